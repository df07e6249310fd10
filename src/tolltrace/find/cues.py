"""Where one sentence says whose figures stand in it, and over which of its words that reaches."""

from __future__ import annotations

from tolltrace.find.cue import Cue
from tolltrace.find.cue_words import CueWords
from tolltrace.find.noun_cues import (
    according,
    against,
    as_said,
    bracket,
    by_ellipsis,
    figure_of,
    given_by,
    headline,
    label,
    of_ellipsis,
)
from tolltrace.find.noun_phrase import Phrase, phrase_at
from tolltrace.find.relays import publishes
from tolltrace.find.tokens import Sentence
from tolltrace.find.verb_cues import participle_cue, quoted_cue, verb_cue


def find_cues(text: str, s: Sentence, words: CueWords) -> tuple[Cue, ...]:
    """All attributions of a sentence in order of their places. ``text`` is the clean text."""
    found: list[Cue] = []
    s = _with_acronyms(text, s)
    i = 0
    while i < len(s.cls):
        if s.low[i] not in words.any and s.cls[i] not in "T(yo":
            i += 1
            continue
        cue = _at(text, s, i, words, found)
        if cue is None:
            i += 1
            continue
        found.append(cue)
        i = i + 1 if cue.reach == "left" else max(i + 1, cue.last)
    if ":" in s.cls:
        labelled = label(text, s, words)
        colon = s.cls.find(":")
        if labelled is not None and not any(c.first < colon and c.reach != "near" for c in found):
            found.append(labelled)
    if "-" in s.cls or ":" in s.cls:
        tail = headline(text, s, words)
        if tail is not None:
            found.append(tail)
    channel = _channel(text, s, words) if found else None
    if channel is not None:
        found = [c._replace(via=(*c.via, channel)) if c.first > channel[0] else c for c in found]
    return tuple(sorted(set(found), key=lambda c: (c.first, c.last, c.rule)))


def _at(text: str, s: Sentence, i: int, words: CueWords, found: list[Cue]) -> Cue | None:
    """The cue that the word at one token makes, by the first kind that fits."""
    word, c = s.low[i], s.cls[i]
    cue: Cue | None = None
    # "9,200 have fled, IOM estimates: …": the noun is a verb where nothing follows that is counted.
    says = word in words.verbs and s.cls[i + 1 : i + 2] in (":", ".") and "," in s.cls[max(0, i - 4) : i]
    if c == "T" and not says:
        cue = figure_of(text, s, i, words)
    if cue is None and (word in words.verbs or word in words.given):
        cue = as_said(s, i, words)
    if cue is None and word in words.verbs and word not in words.citing:
        cue = verb_cue(text, s, i, words, found)
    if cue is None and word in words.citing:
        cue = quoted_cue(s, i, words)
    if cue is None and word in words.according:
        cue = according(text, s, i, words)
    if cue is None and word in words.against:
        cue = against(s, i, words)
    if cue is None and word in words.figures and c != "T":
        cue = figure_of(text, s, i, words)
    if cue is None and c == "(":
        cue = bracket(text, s, i, words)
    if cue is None and c == "y":
        cue = by_ellipsis(s, i, words)
    if cue is None and c == "o":
        cue = of_ellipsis(s, i, words, found)
    if cue is None and word in words.stands and i and s.cls[i - 1] == "u":
        cue = verb_cue(text, s, i - 1, words, found, "give")
    if cue is None and word in words.given:
        cue = given_by(s, i, words)
    if cue is None and word in words.ing and word not in words.according:
        cue = participle_cue(s, i, words, found)
    return cue


def _channel(text: str, s: Sentence, words: CueWords) -> Phrase | None:
    """``In an interview with Reuters, X said``: who was told, where the sentence begins with it."""
    for i in range(min(7, len(s.cls) - 2)):
        if s.low[i] in words.channels and s.low[i + 1] in words.hearer:
            who = phrase_at(s, i + 2, words)
            return who if who and publishes(text, s, who, words) else None
        if s.cls[i] in ",fS":
            return None
    return None


def _with_acronyms(text: str, s: Sentence) -> Sentence:
    """The sentence with ``WHO``, ``US``, ``IT`` read as names where the rest is not in capitals."""
    small = [i for i, c in enumerate(s.cls) if c in "WR" and len(s.low[i]) > 1]
    loud = [i for i in small if text[s.starts[i] : s.ends[i]].isupper()]
    if not loud or text[s.start : s.end].isupper():
        return s
    cls, low = list(s.cls), list(s.low)
    for i in loud:
        cls[i], low[i] = "X", s.low[i].upper()
    return s._replace(cls="".join(cls), low=tuple(low))
