"""Kinds of sentence that tell of crackdowns, prisons, executions, exhumations and memorials."""

from __future__ import annotations

import pytest

from tolltrace.clean import clean
from tolltrace.find import find_claims
from tolltrace.model import Claim, Report

Found = list[tuple[int | None, int | None, str]]


def claims(text: str) -> tuple[Claim, ...]:
    return find_claims(clean(Report("r", text, language="en")))


def found(text: str) -> Found:
    """Bounds and harm of each figure that the finder takes out of a text."""
    return [(c.quantity.low, c.quantity.high, c.harm) for c in claims(text)]


def one(n: int, harm: str) -> tuple[int, int, str]:
    return n, n, harm


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Soldiers killed 60 strikers. The plaque in the square bears the names of 37 miners.",
            [one(60, "killed"), one(37, "killed")],
        ),
        ("Pupils lit 43 candles, one for each missing student.", [one(43, "missing")]),
        ("Monks planted 72 crosses for the murdered migrants.", [one(72, "killed")]),
        (
            "Nine were shot dead at the mill. The memorial now holds 318 graves.",
            [one(9, "killed"), one(318, "killed")],
        ),
        ("The experts lifted 18 skeletons and four sets of remains.", [one(18, "killed"), one(4, "killed")]),
    ],
)
def test_what_stands_for_the_dead_counts_them(text: str, wanted: Found) -> None:
    """Names on a wall, candles, crosses, graves and bones count those for whom they stand."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The petition for the dead miners bears 4,000 names and was signed by a bishop.",
        "Vandals toppled 40 gravestones in the cemetery where the murdered lie; the wall was damaged.",
        "Police have the names of 12 suspects in the murder.",
    ],
)
def test_names_and_graves_alone_count_nobody(text: str) -> None:
    """Names of others and graves that somebody spoilt are no dead."""
    assert not [f for f in found(text) if f[0] != 1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Among the dead are twelve guards, five common prisoners and a cook.",
            [one(12, "killed"), one(5, "killed"), one(1, "killed")],
        ),
        (
            "The fire killed 41 people: 30 political prisoners, nine guards and two detainees.",
            [one(41, "killed"), one(30, "killed"), one(9, "killed"), one(2, "killed")],
        ),
        ("The army counted 12 enemy dead and 30 prisoners.", [one(12, "killed"), one(30, "arrested")]),
        ("Three of the detained were beaten to death.", [one(3, "killed")]),
        ("Two of the kidnapped were killed.", [one(2, "killed")]),
    ],
)
def test_prisoners_in_a_list_of_the_dead_are_dead(text: str, wanted: Found) -> None:
    """What was done to people in custody is told by the list they stand in or by the verb behind them."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The state put 24 men to death: eight in Ober and 16 in Lem.", [24, 8, 16]),
        ("We recorded 1,153 executions, up by 31 per cent from 883 in the year before.", [1153, 883]),
        ("Executions fell to 12 last year, down by a third from 18 in 2019.", [12, 18]),
        ("Ivo Lund (34, baker) and Ana Gil (19, student) were killed.", [1, 1]),
        ("The latest is Andrei P., 56, who died in a cell.", [1]),
        ("The police handed over twelve bodies to the families.", [12]),
    ],
)
def test_numbers_of_yearbooks_and_lists(text: str, wanted: list[int]) -> None:
    """Verbs around their object, older values behind a share, and ages that count nobody."""
    assert [c.quantity.low for c in claims(text) if c.harm == "killed"] == wanted
    assert {c.quantity.modifier for c in claims(text)} == {"exact"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The army killed eleven people in Ilom. They include a mother and her two daughters.",
            [(11, None), (1, 11), (2, 11)],
        ),
        (
            "Police arrested 34 people. Among them were two teachers and a tailor.",
            [(34, None), (2, 34), (1, 34)],
        ),
        (
            "In the pit they found 25 bodies. Fourteen have yet to be identified. Six came from Lem.",
            [(25, None), (14, 25), (6, 25)],
        ),
        (
            "The ministry counted 117 dead. Of the 117, 99 have been identified; 78 had records.",
            [(117, None), (99, 117), (78, 117)],
        ),
        (
            "Executions recorded: 1,073\n- Iran: 853+\n- Iraq: 16+",
            [(1073, None), (853, 1073), (16, 1073)],
        ),
        (
            "Nineteen of the victims were students. Six of the victims were from one village.",
            [(19, None), (6, None)],
        ),
    ],
)
def test_parts_told_in_the_next_lines(text: str, wanted: list[tuple[int, int | None]]) -> None:
    """Those told more of in the sentences and lines behind a figure are parts of it, and of no sibling."""
    told = claims(text)
    low = {c.id: c.quantity.low for c in told}
    assert [(c.quantity.low, low[c.part_of] if c.part_of else None) for c in told] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("How many were killed? At least 40, says the ministry.", [(40, None, "killed")]),
        ("How many were buried this year? Fourteen. The youngest was a boy.", [one(14, "killed")]),
        ("How many were arrested? Nobody knows.", []),
        ("How many rooms does it have? Forty. A guard was killed there.", [one(1, "killed")]),
    ],
)
def test_an_answer_has_the_harm_of_its_question(text: str, wanted: Found) -> None:
    """A number alone behind ``how many were killed?`` counts the killed."""
    assert found(text) == wanted


