"""The description of the API (OpenAPI 3.1), made of its operations and their records, and a page of it."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.metadata import version
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tolltrace.store.people import Role
from tolltrace.web.answers import as_json, page
from tolltrace.web.door import Door
from tolltrace.web.operations import OPERATIONS, Operation
from tolltrace.web.records import Changed, Problem
from tolltrace.web.rights import MAY, NEEDS
from tolltrace.web.shapes import LARGEST_ID, Schema, object_of, schema_of
from tolltrace.web.signing import SESSION
from tolltrace.web.told import decision_schemas

_SAYS = {
    400: "What was sent is no JSON object.",
    401: "Nobody is signed in.",
    403: "The token is missing or another's, the role may not do that, or name or password is wrong.",
    404: "It is not there.",
    409: "It has changed since it was seen; nothing was done.",
    413: "Too many bytes were sent.",
    415: "What was sent does not say that it is JSON.",
    421: "The request is for another host.",
    422: "A value is missing, unknown or of another kind, or what is asked for cannot be done.",
    429: "Too many attempts; Retry-After says for how many seconds.",
    503: "The casebook cannot be read or written.",
}


def described(request: Request) -> Response:
    """The description as JSON."""
    door = request.app.state.door
    assert isinstance(door, Door)
    return as_json(description(door.named(SESSION)))


def shown(request: Request) -> Response:
    """The description as a page."""
    door = request.app.state.door
    assert isinstance(door, Door)
    told = description(door.named(SESSION))
    operations = [
        {
            "method": method.upper(),
            "path": path,
            "summary": one["summary"],
            "roles": one["x-roles"],
            "parameters": one.get("parameters", ()),
            "takes": _written(one["requestBody"]["content"]["application/json"]["schema"])
            if "requestBody" in one
            else "",
            "answers": [
                (status, answer["description"], _given(answer)) for status, answer in one["responses"].items()
            ],
        }
        for path, methods in told["paths"].items()
        for method, one in methods.items()
    ]
    schemas = [(name, _written(schema)) for name, schema in told["components"]["schemas"].items()]
    return page(request, "api.html", info=told["info"], operations=operations, schemas=schemas)


@cache
def description(cookie: str) -> Schema:
    """The description of all operations; ``cookie`` is the name of the session's."""
    parts: dict[str, Schema] = {}
    parts["Decision"] = {"oneOf": decision_schemas(parts)}
    paths: dict[str, Schema] = {}
    for one in OPERATIONS:
        paths.setdefault(_path(one.path), {})[one.method.lower()] = _operation(one, parts)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "tolltrace casebook",
            "version": version("tolltrace"),
            "description": " ".join(_ABOUT.split()),
        },
        "paths": paths,
        "components": {
            "schemas": dict(sorted(parts.items())),
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": cookie}},
        },
    }


_ABOUT = """
Every request but GET and HEAD needs the header X-CSRF-Token with the token that GET /api/session gives, and
the cookies that came with it. Where the casebook has accounts, POST /api/session signs in. A decision has to
name the revisions that its maker saw; where one has changed since, nothing is done and 409 has the revisions
of now. Offsets count code points of a report's text.
"""


def _operation(one: Operation, parts: dict[str, Schema]) -> Schema:
    need = NEEDS[one.key]
    roles = [role for role in MAY if need in MAY[role]]
    made: Schema = {
        "operationId": _id(one),
        "summary": (one.run.__doc__ or "").partition("\n")[0],
        "x-roles": "anybody" if need == "nothing" else _joined(roles),
        "responses": _responses(one, parts),
    }
    if need != "nothing":
        made["security"] = [{"session": []}]
    parameters = list(_parameters(one, parts))
    if parameters:
        made["parameters"] = parameters
    if one.takes is not None:
        taken = {"$ref": "#/components/schemas/Decision"} if isinstance(one.takes, str) else None
        schema = taken or schema_of(one.takes, parts, sent=True)
        made["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return made


def _parameters(one: Operation, parts: dict[str, Schema]) -> list[Schema]:
    found: list[Schema] = []
    if "{id:id}" in one.path:
        schema = {"type": "integer", "minimum": 0, "maximum": LARGEST_ID}
        found.append({"name": "id", "in": "path", "required": True, "schema": schema})
    if one.asks is not None:
        asked = object_of(one.asks, parts, sent=True)
        for name, schema in asked["properties"].items():
            found.append(
                {
                    "name": name,
                    "in": "query",
                    "required": name in asked["required"],
                    "schema": _without_null(schema),
                    "description": asked["description"],
                }
            )
    if one.method != "GET":
        token = {"type": "string", "pattern": r"^[\w-]{43,64}$"}
        found.append({"name": "X-CSRF-Token", "in": "header", "required": True, "schema": token})
    return found


def _responses(one: Operation, parts: dict[str, Schema]) -> Schema:
    need = NEEDS[one.key]
    statuses = {421, 503}
    statuses |= {401, 403} if need != "nothing" else set()
    statuses |= {403, 413} if one.method != "GET" else set()
    statuses |= {400, 415, 422} if one.takes is not None else set()
    statuses |= {422} if one.asks is not None else set()
    statuses |= {404} if "{id:id}" in one.path else set()
    statuses |= {409} if one.takes == "decision" else set()
    statuses |= {429} if one.tries else set()
    answers: Schema = {}
    if one.gives is None:
        answers["204"] = {"description": "It is done."}
    else:
        says = " ".join((one.gives.__doc__ or "").split())
        answers["200"] = _answer(says, schema_of(one.gives, parts, sent=False))
    for status in sorted(statuses):
        wrong = schema_of(Changed if status == 409 else Problem, parts, sent=False)
        answers[str(status)] = _answer(_SAYS[status], wrong)
    return answers


def _answer(says: str, schema: Schema) -> Schema:
    return {"description": says, "content": {"application/json": {"schema": schema}}}


def _without_null(schema: Schema) -> Schema:
    """The schema of a parameter, which is there or not, and never ``null``."""
    if "anyOf" not in schema:
        return schema
    return {**schema["anyOf"][0], **{name: value for name, value in schema.items() if name != "anyOf"}}


def _path(path: str) -> str:
    return path.replace("{id:id}", "{id}")


def _id(one: Operation) -> str:
    words = re.findall(r"\w+", one.path.removeprefix("/api/").replace("{id:id}", "one"))
    return "_".join([one.method.lower(), *words])


def _joined(roles: list[Role]) -> str:
    return ", ".join(roles)


def _given(answer: Schema) -> str:
    content = answer.get("content", {}).get("application/json")
    return _written(content["schema"]) if content else ""


def _written(schema: Any) -> str:
    name = schema.get("$ref", "").rpartition("/")[2] if isinstance(schema, dict) else ""
    return name or json.dumps(schema, indent=1)
