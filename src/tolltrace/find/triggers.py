"""The cheap look first: can this stretch of text hold a claim at all?

A text without one word that speaks of harm is thrown out before it is cleaned, a sentence without such a word
and without a number before it is split into words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from tolltrace.find.split_verbs import splits
from tolltrace.langs import Entry, Language

_HARM = frozenset("KGkIjJAELlC")
_NUMBER = frozenset("nsgNFbz")
_FUNCTION = frozenset("oyiwuhvV!>WcrReatdDOm&n")
# Characters that cleaning takes out of words or makes plain, and so would hide a word from a plain search.
_HIDES = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u2010\u2011\u202a-\u202e\u2060-\u2069\ufb00-\ufb06\ufeff\ufff9-\ufffb]"
)
# All bytes but those of small letters and digits, which stand for the borders of words.
_SPACED = bytes(c if chr(c).isdigit() or "a" <= chr(c) <= "z" else 0x20 for c in range(0x80)) + b" " * 0x80

Trie = dict[str, "Trie"]


def worth_reading(text: str, language: Language) -> bool:
    """Whether a text may hold a claim. ``True`` is cheap to be wrong about, ``False`` never is."""
    if "-\n" in text or "-\r\n" in text or (not text.isascii() and _HIDES.search(text) is not None):
        return True
    spaced = b" " + _spaced(text) + b" "
    harms = _harms(language)
    for word in harms.keys() & spaced.split(b" "):
        phrases = harms[word]
        if phrases is None or phrases.search(spaced) is not None:
            return True
    return False


def _spaced(text: str) -> bytes:
    return text.lower().encode("utf-8", "replace").translate(_SPACED)


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
def _harms(language: Language) -> dict[bytes, re.Pattern[bytes] | None]:
    """The words to look for: those of harm by themselves, and one of each phrase with its phrases."""
    found = {e.words for e in _entries(language) if _speaks_of_harm(e)}
    # "Medics rushed 12 pupils to the hospital": the way there harms, whatever the verb is.
    wards = language.words("harms", "injured", "wards") | language.words("tolls", "brief", "care")
    found |= {tuple(ward.split()) for ward in wards}
    found |= {tail for tail, _, _ in splits(language.code)}
    words = {tuple(_spaced(" ".join(w)).split()) for w in found}
    # A word in other letters is empty here, as is what stands before each text: all are worth reading then.
    alone = {b"".join(w) for w in words if len(w) < 2}
    phrases: dict[bytes, list[bytes]] = {}
    for phrase in sorted(words):
        if len(phrase) > 1 and alone.isdisjoint(phrase):
            content = [w for w in phrase if not _is_function(w.decode(), language)]
            key = max(content or phrase, key=len)
            phrases.setdefault(key, []).append(b" +".join(phrase))
    patterns = {key: re.compile(b" (?:" + b"|".join(several) + b") ") for key, several in phrases.items()}
    return {**dict.fromkeys(alone), **patterns}


def _speaks_of_harm(entry: Entry) -> bool:
    # A verb that takes lives harms only where lives are named, which are looked for themselves.
    return (
        (entry.cls in _HARM and entry.cls != "l")
        or (entry.cls == "T" and (entry.harm is not None or "open" in entry.tags))
        or (entry.cls == "f" and entry.harm is not None)
    )


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
    content = [w for w in entry.words if not _is_function(w, language)]
    return max(content or entry.words, key=lambda w: (len(w), w))


def _is_function(word: str, language: Language) -> bool:
    entry = language.single.get(word)
    return entry is not None and entry.cls in _FUNCTION


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
