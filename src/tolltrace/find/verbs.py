"""Verbs of harm, each with its voice: passive, active, participle, gerund, state."""

from __future__ import annotations

import re
from typing import NamedTuple

from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Entry, Language

# Auxiliaries and what may stand between them, up to the verb: "are believed to have been".
_GROUP = re.compile(
    r"(?:[hvV][r!R]*c?)?(?:[uU][rm!]*)?(?:[xSKfqJ]?>)?[r!]*(?:h[rm!]*c?)?(?:u[rm!O]*S?)*(?:tD(?=r))?(?:i?r)*\"?$"
)
# "rushed 12 of the students to ..."
_WHOM = re.compile(r"m?[9nN][sg]?[Oo]?[tdqXxJK]{0,4}[pPA]?>")
# From "to" to the hospital: "to the nearby Mulago referral hospital".
_WAY = re.compile(r"[tadqXx9n'p]{0,7}[0x]")
# "brought in on Friday with gunshot wounds", "treated for severe burns"
_WITH_WOUNDS = re.compile(r"[irxYtdXq0]{0,4}[iw][aqxXK]{0,3}E")
# "were pulled from the wreck and rushed to hospital": two verbs with one auxiliary.
_BROUGHT = re.compile(r"(?:h[r!]*)?u[r!]*[xKSf][^uhvVWSIj;:.]{0,14}&r?$")
_NEXT_CLAUSE = re.compile(r"[&;][rx]?[xKfSuhU]")
_REACH = 22
# So far behind the hospital stands why somebody who is not hurt is brought there.
_CARE = 9
_MODAL_FUTURE = frozenset({"will", "would", "should", "must", "shall", "can", "cannot", "won't", "wouldn't"})
# "have buried 43", "lost eight": a number with no word behind it that says of what.
_NUMBER_ALONE = re.compile(r"m?(?:9|n{1,3})(?:[.,;\"&]|i[Ytn9X]|Y|wd|$)")
# When or where, between a verb and its object.
ADVERBIAL = re.compile(r",[rx]?[irY][^,;.:uhvfIKS]{0,6},|i(?:[td]?[Xxq0]{1,3}|Y)(?=[9nmadtp])")
_SHARED_GAP = re.compile(r"(?:[^uhvfSc;:0]|(?<=X)0){0,20}?[&,][r,&]{0,3}")


class Verb(NamedTuple):
    """A verb of harm at token ``at``, its group beginning at ``first``.

    ``counted``: it tells of harm only to people with a number; ``kin``: only to relatives.
    """

    at: int
    first: int
    harm: str
    voice: str
    negated: bool
    weak: bool
    sought: bool
    counted: bool = False
    kin: bool = False


