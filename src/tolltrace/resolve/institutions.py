"""What every state has (``the health ministry``, ``the army``), in the country that is meant."""

from __future__ import annotations

from tolltrace.data.bodies import Body, register
from tolltrace.resolve.candidates import Candidate
from tolltrace.resolve.case import leading_realm
from tolltrace.resolve.lexicon import Hit, scan
from tolltrace.resolve.names import fold, words
from tolltrace.resolve.naming import (
    NO_AREA,
    NO_COUNTRY,
    PART,
    Mention,
    Resolution,
    Spot,
    as_words,
    body_found,
)
from tolltrace.resolve.reading import realm_beside
from tolltrace.resolve.speakers import slice_of, vocabulary

# Whose reach is a place: the place that a figure is about tells which country's is meant.
_CIVIL = frozenset(
    {
        "ministry_health",
        "ministry_emergency",
        "red_cross",
        "civil_defence",
        "disaster_agency",
        "rescue_service",
        "police",
        "prosecutor",
        "ombudsman",
    }
)

# So often a report can point to a country that it is not about; words of the head count twice.
_IN_PASSING = 2


def institution(mention: Mention, spot: Spot) -> Resolution | None:
    """A mention of an institution with nothing beside it but a country, a rank and small words, else None."""
    hit = next((h for h in mention.hits if h.values("institution")), None)
    if hit is None:
        return None
    key = hit.values("institution")[0]
    rank, only = _beside(mention, hit)
    if not only:
        return None
    first = next((h for h in mention.hits if h.values("realm")), None)
    if rank is not None and first is not None and not _whole_country(mention, first):
        # "Guerrero state prosecutor's office": the area is itself a name of the register.
        area = slice_of(mention.source, mention.text, first.first, first.last)
        name = mention.source if all(w.capital for w in mention.text) else _part_name(area, rank, key)
        return Resolution(mention.raw, name, None, (), PART, key) if first.first == 0 else None
    if rank is not None:
        return _of_area(mention, rank, key, spot)
    code = realm_beside(mention.text, mention.hits, hit)
    if code is None and first is not None:
        code = min(first.values("realm"), key=lambda c: (len(c), c))
    if code is not None:
        return body_found(mention.raw, register().institution_of(code, key), "names its country")
    return institution_here(mention.raw, mention.source, key, spot)


def _beside(mention: Mention, hit: Hit) -> tuple[str | None, bool]:
    """The word of rank beside an institution, and whether all else adds nothing."""
    realm_words = {i for h in mention.hits if h.values("realm") for i in range(h.first, h.last)}
    loose = frozenset().union(
        *(vocabulary(g) for g in ("modifiers", "articles", "prepositions", "epithets", "tellings"))
    )
    rank = None
    for i, word in enumerate(mention.text):
        if hit.first <= i < hit.last or i in realm_words or not word.fold:
            continue
        if word.fold in register().roles["levels"]:
            rank = word.fold
        elif word.fold not in loose and word.text.lower() not in loose:
            return rank, False
    return rank, True


def _whole_country(mention: Mention, hit: Hit) -> bool:
    """True for ``Mexican state prosecutor's office``: a country's name or adjective is no area."""
    said = tuple(w.fold for w in mention.text[hit.first : hit.last] if w.fold)
    realms = [register().realms[code] for code in hit.values("realm")]
    return any(said == fold(name) for realm in realms for name in (realm.name, *realm.adjectives))


def _part_name(area: str, rank: str, key: str) -> str:
    what = register().institutions[key].name
    return f"{area} {register().ranks.get(rank, rank).capitalize()} {what[:1].upper()}{what[1:]}"


def _of_area(mention: Mention, rank: str, key: str, spot: Spot) -> Resolution:
    word = register().ranks.get(rank, rank)
    areas = {r.areas[word] for r in spot.case.readings.values() if word in r.areas}
    area = spot.reading.areas.get(word) or (next(iter(areas)) if len(areas) == 1 else None)
    if area is None:
        return Resolution(mention.raw, as_words(mention.source), None, tuple(sorted(areas)), NO_AREA, key)
    for own in spot.case.parts.get(key, ()):
        if fold(own.name)[:1] == fold(area)[:1]:
            return Resolution(mention.raw, own.name, None, (), PART, key)
    spelt = all(w.capital for w in mention.text)
    name = f"{area} {mention.source}" if spelt else _part_name(area, rank, key)
    return Resolution(mention.raw, name, None, (), PART, key)


