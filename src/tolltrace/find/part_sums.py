"""Parts by arithmetic: figures in a row that sum to a total told just before or behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tolltrace.find.part_fit import holds, of_one_list, size
from tolltrace.find.phrase import words
from tolltrace.find.pointing import stands_for_the_count
from tolltrace.find.reading import Draft, Reading

# Smaller sums come about by chance.
_LEAST_SUM = 6
_SMALL_SUM = 20
# A sum below this, of fewer figures than four, with a total so many sentences away is chance, too.
_FAIR_SUM = 300
_FEW = 4
_FAIR_WAY = 5
_LONGEST = 12
_REACH = 40
_NEAR = 3
# How far parts may be above a total that is only bounded below.
_SLACK = 0.05


_SIDES = ("civilian", "security_force", "armed_group")


class _Figures(NamedTuple):
    """The drafts in the order of the text, each one's rank in it, and the totals known so far."""

    reading: Reading
    drafts: Sequence[Draft]
    order: Sequence[int]
    rank: dict[int, int]
    known: list[int | None]
    sizes: frozenset[int]

    def apart(self, a: int, b: int) -> int:
        """Sentences from one figure to another."""
        return abs(self.drafts[a].sentence - self.drafts[b].sentence)

    def older(self, i: int) -> bool:
        """Whether a figure is told as an older value of the same count."""
        s = self.reading.sentences[self.drafts[i].sentence]
        return stands_for_the_count(s, self.reading.language.code, self.drafts[i].first)


def summing_up(
    reading: Reading, drafts: Sequence[Draft], order: Sequence[int], totals: Sequence[int | None]
) -> Iterator[tuple[int, int]]:
    """The figures of a sentence or of consecutive lines with the total that they sum to."""
    f = _Figures(
        reading,
        drafts,
        order,
        {i: at for at, i in enumerate(order)},
        list(totals),
        frozenset(map(size, drafts)),
    )
    for run in (*_by_sentence(f), *_by_lines(f)):
        if any(f.known[i] is not None for i in run):
            continue
        total = _total_of(f, run)
        if total is not None:
            for i in run:
                f.known[i] = total
                yield i, total
    for i in order:
        if f.known[i] is None and (total := _increased(f, i)) is not None:
            f.known[i] = total
            yield i, total


def _by_sentence(f: _Figures) -> Iterator[list[int]]:
    """The figures of one harm in one sentence."""
    groups: dict[tuple[int, str], list[int]] = {}
    for i in f.order:
        if f.known[i] is None:
            groups.setdefault((f.drafts[i].sentence, f.drafts[i].harm), []).append(i)
    for run in groups.values():
        if 2 <= len(run) <= _LONGEST:
            yield run


def _by_lines(f: _Figures) -> Iterator[list[int]]:
    """Figures of one harm in consecutive sentences or lines, the longest run first."""
    runs: list[list[int]] = [[]]
    for i in f.order:
        block = f.reading.document.blocks[f.reading.sentences[f.drafts[i].sentence].block]
        if f.known[i] is not None or block.kind == "row":
            continue
        if runs[-1] and (f.drafts[i].harm != f.drafts[runs[-1][-1]].harm or f.apart(i, runs[-1][-1]) > 1):
            runs.append([])
        runs[-1].append(i)
    for run in runs:
        for start in range(len(run)):
            for end in range(min(len(run), start + _LONGEST), start + 1, -1):
                yield run[start:end]


def _total_of(f: _Figures, run: list[int]) -> int | None:
    """The nearest total before the run, or right behind it, that the run sums to."""
    sizes = [size(f.drafts[i]) for i in run]
    amount = sum(sizes)
    if amount < _LEAST_SUM or 0 in sizes or any(f.older(i) for i in run):
        return None
    first, last = f.rank[run[0]], f.rank[run[-1]]
    before = list(reversed(f.order[max(0, first - _REACH) : first]))
    behind = [j for j in f.order[last + 1 : last + 4] if f.apart(j, run[-1]) <= 1]
    if amount not in f.sizes:
        before = before[:_NEAR]
    for j in (*before, *behind) if amount in f.sizes else ():
        exact = size(f.drafts[j]) == amount and f.drafts[j].quantity.modifier != "range"
        if exact and j not in run and _can_hold(f, j, run):
            far = amount < _SMALL_SUM and (f.apart(j, run[0]) >= _NEAR or _told_on(f, run))
            far = far or (amount < _FAIR_SUM and len(run) < _FEW and f.apart(j, run[0]) > _FAIR_WAY)
            pair = len(run) == 2 and f.apart(run[0], run[1]) and f.apart(j, run[1])
            if not far and not (pair and not _is_called_total(f, j)):
                return j
    for j in (*before[:_NEAR], *behind[:1]):
        total = f.drafts[j]
        bounded = total.quantity.high is None and size(total) <= amount <= size(total) * (1 + _SLACK)
        near = bounded and len(run) > 2 and f.apart(j, run[0]) <= _NEAR
        if near and j not in run and _can_hold(f, j, run):
            return j
    return None


def _told_on(f: _Figures, run: list[int]) -> bool:
    """Figures of several sentences of running text: that so few sum to a number told before is chance."""
    block = f.reading.document.blocks[f.reading.sentences[f.drafts[run[0]].sentence].block]
    return f.apart(run[0], run[-1]) > 0 and block.kind == "paragraph"


def _is_called_total(f: _Figures, i: int) -> bool:
    """``Total: 23`` below the labels of its parts."""
    label = f.reading.sentences[f.drafts[i].sentence].low[:2]
    return not words(f.reading.language.code, "parts", "totals").isdisjoint(label)


def _can_hold(f: _Figures, total: int, run: list[int]) -> bool:
    whole = f.drafts[total]
    if whole.harm != f.drafts[run[0]].harm or any(of_one_list(whole, f.drafts[i]) for i in run):
        return False
    return all(
        holds(whole, f.drafts[i]) and f.known[total] != i and not _of_another_side(whole, f.drafts[i])
        for i in run
    )


def _of_another_side(whole: Draft, part: Draft) -> bool:
    """Three gunmen are no part of six clerks, though the sum is right: that may be chance."""
    return (
        size(whole) < _SMALL_SUM
        and part.victims in _SIDES
        and whole.victims in _SIDES
        and part.victims != whole.victims
    )


def _increased(f: _Figures, i: int) -> int | None:
    """The total that a figure is said to have been added to."""
    draft = f.drafts[i]
    s = f.reading.sentences[draft.sentence]
    near = (*s.low[max(0, draft.first - 1) : draft.first], *s.low[draft.last : draft.last + 4])
    if words(f.reading.language.code, "parts", "added").isdisjoint(near):
        return None
    for j in reversed(f.order[max(0, f.rank[i] - _REACH) : f.rank[i]]):
        total = f.drafts[j]
        if f.apart(i, j) > _NEAR:
            return None
        if total.harm == draft.harm and f.known[j] is None and size(total) > size(draft) and not f.older(j):
            return j
    return None
