"""What a casebook asks of the program that reads: it keeps the answers and knows no more of how they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tolltrace.model import Case, Claim, Report, Rulings
from tolltrace.report.casebook import Casebook

Watch = Callable[[Iterable[Report]], Iterable[Report]]


@dataclass(frozen=True, slots=True)
class Machine:
    """A version of the program.

    ``claims`` reads all reports of an episode together; ``account`` makes claims, in whatever state persons
    left them, into figures, findings and toll under a policy. ``build`` names the very files that the program
    is made of, for whoever keeps what was made with them; empty is any of that version.
    """

    version: str
    claims: Callable[[Iterable[Report], Watch], Sequence[Claim]]
    account: Callable[[Iterable[Claim], Case, str, Rulings], Casebook]
    build: str = ""
