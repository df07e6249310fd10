"""What holds for every text, on the whole path from a text to its claims."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

import tolltrace
from tolltrace.model import Claim

WORDS = """
    0 1 2 5 12 34 117 1,383 1.5 2024 11th seven twelve twenty-three hundred thousand dozens hundreds dozen
    at least more than about nearly up to as many as between and or of the a an no none both two three
    people persons civilians soldiers gunmen children women officers villagers police army militants
    was were been be had has killed wounded injured dead died missing abducted arrested displaced massacre
    toll rose fell from to including among them others other another more bodies body house houses
    said says told reported according ministry health Observatory hospital spokesman Reuters AFP he she who
    not denied rejected allegedly reportedly may feared unverified on in at near by since Sunday March Homs
"""
MARKS = [
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    ", ",
    ". ",
    ".\n",
    "\n\n",
    ": ",
    "; ",
    " | ",
    "\n- ",
    " (",
    ") ",
    "“",
    "”",
    "—",
]
ODD = [
    "\u200b",
    "\u202e",
    "\u00ad",
    "\ufeff",
    "\x00",
    "\u0660",
    "قتل",
    "İ",
    "ß",
    "½",
    "²",
    "\U0001f480",
    "\t",
]

WORDED = st.lists(
    st.tuples(
        st.sampled_from(WORDS.split()), st.one_of(st.sampled_from(MARKS), st.sampled_from(MARKS + ODD))
    ),
    max_size=60,
).map(lambda pairs: "".join(word + mark for word, mark in pairs))
TEXTS = st.one_of(WORDED, WORDED, st.text(max_size=200))

# Reports of two pages must not share a passage: what stands twice in a report is read once.
FIRST = [
    "At least 12 people were killed in the market of Homs on Sunday, the health ministry said.",
    "Gunmen shot dead a farmer and his two sons near the bridge.",
    "Seven of them were children, and 30 more were wounded.",
    "The toll rose to 34 from 32, including five soldiers.",
    "No one was hurt in the second strike.",
    "- 3 officers dead",
    "Town | Dead | Hurt\nAmran | 9 | 4\nDarkush | 2 | 0",
    "The council meets again in autumn.",
]
SECOND = [
    "Officials in Port Lando counted 48 bodies after the flood.",
    "Dozens are still missing, a hospital director told reporters.",
    "Between 20 and 30 villagers had been abducted by raiders.",
    "Of the 61 who drowned, 17 were pupils.",
    "Police arrested eleven suspects and freed four hostages.",
    "10:40 Nearly 900 residents fled their homes.",
    "- two nurses injured",
    "Prices of grain went up by a tenth.",
]


def pages(sentences: list[str]) -> st.SearchStrategy[str]:
    """Some of the sentences, as lines or paragraphs."""
    return st.lists(st.sampled_from(sentences), min_size=1, max_size=5, unique=True).flatmap(
        lambda lines: st.sampled_from(["\n", "\n\n", " "]).map(lambda gap: gap.join(lines))
    )


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_every_text_gives_claims_that_hold(text: str) -> None:
    """No text crashes it; a span lies inside the text and equals the number; bounds are in order."""
    claims = tolltrace.find(text)
    ids = [claim.id for claim in claims]
    assert len(set(ids)) == len(ids)
    for claim in claims:
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        assert text[claim.span.start : claim.span.end] == claim.number
        assert claim.number in claim.quote
        low, high = claim.quantity.low, claim.quantity.high
        assert (low, high) != (None, None)
        assert min(n for n in (low, high) if n is not None) >= 0
        assert low is None or high is None or low <= high
        assert claim.part_of is None or (claim.part_of in ids and claim.part_of != claim.id)
        for evidence in claim.evidence:
            assert 0 <= evidence.span.start <= evidence.span.end <= len(text)


def test_half_a_surrogate_pair_is_a_character_like_others() -> None:
    """JSON can bring a code point that no encoding has; the claims beside it are found all the same."""
    (claim,) = tolltrace.find("\ud800 At least 12 people were killed in Homs, the ministry said.")
    assert (claim.span.start, claim.number) == (2, "At least 12")


@given(pages(FIRST), pages(SECOND), st.sampled_from(["\n\n\n\f\n\n\n", "\n\n\n\n\n\f\n\n\n\n\n"]))
@settings(deadline=None)
def test_pages_are_found_each_on_its_own(first: str, second: str, between: str) -> None:
    """Two texts with a blank page between them give what each gives alone."""
    joined = first + between + second
    behind = len(first) + len(between)
    expected = [unnumbered(claim, 0) for claim in tolltrace.find(first)]
    expected += [unnumbered(claim, behind) for claim in tolltrace.find(second)]
    assert [unnumbered(claim, 0) for claim in tolltrace.find(joined)] == expected


def unnumbered(claim: Claim, shift: int) -> tuple[int, int, bool, Claim]:
    """A claim at its place in the joined text; ids count through a text, so of a part only its being one."""
    bare = replace(claim, id="", part_of=None, span=replace(claim.span, start=0, end=0), evidence=())
    return (claim.span.start + shift, claim.span.end + shift, claim.part_of is not None, bare)
