"""The class of the killed in a text's own toll: who they were, whom they served, what is told later."""

from __future__ import annotations

import pytest

from tolltrace.model import Report
from tolltrace.pipeline import tally_in
from tolltrace.report.rows import tally_row


def by(text: str) -> dict[str, int]:
    """The killed by class."""
    found: dict[str, int] = tally_row(tally_in(Report("r", text)))["killed"]["by"]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed an employee of the forestry department in Lama.", {"official": 1}),
        ("Two officers of the state government were shot dead by rebels.", {"official": 2}),
        ("Three employees of the Orsa State Electricity Board were killed.", {"official": 3}),
        ("An officer of the police department was killed.", {"security_force": 1}),
        ("An employee of a bakery was killed by rebels.", {"civilian": 1}),
        ("A radio operator of the army was killed in the ambush.", {"security_force": 1}),
        ("Two mechanics of the police were killed in Juba.", {"security_force": 2}),
        ("A mechanic of the bus company was killed by rebels.", {"civilian": 1}),
        ("A police official and a mayor were killed in Cali.", {"security_force": 1, "official": 1}),
        ("A police minister was killed in Cali.", {"official": 1}),
        ("A deputy forest ranger was shot dead by rebels.", {"security_force": 1}),
        ("Two bodies of soldiers were found near Sabha.", {"security_force": 2}),
        ("Two bodies of herders were found near Sabha.", {"civilian": 2}),
        ("A commander of the Lanta Special Task Force was killed by rebels.", {"security_force": 1}),
    ],
)
def test_whom_a_person_served_tells_his_class(text: str, expected: dict[str, int]) -> None:
    """The state's employees are officials, its forces' mechanics are forces; a company's are civilians."""
    assert by(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An activist of the Taliban was killed in Kunar.", {"armed_group": 1}),
        ("Police found the body of the secretary of the Taliban in Kunar.", {"armed_group": 1}),
        (
            "Soldiers killed an activist of the NJF, a splinter group of the Taliban, in Kunar.",
            {"armed_group": 1},
        ),
        ("Gunmen killed two activists of the vigilante group of Benue.", {"armed_group": 2}),
        ("Ivan Moss, working for the rebels as a clerk, was killed.", {"armed_group": 1}),
        ("An activist of the farmers' union, a critic of the army, was killed by rebels.", {"civilian": 1}),
        ("A supporter of the Taliban was killed by soldiers.", {"civilian": 1}),
    ],
)
def test_the_body_that_one_is_in_tells_his_class(text: str, expected: dict[str, int]) -> None:
    """Who holds a post in an armed group, or works for it, bears arms; who only supports it does not."""
    assert by(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels ambushed an army patrol and killed three of them.", {"security_force": 3}),
        ("Rebels stopped some traders and killed two of them.", {"civilian": 2}),
        ("Rebels shot dead one of their comrades in Ituri.", {"armed_group": 1}),
        ("Rebels shot dead one of their former colleagues in Ituri.", {"civilian": 1}),
        ("Rebels kidnapped the governor before killing two of his bodyguards.", {"security_force": 2}),
        ("Robbers killed a singer and two of his bodyguards.", {"civilian": 1, "unspecified": 2}),
        ("Raiders stormed the yard of Orsa Copper Limited and killed a security guard.", {"civilian": 1}),
        ("Raiders stormed the palace and killed a security guard.", {"security_force": 1}),
    ],
)
def test_those_of_others_are_of_their_class(text: str, expected: dict[str, int]) -> None:
    """``Three of them`` are of those last named; a rebel's comrade is one, a governor's guard no civilian."""
    assert by(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A district secretary was killed in an encounter with the police.", {"armed_group": 1}),
        ("A former rebel was killed in an exchange of fire with soldiers.", {"armed_group": 1}),
        ("A former rebel was shot dead by his neighbour.", {"civilian": 1}),
        ("A former rebel and now a mayor was shot dead.", {"official": 1}),
        ("A former rebel and currently a soldier was shot dead.", {"security_force": 1}),
        ("A former rebel and a soldier were shot dead.", {"civilian": 1, "security_force": 1}),
        ("A nurse was killed in an encounter between the police and rebels.", {"civilian": 1}),
        ("A mayor was killed in an encounter between the police and rebels.", {"official": 1}),
    ],
)
def test_a_fight_with_forces_tells_on_which_side_a_leader_died(text: str, expected: dict[str, int]) -> None:
    """Weak words for a post, or for what one was, give way to the fight in which he died; others do not."""
    assert by(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine persons were killed in Hodan. The dead include a mayor and two policemen.",
            {"official": 1, "security_force": 2, "unspecified": 6},
        ),
        ("Ten policemen were among 12 persons killed in Hodan.", {"security_force": 10, "unspecified": 2}),
        ("Rebels shot dead Ivan Moss. Moss was a member of the ruling party.", {"official": 1}),
        ("Rebels killed two villagers in Yei. Both were members of a militant outfit.", {"armed_group": 2}),
        (
            "Rebels killed two villagers, Ivan Moss and Petr Malo. Malo was a local leader of the ruling"
            " party.",
            {"civilian": 1, "official": 1},
        ),
        ("Rebels shot dead a man in Yei. The victim was a soldier on leave.", {"security_force": 1}),
        (
            "Two persons were killed. The slain were identified as Ivan Moss, a constable, and Petr Malo, a"
            " trader.",
            {"security_force": 1, "civilian": 1},
        ),
        ("Rebels shot dead Ivan Moss. Moss was earlier a member of the ruling party.", {"civilian": 1}),
        ("Rebels shot dead Ivan Moss. His brother was a policeman.", {"civilian": 1}),
        ("Rebels shot dead a man. The victim was a police informer.", {"civilian": 1}),
        (
            "Rebels killed two farmers. The police found a note in which they wrote that the victims were"
            " members of a militant outfit.",
            {"civilian": 2},
        ),
    ],
)
def test_what_is_told_later_of_the_dead_tells_their_class(text: str, expected: dict[str, int]) -> None:
    """A later sentence says who was killed, or who was among them; not what he was once or is accused of."""
    assert by(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A former rebel and now a member of the ruling party was shot dead.", {"official": 1}),
        ("Rebels killed a member of the Orsa town council.", {"official": 1}),
        ("The body of Ivan Moss, a member of the senate from Lama, was found.", {"official": 1}),
        ("Rebels killed an employee of the Lama government hospital, named as Ivan Moss.", {"official": 1}),
        ("Rebels killed a member of the Orsa rowing club.", {"civilian": 1}),
        (
            "Rebels killed constable Ivan Moss and a villager, Petr Malo.",
            {"security_force": 1, "civilian": 1},
        ),
        ("The remains of two soldiers were found near Sabha.", {"security_force": 2}),
        ("Remains of Ivan Moss, a farmer, abducted by rebels in May, were recovered.", {"civilian": 1}),
        ("A rebel, identified as Md. Rahman, was killed by his aides.", {"armed_group": 1}),
        (
            "The bodies of a mayor and his wife, named as Ivan Moss and Ana Moss, were found.",
            {"official": 1, "unspecified": 1},
        ),
        ("A driver and a cleaner, identified as Ivan Moss and Petr Malo, were killed.", {"civilian": 2}),
        (
            "A teacher and a soldier, named as Ana Gil and Ivo Stan, were killed.",
            {"civilian": 1, "security_force": 1},
        ),
        ("Rebels severed the head of a trader in Lama.", {"civilian": 1}),
        ("Rebels killed, Ivan Moss, mayor of Lama.", {"official": 1}),
    ],
)
def test_a_name_behind_a_person_makes_nobody_more(text: str, expected: dict[str, int]) -> None:
    """Names, offices and remains belong to those who stand before them, each to one."""
    assert by(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "What remains of the village is a museum.",
        "The remains of a bridge were found near Sabha.",
        "The prices of Md. Rahman's shop killed no one's joy.",
    ],
)
def test_what_is_left_of_things_is_nobody(text: str) -> None:
    """Remains are those of people only where people are named behind them."""
    assert by(text) == {}
