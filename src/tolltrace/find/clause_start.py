"""Where the clause of a verb begins: how far back its subject may stand."""

from __future__ import annotations

import re

from tolltrace.find.tokens import Sentence
from tolltrace.find.verbs import Verb
from tolltrace.langs import Language

# A stop behind a longer word ends a sentence inside quotation marks, and shortens no word: "Gen.", "P.".
_SHORT = 3
_ONLY_A_DAY = re.compile("[qr]?[YM9][YM9,]*,?")
# "As the vote began two officials were killed": a clause in front, and no comma behind it.
_FRONTED = re.compile(r"(?:^|[;.,])c[^,;:]*$")
_COUNTED = re.compile(r"m?(?:9|n{1,3})g?[tqxX]{0,3}[PpA]$")


def clause_start(s: Sentence, v: Verb, verbs: list[Verb], language: Language) -> tuple[int, bool]:
    """Where the clause of a verb begins, and whether what lies there must first reach a conjunction."""
    cls = s.cls
    voices = {w.at: w.voice for w in verbs}
    j = v.first - 1
    while j >= 0:
        c = cls[j]
        if c in ";:" or (c == "." and j and len(s.low[j - 1]) > _SHORT):
            return j + 1, False
        if c == "S":
            if cls[j - 1 : j] in ("K", "A", "P", "p") and re.match("[qiY]|xY", cls[j + 1 : j + 3]) and j:
                j -= 1
                continue
            closed = _relative_before(cls, j) if cls[v.first - 1 : v.first] == "," else None
            if closed is not None:
                j = closed - 1  # "a teacher, who wrote for the paper, was murdered"
                continue
            if re.match(r',?"[^"]*[9nNadtpP]', cls[j + 1 : v.first]):
                return j + 2, False  # "…, the officer said, “Two men were killed”"
            if cls[j + 1 : j + 2] != ",":
                after = j + 1
                if s.low[after : after + 1] == ("that",):
                    after += 1
                return after, False
            j -= 1
            continue
        opens = (s.low[j] == "that" and c != "x") or (c == "c" and _opens_clause(s, j, v.first, language))
        if opens or (c == "W" and (cls[j - 1 : j] == "i" or s.low[j] in language.words("scope", "where"))):
            return j + 1, False
        if c in "uhvfIkKUG" or (c == "l"):
            if c in "uhvk" and j and cls[j - 1] in "oi>":
                j -= 1  # "suspected to be", "accused of being": no finite verb, no border
                continue
            if c in "Kk" and voices.get(j) == "reduced":
                j -= 1
                continue
            if c in "Uf" and _describes(s, j, v.first):
                j -= 1
                continue
            if (c in "kKGI" and j not in voices) or (c == "U" and _is_ing(s, j)):
                j -= 1
                continue
            opener = _relative_before(cls, j)
            if opener is not None:
                j = opener - 1
                continue
            fronted = _FRONTED.search(cls, 0, j)
            own = _COUNTED.search(cls, j + 1, v.first) if fronted is not None and c == "f" else None
            if own is not None and v.voice in ("passive", "intransitive"):
                return own.start(), False
            return j + 1, True
        j -= 1
    return 0, False


def _describes(s: Sentence, at: int, until: int) -> bool:
    """``13 of the patients brought in on Monday have died``: what was done to them before."""
    entry = s.entries[at]
    known = entry is None or entry.form in ("past", "participle", "verb")
    return (
        known
        and s.cls[at - 1 : at] in ("P", "A")
        and s.cls[until : until + 1] in ("u", "h")
        and re.search("[9nNpPARDctdSf,&;:]", s.cls[at + 1 : until]) is None
    )


def _is_ing(s: Sentence, at: int) -> bool:
    """``the rest, numbering 23, were``: no finite verb."""
    entry = s.entries[at]
    return entry is not None and entry.form == "ing"


def _opens_clause(s: Sentence, at: int, verb: int, language: Language) -> bool:
    """``as families walked home`` opens a clause, ``worked as motorcycle taxis`` does not.

    Nor does what brings in a name, ``identified as Ana Gil``, or a day, ``missing since Monday, was found``.
    """
    if _ONLY_A_DAY.fullmatch(s.cls, at + 1, verb) is not None:
        return False
    if s.low[at] != "as":
        return True
    named = at > 0 and s.low[at - 1] in language.words("people", "naming")
    return not named and s.cls[at + 1 : at + 2] in tuple("RtadDPpX9n")


def _relative_before(cls: str, at: int) -> int | None:
    m = re.search(r"W[rR!uhvVxXtp]{0,3}$", cls[max(0, at - 6) : at])
    return None if m is None else max(0, at - 6) + m.start()
