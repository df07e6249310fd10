"""Verbs of saying and giving with the one who says or gives: before them, behind them, or as they go on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tolltrace.find.cue import Cue, Reach, ends_at
from tolltrace.find.cue_words import CueWords
from tolltrace.find.noun_cues import figure_of, given_by
from tolltrace.find.noun_phrase import Phrase, is_time, left_phrase, phrase_at
from tolltrace.find.relays import is_media, publishes, told
from tolltrace.find.speakers import head_of, is_own, is_plausible, subject
from tolltrace.find.tokens import Sentence
from tolltrace.model import Stance

_STANCE: dict[str, Stance] = {"doubt": "alleged", "reject": "denied"}
# Before these classes "have" is an auxiliary.
_AUXILIARY_BEFORE = "uUKIGfSkrc!"
_NUMBERS = frozenset("9nNsgbz")
# Without one of these nothing is told of anybody.
_TOLD = frozenset('9nNsgbzFApPKGIkJEfuhvVRDcC,;:"')
_FORWARD = 30
# "has claimed nine more victims"
_VICTIMS = re.compile(r"m?[9nsg]{1,3}O?A(?![uhvfSKI])")
_RECENT = 8
# So far before the verb stands what happened to whoever is told of.
_NEAR_BY = 16
# An article, two words of description, and the noun.
_OBJECT = 4


def verb_cue(
    text: str, s: Sentence, v: int, words: CueWords, found: Sequence[Cue], kind: str = ""
) -> Cue | None:
    """The cue that a verb makes with its subject; ``None`` if it is a noun, an auxiliary, or nobody's."""
    kind = kind or words.verbs[s.low[v]]
    cls, n = s.cls, len(s.cls)
    entry = s.entries[v]
    form = entry.form if entry is not None else ""
    # "About this informs the ministry": what was said stands first.
    backward = v == 2 and s.low[1] in words.backward and s.low[1] not in words.pronouns
    if v and cls[v - 1] in "tadD'" and form not in ("past", "participle") and not backward:
        return None
    if cls[v] == "l" and ("L" in cls[v + 1 : v + 8] or _VICTIMS.match(cls, v + 1)):
        return None
    if v + 1 < n and cls[v + 1] == "y" and (form in ("past", "participle") or s.low[v] in words.given):
        return None
    if cls[v] == "h" and v + 1 < n and cls[v + 1] in _AUXILIARY_BEFORE:
        return None
    if kind == "doubt" and any(w in words.deeds for w in s.low[v + 1 : v + 3]):
        return None  # "claimed the attack"
    if kind == "say" and cls[v] != "S" and s.low[min(v + 1, n - 1)] in words.verbs:
        return None  # "Police reports show": a noun
    # "reports" and "state" are nouns more often than verbs.
    weak = kind in ("give", "hold") or (kind == "say" and cls[v] != "S")
    if (behind := _said_somebody(text, s, v, kind, form, words)) is not None:
        return behind
    who = subject(s, v, words) if not backward else None
    if weak and kind == "say" and v and cls[v - 1] == ",":
        last = phrase_at(s, v + 1, words)
        if last is not None and ends_at(s, last[1]) and is_plausible(text, s, last, words):
            # "12 perished, reports the ministry."
            return Cue(v, last[1], last, "left", "inverted", None, (), is_own(s, last, words))
    relays, after = told(text, s, v + 1, words)
    if kind == "reject" and _refuses(s, v, words):
        # Who did it may speak next: "The army rejected criticism and said nine were killed".
        return (
            Cue(who[0], v + 1, who, "back", "turned down", None, (), is_own(s, who, words)) if who else None
        )
    if who is not None and s.low[who[0]] in words.selves:
        who = _head_before(s, who[0], words)  # "the channel with reference to own sources wrote"
    if who is None:
        return _without_subject(s, v, kind, weak, form, relays, after, words, found)
    if kind == "say" and _negated(s, who[1], v, words):
        return None  # "could not verify the figure of 300"
    if kind == "say" and form == "base" and cls[who[0]] == "a":
        return None  # "a command post"
    if kind == "say" and cls[v - 1] == "," and s.low[v] not in words.tells:
        behind = _inverted(s, v, kind, form, relays, words)
        if behind is not None and behind.reach == "left" and _is_named(s, behind):
            return behind  # "In the town, where drones hunt cars, two were hurt, said Ivan Lys."
    if s.low[min(who[1], n - 1)] in words.given and who[1] < v:
        agent = given_by(s, who[1], words)
        return agent._replace(reach="right") if agent is not None else None
    figure = head_of(s, who)[1] - 1
    if weak and s.low[figure] in words.figures:
        # "The ministry's bulletin lists 12": the ministry gives it.
        owner = figure_of(text, s, figure, words)
        who = owner.speaker if owner is not None and owner.speaker is not None else who
    relays += _quoted_by(text, s, who, v, words)
    own = is_own(s, who, words)
    sets = weak and _sets_toll(s, v, words) and cls[who[1] - 1] in "X)"
    # Whatever a place or a ship has, nobody but a body with a name has counted.
    base = form == "base" or kind != "give" or not _gives_number(s, v, words)
    if (
        not own
        and not sets
        and not _can_speak(text, s, who, words, weak, base=base if weak else form == "base")
    ):
        return None
    if weak and s.low[min(v + 1, n - 1)] in words.away:
        return None
    if weak and not _gives_number(s, v, words):
        near = not own and _number_before(s, who[0], words)
        ends = kind == "say" and who[0] and cls[who[0] - 1] in ',"' and (after >= n or cls[after] in ".,;:")
        if not near and not ends:
            return None
        if near:
            return Cue(who[0], v + 1, who, "near", "figure that X gave")
    if v + 1 < n and _this_alone(s, v + 1, words) and _ends_or_time(s, v + 2, words):
        rule = "said of the sentence before" if kind == "say" else "turned down"
        return Cue(who[0], v + 2, who, "back", rule, None, relays, own)
    reach = _reach(s, kind, who[0] - 1, after, words)
    return Cue(who[0], after, who, reach, f"{kind} verb", _STANCE.get(kind), relays, own)


