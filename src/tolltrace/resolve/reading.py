"""What one report tells of bodies and people: who is named in it, under which acronym, in which country."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tolltrace.data.bodies import Body, register
from tolltrace.model import Report
from tolltrace.resolve.lexicon import Hit, lexicon, scan
from tolltrace.resolve.names import Word, fold, is_acronym, words
from tolltrace.resolve.officers import Officers, officers
from tolltrace.resolve.speakers import Speaker, breaks, slice_of, speakers, vocabulary

# "the Red Crescent (RC)", "the mayor @oru", "list of the Oru District Administration, ODA)"
_DEFINED = re.compile(
    r"\(\s*([^\W_][\w./&-]{1,14})\s*\)|\s(@\w{3,30})|,\s([A-Z][A-Za-z]{0,8}[A-Z])(?=\s*[,)])"
)
# A title, a dateline or a lead tells the country more surely than a word further down.
_HEAD = 400
# So many words behind an institution, a realm is no longer beside it.
_BESIDE = 7


class Reading(NamedTuple):
    """One report, read for bodies. Places count in the report's text.

    ``named`` are the registered bodies in order of their places, ``defined`` the full names of acronyms and
    handles, ``realms`` how often each realm is pointed to (words of the head twice), ``surnames`` the full
    names that end in a word, ``areas`` the parts of a country by the word of their rank. ``institutions`` are
    the keys of what every state has, ministers' ministries too, in order of their places.
    """

    report: Report
    named: tuple[tuple[int, Body], ...]
    defined: Mapping[str, str]
    speakers: tuple[Speaker, ...]
    officers: Officers
    realms: Mapping[str, int]
    surnames: Mapping[str, tuple[str, ...]]
    areas: Mapping[str, str]
    institutions: tuple[tuple[int, str], ...] = ()


def read(report: Report) -> Reading:
    """Read a report's title and text for bodies, people, acronyms and countries."""
    text = words(report.text)
    hits = scan(text)
    head = words(report.title or "")
    realms = Counter(
        code
        for hit in hits
        for code in hit.values("realm")
        for _ in range(2 if text[hit.first].start < _HEAD else 1)
    )
    realms.update(code for hit in scan(head) for code in (*hit.values("realm"), *hit.values("realm")))
    named = {e.value for h in hits for e in h.entries if e.sort == "realm" and e.capital}
    for code in [c for c in realms if register().realms[c].country != c]:
        # "in the east of the town": a side of the sky is a half of a country only where that is named.
        if code not in named and register().realms[code].country not in realms:
            del realms[code]
    found = speakers(report.text, text, hits)
    return Reading(
        report,
        tuple(_named(text, hits)),
        _definitions(report.text, text),
        found,
        officers(found),
        realms,
        _surnames(report.text, text),
        _areas(text),
        tuple((text[h.first].start, k) for h in hits for k in h.values("institution", "minister")),
    )


def realm_beside(text: Sequence[Word], hits: Sequence[Hit], hit: Hit) -> str | None:
    """The realm named next to an institution: ``Russian …``, ``… in Gaza``, ``In Gaza, the …``."""
    loose = vocabulary("modifiers") | vocabulary("articles")
    i = hit.first
    while (
        i > 0
        and _realm_up_to(hits, i) is None
        and not breaks(text[i])
        and (text[i - 1].fold in loose or not text[i - 1].fold)
    ):
        i -= 1
    before = _realm_up_to(hits, i)
    if before is not None and not breaks(text[i]):
        comma = "," in text[i].gap
        # "In Gaza, the health ministry …" tells whose it is, "died in Vienna, the health ministry said" not.
        opener = text[before.first - 1] if before.first else None
        opened = (
            opener is not None and opener.capital and opener.text.lower() in register().roles["prepositions"]
        )
        if opened if comma else True:
            return _first_realm(before)
    j = hit.last
    if j < len(text) and text[j].text.lower() in register().roles["prepositions"] and "," not in text[j].gap:
        for k in range(bisect_right(hits, j, key=lambda h: h.first), len(hits)):
            other = hits[k]
            if other.first - j >= _BESIDE:
                break
            if not other.values("realm"):
                continue
            between = text[j : other.first + 1]
            if any(breaks(w) or "," in w.gap for w in between):
                break
            if len(between) <= 3 or all(not w.capital for w in between[:-1]):
                return _first_realm(other)
            break
    return None


def _realm_up_to(hits: Sequence[Hit], at: int) -> Hit | None:
    """The realm whose name ends right before a word; hits stand in the text's order and never overlap."""
    found = bisect_left(hits, at, key=lambda h: h.last)
    here = found < len(hits) and hits[found].last == at and hits[found].values("realm")
    return hits[found] if here else None


def _first_realm(hit: Hit) -> str:
    return min(hit.values("realm"), key=lambda code: (len(code), code))


def another_states(body: Body, hit: Hit, realms: Collection[str]) -> bool:
    """Whether a bare form that every state has, ``the State Emergency Service``, is not this state's body.

    Its register lists the form as its own; another country's report, which tells of others only, has another.
    """
    bare = body.institution is not None and body.institution in hit.values("institution")
    return bare and bool(realms) and body.realm is not None and body.realm not in realms


