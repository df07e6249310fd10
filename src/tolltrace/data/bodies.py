"""The register of bodies: who may be the origin or the relay of a figure, under which names.

One file a country or kind in ``bodies/``. A country's file begins with its *realm* (a country, or a part of
one that has institutions of its own); files that begin with an underscore hold what all realms share. A
strong name means its body wherever it stands; a weak one only where that body is spoken of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import rtoml

_FOLDER = Path(__file__).with_name("bodies")
KINDS = frozenset(
    [
        "monitor",
        "ministry",
        "un",
        "agency",
        "media",
        "rescue",
        "armed_group",
        "state_media",
        "rights_group",
        "hospital",
        "police",
        "army",
        "prosecutor",
        "government",
        "company",
        "commission",
        "aid",
        "leader",
    ]
)


@dataclass(frozen=True, slots=True)
class Body:
    """One body. ``id`` is its file and its name; ``country`` an ISO 3166 code, or ``None`` if in many.

    ``people`` speak for it under their own names, ``arms`` are its media: neither is an origin apart from it.
    ``institution`` is the key of what every state has, where this is a state's own.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    realm: str | None = None
    names: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    arms: tuple[str, ...] = ()
    institution: str | None = None


@dataclass(frozen=True, slots=True)
class Realm:
    """A country, or a part of one with institutions of its own, with the words that point to it.

    ``seats`` are the places that stand for its government (``Damascus said``), ``places`` its others.
    """

    code: str
    country: str
    name: str
    adjectives: tuple[str, ...]
    markers: tuple[str, ...]
    seats: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Institution:
    """What every state has: its forms in reports, who speaks for it, how it is named without an entry.

    ``by_name`` is true where its minister is a politician, who is an origin under his or her own name.
    """

    key: str
    kind: str
    name: str
    forms: tuple[str, ...]
    voices: tuple[str, ...] = ()
    by_name: bool = False


@dataclass(frozen=True)
class Register:
    """All bodies, realms and institutions, and the words by which a mention is taken apart."""

    bodies: tuple[Body, ...]
    realms: Mapping[str, Realm]
    institutions: Mapping[str, Institution]
    roles: Mapping[str, tuple[str, ...]]
    nouns: Mapping[str, tuple[str, ...]]
    narrow: Mapping[str, tuple[str, ...]]
    same: Mapping[str, str]
    drop: frozenset[str]
    ranks: Mapping[str, str]
    not_areas: frozenset[str]
    _own: Mapping[tuple[str, str], Body] = field(repr=False)

    def institution_of(self, realm: str, key: str) -> Body:
        """The realm's own body for an institution: its entry, or one under the usual name.

        Raises:
            KeyError: if there is no such realm or institution.
        """
        entry = self._own.get((realm, key))
        if entry is not None:
            return entry
        where, what = self.realms[realm], self.institutions[key]
        name = f"{where.adjectives[0]} {what.name}"
        return Body(f"{realm.lower()}.{key}", name, what.kind, where.country, realm, institution=key)


def _words(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(table.get(key, ()))


def _body(stem: str, entry: Mapping[str, Any], realm: Realm | None) -> Body:
    kind = entry["kind"]
    if kind not in KINDS:
        raise ValueError(f"{stem}.toml: {entry['name']}: unknown kind {kind!r}; kinds are {sorted(KINDS)}")
    return Body(
        id=f"{stem}.{entry['name']}",
        name=entry["name"],
        kind=kind,
        country=realm.country if realm else None,
        realm=realm.code if realm else None,
        names=_words(entry, "names"),
        weak=_words(entry, "weak"),
        people=_words(entry, "people"),
        arms=_words(entry, "arms"),
        institution=entry.get("institution"),
    )


@lru_cache(maxsize=1)
def register() -> Register:
    """The register that comes with the package, read once.

    Raises:
        ValueError: if a file names an unknown kind or institution, or gives a realm one institution twice.
    """
    files = sorted(_FOLDER.glob("*.toml"))
    tables = {file.stem: rtoml.loads(file.read_text("utf-8")) for file in files}
    institutions = {
        key: Institution(
            key, t["kind"], t["name"], _words(t, "forms"), _words(t, "voices"), t.get("by_name", False)
        )
        for key, t in sorted(tables["_institutions"].items())
    }
    bodies: list[Body] = []
    realms: dict[str, Realm] = {}
    own: dict[tuple[str, str], Body] = {}
    for stem, table in tables.items():
        if stem.startswith("_"):
            continue
        realm = None
        if "realm" in table:
            r = table["realm"]
            realm = Realm(
                r["code"],
                r["country"],
                r["name"],
                _words(r, "adjectives"),
                _words(r, "markers"),
                _words(r, "seats"),
                _words(r, "places"),
            )
            realms[realm.code] = realm
        for entry in table.get("body", ()):
            body = _body(stem, entry, realm)
            bodies.append(body)
            if body.institution is None:
                continue
            if realm is None or body.institution not in institutions:
                raise ValueError(f"{stem}.toml: {body.name}: no institution {body.institution!r} here")
            if own.setdefault((realm.code, body.institution), body) is not body:
                raise ValueError(f"{stem}.toml: {body.name}: a second {body.institution}")
    descriptors, spelling = tables["_descriptors"], tables["_spelling"]
    return Register(
        bodies=tuple(bodies),
        realms=MappingProxyType(realms),
        institutions=MappingProxyType(institutions),
        roles=MappingProxyType({k: tuple(v) for k, v in tables["_roles"].items()}),
        nouns=MappingProxyType({k: tuple(v) for k, v in descriptors["nouns"].items()}),
        narrow=MappingProxyType({k: tuple(v) for k, v in descriptors["narrow"].items()}),
        same=MappingProxyType(dict(spelling["same"])),
        drop=frozenset(spelling["drop"]["words"]),
        ranks=MappingProxyType(dict(tables["_levels"]["ranks"])),
        not_areas=frozenset(tables["_levels"]["not_areas"]["words"]),
        _own=MappingProxyType(own),
    )
