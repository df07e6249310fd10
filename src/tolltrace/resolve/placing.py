"""The words of a claim's place to a place: the names in them, what holds what, and how near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tolltrace.data.gazetteer import MAIN, PEOPLE, Entry, Gazetteer
from tolltrace.data.placenames import is_article, place_key
from tolltrace.model import Place, Precision
from tolltrace.resolve.containment import holds
from tolltrace.resolve.pointing import coast, main_country, part_of, pointed
from tolltrace.resolve.toponym_candidates import Mention, candidates
from tolltrace.resolve.toponym_runs import Words, read_words
from tolltrace.resolve.toponym_sense import Hints, choose
from tolltrace.resolve.toponym_words import Cues
from tolltrace.resolve.whereabouts import LARGE_CITY, Scene, as_place


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in the words: a place of the gazetteer, or none that is known."""

    first: int
    last: int
    text: str
    entry: Entry | None
    division: str | None = None


def placed(text: str, at: int, scene: Scene, book: Gazetteer, cues: Cues) -> Place:
    """The place of a claim's words, which stand before or around offset ``at`` of the report's text."""
    words = read_words(text)
    names = _names(words, text, scene, book, cues)
    if not names:
        return pointed(text, words, at, scene, book, cues)
    parts = [_place(n, names, words, text, scene, book, cues) for n in _innermost(names, words, book, cues)]
    if len(parts) == 1:
        return parts[0]
    return _together(text, parts)


def _names(words: Words, text: str, scene: Scene, book: Gazetteer, cues: Cues) -> list[_Name]:
    """The names in order; names that the gazetteer lacks are runs of capitals that no list of words has."""
    found = [m for m in candidates(words, book, cues) if not _is_no_name(m, words, cues)]
    found = [m for m in found if not _is_piece(m, found, words, cues)]
    found = [_with_kind_before(m, words, cues) for m in _renumbered(found, book)]
    hints = scene.own if _speaks(scene.own, found) else scene.others
    known = [
        _Name(m.first, m.last, text[m.start : m.end], entry, m.division)
        for m, entry in zip(found, choose(found, hints), strict=True)
    ]
    at_home = {e.country for n in known if (e := n.entry) and e.kind != "city"}
    known = [n for n in known if not _is_stranger(n, scene, at_home)]
    names = sorted([*known, *_unknown(words, text, known, cues)], key=lambda n: n.first)
    return [n for at, n in enumerate(names) if not _owns(n, names[at + 1 : at + 2], words, book)]


def _owns(name: _Name, behind: Sequence[_Name], words: Words, book: Gazetteer) -> bool:
    """``Russia's Hmeimim base`` is Russia's, and elsewhere."""
    inner = behind[0].entry if behind else None
    if name.entry is None or inner is None or name.entry.kind != "country":
        return False
    return words.gap(name.last) in {"'s ", "’s "} and not holds(name.entry, inner, book)


def _is_piece(m: Mention, found: Sequence[Mention], words: Words, cues: Cues) -> bool:
    """A village's name that is only part of a longer name, which the gazetteer has not: ``Ain Mara``."""
    if any(e.kind != "city" or (e.population >= LARGE_CITY and e.form == MAIN) for e in m.entries):
        return False
    first, end = words.runs[m.first][0], words.runs[m.last - 1][1]
    if m.first and is_article(words.tokens[m.first].fold) and words.gap(m.first) == " ":
        first = words.runs[m.first - 1][0]  # "Ain Hamra al-Sham" is no village in the Sham
    taken = {i for o in found if _stands_apart(o, m, words) for i in range(o.first, o.last)}
    rest = [i for i in range(first, end) if not m.first <= i < m.last and i not in taken]
    return any(not _is_plain(words.tokens[i].fold, cues, opens=words.tokens[i].opens) for i in rest)


def _stands_apart(other: Mention, m: Mention, words: Words) -> bool:
    """The other name is no part of the same: a province or country, or the other end of ``Jos-Akwanga``."""
    if other.entries[0].kind != "city":
        return True
    return words.gap(max(other.first, m.first)) == "-" and abs(other.first - m.first) >= 1


