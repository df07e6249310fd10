"""What a sentence does not say itself and points back for: ``there``, ``the attack``, ``it stood at``."""

from __future__ import annotations

from collections.abc import Collection

from tolltrace.find.period import periods
from tolltrace.find.perpetrator import told_without_figure
from tolltrace.find.phrase import Phrase, speech, words
from tolltrace.find.place import places
from tolltrace.find.reading import Reading
from tolltrace.find.tokens import Sentence

Where = tuple[int, int, int]


def points_there(s: Sentence, code: str, first: int, last: int) -> bool:
    """Whether a figure is said to stand ``there``: right behind it, or at the head of its sentence."""
    here = words(code, "places", "here")
    if s.low[0] in here and s.cls[1:2] not in ("u", "v", "h"):
        return True
    return any(
        w in here and s.cls[i + 1 : i + 2] not in ("u", "v")
        for i, w in enumerate(s.low[last : last + 7], last)
    ) or any(w in here for w in s.low[max(0, first - 4) : first])


def place_before(reading: Reading, number: int, first: int) -> Where | None:
    """The last place told before a token: in its sentence, else in the sentence before."""
    code = reading.language.code
    for k in (number, number - 1):
        if k < 0:
            break
        s = reading.sentences[k]
        found = [p for p in places(reading.text, s, code, speech(s, code)) if k < number or p.last <= first]
        if found:
            return k, found[-1].value, found[-1].last
    return None


def event_before(
    reading: Reading, number: int, counted: Collection[int]
) -> tuple[Where | None, Where | None, Where | None]:
    """Place, period and perpetrator of the event that the sentence before tells without a figure.

    ``counted`` are the sentences with figures: what they tell is theirs.
    """
    s = reading.sentences[number]
    code = reading.language.code
    names = words(code, "places", "carriers")
    back = number - 1
    if back < 0:
        return None, None, None
    told = reading.sentences[back]
    points = s.cls[:1] in ("t", "D") and any(w in names for w in s.low[1:3])
    if told.block != s.block or (back in counted and not points):
        return None, None, None
    events = words(code, "places", "striking")
    if not any(w in events and not (i and told.cls[i - 1] in "tadXqCo0A") for i, w in enumerate(told.low)):
        return None, None, None
    said = speech(told, code)
    return (
        _last(places(reading.text, told, code, said), back),
        _last(periods(told, code, said), back),
        (back, *who) if points and (who := told_without_figure(reading, back, said)) else None,
    )


def _last(found: list[Phrase], number: int) -> Where | None:
    firm = [p for p in found if not p.weak] or found
    return (number, firm[0].value, firm[0].last) if firm else None


def stands_for_the_count(s: Sentence, code: str, first: int) -> bool:
    """Whether a pronoun before the figure stands for the count told before: ``last night it stood at``."""
    for i in range(max(0, first - 4), first):
        if s.low[i] in words(code, "scope", "count_pronouns") and i + 1 < first and s.cls[i + 1] in "uUf":
            return True
    return False
