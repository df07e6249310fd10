"""The lists of a pack's ``attribution`` file, made ready for look-up once a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from tolltrace.langs import language


class CueWords(NamedTuple):
    """What points to a speaker. Sets hold words in lower case; patterns read words with one space between.

    ``verbs`` maps each form of a verb to its kind: ``say``, ``give``, ``hold``, ``doubt`` or ``reject``;
    ``ing`` holds the -ing forms, which have no subject of their own.
    """

    any: frozenset[str]
    verbs: Mapping[str, str]
    ing: frozenset[str]
    doubting: frozenset[str]
    according: frozenset[str]
    citing: frozenset[str]
    by_count: frozenset[str]
    figures: frozenset[str]
    given: frozenset[str]
    labels: frozenset[str]
    official: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    media: frozenset[str]
    not_media: frozenset[str]
    channels: frozenset[str]
    tells: frozenset[str]
    hearer: frozenset[str]
    prefixed: frozenset[str]
    at_end: frozenset[str]
    deeds: frozenset[str]
    refusable: frozenset[str]
    tellings: frozenset[str]
    away: frozenset[str]
    same: frozenset[str]
    selves: frozenset[str]
    quoted_by: frozenset[str]
    sources: frozenset[str]
    own: frozenset[str]
    own_bodies: frozenset[str]
    nobody: frozenset[str]
    stands: frozenset[str]
    backward: frozenset[str]
    against: frozenset[str]
    like: frozenset[str]
    objects: frozenset[str]
    data: frozenset[str]
    figure_from: frozenset[str]
    foreign_articles: frozenset[str]
    plural: frozenset[str]
    near: re.Pattern[str]
    pronouns: Mapping[str, str]
    between: frozenset[str]
    times: frozenset[str]
    that: frozenset[str]
    turns: frozenset[str]
    joins: frozenset[str]
    goes_on: frozenset[str]
    listed: frozenset[str]
    releases: frozenset[str]
    offices: frozenset[str]
    speaks_for: frozenset[str]
    heads: frozenset[str]
    whose: frozenset[str]
    meets: frozenset[str]
    made_hint: frozenset[str]
    relayed_from: re.Pattern[str]
    head: re.Pattern[str]
    within: re.Pattern[str]


@cache
def cue_words(code: str) -> CueWords:
    """The cue words of a language.

    Raises:
        PackError: if there is no such pack.
        KeyError: if the pack lacks one of the lists.
    """
    data: Mapping[str, Any] = language(code).data["attribution"]

    def some(key: str) -> frozenset[str]:
        return frozenset(data[key])

    verbs: dict[str, str] = {}
    ing: set[str] = set()
    for key, kind in (
        ("doubts", "doubt"),
        ("rejects", "reject"),
        ("say", "say"),
        ("gives", "give"),
        ("holds", "hold"),
    ):
        for line in data[key]:
            *finite, last = (f.strip() for f in line.split(","))
            for form in finite:
                verbs.setdefault(form, kind)
            ing.add(last)
    pronouns = {w: key for key in ("he", "she", "it", "they") for w in data[key]}
    cue_lists = ("according", "against", "figure_nouns", "stands", "given_by")
    return CueWords(
        frozenset(verbs) | ing | frozenset(w for key in cue_lists for w in data[key]),
        {k: v for k, v in verbs.items() if k != "-"},
        frozenset(ing - {"-"}),
        frozenset(line.rpartition(",")[2].strip() for line in data["doubts"]),
        some("according"),
        some("citing"),
        some("by_count"),
        some("figure_nouns"),
        some("given_by"),
        some("source_labels"),
        some("official"),
        some("persons"),
        some("bodies"),
        some("media"),
        some("not_media"),
        some("channels"),
        some("tells"),
        some("before_hearer"),
        some("ambiguous"),
        some("at_end"),
        some("deeds"),
        some("refusable"),
        some("tellings"),
        some("away"),
        some("same"),
        some("selves"),
        some("quoted_by"),
        some("sources"),
        some("own"),
        some("own_bodies"),
        some("nobody"),
        some("stands"),
        some("backward"),
        some("against"),
        some("like"),
        some("objects"),
        some("data"),
        some("figure_from"),
        some("foreign_articles"),
        some("plural"),
        any_of(data["goes_on_near"]),
        pronouns,
        some("between"),
        some("times"),
        some("that"),
        some("turns"),
        some("joins"),
        some("goes_on"),
        some("listed"),
        some("releases"),
        some("offices"),
        some("speaks_for"),
        some("heads"),
        some("whose"),
        some("meets"),
        frozenset(p.split()[0] for p in data["relayed_from"])
        | frozenset(p.split()[1] for p in data["relayed_from"]),
        any_of(data["relayed_from"]),
        re.compile("(?:" + _alternatives(data["goes_on_at_head"]) + r")\b"),
        any_of(data["goes_on_within"]),
    )


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases at word borders."""
    return re.compile(r"\b(?:" + _alternatives(phrases) + r")\b")


def _alternatives(phrases: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, phrases), key=lambda p: (-len(p), p)))
