"""Noun phrases of people, homes and incidents: the number, what stands between, and the head.

``35 members``, ``about 125 fighters``, ``two more PLFI cadres``, ``60 of them``, ``a former councillor``.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple

from tolltrace.find.numbers import Number
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language
from tolltrace.model import Quantity

# Between number and head: adjectives, names, unknown words, others, a participle that describes.
_BETWEEN = (
    r"(?:[qOXxrJK\"'/-]|&(?=q)|D(?=[qx]?[EC])|S(?=q{0,2}[EA])|9(?=[pPxq])|[pP](?=[\"'/-]?[pPqXxEALCH0]))"
)
_HEADED = re.compile(
    rf"(?P<of>o(?:[tdD]O?9?n?)?|e)?(?P<pre>{_BETWEEN}{{0,8}}?)"
    r"(?P<head>(?:p(?!xC)|P)(?![\"'/-]?[EALHC0])|[ALHCE0])"
)
_MORE_HEAD = re.compile(r"(?:[\"-]?[qX]{0,3}[pP])+(?:[\"']A)?|[\"']A")
_UNKNOWN = re.compile(r"(?P<of>o[tdD]?)?(?P<pre>[qOXx']{0,4}?)(?P<head>[xX])(?=[uhvKIriy,;.)J\"-]|$)")
_BETWEEN_SINGLE = _BETWEEN.replace("|9(?=[pPxq])", "|0(?=[qx]{0,2}p)")
_SINGLE = re.compile(
    rf"(?P<det>[adDt]|O(?![n9NgO])){_BETWEEN_SINGLE}{{0,7}}?(?P<head>p)(?!0[qx]{{0,2}}p|q{{1,2}}x?p|q{{0,2}}(?:[pPF]|'(?![qx]{{0,2}}[AE](?!o))))(?!-[pP])"
)
_BARE_SINGLE = re.compile(
    r"(?:(?<=[,&:;\".>)KkGoSeiuMYr'cD-])|^)(?P<pre>(?:[qXx0]|p(?=[qXx0p])|P(?=[qXx0]{0,3}p)){0,5})(?P<head>p)(?![pP'F])"
)
# A name: two or more words with a capital, or one behind a title.
_NAME = re.compile(
    r"(?:(?<=[,&:;\">KkGoScyePu(.-])|^|(?<=>x)|(?<=D)(?<![pP0AEC]D))(?P<name>X{2,5})(?![pPqX0AEHLTC9nk]|x(?![YM]))"
)
_TITLED = re.compile(r"(?:(?<=[,&:;\">KkGoSDcyieuXx(.-])|^|(?<=c))(?P<name>q{1,2}X{1,4})(?![pPqxX0AEHLTC9n])")
# What may stand between a figure and the "among them" behind its list: "two girls and a boy among them".
# What may stand between two parts of a list; between counted people also whose they are, and what they did:
# "600 villagers, who were shot, 110 militants of the party-led government, and 150 others".
_NEXT_PART = re.compile(r"[^,&uhvKIGSfc;.]{0,6}[,&]{1,2}[mOd]?")
_NEXT_COUNTED = re.compile(r"(?:[^,&uhvKIGSfc;.-]|-f?){0,18}(?:,W[^,&;.]{1,8})?[,&]{1,2}[mOd]?")
_AMONG_THEM = re.compile(
    r"(?:[^,&uhvKIGSfc;.]{0,4}(?:[,&]{1,2}[mO]*[n9NFap][^,&uhvKIGSfc;.]{0,8})*?[,&]{1,2}[mO]*[n9NFap]"
    r"[^,&uhvKIGSfc;.]{0,4}?)?e(?=[,;.)\"-]|$)"
)
# "…, the owner and his father among them"
_CLOSED_BY = re.compile(r"(?:,?&(?:[atd][qxX0]{0,3}pX{0,3}|[n9][qxX0]{0,3}P))?e(?=[,;.)\"-]|$)")
# "30-year-old Roberto Soto"
_AGED = re.compile(r"(?<=x)(?P<name>X{2,4})(?![pPqxX0AEHLTC9n])")
# "a 92-year-old was killed", "killed an 8-year-old"
_AGE_ALONE = re.compile(r"(?:[atO]q{0,2}|(?<=[,;:.\"&KkG-])|^)x(?=[uhvKIjJyi>,&.;r)]|$)")
# "Pavlu, 84, of Mill Road, was killed"
_OF_AGE = re.compile(r"(?:(?<=[&,;\">(.cS-])|^)(?P<name>X)(?=,9,[oiWuhI&]|\(9\))")
# A surname alone, as the subject of what was done to somebody: "Navas was murdered", "said that Soto died".
_SURNAME = re.compile(
    r"(?:(?<=[,&:;\">(.cS-])|^|(?<=D)(?<![pP0AEC]D))(?P<name>X)(?=(?:,W[^,;:.]{1,24},)?r?(?:h?r?u){1,2}r?\"?K|r?I|r?f[xq]{0,2}E)"
)
# "brothers Marko and Ivan Lund": a first name before those who share the surname.
_FIRST_NAMES = re.compile(
    r"(?<=P)X(?=(?:,X){0,4},?&X{2,4}(?![pPqxX0AEHLTC9n]))|(?<=PX,)X(?=,?&X{2,4}(?![pPqxX0AEHLTC9n]))"
)
# "Reva, Ivo Lund, and Pol Dano were killed": a surname alone before full names in a list of the harmed.
_LISTED = re.compile(
    r"(?:(?<=[,;:.cS-])|^|(?<=D)(?<![pP0AEC]D))X(?=(?:,X{2,4}){0,4},?&X{2,4}(?:,9)?,?r?(?:h?u{1,2}r?K|r?I))"
)
_BODY = re.compile(r"Oq{0,2}A(?![o'pPxXJ-])|aq{0,2}A(?=[uhvfi])")
# "12 of their own": nothing of theirs that a noun would name.
_OF_OWN = re.compile(r"odx(?=[,.;:&)\"iurhcwKI]|$)")
_PREPOSITION = "iowy>"


class Phrase(NamedTuple):
    """Tokens ``first`` to ``last`` (not included); ``head`` is the token of the noun, if it is there.

    ``number`` is ``None`` for one person who stands without a number. ``kind`` is the class letter of the
    head, ``?`` for an unknown noun, ``""`` where no noun follows. ``governed``: a preposition stands before
    it. ``partitive``: it is ``N of them``, ``N of the dead``. ``part``: an opener such as ``including`` makes
    it a part of what stands before.
    """

    first: int
    last: int
    head: int | None
    number: Number | None
    kind: str
    governed: bool
    partitive: bool = False
    part: bool = False

    @property
    def people(self) -> bool:
        """Whether it can stand for people who were harmed."""
        return self.kind in ("", "?") or self.kind in "pPALn"

    @property
    def named(self) -> bool:
        """Whether it holds a person's name: a name alone, or one behind a rank."""
        return self.kind == "n" or (
            self.number is None and self.head is not None and self.last > self.head + 1
        )


