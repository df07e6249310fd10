"""The cheap look first: can this stretch of text hold a claim at all?

A text without one word that speaks of harm is thrown out before it is cleaned, a sentence without such a word
and without a number before it is split into words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from ahocorasick_rs import BytesAhoCorasick

from tolltrace.find.split_verbs import splits
from tolltrace.langs import Entry, Language

_HARM = frozenset("KGkIjJAELlC")
_NUMBER = frozenset("nsgNFbz")
_FUNCTION = frozenset("oyiwuhvV!>WcrReatdDOm&n")
# Characters that cleaning takes out of words or makes plain, and so would hide a word from a plain search.
_HIDES = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u2010\u2011\u202a-\u202e\u2060-\u2069\ufb00-\ufb06\ufeff\ufff9-\ufffb]"
)
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
# Each character as one byte: small letters and digits stay, white space that can be more than one character
# wide is told apart, and all else is a border of words.
_SPACED = bytes(
    c if chr(c).isdigit() or "a" <= chr(c) <= "z" else 0 if chr(c).isspace() and c != 0x20 else 0x20
    for c in range(0x100)
)


def worth_reading(text: str, language: Language) -> bool:
    """Whether a text may hold a claim. ``True`` is cheap to be wrong about, ``False`` never is."""
    plain = text.isascii()
    if not plain and _HIDES.search(text) is not None:
        return True
    spaced = b" %b " % _spaced(text)
    if not plain or b"\0" in spaced or "  " in text:
        if "-\n" in text or "-\r\n" in text:
            return True
        spaced = b" %b " % b" ".join(spaced.replace(b"\0", b" ").split())
    harms = _harms(language)
    return harms is None or bool(harms.find_matches_as_indexes(spaced))


def _spaced(text: str) -> bytes:
    return text.lower().encode("latin-1", "replace").translate(_SPACED)


def live(text: str, bounds: Sequence[tuple[int, int]], language: Language) -> list[bool]:
    """For each stretch of a text whether it has a word of harm or a number; all of them in one look."""
    spaced = b" " + _spaced(text).replace(b"\0", b" ")
    if len(spaced) != len(text) + 1:
        return [True] * len(bounds)
    # The last letter of each word found, since all of them stand in the order of the text.
    hits = [end - 2 for _, _, end in _stems(language).find_matches_as_indexes(spaced)]
    if not text.isascii():
        hits = sorted(hits + [m.start() for m in _OTHER_DIGIT.finditer(text)])
    return [bisect_left(hits, start) < bisect_left(hits, end) for start, end in bounds]


@cache
def _harms(language: Language) -> BytesAhoCorasick | None:
    """Finds all words and phrases of harm; ``None`` where one of them is in letters that are not kept."""
    found = {e.words for e in _entries(language) if _speaks_of_harm(e)}
    # "Medics rushed 12 pupils to the hospital": the way there harms, whatever the verb is.
    wards = language.words("harms", "injured", "wards") | language.words("tolls", "brief", "care")
    found |= {tuple(ward.split()) for ward in wards}
    found |= {tail for tail, _, _ in splits(language.code)}
    words = {tuple(_spaced(" ".join(w)).split()) for w in found}
    alone = {w for w in words if len(w) == 1}
    if () in words:
        return None
    longer = (w for w in words if len(w) > 1 and alone.isdisjoint((part,) for part in w))
    return BytesAhoCorasick([b" %b " % b" ".join(w) for w in sorted([*alone, *longer])])


def _speaks_of_harm(entry: Entry) -> bool:
    # A verb that takes lives harms only where lives are named, which are looked for themselves.
    return (
        (entry.cls in _HARM and entry.cls != "l")
        or (entry.cls == "T" and (entry.harm is not None or "open" in entry.tags))
        or (entry.cls == "f" and entry.harm is not None)
    )


@cache
def _stems(language: Language) -> BytesAhoCorasick:
    """Finds what begins as a word of harm or a number does, and plain digits wherever they stand."""
    words = {_key(e, language) for e in _entries(language) if e.cls in _HARM or e.cls in _NUMBER}
    words |= {e.words[0] for e in language.single.values() if e.cls == "T" and (e.harm or "open" in e.tags)}
    stems = {b" " + b" ".join(_spaced(word).split()) for word in words}
    return BytesAhoCorasick([*sorted(stems), *(b"%d" % n for n in range(10))])


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
