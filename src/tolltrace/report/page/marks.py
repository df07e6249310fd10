"""A report's text cut at the borders of its claims, so that each number can be marked where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from tolltrace.model import Claim


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the claims whose number covers it, and those that begin with it."""

    text: str
    claims: tuple[Claim, ...] = ()
    begins: tuple[Claim, ...] = ()


def pieces(text: str, claims: Iterable[Claim]) -> tuple[Piece, ...]:
    """The whole text in order; joined, the pieces give it back. Numbers may overlap or coincide."""
    ordered = sorted(claims, key=lambda claim: (claim.span.start, claim.span.end, claim.id))
    borders = sorted({0, len(text)} | {at for c in ordered for at in (c.span.start, c.span.end)})
    cut = []
    open_: list[Claim] = []
    waiting = iter(ordered)
    following = next(waiting, None)
    for start, end in pairwise(borders):
        open_ = [claim for claim in open_ if claim.span.end > start]
        begins = []
        while following is not None and following.span.start == start:
            begins.append(following)
            following = next(waiting, None)
        open_ += begins
        cut.append(Piece(text[start:end], tuple(open_), tuple(begins)))
    return tuple(cut)
