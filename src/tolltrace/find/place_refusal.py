"""What looks like a place and is not where people were harmed: addresses, ways, names of no place."""

from __future__ import annotations

import re
from typing import NamedTuple

from tolltrace.find.phrase import near, words
from tolltrace.find.tokens import Sentence

_ARMS_LENGTH = 5
_EVENT_REACH = 7
_FAR = 60


class Site(NamedTuple):
    """A candidate: the opener at token ``at``, the noun phrase from ``start`` to ``last`` (not included).

    ``taken`` is whether a verb and not a preposition opens it. ``letters`` are those of the sentence.
    """

    at: int
    start: int
    last: int
    taken: bool
    letters: str

    @property
    def head(self) -> int:
        """The token of the first noun's head."""
        i = self.start
        while i + 1 < self.last and self.letters[i + 1] not in "oi,&":
            i += 1
        return i

    @property
    def named(self) -> bool:
        """Whether a name stands in it."""
        return "N" in self.letters[self.start : self.last]


def refused(s: Sentence, code: str, site: Site, said: tuple[int, ...]) -> bool:
    """Whether the candidate cannot be where people were harmed."""
    head = site.letters[site.head]
    if not site.taken and s.low[site.start] in words(code, "places", "in_care"):
        return True  # "died in theatre"
    if not site.named and not words(code, "places", "conditions").isdisjoint(s.low[site.start : site.last]):
        return True  # "in a critical state"
    if site.taken:
        return _no_object(s, code, site)
    opener = s.low[site.at]
    by_event = opener in words(code, "places", "after_event") and _after_event(s, code, site.at)
    bare_name = head == "N" and "P" not in site.letters[site.start : site.head] and not by_event
    if bare_name and opener not in words(code, "places", "any_name"):
        return opener not in words(code, "places", "taken_from") or not taken_before(s, site.at)
    counted = site.at > 0 and s.cls[site.at - 1] in "TE" and opener in words(code, "places", "toll_for")
    if opener in words(code, "places", "taken_from") and taken_before(s, site.at):
        return False
    if site.letters[site.at] != "i" and not by_event and not counted:
        return True
    inside = site.letters[site.start : site.last]
    if opener in words(code, "places", "pairing") and "N" not in inside and "&" not in inside:
        return True
    if head == "P" and not site.named and _is_event(s, code, site.last):
        return True
    return (
        _of_some(s, site.at)
        or _on_the_way(s, code, site.at)
        or bool(words(code, "places", "living").intersection(s.low[max(0, site.at - 3) : site.at]))
        or _address(s, code, site, said)
    )


def _is_event(s: Sentence, code: str, at: int) -> bool:
    """``in house collapses``: the noun of place describes what happened."""
    return at < len(s.cls) and (s.cls[at] in "CEA" or s.low[at] in words(code, "places", "attack_events"))


def taken_before(s: Sentence, at: int) -> bool:
    """Whether people were taken or driven away earlier in the clause: `arrested from a forest`."""
    for i in range(at - 1, max(-1, at - _FAR), -1):
        entry = s.entries[i]
        if s.cls[i] in "K" and entry is not None and entry.harm in ("abducted", "arrested", "displaced"):
            return True
        if s.cls[i] in ";:.GS":
            return False
    return False


def _no_object(s: Sentence, code: str, site: Site) -> bool:
    """Whether what follows a verb of attack is no place."""
    body = site.letters[site.start : site.last]
    if not site.named and not words(code, "places", "nouns").intersection(s.low[site.start : site.last]):
        return True
    if site.letters[site.head] == "N" and not re.fullmatch(r"t?A*N{1,3}P*(?:[oi,&].*)?", body):
        return True
    inner = "N" in site.letters[site.start : site.head]
    return site.letters[site.head] == "P" and not inner and s.cls[site.start] in "9nsgN"


def _after_event(s: Sentence, code: str, at: int) -> bool:
    """Whether a verb of attack or an event stands before the preposition, with no figure between."""
    events = words(code, "places", "attack_events") | words(code, "places", "taking")
    for i in range(at - 1, max(-1, at - 1 - _EVENT_REACH), -1):
        if s.low[i] in events or s.cls[i] == "C":
            return True
        if s.cls[i] in ",;:.9n&K":
            return False
    return False


def _of_some(s: Sentence, at: int) -> bool:
    """`most of them near`: the place of some of them only."""
    return at > 1 and s.cls[at - 1] in "eR" and s.cls[at - 2] == "D"


def _on_the_way(s: Sentence, code: str, at: int) -> bool:
    """Whether the phrase belongs to the end or the beginning of a way: `taken to hospitals in`."""
    if at == 0 or s.low[at - 1] in words(code, "places", "attack_events"):
        return False
    i = at - 1
    while i >= 0 and at - i < _ARMS_LENGTH and s.cls[i] in "xXP0qtaDdp9nO":
        i -= 1
    return 0 <= i < at - 1 and (s.cls[i] == ">" or s.low[i] in words(code, "places", "moving"))


def _address(s: Sentence, code: str, site: Site, said: tuple[int, ...]) -> bool:
    """Whether the place is a speaker's or a speech's: in a subject of speech, or right behind its verb."""
    at, last = site.at, site.last
    addresses, that = words(code, "places", "addresses"), words(code, "scope", "that")
    if at and s.low[at - 1] in addresses:
        return True
    if at and s.cls[at - 1] in "TECKJAI":
        return False
    for j in near(said, at):
        if j >= last:
            between = s.cls[last:j]
            if (
                re.search(r"[9nNsgbzKJEGC;:]", between)
                or that.intersection(s.low[last:j])
                or (at and between.strip(",").count(","))
            ):
                continue
            if at and ("," not in between or between == ","):
                return True
            if not at and any(
                c == "X" or w in addresses for c, w in zip(between, s.low[last:j], strict=True)
            ):
                return True
        elif at - j <= _ARMS_LENGTH:
            between = s.cls[j + 1 : at]
            if not re.search(r"[9nNsgbzKJEGC;:]", between) and not that.intersection(s.low[j + 1 : at]):
                return True
    return False
