"""The commands end to end, on small inputs of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tolltrace.cli import cli

BLAST = "At least 12 people were killed in the blast, the health ministry said.\n"
NOTICE = "Made up for a test."


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of two reports with a notice."""
    folder = tmp_path / "blast"
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "a.txt").write_text(BLAST, "utf-8")
    (folder / "reports" / "b.txt").write_text(
        "Fourteen people were killed in the blast, police said.\n", "utf-8"
    )
    entries = [
        {"id": "a", "file": "reports/a.txt", "publisher": "Wire", "published": "2024-05-01"},
        {"id": "b", "file": "reports/b.txt", "publisher": "Post", "published": "2024-05-02"},
    ]
    manifest = {"episode": "The blast", "notice": NOTICE, "reports": entries}
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return folder


def test_trace_shows_notice_toll_and_where_the_page_lies(case: Path, tmp_path: Path) -> None:
    """The main job, on one screen."""
    out = tmp_path / "new" / "toll"
    result = _run("trace", case, "--out", out)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Notice: {NOTICE}")
    assert "at least 12" in result.stdout
    assert str(out / "report.html") in result.stdout.replace("\n", "")
    assert sorted(path.name for path in out.iterdir()) == ["claims.csv", "report.html"]
    for path in out.iterdir():
        assert NOTICE in path.read_text("utf-8")


def test_trace_writes_nothing_unless_it_is_asked_to(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --out no file appears anywhere near."""
    monkeypatch.chdir(case)
    before = sorted(case.rglob("*"))
    assert _run("trace", ".").exit_code == 0
    assert sorted(case.rglob("*")) == before


def test_json_claims_point_at_their_numbers(case: Path) -> None:
    """text[start:end] of the file is the number."""
    got = json.loads(_run("trace", case, "--format", "json").stdout)
    claims = [claim for claim in got["claims"] if claim["report"] == "a"]
    assert [(c["low"], c["high"], c["harm"]) for c in claims] == [(12, None, "killed")]
    assert BLAST[claims[0]["start"] : claims[0]["end"]] == claims[0]["number"] == "At least 12"


def test_the_order_of_the_paths_does_not_matter(case: Path) -> None:
    """The same reports give the same bytes."""
    files = sorted((case / "reports").iterdir())
    one, two = (_run("trace", *paths, "--format", "json").stdout for paths in (files, files[::-1]))
    assert one == two


def test_the_same_bytes_under_another_hash_seed(case: Path) -> None:
    """Nothing depends on the order of a set."""
    code = "from tolltrace.cli import main; main()"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, "trace", str(case), "--format", form],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for form in ("json", "html")
        for seed in ("1", "2")
    }
    assert len(outputs) == 2


def test_one_bad_input_is_told_and_the_others_are_shown(case: Path, tmp_path: Path) -> None:
    """One line on standard error, exit code 2, and the toll of the rest."""
    result = _run("trace", case, tmp_path / "gone.txt")
    assert result.exit_code == 2
    assert "at least 12" in result.stdout
    assert len(result.stderr.splitlines()) == 1
    assert "gone.txt" in result.stderr


def test_a_folder_that_cannot_be_written_is_one_line(case: Path, tmp_path: Path) -> None:
    """The toll is shown all the same."""
    (tmp_path / "file").write_text("x", "utf-8")
    result = _run("trace", case, "--out", tmp_path / "file" / "toll")
    assert result.exit_code == 2
    assert "at least 12" in result.stdout
    assert len(result.stderr.splitlines()) == 1
    assert "--out" in result.stderr


def test_a_language_without_a_pack_is_told(tmp_path: Path) -> None:
    """No figure is read with another language's rules, and nothing crashes."""
    lines = [{"id": "1", "text": BLAST, "language": "en-NG"}, {"id": "2", "text": BLAST, "language": "xx"}]
    path = tmp_path / "texts.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    for command in ("trace", "find"):
        result = _run(command, path)
        assert result.exit_code == 2
        assert "at least 12" in result.stdout
        assert "'xx'" in result.stderr


def test_find_prints_one_claim_a_line(case: Path) -> None:
    """JSON lines hold the place of the number and the notice; CSV and table tell the same claims."""
    rows = [json.loads(line) for line in _run("find", case, "--format", "jsonl").stdout.splitlines()]
    assert [row["report"] for row in rows] == ["a", "b"]
    assert all(row["notice"] == NOTICE for row in rows)
    assert len(_run("find", case, "--format", "csv").stdout.splitlines()) == 3
    table = _run("find", case).stdout.splitlines()
    assert [line for line in table if line.startswith("Notice")] == [f"Notice: {NOTICE}"]
    assert len(table) == 4


def test_find_reads_the_named_field(tmp_path: Path) -> None:
    """--text-field and --id-field choose what is read and how it is called."""
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"key": "k7", "body": BLAST}) + "\n", "utf-8")
    result = _run("find", path, "--text-field", "body", "--id-field", "key", "--format", "jsonl")
    assert json.loads(result.stdout)["report"] == "k7"