def find_phrases(
    s: Sentence, numbers: list[Number], told: Set[int] = frozenset(), *, singles: bool = True
) -> list[Phrase]:
    """All phrases of a sentence, in order; those without a number only if ``singles``.

    ``told`` are the tokens that are surnames of persons told before.
    """
    out: list[Phrase] = []
    for n in numbers:
        if not out or n.first >= out[-1].last:
            out.append(_numbered(s, n))
    if "A" in s.cls:
        out += _bodies(s, [(p.first, p.last) for p in out])
        out.sort(key=lambda p: p.first)
    if (singles and "p" in s.cls) or "O" in s.cls:
        taken = [(p.first, p.last) for p in out]
        for pattern in (_SINGLE, _BARE_SINGLE):
            for m in pattern.finditer(s.cls):
                first, head = m.start(), m.start("head")
                named = s.cls[head + 1 : head + 2] == "X"
                leads = s.low[first] == "that" and first and (named or s.cls[first - 1] in "SxXrKAE")
                if pattern is _SINGLE and leads:
                    continue  # "said that farmer Juan Gil": no demonstrative
                if pattern is _SINGLE and s.cls[first] in "Dt" and s.low[first] in ("these", "those", "all"):
                    continue
                if pattern is _BARE_SINGLE and re.match("PpX", s.cls[first:]):
                    continue  # "Cops suspect Jan Bero": a noun for a verb
                if _governed(s, first) and re.search("p0p", s.cls[first:head]):
                    continue  # "leader of the leftist party national movement": a body's name
                if s.cls[first] == "D" and s.cls[first + 1] == "K" and s.low[first] == "that":
                    continue  # "the attack that killed attorney general …"
                first = _past_verb(s, first, head)
                head = _past_people(s, head)
                if any(a < head + 1 and first < b for a, b in taken):
                    continue
                last = _name_end(s, head + 1)
                bare = pattern is _BARE_SINGLE and m["pre"] == ""
                if pattern is _BARE_SINGLE and s.cls[first - 1 : first] == "D" and s.low[first - 1] != "that":
                    continue  # "all civilian and other personnel"
                alone = bare and (last == head + 1 or s.cls[last + 1 : last + 2] == "X")
                if (_is_adjective(s, head, last) and not _of_a_people(s, first, head, last)) or (
                    alone and s.cls[last : last + 1] == "x"
                ):
                    continue
                out.append(Phrase(first, last, head, None, "p", _governed(s, first)))
                taken.append((first, last))
    if singles:
        taken = [(p.first, p.last) for p in out]
        for m in _AGE_ALONE.finditer(s.cls):
            if is_age(s.low[m.end() - 1]) and not any(a < m.end() and m.start() < b for a, b in taken):
                out.append(Phrase(m.start(), m.end(), m.end() - 1, None, "p", _governed(s, m.start())))
    if singles and "X" in s.cls:
        taken = [(p.first, p.last) for p in out]
        for m in _names(s):
            if not any(a < m.end() and m.start() < b for a, b in taken):
                out.append(Phrase(m.start(), m.end(), None, None, "n", _governed(s, m.start())))
                taken.append((m.start(), m.end()))
        for k in told:
            if not any(a <= k < b for a, b in taken):
                out.append(Phrase(k, k + 1, None, None, "n", _governed(s, k)))
    out.sort(key=lambda p: p.first)
    return _mark_parts(s, out)


