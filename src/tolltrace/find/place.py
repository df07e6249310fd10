"""The phrases of a sentence that can say where people were harmed.

Each token gets one letter of place, and a place is a pattern over these letters: a preposition, or a verb
or event that takes a place, and a name or a noun of place with what describes it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from tolltrace.find.phrase import Phrase, opens_clause, words
from tolltrace.find.place_refusal import Site, refused, taken_before
from tolltrace.find.tokens import Sentence

# N name, P noun of place, A adjective of place, x lower-case word, # number, t article, o of, i preposition
# of place, & and, "," "'" "-" themselves, "!" anything else.
_NAME = r"(?:tt?)?A*N(?:[N']|-N)*[AN]*P*N?"
_NOUN = r"A*t?[#]?[#A]*[AxN']{0,4}P+(?:N++(?!S))?"
_THING = rf"(?:{_NOUN}|{_NAME})"
_TAIL = rf"(?:(?:o|i){_THING}|,t[Ax]*P(?:[oi]{_THING})*|,i{_THING})"
_COUNTRY = r"(?:,N{1,2}P?(?=[,.;)]|$))"
_LIST = rf"(?:(?:,{_THING})*,?&i?{_THING}(?![S]))"
_PLACE = re.compile(rf"{_THING}{_LIST}?{_TAIL}*{_LIST}?{_TAIL}*{_COUNTRY}?")


@cache
def _table(code: str) -> Mapping[str, str]:
    """The letter of each word of place."""
    out: dict[str, str] = {}
    for key, letter in (("locating", "i"), ("nouns", "P"), ("spots", "P"), ("adjectives", "A")):
        for word in words(code, "places", key):
            out.setdefault(word, letter)
    return out


@cache
def _openers(code: str) -> frozenset[str]:
    """All words behind which a place can stand."""
    keys = ("locating", "after_event", "taking", "moving", "toll_for", "taken_from")
    return frozenset(words(code, "words", "of")).union(*(words(code, "places", key) for key in keys))


@cache
def _times(code: str) -> frozenset[str]:
    keys = ("months", "weekdays", "dayparts", "holidays", "stands_alone", "holiday_first")
    return frozenset().union(*(words(code, "dates", key) for key in keys))


_PLAIN = {
    "t": "t",
    "a": "t",
    "d": "t",
    "D": "t",
    "o": "o",
    "&": "&",
    ",": ",",
    "'": "'",
    "-": "-",
    ":": ":",
    "9": "#",
    "n": "#",
    "s": "#",
    "g": "#",
    "N": "#",
    "b": "!",
    "S": "S",
    "O": "A",
}


def spell(text: str, s: Sentence, code: str) -> str:
    """The sentence as letters of place."""
    sides = words(code, "places", "adjectives")
    table, times, not_names = _table(code), _times(code), words(code, "places", "not_names")
    particles = words(code, "places", "particles")
    # Where all is in capitals, only a word that the lexicon does not know can be a name.
    naming = "X" if text[s.start : s.end].isupper() else "XxqP0pfTkJHECAKU"
    out: list[str] = []
    for i, (w, c) in enumerate(zip(s.low, s.cls, strict=True)):
        letter = table.get(w)
        if c == "m" and (letter is None or (i + 1 < len(s.cls) and s.cls[i + 1] in "9nsgNm")):
            letter = "!"
        elif letter is not None:
            if (
                letter == "P"
                and w in sides
                and text[s.starts[i]].isupper()
                and text[s.ends[i] + 1 : s.ends[i] + 2].isupper()
            ):
                letter = "N"
            if letter == "A" and text[s.starts[i]].isupper() and out[-1:] == ["N"]:
                letter = "N"
        elif c in _PLAIN:
            letter = _PLAIN[c]
        elif c in "YM" or w in times:
            letter = "!"
        elif text[s.starts[i]].isupper():
            counted = s.cls[i + 1 : i + 2] == ":" and (e := s.entries[i]) is not None and e.harm
            if c in naming and w not in not_names and (c in "Xx" or i) and not counted:
                letter = "N"
            else:
                letter = "?" if w in not_names else "!"
        elif w in particles and out[-1:] == ["N"] and text[s.starts[min(i + 1, len(s.low) - 1)]].isupper():
            letter = "N"  # "Deir al Balah"
        elif c in "xq0pPX":
            # al-Noura, ez-Zor: a small article before a name.
            letter = "x" if "-" not in w or text[s.starts[i] : s.ends[i]].islower() else "N"
        else:
            letter = "!"
        out.append(letter)
    # A name that is none of a place can still describe one: the Ukrainian city, Palestinian villages.
    return re.sub(r"\?+(?=[AxN']*P)", lambda m: "A" * len(m.group()), "".join(out)).replace("?", "!")


def places(text: str, s: Sentence, code: str, said: tuple[int, ...]) -> list[Phrase]:
    """The phrases of a sentence that can say where people were harmed, in order.

    ``said`` are the tokens of speech: the address of a speaker is left out, that of a witness is weak.
    """
    openers = _openers(code)
    if openers.isdisjoint(s.low):
        return []
    letters = spell(text, s, code)
    bare = words(code, "places", "bare")
    out: list[Phrase] = []
    at = 0
    while at < len(letters):
        if s.low[at] not in openers:
            at += 1
            continue
        site = _site(text, s, code, letters, at)
        if site is None:
            at += 1
            continue
        no = refused(s, code, site, said)
        if no and not (_witness(s, code, at) or _dwelling(s, code, site)):
            at = site.start if s.cls[at + 1 : at + 2] == "&" else at + 1
            continue
        value = site.start if site.taken or no or s.low[at] in bare else at
        weak = site.taken or no or s.cls[site.start] == "d"
        out.append(Phrase(at, site.last, value, weak, opens_clause(s, code, at)))
        at = site.last
    return out


def _site(text: str, s: Sentence, code: str, letters: str, at: int) -> Site | None:
    """The candidate that a token opens: a preposition, a verb of attack, an `of` behind people."""
    opener = s.low[at]
    start, taken = at + 1, False
    if (
        letters[at] == "i"
        or opener in words(code, "places", "after_event")
        or _toll_for(s, code, at)
        or _taken_from(s, code, at)
    ):
        if letters[start : start + 1] == "&" and letters[start + 1 : start + 2] == "i":
            start += 2
    elif opener in words(code, "places", "taking") and s.cls[at] in "fKkGSxUX":
        taken = True
        if text[s.starts[at]].isupper():
            return None
    elif not (s.cls[at] == "o" or opener in words(code, "places", "moving")) or not at:
        return None
    m = _PLACE.match(letters, start) if start < len(letters) else None
    if m is None:
        return None
    last = m.end()
    if s.cls[last : last + 1] == "S" and "," in s.cls[start:last]:
        last = s.cls.rfind(",", start, last)  # "died in hospital, the health office said"
    while letters[last - 1] in ",&oi'-":
        last -= 1
    return Site(at, start, last, taken, letters)


def _toll_for(s: Sentence, code: str, at: int) -> bool:
    """`the toll for all the flooded areas`."""
    return at > 0 and s.cls[at - 1] in "TE" and s.low[at] in words(code, "places", "toll_for")


def _taken_from(s: Sentence, code: str, at: int) -> bool:
    """`abducted from a quarry`: where people were taken is where they were harmed."""
    return s.low[at] in words(code, "places", "taken_from") and taken_before(s, at)


def _witness(s: Sentence, code: str, at: int) -> bool:
    """Whether the phrase says where somebody is who tells what happened there."""
    i = at - 1 - (at > 1 and s.cls[at - 1] == '"')
    return i >= 0 and s.low[i] in words(code, "places", "witnesses") and s.cls[at] == "i"


def _dwelling(s: Sentence, code: str, site: Site) -> bool:
    """Whether people are counted by where they live or work: `residents of`, `nurses of the hospital`."""
    if s.cls[site.at] != "o" or s.cls[site.at - 1] not in "pP" or not site.named:
        return False
    if s.low[site.at - 1] in words(code, "places", "dwellers"):
        return True
    entry = s.entries[site.at - 1]
    ruling = entry is not None and entry.victims == "official"
    ruling = ruling or s.low[site.at - 1] in words(code, "places", "addresses")
    return not ruling and bool(words(code, "places", "spots").intersection(s.low[site.start : site.last]))
