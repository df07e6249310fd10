"""Who carried a figure on: agencies, papers and stations that were told it or print it after another."""

from __future__ import annotations

from functools import cache

from tolltrace.data.bodies import register
from tolltrace.find.cue_words import CueWords
from tolltrace.find.noun_phrase import Phrase, is_time, phrase_at
from tolltrace.find.tokens import Sentence

_KINDS = frozenset(["agency", "media", "state_media"])


@cache
def media_names() -> frozenset[str]:
    """The names of agencies, papers and stations of the register, in lower case."""
    return frozenset(
        name.lower()
        for body in register().bodies
        if body.kind in _KINDS
        for name in (body.name, *body.names)
        if len(name) > 1
    )


def is_media(text: str, s: Sentence, who: Phrase, words: CueWords) -> bool:
    """True if a phrase names one who publishes what others say."""
    first, last = who
    while first < last and s.cls[first] in 'ta"':
        first += 1
    while last > first and s.cls[last - 1] == '"':
        last -= 1
    if first == last:
        return False
    raw = " ".join(text[s.starts[first] : s.ends[last - 1]].split())
    if raw.lower() in media_names():
        return True
    return any(s.low[k] in words.media for k in range(first, last))


def told(text: str, s: Sentence, after: int, words: CueWords) -> tuple[tuple[Phrase, ...], int]:
    """Who is told, behind a verb of saying, and where what is said goes on.

    Time, place and channel of the speech are passed over; a hearer that publishes is a relay.
    """
    cls, low, n = s.cls, s.low, len(s.cls)
    relays: list[Phrase] = []
    i = after
    begin = after
    while i < n and i - begin < 24:
        c = cls[i]
        if i == after and c == "R" and low[after - 1] in words.tells:
            i += 1  # "tells us"
            continue
        if low[i] in words.that or c in "9nNmRzbk" or (c in ',.;:"-' and not _quoted_name(s, i)):
            break
        if c == "D" and i == after and low[after - 1] in words.tells:
            hearer_here = phrase_at(s, i + 1, words)
            i = hearer_here[1] if hearer_here else i + 1
            continue
        if is_time(s, i, words) or c in "rD" or low[i] in words.between:
            i += 1
            continue
        if c in "iy>w" or (i == after and c in 'tadXxqpP"@'):
            at = i + (c in "iy>w")
            who = phrase_at(s, at, words)
            if who is None:
                if at < n and (is_time(s, at, words) or cls[at] in "9t"):
                    i = at + 1
                    continue
                if c in "iy" and at + 1 < n and low[at] in words.channels:
                    i = at + 1
                    continue
                break
            channel = any(low[k] in words.channels for k in range(*who))
            if c in "iy" and not channel and low[i] not in words.hearer:
                break
            if i == after and c not in "iy>w" and cls[who[1] - 1 if who[1] <= n else i] in "9":
                break
            hearer = i == after or c in ">w"
            if hearer and publishes(text, s, who, words):
                relays.append(who)
            elif i == after and c not in "iy>w" and not _hears(s, who, after, words):
                break
            i = who[1]
            continue
        break
    return tuple(relays), i


def _quoted_name(s: Sentence, i: int) -> bool:
    return s.cls[i] == '"' and i + 1 < len(s.cls) and s.cls[i + 1] == "X" and '"' in s.cls[i + 1 : i + 6]


def _hears(s: Sentence, who: Phrase, verb_after: int, words: CueWords) -> bool:
    """``told the Council``, ``informed reporters``: an object without a preposition hears and is not said."""
    return s.low[verb_after - 1] in words.tells


def publishes(text: str, s: Sentence, who: Phrase, words: CueWords) -> bool:
    """True for a hearer that is a medium: known, named like one, or a bare proper name that is no office."""
    if s.low[who[1] - 1] in words.channels and s.cls[who[1] - 1] == "x":
        return False  # "told a late-night news conference"
    if is_media(text, s, who, words):
        return not all(s.low[k] in words.not_media or s.cls[k] in "tad" for k in range(*who))
    names = [k for k in range(*who) if s.cls[k] == "X"]
    if not names or any(s.low[k] in words.not_media or s.low[k] in words.persons for k in range(*who)):
        return False
    return len(names) == who[1] - who[0] == 1 and s.cls[who[0]] not in "tad"
