"""Comments on claims, reports and episodes: words for those who come later, which change nothing."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response

from tolltrace.store import decisions as d
from tolltrace.store.deciding import Refused
from tolltrace.web.answers import see
from tolltrace.web.desk import desk_of
from tolltrace.web.forms import form_of

_SUBJECT = re.compile(r"(claim|report|episode):([0-9]{1,9})", re.ASCII)


def comment(request: Request) -> Response:
    """Add the comment of the form to what it names, and go back to its page."""
    form = form_of(request)
    why, subject = form.get("why", "").strip()[:1_000], _SUBJECT.fullmatch(form.get("subject", ""))
    if subject is None:
        raise Refused("a comment is on a claim, a report or an episode")
    if not why:
        raise Refused("a comment needs words")
    desk_of(request).decide(d.Comment(subject[0]), {}, why)
    return see(f"/{subject[1]}s/{int(subject[2])}#history")
