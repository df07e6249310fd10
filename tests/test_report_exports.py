"""Rows, JSON, CSV, Arrow and files."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from by_hand import casebook, claim
from tolltrace.model import Case, Period, Place, Report, Resolved
from tolltrace.report import as_csv, as_json
from tolltrace.report.casebook import Casebook, Claims
from tolltrace.report.explain import explanation
from tolltrace.report.rows import CLAIM_FIELDS, RESOLVED_FIELDS, claim_row, resolved_row
from tolltrace.report.write import write_text

REPORT = Report(
    "a",
    "The ministry said at least 12 people died.",
    published="2024-05-01",
    publisher="Wire",
    path="/secret/a",
    notice="Made up.",
)
CLAIM = claim(REPORT, "at least 12", 12, None, source="ministry", via=("AP", "Reuters"))


def _book() -> Casebook:
    return casebook(Case((REPORT,), "The ford", "Made up."), (CLAIM,))


RESOLVED = Resolved(
    CLAIM.id,
    Period("since Monday", "2024-04-29", None, "open", "2024-04-30", "published"),
    Period("", why="no words of saying"),
    Place("Arda", "Arda", 1.5, -2.25, 7, "XY", precision="near"),
)


def test_the_four_times_and_the_place_are_fields_and_none_fills_another() -> None:
    """Period covered, as-of, day of saying and day of printing stand apart; what is unknown has a reason."""
    row = resolved_row(RESOLVED, REPORT)
    assert tuple(row) == RESOLVED_FIELDS
    times = ("period_start", "period_end", "as_of", "said_on", "printed")
    assert [row[name] for name in times] == ["2024-04-29", None, "2024-04-30", None, "2024-05-01"]
    assert row["said_on_why"] == "no words of saying"
    assert row["period_why"]
    assert [row[f"place_{name}"] for name in ("lat", "lon", "geonameid", "why")] == [1.5, -2.25, 7, None]


def test_whatever_is_unknown_has_its_reason_in_every_export() -> None:
    """A casebook of which nobody asked when and where says so, and fills nothing in."""
    (row,) = json.loads(as_json.whole(_book()))["claims"]
    assert all(row[name] for name in RESOLVED_FIELDS if name.endswith("_why") and name != "printed_why")
    assert all(row[name] is None for name in ("period_start", "as_of", "said_on", "place_lat"))
    (cells,) = csv.DictReader(io.StringIO(as_csv.whole(_book())))
    assert list(cells) == [*CLAIM_FIELDS, "notice", *RESOLVED_FIELDS]
    assert cells["place_why"] == row["place_why"]


def test_an_explanation_has_the_four_times_the_place_and_the_reasons() -> None:
    """`explain` says what the words came to, and why where they came to nothing."""
    told = explanation(CLAIM, replace(_book(), resolved=(RESOLVED,)))
    assert "covers      from 29 Apr 2024 on, read against the day of printing" in told
    assert "as of       30 Apr 2024" in told
    assert "said on     unknown: no words of saying" in told
    assert "where       Arda (1.50, -2.25): somewhere around it, GeoNames 7" in told


def test_a_row_has_the_named_columns_in_their_order() -> None:
    """Every table and export has the same columns."""
    assert tuple(claim_row(CLAIM)) == CLAIM_FIELDS


def test_json_has_the_promised_keys_and_spans() -> None:
    """Programs rely on the keys, and on text[start:end] being the number."""
    got = json.loads(as_json.whole(_book()))
    keys = ["episode", "notice", "reports", "claims", "figures", "findings", "toll", "troubles"]
    assert list(got) == keys
    row = got["claims"][0]
    assert REPORT.text[row["start"] : row["end"]] == row["number"]
    assert got["notice"] == "Made up."


def test_json_does_not_tell_where_files_lay() -> None:
    """Paths of the machine stay on the machine."""
    assert "/secret" not in as_json.whole(_book())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_of_a_report_becomes_a_formula(start: str) -> None:
    """Text that a spreadsheet would compute gets a leading apostrophe."""
    report = Report("b", f"{start}HYPERLINK(1) 12 died")
    made = claim(report, "12", 12, 12, source=f"{start}cmd")
    text = as_csv.header() + as_csv.line(made, notice=f"{start}1")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert all(row[name].startswith("'" + start) for name in ("quote", "source", "notice"))


def test_a_negative_number_stays_a_number() -> None:
    """A longitude west of Greenwich is none of a report's words."""
    book = replace(_book(), resolved=(RESOLVED,))
    (row,) = csv.DictReader(io.StringIO(as_csv.whole(book)))
    assert (row["place_lat"], row["place_lon"]) == ("1.5", "-2.25")


def test_csv_reads_back_what_the_claim_says() -> None:
    """An open side is an empty cell, relays are joined, the notice stands in every row."""
    (row,) = csv.DictReader(io.StringIO(as_csv.whole(_book())))
    assert (row["low"], row["high"], row["via"], row["notice"]) == ("12", "", "AP; Reuters", "Made up.")


def test_arrow_has_one_row_a_claim_and_the_same_types_without_claims() -> None:
    """Tables of several runs can be put together."""
    table = Claims([CLAIM]).to_arrow()
    assert table.num_rows == 1
    assert table.schema == Claims().to_arrow().schema
    assert _book().to_arrow().column("via").to_pylist() == [["AP", "Reuters"]]


def test_pandas_is_asked_for_by_name_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """pandas is optional, and its absence has a way out."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="pip install pandas"):
        Claims([CLAIM]).to_pandas()


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever happens while writing, the old file stays and no part is left."""
    target = tmp_path / "new" / "claims.csv"
    write_text(target, "old\n")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_text(target, "new\n")
    assert [path.name for path in target.parent.iterdir()] == ["claims.csv"]
    assert target.read_text("utf-8") == "old\n"


def test_a_lone_surrogate_is_escaped_not_fatal(tmp_path: Path) -> None:
    """Text that UTF-8 cannot hold is written as an escape."""
    write_text(tmp_path / "x", "\ud800")
    assert (tmp_path / "x").read_bytes() == b"\\ud800"
