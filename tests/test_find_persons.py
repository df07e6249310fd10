"""Persons, groups and lists: who is counted, who is counted already, and who only does or tells it."""

from __future__ import annotations

import pytest

import tolltrace

Row = tuple[str, str]


def rows(text: str) -> list[Row]:
    """Number and harm of each claim, in the order of the text."""
    return [(c.number, c.harm) for c in tolltrace.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A family of six was killed.", [("six", "killed")]),
        ("Gunmen abducted a group of 12 herders.", [("12", "abducted")]),
        ("Twelve people including a family of five drowned.", [("Twelve", "killed"), ("five", "killed")]),
        ("A mother of three was shot dead.", [("A mother", "killed")]),
        ("Three brothers aged four, six and nine drowned.", [("Three", "killed")]),
    ],
)
def test_a_number_counts_its_group_and_no_ages_or_children(text: str, expected: list[Row]) -> None:
    """Behind a noun of a group the number counts it; behind a parent, or as an age, it counts nobody."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor was shot dead along with his driver and two guards.", 3),
        ("Rebels killed the headman, his two wives and five of their children.", 3),
        ("The dead include 12 miners, a cook and their driver.", 3),
        ("An air raid killed villagers, a nurse and two of her patients.", 2),
        ("The raid killed two nurses, Ana Gil and Rosa Paz, and a driver.", 2),
        ("The party leader and former minister Juan Gil was shot dead.", 1),
    ],
)
def test_a_list_goes_on_past_possessives_and_names(text: str, expected: int) -> None:
    """Each member of a list is counted once: not the names of a number, nor two words for one person."""
    assert len(rows(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He spoke of an attack in which 14 herders were killed.", [("14", "killed")]),
        ("Residents fled the village where two boys were shot dead.", [("two", "killed")]),
        ("Three officers that were abducted in May are still held.", [("Three", "abducted")]),
        ("The teacher, who wrote for a paper, was murdered.", [("The teacher", "killed")]),
        ("Of the two, the driver died.", [("the driver", "killed")]),
        ("Had it fallen, 30 pupils would have been killed.", []),
    ],
)
def test_a_clause_has_its_own_subject(text: str, expected: list[Row]) -> None:
    """Whoever stands in another clause, or in what did not happen, is not what the verb speaks of."""
    assert rows(text) == expected


def test_who_is_among_a_number_is_a_part_of_it() -> None:
    """The total may stand behind the person whom a sentence puts among it."""
    nurse, total = tolltrace.find("A nurse was among the four people shot dead in Gada.")
    assert (nurse.number, total.number) == ("A nurse", "four")
    assert nurse.part_of == total.id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Navas was kidnapped on Monday.", [("Navas", "abducted")]),
        ("Two men were kidnapped. Navas was kidnapped on Monday.", [("Two", "abducted")]),
        ("The dead were identified as Amos Otieno, 30, and Mary Auma, 28.", ["Amos Otieno", "Mary Auma"]),
        ("Two people died. The dead were identified as Amos Otieno and Mary Auma.", ["Two"]),
    ],
)
def test_a_name_counts_where_no_number_covers_it(text: str, expected: list[Row] | list[str]) -> None:
    """Names alone are counted one by one, and not again once the text has counted them."""
    found = rows(text)
    assert found == expected or [number for number, _ in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine pupils were rushed to a nearby hospital.", [("Nine", "injured")]),
        ("The bodies of two nuns were taken to the city hospital.", [("two", "killed")]),
        ("One of the nine hurt, a man of 52, has died.", [("One", "killed"), ("nine", "injured")]),
        ("Of 112 people listed as missing, 43 have turned up alive.", [("112", "missing")]),
        ("Medics evacuated nine wounded.", [("nine", "injured")]),
        ("None of the 44 passengers was hurt.", [("None", "injured")]),
    ],
)
def test_what_happened_last_is_the_harm(text: str, expected: list[Row]) -> None:
    """Who is brought to hospital is hurt, who died of wounds is dead, who came back is missing no more."""
    assert rows(text) == expected
