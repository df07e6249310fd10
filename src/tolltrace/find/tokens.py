"""Words with their places, and a sentence as a string of word classes.

The classes are those of ``langs.lexicon``. A phrase of the lexicon is one token. Offsets count in the
clean text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tolltrace.langs import Entry, Language

_TOKEN = re.compile(
    r"""
    [A-Za-z]+(?=[ ,;\n])                                    # most words, and the fastest to tell
  | (?:https?://|www\.)\S+
  | (?:[^\W\d_]\.){2,}                                    # U.S.  p.m.
  | [^\W\d_]+(?:\d\w*|(?:[-'’](?![sS]\b)[^\W\d_]+)*(?:-\d+)?)  # words; H1N1, M23, CPI-Maoist
  | \d+(?:st|nd|rd|th|ST|ND|RD|TH)\b|\d*[23][dD]\b        # ordinals
  | \d{4}(?:-\d\d?-|/\d\d?/)\d\d?(?!\d)                   # 2019-03-09  2019/03/09
  | \d\d?(?:-\d\d?-|/\d\d?/|\.\d\d?\.)\d{4}(?!\d)        # 9-3-2019  9/3/2019  9.3.2019
  | \d+(?:[.,]\d+)*-[^\W\d_]+(?:-[^\W\d_]+)*              # 22-year-old, 12-member
  | \d{1,3}(?:[ ]000)+\b                                  # 10 000; 3 800 by _grouped
  | \d+(?:[.,:]\d+)*(?:[kKmM]\b)?\+?                      # 1,225  48.450  10:21  4,000+  10k
  | ['’][sS]\b
  | \s{0,8}[–—]\s{0,8}
  | [^\w\s]
  | \w
    """,
    re.VERBOSE,
)
_PUNCTUATION = {
    "–": "-",
    "—": "-",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "[": "(",
    "]": ")",
    "!": ".",
    "?": ".",
    "'": '"',
    "’": '"',
    "‘": '"',
    "`": '"',
    "…": ".",
}
# "3 800": groups of three digits with a space between.
_GROUPS = re.compile(r"\d \d{3}(?!\d)")
# Where a sentence without an end may be parted.
_PAUSES = frozenset(",;|\n")
# "Sunday Oke, 70;": a day or a month that begins a name with an age is what somebody is called, and so are
# "Will" and "May", which are verbs as well.
_BORN_ON = re.compile("(?:^|(?<=[:;&,]))[YMv](?=X{1,3},9(?:[,;.&]|$))")
# "the remains of two soldiers", not "what remains of it": a noun, and no verb.
_REMAINS = re.compile(r"(?:^|(?<=[tdqX&]))U(?=o)")
_CURRENCY = "$€£¥₦₹"
# So many words are kept once they were looked up; one this long is none that comes again.
_MOST_KNOWN = 1 << 16
_LONG = 40
_MOST_PARTS = 8
Seconds = Mapping[str, tuple[Entry, ...]]


class Sentence(NamedTuple):
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


def cuts(text: str, start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    """Part ``text[start:end]`` into stretches of ``most`` words or fewer, behind a comma where there is one.

    No time that rules take over one sentence can then grow with the length of the text.
    """
    if end - start <= most:
        yield start, end
        return
    first, words, pause, since = start, 0, -1, 0
    for m in _TOKEN.finditer(text, start, end):
        words += 1
        if m[0] in _PAUSES:
            pause, since = m.end(), words
        if words >= most:
            cut = pause if since > most // 2 else m.end()
            yield first, cut
            words = words - since if cut == pause else 0
            first, pause, since = cut, -1, 0
    if first < end:
        yield first, end


def split(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as they stand in ``Sentence.low``, none of them joined."""
    return tuple(_lowered(m[0]) for m in _TOKEN.finditer(phrase))


def read_sentence(text: str, start: int, end: int, block: int, language: Language) -> Sentence:
    """Split ``text[start:end]`` into tokens and give each its class."""
    raw = _TOKEN.findall(text, start, end)
    if not raw:
        return Sentence(start, end, block, (), (), (), "", ())
    starts: list[int] = []
    ends: list[int] = []
    # Between two tokens is nothing but white space, so that each is the next of its like.
    at = start
    for word in raw:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
        ends.append(at)
    if _GROUPS.search(text, start, end):
        raw, starts, ends = _grouped(raw, starts, ends, language)
    if "[" in raw:
        kept = _without_notes(raw, language)
        raw = [raw[k] for k in kept]
        starts, ends = ([row[k] for k in kept] for row in (starts, ends))
        if not raw:
            return Sentence(start, end, block, (), (), (), "", ())
    known = _vocabulary(language)
    words = [known[w] for w in raw]
    lows, entry, plain, in_capitals, named, begins, lower, upper = zip(*words, strict=True)
    low, entries = list(lows), list(entry)
    # Capitals tell nothing in a headline or an old wire text.
    lowers = sum(lower)
    capitals = lowers * 4 < len(raw) and (lowers == 0 or lowers * 4 < sum(upper))
    classes = list(in_capitals if capitals else plain)
    if not capitals and True in named:
        for i, name in enumerate(named):
            if name and i:
                classes[i] = _name_or(plain[i], raw, plain, i)
    if not capitals and not language.words("dates", "weak_months").isdisjoint(lows):
        for i in _months(raw, lows, language):
            classes[i], entries[i] = "M", None
    for first, phrase in reversed(_phrases(lows, begins)):
        if raw[first][0].islower() and "name" in phrase.tags:
            continue
        last = first + len(phrase.words)
        low[first:last] = [" ".join(phrase.words)]
        ends[first:last] = ends[last - 1 : last]
        starts[first:last] = starts[first : first + 1]
        entries[first:last] = [phrase]
        classes[first:last] = phrase.cls
    cls = "".join(classes)
    remains = language.words("harms", "killed", "remains")
    for m in _REMAINS.finditer(cls):
        if low[m.start()] in remains:
            cls = f"{cls[: m.start()]}A{cls[m.end() :]}"
            entries[m.start()] = Entry((low[m.start()],), "A", harm="killed", plural=True)
    for m in _BORN_ON.finditer(cls):
        if text[starts[m.start()]].islower():
            continue
        cls, entries[m.start()] = f"{cls[: m.start()]}X{cls[m.end() :]}", None
    return Sentence(start, end, block, tuple(low), tuple(starts), tuple(ends), cls, tuple(entries))


def _grouped(
    raw: list[str], starts: list[int], ends: list[int], language: Language
) -> tuple[list[str], list[int], list[int]]:
    """The tokens with ``3 800`` as one of them; in ``May 3 800 people`` the first is a day."""
    months = language.words("dates", "months") | language.words("dates", "weak_months")

    def goes_on(k: int) -> bool:
        return 0 < k < len(raw) and raw[k][0].isdecimal() and starts[k] - ends[k - 1] == 1

    spans: list[tuple[int, int]] = []
    i = 0
    while i < len(raw):
        last = i + 1
        if raw[i].isdecimal() and len(raw[i]) <= 3 and raw[i][0] != "0":
            while goes_on(last) and len(raw[last]) == 3 and raw[last].isdecimal():
                last += 1
        dated = i > 0 and raw[i - 1].lower() in months
        if dated or goes_on(last) or (i and raw[i - 1][0].isdecimal() and goes_on(i)):
            last = i + 1
        spans.append((i, last))
        i = last
    return (
        [" ".join(raw[a:b]) for a, b in spans],
        [starts[a] for a, _ in spans],
        [ends[b - 1] for _, b in spans],
    )


def _months(raw: Sequence[str], low: Sequence[str], language: Language) -> Iterator[int]:
    """``since 3 May were found``: the month that is also a verb, by its capital and its day."""
    weak, before = language.words("dates", "weak_months"), language.words("dates", "before_month")
    for i, word in enumerate(low):
        if word in weak and raw[i][0].isupper():
            behind = raw[i + 1].isdigit() if i + 1 < len(raw) else False
            if behind or (i and (raw[i - 1].isdigit() or low[i - 1] in before)):
                yield i


def _without_notes(raw: list[str], language: Language) -> list[int]:
    """The tokens of ``two [sic] nuns``, ``Ana Gil [name as heard]``, without what a copyist says of them."""
    notes = language.words("words", "notes")
    out: list[int] = []
    opened = -1
    for k, word in enumerate(raw):
        if word == "[":
            opened = k
        out.append(k)
        if word == "]" and opened >= 0:
            if " ".join(raw[opened + 1 : k]).lower() in notes:
                del out[opened - k - 1 :]
            opened = -1
    return out


def _phrases(low: Sequence[str], begins: Sequence[Seconds]) -> list[tuple[int, Entry]]:
    """The phrases of the lexicon in a sentence, the longest first at each place, none inside another."""
    out: list[tuple[int, Entry]] = []
    at = 0
    for i, seconds in enumerate(begins):
        if not seconds or i < at or i + 1 >= len(low):
            continue
        for phrase in seconds.get(low[i + 1], ()):
            width = len(phrase.words)
            if low[i : i + width] == phrase.words:
                out.append((i, phrase))
                at = i + width
                break
    return out


class _Word(NamedTuple):
    """What a word is wherever it stands; ``seconds`` are the phrases that it begins, by their second word.

    ``lower``: its last letter is a small one. ``upper``: it is all in capitals.
    """

    low: str
    entry: Entry | None
    cls: str
    in_capitals: str
    named: bool
    seconds: Seconds
    lower: bool
    upper: bool


class _Vocabulary(dict[str, _Word]):
    """The words met so far in a language, up to a bound: looking up is faster than making."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, raw: str) -> _Word:
        made = _word(raw, self._language)
        if len(self) < _MOST_KNOWN and len(raw) < _LONG:
            self[raw] = made
        return made


@cache
def _vocabulary(language: Language) -> _Vocabulary:
    return _Vocabulary(language)


def _lowered(raw: str) -> str:
    return raw.lower().replace("’", "'")


def _is_spelt(raw: str, name: str) -> bool:
    """Whether a word is written as a name is: ``LeT`` is no ``let``, ``HAMAS`` is ``Hamas``."""
    return raw == name or (len(name) > 4 and not name.isupper() and raw[:2] != raw[:2].lower())


def _compound(raw: str, low: str, language: Language) -> Entry | None:
    """``an Indian-American``: who belongs to two peoples goes by the second."""
    first, link, last = low.rpartition("-")
    entry = language.single.get(last) if link and first and raw[0].isupper() else None
    return entry if entry is not None and "people" in entry.tags else None


def _written_together(low: str, language: Language) -> Entry | None:
    """``twenty-two-thousand``, ``one-hundred-and-two``: a number word that has a scale in it.

    Where it begins with one (``two hundred-and-six``), that is its form: the word before counts it.
    """
    parts = [language.single.get(part) for part in low.split("-")] if "-" in low[:_LONG] else []
    scales = [e for e in parts if e is not None and e.cls == "s"]
    if not scales or len(parts) > _MOST_PARTS or any(e is None or e.cls not in "ns&" for e in parts):
        return None
    total = current = 0
    for e in parts:
        value = e.low if e is not None and e.low is not None else 0
        if e in scales:
            current = max(current, 1) * value
            total, current = (total + current, 0) if value > 100 else (total, current)
        else:
            current += value
    form = str(scales[0].low) if scales[0] is parts[0] else ""
    return Entry((low,), "n", form=form, low=total + current, high=total + current)


def _word(raw: str, language: Language) -> _Word:
    low = _lowered(raw)
    entry = language.single.get(low) or _compound(raw, low, language) or _written_together(low, language)
    if entry is not None and "name" in entry.tags and not _is_spelt(raw, entry.form):
        entry = None
    cls = entry.cls if entry is not None else _class_of(raw, capitals=False)
    plain = entry is None and raw[0].isalpha() and low in language.words("words", "plain")
    in_capitals = cls if entry is not None else "x" if plain else _class_of(raw, capitals=True)
    named = entry is not None and cls in "kfU0S" and raw[0].isupper()
    seconds: dict[str, tuple[Entry, ...]] = {}
    for phrase in language.phrases.get(low, ()):
        seconds[phrase.words[1]] = (*seconds.get(phrase.words[1], ()), phrase)
    upper = raw[0].isalpha() and raw.isupper()
    return _Word(low, entry, cls, in_capitals, named, seconds, raw[-1].islower(), upper)


def _name_or(cls: str, raw: list[str], plain: Sequence[str], i: int) -> str:
    """A word with a capital between two others with capitals is part of a name, whatever else it means.

    So is one that opens an item of a list (``; and Rose Bah,``) or stands where a place does (``in Tell``).
    """
    before = raw[i - 1][0].isupper() and raw[i - 1][0].isalpha()
    after = i + 1 < len(raw) and raw[i + 1][0].isupper() and raw[i + 1][0].isalpha()
    if cls in "kfU0" and before and after:
        return "X"
    if cls not in "kfUS":
        return cls
    behind = plain[i + 2] if i + 2 < len(raw) else "."
    listed = after and plain[i - 1] in ",;&:" and plain[i + 1] == "X" and behind in ",;.(&"
    placed = plain[i - 1] == "i" and (i + 1 == len(raw) or plain[i + 1] in ",;.&)i9n")
    return "X" if listed or placed else cls


def _class_of(word: str, capitals: bool) -> str:
    first = word[0]
    if first.isdigit():
        if word[-1].isdigit() or word[-1] in "+kKmM":
            return "9"
        return "x"
    if first.isalpha() and (word.startswith("www.") or "://" in word):
        return "."  # An address belongs to no phrase.
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
