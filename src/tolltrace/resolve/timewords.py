"""Words of time as atoms: what each word of a period is worth, out of the language's data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tolltrace.langs import language

_TOKEN = re.compile(
    r"(?P<iso>\d{4}[-/]\d{1,2}[-/]\d{1,2}(?!\d))|(?P<numeric>\d{1,2}[-./]\d{1,2}[-./]\d{4}(?!\d))"
    r"|(?P<clock>\d{1,2}[:.]\d\d(?![\d%]))|(?P<ordinal>\d{1,2}[^\W\d_]{2}(?!\w))|(?P<number>\d+(?:,\d{3})*)"
    r"|(?P<word>[^\W\d_]+(?:['’.][^\W\d_]+)*\.?)|(?P<mark>[^\w\s])"
)
_LONGEST = 4
OPENERS = "SRBFAWi"
"""Letters of the words that stand before a time: since, from, until, before, after, between, in."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One word or phrase of time. ``code`` is its letter, ``value`` what the letter needs to be understood.

    ====== ========================= ====== ======================== ====== ==========================
    letter words                     letter words                    letter words
    ====== ========================= ====== ======================== ====== ==========================
    ``I``  whole date in figures     ``P``  past                     ``S``  since
    ``d``  number up to 31           ``L``  last                     ``B``  until, by, as of
    ``j``  16th                      ``T``  this                     ``F``  before
    ``n``  other number              ``=``  that, the same           ``A``  after
    ``v``  few, several              ``N``  next                     ``W``  between
    ``y``  year                      ``O``  first, second            ``i``  in, on, over
    ``M``  month                     ``E``  early, middle, end       ``&``  and, to, a dash
    ``Y``  weekday                   ``g``  ago                      ``,``  comma
    ``D``  part of a day             ``x``  earlier                  ``s``  so far
    ``k``  clock                     ``z``  later                    ``V``  event
    ``U``  unit                      ``t``  today, yesterday         ``b``  began
    ``w``  weekend                   ``H``  feast                    ``R``  from
    ``?``  anything else
    ====== ========================= ====== ======================== ====== ==========================
    """

    code: str
    value: tuple[int | str, ...]
    word: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class TimeWords:
    """The time words of one language by their lower-case words, and what code needs beside them."""

    table: Mapping[str, tuple[str, tuple[int | str, ...]]]
    dropped: frozenset[str]
    weak: frozenset[str]
    links: frozenset[str]
    suffixes: frozenset[str]
    data: Mapping[str, Mapping[str, object]]

    def phrases(self, *keys: str) -> frozenset[str]:
        """A list of the language's ``periods`` file, such as ``phrases("levels", "words")``."""
        node: object = self.data["periods"]
        for key in keys:
            assert isinstance(node, Mapping)
            node = node[key]
        assert isinstance(node, list)
        return frozenset(node)


@cache
def timewords(code: str = "en") -> TimeWords:
    """The time words of a language, indexed once.

    Raises:
        PackError: if there is no such language.
        KeyError: if its data lacks a list.
    """
    pack = language(code)
    data = pack.data["periods"]
    table: dict[str, tuple[str, tuple[int | str, ...]]] = {}
    for word, letter, value in _entries(data, pack.data["dates"], pack.data["numbers"]):
        table.setdefault(word, (letter, value))
    return TimeWords(
        table,
        frozenset(data["dropped"]["words"]),
        frozenset(data["weak"]["words"]),
        frozenset(data["links"]["words"]),
        frozenset(data["suffixes"]["words"]),
        pack.data,
    )


def _entries(
    data: Mapping[str, Mapping[str, object]],
    dates: Mapping[str, object],
    numbers: Mapping[str, Mapping[str, int]],
) -> Iterator[tuple[str, str, tuple[int | str, ...]]]:
    """Word, letter and value; of two entries for one word the first one holds."""
    for word in _list(data["now"], "words"):
        yield word, "s", ()
    for word in _list(data["now"], "hour"):
        yield word, "s", ("hour",)
    for name, letter in (("months", "M"), ("weekdays", "Y"), ("days_from_now", "t")):
        for word, worth in data[name].items():
            yield word, letter, (_int(worth),)
    for word, at in data["feasts"].items():
        assert isinstance(at, list)
        yield word, "H", tuple(at)
    for word, worth in data["from_easter"].items():
        yield word, "H", (_int(worth),)
    for unit, words in data["units"].items():
        assert isinstance(words, Mapping)
        for word, count in words.items():
            many = int(word in _list(data["plural"], "words"))
            yield word, "w" if unit == "weekend" else "U", (unit, _int(count), many)
    for word, tenths in data["thirds"].items():
        assert isinstance(tenths, list)
        yield word, "E", tuple(tenths)
    for name, letter in (("past", "P"), ("last", "L"), ("this", "T"), ("that", "="), ("next", "N")):
        for word in _list(data["which"], name):
            yield word, letter, ()
    for word in _list(data["vague"], "words"):
        yield word, "v", ()
    for word, worth in data["ordinals"].items():
        yield word, "O", (_int(worth),)
    for name, letter in (("ago", "g"), ("before", "x"), ("after", "z")):
        for word in _list(data["distance"], name):
            yield word, letter, ()
    roles = (
        ("since", "S"),
        ("from", "R"),
        ("until", "B"),
        ("before", "F"),
        ("after", "A"),
        ("between", "W"),
        ("at", "i"),
    )
    for name, letter in roles:
        for word in _list(data["roles"], name):
            yield word, letter, ()
    for word in _list(data["links"], "words"):
        yield word, "&", ()
    for word in _list(data["nights"], "words"):
        yield word, "D", ("night",)
    for word in _list(dates, "dayparts"):
        yield word, "D", ()
    for word in _list(dates, "clock"):
        yield word, "k", ()
    for word in _list(dates, "holidays"):
        yield word, "H", ()
    for name in ("events", "moments"):
        for word in _list(dates, name):
            yield word, "V", (name,)
    for word in _list(data["began"], "words"):
        yield word, "b", ()
    for word, worth in (*data["numbers"].items(), *numbers["units"].items(), *numbers["groups"].items()):
        yield word, "n", (_int(worth),)
    link = str(numbers["compound"]["link"])
    for tens, much in numbers["units"].items():
        for small, more in numbers["units"].items():
            if much >= 20 and more < 10:
                yield f"{tens}{link}{small}", "n", (much + more,)


