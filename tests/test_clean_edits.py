"""Odd characters become plain ones, each by a recorded edit."""

from __future__ import annotations

import pytest

from tolltrace.clean.characters import straighten

ROWS = [
    # (the report's text, the clean text)
    ("Twelve were killed.", "Twelve were killed."),
    ("1\u202f200 killed", "1 200 killed"),
    ("12\u00a0people", "12 people"),
    ("two\u3000dead", "two dead"),
    ("kil\u00adled", "killed"),
    ("\ufeff34 dead", "34 dead"),
    ("3\u200b4 dead", "34 dead"),
    ("\u202b34\u202c dead", "34 dead"),
    ("\u201cThirty\u201d, he said", '"Thirty", he said'),
    ("the town\u2019s dead", "the town's dead"),
    ("a 12\u2011year-old", "a 12-year-old"),
    ("10\u201312 dead \u2014 police", "10\u201312 dead \u2014 police"),
    ("con\ufb01rmed", "confirmed"),
    ("line\u2028line", "line\nline"),
    ("a\r\nb", "a\r\nb"),
    ("\u0661\u0662 \u0642\u062a\u064a\u0644\u0627", "\u0661\u0662 \u0642\u062a\u064a\u0644\u0627"),
    # A word split at a line's end is joined where the text has it whole elsewhere, and only there.
    ("Six civil-\nians died. The civilians fled.", "Six civilians died. The civilians fled."),
    ("Twenty-\nthree died.", "Twenty-\nthree died."),
    ("A two-\nyear-old died.", "A two-\nyear-old died."),
    ("Six civil-\r\nians died. civilians", "Six civilians died. civilians"),
]


@pytest.mark.parametrize(("raw", "expected"), ROWS)
def test_odd_characters_become_plain(raw: str, expected: str) -> None:
    """Each row reads as expected, and what was not changed goes back to its own place."""
    clean = straighten(raw)
    assert clean.text == expected
    assert clean.back(0, len(expected)).end == len(raw)


def test_plain_text_has_no_edits() -> None:
    """Nothing to mend, nothing recorded."""
    assert straighten("Über 30 Tote, sagt die Polizei.").edits == ()


def test_a_number_with_an_odd_space_goes_back_whole() -> None:
    """The span of a cleaned number is the number as the report has it."""
    raw = "At least 1\u202f200 were killed"
    clean = straighten(raw)
    at = clean.text.index("1 200")
    span = clean.back(at, at + 5)
    assert raw[span.start : span.end] == "1\u202f200"
