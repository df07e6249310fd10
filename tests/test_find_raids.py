"""Kinds of sentence in reports on massacres, raids and kidnappings, with those that look like them."""

from __future__ import annotations

import pytest

from said_by import said_by
from tolltrace.clean import clean
from tolltrace.find import find_claims
from tolltrace.find.claims import may_hold_claims
from tolltrace.model import Report

Found = list[tuple[int | None, int | None, str, str]]


def found(text: str) -> Found:
    """Bounds, harm and victims of each figure that the finder takes out of a text."""
    claims = find_claims(clean(Report("r", text, language="en")))
    return [(c.quantity.low, c.quantity.high, c.harm, c.victims) for c in claims]


def one(n: int, harm: str = "killed", victims: str = "unspecified") -> tuple[int, int, str, str]:
    return n, n, harm, victims


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The army lost eight.", [one(8, victims="security_force")]),
        ("The rebels themselves lost 11, by their own account.", [one(11, victims="armed_group")]),
        ("The staff admitted the loss of two rangers.", [one(2, victims="security_force")]),
        ("The club itself lost eight.", []),
        ("The council regretted the loss of two police stations.", []),
    ],
)
def test_a_side_that_loses_a_number_has_lost_people(text: str, wanted: Found) -> None:
    """An army, a rebel force and the like lose lives; whoever bears no arms may lose anything."""
    assert found(text) == wanted
    assert may_hold_claims(Report("r", text)) or not wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A girl of nine was shot as she ran.", [one(1, "casualties", "civilian")]),
        ("Raiders shot seven herders near the well.", [one(7, "casualties", "civilian")]),
        ("Seven herders were shot in the back and died.", [one(7, "killed", "civilian")]),
        ("A clerk was shot at and wounded by raiders.", [one(1, "injured", "civilian")]),
        ("A clerk was shot at by raiders.", []),
        ("The police shot in the air.", []),
        ("Not a single shot was fired at the 12 clerks.", []),
    ],
)
def test_whoever_was_shot_may_live(text: str, wanted: Found) -> None:
    """Those shot are casualties where nothing tells of their death or wound, and those shot at nothing."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Raiders burned a camp, killing 31 people, two army sources and a priest told a radio.", [one(31)]),
        ("Nobody knows how many are dead.", []),
        ("Nobody asked how many herders were killed.", []),
        ("The oldest victim was 87, the youngest a baby.", []),
        ("Nine guards were charged with killing herders and two with theft.", []),
        ("The bodies of a girl and a woman of 41 shot in the back lay there.", [one(1), one(1)]),
        ("Nine people died. A mob stoned the houses of three ministers and six judges.", [one(9)]),
        ("Since March 64 deaths have been counted.", [one(64)]),
        ("Police executed or tried to execute their captives.", []),
        ("The massacre of Bara Koro, a village of farmers, shook the land.", []),
        ("Two boys, ten and eleven, were shot dead.", [one(2)]),
    ],
)
def test_speakers_ages_and_the_charged_are_no_dead(text: str, wanted: Found) -> None:
    """Numbers of those who speak, of years, of the accused and of owners count nobody harmed."""
    assert [c[:3] for c in found(text)] == [c[:3] for c in wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The raid killed 51. Its list has 44 names.", [51, 44]),
        ("The raid killed 51. A wall with 44 names stands there.", [51, 44]),
        ("The raid killed 51. By night 48 fresh graves had been dug.", [51, 48]),
        ("The raid killed 51. A petition with 400 names was handed in.", [51]),
        ("The wall has 44 names.", []),
    ],
)
def test_names_and_graves_stand_for_the_dead(text: str, wanted: list[int]) -> None:
    """Where a text tells of the dead, a list's names and new graves are a count of them."""
    assert [c[0] for c in found(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two clerks were arrested, and so were nine guards.", [2, 9]),
        ("A cook is among the dead, as are three porters.", [1, 3]),
        ("Two clerks were arrested, as was to be expected.", [2]),
        ("Four of the pupils were held for days and then killed.", [4]),
        ("Two traders were stopped on the road and shot dead.", [2]),
        ("Soldiers were stopped and killed nine herders.", [9]),
        ("A teacher lost his two sons and three of his cousins.", [2, 3]),
        ("A teacher lost his two cows.", []),
        ("Some 40 pupils aged 9 to 15 killed, the school says.", [40]),
        ("At least 63 people, mostly women and children, starved to death there.", [63]),
        ("Twelve guards arrested the same day were still in jail.", [12]),
        ("Eight herders who could not flee burned to death in the barn.", [8]),
        ("Two of the bandits paid the supreme price. 45 were given a mass burial.", [2, 45]),
        ("It found 50 deaths and 17 injuries, among the wounded two porters.", [50, 17, 2]),
        ("Nine people died. Two of my aunts are among them.", [9, 2]),
        ("Nine people died. Among them, he says, are four women and two men.", [9, 4, 2]),
        ("Eleven people died; the army put it at eight.", [11, 8]),
        ("The office counted 820 people killed (600 men, 190 women and 30 boys).", [820, 600, 190, 30]),
        ("Forty people died. The priest thinks it may be as many as 80.", [40, None]),
        ("Five people are dead: three clerks, a boy of ten from the inn, and a nun.", [5, 3, 1, 1]),
    ],
)
def test_harm_reaches_its_figure(text: str, wanted: list[int | None]) -> None:
    """Over asides, a second verb, a colon or a sentence's end, a figure finds what was done to its people."""
    assert [c[0] for c in found(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One killed in firing, 3 policemen inj.", ["killed", "injured"]),
        ("The toll hits 50, 60 in captivity.", ["killed", "abducted"]),
        ("At least 27 people were executed; 14 of the victims were men.", ["killed", "killed"]),
        ("At least 27 people were executed. 14 of the victims were men.", ["killed", "killed"]),
        ("Police rescued 76 kidnapped victims, among whom were 38 girls.", ["abducted", "abducted"]),
        ("There were nine wounded; two of these could not make it.", ["injured", "killed"]),
    ],
)
def test_each_figure_has_its_own_harm(text: str, wanted: list[str]) -> None:
    """Those hurt, held or rescued are not counted with the dead beside them, nor the dead with the hurt."""
    assert [c[2] for c in found(text)] == wanted


@pytest.mark.parametrize(
    ("text", "number", "source", "stance"),
    [
        (
            "Eleven people died. “The figure of 53 killed is grossly inflated,” Ana Gil said.",
            "53",
            None,
            "denied",
        ),
        ("Rumours of nine women abducted at Kel were found baseless.", "nine", None, "denied"),
        ("Two youths who went missing on 6 July are feared killed.", "Two", None, "possible"),
        ("The bureau could confirm that 45 clerks were killed.", "45", None, "asserted"),
        (
            "Rescue Watch, in a post on X, had said that 41 clerks were killed.",
            "41",
            "Rescue Watch",
            "asserted",
        ),
        ("Rev. Fr. Ivo Lund said he counted 41 corpses.", "41", "Ivo Lund", "asserted"),
    ],
)
def test_who_stands_behind_a_figure(text: str, number: str, source: str | None, stance: str) -> None:
    """Abbreviated titles and asides hide no speaker; what is called inflated is turned down."""
    said = said_by(text)[number]
    assert said.stance == stance
    assert source is None or source in (said.source or "")


def test_people_taken_from_a_place_name_no_origin_of_the_report() -> None:
    """``taken from`` hands on a report only where a report is taken, and not its people."""
    text = (
        "Raiders killed nine herders. In the week after, 27 herders were taken from the bus station at Kel."
    )
    assert said_by(text)["nine"].via == ()
