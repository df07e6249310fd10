"""A text's own toll: each row is a kind of telling, with the toll that a careful reader takes from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tolltrace.cli import cli
from tolltrace.model import Report
from tolltrace.pipeline import tally_in
from tolltrace.report.rows import tally_row

HARMS = ("killed", "injured", "abducted", "arrested", "surrendered")


def toll(text: str) -> dict[str, int]:
    """The best number of each harm that the text tells, without the zeros."""
    row = tally_row(tally_in(Report("r", text)))
    return {harm: row[harm]["best"] for harm in HARMS if row[harm]["best"]}


def by(text: str) -> dict[str, int]:
    """The killed by class."""
    found: dict[str, int] = tally_row(tally_in(Report("r", text)))["killed"]["by"]
    return found


SAME_PERSONS = [
    (
        "Two rebels were killed near Orsa. The slain were identified as Amar Oraon and Birsa Munda.",
        {"killed": 2},
    ),
    (
        "A farmer was killed at Tola. The victim, Mohan Sahu, was shot dead by gunmen at his home.",
        {"killed": 1},
    ),
    ("Six militants were arrested in Dorma. Police arrested the militants in a house.", {"arrested": 6}),
    ("Three villagers were killed on Monday. The deceased were farmers, police said.", {"killed": 3}),
    (
        "Two persons were shot dead by gunmen at Palma. Ramu Das, a farmer, and Sita Das, a nurse,"
        " were shot dead at the market.",
        {"killed": 2},
    ),
    (
        "A teacher was abducted by rebels on Friday. He was abducted from his house, relatives said.",
        {"abducted": 1},
    ),
    ("Gunmen killed four herders. All the four were killed in their sleep.", {"killed": 4}),
]

RETOLD = [
    (
        "A Maoist commander was arrested in Korba. Ravi Toppo, a native of Salma, was caught at a market and"
        " arrested by a joint team.",
        {"arrested": 1},
    ),
    ("Ajit Rana, a rebel and the main suspect in the bus attack, was arrested at Orsa.", {"arrested": 1}),
    (
        "Senior area bureau member and chief of its press wing, D. Ravi Sinha, was arrested at Morma.",
        {"arrested": 1},
    ),
    (
        "Twelve rebels, including a woman, were arrested in Salma. The arrest of a commander on Friday led to"
        " the arrest of 11 more rebels.",
        {"arrested": 12},
    ),
    (
        "Five rebels, including a commander, were arrested in Salma. Police arrested commander Bimal Das and"
        " another rebel at the station. On their word, police arrested three others.",
        {"arrested": 5},
    ),
    (
        "Gunmen shot dead a trader at Tola. Kishan Sao was shot dead by gunmen at the market, and those who"
        " help the police would also be killed, a leaflet said.",
        {"killed": 1},
    ),
    (
        "Rebels killed a teacher at Orsa. Kumar was beaten in front of his family before the rebels shot"
        " him dead.",
        {"killed": 1},
    ),
    (
        "A mine blew up a van, killing five soldiers. Four soldiers died in hospital. Another soldier died on"
        " the way, taking the toll to five.",
        {"killed": 5},
    ),
    (
        "A constable was killed in a blast. Police Inspector Karan Das was arrested near Morma, Gopal Sen,"
        " the Additional Superintendent of Police, said.",
        {"killed": 1, "arrested": 1},
    ),
    (
        "The bodies of three soldiers were found at the gate. The bodies of two rebels were found in a yard.",
        {"killed": 5},
    ),
]

DIED_OF_IT = [
    ("A nurse was caught in the crossfire and died, hit by a bullet.", {"killed": 1}),
    ("A guard sustained burns in the fire and later died in hospital.", {"killed": 1}),
    ("The rebels injured a porter who succumbed to his wounds on Friday.", {"killed": 1}),
    ("Mohan Das, a clerk, died on Sunday. He was injured when a mine went off.", {"killed": 1}),
    ("Gunmen shot dead Mohan Das. His wife Rina Das was injured.", {"killed": 1, "injured": 1}),
]

PARTS = [
    ("The count of the dead rose to 44 from 39 a week before.", {"killed": 44}),
    ("At least 30 people died in the fire; the mayor had earlier said as many as 50.", {"killed": 30}),
    ("A flood has killed 25 people, police said, after three more bodies were found.", {"killed": 25}),
    ("Of the 80 wounded, 12 were in critical condition and seven were children.", {"injured": 80}),
    ("Thirty people were killed in two towns - 21 in Orsa and nine in Tola.", {"killed": 30}),
    ("The town lost nine people: the baker, three clerks, and five pupils.", {"killed": 9}),
    (
        "Five rebels, including a secretary, the deputy commander and two squad members, surrendered.",
        {"surrendered": 5},
    ),
    (
        "Four rebels, identified as Sada Rao, a former commander, Dukalu Das, Karan Das and Mangal Das,"
        " surrendered in Orsa.",
        {"surrendered": 4},
    ),
    (
        "Two rebels, Ajit Rao, a native of Orsa; and Keshu Das, a native of Tola, surrendered.",
        {"surrendered": 2},
    ),
    ("Police arrested two rebels, named as Ajit Rao and his wife Sita Rao.", {"arrested": 2}),
    ("A leader, identified as Ajit Rao, and his wife, Sita Rao, surrendered at Orsa.", {"surrendered": 2}),
    ("The rebels abducted his father, mother and wife.", {"abducted": 3}),
    ("Six villagers, including a sarpanch, were killed.", {"killed": 6}),
    ("Eight people - six soldiers, a guard and a nurse - were killed in the blast.", {"killed": 8}),
    ("Five rebels including two women were killed in the forest.", {"killed": 5}),
    ("Police arrested nine men, four of them students.", {"arrested": 9}),
]

INCREMENTS = [
    ("A trader was killed in Hatma. Another trader was killed in Berma.", {"killed": 2}),
    ("Police arrested three men in Delma. Two more men were arrested in Korba.", {"arrested": 5}),
    ("A constable was killed and another injured in the ambush.", {"killed": 1, "injured": 1}),
    ("A soldier was killed and two rebels were killed in the fight.", {"killed": 3}),
    ("Two clerks were killed in separate attacks. In one attack a clerk was killed at Ormo.", {"killed": 2}),
]

NAMES = [
    ("Those killed were identified as Ana Reyes, 30, Luis Reyes, 41, and Eva Soto, 7.", {"killed": 3}),
    ("Police arrested Ajit Toppo, Binod Lakra and Champa Devi in Gumla.", {"arrested": 3}),
    ("Police arrested Ajit Toppo alias Raju (35), a commander of the rebels, in Gumla.", {"arrested": 1}),
    ("The slain were identified as Ajit Toppo (35), Binod Lakra and Champa Devi.", {"killed": 3}),
    (
        "A rebel identified as Ajit Toppo, who was wanted in several cases, was arrested in Gumla.",
        {"arrested": 1},
    ),
    ("Mohan Sahu, a teacher, and Karan Sahu, a farmer, were killed in Orsa village.", {"killed": 2}),
    ("Gunmen killed head constable M. K. Rana near the bridge.", {"killed": 1}),
    ("A native of Kodi village in Dharma, Salma District, Pangi Rana was hacked to death.", {"killed": 1}),
    ("Ajit Toppo was arrested along with his brother Suresh Toppo.", {"arrested": 2}),
    ("Ajit Toppo and Binod Lakra, two activists of a union, were arrested.", {"arrested": 2}),
    ("Police arrested Ajit Toppo with his six associates at Gumla.", {"arrested": 7}),
    ("A commander, Ajit Toppo, was arrested with two aides after a chase.", {"arrested": 3}),
    ("Gunmen shot dead, Ajit Toppo, a clerk of a bank, at Gumla.", {"killed": 1}),
    (
        "The rebels killed Ajit Toppo, a porter, at Gumla. Toppo was abducted from his house on Friday.",
        {"abducted": 1, "killed": 1},
    ),
    ("Ram Oraon, a party member and a primary teacher, was killed at Tola.", {"killed": 1}),
]

WITHOUT_NUMBER = [
    ("Eleven men were on board the boat. All of them were killed.", {"killed": 11}),
    ("ORSA, Salma - Three men were killed and four others hurt.", {"killed": 3, "injured": 4}),
    ("The rebels dragged a farmer out of his house and shot him dead.", {"killed": 1}),
    ("Gunmen dragged two herders out of the tent and killed them.", {"killed": 2}),
    ("A couple was killed by bandits at Morma.", {"killed": 2}),
    ("A Maoist couple surrendered before the police.", {"surrendered": 2}),
    ("They beat a trader to death in the market.", {"killed": 1}),
    ("The bomb went off at noon, leaving a man dead.", {"killed": 1}),
    ("The body of a driver was found near the canal.", {"killed": 1}),
    (
        "The bodies of two villagers who were abducted by rebels on Friday were found.",
        {"killed": 2, "abducted": 2},
    ),
    ("A couple wanted in three districts was arrested at Morma.", {"arrested": 2}),
    ("Gunmen killed the DGM of Arva Mills at Morma.", {"killed": 1}),
    ("Gunmen killed a former rebel suspecting him to be an informer.", {"killed": 1}),
    ("The rebels abducted a class nine pupil at Morma.", {"abducted": 1}),
    ("The rebels abducted a security personnel posted with a dam.", {"abducted": 1}),
    ("The rebels assaulted two guards and burnt a truck.", {"injured": 2}),
    ("The rebels assaulted the police station and the guards fled.", {}),
    ("Three rebels were killed and as many policemen were injured.", {"killed": 3, "injured": 3}),
    ("Four rebels were killed and an equal number were arrested.", {"killed": 4, "arrested": 4}),
    ("Police managed to arrest a courier.", {"arrested": 1}),
    ("Police arrested a hardcore CPI-Maoist, identified as Ajit Rao, at Orsa.", {"arrested": 1}),
    ("Police rounded up one Ajit Rao at a bus stop.", {"arrested": 1}),
    ("Police arrested Sita Rao, a member of platoon number three of the rebels.", {"arrested": 1}),
    ("A rebel said to have been involved in a raid was arrested at Orsa.", {"arrested": 1}),
    ("Police arrested Kailash Mandal at Orsa.", {"arrested": 1}),
    ("Police took two couriers into custody.", {"arrested": 2}),
    ("A clerk was dragged out of his house and shot dead by gunmen.", {"killed": 1}),
    ("Gunmen shot dead three herders and injured another at Tola.", {"killed": 3, "injured": 1}),
]

SEVERAL_HARMS = [
    (
        "Rebels killed two youths in a forest. The rebels picked up the youths from the market on Friday.",
        {"abducted": 2, "killed": 2},
    ),
    ("Five guards left the camp for the town, but were abducted on the way.", {"abducted": 5}),
    ("About 50 rebels stopped a bus and detained two men.", {"abducted": 2}),
    ("A team of soldiers stopped a bus and detained two rebels.", {"arrested": 2}),
    ("Rebels forcibly took a farmer to the forest and killed him.", {"abducted": 1, "killed": 1}),
    ("Rebels abducted and killed a trader at Orsa.", {"abducted": 1, "killed": 1}),
    ("Rebels abducted a contractor and later killed him.", {"abducted": 1, "killed": 1}),
    ("Two drivers were abducted by rebels and subsequently killed.", {"abducted": 2, "killed": 2}),
    ("Four men were arrested in Salma. They were released the next day.", {"arrested": 4}),
    ("Three soldiers were killed and five others injured in a blast.", {"killed": 3, "injured": 5}),
]

BACKGROUND = [
    (
        "Five people were killed in a raid on Monday. In March, a raid in the town killed 60 people.",
        {"killed": 5},
    ),
    (
        "A slide killed two people at Orsa. Nine people died in slides in the hills last winter.",
        {"killed": 2},
    ),
    ("A bomb was found at Orsa. Police acted on the word of Ravi Das, who surrendered recently.", {}),
    (
        "Villagers arranged the surrender of six rebels. With this, 90 rebels have surrendered.",
        {"surrendered": 6},
    ),
    ("Two guards were killed at Orsa. The rebels fled as they had suffered heavy injuries.", {"killed": 2}),
    (
        "A rebel surrendered at Orsa. He was on the wanted list of several police stations.",
        {"surrendered": 1},
    ),
    ("Protesting against the killing of Azad Rao, rebels burnt two buses at Korma.", {}),
    ("Police arrested a rebel wanted in cases of murder and kidnapping.", {"arrested": 1}),
    ("Three rebels involved in the killing of a guard were arrested in Orsa.", {"arrested": 3}),
    ("A farmer was shot dead at Tola. Police had arrested him six months ago.", {"killed": 1}),
    (
        "Eight rebels surrendered in Korma. Their leader had taken part in an attack in which 20 soldiers"
        " were killed in 2010.",
        {"surrendered": 8},
    ),
    (
        "A driver was killed at Tola. So far 45 people have been killed in the district this year.",
        {"killed": 1},
    ),
    ("The rebels were planning to kill another trader.", {}),
    ("Two rebels were killed in a fight between the police and 30 rebels.", {"killed": 2}),
    (
        "A rebel was arrested at Orsa. A diary with the mobile numbers of 40 persons was seized.",
        {"arrested": 1},
    ),
    (
        "A rebel, wanted in connection with the murder of four villagers and carrying a reward that was"
        " announced in June, was arrested at Orsa.",
        {"arrested": 1},
    ),
    ("There were no casualties in the blast, and nobody was injured.", {}),
]

EVERY_ROW = [
    *SAME_PERSONS, *RETOLD, *DIED_OF_IT, *PARTS,
    *INCREMENTS, *NAMES, *WITHOUT_NUMBER, *SEVERAL_HARMS, *BACKGROUND
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EVERY_ROW)
def test_nobody_is_counted_twice(text: str, expected: dict[str, int]) -> None:
    """Persons told again, by name, pronoun, part or list, add nothing; other persons add."""
    assert toll(text) == expected


CLASSES = [
    ("The head of Orsa village was shot dead by rebels.", {"official": 1}),
    ("The head of a bakery was shot dead by rebels.", {"civilian": 1}),
    ("Seven members of the STF, including a commandant, were killed by rebels.", {"security_force": 7}),
    ("Two JNIM cadres and a farmer were killed.", {"armed_group": 2, "civilian": 1}),
    ("Six villagers, including a sarpanch, were killed.", {"civilian": 5, "official": 1}),
    ("Two constables and a home guard were killed by rebels.", {"security_force": 3}),
    ("A former rebel was shot dead at Tola.", {"civilian": 1}),
    ("Three soldiers and a rebel were killed.", {"armed_group": 1, "security_force": 3}),
    ("Two persons were killed by rebels at Tola.", {"civilian": 2}),
    ("Two persons were killed in an encounter with police at Tola.", {"armed_group": 2}),
    ("Two persons were killed when the roof fell.", {"unspecified": 2}),
    ("Eight people - six soldiers, a guard and a nurse - were killed.", {"civilian": 1, "security_force": 6}),
]


@pytest.mark.parametrize(("text", "expected"), CLASSES)
def test_the_killed_have_the_class_that_the_text_gives_them(text: str, expected: dict[str, int]) -> None:
    """A class comes from a person's own words, else from who harmed him; without either it is unspecified."""
    assert {k: v for k, v in by(text).items() if k in expected} == expected


