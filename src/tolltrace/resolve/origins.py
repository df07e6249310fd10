"""Mentions to origins: one origin has one name throughout a case.

A mention is tried in this order, and the first answer holds: a name of the register; a name that the text
itself defines; what every state has, in its country; a person's office; a noun that takes up a body already
named; a name of the case's own. What stays doubtful keeps its words, with the candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tolltrace.model import Claim, Report
from tolltrace.resolve.case import CaseReading, group_names, read_case, with_own
from tolltrace.resolve.lexicon import lexicon, scan
from tolltrace.resolve.mentions import PRINTS, STATE, gives, resolve_mention
from tolltrace.resolve.names import fold, words
from tolltrace.resolve.naming import Resolution, Spot
from tolltrace.resolve.reading import Reading, read
from tolltrace.resolve.speakers import vocabulary

__all__ = ["Resolution", "explain_origin", "resolve_origins", "resolve_publishers"]


def resolve_origins(claims: Sequence[Claim], reports: Sequence[Report]) -> tuple[Claim, ...]:
    """The same claims, in their order, ``source`` and ``via`` under the names of register or case.

    Platforms, the report's own publisher and the source's own media are dropped from ``via``. Neither the
    order of the claims nor that of the reports changes a name. A claim of an unknown report is left as it is.
    """
    if not any(c.source or c.via for c in claims):
        return tuple(claims)
    case = _with_own_names(claims, read_case(read(r) for r in reports))
    known: dict[tuple[str, str, int | None, str | None], Resolution] = {}
    out: list[Claim] = []
    resolved: list[Resolution | None] = []
    for claim in claims:
        reading = case.readings.get(claim.report)
        if reading is None or not (claim.source or claim.via):
            out.append(claim)
            resolved.append(None)
            continue
        found: Resolution | None = None
        if claim.source:
            spot = _spot(claim, claim.source, reading, case)
            key = (claim.report, claim.source, spot.at, claim.place)
            found = known.get(key) or resolve_mention(claim.source, spot)
            known[key] = found
        resolved.append(found)
        via = _relays(claim, found, reading, case)
        out.append(replace(claim, source=found.name if found else claim.source, via=via))
    return _narrowed(out, resolved)


def _narrowed(claims: Sequence[Claim], found: Sequence[Resolution | None]) -> tuple[Claim, ...]:
    """``Moscow claims 60``: that one of a state's bodies which gave the figure, where just one did."""
    givers: dict[tuple[str | None, str, int | None], set[str]] = {}
    for claim, body in zip(claims, found, strict=True):
        if body is not None and body.institution and body.why != STATE:
            givers.setdefault(_of_country(claim, body), set()).add(body.name)
    out = list(claims)
    for n, body in enumerate(found):
        if body is not None and body.why == STATE:
            names = givers.get(_of_country(claims[n], body), set()) - {body.name}
            if len(names) == 1:
                out[n] = replace(out[n], source=min(names))
    return tuple(out)


def _of_country(claim: Claim, body: Resolution) -> tuple[str | None, str, int | None]:
    """What claims of one state's bodies share; ``more than 60`` and ``at least 60`` stand on one number."""
    q = claim.quantity
    number = q.high if q.low is None else q.low - (q.modifier == "more_than")
    # A body's id begins with the file of its country.
    return body.body_id.partition(".")[0] if body.body_id else None, claim.harm, number


def resolve_publishers(claims: Sequence[Claim], reports: Sequence[Report]) -> dict[str, str]:
    """For each report whose publisher is a registered body and no medium, by its id, that body's name.

    It is the origin of what its release says in its own voice, under the name that mentions of it get.
    """
    known = {r.id: r.publisher for r in reports if r.publisher and _is_body(r.publisher)}
    if not known:
        return {}
    case = _with_own_names(claims, read_case(read(r) for r in reports))
    out: dict[str, str] = {}
    for report, publisher in known.items():
        found = resolve_mention(publisher, Spot(case.readings[report], case))
        body = lexicon().bodies.get(found.body_id or "")
        if found.body_id and (body is None or body.kind not in PRINTS):
            out[report] = found.name
    return out


def _is_body(publisher: str) -> bool:
    """Whether a publisher's name holds that of a registered body, or of what every state has."""
    hits, bodies = scan(words(publisher)), lexicon().bodies
    return any(
        h.values("institution") or any(bodies[b].kind not in PRINTS for b in h.values("body")) for h in hits
    )


def explain_origin(
    mention: str, report: str, claims: Sequence[Claim], reports: Sequence[Report]
) -> Resolution:
    """What a mention in a report is taken for, and why.

    Raises:
        KeyError: if there is no such report.
    """
    case = _with_own_names(claims, read_case(read(r) for r in reports))
    reading = case.readings[report]
    for claim in sorted(claims, key=lambda c: (c.span.start, c.id)):
        if claim.report == report and claim.source == mention:
            return resolve_mention(mention, _spot(claim, mention, reading, case))
    return resolve_mention(mention, Spot(reading, case))


def _spot(claim: Claim, mention: str, reading: Reading, case: CaseReading) -> Spot:
    """The mention's place: as attribution recorded it, else the occurrence nearest to the claim."""
    for evidence in claim.evidence:
        if evidence.field == "source":
            return Spot(reading, case, evidence.span.start, claim.place)
    text, at = reading.report.text, claim.span.start
    found = [p for p in (text.rfind(mention, 0, at), text.find(mention, at)) if p >= 0]
    return Spot(reading, case, min(found, key=lambda p: (abs(p - at), p), default=at), claim.place)


def _with_own_names(claims: Iterable[Claim], case: CaseReading) -> CaseReading:
    """The case with the names that its mentions bear and no register holds, joined by spelling."""
    case = with_own(case, {})
    rows: set[tuple[str, str, str | None]] = set()
    for report, mention in sorted({(c.report, c.source) for c in claims if c.source}):
        reading = case.readings.get(report)
        if reading is None:
            continue
        first = resolve_mention(mention, Spot(reading, case))
        if first.own:
            rows.add((first.name, report, first.institution))
    for report, reading in case.readings.items():
        publisher = reading.report.publisher
        if publisher and gives(publisher) and resolve_mention(publisher, Spot(reading, case)).own:
            rows.add((publisher, report, None))
    return with_own(case, group_names(rows)) if rows else case


def _relays(claim: Claim, found: Resolution | None, reading: Reading, case: CaseReading) -> tuple[str, ...]:
    publisher = fold(reading.report.publisher or "")
    own = lexicon().bodies.get(found.body_id) if found and found.body_id else None
    arms = {fold(a) for a in own.arms} if own else set()
    out: list[str] = []
    for mention in claim.via:
        key = fold(mention)
        if key in arms or not key or " ".join(key) in vocabulary("platforms"):
            continue
        relay = resolve_mention(mention, Spot(reading, case, claim.span.start))
        if publisher and publisher in (key, fold(relay.name)):
            continue
        if relay.name not in out and not (found and found.name == relay.name):
            out.append(relay.name)
    return tuple(out)
