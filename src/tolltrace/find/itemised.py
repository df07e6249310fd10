"""Items behind a colon that add up to the figure before it: ``The six dead are: five guards; and a cook``."""

from __future__ import annotations

import re

from tolltrace.find.clauses import Link
from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence

_COLON = re.compile(r"[^.;,:]{0,6}:")
_ITEM_END = re.compile(r"[;.]")
# Of so many items a person who writes makes one sentence.
_MOST = 20


def link_items(
    s: Sentence, phrases: list[Phrase], linked: dict[int, list[Link]]
) -> tuple[list[Link], dict[int, int]]:
    """The links of the items, and for each the number of the phrase that they are parts of."""
    if ":" not in s.cls or ";" not in s.cls:
        return [], {}
    for whole in sorted(linked):
        p = phrases[whole]
        m = _COLON.match(s.cls, p.last)
        if m is None or p.number is None or p.number.quantity.modifier != "exact":
            continue
        items = _items(s, phrases, m.end())
        sizes = [1 if (n := phrases[i].number) is None else n.quantity.low or 0 for i in items]
        if len(items) > 1 and sum(sizes) == p.number.quantity.low:
            link = linked[whole][0]
            told = [Link(i, link.harm, link.trigger, f"part:{link.harm}") for i in items if i not in linked]
            return told, dict.fromkeys(items, whole)
    return [], {}


def _items(s: Sentence, phrases: list[Phrase], start: int) -> list[int]:
    """The first people of each item behind a colon; none where an item begins with nobody."""
    out: list[int] = []
    while start < len(s.cls) and len(out) < _MOST:
        begin = start + len(s.cls[start:]) - len(s.cls[start:].lstrip("&,"))
        first = next((i for i, p in enumerate(phrases) if begin <= p.first <= begin + 1), None)
        if first is None or not phrases[first].people:
            return []
        out.append(first)
        end = _ITEM_END.search(s.cls, start)
        start = end.end() if end is not None else len(s.cls)
    return out
