"""Kinds of sentence and table that reports of disasters are made of, three of each."""

from __future__ import annotations

import pytest

import tolltrace

Found = list[tuple[str, str]]


def found(text: str) -> Found:
    """Number and harm of each figure of a text."""
    return [(c.number, c.harm) for c in tolltrace.find(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sixty people are still under treatment.", [("Sixty", "injured")]),
        ("Eleven others are being treated in Lomé.", [("Eleven", "injured")]),
        ("Two divers were treated for exhaustion.", [("Two", "injured")]),
        ("Four have permanently lost their sight.", [("Four", "injured")]),
        ("A steward broke an arm, nine fans fainted.", [("A steward", "injured"), ("nine", "injured")]),
        ("Seven had to be admitted.", [("Seven", "injured")]),
        ("Nine pupils were taken to a nearby hospital as a precaution.", []),
        ("The minister is being treated in Pune.", []),
    ],
)
def test_the_hurt_are_told_by_what_is_done_for_them(text: str, wanted: Found) -> None:
    """Treatment and loss make injured; care for those who may not be hurt does not."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A drummer and two ushers were among those killed.", [("A drummer", "killed"), ("two", "killed")]),
        ("The crush cost 17 people their lives.", [("17", "killed")]),
        ("The village mourns six of its pupils.", [("six", "killed")]),
        ("Rosa lost a brother and two goats.", [("a brother", "killed")]),
        ("The whereabouts of another 40 people are unknown.", [("40", "missing")]),
        ("There were no incidents in the other stands.", []),
        ("All 90 guests were safely evacuated.", []),
    ],
)
def test_the_dead_and_the_missing_are_told_in_few_words(text: str, wanted: Found) -> None:
    """Short forms that name no verb of harm are read, and what ended well is not."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It killed 39 people. Of the 39, thirty are men, five women and four children.", "thirty five four"),
        ("The list has 58 dead. 50 men and 8 women; the oldest was 81.", "50 8"),
        ("The mud took 20 lives. Of the 20, seven came from Tola.", "seven"),
        ("The mud took 20 lives. Of the 60, seven came from Tola.", ""),
        ("The mud took 20 lives. 15 men and 4 women were at work.", ""),
    ],
)
def test_a_breakdown_has_the_harm_of_the_figure_that_it_names_or_adds_up_to(text: str, numbers: str) -> None:
    """Its figures are parts of that one; those that fit none told before are no claims."""
    whole, *parts = tolltrace.find(text)
    assert " ".join(c.number for c in parts) == numbers
    assert {c.part_of for c in parts} <= {whole.id}


@pytest.mark.parametrize(
    "text",
    [
        "Hospital | Patients | Critical | Stable\nSint Jan | 9 | 4 | 5\nVincent | 3 | 0 | 3\n",
        "## In hospital\n\nSint Jan | 9\nVincent | 3\n",
        "Day | Dead | In hospital | Population\nMon 3 May | – | 9 | 812\nTue 4 May | – | 3 | 812\n",
    ],
)
def test_tables_of_patients_hold_the_injured(text: str) -> None:
    """The states of patients are harms by themselves, and inhabitants are none."""
    claims = tolltrace.find(text)
    assert {c.harm for c in claims} == {"injured"}
    assert claims[0].number == "9"
    assert "812" not in [c.number for c in claims]


def test_the_number_of_a_row_is_none_of_its_cells() -> None:
    """A numbered row has the place of its label, its nil is a zero, and the total has no number."""
    text = (
        "No. Block        Deaths   Injured\n1   Herat            12        30\n"
        "2   Farah           NIL         4\n    TOTAL            12        34\n"
    )
    claims = tolltrace.find(text)
    assert [(c.number, c.harm, c.place) for c in claims[:4]] == [
        ("12", "killed", "Herat"),
        ("30", "injured", "Herat"),
        ("NIL", "killed", "Farah"),
        ("4", "injured", "Farah"),
    ]
    assert [c.part_of for c in claims[:4]] == [claims[4].id, claims[5].id] * 2


def test_rows_that_are_called_by_a_harm_have_it() -> None:
    """Where no column names a harm, each row's own label does, and a row without one holds no claim."""
    text = "Indicator | Number\nKilled | 9\nWounded by gunfire | 13\nRounds fired | 61\n"
    assert found(text) == [("9", "killed"), ("13", "injured")]


