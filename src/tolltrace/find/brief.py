"""Counts told in brief: whoever has a figure, a verb of giving, the number, and nothing behind it.

``the Red Cross has 71``, ``Moscow speaks of 400, Kyiv of 90``, ``the committee insists there are 130``,
``For the dead he keeps to 21``, ``numbers for the injured: 88``, ``9,000 says the UN``, ``27 in hospital``.
The harm is the one told last, unless those who have the counted are a hospital or a morgue.
"""

from __future__ import annotations

import re

from tolltrace.find.clauses import Link
from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_END = re.compile(r"r?(?:i(?:t?x?[YM]|9M|M9?|t9))?(?:[.;:,)\"]|$)")
# A subject at the head of its clause, with auxiliaries: "the Red Cross", "but the army has not", "the police,
# who have always".
_SUBJECT = re.compile(
    r"(?:^(?:iA|i?Yx?|i[9M]{1,3})?|[;,c&.:(/]|(?<=S)D?)[-*\"rc&]{0,2}"
    r"(?P<who>[atdD]?[XxAqPp0'\"R]{1,6}(?:[io][td]?[Xx]{1,3})?)(?:,?W|,W[^,;:.]{1,12},)?[hv!rm]{0,3}$"
)
# Between the verb and its number: "speaks of", "insists on", "contents itself with", "has not changed its".
_LINK = re.compile(r"(?P<verb>.)(?P<link>R?[iow>])?d?m?\"?$")
_THERE = re.compile(r"SD?ru$")
# "counts the dead at 103", "and that of the wounded at 12"
_PUT = re.compile(r"(?P<verb>.)o?Ai$")
_OTHER = re.compile(r"[,&]{1,2}t?[XPpxq0]{1,4}om?$")
_HEADED = re.compile(r"[AJ]:$")
_HEADING = re.compile(r"(?:9[/).])?[-\"]?(?:[JA][.:]*)?")
_SAID = re.compile(r"St?X")
_FELL = re.compile(r"(?:&[qX]{0,2}P)?h?r?(?P<verb>[UfIx])r?(?:[.,;&\")]|i[tdadqXxY0C]|$)")
_STATE = re.compile(r"ur?[xq](?=[.,;&)\"]|$)")
# "were still in the district hospital", "are on a ward of the clinic"
_KEPT = re.compile(r"[uhU][^;:.,&]{0,4}i[^;:.,&]{0,5}")
# "seven of them critical, 10 serious"
_STATED = re.compile(r"[xqJ](?=[.,;&)]|$)")
_DONE = re.compile(r"[\"qxXpP]{0,5}[KJ]")
_REACH = 12


def link_fallen(s: Sentence, phrases: list[Phrase], language: Language) -> list[Link]:
    """``two soldiers fell``, ``four of its fighters had fallen``: those who bear arms, and no toll."""
    fell = language.words("tolls", "brief", "fell")
    if fell.isdisjoint(s.low):
        return []
    out: list[Link] = []
    for i, p in enumerate(phrases):
        m = _FELL.match(s.cls, p.last)
        joined = i > 0 and s.cls[phrases[i - 1].last : p.first] == "&"
        if (p.number is None and not joined) or m is None or s.low[m.start("verb")] not in fell:
            continue
        if s.cls[m.end() - 2] == "i" and s.low[m.end() - 2] not in language.words(
            "tolls", "brief", "fell_at"
        ):
            continue
        ours = p.partitive and s.cls[p.last - 2] == "d"
        together = [i - 1, i] if joined and phrases[i - 1].people else [i]
        told = {e.victims for e in s.entries[phrases[together[0]].first : m.start("verb")] if e is not None}
        if ours or not {"security_force", "armed_group", "combatant"}.isdisjoint(told):
            out += [Link(k, "killed", m.start("verb"), "intransitive:killed") for k in together]
    return out


def link_in_care(s: Sentence, phrases: list[Phrase], hurt: bool, language: Language) -> list[Link]:
    """``19 are dead, 27 in hospital``: bare numbers of people who are treated.

    ``hurt``: the text has just told of the injured, so that ``Seven are critical`` are of them.
    """
    care = language.words("tolls", "brief", "care")
    states = language.words("tolls", "brief", "states")
    wards = language.words("tolls", "brief", "wards")
    out: list[Link] = []
    for i, p in enumerate(phrases):
        at = p.last + 1
        told = p.number is not None and p.number.kind != "zero" and p.kind == ""
        if hurt and told and _STATED.match(s.cls, p.last) and s.low[p.last] in states:
            out.append(Link(i, "injured", p.last, "in_care"))
            continue
        bare = p.number is not None and p.kind == "" and p.number.kind not in ("both", "zero")
        state = _STATE.match(s.cls, p.last) if hurt and bare else None
        if state is not None and s.low[state.end() - 1] in states:
            out.append(Link(i, "injured", state.end() - 1, "in_care"))
            continue
        if hurt and p.partitive and s.cls[p.last - 1] == "e" and (kept := _KEPT.match(s.cls, p.last)):
            ward = wards.intersection(s.low[p.last : kept.end()])
            out.extend([Link(i, "injured", p.last, "in_care")] if ward else ())
        if p.number is None or p.kind or p.partitive or s.cls[p.last : at] != "i":
            continue
        if any(
            s.words(at, end) in care and re.match("[,.;&)]|$", s.cls[end:])
            for end in (at + 1, at + 2, at + 3)
        ):
            out.append(Link(i, "injured", at, "in_care"))
    return out


