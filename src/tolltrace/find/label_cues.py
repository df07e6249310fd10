"""Speakers that stand without a verb: in brackets, before a colon, behind the dash of a headline."""

from __future__ import annotations

from tolltrace.find.cue import Cue, Reach
from tolltrace.find.cue_words import CueWords
from tolltrace.find.relays import is_media
from tolltrace.find.speakers import is_acronym, is_plausible, is_time, phrase_at
from tolltrace.find.tokens import Sentence


def bracket_cue(text: str, s: Sentence, i: int, words: CueWords) -> Cue | None:
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


def edge_cues(text: str, s: Sentence, words: CueWords, found: list[Cue]) -> list[Cue]:
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
