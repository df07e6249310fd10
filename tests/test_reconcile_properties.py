"""What holds for every case: no order, no copy and no other episode moves a toll."""

from __future__ import annotations

import importlib
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tolltrace.model import Case, Claim, Report, Toll
from tolltrace.pipeline import account_of
from tolltrace.read.inputs import case

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = sorted((ROOT / "tests" / "fixtures").glob("*/*/manifest.json"))

Read = Callable[[Path], tuple[Case, tuple[Claim, ...]]]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[Read]:
    """A case with its labelled claims."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    noticed = importlib.import_module("noticed")

    def of(folder: Path) -> tuple[Case, tuple[Claim, ...]]:
        found, _ = case([folder])
        return found, noticed.labelled_claims(folder, found.reports)

    yield of
    for name in ("noticed", "quality", "labelled"):
        sys.modules.pop(name, None)


def _bounds(tolls: Iterable[Toll]) -> set[tuple[object, ...]]:
    return {(t.harm, t.victims, t.low, t.best, t.high, t.origins) for t in tolls}


def _copied(claims: Sequence[Claim], report: Report, id: str) -> list[Claim]:
    return [
        replace(c, report=id, id=f"{c.id}'", part_of=f"{c.part_of}'" if c.part_of else None)
        for c in claims
        if c.report == report.id
    ]


@pytest.mark.parametrize("manifest", FOLDERS, ids=lambda path: path.parent.name)
def test_any_order_gives_the_same_account(read: Read, manifest: Path) -> None:
    """Claims and reports may come in any order: figures, findings and toll are the same."""
    found, claims = read(manifest.parent)
    wanted = account_of(claims, found)
    for seed in range(3):
        mixed, reports = list(claims), list(found.reports)
        random.Random(seed).shuffle(mixed)
        random.Random(seed).shuffle(reports)
        assert account_of(mixed, replace(found, reports=tuple(reports))) == wanted


@pytest.mark.parametrize("manifest", FOLDERS, ids=lambda path: path.parent.name)
def test_a_copy_of_any_report_moves_no_toll(read: Read, manifest: Path) -> None:
    """Each report once more under another publisher: every bound and every origin stays."""
    found, claims = read(manifest.parent)
    wanted = _bounds(account_of(claims, found).toll)
    for report in found.reports:
        copy = report._replace(id=f"{report.id}'", publisher="The Copyist")
        both = replace(found, reports=(*found.reports, copy))
        assert _bounds(account_of([*claims, *_copied(claims, report, copy.id)], both).toll) == wanted


@pytest.mark.parametrize("manifest", FOLDERS, ids=lambda path: path.parent.name)
def test_what_is_of_another_episode_moves_no_toll(read: Read, manifest: Path) -> None:
    """Without the figures that are set apart as another episode's, low, best and high are the same."""
    found, claims = read(manifest.parent)
    made = account_of(claims, found)
    other = {id for finding in made.findings if finding.kind == "other_episode" for id in finding.claims}
    left = account_of([c for c in claims if c.id not in other], found)
    given = {one for one in _bounds(made.toll) if one[2] is not None}
    assert given == {one for one in _bounds(left.toll) if one[2] is not None}