def read_verbs(s: Sentence, phrases: list[Phrase], language: Language) -> list[Verb]:
    """The verbs of harm of a sentence that have a voice, in order."""
    ago = language.words("dates", "earlier")
    # "kidnapped 11 days ago": a time is no object.
    starts = {p.first for p in phrases if p.kind != "0" or not ago.intersection(s.low[p.last : p.last + 1])}
    # "More than 250,000 are buried there"
    bare = {p.last for p in phrases if p.number is not None and p.kind == "" and p.number.kind != "zero"}
    lost = language.words("harms", "missing", "lost")
    noun_like = {
        p.last
        for p in phrases
        if p.number is not None
        and p.kind == ""
        and (p.governed or s.cls[p.first - 1 : p.first] in ("t", "D"))
        and s.cls[p.last + 1 : p.last + 2] in ("", ",", ".", ";", ")", "&")
    }
    zeros = {p.last - 1 for p in phrases if p.number is not None and p.number.kind == "zero"}
    # "…, with three more dying in hospital"
    accompanied = {p.last for p in phrases if p.number is not None and s.cls[p.first - 1 : p.first] == "w"}
    # "Van crash, five hurt Pavel Orlo": a headline that runs into the name of its writer.
    ends = {
        p.last + (s.cls[p.last : p.last + 1] == "r")
        for p in phrases
        if p.number is not None and p.kind == "" and (not p.first or s.cls[p.first - 1] in ",;:-")
    }
    those = {p.last for p in phrases if p.partitive and s.cls[p.last - 1] == "e"}
    out: list[Verb] = []
    cls = s.cls
    unreal, short_of = language.words("words", "unreal"), language.words("words", "short_of")
    intents = language.words("words", "intents")
    saved = language.words("parts", "spared")
    led_out = language.words("harms", "displaced", "led_out")
    visited = language.words("harms", "displaced", "not_lived_in")
    buries = language.words("harms", "killed", "buries")
    in_case = language.words("harms", "injured", "in_case")
    times = language.words("attribution", "times")
    foretold = language.words("harms", "injured", "foretold")
    hospital = _to_hospital(s, language)
    for m in re.finditer("[KGkIjJlfxSU]", cls):
        at = m.start()
        c = cls[at]
        entry = s.entries[at]
        hurt = at in hospital or (entry is not None and entry.harm == "injured")
        if hurt and not in_case.isdisjoint(s.low[at + 1 : at + 1 + _CARE]):
            continue  # "was taken to a hospital as a precaution"
        if at in hospital:
            group = _BROUGHT.search(cls, max(0, at - _REACH), at) or _GROUP.search(cls, max(0, at - 8), at)
            first = group.start() if group is not None else at
            passive = "u" in cls[first:at]
            out.append(
                Verb(
                    at,
                    first,
                    "injured",
                    "passive" if passive else "active",
                    "!" in cls[first:at],
                    False,
                    False,
                    True,
                )
            )
            continue
        if c in "xSU":
            continue
        if c == "f" and entry is not None and "loses" in entry.tags:
            # "lost his two sons"
            begin = at + 2 if s.cls[at + 1 : at + 2] == "d" and at + 1 not in starts else at + 1
            if begin in starts and s.cls[begin] in "9nmadz" and _loses_people(s, phrases, begin, language):
                alone = _NUMBER_ALONE.match(s.cls, at + 1) is not None
                out.append(Verb(at, at, "killed", "active", False, not alone, False))
            continue
        if c == "f":
            entry = _suffers(s, at, entry)
        if entry is None or entry.harm is None:
            continue
        of = re.search("o(?:[xX]&)?$", cls[max(0, at - 3) : at]) if c == "G" else None
        if of is not None and s.low[at - len(of[0]) - 1] in intents:
            continue  # "with the intention of kidnapping the envoy"
        group = _GROUP.search(cls, max(0, at - 8), at)
        if c == "K" and cls[at - 1 : at] in ("&", "r") and not _has_object(s, at, starts, times):
            # "were stopped and shot dead", "were kept alive for days and then killed"
            group = _BROUGHT.search(cls, max(0, at - _REACH), at) or group
        first = group.start() if group is not None else at
        words = cls[first:at]
        if not unreal.isdisjoint(s.low[first:at]) or (at and s.low[at - 1] in short_of):
            continue  # "would have been killed", "was almost killed"
        if entry.harm == "displaced" and not saved.isdisjoint(s.low[max(0, at - 1) : at + 2]):
            continue  # "were safely evacuated": no one has lost a home.
        if (
            entry.harm == "displaced"
            and s.low[at] in led_out
            and "H" not in cls
            and not visited.isdisjoint(s.low[: _clause_end(cls, at)])
        ):
            continue
        if entry.harm == "missing" and "weak" in entry.tags and c in "KkG" and not _confined(s, at, language):
            continue
        voice = (
            "intransitive"
            if c == "f"
            else _voice(s, at, first, c, words, entry.form, starts, zeros, accompanied, out, times)
        )
        if "sought" in entry.tags and c == "k" and _has_object(s, at, starts, times):
            voice = "gerund"  # "came to look for her husband"
        if c == "j" and at and "lasting" in entry.tags and s.low[at - 1] in foretold:
            voice = "intransitive"  # "a dozen will lose their sight", by a wound that they have
        if voice is None:
            continue
        if voice == "active" and (at in those or (at in ends and re.match("D?XX", s.cls[at + 1 :]))):
            voice = "reduced"  # "one of those injured Anna Moss died"
        if voice == "intransitive" and first == at and at in noun_like and s.low[at] in lost:
            voice = "reduced"  # "The law speaks of 114 disappeared, the figure of the judge"
        if entry.harm == "casualties" and "weak" in entry.tags and _missed(s, at, voice, language):
            if voice != "passive":
                continue
            voice = "shared"  # "was shot at and wounded"
        negated = "!" in words or any(s.low[k].endswith("n't") for k in range(first, at))
        harm = entry.harm
        tags = entry.tags
        alone = s.low[at] in buries and (_NUMBER_ALONE.match(s.cls, at + 1) is not None or first in bare)
        out.append(
            Verb(
                at,
                first,
                harm,
                voice,
                negated,
                "weak" in tags and not alone,
                "sought" in tags,
                "counted" in tags,
                "kin_sought" in tags,
            )
        )
    return out


