"""How names of places are compared: plain small letters, one spelling of Saint, Fort and Mount."""

from __future__ import annotations

import re
import string
from functools import lru_cache

from anyascii import anyascii

_DROPPED = {c: None for c in range(128) if chr(c) not in string.ascii_letters + string.digits}
_WITHIN_WORD = str.maketrans(_DROPPED)
_BORDERS = " \t\n\r-/(),."
_BETWEEN = str.maketrans(_DROPPED | dict.fromkeys(map(ord, _BORDERS), " "))
_DASHES = re.compile(r"[‐‑–—]")
_SHORT_FORMS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_ARTICLES = frozenset(["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez", "er", "es", "ed"])


@lru_cache(maxsize=65536)
def fold_part(word: str) -> str:
    """One word without accents, apostrophes and full stops, in small letters."""
    plain = word if word.isascii() else anyascii(word)
    return plain.lower().translate(_WITHIN_WORD)


def join_key(parts: list[str]) -> str:
    """The key of folded words in a row: empty ones are left out, ``st`` before another word is ``saint``."""
    kept = [part for part in parts if part]
    if len(kept) > 1 and kept[0] in _SHORT_FORMS:
        kept[0] = _SHORT_FORMS[kept[0]]
    return " ".join(kept)


def place_key(name: str) -> str:
    """The key under which a name of a place is filed: ``Saint-Denis`` and ``St. Denis`` have the same."""
    plain = name if name.isascii() else anyascii(_DASHES.sub("-", name))
    return join_key(plain.lower().translate(_BETWEEN).split())


def is_article(folded: str) -> bool:
    """An Arabic article, which is no name by itself."""
    return folded in _ARTICLES


def without_article(key: str) -> str:
    """The key without an Arabic article before its words; the key itself where nothing would be left."""
    return " ".join(part for part in key.split() if part not in _ARTICLES) or key
