"""Lines that a page prints around its article, known by the phrases of a language's ``furniture.toml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import rtoml

from tolltrace import langs

_EDGES = " \t.,:;!?…-–—|•·*»›>→[](){}_~'\"♥❤👍🔗"
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_BREADCRUMB = re.compile(
    r"[^.!?>»›]{1,40}(?:\s[>»›]\s[^.!?>»›]{1,40}){2,8}|[^.!?»›]{1,30}(?:\s?[»›]\s?[^.!?»›]{1,40}){1,8}"
)
_FULL_DATE = re.compile(
    r"(?:[A-Z][^\W\d]{2,9}\.?,?\s)?\d{1,2}(?:st|nd|rd|th|\.)?(?:\s?[-–]\s?\d{1,2})?[\s-](?:de\s)?[^\W\d]{3,10}\.?,?[\s-](?:de\s)?(?:19|20)\d\d\b"
    r"|[^\W\d]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b"
)
_TIME = re.compile(r"\b\d{1,2}[:.h]\d\d(?::\d\d)?\b")
_DIGIT = re.compile(r"\d")
_OWN_NUMBER = re.compile(r"(?<!\w)\d")
_ENDING = frozenset(".!?")
_SHORT = 200
_BYLINE_CHARS, _BYLINE_WORDS = 120, 9


class Phrases(NamedTuple):
    """The phrases of one language and of English, which pages of all languages carry."""

    lines: frozenset[str]
    openings: tuple[str, ...]
    heads: frozenset[str]
    bar: frozenset[str]
    bar_needs: frozenset[str]
    bylines: tuple[str, ...]
    reading_time: tuple[str, ...]

    def is_furniture(self, text: str) -> bool:
        """Whether a line is page chrome. A sentence is none, however it begins, if it is long."""
        if len(text) > _SHORT:
            return False
        low = text.lower()
        if low.startswith(self.openings):
            return True
        bare = low.strip(_EDGES)
        if bare in self.lines or not any(map(str.isalnum, bare)):
            return True
        return len(text) <= 80 and (self._is_bar(low) or _BREADCRUMB.fullmatch(text) is not None)

    def is_head(self, text: str) -> bool:
        """Whether a line heads a list of other stories."""
        return len(text) <= 60 and text.lower().strip(_EDGES) in self.heads

    def is_byline(self, text: str) -> bool:
        """Whether a line names an author, or a date and hardly anything else."""
        if len(text) > _BYLINE_CHARS:
            return False
        if text[0] == "@" and " " not in text:
            return True
        low = text.lower()
        named, ended = low.startswith(self.bylines), text[-1] in _ENDING
        if not named and (ended or not _DIGIT.search(text)):
            return False
        date = _FULL_DATE.search(text)
        dated = date is not None and (named or _stands_apart(text, date.start(), date.end()))
        rest = _FULL_DATE.sub(" ", low)
        rest = _TIME.sub(" ", rest)
        # A figure beside the date is more than a byline has; a name without a date ends as no sentence does.
        if not (dated or named) or (ended and not dated):
            return False
        for phrase in self.reading_time:
            rest = re.sub(rf"\d+\s{re.escape(phrase)}", "", rest)
        return (named or len(rest.split()) <= _BYLINE_WORDS) and not _OWN_NUMBER.search(rest)

    def _is_bar(self, low: str) -> bool:
        words = _TOKEN.findall(low)
        return (
            bool(words)
            and self.bar.issuperset(words)
            and not self.bar_needs.isdisjoint(words)
            and (len(words) < len(low.split()) + 2 and (len(words) == 1 or not low.endswith(".")))
        )


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Whether a date is set off from the words beside it, as it is not within a sentence."""
    return not text[:start].rstrip()[-1:].islower() and not text[end:].lstrip(" ")[:1].islower()


@cache
def phrases(language: str | None) -> Phrases:
    """The phrases for a language, given by its ISO 639-1 code; English alone where it has no file."""
    found = [_data("en")]
    if language and language != "en" and language.isalpha():
        found.append(_data(language))

    def all_of(name: str) -> list[str]:
        return [each for data in found for each in data.get(name, [])]

    return Phrases(
        lines=frozenset(all_of("lines")),
        openings=tuple(all_of("openings")),
        heads=frozenset(all_of("heads")),
        bar=frozenset(all_of("bar")),
        bar_needs=frozenset(all_of("bar_needs")),
        bylines=tuple(all_of("bylines")),
        reading_time=tuple(all_of("reading_time")),
    )


def _data(language: str) -> dict[str, list[str]]:
    file = Path(langs.__file__).parent / language / "furniture.toml"
    return rtoml.loads(file.read_text("utf-8")) if file.is_file() else {}
