"""Words with their places, and a sentence as a string of word classes.

The classes are those of ``langs.lexicon``. A phrase of the lexicon is one token. Offsets count in the
clean text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tolltrace.langs import Entry, Language

_TOKEN = re.compile(
    r"""
    (?:https?://|www\.)\S+|\S+@\S+\.\w+             # addresses
  | \d+(?:st|nd|rd|th)\b                                  # ordinals
  | \d+(?:[.,]\d+)*-[^\W\d_]+(?:-[^\W\d_]+)*              # 22-year-old, 12-member
  | [^\W\d_]+\d\w*                                     # H1N1, M23
  | \d{1,3}(?:[ ]000)+\b                                  # 10 000
  | \d+(?:[.,:]\d+)*(?:[kKmM]\b)?\+?                      # 1,225  48.450  10:21  4,000+  10k
  | (?:[^\W\d_]\.){2,}                                    # U.S.  p.m.
  | [^\W\d_]+(?:[-'’](?!s\b)[^\W\d_]+)*(?:-\d+)?
  | ['’]s\b
  | \s*[–—]\s*
  | [^\w\s]
  | \w
    """,
    re.VERBOSE,
)
_PUNCTUATION = {"–": "-", "—": "-", "“": '"', "”": '"', "«": '"', "»": '"', "[": "(", "]": ")", "!": ".", "?": ".", "'": '"', "’": '"', "‘": '"', "`": '"', "…": "."}
_CURRENCY = "$€£¥₦₹"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as parallel rows: the word in lower case, where it stands, its class, its entry.

    ``starts`` and ``ends`` count in the clean text. ``block`` is the number of the block it stands in.
    """

    start: int
    end: int
    block: int
    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    cls: str
    entries: tuple[Entry | None, ...]

    def words(self, first: int, last: int) -> str:
        """The lower-case words of tokens ``first`` to ``last`` (not included), for comparison only."""
        return " ".join(self.low[first:last])


def read_sentence(text: str, start: int, end: int, block: int, language: Language) -> Sentence:
    """Split ``text[start:end]`` into tokens and give each its class."""
    single, phrases = language.single, language.phrases
    raw: list[str] = []
    low: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for m in _TOKEN.finditer(text, start, end):
        word = m.group()
        raw.append(word)
        low.append(word.lower().replace("’", "'"))
        starts.append(m.start())
        ends.append(m.end())
    capitals = _all_capitals(raw)
    out_low: list[str] = []
    out_starts: list[int] = []
    out_ends: list[int] = []
    out_entries: list[Entry | None] = []
    classes: list[str] = []
    i, n = 0, len(low)
    while i < n:
        word = low[i]
        entry = single.get(word)
        width = 1
        if word in phrases:
            for phrase in phrases[word]:
                k = len(phrase.words)
                if i + k <= n and tuple(low[i : i + k]) == phrase.words:
                    entry, width = phrase, k
                    break
        if entry is not None:
            cls = entry.cls
            if width == 1 and cls in "xq0KkfUS" and i and raw[i][0].isupper() and not capitals:
                cls = _name_or(cls, raw, i)
        else:
            cls = _class_of(raw[i], capitals)
        out_low.append(word if width == 1 else " ".join(low[i : i + width]))
        out_starts.append(starts[i])
        out_ends.append(ends[i + width - 1])
        out_entries.append(entry)
        classes.append(cls)
        i += width
    return Sentence(
        start, end, block, tuple(out_low), tuple(out_starts), tuple(out_ends), "".join(classes), tuple(out_entries)
    )


def _all_capitals(raw: list[str]) -> bool:
    """Whether capitals tell nothing in this sentence, as in a headline or an old wire text."""
    lower = sum(1 for w in raw if w[-1].islower())
    return lower == 0 or lower * 4 < sum(1 for w in raw if w[0].isalpha() and w.isupper())


def _name_or(cls: str, raw: list[str], i: int) -> str:
    """A word with a capital between two others with capitals is part of a name, whatever else it means."""
    before = raw[i - 1][0].isupper() and raw[i - 1][0].isalpha()
    after = i + 1 < len(raw) and raw[i + 1][0].isupper() and raw[i + 1][0].isalpha()
    return "X" if cls in "kfU0" and before and after else cls


def _class_of(word: str, capitals: bool) -> str:
    first = word[0]
    if first.isdigit():
        if word[-1].isdigit() or word[-1] in "+kKmM":
            return "9"
        return "x"
    if first.isalpha():
        return "X" if capitals or first.isupper() else "x"
    if first in "'’" and len(word) > 1:
        return "'"  # the possessive s; a lone apostrophe is a quotation mark
    stripped = word.strip()
    if stripped in _PUNCTUATION:
        return _PUNCTUATION[stripped]
    if first in _CURRENCY:
        return "$"
    return stripped if len(stripped) == 1 and stripped.isascii() else "x"
