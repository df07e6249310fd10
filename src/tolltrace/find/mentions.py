"""Everyone whom a text tells to be harmed, wherever it tells so: with a number, a name, a pronoun."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from tolltrace.find.among import link_among
from tolltrace.find.apposition import join
from tolltrace.find.background import episode_year, is_background, setting
from tolltrace.find.clauses import Link, link_verbs
from tolltrace.find.ellipsis import link_rest
from tolltrace.find.events import link_events
from tolltrace.find.identities import Person, find_persons, of_harm
from tolltrace.find.phrase import words
from tolltrace.find.plain import last_words, plain
from tolltrace.find.reading import Reading
from tolltrace.find.standing import class_of
from tolltrace.find.tokens import Sentence
from tolltrace.find.tolls import link_tolls
from tolltrace.langs import Language

_TWO_VERBS = re.compile(r"K(?=r?&r?(?P<last>K))r?&r?K")
_POSSESSED = re.compile(r"'[qxKX-]{0,4}A")
# "who killed", "that killed", "in which ... were killed"
_RELATIVE = re.compile(r"(?:W|D)[rh]{0,2}$")
_CAUGHT = ("arrested", "surrendered")
HARMS = ("killed", "injured", "abducted", "arrested", "surrendered")


@dataclass(frozen=True, slots=True)
class Mention:
    """One person or group, harmed, in one place. ``total`` is the position of the mention it is a part of.

    ``further``: the words say that these are others than before. ``apart``: the sentence tells of another
    event. ``background``: it is told of another episode. ``parts`` are classes of some of them, with numbers.
    ``stands_for`` is number and class of the persons before a pronoun that it can mean.
    """

    sentence: int
    person: Person
    harm: str
    victims: str
    trigger: int
    rule: str
    total: int | None = None
    further: bool = False
    apart: bool = False
    background: bool = False
    parts: tuple[tuple[str, int], ...] = ()
    stands_for: tuple[int, str] | None = None


def find_mentions(reading: Reading) -> list[Mention]:
    """All mentions of a document, in the order of the text."""
    out: list[Mention] = []
    known: set[str] = set()  # the harms that the text has told of
    earlier: tuple[int, str] | None = None
    year = episode_year(reading)
    for number, s in enumerate(reading.sentences):
        found = _in_sentence(reading, number, s, out, known, earlier, year)
        for m in found:
            if not m.background:
                known.add(m.harm)
                earlier = (m.person.low, m.victims) if m.person.counted else earlier
        out += found
    return out


def _is_pronoun(s: Sentence, f: Person) -> bool:
    return s.cls[f.phrase.first : f.phrase.last] == "R"


def _stands_for(s: Sentence, found: list[Person], i: int, language: Language) -> tuple[int, str] | None:
    """Number and class of the nearest persons before a pronoun, in its sentence, that agree with it."""
    f = found[i]
    if not _is_pronoun(s, f):
        return None
    for g in reversed(found[:i]):
        if g.counted and not g.again and (g.low > 1) == (not f.counted):
            return g.low, class_of(s, g, language)
    return None


def _in_sentence(
    reading: Reading,
    number: int,
    s: Sentence,
    before: list[Mention],
    known: set[str],
    earlier: tuple[int, str] | None,
    year: str | None,
) -> list[Mention]:
    language = reading.language
    if not _tells_harm(s, language):
        return []
    s = plain(s, reading.text, language)
    view, found = join(s, find_persons(s, reading.text, language), language)
    if not found:
        return []
    kept = [
        i
        for i, f in enumerate(found)
        if not f.phrase.governed or f.phrase.number or of_harm(s, f.phrase.first)
    ]
    stand = [_stands_for(s, found, i, language) for i in kept]
    found = [found[i] for i in kept]
    phrases = [f.phrase for f in found]
    last = before[-1] if before else None
    links: dict[int, list[Link]] = {}

    def keep(more: Iterable[Link]) -> None:
        for link in more:
            links.setdefault(link.phrase, []).append(link)

    keep(link_verbs(view, phrases, language))
    keep(_both_verbs(view, links))
    if view.cls != s.cls:
        again = link_verbs(s, phrases, language)
        keep(k for k in again if k.harm == "abducted" and view.cls[k.trigger] == "x")
    keep(link_events(view, phrases, language, set(links)))
    keep(_bodies_of(view, found, links))
    # Who is among five persons is counted with them.
    keep(k for k in link_among(view, phrases, language, set(links)) if k.rule != "among_counted")
    keep(link_tolls(view, phrases, language, links, last.harm if last else None))
    keep(_named_again(view, found, links))
    keep(_left_dead(view, found, links, language))
    keep(_joined_behind(view, found, links, language))
    _once(view, found, links, language)
    rest, totals = link_rest(view, phrases, links, last.harm if last else None)
    keep(rest)
    place: dict[tuple[int, str], int] = {}
    out: list[Mention] = []
    further = words(language.code, "people", "further")
    too = words(language.code, "people", "too")
    apart = any(w in words(language.code, "people", "apart") for w in s.low)
    caught = any(k.harm in _CAUGHT for ks in links.values() for k in ks)
    around = setting(s, language, first=number == 0, year=year) if links else None
    for i in sorted(links):
        told_harms: set[str] = set()
        for found_link in links[i]:
            body = found_link.rule == "noun_of" and view.cls[found_link.trigger] == "A"
            link = replace(found_link, rule="body_of") if body else found_link
            if link.harm not in HARMS or link.harm in told_harms:
                continue
            told_harms.add(link.harm)
            f = found[i]
            if not _stands(view, f, link):
                continue
            whole = totals.get(i)
            total = place.get((whole, link.harm)) if whole is not None else None
            place[i, link.harm] = len(before) + len(out)
            span = s.low[f.phrase.first : f.phrase.last]
            group = s.low[f.phrase.last : link.trigger] if link.trigger - f.phrase.last < 4 else ()
            aside = _RELATIVE.search(s.cls, max(0, link.trigger - 4), link.trigger) is not None or (
                link.trigger > f.phrase.first > 1 and s.cls[f.phrase.first - 2 : f.phrase.first] == "iW"
            )
            out.append(
                Mention(
                    number,
                    f,
                    link.harm,
                    class_of(s, f, language),
                    link.trigger,
                    link.rule,
                    total,
                    any(w in further for w in span) or (len(span) > 1 and any(w in too for w in group)),
                    apart,
                    (aside and (known or caught) and link.harm not in _CAUGHT)
                    or (around is not None and is_background(s, f, link, around, known, language)),
                    tuple((class_of(s, p, language), p.low) for p in f.parts),
                    stand[i] or (earlier if _is_pronoun(s, f) else None),
                )
            )
    return out


def _bodies_of(s: Sentence, found: list[Person], links: dict[int, list[Link]]) -> list[Link]:
    """``The bodies of two men and a boy were found``."""
    out: list[Link] = []
    for i, f in enumerate(found):
        if (m := _POSSESSED.match(s.cls, f.phrase.last)) is not None:
            entry = s.entries[m.end() - 1]
            if entry is not None and entry.harm == "killed":
                out.append(Link(i, "killed", m.end() - 1, "body_of"))
    starts = [f.phrase.first for f in found]
    for m in re.finditer(r"Ao", s.cls):
        entry = s.entries[m.start()]
        if entry is None or entry.harm != "killed":
            continue
        last = m.end()
        for i in range(bisect_left(starts, m.end()), len(found)):
            f = found[i]
            gap = s.cls[last : f.phrase.first]
            if not re.fullmatch(r"t?" if last == m.end() else r"[^uhvKIGSfcio;:]{0,4}[,&]{1,2}t?", gap):
                break
            told = any(k.harm == "killed" for k in links.get(i, ()))
            counted = any(g.phrase.first <= m.start() < g.phrase.last for g in found if g.phrase.number)
            if not told and not counted:
                out.append(Link(i, "killed", m.start(), "body_of"))
            last = f.phrase.last
    return out


def _named_again(s: Sentence, found: list[Person], links: dict[int, list[Link]]) -> list[Link]:
    """``The arrested were identified as …``: a group that is named by what was done to it."""
    out: list[Link] = []
    for i, f in enumerate(found):
        if i in links or not f.names or not f.again:
            continue
        for k in range(f.phrase.first, f.phrase.last):
            entry = s.entries[k]
            if entry is not None and entry.harm in HARMS and s.cls[k] in "KJAq":
                out.append(Link(i, entry.harm, k, "named"))
                break
    return out


def _tells_harm(s: Sentence, language: Language) -> bool:
    """Whether a sentence has a word of harm at all: the cheap look before the dear one."""
    if any(e is not None and (e.harm is not None or c == "T") for e, c in zip(s.entries, s.cls, strict=True)):
        return True
    last = last_words(language.code)
    return any(w in last for w in s.low)


def _both_verbs(s: Sentence, links: dict[int, list[Link]]) -> list[Link]:
    """``abducted and killed a farmer``: an object that two verbs share."""
    out: list[Link] = []
    for m in _TWO_VERBS.finditer(s.cls):
        entry = s.entries[m.start()]
        last = m.end() - 1
        shared = [
            i for i, ks in links.items() if any(k.trigger == last and k.rule.startswith("active") for k in ks)
        ]
        if entry is None or entry.harm is None or not shared:
            continue
        for ks in links.values():  # what stands before is who did it
            ks[:] = [k for k in ks if k.trigger != m.start()]
        out += [Link(i, entry.harm, m.start(), f"active:{entry.harm}") for i in shared]
    return out


def _left_dead(
    s: Sentence, found: list[Person], links: dict[int, list[Link]], language: Language
) -> list[Link]:
    """``leaving a man dead``"""
    out: list[Link] = []
    for i, f in enumerate(found):
        entry = s.entries[f.phrase.last] if f.phrase.last < len(s.cls) else None
        if i in links or not f.counted or entry is None or s.cls[f.phrase.last] != "J" or entry.harm is None:
            continue
        if f.phrase.first and s.low[f.phrase.first - 1] in words(language.code, "people", "leaving"):
            out.append(Link(i, entry.harm, f.phrase.last, "state"))
    return out


def _joined_behind(
    s: Sentence, found: list[Person], links: dict[int, list[Link]], language: Language
) -> list[Link]:
    """``was arrested along with his brother``: persons joined to those whom a verb has named."""
    joining = words(language.code, "people", "joining")
    out: list[Link] = []
    for made in list(links.values()):
        for link in made:
            if not link.rule.startswith(("passive", "intransitive", "active")):
                continue
            end = link.trigger + 1 if not link.rule.startswith("active") else found[link.phrase].phrase.last
            at = next((k for k in range(end, min(end + 16, len(s.low))) if s.low[k] in joining), None)
            if at is None or re.search(r"[uhKIfS;]", s.cls[end:at]):
                continue
            last = at + 1
            for i, f in enumerate(found):
                if f.phrase.first <= at:
                    continue
                gap = s.cls[last : f.phrase.first]
                if (
                    not re.fullmatch(r"n?" if last == at + 1 else r"[,&]{1,2}", gap)
                    or i in links
                    or f.phrase.kind == "?"
                ):
                    break
                out.append(Link(i, link.harm, link.trigger, link.rule))
                last = f.phrase.last
    return list({(k.phrase, k.harm): k for k in out}.values())


def _once(s: Sentence, found: list[Person], links: dict[int, list[Link]], language: Language) -> None:
    """Leave one of several single persons that a comma alone joins: a noun, its place, and the name.

    ``A native of Kodi village, Ranga district, Pangi Ram was killed``
    """
    by_verb: dict[tuple[int, str], list[int]] = {}
    for i in sorted(links):
        for link in links[i]:
            by_verb.setdefault((link.trigger, link.harm), []).append(i)
    for (trigger, harm), those in by_verb.items():
        for a, b in pairwise(those):
            one, other = found[a], found[b]
            if not (one.low == one.high == other.low == other.high == 1) or bool(one.names) == bool(
                other.names
            ):
                continue
            gap = s.cls[one.phrase.last : other.phrase.first]
            behind = s.cls[other.phrase.last : trigger]
            if (
                "&" not in gap
                and "," in gap
                and "&" not in behind
                and len(those) == 2
                and b in links
                and a in links
            ):
                links[b] = [k for k in links[b] if (k.trigger, k.harm) != (trigger, harm)]
                if not links[b]:
                    del links[b]


def _stands(s: Sentence, f: Person, link: Link) -> bool:
    """Whether a link can hold for a person told without a number: never by a participle alone."""
    first = f.phrase.first
    if first and s.cls[first - 1] == "y":
        return False
    if link.trigger < first and s.cls[f.phrase.last : f.phrase.last + 1] == "S":
        return False  # "killed two, police said"
    return f.counted or link.rule.startswith(
        ("passive", "active", "intransitive", "gerund", "noun_of", "body_of", "named")
    )
