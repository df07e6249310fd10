"""From a reading to drafts of claims: which numbers, persons and rows say that people were harmed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache

from tolltrace.find.among import link_among
from tolltrace.find.answers import asked_before, asked_last, link_answer
from tolltrace.find.breakdown import link_breakdown
from tolltrace.find.brief import link_brief, link_fallen, link_in_care
from tolltrace.find.clauses import Link, link_verbs
from tolltrace.find.ellipsis import link_rest
from tolltrace.find.events import link_events
from tolltrace.find.everyone import link_lost, with_another, with_everyone
from tolltrace.find.held import link_held, link_in_wards
from tolltrace.find.itemised import link_items
from tolltrace.find.labels import find_label
from tolltrace.find.likewise import link_likewise
from tolltrace.find.numbers import Number, find_numbers
from tolltrace.find.patients import link_patients, of_care
from tolltrace.find.phrases import Phrase, find_phrases, of_groups
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.split_verbs import read_split
from tolltrace.find.stand_ins import link_stand_ins, stands_in
from tolltrace.find.tables import find_tables, read_table
from tolltrace.find.tokens import Sentence
from tolltrace.find.told_again import KNOWN, Name, Told, is_told_again
from tolltrace.find.told_names import SURNAME, surnames, told_alone
from tolltrace.find.tolls import link_tolls
from tolltrace.find.two_fates import of_two_fates
from tolltrace.find.unsaid import spared, unsaid
from tolltrace.find.victims import as_said, group_of, victims_between, victims_of
from tolltrace.langs import Language
from tolltrace.model import Quantity


def find_drafts(reading: Reading) -> tuple[Draft, ...]:
    """All drafts of a document, in the order of the text."""
    tables = {rows[0]: rows for rows in find_tables(reading)}
    in_tables = {r for rows in tables.values() for r in rows}
    named = cache(lambda: surnames(reading.text, reading.language))  # few texts ask for them
    out: list[Draft] = []
    names: set[Name] = set()
    for number in range(len(reading.sentences)):
        if number not in in_tables and not (reading.live[number] and (out or _may_begin(reading, number))):
            continue
        s = read_split(reading.sentences[number], reading.language)
        if number in tables:
            out.extend(read_table(reading, tables[number], out))
        if number in in_tables:
            continue
        before = reading.sentences[number - 1] if number else None
        numbers = with_everyone(s, find_numbers(s, reading.language), before, reading.language)
        numbers = with_another(s, numbers, reading.language)
        found = _from_sentence(reading, number, s, numbers, out, named, names)
        out.extend(found or find_label(reading, number, numbers, out))
        names.update((d.harm, s.low[d.first : d.phrase_end]) for d in found)
    return tuple(out)


# What the sign between a label and its figure can look like.
_LABELS = re.compile("[:–—-]")
# A list of labels has no more lines.
_LABELLED = 31


def _may_begin(reading: Reading, number: int) -> bool:
    """Whether a sentence can make the first claim of a text.

    With no claim before it, it takes a harm that it does not name only as a label, from the lines around it,
    as an answer, from the question, or as a list of people, from the next sentence.
    """
    if any(reading.telling(k) for k in (number, number + 1) if k < len(reading.sentences)):
        return True
    if _counted_before(reading, number) is not None:
        return True
    asked = asked_before(reading, number)
    if asked is not None and reading.telling(asked):
        return True
    start, end, _ = reading.sentences.bounds[number]
    if _LABELS.search(reading.text, start, end) is None:
        return False
    return of_care(reading, number) or any(reading.telling(k) for k in _lines_around(reading, number))


def _counted_before(reading: Reading, number: int) -> str | None:
    """``The count of the dead went up again. It is now 83``: the harm of a count told without its number."""
    if not number or not reading.telling(number - 1):
        return None
    s = reading.sentences[number - 1]
    m = _COUNT_OF.search(s.cls)
    entry = s.entries[m.end() - 1] if m is not None else None
    return entry.harm if entry is not None and entry.harm != "incidents" else None


def _next_tells(reading: Reading, number: int) -> bool:
    """Whether the next sentence is one that can tell of harm."""
    return number + 1 < len(reading.sentences) and reading.telling(number + 1)


def _lines_around(reading: Reading, number: int) -> Iterator[int]:
    """The lines from which a label can have its harm: the others of its list, and those around the list."""
    for step in (-1, 1):
        for k in range(number + step, number + step * (_LABELLED + 1), step):
            if not 0 <= k < len(reading.sentences):
                break
            yield k
            start, end, _ = reading.sentences.bounds[k]
            if reading.text.find(":", start, end) < 0:
                break


# So many sentences back, a short count can still speak of the last claim.
_REACH = 5
# "the death toll", "the number of the dead"
_COUNT_OF = re.compile(r"To[tD]?[JAE]|T")
# A text without a word of harm is not read, so that nobody falls in one.
_HARM = re.compile("[KGkIjJAELC]")
# "the dead of the Makut household: …" are others than those counted before, unlike "the dead: …".
_OF_OTHERS = re.compile("o[tdaX]{0,4}p:")
_BEFORE_DEATH = ("intransitive:displaced", "intransitive:surrendered")
_DONE = ("passive", "intransitive")
# So many sentences back stand those whom "among them" takes up.
_CLOSE = 2
_PLACED = re.compile("[xC]it")
_TAKEN = ("abducted", "arrested")
_NO_PEOPLE = ("homes_destroyed", "incidents")


def _from_sentence(
    reading: Reading,
    number: int,
    s: Sentence,
    numbers: list[Number],
    before: list[Draft],
    named: Callable[[], Mapping[str, int]],
    names: Collection[Name],
) -> list[Draft]:
    language = reading.language
    alone = told_alone(s, named()) if SURNAME.search(s.cls) else frozenset()
    phrases = of_groups(s, find_phrases(s, numbers, alone), language)
    if phrases and phrases[0].kind == "n" and not phrases[0].first and s.cls.startswith("-", phrases[0].last):
        phrases = phrases[1:]  # "AMBER COAST - The number …": a dateline
    if not phrases:
        return []
    last = before[-1] if before and before[-1].sentence >= number - _REACH else None
    whole_before = before[last.total] if last is not None and last.total is not None else last
    links: dict[int, list[Link]] = {}

    def keep(found: Iterable[Link]) -> None:
        for link in found:
            others = links.setdefault(link.phrase, [])
            if link.harm not in (other.harm for other in others):
                others.append(link)

    told = Told(reading, s, phrases, before, names)

    def known(link: Link) -> bool:
        beside = (phrases[i] for i, found in links.items() if any(k.harm != link.harm for k in found))
        return is_told_again(told, link, beside)

    keep([link for link in link_lost(s, phrases, language) if not known(link)])
    harmed = bool(before) or _HARM.search(s.cls) is not None
    if harmed or _next_tells(reading, number):
        keep(link_patients(s, phrases, language, harmed=harmed))
    hurt = any(link.harm == "injured" for found in links.values() for link in found)
    hurt = hurt or any(d.harm == "injured" and d.sentence >= number - _REACH for d in before[-_REACH:])
    keep(link_in_care(s, phrases, hurt, language))
    taken = next((e.harm for e in s.entries if e is not None and e.harm in _TAKEN), None)
    taken = taken or (last.harm if last is not None else None)
    keep(link_held(s, phrases, language, taken) if harmed else ())
    keep(link_fallen(s, phrases, language) if harmed else ())
    by_verbs = [link for link in link_verbs(s, phrases, language) if link.phrase not in links]
    keep(link for link in by_verbs if link.harm != "casualties" and not known(link))
    keep(link for link in by_verbs if link.harm == "casualties" and not known(link))
    hurt = hurt or any(k.harm == "injured" for found in links.values() for k in found)
    keep([k for k in link_in_wards(s, phrases, hurt, language) if k.phrase not in links])
    keep([k for k in link_events(s, phrases, language, set(links)) if not known(k)])
    # "Among the dead are two guards and five prisoners": in custody, and dead by the list they stand in.
    held = {i: found for i, found in links.items() if all(_may_be_dead(phrases[i], k) for k in found)}
    for i in held:
        del links[i]
    several = last is not None and last.quantity.low != 1 and last.sentence >= number - _CLOSE
    some = last.harm if several and last is not None and last.harm not in _NO_PEOPLE else None
    covered = last is not None and last.quantity.low != 1
    keep(
        [
            link
            for link in link_among(s, phrases, language, set(links), some)
            if not (
                covered and phrases[link.phrase].kind == "n" and not _OF_OTHERS.match(s.cls, link.trigger + 1)
            )
            and not (link.rule == "identified" and any(d.harm == link.harm for d in before))
        ]
    )
    keep(link_likewise(s, phrases, links, language))
    topic = last.harm if last else _counted_before(reading, number)
    keep(link_tolls(s, phrases, language, links, topic))
    people = next((d for d in reversed(before[-_REACH:]) if d.harm not in _NO_PEOPLE), None)
    near = people is not None and people.sentence >= number - _REACH
    asked = asked_last(reading, number, before[-1].sentence if before else -1)
    harm_told = people.harm if people is not None and near else None
    keep(link_brief(s, phrases, links, asked or harm_told, language))
    if not links:
        keep(link_answer(reading, number, s, phrases))
    if stands_in(s, language):
        fate = people.harm if people is not None and people.harm in ("killed", "missing") else None
        if fate is None and any(d.harm == "killed" for d in before[-KNOWN:]):
            fate = "killed"
        keep(link_stand_ins(s, phrases, set(links), fate, language))
    told_of = [
        k for ks in links.values() for k in ks if not unsaid(s, phrases[k.phrase], k.trigger, language)
    ]
    links.clear()
    keep(told_of)
    for i, found in links.items():
        some_of = phrases[i].partitive
        # "evacuated nine wounded", "the three dead were evacuated": the hurt and the dead are brought away.
        brought = (link for link in found if link.rule.startswith(("reduced", "described", "state")))
        if any(link.harm in ("injured", "killed") for link in brought):
            found[:] = [link for link in found if link.harm != "displaced"]
        # The bodies of the missing were found or taken to hospital; "dead or missing" are two counts.
        if any((link.harm, link.rule) == ("killed", "noun_of") for link in found):
            found[:] = [link for link in found if link.harm not in ("missing", "injured")]
        # "Three of the detained men died": those were detained, and these died.
        if len(found) > 1 and any(link.harm == "killed" for link in found):
            found[:] = [k for k in found if k.harm == "killed" or k.rule != "described" or not some_of]
        # "burying 2,000 people who had sought refuge there"
        if any(link.harm == "killed" for link in found):
            found[:] = [k for k in found if k.rule not in _BEFORE_DEATH]
        # "who had been missing since Monday, was found dead"
        if any(link.harm == "killed" and link.rule.startswith(("passive", "intransitive")) for link in found):
            found[:] = [link for link in found if link.harm != "missing"]
    for i, found in list(links.items()):
        # "Three of the detained were beaten": who they were, and what was done to them.
        if phrases[i].partitive and any(link.rule.startswith(_DONE) for link in found):
            found[:] = [link for link in found if not link.rule.startswith("reduced")]
        if phrases[i].number is not None:
            keep(tuple(of_two_fates(s, found)))
    _tell_victims(phrases, links, people.harm if people is not None and near else None)
    among = {k.trigger for found in links.values() for k in found if k.rule.startswith("among")}
    if not among and ":" not in s.cls:
        links |= held
        held = {}
    told_parts, parts_before, whole_at = link_breakdown(
        s, number, phrases, links, before, reading.sentences, language
    )
    keep(told_parts)
    items, wholes = link_items(s, phrases, links)
    keep(items)
    rest, totals = link_rest(s, phrases, links, last.harm if last else None, language)
    totals |= wholes
    keep(k for k in rest if not spared(s, phrases[k.phrase].last, language))
    for i, found in held.items():
        # "12 dead and 30 prisoners" are two counts, where nothing opens a list of the dead.
        if not any(
            k.trigger in among or ":" in s.cls[k.trigger : phrases[i].first] for k in links.get(i, ())
        ):
            links[i] = found
    place: dict[tuple[int, str], int] = {}
    out: list[Draft] = []
    for i in sorted(links):
        for link in links[i]:
            whole = totals.get(i)
            total = place.get((whole, link.harm)) if whole is not None else None
            if total is None and i in parts_before:
                total = whole_at
            parent = out[total - len(before)] if total is not None and total >= len(before) else None
            place[i, link.harm] = len(before) + len(out)
            out.append(
                _with_victims(
                    make_draft(reading.text, number, s, phrases[i], link, language),
                    s,
                    phrases[i],
                    link,
                    parent or (out[-1] if out else whole_before if link.rule == "count_pronoun" else last),
                    total,
                )
            )
    return out


def _may_be_dead(p: Phrase, link: Link) -> bool:
    """``five prisoners``, ``a girl hit by a bullet``: dead, where the list they stand in says so."""
    by_name = link.rule == "victims_by_name" and link.harm in ("arrested", "abducted")
    return by_name or (p.number is None and link.rule == "reduced:injured")


def _tell_victims(phrases: list[Phrase], links: dict[int, list[Link]], earlier: str | None) -> None:
    """``134 of the victims were men``: to them was done what was told before of all."""
    for i in sorted(links):
        for k, link in enumerate(links[i]):
            if phrases[i].partitive and (link.harm, link.rule) == ("casualties", "victims_by_name"):
                links[i][k] = link._replace(harm=earlier or link.harm)
        earlier = links[i][-1].harm if links[i] and phrases[i].number is not None else earlier


def _with_victims(
    d: Draft, s: Sentence, p: Phrase, link: Link, other: Draft | None, total: int | None
) -> Draft:
    """A figure whose own words do not say who its victims are takes them from its count or its total."""
    victims = d.victims
    if victims == "unspecified":
        counted = link.rule.startswith(("count", "older_count"))
        counted = counted or (link.rule == "victims_are" and s.cls[link.trigger] == "J")
        # "The pastor says it stood at 40": whoever speaks of the count is not counted.
        begin = link.trigger - (0 if link.rule == "count_pronoun" else 2)
        # Where they died says nothing: "the toll of the blast inside the police mosque".
        placed = _PLACED.search(s.cls, link.trigger + 1, max(p.first, link.trigger + 1))
        until = placed.start() if placed is not None else p.first
        if counted and (found := victims_between(s, max(0, begin), until)):
            victims = found
        elif other is not None and (
            link.rule == "count_pronoun"
            or (link.rule.startswith(("part", "goes_on")) and (p.part or p.head is None))
        ):
            victims = other.victims
    if victims == d.victims and total is None:
        return d
    return d._replace(victims=victims, total=total)


def make_draft(text: str, number: int, s: Sentence, p: Phrase, link: Link, language: Language) -> Draft:
    first, last = (p.number.first, p.number.last) if p.number is not None else (p.first, p.last)
    quantity = p.number.quantity if p.number is not None else Quantity(1, 1, "exact")
    who = as_said(s, p) if link.rule.startswith(("of_the", "goes_on", "breakdown", "among_counted")) else p
    victims = victims_of(s, who, language)
    if link.harm == "incidents" and victims == "armed_group":
        victims = "unspecified"  # "68 militant attacks": whose they are, and not on whom
    return Draft(
        number,
        first,
        last,
        p.last,
        quantity,
        link.harm,
        victims,
        group_of(text, s, who, language),
        link.trigger,
        rule=link.rule,
    )
