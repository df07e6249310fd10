"""How far a report stands behind a figure."""

from __future__ import annotations

import pytest

import tolltrace
from said_by import said_by

ROWS = [
    ("Soldiers killed 12 civilians in the town.", "12", "asserted"),
    ("The ministry said 12 people were killed.", "12", "asserted"),
    ("Soldiers allegedly killed 12 civilians.", "12", "alleged"),
    ("Since 1999 several thousand people are said to have died.", "several thousand", "alleged"),
    ("The rebels claim that 70 soldiers were killed.", "70", "alleged"),
    ("Some 500 people are reported missing.", "Some 500", "alleged"),
    ("The Red Cross said 500 people were reported missing.", "500", "asserted"),
    ("Up to 80 people may have died in the mine.", "Up to 80", "possible"),
    ("More than 100 people died around Mangu in May.", "More than 100", "asserted"),
    ("The death toll could exceed 20,000, the mayor said.", "exceed 20,000", "possible"),
    ("The ministry said 52 people were killed. The agency could not verify that figure.", "52", "unverified"),
    (
        "The rebels said 52 people were killed. None of this could be independently checked.",
        "52",
        "unverified",
    ),
    ("An officer says six men were killed. No one here could confirm it.", "six", "unverified"),
    ("The army denied having killed 12 civilians.", "12", "denied"),
    ("The source rejected as a fabrication the figure of 1,000 civilians killed.", "1,000", "denied"),
    ("The report first said that 331 civilians had been killed.", "331", "denied"),
    ("An army drone killed 85 worshippers by mistake.", "85", "asserted"),
    ("Police denied entry to reporters; 12 people were killed.", "12", "asserted"),
    ("The president rejected a truce after 40 soldiers were killed.", "40", "asserted"),
    ("Rebels, who denied responsibility, killed 14 villagers, police said.", "14", "asserted"),
    ("The ministry denied any role in the deaths of 40 people.", "40", "asserted"),
    ("The army denied killing 14 villagers.", "14", "denied"),
    ("The ministry rejected allegations it killed 40 people.", "40", "denied"),
    ("The militia, which hid its own losses, named no one, claiming to have killed 45.", "45", "alleged"),
    ("The minister had spoken of nine dead and later corrected himself.", "nine", "denied"),
    ("The army said it killed 280 men. A rebel dismissed that as propaganda.", "280", "denied"),
    (
        "The army says 50 rebels died. The rebels say they lost five. Neither claim could be confirmed.",
        "50",
        "unverified",
    ),
    ("The army says 50 rebels died. Five soldiers died. This could not be checked.", "50", "asserted"),
    ("Earlier tolls of 359 dead had been a mistake, the ministry explained.", "359", "denied"),
]


@pytest.mark.parametrize(("text", "number", "stance"), ROWS, ids=lambda v: v[:40])
def test_stance_goes_by_the_words(text: str, number: str, stance: str) -> None:
    """Doubt is told by words on the figure's clause or the next sentence, and by nothing else."""
    assert said_by(text)[number].stance == stance


def test_a_denial_ends_where_the_speaker_goes_on() -> None:
    """What is said after a denial is asserted, by the one who denied."""
    said = said_by(
        "A spokesman for the herders denied any part in it, and said that five children had been killed."
    )
    assert (said["five"].stance, said["five"].source) == ("asserted", "A spokesman for the herders")


def test_doubt_in_the_next_sentence_does_not_reach_its_own_figures_back() -> None:
    """A sentence with a figure of its own speaks of that one."""
    said = said_by("Police said 12 people died. It could not be verified that 30 people were hurt.")
    assert (said["12"].stance, said["30"].stance) == ("asserted", "unverified")


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The ministry said 27 and not 60 people died.", ["asserted", "denied"]),
        ("Twelve people, not 20, were killed.", ["asserted", "denied"]),
        ("He said 12 had drowned, not 20 as reported.", ["asserted", "denied"]),
        ("The coalition dismissed reports of 12 civilian deaths.", ["denied"]),
        ("The army denied claims that 30 people were killed.", ["denied"]),
        (
            "Rejecting media reports of 30 dead, the army said three soldiers were killed.",
            ["denied", "asserted"],
        ),
        ("Ten people were killed, and not one house was left.", ["asserted"]),
    ],
)
def test_a_figure_set_right_is_denied(text: str, stances: list[str]) -> None:
    """The figure that a sentence turns down is denied, the one that it puts in its place is not."""
    assert [c.stance for c in tolltrace.find(text)] == stances
