"""The records that every room speaks in. All are frozen; nothing here computes.

The words are those of the project's design: a *report* is a document as it reached us, a *claim* is one
figure of people harmed in one report, an *origin* is the body whose figure it is, a *relay* carried it on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

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


class Report(NamedTuple):
    """One document as it reached us, with what is known of it from outside its text.

    A named tuple, since a corpus has many reports without a figure, which are passed by in less time than a
    data class takes to be made; ``_replace`` makes one that differs.

    ``text`` is what offsets count in: the file as it stands for plain text, the visible text for HTML.
    ``published`` is an ISO date. ``encoding`` says how the bytes were decoded and on what ground, such as
    ``utf-8`` or ``windows-1252 (declared)``. ``notice`` is what its case wants shown wherever it is.
    Whatever is not known is ``None``; nothing is guessed.
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
    encoding: str | None = None
    notice: str | None = None


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


Standing = Literal["latest", "superseded", "part"]


@dataclass(frozen=True, slots=True)
class Count:
    """What is being counted. Two figures are compared only where all of it agrees.

    ``group`` and ``place`` are the reports' words; ``None`` means all of the class, and all of the episode.
    ``day`` is an ISO date where the figure is of that one day of a longer episode.
    """

    harm: Harm
    victims: Victims
    group: str | None = None
    place: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One origin's value for one count, with all its tellings.

    ``own_voice`` is true where no origin is named and ``origin`` is the outlet that says it. ``printed`` is
    the ISO date of the first dated telling, ``None`` where no telling is dated. ``outlets`` are the distinct
    publishers of the tellings. ``stance`` is the firmest of the tellings. ``count`` has the words of the
    first telling. ``reason`` says why a figure is not its origin's latest.
    """

    id: str
    origin: str
    own_voice: bool
    count: Count
    quantity: Quantity
    printed: str | None
    claims: tuple[str, ...]
    outlets: tuple[str, ...]
    stance: Stance = "asserted"
    standing: Standing = "latest"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A claim that a toll does not use, and why."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class Toll:
    """The attributed toll of one class: what may be written under a named policy, never a sum.

    ``low``, ``best`` and ``high`` are people; each stands in some claim of ``claims``, and is ``None`` where
    the policy gives none; the low also where the least that anybody says is an upper bound, ``up to 20``.
    ``as_of`` is the ISO date of the newest report used. ``provisional``: the policy asks for more independent
    origins than there are. ``figures`` are each origin's latest ones of the class, also those for a narrower
    count. ``origins`` are the bodies named as the source of a figure in use;
    ``unattributed`` are the outlets that give one in their own voice; ``outlets`` are all publishers behind
    the figures in use. ``aside`` has the reason for each claim of the class that the three do not rest on.
    """

    harm: Harm
    victims: Victims
    policy: str
    figures: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    unattributed: tuple[str, ...]
    aside: tuple[Aside, ...] = ()
    low: int | None = None
    best: int | None = None
    high: int | None = None
    as_of: str | None = None
    claims: tuple[str, ...] = ()
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a careful reader notices across claims; ``note`` says it in one sentence."""

    kind: str
    claims: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Harmed:
    """Persons who suffered one harm: inclusive bounds (``high`` is ``None`` where open), the number that the
    text vouches for, and that number by class of victims.
    """

    low: int
    best: int
    high: int | None
    by: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """One report's own toll by harm, in a fixed order: no person twice, no other episode's dead."""

    report: str
    harms: tuple[tuple[str, Harmed], ...]


Granularity = Literal["hour", "day", "days", "week", "month", "year", "open", "unknown"]
Anchored = Literal["dateline", "published", "text date", "user", "none"]


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a figure covers and the day by which it was counted, out of the report's words.

    ``start`` and ``end`` are ISO dates, inclusive; ``None`` where a side is open or not told. ``as_of`` is
    the day up to which the count was made, where the words tell it; the day of printing is none. ``anchor``
    is what the words were read against, ``none`` where they need nothing. ``why`` is the reason where
    something stays unresolved. ``length`` is the stretch that the words name, as an ISO 8601 duration such as
    ``P2D``, ``PT24H``, ``P13Y``; ``under`` and ``more than`` in front of it are left out.
    """

    words: str
    start: str | None = None
    end: str | None = None
    granularity: Granularity = "unknown"
    as_of: str | None = None
    anchor: Anchored = "none"
    why: str | None = None
    length: str | None = None


Precision = Literal["exact", "near", "district", "province", "region", "country", "unknown"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure counts, out of the report's words.

    ``lat`` and ``lon`` are degrees (WGS 84) and ``precision`` says how sharp they are: ``exact`` a settlement
    or a spot, ``near`` somewhere around one, the others the middle of what they name; a village that no list
    has lies in the middle of what it is said to be in. ``country`` is an ISO 3166 code, ``admin1`` GeoNames'
    code of the first-level division. ``chain`` holds the ids of the place and of all that contains it, the
    narrowest first. Words that name several places have them as ``parts``. ``why`` is the reason where the
    place stays unknown.
    """

    words: str
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    country: str | None = None
    admin1: str | None = None
    kind: str = "unknown"
    precision: Precision = "unknown"
    chain: tuple[str, ...] = ()
    parts: tuple[Place, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the words of time and place of one claim come to.

    ``period`` is the days that the figure covers and, in ``as_of``, the day up to which it was counted;
    ``said`` the day on which its origin said it. The day of printing is the report's. None of the four is
    filled from another.
    """

    claim: str
    period: Period
    said: Period
    place: Place


@dataclass(frozen=True, slots=True)
class Rulings:
    """What persons decided of the claims of an episode as a whole.

    ``figures`` puts claims (by id) into figures that a person made: those with one name are one figure, apart
    from all others. ``dependent`` says of an origin whose figures its own go back to, so that the two are not
    independent.
    """

    figures: tuple[tuple[str, str], ...] = ()
    dependent: tuple[tuple[str, str], ...] = ()
