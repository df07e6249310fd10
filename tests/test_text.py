"""Offsets of clean text go back to the report's own text by arithmetic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolltrace.text import Edit, apply


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text and edits of it that are in order and do not overlap."""
    text = draw(st.text(max_size=40))
    borders = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(borders[::2], borders[1::2], strict=False))
    return text, [Edit(a, b, draw(st.text(max_size=3)), "test") for a, b in pairs]


@given(edited())
def test_unedited_characters_go_back_to_themselves(case: tuple[str, list[Edit]]) -> None:
    """A clean character that no edit made stands at the report's offset that it is said to stand at."""
    text, edits = case
    clean = apply(text, edits)
    kept = {at for at in range(len(text)) if not any(e.start <= at < e.end for e in edits)}
    reached = set()
    for at in range(len(clean.text)):
        span = clean.back(at, at + 1)
        if span.end == span.start + 1 and span.start in kept:
            assert text[span.start : span.end] == clean.text[at]
            reached.add(span.start)
    assert reached == kept


@given(edited(), st.data())
def test_back_stays_inside_the_report(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    """Every span of the clean text has a span inside the report's text, not turned around."""
    text, edits = case
    clean = apply(text, edits)
    start = data.draw(st.integers(0, len(clean.text)))
    end = data.draw(st.integers(start, len(clean.text)))
    span = clean.back(start, end)
    if start < end:
        assert 0 <= span.start <= span.end <= len(text)


def test_removed_character_inside_a_number_is_kept_in_the_span() -> None:
    """A soft hyphen within a word is part of the report's span of that word."""
    clean = apply("kil\u00adled 12", [Edit(3, 4, "", "invisible")])
    assert clean.text == "killed 12"
    span = clean.back(0, 6)
    assert (span.start, span.end) == (0, 7)


@pytest.mark.parametrize(
    "edits", [[Edit(2, 1, "", "x")], [Edit(0, 2, "", "x"), Edit(1, 3, "", "x")], [Edit(0, 9, "", "x")]]
)
def test_edits_that_make_no_sense_are_refused(edits: list[Edit]) -> None:
    """Overlapping, reversed or outside edits raise."""
    with pytest.raises(ValueError, match="edit"):
        apply("text", edits)


def test_span_outside_the_clean_text_is_refused() -> None:
    """Asking for what is not there raises."""
    with pytest.raises(ValueError, match="outside"):
        apply("text", []).back(2, 9)
