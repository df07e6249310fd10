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
from tolltrace.store.deciding import Refused
from tolltrace.store.decisions import finding_key
from tolltrace.store.episodes import ruled
from tolltrace.store.tables import Claim, Episode, Report
from tolltrace.web.answers import page, see
from tolltrace.web.desk import Account, desk_of
from tolltrace.web.forms import form_of, seen_of


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
        waiting = select(func.count()).where(Claim.episode == Episode.id, Claim.state == "new")
        reports = select(func.count()).where(Report.episode == Episode.id)
        query = select(Episode.id, Episode.title, reports.scalar_subquery(), waiting.scalar_subquery())
        rows = session.execute(query.order_by(Episode.id)).all()
    return page(request, "episodes.html", episodes=rows)


def episode(request: Request) -> Response:
    """An episode's account, with every decision carried out."""
    desk, id = desk_of(request), request.path_params["id"]
    with desk.store.reading() as session:
        account = _account(request, session, id)
        judged = {f"N{one.number}": one for one in _judged(session, id, account.book.findings)}
        reports = session.execute(
            select(Report.id, Report.publisher, Report.name, Report.title, Report.published)
            .where(Report.episode == id)
            .order_by(Report.published, Report.id)
        ).all()
    return page(request, "episode.html", id=id, view=account.view, judged=judged, reports=reports)


def judge(request: Request) -> Response:
    """Confirm or dismiss a finding that stands now; who dismisses one gives a reason."""
    desk, id, form = desk_of(request), request.path_params["id"], form_of(request)
    with desk.store.reading() as session:
        findings = _account(request, session, id).book.findings
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
    desk.decide(verdict, seen_of(request), why)
    return see(f"/episodes/{id}#n{number}")


def _account(request: Request, session: Session, id: int) -> Account:
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
