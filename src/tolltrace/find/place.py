"""The phrases of a sentence that can say where people were harmed.

Each token gets one letter of place, and a place is a pattern over these letters: a preposition, or a verb
or event that takes a place, and a name or a noun of place with what describes it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tolltrace.find.phrase import Phrase, opens_clause, words
from tolltrace.find.tokens import Sentence

# N name, P noun of place, A adjective of place, x lower-case modifier, # number, t article, o of, i preposition
# of place, & and, "," "'" "-" themselves, "!" anything else.
_NAME = r"(?:tt?)?A*N(?:[N']|-N)*[AN]*P*N?"
_NOUN = r"A*t?[#]?[#A]*[AxN']{0,4}P+(?:N+(?![S!]))?"
_THING = rf"(?:{_NOUN}|{_NAME})"
_TAIL = rf"(?:(?:o|i){_THING}|,t[Ax]*P(?:[oi]{_THING})*|,i{_THING}|,N{{1,2}}P?(?=[,.;)]|$))"
_LIST = rf"(?:(?:,{_THING})*,?&i?{_THING}(?![S]))"
_PLACE = re.compile(rf"{_THING}{_LIST}?{_TAIL}*{_LIST}?{_TAIL}*")
_EVERY = re.compile(rf"[ivE&](?=[#tAxNP])|(?<![oi])N+(?=')")


@dataclass(frozen=True, slots=True)
class _Lists:
    letters: Mapping[str, str]
    nouns: frozenset[str]
    any_name: frozenset[str]
    after_event: frozenset[str]
    events: frozenset[str]
    taking: frozenset[str]
    living: frozenset[str]
    moving: frozenset[str]
    addresses: frozenset[str]
    witnesses: frozenset[str]
    not_names: frozenset[str]
    bare: frozenset[str]
    times: frozenset[str]


@cache
def _lists(code: str) -> _Lists:
    def of(key: str) -> frozenset[str]:
        return words(code, "places", key)

    letters: dict[str, str] = {}
    for key, letter in (("locating", "i"), ("nouns", "P"), ("spots", "P"), ("adjectives", "A")):
        for word in of(key):
            letters.setdefault(word, letter)
    times = frozenset().union(
        *(
            words(code, "dates", key)
            for key in ("months", "weekdays", "dayparts", "holidays", "stands_alone", "holiday_first")
        )
    )
    return _Lists(
        letters, of("nouns"), of("any_name"), of("after_event"), of("attack_events"), of("taking"),
        of("living"), of("moving"), of("addresses"), of("witnesses"), of("not_names"), of("bare"), times,
    )  # fmt: skip


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
    lists = _lists(code)
    table, times, not_names = lists.letters, lists.times, lists.not_names
    out: list[str] = []
    for i, (w, c) in enumerate(zip(s.low, s.cls, strict=True)):
        letter = table.get(w)
        if c == "m" and (letter is None or (i + 1 < len(s.cls) and s.cls[i + 1] in "9nsgNm")):
            letter = "!"
        elif letter is not None:
            if (
                letter in "PA"
                and text[s.starts[i]].isupper()
                and c != "P"
                and letter == "A"
                and out[-1:] == ["N"]
            ):
                letter = "N"
        elif c in _PLAIN:
            letter = _PLAIN[c]
        elif c in "YM" or w in times:
            letter = "!"
        elif text[s.starts[i]].isupper():
            if c in "XxqP0pfTkJHECAKU" and w not in not_names and (c in "Xx" or i):
                letter = "N"
            else:
                letter = "?" if w in not_names else "!"
        elif c in "xq0pPX":
            letter = "x"
        else:
            letter = "!"
        out.append(letter)
    # A name that is none of a place can still describe one: the Ukrainian city, Palestinian villages.
    return re.sub(r"\?+(?=[AxN]*P)", lambda m: "A" * len(m.group()), "".join(out)).replace("?", "!")


def places(text: str, s: Sentence, code: str, said: tuple[int, ...]) -> list[Phrase]:
    """The phrases of a sentence that can say where people were harmed, in order.

    ``said`` are the tokens of speech: the address of a speaker is left out.
    """
    lists = _lists(code)
    letters = spell(text, s, code)
    out: list[Phrase] = []
    at = 0
    n = len(letters)
    while at < n:
        opener = s.low[at]
        start = -1
        witness = at > 0 and s.low[at - 1] in lists.witnesses
        weak = False
        if letters[at] == "i" or opener in lists.after_event or (witness and opener in lists.moving):
            start = at + 1
            if start < n and s.cls[start] == "&" and start + 1 < n and letters[start + 1] == "i":
                start += 2
        elif opener in lists.taking and s.cls[at] in "fKkGSxUX" and not text[s.starts[at]].isupper():
            start, weak = at + 1, True
        if start < 0 or start >= n:
            at += 1
            continue
        m = _PLACE.match(letters, start)
        if m is None:
            at += 1
            continue
        last = m.end()
        while letters[last - 1] in ",&oi'-":
            last -= 1
        verdict = _accept(s, lists, letters, opener, at, start, last, weak, said)
        if verdict or witness:
            bare = weak or opener in lists.bare
            weak = weak or not verdict or s.cls[start] == "d"
            out.append(Phrase(at, last, start if bare else at, weak, opens_clause(s, at)))
            at = last
        else:
            at += 1
    return out


def _accept(
    s: Sentence,
    lists: _Lists,
    letters: str,
    opener: str,
    at: int,
    start: int,
    last: int,
    weak: bool,
    said: tuple[int, ...],
) -> bool:
    body = letters[start:last]
    named = "N" in body
    head = _head(letters, start, last)
    if weak:
        if not named and not (set(s.low[start:last]) & lists.nouns):
            return False
        if letters[head] == "N" and not _only_names(body):
            return False
        if letters[head] == "P" and not named and s.cls[start] in "9nsgN":
            return False
    elif (
        letters[head] == "N"
        and "P" not in letters[start:head]
        and opener not in lists.any_name
        and not (opener in lists.after_event and _after_event(s, lists, at))
    ):
        return False
    if opener in lists.after_event and letters[at] != "i" and not _after_event(s, lists, at):
        return False
    if last < len(s.cls) and s.cls[last] in "CEA" and letters[head] == "P" and "N" not in letters[start:last]:
        return False
    if at > 1 and s.low[at - 1] in ("of them", "of whom", "of these") and s.cls[at - 2] == "D":
        return False
    if at and _nested_in_motion(s, lists, at):
        return False
    if any(w in lists.living for w in s.low[max(0, at - 2) : at]):
        return False
    return not _address_of_speech(s, lists, at, last, said)


def _head(letters: str, start: int, last: int) -> int:
    """The token of the first noun's head."""
    i = start
    while i + 1 < last and letters[i + 1] not in "oi,&":
        i += 1
    return i


