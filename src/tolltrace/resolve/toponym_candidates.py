"""What could be a name of a place: the longest names of the gazetteer that capitals begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tolltrace.data.gazetteer import OTHER, PEOPLE, SHORT, Entry, Gazetteer
from tolltrace.data.placenames import is_article, join_key, without_article
from tolltrace.resolve.toponym_runs import Words, joined, joined_to_noun
from tolltrace.resolve.toponym_words import Cues

_LONGEST = 6
# Up to here a name is short enough to be a pronoun or a word of another kind.
_TINY = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a place: words ``first`` to ``last`` (exclusive), ``text[start:end]``.

    ``entries`` are the places that bear the name, ``container`` the number of the mention behind a comma that
    holds this one, ``division`` the kind that a word beside the name makes it. ``listed``: that word
    stands at the end of a list of names. ``why`` lists the evidence.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    why: tuple[str, ...] = ()
    container: int | None = None
    division: str | None = None
    listed: bool = False


def candidates(words: Words, book: Gazetteer, cues: Cues) -> list[Mention]:
    """All that could be names of places, not yet weighed."""
    found = list(_longest_names(words, book, cues))
    return _joined_by_comma(_in_lists(found, words, book, cues), words)


def _longest_names(words: Words, book: Gazetteer, cues: Cues) -> Iterator[Mention]:
    """The longest names that the gazetteer has, from left to right."""
    tokens = words.tokens
    i = 0
    while i < len(tokens):
        if not _may_begin(i, words):
            i += 1
            continue
        mention = _longest(i, words, book, cues)
        if mention is None:
            i += 1
        else:
            yield mention
            i = mention.last


def _may_begin(i: int, words: Words) -> bool:
    token = words.tokens[i]
    if token.capital:
        return True
    # "al-Bab": an article in small letters, tied to its name.
    follows = i + 1 < len(words.tokens) and words.tokens[i + 1].gap == "-"
    return follows and len(token.text) <= 3 and words.tokens[i + 1].capital


def _longest(i: int, words: Words, book: Gazetteer, cues: Cues) -> Mention | None:
    tokens = words.tokens
    end = i + 1
    while end < len(tokens) and end - i < _LONGEST and joined(tokens[end - 1], tokens[end]):
        end += 1
    if end < len(tokens) and joined_to_noun(tokens[end], cues.waters):
        end += 1
    for last in range(end, i, -1):
        noun = last > i + 1 and tokens[last - 1].fold in cues.waters
        if not (tokens[last - 1].capital or tokens[last - 1].gap == "-" or noun):
            continue
        if last == i + 1 < end and is_article(tokens[i].fold):
            continue
        key = join_key([t.fold for t in tokens[i:last]])
        entries = _fitting(book.named(key), i, last, words, cues)
        if not entries and not tokens[i].capital:
            key = without_article(key)
            entries = _fitting(book.named(key), i, last, words, cues)
        if entries:
            return _mention(i, last, key, entries, words, book, cues)
    return None


def _fitting(
    entries: tuple[Entry, ...], first: int, last: int, words: Words, cues: Cues
) -> tuple[Entry, ...]:
    """Without the entries whose short form is not written as one."""
    if not entries:
        return entries
    tokens = words.tokens[first:last]
    upper = all(t.upper for t in tokens)
    dotted = words.gap(last).startswith(".")
    behind = words.gap(first).strip(" ") in {",", "(", "-", ", (", "/"}
    size = sum(len(t.text) for t in tokens)
    kept = []
    for entry in entries:
        if entry.form == SHORT:
            initials = len(tokens) > 1 and (dotted or upper)
            code = upper and (size >= _TINY or entry.country != "US")
            # "Ms. Hill" is no Mississippi.
            names_follow = last < len(words.tokens) and words.tokens[last].capital
            title = not upper and names_follow and tokens[0].fold in cues.titles
            if title or not (initials or code or (behind and (dotted or upper))):
                continue
        elif size <= _TINY and entry.kind != "city" and entry.form != PEOPLE and not upper:
            if entry.name.lower() != tokens[0].text.lower():
                continue
        elif size <= _TINY and entry.form == OTHER:
            continue
        kept.append(entry)
    return tuple(kept)


def _mention(
    first: int, last: int, key: str, entries: tuple[Entry, ...], words: Words, book: Gazetteer, cues: Cues
) -> Mention:
    tokens = words.tokens
    division = None
    if last < len(tokens) and tokens[last].gap == " ":
        division = cues.divisions.get(tokens[last].fold)
        if division == "county":
            more = book.named(f"{key} county")
            if more:
                entries, key = more, f"{key} county"
                if tokens[last].capital:
                    last += 1
            elif tokens[last].capital:
                division = None
    end = tokens[last - 1].end
    initials = all(len(t.text) == 1 for t in tokens[first:last])
    if words.gap(last).startswith(".") and (initials or any(e.form == SHORT for e in entries)):
        end += 1
    return Mention(first, last, tokens[first].start, end, key, entries, division=division)


def _in_lists(found: list[Mention], words: Words, book: Gazetteer, cues: Cues) -> list[Mention]:
    """``Butler, Clark and Hamilton counties``: the word at the end says what all of them are."""
    out = list(found)
    for n in range(len(found) - 1, -1, -1):
        m = out[n]
        kind = None
        if m.last < len(words.tokens) and words.gap(m.last) == " ":
            kind = cues.lists.get(words.tokens[m.last].fold)
        follower = out[n + 1] if n + 1 < len(out) else None
        if kind is None and follower is not None and follower.listed and _linked(m, follower, words):
            kind = follower.division
        if kind is None:
            continue
        counties = book.named(f"{m.key} county") if kind == "county" else ()
        key = f"{m.key} county" if counties else m.key
        out[n] = replace(m, entries=counties or m.entries, key=key, division=kind, listed=True)
    return out


def _linked(m: Mention, follower: Mention, words: Words) -> bool:
    between = range(m.last, follower.first)
    return len(between) <= 1 and all(len(words.tokens[n].text) <= 3 for n in between)


def _joined_by_comma(found: list[Mention], words: Words) -> list[Mention]:
    """``Paris, Texas``: the second name holds the first."""
    out = list(found)
    for n in range(len(found) - 1, 0, -1):
        inner, outer = found[n - 1], found[n]
        gap = words.gap(outer.first)
        if outer.first != inner.last or gap.strip(" .") not in {",", "("} or "\n" in gap:
            continue
        if any(_holds(o, i) for o in outer.entries for i in inner.entries):
            out[n - 1] = replace(out[n - 1], container=n)
    return out


def _holds(outer: Entry, inner: Entry) -> bool:
    if outer.place == inner.place or outer.form == PEOPLE or inner.kind == "country":
        return False
    if outer.kind == "country":
        return inner.country == outer.country
    if outer.kind in {"admin1", "county"}:
        same = inner.country == outer.country and inner.admin1 == outer.admin1
        return same and inner.kind != outer.kind
    return False
