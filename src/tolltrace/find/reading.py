"""A document as sentences of typed words: what all rules of this room look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple, overload

import sentencex  # type: ignore[import-untyped]

from tolltrace.find.tokens import Sentence, cuts, read_sentence
from tolltrace.find.triggers import live, worth_reading
from tolltrace.langs import Language
from tolltrace.model import Quantity
from tolltrace.text import Document

# No sentence that a person has written has so many; what is longer is read as several.
# No abbreviation with its stop and what stands behind is longer.
_ABBREVIATED = 12
_MOST_WORDS = 400
_BOUNDS = ("at_least", "more_than", "about", "nearly", "up_to")
_SMALL = re.compile(r"[^\W\d_A-Z]")
_NOT_READ = frozenset({"furniture", "repeat"})


class Sentences(Sequence[Sentence]):
    """The sentences of a document, each split into words when it is first looked at.

    ``bounds`` are their places in the clean text with the number of their block, known without reading them.
    """

    def __init__(self, text: str, bounds: Sequence[tuple[int, int, int]], language: Language) -> None:
        self._text = text
        self._language = language
        self._read: list[Sentence | None] = [None] * len(bounds)
        self.bounds = bounds

    def __len__(self) -> int:
        return len(self.bounds)

    @overload
    def __getitem__(self, at: int) -> Sentence: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Sentence]: ...
    def __getitem__(self, at: int | slice) -> Sentence | Sequence[Sentence]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self.bounds)))]
        found = self._read[at]
        if found is None:
            start, end, block = self.bounds[at]
            found = self._read[at] = read_sentence(self._text, start, end, block, self._language)
        return found


@dataclass(frozen=True, slots=True)
class Reading:
    """The sentences of a document in order, each with the number of its block in ``document.blocks``.

    ``live`` says of each sentence whether it has a word of harm or a number; the others cannot make a claim.
    ``tables`` gives by the group of a table's blocks the number of its first row.
    """

    document: Document
    language: Language
    sentences: Sentences
    live: Sequence[bool]
    tables: Mapping[int, int]
    _telling: list[bool | None]

    @property
    def text(self) -> str:
        """The clean text that all token offsets count in."""
        return self.document.clean.text

    def telling(self, sentence: int) -> bool:
        """Whether a sentence may tell of harm by itself; looked at before it is read."""
        known = self._telling[sentence]
        if known is None:
            start, end, _ = self.sentences.bounds[sentence]
            known = self._telling[sentence] = worth_reading(self.text[start:end], self.language)
        return known

    def words(self, sentence: int, first: int, last: int) -> str:
        """The words of tokens ``first`` to ``last`` (not included) as they stand, white space collapsed."""
        if last <= first:
            return ""
        s = self.sentences[sentence]
        return " ".join(self.text[s.starts[first] : s.ends[last - 1]].split())


class Draft(NamedTuple):
    """A claim while it is being made, in tokens of one sentence.

    ``first`` to ``last`` (not included) is the number with its qualifier, ``phrase_end`` the token after the
    victims' phrase, ``trigger`` the token of the word that says what happened (or ``None``). ``total`` is the
    position in the list of drafts of the total that this is a part of, where the grammar of the sentence says
    so. ``place`` and ``period`` are set only where they do not come from the sentence: by a table's head.
    """

    sentence: int
    first: int
    last: int
    phrase_end: int
    quantity: Quantity
    harm: str
    victims: str = "unspecified"
    group: str | None = None
    trigger: int | None = None
    total: int | None = None
    rule: str = ""
    place: str | None = None
    period: str | None = None


def read(document: Document, language: Language) -> Reading:
    """Split the blocks that are to be read into sentences and words."""
    text = document.clean.text
    bounds: list[tuple[int, int, int]] = []
    tables: dict[int, int] = {}
    glued, unended = _glued(language), _unended(language)
    for number, block in enumerate(document.blocks):
        if block.kind in _NOT_READ:
            continue
        start, end = block.span.start, block.span.end
        if block.kind == "row":
            tables.setdefault(block.group, len(bounds))
            bounds.extend((a, b, number) for a, b in cuts(text, start, end, _MOST_WORDS))
            continue
        before: int | None = None  # where a sentence begins that ended in "Md." and so does not end
        for found in sentencex.get_sentence_boundaries(language.code, text[start:end]):
            first, last = start + found["start_index"], start + found["end_index"]
            if before is not None:
                first, before = before, None
            if last < end and unended.search(text, max(first, last - _ABBREVIATED), last):
                before = first
                continue
            for cut in glued.finditer(text, first, last):
                bounds.append((first, cut.start(), number))
                first = cut.start()
            if not text[first:last].isspace():
                bounds.extend((a, b, number) for a, b in cuts(text, first, last, _MOST_WORDS))
    alive = live(text, [(first, last) for first, last, _ in bounds], language)
    return Reading(document, language, Sentences(text, bounds, language), alive, tables, [None] * len(bounds))


@cache
def _unended(language: Language) -> re.Pattern[str]:
    """``Md. Rahman``: a stop that shortens a word and ends no sentence."""
    words = "|".join(sorted(re.escape(w.capitalize()) for w in language.words("people", "abbreviated")))
    return re.compile(rf"\b(?:{words})\.\s*\Z")


@cache
def _glued(language: Language) -> re.Pattern[str]:
    """A headline that runs into the text: ``… falls into river Two persons were killed``.

    A word that opens sentences, with a capital, between two words in lower case and with no stop before it.
    """
    openers = [
        *language.data["words"]["article"],
        *language.data["words"]["the"],
        *language.data["numbers"]["units"],
    ]
    words = {w.capitalize() for w in openers if w.isalpha()}
    bounds = [w for kind in _BOUNDS for w in language.data["quantifiers"][kind]]
    counts = {w.capitalize() for w in (*bounds, *language.data["numbers"]["vague"])}
    # The first letter is looked for alone: a pattern that begins otherwise is tried at each character.
    firsts = re.escape("".join(sorted({w[0] for w in words | counts})))
    behind = (
        rf"(?:{_begun(words)}) (?={_SMALL.pattern}{{2,}}|\d+-[^\W\d_])"
        rf"|(?:{_begun(counts)}) (?={_SMALL.pattern}|\d)"
    )
    return re.compile(rf"[{firsts}](?<={_SMALL.pattern} .)(?:{behind})")


def _begun(words: Iterable[str]) -> str:
    """The rest of each word, where its first letter stands before."""
    rests = {
        first: "|".join(re.escape(word[1:]) for word in found)
        for first, found in groupby(sorted(words), key=lambda word: word[0])
    }
    return "|".join(f"(?<={re.escape(first)})(?:{rest})" for first, rest in rests.items())
