"""The cheap look first: can this stretch of text hold a claim at all?

A text without one word that speaks of harm is thrown out before it is cleaned, a sentence without such a word
and without a number before it is split into words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from tolltrace.find.letters import spaced
from tolltrace.find.plain import hurting
from tolltrace.find.split_verbs import splits
from tolltrace.find.weak_words import is_weak, tells_of_people
from tolltrace.langs import Entry, Language

_HARM = frozenset("KGkIjJAELlC")
_NUMBER = frozenset("nsgNFbz")
_FUNCTION = frozenset("oyiwuhvV!>WcrReatdDOm&n")
# Characters that cleaning takes out of words or makes plain, and so would hide a word from a plain search.
_HIDES = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u2010\u2011\u202a-\u202e\u2060-\u2069\ufb00-\ufb06\ufeff\ufff9-\ufffb]"
)
# What cleaning may join.
_SPLIT_WORD = re.compile(r"[a-z]-[ \t\r]*\n[ \t]*[a-z]")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")


class _Harms(NamedTuple):
    """Finds all words and phrases of harm. The first ``sure`` of its patterns harm by themselves, those up to
    ``whole`` with people only; the others say where a phrase may go on behind more than one white space."""

    patterns: BytesAhoCorasick
    sure: int
    whole: int


def worth_reading(text: str, language: Language, *, own_toll: bool = False) -> bool:
    """Whether a text may hold a claim, or with ``own_toll`` tell of anybody whom its own toll counts.

    ``True`` is cheap to be wrong about, ``False`` never is.
    """
    harms = _of_tolls(language) if own_toll else _of_claims(language)
    if harms is None:
        return True
    seen = b" %b " % spaced(text)
    # One match can hide another that begins with its last border: those are told, too.
    found = harms.patterns.find_matches_as_indexes(seen, True)
    for number, _, _ in found:
        if number < harms.sure:
            return True
    if "-" in text and ("-\n" in text or "-\r\n" in text) and _SPLIT_WORD.search(text) is not None:
        return True
    plain = text.isascii() and 0 not in seen
    if plain and not found:
        return False
    weak = [(first, last) for number, first, last in found if number < harms.whole]
    # Of plain text each character is a byte, so that it can tell white space from a stop behind a word.
    parted = not plain or any(n >= harms.whole and text[z - 3 : z - 1].isspace() for n, _, z in found)
    if not (weak or parted):
        return False
    if not plain and _HIDES.search(text) is not None:
        return True
    if parted:
        joined = b" %b " % b" ".join(seen.replace(b"\0", b" ").split())
        again = harms.patterns.find_matches_as_indexes(joined, True)
        # Where a word stands is not known of what is found only once the white space is joined.
        if sum(n < harms.whole for n, _, _ in again) > len(weak):
            return True
        if len(seen) != len(text) + 2:
            return bool(again)
    seen = seen.replace(b"\0", b" ")
    return any(tells_of_people(text, seen, first, last, language) for first, last in weak)


def live(text: str, bounds: Sequence[tuple[int, int]], language: Language) -> list[bool]:
    """For each stretch of a text whether it has a word of harm or a number; all of them in one look."""
    seen = b" " + spaced(text).replace(b"\0", b" ")
    if len(seen) != len(text) + 1:
        return [True] * len(bounds)
    # The last letter of each word found, since all of them stand in the order of the text.
    hits = [end - 2 for _, _, end in _stems(language).find_matches_as_indexes(seen)]
    if not text.isascii():
        hits = sorted(hits + [m.start() for m in _OTHER_DIGIT.finditer(text)])
    return [bisect_left(hits, start) < bisect_left(hits, end) for start, end in bounds]


@cache
def _of_claims(language: Language) -> _Harms | None:
    return _harms(language, frozenset())


@cache
def _of_tolls(language: Language) -> _Harms | None:
    return _harms(language, frozenset(hurting(language.code)))


def _harms(language: Language, more: frozenset[str]) -> _Harms | None:
    """The words to look for, and more verbs; ``None`` where one of them is in letters that are not kept."""
    entries = [e for e in _entries(language) if _speaks_of_harm(e)]
    found = {e.words for e in entries if not is_weak(e)}
    # "Medics rushed 12 pupils to the hospital": the way there harms, whatever the verb is.
    wards = language.words("harms", "injured", "wards") | language.words("tolls", "brief", "care")
    found |= {tuple(ward.split()) for ward in wards}
    found |= {tail for tail, _, _ in splits(language.code)}
    found |= {tuple(verb.split()) for verb in more}
    # "the murderers of the judge": who does harm tells of it only with those to whom it was done.
    doers, of = language.words("harms", "killed", "doers"), language.words("words", "of")
    condition = language.words("tolls", "brief", "condition")
    found |= {(word, link) for word in doers | condition for link in of}
    found |= {(word,) for word in language.words("tolls", "brief", "survived")}
    survivors, zero = (
        language.words("tolls", "brief", "survivors"),
        language.words("numbers", "zero", "words"),
    )
    found |= {(*none.split(), word) for none in zero for word in survivors}
    found |= {tuple(words.split()) for words in language.words("harms", "killed", "losses")}
    before_of = language.words("tolls", "brief", "condition") | language.words("harms", "killed", "remains")
    found |= {(word, of) for word in before_of for of in language.words("words", "of")}
    sure = {tuple(spaced(" ".join(w)).split()) for w in found}
    weak = {tuple(spaced(" ".join(e.words)).split()) for e in entries if is_weak(e)} - sure
    if () in sure | weak:
        return None
    alone = {w for w in sure if len(w) == 1}
    longer = {w for w in sure if len(w) > 1 and alone.isdisjoint((part,) for part in w)}
    begun = {w[:n] for w in longer | weak for n in range(1, len(w))}
    patterns = [
        *(b" %b " % b" ".join(w) for several in (alone, longer, weak) for w in sorted(several)),
        *(b" %b  " % b" ".join(w) for w in sorted(begun)),
    ]
    found_by = BytesAhoCorasick(patterns, implementation=Implementation.DFA)
    return _Harms(found_by, len(alone) + len(longer), len(patterns) - len(begun))


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
    words |= language.words("harms", "killed", "doers") | language.words("tolls", "brief", "survived")
    stems = {b" " + b" ".join(spaced(word).split()) for word in words}
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
