"""Verbs of harm and whom they harm: passives, actives, participles, gerunds, states.

For each verb the *voice* is read from the words around it, and the victims are looked for where that voice
puts them: before a passive or an intransitive verb, behind an active one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.find.verbs import Verb, read_verbs
from tolltrace.langs import Language

_OBJECT_GAP = re.compile(r"(?:R&|X,|X')?[rO\"(,]{0,3}[tdD]?$")
# "murdered brothers A and B": names may stand behind the noun that says who they are.
_NAMED_GAP = re.compile(r"[rO\"(,]{0,3}[tdqXxp]{0,4}P$")
# Before the next of a list: "and his two sons", ", the party's block president".
_LIST_END = re.compile(r"[&,][mOd\"]*(?:t?[qXx0]{1,3}')?$")
# "killed villagers, a priest and two nuns": those without a number make no figure.
_PLURAL_GAP = re.compile(r"[rO\"(]{0,2}[tdD]?[qXx0]{0,3}P[,&]{1,2}[mOd]?")
# "killing Maria Soto, 42; Pilar Soto, 19; and a driver"
_LISTED_GAP = re.compile(r"(?:,9)?;&?|,9,&?")
_SUBJECT_OF_NEXT = re.compile(
    r"(?:&[tdqXxpP0]{1,4})?(?:(?:[it>]+[qXx0'&]{1,4})?,?[r]*(?:[uhvIf]|K(?=y))|[JK](?=[.,;&]|$)|(?:[it>]+[qXx0'&]{1,4})?[xX0]?S)"
)


_JOIN_REACH = 16


@dataclass(frozen=True, slots=True)
class Link:
    """Phrase number ``phrase`` suffered ``harm``; ``trigger`` is the token that says so."""

    phrase: int
    harm: str
    trigger: int
    rule: str


def link_verbs(s: Sentence, phrases: list[Phrase], language: Language) -> list[Link]:
    """All links between the phrases of a sentence and its verbs of harm."""
    verbs = [
        replace(v, harm="abducted") if v.harm == "arrested" and _by_the_armed(s, v) else v
        for v in read_verbs(s, phrases, language)
    ]
    links: dict[tuple[int, str], Link] = {}
    objects: dict[int, int] = {}
    shared: tuple[int, list[int]] = (0, [])
    for v in verbs:
        if v.voice in ("passive", "intransitive", "reduced", "state"):
            subjects = _subjects(s, phrases, v, verbs, objects, language)
            if v.voice == "passive" and not subjects and "u" not in s.cls[v.first : v.at]:
                subjects = _shared(s, phrases, shared, v)
            for i in subjects:
                _add(links, s, phrases, i, v)
            if v.voice == "passive" and subjects:
                shared = (v.at, subjects)
        elif v.voice in ("active", "gerund"):
            for i in _objects(s, phrases, v):
                objects.setdefault(i, v.at)
                _add(links, s, phrases, i, v)
    for link in _joined(s, phrases, links, language):
        links.setdefault((link.phrase, link.harm), link)
    for i, at in _inverted(s, phrases, verbs):
        entry = s.entries[at]
        if entry is not None and entry.harm is not None:
            links.setdefault((i, entry.harm), Link(i, entry.harm, at, f"inverted:{entry.harm}"))
    return sorted(links.values(), key=lambda k: (k.phrase, k.trigger))


def _joined(
    s: Sentence, phrases: list[Phrase], links: dict[tuple[int, str], Link], language: Language
) -> list[Link]:
    """``was killed near his home, along with two of his guards``: persons joined behind the verb."""
    joining = language.words("people", "joining")
    if joining.isdisjoint(s.low):
        return []
    out: list[Link] = []
    for link in {k.trigger: k for k in links.values()}.values():
        if not link.rule.startswith(("passive", "intransitive")):
            continue
        at = next((k for k in range(link.trigger + 1, len(s.low)) if s.low[k] in joining), None)
        if (
            at is None
            or at - link.trigger > _JOIN_REACH
            or re.search("[uhKIfS;]", s.cls[link.trigger + 1 : at])
        ):
            continue
        last = at + 1
        for i, p in enumerate(phrases):
            if p.first <= at or (i, link.harm) in links:
                continue
            gap = s.cls[last : p.first]
            listed = re.fullmatch("[mOd]?" if last == at + 1 else "[,&]{1,2}[mOd]?", gap)
            if listed and last > at + 1 and _side_by_side(s, phrases[i - 1], p, gap):
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


def _inverted(s: Sentence, phrases: list[Phrase], verbs: list[Verb]) -> list[tuple[int, int]]:
    """``Also killed were two policemen and a nurse``."""
    out: list[tuple[int, int]] = []
    for m in re.finditer(r"(?:^|(?<=[.;:,&\"]))r{0,2}Kur{0,2}(?=[9nNFmadtpPqXb])", s.cls):
        at = m.start() + s.cls[m.start() : m.end()].index("K")
        last = m.end()
        for i, p in enumerate(phrases):
            if p.first < m.end():
                continue
            gap = s.cls[last : p.first]
            if (gap and not re.fullmatch(r"[^uhvKISfc;:.]{0,8}[,&]{1,2}[mOd]?", gap)) or not p.people:
                break
            out.append((i, at))
            last = p.last
    return out


def _add(links: dict[tuple[int, str], Link], s: Sentence, phrases: list[Phrase], i: int, v: Verb) -> None:
    p = phrases[i]
    homes = v.harm == "homes_destroyed"
    ones = homes and p.kind == "" and p.number is not None and any(o.kind == "H" for o in phrases[:i])
    if (homes != (p.kind == "H") and not ones) or p.kind in ("C", "E", "0"):
        return
    if v.harm == "displaced" and p.number is None:
        return  # A driver who fled is no displaced person.
    if v.harm == "missing" and p.number is None and s.cls[p.first] == "t":
        return  # "The driver has not been traced": whom the police look for.
    zero = p.number is not None and p.number.kind == "zero"
    if v.negated and not zero:
        return
    if (v.weak and p.kind in ("?", "n")) or (
        v.weak
        and p.kind == ""
        and p.number is not None
        and p.number.kind != "zero"
        and not p.partitive
        and not links
    ):
        return
    if (v.sought and not _missed(s, p)) or (v.counted and p.number is None):
        return
    if v.harm == "injured" and (i, "killed") in links:
        return
    if v.harm == "killed":
        links.pop((i, "injured"), None)
    harm = v.harm
    if p.kind == "A" and p.head is not None and (e := s.entries[p.head]) is not None and e.harm == "killed":
        harm = "killed"
    links.setdefault((i, harm), Link(i, harm, v.at, f"{v.voice}:{harm}"))


def _subjects(
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
    start, conjoined = _clause_start(s, v, verbs, language)
    if conjoined:
        m = re.search(r"[&,\"]", cls[start : v.first])
        if m is None:
            return []
        start += m.end()
    found = [
        i
        for i, p in enumerate(phrases)
        if p.first >= start
        and p.last <= v.first
        and i not in objects
        and not p.part
        and not p.governed
        and not ("," in s.cls[p.last : v.first] and _of_the(s, p.first))
    ]
    if not found and (part := _of_whom(s, phrases, v, language, whole=False)):
        return part
    if v.voice == "reduced":
        if not found and (told := _apposed_before(s, phrases, v)) is not None:
            return [told]
        found = _near_enough(s, phrases, found, v)
    found = _without_names(s, phrases, found)
    found = [i for i in found if not _in_relative(s, phrases[i], v.first)] or found[:1]
    for i, other in pairwise(tuple(found)):
        if _both_roles(s, phrases[i], phrases[other], v.first, language):
            found.remove(i if phrases[other].named else other)
    return found


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
        opened = not p.partitive and s.cls[p.first - 1 : p.first] == "e"
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
    return (
        found
        if re.fullmatch(r"(?:i[tadXxq0]{1,5}|\([^()]{1,12}\)|[,r(e\"X-]|o[tXxq0'dPp]{1,5})*", gap)
        else []
    )


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
        if p.number is not None and re.fullmatch(r"[,r\"]*(?:J&)?", gap):
            return [i]
        if p.number is None and gap == "" and s.cls[at] in "JK":
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
    found = [i for i in found if phrases[i].kind != "n"] or found
    return [
        i
        for k, i in enumerate(found)
        if not (k and phrases[i].number is None and _same_one(s, phrases[found[k - 1]], phrases[i]))
    ]


def _same_one(s: Sentence, before: Phrase, p: Phrase) -> bool:
    """``One of the wounded, a woman of 57, succumbed``: the second phrase says who the first one is."""
    single = before.number is None or before.number.quantity.high == 1
    gap = s.cls[before.last : p.first]
    if before.named and not p.named and gap in (",", ",9,") and s.cls[p.first] in "apqXt":
        return "," in s.cls[p.last : p.last + 9]
    return (
        single
        and s.cls[before.last : p.first] == ","
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
    if best is None:
        return []
    group = [best]
    while best and re.fullmatch(r"[,&]{1,2}", s.cls[phrases[best - 1].last : phrases[best].first]):
        best -= 1
        group.insert(0, best)
    return group


def _in_relative(s: Sentence, p: Phrase, end: int) -> bool:
    """Whether a phrase stands inside a relative clause that closes before ``end``."""
    back = s.cls[max(0, p.first - 6) : p.first]
    if re.search(r"W[uhvr!]{0,2}[fx]i?[td]?$", back):
        return True  # "the nurse who looked after the two"
    return bool(re.search(r"W[^,]*$", back)) and "," in s.cls[p.last : end]


def _clause_start(s: Sentence, v: Verb, verbs: list[Verb], language: Language) -> tuple[int, bool]:
    """Where the clause of a verb begins, and whether what lies there must first reach a conjunction."""
    cls = s.cls
    voices = {w.at: w.voice for w in verbs}
    j = v.first - 1
    while j >= 0:
        c = cls[j]
        if c in ";:":
            return j + 1, False
        if c == "S":
            if cls[j - 1 : j] in ("K", "A", "P", "p") and re.match("[qiY]|xY", cls[j + 1 : j + 3]) and j:
                j -= 1
                continue
            closed = _relative_before(cls, j) if cls[v.first - 1 : v.first] == "," else None
            if closed is not None:
                j = closed - 1  # "a teacher, who wrote for the paper, was murdered"
                continue
            if cls[j + 1 : j + 2] != ",":
                after = j + 1
                if s.low[after : after + 1] == ("that",):
                    after += 1
                return after, False
            j -= 1
            continue
        opens = (s.low[j] == "that" and c != "x") or (c == "c" and _opens_clause(s, j))
        if opens or (c == "W" and (cls[j - 1 : j] == "i" or s.low[j] in language.words("scope", "where"))):
            return j + 1, False
        if c in "uhvfIkKUG" or (c == "l"):
            if c in "uhvk" and j and cls[j - 1] in "oi>":
                j -= 1  # "suspected to be", "accused of being": no finite verb, no border
                continue
            if c == "K" and voices.get(j) == "reduced":
                j -= 1
                continue
            if c in "Uf" and _describes(s, j, v.first):
                j -= 1
                continue
            if (c in "kKGI" and j not in voices) or (c == "U" and _is_ing(s, j)):
                j -= 1
                continue
            opener = _relative_before(cls, j)
            if opener is not None:
                j = opener - 1
                continue
            return j + 1, True
        j -= 1
    return 0, False


def _describes(s: Sentence, at: int, until: int) -> bool:
    """``13 of the patients brought in on Monday have died``: what was done to them before."""
    entry = s.entries[at]
    known = entry is None or entry.form in ("past", "participle", "verb")
    return (
        known
        and s.cls[at - 1 : at] in ("P", "A")
        and s.cls[until : until + 1] in ("u", "h")
        and re.search("[9nNpPARDctdSf,&;:]", s.cls[at + 1 : until]) is None
    )


def _is_ing(s: Sentence, at: int) -> bool:
    """``the rest, numbering 23, were``: no finite verb."""
    entry = s.entries[at]
    return entry is not None and entry.form == "ing"


def _opens_clause(s: Sentence, at: int) -> bool:
    """``as families walked home`` opens a clause, ``worked as motorcycle taxis`` does not."""
    return s.low[at] != "as" or s.cls[at + 1 : at + 2] in tuple("RtadDPpX9n")


def _relative_before(cls: str, at: int) -> int | None:
    m = re.search(r"W[rR!uhvVxXtp]{0,3}$", cls[max(0, at - 6) : at])
    return None if m is None else max(0, at - 6) + m.start()


def _side_by_side(s: Sentence, before: Phrase, p: Phrase, gap: str) -> bool:
    """``farmer Juan Gil, nephew of the mayor``: a name and a noun with a comma between are one person."""
    if "&" in gap:
        return False
    described = before.named and not p.named and p.number is None and s.cls[p.first] in "pq"
    return described or (p.kind == "n") != (before.kind == "n")


def _objects(s: Sentence, phrases: list[Phrase], v: Verb) -> list[int]:
    """Numbers of the phrases that are objects of an active verb, with those coordinated to the first."""
    cls = s.cls
    out: list[int] = []
    covered = False
    for i, p in enumerate(phrases):
        if p.first <= v.at:
            continue
        if not out:
            before = cls[v.at + 1 : p.first]
            if not (
                _OBJECT_GAP.fullmatch(before)
                or (_PLURAL_GAP.fullmatch(before) and cls[v.at - 1 : v.at] not in tuple("tdD9nq"))
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
        if _side_by_side(s, phrases[out[-1]], p, gap):
            covered = p.kind == "n" and phrases[out[-1]].number is not None
            continue
        if covered and p.kind == "n":
            continue  # "his two associates, Ram Soto and Hari Lora": the number counts them.
        covered = False
        out.append(i)
    return out
