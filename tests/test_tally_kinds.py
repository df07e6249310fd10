"""Kinds of sentence that a text's own toll must read right, with texts in which the kind is absent."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels abducted two men at night. They later slit their throats.", {"killed": 2, "abducted": 2}),
        ("Rebels burnt Ana Moss (71) along with her daughter Ina Moss (51) alive.", {"killed": 2}),
        ("Rebels killed a guard by slitting his throat.", {"killed": 1}),
        (
            "Rebels killed a trader by slitting his throat and taken a clerk into their custody.",
            {"killed": 1, "abducted": 1},
        ),
        (
            "Rebels abducted a woman, identified as Ana Moss, from her home and then killed, calling her"
            " a spy.",
            {"killed": 1, "abducted": 1},
        ),
        (
            "Ivan Moss, a supporter of the party, was abducted from Tarn and later on shot dead.",
            {"killed": 1, "abducted": 1},
        ),
    ],
)
def test_what_is_done_to_persons_is_read_behind_them_too(text: str, expected: dict[str, int]) -> None:
    """A verb may be split by its object, have a possessor for one, or share the object of the verb before."""
    assert toll(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The body of an unidentified man suspected to be killed by rebels was found.", {"killed": 1}),
        ("The dead body of an abducted Ivan Moss was recovered.", {"killed": 1}),
        ("The dead body of another victim, Ivan Moss, was found.", {"killed": 1}),
        ("A suspected woman rebel squad commander of Tarn was reportedly detained.", {"arrested": 1}),
        ("A rebel 'deputy section commander' of company number 2, surrendered.", {"surrendered": 1}),
        ("A woman surrendered with her two minor children.", {"surrendered": 3}),
        ("Police, during a raid arrested commander Ivan Moss, and his four aides.", {"arrested": 5}),
    ],
)
def test_a_person_is_seen_whatever_describes_him(text: str, expected: dict[str, int]) -> None:
    """Bodies have owners, heads stand behind other nouns, and companions count with whom they follow."""
    assert toll(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A trader, identified as Ivan Moss (30) and a constable, identified as Petr Malo (29), were"
            " killed.",
            {"killed": 2},
        ),
        (
            "Three other policemen, identified as SI Ivan Moss and two troopers, were injured.",
            {"injured": 3},
        ),
        (
            "A rebel carrying head money, identified as Ivan Moss alias Tom/Raz, was arrested.",
            {"arrested": 1},
        ),
        (
            "A woman rebel was killed and another injured in a raid. In the fight a woman rebel was killed"
            " and another injured, the police said.",
            {"killed": 1, "injured": 1},
        ),
    ],
)
def test_who_is_named_or_told_again_is_counted_once(text: str, expected: dict[str, int]) -> None:
    """Names, aliases, the rest of a number and a second telling add nobody."""
    assert toll(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four rebels were arrested in Tarn for allegedly murdering their comrade.", {"arrested": 4}),
        ("A day after nine rebels were killed in the hills, others fired at a helicopter.", {}),
        ("Police neutralized the first dump at Tarn and arrested seven rebels.", {"arrested": 7}),
        ("When ordered to lay down arms and surrender, the rebels opened fire.", {}),
        ("A blast hurt five guards. The 19 prisoners in their van were unhurt.", {"injured": 5}),
        ("It was not known whether any rebel was injured.", {}),
        (
            "Rebels killed a former chief, Ivan Moss, who had surrendered before the police in 2012.",
            {"killed": 1},
        ),
        (
            "Two rebels, allegedly involved in the murder of a minister, Petr Malo, and the abduction of an"
            " inspector, were arrested.",
            {"arrested": 2},
        ),
    ],
)
def test_what_did_not_happen_in_the_episode_is_not_counted(text: str, expected: dict[str, int]) -> None:
    """Charges, earlier days, orders, open questions and things put out of use are no harm to anyone."""
    assert toll(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One man, suspected to be a rebel cadre, was killed as a mine went off.", {"armed_group": 1}),
        ("A man, believed to be a constable, was stabbed to death by rebels.", {"security_force": 1}),
        ("Rebels killed five persons of a private security agency.", {"civilian": 5}),
    ],
)
def test_the_class_is_what_the_dead_are_taken_for(text: str, expected: dict[str, int]) -> None:
    """What somebody is believed to be tells his class; private guards belong to no state."""
    assert by(text) == expected
