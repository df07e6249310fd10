"""What a text says of its victims after it has counted them: who they were, and who was among them.

``Nine persons were killed. The dead include a mayor``, ``Ram was a member of the militia``, ``Both were
teachers``, ``ten policemen were among twelve persons killed``.
"""

from __future__ import annotations

import re

from tolltrace.find.fold import Group
from tolltrace.find.identities import find_persons
from tolltrace.find.person import Person, is_pronoun
from tolltrace.find.phrase import words
from tolltrace.find.phrases import Phrase
from tolltrace.find.plain import plain
from tolltrace.find.reading import Reading
from tolltrace.find.standing import class_of
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_WAS = re.compile(r"(?:,[^,;]{1,40},)?r?ur{0,2}(?:[qxSK]>u)?[tad]?")
_INCLUDE = re.compile(r"[tD]?[qrX9n]{0,2}P?[AKJ]e")
_AMONG = re.compile(r"[^uhvKIGSfc;.,]{0,8}ur?(?P<among>i)")
# Of these classes nobody is by chance.
_SURE = ("armed_group", "security_force", "official")
# How many groups a text is followed back for one who is told of again.
_REACH = 50


def tell_later(reading: Reading, groups: list[Group]) -> None:
    """Give the groups of one harm the classes that later sentences, or other parts of their own, tell."""
    if all(g.victims in _SURE for g in groups):
        return
    language = reading.language
    first = min(g.sentence for g in groups)
    for number, raw in enumerate(reading.sentences[first:], first):
        if not any(c in "ue" for c in raw.cls):
            continue
        s = plain(raw, reading.text, language)
        names = {w for g in groups[-_REACH:] for name in g.names for w in name}
        persons = find_persons(s, reading.text, language, names)
        known = [g for g in groups if g.sentence <= number][-_REACH:]
        _include(s, persons, [g for g in known if g.sentence < number], language)
        _among(s, persons, [g for g in known if g.sentence == number], language)
        if not _is_over(s, language):
            _were(s, persons, known, language)


def _include(s: Sentence, persons: list[Person], known: list[Group], language: Language) -> None:
    m = _INCLUDE.match(s.cls)
    if m is None or not known or known[-1].parts or known[-1].low < 2:
        return
    for f in persons:
        if f.phrase.first >= m.end() and f.heads and not f.phrase.governed:
            _add(known[-1], class_of(s, f, language), f.low)


def _among(s: Sentence, persons: list[Person], here: list[Group], language: Language) -> None:
    among = language.words("words", "among")
    for f in persons:
        m = _AMONG.match(s.cls, f.phrase.last) if f.phrase.number is not None else None
        if m is None or s.low[m.start("among")] not in among:
            continue
        whole = next((p for p in persons if p.phrase.first == m.end() and p.phrase.number is not None), None)
        group = next((g for g in here if whole is not None and g.low == whole.low > f.low), None)
        if group is not None and not group.parts:
            _add(group, class_of(s, f, language), f.low)


def _were(s: Sentence, persons: list[Person], known: list[Group], language: Language) -> None:
    for f in (*persons, *_victims(s, language)):
        m = _WAS.match(s.cls, f.phrase.last) if not _aside(s, f) else None
        said = [p for p in persons if m is not None and p.heads and m.end() - 1 <= p.phrase.first <= m.end()]
        group = _meant(s, f, known, language) if said else None
        if group is None:
            continue
        found = class_of(s, said[0], language)
        if found not in _SURE or group.victims in _SURE or (group.parts and not f.names):
            continue
        if f.names and group.low > 1:
            _add(group, found, 1)
        else:
            group.victims = found


def _aside(s: Sentence, f: Person) -> bool:
    """``a note in which it stood that they were``: what others say of somebody is not what he was."""
    return f.phrase.governed or "W" in s.cls[: f.phrase.first]


def _victims(s: Sentence, language: Language) -> list[Person]:
    """``The victim``, ``the slain``: words for a harm that stand for those who suffered it."""
    known = words(language.code, "people", "known")
    return [
        Person(Phrase(k, k + 1, None, None, "A", governed=False), low, low, counted=True, again=True)
        for k in range(min(3, len(s.low)))
        if s.low[k] in known and s.cls[k] in "AJKq" and s.cls[k + 1 : k + 2] == "u"
        for low in (1 if s.low[k + 1] in words(language.code, "people", "single_verbs") else 2,)
    ]


def _meant(s: Sentence, f: Person, known: list[Group], language: Language) -> Group | None:
    """The group, or the one that has the person in it, whom a subject means."""
    if f.names:
        return next((g for g in known if any(a <= b or b <= a for a in f.names for b in g.names)), None)
    back = is_pronoun(s, f) or any(
        w in words(language.code, "people", "known") for w in s.low[f.phrase.first : f.phrase.last]
    )
    if len(known) != 1 or not (back or (f.again and f.counted and f.low == known[0].low > 1)):
        return None
    return known[0] if (f.low == 1) == (known[0].low == 1) else None


def _is_over(s: Sentence, language: Language) -> bool:
    """Whether a sentence tells of what somebody was before."""
    section = language.data["people"]
    text = f" {' '.join(s.low)} "
    return any(f" {w} " in text for w in (*section["standing"]["former"], *section["background"]["long_ago"]))


def _add(group: Group, victims: str, count: int) -> None:
    if victims in _SURE and sum(group.parts.values()) + count <= group.low:
        group.add_part(victims, count)
