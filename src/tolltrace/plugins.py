"""Readers and exporters, found by entry point.

The built-in ones come through the same door: what is installed is known by name only, and loaded when it
is first asked for. A reader is named by what it reads: a suffix without its dot (``html``), or ``folder``,
``case``.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal

Kind = Literal["readers", "exporters"]


class UnknownPlugin(LookupError):
    """A name that nothing installed answers to. The message lists the names there are."""


class BrokenPlugin(RuntimeError):
    """A plug-in that is installed and cannot be loaded."""


def names(kind: Kind) -> tuple[str, ...]:
    """The names there are, sorted."""
    return tuple(sorted(_installed(kind)))


def load(kind: Kind, name: str) -> Any:
    """The object behind a name, imported now.

    Raises:
        UnknownPlugin: if no installed package offers the name.
        BrokenPlugin: if it is offered and its import fails.
    """
    found = _installed(kind).get(name)
    if found is None:
        raise UnknownPlugin(f"no {kind[:-1]} named {name!r}; there are {', '.join(names(kind)) or 'none'}")
    try:
        return found.load()
    except (ImportError, AttributeError) as error:
        raise BrokenPlugin(f"{kind[:-1]} {name!r} ({found.value}) cannot be loaded: {error}") from error


@cache
def _installed(kind: Kind) -> dict[str, EntryPoint]:
    """Sorted by what they point to, so that of two packages with one name the same one always wins."""
    found = sorted(entry_points(group=f"tolltrace.{kind}"), key=lambda each: (each.name, each.value))
    return {each.name: each for each in reversed(found)}
