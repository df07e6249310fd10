"""Kinds of sentence that the finder of figures must read right, three of each."""

from __future__ import annotations

import pytest

from tolltrace.clean import clean
from tolltrace.find import find_claims
from tolltrace.model import Report

Found = list[tuple[int | None, int | None, str, str]]


def found(text: str) -> Found:
    """Bounds, harm and victims of each figure that the finder takes out of a text."""
    claims = find_claims(clean(Report("r", text, language="en")))
    return [(c.quantity.low, c.quantity.high, c.harm, c.victims) for c in claims]


def one(n: int, harm: str, victims: str = "unspecified") -> tuple[int, int, str, str]:
    return n, n, harm, victims


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Raiders shot dead 31 farmers at dawn, two district heads said.", [one(31, "killed", "civilian")]),
        ("The bomb killed six, villagers and soldiers said.", [one(6, "killed")]),
        ("REBELS KIDNAPPED TWO JUDGES IN THE NORTH, ARMY SOURCES SAID.", [one(2, "abducted", "civilian")]),
    ],
)
def test_who_says_it_is_no_victim(text: str, wanted: Found) -> None:
    """Speakers behind a figure are never read as more victims of its verb."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Three in four of the injured were women.",
        "Nine out of ten victims in towns are civilians.",
        "Hunters killed 40 lions last year.",
        "The judge gave him 12 life sentences for murder.",
        "The murder came only 12 hours after the first.",
        "The strike cut the toll by almost two thirds.",
    ],
)
def test_shares_animals_sentences_and_hours_are_no_victims(text: str) -> None:
    """A number that counts no people gives no figure, whatever harm stands beside it."""
    assert not [f for f in found(text) if f[0] != 1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Confirmed dead – 4\nHurt – 12", [one(4, "killed"), one(12, "injured")]),
        ("Houses destroyed: 44.", [one(44, "homes_destroyed")]),
        (
            "Nine people died on Monday:\n- six in a bus near Tolu\n- three in a flood",
            [one(9, "killed"), one(6, "killed"), one(3, "killed")],
        ),
    ],
)
def test_labels_and_items_have_the_harm_of_their_words_or_of_their_list(text: str, wanted: Found) -> None:
    """A figure without a sentence is read by its label, or by the total that its list breaks down."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The dead were 14 and not 30, the mayor said.", [14, 30]),
        ("The toll rose from 8 on Monday to 31 on Tuesday.", [8, 31]),
        ("The death toll was cut to 47; the ministry had given 52 on Sunday.", [47, 52]),
        ("Road deaths fell to 410 in 2023 from 455 in 2022.", [410, 455]),
        ("Two more men died, bringing to 19 the number of people killed.", [2, 19]),
        ("Another corpse was pulled from the river, taking the toll to 12.", [1, 12]),
    ],
)
def test_old_and_new_values_are_both_figures(text: str, wanted: list[int]) -> None:
    """A value that replaces another leaves both to be found, a denied one too."""
    assert [f[0] for f in found(text) if f[2] == "killed"] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Eleven people were rushed to hospital after the crash.", one(11, "injured")),
        ("Thirty are still in hospital.", one(30, "injured")),
        ("The blast left 18 more with burns.", one(18, "injured")),
        ("Two constables attained martyrdom.", one(2, "killed", "security_force")),
        ("The regiment lost 14 men that night.", one(14, "killed")),
        ("Gunmen seize 20 pilgrims on highway", one(20, "abducted", "civilian")),
        ("Police paraded four suspects.", one(4, "arrested")),
        ("Rebels captured 13 villagers.", one(13, "abducted", "civilian")),
        ("Troops captured 13 rebels.", one(13, "arrested", "armed_group")),
        ("Gunmen killed the six teachers.", one(6, "killed", "civilian")),
        ("Up to 12 people are feared trapped.", (None, 12, "missing", "unspecified")),
    ],
)
def test_idioms_say_what_was_done_to_people(text: str, wanted: tuple[int | None, int, str, str]) -> None:
    """Hospital, martyrdom, men lost and the verbs of headlines are harms like any other."""
    assert found(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Those killed were named as Amina Bello, 41, Musa Garba, 12, and Ruth Dung, 7.", 3),
        ("THE DEATHS OF JUAN MORA, COLONEL LUIS PENA, AND JUDGE ROSA DIAZ.", 3),
        ("THE BOMB THAT KILLED SENATOR PEDRO LUNA EXPLODED AT NOON.", 1),
        ("THE TRIAL FOR FATHER MORA'S MURDER AND FOR SENATOR LUNA'S DEATH.", 2),
        ("THE FOLLOWING OFFICERS DIED: MAJOR LUIS PENA, CAPTAIN ROSA DIAZ, AND SERGEANT JUAN LUNA.", 3),
        ("Colonel Pedro Luna, chief of police in Soto, was killed.", 1),
        ("ON 18 AUGUST LABOR LEADER JUAN MORA WAS ASSASSINATED.", 1),
    ],
)
def test_the_named_dead_count_one_by_one(text: str, count: int) -> None:
    """A name, with a rank or an age or without, is one of the dead."""
    assert found(text) == [(1, 1, "killed", f[3]) for f in found(text)]
    assert len(found(text)) == count


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Seven soldiers died and five others were hurt.", ["security_force", "security_force"]),
        ("They killed eight members of a militia allied to the army.", ["security_force"]),
        ("They killed eight members of a militia opposed to the army.", ["armed_group"]),
        ("None of the villagers was injured.", ["civilian"]),
        ("Four migrants drowned and two youths were hurt.", ["unspecified", "unspecified"]),
    ],
)
def test_victims_go_by_the_words(text: str, victims: list[str]) -> None:
    """The class of victims is that of the nearest words that name one, by the guide's table."""
    assert [f[3] for f in found(text)] == victims


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The toll has passed 900 people, including 600 villagers, who were shot at home, 110 militants "
            "belonging to the country's Jabhat al-Nur [JN]-led regime, and 150 members of opposition groups.",
            ["civilian", "security_force", "armed_group"],
        ),
        (
            "More than 300 died, among them 200 villagers, whom gunmen dragged from a bus, and 40 policemen.",
            ["civilian", "security_force"],
        ),
        (
            "The blast killed 90 people, including 60 pupils, who were at prayer, 12 fighters of the "
            "Maoist-led insurgency and 14 men of the army.",
            ["civilian", "armed_group", "security_force"],
        ),
    ],
)
def test_a_list_goes_on_past_whose_its_people_are(text: str, wanted: list[str]) -> None:
    """Clauses and names between the parts of a total hide none of them, and whose they are is their class."""
    assert [victims for *_, victims in found(text)[1:]] == wanted
