"""The application: which address leads to which page, and what becomes of errors."""

from __future__ import annotations

from importlib.resources import files

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tolltrace.report.page.parts import script, style
from tolltrace.store.database import StoreTrouble
from tolltrace.store.deciding import Refused, Stale
from tolltrace.store.passwords import Passwords
from tolltrace.store.signing import Wait
from tolltrace.web.answers import problem
from tolltrace.web.claims import claim, decided
from tolltrace.web.comments import comment
from tolltrace.web.desk import Desk
from tolltrace.web.door import Door
from tolltrace.web.drawer import Drawer
from tolltrace.web.episodes import drawn, episode, episodes
from tolltrace.web.figures import figures, group
from tolltrace.web.findings import findings, judge
from tolltrace.web.guard import Guard
from tolltrace.web.inbox import inbox, undo
from tolltrace.web.logbook import log, news
from tolltrace.web.openapi import described, shown
from tolltrace.web.operations import OPERATIONS
from tolltrace.web.origins import origins, relate
from tolltrace.web.people import adds_person, changes_person, everybody
from tolltrace.web.policies import set_policy
from tolltrace.web.reports import add_claim, report
from tolltrace.web.rights import guarded
from tolltrace.web.searching import search
from tolltrace.web.signing import account, changes_password, login, signs_in, signs_out, wait_told
from tolltrace.web.uploads import adding, adds


class _Id(Convertor[int]):
    """An id that every database takes."""

    regex = "[0-9]{1,9}"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor("id", _Id())


def application(
    desk: Desk, drawer: Drawer, door: Door | None = None, passwords: Passwords | None = None
) -> Starlette:
    """The casebook of a desk as an ASGI application, behind a door, which is loopback if none is given."""
    door = door or Door()
    app = Starlette(
        routes=list(guarded(_routes())),
        middleware=[Middleware(Guard, desk=desk, door=door)],
        exception_handlers={
            HTTPException: _http,
            Stale: _stale,
            Refused: _refused,
            StoreTrouble: _trouble,
            Wait: wait_told,
        },
    )
    app.state.desk, app.state.drawer, app.state.door = desk, drawer, door
    app.state.passwords = passwords or Passwords()
    return app


def _routes() -> list[Route]:
    return [
        Route("/", inbox),
        Route("/undo", undo, methods=["POST"]),
        Route("/claims/{id:id}", claim),
        Route("/claims/{id:id}", decided, methods=["POST"]),
        Route("/comments", comment, methods=["POST"]),
        Route("/episodes", episodes),
        Route("/episodes/{id:id}", episode),
        Route("/episodes/{id:id}/drawn", drawn),
        Route("/episodes/{id:id}/findings", findings),
        Route("/episodes/{id:id}/findings", judge, methods=["POST"]),
        Route("/episodes/{id:id}/policy", set_policy, methods=["POST"]),
        Route("/episodes/{id:id}/figures", figures),
        Route("/episodes/{id:id}/figures", group, methods=["POST"]),
        Route("/episodes/{id:id}/origins", origins),
        Route("/episodes/{id:id}/origins", relate, methods=["POST"]),
        Route("/reports/{id:id}", report),
        Route("/reports/{id:id}/claims", add_claim, methods=["POST"]),
        Route("/search", search),
        Route("/log", log),
        Route("/log/news", news),
        Route("/add", adding),
        Route("/add", adds, methods=["POST"]),
        Route("/login", login),
        Route("/login", signs_in, methods=["POST"]),
        Route("/logout", signs_out, methods=["POST"]),
        Route("/account", account),
        Route("/account", changes_password, methods=["POST"]),
        Route("/people", everybody),
        Route("/people", adds_person, methods=["POST"]),
        Route("/people/{id:id}", changes_person, methods=["POST"]),
        Route("/api/", shown),
        Route("/api/openapi.json", described),
        *(one.route for one in OPERATIONS),
        Route("/static/{name}", _static),
    ]


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    own = files("tolltrace.web").joinpath("static")
    if name == "parts.css":
        return Response(style(), media_type="text/css")
    if name == "parts.js":
        return Response(script(), media_type="text/javascript")
    kind = {"css": "text/css", "js": "text/javascript"}.get(name.rpartition(".")[2])
    if kind and name in {one.name for one in own.iterdir()}:
        return Response(own.joinpath(name).read_bytes(), media_type=kind)
    raise HTTPException(404)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(request, error.status_code, error.detail)


def _stale(request: Request, error: Exception) -> Response:
    return problem(request, 409, f"{error}. Nothing was overwritten; look at it again.")


def _refused(request: Request, error: Exception) -> Response:
    return problem(request, 422, f"{error}.")


def _trouble(request: Request, error: Exception) -> Response:
    return problem(request, 503, f"The casebook: {error}.")
