"""Atoms of time to points: dates, weekdays, lengths, feasts, each with the opener before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tolltrace.resolve.timewords import OPENERS, Atom, TimeWords

# Of two patterns that fit at one place the first one wins; the letters are those of ``Atom``.
_PATTERNS = (
    ("whole", r"I"),
    ("span", r"(?:Y,?)?[dj][&B][dj]M(?:,?y)?|(?:Y,?)?M[dj][&B][dj](?!M)(?:,?y)?"),
    ("date", r"(?:[LT]?Y,?)?[dj]M(?:,?y)?|(?:Y,?)?M[dj](?![kUV])(?:,?y)?|Y,?j"),
    ("inner", r"[LO][dnv]?&?U(?:[LT=]?U|y|M(?:,?y)?)|O[dnv]?&?U(?=$|,)"),
    ("ago", r"[dnv]?Ugt?"),
    ("shift", r"[dnv]?&?U(?:x|z|F|A(?!$))|[dnv]U[A](?=$)|U[A](?=$)"),
    ("past", r"P[dnv]?&?U|L[dnv]&?U"),
    ("week_end", r"[LT=]?Hw(?:,?y)?|[LT=N]?w"),
    ("unit", r"(?:E&?)?[LTN=][LT=]?U|E&?U"),
    ("same", r"=[DY]"),
    ("now", r"t|[LT]D|s"),
    ("feast", r"[LT]?H(?:,?y)?"),
    ("month", r"[LTN]?(?:E&?)?M(?:,?y)?"),
    ("year", r"E?&?y"),
    ("weekday", r"[LTN]?E?Y"),
    ("length", r"[dnv]&?U"),
    ("ordinal", r"j"),
    ("numbered", r"Ud"),
    ("clock", r"[dn]?k+|(?<=[BFA])[dn](?=$|,|[?iF]*D)"),
    ("part", r"D"),
    ("event", r"V"),
)
_POINT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))


@dataclass(frozen=True, slots=True)
class Point:
    """One time: its kind (a name of the patterns), its atoms, its opener's letter, and where it stands.

    ``linked`` says that it is the far end of the point before it; ``began`` that a verb of beginning
    stands before it, as in ``the war that broke out in 2011``.
    """

    kind: str
    atoms: tuple[Atom, ...]
    opener: str
    word: str
    start: int
    end: int
    linked: bool = False
    began: bool = False

    def all(self, code: str) -> tuple[tuple[int | str, ...], ...]:
        """The values of the atoms with a letter."""
        return tuple(a.value for a in self.atoms if a.code in code)

    def number(self, code: str) -> int | None:
        """The first value of the first atom with one of the letters, where it is a number."""
        for value in self.all(code):
            if value and isinstance(value[0], int):
                return value[0]
        return None

    def has(self, code: str) -> bool:
        """Whether an atom has one of the letters."""
        return any(a.code in code for a in self.atoms)

    @property
    def code(self) -> str:
        """The letters of the atoms."""
        return "".join(a.code for a in self.atoms)


def points(found: Sequence[Atom], words: TimeWords) -> tuple[Point, ...]:
    """The points among atoms, in their order."""
    code = "".join(a.code for a in found)
    out: list[Point] = []
    before = 0
    for m in _POINT.finditer(code):
        if m.start() == m.end():
            continue
        between = found[before : m.start()]
        kept = tuple(found[m.start() : m.end()])
        opener = next((a for a in reversed(between) if a.code in OPENERS), None)
        link = [a for a in between if a.code not in ",?" and a.word not in words.phrases("roles", "at")]
        linked = bool(out) and len(link) == 1 and link[0].word in words.links and len(between) <= 4
        began = any(a.code == "b" for a in between) and bool(out) and out[-1].kind == "event"
        out.append(
            Point(
                m.lastgroup or "",
                kept,
                opener.code if opener else "",
                opener.word if opener else "",
                kept[0].start,
                kept[-1].end,
                linked,
                began,
            )
        )
        before = m.end()
    return tuple(out)
