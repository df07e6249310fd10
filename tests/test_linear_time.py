"""No text, however made, takes more than time linear in its length."""

from __future__ import annotations

import gc
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

import tolltrace

# Each is repeated to the length that is asked for, between its head and its tail.
REPEATED = {
    "digits": ("", "7", ""),
    "spaced digits": ("", "7 ", ""),
    "groups of digits": ("", "123,", ""),
    "ones and commas": ("", ", 1", ""),
    "ones and commas after a harm": ("killed", ", 1", ""),
    "ranges": ("", "12-", "killed"),
    "capitals": ("", "A", ""),
    "names": ("12 killed ", "Abc ", ""),
    "initials": ("", "A. ", ""),
    "letters": ("", "a", ""),
    "a and a": ("", "a and ", ""),
    "a man and a man": ("", "a man and ", "were killed"),
    "12 men and 12 men": ("", "12 men and ", "were killed"),
    "brackets that open": ("12 killed ", "(", ""),
    "brackets that close": ("12 killed ", ")", ""),
    "bracketed numbers": ("killed ", "(1) ", ""),
    "commas": ("12 killed ", ",", ""),
    "quotes": ("12 killed ", '"', ""),
    "quotes that open": ("", "“12 killed ", ""),
    "sentences with an open quote": ("", 'He said "12 people were killed. ', ""),
    "sentences that end in a quote": ("", '"12 people were killed," he said. ', ""),
    "number words": ("", "one hundred ", ""),
    "hyphened number words": ("", "twenty-", ""),
    "thousands": ("", "thousand ", ""),
    "harms": ("12 ", "killed ", ""),
    "harms and harms": ("12 ", "killed and wounded ", ""),
    "figures": ("", "12 killed ", ""),
    "figures and commas": ("", "12 killed, ", ""),
    "figures and semicolons": ("", "12 killed; ", ""),
    "figures and colons": ("", "Killed: 12: ", ""),
    "figures by line": ("", "12 killed\n", ""),
    "figures by heading": ("", "# 12 killed\n", ""),
    "figures by bullet": ("", "- 12 killed\n", ""),
    "figures by hour": ("", "12:30 12 killed\n", ""),
    "figures by paragraph": ("", "At least 12 people were killed in Homs on Sunday, police said.\n\n", ""),
    "sentences": ("", "He said 12 people were killed in Homs on Sunday. ", ""),
    "denials": ("", "Officials denied that 12 people were killed. ", ""),
    "persons": ("", "A girl was killed. ", ""),
    "girls": ("", "A girl, ", "was killed"),
    "parts in bullets": ("30 people were killed:\n", "- 12 in Homs\n", ""),
    "parts of parts": ("12 killed", ", of whom two", ""),
    "parts that are included": ("12 people were killed", ", including two children", ""),
    "dead or dead": ("", "12 dead or ", ""),
    "either way": ("The toll rose ", "from 12 to 13 ", ""),
    "places": ("12 killed ", "in Homs ", ""),
    "days": ("12 killed ", "on Sunday ", ""),
    "speakers": ("12 killed ", "said that ", ""),
    "relatives": ("12 people ", "who ", "were killed"),
    "negations": ("", "no not ", "killed"),
    "pronouns": ("", "he she ", "killed 12"),
    "the dead by name": ("The dead are ", "Ali Hassan, ", ""),
    "names with ages": ("", "Ali Hassan, 32, ", "were killed"),
    "names joined": ("Killed were ", "Ali Hassan and ", ""),
    "names after a count": ("Two were slain. They were identified as ", "Ali Hassan (32), ", ""),
    "qualifiers": ("", "more than ", "12 killed"),
    "floors": ("", "at least ", "12 killed"),
    "bounds": ("", "between 1 and ", "12 killed"),
    "vague numbers": ("", "hundreds of ", "killed"),
    "articles": ("12 killed ", "the ", ""),
    "genitives": ("12 killed ", "of the ", ""),
    "possessives": ("12 killed ", "a's ", ""),
    "hyphens": ("12 killed ", "a-", ""),
    "dots": ("12 killed ", ". ", ""),
    "cells": ("Killed", " | 12", ""),
    "rows": ("Place | Killed | Injured\n", "Homs | 12 | 30\n", ""),
    "tables": ("", "Place | Killed | Injured\nHoms | 12 | 30\n\n", ""),
    "spaces": ("12", " ", "killed"),
    "lines": ("12", "\n", "killed"),
    "tabs": ("12", "\t", "killed"),
    "money": ("", "$1 killed ", ""),
    "percentages": ("", "1% killed ", ""),
    "marks up": ("", "<b>12 killed</b> ", ""),
    "addresses": ("12 killed ", "https://a.b/c ", ""),
    "one address": ("12 killed https://", "a/", ""),
    "no width": ("12", "\u200b", "killed"),
    "soft hyphens": ("12", "\u00ad", "killed"),
    "right to left": ("", "قتل 12 ", "killed"),
    "pictures": ("", "💥12 killed ", ""),
    "grouped digits": ("", "1,", ""),
    "scales": ("", "hundred thousand ", ""),
    "passives": ("", "were killed ", ""),
    "counted": ("", "5 people killed and ", ""),
    "parts of the counted": ("", "5 of the ", ""),
    "figures of an origin": ("", "The health ministry said 12 people were killed and 30 wounded. ", ""),
    "he said that": ("", "he said that ", ""),
    "named people": ("", "Amal Haddad and ", ""),
    "empty quotes": ("", "“”", ""),
    "dashes": ("", "— ", ""),
    "blank pages": ("", "\f\n\n\n\n", ""),
    "cells alone": ("", "9 | ", ""),
    "rows without a head": ("", "Amran | 9 | 4\n", ""),
    "bullets": ("", "- 9 dead\n", ""),
    "open emphasis": ("", "*9 ", ""),
    "emphasis": ("", "**9** dead ", ""),
    "breakdowns": ("9 died. ", "Of the 9, 4 men and 5 women ", ""),
    "numbered rows": ("", "1   Amran   9   4\n", ""),
    "stamps": ("", "10:40 9 dead\n", ""),
    "notes": ("12 killed ", "[sic] ", ""),
    "notes that open": ("12 killed ", "[name as ", ""),
    "asides": ("", "12 men (who fled) ", "were killed"),
    "asides between dashes": ("", "12 men -- who fled -- ", "were killed"),
    "lists with semicolons": ("", "Ali Hassan, a clerk; ", "and a guard were killed"),
    "surnames": ("Ali Hassan fled. ", "Rebels killed Hassan. ", ""),
    "owned murders": ("Ali Hassan fled. ", "Hassan's murder, ", ""),
    "those of others": ("12 murders, ", "that of a clerk, ", ""),
    "pronouns that are killed": ("A clerk fled, ", "and he was killed ", ""),
    "times before an object": ("They killed", ", at dusk,", " a clerk"),
    "clerks in brackets": ("The murder of ", "Ali Hassan (a clerk) and ", ""),
    "turned figures": ("", "\u202e5 killed ", ""),
}


