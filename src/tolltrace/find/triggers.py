"""The cheap look first: can this stretch of text hold a claim at all?

A text without one word that speaks of harm is thrown out before it is cleaned, a sentence without such a word
and without a number before it is split into words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from tolltrace.langs import Entry, Language

_HARM = frozenset("KGkIjJAELlC")
_NUMBER = frozenset("nsgNFbz")
_FUNCTION = frozenset("oyiwuhvV!>WcrReatdDOm&n")
# Characters that cleaning takes out of words, or that would hide a word from a plain search.
_HIDES = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|-\r?\n")
_WHITE = re.compile(r"\s+")

Trie = dict[str, "Trie"]


def worth_reading(text: str, language: Language) -> bool:
    """Whether a text may hold a claim. ``True`` is cheap to be wrong about, ``False`` never is."""
    return _harm_bytes(language).search(text.lower().encode()) is not None or _HIDES.search(text) is not None


def live(text: str, bounds: Sequence[tuple[int, int]], language: Language) -> list[bool]:
    """For each stretch of a text whether it has a word of harm or a number; all of them in one look."""
    low = text.lower()
    if len(low) != len(text):
        return [True] * len(bounds)
    hits = sorted(
        {m.start() for pattern in (harm_words(language), numbers(language)) for m in pattern.finditer(low)}
    )
    return [bisect_left(hits, start) < bisect_left(hits, end) for start, end in bounds]


@cache
def _harm_bytes(language: Language) -> re.Pattern[bytes]:
    """The same on UTF-8, where a search is faster and no place is asked for."""
    return re.compile(harm_words(language).pattern.encode())


@cache
def harm_words(language: Language) -> re.Pattern[str]:
    """Any word of harm of the pack, on text in lower case."""
    words = {_key(e, language) for e in _entries(language) if e.cls in _HARM}
    words |= {e.words[0] for e in language.single.values() if e.cls == "T" and (e.harm or "open" in e.tags)}
    return re.compile(rf"\b{_pattern(words)}")


@cache
def numbers(language: Language) -> re.Pattern[str]:
    """Any number of the pack, or a digit, on text in lower case."""
    words = {_key(e, language) for e in _entries(language) if e.cls in _NUMBER}
    return re.compile(rf"\d|\b{_pattern(words)}")


def _entries(language: Language) -> list[Entry]:
    return [*language.single.values(), *(e for found in language.phrases.values() for e in found)]


def _key(entry: Entry, language: Language) -> str:
    """The one word of a phrase that is looked for: one that is of harm by itself, or else its longest."""
    for word in entry.words:
        known = language.single.get(word)
        if known is not None and known.cls in _HARM:
            return word
    content = [w for w in entry.words if (e := language.single.get(w)) is None or e.cls not in _FUNCTION]
    return max(content or entry.words, key=lambda w: (len(w), w))


def _pattern(words: set[str]) -> str:
    """A pattern of many words that looks at each character once: the words as a tree of their letters."""
    tree: Trie = {}
    for word in sorted(words):
        node = tree
        for letter in word:
            if "" in node:
                break  # A shorter word of the list begins this one: its stem is enough.
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: Trie) -> str:
    if "" in node:
        return ""
    parts = [re.escape(letter) + _branch(child) for letter, child in sorted(node.items())]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
