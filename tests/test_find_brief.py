"""Figures told in brief: by a verb of giving, behind a heading, in a ward; and who gives them."""

from __future__ import annotations

import pytest

import tolltrace

Row = tuple[str, str, str | None]


def rows(text: str) -> list[Row]:
    """Number, harm and source of each claim."""
    return [(c.number, c.harm, c.source) for c in tolltrace.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The governor's office counts 62 dead; the relief committee has 71.",
            [("62", "killed", "governor's office"), ("71", "killed", "relief committee")],
        ),
        (
            "The army speaks of 40 dead, the rebels of 90.",
            [("40", "killed", "army"), ("90", "killed", "rebels")],
        ),
        (
            "The district head spoke of 12 dead and the hospital of at least 15.",
            [("12", "killed", "district head"), ("at least 15", "killed", "hospital")],
        ),
        (
            "Twelve people drowned, police said; the families' committee insists there are 30.",
            [("Twelve", "killed", "police"), ("30", "killed", "families' committee")],
        ),
    ],
)
def test_whoever_gives_a_bare_number_is_its_source(text: str, expected: list[Row]) -> None:
    """A second body's figure for the same count is its own, also where its verb is left out."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry counts the dead at 103.", [("103", "killed")]),
        ("He put the dead at 14 and the wounded at 52.", [("14", "killed"), ("52", "injured")]),
        ("Six died. The clinic has 41.", [("Six", "killed"), ("41", "injured")]),
        ("Six are hurt. The town morgue holds 12.", [("Six", "injured"), ("12", "killed")]),
        (
            "19 are dead, 27 in hospital, and one is not accounted for.",
            [("19", "killed"), ("27", "injured"), ("one", "missing")],
        ),
        ("Missing: 9,000 says the UN.", [("9,000", "missing")]),
        ("Six died; each of the buses had 40.", [("Six", "killed")]),
        ("Six people died. She has 12.", [("Six", "killed")]),
        ("Police identified the dead at 12 mortuaries.", []),
    ],
)
def test_the_harm_of_a_bare_number_is_that_of_its_words_or_of_the_count_before(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """A ward has the hurt and a morgue the dead; else the number goes on with the count told last."""
    assert [(number, harm) for number, harm, _ in rows(text)] == expected
