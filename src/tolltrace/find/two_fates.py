"""``Forty people are dead or missing``: one number for two fates, which the guide keeps as two figures.

And ``Three men were shot and died``: what leaves the fate open is told with the fate, and counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tolltrace.find.clauses import Link
from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

# "dead or missing", "killed or are missing", "died or disappeared"; "missing, feared dead" is no pair.
_OTHER = re.compile(r"&r?(?:h?u)?(?P<other>[JKI])(?![pPqxX0])")
_BEFORE = re.compile(r"(?P<other>[JKI])&$")
_PAIR = frozenset({"killed", "missing"})


def of_two_fates(s: Sentence, links: Iterable[Link]) -> Iterator[Link]:
    """The links that the other half of ``dead or missing`` makes for the same people."""
    for link in links:
        if link.harm not in _PAIR:
            continue
        m = _OTHER.match(s.cls, link.trigger + 1) or _BEFORE.search(s.cls, 0, link.trigger)
        entry = s.entries[m.start("other")] if m is not None else None
        other = entry.harm if entry is not None else None
        if m is not None and other is not None and {other, link.harm} == _PAIR:
            yield Link(link.phrase, other, m.start("other"), link.rule.replace(link.harm, other))


def without_shot(s: Sentence, p: Phrase, links: Iterable[Link], language: Language) -> list[Link]:
    """The links of a phrase, without those of a verb that leaves open who lives, unless it says it best.

    That is only of people in numbers, whose fate nothing else tells, and not of ``two men shot at a bus``.
    """
    told = list(links)
    open_ended = [k for k in told if k.harm == "casualties" and _is_weak(s, k.trigger)]
    sure = [k for k in told if k not in open_ended]
    counts = p.number is not None and p.number.kind != "zero"
    return sure + [k for k in open_ended if counts and not sure and _hit(s, k, language)]


def _hit(s: Sentence, link: Link, language: Language) -> bool:
    aimed = language.words("harms", "casualties", "aimed")
    return link.rule.startswith(("active", "passive")) and aimed.isdisjoint(
        s.low[link.trigger + 1 : link.trigger + 2]
    )


def _is_weak(s: Sentence, at: int) -> bool:
    entry = s.entries[at]
    return entry is not None and "weak" in entry.tags
