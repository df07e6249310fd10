"""The names of the register among the words that reports are read by."""

from __future__ import annotations

import pytest

from tolltrace.data.bodies import register
from tolltrace.find.lexicon import lexicon
from tolltrace.find.tokens import split
from tolltrace.model import Report
from tolltrace.pipeline import find_in


def victims(text: str) -> list[str]:
    """The class of each claim of a text."""
    return [claim.victims for claim in find_in(Report("r", text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine JNIM members were killed near Gao.", ["armed_group"]),
        ("Police killed two members of the Tritiya Prastuti Committee.", ["armed_group"]),
        ("Six Kachin Independence Army soldiers were killed at a bridge.", ["armed_group"]),
        ("Two members of the Lord's Resistance Army were killed.", ["armed_group"]),
        ("Three members of the Los Choneros gang were killed in a prison.", ["armed_group"]),
        ("Four FARDC members were killed in Rutshuru.", ["security_force"]),
        ("Two members of the CPI-Maoist central military commission were killed.", ["armed_group"]),
        ("Two members of a family from Orsa near the police station were killed.", ["unspecified"]),
    ],
)
def test_a_name_of_the_register_tells_the_class(text: str, expected: list[str]) -> None:
    """Members of a registered armed group bore arms, whatever their rank is called."""
    assert victims(text) == expected


@pytest.mark.parametrize(
    "text",
    ["They let four people die.", "The army said two people were killed in a red command post."],
)
def test_a_name_in_small_letters_is_none(text: str) -> None:
    """``let`` is no LeT, and words that a name is made of are no name."""
    assert "armed_group" not in victims(text)


def test_every_armed_group_is_in_the_lexicon() -> None:
    """One register serves: no strong name of an armed group has to be written down twice."""
    english = lexicon("en")
    for body in register().bodies:
        if body.kind == "armed_group":
            for name in (body.name, *body.names):
                words = split(name)
                assert words[0] in (english.single if len(words) == 1 else english.phrases), name