def of_groups(s: Sentence, phrases: list[Phrase], language: Language) -> list[Phrase]:
    """``A family of six was killed``: the number counts the group, and the noun before it nobody more."""
    groups = language.words("people", "collectives")
    out: list[Phrase] = []
    for found in phrases:
        p = found
        counts = p.number is not None and p.number.quantity.modifier != "range"
        if counts and p.first > 1 and s.cls[p.first - 1] == "o" and s.low[p.first - 2] in groups:
            noun = next((q for q in out if q.number is None and q.last == p.first - 1), None)
            out = [q for q in out if q is not noun]
            first = p.first - 2
            while first and s.cls[first - 1] in "atdqxX0":
                first -= 1
            p = p._replace(
                first=first, governed=_governed(s, first), part=p.part or (noun is not None and noun.part)
            )
        out.append(p)
    return out


def _bodies(s: Sentence, taken: list[tuple[int, int]]) -> list[Phrase]:
    """``another body``, ``a charred corpse``: one of the dead without a number word."""
    out = []
    for m in _BODY.finditer(s.cls):
        head = m.end() - 1
        entry = s.entries[head]
        if entry is None or entry.plural or entry.harm != "killed":
            continue
        if any(a < m.end() and m.start() < b for a, b in taken):
            continue
        one = Number(m.start(), m.start(), m.start() + 1, Quantity(1, 1, "exact"), "words")
        out.append(Phrase(m.start(), m.end(), head, one, "A", _governed(s, m.start())))
    return out


def _names(s: Sentence) -> list[re.Match[str]]:
    titled = [m for m in _TITLED.finditer(s.cls) if "title" in _tags(s, m.start())]
    titled += [m for m in _AGED.finditer(s.cls) if is_age(s.low[m.start() - 1])]
    titled += _SURNAME.finditer(s.cls)
    titled += _OF_AGE.finditer(s.cls)
    titled += _FIRST_NAMES.finditer(s.cls)
    titled += _LISTED.finditer(s.cls)
    begun = {m.start() for m in titled}
    names = [m for m in _NAME.finditer(s.cls) if m.start() not in begun and not _owns_people(s, m.end())]
    # "despite this International Pressure": only "that" leads a clause.
    return titled + [
        m for m in names if not (m.start() and s.cls[m.start() - 1] == "D") or s.low[m.start() - 1] == "that"
    ]