def _said_somebody(text: str, s: Sentence, v: int, kind: str, form: str, words: CueWords) -> Cue | None:
    """``A nurse, Ana Gil, died, said the mayor, bringing the toll to 12``: the mayor speaks, and not she."""
    if kind != "say" or s.cls[v] != "S" or s.cls[v - 1 : v] != "," or s.low[v] in words.tells:
        return None
    found = _inverted(s, v, kind, form, (), words)
    if found is None or found.speaker is None or not is_plausible(text, s, found.speaker, words):
        return None
    closed = ends_at(s, found.last) or s.cls[found.last] == ","
    return found if closed and "I" in s.cls[max(0, v - _NEAR_BY) : v] else None


def _is_named(s: Sentence, cue: Cue) -> bool:
    return cue.speaker is not None and s.cls.startswith("XX", cue.speaker[0])


def _head_before(s: Sentence, at: int, words: CueWords) -> Phrase | None:
    """Who stands before the last preposition in front of a token."""
    i = max(s.cls.rfind(c, 0, at) for c in "iw")
    return left_phrase(s, i, words) if i > 0 else None


def _quoted_by(text: str, s: Sentence, who: Phrase, v: int, words: CueWords) -> tuple[Phrase, ...]:
    """``The captain, interviewed by the BBC, said``: the medium between speaker and verb."""
    for i in range(who[0] + 1, v - 2):
        if s.cls[i] == "," and s.low[i + 1] in words.quoted_by and s.cls[i + 2] == "y":
            by = phrase_at(s, i + 3, words)
            return (by,) if by is not None and publishes(text, s, by, words) else ()
    return ()


def _refuses(s: Sentence, v: int, words: CueWords) -> bool:
    """``denied any role in the deaths of 40``, ``rejected a UN-backed truce``: no figure is turned down."""
    for k in range(v + 1, min(v + 1 + _OBJECT, len(s.cls))):
        if s.low[k] in words.refusable:
            return True
        if s.cls[k] not in "tadDxXqk'":
            return False
    return False


def quoted_cue(s: Sentence, v: int, words: CueWords) -> Cue | None:
    """``X was quoted by Vatican News as saying that``: the subject speaks, through whoever quotes."""
    if not v or s.cls[v - 1] != "u":
        return None
    who = subject(s, v - 1, words)
    relay, after = None, v + 1
    if s.cls[after : after + 1] == "y":
        relay = phrase_at(s, after + 1, words)
        after = relay[1] if relay else after
    if who is None or after + 1 >= len(s.cls) or s.cls[after] != "c" or s.low[after + 1] not in words.ing:
        return None
    reach: Reach = "left" if ends_at(s, after + 2) else "right"
    return Cue(who[0], after + 2, who, reach, "quoted", None, (relay,) if relay else ())


