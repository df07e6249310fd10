"""Number words to bounds: where a sentence gives a quantity, and which.

Bounds are inclusive and count people (or incidents, homes). A number that counts something else (a date,
an age, money, a share) is left out here where its own words say so.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tolltrace.find.bounds import bound_behind
from tolltrace.find.no_counts import (
    HOUR,
    counts_nobody,
    is_age_of_one,
    is_day,
    past_note,
    set_off_as_age,
)
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language
from tolltrace.model import Modifier, Quantity

# A core: digits with scales, number words, a vague noun, a group, a fixed noun, both, none.
_CORE = re.compile(r"9?g|9s*|a?Ns*|n*gs*|a[gF]s*|(?:a(?=s))?[ns](?:[ns]|(?<=s)&(?=n))*|[gF]|b|z")
_YEAR = range(1900, 2101)
_MAX_DIGITS = 12
# A number this long without separators is a telephone number or an address, not a count.
_NO_COUNT = 100_000_000
# From a verb of counts to "from"; the noun of the count may stand between.
_MOVED = re.compile(r"U(?:[^D;:.,]{0,2}|[tdqX]{0,2}T[^;:.,]{0,8}|y[tdqXxpP0']{1,5})i$")
# What must follow four digits that look like a year, if they are to count people.
_YEAR_OF_PEOPLE = re.compile(r"[qX']{0,2}[pPKJAE]")


class Number(NamedTuple):
    """A quantity in a sentence: tokens ``first`` to ``last`` (not included), the qualifier in front included.

    ``core`` is the token where the number itself begins. ``kind`` is ``digits``, ``words``, ``vague``,
    ``both``, ``all`` or ``zero``. ``alone``: a word of time follows, and no noun of its own.
    """

    first: int
    core: int
    last: int
    quantity: Quantity
    kind: str
    alone: bool = False


def find_numbers(s: Sentence, language: Language) -> list[Number]:
    """All quantities of a sentence that may count people, in order."""
    out: list[Number] = []
    at = 0
    refused = -9
    for m in _CORE.finditer(s.cls):
        first, last = m.span()
        if first < at:
            continue
        bounds = _bounds(s, first, last)
        joined = refused in (first - 1, first - 2) and s.cls[refused:first] in ("&", ",", ">", ",&")
        if bounds is None or _counts_something_else(s, first, last, language) or joined:
            before = s.low[first - 1] if first else ""
            aged = any(before in language.words("numbers", key) for key in ("not_before", "aged"))
            refused = past_note(s, last) if aged or joined or HOUR.fullmatch(s.low[first]) else -9
            continue
        number = _with_qualifier(s, first, last, bounds, language)
        if number.last < len(s.cls) and s.cls[number.last] == "M" and (number.quantity.high or 0) <= 31:
            at = number.last
            continue
        if out and number.first < out[-1].last:
            continue
        out.append(number)
        at = number.last
    return out


def digits(word: str) -> int | None:
    """The value of a number in digits, ``None`` for one that is no whole count (1.5, 10:21).

    Separators are accepted where they stand between groups of three (or two, as in ``1,00,000``).
    """
    if word.isdecimal():
        return int(word) if len(word) <= _MAX_DIGITS else None
    text = word.rstrip("+kKmM")
    scale = {"k": 1000, "m": 1_000_000}.get(word.rstrip("+")[-1:].lower(), 1)
    if re.fullmatch(r"\d+", text):
        value = int(text) if len(text) <= _MAX_DIGITS else None
    elif re.fullmatch(r"\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+", text):
        plain = re.sub(r"\D", "", text)
        value = int(plain) if len(plain) <= _MAX_DIGITS else None
    elif scale > 1 and re.fullmatch(r"\d+\.\d+", text):
        return round(float(text) * scale)
    else:
        return None
    return None if value is None else value * scale


def _bounds(s: Sentence, first: int, last: int) -> tuple[int | None, int | None, str] | None:
    """Low, high and kind of a core, or ``None`` if it is no count."""
    cls = s.cls[first:last]
    if cls[0] == "9":
        word = s.low[first]
        scale = 1
        for i in range(first + 1, last):
            scale *= _value(s, i)
        value = digits(word)
        if value is None:
            decimal = re.fullmatch(r"(\d{1,6})[.,](\d{1,2})", word)
            if not decimal or scale == 1:
                return None
            value = round(float(f"{decimal[1]}.{decimal[2]}") * scale)
        else:
            value *= scale
        return value, None if word.endswith("+") else value, "digits"
    if "N" in cls:
        at = first + cls.index("N")
        entry = s.entries[at]
        assert entry is not None
        assert entry.low is not None
        assert entry.high is not None
        low, high = entry.low, entry.high
        for i in range(at + 1, last):
            scale = _value(s, i)
            low, high = low * scale, (high + 1) * scale - 1
        return low, high, "vague"
    if cls in ("b", "z"):
        return (2, 2, "both") if cls == "b" else (0, 0, "zero")
    total = current = 0
    for i in range(first, last):
        c = s.cls[i]
        if c in "a&":
            continue
        value = _value(s, i)
        if c in "sgF" and value >= 1000:
            total += max(current, 1) * value
            current = 0
        elif c in "sg" or (c == "F" and current):
            current = max(current, 1) * value
        elif current and c == "n" and (entry := s.entries[i]) is not None and entry.form.isdecimal():
            current = current * int(entry.form) + value - int(entry.form)  # "two hundred-and-six"
        else:
            current += value
    return total + current, total + current, "words"


def _value(s: Sentence, i: int) -> int:
    entry = s.entries[i]
    return entry.low if entry is not None and entry.low is not None else 1


def _counts_something_else(s: Sentence, first: int, last: int, language: Language) -> bool:
    """Dates, ages, times, money, shares, measures, by the words next to the number."""
    cls = s.cls
    before = cls[first - 1] if first else ""
    after = cls[last] if last < len(cls) else ""
    if (
        first
        and cls[first] == "n"
        and s.low[first] == "one"
        and before in "xfKk"
        and after not in "oepPqOuxX"
        and s.cls[last : last + 2] not in ("0p", "0P")
    ):
        return True
    if counts_nobody(s, first, last, language) or _is_ratio(s, first, last, language):
        return True
    if after and s.low[last] in language.words("numbers", "fractions"):
        return True
    if after and s.low[last] in language.words("numbers", "spans"):
        return True  # "came only 12 hours after": the unit of time is part of the word behind it
    if after == ")" and s.cls[last : last + 3] == ")--":
        return True  # The name of a station in a dateline.
    if (
        s.cls[last : last + 2] == "(9"
        and s.low[last + 2 : last + 3]
        and s.low[last + 2] in language.words("numbers", "not_after")
    ):
        return True  # "at 1215 (1515 GMT)"
    if before == "$" or after == "$":
        return True
    if is_day(cls, first, after, digits(s.low[first]) or 0):
        return True
    if after == "m" and s.low[last] in language.words("quantifiers", "comparing"):
        return True
    if first and s.low[max(0, first - 1 - (before == "m"))] in language.words("numbers", "aged"):
        return True  # "aged over 75"
    if before == "u" and first > 1 and cls[first - 2] == "W" and after in ("&", ",", "."):
        return True  # "the mayor, who was 45 and …"
    if (
        before == "o"
        and first > 1
        and s.low[first - 2] in language.words("people", "standing", "relatives")
        and after not in "xXqpPAEO0"
    ):
        return True  # "a mother of three"
    if is_age_of_one(s, first, last):
        return True
    if first and s.low[first - 1] in language.words("numbers", "each"):
        return True  # "every one of the 19 hostages"
    if s.low[first] == "one" and before == "D" and s.low[first - 1] != "that" and after not in "oepPq":
        return True
    age = set_off_as_age(s, first, last)
    if cls[first] == "9" and (
        age or (before == "(" and after == ")") or (before == "X" and after == ")" and "(" not in cls[:first])
    ):
        return not (before == "(" and first >= 2 and cls[first - 2] in "TAE")
    if cls[first] == "b" and (
        after not in "pPqXxAuoKe'" or (after == "o" and cls[last + 1 : last + 2] not in ("t", "d", "D"))
    ):
        return True
    if cls[first] != "9":
        return False
    value = digits(s.low[first])
    if value is None:
        return last - first == 1
    if after == "M" and value <= 31:
        return True
    if (
        last - first == 1
        and value in _YEAR
        and "," not in s.low[first]
        and not _YEAR_OF_PEOPLE.match(cls, last)
    ):
        return True
    if value >= _NO_COUNT and "," not in s.low[first] and last - first == 1:
        return True
    if before == "/" or after == "/":
        return True
    if after == "-" and s.low[last + 1 : last + 2] and s.low[last + 1] in language.words("numbers", "ages"):
        return True  # "a 12- year-old girl"
    if after and s.low[last] in language.words("numbers", "not_after"):
        return True
    if before == "T" and re.search("[AP]r{0,2}$", cls[max(0, first - 4) : first - 1]):
        return False  # "The dead still number 524"
    # "over the past week 30 were taken": a span of time, and no number of it.
    span = first > 1 and s.low[first - 2].rsplit(" ", 1)[-1] in language.words("dates", "modifiers")
    return first > 0 and s.low[first - 1] in language.words("numbers", "not_before") and not span


def _is_ratio(s: Sentence, first: int, last: int, language: Language) -> bool:
    """Whether a number is one side of ``one in five of the dead``, ``nine out of ten casualties``.

    ``three out of twelve hostages`` counts hostages: only the round words make a share of ``out of``.
    """
    share = language.words("quantifiers", "share")
    if last < len(s.cls) and s.low[last] in share:
        m = _CORE.match(s.cls, last + 1 + (s.cls[last + 1 : last + 2] == "D"))  # "1 in every hundred"
        return m is not None and _makes_share(s, last, m.start(), m.end(), first, language)
    if first > 1 and s.low[first - 1] in share and s.cls[first - 2] in "9n":
        return _makes_share(s, first - 1, first, last, first - 2, language)
    return False


def _makes_share(s: Sentence, link: int, first: int, last: int, of: int, language: Language) -> bool:
    part, whole = _bounds(s, of, of + 1), _bounds(s, first, last)
    if part is None or whole is None or None in (part[0], whole[0]) or s.cls[of] not in "9n":
        return False
    counted = s.cls[last : last + 1] in ("o", "e", "P", "A", "E", "K", "p", "u", "h", "v")
    # "more than one in twenty."
    counted = counted or (
        s.low[of] == "one" and s.cls[first:last] == "n" and s.cls[last : last + 1] in ("", *".,;)")
    )
    round_words = language.words("quantifiers", "share_of_round")
    return (
        counted
        and part[0] < whole[0]  # type: ignore[operator]
        and (
            s.low[link] not in language.words("quantifiers", "share_of")
            or s.words(first, last) in round_words
        )
    )


def _with_qualifier(
    s: Sentence, first: int, last: int, bounds: tuple[int | None, int | None, str], language: Language
) -> Number:
    """Take in the words that bound the number, before it and behind it."""
    low, high, kind = bounds
    cls = s.cls
    core = first
    modifier: Modifier = "exact"
    if kind == "vague":
        modifier = "vague"
        if last < len(cls) and cls[last] == "o":
            last += 1
    elif kind == "digits" and high is None:
        modifier = "at_least"
    again = _same_in_brackets(s, last, low)
    last = again or last
    if kind in ("digits", "words"):
        ranged = None if _from_to_of_a_count(s, first, language) else _range_end(s, last, low, language)
        if ranged is not None:
            last, high = ranged
            low, high = (low, high) if low is None or low <= high else (high, low)
            modifier = "range"
            if low is not None and low < 100 and s.cls[last - 1] == "s":
                low *= _value(s, last - 1)
            if first and s.low[first - 1] in language.words("quantifiers", "range_open"):
                first -= 1
    form = ""
    while first and cls[first - 1] in "ma" and modifier != "range":
        entry = s.entries[first - 1]
        if cls[first - 1] == "a":
            if not (kind == "digits" and first >= 2 and cls[first - 2] == "m"):
                break
            first -= 1
            continue
        found = entry.form if entry is not None else ""
        if found == "more_than" and s.words(first - 2, first) in language.words("quantifiers", "particles"):
            break  # "handed over twelve bodies"
        if found == "up_to" and first > 2 and cls[first - 2] == "u" and cls[first - 3] in "XT":
            break  # "The agency is up to 43,059", from an older figure
        if found == "neutral":
            if not (first >= 2 and cls[first - 2] == "m"):
                break
        elif not form:
            form = found
        first -= 1
    if not form and first and kind in ("digits", "words"):
        word = s.low[first - 1]
        if word in language.words("quantifiers", "verbs_more_than"):
            form, first = "more_than", first - 1
        elif word in language.words("quantifiers", "verbs_nearly"):
            form, first = "nearly", first - 1
    if not form and (behind := bound_behind(s, last, language)) is not None:
        form, last = behind
    if kind == "vague" and s.words(max(0, first - 2), first) in language.words("quantifiers", "in_the"):
        first -= 2
    alone = _time_follows(s, last, language)
    return Number(first, core, last, _bounded(low, high, modifier, form, kind), kind, alone)


def _time_follows(s: Sentence, at: int, language: Language) -> bool:
    """``the quake that killed 90 last month``"""
    if at + 1 >= len(s.cls) or s.low[at] not in language.words("dates", "modifiers"):
        return False
    times = language.words("dates", "units") | language.words("dates", "dayparts")
    return s.cls[at + 1] in "YM" or s.low[at + 1] in times


def _bounded(low: int | None, high: int | None, modifier: Modifier, form: str, kind: str) -> Quantity:
    """The guide's bounds: about 745 is 745..745, more than 1,000 is 1001.., nearly 150 is ..150."""
    if modifier == "range" or not form or low is None:
        return Quantity(low, high, modifier)
    if kind == "vague":
        return Quantity(low, high, "vague")
    if form == "at_least":
        return Quantity(low, None, "at_least")
    if form == "more_than":
        return Quantity(low + 1, None, "more_than")
    if form == "nearly":
        return Quantity(None, low, "nearly")
    if form == "up_to":
        return Quantity(None, low, "up_to")
    return Quantity(low, high, "about") if form == "about" else Quantity(low, high, modifier)


