"""Counts that take their number, or their harm, from what was told before."""

from __future__ import annotations

import pytest

from tolltrace.model import Claim, Report
from tolltrace.pipeline import find_in, tally_in
from tolltrace.report.rows import tally_row


def claims(text: str) -> list[Claim]:
    return list(find_in(Report("r", text, language="en")))


def found(text: str) -> list[tuple[str, int | None, str]]:
    """The words of each figure, its low bound and its harm."""
    return [(c.number, c.quantity.low, c.harm) for c in claims(text)]


def killed(text: str) -> int:
    """The killed of a text's own toll."""
    best: int = tally_row(tally_in(Report("r", text)))["killed"]["best"]
    return best


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Eleven pilgrims rode in the van near Jos. All of them died.", [("All of them", 11, "killed")]),
        ("The boat carried 40 migrants, and all of them drowned.", [("all of them", 40, "killed")]),
        ("Six welders were on the roof in Turin. All were hurt.", [("All", 6, "injured")]),
    ],
)
def test_all_of_them_are_as_many_as_were_counted(text: str, wanted: list[tuple[str, int, str]]) -> None:
    """``All`` has the number of the only people counted before, in its sentence or in the one before."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "All of them were killed.",
        "About 40 migrants were aboard the boat. All of them drowned.",
        "Nine boys and 12 girls were in the van. All of them died.",
        "Six welders were on the roof in Turin. All of them were rescued.",
        "Six welders were on the roof in Turin. All the windows were hurt by the frost.",
    ],
)
def test_all_of_an_unknown_number_are_no_figure(text: str) -> None:
    """Where nobody, several groups or only about so many were counted, nothing is said to be known."""
    assert found(text) == []


def test_all_of_those_just_told_are_no_figure_once_more() -> None:
    """A second telling of the same harm and number adds no claim."""
    text = "Nine miners were killed. All of them were shot dead."
    assert found(text) == [("Nine", 9, "killed")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("None of the six climbers survived the fall.", [("six", 6, "killed")]),
        ("Neither of the two drivers survived.", [("two", 2, "killed")]),
        ("Neither driver survived.", [("Neither", 2, "killed")]),
        ("Not one of the 40 on the ferry survived.", [("40", 40, "killed")]),
        ("None of the 12 laws survived the vote.", []),
        ("None of the six climbers was hurt.", [("None", 0, "injured")]),
        ("Two of the six climbers survived.", []),
        ("Neither side survived the talks.", []),
    ],
)
def test_those_of_whom_nobody_survived_are_dead(text: str, wanted: list[tuple[str, int, str]]) -> None:
    """People of whom none, or neither, survives are killed; laws and those who do survive are not."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("None of the six climbers survived.", 6),
        ("Neither driver survived.", 2),
        ("Two of the six climbers survived.", 0),
    ],
)
def test_those_of_whom_nobody_survived_are_in_the_toll(text: str, number: int) -> None:
    """A text's own toll counts them as the finder does."""
    assert killed(text) == number


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two divers died off Paphos; a third is missing.", [("Two", 2), ("a third", 1)]),
        ("Three monks were shot dead and a fourth was injured.", [("Three", 3), ("a fourth", 1)]),
        ("One guard was killed. A second was wounded.", [("One", 1), ("A second", 1)]),
        ("Two mosques were burned and a third was damaged.", []),
        ("Five divers died; a third was injured.", [("Five", 5)]),
        ("A second later nine people were hurt.", [("nine", 9)]),
    ],
)
def test_the_next_in_order_is_one_more_person(text: str, wanted: list[tuple[str, int]]) -> None:
    """``A third`` behind two people is one person; behind any other number it may be a share."""
    assert [(number, low) for number, low, _ in found(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nine people were hurt in Baku. Two of them are critical.", 2),
        ("Nine people were hurt in Baku. The condition of two is critical.", 2),
        ("Nine people were hurt in Baku; the condition of four of them was said to be serious.", 4),
        ("Nine people were hurt in Baku. The condition of two bridges is critical.", None),
        ("Nine people were hurt in Baku. Two of them are critical of the mayor.", None),
    ],
)
def test_those_whose_condition_is_critical_are_hurt(text: str, wanted: int | None) -> None:
    """A grave condition is one of people, and they are some of the hurt: the toll does not grow by them."""
    assert [c.quantity.low for c in claims(text)] == [9, *([wanted] if wanted else [])]
    assert tally_row(tally_in(Report("r", text)))["injured"]["best"] == 9


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The rebels lost 12 of their own near Gao.", [("12", 12, "killed")]),
        ("The brigade admitted the loss of nine of its own.", [("nine", 9, "killed")]),
        ("The village buried two of its own.", [("two", 2, "killed")]),
        ("The party lost 12 of its own seats.", []),
        ("The firm admitted the loss of nine of its own ships.", []),
    ],
)
def test_their_own_are_people_where_no_noun_follows(text: str, wanted: list[tuple[str, int, str]]) -> None:
    """``12 of their own`` are people; with a noun behind, they are what it says."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "parts", "number"),
    [
        ("Gunmen killed three men in Zamfara, beheading one.", [None, "r-1"], 3),
        ("The gang shot dead six guards, executing four of them.", [None, "r-1"], 6),
        ("Raiders attacked a farm, killing two and beheading one.", [None, None], 3),
        ("Gunmen killed three men in Zamfara, wounding one.", [None, None], 3),
        ("Gunmen killed one man, beheading two.", [None, None], 3),
    ],
)
def test_how_some_died_makes_nobody_more_dead(text: str, parts: list[str | None], number: int) -> None:
    """A participle behind a comma tells how some of those before it died, not that others did."""
    assert [c.part_of for c in claims(text)] == parts
    assert killed(text) == number


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A nurse was shot dead at noon and a clerk later.", ["A nurse", "a clerk"]),
        ("A guard was killed on Monday and a porter on Tuesday.", ["A guard", "a porter"]),
        ("Two soldiers were killed on Monday and a civilian a day later.", ["Two", "a civilian"]),
        ("A guard was shot dead in Bogota and a porter left later.", ["A guard"]),
        ("A man was killed and a house burned later.", ["A man"]),
    ],
)
def test_a_time_tells_of_another_with_the_same_fate(text: str, wanted: list[str]) -> None:
    """A person with nothing but a time behind shares the verb of the one before."""
    assert [c.number for c in claims(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Eighty people were killed. The ministry gives 139 civilians.", [(80, "killed"), (139, "killed")]),
        ("Sixty people were hurt. The Red Cross counted 21 children.", [(60, "injured"), (21, "injured")]),
        ("Eighty people were killed. The hospital has 139 nurses.", [(80, "killed")]),
        ("Eighty people were killed. The ministry gives 139 civilians a pension.", [(80, "killed")]),
        ("Ninety homes were burnt down. The council put the number of homes at 214.",
         [(90, "homes_destroyed"), (214, "homes_destroyed")]),
        ("Twelve people were killed. The council put the number of homes at 214.", [(12, "killed")]),
    ],
)  # fmt: skip
def test_a_figure_given_for_what_was_told_has_its_harm(text: str, wanted: list[tuple[int, str]]) -> None:
    """Another's count of people is one of the same harm; homes are no toll of the dead."""
    assert [(c.quantity.low, c.harm) for c in claims(text)] == wanted
