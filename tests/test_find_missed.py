"""The missing, the trapped and others of whom a text tells without the plain word for what befell them."""

from __future__ import annotations

import pytest

import tolltrace


def _told(text: str) -> list[tuple[str, str]]:
    return [(c.number, c.harm) for c in tolltrace.find(text)]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Two lodgers of ours, nobody has seen them since the flood.", ["Two"]),
        ("Three boys went to the well on Friday and no one has heard from them since.", ["Three"]),
        ("Nothing has been heard of the four fishermen.", ["four"]),
        ("Maria came to the ward to look for her husband.", ["her husband"]),
        ("He seeks his sister and two cousins, all cooks.", ["his sister", "two"]),
        ("Five herders did not come home from the fair.", ["Five"]),
        ("Nine of the pilgrims never came back.", ["Nine"]),
        ("Nobody has seen them since Monday.", []),
        ("The ministry seeks two engineers for the dam.", []),
        ("She seeks her fortune in the city.", []),
        ("Three pupils will not come back after the holidays.", []),
    ],
)
def test_the_missing_are_told_by_those_who_miss_them(text: str, missing: list[str]) -> None:
    """Whom nobody has seen, whom relatives look for, and who has not come home is missing."""
    assert _told(text) == [(number, "missing") for number in missing]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Hundreds trapped as tower collapses", ["Hundreds"]),
        ("Twelve miners are still trapped.", ["Twelve"]),
        ("The cave-in trapped 40 labourers.", ["40"]),
        ("Dozens of weavers are feared to be still under the slabs.", ["Dozens of"]),
        ("Hundreds of motorists were trapped on the motorway by snow.", []),
        ("Some 20,000 civilians are still trapped in the besieged city.", []),
        ("Nine miners were trapped in the shaft and were rescued at dawn.", []),
    ],
)
def test_the_trapped_are_missing_where_something_has_fallen_on_them(text: str, missing: list[str]) -> None:
    """Under rock or slabs people are missing; in snow, in a siege, or once rescued they are not."""
    assert _told(text) == [(number, "missing") for number in missing]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The list of the missing kept by the union runs to 240 names.", [("240", "missing")]),
        ("Nine are missing. The parish's register had 30.", [("Nine", "missing"), ("30", "missing")]),
        ("Nine are missing. The union's list has 40 names.", [("Nine", "missing"), ("40", "missing")]),
        ("Nine were killed. The petition has 1,300 names.", [("Nine", "killed")]),
        ("Nine were killed. She looked on the list, but there is no list.", [("Nine", "killed")]),
    ],
)
def test_a_list_counts_the_people_on_it(text: str, figures: list[tuple[str, str]]) -> None:
    """A list of those who are missed has as many of them as names; another list says nothing of the dead."""
    assert _told(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Who is missing?\n\nThe government says 261. The federation says 379.",
            [("261", "missing"), ("379", "missing")],
        ),
        ("Who was hurt?\n\nMore than 250 people, by the army's count.", [("More than 250", "injured")]),
        (
            "40 people died.\n\nWho has been arrested?\n\nSix men. The union says nine.",
            [("40", "killed"), ("Six", "arrested"), ("nine", "arrested")],
        ),
        ("40 people died.\n\nWho are they?\n\nThe mayor says 12 came from the valley.", [("40", "killed")]),
    ],
)
def test_a_question_says_what_its_answers_count(text: str, figures: list[tuple[str, str]]) -> None:
    """Bare figures behind ``Who is missing?`` are of the missing, whatever was counted before it."""
    assert _told(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Some 40 villagers told us that they were beaten: 22 at Rosal and 18 at Ben.",
            ["Some 40", "22", "18"],
        ),
        ("Nine villagers said they were wounded by shrapnel.", ["Nine"]),
        ("A pension goes to all the injured, of whom about 1,200 have registered.", ["about 1,200"]),
        ("The blast hurt 30. Around a dozen will lose their sight.", ["30", "Around a dozen"]),
        ("Nine witnesses said that they were not hurt.", []),
        ("The doctors said that they were wounded.", []),
    ],
)
def test_the_hurt_are_told_by_themselves_or_by_their_group(text: str, figures: list[str]) -> None:
    """Who says that he was hurt, and how many of the injured there are, counts the hurt."""
    assert _told(text) == [(number, "injured") for number in figures]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The number arrested has been raised by the police from 259 to 270.", ["259", "270"]),
        ("The toll was lifted by the court from 12 to 14.", ["12", "14"]),
        ("The clinic has taken in thirty-one or thirty-two with burns.", ["thirty-one or thirty-two"]),
        ("It is on record that from 10 to 15 August ten persons were murdered.", ["ten"]),
        ("Two died; nearly three in four of those on the ward are ill.", ["Two"]),
        ("The fire killed 40. More than one in twenty was under age.", ["40"]),
    ],
)
def test_two_numbers_are_a_range_only_where_nothing_moves(text: str, numbers: list[str]) -> None:
    """Raised from one number to another are two figures, ``31 or 32`` is one, and a share is none."""
    assert [number for number, _ in _told(text)] == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Eight died at the depot, the guard and his wife included.", ["Eight", "the guard", "his wife"]),
        ("Nineteen were injured, a nurse and two porters among them.", ["Nineteen", "a nurse", "two"]),
        ("Two died. The police hold six men, a foreman among them.", ["Two", "six", "a foreman"]),
        ("Two died. The police hold 12 officers in reserve.", ["Two"]),
        ("The mayor and two brothers of the minister were among the wounded.", ["The mayor", "two"]),
    ],
)
def test_persons_are_told_among_a_total(text: str, numbers: list[str]) -> None:
    """Each of several persons before ``among them`` is a part of the total; whose brother one is, is none."""
    assert [number for number, _ in _told(text)] == numbers


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Twelve of the detained men died in the cells.", ("Twelve", "killed")),
        ("In the raid 34 persons were fatally wounded.", ("34", "killed")),
        ("About 35 households have moved in with relatives.", ("About 35", "displaced")),
    ],
)
def test_what_came_last_is_told(text: str, figure: tuple[str, str]) -> None:
    """The detained who died are dead, the fatally wounded too, and who lives with relatives is displaced."""
    assert _told(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "The claim that nine men died in the cells is devoid of all truth.",
        "The figure of 700 dead which goes round lacks any foundation.",
        "The judge rejected the centre's submission that 20 were killed.",
        "It never stated that forty were killed.",
        "An earlier version of the sheet gave 29 as the number of the dead.",
    ],
)
def test_what_is_turned_down_is_denied(text: str) -> None:
    """A figure in a claim that the text turns down is denied, by whatever words."""
    claims = tolltrace.find(text)
    assert claims
    assert {c.stance for c in claims} == {"denied"}
