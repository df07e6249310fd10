"""The toll on a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from by_hand import casebook, claim
from tolltrace.model import Case, Period, Place, Quantity, Report, Resolved
from tolltrace.report.terminal import show
from tolltrace.report.visible import one_line, visible
from tolltrace.report.wording import bounds, day

REPORT = Report(
    "a",
    "The Commission for the Long Name of the Hills and All Its Distant Valleys said at least 12 died",
    publisher="Wire",
    published="2024-05-01",
)


def _printed(capsys: pytest.CaptureFixture[str], **fields: str) -> str:
    made = claim(REPORT, "at least 12", 12, None, **({"source": REPORT.text[4:70]} | fields))
    show(casebook(Case((REPORT,), "The ford", "Made up."), (made,)))
    return capsys.readouterr().out


def test_a_pipe_gets_plain_text_of_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    """No escape codes, no trailing blanks, no line beyond 80 columns."""
    lines = _printed(capsys).splitlines()
    assert max(map(len, lines)) <= 80
    assert not [line for line in lines if "\x1b" in line or line != line.rstrip()]


def test_the_notice_is_shown_first(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever reads the toll has read the notice."""
    assert _printed(capsys).startswith("Notice: Made up.")


def test_outlets_and_origins_stand_beside_the_class(capsys: pytest.CaptureFixture[str]) -> None:
    """Both numbers are always there."""
    assert "1 outlet, 1 origin" in _printed(capsys)


def test_a_report_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Escape sequences and bidi controls in a name are shown, not obeyed."""
    out = _printed(capsys, source="\x1b]0;owned\x07 \u202eevil")
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_controls_become_visible_and_scripts_stay() -> None:
    """Line breaks and right-to-left text are left as they are."""
    assert visible("a\nb\tc שלום مرحبا") == "a\nb\tc שלום مرحبا"
    assert one_line("a\n  b\x00") == "a b\u2400"


@pytest.mark.parametrize(
    ("low", "high", "modifier", "said"),
    [
        (745, 745, "exact", "745"),
        (1001, None, "more_than", "more than 1,000"),
        (200, None, "at_least", "at least 200"),
        (None, 150, "nearly", "nearly 150"),
        (None, 30, "up_to", "up to 30"),
        (20, 30, "range", "20 to 30"),
        (745, 745, "about", "about 745"),
        (0, 0, "exact", "0"),
        (None, None, "vague", "not known"),
    ],
)
def test_bounds_are_said_as_written(low: int | None, high: int | None, modifier: str, said: str) -> None:
    """The words give the bounds back: `more than 1,000` is not told as 1,001."""
    assert bounds(Quantity(low, high, modifier)) == said  # type: ignore[arg-type]


def test_days_are_said_the_same_everywhere() -> None:
    """Dates do not depend on the locale; what is no date stays as it is."""
    assert [day("2024-05-01"), day("2024"), day("soon-ish")] == ["1 May 2024", "2024", "soon-ish"]


def test_places_stand_on_the_terminal_with_their_sharpness(capsys: pytest.CaptureFixture[str]) -> None:
    """Where figures count is told with how sharply that is known, and what is not known is counted."""
    report = Report("a", "12 died in Ford, 7 nowhere", publisher="Wire", published="2024-05-01")
    claims = (claim(report, "12", 12, 12, place="Ford"), claim(report, "7", 7, 7))
    ford = Place("Ford", "Ford", 1.0, 2.0, country="HL", precision="near", chain=("HL.1.ford", "HL"))
    nowhere = Place("", why="the claim names no place")
    known = tuple(
        Resolved(c.id, Period(""), Period(""), p) for c, p in zip(claims, (ford, nowhere), strict=True)
    )
    show(replace(casebook(Case((report,)), claims), resolved=known))
    out = capsys.readouterr().out
    assert "Where   1 figure of 2 without a place" in out
    (line,) = [line for line in out.splitlines() if line.startswith("Ford")]
    assert "somewhere around it" in line
    assert line.endswith("1 figure")
