"""How names of places are compared: plain small letters, one spelling of Saint, Fort and Mount."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_PARTS = re.compile(r"[a-z0-9]+")
_BORDERS = re.compile(r"[\s\-‐‑–/(),.]+")
_SHORT_FORMS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez", "er", "es", "ed"})


@lru_cache(maxsize=65536)
def fold_part(word: str) -> str:
    """One word without accents, apostrophes and full stops, in small letters."""
    plain = word if word.isascii() else anyascii(word)
    return "".join(_PARTS.findall(plain.lower()))


def join_key(parts: tuple[str, ...] | list[str]) -> str:
    """The key of folded words in a row: empty ones are left out, ``st`` before another word is ``saint``."""
    kept = [part for part in parts if part]
    if len(kept) > 1 and kept[0] in _SHORT_FORMS:
        kept[0] = _SHORT_FORMS[kept[0]]
    return " ".join(kept)


def place_key(name: str) -> str:
    """The key under which a name of a place is filed: ``Saint-Denis`` and ``St. Denis`` have the same."""
    return join_key([fold_part(part) for part in _BORDERS.split(name)])


def without_article(key: str) -> str:
    """The key without an Arabic article before its words; the key itself where nothing would be left."""
    return " ".join(part for part in key.split() if part not in _ARTICLES) or key
