"""Who was told of before and is told of again: nobody more.

``Navas died`` once the text has told of the dead; ``the driver who was killed``, after a driver was.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from tolltrace.find.clauses import Link
from tolltrace.find.phrases import Phrase
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.tokens import Sentence

# The words of somebody who was told of, with what was done to him or her.
Name = tuple[str, tuple[str, ...]]
# So many claims back, a surname is looked for among those told, whatever the length of the text.
KNOWN = 400
# So many claims back, "the son" and "all of them" still mean those told.
_NEAR = 5
_WHO_WAS = re.compile(",?W(?:h?u{1,2}K|h?I)")


class Told(NamedTuple):
    """A sentence with its phrases, the drafts before it, and the names of those told."""

    reading: Reading
    sentence: Sentence
    phrases: Sequence[Phrase]
    before: Sequence[Draft]
    names: Collection[Name]


def is_told_again(told: Told, link: Link, beside: Iterable[Phrase]) -> bool:
    """Whether a link tells again of those who were counted; ``beside`` are those of its sentence with another
    harm."""
    s, p = told.sentence, told.phrases[link.phrase]
    definite = p.number is None and s.cls[p.first] == "t"
    if (definite or p.kind == "n") and (link.harm, s.low[p.first : p.last]) in told.names:
        return True
    if definite and s.cls[p.last : p.last + 1] in "uI" and _is_the_same(told, link, p):
        return True
    if definite and _WHO_WAS.match(s.cls, p.last) is not None:
        # "the driver who has been killed": which driver is meant, and no other one.
        return any(d.harm == link.harm and d.quantity.high == 1 for d in told.before[-KNOWN:])
    new = s.cls[p.first] in "adO" and not p.named and not _is_of_name(s, p)
    if link.harm == "casualties" and p.number is None and not new:
        # "Ana Gil, a clerk, was shot in her shop", after a woman was killed: perhaps the same one.
        return any(d.quantity.high == 1 for d in told.before[-KNOWN:]) or any(
            o.number is None or o.number.quantity.high == 1 for o in beside
        )
    if p.number is not None and p.number.kind == "all":
        return any((d.harm, d.quantity) == (link.harm, p.number.quantity) for d in told.before[-_NEAR:])
    name = s.low[p.first] if p.kind == "n" and p.last == p.first + 1 else None
    if name is None and not (definite and link.rule == "noun_of" and not p.named):
        return False
    return any(d.harm == link.harm and _may_be(told.reading, d, name) for d in told.before[-KNOWN:])


def _is_the_same(told: Told, link: Link, p: Phrase) -> bool:
    """``The son was found dead inside``, after a woman and her son were."""
    singles = (d for d in told.before[-_NEAR:] if (d.harm, d.quantity.high) == (link.harm, 1))
    words = (told.reading.sentences[d.sentence].low[d.first : d.phrase_end] for d in singles)
    return p.head is not None and any(told.sentence.low[p.head] in said for said in words)


def _is_of_name(s: Sentence, p: Phrase) -> bool:
    """Whether a phrase says who somebody is whose name stands right before it."""
    return s.cls[max(0, p.first - 2) : p.first] in ("X,", "9,", "),")


def _may_be(reading: Reading, d: Draft, name: str | None) -> bool:
    """Whether those of a draft may be whom a surname names; another single person's name says that not."""
    s = reading.sentences[d.sentence]
    others = d.quantity.low == d.quantity.high == 1 and "X" in s.cls[d.first : d.phrase_end]
    return not others or name is None or name in s.low[d.first : d.phrase_end]
