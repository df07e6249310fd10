"""Every operation of the API: its address, what carries it out, what is sent and what is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tolltrace.web import api, api_people, api_reading
from tolltrace.web import records as r
from tolltrace.web import sent as s


@dataclass(frozen=True, slots=True)
class Operation:
    """``asks`` are the parameters of the address, ``takes`` the body, ``gives`` the answer, all as records.

    ``takes`` is ``decision`` for all kinds of decision. ``gives`` nothing is 204. ``tries`` has a password
    that is looked at only so often.
    """

    method: str
    path: str
    run: Callable[[Request], Response]
    gives: type | None
    asks: type | None = None
    takes: type | str | None = None
    tries: bool = False

    @property
    def key(self) -> str:
        """How the operation is called in ``web.rights.NEEDS``."""
        return f"{self.method} {self.path}"

    @property
    def route(self) -> Route:
        """The route that leads to it."""
        return Route(self.path, self.run, methods=[self.method])


OPERATIONS = (
    Operation("GET", "/api/inbox", api.inbox, r.Inbox, s.InboxAsked),
    Operation("GET", "/api/claims", api.claims, r.Claims, s.ClaimsAsked),
    Operation("GET", "/api/claims/{id:id}", api.claim, r.WholeClaim),
    Operation("POST", "/api/decide", api.decide, r.Done, takes="decision"),
    Operation("GET", "/api/episodes", api_reading.episodes, r.Episodes),
    Operation("GET", "/api/episodes/{id:id}", api_reading.episode, r.EpisodeAccount),
    Operation("GET", "/api/episodes/{id:id}/findings", api_reading.findings, r.Findings),
    Operation("GET", "/api/reports", api_reading.reports, r.Reports, s.ReportsAsked),
    Operation("POST", "/api/reports", api.add_reports, r.TakenTold, takes=s.NewReports),
    Operation("GET", "/api/reports/{id:id}", api_reading.report, r.WholeReport),
    Operation("GET", "/api/search", api_reading.search, r.Finds, s.SearchAsked),
    Operation("GET", "/api/history", api_reading.history, r.History, s.HistoryAsked),
    Operation("GET", "/api/session", api_people.session, r.SessionTold),
    Operation("POST", "/api/session", api_people.sign_in, r.Signed, takes=s.SignIn, tries=True),
    Operation("DELETE", "/api/session", api_people.sign_out, None),
    Operation("POST", "/api/password", api_people.password, r.Signed, takes=s.NewPassword, tries=True),
    Operation("GET", "/api/people", api_people.people, r.People),
    Operation("POST", "/api/people", api_people.add_person, r.Made, takes=s.NewPerson),
    Operation("PATCH", "/api/people/{id:id}", api_people.change_person, None, takes=s.ChangedPerson),
)
"""The routes of the API and its description are both made of these."""
