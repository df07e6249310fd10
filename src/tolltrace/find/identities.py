"""Who is spoken of without a number: persons by name, by a pronoun, or as ``the cadres``.

Figures are the business of ``phrases``; a text's own toll needs the others, too. All are given as phrases of
the same kind, so that the grammar of clauses says what happened to them.
"""

from __future__ import annotations

import re
from collections.abc import Set

from tolltrace.find.everyone import with_everyone
from tolltrace.find.names import find_names, name_end
from tolltrace.find.numbers import find_numbers
from tolltrace.find.person import Person, governed, of_harm
from tolltrace.find.phrase import words
from tolltrace.find.phrases import Phrase, find_phrases
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_AGE_BEFORE = frozenset("XpxPn)")
_PLURAL = re.compile(r"(?P<det>[tDd]{0,2}O?)(?P<pre>(?:[qrxXKJ\"']|p(?=[pP])){0,4}?)(?P<head>P)")
_UNKNOWN = re.compile(
    r"(?<=[KkG])(?:[adt])[qxX0]{0,3}x(?=[,.i(y;]|o[tdaX]|$)|(?<=[KkG])(?:[adt])[qxX]{0,3}X(?=o[tdaX])|(?:^|(?<=[,&]))a[qxXp]{0,3}x(?=,?x?c?[Xu])"
)
_BODY = re.compile(r"(?P<det>[ad])[qxKX-]{0,3}A")
_TOTAL = re.compile(r"[at]q?To$")
_DETERMINERS = re.compile(r"[tdD]{1,2}[qX]{0,2}$")
_PAIR_BEFORE = re.compile(r"(?:[atd]|^|(?<=[,&KkG]))(?:[qXx]|p(?=[&NF]|$)|&(?=p)){0,4}$")
_GRADED = re.compile(r"a[qxX]{0,2}[xX]$")
# "a hardcore CPI-Maoist, identified as": a party's name for one who belongs to it.
_MEMBER = re.compile(r"(?<![a-zA-Z0])a[qxXp]{0,4}q(?=[,.;iuhyw]|$)|(?<=[KG])a[qxXp]{0,4}q(?=[,.;iuhyw]|$)")
# "his father, mother and wife": the determiner of the first holds for all.
_KIN = re.compile(r"d[qX]?p(?P<more>(?:,p){0,6},?&p)(?![pPX'])")
_COUPLE = re.compile(r"[atd][qXxp]{0,4}[NF](?![opPqX])")
_AS_MANY = re.compile(r"(?:cD|O)(?=[qXx]{0,3}[P]|[uh])|a?xT(?=o[qXx]{0,3}P|[uh])")


