"""Who holds an office, by its words and those of what it is of: one look, however many hold others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tolltrace.resolve.names import fold
from tolltrace.resolve.speakers import Speaker

_Key = tuple[str | None, str, str | None]
_Name = tuple[str, ...]


class Officers(NamedTuple):
    """Speakers with a name, in the order given.

    ``shelves`` are by institution, a word of the role, and a word of what the office is of (empty where that
    is not told, ``None`` for all together); each holds by the last word of a name who bore it first.
    """

    shelves: Mapping[_Key, Mapping[_Name, tuple[int, str]]]

    def holders(self, who: Speaker) -> tuple[str, ...]:
        """The names of those who may hold the same office, one a last name; with a second one the look ends.

        Places do not contradict: they share a word, or one of them is not told.
        """
        found: dict[_Name, tuple[int, str]] = {}
        places = (*dict.fromkeys(fold(who.body or "")), "")
        for role in dict.fromkeys(fold(who.role)):
            for place in places if len(places) > 1 else (None,):
                for last, row in self.shelves.get((who.institution, role, place), {}).items():
                    found[last] = min(row, found.get(last, row))
                    if len(found) > 1:
                        return tuple(name for _, name in found.values())
        return tuple(name for _, name in found.values())


def officers(speakers: Iterable[Speaker]) -> Officers:
    """Put those who have a name on their shelves."""
    shelves: dict[_Key, dict[_Name, tuple[int, str]]] = {}
    for n, speaker in enumerate(speakers):
        if not speaker.name:
            continue
        row = (n, speaker.name)
        places = dict.fromkeys(fold(speaker.body or "")) or {"": None}
        for role in dict.fromkeys(fold(speaker.role)):
            for place in (None, *places):
                shelf = shelves.setdefault((speaker.institution, role, place), {})
                shelf.setdefault(fold(speaker.name)[-1:], row)
    return Officers(shelves)
