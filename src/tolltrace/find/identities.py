"""Who is spoken of without a number: persons by name, by a pronoun, or as ``the cadres``.

Figures are the business of ``phrases``; a text's own toll needs the others, too. All are given as phrases of
the same kind, so that the grammar of clauses says what happened to them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tolltrace.find.numbers import find_numbers
from tolltrace.find.phrase import words
from tolltrace.find.phrases import Phrase, find_phrases
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_AGE = re.compile(r"\(9[xX0]{0,2}\)|,9(?=,)|\([x]?9\)")
_AGE_BEFORE = frozenset("XpxPn)")
_PLURAL = re.compile(r"(?P<det>[tDd]{0,2}O?)(?P<pre>(?:[qrxXKJ\"']|p(?=[pP])){0,4}?)(?P<head>P)")
_UNKNOWN = re.compile(
    r"(?<=[KkG])(?:[adt])[qxX0]{0,3}x(?=[,.i(y;]|o[tdaX]|$)|(?:^|(?<=[,&]))a[qxXp]{0,3}x(?=,?x?c?[Xu])"
)
_BODY = re.compile(r"(?P<det>[ad])[qxKX-]{0,3}A")
_THEIR_BODY = re.compile(r"'[qxKX-]{0,4}A")
_BEFORE_HEAD = re.compile(r"[qx0X\"'-]{0,4}[pP]")
_NOTED = re.compile(r",[at]|&[dtan9X]")
_TOTAL = re.compile(r"[at]q?To$")
_DETERMINERS = re.compile(r"[tdD]{1,2}[qX]{0,2}$")
_PAIR_BEFORE = re.compile(r"(?:[atd]|^|(?<=[,&KkG]))(?:[qXx]|p(?=[&NF]|$)|&(?=p)){0,4}$")
_PREPOSITIONS = "iowy>"


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever a phrase stands for: ``low`` to ``high`` persons, ``high`` being ``None`` where it is open.

    ``counted`` is false where neither number nor names tell how many. ``again`` says that the words
    themselves point back to persons told before. ``names`` are the words of each name, in lower case.
    ``heads`` are the tokens of the nouns that say who they are. ``parts`` are those told to be among them.
    """

    phrase: Phrase
    low: int
    high: int | None
    counted: bool
    again: bool = False
    names: tuple[frozenset[str], ...] = ()
    heads: tuple[int, ...] = ()
    parts: tuple[Person, ...] = ()


def find_persons(s: Sentence, text: str, language: Language) -> list[Person]:
    """All persons of a sentence, in order; a name and the noun beside it are still two."""
    money = words(language.code, "people", "money")
    found = [
        _of_phrase(s, p, language)
        for p in find_phrases(s, find_numbers(s, language))
        if p.kind not in ("n", "0", "H", "C")
        and not _counts_else(s, p, money)
        and not _describes(s, p, language)
    ]
    found = [
        f
        for k, f in enumerate(found)
        if not k or f.phrase.first >= found[k - 1].phrase.last or f.phrase.number
    ]
    found = [
        f for k, f in enumerate(found) if k + 1 == len(found) or f.phrase.last <= found[k + 1].phrase.first
    ]
    taken = bytearray(len(s.cls))

    def take(more: list[Person]) -> None:
        for f in more:
            for k in range(f.phrase.first, f.phrase.last):
                taken[k] = 1

    take(found)
    for rule in (_names, _pronouns, _bodies, _unknown, _others, _uncounted):
        more = rule(s, text, taken, language)
        take(more)
        found += more
    found = [
        f for f in found if not f.phrase.governed or f.heads or not f.names or of_harm(s, f.phrase.first)
    ]
    return sorted((_from_first_word(s, f, taken) for f in found), key=lambda f: f.phrase.first)


def of_harm(s: Sentence, first: int) -> bool:
    """``the killing of Ram Singh``"""
    return re.search(r"[EGkA]o$", s.cls[max(0, first - 2) : first]) is not None


def _from_first_word(s: Sentence, f: Person, taken: bytearray) -> Person:
    """``Police head constable Ram``: the whole noun phrase, back to its first word."""
    first = f.phrase.first
    if f.phrase.number is not None or f.phrase.head is None or s.cls[first] in "adDtO":
        return f
    while first and s.cls[first - 1] in "pq" and not taken[first - 1]:
        first -= 1
    return f if first == f.phrase.first else replace(f, phrase=replace(f.phrase, first=first))


