"""Patients: who is in a hospital's care is hurt, where the text tells of harm at all.

``the clinic received 11 patients``, ``Two patients were flown to a burns centre``, ``Critical: 2`` among the
labels of a hospital's statement. ``treated 230 patients for fever`` tells of no harm.
"""

from __future__ import annotations

import re
from functools import cache

from tolltrace.find.clauses import Link
from tolltrace.find.phrases import Phrase
from tolltrace.find.reading import Reading
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_LABEL = re.compile(r"[-*\"]?[^:uhvS]{1,12}:m?[9n](?![^:]*[9n])")
_PASSIVE = re.compile(r"(?:[iow][tdXxq0,n9]{1,6})?h?r?[uU]?r?u?r?")
_TREATED = re.compile(r"h?r?u{1,2}r?")
# So many labels on either side of one are looked at.
_NEAR = 6


def link_patients(s: Sentence, phrases: list[Phrase], language: Language, *, harmed: bool) -> list[Link]:
    """Counted patients who are brought somewhere or taken in; ``harmed``: harm was told so far."""
    nouns = language.words("harms", "injured", "patients")
    if (nouns | language.words("harms", "injured", "treating")).isdisjoint(s.low):
        return []
    moved = language.words("harms", "injured", "moved") | language.words("harms", "injured", "taken_in")
    out: list[Link] = []
    for i, p in enumerate(phrases):
        if (
            harmed
            and p.number is not None
            and p.kind in ("P", "")
            and (at := _treated_for(s, p, language)) is not None
        ):
            out.append(Link(i, "injured", at, "patients"))
            continue
        if p.number is None or p.number.kind == "zero" or p.head is None or s.low[p.head] not in nouns:
            continue
        for_illness = not language.words("harms", "injured", "illness").isdisjoint(s.low)
        behind = _PASSIVE.match(s.cls, p.last)
        at = behind.end() if behind is not None and behind.end() > p.last else p.first - 1
        if s.low[p.last : p.last + 1] and s.low[p.last] in moved:
            at = p.last  # "23 patients received so far"
        if not for_illness and 0 <= at < len(s.low) and s.low[at] in moved:
            out.append(Link(i, "injured", at, "patients"))
    return out


def _treated_for(s: Sentence, p: Phrase, language: Language) -> int | None:
    """``treated 61 people for burns``, ``Nine were treated on the spot for shock``: the verb of treatment."""
    treating, ailments = (language.words("harms", "injured", w) for w in ("treating", "ailments"))
    before = p.first - 1
    passive = _TREATED.match(s.cls, p.last)
    at = before if before >= 0 and s.low[before] in treating else passive.end() if passive else len(s.low)
    if at >= len(s.low) or s.low[at] not in treating:
        return None
    start = max(at + 1, p.last)
    for k in range(start, min(start + _NEAR, len(s.low))):
        if s.cls[k] in ",;:uhfKS":
            break
        if s.cls[k] == "i" and not ailments.isdisjoint(s.low[k + 1 : k + _NEAR]):
            return at
    return None


def of_patients(reading: Reading, number: int, colon: int, *, harmed: bool) -> bool:
    """Whether a label tells the state of patients beside others that do, or that name a harm.

    ``harmed``: the text has told of harm, and a label of a ward (``Intensive care: 4``) is of the hurt, too.
    """
    if not _tells_state(reading, number, colon, harmed=harmed):
        return False
    for step in (-1, 1):
        k = number + step
        while 0 <= k < len(reading.sentences) and abs(k - number) <= _NEAR:
            s = reading.sentences[k]
            if not _LABEL.match(s.cls):
                break
            end = s.cls.index(":")
            if any((e := s.entries[i]) is not None and e.harm for i in range(end) if s.cls[i] in "KJAE"):
                return True
            if _tells_state(reading, k, end, harmed=harmed):
                return True
            k += step
    return False


def of_care(reading: Reading, number: int) -> bool:
    """Whether a sentence has a word of patients or of their state; looked at before it is read."""
    start, end, _ = reading.sentences.bounds[number]
    return _words_of_care(reading.language).search(reading.text, start, end) is not None


@cache
def _words_of_care(language: Language) -> re.Pattern[str]:
    words = language.words("tables", "patients") | language.words("harms", "injured", "patients")
    return re.compile("|".join(sorted(map(re.escape, words))), re.I)


def _tells_state(reading: Reading, number: int, colon: int, *, harmed: bool) -> bool:
    low = reading.sentences[number].low[:colon]
    states = reading.language.words("tables", "patients")
    states |= reading.language.words("tables", "wards") if harmed else frozenset()
    nouns = reading.language.words("harms", "injured", "patients")
    return not nouns.isdisjoint(low) or (len(low) <= 4 and not states.isdisjoint(low))
