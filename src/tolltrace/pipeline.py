"""The steps in their order: read, clean, find, resolve, reconcile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tolltrace.clean import clean
from tolltrace.find import find_claims, may_hold_claims
from tolltrace.langs import languages
from tolltrace.model import Case, Claim, Report, Resolved, Rulings, Tally, Trouble
from tolltrace.read.inputs import case
from tolltrace.report.casebook import Casebook
from tolltrace.resolve.origins import resolve_origins, resolve_publishers
from tolltrace.settings import Settings

Watch = Callable[[Iterable[Report]], Iterable[Report]]


def readable(items: Iterable[Report | Trouble]) -> Iterator[Report | Trouble]:
    """The items, with a trouble in place of each report in a language that cannot be read.

    A tag such as ``en-NG`` is read as its language. A report of unknown language is let through.
    """
    there = languages()
    for item in items:
        if isinstance(item, Trouble) or item.language is None:
            yield item
            continue
        code = item.language.replace("_", "-").partition("-")[0].casefold()
        if code in there:
            yield item._replace(language=code)
        else:
            what = f"report {item.id} is in a language without a pack, {item.language!r}"
            yield Trouble(item.path or item.id, what, f"leave it out; there are packs for {', '.join(there)}")


def find_in(report: Report) -> tuple[Claim, ...]:
    """The claims of one report alone, in the order of its text."""
    if not may_hold_claims(report):
        return ()
    return resolve_origins(find_claims(clean(report)), (report,))


def tally_in(report: Report) -> Tally:
    """The toll that one report tells of its own episode."""
    from tolltrace.find.tally import find_tally, may_tell_toll, nobody

    return find_tally(clean(report)) if may_tell_toll(report) else nobody(report)


def trace_case(
    case: Case, troubles: Iterable[Trouble] = (), *, policy: str = "latest", watch: Watch = iter
) -> Casebook:
    """Reports read together to an attributed toll. ``watch`` sees each report when its turn comes.

    Raises:
        ValueError: if the policy is unknown.
    """
    items = tuple(readable((*troubles, *case.reports)))
    reports = tuple(item for item in items if isinstance(item, Report))
    made = account_of(claims_of(reports, watch), replace(case, reports=reports), policy)
    return replace(made, troubles=tuple(item for item in items if isinstance(item, Trouble)))


def claims_of(reports: Iterable[Report], watch: Watch = iter) -> tuple[Claim, ...]:
    """The claims of reports that are read together, each with its origin."""
    ordered = sorted(reports, key=_by_date)
    found = [c for report in watch(ordered) if may_hold_claims(report) for c in find_claims(clean(report))]
    return resolve_origins(found, ordered)


def account_of(
    claims: Iterable[Claim], case: Case, policy: str = "latest", rulings: Rulings | None = None
) -> Casebook:
    """Claims whose origins are known, with their days and places resolved, to the account of the case.

    ``rulings`` are what persons decided of its figures and origins.

    Raises:
        ValueError: if the policy is unknown.
    """
    # What only a case needs is loaded here, since one file's claims have to come in half a second.
    from tolltrace.reconcile import account, scene
    from tolltrace.resolve.periods import resolve_periods, resolve_words
    from tolltrace.resolve.places import resolve_places
    from tolltrace.resolve.saying import resolve_saying

    reports = tuple(sorted(case.reports, key=_by_date))
    order = {report.id: n for n, report in enumerate(reports)}
    ordered = tuple(sorted(claims, key=lambda c: (order[c.report], c.span.start, c.span.end, c.id)))
    resolved = tuple(
        Resolved(claim.id, period, said, place)
        for claim, period, said, place in zip(
            ordered,
            resolve_periods(ordered, reports),
            resolve_saying(ordered, reports),
            resolve_places(ordered, reports),
            strict=True,
        )
    )
    periods = {one.claim: one.period for one in resolved}
    places = {one.claim: one.place for one in resolved}
    title = _days_in_title(case)
    days = resolve_words(title.text, title, (0, len(title.text))) if title else None
    set_up = scene(
        ordered,
        reports,
        case.episode,
        days=days,
        periods=periods,
        places=places,
        publishers=resolve_publishers(ordered, reports),
        rulings=rulings or Rulings(),
    )
    made = account(set_up, policy)
    return Casebook(
        reports=reports,
        claims=ordered,
        figures=made.figures,
        findings=made.findings,
        toll=made.toll,
        episode=case.episode,
        notice=case.notice,
        resolved=resolved,
    )


def _days_in_title(case: Case) -> Report | None:
    """The words that an episode's title ends with: ``Floods in Derna, from 10 September 2023``."""
    return Report("episode", case.episode.rsplit(", ", 1)[-1]) if case.episode else None


def _by_date(report: Report) -> tuple[bool, str, str]:
    return (report.published is None, report.published or "", report.id)


def trace(
    paths: Iterable[str | Path],
    *,
    policy: str = "latest",
    text_field: str | None = None,
    id_field: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    settings: Settings | None = None,
    watch: Watch = iter,
) -> Casebook:
    """Read files, folders and cases together, and trace their figures.

    Raises:
        ValueError: if the policy is unknown. Bad inputs do not raise: they are the casebook's ``troubles``.
    """
    read, troubles = case(
        paths,
        text_field=text_field,
        id_field=id_field,
        published=published,
        encoding=encoding,
        settings=settings,
    )
    return trace_case(read, troubles, policy=policy, watch=watch)
