"""Verbs whose meaning stands behind their object: ``beat two men to death``, ``took a boy into custody``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tolltrace.find.tokens import Sentence
from tolltrace.langs import Entry, Language
from tolltrace.langs import language as load

_REACH = 25
# What may stand between such a verb and the end of its meaning: the object, and no other clause.
_OBJECT = re.compile(r"[^uhvfKISkGjlcW;.:]+")
# A noun of the same letters is no verb: "a shooting", "the murder".
_NOUNS = "CEAJT"

Split = tuple[tuple[str, ...], frozenset[str], Entry | None]


@cache
def splits(code: str) -> tuple[Split, ...]:
    """The words behind the object, the verbs that they belong to, and the entry of what both mean."""
    language = load(code)
    return tuple(
        (tuple(tail.split()), frozenset(found["verbs"]), language.single.get(found["means"]))
        for found in language.data["people"]["split"]
        for tail in found["tail"]
    )


@cache
def last_words(code: str) -> frozenset[str]:
    """The words at the end of meanings that stand behind their object: ``death``, ``custody``."""
    return frozenset(tail[-1] for tail, _, _ in splits(code))


def find_split(s: Sentence, language: Language) -> Iterator[tuple[int, int, int, Entry | None]]:
    """Each split verb of a sentence: its token, those of the words behind the object, and the meaning."""
    if last_words(language.code).isdisjoint(s.low):
        return
    for tail, verbs, meaning in splits(language.code):
        if tail[-1] not in s.low:
            continue
        for k in range(1, len(s.low) - len(tail) + 1):
            if s.low[k : k + len(tail)] == tail:
                for j in range(k - 2, max(-1, k - _REACH), -1):
                    if s.low[j] in verbs:
                        yield j, k, k + len(tail), meaning
                        break


def read_split(s: Sentence, language: Language) -> Sentence:
    """The sentence with each split verb as the verb of its meaning, where only the object stands between."""
    cls, entries = list(s.cls), list(s.entries)
    for verb, first, last, meaning in find_split(s, language):
        if s.cls[verb] in _NOUNS or meaning is None or not _OBJECT.fullmatch(s.cls[verb + 1 : first]):
            continue
        cls[verb], entries[verb] = meaning.cls, meaning
        cls[last - 1], entries[last - 1] = "x", None
    changed = "".join(cls)
    return s if changed == s.cls else s._replace(cls=changed, entries=tuple(entries))
