"""Where one sentence says whose figure stands in it, and over which of its words that reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from tolltrace.find.cue_words import CueWords
from tolltrace.find.relays import is_media, publishes, told
from tolltrace.find.speakers import Phrase, is_acronym, is_plausible, is_time, phrase_at, subject
from tolltrace.find.tokens import Sentence
from tolltrace.model import Stance

Reach = Literal["right", "left", "both", "near", "all", "back"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One attribution in a sentence, in tokens.

    ``first`` to ``last`` are the words that make it, ``speaker`` those that name the speaker (``None`` where the
    official side of the place is meant, or nobody). ``reach`` says which words it covers: those behind it, those
    before it, both, the figure next to it, or the whole sentence. ``via`` are relays named in it.
    """

    first: int
    last: int
    speaker: Phrase | None
    reach: Reach
    rule: str
    stance: Stance | None = None
    via: tuple[Phrase, ...] = ()
    own: bool = False
    citing: bool = False


# Before these classes "have" is an auxiliary.
_AUXILIARY_BEFORE = "uUKIGfSkrc!"


def find_cues(text: str, s: Sentence, words: CueWords) -> tuple[Cue, ...]:
    """All attributions of a sentence in order of their places. ``text`` is the clean text."""
    found: list[Cue] = []
    s = with_acronyms(text, s)
    cls, low = s.cls, s.low
    n = len(cls)
    i = 0
    while i < n:
        word = low[i]
        cue = None
        if word in words.verbs:
            cue = _verb(text, s, i, words)
        if cue is None and word in words.according:
            cue = _according(text, s, i, words)
        if cue is None and word in words.figures:
            cue = _figure_of(text, s, i, words)
        if cue is None and cls[i] == "(":
            cue = _bracket(text, s, i, words)
        if cue is None and word in words.stands and i and cls[i - 1] == "u":
            cue = _verb(text, s, i - 1, words, "give")
        if cue is None and word in words.given:
            cue = _given_by(s, i, words)
        if cue is None and word in words.ing and i + 1 < n and low[i] not in words.according:
            cue = _participle(s, i, words, found)
        if cue is not None:
            found.append(cue)
            i = max(i + 1, cue.last if cue.reach != "left" else i + 1)
        else:
            i += 1
    found.extend(_edges(text, s, words, found))
    channel = _channel(text, s, words)
    if channel is not None:
        found = [replace(c, via=(*c.via, channel)) if c.first > channel[0] else c for c in found]
    return tuple(sorted(set(found), key=lambda c: (c.first, c.last, c.rule)))


def _channel(text: str, s: Sentence, words: CueWords) -> Phrase | None:
    """``In an interview with Reuters, X said``: who was told, where the sentence begins with it."""
    for i in range(min(7, len(s.cls) - 2)):
        if s.low[i] in words.channels and s.low[i + 1] in words.hearer:
            who = phrase_at(s, i + 2, words)
            return who if who and publishes(text, s, who, words) else None
        if s.cls[i] in ",fS":
            return None
    return None


def with_acronyms(text: str, s: Sentence) -> Sentence:
    """The sentence with ``WHO``, ``US``, ``IT`` read as names where the rest is not in capitals."""
    if not any(
        s.cls[i] in "WRD" and len(w) > 1 and text[s.starts[i] : s.ends[i]].isupper()
        for i, w in enumerate(s.low)
    ):
        return s
    if text[s.start : s.end].isupper():
        return s
    cls = "".join(
        "X" if c in "WR" and len(w) > 1 and text[s.starts[i] : s.ends[i]].isupper() else c
        for i, (c, w) in enumerate(zip(s.cls, s.low, strict=True))
    )
    low = tuple(
        w.upper() if c != old and w in ("who",) else w for w, c, old in zip(s.low, cls, s.cls, strict=True)
    )
    return replace(s, cls=cls, low=low)


