"""What a case's reports tell together: names of its own, countries, who is a person's full name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from tolltrace.data.bodies import Body, register
from tolltrace.resolve.candidates import Candidate, Pool, pool
from tolltrace.resolve.names import alike, block, fold
from tolltrace.resolve.officers import Officers, officers
from tolltrace.resolve.reading import Reading
from tolltrace.resolve.speakers import Speaker


@dataclass(frozen=True)
class Own:
    """A body or person that nobody registered: its fullest name, the reports that name it, what it is of."""

    name: str
    reports: frozenset[str]
    institution: str | None = None


@dataclass(frozen=True)
class CaseReading:
    """All readings of a case, sorted by report, and what follows from them together.

    ``speakers`` are those with a name, by its last word, and ``officers`` the same by their office; one who
    holds one office in many reports is told once, with the first report.
    ``own`` are the names that no register holds, ``ends`` those of them by the words they begin or end with
    (two at least), ``turned`` one for their words in any order, ``parts`` those of them that are a state's
    institution, by its key; ``pool`` and ``pools`` are what a noun may take up, in the case and in each
    report.
    """

    readings: Mapping[str, Reading]
    named: Mapping[str, tuple[Body, frozenset[str]]]
    realms: Mapping[str, int]
    defined: Mapping[str, str]
    speakers: Mapping[str, tuple[tuple[str, Speaker], ...]]
    officers: Officers
    own: Mapping[tuple[str, ...], Own] = field(default_factory=dict)
    ends: Mapping[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    turned: Mapping[frozenset[str], str] = field(default_factory=dict)
    parts: Mapping[str, tuple[Own, ...]] = field(default_factory=dict)
    pool: Pool = field(default_factory=Pool)
    pools: Mapping[str, Pool] = field(default_factory=dict)


def read_case(readings: Iterable[Reading]) -> CaseReading:
    """Put readings together. An acronym with two full names in the case has none."""
    sorted_readings = sorted(readings, key=lambda r: r.report.id)
    named: dict[str, tuple[Body, set[str]]] = {}
    realms: Counter[str] = Counter()
    full: defaultdict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    people: defaultdict[str, list[tuple[str, Speaker]]] = defaultdict(list)
    named_once: list[Speaker] = []
    told: set[tuple[tuple[str, ...], str, str, tuple[str, ...], str | None]] = set()
    for reading in sorted_readings:
        for _, body in reading.named:
            named.setdefault(body.id, (body, set()))[1].add(reading.report.id)
        realms.update(reading.realms)
        for short, name in reading.defined.items():
            full[short].setdefault(fold(name), name)
        for speaker in reading.speakers:
            key = fold(speaker.name) if speaker.name else ()
            row = (key, speaker.office, speaker.role, fold(speaker.body or ""), speaker.institution)
            if not key or row in told:
                continue
            told.add(row)
            people[key[-1]].append((reading.report.id, speaker))
            named_once.append(speaker)
    return CaseReading(
        {r.report.id: r for r in sorted_readings},
        {k: (body, frozenset(where)) for k, (body, where) in sorted(named.items())},
        realms,
        {k: next(iter(v.values())) for k, v in sorted(full.items()) if len(v) == 1},
        {k: tuple(v) for k, v in sorted(people.items())},
        officers(named_once),
    )


def with_own(case: CaseReading, own: Mapping[tuple[str, ...], Own]) -> CaseReading:
    """The case with its own names, and with all that a noun may take up."""
    parts: defaultdict[str, dict[str, Own]] = defaultdict(dict)
    here: defaultdict[str, list[Candidate]] = defaultdict(list)
    names = {o.name: o for o in own.values()}
    for name, one in sorted(names.items()):
        if one.institution:
            parts[one.institution][name] = one
        for report in one.reports:
            here[report].append(Candidate(name, None, None, ()))
    places: defaultdict[str, dict[str, tuple[int, ...]]] = defaultdict(dict)
    for body, reports in case.named.values():
        for report in reports:
            here[report].append(Candidate(body.name, body.id, body.kind, body.weak))
    for report, reading in case.readings.items():
        for at, body in reading.named:
            places[report][body.id] = (*places[report].get(body.id, ()), at)
    every = {c for group in here.values() for c in group}
    ends: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    turned: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    for key, one in own.items():
        turned[bag(key)].add(one.name)
        for size in range(2, len(key)):
            ends[key[:size]].add(one.name)
            ends[key[-size:]].add(one.name)
    return replace(
        case,
        own=own,
        ends={k: frozenset(v) for k, v in ends.items()},
        turned={k: max(v, key=lambda n: (sum(map(str.isupper, n)), n)) for k, v in turned.items()},
        parts={k: tuple(v.values()) for k, v in parts.items()},
        pool=pool(every, {}),
        pools={r: pool(here[r], places[r]) for r in case.readings},
    )


def bag(key: Iterable[str]) -> frozenset[str]:
    """The words of a name without small ones: ``regional hospital of Oru``, ``Oru Regional Hospital``."""
    roles = register().roles
    return frozenset(key).difference(roles["connectors"], roles["prepositions"])


def leading_realm(realms: Mapping[str, int]) -> str | None:
    """The realm that a text is about: pointed to at least twice as often as any of another country."""
    book = register()
    ranked = sorted(realms.items(), key=lambda x: (-x[1], len(x[0]), x[0]))
    if not ranked:
        return None
    top = ranked[0]
    # Half a country is the country as long as the whole is spoken of, too.
    parent = book.realms[top[0]].country
    code = top[0]
    others = [n for c, n in ranked[1:] if book.realms[c].country != parent]
    return code if not others or top[1] >= 2 * others[0] else None


def group_names(names: Iterable[tuple[str, str, str | None]]) -> dict[tuple[str, ...], Own]:
    """Join spellings of one name: ``(name, report, institution)`` rows to the fullest name of each.

    The order of the rows does not matter. A shorter name joins a longer one that begins or ends with it,
    if only one does.
    """
    where: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    spelt: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    keys: dict[tuple[str, ...], str] = {}
    for name, report, institution in sorted(names, key=lambda r: (r[0], r[1], r[2] or "")):
        key = fold(name)
        if not key:
            continue
        where[key].add(report)
        spelt[key].add(name)
        if institution:
            keys.setdefault(key, institution)
    root = {k: k for k in sorted(where)}
    blocks: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(where, key=lambda k: (-len(k), -len("".join(k)), k)):
        near = blocks[block(key)]
        root[key] = next((root[other] for other in near if alike(key, other)), key)
        near.append(key)
    longer: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for key in sorted(where, key=lambda k: (-len(k), k)):
        wider = {root[k] for k in longer.get(key, ())} - {root[key]}
        if root[key] == key and len(wider) == 1:
            root[key] = next(iter(wider))
        for size in range(1, len(key)):
            longer[key[:size]].add(key)
            longer[key[-size:]].add(key)
    out: dict[tuple[str, ...], Own] = {}
    groups: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(root):
        top = root[key]
        while root[top] != top:
            top = root[top]
        groups[top].append(key)
    for top, members in groups.items():
        name = max((s for m in members for s in spelt[m]), key=_fullness)
        reports = frozenset(r for m in members for r in where[m])
        institution = next((keys[m] for m in (top, *members) if m in keys), None)
        for member in members:
            out[member] = Own(name, reports, institution)
    return out


def _fullness(name: str) -> tuple[bool, int, int, str]:
    """The fuller name is the longer one; where a body is said to be is no part of its name."""
    located = any(w in register().roles["locating"] for w in fold(name)[2:])
    return not located, len(fold(name)), len(name), name
