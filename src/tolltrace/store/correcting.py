"""Values that a person gives to a claim's fields, checked by the labelling guide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from tolltrace.model import Harm, Modifier, Stance, Victims

CHOICES: dict[str, tuple[str, ...]] = {
    "modifier": get_args(Modifier),
    "harm": get_args(Harm),
    "victims": get_args(Victims),
    "stance": get_args(Stance),
}
"""The guide's values of the fields that have a list of them."""
WORDS = ("group", "perpetrator", "place", "period", "source")
"""The fields that hold words, or nothing."""
CORRECTABLE = ("low", "high", *CHOICES, *WORDS, "via", "part_of")
LONGEST = 1_000
"""Code points of words."""
LARGEST = 10**12


def checked(fields: Mapping[str, Any], is_total: Callable[[int], bool]) -> dict[str, Any]:
    """The fields with words tidied; ``is_total`` says whether a claim can be the total of this one.

    Raises:
        ValueError: if a field is unknown or its value is none that the guide allows; the message says which.
    """
    good: dict[str, Any] = {}
    for name, value in fields.items():
        if name not in CORRECTABLE:
            raise ValueError(f"no field {name!r}; there are {', '.join(CORRECTABLE)}")
        good[name] = _value(name, value, is_total)
    low, high = good.get("low"), good.get("high")
    if low is not None and high is not None and low > high:
        raise ValueError(f"low is above high: {low}, {high}")
    return good


def _value(name: str, value: Any, is_total: Callable[[int], bool]) -> Any:
    if name in CHOICES:
        if value not in CHOICES[name]:
            raise ValueError(f"{name} is one of {', '.join(CHOICES[name])}, not {value!r}")
        return value
    if name in WORDS:
        return None if value is None else _words(name, value) or None
    if name == "via":
        if not isinstance(value, list | tuple):
            raise ValueError("via is a list of relays")
        return [words for each in value if (words := _words(name, each))]
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST:
        raise ValueError(f"{name} is a whole number from 0 to {LARGEST:,}, or nothing")
    if name == "part_of" and not is_total(value):
        raise ValueError(f"part_of names another claim of the same report, and C{value} is none")
    return value


def _words(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{name} is words, or nothing")
    if len(value) > LONGEST:
        raise ValueError(f"{name} has more than {LONGEST} characters")
    return " ".join(value.split())