def _governed(s: Sentence, first: int) -> bool:
    while first > 0 and s.cls[first - 1] in "qx":
        first -= 1
    return first > 0 and s.cls[first - 1] in _PREPOSITIONS


def _counts_else(s: Sentence, p: Phrase, money: frozenset[str]) -> bool:
    """A number whose noun is not known to be people, next to a word that it counts."""
    if p.number is None or p.number.kind == "zero":
        return False
    if _is_age(s, p) or (p.first and s.low[p.first - 1] in money):
        return True
    if p.kind == "" and p.number.kind == "digits" and p.first and s.cls[p.first - 1] in "xX0-)":
        return True
    if s.cls[p.number.core] in "NF" and p.number.quantity.high == 2:
        return False  # "a couple", "the duo"
    return (
        p.kind == ""
        and not p.partitive
        and s.cls[p.last : p.last + 1] in ("x", "X", "0", "E", "C", "$", "-", "/", "9", "n")
    )


def _describes(s: Sentence, p: Phrase, language: Language) -> bool:
    """``a major attack``, ``the Police team``: a noun of people that only describes the next word."""
    if p.number is not None or p.head is None:
        return False
    if p.last != p.head + 1 and s.low[p.head] in words(language.code, "people", "ranks"):
        return False
    describing = words(language.code, "people", "describing")
    behind = s.low[p.head + 1 : p.head + 2]
    if behind and behind[0] in words(language.code, "people", "naming") | words(
        language.code, "people", "participles"
    ):
        return False
    return s.low[p.head] in describing and s.cls[p.head + 1 : p.head + 2] in ("x", "q", "X", "0", "p", "P")


def _is_age(s: Sentence, p: Phrase) -> bool:
    """``Ram (25)``, ``Ram, 25, of …``"""
    n = p.number
    if n is None or n.kind != "digits" or p.first < 2 or p.head is not None:
        return False
    return (
        s.cls[p.first - 1] in "(,"
        and s.cls[n.last : n.last + 1] in ("", ")", ",")
        and s.cls[p.first - 2] in _AGE_BEFORE
    )


def _of_phrase(s: Sentence, p: Phrase, language: Language) -> Person:
    again, known = words(language.code, "people", "again"), words(language.code, "people", "known")
    back = any(w in known for w in s.low[p.first : p.last]) or s.low[p.first] in again
    heads = (p.head,) if p.head is not None else ()
    if p.number is None:
        verb = next(
            (k for k in range(p.first + 1, p.head or p.first) if s.cls[k] == "K" and s.cls[k - 1] in "qXxpP"),
            None,
        )
        if verb is not None:  # "the rebels' faction killed sarpanch Ram": a verb, no adjective
            p = replace(p, first=verb + 1, governed=False)
        name = frozenset(
            w
            for w, c in zip(s.low[p.first : p.last], s.cls[p.first : p.last], strict=True)
            if c == "X" and len(w) > 2
        )
        behind = p.head is not None and p.last > p.head + 1
        if behind and s.cls[p.last - 1] == "X":
            alias = words(language.code, "people", "alias")
            p = replace(p, last=_name_end(s, p.last - 1, bytearray(len(s.cls)), alias))
        return Person(p, 1, 1, True, back, (name,) if name and behind else (), heads)
    q = p.number.quantity
    pair = s.cls[p.number.core] in "NF" and q.high == 2
    m = (_PAIR_BEFORE if pair else _DETERMINERS).search(s.cls, max(0, p.first - 5), p.first)
    if m is not None and p.number.kind != "zero" and (s.cls[m.start()] != "D" or s.low[m.start()] in again):
        back = back or s.low[m.start()] in again
        p = replace(p, first=m.start(), governed=_governed(s, m.start()))
    if (m := _TOTAL.search(s.cls, max(0, p.first - 4), p.first)) is not None:
        p = replace(p, first=m.start(), governed=_governed(s, m.start()))
    low = q.low if q.low is not None else (q.high or 0)
    return Person(p, low, q.high, True, back or (p.partitive and _of_known(s, p)), (), heads)


