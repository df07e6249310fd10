"""Places that stand as labels: ``Sumy, 13 April: ...``, ``Bokkos 4,100``, ``the Pont-Sondé massacre``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tolltrace.find.phrase import speech, words
from tolltrace.find.place import places, spell
from tolltrace.find.reading import Draft, Reading

_LABEL = re.compile(r"[^A-Za-z?]{0,3}(?P<name>t?A*N[AN'P]*|t?x{0,2}P[oN]*N)(?P<rest>[^:]{0,8}):")
_LONGEST = 14
_BRACKETS = re.compile(r"(?P<name>X{1,4}0?)\([^()]{0,6}[9n][^()]{0,10}\)")


class Labels:
    """Reads the labels of one document; the names of its places are gathered when the first label is met."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        self.reading = reading
        self._rows = frozenset(d.place.lower() for d in drafts if d.place)
        self._names: frozenset[str] | None = None

    def beside(self, number: int, draft: Draft) -> tuple[tuple[int, int], ...]:
        """The tokens of the place that stands right before the figure as its label, if there is one."""
        found = self._in_brackets(number, draft) or self._before_bracket(number, draft)
        return (found,) if found else ()

    def above(self, number: int, draft: Draft) -> tuple[tuple[int, int], ...]:
        """The tokens of the place that labels the line, or the event that it tells of, if there is one."""
        found = self._at_head(number, draft) or self._of_event(number)
        return (found,) if found else ()

    def _at_head(self, number: int, draft: Draft) -> tuple[int, int] | None:
        """`NAME: ...` at the head of a block."""
        s = self.reading.sentences[number]
        colon = s.cls.find(":", 0, _LONGEST)
        if (
            colon < 0
            or colon > draft.first
            or (number and self.reading.sentences[number - 1].block == s.block)
        ):
            return None
        letters = spell(self.reading.text, s, self.reading.language.code)
        m = _LABEL.match(letters)
        if m is None or m.end() != colon + 1:
            return None
        first, last = m.span("name")
        rest = s.cls[last:colon]
        events = words(self.reading.language.code, "places", "attack_events")
        if (
            events.intersection(s.low[last:colon])
            or (rest and set(rest) <= set("9M,Y"))
            or "P" in letters[first:last]
        ):
            return first, last
        if rest:
            return None
        name = s.words(first, last)
        listed = self.reading.document.blocks[s.block].kind == "bullet" and s.cls[colon + 1 : colon + 2] in (
            "9",
            "n",
            "m",
        )
        acronym = self.reading.text[s.starts[first] : s.ends[last - 1]].isupper()
        return (
            (first, last) if self._is_place(name) or (listed and not acronym and last - first <= 3) else None
        )

    def _in_brackets(self, number: int, draft: Draft) -> tuple[int, int] | None:
        """`(Bokkos 4,100, Mangu 950)`: a name right before a figure of a list."""
        s = self.reading.sentences[number]
        first = draft.first
        while first and s.cls[first - 1] == "X":
            first -= 1
        if first in (draft.first, 0) or s.cls[first - 1] not in "(,&":
            return None
        return (first, draft.first) if self._is_place(s.words(first, draft.first)) else None

    def _before_bracket(self, number: int, draft: Draft) -> tuple[int, int] | None:
        """`Kiko (2,950 cases, 61 deaths), Lower Tana (1,704 cases, 44 deaths)`: a name before its figures."""
        s = self.reading.sentences[number]
        listed = list(_BRACKETS.finditer(s.cls))
        inside = next((m for m in listed if m.end("name") < draft.first < m.end()), None)
        return inside.span("name") if inside is not None and len(listed) > 1 else None

    def _of_event(self, number: int) -> tuple[int, int] | None:
        """`the Pont-Sondé massacre`: a name before an event."""
        s = self.reading.sentences[number]
        events = words(self.reading.language.code, "places", "attack_events")
        sure = words(self.reading.language.code, "places", "place_events")
        nations = words(self.reading.language.code, "perpetrators", "nationalities")
        no_names = words(self.reading.language.code, "places", "not_names")
        for i, w in enumerate(s.low):
            if (w in events or w in sure) and i and s.cls[i - 1] == "X":
                first = i - 1
                while first and s.cls[first - 1] == "X":
                    first -= 1
                if self._is_place(s.words(first, i)) or (
                    w in sure and not (nations | no_names).intersection(s.low[first:i])
                ):
                    return first, i
        return None

    def _is_place(self, name: str) -> bool:
        """Whether the document uses the name as a place elsewhere."""
        if self._names is None:
            self._names = self._gather()
        return name.removeprefix("the ") in self._names

    def _gather(self) -> frozenset[str]:
        names: set[str] = set(self._rows)
        code = self.reading.language.code
        sure = words(code, "places", "place_events")
        for s in self.reading.sentences:
            for i, w in enumerate(s.low):
                if w in sure and i and s.cls[i - 1] == "X":
                    names.add(s.low[i - 1])
            for phrase in places(self.reading.text, s, code, speech(s, code)):
                run: list[str] = []
                for i in range(phrase.first, phrase.last + 1):
                    if i < phrase.last and s.cls[i] == "X":
                        run.append(s.low[i])
                    elif run:
                        names.add(" ".join(run))
                        run = []
        return frozenset(names)
