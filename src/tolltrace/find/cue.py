"""One attribution in a sentence: whose words, and over which figures they reach."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tolltrace.find.noun_phrase import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.model import Stance

# What is said goes on behind a semicolon; a count that is named there does not.
SPOKEN = frozenset(
    ["say verb", "doubt verb", "label", "according to", "participle", "goes on speaking", "inverted"]
)
Reach = Literal["right", "left", "both", "near", "all", "back"]


class Cue(NamedTuple):
    """One attribution in a sentence, in tokens.

    ``first`` to ``last`` are the words that make it, ``speaker`` those that name the speaker (``None`` where
    the official side of the place is meant). ``reach`` says what it covers: the words behind it, those before
    it, both, the figure next to it, the whole sentence, or the sentence before. ``via`` are relays in it.
    ``own`` is the report's own voice, ``citing`` a cue whose speaker is handed on by another one.
    """

    first: int
    last: int
    speaker: Phrase | None
    reach: Reach
    rule: str
    stance: Stance | None = None
    via: tuple[Phrase, ...] = ()
    own: bool = False
    citing: bool = False


def ends_at(s: Sentence, at: int) -> bool:
    """True if nothing but closing marks stands from a token on."""
    return all(c in '.")' for c in s.cls[at:])


def opens_clause(s: Sentence, i: int) -> bool:
    """``… and, according to X, 30 were taken``: a cue here belongs to what follows."""
    return i == 0 or s.cls[i - 1] in "&c;:" or (i >= 2 and s.cls[i - 1] == "," and s.cls[i - 2] in "&c;")


def other_clause(s: Sentence, first: int, last: int) -> bool:
    """``it has cut its toll; four rescuers died``: behind the semicolon stands a clause of its own."""
    at = s.cls.rfind(";", first, last)
    return at >= 0 and any(c in "fIk" for c in s.cls[last : last + 24].partition(";")[0])