def find_persons(s: Sentence, text: str, language: Language, named: Set[str] = frozenset()) -> list[Person]:
    """All persons of a sentence, in order; a name and the noun beside it are still two.

    ``named`` are the words of names told before: one of them is a name where it opens a sentence, too.
    """
    money = words(language.code, "people", "money")
    found = [
        _of_phrase(s, p, language)
        for p in find_phrases(s, with_everyone(s, find_numbers(s, language), None, language))
        if p.kind not in ("n", "0", "H", "C")
        and not _counts_else(s, p, money, language.code)
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
    more = find_names(s, text, taken, language, named)
    take(more)
    found += more
    for rule in (_pronouns, _bodies, _unknown, _others, _kin, _members, _couples, _as_many, _uncounted):
        more = rule(s, text, taken, language)
        take(more)
        found += more
    found = [
        f for f in found if not f.phrase.governed or f.heads or not f.names or of_harm(s, f.phrase.first)
    ]
    return sorted((_from_first_word(s, f, taken) for f in found), key=lambda f: f.phrase.first)


def _from_first_word(s: Sentence, f: Person, taken: bytearray) -> Person:
    """``Police head constable Ram``: the whole noun phrase, back to its first word."""
    first = f.phrase.first
    if f.phrase.number is not None or f.phrase.head is None or s.cls[first] in "adDtO":
        return f
    while first and s.cls[first - 1] in "pq" and not taken[first - 1]:
        first -= 1
    return f if first == f.phrase.first else f._replace(phrase=f.phrase._replace(first=first))


def _counts_else(s: Sentence, p: Phrase, money: frozenset[str], code: str) -> bool:
    """A number whose noun is not known to be people, next to a word that it counts."""
    if p.number is None or p.number.kind == "zero":
        return False
    if _is_age(s, p) or (p.first and s.low[p.first - 1] in money):
        return True  # "INR 200,000", "platoon number three"
    if p.kind == "" and p.number.kind == "digits" and p.first and s.cls[p.first - 1] in "xX0-)":
        dash = s.cls[p.first - 1] == "-" and s.starts[p.first] > s.ends[p.first - 1]
        return not (dash and s.cls.startswith("i", p.last))  # "- 15 in Orsa and seven in Tola"
    if s.cls[p.number.core] in "NF" and p.number.quantity.high == 2:
        return False  # "a couple", "the duo"
    behind = s.low[p.last : p.last + 1]
    if (
        p.head is not None
        and s.low[p.head] in words(code, "people", "describing")
        and s.cls[p.last : p.last + 1] in ("x", "X", "0")
        and behind[0] not in words(code, "people", "participles") | words(code, "people", "naming")
    ):
        return True  # "several police stations"
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
            p = p._replace(first=verb + 1, governed=False)
        name = frozenset(
            w
            for w, c in zip(s.low[p.first : p.last], s.cls[p.first : p.last], strict=True)
            if c == "X" and len(w) > 2
        )
        behind = p.head is not None and p.last > p.head + 1
        if behind and s.cls[p.last - 1] == "X":
            alias = words(language.code, "people", "alias")
            p = p._replace(last=name_end(s, p.last - 1, bytearray(len(s.cls)), alias))
        return Person(p, 1, 1, True, back, (name,) if name and behind else (), heads)
    q = p.number.quantity
    pair = s.cls[p.number.core] in "NF" and q.high == 2
    m = (_PAIR_BEFORE if pair else _DETERMINERS).search(s.cls, max(0, p.first - 5), p.first)
    if m is not None and p.number.kind != "zero" and (s.cls[m.start()] != "D" or s.low[m.start()] in again):
        back = back or s.low[m.start()] in again
        p = p._replace(first=m.start(), governed=governed(s, m.start()))
    if (m := _TOTAL.search(s.cls, max(0, p.first - 4), p.first)) is not None:
        p = p._replace(first=m.start(), governed=governed(s, m.start()))
    low = q.low if q.low is not None else (q.high or 0)
    if low == q.high == 1 and p.kind == "?" and re.fullmatch("nX+", s.cls[p.first : p.last]):
        name = frozenset(s.low[p.first + 1 : p.last])  # "one Pangi Ram"
        return Person(p._replace(head=None, number=None, kind="p"), 1, 1, True, False, (name,))
    graded = _GRADED.search(s.cls, max(0, p.first - 4), p.first) if low > 1 else None
    if graded is not None and p.head is not None and s.cls[p.head] == "p":  # "a class nine pupil"
        return Person(p._replace(first=graded.start(), number=None), 1, 1, True, back, (), heads)
    return Person(p, low, q.high, True, back or (p.partitive and _of_known(s, p)), (), heads)


def _of_known(s: Sentence, p: Phrase) -> bool:
    """``two of them``, ``one of the three``: some of those told before."""
    last = p.number.last if p.number is not None else p.first
    return re.match(r"e|o[tD]O?[9nKJ]", s.cls[last:]) is not None


def _pronouns(s: Sentence, text: str, taken: bytearray, language: Language) -> list[Person]:
    one, several = words(language.code, "people", "one"), words(language.code, "people", "several")
    out: list[Person] = []
    for k, c in enumerate(s.cls):
        if c == "R" and not taken[k] and (s.low[k] in one or s.low[k] in several):
            single = s.low[k] in one
            phrase = Phrase(k, k + 1, None, None, "p", governed(s, k))
            out.append(Person(phrase, 1 if single else 2, 1 if single else None, single, True))
    return out


def _bodies(s: Sentence, text: str, taken: bytearray, language: Language) -> list[Person]:
    """``a bullet-riddled body``, ``his body``"""
    out: list[Person] = []
    for m in _BODY.finditer(s.cls):
        first, head = m.start(), m.end() - 1
        entry = s.entries[head]
        if not any(taken[first : m.end()]) and entry is not None and not entry.plural:
            phrase = Phrase(first, m.end(), head, None, "A", governed(s, first))
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


def _kin(s: Sentence, text: str, taken: bytearray, language: Language) -> list[Person]:
    return [
        Person(Phrase(k, k + 1, k, None, "p", False), 1, 1, True, False, (), (k,))
        for m in _KIN.finditer(s.cls)
        for k in range(m.start("more"), m.end("more"))
        if s.cls[k] == "p" and not taken[k]
    ]


def _members(s: Sentence, text: str, taken: bytearray, language: Language) -> list[Person]:
    """``arrested a hardcore Maoist``, where only the party's name says who it is."""
    out: list[Person] = []
    for m in _MEMBER.finditer(s.cls):
        entry = s.entries[m.end() - 1]
        if entry is not None and entry.victims == "armed_group" and not any(taken[m.start() : m.end()]):
            phrase = Phrase(m.start(), m.end(), m.end() - 1, None, "p", governed(s, m.start()))
            out.append(Person(phrase, 1, 1, True, False, (), (m.end() - 1,)))
    return out


def _couples(s: Sentence, text: str, taken: bytearray, language: Language) -> list[Person]:
    """``a couple wanted in three states``: two, where nothing is counted by the word."""
    out: list[Person] = []
    for m in _COUPLE.finditer(s.cls):
        entry = s.entries[m.end() - 1]
        if not any(taken[m.start() : m.end()]) and entry is not None and entry.low == entry.high == 2:
            phrase = Phrase(m.start(), m.end(), None, None, "P", governed(s, m.start()))
            out.append(Person(phrase, 2, 2, True, s.cls[m.start()] != "a"))
    return out


def _as_many(s: Sentence, text: str, taken: bytearray, language: Language) -> list[Person]:
    """``three rebels were killed and as many soldiers injured``: the number of those before."""
    same = words(language.code, "people", "as_many")
    out: list[Person] = []
    for m in _AS_MANY.finditer(s.cls):
        if s.words(m.start(), m.end()) not in same:
            continue
        number = re.search(r"[9n][^,;]*$", s.cls[: m.start()])
        head = re.match(r"o?[qXx]{0,3}P", s.cls[m.end() : m.end() + 6])
        end = m.end() + (head.end() if head is not None else 0)
        low = _value(s, number.start()) if number is not None else None
        if low is None or any(taken[m.start() : end]):
            continue
        first = m.start() + (s.cls[m.start()] == "c")
        phrase = Phrase(first, end, end - 1 if head is not None else None, None, "P", False)
        out.append(Person(phrase, low, low, True, False, (), (end - 1,) if head is not None else ()))
    return out


def _value(s: Sentence, at: int) -> int | None:
    entry = s.entries[at]
    if entry is not None:
        return entry.low
    return int(s.low[at]) if s.low[at].isdecimal() and len(s.low[at]) < 5 else None


def _uncounted(s: Sentence, text: str, taken: bytearray, language: Language) -> list[Person]:
    """``the cadres``, ``villagers``: several persons, nobody says how many."""
    again, known = words(language.code, "people", "again"), words(language.code, "people", "known")
    out: list[Person] = []
    for m in re.finditer("A(?!o)", s.cls):
        entry = s.entries[m.start()]
        if entry is not None and entry.plural and not taken[m.start()]:
            phrase = Phrase(m.start(), m.end(), m.start(), None, "P", governed(s, m.start()))
            out.append(Person(phrase, 2, None, False, True, (), (m.start(),)))  # "the slain"
    for m in re.finditer("D[KJ](?=u)", s.cls):
        entry = s.entries[m.end() - 1]
        if entry is not None and entry.harm is not None and not any(taken[m.start() : m.end()]):
            phrase = Phrase(m.start(), m.end(), None, None, "P", governed(s, m.start()))
            out.append(Person(phrase, 2, None, False, True))  # "those killed were named as"
    for m in _PLURAL.finditer(s.cls):
        first, head = m.start(), m.start("head")
        if any(taken[first : head + 1]) or s.cls[head + 1 : head + 2] in ("p", "P", "X"):
            continue
        if first and s.cls[first - 1] == "a" and not taken[first - 1]:
            phrase = Phrase(first - 1, head + 1, head, None, "p", governed(s, first - 1))
            out.append(Person(phrase, 1, 1, True, False, (), (head,)))  # "a police personnel"
            continue
        back = s.low[first] in again or any(w in known for w in s.low[first : head + 1])
        phrase = Phrase(first, head + 1, head, None, "P", governed(s, first))
        out.append(Person(phrase, 2, None, False, back, (), (head,)))
    return out
