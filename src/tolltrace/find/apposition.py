"""One person, told twice in a breath: ``Ram, a teacher``, ``two boys, identified as Ram and Som``.

The persons of a sentence are joined where they are the same, and the sentence is given back with all that
only describes them blanked, so that the grammar of clauses sees each person once, next to the verb.
"""

from __future__ import annotations

import re

from tolltrace.find.person import Person, speaks
from tolltrace.find.phrase import words
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_OF = r"(?:(?:[io>]|x[io>w])[^,;:uhvKIGSfc&RW-]{0,14}(?:,[XxqO0]{1,4}(?=,))?)?"
_APPOSED = re.compile(rf"{_OF}[,(-]t?|,[qxX]{{1,4}}'|-?")
_LISTS = re.compile(rf"{_OF}[,:(\"-]{{1,3}}")
_ASIDE = re.compile(r"(?:ot?[qxX0p]{1,4})?[,-]")
_COORDINATED = re.compile(r"[^;:.uhvKIGSfcR&]{0,14}?[,&]{1,3}t?")
_CLOSED = re.compile(r"(?:[io][^,;:uhvKIGSfc&RW-]{0,8})?,")
# "constable Ram and a villager, Som,": another, with a name of his own.
_NAMED_BEHIND = re.compile(r"X{1,4}[,.;]")
_ROLE = re.compile(r"[^,;:uhvKIGSfcRW]{0,14}&r?")
_INSERTED = re.compile(rf"{_OF},(?P<what>[KfGWxqroi>wcStad][^;:]{{0,60}}?),(?=r{{0,2}}[uhvI]|(?<=,)&)")
_OPENED = re.compile(r"[^;:.uhvKIGSfcRW]{0,10}?[,(-]?m?e[:m]?t?[qxX0]{0,4}")
# A group of auxiliary and verb of harm, or a verb of harm that needs none.
_FIRST_VERB = re.compile(r"(?<![>WRD])r?[uh][uhrv!]{0,3}K|(?<![>])I")
_SAID = re.compile(r"(?<![uh])S(?!>)|;|,c")
_MORE = re.compile(r"[,&][qxX]{0,3}[pP]")
_ACTS = re.compile("[xpP0C]K[tdanqX9p]")
_IN_RELATIVE = re.compile(r"(?<=.)W[^,]*$")
_REACH = 40


def join(s: Sentence, found: list[Person], language: Language) -> tuple[Sentence, list[Person]]:
    """The sentence with insertions blanked, and its persons, each once."""
    out: list[Person] = []
    cls = list(s.cls)
    at: int | None = None  # the person that a name or a noun may still belong to
    listing = including = False
    for f in found:
        if at is not None:
            a = out[at]
            end = a.parts[-1].phrase.last if including else a.phrase.last
            gap = s.cls[end : f.phrase.first]
            opens = gap in (",", "-") or _OPENED.fullmatch(gap)
            if (including or opens) and _is_part(s, a, f, gap, including):
                whole = a.parts[-1] if including else None
                how = _how(s, whole, f, False, language) if whole is not None else None
                parts = (
                    (*a.parts[:-1], _joined(whole, f, how)) if whole is not None and how else (*a.parts, f)
                )
                out[at] = a._replace(parts=parts)
                including = True
                cls[a.phrase.last : f.phrase.last] = "x" * (f.phrase.last - a.phrase.last)
                continue
            if including and f.phrase.governed:
                out.append(f)
                continue
            including = False
            how = _how(s, a, f, listing, language)
            if how is None and listing and _each_named(s, out, at, f):
                # "a driver and a cleaner, identified as Ram and Som"
                out[at - 1] = out[at - 1]._replace(names=a.names)
                out[at] = a._replace(names=f.names, phrase=a.phrase._replace(last=f.phrase.last))
                cls[a.phrase.last : f.phrase.last] = "x" * (f.phrase.last - a.phrase.last)
                continue
            if how is not None:
                out[at] = _joined(a, f, how)
                listing = how in ("named", "listed") or (listing and how == "apposed")
                cls[a.phrase.last : f.phrase.last] = "x" * (f.phrase.last - a.phrase.last)
                continue
        if f.phrase.number is not None and not f.names and _sums(s, out, f):
            for k in range(out[-1].phrase.last, f.phrase.last):
                cls[k] = "x"
            out[-1] = out[-1]._replace(phrase=out[-1].phrase._replace(last=f.phrase.last))
            continue
        out.append(f)
        if not f.phrase.governed or _of_body(s, f):
            at, listing = len(out) - 1, False
        elif at is not None and not _still_open(s, out[at], f):
            at = None
    # Names tell how many they are, once all are known.
    out = [f._replace(high=f.low, counted=True) if f.names and not f.counted else f for f in out]
    before = "".join(cls)
    own = [f for f in out if not f.phrase.governed]
    for n, f in enumerate(own):
        if f.low:
            _blank(s, f, cls, own[n + 1 : n + 1 + _REACH], language)
    hidden = [cls[f.phrase.first] != before[f.phrase.first] for f in out]
    return s._replace(cls="".join(cls)), [f for f, h in zip(out, hidden, strict=True) if not h]