def _reach(s: Sentence, kind: str, before: int, after: int, words: CueWords) -> Reach:
    """Which words a verb with its subject covers: those around a parenthetical, else what follows."""
    cls, n = s.cls, len(s.cls)
    if before >= 0 and s.low[before] in words.like:
        before -= 1
    if kind not in ("say", "doubt") or before < 0 or cls[before] not in ',"-.;':
        return "right"
    closed = after >= n or cls[after] in '.,;:)"-' or (cls[after] == "&" and kind == "say")
    if not closed and not _TOLD.intersection(cls[after:]):
        return "left"  # "…, the rescuers said in a post on Facebook."
    if closed and (cls[before] == '"' or any(c in "fSKIUuhvkjlGAEJTKZ9n" for c in cls[:before])):
        return "left" if ends_at(s, after) else "both"
    return "left" if cls[before] in ',"' and (after >= n or cls[after] == ".") else "right"


def _without_subject(
    s: Sentence,
    v: int,
    kind: str,
    weak: bool,
    form: str,
    relays: tuple[Phrase, ...],
    after: int,
    words: CueWords,
    found: Sequence[Cue],
) -> Cue | None:
    link = v - 2 if v > 1 and s.low[v - 1] in words.between else v - 1
    joined = link >= 0 and (s.cls[link] == "&" or s.low[link] in words.joins)
    if joined and (kind == "reject" or form in ("past", "third", "base", "participle")):
        before = _last_speaker(s, v, words, found)
        if before is None or (weak and not _gives_number(s, v, words)):
            return None
        return Cue(
            v, after, before, "right", "goes on speaking", _STANCE.get(kind), relays, is_own(s, before, words)
        )
    if weak and kind == "say" and not any(c not in "9-*" for c in s.cls[:v]):
        # "Reports the governor: 12 dead"
        who = phrase_at(s, v + 1, words)
        if who is not None and s.cls[who[1] : who[1] + 1] == ":":
            return Cue(v, who[1] + 1, who, "right", "inverted", None, relays, is_own(s, who, words))
    if weak or kind == "reject":
        return None
    return _inverted(s, v, kind, form, relays, words)


def _last_speaker(s: Sentence, v: int, words: CueWords, found: Sequence[Cue]) -> Phrase | None:
    """``X denied this, and said``: whoever spoke last, else who stands at the head of the clause."""
    begin = s.cls.rfind(";", 0, v) + 1
    for cue in reversed(found[-_RECENT:]):
        if cue.first < begin:
            break
        if cue.speaker is not None and cue.rule.endswith(("verb", "speaking", "down")) and cue.first < v:
            return cue.speaker
    head = phrase_at(s, begin, words)
    return head if head and any(c in "XpPRq" for c in s.cls[head[0] : head[1]]) and head[1] < v else None


def participle_cue(s: Sentence, i: int, words: CueWords, found: Sequence[Cue]) -> Cue | None:
    """``X did this, adding that 12 were killed``: the subject of the clause before goes on speaking."""
    takes_lives = s.cls[i] == "l" and s.cls[i + 1 : i + 2] not in (">", "D")
    goes_on = (s.cls[i] in "SGl" and not takes_lives) or _sets_at(s, i, words)
    if i == 0 or s.cls[i - 1] not in ',&r"' or not goes_on:
        return None
    for cue in reversed(found[-_RECENT:]):
        if (cue.reach in ("right", "both") or cue.rule == "turned down") and cue.speaker:
            stance = _STANCE["doubt"] if s.low[i] in words.doubting else None
            return cue._replace(first=i, last=i + 1, reach="right", rule="participle", stance=stance)
    return None


def _can_speak(text: str, s: Sentence, who: Phrase, words: CueWords, weak: bool, *, base: bool) -> bool:
    """True if a subject can be the speaker of a verb: weak verbs ask for a body, an office, a pronoun."""
    first = who[0]
    head = head_of(s, who)
    if s.low[first] in words.pronouns:
        return s.cls[head[1] - 1] not in "EL"  # "his injuries raised the toll"
    verb = s.low[head[1] - 1] in words.verbs and s.cls[head[1] - 1] not in "pPX"
    if verb and head[1] - head[0] > 1 and "," not in s.cls[slice(*head)]:
        return False  # "the commander dismissed reports": a verb, and its object.
    if weak:
        named = not base and _by_name(s, head)
        return named or is_plausible(text, s, head, words) or is_media(text, s, head, words)
    skip = s.cls[first] in "n9z"
    if s.cls[first] in "nAECTJHLKG09z" and not is_plausible(text, s, (first + skip, head[1]), words):
        return False
    if s.cls[head[1] - 1] in "CTEJ" and not is_plausible(text, s, head, words):
        return False
    alone = head[1] - head[0] == 1 and s.cls[first] == "x"
    return not (alone and base and not s.low[first].endswith("s"))