def test_tally_prints_one_line_a_text(tmp_path: Path) -> None:
    """Also a text without harm has its line."""
    path = tmp_path / "rows.jsonl"
    rows = [{"id": "1", "text": "Two soldiers were killed."}, {"id": "2", "text": "It rained."}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    one, two = (json.loads(line) for line in _run("tally", path).stdout.splitlines())
    assert one["id"] == "1"
    assert one["killed"]["best"] == 2
    assert one["killed"]["by"] == {"security_force": 2}
    nobody = {"low": 0, "best": 0, "high": 0, "by": {}}
    harms = ("killed", "injured", "abducted", "arrested", "surrendered")
    assert two == {"id": "2"} | dict.fromkeys(harms, nobody)


def test_explain_shows_sentence_rule_and_fields(case: Path) -> None:
    """A claim can say why."""
    out = _run("explain", case, "a-1").stdout
    assert BLAST.strip() in " ".join(out.split())
    assert "found by the rule" in out
    assert "In the toll:" in out


def test_an_unknown_id_is_answered_with_those_near_it(case: Path) -> None:
    """A typing error costs one look."""
    result = _run("explain", case, "a-11")
    assert result.exit_code == 2
    assert "a-1" in result.stderr


@pytest.mark.parametrize("date", ["yesterday", "2024-13-01", "20240501"])
def test_a_bad_date_is_refused(case: Path, date: str) -> None:
    """Dates are never guessed."""
    result = _run("trace", case, "--published", date)
    assert result.exit_code == 2
    assert "2025-03-09" in result.stderr


@pytest.mark.parametrize("name", ["TOLLTRACE_POLICY", "TOLLTRACE_MAX_FILE_BYTES", "TOLLTRACE_WHATEVER"])
def test_a_bad_setting_is_named(case: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment variable that cannot be used is one line with its name."""
    monkeypatch.setenv(name, "guess")
    result = _run("trace", case)
    assert result.exit_code == 2
    assert name in result.stderr


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_scripts_name_the_command(shell: str) -> None:
    """The script completes tolltrace."""
    assert "_TOLLTRACE_COMPLETE" in _run("completion", shell).stdout


def test_a_reader_that_goes_away_breaks_nothing(tmp_path: Path) -> None:
    """`tolltrace find … | head -1` ends without a traceback."""
    path = tmp_path / "many.jsonl"
    path.write_text((json.dumps({"id": "1", "text": BLAST}) + "\n") * 2000, "utf-8")
    command = [sys.executable, "-c", "from tolltrace.cli import main; main()", "find", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert b"Traceback" not in run.stderr.read()


def test_start_is_light() -> None:
    """Neither help nor find loads what only the toll, the page, tables or HTML need."""
    code = (
        "import sys; from tolltrace.cli import cli; import tolltrace.pipeline, tolltrace.commands.lines; "
        "heavy = {'rich', 'jinja2', 'pyarrow', 'trafilatura', 'lxml', 'pandas', 'vl_convert', 'rapidfuzz', "
        "'tolltrace.reconcile', 'tolltrace.find.tally', 'tolltrace.commands.trace'}; "
        "heavy &= set(sys.modules); "
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_places_prints_json_lines_also_where_they_are_asked_for(case: Path) -> None:
    """The format can be named, as scripts do for every command that prints lines."""
    assert _run("places", case, "--format", "jsonl").stdout == _run("places", case).stdout