def _is_stranger(name: _Name, scene: Scene, at_home: set[str | None]) -> bool:
    """A small place in a country that nothing speaks of bears the name of the one meant by chance."""
    entry = name.entry
    if entry is None or entry.kind != "city" or entry.population >= LARGE_CITY:
        return False
    known = at_home or scene.countries
    return bool(known) and entry.country not in known


def _is_no_name(m: Mention, words: Words, cues: Cues) -> bool:
    token = words.tokens[m.first]
    if m.last - m.first > 1:
        return False
    if (token.fold in cues.nouns or token.fold in cues.spots) and m.entries[0].kind == "city":
        return True
    return (
        token.fold in cues.near
        or token.fold in cues.directions
        or (
            token.opens
            and (token.fold in cues.locative or (token.fold in cues.common and len(words.tokens) > 1))
        )
    )


def _renumbered(found: list[Mention], book: Gazetteer) -> list[Mention]:
    """Containers are told by number; where a mention went, they are read anew by the names themselves."""
    out = [replace(m, container=None) for m in found]
    for n, m in enumerate(out[1:]):
        inner = out[n]
        if any(holds(o, i, book) for o in m.entries for i in inner.entries if o.form != PEOPLE):
            out[n] = replace(inner, container=n + 1)
        elif any(holds(i, o, book) for o in m.entries for i in inner.entries):
            out[n + 1] = replace(m, container=n)
    return out


def _with_kind_before(m: Mention, words: Words, cues: Cues) -> Mention:
    """``the province of Latakia``, ``the state Zamfara``."""
    if m.division is not None or not m.first:
        return m
    at = m.first - 1
    if words.tokens[at].fold in cues.of and at:
        at -= 1
    kind = cues.divisions.get(words.tokens[at].fold)
    return replace(m, division=kind) if kind else m


def _speaks(hints: Hints, found: Sequence[Mention]) -> bool:
    return any(e.country in hints.countries for m in found for e in m.entries)


def _unknown(words: Words, text: str, known: Sequence[_Name], cues: Cues) -> list[_Name]:
    taken = {i for name in known for i in range(name.first, name.last)}
    out: list[_Name] = []
    i = 0
    while i < len(words.tokens):
        token = words.tokens[i]
        end = i + 1
        tied = is_article(token.fold) and words.gap(end) in {"-", " "} and words.runs[i][1] > end
        plain = not tied and _is_plain(token.fold, cues, opens=token.opens)
        person = token.fold in cues.first_names and i + 1 < words.runs[i][1]
        if person and i and words.gap(i).startswith(","):
            end = words.runs[i][1]  # who speaks stands behind a comma, where a container would
        elif i not in taken and token.capital and not plain:
            run_end = words.runs[i][1]
            while end < run_end and end not in taken:
                end += 1
            last = end
            while last > i + 1 and _is_plain(words.tokens[last - 1].fold, cues, opens=True):
                last -= 1
            out.append(_Name(i, last, text[token.start : words.tokens[last - 1].end], None))
        i = end
    return out


def _is_plain(fold: str, cues: Cues, *, opens: bool) -> bool:
    kinds = (cues.divisions, cues.spots, cues.nouns, cues.directions, cues.bodies)
    return any(fold in kind for kind in kinds) or (
        opens and (fold in cues.common or fold in cues.locative or fold in cues.near)
    )


def _innermost(names: Sequence[_Name], words: Words, book: Gazetteer, cues: Cues) -> list[_Name]:
    """The names that hold none of the others. What is unknown lies in what is known; ``and`` keeps apart."""
    return [
        name
        for n, name in enumerate(names)
        if not _is_around(name, [other for m, other in enumerate(names) if m != n], words, book, cues)
    ]


def _is_around(name: _Name, others: Sequence[_Name], words: Words, book: Gazetteer, cues: Cues) -> bool:
    if name.entry is None:
        return False
    known = [o.entry for o in others if o.entry is not None]
    if known and name.entry.form == PEOPLE:
        return True
    unknown = [o for o in others if o.entry is None and not _joined(name, o, words, cues)]
    return bool(unknown) or any(holds(name.entry, inner, book) for inner in known)


def _joined(a: _Name, b: _Name, words: Words, cues: Cues) -> bool:
    first, second = (a, b) if a.first < b.first else (b, a)
    return any(words.tokens[i].fold in cues.links for i in range(first.last, second.first))


