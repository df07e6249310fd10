"""A claim's period in its report: which date it is read against, and what the sentences around it tell."""

from __future__ import annotations

import pytest

from by_hand import claim
from tolltrace.langs import language
from tolltrace.model import Claim, Evidence, Period, Report, Span
from tolltrace.resolve.anchors import anchors
from tolltrace.resolve.periods import resolve_periods
from tolltrace.resolve.saying import said_on
from tolltrace.resolve.timewords import atoms, timewords


def period(
    text: str, number: str, words: str | None, *, published: str | None = None, harm: str = "killed"
) -> Period:
    """The period of one figure in one report."""
    report = Report("r", text, published=published)
    return resolve_periods([claim(report, number, 1, 1, period=words, harm=harm)], [report])[0]


DATELINES = (
    ("MARIB, Yemen, Feb 3 (Wadi Wire) - Nine people were killed.", "2025-02-04", "2025-02-03", "dateline"),
    ("Goma, 3 February 2025 (Lakeside Press) – Nine people died.", None, "2025-02-03", "dateline"),
    ("BAMAKO, Monday 3 February (Radio Fleuve) - Nine people died.", "2025-02-03", "2025-02-03", "dateline"),
    ("TRIPOLI, 3 February. /Coast News/. Nine people died.", "2025-02-03", "2025-02-03", "dateline"),
    ("SANAA, Dec 31 (Wadi Wire) - Nine people were killed.", "2025-01-01", "2024-12-31", "dateline"),
    ("QUITO, 3 FEB 91 (RADIO) -- [TEXT] NINE DIED.", None, "1991-02-03", "dateline"),
    ("SAVANNAH, GA (February 3, 2025): Nine people died.", "2026-01-10", "2025-02-03", "dateline"),
    ("Rio de Janeiro, 3 February 2025 - Nine people died.", None, "2025-02-03", "dateline"),
    ("On Monday, February 3 - the day of the raid - nine died.", "2025-05-01", "2025-05-01", "published"),
    (
        "The raid in Goma (3 February 2024) - there were many - left nine.",
        "2025-05-01",
        "2025-05-01",
        "published",
    ),
    ("QUITO, 3 FEB 12 -- NINE DIED.", None, "2012-02-03", "dateline"),
    (
        "Nine die in raid\n\n3 February 2025, 06:12 | Desk\n\nNine people died.",
        None,
        "2025-02-03",
        "text date",
    ),
    ("Lake Monitor @lakemon · Feb 3, 2025\n\nNine people died.", None, "2025-02-03", "text date"),
    (
        "PRESS RELEASE\nLake Rights Watch, Goma, 3 February 2025\n\nNine died.",
        None,
        "2025-02-03",
        "text date",
    ),
    ("03.02.2025, 13:58\n\nNine people died.", None, "2025-02-03", "text date"),
    ("Nine people died in the raid.\n\nLake Radio / 3 Feb, 2025 - 13:40", None, "2025-02-03", "text date"),
    ("Published Monday, 3 February 2025, 8:53 a.m.\nNine died.", None, "2025-02-03", "text date"),
    (
        "The strike of 3 February 2025 killed nine people, aid workers say.",
        "2025-05-01",
        "2025-05-01",
        "published",
    ),
    ("Nine people were killed on 3 February in Goma.", "2025-05-01", "2025-05-01", "published"),
    (
        "Goma, 12 January 2020: nine names\nOn the anniversary, two died.",
        "2025-01-12",
        "2025-01-12",
        "published",
    ),
)


@pytest.mark.parametrize(("text", "published", "day", "kind"), DATELINES)
def test_the_day_that_words_are_read_against(text: str, published: str | None, day: str, kind: str) -> None:
    """The text's own dateline or page date comes before its publication; the date of an event is none."""
    found = anchors(Report("r", text, published=published), timewords()).page
    assert found is not None
    assert (found.day.isoformat(), found.kind) == (day, kind)


