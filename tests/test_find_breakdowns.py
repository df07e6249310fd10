"""Lists and tables that break a total down: what their lines count, of what, and where."""

from __future__ import annotations

import pytest

from tolltrace.clean import clean
from tolltrace.find import find_claims
from tolltrace.model import Claim, Report


def _claims(text: str) -> tuple[Claim, ...]:
    return find_claims(clean(Report("r", text, language="en")))


@pytest.mark.parametrize("lead", ["By ward:", "The list by ward:", "The breakdown by ward:"])
def test_a_list_under_its_total(lead: str) -> None:
    """``By ward:`` names no harm: the lines below are parts of the total in the sentence before."""
    total, *rows = _claims(f"They have counted 57 dead. {lead}\n\n* Nanta: 33\n* Hint: 24\n")
    assert [(c.number, c.harm, c.place, c.part_of) for c in rows] == [
        ("33", "killed", "Nanta", total.id),
        ("24", "killed", "Hint", total.id),
    ]


def test_a_list_of_something_else_counts_nobody() -> None:
    """Prices under a sentence with dead in it are no dead."""
    found = _claims("They have counted 57 dead. Prices by market:\n\n* Nanta: 33\n* Hint: 24\n")
    assert [c.number for c in found] == ["57"]


def test_the_head_above_the_labels_tells_the_harm_of_all_columns() -> None:
    """``How they died | Inmates | Visitors``: every cell is a death."""
    found = _claims(
        "How they died | Inmates | Visitors\nIn the brawl | 7 | 2\nSmoke | 33 | 3\nTotal | 40 | 5"
    )
    assert [(c.number, c.harm) for c in found] == [(n, "killed") for n in ("7", "2", "33", "3", "40", "5")]


def test_rows_by_source_are_no_places() -> None:
    """In a table of who says what the first column names speakers, and its rows are no parts of one total."""
    found = _claims("Source | Killed\nPolice | 43\nRed Cross | 89\nOpposition | 132")
    assert [(c.place, c.part_of) for c in found] == [(None, None)] * 3


def test_people_told_of_above_a_table_are_not_its_people() -> None:
    """Two soldiers two sentences above the caption do not make soldiers of the table's dead."""
    text = "Two soldiers were killed, too. The list by ward:\n\nWard | Killed\nNanta | 33\nHint | 24"
    assert [c.victims for c in _claims(text) if c.number in ("33", "24")] == ["unspecified"] * 2


@pytest.mark.parametrize(
    "words", ["are held without charge", "were locked up on Sunday", "are being held in police cells"]
)
def test_the_held_are_arrested(words: str) -> None:
    """People who are held in a cell are a count of the arrested."""
    assert [(c.number, c.harm) for c in _claims(f"Eighty people {words}.")] == [("Eighty", "arrested")]


def test_items_behind_a_colon_are_parts_of_the_total_they_add_up_to() -> None:
    """``The four dead are: two clerks; a cook; and a boy``: each item is a part, and nothing else is."""
    total, *parts = _claims("The four dead are: two clerks; a cook; and a boy of nine.")
    assert [(c.number, c.part_of) for c in parts] == [
        ("two", total.id),
        ("a cook", total.id),
        ("a boy", total.id),
    ]
    assert [c.number for c in _claims("The four dead are: two clerks; a cook.")][:1] == ["four"]


def test_a_list_in_one_line_has_its_names_for_places_where_the_head_says_so() -> None:
    """``By district (deaths): Pira 17``: a place; ``Nationalities of the dead: Syria 6``: none."""
    places = [c.place for c in _claims("By district (deaths): Pira 17, Lova 11, Boca Chica 9.")]
    assert places == ["Pira", "Lova", "Boca Chica"]
    assert [c.place for c in _claims("Nationalities of the dead: Syria 6, Pakistan 4.")] == [None, None]


def test_some_of_a_counted_group_are_a_part_of_it() -> None:
    """``Ten of the 17 injured are pupils``: both numbers are figures, the first a part of the second."""
    part, whole = _claims("Ten of the 17 injured are pupils.")
    assert (part.number, part.part_of, part.group) == ("Ten", whole.id, "pupils")


def test_an_answer_has_the_harm_of_its_question() -> None:
    """``How many were hurt? Thirty-four``; who was aboard, and what nobody knows, is no figure."""
    found = _claims("How many were hurt? Thirty-four, says the ministry.\n\nHow many were aboard? Seventy.\n")
    assert [(c.number, c.harm) for c in found] == [("Thirty-four", "injured")]
