"""Noun phrases of those who speak: before a verb, behind a preposition, with what stands in apposition.

All positions are tokens of one sentence; a phrase is ``(first, last)`` with ``last`` not included. The text
is read from left to right; the grammar is that of a language with subjects before or right behind verbs.
"""

from __future__ import annotations

import re

from tolltrace.find.cue_words import CueWords
from tolltrace.find.tokens import Sentence

Phrase = tuple[int, int]

_INSIDE = frozenset("xXqpPAtadDon'&iHCETJ0wbLz@")
_VERBS = frozenset("fSKIUuhvVkjl")
_SKIP = frozenset("hvVr!")
# A comma inside a proper name: "for Dialogue, Reconciliation and Awareness".
_LISTED = re.compile(r"[oi]X+(?:,X+)*,?&X+(?:>Xt?X+)?")
_REACH = 40


def head_of(s: Sentence, who: Phrase) -> Phrase:
    """A phrase without its prepositional parts; ``three of the wounded`` has the head ``three``."""
    for i in range(who[0] + 1, who[1]):
        if s.cls[i] in "oiy":
            return who[0], i
    return who


def is_own(s: Sentence, who: Phrase, words: CueWords) -> bool:
    """True for the report's own voice: ``we``, ``our reporter``, ``reports``."""
    if s.low[who[0]] in words.own:
        return True
    first, last = head_of(s, who)
    return "'" not in s.cls[first:last] and any(w in words.nobody for w in s.low[max(first, last - 2) : last])


def has_verb(s: Sentence, first: int, last: int) -> bool:
    """True if a finite verb may stand between two tokens."""
    return any(c in _VERBS for c in s.cls[first:last])


def is_time(s: Sentence, i: int, words: CueWords) -> bool:
    """True for a token that tells a day or an hour; a weekday in front of a capital may be a first name."""
    c = s.cls[i]
    if c == "Y":
        return not (i + 1 < len(s.cls) and s.cls[i + 1] == "X" and (i == 0 or s.cls[i - 1] not in "ir"))
    return c == "M" or s.low[i] in words.times


def subject(s: Sentence, verb: int, words: CueWords) -> Phrase | None:
    """The subject that stands before a verb, with its apposition; ``None`` if there is none."""
    i = _before_auxiliaries(s, verb, words)
    if (
        i < 0
        or s.cls[i] in "u&"
        or s.low[i] in words.joins
        or (verb > i + 1 and any(w.endswith("ing") for w in s.low[i + 1 : verb]))
    ):
        return None
    if s.cls[i] == "W" and not _is_name(s, i):
        return _antecedent_of_relative(s, i, words)
    if s.cls[i] == ")":
        opening = s.cls.rfind("(", max(0, i - _REACH), i)
        if opening <= 0:
            return None
        head = left_phrase(s, opening, words)
        return (head[0], i + 1) if head else None
    if s.cls[i] == ",":
        found = _around_commas(s, i, words)
        if found is None and s.low[verb] in words.tells:
            alone = left_phrase(s, i, words)
            return alone if alone and alone[0] == 0 else None
        return found
    near = left_phrase(s, i + 1, words)
    head = _behind_relative(s, i, words) if near is not None else None
    if head is not None:
        return head
    if near is None or s.low[near[0]] in words.objects or (near[0] and s.cls[near[0] - 1] in "yu>"):
        return _head_of_clause(s, i, words) or (None if near and s.low[near[0]] in words.objects else near)
    return near


def _head_of_clause(s: Sentence, end: int, words: CueWords) -> Phrase | None:
    """``An officer who asked us not to name him claims``: the noun phrase that the clause begins with."""
    begin = end
    while begin > max(0, end - _REACH) and s.cls[begin - 1] not in ',;:."':
        begin -= 1
    head = phrase_at(s, begin, words)
    if head is None or head[1] > end or s.cls[head[1]] not in "WKx" or s.low[head[1] - 1] in words.channels:
        return None
    return head


def _behind_relative(s: Sentence, end: int, words: CueWords) -> Phrase | None:
    """``A resident who gave her name as Fatima said``: the person that the clause with ``who`` belongs to."""
    begin = end
    while begin > 0 and end - begin < _REACH and s.cls[begin - 1] not in ',;:."W':
        begin -= 1
    if begin < 2 or s.cls[begin - 1] != "W" or _is_name(s, begin - 1) or not has_verb(s, begin, end):
        return None
    head = left_phrase(s, begin - 1, words)
    return head if head and s.low[head[1] - 1] in words.persons else None


