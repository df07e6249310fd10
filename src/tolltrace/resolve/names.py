"""Names taken apart and compared: words, folding, likeness.

Two spellings of one name fold to nearly the same letters; two names of one shape (north and south, third
and seventh division, two acronyms) must never be taken for each other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from tolltrace.data.bodies import register

_WORD = re.compile(r"(?<!\w)(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?|[^\W_]+(?:['’ʼ`][^\W_]+)*|&")
_POSSESSIVE = re.compile(r"['’ʼ`]s$", re.IGNORECASE)
_APOSTROPHES = frozenset("'’ʼ`")
_NOT_COMPARED = re.compile(r"[^a-z0-9&]")
# Spelling variants of one Arabic or Slavic name score 88 and more, different names of five letters up to 80.
_ALIKE = 86
_SHORT = 5


class Word(NamedTuple):
    """One word of a text: ``text[start:end]``, how it is compared (empty: not at all), what precedes it."""

    text: str
    start: int
    end: int
    fold: str
    gap: str
    capital: bool

    @property
    def shouted(self) -> bool:
        return self.text.replace(".", "").isupper()

    @property
    def possessive(self) -> bool:
        return self.text[-1] in "sS" and self.text[-2:-1] in _APOSTROPHES


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """How one word is compared: plain small letters, one spelling, no possessive; empty if not at all."""
    if word.isascii() and word.isalnum():
        plain = word.lower()
    else:
        bare = _POSSESSIVE.sub("", word)
        plain = _NOT_COMPARED.sub("", (bare if bare.isascii() else anyascii(bare)).lower())
    book = register()
    return "" if plain in book.drop else book.same.get(plain, plain)


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, in order, with their offsets in code points."""
    out: list[Word] = []
    at = 0
    for m in _WORD.finditer(text):
        word, (start, end) = m[0], m.span()
        out.append(Word(word, start, end, fold_word(word), text[at:start], word[0].isupper()))
        at = end
    return tuple(out)


@lru_cache(maxsize=65536)
def fold(name: str) -> tuple[str, ...]:
    """The words by which a name is compared, in order."""
    return tuple(w.fold for w in words(name) if w.fold)


def is_acronym(name: str) -> bool:
    """True for one word of two to ten letters written in capitals, with at most a few small ones inside."""
    bare = name.strip().replace(".", "")
    big = sum(c.isupper() for c in bare)
    return bare.isalnum() and 2 <= len(bare) <= 10 and big >= 2 and big * 2 > len(bare)


def alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True if two folded names are spellings of one name, word for word or with the words run together.

    Short words and numbers must be equal, and every word must begin with the same letter.
    """
    if a == b:
        return True
    if len(a) == len(b):
        return all(_word_alike(x, y) for x, y in zip(a, b, strict=True)) and bool(a)
    x, y = "".join(a), "".join(b)
    return abs(len(a) - len(b)) <= 2 and (x == y or _word_alike(x, y, 94)) and len(x) > 2 * _SHORT


def _word_alike(x: str, y: str, least: int = _ALIKE) -> bool:
    if x == y:
        return True
    if min(len(x), len(y)) < _SHORT or x[0] != y[0] or x.isdigit() or y.isdigit():
        return False
    # Loaded where two names are nearly one, since most texts have none of the kind.
    from rapidfuzz import fuzz

    return fuzz.ratio(x, y) >= least


def block(name: tuple[str, ...]) -> str:
    """A key that spellings of one name nearly always share: its consonants, each run of one told once.

    Names are compared only within a block, so that ten thousand names take no hundred million looks.
    """
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyh]", "", "".join(name)))
