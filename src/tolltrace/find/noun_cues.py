"""Attributions without a verb of saying: prepositions, possessors of figures, brackets, labels, headlines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tolltrace.data.bodies import register
from tolltrace.find.cue import Cue, Reach, ends_at, opens_clause
from tolltrace.find.cue_words import CueWords
from tolltrace.find.noun_phrase import Phrase, is_plural_possessive, is_time, left_phrase, phrase_at
from tolltrace.find.relays import is_media
from tolltrace.find.speakers import head_of, is_acronym, is_own, is_plausible, subject
from tolltrace.find.tokens import Sentence

_LABEL_REACH = 24
_BRACKET_REACH = 14
# What may stand behind a bracket that names a source.
_CLOSING = ",;.:-&|)/"
_HEADLINE_TAIL = 12


def according(text: str, s: Sentence, i: int, words: CueWords) -> Cue | None:
    """``according to X``, ``citing X``; ``according to data of X``, ``according to official data``."""
    who = phrase_at(s, i + 1 + (s.cls[i + 1 : i + 2] == ">"), words)
    if who is None:
        return None
    if s.low[who[0]] in words.selves:
        return None  # "with reference to own sources"
    closing = s.low[i] in words.at_end
    if closing and not (i and s.cls[i - 1] == "," and (ends_at(s, who[1]) or s.cls[who[1]] == ",")):
        return None
    if (closing or s.low[i] in words.prefixed) and not is_plausible(text, s, who, words):
        return None
    citing = s.low[i] in words.citing
    carrier = subject(s, i, words) if citing and s.low[i] in words.verbs else None
    if citing and carrier is None and i > 2 and s.cls[i - 1] == "," and s.low[i - 2] in words.verbs:
        carrier = subject(s, i - 2, words)  # "The daily reports, citing X, that"
    official = own = False
    end = who[1]
    head = head_of(s, who)
    agent = None
    if head[1] - head[0] > 1 and s.low[head[1] - 1] in words.given and s.low[head[1] - 2] in words.figures:
        agent = given_by(s, head[1] - 1, words)  # "figures compiled by the institute"
    if agent is not None and agent.speaker is not None:
        who, end = agent.speaker, max(end, agent.last)
    elif s.low[head[1] - 1] in words.figures:
        inner = figure_of(text, s, head[1] - 1, words)
        official = inner is not None and inner.speaker is None
        if inner is not None and inner.speaker is not None:
            who, end = inner.speaker, max(end, inner.last)
        elif not official:
            own = True
    reach: Reach = "right" if opens_clause(s, i) else "left" if ends_at(s, end) else "both"
    rule = "official figure" if official else "according to"
    own = own or (not official and is_own(s, who, words))
    via = (carrier,) if carrier is not None and not is_own(s, carrier, words) else ()
    return Cue(i, end, None if official else who, reach, rule, None, via, own, citing)


def figure_of(text: str, s: Sentence, t: int, words: CueWords) -> Cue | None:
    """``the Observatory's latest count``, ``the count of the health ministry``, ``by the official toll``."""
    cls, low = s.cls, s.low
    who = _possessor(text, s, t, words)
    official = who is None and t > 0 and low[t - 1] in words.official
    if who is None and not official:
        return None
    first = who[0] if who and who[0] < t else t
    if official:
        first = t - 1
    last = max(t + 1, who[1] if who else t + 1)
    lead = first - 1
    while lead >= 0 and cls[lead] in "ta":
        lead -= 1
    if official and lead > 0 and low[lead] in words.verbs:
        return None  # "The secretary gives an official toll of 121"
    own = who is not None and is_own(s, who, words)
    rule = "official figure" if official else "figure of"
    if lead >= 0 and (low[lead] in words.by_count or low[lead] in words.according):
        reach: Reach = "right" if opens_clause(s, lead) else "left" if ends_at(s, last) else "both"
        return Cue(lead, last, who, reach, rule, None, (), own)
    return Cue(first, last, who, "right", rule, None, (), own)