def _int(worth: object) -> int:
    assert isinstance(worth, int)
    return worth


def _list(table: Mapping[str, object], key: str) -> list[str]:
    found = table[key]
    assert isinstance(found, list)
    return found


def atoms(text: str, words: TimeWords, *, running: bool = False) -> tuple[Atom, ...]:
    """The text as atoms, articles and the like left out. Places count in the text.

    ``running`` is for whole sentences: there a month or a weekday needs its capital, and one that is also
    another word needs a number beside it.
    """
    tokens = list(_TOKEN.finditer(text))
    folded = [_fold(m.group()) for m in tokens]
    out: list[Atom] = []
    i = 0
    while i < len(tokens):
        size = min(_LONGEST, len(tokens) - i)
        found = None
        while size:
            span = text[tokens[i].start() : tokens[i + size - 1].end()]
            if (size == 1) or "\n" not in span:
                key = " ".join(_fold(span).split())
                found = words.table.get(key)
                if found or size == 1:
                    break
            size -= 1
        last = tokens[i + size - 1]
        letter, value = found or _lone(tokens[i], folded[i], words)
        if not (found is None and folded[i] in words.dropped):
            word = " ".join(_fold(text[tokens[i].start() : last.end()]).split())
            out.append(Atom(letter, value, word, tokens[i].start(), last.end()))
        i += size
    return tuple(_strong(out, text, words)) if running else tuple(out)


def _fold(word: str) -> str:
    return word.lower().replace("’", "'")


def _lone(token: re.Match[str], word: str, words: TimeWords) -> tuple[str, tuple[int | str, ...]]:
    """What a single token is that the table does not hold as it stands."""
    kind = token.lastgroup
    if kind == "iso":
        return "I", tuple(int(x) for x in re.split("[-/]", word))
    if kind == "numeric":
        a, b, at = (int(x) for x in re.split("[-./]", word))
        # 3/4/2025 is two dates; a full stop is the mark of day before month.
        if "." in word or a > 12 or a == b:
            return "I", (at, b, a)
        return ("I", (at, a, b)) if b > 12 else ("?", ("ambiguous",))
    if kind == "clock":
        return "k", ()
    if kind == "ordinal" and word[-2:] in words.suffixes:
        return _number(word[:-2], "j")
    if kind == "number":
        return _number(word, "d")
    if kind == "mark":
        return ("," if word == "," else "?"), ()
    for bare in (word.rstrip("."), word.removesuffix("'s"), word.removesuffix("'")):
        if bare != word and bare in words.table:
            return words.table[bare]
    return "?", ()


def _number(word: str, small: str) -> tuple[str, tuple[int | str, ...]]:
    value = int(word.replace(",", ""))
    if 1 <= value <= 31 and "," not in word:
        return small, (value,)
    if len(word) == 4 and 1900 <= value <= 2099:
        return "y", (value,)
    return "n", (value,)


def _strong(found: list[Atom], text: str, words: TimeWords) -> Iterator[Atom]:
    for i, atom in enumerate(found):
        plain = atom.code not in "MY" or text[atom.start].isupper()
        beside = [found[j].code for j in (i - 1, i + 1) if 0 <= j < len(found)]
        if atom.word.rstrip(".") in words.weak and not any(code in "djy" for code in beside):
            plain = plain and text[atom.start].isupper() and i > 0 and found[i - 1].code in OPENERS
        if plain and not (atom.code == "Y" and _is_name(found, i, text)):
            yield atom
        else:
            yield Atom("?", (), atom.word, atom.start, atom.end)


def _is_name(found: list[Atom], i: int, text: str) -> bool:
    """Whether a weekday is somebody's name: another capital word behind it, no preposition before."""
    after = found[i + 1] if i + 1 < len(found) else None
    named = after is not None and after.code == "?" and text[after.start].isupper()
    return bool(
        named
        and after is not None
        and text[found[i].end : after.start] == " "
        and (i == 0 or found[i - 1].code not in OPENERS + "TL&")
    )
