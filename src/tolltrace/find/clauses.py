"""Verbs of harm and whom they harm: passives, actives, participles, gerunds, states.

For each verb the *voice* is read from the words around it, and the victims are looked for where that voice
puts them: before a passive or an intransitive verb, behind an active one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tolltrace.find.phrases import Phrase
from tolltrace.find.subjects import side_by_side, subjects_of
from tolltrace.find.tokens import Sentence
from tolltrace.find.verbs import ADVERBIAL, Verb, read_verbs
from tolltrace.langs import Language

_OBJECT_GAP = re.compile(r"(?:R&|X,|X')?[rO\"(,]{0,3}[tdD]?$")
# "murdered brothers A and B": names may stand behind the noun that says who they are.
_NAMED_GAP = re.compile(r"[rO\"(,]{0,3}[tdqXxp]{0,4}P$")
# Before the next of a list: "and his two sons", ", the party's block president".
_LIST_END = re.compile(r"[&,][mOd\"]*(?:t?[qXx0]{1,3}')?$")
# "killed villagers, a priest and two nuns": those without a number make no figure.
PLURAL_GAP = re.compile(r"[rO\"(]{0,2}[tdD]?[qXx0]{0,3}P[,&]{1,2}[mOd]?")
# "killing Maria Soto, 42; Pilar Soto, 19; and a driver"
_INVERTED = re.compile(
    r"(?:(?:^|(?<=[.;:,&\"]))r{0,2}K|(?:^|(?<=[.;:\"]))K[iy>][^uhvfKS,;:.]{1,8})u(?:r|:){0,2}(?=[9nNFmadtpPqXb])"
)
_LISTED_GAP = re.compile(r"(?:,9)?;&?|,9,&?")
_SUBJECT_OF_NEXT = re.compile(
    r"(?:[qxX0]{0,3}&[atdqXxpP0]{1,4})?(?:(?:[it>]+[qXx0'&]{1,4})?,?[r]*(?:[uhvIf]|K(?=[yR]))|[JK](?=[.,;&xiYr]|$)|(?:[it>]+[qXx0'&]{1,4})?[qxX0]{0,3}S)"
)


# "have told our staff that they"
_THEY_SAY = re.compile(r"[hr]{0,2}S[^uhvfSWKG;:.]{0,6}R$")
# "was killed at dawn with fourteen others"
_WITH_OTHERS = re.compile("(?<=[KIXxYM0r])w(?=m?[9n]O)")
_OF_A_THING = re.compile(r"od[qx]{0,2}[x0](?![pPA])")
_JOIN_REACH = 16
_UNSURE = frozenset({"weak", "sought"})
_NO_DEATH = ("injured", "casualties")
# What a pronoun can be told to have suffered.
_PERSONAL = ("killed", "injured", "abducted")


class Link(NamedTuple):
    """Phrase number ``phrase`` suffered ``harm``; ``trigger`` is the token that says so."""

    phrase: int
    harm: str
    trigger: int
    rule: str


def link_verbs(s: Sentence, phrases: list[Phrase], language: Language) -> list[Link]:
    """All links between the phrases of a sentence and its verbs of harm."""
    verbs = [
        v._replace(harm="abducted") if v.harm == "arrested" and _by_the_armed(s, v) else v
        for v in read_verbs(s, phrases, language)
    ]
    links: dict[tuple[int, str], Link] = {}
    objects: dict[int, int] = {}
    shared: tuple[int, list[int]] = (0, [])
    for v in verbs:
        if v.voice in ("passive", "intransitive", "reduced", "state"):
            subjects = subjects_of(s, phrases, v, verbs, objects, language)
            if v.voice == "passive" and not subjects and "u" not in s.cls[v.first : v.at]:
                subjects = _shared(s, phrases, shared, v)
            for i in subjects:
                _add(links, s, phrases, i, v, language)
            if v.voice == "passive" and subjects:
                shared = (v.at, subjects)
        elif v.voice == "shared":
            shared = (v.at, subjects_of(s, phrases, v, verbs, objects, language))
        elif v.voice == "lives":
            for i in _objects(s, phrases, v)[:1]:
                if s.cls[phrases[i].last : phrases[i].last + 2] == "dL":  # "cost 38 people their lives"
                    _add(links, s, phrases, i, v, language)
        elif v.voice in ("active", "gerund"):
            for i in _objects(s, phrases, v):
                objects.setdefault(i, v.at)
                if v.kin and not _of_kin(s, phrases[i], language):
                    break
                _add(links, s, phrases, i, v, language)
    for link in _taken_up(s, phrases, verbs, language):
        links.setdefault((link.phrase, link.harm), link)
    for link in _said_of_themselves(s, phrases, verbs, language):
        links.setdefault((link.phrase, link.harm), link)
    for link in _stood_for(s, phrases, verbs, language):
        links.setdefault((link.phrase, link.harm), link)
    for link in _joined(s, phrases, links, verbs, language):
        links.setdefault((link.phrase, link.harm), link)
    for i, at in _inverted(s, phrases, verbs):
        entry = s.entries[at]
        if entry is not None and entry.harm is not None:
            links.setdefault((i, entry.harm), Link(i, entry.harm, at, f"inverted:{entry.harm}"))
    return sorted(links.values(), key=lambda k: (k.phrase, k.trigger))


def _taken_up(s: Sentence, phrases: list[Phrase], verbs: list[Verb], language: Language) -> list[Link]:
    """``The van hit the three nuns, killing them``: the counted persons whom a pronoun stands for."""
    several = language.words("people", "several")
    out: list[Link] = []
    for m in re.finditer("G(?=R)", s.cls):  # "Two men rent my room, nobody has seen them since"
        entry = s.entries[m.start()]
        if entry is None or "sought" not in entry.tags or s.low[m.end()] not in several:
            continue
        told = [i for i, p in enumerate(phrases) if p.last <= m.start() and p.number and p.kind in ("P", "")]
        if told and not re.search("[;:K]", s.cls[phrases[told[-1]].last : m.start()]):
            out.append(Link(told[-1], "missing", m.start(), "gerund:missing"))
    for m in re.finditer(r"(?<=,)r?(?P<verb>G)(?:R|De)(?=[,.;r]|i[tdqxX]|$)", s.cls):
        at = m.start("verb")
        entry = s.entries[at]
        if entry is None or entry.harm is None or entry.harm == "homes_destroyed":
            continue
        if s.cls[at + 1] == "R" and s.low[at + 1] not in several:
            continue
        for i, p in reversed(list(enumerate(phrases))):
            if p.last > at:
                continue
            apart = re.search("[pPA;:uhc]", s.cls[p.last : at])
            if p.number is not None and p.kind == "P" and not apart and re.search("[fU]", s.cls[: p.first]):
                out.append(Link(i, entry.harm, at, f"gerund:{entry.harm}"))
            break
    return out


def _said_of_themselves(
    s: Sentence, phrases: list[Phrase], verbs: list[Verb], language: Language
) -> list[Link]:
    """``Some 40 detainees told us that they were beaten``: those who say what was done to them."""
    several = language.words("people", "several")
    out: list[Link] = []
    for v in verbs:
        m = _THEY_SAY.search(s.cls, 0, v.first) if v.voice == "passive" and not v.negated else None
        if m is None or s.low[v.first - 1] not in several:
            continue
        told = [i for i, p in enumerate(phrases) if p.last == m.start() and p.number and p.kind in ("P", "")]
        out += [Link(i, v.harm, v.at, f"passive:{v.harm}") for i in told if not phrases[i].governed]
    return out


def _stood_for(s: Sentence, phrases: list[Phrase], verbs: list[Verb], language: Language) -> list[Link]:
    """``They stopped the mayor and shot him dead``, ``… was shot after she was abducted``: who is meant.

    That is the only single person before it; behind ``, killing``, the last one, who is not the first.
    """
    whom, who = language.words("people", "whom"), language.words("people", "who")
    if whom.isdisjoint(s.low) and who.isdisjoint(s.low):
        return []
    out: list[Link] = []
    for m in re.finditer(
        r"(?<=,)G(?=R|d(?![qXx0]{0,3}[pPAEx0X9n]))|(?<![>,u])K(?=R|d(?![qXx0]{0,3}[pPAEx0X9n]))", s.cls
    ):
        entry = s.entries[m.start()]
        if s.low[m.end()] not in whom or entry is None or entry.harm not in _PERSONAL or entry.tags & _UNSURE:
            continue
        single = _singles(s, phrases, m.start(), language)
        other = len(single) > 1 or re.search("[RP]", s.cls[: phrases[single[0]].first]) if single else None
        if other and (m[0] == "G" or len(single) == 1):
            rule = "gerund" if m[0] == "G" else "active"
            out.append(Link(single[-1], entry.harm, m.start(), f"{rule}:{entry.harm}"))
    for v in verbs:
        # Who "was hit by a bullet" is told of elsewhere, too: perhaps as dead.
        if v.voice != "passive" or v.negated or v.harm not in ("killed", "abducted") or v.first < 2:
            continue
        if s.low[v.first - 1] in who and s.cls[v.first - 2] in "&ci" and "v" not in s.cls[v.first : v.at]:
            single = _singles(s, phrases, v.first - 1, language)
            if len(single) == 1 and not phrases[single[0]].governed:
                out.append(Link(single[0], v.harm, v.at, f"passive:{v.harm}"))
    return out


def _singles(s: Sentence, phrases: list[Phrase], until: int, language: Language) -> list[int]:
    """The single persons before a token, each once, without the subject of the verb there."""
    bodies = language.words("people", "describing")
    out: list[int] = []
    for i, p in enumerate(phrases):
        one = p.kind in ("p", "n") and (p.number is None or p.number.quantity.high == 1)
        if not one or p.last >= until or (p.first and s.cls[p.first - 1] == "o"):
            continue
        if p.head is not None and s.low[p.head] in bodies:
            continue  # "alerted the police, and he was rushed to hospital"
        if re.search('u[r!"]*$', s.cls[max(0, p.first - 4) : p.first]):
            continue  # "was never a spy, and he was killed": what somebody is
        if out and side_by_side(s, phrases[out[-1]], p, s.cls[phrases[out[-1]].last : p.first]):
            continue
        out.append(i)
    return out


def _joined(
    s: Sentence,
    phrases: list[Phrase],
    links: dict[tuple[int, str], Link],
    verbs: list[Verb],
    language: Language,
) -> list[Link]:
    """``was killed near his home, along with two of his guards``: persons joined behind the verb."""
    joining = language.words("people", "joining")
    others = {m.start() for m in _WITH_OTHERS.finditer(s.cls)}
    if joining.isdisjoint(s.low) and not others:
        return []
    out: list[Link] = []
    told = {k.trigger: k for k in links.values()}
    for v in verbs:  # "he was abducted, along with …": it was done to the others all the same
        ahead = s.cls[v.first - 1 : v.first]
        if not v.negated and (v.voice, ahead) in (("passive", "R"), ("reduced", ",")):
            told.setdefault(v.at, Link(-1, v.harm, v.at, f"{v.voice}:{v.harm}"))
    for link in told.values():
        if not link.rule.startswith(("passive", "intransitive", "reduced")):
            continue
        at = next(
            (k for k in range(link.trigger + 1, len(s.low)) if s.low[k] in joining or k in others), None
        )
        if (
            at is None
            or at - link.trigger > _JOIN_REACH
            or re.search("[uhKIfS;]|cR", s.cls[link.trigger + 1 : at])
        ):
            continue
        last = at + 1
        for i, p in enumerate(phrases):
            if p.first <= at or (i, link.harm) in links:
                continue
            gap = s.cls[last : p.first]
            listed = re.fullmatch("[mOd]?" if last == at + 1 else "[,&]{1,2}[mOd]?", gap)
            if listed and last > at + 1 and side_by_side(s, phrases[i - 1], p, gap):
                continue
            if not listed or p.kind in ("?", "0", "A", "E", "C", "H", "L") or _speaks_next(s, p):
                break
            out.append(Link(i, link.harm, link.trigger, f"joined:{link.harm}"))
            last = p.last
    return out


def _speaks_next(s: Sentence, p: Phrase) -> bool:
    """``…, police said``: the subject of another clause, and no more of a list."""
    return s.cls[p.last : p.last + 1] == "S" or _SUBJECT_OF_NEXT.match(s.cls, p.last) is not None


def _by_the_armed(s: Sentence, v: Verb) -> bool:
    """``Rebels captured 13 villagers``: whom no state holds is abducted."""
    if v.voice == "active":
        by = v.first - 1
    else:
        m = re.match(r"y[tqmxX9n]{0,3}[pP]", s.cls[v.at + 1 : v.at + 7])
        by = v.at + m.end() if m is not None else -1
    entry = s.entries[by] if by >= 0 else None
    return entry is not None and s.cls[by] in "pP" and entry.victims == "armed_group"


def _shared(s: Sentence, phrases: list[Phrase], before: tuple[int, list[int]], v: Verb) -> list[int]:
    """``was abducted by rebels and later killed``: the subject of the first verb, if none stands between."""
    at, subjects = before
    between = any(at < p.first < v.first and not p.governed for p in phrases)
    return [] if between or re.search("[;uhvfIS]", s.cls[at + 1 : v.first]) else subjects


def _missed(s: Sentence, p: Phrase) -> bool:
    """Whether those looked for are missed by somebody: ``his wife``, ``five children``, not ``a suspect``."""
    if p.head is None or (entry := s.entries[p.head]) is None:
        return False
    if p.number is None:
        return s.cls[p.first] == "d"
    return entry.victims == "civilian" or entry.form == "missed"


def _of_kin(s: Sentence, p: Phrase, language: Language) -> bool:
    """``her brother and two cousins``"""
    kin = language.words("people", "standing", "relatives") | language.words("people", "standing", "dear")
    word = s.low[p.head] if p.head is not None else ""
    return word in kin or word.removesuffix("s") in kin


def _tells_harm(s: Sentence, p: Phrase) -> bool:
    """Whether a word between a number and its noun says what was done: ``16 abducted passengers``."""
    if p.number is None or p.head is None:
        return False
    between = (s.entries[k] for k in range(p.number.last, p.head) if s.cls[k] in "KJ")
    return any(entry is not None and entry.harm is not None for entry in between)


def _inverted(s: Sentence, phrases: list[Phrase], verbs: list[Verb]) -> list[tuple[int, int]]:
    """``Also killed were two policemen and a nurse``, ``Injured in the fire were: a cook; a maid``."""
    out: list[tuple[int, int]] = []
    for m in _INVERTED.finditer(s.cls):
        at = m.start() + s.cls[m.start() : m.end()].index("K")
        last = m.end()
        for i, p in enumerate(phrases):
            if p.first < m.end():
                continue
            gap = s.cls[last : p.first]
            if out and ";" not in gap and side_by_side(s, phrases[out[-1][0]], p, gap):
                continue
            if (gap and not re.fullmatch(r"[^uhvKISfc;:.]{0,10}[,;&]{1,2}[mOd]?", gap)) or not p.people:
                break
            out.append((i, at))
            last = p.last
    return out


def _add(
    links: dict[tuple[int, str], Link],
    s: Sentence,
    phrases: list[Phrase],
    i: int,
    v: Verb,
    language: Language,
) -> None:
    p = phrases[i]
    homes = v.harm == "homes_destroyed"
    ones = homes and p.kind == "" and p.number is not None and any(o.kind == "H" for o in phrases[:i])
    if (homes != (p.kind == "H") and not ones) or p.kind in ("C", "E", "0"):
        return
    if v.weak and v.voice == "intransitive" and p.kind not in ("P", "p", "A"):
        return  # "no permit had expired"
    if v.voice == "reduced" and p.number is None and p.head is not None and p.last == p.head + 1:
        bodies = language.words("people", "describing")
        if s.low[p.head] in bodies and s.cls[p.first] not in "adO":
            return  # "Police executed or tried to execute 73": whoever did it
    if v.harm == "displaced" and p.number is None:
        return  # A driver who fled is no displaced person.
    if v.harm == "missing" and p.number is None and s.cls[p.first] == "t":
        return  # "The driver has not been traced": whom the police look for.
    zero = p.number is not None and p.number.kind == "zero"
    if v.negated and not zero:
        return
    if v.weak and p.kind != "P" and p.number is not None and _OF_A_THING.match(s.cls, p.number.last):
        return  # "crushed one of his legs"
    if (v.weak and p.kind in ("?", "n")) or (
        v.weak
        and p.kind == ""
        and p.number is not None
        and p.number.kind != "zero"
        and not p.partitive
        and not links
        and v.harm != "missing"
    ):
        return
    if v.sought and _tells_harm(s, p):
        return  # "the whereabouts of the 16 abducted passengers": what was done to them is told.
    if (v.sought and not _missed(s, p)) or (v.counted and p.number is None):
        return
    if v.harm in _NO_DEATH and (i, "killed") in links:
        return
    if v.harm == "killed":
        for harm in _NO_DEATH:  # "was shot in the head and died"
            links.pop((i, harm), None)
    harm = v.harm
    if p.kind == "A" and p.head is not None and (e := s.entries[p.head]) is not None and e.harm == "killed":
        harm = "killed"
    links.setdefault((i, harm), Link(i, harm, v.at, f"{v.voice}:{harm}"))


def _objects(s: Sentence, phrases: list[Phrase], v: Verb) -> list[int]:
    """Numbers of the phrases that are objects of an active verb, with those coordinated to the first."""
    cls = s.cls
    out: list[int] = []
    covered = False
    for i, p in enumerate(phrases):
        if p.first <= v.at:
            continue
        if not out:
            aside = ADVERBIAL.match(cls, v.at + 1)
            begin = v.at + 1 if aside is None or aside.end() > p.first else aside.end()
            before = cls[begin : p.first]
            if cls[v.at - 1 : v.at + 1] == "wG" and cls.startswith("w", p.last):
                return []  # "charged with killing clerks and four with theft"
            if not (
                _OBJECT_GAP.fullmatch(before)
                or (PLURAL_GAP.fullmatch(before) and cls[v.at - 1 : v.at] not in tuple("tdD9nq"))
                or (p.kind == "n" and _NAMED_GAP.fullmatch(before))
            ):
                return []
            out.append(i)
            continue
        gap = cls[phrases[out[-1]].last : p.first]
        if p.part:
            continue
        if _LISTED_GAP.fullmatch(gap) and not _SUBJECT_OF_NEXT.match(cls, p.last):
            out.append(i)
            continue
        if p.governed or re.search(r"[ufSKkGIWc;:hvJ.]", gap) or not _LIST_END.search(gap):
            return out
        if _SUBJECT_OF_NEXT.match(cls, p.last):
            return out
        if side_by_side(s, phrases[out[-1]], p, gap):
            covered = p.kind == "n" and phrases[out[-1]].number is not None
            continue
        if covered and p.kind == "n":
            continue  # "his two associates, Ram Soto and Hari Lora": the number counts them.
        covered = False
        out.append(i)
    return out
