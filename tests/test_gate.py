"""The gate of quality only goes up, and says what stands against a change."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, as a module."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("gate")


@pytest.fixture
def quality(gate: ModuleType) -> ModuleType:
    """What the gate measures with."""
    return sys.modules["quality"]


def test_nothing_stands_against_what_is_at_its_floor(gate: ModuleType) -> None:
    """A measure that equals its floor passes."""
    assert gate.faults(gate.Floors("f", {"a": 0.5}), "f", {"a": 0.5}) == ()


@pytest.mark.parametrize(
    ("fingerprint", "measured", "said"),
    [
        ("f", {"a": 0.4999}, "below its floor"),
        ("g", {"a": 0.5}, "texts have changed"),
        ("f", {}, "is not measured"),
        ("f", {"a": 0.5, "b": 1.0}, "has no floor"),
    ],
)
def test_each_fault_is_one_line(
    gate: ModuleType, fingerprint: str, measured: dict[str, float], said: str
) -> None:
    """A lower value, other texts, a lost measure and a new one are each told."""
    found = gate.faults(gate.Floors("f", {"a": 0.5}), fingerprint, measured)
    assert len(found) == 1
    assert said in found[0]


def test_raising_lowers_nothing(gate: ModuleType) -> None:
    """Floors go up to three digits, rounded down, and a lower value leaves its floor alone."""
    pinned = gate.Floors("f", {"a": 0.5, "b": 0.9})
    assert gate.raised(pinned, {"a": 0.77777, "b": 0.8}).floors == {"a": 0.777, "b": 0.9}


def test_lowering_keeps_the_reason(gate: ModuleType) -> None:
    """A floor that goes down leaves old value, new value and reason in the file."""
    pinned = gate.Floors("f", {"a": 0.9})
    down = gate.lowered(pinned, {"a": 0.85}, ["a"], 'the label "dead" was wrong')
    assert down.floors == {"a": 0.85}
    assert down.changes == (gate.Change('the label "dead" was wrong', (("a", 0.9, 0.85),)),)


@pytest.mark.parametrize("name", ["a", "b"])
def test_only_a_floor_that_is_missed_can_be_lowered(gate: ModuleType, name: str) -> None:
    """A name that is no measure, or one that is well, is refused."""
    with pytest.raises(ValueError, match=r"no measure|nothing to lower"):
        gate.lowered(gate.Floors("f", {"a": 0.9}), {"a": 0.95}, [name], "why")


def test_floors_survive_their_file(gate: ModuleType, tmp_path: Path) -> None:
    """What is written is what is read, reasons with quotes and accents included."""
    moves = (("a", 0.9, 0.85),)
    changes = (gate.Change('a "quoted" reason, déjà', moves), gate.Change("new texts", fixtures=True))
    pinned = gate.Floors("f", {"a": 0.85, "b c": 1.0}, changes)
    path = tmp_path / "floors.toml"
    path.write_text(gate.dump(pinned), "utf-8")
    assert gate.load(path) == pinned


@pytest.mark.parametrize("arguments", [["--lower", "a"], ["--fixtures"], ["--fixtures", "--reason", " "]])
def test_going_down_needs_a_reason(gate: ModuleType, arguments: list[str]) -> None:
    """Without a reason nothing is lowered and no other text is accepted."""
    with pytest.raises(SystemExit) as end:
        gate.main(arguments)
    assert end.value.code == 2


def test_the_gate_ends_with_one_below_a_floor(
    gate: ModuleType, quality: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below a floor the exit code is 1, at it 0; raising writes the file."""
    path = tmp_path / "floors.toml"
    value = {"a": 0.9}
    monkeypatch.setattr(quality, "measure", lambda show: value)
    monkeypatch.setattr(sys.modules["noticed"], "measure", lambda show: {})
    assert gate.main(["--floors", str(path), "--raise", "--fixtures", "--reason", "the first"]) == 0
    assert gate.main(["--floors", str(path)]) == 0
    value["a"] = 0.8
    assert gate.main(["--floors", str(path)]) == 1


def test_a_claim_is_matched_once_and_only_at_its_place(quality: ModuleType) -> None:
    """Two equal figures in one text need two claims, each at its own place."""
    from labelled import Label

    from tolltrace.model import Claim, Quantity, Span

    def claim(id: str, start: int) -> Claim:
        return Claim("t", id, Span(start, start + 2), "12", "12", Quantity(12, 12, "exact"), "killed")

    labels = [Label("t", f"l{at}", (at, at + 2), "killed", 12, 12, {}) for at in (0, 10)]
    assert quality.match(labels, [claim("x", 0)]).keys() == {"l0"}
    assert quality.match(labels, [claim("x", 5)]) == {}
    assert {
        label: got.id for label, got in quality.match(labels, [claim("y", 10), claim("x", 0)]).items()
    } == {
        "l0": "x",
        "l10": "y",
    }


def test_labels_stand_in_their_texts(gate: ModuleType) -> None:
    """Every label's number is found at its place; texts of nothing have no label; ids are used once."""
    labelled = sys.modules["labelled"]
    filled, empty = labelled.texts(labelled.TEXTS), labelled.texts(labelled.NOTHING)
    assert all(item.labels for item in filled)
    assert not any(item.labels for item in empty)
    ids = [item.id for item in (*filled, *empty)]
    assert len(ids) == len(set(ids))
    assert all(labelled.case_labels(folder) for folder in labelled.case_folders())
    assert all(labelled.case_labels(folder) for folder in labelled.fresh_folders())
    assert all(labelled.case_labels(folder) for folder in labelled.finding_folders())


def test_findings_are_compared_by_pairs_of_claims(gate: ModuleType) -> None:
    """Of three claims one pair in three is right where one claim is wrong; a lone claim counts."""
    noticed = sys.modules["noticed"]
    wanted = noticed.pairs([("update", ["b", "a", "c"]), ("other_episode", ["d"])])
    assert wanted == {
        ("update", "a", "b"),
        ("update", "a", "c"),
        ("update", "b", "c"),
        ("other_episode", "d"),
    }
    assert len(wanted & noticed.pairs([("update", ["a", "b", "x"])])) == 1
