"""Who speaks: the subject before a verb, with its apposition, and whether somebody gives figures at all.

The text is read from left to right; the grammar is that of a language with subjects before or right behind
verbs.
"""

from __future__ import annotations

from tolltrace.find.cue_words import CueWords
from tolltrace.find.noun_phrase import (
    REACH,
    VERBS,
    Phrase,
    has_verb,
    is_clause,
    is_time,
    left_phrase,
    only_time,
    phrase_at,
)
from tolltrace.find.tokens import Sentence

_SKIP = frozenset("hvVr!")
# Digits of a year: "in 1997".
_YEAR = 4


def head_of(s: Sentence, who: Phrase) -> Phrase:
    """A phrase without its prepositional parts; ``three of the wounded`` has the head ``three``."""
    for i in range(who[0] + 1, who[1]):
        if s.cls[i] in "oiy":
            return who[0], i
    return who


def is_own(s: Sentence, who: Phrase, words: CueWords) -> bool:
    """True for the report's own voice: ``we``, ``our reporter``, ``this Ministry``, ``reports``."""
    if s.low[who[0]] in words.own:
        # "Our source, a captain, said" is not ours.
        return who[1] - who[0] == 1 or s.low[who[0] + 1] not in words.sources
    if s.low[who[0]] in words.own_bodies and s.cls[who[0] + 1 : who[1]] == "X":
        return True
    first, last = head_of(s, who)
    if s.cls[first:last].count("X") > 1:
        return False  # "the Yemen Data Project"
    return "'" not in s.cls[first:last] and any(w in words.nobody for w in s.low[max(first, last - 2) : last])


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
        opening = s.cls.rfind("(", max(0, i - REACH), i)
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
    near = left_phrase(s, i + 1, words) or _with_office(s, i + 1, words)
    if (
        s.cls[:2] in ("it", "ix", "iX")
        and not is_time(s, 1, words)
        and (near is None or near[0] < 2)
        and phrase_at(s, 1, words) == (1, i + 1)
        and any(w in words.bodies for w in s.low[1 : i + 1])
    ):
        return 1, i + 1  # "In the ministry specified that", by way of translation
    head = _behind_relative(s, i, words) if near is not None or s.cls[i] in VERBS else None
    if head is not None:
        return head
    if near is None or s.low[near[0]] in words.objects or (near[0] and s.cls[near[0] - 1] in "yu>"):
        return _head_of_clause(s, i, words) or (None if near and s.low[near[0]] in words.objects else near)
    return near


def _with_office(s: Sentence, end: int, words: CueWords) -> Phrase | None:
    """``For our own province Governor Ana Gil announced``: the office and name right before a verb."""
    k = end - 1
    while k > 0 and s.cls[k] == "X":
        k -= 1
    return (k, end) if k < end - 1 and s.low[k] in words.persons else None


def _head_of_clause(s: Sentence, end: int, words: CueWords) -> Phrase | None:
    """``An officer who asked us not to name him claims``: the noun phrase that the clause begins with."""
    begin = end
    while begin > max(0, end - REACH) and s.cls[begin - 1] not in ',;:."':
        begin -= 1
    head = phrase_at(s, begin, words)
    if head is None or head[1] > end or s.cls[head[1]] not in "WKx" or s.low[head[1] - 1] in words.channels:
        return None
    return head


def _behind_relative(s: Sentence, end: int, words: CueWords) -> Phrase | None:
    """``A resident who gave her name as Fatima said``: the person or body that the clause belongs to."""
    begin = end
    while begin > 0 and end - begin < REACH and s.cls[begin - 1] not in ',;:."WS':
        if s.low[begin - 1] in words.that:
            break
        begin -= 1
    relative = begin > 1 and (s.cls[begin - 1] == "W" or s.low[begin - 1] in words.that)
    if not relative or (s.cls[begin - 1] == "W" and _is_name(s, begin - 1)):
        return None
    head = left_phrase(s, begin - 1, words)
    if head is None or not (has_verb(s, begin, end + 1) or s.cls[begin] == "x"):
        return None
    last = s.low[head[1] - 1]
    return head if last in words.persons or last in words.bodies else None


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
        opening = s.cls.rfind("(", max(0, end - REACH), end)
        return left_phrase(s, opening, words) if opening > 0 else None
    return left_phrase(s, end, words)


def _before_auxiliaries(s: Sentence, verb: int, words: CueWords) -> int:
    i = verb - 1
    while i >= 0:
        c = s.cls[i]
        timed = is_time(s, i, words) or (c == "9" and i + 1 < verb and s.cls[i + 1] in "M")
        year = i + (c == "i")
        timed = timed or (s.cls[year - 1 : year + 1] == "i9" and year < verb and len(s.low[year]) == _YEAR)
        if (
            c in _SKIP
            or timed
            or s.low[i] in words.between
            or (c in "ity" and i + 1 < verb and (is_time(s, i + 1, words) or s.cls[i + 1 : i + 3] == "9M"))
        ):
            i -= 1
        elif c == ">" and i and s.low[i - 1] in words.goes_on:
            i -= 2  # "continue to speak of"
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
        if head and (s.low[first] in words.whose or (relative and s.cls[first + 1] in "taR")):
            return head  # "the log, which an officer showed us, records"
        through = s.low[first] in words.citing or s.low[first] in words.quoted_by
        if s.low[first] in words.ing or (through and s.cls[first + 1] == "y"):
            return head
        if not relative and is_clause(s, first, comma):
            return None
        if s.cls[first] in "iywr" or only_time(s, first, end, words) or head is None:
            # "X, in its only statement so far, on Sunday, said": one more interruption may stand before.
            further = s.cls.rfind(",", max(0, comma - REACH), opening)
            if head is None or (further >= 0 and s.cls[further + 1] in "iyw"):
                end = opening
                continue
            return head
        if head[0] and s.cls[head[0] - 1] in VERBS:
            return None
        if relative and any(s.low[k] in words.bodies for k in range(*head)):
            return head  # "The union, which has an office in the town": the body is named
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
    while i >= max(0, comma - REACH) and s.cls[i] not in ";:":
        if s.cls[i] == ",":
            found.append(i)
        i -= 1
    return found


def is_plausible(text: str, s: Sentence, phrase: Phrase, words: CueWords) -> bool:
    """True if a phrase looks like somebody who gives figures: a body, an office, an acronym, an account."""
    for i in range(*phrase):
        # "district hospital" is one token; "government forces", too, and those are counted.
        word = s.low[i].rpartition(" ")[2] if s.cls[i] in "0xp" else s.low[i]
        if word in words.bodies or word in words.persons or s.cls[i] == "@":
            return True
        if s.cls[i] == "X" and is_acronym(text[s.starts[i] : s.ends[i]]):
            return not text[s.start : s.end].isupper()
    return False


def is_acronym(word: str) -> bool:
    """True for a word of two to eight capitals."""
    return 2 <= len(word) <= 8 and word.isupper() and word.isalpha()
