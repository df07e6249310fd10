"""Periods of claims: the time that bounds a count, and not the hour of a statement."""

from __future__ import annotations

import pytest

from reading_scenes import claim_of

ROWS = [
    ("At least 240 people have been killed since Thursday.", "At least 240", "since Thursday"),
    ("Some 745 civilians were killed over Friday and Saturday.", "Some 745", "over Friday and Saturday"),
    ("Thirty people were killed in just two days.", "Thirty", "in just two days"),
    ("The toll of the past four days stands at 90 dead.", "90", "the past four days"),
    ("The army killed 61 people between 6 and 14 March.", "61", "between 6 and 14 March"),
    ("We recorded 803 deaths from 6 to 10 March.", "803", "from 6 to 10 March"),
    ("By midday 71 people were dead.", "71", "By midday"),
    ("Seven guards were killed in January 2023.", "Seven", "in January 2023"),
    ("Twelve people were killed on Monday, police said on Tuesday.", "Twelve", "on Monday"),
    ("Nine people died overnight.", "Nine", "overnight"),
    ("Sixty people died in 13 years of civil war.", "Sixty", "in 13 years of civil war"),
    (
        "More than 1,500 people have been killed since the coup in February 2021.",
        "More than 1,500",
        "since the coup in February 2021",
    ),
    ("Forty people have been killed since the clashes began.", "Forty", "since the clashes began"),
    ("The army says 300 people have been arrested this month.", "300", "this month"),
    (
        "More than 2,000 people were killed during the 18-month siege.",
        "More than 2,000",
        "during the 18-month siege",
    ),
    ("Some 200 people had been killed as of last night.", "Some 200", "as of last night"),
    ("Rebels shot dead six men before dawn on Sunday.", "six", "before dawn on Sunday"),
    ("Gunmen killed four people late on Tuesday.", "four", "on Tuesday"),
    ("Gunmen killed five guards Wednesday in Tumaco.", "five", "Wednesday"),
    ("The toll from Friday's attack rose to 137 dead.", "137", "Friday"),
    ("In 2024, 182 people were killed in the Artibonite.", "182", "In 2024"),
    ("Between January and June 2023, 1,200 people were kidnapped.", "1,200", "Between January and June 2023"),
    ("At 9 a.m. on Tuesday, 12 workers were abducted.", "12", "At 9 a.m. on Tuesday"),
    ("On the night of 14 January, soldiers killed 16 people.", "16", "On the night of 14 January"),
    ("Floods have killed 1,033 people since mid-June.", "1,033", "since mid-June"),
    ("In the last 24 hours 19 people were killed.", "19", "In the last 24 hours"),
    ("A blast killed 20 people on 4 April and another killed three on 9 April.", "three", "on 9 April"),
    # in figures
    ("The attack on 2019-03-09 killed 12 people.", "12", "on 2019-03-09"),
    ("Raids on 9/3/2019 killed 12 people.", "12", "on 9/3/2019"),
    ("Between 9.3.2019 and 14.3.2019 the monitor counted 31 dead.", "31", "Between 9.3.2019 and 14.3.2019"),
    # a day of its own
    ("On Monday gunmen killed 12 people and on Tuesday another three.", "12", "On Monday"),
    ("On Monday gunmen killed 12 people and on Tuesday another three.", "three", "on Tuesday"),
    ("On Monday gunmen killed 12 people, and another three on Tuesday.", "12", "On Monday"),
    # the hour of a statement
    ("The ministry said on Sunday that 34 people had died.", "34", None),
    ("On Wednesday the governor said that 70 people were dead.", "70", None),
    ("Officials yesterday said 15 people were killed.", "15", None),
    ("Some 50 people were killed, the Red Cross announced on Monday evening.", "Some 50", None),
    ("The mayor told reporters late on Friday that nine people were missing.", "nine", None),
    # no bound of the count
    ("He was jailed for 15 years after 12 people were killed.", "12", None),
    ("A woman of 57 years was killed.", "A woman", None),
    ("The staff put losses over the past 24 hours at 1,180 killed.", "1,180", "over the past 24 hours"),
    (
        "The staff lost 90 men, bringing the total dead since the start of the long siege to 892.",
        "892",
        "since the start of the long siege",
    ),
    ("The toll rose from 12 on Sunday to 34 on Monday.", "12", "on Sunday"),
]


@pytest.mark.parametrize(("text", "number", "period"), ROWS)
def test_period_is_in_the_words_of_the_report(text: str, number: str, period: str | None) -> None:
    """The period is what bounds the count, in the report's own words, or nothing."""
    found = claim_of(text, number).period
    if period is None:
        assert found is None
    else:
        assert found is not None
        assert period in found


def test_parts_share_the_period_of_their_total() -> None:
    """A breakdown behind a colon has the period of the figure before it."""
    text = "The group counted 71 deaths between 3 and 9 May: 40 men and 31 women."
    assert claim_of(text, "31").period == "between 3 and 9 May"


def test_an_older_count_has_its_own_time() -> None:
    """Each of several counts of a day has the hour next to it."""
    text = "The dead numbered 21 before noon, 32 shortly after two and 34 by six in the evening."
    assert [claim_of(text, n).period for n in ("21", "32", "34")] == [
        "before noon",
        "shortly after two",
        "by six in the evening",
    ]
