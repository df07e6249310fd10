"""One attribution in a sentence: the words that make it, the speaker, and over what it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tolltrace.find.cue_words import CueWords
from tolltrace.find.speakers import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.model import Stance

Reach = Literal["right", "left", "both", "near", "all", "back"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One attribution in a sentence, in tokens.

    ``first`` to ``last`` are the words that make it, ``speaker`` those that name the speaker (``None`` where
    the official side of the place is meant, or nobody). ``reach`` says which words it covers: those behind
    it, those before it, both, the figure next to it, the whole sentence, or the sentence before (``back``).
    ``via`` are relays named in it.
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


def head_of(s: Sentence, who: Phrase) -> Phrase:
    """A phrase without its prepositional parts; ``three of the wounded`` has the head ``three``."""
    for i in range(who[0] + 1, who[1]):
        if s.cls[i] in "oiy":
            return who[0], i
    return who


def is_own(s: Sentence, who: Phrase, words: CueWords) -> bool:
    """True for the report's own voice: ``we``, ``our reporter``, ``reports``."""
    last = head_of(s, who)[1] - 1
    return s.low[who[0]] in words.own or (s.low[last] in words.nobody and "'" not in s.cls[who[0] : last])


def opens_clause(s: Sentence, i: int) -> bool:
    """``… and, according to X, 30 were taken``: the cue belongs to what follows."""
    return (i >= 2 and s.cls[i - 1] == "," and s.cls[i - 2] == "&") or (i >= 1 and s.cls[i - 1] in "&c;:")
