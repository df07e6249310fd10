"""Words with their places, and a sentence as a string of word classes.

The classes are those of ``langs.lexicon``. A phrase of the lexicon is one token. Offsets count in the
clean text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

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
    found = list(_TOKEN.finditer(text, start, end))
    raw = [m.group() for m in found]
    starts = [m.start() for m in found]
    words = [_word(w, language) for w in raw]
    if any(w.begins_phrase for w in words):
        return _with_phrases(start, end, block, language, raw, starts, words)
    capitals = _all_capitals(raw)
    classes = [_in_place(w, raw, i, capitals) for i, w in enumerate(words)]
    return Sentence(
        start,
        end,
        block,
        tuple(w.low for w in words),
        tuple(starts),
        tuple(at + len(w) for at, w in zip(starts, raw, strict=True)),
        "".join(classes),
        tuple(w.entry for w in words),
    )


@dataclass(frozen=True, slots=True)
class _Word:
    """What a word is wherever it stands; ``named`` classes depend on its neighbours."""

    low: str
    entry: Entry | None
    cls: str
    in_capitals: str
    named: bool
    begins_phrase: bool


@lru_cache(maxsize=1 << 16)
def _word(raw: str, language: Language) -> _Word:
    low = raw.lower().replace("’", "'")
    entry = language.single.get(low)
    cls = entry.cls if entry is not None else _class_of(raw, capitals=False)
    in_capitals = cls if entry is not None else _class_of(raw, capitals=True)
    named = entry is not None and cls in "kfU0" and raw[0].isupper()
    return _Word(low, entry, cls, in_capitals, named, low in language.phrases)


def _in_place(word: _Word, raw: list[str], i: int, capitals: bool) -> str:
    if capitals:
        return word.in_capitals
    return _name_or(word.cls, raw, i) if word.named and i else word.cls


def _with_phrases(
    start: int, end: int, block: int, language: Language, raw: list[str], starts: list[int], words: list[_Word]
) -> Sentence:
    """The slower way, for a sentence in which phrases of the lexicon may become one token."""
    capitals = _all_capitals(raw)
    low: list[str] = []
    firsts: list[int] = []
    ends: list[int] = []
    entries: list[Entry | None] = []
    classes: list[str] = []
    i, n = 0, len(words)
    while i < n:
        word = words[i]
        width = 1
        if word.begins_phrase:
            for phrase in language.phrases[word.low]:
                k = len(phrase.words)
                if i + k <= n and all(words[i + x].low == phrase.words[x] for x in range(1, k)):
                    low.append(" ".join(phrase.words))
                    entries.append(phrase)
                    classes.append(phrase.cls)
                    width = k
                    break
        if width == 1 and len(low) == len(firsts):
            low.append(word.low)
            entries.append(word.entry)
            classes.append(_in_place(word, raw, i, capitals))
        firsts.append(starts[i])
        last = i + width - 1
        ends.append(starts[last] + len(raw[last]))
        i += width
    return Sentence(
        start, end, block, tuple(low), tuple(firsts), tuple(ends), "".join(classes), tuple(entries)
    )


def _all_capitals(raw: list[str]) -> bool:
    """Whether capitals tell nothing in this sentence, as in a headline or an old wire text."""
    lower = len([w for w in raw if w[-1].islower()])
    return lower == 0 or (lower * 4 < len(raw) and lower * 4 < len([w for w in raw if w[0].isalpha() and w.isupper()]))


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
