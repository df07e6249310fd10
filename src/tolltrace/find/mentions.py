"""Everyone whom a text tells to be harmed, wherever it tells so: with a number, a name, a pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tolltrace.find.among import link_among
from tolltrace.find.apposition import join
from tolltrace.find.background import episode_year, is_background, setting, words_in
from tolltrace.find.clauses import Link, link_verbs
from tolltrace.find.ellipsis import link_rest
from tolltrace.find.events import link_events
from tolltrace.find.everyone import link_lost
from tolltrace.find.fates import (
    CAUGHT,
    HARMS,
    bodies_of,
    both_verbs,
    died_of_it,
    is_companion,
    joined_behind,
    keep_one,
    left_dead,
    named_again,
    shared,
    then_done,
)
from tolltrace.find.identities import find_persons
from tolltrace.find.person import Person, is_pronoun, of_harm, speaks
from tolltrace.find.phrase import words
from tolltrace.find.plain import hurting, plain
from tolltrace.find.reading import Reading
from tolltrace.find.split_verbs import last_words
from tolltrace.find.standing import class_of, of_named
from tolltrace.find.tokens import Sentence
from tolltrace.find.tolls import link_tolls
from tolltrace.find.unsaid import unsaid
from tolltrace.langs import Language

# How many mentions a text is followed back for the number of ``the youths``.
_REACH = 50
# "and another injured": somebody else, and no other event
_ANOTHER = re.compile("O(?=r?[KuhIJ])")
# "who killed", "that killed", "in which ... were killed"
_RELATIVE = re.compile(r"(?:W|D)[rh]{0,2}$")


class Mention(NamedTuple):
    """One person or group, harmed, in one place. ``total`` is the position of the mention it is a part of.

    ``further``: the words say that these are others than before. ``apart``: the sentence tells of another
    event. ``background``: it is told of another episode. ``parts`` are classes of some of them, with numbers.
    ``stands_for`` is number and class of the persons before a pronoun that it can mean. ``by_name``: one
    person, whose name stands before whatever else is said of him. ``beside``: told as with somebody else.
    ``opened``: those behind the words are some of them; ``whole``: so are all in the
    rest of the sentence. ``included``: a number told before has them already. ``nouns`` are the heads.
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
    by_name: bool = False
    pronoun: bool = False
    beside: bool = False
    opened: bool = False
    whole: bool = False
    included: bool = False
    nouns: tuple[str, ...] = ()


def find_mentions(reading: Reading) -> list[Mention]:
    """All mentions of a document, in the order of the text."""
    out: list[Mention] = []
    known: set[str] = set()  # the harms that the text has told of
    named: set[str] = set()  # the words of all names so far
    earlier: tuple[int, str] | None = None
    year = episode_year(reading)
    for number, s in enumerate(reading.sentences):
        found = _in_sentence(reading, number, s, out, known, named, earlier, year)
        for m in found:
            if not m.background:
                known.add(m.harm)
                earlier = (m.person.low, m.victims) if m.person.counted else earlier
        out += found
    return out


def _stands_for(s: Sentence, found: list[Person], i: int, language: Language) -> tuple[int, str] | None:
    """Number and class of the nearest persons before a pronoun, in its sentence, that agree with it."""
    f = found[i]
    if not is_pronoun(s, f):
        return None
    for g in reversed(found[:i]):
        subject = f.phrase.first and s.cls[f.phrase.first - 1] not in "KkG"
        if subject and not (g.counted or f.counted or g.phrase.governed or is_pronoun(s, g)):
            return 0, "unspecified"  # "the rebels fled as they …": nobody says how many
        if g.counted and not g.again and (g.low > 1) == (not f.counted):
            return g.low, class_of(s, g, language)
    return None


def _just_counted(reading: Reading, number: int) -> tuple[int, str] | None:
    """Number and class of the only persons counted before: ``Nine were on board. They all died``."""
    if not number:
        return None
    language = reading.language
    s = plain(reading.sentences[number - 1], reading.text, language)
    several = [f for f in find_persons(s, reading.text, language) if f.counted and f.low > 1]
    return (several[0].low, class_of(s, several[0], language)) if len(several) == 1 else None


def _told_by(s: Sentence, f: Person, told: dict[str, Mention]) -> tuple[int, str] | None:
    """Number and class of ``the youths``, who were told before as ``two youths``."""
    if f.counted or not f.again:
        return None
    m = next((told[s.low[k]] for k in f.heads if s.low[k] in told), None)
    return (m.person.low, m.victims) if m is not None else None