def _possessor(text: str, s: Sentence, t: int, words: CueWords) -> Phrase | None:
    """Whose a figure is: before it with a possessive, behind it with ``of``, or beside it."""
    cls, low, n = s.cls, s.low, len(s.cls)
    k = t - 1
    while (
        k >= 0
        and t - k < 5
        and (cls[k] in "xqrTEAOpP" or is_time(s, k, words))
        and low[k] not in words.bodies
    ):
        k -= 1
    who: Phrase | None = None
    if k > 0 and (cls[k] == "'" or is_plural_possessive(s, k)):
        who = left_phrase(s, k, words)
    elif k >= 0 and cls[k] == "d":
        who = (k, k + 1)
    # "Our last numbers from the Red Cross": ours only because they were sent to us.
    lent = who is not None and low[who[0]] in words.own and t + 1 < n and low[t + 1] in words.figure_from
    if (who is None or lent) and t + 1 < n and (cls[t + 1] == "o" or low[t + 1] in words.figure_from):
        behind = phrase_at(s, t + 2, words)
        counts = any(w in words.by_count for w in low[max(0, t - 2) : t])
        by_name = counts and behind is not None and "X" in cls[behind[0] : behind[1]]  # "by the count of X"
        if (
            behind
            and not (
                cls[t] == "T" and cls[behind[1] : behind[1] + 1] in tuple("KJ")
            )  # "number of workers hurt"
            and cls[behind[0]] != "A"
            and (is_plausible(text, s, head_of(s, behind), words) or low[t - 1] in words.data or by_name)
        ):
            who = behind
    if who is None and t + 2 < n and cls[t + 1] == "o" and low[t] in words.data:
        who = phrase_at(s, t + 2, words)
    if (
        who is None
        and t
        and low[t - 1] not in words.channels  # "PRESS STATEMENT"
        and (low[t - 1] in words.bodies or _acronym_at(text, s, t - 1))
        and cls[t + 1 : t + 2] != "K"
    ):
        who = left_phrase(s, t, words)
        while who is not None and who[1] - who[0] > 1 and s.cls[who[0]] == "x" and s.cls[t - 1] == "X":
            who = (who[0] + 1, who[1])  # "the latest NEMA update"
    if who is None:
        return None
    speaks = low[who[0]] in words.pronouns or low[who[0]] in words.own or is_plausible(text, s, who, words)
    known = low[t] in words.data or any(c == "X" for c in cls[who[0] : who[1]])
    return who if speaks or known else None


def _acronym_at(text: str, s: Sentence, i: int) -> bool:
    return is_acronym(text[s.starts[i] : s.ends[i]]) and not text[s.start : s.end].isupper()


def by_ellipsis(s: Sentence, i: int, words: CueWords) -> Cue | None:
    """``and 250 fighters, by the Observatory's``: the figure that the possessor has is left out."""
    who = phrase_at(s, i + 1, words)
    if who is None or i == 0 or s.cls[i - 1] != ",":
        return None
    if s.cls[who[1] - 1] != "'" or not (ends_at(s, who[1]) or s.cls[who[1]] in ",;"):
        return None
    return Cue(i, who[1], (who[0], who[1] - 1), "left" if ends_at(s, who[1]) else "both", "figure of")


def of_ellipsis(s: Sentence, i: int, words: CueWords, found: Sequence[Cue]) -> Cue | None:
    """``The army speaks of 40 dead, the rebels of 90``: the verb of the clause before is left out."""
    if (
        i < 2
        or s.cls[i + 1 : i + 2] not in ("9", "n", "m", "N")
        or not found
        or s.cls[found[-1].last :][:1] != "o"
    ):
        return None
    comma = max(s.cls.rfind(c, found[-1].last, i) for c in ",&;")
    who = left_phrase(s, i, words) if comma > 0 else None
    if who is None or who[0] > comma + 1:
        return None
    return Cue(comma + 1, i, (comma + 1, i), "right", "say verb")


