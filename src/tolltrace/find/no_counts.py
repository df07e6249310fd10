"""Numbers that count nobody by the words around them: of a law, of a road, of money, of an age."""

from __future__ import annotations

import re

from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

# A note in brackets between two numbers of a list is no longer: "sections 304 (…), 169 (…) and 279".
_NOTE = 16
# "between 0600 and 0830"
HOUR = re.compile("0[0-9]{3}")
# "Jorge Silva (34, baker)"
_AGE_AND_TRADE = re.compile(r",[qxX0]{0,3}p[),;]")
_OLDEST = re.compile("1?[0-9]{1,2}")
# "two boys, ten and eleven, were shot"
_NEAR_AGES = 8
_TWO_AGES = re.compile("n[qxX]{0,2}P,(?:9&9|n&n),(?=[uhIfK])")
_ONE = re.compile("[an][qxX0]{0,2}po$")


def past_note(s: Sentence, last: int) -> int:
    """The token behind a number and a note in brackets that follows it."""
    closed = s.cls.find(")", last, last + _NOTE) if s.cls.startswith("(", last) else -1
    return closed + 1 or last


def set_off_as_age(s: Sentence, first: int, last: int) -> bool:
    """``Ana Gil, 34, a nurse``, ``Andrei P., 56``, ``a boy of ten, 34, …``: between commas, behind one."""
    cls = s.cls
    if first < 2 or cls[first - 1] != ",":
        return False
    after = cls[last] if last < len(cls) else ""
    if after in (",", ".", ";", ")", "") and (cls[first - 2] in "Xp" or cls[first - 4 : first - 2] == "XX"):
        return True
    return after == "," and first > 3 and re.match("po[9n]", cls[first - 4 :]) is not None


def counts_nobody(s: Sentence, first: int, last: int, language: Language) -> bool:
    """Whether a number or the words before it say that it is money, an age, an hour or a part of a name."""
    if HOUR.fullmatch(s.low[first]):
        return True
    if s.cls[first] == "n" and s.words(last, last + 2) in language.words("numbers", "for_each"):
        return True  # "43 candles, one for each of the dead"
    before, after = s.cls[max(0, first - 2) : first], s.cls[last : last + 1]
    if before[-1:] == "i" and after and s.low[last] in language.words("dates", "dayparts"):
        return True  # "in one afternoon"
    if len(before) < 2:
        return False
    if before == "X(" and _OLDEST.fullmatch(s.low[first]) and _AGE_AND_TRADE.match(s.cls, last):
        return True
    if before[1] == "." and s.low[first - 2] in language.words("numbers", "not_before"):
        return True  # "Rs.5 lakh"
    if " ".join(s.low[first - 2 : first]) in language.words("numbers", "capacity"):
        return True  # "built for 180 prisoners"
    if (
        before == "po"
        and after in ("", ".", ",", ";", ")", "&", "W", "K", "i", "h", "u", "I")
        and _ONE.search(s.cls, 0, first)
    ):
        return s.low[first - 2] not in language.words("numbers", "families")  # "a schoolboy of thirteen"
    ages = (
        _TWO_AGES.search(s.cls, max(0, first - _NEAR_AGES), first + _NEAR_AGES) if before[1] in ",&" else None
    )
    if ages is not None and ages.start() < first < ages.end():
        return True
    if s.low[first - 1] in language.words("numbers", "age_bounds") and before[0] in "9nsgPp":
        return after in ("", ".", ",", ";", ")", "&", "u")  # "three over 60", "five children under 12"
    glued = s.starts[first] == s.ends[first - 2] + 1
    return before == ")-" and glued and s.cls[first] == "9" and after in "i.,;)"  # "the highway (NH)-22"


def is_day(cls: str, first: int, after: str, value: int) -> bool:
    """``September 28``, ``May 3 and 5``, but not ``on 23 September 28 bodies``, ``May 61 deaths``."""
    if first > 2 and cls[first - 3 : first + 1] == "M9&9" and after in ("", ".", ",", ";", ")"):
        return True
    dated = first > 1 and cls[first - 2] == "9"
    if not dated and 31 < value < 1000 and after in tuple("AEPpKJL"):
        return False
    return first > 0 and cls[first - 1 : first + 1] == "M9" and after not in ("pPA" if dated else "pP")


def is_age_of_one(s: Sentence, first: int, last: int) -> bool:
    """``a couple, 54 and 49, were killed``: how old they were."""
    if s.cls[first] != "9" or last - first > 1 or len(s.low[first]) > 2:
        return False
    pair = re.match(r"9&9[,)]", s.cls[first:]) or re.search(r",9&$", s.cls[:first])
    closed = pair is not None and s.cls[last : last + 1] in (",", ")", "&")
    return closed and re.search(r"[NgFpP],(?:9&)?$", s.cls[:first]) is not None
