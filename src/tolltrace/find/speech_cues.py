"""Verbs of saying and giving with their speakers: before them, behind them, in a parenthesis."""

from __future__ import annotations

from tolltrace.find.cue import Cue, Reach, head_of, is_own
from tolltrace.find.cue_words import CueWords
from tolltrace.find.relays import is_media, told
from tolltrace.find.speakers import Phrase, is_plausible, is_time, phrase_at, subject
from tolltrace.find.tokens import Sentence
from tolltrace.model import Stance

_STANCES: dict[str, Stance] = {"doubt": "alleged", "reject": "denied"}
# Before these classes "have" is an auxiliary.
_AUXILIARY_BEFORE = "uUKIGfSkrc!"


def verb_cue(text: str, s: Sentence, v: int, words: CueWords, kind: str = "") -> Cue | None:
    kind = kind or words.verbs[s.low[v]]
    cls, low, n = s.cls, s.low, len(s.cls)
    if cls[v] == "h" and v + 1 < n and cls[v + 1] in _AUXILIARY_BEFORE:
        return None  # "has risen": no verb of its own.
    form = s.entries[v].form if s.entries[v] else ""  # type: ignore[union-attr]
    if (
        v
        and cls[v - 1] in "tadD'"
        and form not in ("past", "participle")
        and low[v - 1] not in words.pronouns
    ):
        return None
    if _takes_lives(s, v) or (v + 1 < n and cls[v + 1] == "y" and cls[v] != "f"):
        return None
    weak = kind == "give" or (kind == "doubt" and cls[v] != "S" and not _says(s, v, words))
    who = subject(s, v, words)
    after = v + 1
    relays, after = told(text, s, after, words)
    if who is None:
        if kind == "give" and cls[v] == "u":
            return None
        return None if weak else _inverted(text, s, v, after, relays, words)
    own = is_own(s, who, words)
    if not own and not _can_speak(text, s, who, words, weak, base=form == "base"):
        return None
    if weak and not own and not _gives_number(s, v, words):
        if _number_before(s, who[0], words):
            return Cue(who[0], v + 1, who, "near", "figure that X gave")
        return None
    stance = _STANCES.get(kind)
    reach: Reach = "right"
    before = who[0] - 1
    if kind == "say" and v + 1 < n and _this_alone(s, v + 1, words) and _ends_or_time(s, v + 2, words):
        return Cue(who[0], v + 2, who, "back", "said of the sentence before", None, relays, own)
    closed = after >= n or cls[after] in '.,;)"-' or (cls[after] == "&" and kind == "say")
    opened = before >= 0 and cls[before] in ',"-.;'
    if kind in ("say", "doubt") and opened and closed and _speaks_of_before(s, before):
        rest_ends = after >= n or all(c in '.")' for c in cls[after:])
        reach = "left" if rest_ends else "both"
    elif kind == "say" and opened and cls[before] in ',"' and (after >= n or cls[after] == "."):
        reach = "left"
    return Cue(who[0], after, who, reach, f"{kind} verb", stance, relays, own)


def _this_alone(s: Sentence, at: int, words: CueWords) -> bool:
    """``announced this on Sunday`` speaks of what stands before, ``announced this evening`` does not."""
    return s.low[at] in words.backward and not (at + 1 < len(s.low) and s.low[at + 1] in words.times)


def _says(s: Sentence, v: int, words: CueWords) -> bool:
    """``claims that``, ``claims to``, ``claim 4,000 dead``: a verb that also takes lives is meant as saying."""
    rest = s.cls[v + 1 : v + 8]
    return ("L" not in rest and "D" in rest[:1]) or ">" in rest[:1] or "L" not in rest


def _takes_lives(s: Sentence, v: int) -> bool:
    return s.cls[v] == "l" and "L" in s.cls[v + 1 : v + 8]


def _can_speak(text: str, s: Sentence, who: Phrase, words: CueWords, weak: bool, *, base: bool) -> bool:
    """True if a subject can be the speaker of a verb: weak verbs ask for a body, an office, a pronoun."""
    first = who[0]
    if s.low[first] in words.pronouns:
        return True
    head = head_of(s, who)
    if weak:
        return is_plausible(text, s, head, words) or is_media(text, s, head, words)
    if s.cls[first] in "nAECTJHLKG09z" and not is_plausible(text, s, (first + 1, head[1]), words):
        return False
    alone = head[1] - head[0] == 1 and s.cls[first] == "x"
    return not (alone and base and not s.low[first].endswith("s"))


def _gives_number(s: Sentence, v: int, words: CueWords) -> bool:
    """True if a number is what a weak verb gives: before any other clause, and at once after ``has``."""
    near = s.cls[v] == "h"
    for i in range(v + 1, min(v + (4 if near else 30), len(s.cls))):
        c = s.cls[i]
        if c in "9nNsgbz":
            return True
        if near and c not in "mtarTo" and s.low[i] not in words.between:
            return False
        if s.low[i] in words.that:
            return not near
        if c in "fSW;c" and i > v + 1:
            return False
    return False


def _number_before(s: Sentence, first: int, words: CueWords) -> bool:
    """``the 70 that the United Nations gave``, ``the 11,300 it gave``."""
    i = first - 1
    if i >= 0 and (s.low[i] in words.that or s.cls[i] == "W"):
        i -= 1
    return (i >= 0 and s.cls[i] in "9n") or (i >= 1 and s.cls[i] in "JPpE" and s.cls[i - 1] in "9n")


def _ends_or_time(s: Sentence, i: int, words: CueWords) -> bool:
    return (
        i >= len(s.cls)
        or s.cls[i] in ".,&"
        or is_time(s, i, words)
        or (s.cls[i] == "i" and i + 1 < len(s.cls) and is_time(s, i + 1, words))
    )


def _speaks_of_before(s: Sentence, before: int) -> bool:
    """True if what stands before a parenthetical is a clause and not just when and where."""
    if s.cls[before] == '"':
        return True
    return any(c in "fSKIUuhvkjlGAEJTKZ9n" for c in s.cls[:before])


def _inverted(
    text: str, s: Sentence, v: int, after: int, relays: tuple[Phrase, ...], words: CueWords
) -> Cue | None:
    """``…, said X, the director of Y``; ``… 17 dead, says monitor``."""
    if v and s.cls[v - 1] not in ',"-' and s.low[v - 1] not in words.between:
        if not ((v == 1 and (s.cls[0] in "DR" or s.low[0] in words.that)) or s.cls[v - 1] in "9"):
            return None
    if s.cls[v] not in "Sl" and s.low[v] not in words.verbs:
        return None
    who = phrase_at(s, v + 1, words)
    if who is None or who[0] != v + 1 or s.low[v + 1] in words.that:
        return None
    ends = who[1]
    reach: Reach = (
        "left" if ends >= len(s.cls) or all(c in '.")' for c in s.cls[ends:]) or v < ends else "both"
    )
    if v <= 1:
        reach = "back" if v == 1 and s.cls[0] in "DR" else "left" if v == 1 and s.cls[0] == "9" else "right"
    elif s.cls[v - 1] == "9":
        reach = "near"
    stance = _STANCES.get(words.verbs[s.low[v]])
    return Cue(v, ends, who, reach, "inverted", stance, relays, is_own(s, who, words))
