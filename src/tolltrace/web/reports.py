"""A report with its figures marked, and a claim added from characters that a person selected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.model import Report as Read
from tolltrace.report.casebook import Casebook
from tolltrace.report.page.index import Index
from tolltrace.report.page.report_views import Article, article
from tolltrace.report.visible import visible
from tolltrace.store import decisions as d
from tolltrace.store.blobs import fetch, text_of
from tolltrace.store.deciding import Refused
from tolltrace.store.episodes import COUNTED
from tolltrace.store.fields import claim_of, name_of
from tolltrace.store.history import history
from tolltrace.store.log import end
from tolltrace.store.tables import Claim, Episode, Report, Version
from tolltrace.web.addresses import Addresses
from tolltrace.web.answers import page, see
from tolltrace.web.claim_views import entries
from tolltrace.web.deeds import deeds
from tolltrace.web.desk import desk_of
from tolltrace.web.forms import changed, form_of, id_of, seen_of
from tolltrace.web.origins import names_of

_ROWS = 100
_LONGEST = 200
"""Code points of a number."""
_DEFAULTS = {"modifier": "exact", "harm": "killed", "victims": "unspecified", "stance": "asserted"}
# A browser counts these otherwise than the report does: they stand apart, each with its place.
_APART = re.compile(
    "(\r\n?|" + "|".join(re.escape(c) for c in map(chr, range(0x3000)) if visible(c) != c) + ")"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of the text: its stretches, each with the code point that it begins at, and its claims."""

    stretches: tuple[tuple[int, str], ...]
    anchors: tuple[str, ...]
    row: str | None
    says: str


def report(request: Request) -> Response:
    """A report's newest text with every figure that stands, and a form to add one."""
    with desk_of(request).store.reading() as session:
        row, text = _report(session, request.path_params["id"])
        claims = session.scalars(
            select(Claim)
            .where(Claim.report == row.id, Claim.version == row.version, Claim.state.in_(COUNTED))
            .order_by(Claim.start, Claim.id)
        ).all()
        episode = session.get_one(Episode, row.episode)
        read = Read(
            row.name,
            text,
            title=row.title,
            publisher=row.publisher,
            published=row.published,
            url=row.url,
            language=row.language,
        )
        book = Casebook((read,), tuple(claim_of(claim, row.name) for claim in claims), (), (), ())
        index = Index(book, Addresses({row.name: row.id}))
        own = {index.mark_anchor(name_of(claim.id)): f"c{claim.id}" for claim in claims}
        shown = article(read, index)
        return page(
            request,
            "report.html",
            id=row.id,
            revision=row.revision,
            episode=episode,
            notice=row.notice or episode.notice,
            article=shown,
            pieces=tuple(_marked(shown, own)),
            fields=entries(_DEFAULTS, text, {}, {}),
            origins=names_of(session, row.episode),
            seq=end(session)[0],
            past=deeds(session, history(session, entity=f"report:{row.id}", last=_ROWS)),
        )


def add_claim(request: Request) -> Response:
    """Add a claim for the characters that the form names."""
    desk, id, form = desk_of(request), request.path_params["id"], form_of(request)
    with desk.store.reading() as session:
        _, text = _report(session, id)
    start, end = _selected(form, text)
    decision = d.AddClaim(id, start, end, changed(form, {}))
    seq = desk.decide(decision, seen_of(request), form.get("why", "")[:1_000])
    with desk.store.reading() as session:
        made = session.scalars(select(Claim.id).where(Claim.report == id, Claim.revision == seq)).one()
    return see(f"/claims/{made}")


def _report(session: Session, id: int) -> tuple[Report, str]:
    row = session.get(Report, id)
    if row is None:
        raise HTTPException(404, f"There is no report {id}.")
    return row, text_of(fetch(session, session.get_one(Version, row.version).text))


def _marked(shown: Article, own: Mapping[str, str]) -> Iterator[Marked]:
    at = 0
    for mark in shown.text:
        stretches = []
        for stretch in filter(None, _APART.split(mark.text)):
            stretches.append((at, stretch))
            at += len(stretch)
        yield Marked(tuple(stretches), tuple(own[name] for name in mark.anchors), mark.row, mark.says)


def _selected(form: Mapping[str, str], text: str) -> tuple[int, int]:
    """The code points that were selected, or where the words stand for the time that is named."""
    words = form.get("words", "")
    if not words.strip() or len(words) > _LONGEST:
        raise Refused(f"give the number as the report writes it, in at most {_LONGEST} characters")
    if form.get("start"):
        start, end = id_of(form["start"]), id_of(form.get("end", ""))
        if visible(text[start:end]).split() != visible(words).split():
            raise Refused("these characters of the report are other words")
        return start, end
    start = -1
    for _ in range(min(id_of(form.get("nth") or "1"), len(text)) or 1):
        start = text.find(words, start + 1)
        if start < 0:
            raise Refused(f"the report does not say {words!r} so often")
    return start, start + len(words)