def _is_part(s: Sentence, a: Person, f: Person, gap: str, including: bool) -> bool:
    """Whether a person behind ``including`` is one of those before it."""
    of_them = f.phrase.number is not None and s.cls[f.phrase.number.last : f.phrase.number.last + 1] == "e"
    if of_them and not including and a.low > f.low and _ASIDE.fullmatch(gap):
        return True
    if f.phrase.governed or s.cls[f.phrase.first] == "R":
        return False
    if not including:
        return bool(_OPENED.fullmatch(gap)) and (a.low != 1 or not a.counted)
    if not _COORDINATED.fullmatch(gap) and not _APPOSED.fullmatch(gap):
        return False
    if gap.endswith(",&") and len(a.parts) == 1 and not f.names:
        return False
    return not a.counted or sum(p.low for p in a.parts) + f.low <= a.low or bool(f.names)


def _sums(s: Sentence, before: list[Person], f: Person) -> bool:
    """``Ram Singh and Som Singh, two activists of …``: a number that counts the names before it."""
    named = 0
    start = f.phrase.first
    for g in reversed(before):
        gap = s.cls[g.phrase.last : start]
        if not g.names or g.low != 1 or (named and not _COORDINATED.fullmatch(gap)):
            break
        named, start = named + 1, g.phrase.first
    gap = s.cls[before[-1].phrase.last : f.phrase.first] if before else ""
    return named > 1 and f.low == named and "&" not in gap and _APPOSED.fullmatch(gap) is not None


def _each_named(s: Sentence, out: list[Person], at: int, f: Person) -> bool:
    """Whether two persons are named behind both: the second name is that of the second."""
    if not at or not f.names or f.heads or f.low != 1:
        return False
    first, second = out[at - 1], out[at]
    ones = all(p.low == p.high == 1 and p.heads and len(p.names) < 2 for p in (first, second))
    gap = s.cls[first.phrase.last : second.phrase.first]
    both = (
        ones
        and not first.names
        and len(second.names) == 1
        and re.fullmatch(r"[^,;:.uhvKIGSfcR&]{0,8},?&", gap)
    )
    return bool(both) and s.cls[second.phrase.last : f.phrase.first] == "&"


def _of_body(s: Sentence, f: Person) -> bool:
    """``the bodies of two men``"""
    return re.search(r"Ao[tda]?$", s.cls[max(0, f.phrase.first - 3) : f.phrase.first]) is not None


def _blank(s: Sentence, f: Person, cls: list[str], others: list[Person], language: Language) -> None:
    """Blank what describes a person and stands between it and its verb."""
    end = f.parts[-1].phrase.last if f.parts else f.phrase.last
    m = _INSERTED.match(s.cls, end)
    if m is not None and m["what"][0] in "tad":
        inside = range(m.start("what") + 1, m.end("what"))
        m = None if any(g.phrase.first in inside for g in others) else m
    # "Police, during a raid arrested X, and his aides": with a verb of its own it is no insertion.
    if m is not None and not _SAID.search(m["what"][1:]) and not _ACTS.search(m["what"][1:]):
        cls[m.start("what") : m.end("what")] = "x" * len(m["what"])
        return
    if s.cls[end : end + 1] in (",", "-"):
        end += 1
    describing = words(language.code, "people", "participles") | words(language.code, "people", "naming")
    if end < len(s.cls) and s.low[end] in describing:
        verb = next(
            (
                m
                for m in _FIRST_VERB.finditer(s.cls, end, end + 2 * _REACH)
                if not _IN_RELATIVE.search(s.cls[end : m.start()])
            ),
            None,
        )
        if verb is None or verb.start() - end > _REACH or _SAID.search(s.cls[end : verb.start()]):
            return
        joined = [
            g for g in others if end < g.phrase.first < verb.start() and s.cls[g.phrase.first - 1] in "&,"
        ]
        until = verb.start()
        if joined and f.low == 1:
            until = joined[0].phrase.first
            while s.cls[until - 1] in "&,":
                until -= 1
        if (joined and f.low > 1) or _MORE.search(s.cls, end, until):
            return
        cls[end:until] = "x" * (until - end)


def _still_open(s: Sentence, a: Person, f: Person) -> bool:
    return re.search(r"[uhvKIGSfc;:.]", s.cls[a.phrase.last : f.phrase.first]) is None


