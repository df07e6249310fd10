"""Whose figure each claim is: the speaker, the relays, and how far the report stands behind it.

A sentence tells by its own cues (``cues``); a figure without one may belong to what the sentences before it
counted (``beyond``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tolltrace.find.beyond import (
    goes_on,
    lead_in,
    made_from,
    of_block,
    quoted,
    said_after,
    turned_down_by,
)
from tolltrace.find.captions import credited
from tolltrace.find.cue import SPOKEN, Cue, other_clause
from tolltrace.find.cue_words import CueWords, cue_words
from tolltrace.find.noun_phrase import phrase_at
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.stance import Doubt, stances
from tolltrace.find.tables import SOURCES
from tolltrace.find.tokens import Sentence
from tolltrace.find.voices import OWN, Cast, Voice
from tolltrace.model import Evidence, Stance

# Smaller numbers are equal by chance.
_ODD = 20
# So few figures of a table, and one of them is no chance.
_FEW = 3
# Further off in one sentence nothing is looked at; no sentence that a person wrote is as long.
_WINDOW = 300
_HELD = ("arrested", "abducted")
# Voices of a figure named in passing; what follows does not go on with them.
_ASIDE = frozenset(["figure that X gave", "against"])
_RANK: dict[Stance, int] = {"asserted": 0, "alleged": 1, "possible": 2, "unverified": 3, "denied": 4}


class Attribution(NamedTuple):
    """Who gives a figure, through whom, and with what stance.

    ``source`` and ``via`` are in the report's words, pronouns resolved; ``source`` is ``None`` where the
    report speaks itself. The spans of ``evidence`` count in the clean text. ``rule`` says how
    the source was found.
    """

    source: str | None = None
    via: tuple[str, ...] = ()
    stance: Stance = "asserted"
    evidence: tuple[Evidence, ...] = ()
    rule: str = "own voice"


def attribute(
    reading: Reading, drafts: Sequence[Draft], totals: Sequence[int | None] | None = None
) -> tuple[Attribution, ...]:
    """One attribution for each draft, in their order.

    ``totals`` holds for each draft the place of its total among the drafts, where that is known better than
    the drafts themselves tell; a part without a speaker of its own is its total's speaker's.
    """
    if not drafts:
        return ()
    if totals is None:
        totals = [d.total for d in drafts]
    cast = Cast(reading, cue_words(reading.language.code))
    voices = _voices(cast, drafts, totals)
    through = made_from(cast)
    doubts = stances(reading, drafts)
    return tuple(_attribution(voices[i], doubts[i], through) for i in range(len(drafts)))


def _voices(cast: Cast, drafts: Sequence[Draft], totals: Sequence[int | None]) -> dict[int, Voice]:
    order = sorted(range(len(drafts)), key=lambda i: (drafts[i].sentence, drafts[i].first))
    voices: dict[int, Voice] = {}
    waiting: list[int] = []
    groups: dict[int, Voice | None] = {}
    last: tuple[Draft, Voice] | None = None
    for i in order:
        draft, total = drafts[i], totals[i]
        voice = _by_cue(cast, draft) or _by_row(cast, draft)
        voice = voice or (_of_total(voices[total]) if total in voices else None)
        block = cast.reading.document.blocks[cast.reading.sentences[draft.sentence].block]
        if voice is None and block.kind in ("row", "bullet"):
            group = block.group or -block.span.start - 1
            voice = credited(cast, draft) if block.kind == "row" else None
            if voice is None and group not in groups:
                groups[group] = lead_in(cast, draft)
            voice = voice or groups[group]
        voice = voice or quoted(cast, draft) or turned_down_by(cast, draft)
        if voice is None and block.kind == "row":
            waiting.append(i)
        elif voice is None:
            voice = goes_on(cast, draft, last)
        voices[i] = voice or OWN
        if voices[i].rule not in _ASIDE:
            last = (draft, voices[i])
    _tables(cast, drafts, voices, waiting)
    for i in order:
        total = totals[i]
        if total is not None and voices[i] is OWN:
            voices[i] = _of_total(voices[total])
    return voices


def _by_cue(cast: Cast, draft: Draft) -> Voice | None:
    """The voice that the figure's sentence names, or the next one where that only says who gave it."""
    s = cast.reading.sentences[draft.sentence]
    chain = choose(s, cast.cues(draft.sentence), draft, cast.words)
    if chain and chain[0].rule == "hold verb" and draft.harm in _HELD:
        chain = chain[1:]  # "Police hold twelve people": who has them, and not who says so
    voice = cast.voice(draft.sentence, chain) if chain else None
    if voice is not None and voice.source is None and voice.rule == OWN.rule:
        # "The Minister: … I can tell the House that six died"
        voice = of_block(cast, draft.sentence) or voice
    if voice is None or voice.rule == "official figure":
        return said_after(cast, draft) or voice
    return voice


def _by_row(cast: Cast, draft: Draft) -> Voice | None:
    """The one whom a row begins with, in a table of who says what."""
    if draft.rule != SOURCES:
        return None
    s = cast.reading.sentences[draft.sentence]
    who = phrase_at(s, int(s.cls[:1] == "|"), cast.words)
    return cast.voice(draft.sentence, (Cue(who[0], who[1], who, "right", "label"),)) if who else None