def test_a_dateline_without_any_year_is_no_anchor() -> None:
    """A day and a month alone do not tell the year, so nothing is read against them."""
    text = "MARIB, Yemen, Feb 3 (Wadi Wire) - Nine people have been killed since Sunday."
    found = period(text, "Nine", "since Sunday")
    assert (found.start, found.anchor, found.why) == (None, "none", "no date of the report is known")


LIVE = """LIVE | Fighting on the lake
Lake Herald, 8-9 March 2025. Newest first.

Sun 18:20
The monitor speaks of 30 dead since yesterday.

Sun 07:15
Overnight 12 people were killed.

Sat 21:50
Five people were killed today, says a nurse.
"""


def test_entries_are_read_against_their_own_stamps() -> None:
    """In a live page each entry's weekday is the day that its words count from."""
    assert period(LIVE, "Five", "today").start == "2025-03-08"
    assert period(LIVE, "30", "since yesterday").start == "2025-03-08"
    night = period(LIVE, "12", "Overnight")
    assert (night.start, night.end, night.anchor) == ("2025-03-08", "2025-03-09", "text date")


AROUND = (
    # An hour without a day is of the day named nearest.
    (
        "Twenty were dead on Thursday morning and 50 by the evening.",
        "50",
        "by the evening",
        None,
        "2025-05-08",
    ),
    (
        "Shells fell on Monday. The street was full. It left 21 dead by noon.",
        "21",
        "by noon",
        None,
        "2025-05-12",
    ),
    (
        "Seven were killed by noon, and more when night fell on Friday.",
        "Seven",
        "by noon",
        None,
        "2025-05-09",
    ),
    ("The clinic says seven were killed by noon.", "seven", "by noon", None, "2025-05-14"),
    # The same day, the same night.
    (
        "On Sunday a market burned. The same night 4 men were shot.",
        "4",
        "The same night",
        "2025-05-11",
        "2025-05-11",
    ),
    ("Since 6 May it is calm. On that day 4 men were shot.", "4", "On that day", "2025-05-06", "2025-05-06"),
    # A distance counts from a time before it in its sentence, else from the anchor.
    (
        "It said on Monday it had 90 names, after 40 three days earlier.",
        "40",
        "three days earlier",
        "2025-05-09",
        "2025-05-09",
    ),
    (
        "The toll is 90. The ministry gave 40 dead two days earlier.",
        "40",
        "two days earlier",
        "2025-05-12",
        "2025-05-12",
    ),
    ("It found 70 this week. The week before 50 died.", "50", "The week before", "2025-05-05", "2025-05-11"),
    # An event, where the report tells once when it began.
    (
        "Clashes broke out on Friday. Since the clashes began 60 died.",
        "60",
        "Since the clashes began",
        "2025-05-09",
        None,
    ),
    (
        "In the night of 2 to 3 May men attacked it. Since the attack 60 died.",
        "60",
        "Since the attack",
        "2025-05-02",
        None,
    ),
    (
        "Men attacked it on Friday. Two days after the attack 9 died.",
        "9",
        "Two days after the attack",
        "2025-05-11",
        "2025-05-11",
    ),
    # A verb that runs up to now.
    ("The toll has risen to 80 in just two days.", "80", "in just two days", "2025-05-13", "2025-05-14"),
    (
        "It has risen to 80 in just two days, it said on Monday.",
        "80",
        "in just two days",
        "2025-05-11",
        "2025-05-12",
    ),
    (
        "It said on Monday that 80 had died over the past four days.",
        "80",
        "over the past four days",
        "2025-05-09",
        "2025-05-12",
    ),
    # What the words around them make of it.
    ("Nine died in the war that broke out in 2011.", "Nine", "in 2011", "2011-01-01", None),
    ("The war broke out in 2011. Nine died in 2012.", "Nine", "in 2012", "2012-01-01", "2012-12-31"),
    ("It was the worst since March 2019, when 9 died.", "9", "since March 2019", "2019-03-01", "2019-03-31"),
    ("Before Friday's dead were added it listed 70.", "70", "Friday", None, "2025-05-08"),
    (
        "It was the worst since March 2019, when, some say, 9 died.",
        "9",
        "March 2019",
        "2019-03-01",
        "2019-03-31",
    ),
    # The full stop of a month cut the date off.
    ("The blast on Feb. 20 killed 8.", "8", "on Feb", "2025-02-20", "2025-02-20"),
)