def repeated(kind: str, length: int) -> str:
    """The text of a kind, of about the length asked for."""
    head, again, tail = REPEATED[kind]
    return head + again * (length // len(again)) + tail


@contextmanager
def at_most(limit: float) -> Iterator[None]:
    """End what takes longer, so that a slow text fails and does not hold up the others."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"not done after {limit} seconds")

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def seconds(text: str, limit: float = 10) -> float:
    """Processor time of one reading; the better of two, where it is so short that chance counts.

    What other tests have left in memory is kept from the collector, whose time would grow with it.
    """
    took = []
    gc.collect()
    gc.freeze()
    try:
        for _ in range(2):
            begun = time.process_time()
            with at_most(limit):
                tolltrace.find(text)
            took.append(time.process_time() - begun)
            if took[0] > 1:
                break
    finally:
        gc.unfreeze()
    return min(took)


def assert_linear(short: str, long: str) -> None:
    """Read a text and one of four times its length; more tries are for a machine that was busy."""
    for last in (False, False, True):
        allowed = 6 * max(seconds(short), 0.02)
        took = seconds(long, limit=4 * allowed)
        if took <= allowed or last:
            assert took <= allowed
            return


@pytest.mark.parametrize("kind", REPEATED)
def test_four_times_the_text_takes_about_four_times_the_time(kind: str) -> None:
    """Time grows with length and not with its square, in a text that is all of one kind."""
    tolltrace.find("12 people were killed in Homs on Sunday, police said.")
    length = 1_000
    while length < 16_000 and seconds(repeated(kind, length), limit=3) < 0.03:
        length *= 4
    assert_linear(repeated(kind, length), repeated(kind, 4 * length))


def test_a_long_report_takes_as_long_as_its_parts() -> None:
    """Time grows with the number of paragraphs, each with its own figure, place and speaker."""

    def report(paragraphs: int) -> str:
        return "".join(
            f"At least {n % 90 + 3} people were killed in village {n} on Sunday, "
            f"the mayor of Town{n} said.\n\n"
            for n in range(paragraphs)
        )

    assert_linear(report(500), report(2_000))


def test_a_line_of_two_megabytes_is_read() -> None:
    """The last figure of one long line is found, in less than a minute."""
    filler = "The museum shows 1,300 objects in six rooms, and the guide speaks of none of them. "
    text = filler * (2_000_000 // len(filler)) + "At least 12 people were killed."
    with at_most(60):
        assert [claim.number for claim in tolltrace.find(text)] == ["At least 12"]


def test_a_paragraph_without_an_end_is_read() -> None:
    """Two megabytes without a space or a full stop take less than a minute."""
    with at_most(60):
        assert not tolltrace.find("x1" * 1_000_000 + " killed")
