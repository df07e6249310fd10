"""Groups of victims named by a phrase, and who is in them.

``Fifteen children are among the wounded``, ``Among the dead are a pastor and his nephew``, ``Those killed
include two colonels``, ``Of the injured, fifteen are children``.
"""

from __future__ import annotations

import re

from tolltrace.find.clauses import Link
from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_OF_SOME = r"(?:o[tdDNqXx]{1,3})?"
_GROUP = (
    r"(?:A|[tDd]?[9n]?[qrxX'Y]{0,3}[KJA]|"
    rf"[tD]?(?:m?[9n])?[qxX]{{0,2}}P{_OF_SOME}(?:[WD]h?u)?[KJ]|[tD][^,;.]{{0,3}}A)"
)
_PREDICATE = re.compile(
    rf"(?:[^uhvKIGSfc;.,]{{0,8}}|,[^,]{{1,60}},(?:[^,]{{1,60}},)?)?u[r]?(?:[xS]?(?P<among>i){_GROUP}|e[qr]?[KJ])"
)
_INVERTED = re.compile(
    rf"(?:^|(?<=[,;\")-]))(?P<among>i)(?P<group>{_GROUP})(?:[^u,;:.]{{0,8}}?(?:u|f)|(?=m?[9na]))(?P<list>)"
)
_THOSE = re.compile(
    r"(?:^|(?<=[,;S\"DcR-]))(?P<group>[tD](?:[qr]?|Wu)K|t?A)[^uhvSfc;:.,]{0,8}?(?:v?r?e|h?u[xXS]c|ur?|h?ue)(?P<list>)"
)
# "Among those killed were the mayor and a nurse": the opener is one word.
_AMONG_THOSE = re.compile(r"(?:^|(?<=[,;\")-]))e(?P<group>(?:[qr]?|Wu)[KJ])[^u,;:.]{0,8}?u(?P<list>)")
# "Among them are a mother and two boys", "They include two nurses", "Among them: a priest"
_AMONG_THEM = re.compile(r"[-*\"]{0,2}[DR]?e(?:ur?|[:,])?(?=[adtn9OpPmqFN])")
_OF_THE = re.compile(
    rf"(?:^|(?<=[,;\"-]))(?:o(?P<group>{_GROUP}|D[P]?K|tD?9?[pP]K)|(?P<those>e)(?P<done>[qr]?[KJ]|WuK)),?"
)
# "all the injured, of whom 1,200 have registered"
_OF_THEM = re.compile(r"(?<!e)A,?em?$")
_NAMES_FOLLOW = re.compile(r"(?P<group>[KIA])[^uhvSf9n;:.]{0,5}:\"?(?=[qpX])")
# "Colleagues were killed: four nurses and a surgeon"
_COUNTS_FOLLOW = re.compile(r"u[ur]{0,2}(?P<group>K)[^uhvSf9n;:.]{0,5}:(?=[9na])")
# "were found by the driver" begins no list of the dead.
_LIST_BEGINS = re.compile(r"[^,fyKIS]{0,2}")
# "is critical", "was said to be very serious"
_IS = re.compile(r"[rv]*u(?:[xSq]>u)?r*[xqJ]")
# "Two of them are critical."
_CRITICAL = re.compile(r"r?ur{0,2}[xqJ](?=[.,;&]|$)")
_LIST = r"[,&]{1,2}[mOd]?"
_HURT = re.compile(r"h[aqx]{0,2}E")
# "Ten of the 17 injured are children", "two of the six listed as missing"
_OF_COUNTED = re.compile(r"o[tD]m?[9n]r?(?P<harm>[KJ])(?![pPqxX0])")
# From name to name, with an age between: "A Mendes, 34, B Mendes, 36, and C Alves".
_NEXT_NAME = re.compile(r"(?:,9|\(9\))?(?:,i[tX]{1,3})?(?:[,;]&?|&)x?")


