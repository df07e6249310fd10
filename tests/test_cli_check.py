"""The ledger as a test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tolltrace.cli import cli

BROKEN = (
    "The observatory said 160 villagers were killed in three districts: 62 villagers were killed in Arda, "
    "58 in Belo and 35 in Corva.\n"
)


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A report whose parts miss its total by five."""
    path = tmp_path / "a.txt"
    path.write_text(BROKEN, "utf-8")
    return path


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A report with nothing to object to."""
    path = tmp_path / "b.txt"
    path.write_text("At least 12 people were killed in the blast, the health ministry said.\n", "utf-8")
    return path


def test_a_sum_that_does_not_hold_fails_and_is_one_line(broken: Path) -> None:
    """The line names kind, id, residual, and each report and number; the code is 1."""
    result = _run("check", broken)
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith("does_not_add_up N1: ")
    assert "residual of 5" in line
    assert 'a a-1 "160"' in line


def test_what_is_allowed_does_not_fail(broken: Path) -> None:
    """A known fault is let through by its kind, and said to be allowed."""
    result = _run("check", broken, "--allow", "does_not_add_up")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "allowed: does_not_add_up" in result.stderr


def test_nothing_to_object_to_is_exit_code_0(sound: Path) -> None:
    """A clean ledger is quiet on standard output."""
    result = _run("check", sound)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing to object to" in result.stderr


def test_json_holds_reports_and_numbers(broken: Path, sound: Path) -> None:
    """Programs get the same faults, and an empty list where there are none."""
    (fault,) = json.loads(_run("check", broken, "--format", "json").stdout)
    assert fault["kind"] == "does_not_add_up"
    assert {"report": "a", "claim": "a-1", "number": "160"} in fault["numbers"]
    assert json.loads(_run("check", sound, "--format", "json").stdout) == []


def test_bad_input_is_exit_code_2_whatever_else_is_wrong(broken: Path, tmp_path: Path) -> None:
    """A check over half of the reports never looks like one over all."""
    assert _run("check", broken, tmp_path / "gone.txt").exit_code == 2


def test_an_unknown_kind_is_refused_with_those_there_are(broken: Path) -> None:
    """A misspelt kind does not silently allow nothing."""
    result = _run("check", broken, "--allow", "conflicts")
    assert result.exit_code == 2
    assert "conflict" in result.stderr


@pytest.mark.parametrize(("id", "told"), [("N1", "residual of 5"), ("F1", "origin:"), ("T1", "Left aside")])
def test_explain_takes_findings_figures_and_tolls(broken: Path, id: str, told: str) -> None:
    """Whatever has an id can say why it is what it is, with a sentence."""
    result = _run("explain", broken, id)
    assert result.exit_code == 0
    assert told in result.stdout
    assert "villagers were killed in three districts" in " ".join(result.stdout.split())


def test_a_toll_tells_the_rule_and_a_reason_for_each_claim(broken: Path) -> None:
    """Nothing is left aside in silence."""
    out = _run("explain", broken, "T1", "--policy", "conservative").stdout
    assert "policy conservative: The lowest figure" in out
    assert all(f"a-{n}" in out for n in range(1, 5))


def test_trace_names_the_ids_that_explain_takes(broken: Path) -> None:
    """Ids of the JSON are those of the other commands."""
    got = json.loads(_run("trace", broken, "--format", "json").stdout)
    assert [row["id"] for row in got["toll"]] == [f"T{n}" for n, _ in enumerate(got["toll"], 1)]
    assert got["findings"][0]["id"] == "N1"
    assert {"low", "best", "high", "as_of", "claims", "provisional"} <= set(got["toll"][0])