def _confined(s: Sentence, at: int, language: Language) -> bool:
    """``trapped in the shaft``, ``still trapped``: by what has fallen on them, and not by snow or a siege."""
    if not language.words("parts", "spared").isdisjoint(s.low):
        return False
    if not language.words("harms", "missing", "trapping").isdisjoint(s.low):
        return True
    still = at > 0 and s.low[at - 1] in language.words("harms", "missing", "still_trapped")
    return still and s.cls[at + 1 : at + 2] not in ("i", "y")


def _clause_end(cls: str, at: int) -> int:
    """The token where the clause of a verb ends: "were evacuated from the yard and placed in a school"."""
    m = _NEXT_CLAUSE.search(cls, at + 1)
    return m.start() if m is not None else len(cls)


def _missed(s: Sentence, at: int, voice: str, language: Language) -> bool:
    """``was shot at by rebels``, ``the police shot in the air``: nobody is said to be hit."""
    aimed = s.low[at + 1 : at + 2] and s.low[at + 1] in language.words("harms", "casualties", "aimed")
    return (aimed and s.cls[at + 2 : at + 3] in tuple("y&rci.,;")) or (
        voice == "reduced" and s.cls[at + 1 : at + 2] != "y"
    )


def _to_hospital(s: Sentence, language: Language) -> frozenset[int]:
    """The verbs of ``were rushed to a nearby hospital``: whoever is brought there is hurt.

    So is who was ``brought in with gunshot wounds`` or ``treated for severe burns``, wherever that was.
    """
    wards = language.words("harms", "injured", "wards")
    wounds = language.words("harms", "injured", "with_nouns")
    if wards.isdisjoint(s.low) and wounds.isdisjoint(s.low):
        return frozenset()
    moved = language.words("harms", "injured", "moved")
    taken_in = moved | language.words("harms", "injured", "taken_in")
    out: set[int] = set()
    for at, word in enumerate(s.low):
        if word in taken_in and (m := _WITH_WOUNDS.match(s.cls, at + 1)) and s.low[m.end() - 1] in wounds:
            out.add(at)
        if word not in moved:
            continue
        whom = _WHOM.match(s.cls, at + 1)
        to = at + 1 if whom is None else whom.end() - 1
        way = _WAY.match(s.cls, to + 1) if s.cls[to : to + 1] in (">", "i") else None
        if way is not None and not wards.isdisjoint(s.low[at + 2 : way.end()]):
            out.add(at)
    return frozenset(out)


def _loses_people(s: Sentence, phrases: list[Phrase], first: int, language: Language) -> bool:
    """``lost 12 men``, ``lost her husband``, ``lost a sergeant``, not ``lost 12 seats``."""
    p = next((p for p in phrases if p.first == first), None)
    if p is not None and p.kind == "" and _NUMBER_ALONE.match(s.cls, first):
        at = first - 2
        while at > 0 and s.cls[at] in "Rrhu":
            at -= 1  # "the army itself has lost eight"
        side = s.entries[at] if at >= 0 else None  # "the army lost eight"
        return side is not None and side.victims in ("security_force", "armed_group")
    if p is None or p.head is None or p.number is not None:
        of_them = p is not None and p.partitive and s.cls[p.last - 1] == "e"  # "and lost 64 of them"
        return p is not None and (p.kind == "P" or of_them)
    if s.cls[first] in "da":
        dear = s.low[p.head] in language.words("people", "standing", "dear")
        if dear or s.cls[first] == "d":
            return dear or s.low[p.head] in language.words("people", "standing", "relatives")
    entry = s.entries[p.head]
    return entry is not None and entry.victims in ("security_force", "armed_group", "combatant")


def _suffers(s: Sentence, at: int, entry: Entry | None) -> Entry | None:
    """``suffered head and leg injuries``: the entry of the injury, if the verb's object is one."""
    if entry is None or "suffers" not in entry.tags:
        return None
    m = re.match(r"[rqXxtadpP0&,m9nJK-]{0,8}?E", s.cls[at + 1 :])
    found = s.entries[at + m.end()] if m is not None else None
    return found if found is not None and found.harm == "injured" else None


