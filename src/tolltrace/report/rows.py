"""Records as flat rows: the one place that names the columns of every table and export."""

from __future__ import annotations

from typing import Any

from tolltrace.model import Claim, Figure, Finding, Report, Resolved, Tally, Toll, Trouble

Row = dict[str, Any]

NO_PERIOD = "the words name no day"
ONE_SIDE = "the words bound one side only"
NO_AS_OF = "no words tell up to which day it was counted"
NOT_ONE_DAY = "the words name no single day"
NO_DATE = "no date of the report is known"
NO_POINT = "its point is not known"

CLAIM_FIELDS = (
    "report",
    "id",
    "quote",
    "number",
    "low",
    "high",
    "modifier",
    "harm",
    "victims",
    "group",
    "perpetrator",
    "place",
    "period",
    "source",
    "via",
    "stance",
    "part_of",
    "start",
    "end",
    "rule",
)

RESOLVED_FIELDS = (
    "period_start",
    "period_end",
    "period_granularity",
    "period_anchor",
    "period_why",
    "as_of",
    "as_of_why",
    "said_on",
    "said_on_why",
    "printed",
    "printed_why",
    "place_name",
    "place_lat",
    "place_lon",
    "place_precision",
    "place_geonameid",
    "place_country",
    "place_why",
)
"""The four times of a claim, and its place. Each that is unknown has the reason in its ``_why``."""


def claim_row(claim: Claim) -> Row:
    """The labelling guide's fields in its order, then where the number stands in the text, and the rule."""
    return {
        "report": claim.report,
        "id": claim.id,
        "quote": claim.quote,
        "number": claim.number,
        "low": claim.quantity.low,
        "high": claim.quantity.high,
        "modifier": claim.quantity.modifier,
        "harm": claim.harm,
        "victims": claim.victims,
        "group": claim.group,
        "perpetrator": claim.perpetrator,
        "place": claim.place,
        "period": claim.period,
        "source": claim.source,
        "via": list(claim.via),
        "stance": claim.stance,
        "part_of": claim.part_of,
        "start": claim.span.start,
        "end": claim.span.end,
        "rule": claim.rule,
    }


def resolved_row(resolved: Resolved, report: Report) -> Row:
    """When and where a claim counts. Days are ISO dates, ``lat`` and ``lon`` degrees (WGS 84).

    The period that the figure covers, its as-of, the day of saying and the day of printing are four fields;
    none is filled from another.
    """
    period, said, place = resolved.period, resolved.said, resolved.place
    # Said over several days is no day of saying.
    said_on = said.start if said.start == said.end else None
    open_ = None if period.start and period.end else ONE_SIDE if period.start or period.end else NO_PERIOD
    return {
        "period_start": period.start,
        "period_end": period.end,
        "period_granularity": period.granularity,
        "period_anchor": period.anchor,
        "period_why": period.why or open_,
        "as_of": period.as_of,
        "as_of_why": None if period.as_of else NO_AS_OF,
        "said_on": said_on,
        "said_on_why": None if said_on else said.why or NOT_ONE_DAY,
        "printed": report.published,
        "printed_why": None if report.published else NO_DATE,
        "place_name": place.name,
        "place_lat": place.lat,
        "place_lon": place.lon,
        "place_precision": place.precision,
        "place_geonameid": place.geonameid,
        "place_country": place.country,
        "place_why": place.why or (None if place.lat is not None else NO_POINT),
    }


def report_row(report: Report) -> Row:
    """What is known of a report, without its text and without the path it was read from."""
    return {
        "id": report.id,
        "publisher": report.publisher,
        "published": report.published,
        "title": report.title,
        "byline": report.byline,
        "url": report.url,
        "language": report.language,
    }


def figure_row(figure: Figure) -> Row:
    """An origin's value for one count; ``printed`` is the date of its first dated telling."""
    return {
        "id": figure.id,
        "origin": figure.origin,
        "own_voice": figure.own_voice,
        "harm": figure.count.harm,
        "victims": figure.count.victims,
        "group": figure.count.group,
        "place": figure.count.place,
        "day": figure.count.day,
        "low": figure.quantity.low,
        "high": figure.quantity.high,
        "modifier": figure.quantity.modifier,
        "printed": figure.printed,
        "claims": list(figure.claims),
        "outlets": list(figure.outlets),
        "stance": figure.stance,
        "standing": figure.standing,
        "reason": figure.reason,
    }


def toll_row(toll: Toll, id: str) -> Row:
    """One class of harm and victims: low, best and high with their claims, each origin's latest figures, and
    each claim left aside with its reason.
    """
    return {
        "id": id,
        "harm": toll.harm,
        "victims": toll.victims,
        "policy": toll.policy,
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "as_of": toll.as_of,
        "provisional": toll.provisional,
        "claims": list(toll.claims),
        "figures": list(toll.figures),
        "outlets": list(toll.outlets),
        "origins": list(toll.origins),
        "unattributed": list(toll.unattributed),
        "aside": [{"claim": one.claim, "reason": one.reason} for one in toll.aside],
    }


def finding_row(finding: Finding, id: str) -> Row:
    """A finding with the ids of the claims that it is about."""
    return {"id": id, "kind": finding.kind, "claims": list(finding.claims), "note": finding.note}


def trouble_row(trouble: Trouble) -> Row:
    """An input that could not be read."""
    return {"where": trouble.where, "what": trouble.what, "way_out": trouble.way_out}


def tally_row(tally: Tally) -> Row:
    """A text's own toll: its id, then for each harm the bounds, the best number, and that by class."""
    return {"id": tally.report} | {
        harm: {"low": n.low, "best": n.best, "high": n.high, "by": dict(n.by)} for harm, n in tally.harms
    }
