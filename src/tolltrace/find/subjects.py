"""Who stands before a verb of harm as its subject: the harmed of a passive or an intransitive one."""

from __future__ import annotations

import re
from itertools import pairwise

from tolltrace.find.clause_start import aside, clause_start
from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.find.verbs import Verb
from tolltrace.langs import Language

# What happens to the subject of a verb before: whoever "opened fire and fled" is no displaced person.
_SHARED = ("killed", "injured", "missing")
# "one woman, Lena Moss (31), a resident": the name of those before, with an age.
# From a name to the next of its list, with an age or a few words in brackets between.
_NEXT_LISTED = re.compile(r"(?:,9|\(9\)|\([pPqXx0td]{1,4}\))?[,;]?&?[mOd]?")
# So far from its pronoun, a phrase can still stand in a relative clause.
_RELATIVE = 12
# What befell those before the next: "of those aboard were rescued and about".
_OWN_FATE = re.compile(r"(?:[oi][^uhvfKIS,;&]{0,8})?h?u{1,2}r?[xf][^uhvKIS;]{0,8}?,?&[mr]?")
# From a noun to its participle: "women, mostly widows and children,", "pupils aged 15 to 21", "who fled".
_OWN_PHRASE = re.compile(
    r"(?:W(?:v!?|V!?|hr?)[jfx]|x9>9|r[qxX]?P&[qxX]?P"
    r"|i[tadXxq0]{1,5}|\([^()]{1,12}\)|[,r(e\"X-]|o[tDXxq0'dPp]{1,5})*"
)
_NAME_BETWEEN = re.compile(r",?X{1,4}(?:\(9\)|,9)?,?")


def subjects_of(
    s: Sentence,
    phrases: list[Phrase],
    v: Verb,
    verbs: list[Verb],
    objects: dict[int, int],
    language: Language,
) -> list[int]:
    """Numbers of the phrases that are the subject of ``v``."""
    cls = s.cls
    if v.voice == "state" and not re.search("[uhvUf]", cls[v.first : v.at]):
        return _adjacent(s, phrases, v.at, language)
    if v.voice == "reduced" and (near := _adjacent(s, phrases, v.at, language)):
        return _with_coordinated(s, phrases, near)
    whom = _of_whom(s, phrases, v, language)
    if whom:
        return whom
    if v.first and (cls[v.first - 1] == "W" or re.search("[pPA0]D$", cls[: v.first])):
        return _before_relative(s, phrases, v.first - 1)
    start, conjoined = clause_start(s, v, verbs, language)
    if conjoined:
        m = re.search(r"[&,\"]", cls[start : v.first])
        if m is None:
            return []
        if (
            m[0] == "&"
            and v.harm in _SHARED
            and (v.voice == "intransitive" or "u" in s.cls[v.first : v.at])
            and not cls[start + m.end() : v.first].strip("r")
        ):
            return _at_head(s, phrases, v)
        start += m.end()
    found = [
        i
        for i, p in enumerate(phrases)
        if p.first >= start
        and p.last <= v.first
        and i not in objects
        and not p.part
        and (not p.governed or _accompanied(s, p, v))
        and not ("," in s.cls[p.last : v.first] and _of_the(s, p.first))
        and not (i and _of_those(s, phrases[i - 1], p))
        and not (i + 1 < len(phrases) and _of_so_many(s, p, phrases[i + 1]))
        and not ((p.number is None or s.cls[p.last] in "uhvf") and _in_aside(s, p, v.first))
    ]
    if not found and (part := _of_whom(s, phrases, v, language, whole=False)):
        return part
    if v.voice == "reduced":
        if not found and (told := _apposed_before(s, phrases, v)) is not None:
            return [told]
        found = _near_enough(s, phrases, found, v)
        # "Elderly man killed in crash, driver arrested": each has a participle of its own.
        found = [i for i in found if not re.search("[KJIG]", s.cls[phrases[i].last : v.first])]
    if found and (last := phrases[found[-1]].number) is not None and last.kind == "zero":
        found = [i for i in found if (n := phrases[i].number) is not None and n.kind == "zero"]
    found = _without_names(s, phrases, _past_own_verbs(s, phrases, found, v))
    found = [i for i in found if not _in_relative(s, phrases[i], v.first)] or found[:1]
    for i, other in pairwise(tuple(found)):
        gap = slice(phrases[i].last, phrases[other].first)
        if _OWN_FATE.fullmatch(s.cls[gap]) and not language.words("parts", "spared").isdisjoint(s.low[gap]):
            found.remove(i)  # "Nine were rescued and thirty drowned"
            continue
        if _both_roles(s, phrases[i], phrases[other], v.first, language):
            found.remove(i if phrases[other].named else other)
    return found


