"""Parts by arithmetic: figures in a row that sum to a total told just before or behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tolltrace.find.part_fit import holds, size
from tolltrace.find.phrase import words
from tolltrace.find.pointing import stands_for_the_count
from tolltrace.find.reading import Draft, Reading

_LEAST_SUM = 6
_SMALL_SUM = 20
_LONGEST = 12
_REACH = 40
_SLACK = 0.05


def summing_up(
    reading: Reading, drafts: Sequence[Draft], order: Sequence[int], totals: Sequence[int | None]
) -> Iterator[tuple[int, int]]:
    """The figures of a sentence or of consecutive lines with the total that they sum to."""
    known = list(totals)
    rank = {i: at for at, i in enumerate(order)}
    free = [i for i in order if known[i] is None]
    for run in (*_by_sentence(drafts, free), *_by_lines(reading, drafts, order, known)):
        if any(known[i] is not None for i in run):
            continue
        total = _total_of(reading, drafts, rank, order, known, run)
        if total is not None:
            for i in run:
                known[i] = total
                yield i, total
    for i in order:
        if known[i] is None and (total := _increment(reading, drafts, rank, order, known, i)) is not None:
            known[i] = total
            yield i, total


def _by_sentence(drafts: Sequence[Draft], free: Sequence[int]) -> Iterator[list[int]]:
    """The figures of one harm in one sentence."""
    groups: dict[tuple[int, str], list[int]] = {}
    for i in free:
        groups.setdefault((drafts[i].sentence, drafts[i].harm), []).append(i)
    for run in groups.values():
        if 2 <= len(run) <= _LONGEST:
            yield run


def _by_lines(
    reading: Reading, drafts: Sequence[Draft], order: Sequence[int], known: Sequence[int | None]
) -> Iterator[list[int]]:
    """Figures of one harm in consecutive sentences or lines, the longest run first, then without its last."""
    run: list[int] = []
    runs: list[list[int]] = []
    for i in order:
        if (
            known[i] is not None
            or reading.document.blocks[reading.sentences[drafts[i].sentence].block].kind == "row"
        ):
            continue
        if run and (
            drafts[i].harm != drafts[run[-1]].harm or drafts[i].sentence - drafts[run[-1]].sentence > 1
        ):
            runs.append(run)
            run = []
        run.append(i)
    runs.append(run)
    for r in runs:
        for start in range(len(r)):
            for end in range(min(len(r), start + _LONGEST), start + 1, -1):
                yield r[start:end]


def _total_of(
    reading: Reading,
    drafts: Sequence[Draft],
    rank: dict[int, int],
    order: Sequence[int],
    known: Sequence[int | None],
    run: list[int],
) -> int | None:
    """The nearest total before the run, or right behind it, that the run sums to."""
    amount = sum(size(drafts[i]) for i in run)
    if amount < _LEAST_SUM or any(size(drafts[i]) == 0 for i in run):
        return None
    if any(stands_for_the_count(reading.sentences[drafts[i].sentence], drafts[i].first) for i in run):
        return None
    across = drafts[run[0]].sentence != drafts[run[-1]].sentence
    first, last = rank[run[0]], rank[run[-1]]
    before = [j for j in reversed(order[max(0, first - _REACH) : first])]
    behind = [j for j in order[last + 1 : last + 4] if drafts[j].sentence - drafts[run[-1]].sentence <= 1]
    for j in (*before, *behind):
        if (
            j not in run
            and all(holds(drafts[j], drafts[i]) and known[j] != i for i in run)
            and drafts[j].harm == drafts[run[0]].harm
        ):
            far = amount < _SMALL_SUM and abs(drafts[j].sentence - drafts[run[0]].sentence) > 2
            pair = len(run) == 2 and across and drafts[j].sentence != drafts[run[-1]].sentence
            if size(drafts[j]) == amount and drafts[j].quantity.modifier != "range" and not far and not pair:
                return j
    near = [j for j in (*before[:3], *behind[:1]) if abs(drafts[j].sentence - drafts[run[0]].sentence) <= 3]
    for j in near:
        total = drafts[j]
        if len(run) >= 3 and total.quantity.high is None and total.harm == drafts[run[0]].harm:
            if size(total) <= amount <= size(total) * (1 + _SLACK):
                return j
    return None


def _increment(
    reading: Reading,
    drafts: Sequence[Draft],
    rank: dict[int, int],
    order: Sequence[int],
    known: Sequence[int | None],
    i: int,
) -> int | None:
    """The total that a figure is said to have been added to."""
    draft = drafts[i]
    s = reading.sentences[draft.sentence]
    added = words(reading.language.code, "parts", "added")
    near = (*s.low[max(0, draft.first - 1) : draft.first], *s.low[draft.last : draft.last + 4])
    if not any(w in added for w in near):
        return None
    for j in reversed(order[max(0, rank[i] - _REACH) : rank[i]]):
        if (
            drafts[j].harm == draft.harm
            and known[j] is None
            and not stands_for_the_count(reading.sentences[drafts[j].sentence], drafts[j].first)
            and size(drafts[j]) > size(draft)
            and draft.sentence - drafts[j].sentence <= 3
        ):
            return j
    return None
