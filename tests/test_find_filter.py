"""The cheap look before cleaning never throws out a text in which something would be found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tolltrace.clean import clean
from tolltrace.find import find_claims, may_hold_claims
from tolltrace.find.tally import find_tally, may_tell_toll, nobody
from tolltrace.model import Report

ROOT = Path(__file__).parents[1]
SOURCES = [
    *sorted((ROOT / "src/tolltrace/langs").glob("*/must_find.jsonl")),
    *sorted((ROOT / "benchmarks/fixtures").glob("*.jsonl")),
]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_what_is_thrown_out_holds_nothing(path: Path) -> None:
    """Each sentence of the labelled texts alone, so that no other lets it through."""
    for line in path.read_text("utf-8").splitlines():
        text = json.loads(line)["text"]
        for stretch in {text, *text.split("\n"), *text.split(". ")}:
            report = Report("r", stretch)
            if stretch.strip() and not may_hold_claims(report):
                assert find_claims(clean(report)) == (), stretch
            if stretch.strip() and not may_tell_toll(report):
                assert find_tally(clean(report)) == nobody(report), stretch


@pytest.mark.parametrize(
    "text",
    [
        "The army lost 12 men.",
        "The brigade lost 12 soldiers near the river.",
        "Medics rushed 12 of the students to the hospital.",
        "The collapse left 27 in intensive care.",
        "Villagers rushed nine of the pupils to a clinic in Kasese.",
        "The brigade lost a sergeant near the river.",
        "The band lost at least one of its U.S. members, 30 fighters in all.",
        "Crews are looking for six miners.",
        "Crews are looking\n for six miners.",
        "The brigade lost\ta\tsergeant near the river.",
        "The brigade – not for the first time – lost a\u2009sergeant.",
        "Divers kept searching  for the two boys.",
        "The storm cut off nine fishermen, and crews went out, searching for them.",
        "The number of those they were looking for rose to 31.",
    ],
)
def test_losses_and_ways_to_hospital_are_let_through(text: str) -> None:
    """Neither sentence has a word that by itself speaks of harm."""
    assert may_hold_claims(Report("r", text))


@pytest.mark.parametrize(
    "text",
    [
        "The glacier has lost a third of its length since 1912. The students have no ice to climb.",
        "The club lost its place in the first division; the players were not surprised.",
        "They were looking for something else, and found a comet.",
        "Her brother spent the spring searching for a flat with a garden. Six people lived in the last one.",
    ],
)
def test_a_loss_or_a_search_without_people_is_thrown_out(text: str) -> None:
    """Whoever else the text speaks of: nobody stands behind the one word that could have told of harm."""
    assert not may_hold_claims(Report("r", text))
    assert find_claims(clean(Report("r", text))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Two clerks were assaulted at the depot in Oru.",
        "Raiders clubbed a porter, and the ferry left without him.",
        "A bear,\n mauling the driver, held up the train.",
        "THE GUARDS ASSAULTED NINE PEDLARS.",
        "They assa\u00adulted Peter Oyelaran.",
    ],
)
def test_what_only_a_toll_takes_for_harm_is_let_through(text: str) -> None:
    """No figure is claimed of those who are beaten; a text's own toll counts them as injured."""
    assert may_tell_toll(Report("r", text))


@pytest.mark.parametrize(
    "text",
    [
        "The number of visitors rose to 31, the museum said; it had stood at 12.",
        "The family lost the address of Peter Oyelaran, and Anna Oyelaran kept looking for it.",
        "The club lost its place in the first division; the players were not surprised.",
        "Crews took the road north. Custody of the keys went to the mayor.",
    ],
)
def test_a_text_without_harm_is_not_read_for_its_toll(text: str) -> None:
    """Counts, losses and searches of other kinds: nobody is told of, and nothing is read."""
    assert not may_tell_toll(Report("r", text))
    assert find_tally(clean(Report("r", text))) == nobody(Report("r", text))