def _is_name(s: Sentence, i: int) -> bool:
    # A relative pronoun is at least three letters small; sentences whose acronyms are marked never come here.
    return s.entries[i] is None


def _antecedent_of_relative(s: Sentence, relative: int, words: CueWords) -> Phrase | None:
    """``X, who had spoken of 12``: the noun phrase that the clause belongs to."""
    comma = relative > 0 and s.cls[relative - 1] == ","
    end = relative - comma
    if end < 1:
        return None
    if s.cls[end - 1] == ")":
        opening = s.cls.rfind("(", max(0, end - _REACH), end)
        return left_phrase(s, opening, words) if opening > 0 else None
    return left_phrase(s, end, words)


def _before_auxiliaries(s: Sentence, verb: int, words: CueWords) -> int:
    i = verb - 1
    while i >= 0:
        c = s.cls[i]
        timed = is_time(s, i, words) or (c == "9" and i + 1 < verb and s.cls[i + 1] in "M")
        if (
            c in _SKIP
            or timed
            or s.low[i] in words.between
            or (c in "it" and i + 1 < verb and is_time(s, i + 1, words))
        ):
            i -= 1
        else:
            break
    return i


def _around_commas(s: Sentence, comma: int, words: CueWords) -> Phrase | None:
    """``X, the director of Y, said`` and ``X, who heads Y, said``; what only interrupts is left out."""
    end = comma
    for opening in _commas_before(s, comma):
        first = opening + 1
        if first == comma:
            return None
        relative = s.cls[first] == "W"
        head = left_phrase(s, opening, words)
        if s.low[first] in words.ing or (s.low[first] in words.citing and s.cls[first + 1] == "y"):
            return head
        if not relative and _is_clause(s, first, comma):
            return None
        if s.cls[first] in "iywr" or _only_time(s, first, end, words) or head is None:
            # "X, in its only statement so far, on Sunday, said": one more interruption may stand before.
            further = s.cls.rfind(",", max(0, comma - _REACH), opening)
            if head is None or (further >= 0 and s.cls[further + 1] in "iyw"):
                end = opening
                continue
            return head
        if head[0] and s.cls[head[0] - 1] in _VERBS:
            return None
        tells = any(s.low[k] in words.persons or s.low[k] in words.bodies for k in range(first, comma))
        named = not relative and "X" in s.cls[first:comma] and not is_time(s, comma - 1, words)
        return (_first_of_row(s, head, words), comma) if tells or named else head
    return None


def _first_of_row(s: Sentence, head: Phrase, words: CueWords) -> int:
    """``NAME, DSP, who led the team, said``: where the name begins, of which all this is said."""
    if head[0] < 3 or s.cls[head[0] - 1] != "," or head[1] - head[0] > 1:
        return head[0]
    name = left_phrase(s, head[0] - 1, words)
    whole = name is not None and name[0] == 0 and set(s.cls[slice(*name)]) <= set("XYp")
    return name[0] if name is not None and whole else head[0]


def _commas_before(s: Sentence, comma: int) -> list[int]:
    found = []
    i = comma - 1
    while i >= max(0, comma - _REACH) and s.cls[i] not in ";:":
        if s.cls[i] == ",":
            found.append(i)
        i -= 1
    return found


def _is_clause(s: Sentence, first: int, last: int) -> bool:
    """True for words that have a subject and a finite verb and are no relative clause."""
    for i in range(first + 1, last):
        if s.cls[i] in "fSIUuhv" and s.cls[i - 1] != ">":
            return "W" not in s.cls[first:i]
    return False


def left_phrase(s: Sentence, end: int, words: CueWords) -> Phrase | None:
    """The noun phrase whose last token is before ``end``."""
    listed = (
        [m.span() for m in _LISTED.finditer(s.cls, max(0, end - _REACH), end)]
        if "," in s.cls[max(0, end - _REACH) : end]
        else []
    )
    i = end - 1
    if i >= 0 and s.cls[i] in "RD" and (s.low[i] in words.pronouns or s.low[i] in words.own):
        return i, end
    first = end
    least = max(0, end - _REACH)
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
                break
        elif c == ")":
            opening = s.cls.rfind("(", max(0, i - _REACH), i)
            if opening < 0:
                break
            first = i = opening
        elif c == "(":
            break
        elif c == "&":
            if i == 0 or not _joins_names(s, i, first):
                break
        elif c in "iw":
            if i == 0 or s.cls[i - 1] not in _INSIDE or s.cls[i - 1] in "ni&":
                return _after_adverbial(s, i, first, end)
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
    return (first, end) if first < end and not _only_time(s, first, end, words) else None


