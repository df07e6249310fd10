"""Words of time to days: each row is a day of printing, words, first day, last day, granularity, as-of."""

from __future__ import annotations

import pytest

from tolltrace.model import Report
from tolltrace.resolve.periods import resolve_words

# Wednesday 14 May 2025 unless the row is about a border of the calendar.
ROWS = (
    # Weekdays: the latest on or before the day of printing.
    ("2025-05-14", "on Monday", "2025-05-12", "2025-05-12", "day", None),
    ("2025-05-14", "on Wednesday", "2025-05-14", "2025-05-14", "day", None),
    ("2025-05-14", "on Thursday", "2025-05-08", "2025-05-08", "day", None),
    ("2025-05-14", "Sunday", "2025-05-11", "2025-05-11", "day", None),
    ("2025-05-14", "Tues", "2025-05-13", "2025-05-13", "day", None),
    ("2025-05-11", "on Sunday", "2025-05-11", "2025-05-11", "day", None),
    ("2025-05-12", "on Sunday", "2025-05-11", "2025-05-11", "day", None),
    ("2025-05-11", "on Monday", "2025-05-05", "2025-05-05", "day", None),
    ("2025-05-12", "on Monday", "2025-05-12", "2025-05-12", "day", None),
    ("2025-05-14", "last Wednesday", "2025-05-07", "2025-05-07", "day", None),
    ("2025-05-14", "last Sunday", "2025-05-11", "2025-05-11", "day", None),
    ("2025-05-14", "this Tuesday", "2025-05-13", "2025-05-13", "day", None),
    ("2025-01-01", "on Tuesday", "2024-12-31", "2024-12-31", "day", None),
    ("2025-03-02", "on Saturday", "2025-03-01", "2025-03-01", "day", None),
    ("2024-03-01", "on Thursday", "2024-02-29", "2024-02-29", "day", None),
    # Hours of a day.
    ("2025-05-14", "on Monday morning", "2025-05-12", "2025-05-12", "hour", None),
    ("2025-05-14", "late on Tuesday", "2025-05-13", "2025-05-13", "day", None),
    ("2025-05-14", "in the early hours of Tuesday", "2025-05-13", "2025-05-13", "hour", None),
    ("2025-05-14", "before dawn on Friday", "2025-05-09", "2025-05-09", "hour", None),
    ("2025-05-14", "around 3:45 am on Friday", "2025-05-09", "2025-05-09", "hour", None),
    ("2025-05-14", "shortly after 7 p.m. on Saturday", "2025-05-10", "2025-05-10", "hour", None),
    ("2025-05-14", "at midnight", "2025-05-14", "2025-05-14", "hour", None),
    ("2025-05-14", "this morning", "2025-05-14", "2025-05-14", "hour", None),
    ("2025-05-14", "last night", "2025-05-13", "2025-05-13", "hour", None),
    ("2025-03-01", "last night", "2025-02-28", "2025-02-28", "hour", None),
    ("2025-05-14", "overnight", "2025-05-13", "2025-05-14", "days", None),
    ("2025-01-01", "overnight", "2024-12-31", "2025-01-01", "days", None),
    ("2025-05-14", "on the night of 3 May", "2025-05-03", "2025-05-03", "hour", None),
    ("2025-05-14", "during the night of 2 to 3 May", "2025-05-02", "2025-05-03", "days", None),
    # Days by their distance.
    ("2025-05-14", "today", "2025-05-14", "2025-05-14", "day", None),
    ("2025-05-14", "yesterday", "2025-05-13", "2025-05-13", "day", None),
    ("2025-05-14", "yesterday's", "2025-05-13", "2025-05-13", "day", None),
    ("2025-05-14", "yesterday afternoon", "2025-05-13", "2025-05-13", "hour", None),
    ("2025-05-14", "three days ago", "2025-05-11", "2025-05-11", "day", None),
    ("2025-05-14", "a week ago", "2025-05-05", "2025-05-11", "week", None),
    ("2025-05-14", "two months ago", "2025-03-01", "2025-03-31", "month", None),
    ("2025-03-31", "a month ago", "2025-02-01", "2025-02-28", "month", None),
    ("2025-05-14", "one year ago today", "2024-05-14", "2024-05-14", "day", None),
    ("2025-05-14", "a week ago yesterday", "2025-05-06", "2025-05-06", "day", None),
    ("2025-05-14", "ten years ago", "2015-01-01", "2015-12-31", "year", None),
    # Dates with and without a year.
    ("2025-05-14", "13 March", "2025-03-13", "2025-03-13", "day", None),
    ("2025-05-14", "on March 13", "2025-03-13", "2025-03-13", "day", None),
    ("2025-05-14", "on the 13th of March", "2025-03-13", "2025-03-13", "day", None),
    ("2025-05-14", "on 30 December", "2024-12-30", "2024-12-30", "day", None),
    ("2025-01-02", "on Dec. 30", "2024-12-30", "2024-12-30", "day", None),
    ("2025-01-02", "on 1 January", "2025-01-01", "2025-01-01", "day", None),
    ("2025-05-14", "on 29 February", "2024-02-29", "2024-02-29", "day", None),
    ("2025-05-14", "on 4 May 2019", "2019-05-04", "2019-05-04", "day", None),
    ("2025-05-14", "Friday, April 7, 2017", "2017-04-07", "2017-04-07", "day", None),
    ("2025-05-14", "on Friday 9 May", "2025-05-09", "2025-05-09", "day", None),
    ("2025-05-14", "on the 9th", "2025-05-09", "2025-05-09", "day", None),
    ("2025-05-14", "on the 30th", "2025-04-30", "2025-04-30", "day", None),
    ("2025-03-14", "on the 30th", "2025-01-30", "2025-01-30", "day", None),
    ("2025-05-14", "27.12.2023", "2023-12-27", "2023-12-27", "day", None),
    ("2025-05-14", "2023-12-27", "2023-12-27", "2023-12-27", "day", None),
    ("2025-05-14", "on 12/27/2023", "2023-12-27", "2023-12-27", "day", None),
    ("2025-05-14", "on 27/12/2023", "2023-12-27", "2023-12-27", "day", None),
    ("2025-05-14", "ON 6 JANUARY", "2025-01-06", "2025-01-06", "day", None),
    ("2025-05-14", "on May 4", "2025-05-04", "2025-05-04", "day", None),
    # Months and parts of them.
    ("2025-05-14", "in March", "2025-03-01", "2025-03-31", "month", None),
    ("2025-05-14", "in May", "2025-05-01", "2025-05-14", "month", None),
    ("2025-05-14", "in July", "2024-07-01", "2024-07-31", "month", None),
    ("2025-05-14", "last December", "2024-12-01", "2024-12-31", "month", None),
    ("2024-12-20", "last December", "2023-12-01", "2023-12-31", "month", None),
    ("2025-05-14", "in January 2023", "2023-01-01", "2023-01-31", "month", None),
    ("2025-05-14", "in February 2024", "2024-02-01", "2024-02-29", "month", None),
    ("2025-05-14", "in mid-March", "2025-03-11", "2025-03-20", "days", None),
    ("2025-05-14", "in early March", "2025-03-01", "2025-03-10", "days", None),
    ("2025-05-14", "in late February", "2025-02-21", "2025-02-28", "days", None),
    ("2025-05-14", "at the end of April", "2025-04-21", "2025-04-30", "days", None),
    ("2025-05-30", "the middle of the month", "2025-05-11", "2025-05-20", "days", None),
    ("2025-05-14", "November 1927", "1927-11-01", "1927-11-30", "month", None),
    # Weeks, months, years by name.
    ("2025-05-14", "this week", "2025-05-12", "2025-05-14", "week", None),
    ("2025-05-14", "last week", "2025-05-05", "2025-05-11", "week", None),
    ("2025-05-11", "last week", "2025-04-28", "2025-05-04", "week", None),
    ("2025-05-12", "last week", "2025-05-05", "2025-05-11", "week", None),
    ("2025-05-14", "this month", "2025-05-01", "2025-05-14", "month", None),
    ("2025-05-14", "last month", "2025-04-01", "2025-04-30", "month", None),
    ("2025-01-14", "last month", "2024-12-01", "2024-12-31", "month", None),
    ("2025-05-14", "this year", "2025-01-01", "2025-05-14", "year", None),
    ("2025-05-14", "last year", "2024-01-01", "2024-12-31", "year", None),
    ("2025-05-14", "in 2018", "2018-01-01", "2018-12-31", "year", None),
    ("2025-05-14", "in 2025", "2025-01-01", "2025-05-14", "year", None),
    ("2025-05-14", "in early 2024", "2024-01-01", "2024-04-30", "year", None),
    ("2025-07-14", "in the first half of the year", "2025-01-01", "2025-06-30", "year", None),
    ("2025-07-14", "in the second half of 2023", "2023-07-01", "2023-12-31", "year", None),
    ("2025-07-14", "in the first three months of 2024", "2024-01-01", "2024-03-31", "year", None),
    ("2025-07-14", "in the first quarter", "2025-01-01", "2025-03-31", "year", None),
    ("2025-07-14", "the third week of January", "2025-01-15", "2025-01-21", "week", None),
    ("2025-07-14", "during the first three days of June", "2025-06-01", "2025-06-03", "days", None),
    ("2025-07-14", "the last two days of June", "2025-06-29", "2025-06-30", "days", None),
    # Weekends and feasts.
    ("2025-05-14", "over the weekend", "2025-05-10", "2025-05-11", "days", None),
    ("2025-05-11", "this weekend", "2025-05-10", "2025-05-11", "days", None),
    ("2025-05-10", "this weekend", "2025-05-10", "2025-05-10", "day", None),
    ("2025-05-14", "last weekend", "2025-05-10", "2025-05-11", "days", None),
    ("2025-05-14", "on Christmas Eve", "2024-12-24", "2024-12-24", "day", None),
    ("2024-12-24", "on Christmas Eve", "2024-12-24", "2024-12-24", "day", None),
    ("2024-12-23", "on Christmas Day", "2023-12-25", "2023-12-25", "day", None),
    ("2025-01-02", "on New Year's Eve", "2024-12-31", "2024-12-31", "day", None),
    ("2025-01-02", "on New Year's Day", "2025-01-01", "2025-01-01", "day", None),
    ("2023-12-26", "over the Christmas weekend", "2023-12-23", "2023-12-25", "days", None),
    ("2025-04-14", "Palm Sunday", "2025-04-13", "2025-04-13", "day", None),
    ("2019-04-23", "on Easter Sunday", "2019-04-21", "2019-04-21", "day", None),
    ("2016-03-28", "on Easter", "2016-03-27", "2016-03-27", "day", None),
    ("2025-05-14", "on Good Friday", "2025-04-18", "2025-04-18", "day", None),
    # Up to now.
    ("2025-05-14", "the past four days", "2025-05-11", "2025-05-14", "days", "2025-05-14"),
    ("2025-03-02", "over the past four days", "2025-02-27", "2025-03-02", "days", "2025-03-02"),
    ("2024-03-02", "over the past four days", "2024-02-28", "2024-03-02", "days", "2024-03-02"),
    ("2025-05-14", "over the past 24 hours", "2025-05-13", "2025-05-14", "days", "2025-05-14"),
    ("2025-05-14", "in the last 72 hours", "2025-05-11", "2025-05-14", "days", "2025-05-14"),
    ("2025-05-14", "over the past week", "2025-05-08", "2025-05-14", "week", "2025-05-14"),
    ("2025-05-14", "in the past two weeks", "2025-05-01", "2025-05-14", "days", "2025-05-14"),
    ("2025-05-14", "over the past month", "2025-04-15", "2025-05-14", "month", "2025-05-14"),
    ("2025-05-14", "over the past nine years", "2016-05-15", "2025-05-14", "year", "2025-05-14"),
    ("2025-05-14", "in the last few days", None, "2025-05-14", "open", "2025-05-14"),
    ("2025-05-14", "in recent weeks", None, "2025-05-14", "open", "2025-05-14"),
    # Open behind.
    ("2025-05-14", "since Thursday", "2025-05-08", None, "open", None),
    ("2025-05-14", "since last Thursday", "2025-05-08", None, "open", None),
    ("2025-05-14", "since yesterday", "2025-05-13", None, "open", None),
    ("2025-05-14", "since 6 March", "2025-03-06", None, "open", None),
    ("2025-05-14", "since Oct 2023", "2023-10-01", None, "open", None),
    ("2025-05-14", "since January", "2025-01-01", None, "open", None),
    ("2025-05-14", "since last year", "2024-01-01", None, "open", None),
    ("2025-05-14", "Since 1999", "1999-01-01", None, "open", None),
    ("2025-05-14", "since Monday's protest", "2025-05-12", None, "open", None),
    ("2025-05-14", "since the third week of January", "2025-01-15", None, "open", None),
    ("2025-05-14", "after 6 March", "2025-03-07", None, "open", None),
    ("2025-05-14", "in the war that broke out in 2011", "2011-01-01", None, "open", None),
    # Open in front: counts up to a day.
    ("2025-05-14", "by midday", None, "2025-05-14", "open", "2025-05-14"),
    ("2025-05-14", "by Thursday morning", None, "2025-05-08", "open", "2025-05-08"),
    ("2025-05-14", "as of Monday noon", None, "2025-05-12", "open", "2025-05-12"),
    ("2025-05-14", "as of last night", None, "2025-05-13", "open", "2025-05-13"),
    ("2025-05-14", "as of yesterday", None, "2025-05-13", "open", "2025-05-13"),
    ("2025-05-14", "to 11 March", None, "2025-03-11", "open", "2025-03-11"),
    ("2025-05-14", "up to 11 March", None, "2025-03-11", "open", "2025-03-11"),
    ("2025-05-14", "until Sunday", None, "2025-05-11", "open", "2025-05-11"),
    ("2025-05-14", "before Friday's dead were added", None, "2025-05-08", "open", "2025-05-08"),
    ("2025-05-14", "before 6 March", None, "2025-03-05", "open", "2025-03-05"),
    ("2025-05-14", "by mid-March", None, "2025-03-20", "open", "2025-03-20"),
    ("2025-05-14", "by six in the evening", None, "2025-05-14", "open", "2025-05-14"),
    ("2025-05-14", "as of this hour", None, "2025-05-14", "open", "2025-05-14"),
    ("2025-05-14", "when night fell on Thursday", None, "2025-05-08", "open", "2025-05-08"),
    # From one time to another.
    ("2025-05-14", "over Friday and Saturday", "2025-05-09", "2025-05-10", "days", None),
    ("2025-05-09", "over Friday and Saturday", "2025-05-02", "2025-05-03", "days", None),
    (
        "2025-05-14",
        "between Saturday and the early hours of Monday",
        "2025-05-10",
        "2025-05-12",
        "days",
        None,
    ),
    ("2025-05-14", "from Sunday to early Tuesday", "2025-05-11", "2025-05-13", "days", None),
    ("2025-05-14", "between 6 and 10 March", "2025-03-06", "2025-03-10", "days", None),
    ("2025-05-14", "from 6 to 10 March", "2025-03-06", "2025-03-10", "days", None),
    ("2025-05-14", "1-24 April", "2025-04-01", "2025-04-24", "days", None),
    ("2025-05-14", "March 6-10, 2024", "2024-03-06", "2024-03-10", "days", None),
    ("2025-05-14", "from 28 February to 3 March", "2025-02-28", "2025-03-03", "days", None),
    ("2025-01-14", "between 28 December and 3 January", "2024-12-28", "2025-01-03", "days", None),
    ("2025-05-14", "between 8 December 2024 and 6 March 2025", "2024-12-08", "2025-03-06", "days", None),
    ("2025-05-14", "between April 2016 and March 2017", "2016-04-01", "2017-03-31", "month", None),
    ("2025-05-14", "between January and March", "2025-01-01", "2025-03-31", "month", None),
    ("2025-05-14", "between October and March", "2024-10-01", "2025-03-31", "month", None),
    ("2025-05-14", "from 2011 to 2019", "2011-01-01", "2019-12-31", "year", None),
    ("2025-05-14", "from 6 March until yesterday", "2025-03-06", "2025-05-13", "days", None),
    ("2025-05-14", "from the past four days of fighting", "2025-05-11", "2025-05-14", "days", "2025-05-14"),
    ("2025-05-14", "from Sunday", "2025-05-11", "2025-05-11", "day", None),
    ("2025-05-14", "from 6 March", "2025-03-06", None, "open", None),
    # Two expressions side by side: the finer one.
    ("2025-05-14", "in six days in 2001", "2001-01-01", "2001-12-31", "year", None),
    ("2025-05-14", "on Tuesday this week", "2025-05-13", "2025-05-13", "day", None),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[1]} ({row[0]})")
