"""A decision out of a JSON object, each of its values checked for its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any

from tolltrace.reconcile import POLICIES
from tolltrace.report.findings import KINDS
from tolltrace.store import decisions as d
from tolltrace.store.deciding import ACTS, Refused
from tolltrace.store.decisions import Decision
from tolltrace.web.shapes import (
    LARGEST_ID,
    Fields,
    Limits,
    Schema,
    hints_of,
    object_of,
    record_of,
    value_of,
)

ENTITY = r"^((claim|report|episode):[0-9]{1,9}|ruling:[^\x00-\x1f]{1,300})$"
"""How things of a casebook are called."""
MOST_SEEN = 1_000
_UNFIT = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs, which are in no database."""
_BESIDE = ("act", "seen", "why")
_OTHERS: Mapping[str, Any] = {
    "kind": Annotated[str, Limits(choices=tuple(KINDS))],
    "policy": Annotated[str, Limits(choices=tuple(POLICIES))],
    "subject": Annotated[str, Limits(pattern=ENTITY)],
    "fields": Fields,
}
"""What values the fields of a decision may have, where their type does not say so."""


def decision_of(told: Mapping[str, Any]) -> Decision:
    """The decision that ``act`` names, with its fields by the names of ``store.decisions``.

    Raises:
        Refused: if there is none of that name, a field is missing or unknown, or a value is of another kind.
    """
    act = told.get("act")
    if not isinstance(act, str) or act not in ACTS:
        raise Refused(f"act is one of {', '.join(sorted(ACTS))}")
    given = {name: value for name, value in told.items() if name not in _BESIDE}
    decision: Decision = record_of(ACTS[act], given, act, _hints(act))
    if isinstance(decision, d.Comment) and not _is_entity(decision.subject):
        raise Refused("subject is an entity such as claim:12")
    return decision


def seen_in(told: Mapping[str, Any], decision: Decision) -> dict[str, int]:
    """The revisions that the decision's maker saw.

    Raises:
        Refused: if they are of another kind, or that of something that is decided on is missing.
    """
    seen = told.get("seen")
    if not isinstance(seen, dict) or len(seen) > MOST_SEEN:
        raise Refused('seen has the revision of each entity that was looked at, such as {"claim:12": 7}')
    for entity, revision in seen.items():
        if not _is_entity(entity):
            raise Refused("seen has entities such as claim:12 with their revisions")
        value_of(int, revision, f"seen {entity}")
    unseen = [entity for entity in looked_at(decision) if entity not in seen]
    if unseen:
        raise Refused(f"seen lacks {', '.join(unseen[:8])}, which is decided on")
    return dict(seen)


def looked_at(decision: Decision) -> Iterator[str]:
    """What the maker of a decision has to have seen."""
    if isinstance(decision, d.Accept | d.Reject | d.Correct | d.MoveClaim):
        yield f"claim:{decision.claim}"
    elif isinstance(decision, d.AddClaim):
        yield f"report:{decision.report}"
    elif isinstance(decision, d.MergeFigures | d.SplitFigure | d.JudgeFinding):
        yield from (f"claim:{claim}" for claim in dict.fromkeys(decision.claims))
    elif isinstance(decision, d.MergeOrigins | d.MarkDependent | d.SetPolicy):
        yield f"episode:{decision.episode}"


def decision_schemas(parts: dict[str, Schema]) -> list[Schema]:
    """The schema of each kind of decision, with what comes beside it."""
    made = []
    for act in sorted(ACTS):
        own = object_of(ACTS[act], parts, sent=True, hints=_hints(act))
        own["properties"] = {
            "act": {"const": act},
            **own["properties"],
            "seen": {
                "type": "object",
                "description": "The revision of each thing looked at; always of what is decided on.",
                "propertyNames": {"pattern": ENTITY},
                "additionalProperties": {"type": "integer", "minimum": 0, "maximum": LARGEST_ID},
                "maxProperties": MOST_SEEN,
            },
            "why": {"anyOf": [{"type": "string", "maxLength": 1_000}, {"type": "null"}]},
        }
        own["required"] = ["act", *own["required"], "seen"]
        made.append(own)
    return made


def _is_entity(name: str) -> bool:
    return re.fullmatch(ENTITY, name, re.ASCII) is not None and not _UNFIT.search(name)


@cache
def _hints(act: str) -> Mapping[str, Any]:
    return {name: _OTHERS.get(name, hint) for name, hint in hints_of(ACTS[act]).items()}