def _accompanied(s: Sentence, p: Phrase, v: Verb) -> bool:
    """``…, with three more dying in hospital``: those behind ``with`` are the subject of an -ing form."""
    entry = s.entries[v.at]
    return p.last == v.first and s.cls[p.first - 1] == "w" and entry is not None and entry.form == "ing"


def _past_own_verbs(s: Sentence, phrases: list[Phrase], found: list[int], v: Verb) -> list[int]:
    """``three others injured Ana Rossi passed away``: who stands at the verb, and not who has one already.

    Nor are the wounded of ``Clinic: 21 wounded, four died``, or the twelve of ``Of the twelve four died``.
    """
    last = found[-1] if len(found) > 1 and v.voice == "intransitive" else None
    if last is None or s.cls[phrases[last].last : v.first].strip("r"):
        return found
    until = phrases[last].first
    has_one = re.compile("r?K" if phrases[last].named else "r?[KJ],$")
    own = [
        i
        for i in found
        if (has_one.match(s.cls[phrases[i].last : until]) and not phrases[i].partitive)
        or _of_the(s, phrases[i].first)
    ]
    return [i for i in found if i == last or i not in own]


def _at_head(s: Sentence, phrases: list[Phrase], v: Verb) -> list[int]:
    """``A boy on a scooter came under a bus and died``: the subject that both verbs share."""
    begin = max(s.cls.rfind(c, 0, v.first) for c in ";:c") + 1
    for i, p in enumerate(phrases):
        if p.first >= begin:
            heads = p.first <= begin + 1 and not p.governed and p.kind in ("P", "p", "n")
            return [i] if heads and not re.search('[SWR"]', s.cls[p.last : v.first]) else []
    return []


def _in_aside(s: Sentence, p: Phrase, until: int) -> bool:
    """Whether a phrase stands in a clause of brackets or dashes that closes before a verb."""
    close = s.cls.find(")", p.last, until)
    if close < 0:
        close = until - 1 if s.cls[until - 1] == "-" else -1
    opener = aside(s, close) if close >= p.last else None
    return opener is not None and opener < p.first


def _of_those(s: Sentence, part: Phrase, p: Phrase) -> bool:
    """``Three of the nine wounded died``: it is the three that died."""
    return s.cls[part.last : p.first] in ("ot", "od", "oD")


def _of_so_many(s: Sentence, p: Phrase, part: Phrase) -> bool:
    """``Of the 30 passengers 12 died``: it is the twelve that died."""
    counted = p.number is not None and part.number is not None and part.first == p.last
    return counted and re.search(r"o[td]?$", s.cls[: p.first]) is not None


def _of_the(s: Sentence, first: int) -> bool:
    """``Of the two, the driver died``: those behind the preposition are no subject."""
    return re.search(r"(?:^|[,;.\"])o[td]$", s.cls[max(0, first - 3) : first]) is not None


def _of_whom(
    s: Sentence, phrases: list[Phrase], v: Verb, language: Language, *, whole: bool = True
) -> list[int]:
    """``… of whom 29,350 are displaced``: a part that is the subject of the verb right behind it.

    ``Twelve people including five children were killed`` has its verb from the ``whole``, where there is one.
    """
    including = language.words("parts", "including")
    for i in range(len(phrases) - 1, -1, -1):
        p = phrases[i]
        if p.last > v.first or p.governed:
            continue
        gap = s.cls[p.last : v.first]
        if p.number is None and s.cls[p.first - 1 : p.first] == "," and re.fullmatch(r"[^,&]{0,4},", gap):
            continue  # "one of them, a man of 52, died"
        gap = re.sub(r"^,a[^,&]{1,6},", "", gap)
        # "Of these, 14 were taken to hospital" has the part at the sentence's head.
        opened = not p.partitive and (s.cls[p.first - 1 : p.first] == "e" or s.cls[: p.first] == "e,")
        opened = opened and not (whole and s.low[p.first - 1].split(" ", 1)[0] in including)
        closed = p.partitive and s.cls[p.last - 1] == "e" and p.number is not None and p.first > 0
        if ((p.part and opened) or closed) and p.number is not None and not re.search(r"[,)&(]", gap):
            return [i]
        break
    return []