def test_words_to_days(row: tuple[str | None, ...]) -> None:
    """The words, read against the day of printing alone, cover these days and were counted by that one."""
    printed, words, *expected = row
    found = resolve_words(words or "", Report("r", "", published=printed))
    assert [found.start, found.end, found.granularity, found.as_of] == expected


# Words that tell no place in time, and a word of the reason.
UNRESOLVED = (
    ("2025-05-14", "in just two days", "length"),
    ("2025-05-14", "within four days", "length"),
    ("2025-05-14", "in 13 years of civil war", "length"),
    ("2025-05-14", "the 18-month siege", "length"),
    ("2025-05-14", "in one day", "length"),
    ("2025-05-14", "on day 2", "counted"),
    ("2025-05-14", "so far", "speaking"),
    ("2025-05-14", "since the clashes began", "tell when"),
    ("2025-05-14", "four days after the attack", "after what"),
    ("2025-05-14", "on the same day", "no day"),
    ("2025-05-14", "some months ago", "how long"),
    ("2025-05-14", "during Ramadan", "built in"),
    ("2025-05-14", "on 3/4/2025", "understood"),
    ("2025-05-14", "on 31 April 2024", "no such date"),
    ("2025-05-14", "on 29 February 2023", "no such date"),
    ("2025-05-14", "on Friday 8 May", "do not agree"),
    ("2025-05-14", "on 16 May", "2 days after"),
    ("2025-12-30", "on 2 January", "3 days after"),
    ("2025-05-14", "next week", "ahead"),
    ("2025-06-14", "on Pentecost Sunday 2024", "Easter"),
    ("2025-05-14", "in the first hours", "of what"),
    ("2025-05-14", "in his 20", "understood"),
    ("2025-05-14", "in the 2", "understood"),
    (None, "since Thursday", "no date"),
    (None, "13 March", "neither a year"),
    (None, "over the past 24 hours", "no date"),
    (None, "in July", "neither a year"),
    (None, "today", "no date"),
)


