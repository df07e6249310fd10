"""The API is what its description says: asked for what it names, and for what it does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import CHECKS
from schemathesis.generation.meta import ParameterLocation
from starlette.routing import Route

from tolltrace.store.database import Store
from tolltrace.store.deciding import ACTS
from tolltrace.store.signing import sign_in
from tolltrace.store.verifying import faults
from tolltrace.web.openapi import description
from tolltrace.web.operations import OPERATIONS
from tolltrace.web.rights import NEEDS
from tolltrace.web.signing import csrf_of, seconds
from web_desk import AT, casebook, harmless
from web_people import GOOD, PASSWORDS, browser, with_accounts

CHECKED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "missing_required_header",
    "unsupported_method",
    "allow_header_conformance",
)
_EXAMPLES = 10
_OF_DECISIONS = 60
"""There are many kinds of them."""
NUMBERS = count()
NOW = seconds(AT)


def asked() -> dict[str, Any]:
    """The description without what it says of sessions: that is asked of every address elsewhere."""
    told = json.loads(json.dumps(description("tolltrace-session")))
    for methods in told["paths"].values():
        for one in methods.values():
            one.pop("security", None)
    return dict(told)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One casebook for all that is asked."""
    made = casebook(tmp_path_factory.mktemp("described"))
    with_accounts(made)
    yield made
    made.close()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.key)
def test_whatever_is_asked_for_is_answered_as_described(kept: Store, operation: Any) -> None:
    """No fault of the program, no status or field that is not described; and nothing wrong is taken."""
    schema = schemathesis.openapi.from_dict(asked())
    schema.app = browser(kept, address=None).app
    checks = CHECKS.get_by_names(list(CHECKED))
    path = operation.path.replace("{id:id}", "{id}")
    found = schema[path][operation.method]
    # What takes nothing can be asked for in one way only.
    inputs = operation.takes or operation.asks or operation.method != "GET" or "{" in path
    modes = list(schemathesis.GenerationMode)[: None if inputs else 1]

    @given(data=st.data())
    @settings(
        max_examples=_OF_DECISIONS if operation.takes == "decision" else _EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def run(data: Any) -> None:
        for mode in modes:
            case = data.draw(found.as_strategy(generation_mode=mode))
            # Signed in anew each time, as one of the requests signs out; with another token if one is drawn.
            session = f"{next(NUMBERS):043}"
            sign_in(kept, PASSWORDS, "olga", GOOD, address="here", token=session, now=NOW)
            headers = case.meta.components.get(ParameterLocation.HEADER)
            good = headers is None or headers.mode.is_positive
            own = {"X-CSRF-Token": csrf_of(session)} if good else {}
            cookies = {"tolltrace-session": session}
            case.call_and_validate(base_url="http://localhost", headers=own, cookies=cookies, checks=checks)

    run()


def test_every_operation_is_described_and_every_description_is_an_operation(kept: Store) -> None:
    """By the records that carry it out; the page names them all, with nothing from elsewhere."""
    here = browser(kept, address=None)
    told = here.get("/api/openapi.json").json()
    named = {
        f"{method.upper()} {path.replace('{id}', '{id:id}')}"
        for path, one in told["paths"].items()
        for method in one
    }
    routes = [one for one in here.app.routes if isinstance(one, Route)]  # type: ignore[attr-defined]
    served = {key for key in NEEDS if key.split()[1].startswith("/api/")}
    assert named == {one.key for one in OPERATIONS} == served - {"GET /api/", "GET /api/openapi.json"}
    assert {one.path for one in routes} >= {one.path for one in OPERATIONS}
    kinds = told["components"]["schemas"]["Decision"]["oneOf"]
    assert {one["properties"]["act"]["const"] for one in kinds} == set(ACTS)
    assert all("seen" in one["required"] for one in kinds)
    page = here.get("/api/").text
    assert harmless(page)
    assert all(
        f"<code>{one.method} {one.path.replace('{id:id}', '{id}')}</code>" in page for one in OPERATIONS
    )


def test_what_was_asked_left_the_casebook_whole(kept: Store) -> None:
    """After all of it the log and its state agree."""
    with kept.reading() as session:
        assert list(faults(session)) == []


def test_the_description_is_the_same_each_time(tmp_path: Path) -> None:
    """Byte for byte."""
    assert json.dumps(description("a")) == json.dumps(description.__wrapped__("a"))
