"""Figures that answer a question: ``How many have died? Twenty-one, according to the inspectorate.``"""

from __future__ import annotations

import re

from tolltrace.find.clauses import Link
from tolltrace.find.phrases import Phrase
from tolltrace.find.reading import Reading
from tolltrace.find.tokens import Sentence

# What may stand before the answer: "A: Six", "At least 40", "Yes, nine".
_HEAD = re.compile(r"[-*\"]{0,2}(?:[xXatdpPq]{1,4}[:.,])?[mr\"]{0,3}")
_BEHIND = re.compile(r"[.,;&(\"eor:ic-]|$")
# A bare "A." between a question and its answer.
_MARK = 2
# So many sentences behind a question still answer it.
_REACH = 4


def asked_before(reading: Reading, number: int) -> int | None:
    """The sentence right before one that asks for a number of people, if there is such a one."""
    k = number - 1
    if k > 0 and len(reading.sentences[k].low) <= _MARK:
        k -= 1
    if k < 0:
        return None
    start, end, _ = reading.sentences.bounds[k]
    if not reading.text[start:end].rstrip().rstrip("\"'”’").endswith("?"):
        return None
    asks = reading.language.words("tolls", "brief", "asks")
    low = reading.sentences[k].low
    return k if any(" ".join(low[i : i + 2]) in asks for i in range(len(low))) else None


def asked_last(reading: Reading, number: int, since: int) -> str | None:
    """The harm of the last question, behind sentence ``since``, of whose answer a sentence can be a part."""
    bounds = reading.sentences.bounds
    if reading.text.find("?", bounds[max(0, number - _REACH)][0], bounds[number][0]) < 0:
        return None
    for k in range(number, max(since, number - _REACH), -1):
        asked = asked_before(reading, k)
        if asked is not None and asked > since and (harm := _harm_of(reading.sentences[asked])) is not None:
            return harm
    return None


def _harm_of(question: Sentence) -> str | None:
    for c, entry in zip(question.cls, question.entries, strict=True):
        if c in "KJIAEjk" and entry is not None and entry.harm not in (None, "incidents"):
            return entry.harm
    return None


def link_answer(reading: Reading, number: int, s: Sentence, phrases: list[Phrase]) -> list[Link]:
    """The link of the figure with which a sentence answers the question before it."""
    first = next((i for i, p in enumerate(phrases) if p.number is not None), None)
    if first is None or _HEAD.fullmatch(s.cls[: phrases[first].first]) is None:
        return []
    p = phrases[first]
    asked = asked_before(reading, number) if p.kind in ("", "P") and _BEHIND.match(s.cls, p.last) else None
    if asked is None or p.partitive:
        return []
    harm = _harm_of(reading.sentences[asked])
    return [Link(first, harm, p.first, "answer")] if harm is not None else []