def link_among(
    s: Sentence, phrases: list[Phrase], language: Language, taken: set[int], earlier: str | None = None
) -> list[Link]:
    """Links of the phrases that a sentence puts among a group of victims.

    ``earlier`` is the harm of those whom ``Among them are`` and ``They include`` take up.
    """
    among = language.words("words", "among")
    out: list[Link] = []
    for i, p in enumerate(phrases):
        if i in taken or p.kind not in ("", "P", "p", "?"):
            continue
        if i and p.number is None and s.cls[phrases[i - 1].last : p.first] == "o" and phrases[i - 1].number:
            continue  # "two brothers of the minister were among the wounded"
        m = _OF_THEM.search(s.cls, 0, p.first) if p.part and p.number is not None else None
        if m is not None and not _spared(s, p.last, language):
            out += _linked(s, i, range(m.start(), m.start() + 1), "of_the")
            continue
        m = _OF_COUNTED.match(s.cls, p.last)
        if m is not None and p.number is not None and not _spared(s, m.end(), language):
            out += _linked(s, i, range(m.start("harm"), m.end()), "among_counted")
            continue
        m = _PREDICATE.match(s.cls, p.last)
        if m is not None and (m["among"] is None or s.low[m.start("among")] in among):
            tokens = range(m.start("among") if m["among"] else m.end() - 3, m.end())
            counted = any(c in "9n" for c in s.cls[slice(tokens.start, tokens.stop)])
            for k in _joined_before(s, phrases, i, taken):
                out += _linked(s, k, tokens, "among_counted" if counted else "among")
    for pattern in (_INVERTED, _THOSE, _AMONG_THOSE):
        m = pattern.search(s.cls)
        if m is None or (pattern is _INVERTED and s.low[m.start("among")] not in among):
            continue
        if (
            pattern is _THOSE
            and "A" not in s.cls[m.start("group") : m.end("group")]
            and s.low[m.start("group")] not in ("those", "the")
        ):
            continue
        identified = s.cls[m.start("list") - 1] == "c"
        for i in _listed(s, phrases, m.end(), taken):
            if identified and not phrases[i].named:
                break  # "identified as Pedro Luna, a driver": who the named one is.
            rule = "identified" if identified else "among"
            out += _linked(s, i, range(m.start("group"), m.end("group")), rule)
    them = _AMONG_THEM.match(s.cls) if earlier is not None else None
    if them is not None and earlier is not None:
        at = them.end() - 1
        listed = _listed(s, phrases, them.end(), taken)
        # "26 personnel of the army and police": nobody more.
        told = [i for i in listed if phrases[i].number is not None or s.cls[phrases[i].first] in "adOXq"]
        # "Of them, six had broken limbs": what they are is told behind.
        out += [Link(i, earlier, at, "among") for i in told if not _HURT.match(s.cls, phrases[i].last)]
    out += _named_behind_colon(s, phrases, taken)
    out += _in_condition(s, phrases, taken, language)
    m = _OF_THE.search(s.cls)
    if m is not None and (m["those"] is None or _of_those(s, m.start("those"), language)):
        group = "group" if m["those"] is None else "done"
        for i, p in enumerate(phrases):
            if p.first >= m.end():
                if (
                    p.first - m.end() <= 3
                    and i not in taken
                    and p.number is not None
                    and p.kind in ("", "P", "?")
                    and not _spared(s, p.last, language)
                ):
                    out += _linked(s, i, range(m.start(group), m.end(group)), "of_the")
                break
    return out