def test_open_and_vague_figures_keep_their_bounds() -> None:
    """``best`` is the low bound; an open side stays open."""
    row = tally_row(tally_in(Report("r", "At least 12 people were killed and dozens injured.")))
    assert row["killed"] | {"by": None} == {"low": 12, "best": 12, "high": None, "by": None}
    assert row["injured"] | {"by": None} == {"low": 24, "best": 24, "high": 99, "by": None}


def test_classes_sum_to_the_best_number() -> None:
    """No person is in two classes, and none in no class."""
    for text, _ in EVERY_ROW:
        row = tally_row(tally_in(Report("r", text)))
        for harm in HARMS:
            assert sum(row[harm]["by"].values()) == row[harm]["best"]


def test_the_command_prints_a_line_a_text(tmp_path: Path) -> None:
    """One JSON object a line, in the order of the input, with every harm."""
    path = tmp_path / "in.jsonl"
    path.write_text(
        '{"id": "a", "text": "Two men were killed."}\n{"id": "b", "text": "Rain fell."}\n', "utf-8"
    )
    out = CliRunner().invoke(cli, ["tally", str(path)])
    rows = [json.loads(line) for line in out.stdout.splitlines()]
    assert [r["id"] for r in rows] == ["a", "b"]
    assert [r["killed"]["best"] for r in rows] == [2, 0]
    assert set(rows[0]) == {"id", *HARMS}
