"""A list in one line under its own head: ``By district (deaths): Pira 17, Lova 11, Boca Chica 9.``"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tolltrace.find.numbers import Number
from tolltrace.find.phrase import words
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.tokens import Sentence

_HEAD = re.compile(r"[^:9nuhvfS]{1,10}(?:\([^():]{1,5}\))?:")
# Names, each with its number; a name can hold a small word: "Pira town 3".
_LIST = re.compile(r"(?:t?q?X{1,4}[x0]{0,2}m?[9n][,;&]{1,2}){1,40}t?q?X{1,4}[x0]{0,2}m?[9n][.;]?")
_HARMS = "KJAE"


def read_inline(reading: Reading, number: int, numbers: Sequence[Number]) -> list[Draft]:
    """The figures of such a list; each has its name for place where the head says that places follow."""
    s = reading.sentences[number]
    head = _HEAD.match(s.cls)
    if head is None or _LIST.fullmatch(s.cls, head.end()) is None:
        return []
    harm, trigger = _harm_of(s, head.end())
    if harm is None:
        return []
    placed = not words(reading.language.code, "places", "nouns").isdisjoint(s.low[: head.end()])
    out: list[Draft] = []
    start = head.end()
    for n in numbers:
        if n.first >= head.end():
            place = reading.words(number, start, n.first) if placed else None
            out.append(
                Draft(
                    number, n.first, n.last, n.last, n.quantity, harm, "unspecified", trigger=trigger,
                    rule="inline_list", place=place,
                )
            )  # fmt: skip
            start = n.last + 1 + (s.cls[n.last + 1 : n.last + 2] == "&")
    return out


def _harm_of(s: Sentence, end: int) -> tuple[str | None, int | None]:
    for k in range(end):
        entry = s.entries[k]
        if s.cls[k] in _HARMS and entry is not None and entry.harm not in (None, "incidents"):
            return entry.harm, k
    return None, None
