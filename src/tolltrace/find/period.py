"""The time words of a sentence that can bound a count.

Each token gets one letter of time, and the grammar of a period is a pattern over these letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tolltrace.find.phrase import Phrase, near, opens_clause, words
from tolltrace.find.tokens import Sentence

# M month, Y weekday or date in figures, D part of a day, U unit, H holiday, h last word of a holiday, d day
# of a month, y year, n another number, k clock, N stands alone, l modifier, t article, e event that lasts,
# m moment, p opener, o of, z earlier, & and, "," "-" "'" themselves, ":" any other word.
_LISTS = (
    ("M", "months"), ("Y", "weekdays"), ("N", "stands_alone"), ("D", "dayparts"), ("U", "units"),
    ("H", "holidays"),
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
_DAY = rf"(?:l*(?:gYh?|gh|H[hUY]|H|Y)(?:l?D)*(?:,?{_DATE}|y)?)"
_PART = rf"(?:[tl]*D(?:[op](?:[tl]*Y|{_DATE}|N|td|{_DAY}))?)"
_LENGTH = r"(?:[tl]*[nd]*-?l*U(?:ot?l*[nd]*U)?(?:ot?:?[em])?)"
_CLOCK = r"(?:[nd](?:k+|pt?D|(?=[,;&.)]|$)))"
_POINT = rf"(?:td(?!M)|{_PART}|{_DATE}|[tl]*{_DAY}|{_LENGTH}(?:o(?:y|M|Y))?|y|N|[tl]*o?{_DATE}|{_CLOCK})"
_NOUN = rf"(?:{_POINT}(?:,?o?{_DATE}|po?{_POINT})?)"
_EVENT = r"t?l*:{0,3}[em]"
# The kinds of phrase in the order in which they are tried at a letter: a short pattern that each of the kind
# begins with, and its grammar.
_OPEN = r"[tl]*[-DYdMgHnUyNo]"
_KINDS = {
    "range": (rf"p{_OPEN}", rf"p{_NOUN}[-&p]{_NOUN}"),
    "span": (r"pt?d[-&p]", rf"pt?d[-&p]d?{_DATE}"),
    "clock": (r"t?l?p[nd]", r"t?l?p[nd](?:k+|pt?D|(?=[,;&.)]|$))"),
    "point": (rf"p{_OPEN}", rf"p{_NOUN}(?:&p?{_NOUN})?z?"),
    "earlier": (r"[tl]*[nd]?U[zp]", r"[tl]*[nd]?U(?:z|p(?![MYDUHNydntl]))"),
    "alone": (r"N", rf"N(?:D|,?{_DAY})?"),
    "when": (r"w:{0,2}D", rf"w:{{0,2}}D[b:]{{1,2}}(?:p{_NOUN})?"),
    "event": (rf"p{_EVENT}", rf"p{_EVENT}(?:o{_EVENT})?(?:[op]{_NOUN})?"),
    "bare": (r"[tl]*[-gHYndUMD]", rf"[tl]*(?:{_DAY}|{_LENGTH}|{_DATE}|D)"),
}
_BEGINNINGS = {kind: re.compile(begins) for kind, (begins, _) in _KINDS.items()}
_BEGINS = re.compile("|".join(f"(?={begins})" for begins in dict.fromkeys(b for b, _ in _KINDS.values())))


@cache
def _grammar(kind: str) -> re.Pattern[str]:
    """Made where the kind is first met: the grammars are long, and most short texts need few of them."""
    return re.compile(_KINDS[kind][1])


def _found(spelled: str, at: int) -> tuple[str, int, int] | None:
    """The first phrase from a letter on: its kind, its first letter and the one behind it."""
    for place in _BEGINS.finditer(spelled, at):
        first = place.start()
        for kind, begins in _BEGINNINGS.items():
            if begins.match(spelled, first) and (m := _grammar(kind).match(spelled, first)) is not None:
                return kind, first, m.end()
    return None


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
    for i, (known, c) in enumerate(zip(found, s.cls, strict=True)):
        w, letter = s.low[i], known
        if letter is None and w.startswith(prefixes):
            letter = table.get(w.split("-", 1)[1])
        if letter is None:
            letter = _number(w) if c in "9x" and w[0].isdigit() else _CLASSES.get(c, ":")
        elif letter == "M" and w in words(code, "dates", "weak_months") and not _is_month(s, code, i):
            letter = ":"
        out.append(letter)
    return "".join(out).replace("wo", "pt")


_LABEL_REACH = 6
_SAID_REACH = 9
_RECORD_REACH = 12
_BEST_REACH = 7
# The letters that tell of time by themselves.
_TIMES = frozenset("MYDUHNemzkg")
_IN_FIGURES = re.compile(r"(?:19|20)\d\d[-/]\d\d?[-/]\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d")
_DATE_NUMBER = re.compile(rf"(?:19|20)\d\d|\d\d?(?:st|nd|rd|th)|{_IN_FIGURES.pattern}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY_NUMBER = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")


def _number(word: str) -> str:
    if _YEAR.fullmatch(word):
        return "y"
    if _DAY_NUMBER.fullmatch(word):
        return "d"
    if _IN_FIGURES.fullmatch(word):
        return "Y"
    return "n" if word.isdigit() or re.fullmatch(r"\d{1,2}[:.]\d\d", word) else ":"


def _is_month(s: Sentence, code: str, i: int) -> bool:
    """Whether ``may`` is the month: next to a number, or behind a preposition."""
    before, after = s.low[i - 1] if i else "", s.low[i + 1] if i + 1 < len(s.low) else ""
    return before[:1].isdigit() or after[:1].isdigit() or before in words(code, "dates", "before_month")


class _Match(NamedTuple):
    """What the pattern found in a sentence; ``opener`` is its preposition, or empty."""

    s: Sentence
    code: str
    spelled: str
    kind: str
    first: int
    last: int
    opener: str

    @property
    def got(self) -> str:
        return self.spelled[self.first : self.last]

    @property
    def after(self) -> str:
        """The class of the token behind it."""
        return self.s.cls[self.last : self.last + 1]

    @property
    def before(self) -> str:
        """The class of the token before it."""
        return self.s.cls[self.first - 1] if self.first else ""

    def opened_by(self, *keys: str) -> bool:
        return any(self.opener in words(self.code, "dates", key) for key in keys)

    def has(self, key: str) -> bool:
        return not words(self.code, "dates", key).isdisjoint(self.s.low[self.first : self.last])


def periods(
    s: Sentence, code: str, said: tuple[int, ...], counted: frozenset[int] = frozenset()
) -> list[Phrase]:
    """The phrases of a sentence that can bound a count, in order.

    ``said`` are the tokens of speech: the hour of a statement is left out. ``counted`` are the tokens of
    figures, which are no days: ``17 dead by noon and 23 by nightfall``.
    """
    spelled = _spell(s, code)
    if spelled and counted:
        spelled = "".join(":" if i in counted else c for i, c in enumerate(spelled))
    out: list[Phrase] = []
    if not spelled:
        return out
    at = 0
    while at < len(spelled) and (found := _found(spelled, at)) is not None:
        kind, first, end = found
        last = first + len(spelled[first:end].rstrip(",&-o"))
        opener = s.low[first] if spelled[first] == "p" else ""
        match = _extended(_Match(s, code, spelled, kind, first, last, opener))
        if last > first and _bounds(match) and not _is_hour_of_statement(match, said):
            out.append(_phrase(match))
            at = match.last
        else:
            at = max(first + 1, last if kind == "earlier" else 0)
    return out


def _phrase(m: _Match) -> Phrase:
    weak = m.has("so_far") if m.kind == "alone" else m.kind == "event" and not m.opened_by("from_moment")
    dated = re.search(r"[MYHyND]|td", m.got) or m.has("pointing")
    return Phrase(
        m.first, m.last, m.first, weak, opens_clause(m.s, m.code, m.first),
        close=m.kind in ("earlier", "clock"), length=not dated,
    )  # fmt: skip


def _extended(m: _Match) -> _Match:
    """With the event that the time belongs to (``since Monday's protest``), with its verb (``began``)."""
    if (
        m.opener
        and m.after == "'"
        and m.opened_by("bounding")
        and m.spelled[m.last + 1 : m.last + 2] in ("m", "e")
    ):
        return m._replace(kind="event", last=m.last + 2)
    if m.kind == "event" and m.opened_by("from_moment", "to_moment"):
        began = words(m.code, "dates", "began")
        for i in range(m.last, min(m.last + 3, len(m.s.low))):
            if m.s.low[i] in began:
                return m._replace(last=i + 1)
            if m.s.cls[i] in ",;.:()":
                break
    return m


def _bounds(m: _Match) -> bool:
    """Whether what the pattern found bounds a count."""
    if m.opener and m.after == "'":
        return False
    if m.kind == "event":
        return _event_bounds(m)
    if m.kind == "earlier":
        return m.s.low[m.last - 1] in words(m.code, "dates", "earlier") and not (
            m.first == 0 and m.after == ","
        )
    if m.kind == "bare":
        return _bare_bounds(m)
    return _opened_bounds(m) if m.opener else True


def _event_bounds(m: _Match) -> bool:
    """`since the attack`, `during the siege`."""
    if m.opened_by("from_moment"):
        return True
    long = "e" in m.got and m.opened_by("lengths", "amid")
    placed = not m.first or m.before in "KIEJP9nCA," or opens_clause(m.s, m.code, m.first)
    return placed and (long or m.opened_by("to_moment"))


def _opened_bounds(m: _Match) -> bool:
    """A time behind a preposition."""
    body = m.got[1:]
    if re.fullmatch(r"t?l*U", body) and m.has("pointing"):
        return True
    if re.fullmatch(r"[nd]", body):
        return m.opened_by("clock_openers")
    if not re.search(r"[MYDHyNd]", body) and not m.opened_by("lengths", "bounding", "as_of"):
        return False
    if m.opened_by("to") and not re.match(r"(?:t?d|[dM])", body):
        return False
    if re.fullmatch(r"D|l+D", body) and m.opened_by("describing") and m.after in ("C", "E"):
        return False
    if m.first and m.s.low[m.first - 1].split()[-1] in words(m.code, "dates", "than"):
        return False
    if m.opened_by("from_moment") and _sets_a_record(m):
        return False
    if re.fullmatch(r"t?l*[nd]?-?U", body) and _best_of(m):
        return False
    return not (re.fullmatch(r"[nd-]*U", body) and m.opened_by("not_bare"))


def _sets_a_record(m: _Match) -> bool:
    """`the highest number since`: a comparison, and no bound."""
    return not words(m.code, "dates", "records").isdisjoint(
        m.s.low[max(0, m.first - _RECORD_REACH) : m.first]
    )


def _best_of(m: _Match) -> bool:
    """`its deadliest attack in two years`: how long there was none like it."""
    for i in range(m.first - 1, max(-1, m.first - _BEST_REACH), -1):
        if m.s.cls[i] in ",;:.KGIJ9nfSuhv":
            return False
        if m.s.low[i] in words(m.code, "dates", "records"):
            return True
    return False


def _bare_bounds(m: _Match) -> bool:
    """A time without a preposition: `the past four days`, `Monday` behind a verb, `Palm Sunday strike`."""
    got = m.got
    if re.search(r"[gH][Yh]|H", got):
        return True
    if "Y" in got and "l" not in got:
        stamp = m.first == 0 and m.spelled[m.last : m.last + 1] in ("n", "y", "d")
        if m.after == "X" or stamp:
            return False
    if "Y" in got and m.before == "o":
        return True
    if "Y" in got and m.after == "'":
        event = m.s.low[m.last + 1 : m.last + 2]
        return m.s.cls[m.last + 1 : m.last + 2] in tuple("CEAJTK") or not words(
            m.code, "places", "attack_events"
        ).isdisjoint(event)
    if re.fullmatch(r"t?l*n?-?U", got):
        dated = re.match(r"t?l", got) is not None and m.has("recent")
        return dated or (m.s.low[m.first] in words(m.code, "dates", "this") and m.before != "i")
    if m.after == ":" and 0 < m.first <= _LABEL_REACH and m.before in ",(":
        return True
    if "Y" in got or re.fullmatch(r"l+D", got):
        return m.first == 0 or m.before in "KIJEPpxXCR0q;." or "l" in got
    return False


def _is_hour_of_statement(m: _Match, said: tuple[int, ...]) -> bool:
    """Whether the phrase tells when something was said: next to the verb of speech, or fronted before it."""
    s, first, last = m.s, m.first, m.last
    bounding = m.opened_by("bounding", "as_of") or m.kind in ("range", "event")
    if bounding or m.before in tuple("CEAJTK") or (m.kind == "alone" and m.has("so_far")):
        return False
    that = words(m.code, "scope", "that")
    day = re.search(r"[YDdNk]", m.got) is not None
    for j in near(said, first):
        low, high = (last, j) if j >= last else (j + 1, first)
        between = s.cls[low:high]
        apart = r"[9nNzbKJEGC;:]" if j >= last else r'[9nNzbKJEGC,;:"]|[&c]'
        if not that.isdisjoint(s.low[low:high]) or re.search(apart, between):
            continue
        if j < first and first - j <= _SAID_REACH:
            return True
        if j >= last and opens_clause(s, m.code, first):
            return True
        set_off = "," in between or '"' in between
        if last <= j <= last + 2 and day and (not set_off or m.before == ","):
            return True
    return False
