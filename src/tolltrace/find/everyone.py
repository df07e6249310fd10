"""Counts that have their number from elsewhere: all of those told before, none of whom is left, and one more.

``Nine miners were aboard. All of them were killed``, ``None of the six survived``, ``Neither pilot
survived``, ``Two climbers died; a third is missing``.
"""

from __future__ import annotations

import re

from tolltrace.find.clauses import Link
from tolltrace.find.numbers import Number, find_numbers
from tolltrace.find.phrases import Phrase, find_phrases
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language
from tolltrace.model import Quantity

_VERB = r"r?(?:[hv]r?)?(?:u[rm!]*)?[KJIk]"
_ALL = re.compile(rf"(?:^|(?<=[,;:&.\"cr-]))D(?:[eR]|i[x0])?(?={_VERB})")
_ANOTHER = re.compile(rf"O(?={_VERB})(?!r?[Kk][9nmadtNDX])|(?<=[KkG])O(?=[.,;)]|$|i[tdX])")
_ORDINAL = re.compile(rf"a(?P<nth>x)(?={_VERB})")
_OF_THE = re.compile(r"[z!]o(?:[tdD]m?)?$")
# "no survivors among the 19 on board"
_NO_SURVIVORS = re.compile(r"(?P<who>zP)[oi][tdD]?")
_NEITHER = re.compile(r"(?:^|(?<=[,;:&\".]))!(?=[qxX]{0,2}p)")
# From those counted to the verb that says that they live: "of the six people on board".
_REACH = 8


def with_everyone(
    s: Sentence, numbers: list[Number], before: Sentence | None, language: Language
) -> list[Number]:
    """The numbers of a sentence with those that it takes from the sentence before, or from its own words."""
    survive = language.words("tolls", "brief", "survived")
    if not survive.isdisjoint(s.low):
        numbers = [n for n in numbers if not _none_of(s, n, numbers)]
        pairs = [_number(m.start(), m.start() + 1, 2) for m in _NEITHER.finditer(s.cls)]
        numbers = _inserted(numbers, [n for n in pairs if _survived(s, n.last, language)])
    everyone = language.words("numbers", "everyone")
    ordinals = language.data["numbers"]["ordinals"]
    if everyone.isdisjoint(s.low) and ordinals.keys().isdisjoint(s.low):
        return numbers
    found: list[Number] = []
    for m in _ALL.finditer(s.cls):
        if s.cls[: m.start()].endswith(",") and re.search(r"[9n][^;:.]*[KI]", s.cls[: m.start()]) is not None:
            continue  # "Nine gunmen died, all killed by commandos"
        counted = _counted(s, numbers, m.start(), before, language) if s.low[m.start()] in everyone else None
        if counted is not None:
            found.append(_number(m.start(), m.end(), counted))
    for m in _ORDINAL.finditer(s.cls):
        nth = ordinals.get(s.low[m.start("nth")])
        if nth and _counted(s, numbers, m.start(), before, language) == nth - 1:
            found.append(_number(m.start(), m.end(), 1))
    return _inserted(numbers, found)


def with_another(s: Sentence, numbers: list[Number], language: Language) -> list[Number]:
    """``One soldier was killed and another was wounded``: one more, behind somebody who was harmed."""
    one_more = language.words("people", "one_more")
    if one_more.isdisjoint(s.low):
        return numbers
    found = [
        Number(m.start(), m.start(), m.end(), Quantity(1, 1, "exact"), "words")
        for m in _ANOTHER.finditer(s.cls)
        if s.low[m.start()] in one_more and re.search("[KJI]", s.cls[: m.start()]) is not None
    ]
    return _inserted(numbers, found)


def link_lost(s: Sentence, phrases: list[Phrase], language: Language) -> list[Link]:
    """``None of the six survived``: those of whom nobody lives are dead."""
    brief = language.words("tolls", "brief", "survived") | language.words("tolls", "brief", "survivors")
    if brief.isdisjoint(s.low):
        return []
    out: list[Link] = []
    for m in _NO_SURVIVORS.finditer(s.cls):
        if s.low[m.end("who") - 1] in language.words("tolls", "brief", "survivors"):
            whole = [i for i, p in enumerate(phrases) if p.first == m.end() and p.number is not None]
            out += [Link(i, "killed", m.end("who") - 1, "lost") for i in whole]
    for i, p in enumerate(phrases):
        neither = p.number is not None and s.cls[p.first] == "!"
        none = p.number is not None and p.number.kind != "zero" and _OF_THE.search(s.cls, 0, p.first)
        at = _survived(s, p.first, language) if neither or none else None
        if at is not None and p.people:
            out.append(Link(i, "killed", at, "lost"))
    return out


def _number(first: int, last: int, count: int) -> Number:
    return Number(first, first, last, Quantity(count, count, "exact"), "all", alone=last - first > 1)


def _inserted(numbers: list[Number], more: list[Number]) -> list[Number]:
    taken = {k for n in numbers for k in range(n.first, n.last)}
    free = [n for n in more if taken.isdisjoint(range(n.first, n.last))]
    return sorted([*numbers, *free], key=lambda n: n.first)


def _none_of(s: Sentence, n: Number, numbers: list[Number]) -> bool:
    """Whether a zero stands before a number of those of whom it speaks."""
    return n.kind == "zero" and any(
        m.first > n.last and _OF_THE.search(s.cls, n.first, m.first) is not None for m in numbers
    )


def _survived(s: Sentence, first: int, language: Language) -> int | None:
    """The token of the verb that says of those who stand before it that they live."""
    survive = language.words("tolls", "brief", "survived")
    for k in range(first, min(first + _REACH, len(s.low))):
        if s.low[k] in survive:
            return k
        if s.cls[k] in "uhKkGfSW,;":
            return None
    return None


def _counted(
    s: Sentence, numbers: list[Number], at: int, before: Sentence | None, language: Language
) -> int | None:
    """How many people stand counted before a token: in its sentence, else in the one before."""
    told = [n for n in numbers if n.last <= at]
    if told and s.cls[at - 1] == "," and not re.search("[uhvVfKIJkSUGx]", s.cls[told[-1].last : at]):
        return None  # "Three brothers, Ivo, Oto and Max, all died": all of those just counted
    here = _only_count(s, told)
    if here is not None or before is None or any(n.last <= at for n in numbers):
        return here
    return _only_count(before, find_numbers(before, language))


def _only_count(s: Sentence, numbers: list[Number]) -> int | None:
    """The number of the only people that a sentence counts, where it is exact."""
    counts = [
        p.number.quantity
        for p in find_phrases(s, numbers, singles=False)
        if p.number is not None and p.kind in ("P", "?", "") and p.people
    ]
    exact = len(counts) == 1 and counts[0].modifier == "exact" and counts[0].low == counts[0].high
    return counts[0].low if exact and counts[0].low else None