def _verb(text: str, s: Sentence, v: int, words: CueWords, kind: str = "") -> Cue | None:
    kind = kind or words.verbs[s.low[v]]
    cls, low, n = s.cls, s.low, len(s.cls)
    if cls[v] == "h" and v + 1 < n and cls[v + 1] in _AUXILIARY_BEFORE:
        return None  # "has risen": no verb of its own.
    form = s.entries[v].form if s.entries[v] else ""  # type: ignore[union-attr]
    if (
        v
        and cls[v - 1] in "tadD'"
        and form not in ("past", "participle")
        and low[v - 1] not in words.pronouns
    ):
        return None
    if _takes_lives(s, v) or (v + 1 < n and cls[v + 1] == "y" and cls[v] != "f"):
        return None
    weak = kind == "give" or (kind == "doubt" and cls[v] != "S" and not _says(s, v, words))
    who = subject(s, v, words)
    after = v + 1
    relays, after = told(text, s, after, words)
    if who is None:
        if kind == "give" and cls[v] == "u":
            return None
        return None if weak else _inverted(text, s, v, after, relays, words)
    own = _is_own(s, who, words)
    if not own and not _can_speak(text, s, who, words, weak, base=form == "base"):
        return None
    if weak and not own and not _gives_number(s, v, words):
        if _number_before(s, who[0], words):
            return Cue(who[0], v + 1, who, "near", "figure that X gave")
        return None
    stance: Stance | None = {"doubt": "alleged", "reject": "denied"}.get(kind)  # type: ignore[assignment]
    reach: Reach = "right"
    before = who[0] - 1
    if kind == "say" and v + 1 < n and _this_alone(s, v + 1, words) and _ends_or_time(s, v + 2, words):
        return Cue(who[0], v + 2, who, "back", "said of the sentence before", None, relays, own)
    closed = after >= n or cls[after] in '.,;)"-' or (cls[after] == "&" and kind == "say")
    opened = before >= 0 and cls[before] in ',"-.;'
    if kind in ("say", "doubt") and opened and closed and _speaks_of_before(s, before):
        rest_ends = after >= n or all(c in '.")' for c in cls[after:])
        reach = "left" if rest_ends else "both"
    elif kind == "say" and opened and cls[before] in ',"' and (after >= n or cls[after] == "."):
        reach = "left"
    return Cue(who[0], after, who, reach, f"{kind} verb", stance, relays, own)


def _this_alone(s: Sentence, at: int, words: CueWords) -> bool:
    """``announced this on Sunday`` speaks of what stands before, ``announced this evening`` does not."""
    return s.low[at] in words.backward and not (at + 1 < len(s.low) and s.low[at + 1] in words.times)


def _says(s: Sentence, v: int, words: CueWords) -> bool:
    """``claims that``, ``claims to``, ``claim 4,000 dead``: a verb that also takes lives is meant as saying."""
    rest = s.cls[v + 1 : v + 8]
    return ("L" not in rest and "D" in rest[:1]) or ">" in rest[:1] or "L" not in rest


def _takes_lives(s: Sentence, v: int) -> bool:
    return s.cls[v] == "l" and "L" in s.cls[v + 1 : v + 8]


def _can_speak(text: str, s: Sentence, who: Phrase, words: CueWords, weak: bool, *, base: bool) -> bool:
    """True if a subject can be the speaker of a verb: weak verbs ask for a body, an office, a pronoun."""
    first = who[0]
    if s.low[first] in words.pronouns:
        return True
    head = _head(s, who)
    if weak:
        return is_plausible(text, s, head, words) or is_media(text, s, head, words)
    if s.cls[first] in "nAECTJHLKG09z" and not is_plausible(text, s, (first + 1, head[1]), words):
        return False
    alone = head[1] - head[0] == 1 and s.cls[first] == "x"
    return not (alone and base and not s.low[first].endswith("s"))


def _head(s: Sentence, who: Phrase) -> Phrase:
    """A phrase without its prepositional parts; ``three of the wounded`` has the head ``three``."""
    for i in range(who[0] + 1, who[1]):
        if s.cls[i] in "oiy":
            return who[0], i
    return who


def _gives_number(s: Sentence, v: int, words: CueWords) -> bool:
    """True if a number is what a weak verb gives: before any other clause, and at once after ``has``."""
    near = s.cls[v] == "h"
    for i in range(v + 1, min(v + (4 if near else 30), len(s.cls))):
        c = s.cls[i]
        if c in "9nNsgbz":
            return True
        if near and c not in "mtarTo" and s.low[i] not in words.between:
            return False
        if s.low[i] in words.that:
            return not near
        if c in "fSW;c" and i > v + 1:
            return False
    return False


def _number_before(s: Sentence, first: int, words: CueWords) -> bool:
    """``the 70 that the United Nations gave``, ``the 11,300 it gave``."""
    i = first - 1
    if i >= 0 and (s.low[i] in words.that or s.cls[i] == "W"):
        i -= 1
    return (i >= 0 and s.cls[i] in "9n") or (i >= 1 and s.cls[i] in "JPpE" and s.cls[i - 1] in "9n")


def _ends_or_time(s: Sentence, i: int, words: CueWords) -> bool:
    return (
        i >= len(s.cls)
        or s.cls[i] in ".,&"
        or is_time(s, i, words)
        or (s.cls[i] == "i" and i + 1 < len(s.cls) and is_time(s, i + 1, words))
    )


def _speaks_of_before(s: Sentence, before: int) -> bool:
    """True if what stands before a parenthetical is a clause and not just when and where."""
    if s.cls[before] == '"':
        return True
    return any(c in "fSKIUuhvkjlGAEJTKZ9n" for c in s.cls[:before])


