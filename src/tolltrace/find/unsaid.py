"""Harm that a sentence does not say to have happened: a rate (``30 die every day``), an open question."""

from __future__ import annotations

import re

from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

# Between the number or the verb and the words of a rate: "30 people die every day", "one death every day".
_NEAR = 2


def unsaid(s: Sentence, p: Phrase, trigger: int, language: Language) -> bool:
    """Whether the persons of a phrase are not said to be harmed by the word at ``trigger``."""
    if p.number is None:
        neither = p.first > 0 and s.cls[p.first - 1] == "!" and s.cls[p.first] != "a"
        return neither or _asked(s, p.first, language)  # "neither the judge nor his wife was hurt"
    open_range = language.words("quantifiers", "range_open") - language.words("quantifiers", "range_open_and")
    if p.kind == "" and trigger == p.first - 1 and s.low[p.first] in open_range and s.cls[trigger] == "K":
        return True  # "the bereaved get a million, the wounded from 100 to 500 thousand"
    entry = s.entries[trigger]
    saved = p.head is not None and s.low[p.head] in language.words("parts", "spared")
    if saved and entry is not None and entry.harm == "arrested":
        return True  # "33 survivors were picked up"
    behind = s.low[p.number.last : p.number.last + 1]
    if s.cls[trigger] == "T" and not language.words("parts", "spared").isdisjoint(behind):
        return True  # "the figures: 29 dead, 37 rescued"
    ratios = language.words("quantifiers", "ratios")
    if any(s.words(k, k + 2) in ratios and "," in s.cls[k : p.first] for k in range(p.first)):
        return True  # "For every worker killed, eleven are injured"
    rates = language.words("quantifiers", "rates")
    last = max(p.last, trigger + 1)
    return any(s.words(k, k + 2) in rates for k in range(last, last + _NEAR))


def spared(s: Sentence, at: int, language: Language) -> bool:
    """``eight of nine were later released``: the verb behind a number says that it went well."""
    group = re.match("(?:o[tdD]?[9n])?[uh]{1,2}r{0,2}", s.cls[at:])
    behind = s.low[at + group.end() :][:1] if group is not None else ()
    return not language.words("parts", "spared").isdisjoint(behind)


def _asked(s: Sentence, first: int, language: Language) -> bool:
    """``whether the driver was killed``, ``it does not appear that the gunman is among the dead``."""
    for k in range(first - 1, -1, -1):
        if s.cls[k] in ";,:S":
            return False
        if s.low[k] in language.words("scope", "open"):
            return True
        if s.cls[k] == "!" and s.low[k + 1] in language.words("scope", "unsure"):
            return True
    return False
