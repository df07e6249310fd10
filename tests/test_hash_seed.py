"""The same reports give the same bytes, whatever the hash seed and whatever their order."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

CASE = Path(__file__).parents[1] / "examples" / "coast-ledger"


def traced(folder: Path, *paths: str, seed: str) -> bytes:
    """What ``tolltrace trace --format json`` prints, run in a folder."""
    run = "from tolltrace.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", run, "trace", *paths, "--format", "json"],
        cwd=folder,
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    return done.stdout


def shuffled(names: Sequence[str]) -> list[str]:
    """An order in which no name stays where it was, and neighbours part."""
    return [*names[1::2], *reversed(names[::2])]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A copy of the example, to be named by a path that is the same in each run."""
    return Path(shutil.copytree(CASE, tmp_path / "case"))


def test_same_bytes_under_any_hash_seed_and_order_of_the_manifest(case: Path) -> None:
    """Neither the seed nor the order in which a manifest lists its reports changes a byte."""
    first = traced(case.parent, "case", seed="0")
    assert json.loads(first)["claims"]
    assert traced(case.parent, "case", seed="1") == first
    manifest = json.loads((case / "manifest.json").read_text("utf-8"))
    order = shuffled([entry["id"] for entry in manifest["reports"]])
    manifest["reports"].sort(key=lambda entry: order.index(entry["id"]))
    (case / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    assert traced(case.parent, "case", seed="random") == first


def test_same_bytes_in_any_order_of_the_paths(case: Path) -> None:
    """Neither does the order in which files are named."""
    names = sorted(f"case/reports/{path.name}" for path in (case / "reports").iterdir())
    assert traced(case.parent, *names, seed="0") == traced(case.parent, *shuffled(names), seed="random")
