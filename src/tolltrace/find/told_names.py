"""Surnames by which a text goes on to speak of persons named in full: ``Ana Gil``, then ``Gil``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tolltrace.find.phrase import words
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

# A surname where only a person can stand: "kidnapped Gil", "the murder of Gil", "Gil's killers".
SURNAME = re.compile(
    r"(?:(?<=[KG])|(?<=[EGkA]o)|(?<=[EGkA]otx))X(?=[,.;:&iycWu)]|r?$)|(?:(?<=[,;:.&ioyctD])|^)X(?='[qx]?[Ek])"
)
_WORDS = re.compile(r"[^\W\d_][^\W_]*(?:[-'’][^\W\d_]+)*|[^\w\s]")


def surnames(text: str, language: Language) -> Mapping[str, int]:
    """Where each word first ends a name of two or more: words in small letters, to offsets in the text.

    A word that also stands behind a preposition of place may be a place's name, and is none of them.
    """
    out: dict[str, int] = {}
    places: set[str] = set()
    locative = words(language.code, "words", "preposition")
    before, name, place = "", False, False
    for m in _WORDS.finditer(text):
        low = m[0].lower()
        is_name = m[0][0].isupper() and len(low) > 2 and low not in language.single
        place = is_name and (place if name else before in locative)
        if place:
            places.add(low)
        elif is_name and name:
            out.setdefault(low, m.start())
        before, name = low, is_name
    return {word: at for word, at in out.items() if word not in places}


def told_alone(s: Sentence, known: Mapping[str, int]) -> frozenset[int]:
    """The tokens of a sentence that are surnames alone, of persons named in full before it."""
    return frozenset(
        m.start() for m in SURNAME.finditer(s.cls) if known.get(s.low[m.start()], s.start) < s.start
    )
