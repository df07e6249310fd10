"""Where the clause of a verb begins: how far back its subject may stand."""

from __future__ import annotations

import re

from tolltrace.find.tokens import Sentence
from tolltrace.find.verbs import Verb
from tolltrace.langs import Language

# A stop behind a longer word ends a sentence inside quotation marks, and shortens no word: "Gen.", "P.".
_SHORT = 3
_ONLY_A_DAY = re.compile("[qr]?(?:[YM][YM9,]*|9,|9M[YM9,]*)")
# "As the vote began two officials were killed": a clause in front, and no comma behind it.
_FRONTED = re.compile(r"(?:^|[;.,])c[^,;:]*$")
_COUNTED = re.compile(r"m?(?:9|n{1,3})g?[tqxX]{0,3}[PpA]$")
# So many words stand at most in brackets or between dashes.
_ASIDE = 30


def clause_start(s: Sentence, v: Verb, verbs: list[Verb], language: Language) -> tuple[int, bool]:
    """Where the clause of a verb begins, and whether what lies there must first reach a conjunction."""
    cls = s.cls
    voices = {w.at: w.voice for w in verbs}
    j = v.first - 1
    listed = False
    while j >= 0:
        c = cls[j]
        if c in ")-" and (opener := aside(s, j)) is not None and (c == ")" or j + 1 == v.first):
            j = opener - 1  # "six men of the watch (a band that guards the mine) died"
            continue
        if c == ";" and (listed or cls[j + 1] == "&"):
            listed = True  # "Ana Gil, a nurse; Ivo Lund, a clerk; and a guard were killed"
            j -= 1
            continue
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
        opens = opens or s.low[j] in language.words("scope", "asking")
        if opens or (c == "W" and (cls[j - 1 : j] == "i" or s.low[j] in language.words("scope", "where"))):
            return j + 1, False
        if c in "uhvfIkKUG" or (c == "l"):
            if c in "uhvk" and j and re.search("[oi>]h?$", cls[max(0, j - 2) : j]) is not None:
                j -= 1  # "suspected to be", "said to have been", "accused of being": no border
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
            if opener is None and cls[v.first - 1] == ",":
                opener = _owner_before(s, j, language)
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


def aside(s: Sentence, close: int) -> int | None:
    """Where the brackets or dashes that close at a token open, if a clause of their own stands in them."""
    mark = "(" if s.cls[close] == ")" else "-"
    while s.cls[close - 1 : close] == "-":
        close -= 1  # a dash of two
    opener = s.cls.rfind(mark, max(0, close - _ASIDE), close)
    if opener < 0 or re.search("[uhvfIKWSD]", s.cls[opener:close]) is None:
        return None
    return opener


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

    Nor does what brings in a name or a role, ``identified as Ana Gil``, ``acting as his guards``, or a day,
    ``missing since Monday, was found``.
    """
    if _ONLY_A_DAY.fullmatch(s.cls, at + 1, verb) is not None:
        return False
    if s.low[at] != "as":
        return True
    named = at > 0 and s.low[at - 1] in language.words("people", "naming")
    serves = at > 0 and s.low[at - 1] in language.words("people", "serving")
    return not named and not serves and s.cls[at + 1 : at + 2] in tuple("RtadDPpX9n")


def _relative_before(cls: str, at: int) -> int | None:
    m = re.search(r"W[rR!uhvVxXtp]{0,3}$", cls[max(0, at - 6) : at])
    return None if m is None else max(0, at - 6) + m.start()


def _owner_before(s: Sentence, at: int, language: Language) -> int | None:
    """``…, whose capital is Lem, …``, ``…, both of whom were clerks, …``: where that begins."""
    comma = s.cls.rfind(",", max(0, at - _ASIDE), at)
    if comma < 0:
        return None
    begins = s.low[comma + 1] in language.words("scope", "whose") or re.match("[b9n]?e", s.cls[comma + 1 :])
    return comma if begins else None