def _place(
    name: _Name,
    names: Sequence[_Name],
    words: Words,
    text: str,
    scene: Scene,
    book: Gazetteer,
    cues: Cues,
) -> Place:
    if name.entry is None:
        return _unlisted(name, names, words, text, book, cues)
    entry = name.entry
    before = {words.tokens[i].fold for i in range(_previous(name, names), name.first)}
    behind = {words.tokens[i].fold for i in range(name.last, len(words.tokens))}
    place = as_place(text, entry, name.division, book)
    if entry.kind in {"country", "sea", "ocean"} and behind & cues.coasts:
        home = entry if entry.kind == "country" else main_country(scene, book)
        place = coast(text, words, home, book, cues) if home is not None else place
    near = before & cues.near or (behind & cues.near and not names[-1].first > name.first)
    if near and place.kind not in {"country", "admin1"}:
        return replace(place, precision="near", chain=(f"near {place.chain[0]}", *place.chain[1:]))
    wide = place.precision in {"country", "province", "region"}
    part: list[str] = []
    while name.first > len(part) and words.tokens[name.first - len(part) - 1].fold in cues.directions:
        part.insert(0, words.tokens[name.first - len(part) - 1].text)
    if wide and part and place.kind != "coast":
        label = f"{' '.join(part)} {place.name}"
        chain = (f"{place.chain[0]}/{place_key(label)}", *place.chain)
        lat, lon = place.lat, place.lon
        if entry.kind == "country":
            lat, lon = part_of(entry, [word.casefold() for word in part], cues)
        return replace(place, name=label, lat=lat, lon=lon, precision="region", kind="region", chain=chain)
    spot = [w for w in (before | behind) if w in cues.spots]
    if spot and place.precision in {"exact", "district"} and entry.kind == "city":
        return replace(place, chain=(f"{place.chain[0]}/{place_key(text)}", *place.chain))
    return place


def _previous(name: _Name, names: Sequence[_Name]) -> int:
    return max((n.last for n in names if n.last <= name.first), default=0)


def _unlisted(
    name: _Name, names: Sequence[_Name], words: Words, text: str, book: Gazetteer, cues: Cues
) -> Place:
    """A name that no list has: in the middle of the narrowest place that it is said to be in."""
    key = place_key(name.text)
    known = [n for n in names if n.entry is not None and not _joined(name, n, words, cues)]
    # "the Libyan village of X": a people tells the country where nothing tells more.
    around = [n for n in known if n.entry and n.entry.form != PEOPLE] or known
    if not around:
        why = f"the gazetteer has no {name.text}"
        return Place(text, name.text, chain=(f"?.{key}",), why=why)
    holders = [n for n in around if not any(m is not n and _narrower(m, n, book) for m in around)]
    holder = next((h for h in holders if h.first > name.first), holders[-1])
    assert holder.entry is not None
    outer = as_place(text, holder.entry, holder.division, book)
    precision: Precision = "district" if outer.precision == "exact" else outer.precision
    chain = (f"{outer.chain[0]}/{key}", *outer.chain)
    return replace(outer, name=name.text, geonameid=None, kind="unlisted", precision=precision, chain=chain)


def _narrower(m: _Name, n: _Name, book: Gazetteer) -> bool:
    return m.entry is not None and n.entry is not None and holds(n.entry, m.entry, book)


def _together(text: str, parts: Sequence[Place]) -> Place:
    """Several places at once: in the middle of them, within what all of them are in."""
    points = [(p.lat, p.lon) for p in parts if p.lat is not None and p.lon is not None]
    lat = sum(a for a, _ in points) / len(points) if points else None
    lon = sum(b for _, b in points) / len(points) if points else None
    common = tuple(link for link in parts[0].chain if all(link in p.chain for p in parts[1:]))
    ids = "+".join(sorted(p.chain[0] for p in parts))
    countries, divisions = {p.country for p in parts}, {p.admin1 for p in parts}
    country = parts[0].country if len(countries) == 1 else None
    return Place(
        text,
        " and ".join(p.name or p.words for p in parts),
        lat,
        lon,
        country=country,
        admin1=parts[0].admin1 if country and len(divisions) == 1 else None,
        kind="several",
        precision="region" if points else "unknown",
        chain=(ids, *common),
        parts=tuple(parts),
        why=next((p.why for p in parts if p.why), None),
    )
