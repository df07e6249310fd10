"""What holds for every text."""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tolltrace.clean import clean
from tolltrace.model import Block, Report

LINES = [
    "",
    "  ",
    "- nine dead",
    "1. nine",
    "2. six",
    "Town | Dead",
    "Amran | 9",
    "|--|",
    "10:21",
    "Share",
    "Related",
    "By Lena Oduya",
    "4 May 2031",
    "Dead: 9",
    "Hurt: 3",
    "Nine people were killed, police said.",
    "TOLL",
    "\f",
    "\u200b",
    "Gunmen killed nine people in the market on Sunday, the governor of the district said on Monday.",
]
PAGES = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(LINES), max_size=14).map("\n".join))


def shown(text: str, blocks: tuple[Block, ...]) -> list[tuple[str, str | None, str]]:
    """Blocks without their places and the numbers of their groups."""
    return [(b.kind, b.label, text[b.span.start : b.span.end]) for b in blocks]


@given(PAGES)
@settings(deadline=None)
def test_blocks_cover_the_text_in_order(text: str) -> None:
    """Blocks lie inside the text, do not overlap, are not blank, and leave nothing out but white space."""
    document = clean(Report("r", text))
    page, at = document.clean.text, 0
    for block in document.blocks:
        assert at <= block.span.start < block.span.end <= len(page)
        assert not page[at : block.span.start].strip()
        assert page[block.span.start : block.span.end].strip() == page[block.span.start : block.span.end]
        at = block.span.end
    assert not page[at:].strip()


@given(PAGES)
@settings(deadline=None)
def test_blocks_go_back_to_the_report(text: str) -> None:
    """A block's span in the report holds the block's characters, but for what an edit made plain."""
    document = clean(Report("r", text))
    for block in document.blocks:
        span = document.clean.back(block.span.start, block.span.end)
        raw = text[span.start : span.end]
        assert clean(Report("r", raw)).clean.text.strip() in document.clean.text


@given(PAGES, PAGES, st.sampled_from(["\n\f\n", "\f", "\n\n\n\n", "\n\n\n\n\n\n"]))
@settings(deadline=None)
def test_pages_are_read_each_on_its_own(first: str, second: str, between: str) -> None:
    """Two texts with a blank page between them give the blocks of each, unless one repeats the other."""
    joined = clean(Report("r", first + between + second))
    found = shown(joined.clean.text, joined.blocks)
    if any(kind == "repeat" for kind, _, _ in found):
        return
    one, two = clean(Report("r", first)), clean(Report("r", second))
    assert found == shown(one.clean.text, one.blocks) + shown(two.clean.text, two.blocks)


PIECES = [
    "a",
    "|",
    "1",
    "\n",
    "\n ",
    ".",
    ". \n",
    "a | 1\n",
    "\u200ba",
    "> ",
    "x > x\n",
    "- \n",
    "1. x\n",
    "10:10\n",
    "Abc def ghi. ",
    "\t1",
    "ab-\n",
    ".'\"",
    "(",
    " ",
    "a   1\n",
    "Dead: 9\n",
    "Related\n",
    "\f",
    "\r",
    "4 May 2031\n",
    "»",
    "x » ",
    "a b c d e f g h\n",
    "12:30 ",
    "Mr. ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_time_is_linear(piece: str) -> None:
    """Four times the text takes hardly more than four times as long, whatever it is made of."""
    size = max(2000, 40_000 // len(piece))
    # What other tests left in memory is kept from the collector, whose time would grow with it.
    gc.collect()
    gc.freeze()
    try:
        # Both are timed anew where the machine was busy for one of them.
        assert any(_seconds(piece * 4 * size) < 10 * _seconds(piece * size) + 0.05 for _ in range(3))
    finally:
        gc.unfreeze()


def _seconds(text: str) -> float:
    """Processor time of one cleaning, the best of three."""
    report = Report("r", text)
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        clean(report)
        best = min(best, time.process_time() - began)
    return best