def _of_total(voice: Voice) -> Voice:
    return voice if voice is OWN else voice._replace(rule="its total's", stance=None)


def _tables(cast: Cast, drafts: Sequence[Draft], voices: dict[int, Voice], waiting: Sequence[int]) -> None:
    """A table without a source that repeats a figure of a speaker is that speaker's."""
    if not waiting:
        return
    told = {
        (drafts[i].harm, drafts[i].quantity.low, drafts[i].quantity.high): v
        for i, v in voices.items()
        if v.source is not None and v.rule != "hold verb"
    }
    by_group: dict[int, list[int]] = {}
    for i in waiting:
        block = cast.reading.document.blocks[cast.reading.sentences[drafts[i].sentence].block]
        by_group.setdefault(block.group, []).append(i)
    for _, rows in sorted(by_group.items()):
        same = {
            key: told[key]
            for i in rows
            if (key := (drafts[i].harm, drafts[i].quantity.low, drafts[i].quantity.high)) in told
            and (drafts[i].quantity.low or 0) >= _ODD
        }
        # One figure of many may be equal by chance.
        if len(same) > 1 or (same and len(rows) <= _FEW):
            for i in rows:
                voices[i] = next(iter(same.values()))._replace(rule="table with a figure of that source")


def _attribution(voice: Voice, doubt: Doubt | None, through: Voice | None) -> Attribution:
    stance: Stance = voice.stance or "asserted"
    evidence = voice.evidence
    if doubt is not None and doubt.unless_told and voice.source is not None:
        doubt = None
    if doubt is not None and _RANK[doubt.stance] > _RANK[stance]:
        stance = doubt.stance
        evidence = (*evidence, Evidence("stance", doubt.span))
    via = voice.via
    if through is not None and through.source and through.source not in (*via, voice.source):
        via = (*via, through.source)
        evidence = (*evidence, *through.evidence)
    return Attribution(voice.source, via, stance, evidence, voice.rule)


def choose(s: Sentence, cues: Sequence[Cue], draft: Draft, words: CueWords) -> tuple[Cue, ...]:
    """The cue that covers a figure, then those around it from inside out; empty if none does."""
    if not cues:
        return ()
    p = draft.first
    near_by = slice(
        bisect_left(cues, p - _WINDOW, key=lambda c: c.first),
        bisect_left(cues, p + _WINDOW, key=lambda c: c.first),
    )
    cues = [c for c in cues[near_by] if not (c.own and s.cls[: c.first].count('"') % 2)]
    near = [c for c in cues if c.reach == "near" and c.first >= draft.last]
    if near and not any(c in "9n,;" for c in s.cls[draft.last : near[0].first]):
        return (near[0],)
    rights = [c for c in cues if c.reach in ("right", "both") and c.last <= p]
    lefts = [c for c in cues if c.reach in ("left", "both") and c.first >= draft.last]
    right = rights[-1] if rights else None
    left = lefts[0] if lefts else None
    inside = [c for c in cues if c.first <= p < c.last and c.reach in ("right", "both", "left")]
    if inside and right is None and left is None:
        return (inside[-1],)
    if left is not None and ";" in s.cls[draft.last : left.first] and (left.reach != "left" or len(cues) > 1):
        left = None
    if right is not None and right.rule not in SPOKEN and other_clause(s, right.last, p):
        right = None
    if right is not None and right.rule == "hold verb" and left is not None:
        right = None
    if right is not None and left is not None:
        if (right.reach == "both" or right.rule == "official figure") and not left.citing:
            return (left,)
        if right.stance == "denied" and left.rule == "given by":
            return (left, right)  # "We reject the figure of 90 circulated by the League"
        if _turns(s, right.last, p, words) and not _turns(s, p, left.first, words) and not left.citing:
            return (left,)
        return (left, right) if left.citing else (right, left)
    if left is not None:
        outer = [c for c in lefts[1:] if c.citing and not _number_between(s, left.last, c.first)]
        return (outer[0], left) if outer else (left,)
    if right is None:
        return tuple(c for c in cues if c.reach == "all")[:1]
    # "A doctor said the morgue had received 33": the doctor tells, the morgue only has.
    told = right.rule == "hold verb" and len(rights) > 1 and rights[-2].reach == "right"
    if (
        told
        and ";" not in s.cls[rights[-2].last : right.first]
        and not _turns(s, rights[-2].last, right.first, words)
    ):
        rights.pop()
        right = rights[-1]
    chain = [right]
    for outer_cue in reversed(rights[:-1]):
        between = (outer_cue.last, chain[-1].first)
        if ";" in s.cls[slice(*between)] or _turns(s, *between, words) or _number_between(s, *between):
            break
        if outer_cue.reach == "right" and outer_cue.rule != "participle" and chain[-1].rule != "participle":
            chain.append(outer_cue)
    return tuple(chain)


def _turns(s: Sentence, first: int, last: int, words: CueWords) -> bool:
    """True if a new main clause may begin between two tokens."""
    for i in range(first, last):
        if s.low[i] in words.turns or (s.cls[i] == "," and i + 1 < last and s.low[i + 1] in words.joins):
            return True
    return False


def _number_between(s: Sentence, first: int, last: int) -> bool:
    return any(c in "9n" for c in s.cls[first:last])
