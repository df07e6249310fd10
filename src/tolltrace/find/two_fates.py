"""``Forty people are dead or missing``: one number for two fates, which the guide keeps as two figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tolltrace.find.clauses import Link
from tolltrace.find.tokens import Sentence

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