def _in_sentence(
    reading: Reading,
    number: int,
    s: Sentence,
    before: list[Mention],
    known: set[str],
    named: set[str],
    earlier: tuple[int, str] | None,
    year: str | None,
) -> list[Mention]:
    language = reading.language
    if not _tells_harm(s, language):
        return []
    s = plain(s, reading.text, language)
    persons = find_persons(s, reading.text, language, named)
    named.update(w for f in persons for name in f.names for w in name)
    view, found = join(s, persons, language)
    if not found:
        return []
    kept = [
        i
        for i, f in enumerate(found)
        if not f.phrase.governed
        or f.phrase.number
        or of_harm(s, f.phrase.first)
        or is_companion(s, f, language)
    ]
    stand = [_stands_for(s, found, i, language) for i in kept]
    found = [found[i] for i in kept]
    phrases = [f.phrase for f in found]
    last = before[-1] if before else None
    links: dict[int, list[Link]] = {}

    def keep(more: Iterable[Link]) -> None:
        for link in more:
            links.setdefault(link.phrase, []).append(link)

    keep(link_lost(view, phrases, language))
    keep(link_verbs(view, phrases, language))
    keep(both_verbs(view, links))
    if view.cls != s.cls:
        again = link_verbs(s, phrases, language)
        keep(k for k in again if k.harm == "abducted" and view.cls[k.trigger] == "x")
    keep(link_events(view, phrases, language, set(links)))
    keep(bodies_of(view, found, links))
    # Who is among five persons is counted with them.
    keep(k for k in link_among(view, phrases, language, set(links)) if k.rule != "among_counted")
    tolls = link_tolls(view, phrases, language, links, last.harm if last else None)
    keep(k for k in tolls if not k.rule.startswith("older"))
    keep(named_again(view, found, links))
    keep(left_dead(view, found, links, language))
    keep(shared(view, found, links, language))
    keep(then_done(view, links))
    keep(joined_behind(view, found, links, language))
    keep_one(view, found, links, language)
    died_of_it(s, found, links)
    rest, totals = link_rest(view, phrases, links, last.harm if last else None, language)
    keep(k for k in rest if not k.rule.startswith("older"))
    if not links:
        return []
    place: dict[tuple[int, str], int] = {}
    out: list[Mention] = []
    plural = any(is_pronoun(s, f) and not f.counted for f in found)
    unharmed = _just_counted(reading, number) if plural and not known else None
    told = {w: m for m in before[-_REACH:] if m.person.counted for w in m.nouns}
    further = words(language.code, "people", "further")
    too = words(language.code, "people", "too")
    others = words(language.code, "people", "apart")
    apart = not others.isdisjoint(s.low) and any(
        w in others and not _ANOTHER.match(s.cls, k) for k, w in enumerate(s.low)
    )
    caught = any(k.harm in CAUGHT for ks in links.values() for k in ks)
    before_it = words_in(language.code, "before")
    around = setting(s, language, first=number == 0, year=year)
    for i in sorted(links):
        told_harms: set[str] = set()
        for found_link in links[i]:
            body = found_link.rule == "noun_of" and view.cls[found_link.trigger] == "A"
            link = found_link._replace(rule="body_of") if body else found_link
            if link.harm not in HARMS or link.harm in told_harms:
                continue
            told_harms.add(link.harm)
            f = found[i]
            if not _stands(view, f, link, language):
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
                    link.rule != "count"
                    and (apart or any(w in too for w in s.low[max(0, link.trigger - 3) : link.trigger])),
                    (aside and (known or caught) and link.harm not in CAUGHT)
                    or (
                        aside
                        and link.harm in CAUGHT
                        and len(links[i]) > 1
                        and any(w in before_it for w in s.low[max(0, link.trigger - 3) : link.trigger])
                    )
                    or (
                        aside
                        and "W" in s.cls[max(0, link.trigger - 4) : link.trigger]
                        and number > 0
                        and link.harm in CAUGHT
                        and link.harm not in known
                    )
                    or is_background(s, f, link, around, known, language),
                    (*((class_of(s, p, language), p.low) for p in f.parts), *of_named(s, f, language)),
                    stand[i] or (earlier or unharmed if is_pronoun(s, f) else _told_by(s, f, told)),
                    bool(f.names) and f.low == f.high == 1 and s.cls[f.phrase.first] == "X",
                    is_pronoun(s, f),
                    link.rule.startswith("beside") and not f.again,
                    s.cls.startswith(("e", ",e"), f.phrase.last),
                    s.cls.startswith(":", f.phrase.last) or (s.cls[0] == "o" and f.phrase.first == 1),
                    s.low[f.phrase.first - 1] in words(language.code, "people", "included")
                    and f.phrase.first > 0,
                    tuple(s.low[k] for k in f.heads),
                )
            )
    return out


def _tells_harm(s: Sentence, language: Language) -> bool:
    """Whether a sentence has a word of harm at all: the cheap look before the dear one."""
    if any(e is not None and (e.harm is not None or c == "T") for e, c in zip(s.entries, s.cls, strict=True)):
        return True
    last, verbs = last_words(language.code), hurting(language.code)
    survive = language.words("tolls", "brief", "survived")
    return any(w in last or w in verbs or w in survive for w in s.low)


def _stands(s: Sentence, f: Person, link: Link, language: Language) -> bool:
    """Whether a link can hold for a person told without a number: never by a participle alone."""
    first = f.phrase.first
    if (first and s.cls[first - 1] == "y") or unsaid(s, f.phrase, link.trigger, language):
        return False
    between = words(language.code, "people", "between")
    if link.rule.startswith("goes_on") and (
        f.phrase.kind == "?" or any(w in between for w in s.low[link.trigger : first])
    ):
        return False  # "killed in a clash between the police and 40 rebels"
    if link.rule == "victims_by_name" and link.harm in CAUGHT:
        return False  # "19 prisoners were hurt": nobody was arrested then
    if link.trigger < first and speaks(s, f):
        return False  # "killed two, police said"
    return f.counted or link.rule.startswith(
        ("passive", "active", "intransitive", "gerund", "noun_of", "body_of", "named", "beside")
    )
