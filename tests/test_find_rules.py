"""The finder's rules by kind: counts, groups, breakdowns, labels, tables, and who the victims are."""

from __future__ import annotations

import pytest

import tolltrace

Row = tuple[str, str]


def rows(text: str) -> list[Row]:
    """Number and harm of each claim, with the promise on offsets checked."""
    claims = tolltrace.find(text)
    assert all(text[c.span.start : c.span.end] == c.number for c in claims)
    return [(c.number, c.harm) for c in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll has risen to 52 from 47.", [("52", "killed"), ("47", "killed")]),
        ("The number of injured reached 130.", [("130", "injured")]),
        ("The dead numbered 21.", [("21", "killed")]),
        ("The toll of bridges rose.", []),
    ],
)
def test_a_running_count_gives_its_value_and_an_older_one(text: str, expected: list[Row]) -> None:
    """Counts are read behind a verb of counts; a number behind ``from`` is a claim of its own."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fifteen children are among the wounded.", [("Fifteen", "injured")]),
        ("Among the dead are a pastor and two nurses.", [("a pastor", "killed"), ("two", "killed")]),
        ("Fifteen children are among the guests.", []),
    ],
)
def test_members_of_a_harmed_group_share_its_harm(text: str, expected: list[Row]) -> None:
    """Who is put among the dead or the wounded is dead or wounded; who is among others is not."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thirty people died, seven of them children.", [("Thirty", "killed"), ("seven", "killed")]),
        (
            "The raids killed 33 in Tartus, seven in Hama and two in Homs.",
            [("33", "killed"), ("seven", "killed"), ("two", "killed")],
        ),
        ("Seven of them were children.", []),
    ],
)
def test_a_shortened_clause_takes_the_harm_of_the_figure_before(text: str, expected: list[Row]) -> None:
    """Parts and lists without a verb go on with the harm told before, and with none where none was."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Killed: 14. Injured: 52.", [("14", "killed"), ("52", "injured")]),
        ("Dead, according to the mayor: 115", [("115", "killed")]),
        ("Pages: 115", []),
    ],
)
def test_a_label_gives_its_figure_a_harm(text: str, expected: list[Row]) -> None:
    """A figure behind a colon has the harm of its label, or none."""
    assert rows(text) == expected


def test_each_filled_cell_of_a_table_is_a_claim_of_its_column() -> None:
    """Cells have the harm of their column's head and the place of their row; the bottom row is the total."""
    text = "Place | Killed | Injured\nHoms | 12 | 30\nHama | 3 | 4\nTotal | 15 | 34\n"
    claims = tolltrace.find(text)
    found = [(c.number, c.harm, c.place) for c in claims]
    assert found[:2] == [("12", "killed", "Homs"), ("30", "injured", "Homs")]
    assert [c.number for c in claims] == ["12", "30", "3", "4", "15", "34"]
    assert {c.part_of for c in claims if c.number in ("12", "3")} == {claims[4].id}


def test_a_table_of_other_things_gives_nothing() -> None:
    """Columns that name no harm hold no claims."""
    assert rows("Place | Schools | Wells\nHoms | 12 | 30\nHama | 3 | 4\n") == []


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Nine villagers were killed.", "civilian"),
        ("Nine soldiers were killed.", "security_force"),
        ("Nine rebels were killed.", "armed_group"),
        ("Nine fighters were killed.", "combatant"),
        ("Nine members of the security forces were killed.", "security_force"),
        ("Nine people were killed.", "unspecified"),
    ],
)
def test_victims_go_by_the_words(text: str, victims: str) -> None:
    """The class of victims is that of the noun, or of what describes it, and of nothing else."""
    assert [c.victims for c in tolltrace.find(text)] == [victims]


def test_a_sentence_without_an_end_is_read_to_its_end() -> None:
    """A list longer than any sentence is read in stretches, and no figure of it is lost."""
    text = "The dead by village: " + ", ".join(f"{n} killed in Homs" for n in range(10, 310)) + "."
    assert len(tolltrace.find(text)) == 300
