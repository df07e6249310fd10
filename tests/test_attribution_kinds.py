"""Whose figure it is, and how far the report stands behind it, for each kind of attribution."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tolltrace.clean import clean
from tolltrace.find import find_claims
from tolltrace.model import Claim, Report

KINDS = tomllib.loads((Path(__file__).parent / "fixtures" / "attribution.toml").read_text("utf-8"))
ROWS = [pytest.param(row, id=f"{kind}-{n}") for kind, rows in KINDS.items() for n, row in enumerate(rows)]


def _claims(text: str) -> tuple[Claim, ...]:
    return find_claims(clean(Report("a", text)))


def _of_number(found: tuple[Claim, ...], number: str) -> Claim:
    return next(c for c in found if number.lower() in c.number.lower())


@pytest.mark.parametrize("row", ROWS)
def test_source_and_stance(row: dict[str, Any]) -> None:
    """Each figure has the source that its sentence, or those before it, give it, and no other stance."""
    found = _claims(row["text"])
    for number, source in row.get("sources", {}).items():
        name = _of_number(found, number).source
        assert (name is None) if not source else (source.lower() in (name or "").lower()), (number, name)
    for number, stance in row.get("stances", {}).items():
        assert _of_number(found, number).stance == stance, number


def test_a_paragraph_that_begins_with_a_speaker_is_that_speakers() -> None:
    """``The Minister: I thank the member. Six have died``: also where the speaker says I."""
    found = _claims("The Minister for Health: I thank the member. I can say that six people have died.")
    assert [c.source for c in found] == ["Minister for Health"]


def test_who_died_does_not_say_so() -> None:
    """``Ana Gil died, said the mayor, bringing the toll to 12``: the mayor speaks."""
    found = _claims("A nurse, Ana Gil, died on Tuesday, said the mayor, bringing the toll to 12.")
    assert [c.source for c in found] == ["mayor", "mayor"]


def test_injuries_and_manifests_give_no_figures() -> None:
    """``died of his injuries, which raised the toll to 20``: the report says so."""
    found = _claims("A shepherd died of his injuries at Lova hospital, which raised the toll to 20.")
    assert [c.source for c in found] == [None, None]
    assert _claims("Eighty bodies were found. The manifest says 190.")[-1].number == "Eighty"
