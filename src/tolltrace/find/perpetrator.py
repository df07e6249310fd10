"""Who did it, in the report's words.

The rules, the firmest first: `by` behind a verb of harm or an event, the subject of an active verb of harm,
blame, the subject of the clause that tells the event, the nationality of the weapon.
"""

from __future__ import annotations

import re

from tolltrace.find.agents import nationality, phrase_from, phrase_to, strong
from tolltrace.find.phrase import Phrase, words
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.scope import Scope, spread
from tolltrace.find.tokens import Sentence
from tolltrace.langs import language

Who = tuple[int, int]
_HARMING = frozenset("KkGlj")
# Between a subject and its verb: "Bandits on Sunday night ambushed a convoy".
_WHEN = re.compile(r"(?:i[td]?)?[xq]?Yx?$|i?9?M9?$")
_CLAUSE_END = frozenset(';:.("')


def perpetrators(reading: Reading, scope: Scope, said: tuple[int, ...]) -> list[tuple[int, int, int] | None]:
    """For each draft of a sentence the sentence and tokens of the perpetrator, or ``None``."""
    s = scope.sentence
    code = reading.language.code
    number = scope.drafts[0].sentence
    told = spread(scope, _by(reading.text, s, code, said), both=False)
    struck = spread(scope, strikers(reading, number, said), both=False)
    out: list[tuple[int, int, int] | None] = []
    for k, draft in enumerate(scope.drafts):
        who: Who | None = told[k][0] if told[k] else None
        if who is not None and _active_verb(scope, code, k) is not None:
            who = _subject(reading.text, scope, code, k) or who
        if who is None and draft.harm not in ("displaced", "missing"):
            who = _blamed(reading.text, s, code, draft) or _subject(reading.text, scope, code, k)
            if who is None and struck[k]:
                who = struck[k][0]
        out.append((number, *who) if who is not None else None)
    return out


def strikers(reading: Reading, number: int, said: tuple[int, ...]) -> list[Phrase]:
    """Who struck, where a clause tells the attack: its subject, its enemy, its weapon's nation."""
    s = reading.sentences[number]
    code = reading.language.code
    text = reading.text
    out: list[Phrase] = []
    after = words(code, "perpetrators", "after")
    met = words(code, "perpetrators", "encounters")
    spoken = frozenset(said)
    for i, w in enumerate(s.low):
        start = i + 1
        if w in after or (s.cls[i] == "W" and i and s.cls[i - 1] == "i"):
            who = phrase_from(text, s, code, start)
            verb = _verb_behind(s, code, who[1]) if who is not None else None
            if who is None or verb is None or verb in spoken or not strong(s, code, *who):
                continue
            out.append(Phrase(i, who[1], who[0]))
        elif w in met and s.cls[start : start + 1] == "w":
            who = phrase_from(text, s, code, start + 1)
            if who is not None and strong(s, code, *who):
                out.append(Phrase(start, who[1], who[0]))
    nation = nationality(s, code, 0, len(s.cls))
    if nation is not None:
        out.append(Phrase(nation[0], nation[1], nation[0], weak=True))
    return sorted(out, key=lambda p: p.first)


def told_without_figure(reading: Reading, number: int, said: tuple[int, ...]) -> Who | None:
    """Who struck in a sentence that tells an attack and no figure."""
    s = reading.sentences[number]
    found = _by(reading.text, s, reading.language.code, said) or strikers(reading, number, said)
    return (found[0].value, found[0].last) if found else None


def _verb_behind(s: Sentence, code: str, at: int) -> int | None:
    """The verb of a clause behind its subject, over what describes the subject."""
    striking = words(code, "places", "striking") | words(code, "places", "taking")
    for i in range(at, min(at + 7, len(s.cls))):
        entry = s.entries[i]
        suffers = s.cls[i] == "I" or (entry is not None and "loses" in entry.tags)
        if suffers or (s.cls[i] == "u" and set("KIJ") & set(s.cls[i + 1 : i + 3])):
            return None
        if s.low[i] in striking or s.cls[i] in "fKkIhuvSU":
            return i
        if s.cls[i] in ",;:.9n":
            return None
    return None