def _how(s: Sentence, a: Person, f: Person, listing: bool, language: Language) -> str | None:
    """Why two neighbours are the same: ``named``, ``listed``, ``apposed``, ``role``, or ``None``."""
    start, end = a.phrase.last, f.phrase.first
    gap = s.cls[start:end]
    naming = words(language.code, "people", "naming")
    if speaks(s, f):
        return None  # who says it is nobody of those before
    if f.names and _brings_names(s, start, end, naming):
        return "named"
    if f.phrase.governed and not (f.names and s.cls[end - 1] == "o"):
        return None
    if (
        _APPOSED.fullmatch(gap)
        and "," in gap
        and not f.names
        and (a.names or a.low != 1)
        and _plural_note(s, f)
    ):
        return "apposed"
    one_more = a.phrase.number is not None and not a.heads and a.low == a.high == f.low == f.high == 1
    if one_more and gap == "," and s.cls[end] == "a" and not f.names:
        return "apposed"  # "arrested one more, a man of forty"
    if (
        a.names
        and a.low == 1
        and f.phrase.number is not None
        and f.low == 1
        and f.phrase.partitive
        and gap == ","
    ):
        return "apposed"
    # "Ram and his wife", "his mother and wife" and "Ram and another" are two.
    single = a.low == a.high == 1 and f.low == f.high == 1
    single = single and not ("&" in gap and (s.cls[f.phrase.first] in "Od" or _both_kin(s, a, f, language)))
    if (
        single
        and a.phrase.number is None
        and (f.phrase.number is None or f.phrase.partitive)
        and _ROLE.fullmatch(gap)
        and a.heads
        and f.heads
        and not f.names
        and _one_subject(s, f, language)
    ):
        return "role"
    if (
        a.names
        and a.heads
        and f.heads
        and single
        and not f.names
        and _ROLE.fullmatch(gap)
        and (closed := _CLOSED.match(s.cls, f.phrase.last)) is not None
        and s.low[closed.end() : closed.end() + 1] not in tuple((w,) for w in naming)
        and not _NAMED_BEHIND.match(s.cls, closed.end())
        and not a.phrase.number
    ):
        return "role"  # "Ram, a member and a teacher, …"
    if f.again and not (a.names and f.low == f.high == 1 and s.cls[end] == "t"):
        return None
    if listing and a.counted and a.low <= len(a.names) and ("&" in gap or f.names):
        listing = False
    open_ = a.counted and a.low > len(a.names) + 1
    if (
        listing
        and _COORDINATED.fullmatch(gap)
        and (f.names or (f.low == f.high == 1 and ("&" not in gap or open_)))
    ):
        return "listed" if f.names else "apposed"
    rest = a.low - len(a.names) if a.counted and a.names and a.low > 1 else 0
    if listing and f.phrase.number is not None and 1 < f.low <= rest and _COORDINATED.fullmatch(gap):
        return "apposed"  # "three policemen, identified as Ram and two troopers"
    if single and _APPOSED.fullmatch(gap) and bool(a.names) != bool(f.names):
        return "apposed"
    if single and a.names and f.heads and not a.heads and _APPOSED.fullmatch(gap) and f.names:
        return "apposed"
    if f.names and not f.heads and not a.names and (not a.counted or a.low > 1) and _LISTS.fullmatch(gap):
        return "listed"
    return None


def _both_kin(s: Sentence, a: Person, f: Person, language: Language) -> bool:
    kin = language.words("people", "standing", "relatives")
    return any(s.low[k] in kin for k in a.heads) and any(s.low[k] in kin for k in f.heads)


def _one_subject(s: Sentence, f: Person, language: Language) -> bool:
    """``a member and leader of the party, was killed``: two words for one person."""
    verb = next((k for k in range(f.phrase.last, len(s.cls)) if s.cls[k] in "uhSIKk"), None)
    plural = verb is not None and s.low[verb] in words(language.code, "people", "plural_verbs")
    if s.cls[f.phrase.first] in "adDtO":
        return verb is not None and s.cls[verb] in "uh" and not plural and s.low[verb] != "had"
    return not plural


def _plural_note(s: Sentence, f: Person) -> bool:
    """``Ram and Som, both residents of …``, ``two men, members of …``"""
    bare = not f.counted and s.cls[f.phrase.first] not in "tdD"
    return (bare or s.cls[f.phrase.first] == "b") and "&" not in s.cls[f.phrase.last : f.phrase.last + 2]


def _brings_names(s: Sentence, start: int, end: int, naming: frozenset[str]) -> bool:
    gap = s.low[start:end]
    if not gap or len(gap) > 16:
        return False
    last = next((k for k in range(len(gap) - 1, -1, -1) if gap[k] in naming), None)
    if last is None or len(gap) - last > 4:
        return False
    return not re.search(r"[;.KGIRS&]", s.cls[start : start + last])


def _joined(a: Person, b: Person, how: str) -> Person:
    names = a.names + b.names
    low, high = a.low, a.high
    if not a.counted:
        low = max(1, len(names))
    phrase = a.phrase._replace(last=b.phrase.last)
    return Person(phrase, low, high, a.counted, a.again, names, a.heads + b.heads, a.parts)