def _near_enough(s: Sentence, phrases: list[Phrase], found: list[int], v: Verb) -> list[int]:
    """A participle without auxiliary reaches back only over its own phrase."""
    if not found:
        return []
    gap = s.cls[phrases[found[-1]].last : v.first]
    return found if _OWN_PHRASE.fullmatch(gap) else []


def _apposed_before(s: Sentence, phrases: list[Phrase], v: Verb) -> int | None:
    """``the release of the engineer Juan Mir, kidnapped on Tuesday``: the noun before the comma."""
    if v.at == 0 or s.cls[v.at - 1] != ",":
        return None
    for i, p in enumerate(phrases):
        if p.last == v.at - 1 and p.kind in ("p", "n", "P") and (p.number is not None or p.named):
            return i
    return None


def _adjacent(s: Sentence, phrases: list[Phrase], at: int, language: Language) -> list[int]:
    """The phrase that ends right before a state: ``34 dead``, ``12 people, missing``."""
    for i, p in enumerate(phrases):
        gap = s.cls[p.last : at] if at - 6 < p.last <= at else "-"
        of_some = i and s.cls[phrases[i - 1].last : p.first] == "o" and phrases[i - 1].head is not None
        if of_some and p.number is not None and p.number.kind == "vague" and p.kind not in "pPA":
            return [i - 1]  # "nine people of several nations killed"
        if p.number is not None and re.fullmatch(r"[,rm\"]*(?:J&)?", gap):
            return [i]
        if p.number is None and gap == "" and s.cls[at] in "JK":
            if i and s.cls[phrases[i - 1].last : p.first] == "o" and phrases[i - 1].number is not None:
                return [i - 1]  # "two sons of a farmer killed"
            leaving = p.first > 0 and s.low[p.first - 1] in language.words("people", "leaving")
            if s.cls[p.first] in "ad" or (s.cls[p.first] == "t" and leaving):
                return [i]
        if p.first < at < p.last and p.head == at:
            return [i]
    return []


def _both_roles(s: Sentence, a: Phrase, b: Phrase, verb: int, language: Language) -> bool:
    """``The party leader and minister Ana Gil was shot``: two nouns for one person."""
    if s.cls[verb : verb + 1] != "u" or s.low[verb] in language.words("people", "plural_verbs"):
        return False
    bare = a.number is None and b.number is None and s.cls[b.first] in "pqXx0"
    return bare and s.cls[a.last : b.first] == "&" and b.kind == "p"


def _without_names(s: Sentence, phrases: list[Phrase], found: list[int]) -> list[int]:
    """Names count one by one only where nothing else says who they are."""
    found = [i for i in found if phrases[i].kind != "0"] or found
    found = _listed_names(s, phrases, found) or found
    if _counts_the_named(s, [phrases[i] for i in found]):
        return found[:1]
    return [
        i
        for k, i in enumerate(found)
        if not (k and phrases[i].number is None and _same_one(s, phrases[found[k - 1]], phrases[i]))
    ]


def _listed_names(s: Sentence, phrases: list[Phrase], found: list[int]) -> list[int]:
    """Those found, without names that belong to a noun or a number beside them, or to no list at all.

    In ``Oto Reva, 45, and Gil Flor, a clerk``, the first stands for himself. Which of two that only a comma
    parts is the other, nobody can tell: the noun counts.
    """
    if all(phrases[i].kind == "n" for i in found):
        return found
    out: list[int] = []
    told = False  # whether a number or a noun before says who those named in a row are
    for k, i in enumerate(found):
        p = phrases[i]
        left = s.cls[phrases[found[k - 1]].last : p.first] if k else ""
        behind = phrases[found[k + 1]] if k + 1 < len(found) else None
        if p.kind != "n":
            told = p.number is not None and p.kind in ("P", "A", "")
            out.append(i)
            continue
        named = k > 0 and phrases[found[k - 1]].kind == "n"
        told = told and (named or "&" not in left or "X" in left)
        if told or (k and not named and "&" not in left):
            continue
        if behind is None:
            out += [i] if "&" in left else []
            continue
        gap = s.cls[p.last : behind.first]
        apart = "&" in gap or behind.kind == "n" or s.cls[behind.first] == "d"
        if _NEXT_LISTED.fullmatch(gap) and apart:
            out.append(i)
    return out


