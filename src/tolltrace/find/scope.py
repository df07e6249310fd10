"""Which figures of a sentence a phrase belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tolltrace.find.phrase import Phrase, words
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.tokens import Sentence

_NONE = -1
_BEHIND = 3
_LIST = 8
# Tokens beyond which nothing in a sentence belongs together.
_FAR = 150
_PREDICATE = frozenset("KJIukSfhljGUkE")
_SECOND_CLAUSE = re.compile(r"[,&\-][^,]*R[rhv]*[uhfSIK]")
_NEW_CLAUSE = re.compile(r"[,;]&?[ta]|&[ta]|[,;]?c[ta]")
# "and on Tuesday another three"
_NEXT_TO = re.compile("(?:,|t?O)?")
# "put its losses in May at 30", "bringing the total since the start of the war to 90"
_OF_A_COUNT = re.compile(r"U[^,;:.9n]{0,12}$")
_TO_ITS_NUMBER = re.compile(r"[^9nuhvKIf,;:.]{0,6}[i>][rm\"]{0,2}")
_FINITE = frozenset("uhfkIUvV")


class Scope(NamedTuple):
    """The drafts of one sentence in order; ``above`` holds for each the position of its total among them."""

    code: str
    sentence: Sentence
    drafts: tuple[Draft, ...]
    above: tuple[int | None, ...]


def spread(scope: Scope, phrases: Sequence[Phrase], *, both: bool) -> list[tuple[tuple[int, int], ...]]:
    """For each draft the tokens of its phrases, none where it has none of its own or shared.

    ``both`` is whether a part and its container are told together (``Baniyas``, ``Tartus province``).
    """
    s, drafts = scope.sentence, scope.drafts
    if not phrases:
        return [()] * len(drafts)
    own: list[list[Phrase]] = [[] for _ in drafts]
    front: list[Phrase] = []
    for phrase in phrases:
        owner = _owner(scope, phrase)
        if owner == _NONE:
            continue
        if owner is None:
            front.append(phrase)
        else:
            own[owner].append(phrase)
    if any(not p.weak for p in front):
        own = [
            [p for p in o if "S" not in s.cls[d.phrase_end : p.first]]
            for o, d in zip(own, drafts, strict=True)
        ]
    best: list[Phrase | None] = [_best(o) for o in own]
    held = list(best)
    lead = _lead(front)
    for k in range(len(drafts) - 2, -1, -1):
        after = held[k + 1]
        if held[k] is not None or after is None or not _shared_backward(scope, k, after):
            continue
        # "On Monday 12 were killed, and another three on Tuesday": a day does not take another's place.
        if both or lead is None or _together(lead, after, both=False) or lead.weak:
            held[k] = after
    for k in range(1, len(drafts)):
        if held[k] is None and held[k - 1] is not None and _shared_forward(scope, k):
            held[k] = held[k - 1]
    out: list[tuple[tuple[int, int], ...]] = []
    for k, mine in enumerate(held):
        parts = [(mine.value, mine.last)] if mine is not None else []
        shared = lead is not None and (mine is None or _together(lead, mine, both=both))
        if lead is not None and shared and not _cut(s, lead.last, drafts[k].first):
            parts.append((lead.value, lead.last))
        out.append(tuple(parts))
    return out


def _together(lead: Phrase, phrase: Phrase, *, both: bool) -> bool:
    """Whether the phrase that opens the sentence and a figure's own one are told as one."""
    if both:
        return lead.weak or lead.front if phrase.weak else lead.front and not lead.weak
    return lead.length != phrase.length and not lead.weak


def _owner(scope: Scope, phrase: Phrase) -> int | None:
    """The draft that the phrase stands next to; ``None`` for one before all of them."""
    s, drafts = scope.sentence, scope.drafts
    before = bisect_right(drafts, phrase.first + 1, key=lambda d: d.last) - 1
    after = bisect_left(drafts, phrase.last, key=lambda d: d.first)
    if after < len(drafts) and _inside_count(s, drafts[after], phrase):
        return after
    if before < 0:
        return None
    beside = after < len(drafts) and drafts[after].first - phrase.last <= 1
    if phrase.first - drafts[before].last > _FAR and not beside:
        return _NONE
    apart = ";" in s.cls[drafts[before].last : phrase.first]
    if after < len(drafts):
        follower = drafts[after]
        gap = s.cls[phrase.last : follower.first]
        that = words(scope.code, "scope", "that")
        opened = s.cls[phrase.first - 1] in ",&;c(" or s.low[phrase.first - 1] in that
        if opened and _NEXT_TO.fullmatch(gap):
            return after
        # "..., and a second blast in Afgoye killed three": it stands in the next figure's clause.
        clause = s.cls[drafts[before].phrase_end : phrase.first]
        if _NEW_CLAUSE.search(clause) and gap[:1] in "KklUf":
            return after
        if apart and ";" not in gap:
            return after
    if apart:
        return _NONE
    return before