@pytest.mark.parametrize(("printed", "words", "reason"), UNRESOLVED)
def test_unresolved_with_its_reason(printed: str | None, words: str, reason: str) -> None:
    """What the words or the report do not tell stays unknown, and the period says why."""
    found = resolve_words(words, Report("r", "", published=printed))
    assert (found.start, found.end, found.as_of, found.granularity) == (None, None, None, "unknown")
    assert found.anchor == "none"
    assert found.why is not None
    assert reason in found.why


LENGTHS = (
    ("in just two days", "P2D"),
    ("in under four days", "P4D"),
    ("in 13 years of civil war", "P13Y"),
    ("the 18-month siege", "P18M"),
    ("in forty-two days", "P42D"),
    ("a fortnight", "P2W"),
    ("over the past 24 hours", "PT24H"),
    ("the past four days", "P4D"),
    ("in several days", None),
    ("over two decades", "P20Y"),
)


@pytest.mark.parametrize(("words", "length"), LENGTHS)
def test_lengths(words: str, length: str | None) -> None:
    """A length in the words is kept as they give it, wherever in time it lies."""
    assert resolve_words(words, Report("r", "", published="2025-05-14")).length == length


def test_dates_with_a_year_need_no_anchor() -> None:
    """A date that is whole is read without any date of the report, and says so."""
    found = resolve_words("between 8 December 2024 and 6 August 2025", Report("r", ""))
    assert (found.start, found.end, found.anchor) == ("2024-12-08", "2025-08-06", "none")


def test_the_users_date_comes_last() -> None:
    """``published`` of the user stands in only where the report gives no date at all."""
    bare, dated = Report("r", ""), Report("r", "", published="2025-05-14")
    assert resolve_words("on Monday", bare, published="2024-01-03").start == "2024-01-01"
    assert resolve_words("on Monday", bare, published="2024-01-03").anchor == "user"
    assert resolve_words("on Monday", dated, published="2024-01-03").start == "2025-05-12"
    assert resolve_words("on Monday", dated, published="2024-01-03").anchor == "published"
