"""Who may do what: what each role may do, and what each address needs. Every address is in this table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from inspect import iscoroutinefunction
from typing import Literal
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tolltrace.store.people import Role
from tolltrace.web.answers import problem, see

Right = Literal["nothing", "self", "look", "decide", "add", "people"]
Endpoint = Callable[[Request], Response]

MAY: Mapping[Role, frozenset[Right]] = {
    "reader": frozenset({"nothing", "self", "look"}),
    "reviewer": frozenset({"nothing", "self", "look", "decide", "add"}),
    "owner": frozenset({"nothing", "self", "look", "decide", "add", "people"}),
}
"""``self`` is what everybody who has an account may do with it."""

NEEDS: Mapping[str, Right] = {
    "GET /": "look",
    "POST /undo": "decide",
    "GET /claims/{id:id}": "look",
    "POST /claims/{id:id}": "decide",
    "POST /comments": "decide",
    "GET /episodes": "look",
    "GET /episodes/{id:id}": "look",
    "GET /episodes/{id:id}/drawn": "look",
    "GET /episodes/{id:id}/findings": "look",
    "POST /episodes/{id:id}/findings": "decide",
    "POST /episodes/{id:id}/policy": "decide",
    "GET /episodes/{id:id}/figures": "look",
    "POST /episodes/{id:id}/figures": "decide",
    "GET /episodes/{id:id}/origins": "look",
    "POST /episodes/{id:id}/origins": "decide",
    "GET /reports/{id:id}": "look",
    "POST /reports/{id:id}/claims": "decide",
    "GET /search": "look",
    "GET /log": "look",
    "GET /log/news": "look",
    "GET /add": "add",
    "POST /add": "add",
    "GET /login": "nothing",
    "POST /login": "nothing",
    "POST /logout": "self",
    "GET /account": "self",
    "POST /account": "self",
    "GET /people": "people",
    "POST /people": "people",
    "POST /people/{id:id}": "people",
    "GET /api/": "nothing",
    "GET /api/openapi.json": "nothing",
    "GET /api/inbox": "look",
    "GET /api/claims": "look",
    "GET /api/claims/{id:id}": "look",
    "POST /api/decide": "decide",
    "GET /api/episodes": "look",
    "GET /api/episodes/{id:id}": "look",
    "GET /api/episodes/{id:id}/findings": "look",
    "GET /api/reports": "look",
    "POST /api/reports": "add",
    "GET /api/reports/{id:id}": "look",
    "GET /api/search": "look",
    "GET /api/history": "look",
    "GET /api/session": "nothing",
    "POST /api/session": "nothing",
    "DELETE /api/session": "self",
    "POST /api/password": "self",
    "GET /api/people": "people",
    "POST /api/people": "people",
    "PATCH /api/people/{id:id}": "people",
    "GET /static/{name}": "nothing",
}
"""The right that a method of an address needs. What is not named here is an owner's alone."""

TAKES: Mapping[str, int] = {"POST /add": 10_000_000, "POST /api/reports": 14_000_000}
"""How many bytes may be sent there by who may add reports."""


@dataclass(frozen=True, slots=True)
class Me:
    """Who asks; ``id`` is none where the casebook has no accounts."""

    name: str
    role: Role
    id: int | None = None

    def may(self, right: Right) -> bool:
        """Whether the role has that right."""
        return right in MAY[self.role]


def me_of(request: Request) -> Me | None:
    """Who asks, nobody if they are not signed in."""
    me = request.scope.get("tolltrace.me")
    assert me is None or isinstance(me, Me)
    return me


def takes(request: Request) -> int:
    """How many bytes of files may be sent with the request, by who sends it: 0 where none may."""
    me = me_of(request)
    may = me is not None and me.may("add")
    return TAKES.get(f"{request.method} {request.url.path}", 0) if may else 0


def keys_of(route: Route) -> list[str]:
    """How a route is called in the table, one name a method."""
    return [f"{method} {route.path}" for method in sorted((route.methods or set()) - {"HEAD"})]


def guarded(routes: Iterable[Route]) -> Iterator[Route]:
    """The routes, each of which asks first whether it may be used."""
    for route in routes:
        needed = {NEEDS.get(key, "people") for key in keys_of(route)}
        assert len(needed) == 1, route.path
        endpoint = _asked(route.endpoint, needed.pop())
        yield Route(route.path, endpoint, methods=sorted(route.methods or ()))


def _asked(endpoint: Endpoint, right: Right) -> Endpoint:
    assert not iscoroutinefunction(endpoint)

    @wraps(endpoint)
    def ask(request: Request) -> Response:
        me = me_of(request)
        if right == "nothing" or (me is not None and me.may(right)):
            return endpoint(request)
        if me is not None:
            return problem(request, 403, f"This needs another role than {me.role}; ask an owner.")
        if request.method in ("GET", "HEAD") and not request.url.path.startswith("/api/"):
            return see(f"/login?next={quote(request.url.path)}")
        answer = problem(request, 401, "Sign in first.")
        answer.headers["www-authenticate"] = 'Cookie realm="tolltrace"'
        return answer

    return ask
