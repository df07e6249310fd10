"""Noun phrases: the one that ends before a token, the one that begins at it, with its apposition.

All positions are tokens of one sentence; a phrase is ``(first, last)`` with ``last`` not included.
"""

from __future__ import annotations

import re

from tolltrace.find.cue_words import CueWords
from tolltrace.find.tokens import Sentence

Phrase = tuple[int, int]

_INSIDE = frozenset("xXqpPAtadDon'&iHCETJ0wbLz@")
VERBS = frozenset("fSKIUuhvVkjl")
# A comma inside a proper name: "for Dialogue, Reconciliation and Awareness".
_LISTED = re.compile(r"[oi]X+(?:,X+)*,?&X+(?:>Xt?X+)?")
REACH = 40


def has_verb(s: Sentence, first: int, last: int) -> bool:
    """True if a finite verb may stand between two tokens."""
    return any(c in VERBS for c in s.cls[first:last])


def is_time(s: Sentence, i: int, words: CueWords) -> bool:
    """True for a token that tells a day or an hour; a weekday in front of a capital may be a first name."""
    c = s.cls[i]
    if c == "Y":
        return not (i + 1 < len(s.cls) and s.cls[i + 1] == "X" and (i == 0 or s.cls[i - 1] not in "ir"))
    return c == "M" or s.low[i] in words.times


def only_time(s: Sentence, first: int, last: int, words: CueWords) -> bool:
    return all(is_time(s, i, words) or s.cls[i] in "tadi9o" for i in range(first, last))


def left_phrase(s: Sentence, end: int, words: CueWords) -> Phrase | None:
    """The noun phrase whose last token is before ``end``."""
    listed = (
        [m.span() for m in _LISTED.finditer(s.cls, max(0, end - REACH), end)]
        if "," in s.cls[max(0, end - REACH) : end]
        else []
    )
    i = end - 1
    if i >= 0 and s.cls[i] in "RD" and (s.low[i] in words.pronouns or s.low[i] in words.own):
        return i, end
    first = end
    least = max(0, end - REACH)
    while i >= least:
        c = s.cls[i]
        inside = any(a < i < b for a, b in listed)
        if inside:
            first = i
        elif (
            s.low[i] in words.that
            or is_time(s, i, words)
            or (c == "x" and words.verbs.get(s.low[i], "give") != "give" and i + 1 < end)
        ):
            break
        elif c == "S" and i + 1 == first and i + 1 < end and i > 0 and s.cls[i - 1] in "tadq":
            first = i
        elif c == "9" or (c not in _INSIDE and c not in 'MY"().'):
            break
        elif c in "YM" or (c == "." and _abbreviates(s, i)):
            first = i
        elif c == ".":
            break
        elif c == '"':
            if not is_plural_possessive(s, i):
                opening = _quoted_noun(s, i) if i + 1 < end else None
                if opening is None:
                    break
                first = i = opening
        elif c == ")":
            opening = s.cls.rfind("(", max(0, i - REACH), i)
            if opening < 0:
                break
            first = i = opening
        elif c == "(":
            break
        elif c == "&":
            if i == 0 or not _joins_names(s, i, first):
                break
        elif c in "iw":
            quoted = i > 0 and s.cls[i - 1] == '"' and _quoted_noun(s, i - 1) is not None
            again = c == "i" and i > 1 and s.cls[i - 1] == "&" and s.cls[i - 2] == "X" and i + 1 == first
            if not (quoted or again) and (i == 0 or s.cls[i - 1] not in _INSIDE or s.cls[i - 1] in "ni&"):
                return _after_adverbial(s, i, first, end, words)
            first = i
        elif c in "tadDn":
            first = i
            if i == 0 or s.cls[i - 1] not in "oiq'&wt":
                break
        else:
            first = i
        i -= 1
    while first < end and s.cls[first] in "&o'iw":
        first += 1
    return (first, end) if first < end and not only_time(s, first, end, words) else None


def _quoted_noun(s: Sentence, closing: int) -> int | None:
    """Where the marks open around one to three words that hold no verb: ``"local sources" in the town``."""
    opening = s.cls.rfind('"', max(0, closing - 4), closing)
    inside = s.cls[opening + 1 : closing]
    return opening if opening >= 0 and inside and set(inside) <= set("xXqpP") else None


def _after_adverbial(s: Sentence, at: int, first: int, end: int, words: CueWords) -> Phrase | None:
    """Of ``in Tripoli the ministry`` the part behind the place, if that can be told from it."""
    if s.low[at] in words.according and s.cls[at] == "i" and at + 1 < end:
        return at + 1, end  # "according to the Rettig commission, which reported"
    for k in range(at + 2, end):
        if s.cls[k] in "tad" and s.cls[k - 1] not in "oi&w":
            return k, end
    for k in range(at + 2, end - 1):
        if s.cls[k] in "pP" and s.cls[k - 1] in "x0" and set(s.cls[k + 1 : end]) == {"X"}:
            return k, end  # "for our own province Governor Amin Rao announced"
    k = at + 1
    while k < end and s.cls[k] in "Xt":
        k += 1
    return (k, end) if at + 1 < k < end and s.cls[k] in "xpPq" else None


def _joins_names(s: Sentence, at: int, first: int) -> bool:
    """True if ``and`` stands between two nouns of one subject and not between two clauses."""
    i = at - 1
    while i >= 0 and s.cls[i] in "xXqpPto'adnYi)0":
        i = s.cls.rfind("(", max(0, i - REACH), i) - 1 if s.cls[i] == ")" else i - 1
    return i == at - 1 or i < 0 or (s.cls[i] in ',;:"-.' and i < at - 1 and not has_verb(s, i + 1, at))


