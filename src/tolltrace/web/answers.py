"""What is sent back: pages, JSON, and what is wrong in either form."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tolltrace.report.page.parts import environment


@cache
def _templates() -> Environment:
    return environment(PackageLoader("tolltrace.web", "pages"))


def page(request: Request, name: str, status: int = 200, **values: Any) -> Response:
    """A page of that template. Half a surrogate pair, which UTF-8 has no bytes for, becomes ``?``."""
    token, me = request.scope.get("tolltrace.token", ""), request.scope.get("tolltrace.me")
    text = rendered(name, csrf=token, me=me, path=request.url.path, **values)
    return Response(text.encode("utf-8", "replace"), status, media_type="text/html; charset=utf-8")


def rendered(name: str, **values: Any) -> str:
    """What the template of that name comes to."""
    return _templates().get_template(name).render(**values)


def as_json(value: Any, status: int = 200) -> Response:
    """JSON in ASCII, which holds any text of a report."""
    return Response(json.dumps(value, ensure_ascii=True) + "\n", status, media_type="application/json")


def problem(request: Request, status: int, message: str) -> Response:
    """What is wrong, in one sentence: as JSON below ``/api/``, else as a page."""
    if request.url.path.startswith("/api/"):
        return as_json({"error": message}, status)
    return page(request, "problem.html", status, message=message)


def see(address: str) -> Response:
    """Go on to a page of the casebook after a form was taken."""
    return RedirectResponse(address, 303)