def _inside_count(s: Sentence, d: Draft, phrase: Phrase) -> bool:
    """Whether a phrase stands between the noun of a count and the number that it comes to."""
    begin = max(0, phrase.first - _LIST * 2)
    counts = _OF_A_COUNT.search(s.cls, begin, phrase.first) is not None
    return counts and _TO_ITS_NUMBER.fullmatch(s.cls, phrase.last, d.first) is not None


def _best(found: list[Phrase]) -> Phrase | None:
    """The phrase that bounds the count: the first firm one, else the first."""
    firm = [p for p in found if not p.weak] or found
    return firm[0] if firm else None


def _lead(front: list[Phrase]) -> Phrase | None:
    """The phrase before the first figure that holds for what follows: the last firm one."""
    firm = [p for p in front if not p.weak] or front
    return firm[-1] if firm else None


def _cut(s: Sentence, start: int, end: int) -> bool:
    """Whether a sentence within the sentence begins between two tokens."""
    rest = s.cls[start:end]
    if len(rest) > _FAR:
        return True
    return ";" in rest and bool(_FINITE & set(rest[rest.rfind(";") :]))


def _shared_backward(scope: Scope, k: int, phrase: Phrase) -> bool:
    """Whether a phrase of the next draft stands behind a predicate that both share."""
    s, here, after = scope.sentence, scope.drafts[k], scope.drafts[k + 1]
    between = s.cls[here.last : after.first]
    if words(scope.code, "scope", "set_against").intersection(s.low[here.last : after.first]):
        return False
    if ";" in between or ")" in between or _turns(scope, here.last, after.first):
        return False
    if s.cls[here.last : here.last + 1] == "i" or s.cls[here.phrase_end : here.phrase_end + 1] == "i":
        return False
    if "Eo" in between or phrase.first < after.first or phrase.close or _SECOND_CLAUSE.search(between):
        return False
    if scope.above[k + 1] == k and "W" in s.cls[after.last : phrase.first]:
        return False
    if scope.above[k + 1] == k or ":" in between:
        # "17 wounded, three of them badly, in an attack on Kharkiv": a comma closes the part, too.
        return any(c in _PREDICATE or c == "," for c in s.cls[after.phrase_end : phrase.first])
    return True


def _shared_forward(scope: Scope, k: int) -> bool:
    """Whether a phrase of the draft before still holds for this one."""
    s, before, here = scope.sentence, scope.drafts[k - 1], scope.drafts[k]
    if scope.above[k] is not None:
        return scope.above[k] == k - 1
    between = s.cls[before.last : here.first]
    if (";" in between and set(between) & (_FINITE | {"S"})) or _turns(scope, before.last, here.first):
        return False
    if "," in between and _FINITE & set(between.rsplit(",", 1)[1]):
        return False
    joint = between.rfind("&")
    own_clause = any(c in _FINITE for c in s.cls[here.last : here.last + 6])
    if joint > 0 and between[joint - 1] == "," and own_clause:
        return False
    told = words(scope.code, "scope", "that").intersection(s.low[before.last + joint : here.first])
    return joint < 0 or not told


def _turns(scope: Scope, start: int, end: int) -> bool:
    """Whether another clause is set against the first one between two tokens."""
    s, turning = scope.sentence, words(scope.code, "scope", "turning")
    return any(s.cls[i] == "c" and s.low[i] in turning for i in range(start, end))


def shares(reading: Reading, part: Draft, total: Draft) -> bool:
    """Whether a part stands near enough to its total to share what is said of it.

    A total may stand one sentence before its parts or a few behind them in the same paragraph, or above the
    lines of a list.
    """
    here, there = reading.sentences[part.sentence], reading.sentences[total.sentence]
    apart = part.sentence - total.sentence
    if here.block == there.block:
        return -_BEHIND <= apart <= 1
    kinds = reading.document.blocks[here.block].kind, reading.document.blocks[there.block].kind
    return kinds[0] == "bullet" and kinds[1] not in ("row", "bullet") and 0 < apart <= _LIST