def _abbreviates(s: Sentence, i: int) -> bool:
    """True for the stop in ``Col. Amadou Traore`` and ``R. K. Sharma``."""
    return (
        0 < i < len(s.cls) - 1 and s.cls[i + 1] in "XY" and s.cls[i - 1] in "Xxq" and len(s.low[i - 1]) <= 5
    )


def is_plural_possessive(s: Sentence, i: int) -> bool:
    """True for the mark in ``the rescuers' count``, which alone looks like a quotation mark."""
    return i > 0 and s.starts[i] == s.ends[i - 1] and s.low[i - 1].endswith("s") and s.low[i] in "'’"


def phrase_at(s: Sentence, at: int, words: CueWords) -> Phrase | None:
    """The noun phrase that begins at a token, with its apposition."""
    n = min(len(s.cls), at + REACH)
    i = at
    if i < n and s.cls[i] in "RD" and (s.low[i] in words.pronouns or s.low[i] in words.own):
        if not (i + 1 < n and s.cls[i + 1] in "xXqpP"):
            return i, i + 1
        i += 1
    quoted = i < n and s.cls[i] == '"'
    i += quoted
    begin = i
    listed = [m.span() for m in _LISTED.finditer(s.cls, at, n)]
    while i < n:
        c = s.cls[i]
        if any(a < i < b for a, b in listed):
            i += 1
            continue
        if c not in _INSIDE or (i > begin and s.low[i] in words.that) or (is_time(s, i, words) and i > begin):
            if c == '"' and is_plural_possessive(s, i):
                i += 1
                continue
            if c == "(" and i + 2 < n and s.cls[i + 2] == ")":
                i += 3
                continue
            if (c == "Y" and i == begin) or (c == "." and _abbreviates(s, i)):
                i += 1
                continue
            break
        if c == "n" and i > begin:
            break
        if c == "x" and i > begin and s.low[i].endswith("ed") and s.cls[i + 1 : i + 2] in tuple("9ntadD"):
            break  # "The office interviewed 174 prisoners"
        if c in "iw" and (i == begin or not _goes_on(s, i, words)):
            break
        if c == "&" and (i + 1 >= n or s.cls[i + 1] not in "xXqtadpP" or _clause_follows(s, i + 1)):
            break
        if (
            c in "at"
            and i > begin
            and s.cls[i - 1] not in "oiw&"
            and (c == "a" or s.cls[i + 1 : i + 2] != "X")
        ):
            break
        if c == "x" and i > begin and s.low[i] in words.verbs and s.low[min(i + 1, n - 1)] in words.that:
            break
        i += 1
    while i > begin and s.cls[i - 1] in "oi&wtadD":
        i -= 1
    if i == begin or only_time(s, begin, i, words):
        return None
    if quoted and i < n and s.cls[i] == '"':
        i += 1
    return begin - quoted, _with_apposition(s, i, words)


def is_clause(s: Sentence, first: int, last: int) -> bool:
    """True for words that have a subject and a finite verb and are no relative clause."""
    for i in range(first + 1, last):
        if s.cls[i] in "fSIUuhv" and s.cls[i - 1] != ">" and s.cls[i - 1 : i + 1] not in ("aS", "tS"):
            return "W" not in s.cls[first:i]
    return False


def _goes_on(s: Sentence, i: int, words: CueWords) -> bool:
    """True if a preposition opens a part of the name and not time, place of speech or channel."""
    for k in range(i + 1, min(i + 4, len(s.cls))):
        if is_time(s, k, words) or s.cls[k] in "9RG" or s.low[k] in words.channels:
            return False
        if s.cls[k] not in "tadq":
            break
    return i + 1 < len(s.cls) and s.cls[i + 1] in "xXqtdpPa"


def _clause_follows(s: Sentence, i: int) -> bool:
    for k in range(i, min(i + 12, len(s.cls))):
        if s.cls[k] in VERBS:
            return True
        if s.cls[k] in ',;.:"':
            return False
    return False


def _with_apposition(s: Sentence, i: int, words: CueWords) -> int:
    """Where the apposition behind a name ends: ``, the director of Y`` or ``, who speaks for Y``."""
    n = len(s.cls)
    if i >= n or s.cls[i] != "," or i + 1 >= n:
        return i
    end = i + 1
    while end < min(n, i + REACH) and (s.cls[end] not in ',;:."-' or (end > i + 1 and _abbreviates(s, end))):
        end += 1
    relative = s.cls[i + 1] == "W"
    if relative and s.low[min(i + 2, n - 1)] in words.citing:
        return i
    told = any(s.low[k] in words.persons for k in range(i + 1, min(end, i + 5) if relative else end))
    if told and s.cls[i + 1] in "tadxXqpW" and (relative or not is_clause(s, i + 1, end)):
        return end
    named = _is_bare_name(s, i + 1, end) and any(w in words.persons for w in s.low[max(0, i - 8) : i])
    return end if named and "X" not in s.cls[max(0, i - 2) : i] else i


def _is_bare_name(s: Sentence, first: int, last: int) -> bool:
    """``the head of the district, Musa Bello``: two to four capitals and nothing else."""
    return 2 <= last - first <= 4 and set(s.cls[first:last]) <= set("XY")
