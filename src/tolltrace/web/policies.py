"""The policy of an episode's toll: which there are, and setting another."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tolltrace.reconcile import POLICIES
from tolltrace.reconcile.policies import Policy, named
from tolltrace.store import decisions as d
from tolltrace.store.deciding import Stale
from tolltrace.web.answers import see
from tolltrace.web.desk import desk_of
from tolltrace.web.forms import form_of, seen_of
from tolltrace.web.stale import stale_things


def policies() -> tuple[Policy, ...]:
    """All policies with their rules."""
    return tuple(named(name) for name in POLICIES)


def set_policy(request: Request) -> Response:
    """Let the toll follow the policy that the form names."""
    desk, id, form = desk_of(request), request.path_params["id"], form_of(request)
    seen = seen_of(request)
    try:
        desk.decide(d.SetPolicy(id, form.get("policy", "")), seen, form.get("why", "").strip()[:1_000])
    except Stale as stale:
        return stale_things(request, stale, max(seen.values()), f"/episodes/{id}")
    return see(f"/episodes/{id}#toll")
