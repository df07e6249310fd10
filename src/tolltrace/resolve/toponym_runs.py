"""A text as words, and the runs of capitalised words in it: where a name of anything can stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tolltrace.data.placenames import fold_part

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`‘][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ`]s$", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?:;\n\"“”•|]|^$")
_LINE = re.compile(r"[^\n]+")
_SHORT = 4
_SHOUTED_WORDS = 5


@dataclass(frozen=True, slots=True)
class Token:
    """One word, without its possessive: ``text[start:end]``. ``gap`` is what stands before it."""

    text: str
    start: int
    end: int
    fold: str
    gap: str
    opens: bool
    capital: bool
    shouted: bool

    @property
    def upper(self) -> bool:
        """All its letters are capitals."""
        return self.text.isupper()


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a text; ``runs[i]`` is the run (first, end) of capitalised words that word ``i`` is in."""

    tokens: tuple[Token, ...]
    runs: tuple[tuple[int, int], ...]
    tail: str

    def gap(self, i: int) -> str:
        """What stands before word ``i``; behind the last word where ``i`` is their number."""
        return self.tokens[i].gap if i < len(self.tokens) else self.tail


def read_words(text: str) -> Words:
    """Take a text apart. A line in capitals alone is *shouted*: in it, capitals tell nothing."""
    shouted = _shouted_lines(text)
    tokens: list[Token] = []
    at = line = 0
    for m in _WORD.finditer(text):
        raw, start = m.group(), m.start()
        own = _POSSESSIVE.sub("", raw)
        gap = text[at:start]
        while line < len(shouted) and shouted[line][1] <= start:
            line += 1
        loud = line < len(shouted) and shouted[line][0] <= start
        opens = not tokens or (_ENDS_SENTENCE.search(gap) is not None and not _is_short(tokens[-1], gap))
        tokens.append(Token(own, start, start + len(own), fold_part(own), gap, opens, own[0].isupper(), loud))
        at = start + len(own)
    return Words(tuple(tokens), tuple(_runs(tokens)), text[at : at + 40])


def _shouted_lines(text: str) -> list[tuple[int, int]]:
    found = []
    for m in _LINE.finditer(text):
        words = [w for w in m.group().split() if w[0].isalpha()]
        loud = sum(w.isupper() for w in words)
        if len(words) >= _SHOUTED_WORDS and loud * 10 >= len(words) * 8:
            found.append((m.start(), m.end()))
    return found


def _is_short(before: Token, gap: str) -> bool:
    """The full stop belongs to an initial or a short form, such as ``St.`` or ``Gov.``."""
    return gap.strip(" ") == "." and len(before.text) <= _SHORT and before.capital


def joined_to_noun(after: Token, nouns: frozenset[str]) -> bool:
    """A noun of land or water that is part of the name before it: ``Gaza strip``, ``Syria's coast``."""
    return after.fold in nouns and after.gap in {" ", "'s ", "’s "}


def joined(before: Token, after: Token) -> bool:
    """Two words that can be of one name."""
    return after.gap in {" ", "-", "‐", "‑", "\u00a0"} or (
        after.gap in {".", ". "} and len(before.text) <= 2 and before.capital
    )


def _runs(tokens: list[Token]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    first = 0
    for i, token in enumerate(tokens):
        if i and not (token.capital and tokens[i - 1].capital and joined(tokens[i - 1], token)):
            out.extend([(first, i)] * (i - first))
            first = i
    out.extend([(first, len(tokens))] * (len(tokens) - first))
    return out