def _by(text: str, s: Sentence, code: str, said: tuple[int, ...]) -> list[Phrase]:
    """The agents behind `by` and `at the hands of`, where a deed stands before."""
    doing = words(code, "perpetrators", "doing")
    spoken = frozenset(said)
    out: list[Phrase] = []
    for i, c in enumerate(s.cls):
        if c != "y":
            continue
        deed = s.low[i] not in words(code, "perpetrators", "plain_by")
        for j in range(i - 1, max(-1, i - 14), -1):
            if deed or s.cls[j] in _CLAUSE_END:
                break
            if j in spoken or s.cls[j] == "S":
                break
            if s.cls[j] in "KJEC" or s.low[j] in doing:
                deed = True
            elif s.cls[j] in "fGIkx" and s.low[j].endswith(("ed", "ing")) and s.cls[j + 1 : i].strip() == "":
                break
        if not deed:
            continue
        who = phrase_from(text, s, code, i + 1)
        if who is not None:
            out.append(Phrase(i, who[1], who[0]))
    return out


def _subject(text: str, scope: Scope, code: str, k: int) -> Who | None:
    """The subject of the active verb of harm whose object the figure is."""
    s = scope.sentence
    verb = _active_verb(scope, code, k)
    if verb is None:
        return None
    floor = _clause_start(s, code, verb)
    at = verb
    while at > floor and (s.cls[at - 1] in "rhvu>!S" or (s.cls[at - 1] == "x" and s.cls[at] == ">")):
        if s.cls[at - 1] == "S" and s.cls[at] != ">" and s.cls[at - 2 : at - 1] != "u":
            break
        at -= 1
    if at > floor and s.cls[at - 1] == "W":
        at -= 1
        at -= s.cls[at - 1] == ","
        return phrase_to(text, s, code, at, floor)
    if at > floor and s.cls[at - 1] == "R":
        return _named_speaker(text, s, code, at - 1)
    if at > floor and s.cls[at - 1] not in ",&" and s.cls[verb] != "G":
        return phrase_to(text, s, code, at, floor)
    return _first_subject(text, s, code, floor, verb)


def _active_verb(scope: Scope, code: str, k: int) -> int | None:
    """The verb of harm before the figure, of which the figure or the list that it goes on is the object."""
    s, draft = scope.sentence, scope.drafts[k]
    events = words(code, "places", "attack_events")
    for i in range(draft.first - 1, max(-1, draft.first - 9), -1):
        c = s.cls[i]
        if c in _HARMING and not (c == "k" and s.low[i] in events):
            entry = s.entries[i]
            if entry is not None and entry.harm == "displaced" and draft.harm != "displaced":
                return None
            if s.low[i] in language(code).words("harms", "killed", "buries"):
                return None  # Whoever buries the dead has not killed them.
            passive = c == "K" and "u" in s.cls[max(0, i - 2) : i] and ">" not in s.cls[max(0, i - 2) : i]
            return None if passive else i
        if c not in "tadqmrxXDO":
            break
    if draft.first and s.cls[draft.first - 1] == "h" and draft.harm == "arrested":
        return draft.first - 1
    if k and scope.above[k] is None:
        before = scope.drafts[k - 1]
        between = s.cls[before.last : draft.first]
        listed = before.trigger == draft.trigger or "&" in between
        if before.harm == draft.harm and listed and not set(between) & set("uhfIkKeSWc;:("):
            return _active_verb(scope, code, k - 1)
    return None


def _clause_start(s: Sentence, code: str, at: int) -> int:
    """The token where the clause of a verb begins."""
    that = words(code, "scope", "that")
    for i in range(at - 1, -1, -1):
        if s.cls[i] in _CLAUSE_END or (s.cls[i] == "c" and s.low[i] not in words(code, "dates", "as_of")):
            return i + 1
        if s.cls[i] == "-" and len(s.low[i]) > 1:
            return i + 1
        if s.low[i] in that and i and s.cls[i - 1] in "SX,xr":
            return i + 1
        if s.cls[i] == "S" and s.cls[i - 1 : i] != "u":
            return i + 1
    return 0