def bracket(text: str, s: Sentence, i: int, words: CueWords) -> Cue | None:
    """``161 people killed (NRCS)``, ``(source: the Observatory)``."""
    close = s.cls.find(")", i)
    if close <= i + 1 or close - i > _BRACKET_REACH:
        return None
    k = i + 1
    labelled = s.low[k] in words.labels
    if labelled:
        k += 1
        while k < close and s.cls[k] == ":":
            k += 1
    elif not _cites(text, s, i, close):
        return None
    who = phrase_at(s, k, words)
    if who is None or who[1] > close:
        return None
    t = head_of(s, who)[1] - 1
    count = figure_of(text, s, t, words) if s.low[t] in words.figures or s.cls[t] == "T" else None
    if count is not None and count.speaker is not None and count.last <= close:
        who = count.speaker  # "(UN estimate of 26 August)", "(list of the Red Cross)"
    elif not (is_plausible(text, s, who, words) or _named_acronym(text, s, k)):
        return None
    if who[1] < close and s.cls[who[1]] not in ",/-)&" and count is None:
        return None
    dated = count is not None or _dated_end(s, who[1], words, close)
    a_name = s.cls[k] in "XtqxpP" and not any(c in "KG9nA" for c in s.cls[k : who[1] if dated else close])
    if not (labelled or a_name or count is not None or _acronym_at(text, s, k)):
        return None
    whole = labelled or (close + 1 >= len(s.cls) and ")" not in s.cls[:close])
    return Cue(i, close + 1, (who[0], min(who[1], close)), "all" if whole else "near", "bracket")


def _named_acronym(text: str, s: Sentence, k: int) -> bool:
    """True for an acronym in brackets, which is told also in a line of capitals; no country's name."""
    raw = text[s.starts[k] : s.ends[k]]
    return is_acronym(raw) and raw.lower() not in _realm_names()


def _cites(text: str, s: Sentence, i: int, close: int) -> bool:
    """True for a bracket that may name a source: it closes a clause, and is short for no name before it."""
    if s.ends[close] < len(text) and text[s.ends[close]] == "-":
        return False
    if s.cls[close + 1 : close + 2] not in ("", *_CLOSING) or _is_short_for(text, s, i, i + 1):
        return False
    return not (i and s.cls[i - 1] == "X") or _stands_apart(s, i)


def _is_short_for(text: str, s: Sentence, i: int, k: int) -> bool:
    """``Telugu Desam Party (TDP)``: the bracket holds the initials of the words before it."""
    short = text[s.starts[k] : s.ends[k]].lower()
    initials = {p[0] for w in s.low[max(0, i - len(short) - 2) : i] for p in w.split("-") if p}
    return set(short) <= initials


def _stands_apart(s: Sentence, i: int) -> bool:
    """False where the bracket follows a name of several capitals: it is that name's place."""
    j = i - 1
    while j >= 0 and s.cls[j] in "Xoi":
        j -= 1
    return any(c in "9nKJAE" for c in s.cls[: j + 1])


def given_by(s: Sentence, i: int, words: CueWords) -> Cue | None:
    """``the 15 burials announced by the Governor``, ``figures given to the press by the mayor``."""
    for k in range(i + 1, min(i + 7, len(s.cls))):
        if s.cls[k] == "y":
            who = phrase_at(s, k + 1, words)
            if who is None or not _somebody(s, who, words):
                return None
            figure = i > 0 and (s.cls[i - 1] == "T" or s.low[i - 1] in words.figures)
            said = s.low[min(who[1], len(s.cls) - 1)] in words.that  # "it was reported by X that"
            forward = not i or said or (figure and not ends_at(s, who[1]))
            return Cue(i, who[1], who, "right" if forward else "left", "given by")
        if s.cls[k] not in ">txXi9MYqrdD":
            return None
    return None


def as_said(s: Sentence, i: int, words: CueWords) -> Cue | None:
    """``as reported by the police``, ``as specified in the department``: a participle with who gave it."""
    if not i or s.low[i - 1] not in words.like or s.cls[i + 1 : i + 2] not in ("y", "i"):
        return None
    who = phrase_at(s, i + 2, words)
    if who is None or not _somebody(s, who, words):
        return None
    reach: Reach = "right" if opens_clause(s, i - 1) else "left" if ends_at(s, who[1]) else "both"
    return Cue(i - 1, who[1], who, reach, "according to", None, (), is_own(s, who, words))


def _somebody(s: Sentence, who: Phrase, words: CueWords) -> bool:
    """False for ``claimed by gunfire``: neither a name nor a word for persons or bodies."""
    return any(
        c in "XpPR@" or w in words.persons or w in words.bodies
        for c, w in zip(s.cls[who[0] : who[1]], s.low[who[0] : who[1]], strict=True)
    )