def _owns_people(s: Sentence, end: int) -> bool:
    """``Ana Torres' two guards``: of a name that ends in an s, the possessive is a mark alone."""
    owned = s.low[end - 1].endswith("s") and s.starts[end : end + 1] == s.ends[end - 1 : end]
    return owned and re.match('"[qxX9n]{0,3}[pP]', s.cls[end:]) is not None


def is_age(word: str) -> bool:
    """``30-year-old``, not ``12-member``."""
    return word[0].isdigit() and word.count("-") > 1


def _tags(s: Sentence, at: int) -> frozenset[str]:
    entry = s.entries[at]
    return entry.tags if entry is not None else frozenset()


def _numbered(s: Sentence, n: Number) -> Phrase:
    governed = _governed(s, n.first)
    if n.kind == "zero" and (entry := s.entries[n.core]) is not None and entry.form == "pronoun":
        them = s.cls.startswith("e", n.last)
        group = re.match(r"o[tdD][9n]?[qXx]{0,2}[PA]", s.cls[n.last :])
        if group is not None:
            last = n.last + group.end()
            return Phrase(n.first, last, last - 1, n, "P", governed, partitive=True)
        return Phrase(n.first, n.last + them, None, n, "", governed, partitive=them)
    if n.alone:
        return Phrase(n.first, n.last, None, n, "", governed)
    m = _HEADED.match(s.cls, n.last)
    if m is not None and (bare := re.match(r"O?[JKI](?![qXx]{0,3}[pPA])", s.cls[n.last :])):
        m = None if bare.end() <= m.end("head") - n.last else m
    if m is not None:
        head, last = m.start("head"), m.end("head")
        kind = s.cls[head]
        if kind in "pP":
            if kind == "p" and n.quantity.high != 1 and "people" in _tags(s, head):
                described = re.match("[xX0]{1,2}P", s.cls[last:])  # "three Indian film workers"
                last += described.end() if described is not None else 0
                head = last - 1
            more = _MORE_HEAD.match(s.cls, last)
            if more is not None:
                head, last = more.end() - 1, more.end()
            last = _name_end(s, last) if s.cls[head] == "p" else last
            kind = "A" if s.cls[head] == "A" else "P"
        elif kind == "0":
            more = _MORE_HEAD.match(s.cls, last)
            if more is not None and s.cls[last] in "pP":
                head, last, kind = more.end() - 1, more.end(), "P"
        partitive = bool(m["of"]) and (
            m["of"] == "e" or kind == "A" or m["of"].startswith(("ot", "od", "oD"))
        )
        return Phrase(n.first, last, head, n, kind, governed, partitive)
    if _OF_OWN.match(s.cls, n.last) and (own := s.entries[n.last + 2]) is not None and own.form == "own":
        return Phrase(n.first, n.last + 3, None, n, "P", governed, partitive=True)
    if s.cls.startswith("e", n.last):
        return Phrase(n.first, n.last + 1, None, n, "", governed, partitive=True)
    if re.match(r"o[tdD][9n](?![pPxXqAKJk])", s.cls[n.last :]):
        return Phrase(n.first, n.last + 3, None, n, "", governed, partitive=True)
    if s.cls.startswith("ot", n.last) or s.cls.startswith("oD", n.last):
        harmed = re.match(r"o[tD][KJ]", s.cls[n.last :])
        if harmed:
            return Phrase(n.first, n.last + 3, n.last + 2, n, "", governed, partitive=True)
    if s.cls.startswith("O", n.last):
        return Phrase(n.first, n.last + 1, None, n, "", governed)
    m = _UNKNOWN.match(s.cls, n.last)
    if m is not None and n.kind != "zero":
        return Phrase(n.first, m.end("head"), m.start("head"), n, "?", governed, bool(m["of"]))
    return Phrase(n.first, n.last, None, n, "", governed)


