"""What the lines above a table say of its columns: ``Dead: the Red Cross, to 3 May. Displaced: REACH``.

A caption that names the harm of a column before a colon or a bracket tells who gives that column; its time
words bound the columns whose harm it names, or all of them where it names none.
"""

from __future__ import annotations

from collections.abc import Iterator

from tolltrace.find.noun_phrase import Phrase, phrase_at
from tolltrace.find.period import periods
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.speakers import is_acronym
from tolltrace.find.tokens import Sentence
from tolltrace.find.voices import Cast, Voice, span_of
from tolltrace.model import Evidence

# Lines above a table that can be its caption.
_NEAR = 3
_ABOVE = ("heading", "title", "paragraph")
_HARM_WORDS = "KkJAEIT"
_BORDERS = ".;:()"
_VERBS = frozenset("fSUuhvVl")


def credited(cast: Cast, draft: Draft) -> Voice | None:
    """The one whom a table's caption names for the harm of a column; ``None`` where it tells none apart."""
    for number in _captions(cast.reading, draft):
        s = cast.reading.sentences[number]
        for border, harms in _labels(s):
            if draft.harm not in harms:
                continue
            who = phrase_at(s, border + 1, cast.words) or _acronym(cast, s, border + 1)
            if who is None or not _closes(s, who[1]) or any(c in "9nKJA" for c in s.cls[slice(*who)]):
                continue
            raw = cast.reading.text[s.starts[who[0]] : s.ends[who[1] - 1]]
            speaks = any(w in cast.words.bodies or w in cast.words.persons for w in s.low[slice(*who)])
            if speaks or is_acronym(raw) or (s.cls[border] == ":" and "X" in s.cls[slice(*who)]):
                return Voice(cast.text_of(s, who), (), (Evidence("source", span_of(s, who)),), "caption")
    return None


def time_above(reading: Reading, draft: Draft) -> tuple[int, int, int] | None:
    """Where the time words stand that a table's caption gives to a column: sentence and tokens."""
    code = reading.language.code
    bounding = reading.language.words("dates", "as_of") | reading.language.words("dates", "bounding")
    for number in _captions(reading, draft):
        s = reading.sentences[number]
        named = {h for _, harms in _labels(s) for h in harms} or _harms(s, 0, len(s.cls))
        if (named and draft.harm not in named) or not _VERBS.isdisjoint(s.cls):
            continue
        for p in periods(s, code, ()):
            if s.low[p.first] in bounding and not p.length:
                return number, p.value, p.last
    return None


def _captions(reading: Reading, draft: Draft) -> Iterator[int]:
    """The sentences of the lines above the table that a draft stands in, the nearest first."""
    sentences, blocks = reading.sentences, reading.document.blocks
    group = blocks[sentences.bounds[draft.sentence][2]].group
    above = reading.tables.get(group, 0) - 1
    for at in range(above, max(-1, above - _NEAR), -1):
        if blocks[sentences.bounds[at][2]].kind not in _ABOVE:
            return
        yield at


def _labels(s: Sentence) -> Iterator[tuple[int, set[str]]]:
    """Each colon or opening bracket with the harms of the words that stand right before it."""
    begin = 0
    for at, c in enumerate(s.cls):
        if c not in _BORDERS:
            continue
        if c in ":(" and (harms := _harms(s, begin, at)):
            yield at, harms
        begin = at + 1


def _harms(s: Sentence, first: int, last: int) -> set[str]:
    found = {e.harm for k in range(first, last) if s.cls[k] in _HARM_WORDS and (e := s.entries[k]) and e.harm}
    # "Dead and injured" tells of two columns.
    return found | {"killed", "injured"} if "casualties" in found else found


def _acronym(cast: Cast, s: Sentence, at: int) -> Phrase | None:
    """``REACH``, which in small letters is another word."""
    loud = at < len(s.cls) and is_acronym(cast.reading.text[s.starts[at] : s.ends[at]])
    return (at, at + 1) if loud else None


def _closes(s: Sentence, at: int) -> bool:
    return at == len(s.cls) or s.cls[at] in ".,;)"