def _voice(
    s: Sentence,
    at: int,
    first: int,
    c: str,
    group: str,
    form: str,
    starts: set[int],
    zeros: set[int],
    accompanied: set[int],
    before: list[Verb],
    times: frozenset[str],
) -> str | None:
    cls = s.cls
    if c == "J":
        entry = s.entries[at]
        if (
            entry is not None
            and "last" in entry.tags
            and s.cls[at + 1 : at + 2] not in ("", ",", ".", ";", ")")
        ):
            return None
        return "state"
    hypothetical = any(s.low[k] in _MODAL_FUTURE for k in range(first, at)) and "h" not in group
    if c in "Ij":
        if hypothetical and c == "I" and (entry := s.entries[at]) is not None and "weak" in entry.tags:
            return None  # "will not come back"
        if form == "ing" and at and (at - 1 in zeros or at in accompanied):
            return "intransitive"
        if form == "ing" or (c == "j" and (hypothetical or (at and cls[at - 1] == ">"))):
            return None
        if form == "base" and at and (cls[at - 1] in "vV>" or re.search(">[jk][^uhvfS;]{0,6}&r?$", cls[:at])):
            return None  # "ordered to lay down arms and surrender"
        if form == "past" and at + 1 in starts and s.cls[at + 1] in "9n":
            return "active"
        return "intransitive"
    opens = c == "K" and first == at
    follows = _has_object(s, at, starts, times) or (opens and _object_behind(s, at, starts))
    if c == "G":
        if cls.startswith("o", at + 1) or (at and cls[at - 1] == "d"):
            return "nominal"  # "following his killing the mayor left"
        return "gerund" if follows else None
    if c == "k":
        entry = s.entries[at]
        phrase = entry is not None and "takes_lives_of" in entry.tags
        owned = at > 1 and (cls[at - 1] == "'" or cls[at - 2 : at] == 'P"')
        nominal = (
            cls.startswith("o", at + 1)
            or owned
            or (at > 0 and cls[at - 1] in ("atdD" if follows else "atdDq"))
        )
        if nominal and not phrase:
            return "nominal"  # "the attack that cost the life of a judge": no noun
        if at and cls[at - 1] in ">vV":
            if form == "base" and "u" in group:
                return "passive"
            return None
        if "u" in group:
            return "passive"
        return "active" if follows else ("reduced" if form == "base" and s.low[at] in _SAME_FORMS else None)
    if c == "l":
        return "lives" if follows else None
    if hypothetical and "u" in group:
        return None
    if c == "K" and follows and at > 1 and re.search("ot[9n]?$", cls[max(0, at - 3) : at]):
        return None  # "three of the detained men died": who they are
    if group.rfind("u") > group.rfind("h"):
        return "passive"
    if before and before[-1].voice in ("passive", "shared") and not follows:
        gap = cls[before[-1].at + 1 : at]
        if _SHARED_GAP.fullmatch(gap):
            return "passive"
    if (
        form == "participle"
        and "h" not in group
        and c == "K"
        and s.low[at] not in _SAME_FORMS
        and not follows
    ):
        return "reduced"
    if follows and not cls.startswith("y", at + 1):
        return "active"
    return "reduced" if "h" not in group else None


# Verbs whose base is also their past and participle.
_SAME_FORMS = frozenset({"hurt", "cut down", "beat up"})


def _object_behind(s: Sentence, at: int, starts: set[int]) -> bool:
    """``They killed, at dusk, a nurse``: whether an object follows when and where, of those who can kill.

    Whose number is told before the verb may be the dead themselves.
    """
    m = ADVERBIAL.match(s.cls, at + 1)
    if m is None or m.end() not in starts:
        return False
    before = s.cls[max(0, at - 6) : at].rstrip("r")
    return before[-1:] == "R" or (before[-1:] in tuple("PxX0") and not re.search("[9nNgsA]", before))


def _has_object(s: Sentence, at: int, starts: set[int], times: frozenset[str]) -> bool:
    """Whether a phrase, a determiner with a noun, a pronoun or a name stands right behind a verb."""
    if re.match(r"\((?:m?[9n][^()]{0,24}\)|[tdXxqpPo&,]{1,12}\)(?:[.,;]|$))", s.cls[at + 1 : at + 28]):
        return False  # "1,300 people displaced (310 families)", "30 injured (Red Cross)"
    for k in range(at + 1, min(at + 4, len(s.cls) + 1)):
        if k in starts:
            return True
        if k >= len(s.cls) or s.cls[k] not in 'rO"(mtdD':
            break
    rest = s.cls[at + 1 : at + 8]
    when = re.match("[tDa]q?[x0]", rest)
    if when is not None and s.low[at + when.end()] in times:
        return False  # "arrested the same day"
    return bool(
        re.match(
            r"[r\"]*(?:[tdDa][qXxOr']*[pPx0H]|X,[ta][qX]{0,2}p|X'[qX]{0,2}p|R(?![uhvfKI])|d(?=[iwr,.;])|[qXx]{0,3}[pPH](?![uh])|[qX]*X(?![uh,])X)",
            rest,
        )
    )