def _counts_the_named(s: Sentence, found: list[Phrase]) -> bool:
    """``The two pilots, Captain Ravi Tal and Captain Som Bek, died``: the number counts those named."""
    if len(found) < 3 or found[0].number is None or found[0].number.quantity.low != len(found) - 1:
        return False
    return s.cls[found[0].last] in ",:" and all(p.number is None and p.named for p in found[1:])


def _same_one(s: Sentence, before: Phrase, p: Phrase) -> bool:
    """``One of the wounded, a woman of 57, succumbed``: the second phrase says who the first one is."""
    single = before.number is None or before.number.quantity.high == 1
    gap = s.cls[before.last : p.first]
    if before.named and not p.named and gap in (",", ",9,", "(9),") and s.cls[p.first] in "apqXtx":
        return "," in s.cls[p.last : p.last + 9]
    if not p.named and s.cls[p.first] in "apqx" and _NAME_BETWEEN.fullmatch(gap):
        return gap[-1] != "," or "," in s.cls[p.last : p.last + 9]
    return (
        single
        and re.fullmatch(r"(?:o[tdD][9n]?[pPKJAk]{1,2})?,", gap) is not None
        and s.cls[p.first] == "a"
        and "," in s.cls[p.last :]
        and s.cls[before.first] != "a"
    )


def _with_coordinated(s: Sentence, phrases: list[Phrase], near: list[int]) -> list[int]:
    """``six activists and a lawyer arrested``: the phrases joined to the one next to the verb."""
    out = list(near)
    while out[0] and not phrases[out[0]].part:
        before = phrases[out[0] - 1]
        gap = s.cls[before.last : phrases[out[0]].first]
        if (
            not re.fullmatch(r"(?:o[tdX0xq']{1,3})?[,&]{1,2}[mOd]?[pq]?", gap)
            or not before.people
            or (before.governed and before.kind == "")
        ):
            break
        out.insert(0, out[0] - 1)
    return out


def _before_relative(s: Sentence, phrases: list[Phrase], at: int) -> list[int]:
    best = None
    for i, p in enumerate(phrases):
        if p.last <= at and at - p.last <= 10 and not re.search(r"[uhvISf;]", s.cls[p.last : at]):
            best = i
    if best is None or (s.cls[at - 1] == "P" and re.search("[i>w]", s.cls[phrases[best].last : at])):
        return []  # "a guard, who spoke to villagers who died": nobody says how many
    group = [best]
    while best and re.fullmatch(r"[,&]{1,2}", gap := s.cls[phrases[best - 1].last : phrases[best].first]):
        if side_by_side(s, phrases[best - 1], phrases[best], gap):
            break  # "Ana Gil, the driver who was killed"
        best -= 1
        group.insert(0, best)
    return group


def _in_relative(s: Sentence, p: Phrase, end: int) -> bool:
    """Whether a phrase stands inside a relative clause that closes before ``end``."""
    back = s.cls[max(0, p.first - _RELATIVE) : p.first]
    if re.search(r"W[uhvr!]{0,2}[fx]i?[td]?$", back):
        return True  # "the nurse who looked after the two"
    return bool(re.search(r"W[^,]*$", back)) and "," in s.cls[p.last : end]


def side_by_side(s: Sentence, before: Phrase, p: Phrase, gap: str) -> bool:
    """``farmer Juan Gil, nephew of the mayor``: a name and a noun with a comma between are one person."""
    if "&" in gap:
        return False
    described = before.named and not p.named and p.number is None and s.cls[p.first] in "pq"
    # "a man of forty, cook of a contractor": without an article it says who he is.
    bare = p.number is None and s.cls[p.first] in "pqx" and s.cls[p.last : p.last + 1] == "o"
    described = described or (bare and gap == "," and s.cls[before.first] in "adtO")
    return described or (p.kind == "n") != (before.kind == "n")
