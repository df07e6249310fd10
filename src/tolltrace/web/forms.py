"""A form's fields as decisions: what was changed, and which state of things its sender saw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.requests import Request

from tolltrace.report.visible import visible
from tolltrace.store.correcting import CORRECTABLE
from tolltrace.store.deciding import Refused

_SEEN = re.compile(r"((?:claim|report|episode):[0-9]{1,9}|ruling:[\w/-]{1,300})=([0-9]{1,15})", re.ASCII)
_NUMBERS = ("low", "high", "part_of")
# A page of the casebook itself: no host can be named, since nothing begins with two strokes.
_PAGE = re.compile(r"/(?:[a-z0-9]+(?:/[a-z0-9]+)*)?(?:\?[\w=&%.+~-]{0,500})?(?:#[\w-]{1,60})?", re.ASCII)


def form_of(request: Request) -> Mapping[str, str]:
    """The fields of the form that was sent; of several of one name, the last."""
    return dict(request.scope["tolltrace.form"])


def seen_of(request: Request) -> dict[str, int]:
    """The revisions that the sender saw.

    Raises:
        Refused: if they are missing or not written as a form writes them.
    """
    found = [_SEEN.fullmatch(value) for name, value in request.scope["tolltrace.form"] if name == "seen"]
    if not found or not all(found):
        raise Refused("the form does not say what its sender saw")
    return {match[1]: int(match[2]) for match in found if match}


def back_of(form: Mapping[str, str], otherwise: str) -> str:
    """The page of the casebook that the form wants to be led back to."""
    back = form.get("back", "")
    return back if _PAGE.fullmatch(back) else otherwise


def changed(form: Mapping[str, str], stands: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that the form gives other values than it showed.

    Raises:
        Refused: if a number is none.
    """
    given = {name: form[name] for name in CORRECTABLE if name in form}
    # A control character was shown as its picture, which is no correction.
    return {
        name: _value(name, text)
        for name, text in given.items()
        if _tidy(text) != _tidy(visible(shown(name, stands.get(name))))
    }


def shown(name: str, value: Any) -> str:
    """A value as its field of a form shows it: nothing is empty, relays stand one a line."""
    if value is None:
        return ""
    if name == "via":
        return "\n".join(value)
    return f"C{value}" if name == "part_of" else str(value)


def id_of(text: str) -> int:
    """An id out of a form.

    Raises:
        Refused: if it is none.
    """
    if not re.fullmatch(r"[0-9]{1,9}", text, re.ASCII):
        raise Refused("an id is a whole number")
    return int(text)


def _value(name: str, text: str) -> Any:
    if name == "via":
        return [line for line in text.splitlines() if line.strip()]
    words = " ".join(text.split())
    if not words:
        return None
    if name not in _NUMBERS:
        return words
    digits = words.lstrip("Cc") if name == "part_of" else words.replace(",", "")
    if not re.fullmatch(r"[0-9]{1,15}", digits, re.ASCII):
        raise Refused(f"{name} is a whole number, or empty")
    return int(digits)


def _tidy(text: str) -> Iterable[str]:
    return [" ".join(line.split()) for line in text.strip().splitlines()]
