"""A decision out of a JSON object, each of its values checked for its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, get_args, get_type_hints

from tolltrace.report.findings import KINDS
from tolltrace.store.deciding import ACTS, Refused
from tolltrace.store.decisions import Decision

_ENTITY = re.compile(r"(claim|report|episode):[0-9]{1,9}|ruling:[^\x00-\x1f]{1,300}", re.ASCII)
_LARGEST_ID = 999_999_999
_LONGEST = 1_000
_MOST = 1_000
_BESIDE = ("act", "seen", "why")


def decision_of(told: Mapping[str, Any]) -> Decision:
    """The decision that ``act`` names, with its fields by the names of ``store.decisions``.

    Raises:
        Refused: if there is none of that name, a field is missing or unknown, or a value is of another kind.
    """
    act = told.get("act")
    if not isinstance(act, str) or act not in ACTS:
        raise Refused(f"act is one of {', '.join(sorted(ACTS))}")
    kind = ACTS[act]
    hints = get_type_hints(kind)
    given = {name: value for name, value in told.items() if name not in _BESIDE}
    known = {one.name: one for one in fields(kind)}
    unknown = sorted(given.keys() - known.keys())
    missing = [name for name, one in known.items() if name not in given and one.default is MISSING]
    if unknown or missing:
        names = ", ".join(known)
        raise Refused(f"{act} takes {names}" + (f", and lacks {', '.join(missing)}" if missing else ""))
    values = {name: _value(name, hints[name], value) for name, value in given.items()}
    if values.get("kind", "conflict") not in KINDS:
        raise Refused(f"kind is one of {', '.join(KINDS)}")
    if "subject" in values and not _ENTITY.fullmatch(values["subject"]):
        raise Refused("subject is an entity such as claim:12")
    decision: Decision = kind(**values)
    return decision


def seen_in(told: Mapping[str, Any]) -> dict[str, int]:
    """The revisions that the decision's maker saw.

    Raises:
        Refused: if they are missing or of another kind.
    """
    seen = told.get("seen")
    if not isinstance(seen, dict) or len(seen) > _MOST:
        raise Refused('seen has the revision of each entity that was looked at, such as {"claim:12": 7}')
    for entity, revision in seen.items():
        if not _ENTITY.fullmatch(entity) or not _is_id(revision):
            raise Refused("seen has entities such as claim:12 with their revisions")
    return dict(seen)


def _value(name: str, hint: Any, value: Any) -> Any:
    if hint is int and _is_id(value):
        return value
    if hint is bool and isinstance(value, bool):
        return value
    if hint is str and isinstance(value, str) and len(value) <= _LONGEST:
        return value
    if (
        hint == tuple[int, ...]
        and isinstance(value, list)
        and len(value) <= _MOST
        and all(map(_is_id, value))
    ):
        return tuple(value)
    if hint == Mapping[str, Any] and isinstance(value, dict):
        return value
    if get_args(hint) and isinstance(value, str) and value in get_args(hint):
        return value
    raise Refused(f"{name} has a value of another kind")


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST_ID