def _first_subject(text: str, s: Sentence, code: str, floor: int, verb: int) -> Who | None:
    """The subject of the first verb of a clause whose later verb it shares."""
    start = floor
    if s.cls[start] == "i":
        while start < verb and s.cls[start] not in ",tdaRqP":
            start += 1
        while start < verb and s.cls[start] == ",":
            start += 1
    for i in range(start + 1, verb):
        said_when = _WHEN.search(s.cls, max(start, i - 6), i)
        end = said_when.start() if said_when is not None else i
        told = s.cls[i] == "x" and (s.low[i].endswith("ed") or s.low[i] in words(code, "places", "taking"))
        if told or s.cls[i] in "fKkIhuvU":
            # "a bomb at a club where people were dancing killed nine"
            relative = s.cls.find("W", start, end)
            end = relative if relative >= 0 else end
            return phrase_to(text, s, code, end, start)
    return None


def _named_speaker(text: str, s: Sentence, code: str, at: int) -> Who | None:
    """`Police say they have arrested`: whom the pronoun stands for."""
    if at and s.cls[at - 1] == "S":
        who = phrase_to(text, s, code, at - 1, _clause_start(s, code, at - 1))
        return who if who is not None and strong(s, code, *who) else None
    return None


def _blamed(text: str, s: Sentence, code: str, draft: Draft) -> Who | None:
    """Whom the sentence blames for the figure: `blames X for 383`, `ascribes 889 to X`, `accused X of`."""
    blame = words(code, "perpetrators", "blame_for")
    ascribe = words(code, "perpetrators", "ascribe_to")
    accuse, charge = words(code, "perpetrators", "accuse_of"), words(code, "perpetrators", "in_charge")
    low, cls = s.low, s.cls
    ascribing = any(w in ascribe for w in low[: draft.first])
    if ascribing:
        for i in range(draft.last, len(low)):
            if cls[i] == ">":
                return phrase_from(text, s, code, i + 1)
            if cls[i] in ";9n&":
                return None
    for i in range(draft.first - 1, -1, -1):
        if low[i] in words(code, "perpetrators", "blame_link") and draft.first - i <= 8:
            who = _blamed_before(text, s, code, i, blame)
            if who is not None:
                return who
        if low[i] in accuse and cls[i + 1 : i + 2] != "o":
            who = phrase_from(text, s, code, i + 1)
            if who is not None and cls[who[1] : who[1] + 1] == "o":
                return who
        if low[i] in charge:
            break
        if cls[i] == ";":
            break
    return None


def _blamed_before(text: str, s: Sentence, code: str, at: int, blame: frozenset[str]) -> Who | None:
    """The object of the verb of blame before `for`, or its subject where it is passive."""
    if any(w in blame for w in s.low[max(0, at - 2) : at]) or s.low[at - 1] in words(
        code, "perpetrators", "in_charge"
    ):
        verb = next((j for j in range(at - 1, -1, -1) if s.low[j] in blame or s.cls[j] in "u"), at)
        if s.low[at - 1] in blame:
            end = verb
            while end and s.cls[end - 1] in "urtnx,9h":
                end -= 1
            start = _clause_start(s, code, verb)
            for i in range(start + 1, at):
                if s.cls[i] in ",uhfWG":
                    return phrase_to(text, s, code, i, start)
        return phrase_from(text, s, code, verb + 1) if s.low[verb] in blame and verb + 1 < at else None
    start = at
    while start and s.low[start - 1] not in blame and s.cls[start - 1] not in ";:.":
        start -= 1
        if s.cls[start] == "&" and any(w in blame for w in s.low[:start]):
            return phrase_from(text, s, code, start + 1)
    if start and s.low[start - 1] in blame:
        return phrase_from(text, s, code, start)
    return None
