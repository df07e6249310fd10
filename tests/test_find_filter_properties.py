"""Passing by what cannot hold a claim changes nothing of what is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tolltrace.clean import clean
from tolltrace.find import drafts, find_claims
from tolltrace.find.tally import find_tally
from tolltrace.model import Claim, Report
from tolltrace.pipeline import find_in, tally_in
from tolltrace.resolve.origins import resolve_origins

ROOT = Path(__file__).parents[1]
LABELLED = [
    json.loads(line)["text"]
    for path in (
        *sorted((ROOT / "src/tolltrace/langs").glob("*/must_find.jsonl")),
        *sorted((ROOT / "benchmarks/fixtures").glob("*.jsonl")),
    )
    for line in path.read_text("utf-8").splitlines()
]
PROSE = (ROOT / "benchmarks/fixtures/prose.txt").read_text("utf-8").strip().split("\n\n")
WHOLE = [path.read_text("utf-8") for path in sorted((ROOT / "examples").rglob("*.txt"))]
# Lines that have their harm from the lines around them, and signs that hide words or part them.
LINES = [
    "Deaths by district:",
    "Kivara: 12",
    "- seven in a landslide at Oru",
    "Soto – 4",
    "12 farmers, 3 nurses",
    "A total of 15 dead.",
    "Two soldiers fell near Oru.",
    "He counted 27 in intensive care.",
    "They were 14 men and two boys.",
    "It had stood at 31.",
    "| District | Dead |\n| Oru | 5 |",
    "The brigade lost\u00a09 men.",
    "Four were kil\u00adled.",
    "Crews are looking  for six miners.",
    "The choir lost a third of its singers.",
    "It was the mayor's looking for votes that they lost.",
    "Looking for: 12",
    "Raiders assaulted a clerk and thrashed Peter Oyelaran.",
    "The storm cut off nine fishermen, looking for them.",
]
SEPARATORS = [" ", "\n", "\n\n", ". "]


def _unfiltered(text: str) -> tuple[Claim, ...]:
    report = Report("r", text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drafts, "_may_begin", lambda reading, number: True)
        return resolve_origins(find_claims(clean(report)), (report,))


def _stretches() -> Iterator[str]:
    yield from (*LABELLED, *PROSE, *WHOLE, *LINES, "\n".join(LINES))


def test_labelled_texts_are_read_alike_with_and_without() -> None:
    """Every labelled text, prose without casualties and example."""
    for text in _stretches():
        assert find_in(Report("r", text)) == _unfiltered(text), text
        assert tally_in(Report("r", text)) == find_tally(clean(Report("r", text))), text


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([*LINES, *LABELLED, *PROSE]), st.sampled_from(SEPARATORS)),
        min_size=1,
        max_size=5,
    )
)
def test_mixed_texts_are_read_alike_with_and_without(parts: list[tuple[str, str]]) -> None:
    """Whatever stands beside a sentence, and however they are parted."""
    text = "".join(line + separator for line, separator in parts)
    assert find_in(Report("r", text)) == _unfiltered(text)
    assert tally_in(Report("r", text)) == find_tally(clean(Report("r", text)))
