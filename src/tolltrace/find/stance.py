"""How far a report stands behind a figure: alleged, possible, unverified, denied, by the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from tolltrace.find.cue_words import any_of
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.tokens import Sentence
from tolltrace.langs import language
from tolltrace.model import Span, Stance

_CLAUSE_ENDS = frozenset(',;:"(cW')
# "27 and not 60 people died", "12 died, not 20 as reported"
_NOT_SO_MANY = re.compile(r"[9nA-Zx][^;:.]{0,12}[&,]!$")
_CLAUSE_REACH = 60
_FOLLOWING = 2


class Doubt(NamedTuple):
    """A stance other than asserted, and where the clean text says so.

    ``unless_told``: it holds only of a figure that nobody is named for (``are reported missing``).
    """

    stance: Stance
    span: Span
    unless_told: bool = False


class _Hit(NamedTuple):
    """Words of doubt in a sentence: which list they are of, tokens ``first`` to ``last`` (not included)."""

    key: str
    first: int
    last: int


class _Lists(NamedTuple):
    """Patterns by the name of their list. No pattern can be found in a line that holds none of ``hints``."""

    patterns: Mapping[str, re.Pattern[str]]
    modals: frozenset[str]
    several: frozenset[str]
    hints: AhoCorasick


@cache
def _lists(code: str) -> _Lists:
    table = language(code).data["attribution"]["stance"]
    phrases = ("alleged", "alleged_by_nobody", "possible")
    expressions = ("unverified", "denied", "denied_before", "denied_of", "denied_next")
    patterns = {key: any_of(table[key]) for key in phrases}
    patterns |= {key: re.compile(r"\b(?:" + "|".join(table[key]) + r")\b") for key in expressions}
    words = {max(phrase.split(), key=len) for key in phrases for phrase in table[key]}
    return _Lists(
        patterns,
        frozenset(table["modals"]),
        frozenset(table["several"]),
        AhoCorasick(sorted({*words, *table["hints"]})),
    )


def stances(reading: Reading, drafts: Sequence[Draft]) -> tuple[Doubt | None, ...]:
    """For each draft the doubt that the text casts on it, ``None`` where it casts none."""
    lists = _lists(reading.language.code)
    hits: dict[int, tuple[_Hit, ...]] = {}
    here: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        here[draft.sentence].append(draft)
    held = here.keys()
    after: dict[int, Doubt | None] = {}
    out: list[Doubt | None] = []
    for draft in drafts:
        k = draft.sentence
        if k not in hits:
            hits[k] = _hits(reading.sentences[k], lists)
            after[k] = _following(reading, k, held, lists)
        s = reading.sentences[k]
        found = _on_figure(s, draft, hits[k])
        near = [h for h in hits[k] if not _of_another(h, draft, here[k])]
        out.append(found or after[k] or _in_clause(reading.text, s, draft, near, lists))
    return tuple(out)


def _of_another(hit: _Hit, draft: Draft, here: Sequence[Draft]) -> bool:
    """``Nine were killed and dozens trapped under the rubble``: words behind a figure of another harm."""
    return any(draft.phrase_end <= d.first < hit.first and d.trigger != draft.trigger for d in here)


def _hits(s: Sentence, lists: _Lists) -> tuple[_Hit, ...]:
    line = " ".join(s.low)
    if not lists.hints.find_matches_as_indexes(line):
        return ()
    ends = [e + i for i, e in enumerate(accumulate(map(len, s.low)))]
    return tuple(
        _Hit(key, bisect_right(ends, m.start()), bisect_right(ends, m.end() - 1) + 1)
        for key, pattern in lists.patterns.items()
        for m in pattern.finditer(line)
    )


def _of(hits: Sequence[_Hit], *keys: str) -> Iterator[_Hit]:
    return (h for h in hits if h.key in keys)


def _doubt(s: Sentence, hit: _Hit, stance: Stance, *, unless_told: bool = False) -> Doubt:
    return Doubt(stance, Span(s.starts[hit.first], s.ends[hit.last - 1]), unless_told)


def _on_figure(s: Sentence, draft: Draft, hits: Sequence[_Hit]) -> Doubt | None:
    """A figure taken back or not checked where it stands.

    Taken back: by words before it, or by words behind it in the same clause or a clause without ``and``.
    """
    for hit in _of(hits, "denied_before"):
        if hit.first < draft.first:
            return _doubt(s, hit, "denied")
    for hit in _of(hits, "denied_of"):
        if hit.last <= draft.first and _CLAUSE_ENDS.isdisjoint(s.cls[hit.last : draft.first]):
            return _doubt(s, hit, "denied")
    if _NOT_SO_MANY.search(s.cls, 0, draft.first):
        return Doubt("denied", Span(s.starts[draft.first - 1], s.ends[draft.first - 1]))
    for hit in _of(hits, "denied"):
        # "The office says this is wrong: no pupil was hurt."
        instead = any(c in ":;" for c in s.cls[hit.last : draft.first])
        if not instead and ",&" not in s.cls[draft.last : hit.first]:
            return _doubt(s, hit, "denied")
    for hit in _of(hits, "unverified"):
        return _doubt(s, hit, "unverified")
    return None


def _following(reading: Reading, k: int, held: Collection[int], lists: _Lists) -> Doubt | None:
    """What the next sentences of the paragraph say of the figures of this one.

    Past a sentence with figures of its own only words for several accounts reach: ``Neither claim``.
    """
    block, figures = reading.sentences[k].block, False
    for j in range(k + 1, min(k + 1 + _FOLLOWING, len(reading.sentences))):
        s = reading.sentences[j]
        if s.block != block:
            return None
        own = j in held
        hits = _hits(s, lists)
        for hit in _of(hits, "denied_next"):
            if not figures and not (own and re.search("[9n]", s.cls[: hit.first])):
                return _doubt(s, hit, "denied")
        for hit in _of(hits, "unverified"):
            if not own and (not figures or not lists.several.isdisjoint(s.low)):
                return _doubt(s, hit, "unverified")
        figures = figures or own
    return None


def _in_clause(text: str, s: Sentence, draft: Draft, hits: Sequence[_Hit], lists: _Lists) -> Doubt | None:
    first, last = _clause(s, draft)
    for i in range(first, last):
        # "could not" denies, "could confirm" vouches; a capital inside a sentence tells the month from the
        # modal.
        if s.low[i] not in lists.modals or s.cls[i + 1 : i + 2] in ("!", "S"):
            continue
        if (i == 0 and s.cls[i] != "X") or not text[s.starts[i] : s.ends[i]].istitle():
            return Doubt("possible", Span(s.starts[i], s.ends[i]))
    inside = [h for h in hits if first <= h.first and h.last <= last]
    for hit in _of(inside, "possible"):
        return _doubt(s, hit, "possible")
    for hit in _of(inside, "alleged"):
        if draft.rule == "of_the_condition":
            break  # "the condition of two is said to be critical"
        return _doubt(s, hit, "alleged")
    for hit in _of(inside, "alleged_by_nobody"):
        if draft.quantity.high == 0:
            break  # "No deaths were reported": nothing is alleged.
        return _doubt(s, hit, "alleged", unless_told=True)
    return None


def _clause(s: Sentence, draft: Draft) -> tuple[int, int]:
    """The clause of a figure: out to the next comma, quotation, bracket or conjunction on either side."""
    first = draft.first
    while first > max(0, draft.first - _CLAUSE_REACH) and s.cls[first - 1] not in _CLAUSE_ENDS:
        first -= 1
    if first == 2 and s.cls[1] == ",":
        first = 0  # "Reportedly, 12 people were killed."
    last = draft.phrase_end
    while last < min(len(s.cls), draft.phrase_end + _CLAUSE_REACH) and s.cls[last] not in _CLAUSE_ENDS:
        last += 1
    trigger = draft.trigger
    if trigger is not None and last < trigger < draft.phrase_end + _CLAUSE_REACH and s.cls[last] in ",W":
        # "Sixteen, among them a woman, are presumed to have drowned": up to what happened to them.
        last = trigger + 1
    return first, last