def test_one_person_told_twice_counts_once() -> None:
    """A person without a number or a name, told again in the same words, is nobody more."""
    told = found("The editor was killed in May. His paper closed. The editor had been killed near his home.")
    assert told == [one(1, "killed")]


def test_rows_of_years_tell_their_period_and_not_the_victims() -> None:
    """``Killings by police`` above rows of years: the year is the period, and the police no victims."""
    told = claims("Killings by police:\n2019: 1,810\n2020: 1,245\n2021: 1,356")
    assert [(c.quantity.low, c.period, c.victims) for c in told] == [
        (1810, "2019", "unspecified"),
        (1245, "2020", "unspecified"),
        (1356, "2021", "unspecified"),
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "According to the Rettig commission, which sat until 1991, 40 people were killed.",
            "Rettig commission",
        ),
        ("The Valech commission recognised 27,255 victims of torture.", "Valech commission"),
        ("Ana Moura gives an official toll of 121.", "Ana Moura"),
    ],
)
def test_commissions_and_officials_are_told_whole(text: str, source: str) -> None:
    """A commission keeps its name, and a person who gives an official toll is its source."""
    assert claims(text)[0].source == source


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("More than 60 patients were dragged from their beds and hacked to death.", [(61, None, "killed")]),
        ("Forty men were lined up against a wall and executed.", [one(40, "killed")]),
        ("The judge named 35 men who were sent out of the camp and murdered.", [one(35, "killed")]),
        ("The guards were drunk and killed two boys.", [one(2, "killed")]),
        ("Masked men took ten pupils from their homes.", [one(10, "abducted")]),
        (
            "The raids killed two, forcing about 300 families from their homes.",
            [one(2, "killed"), one(300, "displaced")],
        ),
        (
            "Soldiers abducted ten pupils. Six of them were never seen again.",
            [one(10, "abducted"), one(6, "missing")],
        ),
        (
            "Some 800 died at Murambi. More than 2,500 are buried at Gisozi.",
            [one(800, "killed"), (2501, None, "killed")],
        ),
        ("The bodies of 84 victims lie in the crypt.", [one(84, "killed")]),
        ("He stood trial for two murders and five attempted murders.", [one(2, "killed")]),
    ],
)
def test_deeds_told_around_and_behind_other_verbs(text: str, wanted: Found) -> None:
    """One auxiliary can serve two verbs, and a verb can have its meaning behind its object."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "We documented 47 cases of enforced disappearance and 192 arrests.",
            [one(47, "missing"), one(192, "arrested")],
        ),
        ("Eleven cases of death in detention were reported.", [one(11, "killed")]),
        ("There were 14 instances of killing in May.", [one(14, "killed")]),
        ("He is accused in 12 cases of murder.", []),
        ("Police registered 30 cases of murder.", []),
    ],
)
def test_cases_of_a_harm_count_it_outside_courts(text: str, wanted: Found) -> None:
    """``47 cases of disappearance`` counts people, and cases before a court do not."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The dead include 172 militants and 30 civilians. Of the militants, 42 were foreigners.",
            [(172, None), (30, None), (42, 172)],
        ),
        (
            "Police killed 40 strikers and two priests. Of the strikers, nine were women.",
            [(40, None), (2, None), (9, 40)],
        ),
        (
            "Ten were killed. Five were documented today: two in Lem and three in Ober.",
            [(10, None), (5, 10), (2, 5), (3, 5)],
        ),
    ],
)
def test_parts_of_a_group_by_its_noun(text: str, wanted: list[tuple[int, int | None]]) -> None:
    """``Of the militants, 42 …`` takes up the figure that counts them."""
    told = claims(text)
    low = {c.id: c.quantity.low for c in told}
    assert [(c.quantity.low, low[c.part_of] if c.part_of else None) for c in told] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died. Two Red Cross ambulances stood in the yard.",
        "Over five weeks, 89 people were hurt. One of them, Rosa M., lost her keys.",
        "The mob burned a house and marchers carried 44 torches.",
        "He was hurt in one afternoon.",
    ],
)
def test_things_and_tellers_are_no_victims(text: str) -> None:
    """Ambulances, torches, afternoons and those who tell of it add nobody to the harmed."""
    assert [c.quantity.low for c in claims(text) if c.quantity.low in (1, 2, 44) and c.number != "He"] == []


