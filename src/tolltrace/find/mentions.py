"""Everyone whom a text tells to be harmed, at each place where it tells so: with a number, a name, a pronoun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tolltrace.find.among import link_among
from tolltrace.find.apposition import join
from tolltrace.find.background import is_background, zones
from tolltrace.find.clauses import Link, link_verbs
from tolltrace.find.ellipsis import link_rest
from tolltrace.find.events import link_events
from tolltrace.find.identities import Person, find_persons
from tolltrace.find.phrase import words
from tolltrace.find.reading import Reading
from tolltrace.find.tokens import Sentence
from tolltrace.find.tolls import link_tolls
from tolltrace.find.victims import victims_of
from tolltrace.langs import Language

HARMS = ("killed", "injured", "abducted", "arrested", "surrendered")


@dataclass(frozen=True, slots=True)
class Mention:
    """One person or group, harmed, in one place. ``total`` is the position of the mention it is a part of.

    ``further``: the words say that these are others than before. ``apart``: the sentence tells of another
    event. ``background``: it is told of another episode.
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


def find_mentions(reading: Reading) -> list[Mention]:
    """All mentions of a document, in the order of the text."""
    out: list[Mention] = []
    for number, s in enumerate(reading.sentences):
        out += _in_sentence(reading, number, s, out)
    return out


def _in_sentence(reading: Reading, number: int, s: Sentence, before: list[Mention]) -> list[Mention]:
    language = reading.language
    view, found = join(s, find_persons(s, reading.text, language), language)
    if not found:
        return []
    phrases = [f.phrase for f in found]
    last = before[-1] if before else None
    links: dict[int, list[Link]] = {}

    def keep(more: Iterable[Link]) -> None:
        for link in more:
            links.setdefault(link.phrase, []).append(link)

    keep(link_verbs(view, phrases, language))
    keep(link_events(view, phrases, language, set(links)))
    keep(link_among(view, phrases, language, set(links)))
    keep(link_tolls(view, phrases, language, links, last.harm if last else None))
    rest, totals = link_rest(view, phrases, links, last.harm if last else None)
    keep(rest)
    place: dict[tuple[int, str], int] = {}
    out: list[Mention] = []
    further = words(language.code, "people", "further")
    apart = any(w in words(language.code, "people", "apart") for w in s.low)
    away = zones(s, language) if links else []
    for i in sorted(links):
        for link in links[i]:
            if link.harm not in HARMS:
                continue
            f = found[i]
            whole = totals.get(i)
            total = place.get((whole, link.harm)) if whole is not None else None
            place[i, link.harm] = len(before) + len(out)
            span = s.low[f.phrase.first : f.phrase.last]
            known = any(m.harm == link.harm and not m.background for m in before)
            out.append(
                Mention(
                    number,
                    f,
                    link.harm,
                    _class(s, f, language),
                    link.trigger,
                    link.rule,
                    total,
                    any(w in further for w in span),
                    apart,
                    is_background(s, f, link, away, first=number == 0, known=known, language=language),
                )
            )
    return out


def _class(s: Sentence, f: Person, language: Language) -> str:
    found = victims_of(s, f.phrase, language)
    for head in f.heads:
        if found != "unspecified":
            break
        found = victims_of(s, replace(f.phrase, head=head, last=head + 1), language)
    return found
