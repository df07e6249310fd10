"""Lists of places that make up a figure without being told as its parts.

``62 in one village and 22 in the other, both in the eastern province``: the 84 of that province. And a list
that was made before the last dead were added: with them it makes the new total.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tolltrace.model import Claim
from tolltrace.reconcile.comparable import Scene, inside, said, where
from tolltrace.reconcile.evidence import ONE_IN_TWENTY, days_apart
from tolltrace.reconcile.origins import giver

# A report has few figures that are a sum, and few sentences that list places: the nearest are looked at.
_WINDOW = 20
# A country has so many provinces at most; a longer sentence is a list of names.
_MOST_PLACES = 40


def listed(claims: Sequence[Claim], scene: Scene) -> Iterator[tuple[list[Claim], Claim]]:
    """The lists of one report, each with the total that it makes; ``claims`` are all of it, in order."""
    lines: dict[tuple[str | None, str, str], list[Claim]] = defaultdict(list)
    added: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        if c.quantity.modifier == "exact" and c.stance != "denied" and said(c.quantity):
            lines[giver(c, scene), c.harm, c.victims].append(c)
            added[c.part_of or ""].append(c)
    for line in lines.values():
        sentences = [row for row in _sentences(line, scene) if 1 < len(row) <= _MOST_PLACES]
        for total in line if sentences else ():
            if (said(total.quantity) or 0) >= ONE_IN_TWENTY:
                at = bisect_left(sentences, total.span.start, key=lambda row: row[0].span.start)
                near = sentences[max(0, at - _WINDOW) : at + _WINDOW]
                yield from _of(total, near, added[total.id][:_WINDOW], scene)


def _sentences(line: Sequence[Claim], scene: Scene) -> list[list[Claim]]:
    """The figures for a place of each sentence, in the order of the text."""
    rows: dict[str, list[Claim]] = defaultdict(list)
    for c in line:
        if where(c, scene) is not None:
            rows[c.quote].append(c)
    return list(rows.values())


def _of(
    total: Claim, sentences: Sequence[Sequence[Claim]], added: Sequence[Claim], scene: Scene
) -> Iterator[tuple[list[Claim], Claim]]:
    for row in sentences:
        if any(total.id in (c.id, c.part_of) for c in row):
            continue  # parts that are told as such are the ledger's
        within = [c for c in row if _within(c, total, scene)]
        if len(within) > 1 and _makes(within, total, scene):
            yield within, total
        for more in added if all(c.part_of is None for c in row) else ():
            alike = (more.harm, more.victims) == (total.harm, total.victims)
            if alike and _makes([*row, more], total, scene):
                yield [*row, more], total


def _within(c: Claim, total: Claim, scene: Scene) -> bool:
    at = where(total, scene) is not None and inside(c, total, scene) is True
    return at and not days_apart(c, total, scene)


def _makes(parts: Sequence[Claim], total: Claim, scene: Scene) -> bool:
    spots = {where(c, scene) for c in parts}
    return len(spots) == len(parts) and sum(said(c.quantity) or 0 for c in parts) == said(total.quantity)