def _after_adverbial(s: Sentence, at: int, first: int, end: int) -> Phrase | None:
    """Of ``in Tripoli the ministry`` the part behind the place, if that can be told from it."""
    for k in range(at + 2, end):
        if s.cls[k] in "tad" and s.cls[k - 1] not in "oi&w":
            return k, end
    k = at + 1
    while k < end and s.cls[k] in "Xt":
        k += 1
    return (k, end) if at + 1 < k < end and s.cls[k] in "xpPq" else None


def _joins_names(s: Sentence, at: int, first: int) -> bool:
    """True if ``and`` stands between two nouns of one subject and not between two clauses."""
    i = at - 1
    while i >= 0 and s.cls[i] in "xXqpPto'adnY)0":
        i = s.cls.rfind("(", max(0, i - _REACH), i) - 1 if s.cls[i] == ")" else i - 1
    return i == at - 1 or i < 0 or (s.cls[i] in ',;:"-.' and i < at - 1 and not has_verb(s, i + 1, at))


def _abbreviates(s: Sentence, i: int) -> bool:
    """True for the stop in ``Col. Amadou Traore`` and ``R. K. Sharma``."""
    return (
        0 < i < len(s.cls) - 1 and s.cls[i + 1] in "XY" and s.cls[i - 1] in "Xxq" and len(s.low[i - 1]) <= 5
    )


def is_plural_possessive(s: Sentence, i: int) -> bool:
    """True for the mark in ``the rescuers' count``, which alone looks like a quotation mark."""
    return i > 0 and s.starts[i] == s.ends[i - 1] and s.low[i - 1].endswith("s") and s.low[i] in "'’"


def _only_time(s: Sentence, first: int, last: int, words: CueWords) -> bool:
    return all(is_time(s, i, words) or s.cls[i] in "tadi9o" for i in range(first, last))


def phrase_at(s: Sentence, at: int, words: CueWords) -> Phrase | None:
    """The noun phrase that begins at a token, with its apposition."""
    n = min(len(s.cls), at + _REACH)
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
    if i == begin or _only_time(s, begin, i, words):
        return None
    if quoted and i < n and s.cls[i] == '"':
        i += 1
    return begin - quoted, _with_apposition(s, i, words)


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
        if s.cls[k] in _VERBS:
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
    while end < min(n, i + _REACH) and s.cls[end] not in ',;:."-':
        end += 1
    relative = s.cls[i + 1] == "W"
    if relative and s.low[min(i + 2, n - 1)] in words.citing:
        return i
    told = any(s.low[k] in words.persons for k in range(i + 1, min(end, i + 5) if relative else end))
    if told and s.cls[i + 1] in "tadxXqpW" and (relative or not _is_clause(s, i + 1, end)):
        return end
    named = _is_bare_name(s, i + 1, end) and any(w in words.persons for w in s.low[max(0, i - 8) : i])
    return end if named and "X" not in s.cls[max(0, i - 2) : i] else i


def _is_bare_name(s: Sentence, first: int, last: int) -> bool:
    """``the head of the district, Musa Bello``: two to four capitals and nothing else."""
    return 2 <= last - first <= 4 and set(s.cls[first:last]) <= set("XY")


def is_plausible(text: str, s: Sentence, phrase: Phrase, words: CueWords) -> bool:
    """True if a phrase looks like somebody who gives figures: a body, an office, an acronym, an account."""
    for i in range(*phrase):
        if s.low[i] in words.bodies or s.low[i] in words.persons or s.cls[i] == "@":
            return True
        if s.cls[i] == "X" and is_acronym(text[s.starts[i] : s.ends[i]]):
            return not text[s.start : s.end].isupper()
    return False


def is_acronym(word: str) -> bool:
    """True for a word of two to eight capitals."""
    return 2 <= len(word) <= 8 and word.isupper() and word.isalpha()
