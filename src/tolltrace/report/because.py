"""Why a figure, a finding or a toll is what it is, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from textwrap import wrap

from tolltrace.model import Claim, Figure, Report, Toll
from tolltrace.report.casebook import Casebook
from tolltrace.report.explain import explanation
from tolltrace.report.findings import Noticed, noticed
from tolltrace.report.visible import one_line
from tolltrace.report.wording import STANCES, bounds, klass, low_best_high, outlet, scope, spread

_WIDTH = 78
_STANDING = {
    "latest": "the origin's latest figure for this count",
    "superseded": "superseded",
    "part": "part of a total",
}


def ids(casebook: Casebook) -> tuple[str, ...]:
    """All that can be asked for: tolls ``T1``, figures ``F1``, findings ``N1``, and claims."""
    return (
        *(f"T{n}" for n in range(1, len(casebook.toll) + 1)),
        *(figure.id for figure in casebook.figures),
        *(f"N{n}" for n in range(1, len(casebook.findings) + 1)),
        *(claim.id for claim in casebook.claims),
    )


def because(id: str, casebook: Casebook, rule: str) -> str | None:
    """The explanation of what has this id, ``None`` if nothing has; ``rule`` is the policy's, in words.

    A claim goes before a figure, finding or toll of the same id, since its id may come from a report.
    """
    claims = {claim.id: claim for claim in casebook.claims}
    reports = {report.id: report for report in casebook.reports}
    if id in claims:
        return explanation(claims[id], casebook)
    figures = {figure.id: figure for figure in casebook.figures}
    if id in figures:
        return _text(_figure(figures[id], claims, reports))
    for one in noticed(casebook):
        if one.id == id:
            return _text(_finding(one, reports))
    for n, toll in enumerate(casebook.toll, start=1):
        if f"T{n}" == id:
            return _text(_toll(id, toll, rule, claims, reports))
    return None


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _finding(one: Noticed, reports: Mapping[str, Report]) -> Iterable[str]:
    yield f"{one.id}: {one.heading} ({one.finding.kind})"
    yield from _wrapped(one.note)
    if one.about:
        yield f"about {one.about}"
    yield from _said(one.claims, reports)


def _figure(figure: Figure, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> Iterable[str]:
    voice = ", in its own voice" if figure.own_voice else ""
    yield f"{figure.id}: {bounds(figure.quantity)}, {klass(figure.count.harm, figure.count.victims)}"
    yield from _wrapped(f"origin: {figure.origin}{voice}")
    if narrowed := scope(figure):
        yield from _wrapped(f"of: {narrowed}")
    why = f": {figure.reason}" if figure.reason else ""
    yield from _wrapped(f"standing: {_STANDING[figure.standing]}{why}")
    yield f"first printed: {figure.printed or 'no dated report tells it'}"
    yield from _said([claims[id] for id in figure.claims], reports)


def _toll(
    id: str, toll: Toll, rule: str, claims: Mapping[str, Claim], reports: Mapping[str, Report]
) -> Iterable[str]:
    yield f"{id}: {klass(toll.harm, toll.victims)}"
    yield "low {}, best {}, high {}".format(*low_best_high(toll))
    yield from _wrapped(f"policy {toll.policy}: {rule}")
    if toll.provisional:
        yield from _wrapped("provisional: fewer independent origins than the policy asks for")
    yield from _wrapped(f"as of {toll.as_of or 'an unknown day'}; {spread(toll)}")
    yield ""
    yield "It rests on" if toll.claims else "It rests on no claim."
    yield from _said([claims[used] for used in toll.claims], reports)
    yield ""
    yield "Left aside" if toll.aside else "Nothing was left aside."
    for aside in toll.aside:
        claim = claims[aside.claim]
        yield from _wrapped(f"{claim.id}  {bounds(claim.quantity)}: {aside.reason}", hang=4)


def _said(claims: Iterable[Claim], reports: Mapping[str, Report]) -> Iterable[str]:
    """The claims with their sentences; a sentence that holds several of them is shown once."""
    for (id, quote), told in groupby(claims, key=lambda claim: (claim.report, claim.quote)):
        report = reports[id]
        yield ""
        yield from _wrapped(", ".join(word for word in (outlet(report), report.published) if word))
        for claim in told:
            known = (bounds(claim.quantity), _origin(claim), _stance(claim))
            yield from _wrapped(f"{claim.id}: {', '.join(word for word in known if word)}", hang=4)
        yield from _wrapped(f"“{quote}”", indent=4)


def _origin(claim: Claim) -> str:
    return f"origin {claim.source}" if claim.source else "own voice"


def _stance(claim: Claim) -> str:
    return "" if claim.stance == "asserted" else STANCES[claim.stance]


def _wrapped(words: str, indent: int = 2, hang: int = 0) -> list[str]:
    margin = " " * indent
    return wrap(one_line(words), width=_WIDTH, initial_indent=margin, subsequent_indent=margin + " " * hang)
