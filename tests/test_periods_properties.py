"""Promises about all periods, with words put together at random."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tolltrace.model import Claim, Period, Quantity, Report, Span
from tolltrace.resolve.periods import resolve_periods, resolve_words
from tolltrace.times import compare, date_prec, later, stretch

WORDS = """
since by over on in between and from to until before after the past last this next same first second half of
two four 3 12 24 31 29 days hours weeks month year years Monday Friday Sunday Sat February March Dec May
morning night noon today yesterday overnight ago earlier later weekend Christmas Eve Easter so far as mid-
war attack began 16th 's , - few p.m.
"""
YEARS = st.sampled_from(("2024", "1927", "2031"))
PHRASES = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=6).map(" ".join)
DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))
FIXED = settings(max_examples=300, deadline=None, derandomize=True)


def read(words: str, day: date | None) -> Period:
    """The words in a report of a day."""
    return resolve_words(words, Report("r", "", published=day.isoformat() if day else None))


@FIXED
@given(st.one_of(PHRASES, st.tuples(PHRASES, YEARS).map(" ".join)), st.one_of(st.none(), DAYS))
def test_no_period_ends_before_it_begins(words: str, day: date | None) -> None:
    """Start comes before end, the as-of is no earlier than the end, and what is unknown has its reason."""
    found = read(words, day)
    assert found.start is None or found.end is None or found.start <= found.end
    assert found.as_of is None or found.end is None or found.as_of >= found.end
    assert (found.granularity == "unknown") is (found.start is None and found.end is None)
    assert found.granularity != "unknown" or found.why
    assert (date_prec(found) is None) is (found.granularity in {"open", "unknown"} or _long(found))


def _long(found: Period) -> bool:
    known = stretch(replace(found, length=None))
    return known is not None and known[1] > 366


@FIXED
@given(PHRASES, DAYS)
def test_nothing_lies_ahead_without_a_year(words: str, day: date) -> None:
    """Without a year in the words no day is after the day that they are read against."""
    found = read(words, day)
    for said in (found.start, found.end, found.as_of):
        assert said is None or said <= (day + timedelta(1)).isoformat()
    assert found.end is None or found.end <= day.isoformat()


@FIXED
@given(PHRASES)
def test_without_an_anchor_nothing_is_made_up(words: str) -> None:
    """Without any date there is no start, no end and no as-of."""
    found = read(words, None)
    assert (found.start, found.end, found.as_of, found.anchor) == (None, None, None, "none")


@FIXED
@given(st.lists(PHRASES, min_size=1, max_size=6), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(phrases: list[str], day: date, order: object) -> None:
    """Each claim's period is the same in any order of claims and reports."""
    text = " ".join(f"Some {n} men died {p}." for n, p in enumerate(phrases))
    reports = [Report("a", text, published=day.isoformat()), Report("b", text)]
    made = [
        Claim(
            r.id, f"{r.id}{n}", Span(at, at + 1), text[at], text, Quantity(n, n, "exact"), "killed", period=p
        )
        for r in reports
        for n, p in enumerate(phrases)
        for at in (text.index(f"Some {n} men") + 5,)
    ]
    mixed = list(made)
    order.shuffle(mixed)  # type: ignore[attr-defined]
    one = dict(zip((c.id for c in made), resolve_periods(made, reports), strict=True))
    two = dict(zip((c.id for c in mixed), resolve_periods(mixed, reports[::-1]), strict=True))
    assert one == two


@FIXED
@given(PHRASES, PHRASES, DAYS)
def test_comparing_is_the_same_from_both_sides(first: str, second: str, day: date) -> None:
    """``within`` seen from the other side is ``contains``; later from both sides is never true twice."""
    a, b = read(first, day), read(second, day)
    mirror = {"within": "contains", "contains": "within"}
    relation = compare(a, b).relation
    assert compare(b, a).relation == mirror.get(relation, relation)
    assert not (later(a, b) and later(b, a))
    assert compare(a, b).why


def test_a_text_without_a_full_stop_is_read_in_its_own_time() -> None:
    """Twice as many claims in one endless sentence take about twice the time, and no square of it."""

    def seconds(size: int) -> float:
        text = " ".join(f"{n} men died on Friday by noon since the attack" for n in range(size))
        report = Report("r", text, published="2025-05-14")
        starts = [m.start() for m in re.finditer(r"\d+ men", text)]
        words = ("on Friday", "by noon", "since the attack")
        made = [
            Claim(
                "r",
                str(at),
                Span(at, at + 1),
                text[at],
                text[at : at + 40],
                Quantity(1, 1, "exact"),
                "killed",
                period=w,
            )
            for at in starts
            for w in words
        ]
        begun = time.process_time()
        assert len(resolve_periods(made, [report])) == len(made)
        return time.process_time() - begun

    seconds(100)
    assert seconds(1600) < 12 * seconds(400) + 0.5
