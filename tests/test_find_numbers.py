"""Quantities of a sentence: which words are one, what they are bound by, and which count something else."""

from __future__ import annotations

import pytest

import tolltrace
from tolltrace.find.numbers import digits, find_numbers
from tolltrace.find.tokens import read_sentence
from tolltrace.langs import language

ENGLISH = language("en")


def quantities(text: str) -> list[tuple[str, int | None, int | None, str]]:
    """The quantities of a sentence: the words, the bounds, the modifier."""
    s = read_sentence(text, 0, len(text), 0, ENGLISH)
    return [
        (text[s.starts[n.first] : s.ends[n.last - 1]], n.quantity.low, n.quantity.high, n.quantity.modifier)
        for n in find_numbers(s, ENGLISH)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 miners died", ("12", 12, 12, "exact")),
        ("about 745 miners died", ("about 745", 745, 745, "about")),
        ("at least 200 miners died", ("at least 200", 200, None, "at_least")),
        ("more than 1,000 miners died", ("more than 1,000", 1001, None, "more_than")),
        ("nearly 150 miners died", ("nearly 150", None, 150, "nearly")),
        ("up to 30 miners died", ("up to 30", None, 30, "up_to")),
        ("20 to 30 miners died", ("20 to 30", 20, 30, "range")),
        ("between 20 and 30 miners died", ("between 20 and 30", 20, 30, "range")),
        ("dozens of miners died", ("dozens of", 24, 99, "vague")),
        ("a dozen miners died", ("a dozen", 12, 12, "exact")),
        ("200+ miners died", ("200+", 200, None, "at_least")),
        ("thirty-four miners died", ("thirty-four", 34, 34, "exact")),
        ("one hundred and five miners died", ("one hundred and five", 105, 105, "exact")),
        ("1.2 million people fled", ("1.2 million", 1_200_000, 1_200_000, "exact")),
        ("both miners died", ("both", 2, 2, "exact")),
        ("no miners died", ("no", 0, 0, "exact")),
        ("seventeen (17) miners died", ("seventeen (17)", 17, 17, "exact")),
    ],
)
def test_a_quantity_has_the_bounds_of_the_labelling_guide(
    text: str, expected: tuple[str, int | None, int | None, str]
) -> None:
    """The words with their qualifier give low, high and modifier as the guide has them."""
    assert quantities(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose by 12 percent.",
        "The fund paid $300 to each.",
        "They met at 10:30 in the hall.",
        "It was signed on 5 June.",
        "The law of 1998 still holds.",
        "A 12-member board sat there.",
        "Call 5550123456789 today.",
    ],
)
def test_what_counts_no_people_is_no_quantity(text: str) -> None:
    """Shares, money, hours, dates, years and long strings of digits are left out."""
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("7", 7), ("1,225", 1225), ("1,00,000", 100_000), ("48.450", 48_450), ("10 000", 10_000),
        ("4,000+", 4000), ("10k", 10_000), ("1.5k", 1500), ("1.5", None), ("10:21", None), ("1,2", None),
        ("7" * 13, None),
    ],
)  # fmt: skip
def test_digits_are_a_whole_count_or_nothing(word: str, value: int | None) -> None:
    """Separators count only between groups; a decimal, an hour, and what is too long have no value."""
    assert digits(word) == value


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Some 3 800 people were killed.", ["Some 3 800"]),
        ("More than 1 204 350 people fled.", ["More than 1 204 350"]),
        ("Killed: 3 812 (1 050 of them women).", ["3 812", "1 050"]),
        ("On May 12 300 people were killed at the ford.", ["300"]),
        ("On 12 May 2019 300 people were killed.", ["300"]),
        ("At 14:30 200 people were hurt.", ["200"]),
    ],
)
def test_groups_of_three_digits_are_one_number(text: str, numbers: list[str]) -> None:
    """Thousands may be parted by a space; behind a month, a year or an hour another number begins."""
    assert [c.number for c in tolltrace.find(text)] == numbers
