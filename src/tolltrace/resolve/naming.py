"""The records of resolving: a mention taken apart, the spot where it stands, what it was taken for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from tolltrace.data.bodies import Body, register
from tolltrace.resolve.case import CaseReading
from tolltrace.resolve.lexicon import Hit, scan
from tolltrace.resolve.names import Word, fold, is_acronym, words
from tolltrace.resolve.reading import Reading

OWN = "a name that no register holds"
PART = "an institution of a part of the country"
PERSON = "speaks under the own name"
DESCRIBED = "a body by its description"
PLAIN = "stays as described"
NO_COUNTRY = "the country stays open"
NO_AREA = "no report tells which area is meant"
NO_WORD = "no word that can be compared"
OPEN_REASONS = frozenset({PLAIN, NO_COUNTRY, NO_AREA, NO_WORD})
# Names given for these reasons are the case's own: other mentions may take them up.
OWN_REASONS = frozenset({OWN, PART, PERSON, DESCRIBED})


class Resolution(NamedTuple):
    """What a mention was taken for.

    ``name`` is the usual full name, or the mention's own words where nothing better is known; ``body_id`` is
    set for a registered body; ``candidates`` are those between which the mention leaves open; ``why`` says
    in plain words by what the choice was made; ``institution`` is the kind of state body, if it is one.
    """

    mention: str
    name: str
    body_id: str | None
    candidates: tuple[str, ...]
    why: str
    institution: str | None = None

    @property
    def settled(self) -> bool:
        """True if the name is one that other mentions of the same origin get, too."""
        return self.body_id is not None or not (self.candidates or self.why in OPEN_REASONS)

    @property
    def own(self) -> bool:
        """True if the name is the case's own: no register holds it, and other mentions may take it up."""
        return self.body_id is None and any(self.why.endswith(reason) for reason in OWN_REASONS)


class Spot(NamedTuple):
    """Where a mention stands: report, place in the text if known, and the place that the claim is about."""

    reading: Reading
    case: CaseReading
    at: int | None = None
    place: str | None = None


class Mention(NamedTuple):
    """The words of a mention, without quotation marks and leading articles."""

    raw: str
    source: str
    text: tuple[Word, ...]
    hits: tuple[Hit, ...]


Resolve = Callable[[str, Spot, int], Resolution]


_MARKS = (('"', '"'), ("“", "”"), ("«", "»"))


@lru_cache(maxsize=16384)
def take_apart(raw: str) -> Mention:
    """A mention's words. They are empty if it has none that can be compared."""
    source = " ".join(raw.strip().strip("\"'“”‘’«».,;:").split())
    for opening, closing in _MARKS:
        # Of '"local sources" in Tavush' the first mark is gone by now.
        if source.count(closing) == 1 and opening not in source[: source.index(closing)]:
            source = source.replace(closing, "", 1)
    text = words(source)
    articles = register().roles["articles"]
    i = 0
    while i < len(text) - 1 and text[i].text.lower() in articles:
        i += 1
    if not any(w.fold for w in text[i:]):
        return Mention(raw, source, (), ())
    off = text[i].start
    # A sign before the first word ("@") belongs to it.
    if off and not source[off - 1].isspace() and source[off - 1] == "@":
        off -= 1
    source = source[off:]
    text = words(source)
    return Mention(raw, source, text, scan(text))


def body_found(raw: str, body: Body, why: str) -> Resolution:
    """A mention that stands for a registered body."""
    return Resolution(raw, body.name, body.id, (), why, body.institution)


def as_words(source: str) -> str:
    """A description as it is kept: small letters at its beginning, unless it begins with a name."""
    first, _, rest = source.partition(" ")
    named = rest[:1].isupper() or is_acronym(first) or first.startswith("@") or (not rest and "-" in first)
    named = named or first.endswith(",") or first[:2].isupper()  # "Fatima, a resident", "AMBASSADOR's staff"
    realm = any(h.values("realm") for h in scan(words(first)))
    return source if named or realm else f"{first[:1].lower()}{first[1:]} {rest}".strip()


def without_titles(text: Sequence[Word]) -> tuple[Word, ...]:
    """A person's words without ``Dr``, ``Hon.``, ``President``; a body's are left as they are."""
    titles = frozenset(register().roles["titles"])
    i = 0
    while i < len(text) - 1 and text[i].text.lower() in titles and text[i + 1].capital:
        i += 1
    nouns = register().nouns
    return tuple(text) if any(w.fold in nouns for w in text) else tuple(text[i:])


def headed_by_noun(mention: Mention) -> bool:
    """True for ``herders' association in Jos``: the last word before the first preposition names a body."""
    prepositions = register().roles["prepositions"]
    head = []
    for word in mention.text:
        if word.text.lower() in prepositions or "," in word.gap:
            break
        head.append(word)
    if not head or head[-1].fold not in register().nouns or len(mention.text) < 2:
        return False
    return len(head) > 1 or len(mention.text) > 2


def renamed(found: Resolution, raw: str, why: str | None = None) -> Resolution:
    """The same answer for another mention."""
    return found._replace(mention=raw, why=f"{why}; {found.why}" if why else found.why)


def key_of(name: str) -> tuple[str, ...]:
    """The words by which a name is compared."""
    return fold(name)
