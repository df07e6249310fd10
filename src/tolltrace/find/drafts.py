"""From a reading to drafts of claims: which numbers, persons and rows say that people were harmed."""

from __future__ import annotations

from dataclasses import replace

from tolltrace.find.clauses import Link, link_verbs
from tolltrace.find.ellipsis import link_rest
from tolltrace.find.events import link_events
from tolltrace.find.numbers import find_numbers
from tolltrace.find.phrases import Phrase, find_phrases
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.tokens import Sentence
from tolltrace.find.tolls import link_tolls
from tolltrace.find.victims import group_of, victims_of
from tolltrace.langs import Language
from tolltrace.model import Quantity


def find_drafts(reading: Reading) -> tuple[Draft, ...]:
    """All drafts of a document, in the order of the text."""
    out: list[Draft] = []
    for number, s in enumerate(reading.sentences):
        out.extend(_from_sentence(reading, number, s, out))
    return tuple(out)


def _from_sentence(reading: Reading, number: int, s: Sentence, before: list[Draft]) -> list[Draft]:
    language = reading.language
    phrases = find_phrases(s, find_numbers(s, language))
    if not phrases:
        return []
    links: dict[int, list[Link]] = {}
    for link in link_verbs(s, phrases, language):
        links.setdefault(link.phrase, []).append(link)
    for link in link_events(s, phrases, language, set(links)):
        links.setdefault(link.phrase, []).append(link)
    last = before[-1] if before and before[-1].sentence >= number - 3 else None
    for link in link_tolls(s, phrases, language, set(links), last.harm if last else None):
        links.setdefault(link.phrase, []).append(link)
    rest, totals = link_rest(s, phrases, links)
    for link in rest:
        links.setdefault(link.phrase, []).append(link)
    drafts: list[Draft] = []
    place: dict[tuple[int, str], int] = {}
    for i in sorted(links):
        for link in links[i]:
            place[i, link.harm] = len(before) + len(drafts)
            drafts.append(make_draft(reading.text, number, s, phrases[i], link, language))
    out: list[Draft] = []
    for d, (i, harm) in zip(drafts, place, strict=True):
        whole = totals.get(i)
        out.append(replace(d, total=place.get((whole, harm))) if whole is not None else d)
    return out


def make_draft(text: str, number: int, s: Sentence, p: Phrase, link: Link, language: Language) -> Draft:
    first, last = (p.number.first, p.number.last) if p.number is not None else (p.first, p.last)
    quantity = p.number.quantity if p.number is not None else Quantity(1, 1, "exact")
    return Draft(
        number, first, last, p.last, quantity, link.harm, victims_of(s, p, language), group_of(text, s, p), link.trigger, rule=link.rule
    )
