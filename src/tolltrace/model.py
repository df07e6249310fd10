"""The records that every room speaks in. All are frozen; nothing here computes.

The words are those of the project's design: a *report* is a document as it reached us, a *claim* is one
figure of people harmed in one report, an *origin* is the body whose figure it is, a *relay* carried it on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Harm = Literal[
    "killed",
    "injured",
    "casualties",
    "missing",
    "abducted",
    "arrested",
    "surrendered",
    "displaced",
    "homes_destroyed",
    "incidents",
]
Victims = Literal["civilian", "security_force", "armed_group", "combatant", "official", "unspecified"]
Modifier = Literal["exact", "about", "at_least", "more_than", "nearly", "up_to", "range", "vague"]
Stance = Literal["asserted", "alleged", "unverified", "possible", "denied"]
BlockKind = Literal[
    "title", "heading", "dateline", "byline", "paragraph", "bullet", "row", "entry", "furniture", "repeat"
]


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points, ``0 <= start <= end``, in the text named beside it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One document as it reached us, with what is known of it from outside its text.

    ``text`` is what offsets count in: the file as it stands for plain text, the visible text for HTML.
    ``published`` is an ISO date. Whatever is not known is ``None``; nothing is guessed.
    """

    id: str
    text: str
    path: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    media: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Case:
    """Reports read together: a folder with a manifest, or whatever paths were given at once."""

    reports: tuple[Report, ...]
    episode: str | None = None
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """One bad input: which, what is wrong with it, and the way out. Printed as one line."""

    where: str
    what: str
    way_out: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.way_out}"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of clean text that is one thing on the page.

    ``span`` counts in the clean text. ``group`` numbers the table, list or entry that rows, bullets and
    entry paragraphs belong to; ``label`` is an entry's time stamp or a bullet's own number.
    """

    kind: BlockKind
    span: Span
    group: int = 0
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """Bounds as written, inclusive, in people (or incidents, or homes); ``None`` where a side is open."""

    low: int | None
    high: int | None
    modifier: Modifier


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a field of a claim was read from. ``span`` counts in the report's text."""

    field: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of people harmed in one report. ``report.text[span.start:span.end] == number``, always.

    The fields are those of the labelling guide. ``part_of`` is the id of the total in the same report of
    which this figure is stated to be a part. ``rule`` names the rule that found it; ``evidence`` holds the
    words behind each field.
    """

    report: str
    id: str
    span: Span
    number: str
    quote: str
    quantity: Quantity
    harm: Harm
    victims: Victims = "unspecified"
    group: str | None = None
    perpetrator: str | None = None
    place: str | None = None
    period: str | None = None
    source: str | None = None
    via: tuple[str, ...] = ()
    stance: Stance = "asserted"
    part_of: str | None = None
    rule: str = ""
    evidence: tuple[Evidence, ...] = field(default=())
