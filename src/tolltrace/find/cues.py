"""Where one sentence says whose figure stands in it, and over which of its words that reaches."""

from __future__ import annotations

from dataclasses import replace

from tolltrace.find.cue import Cue
from tolltrace.find.cue_words import CueWords
from tolltrace.find.figure_cues import according_cue, figure_cue, given_by_cue
from tolltrace.find.label_cues import bracket_cue, edge_cues
from tolltrace.find.relays import publishes
from tolltrace.find.speakers import Phrase, phrase_at
from tolltrace.find.speech_cues import verb_cue
from tolltrace.find.tokens import Sentence


def find_cues(text: str, s: Sentence, words: CueWords) -> tuple[Cue, ...]:
    """All attributions of a sentence in order of their places. ``text`` is the clean text."""
    found: list[Cue] = []
    s = with_acronyms(text, s)
    cls, low = s.cls, s.low
    n = len(cls)
    i = 0
    while i < n:
        word = low[i]
        cue = None
        if word in words.verbs:
            cue = verb_cue(text, s, i, words)
        if cue is None and word in words.according:
            cue = according_cue(text, s, i, words)
        if cue is None and word in words.figures:
            cue = figure_cue(text, s, i, words)
        if cue is None and cls[i] == "(":
            cue = bracket_cue(text, s, i, words)
        if cue is None and word in words.stands and i and cls[i - 1] == "u":
            cue = verb_cue(text, s, i - 1, words, "give")
        if cue is None and word in words.given:
            cue = given_by_cue(s, i, words)
        if cue is None and word in words.ing and i + 1 < n and low[i] not in words.according:
            cue = _participle(s, i, words, found)
        if cue is not None:
            found.append(cue)
            i = max(i + 1, cue.last if cue.reach != "left" else i + 1)
        else:
            i += 1
    found.extend(edge_cues(text, s, words, found))
    channel = _channel(text, s, words)
    if channel is not None:
        found = [replace(c, via=(*c.via, channel)) if c.first > channel[0] else c for c in found]
    return tuple(sorted(set(found), key=lambda c: (c.first, c.last, c.rule)))


def _channel(text: str, s: Sentence, words: CueWords) -> Phrase | None:
    """``In an interview with Reuters, X said``: who was told, where the sentence begins with it."""
    for i in range(min(7, len(s.cls) - 2)):
        if s.low[i] in words.channels and s.low[i + 1] in words.hearer:
            who = phrase_at(s, i + 2, words)
            return who if who and publishes(text, s, who, words) else None
        if s.cls[i] in ",fS":
            return None
    return None


def with_acronyms(text: str, s: Sentence) -> Sentence:
    """The sentence with ``WHO``, ``US``, ``IT`` read as names where the rest is not in capitals."""
    if not any(
        s.cls[i] in "WRD" and len(w) > 1 and text[s.starts[i] : s.ends[i]].isupper()
        for i, w in enumerate(s.low)
    ):
        return s
    if text[s.start : s.end].isupper():
        return s
    cls = "".join(
        "X" if c in "WR" and len(w) > 1 and text[s.starts[i] : s.ends[i]].isupper() else c
        for i, (c, w) in enumerate(zip(s.cls, s.low, strict=True))
    )
    low = tuple(
        w.upper() if c != old and w in ("who",) else w for w, c, old in zip(s.low, cls, s.cls, strict=True)
    )
    return replace(s, cls=cls, low=low)


def _participle(s: Sentence, i: int, words: CueWords, found: list[Cue]) -> Cue | None:
    """``X did this, adding that 12 were killed``: the subject of the clause before goes on speaking."""
    if s.cls[i] not in "SG" or i == 0 or s.cls[i - 1] not in ',&r"':
        return None
    for cue in reversed(found):
        if cue.reach in ("right", "both") and cue.speaker:
            return replace(cue, first=i, last=i + 1, reach="right", rule="participle", stance=None)
    return None