def _by_name(s: Sentence, who: Phrase) -> bool:
    """``The Grey Helmets have counted``: an article and a name of several words."""
    return re.fullmatch("tX{2,5}", s.cls[slice(*who)]) is not None


def _negated(s: Sentence, first: int, v: int, words: CueWords) -> bool:
    i = v - 1
    while i > first and (s.cls[i] in "hvVr" or s.low[i] in words.between):
        i -= 1
    return i >= first and s.cls[i] == "!"


def _sets_toll(s: Sentence, v: int, words: CueWords) -> bool:
    """``put the toll at``, ``raised its count to``: only one who keeps a count does that, by any name."""
    return s.cls[v] != "h" and any(
        s.cls[i] == "T" or s.low[i] in words.figures for i in range(v + 1, min(v + 5, len(s.cls)))
    )


def _sets_at(s: Sentence, i: int, words: CueWords) -> bool:
    """``putting the dead at 40``, ``giving their number as 12``."""
    ends = range(i + 1, min(i + 8, len(s.cls) - 1))
    return any(s.low[k] in words.stands | words.like and s.cls[k + 1] in _NUMBERS for k in ends)


def _gives_number(s: Sentence, v: int, words: CueWords) -> bool:
    """True if a number is what a weak verb gives: before any other clause, and at once after ``has``."""
    near = s.cls[v] == "h"
    inner = "W" in s.cls[max(0, v - 6) : v]
    for i in range(v + 1, min(v + _FORWARD, len(s.cls))):
        c = s.cls[i]
        if c in _NUMBERS:
            return True
        if c == "T" or s.low[i] in words.figures:
            near = False
        if s.low[i] in words.that:
            return not near
        listed = s.low[i] in words.listed or (c == "o" and s.low[i - 1] in words.listed)
        if near and c not in "mtarO" and s.low[i] not in words.between and not listed:
            return False
        if (c in "fSW;" or s.low[i] in words.turns or (inner and c == ",")) and i > v + 1:
            return False
    return False


def _number_before(s: Sentence, first: int, words: CueWords) -> bool:
    """``the 70 that the United Nations gave``, ``the 11,300 it gave``."""
    i = first - 1
    linked = i >= 0 and (s.low[i] in words.that or s.cls[i] == "W")
    i -= linked
    if not linked and s.cls[first] not in "tR":
        return False
    return (i >= 0 and s.cls[i] in "9n") or (i >= 1 and s.cls[i] in "JPpE" and s.cls[i - 1] in "9n")


def _this_alone(s: Sentence, at: int, words: CueWords) -> bool:
    """``announced this on Sunday`` speaks of what stands before, ``announced this evening`` does not."""
    return s.low[at] in words.backward and not (at + 1 < len(s.low) and s.low[at + 1] in words.times)


def _ends_or_time(s: Sentence, i: int, words: CueWords) -> bool:
    if i >= len(s.cls) or s.cls[i] in ".,&" or is_time(s, i, words):
        return True
    return s.cls[i] == "i" and i + 1 < len(s.cls) and is_time(s, i + 1, words)


def _inverted(
    s: Sentence, v: int, kind: str, form: str, relays: tuple[Phrase, ...], words: CueWords
) -> Cue | None:
    """``…, said X, the director of Y``; ``17 dead, says monitor``; ``That announced the mayor``."""
    of_before = v == 1 and (s.cls[0] in "DR" or s.low[0] in words.that)
    of_before = of_before or (v == 2 and s.low[1] in words.backward)
    behind_number = v > 0 and s.cls[v - 1] in _NUMBERS
    if (
        v
        and s.cls[v - 1] not in ',"-'
        and s.low[v - 1] not in words.between
        and not of_before
        and not behind_number
        and s.low[v - 1] not in words.like
    ):
        return None
    who = phrase_at(s, v + 1, words)
    if who is None or who[0] != v + 1 or s.low[v + 1] in words.that or s.cls[v + 1] in "JKA9":
        return None
    if form == "base" and s.cls[v + 1] not in "xpP":
        return None
    if s.low[who[1] - 1] in words.tellings and s.cls[who[1] : who[1] + 1] in ("y", "i"):
        who = phrase_at(s, who[1] + 1, words) or who  # "said a statement by the ministry"
    ends = who[1]
    reach: Reach = "both"
    if of_before:
        reach = "back"
    elif behind_number:
        reach = "near"
    elif ends_at(s, ends):
        reach = "left"
    elif v == 0 or (v == 1 and s.low[0] in words.like) or s.cls[ends : ends + 1] == ":":
        reach = "right"
    return Cue(v, ends, who, reach, "inverted", _STANCE.get(kind), relays, is_own(s, who, words))