def _is_adjective(s: Sentence, head: int, last: int) -> bool:
    """``the civilian toll``, ``a Russian missile``: a noun of people that describes another noun."""
    entry = s.entries[head]
    people = entry is not None and "people" in entry.tags
    # "a man armed with a knife" is none.
    return re.match("[TEC0AHL]|q(?![>wiy])", s.cls[last:]) is not None or (
        people and (last > head + 1 or s.cls[last : last + 1] in ("x", "X", "'"))
    )


def _of_a_people(s: Sentence, first: int, head: int, last: int) -> bool:
    """``kidnapped Briton Jon Ames``, ``the murder of Ana Gil and Colombian Luz Mora``."""
    harmed = re.search("[KG]$|[EGk]o$|X&$", s.cls[max(0, first - 2) : first])
    return (
        bool(harmed)
        and first == head
        and last > head + 2
        and s.cls[last : last + 1] in ("", ".", ",", "&", "i")
    )


def _past_verb(s: Sentence, first: int, head: int) -> int:
    """``the ELN kidnapped trader Ivo Lund``: between an armed group and a name stands a verb."""
    at = s.cls.find("qK", first, head)
    entry = s.entries[at] if at >= 0 and s.cls[head + 1 : head + 2] == "X" else None
    return at + 2 if entry is not None and entry.victims == "armed_group" else first


def _past_people(s: Sentence, head: int) -> int:
    """``the Salvadoran Labor leader``: a people's name that describes the noun behind it is no head."""
    entry = s.entries[head]
    if entry is None or "people" not in entry.tags:
        return head
    behind = re.match(r"[xX]{1,2}p(?![pP'])", s.cls[head + 1 : head + 6])
    return head + behind.end() if behind is not None else head


def _name_end(s: Sentence, at: int) -> int:
    """The end of a name that follows a noun: ``a constable Ram Singh``."""
    while at < len(s.cls) and s.cls[at] == "X":
        at += 1
    return at


def _governed(s: Sentence, first: int) -> bool:
    return first > 0 and s.cls[first - 1] in _PREPOSITION


def _mark_parts(s: Sentence, phrases: list[Phrase]) -> list[Phrase]:
    """Say which phrases are parts of what stands before them: behind an opener, or ``… among them``."""
    out: list[Phrase] = []
    for i, p in enumerate(phrases):
        part = _opened(s, p.first)
        if not part and out and out[-1].part:
            gap = s.cls[out[-1].last : p.first]
            listed = _NEXT_COUNTED if p.number is not None and p.people else _NEXT_PART
            part = listed.fullmatch(gap) is not None and not _closed(s, out[-1], p)
        if not part and p.number is not None:
            closing = _AMONG_THEM.match(s.cls, p.last)
            # "Police hold six men, a foreman among them": only what a verb has as its object is no part.
            part = closing is not None and i > 0 and s.cls[p.first - 1] not in "KGkxfI"
            them = p.partitive and "e" in s.cls[p.number.last : p.last]
            part = part or (them and any(o.number is not None and (o.people or o.kind == "E") for o in out))
        if not part and p.number is None and i > 0:
            part = _CLOSED_BY.match(s.cls, p.last) is not None and s.cls[p.first - 1] in ",("
        out.append(p._replace(part=True) if part else p)
    return out


def _opened(s: Sentence, first: int) -> bool:
    at = first - 1
    if s.cls[max(0, at - 1) : first] == "Do":
        at -= 2  # "26 lives, including those of six minors"
        first = at + 1
    while at >= 0 and s.cls[at] in "m:r,w" and at >= first - 2:
        at -= 1
    behind = at > 0 and s.cls[at - 1] in "pP" and s.cls[at + 1] == ","  # "three students among them, 25 were"
    return at >= 0 and s.cls[at] == "e" and not behind


def _closed(s: Sentence, before: Phrase, p: Phrase) -> bool:
    """``including a sarpanch, were killed and two …``: a verb or a second comma ends the parts."""
    gap = s.cls[before.last : p.first]
    runs_on = re.match(r"[^,;:.uhvSfK]{0,8}[uh]", s.cls[p.last :]) is not None
    return (gap.endswith(",&") and runs_on) or s.cls[p.last : p.last + 1] in ("u", "h")