def test_rows_that_are_called_by_an_age_have_the_place_of_their_column() -> None:
    """The age is the group of the victims, and where they died stands above them."""
    text = "The dead by age:\n\nAge | Sulzbach | Rottal\nUnder 16 | 8 | 3\n16 to 60 | 7 | 6\n"
    claims = tolltrace.find(text)
    assert [(c.place, c.group) for c in claims[:2]] == [("Sulzbach", "Under 16"), ("Rottal", "Under 16")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("**31** people dead and ***148*** injured", [("31", "killed"), ("148", "injured")]),
        ("- *Nine* killed in the north", [("Nine", "killed")]),
        ("* 12 killed * 30 injured", [("12", "killed"), ("30", "injured")]),
    ],
)
def test_signs_of_emphasis_are_no_part_of_a_number(text: str, wanted: Found) -> None:
    """Bold and italic figures are read, and the number is that of the report's own text."""
    claims = tolltrace.find(text)
    assert [(c.number, c.harm) for c in claims] == wanted
    assert all(text[c.span.start : c.span.end] == c.number for c in claims)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Eleven died. The hospital received 30 patients.", [("Eleven", "killed"), ("30", "injured")]),
        ("Eleven died. Nine patients were flown to Oslo.", [("Eleven", "killed"), ("Nine", "injured")]),
        ("Eleven died. A clinic treated 30 patients for fever.", [("Eleven", "killed")]),
        ("30 people were hurt. Nine are critical.", [("30", "injured"), ("Nine", "injured")]),
        ("30 people voted. Nine are critical.", []),
        ("16 persons have expired.", [("16", "killed")]),
        ("No permit had expired.", []),
        ("In 19 years and 11,000 trips no passenger had died.", [("no", "killed")]),
        ("Nine people died, with three more dying in hospital.", [("Nine", "killed"), ("three", "killed")]),
        ("Records show 947 such deaths.", [("947", "killed")]),
        ("In a cell five men await trial.", [("five", "arrested")]),
        ("Nine died. Of these, 14 were taken to Rua Hospital.", [("Nine", "killed"), ("14", "injured")]),
        ("Sirens wailed, and nobody was harmed.", [("nobody", "injured")]),
        ("Deceased: 21\nNot yet located: 25", [("21", "killed"), ("25", "missing")]),
    ],
)
def test_a_hospital_and_a_court_tell_of_people_in_their_own_words(text: str, wanted: Found) -> None:
    """Who is taken in, in what state, who expired and who awaits trial are claims of people."""
    assert found(text) == wanted


def test_labels_of_patients_by_state_are_the_injured() -> None:
    """The states below the patients of a statement are of the hurt, and its dead are dead."""
    text = "Patients received: 12\nDeceased: 3\nCritical: 2\nSerious: 3\nDischarged: 4\n"
    harms = [("12", "injured"), ("3", "killed"), ("2", "injured"), ("3", "injured"), ("4", "injured")]
    assert found(text) == harms
    assert found("Rooms: 12\nCritical: 2\nSerious: 3\n") == []


def test_the_places_of_the_dead_add_up_to_the_total_below_them() -> None:
    """A label that is a place in a list of the dead counts the dead of that place."""
    claims = tolltrace.find("DECEASED\nAt the scene: 17\nIn hospitals: 6\nTotal: 23\n")
    assert [(c.number, c.harm) for c in claims] == [("17", "killed"), ("6", "killed"), ("23", "killed")]
    assert [c.part_of for c in claims] == [claims[2].id, claims[2].id, None]


@pytest.mark.parametrize(
    ("text", "older"),
    [
        ("The province has 66 dead, up from 57 on Sunday.", "on Sunday"),
        ("66 deaths confirmed (up from 57 on 7 May)", "on 7 May"),
        ("Doctors counted 66 dead on Monday, compared with 57 on Sunday.", "on Sunday"),
    ],
)
def test_what_a_count_was_before_is_a_claim_of_its_own_day(text: str, older: str) -> None:
    """The older figure has the harm of the newer one, its own day, and is no part of it."""
    now, before = tolltrace.find(text)
    assert (now.number, before.number, before.harm, before.period) == ("66", "57", "killed", older)
    assert before.part_of is None
    assert now.period != older


@pytest.mark.parametrize(
    "text",
    [
        "A blast killed 58 people.\n\n* of these 33 never reached a hospital\n",
        "A blast killed 58 people. 19 of the 58 are on no list.",
        "A blast hurt 46 people. Of the 46, eleven are in intensive care.",
        "A blast killed 58 people. Two nurses of the town's crowded hospital were among those killed.",
    ],
)
def test_who_is_told_of_again_is_part_of_the_figure_before(text: str) -> None:
    """Those of a number, those of a list's item and those among the dead belong to the total."""
    whole, *parts = tolltrace.find(text)
    assert parts
    assert {c.part_of for c in parts} == {whole.id}


def test_a_relative_behind_a_colon_is_the_first_of_those_lost() -> None:
    """The first of a list of relatives has no number and is lost like the others."""
    numbers = [n for n, _ in found("Ana lost five relatives: her mother, two sisters and two nephews.")]
    assert numbers == ["five", "her mother", "two", "two"]
    assert found("1,302 people displaced (312 families)") == [("1,302", "displaced"), ("312", "displaced")]