def institution_here(raw: str, source: str, key: str, spot: Spot) -> Resolution:
    """Which country's a bare form means: the one that is named, else by the place, else by the country.

    Where two are possible it keeps its words, with the candidates.
    """
    named = _named(raw, source, key, spot)
    if named is not None:
        return named
    if key in _CIVIL and spot.place:
        codes = {c for h in scan(words(spot.place)) for c in h.values("realm")}
        if not spot.reading.realms:  # "in Lunga East": a side of the sky names no half of a country
            codes = {c for c in codes if register().realms[c].country == c}
        # One of the victims who died abroad was none of that country's to count.
        told = any(spot.reading.realms.get(c, 0) > _IN_PASSING for c in codes) or not spot.reading.realms
        if told and codes and len({register().realms[c].country for c in codes}) == 1:
            code = max(codes, key=lambda c: (len(c), c))
            return body_found(raw, register().institution_of(code, key), "by the place of the figure")
    home, why = leading_realm(spot.reading.realms), "by the country that the report is about"
    if home is not None and key in _CIVIL and _only_passes(home, spot):
        home = None
    if home is None:
        bodies = {b.id: b for b, _ in spot.case.named.values() if b.institution == key}
        only = next(iter(bodies.values())) if len(bodies) == 1 else None
        if only is not None and not (key in _CIVIL and _is_foreign(only, spot) and _once(only, spot)):
            return body_found(raw, only, "the only one that the case names")
        whole = leading_realm(spot.case.realms)
        passing = all(n < _IN_PASSING for n in spot.reading.realms.values())
        if whole is not None and (passing or whole in spot.reading.realms):
            home, why = whole, "by the country that the case is about"
    if home is not None:
        return body_found(raw, register().institution_of(home, key), why)
    ranked = sorted(spot.reading.realms.items(), key=lambda x: (-x[1], x[0]))[:3]
    names = tuple(register().institution_of(c, key).name for c, _ in ranked)
    return Resolution(raw, as_words(source), None, names, NO_COUNTRY, key)


def at_home(mention: Mention, taken: Candidate, spot: Spot) -> Resolution | None:
    """``The ministry``, where only a neighbour's is named with its country: that of the case's country."""
    body, _ = spot.case.named.get(taken.body_id or "", (None, None))
    if body is None or body.institution is None or not _is_foreign(body, spot):
        return None
    if any(b.id == body.id and _told(at, spot) for at, b in spot.reading.named):
        return None
    found = institution_here(mention.raw, mention.source, body.institution, spot)
    return found if found.body_id not in (None, body.id) else None


def _only_passes(code: str, spot: Spot) -> bool:
    """Whether a report names a country in passing, ``a Chilean team``, and the case is about another."""
    whole, realms = leading_realm(spot.case.realms), register().realms
    told = spot.reading.realms[code] - (whole in spot.reading.realms)
    return told < _IN_PASSING and whole is not None and realms[whole].country != realms[code].country


def _is_foreign(body: Body, spot: Spot) -> bool:
    """Whether a body is of another country than the one that the case is about."""
    realms = register().realms
    home = leading_realm(spot.case.realms)
    if home is None or body.realm is None or body.realm not in realms:
        return False
    return realms[body.realm].country != realms[home].country


def _told(at: int, spot: Spot) -> bool:
    """Whether a mention stands before this one."""
    return spot.at is not None and at <= spot.at


def _once(body: Body, spot: Spot) -> bool:
    """Whether a single mention in the whole case names the body."""
    reports = spot.case.named[body.id][1]
    named = spot.case.readings[min(reports)].named
    return len(reports) == 1 and sum(b.id == body.id for _, b in named) == 1


def _named(raw: str, source: str, key: str, spot: Spot) -> Resolution | None:
    here = [(at, b) for at, b in spot.reading.named if b.institution == key]
    if len(here) == 1 and key in _CIVIL and _is_foreign(here[0][1], spot) and not _told(here[0][0], spot):
        here = []  # "…, the ministry said. Across the border, Chad's health ministry …"
    ids = {b.id for _, b in here}
    if len(ids) == 1:
        return body_found(raw, here[0][1], "the only one that the report names")
    before = [b for at, b in here if spot.at is not None and at <= spot.at]
    if before:
        return body_found(raw, before[-1], "the last one named before")
    if ids:
        names = tuple(sorted({b.name for _, b in here}))
        return Resolution(raw, as_words(source), None, names, "the report names several", key)
    if any(b.institution == key for b, _ in spot.case.named.values()):
        return None
    parts = {o.name: o for o in spot.case.parts.get(key, ())}
    in_report = {n: o for n, o in parts.items() if spot.reading.report.id in o.reports}
    for group in (in_report, parts):
        if len(group) == 1:
            why = "the only one of its kind that the case names"
            return Resolution(raw, next(iter(group)), None, (), why, key)
    return None