def _of_known(s: Sentence, p: Phrase) -> bool:
    """``two of them``, ``one of the three``: some of those told before."""
    last = p.number.last if p.number is not None else p.first
    return re.match(r"e|o[tD]O?[9nKJ]", s.cls[last:]) is not None


def _names(s: Sentence, text: str, taken: bytearray, language: Language) -> list[Person]:
    alias = words(language.code, "people", "alias")
    places = words(language.code, "places", "nouns") | words(language.code, "people", "not_persons")
    describing = words(language.code, "people", "describing")
    out: list[Person] = []
    i, n = 0, len(s.cls)
    while i < n:
        if s.cls[i] != "X" or taken[i]:
            i += 1
            continue
        j = _name_end(s, i, taken, alias)
        start = _title(s, i, taken, describing)
        if start < i and (s.cls[j : j + 1] in tuple("0Eq'pP") or _BEFORE_HEAD.match(s.cls, j)):
            start = i
        if start < i or _is_name(s, text, i, j, places):
            taken[start:j] = b"\1" * (j - start)
            name = frozenset(
                w for w, c in zip(s.low[i:j], s.cls[i:j], strict=True) if c == "X" and len(w) > 2
            )
            governed = _governed(s, start) or _place_too(s, i, j, out, places)
            heads = (i - 1,) if start < i and s.cls[i - 1] == "p" else ()
            head = heads[0] if heads else None
            governed = _governed(s, start) if heads else governed
            out.append(Person(Phrase(start, j, head, None, "p", governed), 1, 1, True, False, (name,), heads))
        i = j
    return out


def _title(s: Sentence, i: int, taken: bytearray, describing: frozenset[str]) -> int:
    """Where the words before a name begin that say who its bearer is: ``zonal commander Ram``."""
    if i and (s.low[i - 1][0].isdigit() or s.cls[i - 1] == "n") and s.cls[i - 1] in "xn" and not taken[i - 1]:
        return i - 1  # "52-year-old Ram Singh", "one Ram Singh"
    if not i or s.cls[i - 1] != "p" or taken[i - 1] or s.low[i - 1] in describing:
        return i
    first = i - 1
    while first > max(0, i - 8) and s.cls[first - 1] in "qxX0p" and not taken[first - 1]:
        first -= 1
    return first - 1 if first and s.cls[first - 1] in "adt" and not taken[first - 1] else first


def _place_too(s: Sentence, i: int, j: int, before: list[Person], places: frozenset[str]) -> bool:
    """``in Ranchi and Bokaro``, ``near Latehar, Jharkhand``: what governs a name governs the next one."""
    if (
        i > 1
        and s.cls[i - 1] == ","
        and s.low[i - 2] in places
        and (s.cls[0] != "i" or s.cls[j : j + 1] == ",")
    ):
        return True  # "in Ranchi District, Jharkhand, …"
    if not before or not before[-1].phrase.governed or before[-1].phrase.first < 3:
        return False
    if of_harm(s, before[-1].phrase.first):
        return False
    return s.cls[before[-1].phrase.last : i] in (",", "&") and s.cls[j : j + 2] != ",a"


def _name_end(s: Sentence, i: int, taken: bytearray, alias: frozenset[str]) -> int:
    n = len(s.cls)
    j = i + 1
    while j < n and not taken[j]:
        c = s.cls[j]
        initial = c == "." and len(s.low[j - 1]) <= 2
        goes_on = j + 1 < n and (s.cls[j + 1] == "X" or s.low[j + 1] in alias)
        if c == "X" or (initial and goes_on):
            j += 1
        elif s.low[j] in alias and j + 1 < n:
            j += 2 if s.cls[j + 1] != '"' else 3
        elif (c == "," and j + 2 < n and s.low[j + 1] in alias) or s.cls.startswith('"X"', j):
            j += 3
        elif (m := _AGE.match(s.cls, j)) is not None:
            j = m.end()
        else:
            break
    return min(j, n)


