"""Claims that hold some words."""

from __future__ import annotations

from sqlalchemy import or_, select
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.report.wording import HARMS
from tolltrace.store.tables import Claim, Report
from tolltrace.web.answers import page
from tolltrace.web.desk import desk_of

_MOST = 100
_LONGEST = 200


def search(request: Request) -> Response:
    """Claims with the words in their sentence, origin or place, in the order of their ids."""
    words = " ".join(request.query_params.get("q", "").split())[:_LONGEST]
    found: list[tuple[Claim, str]] = []
    if words:
        columns = (Claim.quote, Claim.source, Claim.place)
        holds = or_(*(column.icontains(words, autoescape=True) for column in columns))
        query = select(Claim, Report).join(Report, Report.id == Claim.report).where(holds)
        with desk_of(request).store.reading() as session:
            rows = session.execute(query.order_by(Claim.id).limit(_MOST + 1)).all()
            found = [(claim, report.publisher or report.name) for claim, report in rows]
    more = len(found) > _MOST
    return page(request, "search.html", words=words, found=found[:_MOST], more=more, harms=HARMS)