def _only_names(body: str) -> bool:
    return re.fullmatch(r"t?A*N{1,3}P*(?:[oi,&].*)?", body) is not None


def _after_event(s: Sentence, lists: _Lists, at: int) -> bool:
    """Whether a verb of attack or an event stands shortly before the preposition."""
    return any(
        w in lists.events or w in lists.taking or s.cls[i] == "C"
        for i, w in enumerate(s.low[max(0, at - 3) : at], max(0, at - 3))
    )


def _nested_in_motion(s: Sentence, lists: _Lists, at: int) -> bool:
    """Whether the phrase belongs to the end or the beginning of a way: ``taken to hospitals in``."""
    i = at - 1
    steps = 0
    while i >= 0 and steps < 4 and s.cls[i] in "xXP0qtaDdp9nO":
        i -= 1
        steps += 1
    if s.low[at - 1] in lists.events:
        return False
    return 0 <= i < at - 1 and (s.cls[i] == ">" or s.low[i] in lists.moving)


def _address_of_speech(s: Sentence, lists: _Lists, at: int, last: int, said: tuple[int, ...]) -> bool:
    """Whether the place is a speaker's or a speech's: in a subject of speech, or right behind its verb."""
    for j in said:
        between = s.cls[last:j] if j >= last else s.cls[j + 1 : at]
        if (
            re.search(r"[9nNsgbzKJEGC;:,]" if j >= last and at else r"[9nNsgbzKJEGC;:]", between)
            or "that" in s.low[min(j, last) : max(j, at)]
        ):
            continue
        if j >= last:
            if at > 0 or any(
                c in "X" or w in lists.addresses for c, w in zip(s.cls[last:j], s.low[last:j], strict=True)
            ):
                return True
            continue
        if at - j <= 5:
            return True
    return bool(at and s.low[at - 1] in lists.addresses)
