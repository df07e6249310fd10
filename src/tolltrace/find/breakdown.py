"""Who those of a figure told before were: ``Of the 39, twenty-six are men``, ``51 men and seven women``.

Nothing in such a sentence tells of harm. It is that of the earlier figure, which the sentence names by its
number or which its own figures add up to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tolltrace.find.clauses import Link
from tolltrace.find.numbers import digits
from tolltrace.find.phrases import Phrase
from tolltrace.find.reading import Draft
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_OF_THE = re.compile(r"(?:9[-:]?)?[-*\"]{0,2}o[tD]?(?P<number>9|n),?$")
# "19 of the 58"; "four of the 33 missing" names its harm itself.
_OF_THOSE = re.compile(r"o[tD][9n]")
_IS_SOMEBODY = re.compile(r"r?u[qx]{0,2}P(?:[;,.&]|i|x|$)")
# "Of the militants, 42 were foreigners"
_OF_GROUP = re.compile(r"[-*\"]{0,2}[oi][tD]P,")
_BEGINS = re.compile(r"(?:9[-:]?)?[-*\"]{0,2}(?:o[tD]T,?|e,)?[mr]{0,2}")
_NEXT = re.compile(r"[^.;:uhvfKSIG]{0,4}[,&]{1,2}m?")
_NEXT_CLAUSE = re.compile(r"(?:[;,]&?|&)m?$")
# The longest of the words by which those counted before are told more of.
_MOST_WORDS = 5
# So many figures back, a breakdown can still be that of one told before.
_REACH = 12
# The clauses of a sentence that begin with their number; so many sentences back is their total, which is no
# smaller than that: the sum of two small numbers is a chance.
_HEADS = re.compile(r"(?:^|[,;:&])[-*\"rcmtO&]{0,3}$|^e(?:[qr]?[KJ]|WI|W[hu]{1,2}K)?,$|^oA,$")
_SOON, _LEAST = 3, 8
_PEOPLE = ("killed", "injured", "casualties", "missing", "abducted", "arrested", "displaced")


def link_breakdown(
    s: Sentence,
    number: int,
    phrases: Sequence[Phrase],
    links: Mapping[int, Sequence[Link]],
    before: Sequence[Draft],
    sentences: Sequence[Sentence],
    language: Language,
) -> tuple[list[Link], set[int], int | None]:
    """The links of the parts, all the parts, and the position of their total among the drafts before.

    ``number`` is that of the sentence among all ``sentences``, ``links`` are those that its phrases have.
    """
    found = _broken_down(s, number, phrases, set(links), before, sentences, language)
    return found if found[2] is not None else _adding_up(s, number, phrases, links, before, language)


def _adding_up(
    s: Sentence,
    number: int,
    phrases: Sequence[Phrase],
    links: Mapping[int, Sequence[Link]],
    before: Sequence[Draft],
    language: Language,
) -> tuple[list[Link], set[int], int | None]:
    """``The dead are 51. Forty-two lie in the town, nine were flown home``: clauses that sum to a total."""
    parts = [i for i, p in enumerate(phrases) if p.number is not None]
    sizes = [_size(phrases[i]) for i in parts]
    if len(parts) < 2 or any(phrases[i].kind not in ("", "P", "p") for i in parts):
        return [], set(), None
    if not all(_HEADS.search(s.cls[: phrases[i].first]) for i in parts):
        return [], set(), None
    if all(i in links for i in parts) or any(_spared(s, phrases[i], language) for i in parts):
        return [], set(), None  # Where each tells its own harm, the sum may be a chance.
    for at in range(len(before) - 1, max(-1, len(before) - 1 - _REACH), -1):
        whole = before[at]
        if number - whole.sentence > _SOON or whole.harm not in _PEOPLE:
            continue
        if (
            None in sizes
            or not _LEAST <= sum(n or 0 for n in sizes) == whole.quantity.low == whole.quantity.high
        ):
            continue
        if all(k.harm == whole.harm for i in parts for k in links.get(i, ())):
            made = [Link(i, whole.harm, phrases[i].first, "breakdown") for i in parts if i not in links]
            return made, set(parts), at
    return [], set(), None


def _broken_down(
    s: Sentence,
    number: int,
    phrases: Sequence[Phrase],
    linked: set[int],
    before: Sequence[Draft],
    sentences: Sequence[Sentence],
    language: Language,
) -> tuple[list[Link], set[int], int | None]:
    numbered = [i for i, p in enumerate(phrases) if p.number is not None and p.kind in ("", "P", "p")]
    if not numbered or not before:
        return [], set(), None
    first = phrases[numbered[0]]
    begins = _BEGINS.fullmatch(s.cls[: first.first]) is not None
    if begins and (wanted := _of_those(s, first)) is not None:
        parts = [] if _spared(s, first, language) else numbered[:1]
    elif first.kind == "" and _OF_THE.fullmatch(s.cls[: first.last]):
        parts, wanted = numbered[1:], _size(first)
        if not parts or wanted is None:
            return [], set(), None
        if sum(_size(phrases[i]) or 0 for i in parts) != wanted or len(parts) < 2:
            opens = re.fullmatch(r",?m?", s.cls[first.last : phrases[parts[0]].first]) is not None
            begun = parts[:1] if opens and not _spared(s, phrases[parts[0]], language) else []
            more = [i for i in _told_more_of(s, phrases, numbered[1:], language) if i not in begun]
            parts = begun + more + [i for i in parts if i in linked]
    elif (group := _OF_GROUP.match(s.cls)) is not None and first.first - group.end() <= 2:
        return _of_group(s, phrases, numbered[:1], s.low[group.end() - 2], before, linked, language)
    elif begins and (named := _named_before(s, first, number, before, sentences)) is not None:
        parts = [] if _spared(s, first, language) or numbered[0] in linked else numbered[:1]
        return [Link(i, before[named].harm, first.first, "breakdown") for i in parts], set(parts), named
    elif begins and (told := _told_more_of(s, phrases, numbered, language)):
        links, parts_of, at_whole = _of_last(
            s, phrases, [i for i in told if i not in linked], before, number, language
        )
        return [k._replace(trigger=told[k.phrase]) for k in links], parts_of, at_whole
    elif begins and all(_IS_SOMEBODY.match(s.cls, phrases[i].last) for i in numbered):
        parts = [] if phrases[numbered[0]].kind else numbered
        return _of_last(s, phrases, [i for i in parts if i not in linked], before, number, language)
    else:
        parts, wanted = _list_at_head(s, phrases, numbered) if begins else ([], None)
        if not linked.isdisjoint(parts):
            return [], set(), None  # What is said of them tells their harm, and the sum is a chance.
    for at in range(len(before) - 1, max(-1, len(before) - 1 - _REACH), -1):
        whole = before[at]
        if whole.harm in _PEOPLE and wanted == whole.quantity.low == whole.quantity.high:
            links = [Link(i, whole.harm, first.first, "breakdown") for i in parts if i not in linked]
            return links, set(parts), at
    return [], set(), None


def _named_before(
    s: Sentence, p: Phrase, number: int, before: Sequence[Draft], sentences: Sequence[Sentence]
) -> int | None:
    """``Three of the civilians were children``: the figure just told of those whom the noun names."""
    if p.head is None or not p.partitive or p.kind != "P" or _IS_SOMEBODY.match(s.cls, p.last) is None:
        return None
    some = _size(p)
    for at in range(len(before) - 1, -1, -1):
        d = before[at]
        if d.sentence < number - 1:
            return None
        told = sentences[d.sentence].low[d.last : d.phrase_end + 2]
        fits = some is not None and (d.quantity.high is None or some < d.quantity.high)
        if fits and d.harm in _PEOPLE and s.low[p.head] in told:
            return at
    return None


def _of_last(
    s: Sentence,
    phrases: Sequence[Phrase],
    parts: list[int],
    before: Sequence[Draft],
    number: int,
    language: Language,
) -> tuple[list[Link], set[int], int | None]:
    """``Sixty-eight are children; 42 are women``: who some of those in the sentence before were."""
    at = len(before) - 1
    if before[at].total is not None:
        at = before[at].total or 0
    whole, sizes = before[at], [_size(phrases[i]) for i in parts]
    most = whole.quantity.high if whole.quantity.high is not None else whole.quantity.low
    told = sum(n for n in sizes if n is not None)
    if before[-1].sentence != number - 1 or None in sizes or most is None or not 0 < told <= most:
        return [], set(), None
    if whole.harm not in _PEOPLE or any(_spared(s, phrases[i], language) for i in parts):
        return [], set(), None
    return [Link(i, whole.harm, phrases[i].first, "breakdown") for i in parts], set(parts), at


def _of_group(
    s: Sentence,
    phrases: Sequence[Phrase],
    parts: list[int],
    noun: str,
    before: Sequence[Draft],
    linked: set[int],
    language: Language,
) -> tuple[list[Link], set[int], int | None]:
    """``Of the militants, 42 were foreigners``: some of those whom an earlier figure counts by that noun."""
    size, entry = _size(phrases[parts[0]]), language.single.get(noun)
    classed = entry.victims if entry is not None else None
    if size is None or phrases[parts[0]].kind or _spared(s, phrases[parts[0]], language):
        return [], set(), None
    for at in range(len(before) - 1, max(-1, len(before) - 1 - _REACH), -1):
        whole = before[at]
        most = whole.quantity.high if whole.quantity.high is not None else whole.quantity.low
        named = noun in whole.group.split() if whole.group else classed == whole.victims != "unspecified"
        if whole.harm in _PEOPLE and named and most is not None and size <= most:
            links = [Link(i, whole.harm, phrases[i].first, "breakdown") for i in parts if i not in linked]
            return links, set(parts), at
    return [], set(), None


def _told_more_of(
    s: Sentence, phrases: Sequence[Phrase], numbered: list[int], language: Language
) -> dict[int, int]:
    """``Fourteen have yet to be identified``, ``78 had records and 42 came from the coast``: bare numbers.

    With each stands the token at which what is told of it ends.
    """
    described = language.words("parts", "described") | language.words("parts", "recorded")
    out: dict[int, int] = {}
    for i in numbered:
        p = phrases[i]
        opens = not out or _NEXT_CLAUSE.search(s.cls[max(0, p.first - 4) : p.first]) is not None
        if p.kind or p.partitive or p.governed or not opens:
            continue
        first = p.last + (s.cls[p.last : p.last + 1] == "r")
        ends = range(first + 1, min(first + _MOST_WORDS, len(s.low)) + 1)
        end = next((end for end in ends if s.words(first, end) in described), None)
        if end is not None:
            out[i] = end - 1
        elif not out:
            return {}
    return out


def _of_those(s: Sentence, p: Phrase) -> int | None:
    """``19 of the 58``: the number of those of whom some are told of."""
    if p.number is None or not p.partitive or not _OF_THOSE.fullmatch(s.cls[p.number.last : p.last]):
        return None
    entry = s.entries[p.last - 1]
    return digits(s.low[p.last - 1]) if entry is None else entry.low


def _list_at_head(s: Sentence, phrases: Sequence[Phrase], counted: list[int]) -> tuple[list[int], int | None]:
    """The counted people with which a sentence begins, and their sum."""
    listed = counted[:1]
    for i in counted[1:]:
        if not _NEXT.fullmatch(s.cls[phrases[listed[-1]].last : phrases[i].first]):
            break
        listed.append(i)
    sizes = [_size(phrases[i]) for i in listed]
    if (
        len(listed) < 2
        or None in sizes
        or any(phrases[i].kind != "P" or phrases[i].partitive for i in listed)
    ):
        return [], None
    return listed, sum(n for n in sizes if n is not None)


def _size(p: Phrase) -> int | None:
    return p.number.quantity.low if p.number is not None and p.number.quantity.modifier == "exact" else None


def _spared(s: Sentence, p: Phrase, language: Language) -> bool:
    """``Of the 33, four have turned up alive``"""
    return not language.words("parts", "spared").isdisjoint(s.low[p.last : p.last + 5])