def against(s: Sentence, i: int, words: CueWords) -> Cue | None:
    """``contrary to online reports of three``: what follows is somebody else's figure."""
    who = phrase_at(s, i + 1, words)
    return Cue(i, i + 1, who, "right", "against", "denied", (), is_own(s, who, words)) if who else None


def label(text: str, s: Sentence, words: CueWords) -> Cue | None:
    """``Police: 12 dead``, ``Reuters (30 June): 1,479 killed``, ``Abdul Rahman: 340 killed``."""
    cls, n = s.cls, len(s.cls)
    colon = cls.find(":", 0, _LABEL_REACH)
    if not 0 < colon < n - 1:
        return None
    begin = 0
    while begin < colon and (cls[begin] in "9:-*.#/)(" or is_time(s, begin, words)):
        begin += 1
    if s.low[begin] in words.labels and begin + 1 == colon:
        behind = phrase_at(s, colon + 1, words)
        if behind is not None and _dated_end(s, behind[1], words) and is_plausible(text, s, behind, words):
            return Cue(begin, behind[1], behind, "all", "label")
    begin += s.low[begin] in words.figure_from
    who = phrase_at(s, begin, words)
    if who is None or s.low[who[0]] in words.own or any(c in "9KGACE" for c in cls[begin : who[1]]):
        return None
    if who[1] != colon and not (who[1] < colon and cls[who[1]] in "(,"):
        return None
    raw = text[s.starts[who[0]] : s.ends[who[1] - 1]].lower()
    if raw in _realm_names():
        # "Pakistan (foreign ministry): nine dead"; "Libya: 19 dead" is where it was, and nobody's word.
        inner = phrase_at(s, who[1] + 1, words) if cls[who[1]] == "(" else None
        told = (
            inner is not None and cls[inner[1] : inner[1] + 2] == "):" and is_plausible(text, s, inner, words)
        )
        return Cue(begin, colon + 1, inner, "right", "label") if told else None
    if is_plausible(text, s, who, words) or is_media(text, s, who, words):
        # "RAIPUR: …", "UPDATE: …": capitals alone make no body, unless they are known to speak.
        loud = set(cls[who[0] : who[1]]) <= set("XY") and raw not in _body_names()
        loud = loud and not any(w in words.persons or w in words.bodies for w in s.low[who[0] : who[1]])
        return Cue(begin, colon + 1, who, "right", "name label" if loud else "label")
    named = who[1] == colon and set(cls[who[0] : who[1]]) <= set("XY") and who[1] - who[0] <= 3
    return Cue(begin, colon + 1, who, "right", "name label") if named else None


def _dated_end(s: Sentence, at: int, words: CueWords, end: int | None = None) -> bool:
    """``Source: NDMO, 17 February``: nothing but a date stands behind."""
    last = len(s.cls) if end is None else end
    return all(s.cls[i] in '.,)("9' or is_time(s, i, words) for i in range(at, last))


@cache
def _realm_names() -> frozenset[str]:
    return frozenset(n.lower() for r in register().realms.values() for n in (r.name, *r.places))


@cache
def _body_names() -> frozenset[str]:
    return frozenset(n.lower() for b in register().bodies for n in (b.name, *b.names, *b.weak))


def headline(text: str, s: Sentence, words: CueWords) -> Cue | None:
    """``96 killed in attacks – police``: a speaker behind the sign that ends a line without a full stop.

    Behind a colon stands also who the dead are, so that only bodies and those who speak for many are taken.
    """
    cls, n = s.cls, len(s.cls)
    sign = max(cls.rfind("-"), cls.rfind(":"))
    if not 0 < sign < n - 1 or n - sign >= _HEADLINE_TAIL or cls[-1] == ".":
        return None
    who = phrase_at(s, sign + 1, words)
    if who is None or who[1] != n or "9" in cls[sign:] or not is_plausible(text, s, who, words):
        return None
    if cls[sign] == ":" and s.low[n - 1] not in words.bodies | words.plural:
        return None
    return Cue(sign, n, who, "left", "headline")