def _inverted(
    text: str, s: Sentence, v: int, after: int, relays: tuple[Phrase, ...], words: CueWords
) -> Cue | None:
    """``…, said X, the director of Y``; ``… 17 dead, says monitor``."""
    if v and s.cls[v - 1] not in ',"-' and s.low[v - 1] not in words.between:
        if not ((v == 1 and (s.cls[0] in "DR" or s.low[0] in words.that)) or s.cls[v - 1] in "9"):
            return None
    if s.cls[v] not in "Sl" and s.low[v] not in words.verbs:
        return None
    who = phrase_at(s, v + 1, words)
    if who is None or who[0] != v + 1 or s.low[v + 1] in words.that:
        return None
    ends = who[1]
    reach: Reach = (
        "left" if ends >= len(s.cls) or all(c in '.")' for c in s.cls[ends:]) or v < ends else "both"
    )
    if v <= 1:
        reach = "back" if v == 1 and s.cls[0] in "DR" else "left" if v == 1 and s.cls[0] == "9" else "right"
    elif s.cls[v - 1] == "9":
        reach = "near"
    kind = words.verbs[s.low[v]]
    return Cue(
        v,
        ends,
        who,
        reach,
        "inverted",
        {"doubt": "alleged"}.get(kind),
        relays,
        _is_own(s, who, words),  # type: ignore[arg-type]
    )


def _according(text: str, s: Sentence, i: int, words: CueWords) -> Cue | None:
    """``according to X``, ``citing X``; ``according to official data``."""
    low, cls = s.low, s.cls
    citing = low[i] in words.citing
    if not citing and low[i] in words.prefixed and not _names_speaker(text, s, i + 1, words):
        return None
    who = phrase_at(s, i + 1, words)
    if who is None:
        return None
    reach: Reach = "right" if i == 0 or _opens_clause(s, i) else "both"
    if reach == "both" and all(c in '.")' for c in cls[who[1] :]):
        reach = "left"
    return Cue(i, who[1], who, reach, "according to", None, (), _is_own(s, who, words), citing)


def _opens_clause(s: Sentence, i: int) -> bool:
    """``… and, according to X, 30 were taken``: the cue belongs to what follows."""
    return (i >= 2 and s.cls[i - 1] == "," and s.cls[i - 2] == "&") or (i >= 1 and s.cls[i - 1] in "&c;:")


def _names_speaker(text: str, s: Sentence, i: int, words: CueWords) -> bool:
    who = phrase_at(s, i, words)
    return who is not None and is_plausible(text, s, who, words)


def _figure_of(text: str, s: Sentence, t: int, words: CueWords) -> Cue | None:
    """``the Observatory's latest count``, ``the count of the health ministry``, ``by the official toll``."""
    cls, low, n = s.cls, s.low, len(s.cls)
    k = t - 1
    while (
        k >= 0 and (cls[k] in "xqrTEA" or is_time(s, k, words)) and t - k < 5 and low[k] not in words.bodies
    ):
        k -= 1
    who: Phrase | None = None
    first = t
    if k > 0 and (
        cls[k] == "'" or (cls[k] == '"' and low[k - 1].endswith("s") and s.starts[k] == s.ends[k - 1])
    ):
        who = _owner(s, k, words)
    elif k >= 0 and cls[k] == "d":
        who = (k, k + 1)
    if who is None and t + 1 < n and cls[t + 1] in "oi" and (cls[t + 1] == "o" or low[t + 1] in words.hearer):
        candidate = phrase_at(s, t + 2, words)
        if candidate and is_plausible(text, s, candidate, words) and cls[candidate[0]] != "A":
            who = candidate
    if (
        who is None
        and t
        and (low[t - 1] in words.bodies or is_acronym(text[s.starts[t - 1] : s.ends[t - 1]]))
        and not (t + 1 < n and cls[t + 1] == "K")
    ):
        who = _owner(s, t, words)
    if who is not None and not (
        is_plausible(text, s, who, words)
        or low[who[0]] in words.pronouns
        or low[who[0]] in words.own
        or any(c == "X" for c in cls[who[0] : who[1]])
    ):
        return None
    official = who is None and t and low[t - 1] in words.official
    if who is None and not official:
        return None
    first = min(t, who[0] if who else t - 1)
    last = max(t + 1, who[1] if who else t + 1)
    preposition = first - 1
    while preposition >= 0 and cls[preposition] in "ta":
        preposition -= 1
    led = preposition >= 0 and low[preposition] in words.by_count | words.according
    own = bool(who and _is_own(s, who, words))
    rule = "official figure" if official else "figure of"
    if led:
        opens = preposition == 0 or _opens_clause(s, preposition)
        reach: Reach = "right" if opens else "left" if all(c in '.")' for c in cls[last:]) else "both"
        return Cue(preposition, last, who, reach, rule, None, (), own)
    return Cue(first, last, who, "right", rule, None, (), own)


