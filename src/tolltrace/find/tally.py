"""A text's own toll: how many persons it says were harmed, by harm and class, nobody counted twice.

Bounds are those of the labelling guide. ``best`` is the low bound, for open and for vague figures, too: it is
what the text vouches for. Only where a text gives an upper bound alone (``up to 30``) it is that bound.
"""

from __future__ import annotations

from tolltrace.find.fates import HARMS
from tolltrace.find.fold import Group, fold
from tolltrace.find.lexicon import lexicon
from tolltrace.find.mentions import find_mentions
from tolltrace.find.reading import Reading, read
from tolltrace.find.standing import in_sentence, in_text
from tolltrace.find.told_later import tell_later
from tolltrace.find.triggers import worth_reading
from tolltrace.model import Harmed, Report, Tally
from tolltrace.text import Document

# What is done to victims; the arrested and those who surrender may be of any class.
_TO_VICTIMS = ("killed", "injured", "abducted")
_NONE = Harmed(0, 0, 0)
_NOBODY = tuple((harm, _NONE) for harm in HARMS)


def may_tell_toll(report: Report) -> bool:
    """Whether it is worth cleaning a report; ``False`` only where its toll would be :func:`nobody`."""
    return worth_reading(report.text, lexicon(report.language or "en"), own_toll=True)


def nobody(report: Report) -> Tally:
    """The toll of a report that tells of nobody harmed."""
    return Tally(report.id, _NOBODY)


def find_tally(document: Document) -> Tally:
    """The toll that a cleaned report tells of its own episode."""
    return tally(read(document, lexicon(document.report.language or "en")))


def tally(reading: Reading) -> Tally:
    """The toll of a text that has been read."""
    groups = fold(find_mentions(reading))
    for harm in _TO_VICTIMS:
        tell_later(reading, groups[harm])
    unknown = [g for harm in _TO_VICTIMS for g in groups[harm] if g.victims == "unspecified"]
    if unknown:
        whole = in_text(reading)
        for g in unknown:
            g.victims = in_sentence(reading, g.sentence) or whole
    return Tally(reading.document.report.id, tuple((harm, _sum(groups[harm])) for harm in HARMS))


def _sum(groups: list[Group]) -> Harmed:
    if not groups:
        return _NONE
    by: dict[str, int] = {}
    for g in groups:
        rest = g.low
        for victims, number in (*sorted(g.parts.items()), (g.victims, g.low)):
            part = min(number, rest)
            if part:
                by[victims] = by.get(victims, 0) + part
            rest -= part
    low = sum(g.low for g in groups)
    highs = [g.high for g in groups]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return Harmed(low, low, high, tuple(sorted(by.items())))