@pytest.mark.parametrize(("text", "number", "words", "start", "end"), AROUND)
def test_words_that_lean_on_their_neighbours(
    text: str, number: str, words: str, start: str | None, end: str | None
) -> None:
    """Words that name no day by themselves are read with the days named around them."""
    found = period(text, number, words, published="2025-05-14")
    assert (found.start, found.end) == (start, end)


def test_two_beginnings_are_none() -> None:
    """Where the report dates an event twice, differently, its beginning is not known."""
    text = "Clashes erupted on Friday. Clashes erupted again on Sunday. Since the clashes began 60 died."
    found = period(text, "60", "Since the clashes began", published="2025-05-14")
    assert (found.start, found.why) == (None, "the report does not tell when that was")


LEVELS = (
    ("On Tuesday night it stood at 40.", "40", "On Tuesday night", "killed", True),
    ("There were 3 dead by noon, 5 shortly after two.", "5", "shortly after two", "killed", True),
    ("The clinic had 20 dead on Tuesday.", "20", "on Tuesday", "killed", True),
    ("Of the wounded 68 were still on its wards on Tuesday.", "68", "on Tuesday", "injured", True),
    (
        "The camp is up to 60, from “more than 40” on the 13th.",
        "more than 40",
        "on the 13th",
        "displaced",
        True,
    ),
    ("Camp | 13 May\nNorth | 300", "300", "13 May", "displaced", True),
    ("Camp | 13 May\nNorth | 300", "300", "13 May", "killed", False),
    ("A blast killed 20 on Tuesday.", "20", "on Tuesday", "killed", False),
    ("It stood at 40; on Tuesday 12 were added.", "12", "on Tuesday", "killed", False),
    ("On Tuesday the prosecutor had eight officials arrested.", "eight", "On Tuesday", "arrested", False),
    ("In April it stood at 40.", "40", "In April", "killed", False),
)


@pytest.mark.parametrize(("text", "number", "words", "harm", "level"), LEVELS)
def test_a_level_reached_is_no_increment(text: str, number: str, words: str, harm: str, level: bool) -> None:
    """What a toll stood at on a day is counted up to that day; what happened on a day is of that day."""
    found = period(text, number, words, published="2025-05-14", harm=harm)
    assert (found.as_of is not None) is level
    assert (found.start is None) is level


def test_a_part_is_of_its_totals_time() -> None:
    """A part that shares its total's words is a level where the total is one."""
    report = Report(
        "r",
        "Of the wounded 68 were still on its wards on Tuesday, eight of them dying.",
        published="2025-05-14",
    )
    total = claim(report, "68", 68, 68, period="on Tuesday", id="t", harm="injured")
    part = claim(report, "eight", 8, 8, period="on Tuesday", part_of="t", harm="injured")
    assert [p.as_of for p in resolve_periods([total, part], [report])] == ["2025-05-13", "2025-05-13"]


def test_a_verb_of_level_is_said_of_a_whole_list() -> None:
    """Figures in a row share the verb that stands before the first of them."""
    text = "On Tuesday the count stood at 40 in Goma, 20 in Uvira and 9 in Bukavu, while on Tuesday 3 died."
    report = Report("r", text, published="2025-05-14")
    made = [claim(report, n, 1, 1, period="On Tuesday") for n in ("40", "20", "9")]
    made.append(claim(report, "3", 3, 3, period="on Tuesday"))
    assert [p.as_of for p in resolve_periods(made, [report])] == ["2025-05-13"] * 3 + [None]


