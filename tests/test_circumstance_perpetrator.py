"""Perpetrators of claims: who did it in the report's words, and never a weapon or a storm."""

from __future__ import annotations

import pytest

from reading_scenes import claim_of

ROWS = [
    # by, at the hands of
    ("Nine farmers were killed by armed herders in Benue.", "Nine", "armed herders"),
    ("Some 40 people died at the hands of the militia.", "Some 40", "the militia"),
    (
        "Two guards were shot dead by members of the Sinaloa cartel on Friday.",
        "Two",
        "members of the Sinaloa cartel",
    ),
    ("THREE PEASANTS WERE MURDERED BY UNIDENTIFIED GUNMEN.", "THREE", "UNIDENTIFIED GUNMEN"),
    ("Soldiers and 15 civilians were killed in an attack carried out by Boko Haram.", "15", "Boko Haram"),
    # the subject of the verb
    ("Gunmen killed six people in Tumaco.", "six", "Gunmen"),
    ("Police arrested 34 protesters.", "34", "Police"),
    ("Police say they have arrested two suspects.", "two", "Police"),
    ("Government troops stormed the camp, killing 12 rebels and capturing 30.", "12", "Government troops"),
    ("The rebels burned down 45 houses.", "45", "The rebels"),
    ("The gang's men came back at night and led away five women.", "five", "The gang's men"),
    # the clause that tells the attack
    ("At least 70 people were killed when gang members overran Cabaret.", "At least 70", "gang members"),
    ("Eleven soldiers died after jihadists attacked their base.", "Eleven", "jihadists"),
    ("Two rebels were killed in a clash with government troops.", "Two", "government troops"),
    # blame
    ("The report blames the army for 300 of the deaths.", "300", "the army"),
    ("Kyiv accused Russian forces of killing 25 people.", "25", "Russian forces"),
    ("The monitor ascribes 889 deaths to state forces and 445 to rebels.", "889", "state forces"),
    # the nationality of a weapon
    ("Russian missiles killed 12 people in Dnipro.", "12", "Russian"),
    ("Israeli air strikes killed 32 people.", "32", "Israeli"),
    # nobody did it, or nobody says who
    ("Floods killed 30 people in Derna.", "30", None),
    ("A car bomb killed 17 people.", "17", None),
    ("Nine people were killed by a landmine.", "Nine", None),
    ("Seven people were killed by lightning.", "Seven", None),
    ("Four people were killed by stray bullets.", "Four", None),
    ("By nightfall 20 people were dead.", "20", None),
    ("The ministry said 15 people were killed.", "15", None),
    ("Six deaths were reported by the Red Cross.", "Six", None),
    ("Some 240 civilians killed in the raids were buried.", "Some 240", None),
    ("On 3 May 2014 a lone gunman killed six people.", "six", "a lone gunman"),
    ("A bomb at a club where soldiers were dancing killed nine people.", "nine", None),
    ("The governor of the region reports that drones wounded six people.", "six", None),
]


@pytest.mark.parametrize(("text", "number", "who"), ROWS)
def test_perpetrator_is_in_the_words_of_the_report(text: str, number: str, who: str | None) -> None:
    """The perpetrator is whom the report names for the deed, in its own words, or nobody."""
    assert claim_of(text, number).perpetrator == who
