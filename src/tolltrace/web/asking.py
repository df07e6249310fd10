"""What a program sent, as records: the parameters of an address, and the JSON of a body."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, TypeVar, cast, get_args

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.web.answers import as_json
from tolltrace.web.shapes import hints_of, record_of

Kind = TypeVar("Kind")
_NUMBER = re.compile("[0-9]{1,9}", re.ASCII)


def asked_in(request: Request, kind: type[Kind]) -> Kind:
    """The parameters of the address that the record has fields for.

    Raises:
        Refused: if one is missing or has a value of another kind.
    """
    hints = hints_of(cast(type, kind))
    given = {name: value for name, value in request.query_params.items() if name in hints}
    numbers = {name for name, hint in hints.items() if hint is int or int in get_args(hint)}
    read = {
        name: int(value) if name in numbers and _NUMBER.fullmatch(value) else value
        for name, value in given.items()
    }
    made: Kind = record_of(kind, read, "the address")
    return made


def sent_in(request: Request, kind: type[Kind]) -> Kind:
    """The record that the body holds as JSON.

    Raises:
        HTTPException: if it is no JSON object.
        Refused: if a field is missing, unknown, or of another kind.
    """
    made: Kind = record_of(kind, object_in(request))
    return made


def object_in(request: Request) -> Mapping[str, Any]:
    """The JSON object that the body holds.

    Raises:
        HTTPException: if it is none.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "Send application/json.")
    try:
        told = json.loads(request.scope["tolltrace.body"])
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "What was sent is no JSON.") from error
    if not isinstance(told, dict):
        raise HTTPException(400, "Send one JSON object.")
    return told


def given(record: Any) -> Response:
    """A record as JSON."""
    return as_json(asdict(record))
