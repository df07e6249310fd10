"""Records as flat rows: the one place that names the columns of every table and export."""

from __future__ import annotations

from typing import Any

from tolltrace.model import Claim, Figure, Finding, Report, Tally, Toll, Trouble

Row = dict[str, Any]

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
