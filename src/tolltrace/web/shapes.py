"""Records as JSON: the schema of a record, and a record out of a value that somebody sent.

Both are read from the record's own fields and types, so that what is described is what is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from tolltrace.store.correcting import CHOICES, LARGEST, LONGEST, WORDS
from tolltrace.store.deciding import Refused

LARGEST_ID = 999_999_999
MOST = 1_000
"""Items of a list."""

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a value that is sent: of a number, or of how long words or a list are."""

    most: int = LONGEST
    least: int = 0
    pattern: str = ""
    choices: tuple[str, ...] = ()


Fields = Annotated[Mapping[str, Any], "fields"]
"""Fields of a claim, which ``store.correcting`` checks."""
_WORDS, _ID = Limits(), Limits(LARGEST_ID)


def value_of(hint: Any, value: Any, name: str, limits: Limits | None = None) -> Any:
    """A value of that type out of JSON; ``name`` is how it is called where it is none.

    Raises:
        Refused: if the value is of another kind, or beyond its bounds.
    """
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return value_of(inner[0], value, name, inner[1] if isinstance(inner[1], Limits) else None)
    if origin in (Union, UnionType):
        kinds = [each for each in inner if each is not NoneType]
        return None if value is None and len(kinds) < len(inner) else value_of(kinds[0], value, name, limits)
    if is_dataclass(hint) and isinstance(value, dict):
        return record_of(cast(type, hint), value, name)
    if origin is tuple and isinstance(value, list):
        most = limits or Limits(MOST)
        if most.least <= len(value) <= most.most:
            return tuple(value_of(inner[0], each, name) for each in value)
    elif _fits(hint, value, limits):
        return value
    raise Refused(f"{name} has a value of another kind")


def record_of(
    kind: type,
    told: Mapping[str, Any],
    name: str = "what was sent",
    hints: Mapping[str, Any] | None = None,
) -> Any:
    """A record of that kind; ``hints`` are its types, where they are others than it says.

    Raises:
        Refused: if a field is missing or unknown, or has a value of another kind.
    """
    hints, known = hints or hints_of(kind), {one.name: one for one in fields(kind)}
    unknown = sorted(map(str, told.keys() - known.keys()))
    missing = [one for one in known.values() if one.name not in told and _needed(one)]
    if unknown or missing:
        lacks = ", ".join(one.name for one in missing)
        raise Refused(f"{name} takes {', '.join(known)}" + (f", and lacks {lacks}" if lacks else ""))
    return kind(**{field: value_of(hints[field], value, field) for field, value in told.items()})


def schema_of(hint: Any, parts: dict[str, Schema], *, sent: bool, limits: Limits | None = None) -> Schema:
    """The JSON schema of a type; records go into ``parts`` by their names.

    What is ``sent`` by others has bounds; what is given has none.
    """
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        if inner[1] == "fields":
            return _part("ClaimFields", parts, _claim_fields)
        return schema_of(inner[0], parts, sent=sent, limits=inner[1])
    if origin in (Union, UnionType):
        kinds = [each for each in inner if each is not NoneType]
        made = [schema_of(each, parts, sent=sent, limits=limits) for each in kinds]
        return {"anyOf": [*made, {"type": "null"}]} if len(kinds) < len(inner) else {"anyOf": made}
    if is_dataclass(hint):
        return _part(cast(type, hint).__name__, parts, lambda: object_of(cast(type, hint), parts, sent=sent))
    if origin is tuple:
        most = limits or Limits(MOST)
        made_of = schema_of(inner[0], parts, sent=sent)
        bounds: Schema = {"minItems": most.least, "maxItems": most.most} if sent else {}
        return {"type": "array", "items": made_of, **bounds}
    if origin is Mapping:
        given = {} if inner[1] is Any else {"additionalProperties": schema_of(inner[1], parts, sent=sent)}
        return {"type": "object", **given}
    return {} if hint is Any else _plain(hint, (limits or _default(hint)) if sent else None)


def object_of(
    kind: type, parts: dict[str, Schema], *, sent: bool, hints: Mapping[str, Any] | None = None
) -> Schema:
    """The schema of a record, in place; nothing beside its fields is known."""
    hints = hints or hints_of(kind)
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split()),
        "properties": {
            one.name: schema_of(hints[one.name], parts, sent=sent) | _told_default(one, sent)
            for one in fields(kind)
        },
        "required": [one.name for one in fields(kind) if not sent or _needed(one)],
        "additionalProperties": False,
    }


@cache
def hints_of(kind: type) -> Mapping[str, Any]:
    """The types of a record's fields."""
    return get_type_hints(kind, include_extras=True)


def _needed(one: Any) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _told_default(one: Any, sent: bool) -> Schema:
    return {"default": one.default} if sent and one.default not in (MISSING, None) else {}


def _part(name: str, parts: dict[str, Schema], make: Any) -> Schema:
    if name not in parts:
        parts[name] = {}
        parts[name] = make()
    return {"$ref": f"#/components/schemas/{name}"}


def _fits(hint: Any, value: Any, limits: Limits | None) -> bool:
    if hint is bool:
        return isinstance(value, bool)
    if hint is int:
        bounds = limits or _ID
        return isinstance(value, int) and not isinstance(value, bool) and bounds.least <= value <= bounds.most
    if hint is str:
        bounds = limits or _WORDS
        return (
            isinstance(value, str)
            and bounds.least <= len(value) <= bounds.most
            and (not bounds.choices or value in bounds.choices)
            and (not bounds.pattern or re.fullmatch(bounds.pattern, value, re.ASCII) is not None)
        )
    if get_origin(hint) is Literal:
        return isinstance(value, str) and value in get_args(hint)
    return get_origin(hint) is Mapping and isinstance(value, dict)


def _default(hint: Any) -> Limits:
    return _ID if hint is int else _WORDS


def _plain(hint: Any, limits: Limits | None) -> Schema:
    if hint is bool:
        return {"type": "boolean"}
    if hint is int:
        return {"type": "integer"} | ({"minimum": limits.least, "maximum": limits.most} if limits else {})
    if get_origin(hint) is Literal:
        return {"type": "string", "enum": list(get_args(hint))}
    made: Schema = {"type": "string"}
    if limits is not None and limits.choices:
        made["enum"] = list(limits.choices)
    elif limits is not None:
        made |= {"maxLength": limits.most} | ({"minLength": limits.least} if limits.least else {})
        made |= {"pattern": limits.pattern} if limits.pattern else {}
    return made


def _claim_fields() -> Schema:
    number: Schema = {"anyOf": [{"type": "integer", "minimum": 0, "maximum": LARGEST}, {"type": "null"}]}
    words: Schema = {"anyOf": [{"type": "string", "maxLength": LONGEST}, {"type": "null"}]}
    relays: Schema = {"type": "array", "items": {"type": "string", "maxLength": LONGEST}, "maxItems": MOST}
    return {
        "type": "object",
        "description": "Fields of a claim with other values than it has.",
        "properties": {
            "low": number,
            "high": number,
            **{name: {"type": "string", "enum": list(values)} for name, values in CHOICES.items()},
            **dict.fromkeys(WORDS, words),
            "via": relays,
            "part_of": number,
        },
        "additionalProperties": False,
    }
