"""Column types that hold any text and any value on every database alike."""

from __future__ import annotations

import json
import re
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from tolltrace.store.troubles import damaged

# A text that a database cannot hold as it is stands as JSON behind this mark.
_MARK = "\x01"
# PostgreSQL takes no NUL, and neither database half a surrogate pair.
_UNFIT = re.compile("[\x00\ud800-\udfff]")


class Words(TypeDecorator[str]):
    """Text of a report, whatever is in it; comes back as it was given."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text itself, or its JSON where it holds what no database takes."""
        if value is None or not (value.startswith(_MARK) or _UNFIT.search(value)):
            return value
        return _MARK + json.dumps(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as it was given."""
        if value is None or not value.startswith(_MARK):
            return value
        return str(_read(value[1:]))


class Json(TypeDecorator[Any]):
    """A value as canonical JSON, in ASCII: the same value has the same bytes on every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """The value's canonical JSON; nothing is the word ``null``."""
        return canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """The value."""
        return None if value is None else _read(value)


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise damaged() from error


def canonical(value: Any) -> str:
    """JSON with sorted keys, without spaces, in ASCII: equal values give equal bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
