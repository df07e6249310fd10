"""Which figure is stated to be a part of which other one in the same report.

The rules go from the firmest to the weakest: what the grammar of a sentence says, the columns of a table, a
sentence that refers back (``of the wounded``), figures that sum to a stated total. None of them makes a part
larger than its total, a part of another harm than its total's, or a circle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tolltrace.find.part_fit import holds
from tolltrace.find.part_grammar import within_sentence
from tolltrace.find.part_reference import referring_back
from tolltrace.find.part_sums import summing_up
from tolltrace.find.part_tables import in_tables
from tolltrace.find.reading import Draft, Reading


def find_totals(reading: Reading, drafts: Sequence[Draft]) -> tuple[int | None, ...]:
    """For each draft the position of the total of which it is stated to be a part, or ``None``."""
    totals: list[int | None] = [None] * len(drafts)
    if len(drafts) > 1:
        order = sorted(range(len(drafts)), key=lambda i: (drafts[i].sentence, drafts[i].first))
        for rule in (_counted_behind, within_sentence, in_tables, _as_drafted, referring_back, summing_up):
            for part, total in rule(reading, drafts, order, tuple(totals)):
                if totals[part] is None and not _circular(totals, part, total):
                    totals[part] = total
    return tuple(
        t
        if t is not None
        and not drafts[i].rule.startswith("older")
        and 0 <= t < len(drafts)
        and t != i
        and holds(drafts[t], drafts[i], later=True)
        else None
        for i, t in enumerate(totals)
    )


def _counted_behind(
    reading: Reading, drafts: Sequence[Draft], order: Sequence[int], totals: Sequence[int | None]
) -> Iterator[tuple[int, int]]:
    """``A nurse was among the four people shot dead``: the total stands behind its part."""
    for at, i in enumerate(order):
        if drafts[i].rule != "among_counted":
            continue
        for k in order[at + 1 :]:
            if drafts[k].sentence != drafts[i].sentence:
                break
            if drafts[k].rule != "among_counted" and drafts[k].harm == drafts[i].harm:
                yield i, k
                break


def _as_drafted(
    reading: Reading, drafts: Sequence[Draft], order: Sequence[int], totals: Sequence[int | None]
) -> Iterator[tuple[int, int]]:
    """What the rules that made the drafts say of their totals."""
    for i in order:
        total = drafts[i].total
        if total is not None and 0 <= total < len(drafts) and total != i:
            yield i, total


def _circular(totals: Sequence[int | None], part: int, total: int) -> bool:
    at: int | None = total
    for _ in range(len(totals)):
        if at is None:
            return False
        if at == part:
            return True
        at = totals[at]
    return True
