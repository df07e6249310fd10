"""Figures with their owners: ``according to X``, ``the count of X``, ``the dead announced by X``."""

from __future__ import annotations

from tolltrace.find.cue import Cue, Reach, is_own, opens_clause
from tolltrace.find.cue_words import CueWords
from tolltrace.find.speakers import Phrase, is_acronym, is_plausible, is_time, left_phrase, phrase_at
from tolltrace.find.tokens import Sentence


def according_cue(text: str, s: Sentence, i: int, words: CueWords) -> Cue | None:
    """``according to X``, ``citing X``; ``according to official data``."""
    low, cls = s.low, s.cls
    citing = low[i] in words.citing
    if not citing and low[i] in words.prefixed and not _names_speaker(text, s, i + 1, words):
        return None
    who = phrase_at(s, i + 1, words)
    if who is None:
        return None
    reach: Reach = "right" if i == 0 or opens_clause(s, i) else "both"
    if reach == "both" and all(c in '.")' for c in cls[who[1] :]):
        reach = "left"
    return Cue(i, who[1], who, reach, "according to", None, (), is_own(s, who, words), citing)


def _names_speaker(text: str, s: Sentence, i: int, words: CueWords) -> bool:
    who = phrase_at(s, i, words)
    return who is not None and is_plausible(text, s, who, words)


def figure_cue(text: str, s: Sentence, t: int, words: CueWords) -> Cue | None:
    """``the Observatory's latest count``, ``the count of the health ministry``, ``by the official toll``."""
    cls, low, n = s.cls, s.low, len(s.cls)
    k = t - 1
    while (
        k >= 0 and (cls[k] in "xqrTEA" or is_time(s, k, words)) and t - k < 5 and low[k] not in words.bodies
    ):
        k -= 1
    who: Phrase | None = None
    first = t
    if k > 0 and (
        cls[k] == "'" or (cls[k] == '"' and low[k - 1].endswith("s") and s.starts[k] == s.ends[k - 1])
    ):
        who = left_phrase(s, k, words)
    elif k >= 0 and cls[k] == "d":
        who = (k, k + 1)
    if who is None and t + 1 < n and cls[t + 1] in "oi" and (cls[t + 1] == "o" or low[t + 1] in words.hearer):
        candidate = phrase_at(s, t + 2, words)
        if candidate and is_plausible(text, s, candidate, words) and cls[candidate[0]] != "A":
            who = candidate
    if (
        who is None
        and t
        and (low[t - 1] in words.bodies or is_acronym(text[s.starts[t - 1] : s.ends[t - 1]]))
        and not (t + 1 < n and cls[t + 1] == "K")
    ):
        who = left_phrase(s, t, words)
    if who is not None and not (
        is_plausible(text, s, who, words)
        or low[who[0]] in words.pronouns
        or low[who[0]] in words.own
        or any(c == "X" for c in cls[who[0] : who[1]])
    ):
        return None
    official = who is None and t and low[t - 1] in words.official
    if who is None and not official:
        return None
    first = min(t, who[0] if who else t - 1)
    last = max(t + 1, who[1] if who else t + 1)
    preposition = first - 1
    while preposition >= 0 and cls[preposition] in "ta":
        preposition -= 1
    led = preposition >= 0 and low[preposition] in words.by_count | words.according
    own = bool(who and is_own(s, who, words))
    rule = "official figure" if official else "figure of"
    if led:
        opens = preposition == 0 or opens_clause(s, preposition)
        reach: Reach = "right" if opens else "left" if all(c in '.")' for c in cls[last:]) else "both"
        return Cue(preposition, last, who, reach, rule, None, (), own)
    return Cue(first, last, who, "right", rule, None, (), own)


def given_by_cue(s: Sentence, i: int, words: CueWords) -> Cue | None:
    """``the 15 burials announced by the Governor``, ``figures given to the press by the mayor``."""
    for k in range(i + 1, min(i + 7, len(s.cls))):
        if s.cls[k] == "y":
            who = phrase_at(s, k + 1, words)
            return Cue(i, who[1], who, "left" if i else "right", "given by") if who else None
        if s.cls[k] not in ">txXi9MYqrd":
            return None
    return None