def _named(text: Sequence[Word], hits: Sequence[Hit]) -> list[tuple[int, Body]]:
    book, every = register(), lexicon().bodies
    out: list[tuple[int, Body]] = []
    realms = {code for hit in hits for code in hit.values("realm")}
    for hit in hits:
        at = text[hit.first].start
        bodies = sorted({*hit.values("body"), *hit.values("person")})
        bodies = [b for b in bodies if not another_states(every[b], hit, realms)]
        out.extend((at, every[b]) for b in bodies)
        for key in hit.values("institution"):
            realm = realm_beside(text, hits, hit)
            if realm is not None and not bodies:
                out.append((at, book.institution_of(realm, key)))
    return out


def _definitions(source: str, text: Sequence[Word]) -> dict[str, str]:
    """Acronyms and handles with the name that they follow; the first definition holds."""
    out: dict[str, str] = {}
    defined = list(_DEFINED.finditer(source))
    ends = {w.end: i for i, w in enumerate(text)} if defined else {}
    for m in defined:
        short = m.group(1) or m.group(2) or m.group(3)
        at = len(source[: m.start()].rstrip())
        i = ends.get(at)
        if i is None or not (short.startswith("@") or is_acronym(short.split("/", maxsplit=1)[0])):
            continue
        full = _name_up_to(source, text, i + 1, short, by_letters=m.group(3) is not None)
        if full:
            out.setdefault(short.lstrip("@").lower(), full)
    return out


def _name_up_to(
    source: str, text: Sequence[Word], end: int, short: str, *, by_letters: bool = False
) -> str | None:
    """The name that ends before a word and is shortened to an acronym.

    ``by_letters``: only where the acronym holds its initials and no others.
    """
    connectors = register().roles["connectors"]
    i = end
    letters = [c for c in short.lower() if c.isalpha()]
    best = None
    while i > 0 and end - i < 14:
        word = text[i - 1]
        if not (word.capital or word.text.lower() in connectors):
            break
        i -= 1
        if word.capital:
            best = i
            initials = [w.text[0].lower() for w in text[i:end] if w.capital]
            if initials == letters:
                break
        if breaks(word) or ("," in word.gap and not _in_list(text, i, end)):
            break
    if best is None or (end - best < 2 and not short.startswith("@")):
        return None
    # Without its initials, a name in capitals is a heading, and a registered acronym keeps its own name.
    spelt = [w.text[0].lower() for w in text[best:end] if w.capital] == letters
    known = any(e.sort == "body" for e in lexicon().table.get(fold(short), ()))
    if not spelt and (by_letters or known or all(w.shouted for w in text[best:end] if w.capital)):
        return None
    return slice_of(source, text, best, end)


def _in_list(text: Sequence[Word], i: int, end: int) -> bool:
    return any(w.text.lower() in register().roles["conjunctions"] for w in text[i : min(i + 3, end)])


def _surnames(source: str, text: Sequence[Word]) -> dict[str, tuple[str, ...]]:
    """Runs of two to four capital words by their last word, titles left out."""
    small, titles, size = register().roles["person_connectors"], vocabulary("titles"), len(text)
    runs: dict[str, set[str]] = {}
    i = 0
    while i < size:
        if not text[i].capital or text[i].fold in titles:
            i += 1
            continue
        j = i + 1
        while j < size and text[j].gap in (" ", "-", " \n", "\n") and not text[j - 1].possessive:
            if not (text[j].capital or text[j].text.lower() in small):
                break
            j += 1
        while j > i and not text[j - 1].capital:
            j -= 1
        if 2 <= j - i <= 4 and text[j - 1].fold:
            name = " ".join(slice_of(source, text, i, j).split())
            runs.setdefault(text[j - 1].fold, set()).add(name)
        i = j
    return {k: tuple(sorted(v)) for k, v in runs.items()}


def _areas(text: Sequence[Word]) -> dict[str, str]:
    """For ``state``, ``regional`` and so on: the one area that the report most often calls so."""
    ranks, not_areas = register().ranks, register().not_areas
    found: dict[str, Counter[str]] = {}
    for before, word in pairwise(text):
        if not before.capital or word.gap != " " or not before.fold or before.possessive:
            continue
        rank = ranks.get(word.text.lower())
        if rank and before.fold not in not_areas:
            found.setdefault(rank, Counter())[before.text] += 1
    out: dict[str, str] = {}
    for rank, counter in found.items():
        top = sorted(counter.items(), key=lambda x: (-x[1], x[0]))
        if len(top) == 1 or top[0][1] > top[1][1]:
            out[rank] = top[0][0]
    return out


def folded_definition(reading: Reading, mention: str) -> str | None:
    """The full name that the report gives for an acronym or a handle."""
    return reading.defined.get(mention.strip().lstrip("@").replace(".", "").lower())


def full_names(reading: Reading, mention: str) -> tuple[str, ...]:
    """The longer names in the report that end as the mention does."""
    key = fold(mention)
    if not key:
        return ()
    return tuple(
        n
        for n in reading.surnames.get(key[-1], ())
        if len(fold(n)) > len(key) and fold(n)[-len(key) :] == key
    )
