"""Whether a figure is a level that had been reached by a time, and whether its verb runs up to now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tolltrace.model import Claim
from tolltrace.resolve.hours import Timed
from tolltrace.resolve.scene import Scene
from tolltrace.resolve.timewords import OPENERS, atoms

_LIST_GAP = 6
"""Words that may stand between two figures of a list: ``40 in the north of the province, 20 in``."""
# Whoever "had eight men arrested" counts no level.
_DONE_TO = frozenset({"arrested", "abducted", "surrendered", "incidents"})
_BETWEEN = 400
"""Characters between a figure and its time between which they are read together."""


def is_level(
    words: str, place: tuple[int, int], claims: Sequence[Claim], there: Scene, *, hours: bool
) -> bool:
    """Whether the figure is a level that had been reached by then, rather than what happened then.

    A verb of level right before the figure says so (``on Tuesday it stood at 40``); where ``hours`` tells
    that the words name no day, one anywhere before it in the sentence (``there were 3 dead by noon, 5 at
    two``). So do ``still`` and its like between figure and time, and the head of a column over people who
    are displaced or missing, who are counted as they stand.
    """
    text, known = there.report.text, there.words
    if _has(words, known.phrases("levels", "time")):
        return True
    for claim in claims:
        span = claim.span
        first, last = (place[1], span.start) if place[1] <= span.start else (span.end, place[0])
        if 0 <= last - first <= _BETWEEN:
            if _has(text[first:last], known.phrases("levels", "between")):
                return True
            bare = not any(a.code in OPENERS for a in atoms(words, known))
            if bare and claim.harm in {"displaced", "missing"} and "\n" in text[first:last]:
                return True
        before = text[there.bounds(there.index(span.start))[0] : span.start]
        if _has(before, known.phrases("levels", "verbs"), last=not hours):
            return True
        if claim.harm not in _DONE_TO and _has(before, known.phrases("levels", "has"), last=True):
            return True
    return False


def _has(text: str, cues: Iterable[str], *, last: bool = False) -> bool:
    """Whether one of the cues stands in the text; ``last``: at its end."""
    pattern = "|".join(re.escape(cue) for cue in sorted(cues))
    behind = r"[\s\"'“‘]*$" if last else r"\b"
    return re.search(rf"\b(?:{pattern}){behind}", re.sub(r"\s+", " ", text.lower())) is not None


def runs(place: tuple[int, int], there: Scene) -> bool:
    """Whether the verb of the clause runs up to the moment of speech: ``has risen to 40 in two days``."""
    start, _ = there.bounds(there.index(place[0]))
    clause = re.split(r"[,;:.–—()]\s", there.report.text[start : place[0]])[-1]
    return bool(set(clause.lower().split()) & there.words.phrases("running", "words"))


def leaders(claims: Sequence[Claim], scenes: Mapping[str, Scene]) -> dict[tuple[str, str], Claim]:
    """The first figure of the list that each claim stands in, by report and id; often the claim itself.

    A list is figures of one harm and one period in one sentence with few words between them: in ``it stood at
    40 in Goma, 20 in Uvira`` the verb of level is said of both.
    """
    first: dict[tuple[str, str], Claim] = {}
    before: Claim | None = None
    for claim in sorted(claims, key=lambda c: (c.report, c.span.start, c.span.end, c.id)):
        there = scenes.get(claim.report)
        listed = before is not None and there is not None and _listed(before, claim, there)
        first[claim.report, claim.id] = first[before.report, before.id] if before and listed else claim
        before = claim
    return first


def _listed(before: Claim, claim: Claim, there: Scene) -> bool:
    same = (before.report, before.harm, before.period) == (claim.report, claim.harm, claim.period)
    if not same or there.index(before.span.start) != there.index(claim.span.start):
        return False
    return len(there.report.text[before.span.end : claim.span.start].split()) <= _LIST_GAP


def begun(item: Timed, place: tuple[int, int], there: Scene) -> Timed:
    """The first time of a period, with its sense mended by the words around it.

    ``The war that broke out in 2011`` has been counted since 2011. ``The worst since June, when 9 died``
    tells of June alone.
    """
    text, known = there.report.text, there.words
    before = text[max(place[0] - _BETWEEN, 0) : place[0]].lower().split()[-4:]
    relative = [n for n, word in enumerate(before) if word in known.phrases("began", "relative")]
    if (
        relative
        and not item.point.opener.strip("i")
        and known.phrases("began", "words") & {*before[relative[-1] :]}
    ):
        return replace(item, point=replace(item.point, began=True))
    after = text[place[1] : place[1] + _BETWEEN].lower().replace(",", " ").split()[:1]
    if item.point.opener == "S" and known.phrases("began", "when") & {*after}:
        return replace(item, point=replace(item.point, opener="i"))
    return item