def test_a_count_that_says_of_whom_takes_no_class_from_before() -> None:
    """The class of the victims told before is not that of a count of others."""
    told = claims("They killed 595 civilians. The number of political detainees is 60,000.")
    assert [c.victims for c in told] == ["civilian", "unspecified"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Police shot 12 protesters.", [one(12, "casualties")]),
        ("Two boys were shot in Ober.", [one(2, "casualties")]),
        ("In Lem 38 prisoners were shot by the garrison.", [one(38, "casualties")]),
        ("Three men were shot and died in hospital.", [one(3, "killed")]),
        ("Two teenagers were shot and killed.", [one(2, "killed")]),
        ("Two men shot at the mayor, and nobody was hurt.", [one(0, "injured")]),
        ("They shot down two drones and a film was shot there; nobody was hurt.", [one(0, "injured")]),
    ],
)
def test_who_is_shot_is_a_casualty_until_the_text_says_more(text: str, wanted: Found) -> None:
    """``shot`` leaves open who lives: with a fate it counts once, of things and of aim not at all."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Among those killed was a girl hit by a stray bullet.", [one(1, "killed")]),
        (
            "Four were killed and fifteen hurt, seven of them seriously.",
            [one(4, "killed"), one(15, "injured"), one(7, "injured")],
        ),
        (
            "Six people were killed, three students among them, some 25 were wounded.",
            [one(6, "killed"), one(3, "killed"), one(25, "injured")],
        ),
        ("The driver died on the spot with two others.", [one(1, "killed"), one(2, "killed")]),
        ("Nineteen young men were lured north and turned up dead.", [one(19, "killed")]),
        ("Forty former rebels who had laid down their arms have been killed.", [one(40, "killed")]),
        ("The law speaks of 114 disappeared, the figure of a judge.", [one(114, "missing")]),
        (
            "The guerrillas killed nine. Some 120 were made to disappear.",
            [one(9, "killed"), one(120, "missing")],
        ),
        (
            "Deaths\n- total: 317\n- children: 23\n- nurses: 21\nInjured: 1,830",
            [one(317, "killed"), one(23, "killed"), one(21, "killed"), one(1830, "injured")],
        ),
        (
            "They found 40 bodies. The team has up to now identified 29.",
            [one(40, "killed"), one(29, "killed")],
        ),
    ],
)
def test_fates_of_those_told_beside_others(text: str, wanted: Found) -> None:
    """Each figure has the fate that its own clause, list or heading tells."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    ["Police said 52 of their own had been injured.", "The army lost twenty-three men in the clash."],
)
def test_the_losses_of_a_side_are_its_own(text: str) -> None:
    """``52 of their own`` and ``lost twenty-three men`` are of the side that the sentence speaks of."""
    assert [c.victims for c in claims(text)] == ["security_force"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("A court convicted the general in May 2013 of the murder of 1,771 people.", None),
        ("In 2017 a court began the trial of eight men accused of killing 313 boys.", None),
        ("He was sentenced on Monday for killing four men last year.", "last year"),
        ("In March police killed nine men; a sergeant was charged with the murder of a clerk.", "In March"),
    ],
)
def test_the_time_of_a_verdict_bounds_no_count(text: str, period: str | None) -> None:
    """When somebody was tried or sentenced is not when the victims died."""
    assert claims(text)[0].period == period
