"""Why a claim is what it is: its rule, and for each field the words that it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from tolltrace.model import Claim, Evidence, Report, Resolved
from tolltrace.report.casebook import Casebook, resolved
from tolltrace.report.rows import claim_row, resolved_row
from tolltrace.report.visible import one_line
from tolltrace.report.wording import bounds, covered, day, located, plural

NOT_GIVEN = "not given"
_FIELDS = ("harm", "victims", "group", "perpetrator", "place", "period", "source", "via", "stance", "part_of")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a claim, its value as shown, and the report's words behind it (none: a default)."""

    name: str
    value: str
    words: tuple[str, ...]


def fields(claim: Claim, report: Report) -> tuple[Field, ...]:
    """All fields of a claim; those that nothing was read for say ``not given``."""
    row = claim_row(claim)
    shown = [Field("figure", bounds(claim.quantity), (one_line(claim.number),))]
    for name in _FIELDS:
        value = row[name]
        text = "; ".join(value) if isinstance(value, list) else value
        shown.append(Field(name, one_line(text) if text else NOT_GIVEN, _words(name, claim, report)))
    known = {"number", *_FIELDS}
    for name in sorted({one.field for one in claim.evidence} - known):
        shown.append(Field(name, "", _words(name, claim, report)))
    return tuple(shown)


def times_and_place(known: Resolved, report: Report) -> tuple[Field, ...]:
    """The four times of a claim and its place; each that is unknown says why."""
    row = resolved_row(known, report)

    def field(name: str, value: str, why: str, words: str = "") -> Field:
        reason = f"unknown: {one_line(row[why] or '')}"
        return Field(name, one_line(value) or reason, (one_line(words),) if value and words else ())

    dates = {name: day(row[name]) if row[name] else "" for name in ("as_of", "said_on", "printed")}
    return (
        field("covers", covered(known.period), "period_why", known.period.words),
        field("as of", dates["as_of"], "as_of_why"),
        field("said on", dates["said_on"], "said_on_why", known.said.words),
        field("printed on", dates["printed"], "printed_why"),
        field("where", located(known.place), "place_why", known.place.words),
    )


def _words(name: str, claim: Claim, report: Report) -> tuple[str, ...]:
    return tuple(
        _slice(one, report) for one in claim.evidence if one.field == name and one.span != claim.span
    )


def _slice(one: Evidence, report: Report) -> str:
    return one_line(report.text[one.span.start : one.span.end])


def explanation(claim: Claim, casebook: Casebook) -> str:
    """The claim for a terminal: where it stands, its sentence, its rule, its fields and their words."""
    report = next(report for report in casebook.reports if report.id == claim.report)
    where = ", ".join(known for known in (report.publisher, report.published) if known)
    lines = [
        f"{one_line(claim.id)}: {bounds(claim.quantity)} {claim.harm}",
        f"report {one_line(report.id)}" + (f" ({one_line(where)})" if where else ""),
        f"characters {claim.span.start} to {claim.span.end}, found by the rule {claim.rule or '(not named)'}",
        "",
        *wrap(f"“{one_line(claim.quote)}”", width=76, initial_indent="  ", subsequent_indent="  "),
        "",
    ]
    for one in (*fields(claim, report), *times_and_place(resolved(casebook)[claim.id], report)):
        words = ", ".join(f"“{word}”" for word in one.words)
        lines.append(f"  {one.name:12}{one.value}" + (f"   from {words}" if words else ""))
    lines += ["", f"In the toll: {one_line(_standing(claim, casebook))}."]
    return "\n".join(lines) + "\n"


def _standing(claim: Claim, casebook: Casebook) -> str:
    for toll in casebook.toll:
        for aside in toll.aside:
            if aside.claim == claim.id:
                return f"left aside, {aside.reason}"
    figure = next(figure for figure in casebook.figures if claim.id in figure.claims)
    told = plural(len(figure.outlets), "outlet")
    return f"the latest figure of {figure.origin} for this count ({figure.id}), carried by {told}"
