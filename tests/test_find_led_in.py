"""Those with whom a sentence begins before it comes to the number of the dead."""

from __future__ import annotations

import pytest

from tolltrace.clean import clean
from tolltrace.find import find_claims
from tolltrace.model import Report


def _found(text: str) -> list[tuple[int | None, str, str]]:
    claims = find_claims(clean(Report("r", text, language="en")))
    return [(c.quantity.low, c.harm, c.victims) for c in claims]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "With 60 fighters, 24 of them soldiers and 36 of them rebels, the dead number 100.",
            [(60, "combatant"), (24, "security_force"), (36, "armed_group"), (100, "unspecified")],
        ),
        (
            "With 12 rescuers, seven of them firemen, the number of dead rose to 52.",
            [(12, "civilian"), (7, "civilian"), (52, "unspecified")],
        ),
        ("With 31 policemen, the death toll has reached 74.", [(31, "security_force"), (74, "unspecified")]),
    ],
)
def test_those_in_front_of_a_number_of_dead_are_among_them(text: str, wanted: list[tuple[int, str]]) -> None:
    """The total is told last, and those that it includes before it."""
    assert _found(text) == [(n, "killed", victims) for n, victims in wanted]


@pytest.mark.parametrize(
    "text",
    [
        "With 30 ambulances on the road, the dead number 24.",
        "With 30 rescuers at work in the rubble, the dead number 24.",
        "With 300 beds, the hospital is full; the dead number 24.",
    ],
)
def test_what_only_goes_along_with_the_dead_is_not_among_them(text: str) -> None:
    """Those who work, and things, do not die because a sentence begins with them."""
    assert _found(text) == [(24, "killed", "unspecified")]