def _is_name(s: Sentence, text: str, i: int, j: int, places: frozenset[str]) -> bool:
    if i and (s.cls[i - 1] in "t'" or (s.low[i - 1] in places and text[s.starts[i - 1]].islower())):
        return False
    if j < len(s.cls):
        behind = s.low[j]
        if _THEIR_BODY.match(s.cls, j):
            return True
        if behind in places or s.cls[j] in "'0Eq" or (s.cls[j] == "x" and j - i < 2):
            return False
        if _BEFORE_HEAD.match(s.cls, j):
            return False
    if i == 0 and j - i == 1 and not _NOTED.match(s.cls, j):
        return False
    run = [k for k in range(i, j) if s.cls[k] == "X"]
    if s.low[run[-1]] in places:
        return False
    raw = [text[s.starts[k] : s.ends[k]] for k in run]
    return any(len(w) > 2 and not w.isupper() for w in raw)


def _pronouns(s: Sentence, text: str, taken: bytearray, language: Language) -> list[Person]:
    one, several = words(language.code, "people", "one"), words(language.code, "people", "several")
    out: list[Person] = []
    for k, c in enumerate(s.cls):
        if c == "R" and not taken[k] and (s.low[k] in one or s.low[k] in several):
            single = s.low[k] in one
            phrase = Phrase(k, k + 1, None, None, "p", _governed(s, k))
            out.append(Person(phrase, 1 if single else 2, 1 if single else None, single, True))
    return out


def _bodies(s: Sentence, text: str, taken: bytearray, language: Language) -> list[Person]:
    """``a bullet-riddled body``, ``his body``"""
    out: list[Person] = []
    for m in _BODY.finditer(s.cls):
        first, head = m.start(), m.end() - 1
        entry = s.entries[head]
        if not any(taken[first : m.end()]) and entry is not None and not entry.plural:
            phrase = Phrase(first, m.end(), head, None, "A", _governed(s, first))
            out.append(Person(phrase, 1, 1, True, s.cls[first] == "d"))
    return out


def _unknown(s: Sentence, text: str, taken: bytearray, language: Language) -> list[Person]:
    """A noun that no list knows, where only a person can stand: ``killed a stationmaster``."""
    out: list[Person] = []
    for m in _UNKNOWN.finditer(s.cls):
        if not any(taken[m.start() : m.end()]):
            out.append(
                Person(
                    Phrase(m.start(), m.end(), None, None, "?", False), 1, 1, True, s.cls[m.start()] == "t"
                )
            )
    return out


def _others(s: Sentence, text: str, taken: bytearray, language: Language) -> list[Person]:
    """``and another injured``"""
    out: list[Person] = []
    for m in re.finditer(r"(?<=[&,c])O(?=[ruhIK])|(?<=[KG])O(?=[i,.y;]|$)", s.cls):
        entry = s.entries[m.start()]
        if (
            not taken[m.start()]
            and entry is not None
            and s.low[m.start()] in language.words("people", "one_more")
        ):
            phrase = Phrase(m.start(), m.end(), None, None, "p", False)
            out.append(Person(phrase, 1, 1, True))
    return out


def _uncounted(s: Sentence, text: str, taken: bytearray, language: Language) -> list[Person]:
    """``the cadres``, ``villagers``: several persons, nobody says how many."""
    again, known = words(language.code, "people", "again"), words(language.code, "people", "known")
    out: list[Person] = []
    for m in re.finditer("A(?!o)", s.cls):
        entry = s.entries[m.start()]
        if entry is not None and entry.plural and not taken[m.start()]:
            phrase = Phrase(m.start(), m.end(), m.start(), None, "P", _governed(s, m.start()))
            out.append(Person(phrase, 2, None, False, True, (), (m.start(),)))  # "the slain"
    for m in _PLURAL.finditer(s.cls):
        first, head = m.start(), m.start("head")
        if any(taken[first : head + 1]) or s.cls[head + 1 : head + 2] in ("p", "P", "X"):
            continue
        if first and s.cls[first - 1] == "a" and not taken[first - 1]:
            phrase = Phrase(first - 1, head + 1, head, None, "p", _governed(s, first - 1))
            out.append(Person(phrase, 1, 1, True, False, (), (head,)))  # "a police personnel"
            continue
        back = s.low[first] in again or any(w in known for w in s.low[first : head + 1])
        phrase = Phrase(first, head + 1, head, None, "P", _governed(s, first))
        out.append(Person(phrase, 2, None, False, back, (), (head,)))
    return out