def _owner(s: Sentence, end: int, words: CueWords) -> Phrase | None:
    from tolltrace.find.speakers import _left

    return _left(s, end, words)


def _bracket(text: str, s: Sentence, i: int, words: CueWords) -> Cue | None:
    """``161 people killed (NRCS)``, ``(source: the Observatory)``."""
    close = s.cls.find(")", i)
    if close < 0 or close - i > 14 or close == i + 1:
        return None
    k = i + 1
    labelled = s.low[k] in words.labels
    if labelled:
        k += 1
        while k < close and s.cls[k] == ":":
            k += 1
    if i and not labelled and s.cls[i - 1] == "X" and not _stands_apart(s, i):
        return None
    if any(c in "9n" for c in s.cls[k:close]) and not is_acronym(text[s.starts[k] : s.ends[k]]):
        return None
    who = phrase_at(s, k, words)
    if (
        who is None
        or not is_plausible(text, s, who, words)
        or (who[1] < close and s.cls[who[1]] not in ",/-)&")
    ):
        return None
    if not labelled and s.cls[k] not in "XtqxpP":
        return None
    if any(c in "KG9" for c in s.cls[k:close]) or "A" in s.cls[k:close]:
        if not is_acronym(text[s.starts[k] : s.ends[k]]):
            return None
    reach: Reach = "all" if labelled or (close + 1 >= len(s.cls) and "9" not in s.cls[:i]) else "near"
    return Cue(i, close + 1, (who[0], min(who[1], close)), reach, "bracket")


def _stands_apart(s: Sentence, i: int) -> bool:
    """False where the bracket follows a name of several capitals: it is that name's acronym or place."""
    k = i - 1
    while k >= 0 and s.cls[k] == "X":
        k -= 1
    return any(c in "9nKJAE" for c in s.cls[: k + 1])


def _given_by(s: Sentence, i: int, words: CueWords) -> Cue | None:
    """``the 15 burials announced by the Governor``, ``figures given to the press by the mayor``."""
    for k in range(i + 1, min(i + 7, len(s.cls))):
        if s.cls[k] == "y":
            who = phrase_at(s, k + 1, words)
            return Cue(i, who[1], who, "left" if i else "right", "given by") if who else None
        if s.cls[k] not in ">txXi9MYqrd":
            return None
    return None


def _participle(s: Sentence, i: int, words: CueWords, found: list[Cue]) -> Cue | None:
    """``X did this, adding that 12 were killed``: the subject of the clause before goes on speaking."""
    if s.cls[i] not in "SG" or i == 0 or s.cls[i - 1] not in ',&r"':
        return None
    for cue in reversed(found):
        if cue.reach in ("right", "both") and cue.speaker:
            return replace(cue, first=i, last=i + 1, reach="right", rule="participle", stance=None)
    return None


def _is_own(s: Sentence, who: Phrase, words: CueWords) -> bool:
    """True for the report's own voice: ``we``, ``our reporter``, ``reports``."""
    last = _head(s, who)[1] - 1
    return s.low[who[0]] in words.own or (s.low[last] in words.nobody and "'" not in s.cls[who[0] : last])


def _edges(text: str, s: Sentence, words: CueWords, found: list[Cue]) -> list[Cue]:
    """A label before a colon, a speaker behind the dash of a headline."""
    out: list[Cue] = []
    cls, n = s.cls, len(s.cls)
    colon = cls.find(":", 0, 24)
    if 0 < colon < n - 1 and not any(c.first < colon for c in found if c.reach != "near"):
        begin = 0
        while (begin < colon and cls[begin] in "9:-*.#/)(") or (begin < colon and is_time(s, begin, words)):
            begin += 1
        who = phrase_at(s, begin, words)
        credible = who and (is_plausible(text, s, who, words) or is_media(text, s, who, words))
        if (
            who
            and credible
            and s.low[who[0]] not in words.own
            and not any(c in "9KGA" for c in cls[begin : who[1]])
        ):
            if who[1] == colon or (cls[who[1]] in "(," and "9" not in cls[begin : who[1]]):
                out.append(Cue(begin, colon + 1, who, "right", "label"))
    dash = cls.rfind("-")
    if 0 < dash < n - 1 and n - dash < 12 and cls[-1] != ".":
        who = phrase_at(s, dash + 1, words)
        if who and who[1] == n and is_plausible(text, s, who, words) and "9" not in cls[dash:]:
            out.append(Cue(dash, n, who, "left", "headline"))
    return out
