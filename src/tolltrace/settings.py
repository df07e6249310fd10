"""What can be set from outside. The only file that reads the environment or the clock."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path


class BadSetting(ValueError):
    """A ``TOLLTRACE_*`` variable that cannot be used. The message names it and the way out."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and defaults. Sizes are in bytes, of the input as it stands on disk."""

    max_file_bytes: int = 200_000_000
    """The largest file that is read whole (text, HTML, JSON, a manifest)."""
    max_record_bytes: int = 100_000_000
    """The largest line of a JSONL file or field of a CSV file; such files may be of any length."""
    max_troubles_per_file: int = 20
    """After so many bad records of one file, the others are only counted."""
    max_folder_depth: int = 16
    """How deep folders are followed."""
    policy: str = "latest"
    """The policy of a toll when none is named."""
    cache_folder: str = ""
    """Where indexes are kept that can be made again; empty: the user's own folder for caches."""


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from ``TOLLTRACE_MAX_FILE_BYTES``, ``TOLLTRACE_POLICY`` and so on.

    Raises:
        BadSetting: if a variable is unknown or a limit is not a whole number above zero.
    """
    variables = os.environ if environment is None else environment
    given = {k: v for k, v in variables.items() if k.startswith("TOLLTRACE_")}
    chosen: dict[str, int | str] = {}
    for each in fields(Settings):
        value = given.pop(f"TOLLTRACE_{each.name.upper()}", None)
        if value is None:
            continue
        chosen[each.name] = value if isinstance(each.default, str) else _whole(each.name, value)
    if given:
        known = ", ".join(f"TOLLTRACE_{each.name.upper()}" for each in fields(Settings))
        raise BadSetting(f"unknown setting {min(given)}; there are {known}")
    return Settings(**chosen)  # type: ignore[arg-type]


def cache_folder(environment: Mapping[str, str] | None = None) -> Path:
    """``TOLLTRACE_CACHE_FOLDER``, else ``tolltrace`` below ``XDG_CACHE_HOME`` or ``~/.cache``.

    Raises:
        OSError: if there is no home to keep anything in.
    """
    variables = os.environ if environment is None else environment
    if chosen := variables.get("TOLLTRACE_CACHE_FOLDER"):
        return Path(chosen).absolute()
    try:
        base = variables.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    except RuntimeError as trouble:
        raise OSError(str(trouble)) from trouble
    return Path(base).absolute() / "tolltrace"


def _whole(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value) > 0):
        raise BadSetting(f"TOLLTRACE_{name.upper()} is {value!r}; give a whole number above zero")
    return int(value)


def now() -> str:
    """The moment now, in UTC, as ISO 8601 with milliseconds. Rooms never call it: it is passed to them."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def today() -> date:
    """The date now, in UTC. Rooms never call it: a date that matters is passed to them."""
    return datetime.now(UTC).date()
