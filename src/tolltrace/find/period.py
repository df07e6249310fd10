"""The time words of a sentence that can bound a count.

Each token gets one letter of time, and the grammar of a period is a pattern over these letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from tolltrace.find.phrase import Phrase, opens_clause, words
from tolltrace.find.tokens import Sentence

# M month, Y weekday, D part of a day, U unit, H holiday, h last word of a holiday, d day of a month, y year,
# n another number, k clock, N stands alone, l modifier, t article, e event that lasts, m moment, p opener,
# o of, z earlier, & and, "," "-" "'" themselves, ":" any other word.
_LISTS = (
    ("M", "months"), ("Y", "weekdays"), ("N", "stands_alone"), ("D", "dayparts"), ("U", "units"), ("H", "holidays"),
    ("k", "clock"), ("e", "events"), ("m", "moments"), ("p", "openers"), ("z", "earlier"), ("l", "modifiers"),
    ("h", "holiday_last"), ("g", "holiday_first"), ("w", "when"), ("b", "began"), ("M", "weak_months"),
)  # fmt: skip
_CLASSES = {
    "9": "n",
    "n": "n",
    "s": "n",
    "N": "n",
    "g": "n",
    "t": "t",
    "a": "t",
    "d": "t",
    "D": "t",
    "o": "o",
    "&": "&",
    "-": "-",
    ",": ",",
    "'": "'",
    ">": "-",
}

_DATE = r"(?:Y,?)?(?:d(?:[-&p]d)?o?M(?:[-&]d?M)?|M(?:d(?:[-&]M?d)?)?),?y?"
_DAY = rf"(?:l*(?:gYh?|gh|H[hU]|H|Y)(?:l?D)*(?:,?{_DATE})?)"
_PART = rf"(?:[tl]*D(?:[op](?:[tl]*Y|{_DATE}|N|td|{_DAY}))?)"
_LENGTH = r"(?:[tl]*[nd]*-?l*U(?:ot?l*[nd]*U)?(?:ot?:?[em])?)"
_CLOCK = r"(?:[nd](?:k+|pt?D|(?=[,;&.)]|$)))"
_POINT = rf"(?:td(?!M)|{_PART}|{_DATE}|[tl]*{_DAY}|{_LENGTH}(?:o(?:y|M|Y))?|y|N|[tl]*o?{_DATE}|{_CLOCK})"
_NOUN = rf"(?:{_POINT}(?:,?o?{_DATE}|po?{_POINT})?)"
_EVENT = r"t?l*:{0,3}[em]"
_PHRASE = re.compile(
    rf"(?P<range>p{_NOUN}[-&p]{_NOUN})"
    rf"|(?P<span>pt?d[-&p]d?{_DATE})"
    rf"|(?P<clock>t?l?p[nd](?:k+|pt?D|(?=[,;&.)]|$)))"
    rf"|(?P<point>p{_NOUN}(?:&p?{_NOUN})?z?)"
    rf"|(?P<earlier>[tl]*[nd]?U(?:z|p(?![MYDUHNydntl])))"
    rf"|(?P<alone>N(?:D|,?{_DAY})?)"
    rf"|(?P<when>w:{{0,2}}D[b:]{{1,2}}(?:p{_NOUN})?)"
    rf"|(?P<event>p{_EVENT}(?:[op]{_NOUN})?)"
    rf"|(?P<bare>[tl]*(?:{_DAY}|{_LENGTH}|{_DATE}|D))"
)


@cache
def _letters(code: str) -> Mapping[str, str]:
    """Each word of time with its letter; of several lists that hold a word the first one wins."""
    out: dict[str, str] = {}
    for letter, key in _LISTS:
        for word in words(code, "dates", key):
            out.setdefault(word, letter)
    return out


@cache
def _prefixes(code: str) -> tuple[str, ...]:
    return tuple(sorted(words(code, "dates", "prefixes")))


def _spell(s: Sentence, code: str) -> str:
    """The sentence as letters of time, or an empty string where nothing in it is of time."""
    table = _letters(code)
    found = [table.get(w) for w in s.low]
    prefixes = _prefixes(code)
    if _TIMES.isdisjoint(found) and not any(
        (w[0].isdigit() and _DATE_NUMBER.fullmatch(w)) or w.startswith(prefixes) for w in s.low
    ):
        return ""
    out: list[str] = []
    for i, (letter, c) in enumerate(zip(found, s.cls, strict=True)):
        if letter is None and s.low[i].startswith(prefixes):
            letter = table.get(s.low[i].split("-", 1)[1])
        if letter is None:
            if c in "9x" and s.low[i][0].isdigit():
                letter = _number(s.low[i])
            else:
                letter = _CLASSES.get(c, ":")
        elif letter == "M" and s.low[i] in words(code, "dates", "weak_months") and not _is_month(s, i):
            letter = ":"
        out.append(letter)
    return "".join(out).replace("wo", "pt")


_LABEL_REACH = 6
_SAID_REACH = 9
# The letters that tell of time by themselves.
_TIMES = frozenset("MYDUHNemzkg")
_DATE_NUMBER = re.compile(r"(?:19|20)\d\d|\d\d?(?:st|nd|rd|th)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY_NUMBER = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")


def _number(word: str) -> str:
    if _YEAR.fullmatch(word):
        return "y"
    if _DAY_NUMBER.fullmatch(word):
        return "d"
    return "n" if word.isdigit() or re.fullmatch(r"\d{1,2}[:.]\d\d", word) else ":"


def _is_month(s: Sentence, i: int) -> bool:
    """Whether ``may`` is the month: next to a number, or behind a preposition."""
    before, after = s.low[i - 1] if i else "", s.low[i + 1] if i + 1 < len(s.low) else ""
    return (
        before[:1].isdigit()
        or after[:1].isdigit()
        or before in ("in", "since", "last", "until", "of", "early", "late", "and", "mid")
    )


def periods(s: Sentence, code: str, said: tuple[int, ...]) -> list[Phrase]:
    """The phrases of a sentence that can bound a count, in order.

    ``said`` are the tokens of speech: the hour of a statement is left out.
    """
    spelled = _spell(s, code)
    if not spelled:
        return []
    out: list[Phrase] = []
    at = 0
    while at < len(spelled):
        m = _PHRASE.search(spelled, at)
        if m is None:
            break
        first, last = m.span()
        if last == first:
            at = first + 1
            continue
        phrase = _accept(s, code, spelled, m.lastgroup or "", first, last, said)
        if phrase is None:
            at = last if m.lastgroup == "earlier" else first + 1
            continue
        out.append(phrase)
        at = max(phrase.last, first + 1)
    return out


def _accept(
    s: Sentence, code: str, spelled: str, kind: str, first: int, last: int, said: tuple[int, ...]
) -> Phrase | None:
    while last > first and spelled[last - 1] in ",&-o":
        last -= 1
    got = spelled[first:last]
    opener = s.low[first] if got[:1] == "p" else ""
    opener = "as of" if opener == "as" else opener
    body = got[1:] if opener else got
    weak = False
    if opener and spelled[last : last + 1] == "'":
        if opener not in words(code, "dates", "bounding") or spelled[last + 1 : last + 2] not in ("m", "e"):
            return None
        kind, last = "event", last + 2
        got = spelled[first:last]
    if kind == "event":
        if opener in ("since", "ever since", "until", "till", "before", "after", "prior to"):
            if opener == "after":
                return None
            last = _to_the_end_of_the_moment(s, code, last)
        elif "e" not in got or opener not in words(code, "dates", "lengths") | {"before", "until", "amid"}:
            return None
        weak = opener not in ("since", "ever since")
        if weak and first and s.cls[first - 1] not in "KIEJP9nCA," and not opens_clause(s, first):
            return None
    elif (kind == "earlier" and first == 0 and spelled[last : last + 1] == ",") or (
        kind == "earlier" and s.low[last - 1] not in words(code, "dates", "earlier")
    ):
        return None
    elif kind == "bare":
        if not _bare_is_time(s, spelled, first, last, got):
            return None
    elif (
        opener
        and re.fullmatch(r"t?l*U", body)
        and words(code, "dates", "pointing").intersection(s.low[first:last])
    ):
        return Phrase(first, last, first, weak, opens_clause(s, first))
    elif opener:
        if re.fullmatch(r"[nd]", body) and opener not in words(code, "dates", "clock_openers"):
            return None
        if not re.search(r"[MYDHyNd]", body) and opener not in words(code, "dates", "lengths") | words(
            code, "dates", "bounding"
        ):
            return None
        if opener == "to" and not re.match(r"(?:t?d|[dM])", body):
            return None
        if re.fullmatch(r"D|l+D", body) and opener == "in" and last < len(s.cls) and s.cls[last] in "CE":
            return None
        if (first and s.low[first - 1].endswith("than")) or (
            opener in ("since", "ever since") and _sets_a_record(s, code, first)
        ):
            return None
        if not re.search(r"[MYDUHyNdkn]", body):
            return None
        if (
            re.fullmatch(r"t?l*n?U.*", body)
            and re.fullmatch(r"[tln\-U]*U", body)
            and opener in ("since", "by", "from", "to", "at", "on", "until")
        ):
            if "t" not in body and "l" not in body:
                return None
    elif kind == "alone":
        weak = s.low[first] in words(code, "dates", "so_far")
    if _is_hour_of_statement(s, code, spelled, kind, opener, first, last, said, weak):
        return None
    if (
        s.low[first] in ("since", "ever since")
        and kind == "point"
        and last < len(spelled)
        and spelled[last] == "o"
    ):
        last = _to_the_end_of_the_moment(s, code, last)
    value = first
    pointed = words(code, "dates", "pointing").intersection(s.low[first:last])
    length = not pointed and not re.search(r"[MYHyND]|td", got)
    return Phrase(first, last, value, weak, opens_clause(s, first), kind in ("earlier", "clock"), length)


def _sets_a_record(s: Sentence, code: str, first: int) -> bool:
    records = words(code, "dates", "records")
    return any(w in records for w in s.low[max(0, first - 12) : first])


def _to_the_end_of_the_moment(s: Sentence, code: str, last: int) -> int:
    began = words(code, "dates", "began")
    for i in range(last, min(last + 3, len(s.low))):
        if s.low[i] in began:
            end = i + 1
            return end
        if s.cls[i] in ",;.:()":
            break
    return last


def _bare_is_time(s: Sentence, spelled: str, first: int, last: int, got: str) -> bool:
    """A time without a preposition: `the past four days`, `Monday` behind a verb, `Palm Sunday strike`."""
    after = s.cls[last] if last < len(s.cls) else ""
    before = s.cls[first - 1] if first else ""
    if re.search(r"[gH][Yh]|H", got):
        return True
    if (
        "Y" in got
        and (after == "X" or (first == 0 and spelled[last : last + 1] in ("n", "y", "d")))
        and "l" not in got
    ):
        return False
    if "Y" in got and before == "o":
        return True
    if "Y" in got and after == "'":
        return last + 1 < len(s.cls) and s.cls[last + 1] in "CEAJTK"
    if re.fullmatch(r"t?l*n?-?U", got):
        return (
            bool(re.match(r"(?:t[l]|l)", got))
            and any(
                w in ("last", "past", "this", "same", "that", "next", "previous", "following", "week")
                for w in s.low[first:last]
            )
        ) or (s.low[first] == "this" and before != "i")
    if after == ":" and 0 < first <= _LABEL_REACH and before in ",(":
        return True
    if re.search(r"[dM]", got) and not re.search(r"Y", got):
        return False
    if "Y" in got or re.fullmatch(r"l+D", got):
        return first == 0 or before in "KIJEPpxXCR0q;." or "l" in got
    return False


def _is_hour_of_statement(
    s: Sentence,
    code: str,
    spelled: str,
    kind: str,
    opener: str,
    first: int,
    last: int,
    said: tuple[int, ...],
    weak: bool,
) -> bool:
    """Whether the phrase tells when something was said: next to the verb of speech, or fronted before it."""
    if opener in words(code, "dates", "bounding") or weak or kind in ("range", "event"):
        return False
    if any("CEAJTK".find(c) >= 0 for c in s.cls[first - 1 : first]):
        return False
    got_day = re.search(r"[YDdNk]", spelled[first:last]) is not None
    for j in said:
        low, high = (last, j) if j >= last else (j + 1, first)
        between = s.cls[low:high]
        if "that" in s.low[low:high] or re.search(
            r"[9nNzbKJEGC;:]" if j >= last else r'[9nNzbKJEGC,;:"]|[&c]', between
        ):
            continue
        if j < first and first - j <= _SAID_REACH:
            return True
        if j >= last and opens_clause(s, first):
            return True
        set_off = "," in between or '"' in between
        if last <= j <= last + 2 and got_day and (not set_off or (first and s.cls[first - 1] == ",")):
            return True
    return False