def test_the_head_of_a_report_dates_open_counts() -> None:
    """`As of` in the head dates the figures that have no as-of and no end of their own, and no others."""
    text = "LAKE: Flash Update (as of 16 May 2025, 15:00)\n\n40 dead. 30 dead since 3 May. 9 died on 4 May."
    report = Report("r", text, published="2025-05-17")
    made = [
        claim(report, "40", 40, 40),
        claim(report, "30", 30, 30, period="since 3 May"),
        claim(report, "9", 9, 9, period="on 4 May"),
    ]
    found = resolve_periods(made, [report])
    assert [(p.start, p.end, p.as_of) for p in found] == [
        (None, "2025-05-16", "2025-05-16"),
        ("2025-05-03", None, "2025-05-16"),
        ("2025-05-04", "2025-05-04", None),
    ]


def test_no_words_no_period() -> None:
    """The day of printing is neither the period of a figure without words of time nor its as-of."""
    found = period("Nine people were killed.", "Nine", None, published="2025-05-14")
    assert found == Period("", why="no words of time bound the figure")


def test_a_claim_of_an_unknown_report() -> None:
    """A claim whose report is not at hand keeps its words and says what is missing."""
    report = Report("r", "Nine died on Monday.")
    found = resolve_periods([claim(report, "Nine", 9, 9, period="on Monday")], [])[0]
    assert (found.words, found.start, found.why) == ("on Monday", None, "its report is not at hand")


SAID = (
    ("Nine people were killed, the ministry said on Monday.", "Nine", None, "2025-05-12"),
    ("The police on Sunday reported nine deaths.", "nine", None, "2025-05-11"),
    ("Nine died on Friday, a spokesman told reporters on Sunday.", "Nine", "on Friday", "2025-05-11"),
    ("Nine died on Friday, a spokesman said.", "Nine", "on Friday", None),
    ("The ministry says nine are dead, it was 3 on Sunday.", "nine", None, None),
    ("Three of the wounded admitted last Thursday have died.", "Three", None, None),
)


@pytest.mark.parametrize(("text", "number", "words", "day"), SAID)
def test_when_it_was_said(text: str, number: str, words: str | None, day: str | None) -> None:
    """The day beside a verb of saying is when it was said, and never the day that bounds the count."""
    report = Report("r", text, published="2025-05-14")
    found = said_on(claim(report, number, 1, 1, period=words), report)
    assert found.start == found.end == day
    assert (found.why is None) is (day is not None)


def test_evidence_tells_which_of_two_equal_words() -> None:
    """Words that stand twice are read where the claim's evidence says."""
    text = "LIVE, 8-9 March 2025\n\nSun 10:00\nToday 3 died.\n\nSat 10:00\nToday 5 died."
    report = Report("r", text)
    last = text.rindex("Today")
    made: Claim = claim(
        report, "5", 5, 5, period="Today", evidence=(Evidence("period", Span(last, last + 5)),)
    )
    assert resolve_periods([made], [report])[0].start == "2025-03-08"


# Units that are no stretch of so many days.
_WITHOUT_DAYS = """
summer winter spring autumn season period millennium centuries era monsoon harmattan seasons
"""


def test_every_word_of_time_has_its_worth() -> None:
    """Each word of the pack's dates is understood here, too, but for units without a fixed length."""
    dates = language("en").data["dates"]
    for key in (
        "months",
        "weak_months",
        "weekdays",
        "dayparts",
        "units",
        "holidays",
        "stands_alone",
        "openers",
    ):
        unknown = {w for w in dates[key] if "?" in "".join(a.code for a in atoms(w, timewords()))}
        assert unknown <= set(_WITHOUT_DAYS.split() if key == "units" else ())