def link_brief(
    s: Sentence, phrases: list[Phrase], linked: dict[int, list[Link]], earlier: str | None, language: Language
) -> list[Link]:
    """Links of bare numbers that somebody gives; ``earlier`` is the harm of the text's last claim."""
    out: list[Link] = []
    for i, p in enumerate(phrases):
        if p.kind == "P" and i not in linked and earlier is not None and _lists(s, p, language):
            out.append(Link(i, earlier, p.first - 1, "has_count"))
        if i in linked or p.number is None or p.kind or p.number.kind == "zero":
            continue
        lead = s.cls[max(0, p.first - _REACH) : p.first]
        who = _giver(s, p, lead, language)
        held = _held(s, who, language) if who is not None else None
        if p.partitive and held is None:
            continue
        opens = _HEADING.fullmatch(s.cls[: p.first]) is not None
        if not opens and not _END.match(s.cls, p.last) and s.cls[p.last : p.last + 1] not in ("R", "D", "S"):
            continue
        before = _harm_before(s, linked, phrases, p.first) or earlier
        put = _PUT.search(lead)
        if _HEADED.search(lead) or (put is not None and _puts(s, p.first - len(put[0]), language)):
            at, harm = p.first - 2, _harm_at(s, p.first - 2)
        elif opens and p.number.kind == "digits" and _SAID.match(s.cls, p.last):
            at, harm = p.last, before
        elif lead.endswith("t") and _that_one_gave(s, p.last, language):
            at, harm = p.first - 1, before
        elif who is not None:
            at, harm = p.first - 1, held or before
        else:
            continue
        behind = _DONE.match(s.cls, p.last)
        if behind is not None:
            at, harm = behind.end() - 1, _harm_at(s, behind.end() - 1)  # "spoke of 14 "spies" executed"
        if harm is not None and harm != "incidents":
            out.append(Link(i, harm, at, "has_count"))
    return out


def _lists(s: Sentence, p: Phrase, language: Language) -> bool:
    """``The ministry gives 139 civilians``, and nothing behind."""
    verb = p.first - 1
    if verb < 1 or p.number is None or s.low[verb] not in language.words("tolls", "brief", "lists"):
        return False
    gives = _SUBJECT.search(s.cls[max(0, verb - _REACH) : verb]) is not None
    return gives and _END.match(s.cls, p.last) is not None


def _that_one_gave(s: Sentence, at: int, language: Language) -> bool:
    """``the 11,300 it gave``, ``the 70 that the monitor had given``"""
    entry = s.entries[at] if s.cls[at : at + 1] == "S" else None
    if entry is not None:
        return entry.form in ("past", "participle")  # "the 189 reported a week ago"
    m = re.match(r"D?(?:R|t?[xXpPqA0]{1,4}(?:'[xX0]{1,2})?)h?(?P<verb>[fSx])", s.cls[at : at + 11])
    return m is not None and s.low[at + m.start("verb")] in language.words("tolls", "brief", "gives")


def _puts(s: Sentence, verb: int, language: Language) -> bool:
    return s.low[verb] in language.words("tolls", "brief", "gives") or s.cls[verb] == "D"


def _giver(s: Sentence, p: Phrase, lead: str, language: Language) -> tuple[int, int] | None:
    """The tokens of those who give or have a number, empty where they stand further off; else ``None``."""
    gives = language.words("tolls", "brief", "gives")
    if _THERE.search(lead):
        return (0, 0) if s.low[p.first - 2] in language.words("tolls", "brief", "there") else None
    if _OTHER.search(lead):
        told = any(s.low[k] in gives and s.cls[k + 1] == "o" for k in range(p.first - 2))
        return (0, 0) if told else None
    m = _LINK.search(lead)
    if m is None:
        return None
    verb = p.first - len(lead) + m.start("verb")
    begin = max(0, verb - 2 * _REACH)
    who = _SUBJECT.search(s.cls[begin:verb]) if s.low[verb] in gives else None
    if who is not None and s.low[begin + who.end("who") - 1] in language.words("tolls", "brief", "boards"):
        return None  # "The manifest says 190": those who went aboard
    if who is None or p.number is None:
        return None
    if m["link"] is None and ("R" in who["who"] or (p.number.kind != "digits" and s.cls[verb] != "S")):
        return None
    return begin + who.start("who"), begin + who.end("who")


def _held(s: Sentence, who: tuple[int, int], language: Language) -> str | None:
    """``The clinic has 41``: whom a hospital has are hurt, whom a morgue has are dead."""
    for word in reversed(s.low[slice(*who)]):
        if word in language.words("tolls", "brief", "wards"):
            return "injured"
        if word in language.words("tolls", "brief", "morgues"):
            return "killed"
    return None


def _harm_before(s: Sentence, linked: dict[int, list[Link]], phrases: list[Phrase], first: int) -> str | None:
    """The harm of the nearest figure before a token, or of the nearest word that names victims or deaths."""
    nearest = [i for i in linked if phrases[i].first < first]
    if nearest:
        return linked[max(nearest)][-1].harm
    for k in range(first - 1, -1, -1):
        if s.cls[k] in "AEJ" and (harm := _harm_at(s, k)) is not None:
            return harm
    return None


def _harm_at(s: Sentence, at: int) -> str | None:
    entry = s.entries[at]
    return entry.harm if entry is not None else None
