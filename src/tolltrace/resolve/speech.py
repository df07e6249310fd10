"""The day beside a verb of saying: ``the ministry said on Tuesday``."""

from __future__ import annotations

import re
from functools import cache

from tolltrace.langs import language
from tolltrace.resolve.points import Point
from tolltrace.resolve.scene import Scene, names_a_day

_REACH = 4
"""Words that may stand between a verb of saying and its day."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STOP = re.compile(r"[;:.!?()\"“”\n]")
_STOP_BEHIND = re.compile(r"[,;:.!?()\"“”\n]")


def spoken(index: int, there: Scene, bound: tuple[int, int]) -> Point | None:
    """The day nearest to a verb of saying in a sentence, the words between the places ``bound`` left out.

    Its places count from the beginning of the sentence. Between verb and day stand few words, and no comma
    where the day comes last: ``says 5 dead, it was 3 on Sunday`` was not said on Sunday.
    """
    start, end = there.bounds(index)
    text = there.report.text[start:end]
    said = [m for m in _WORD.finditer(text) if m.group().lower() in _verbs()]
    best: tuple[int, Point] | None = None
    for point in there.times(index):
        if not names_a_day(point) or (start + point.start < bound[1] and start + point.end > bound[0]):
            continue
        for verb in said:
            behind = verb.end() <= point.start
            between = text[verb.end() : point.start] if behind else text[point.end : verb.start()]
            far = len(_WORD.findall(between))
            stopped = (_STOP_BEHIND if behind else _STOP).search(between)
            if not stopped and far <= _REACH and (best is None or far < best[0]):
                best = (far, point)
    return best[1] if best else None


@cache
def _verbs(code: str = "en") -> frozenset[str]:
    """Each form of each verb of saying, without those that are more often something else."""
    data = language(code).data
    forms = {form.strip() for line in data["attribution"]["say"] for form in line.split(",")}
    return frozenset(forms - set(data["periods"]["saying"]["not"]))