def _in_condition(s: Sentence, phrases: list[Phrase], taken: set[int], language: Language) -> list[Link]:
    """``the condition of two is critical``: of those who were hurt."""
    state, grave = (language.words("tolls", "brief", w) for w in ("condition", "critical"))
    if grave.isdisjoint(s.low):
        return []
    out: list[Link] = []
    for i, p in enumerate(phrases):
        if i not in taken and p.number is not None and p.partitive and not p.kind:
            m = _CRITICAL.match(s.cls, p.last)
            if m is not None and s.low[m.end() - 1] in grave:
                out.append(Link(i, "injured", m.end() - 1, "of_the_condition"))
        of = s.cls[p.first - 1 : p.first] == "o" and p.first > 1 and s.low[p.first - 2] in state
        m = _IS.match(s.cls, p.last) if of and i not in taken and p.people else None
        if m is not None and p.number is not None and s.low[m.end() - 1] in grave:
            out.append(Link(i, "injured", p.first - 2, "of_the_condition"))
    return out


def _of_those(s: Sentence, at: int, language: Language) -> bool:
    """``Of those killed``, ``Among those injured``: not ``including killed``."""
    return s.low[at].split()[-1] in language.words("parts", "those")


def _spared(s: Sentence, at: int, language: Language) -> bool:
    """``Of 112 people listed as missing, 43 have turned up alive``."""
    return not language.words("parts", "spared").isdisjoint(s.low[at : at + 5])


def _named_behind_colon(s: Sentence, phrases: list[Phrase], taken: set[int]) -> list[Link]:
    """``The following officers died: Major Luis Pena, Captain Rosa Diaz``, where no number stands before."""
    m = _NAMES_FOLLOW.search(s.cls) or _COUNTS_FOLLOW.search(s.cls)
    if m is None or any(p.number is not None and p.people and p.first < m.end() for p in phrases):
        return []
    listed = [
        i
        for i in _listed(s, phrases, m.end(), taken)
        if phrases[i].named or s.cls[m.start("group")] == "A" or m.re is _COUNTS_FOLLOW
    ]
    return [
        link for i in listed for link in _linked(s, i, range(m.start("group"), m.start("group") + 1), "among")
    ]


def _joined_before(s: Sentence, phrases: list[Phrase], i: int, taken: set[int]) -> list[int]:
    """A phrase with those joined to it on its left: ``Two policemen and a girl were among the dead``."""
    out = [i]
    while out[0] and out[0] - 1 not in taken:
        gap = s.cls[phrases[out[0] - 1].last : phrases[out[0]].first]
        if not re.fullmatch(rf"(?:o[tdXxqp0]{{1,4}})?{_LIST}", gap):
            break
        out.insert(0, out[0] - 1)
    return out


def _linked(s: Sentence, i: int, tokens: range, rule: str) -> list[Link]:
    for k in tokens:
        entry = s.entries[k]
        if s.cls[k] in "KJAI" and entry is not None and entry.harm not in (None, "homes_destroyed"):
            harm = "killed" if entry.harm == "casualties" and s.low[k] == "victims" else entry.harm
            return [Link(i, harm, k, rule)]
    return []


def _listed(s: Sentence, phrases: list[Phrase], at: int, taken: set[int]) -> list[int]:
    """The phrases of a list that begins at a token, until a verb ends it."""
    out: list[int] = []
    last = at
    for i, p in enumerate(phrases):
        if p.last <= at:
            continue
        gap = s.cls[last : p.first] if p.first >= last else ""
        ok = (
            _LIST_BEGINS.fullmatch(gap) is not None
            if not out
            else re.fullmatch(r"(?:,9|,x(?:9[,&]{0,2}){1,6})?;&?", gap) is not None
            or (re.search(rf"{_LIST}r?$", gap) is not None and not re.search("[uhvKISfc;:]", gap))
        )
        named = p.kind == "n" and (phrases[out[-1]].named if out else gap in ("", "x"))
        if named and out:
            ok = _NEXT_NAME.fullmatch(gap) is not None
        apposed = out and phrases[out[-1]].named and not p.named and p.number is None
        if ok and apposed and s.cls[p.first] in "pqXt" and "&" not in gap[-2:]:
            last = p.last  # "Ana Gil, rector of the university"
            continue
        if not ok or (p.kind not in ("", "P", "p", "?") and not named) or i in taken:
            break
        out.append(i)
        last = p.last
    return out
