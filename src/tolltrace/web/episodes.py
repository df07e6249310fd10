"""The episodes, and an episode's account with its findings to be confirmed or dismissed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.model import Finding
from tolltrace.store import decisions as d
from tolltrace.store.changes import revisions
from tolltrace.store.deciding import Refused, Stale
from tolltrace.store.decisions import finding_key
from tolltrace.store.episodes import ruled
from tolltrace.store.log import end
from tolltrace.store.tables import Claim, Episode, Report
from tolltrace.web.answers import page, see
from tolltrace.web.desk import Account, desk_of
from tolltrace.web.forms import form_of, seen_of
from tolltrace.web.policies import policies
from tolltrace.web.stale import stale_things
from tolltrace.web.waiting import Asked, numbers, waits


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding as its form needs it; ``verdict`` is empty where nobody has given one."""

    number: int
    kind: str
    claims: str
    verdict: str
    seen: tuple[str, ...]


def episodes(request: Request) -> Response:
    """All episodes with their reports and the claims that wait."""
    with desk_of(request).store.reading() as session:
        waiting = select(func.count()).where(Claim.episode == Episode.id, waits())
        reports = select(func.count()).where(Report.episode == Episode.id)
        query = select(Episode.id, Episode.title, reports.scalar_subquery(), waiting.scalar_subquery())
        rows, seq = session.execute(query.order_by(Episode.id)).all(), end(session)[0]
    return page(request, "episodes.html", episodes=rows, seq=seq)


def episode(request: Request) -> Response:
    """An episode's account, with every decision carried out."""
    desk, id = desk_of(request), request.path_params["id"]
    with desk.store.reading() as session:
        account = account_of(request, session, id)
        judged = {f"N{one.number}": one for one in _judged(session, id, account.book.findings)}
        reports = session.execute(
            select(Report.id, Report.publisher, Report.name, Report.title, Report.published)
            .where(Report.episode == id)
            .order_by(Report.published, Report.id)
        ).all()
        row, seq = session.get_one(Episode, id), end(session)[0]
        waiting, _ = numbers(session, Asked(episode=str(id)))
    return page(
        request,
        "episode.html",
        id=id,
        seq=seq,
        row=row,
        policies=policies(),
        waiting=waiting,
        view=account.view,
        judged=judged,
        reports=reports,
    )


def judge(request: Request) -> Response:
    """Confirm or dismiss a finding that stands now; who dismisses one gives a reason."""
    desk, id, form = desk_of(request), request.path_params["id"], form_of(request)
    with desk.store.reading() as session:
        findings = account_of(request, session, id).book.findings
    number = next((n for n, one in enumerate(findings, 1) if _named(one) == form.get("finding")), None)
    if number is None:
        raise Refused("there is no such finding any more")
    act, why = form.get("act"), form.get("why", "").strip()[:1_000]
    if act not in ("confirmed", "dismissed"):
        raise Refused("a finding is confirmed or dismissed")
    if act == "dismissed" and not why:
        raise Refused("say why the finding is dismissed")
    finding = findings[number - 1]
    verdict: d.Decision = d.JudgeFinding(
        id, finding.kind, _ids(finding), "confirmed" if act == "confirmed" else "dismissed"
    )
    seen = seen_of(request)
    try:
        desk.decide(verdict, seen, why)
    except Stale as stale:
        return stale_things(request, stale, max(seen.values()), f"/episodes/{id}")
    return see(f"/episodes/{id}#n{number}")


def title_of(session: Session, id: int) -> str:
    """An episode's title; an answer 404 where there is none."""
    row = session.get(Episode, id)
    if row is None:
        raise HTTPException(404, f"There is no episode {id}.")
    return row.title


def account_of(request: Request, session: Session, id: int) -> Account:
    """An episode's account; an answer 404 where there is no such episode."""
    try:
        return desk_of(request).account(session, id)
    except KeyError as error:
        raise HTTPException(404, f"There is no episode {id}.") from error


def _judged(session: Session, episode: int, findings: Iterable[Finding]) -> list[Judged]:
    verdicts = ruled(session, episode, "finding")
    found = [(one, finding_key(one.kind, _ids(one))) for one in findings]
    claims = {f"claim:{id}" for one, _ in found for id in _ids(one)}
    rulings = {f"ruling:{episode}/finding/{key}" for _, key in found}
    seen = revisions(session, claims | rulings)
    return [
        Judged(
            n,
            one.kind,
            _named(one),
            verdicts.get(key, ""),
            tuple(
                f"{entity}={seen[entity]}"
                for entity in (f"ruling:{episode}/finding/{key}", *(f"claim:{id}" for id in _ids(one)))
            ),
        )
        for n, (one, key) in enumerate(found, start=1)
    ]


def _named(finding: Finding) -> str:
    return " ".join((finding.kind, *finding.claims))


def _ids(finding: Finding) -> tuple[int, ...]:
    return tuple(int(name[1:]) for name in finding.claims)