def _same_in_brackets(s: Sentence, at: int, value: int | None) -> int | None:
    """``seventeen (17)``: the second way of writing the same number belongs to the first."""
    if s.cls[at : at + 3] == "(9)" and digits(s.low[at + 1]) == value:
        return at + 3
    return None


def _from_to_of_a_count(s: Sentence, first: int, language: Language) -> bool:
    """``has grown from 47 to 50``, ``raised the number of the dead from 6 to 9``: two values, no range."""
    moved = _MOVED.search(s.cls[max(0, first - 12) : first])
    return moved is not None and s.low[first - 1] in language.words("tolls", "old")


def _range_end(s: Sentence, at: int, low: int | None, language: Language) -> tuple[int, int] | None:
    """The end of ``A to B``, ``A or B``, ``A-B``, ``between A and B``, if B follows and is larger."""
    if (
        low is None
        or at >= len(s.cls)
        or s.low[at].strip() not in language.words("quantifiers", "range_link")
    ):
        return None
    m = _CORE.match(s.cls, at + 1)
    if m is None or not m.group():
        return None
    bounds = _bounds(s, *m.span())
    if bounds is None or bounds[1] is None or bounds[2] not in ("digits", "words") or bounds[1] == low:
        return None
    if bounds[1] < low and not (s.low[at] == "or" and low - bounds[1] <= 2):
        return None
    if s.low[at] == "and":
        opener = at - 1
        while opener >= 0 and s.cls[opener] in "9nsgm":
            opener -= 1
        if opener < 0 or s.low[opener] not in language.words("quantifiers", "range_open_and"):
            return None
    return m.end(), bounds[1]
