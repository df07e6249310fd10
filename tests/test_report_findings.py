"""Findings on the terminal and in their order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from by_hand import casebook, claim
from tolltrace.model import Case, Finding, Report
from tolltrace.report.casebook import Casebook
from tolltrace.report.findings import FAULTS, KINDS, leading, noticed, ranked
from tolltrace.report.terminal import show

REPORT = Report("a", "Of 160 dead 62 fell in Arda and 93 in Belo", publisher="Wire", published="2024-05-01")
CLAIMS = tuple(claim(REPORT, n, int(n), int(n), source="monitor") for n in ("160", "62", "93"))


def _book(*findings: Finding) -> Casebook:
    return replace(casebook(Case((REPORT,)), CLAIMS), findings=findings)


def _finding(kind: str, *numbers: int) -> Finding:
    return Finding(kind, tuple(CLAIMS[n].id for n in numbers), f"about {kind}")


def test_every_kind_has_words_and_the_faults_are_kinds() -> None:
    """No finding is shown by a name with underscores."""
    assert set(FAULTS) < set(KINDS)
    assert not [kind for kind, words in KINDS.items() if "_" in "".join(words)]


def test_ids_count_in_the_casebooks_order_and_the_weightiest_come_first() -> None:
    """A fault goes before what agrees, a total before its part, and ids do not depend on that."""
    book = _book(_finding("adds_up", 0), _finding("conflict", 1), _finding("conflict", 0))
    assert [one.id for one in noticed(book)] == ["N1", "N2", "N3"]
    assert [one.id for one in ranked(noticed(book))] == ["N3", "N2", "N1"]


def test_few_lines_are_shown_and_the_rest_is_counted_by_kind() -> None:
    """Nothing that was noticed goes unmentioned."""
    book = _book(*[_finding("conflict", 0)] * 3, _finding("same_figure", 1), _finding("adds_up", 2))
    shown, rest = leading(noticed(book), each=2, most=9)
    assert [one.finding.kind for one in shown] == ["conflict", "conflict", "adds_up"]
    assert rest == "1 more conflict, 1 figure told more than once"


def test_the_terminal_shows_toll_then_findings(capsys: pytest.CaptureFixture[str]) -> None:
    """Low, best and high and what puts them in doubt stand before the single figures, within 80 columns."""
    show(_book(_finding("does_not_add_up", 1, 2, 0)))
    out = capsys.readouterr().out
    assert out.index("best") < out.index("Does not add up") < out.index("Who gave which figure")
    assert "N1 · Killed: civilians · Wire" in out
    assert max(map(len, out.splitlines())) <= 80


def test_provisional_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """A number that the policy does not stand behind says so."""
    book = _book()
    show(replace(book, toll=tuple(replace(toll, provisional=True) for toll in book.toll)))
    assert "provisional: fewer independent origins" in capsys.readouterr().out
