"""Parts of a total that an earlier sentence gave: ``of the wounded``, ``this includes``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tolltrace.find.cue_words import cue_words
from tolltrace.find.part_fit import holds, larger, size
from tolltrace.find.phrase import words
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.stance import stances
from tolltrace.find.tokens import Sentence

_NEAR = 2
_LOOK_BACK = 60
# "In a separate incident, two guards died"
_APART = 5
# So far into a sentence its opening words still hold, and so far behind a figure its predicate.
_HEAD = 12
_TAIL = 8
# "Twelve traders and four citizens of the Republic of Congo were among those killed"
_CLAUSE = 16


def referring_back(
    reading: Reading, drafts: Sequence[Draft], order: Sequence[int], totals: Sequence[int | None]
) -> Iterator[tuple[int, int]]:
    """The parts whose total stands in a sentence before."""
    known = list(totals)
    refused: frozenset[int] | None = None
    for at, i in enumerate(order):
        draft = drafts[i]
        s = reading.sentences[draft.sentence]
        if known[i] is not None or at == 0 or reading.document.blocks[s.block].kind == "row":
            continue
        first_here = at == 0 or drafts[order[at - 1]].sentence != draft.sentence
        if not first_here and draft.rule == "of_the" and drafts[order[at - 1]].trigger == draft.trigger:
            known[i] = order[at - 1]  # "Of the 30 killed, 14 were women"
            yield i, order[at - 1]
            continue
        kind, noun = _reference(reading, s, draft, first_here=first_here)
        if kind == "" and not first_here:
            total = _sibling(drafts, known, order, at, s)
        elif kind == "" and (follows := _going_on(reading, drafts, known, order, at)) is not None:
            total = follows
        elif kind:
            if refused is None:
                refused = _disowned(reading, drafts)
            earlier = [j for j in order[max(0, at - _LOOK_BACK) : at] if j not in refused]
            total = _antecedent(reading, drafts, (*earlier, i), known, (kind, noun))
        else:
            continue
        if total is not None:
            known[i] = total
            yield i, total


def _disowned(reading: Reading, drafts: Sequence[Draft]) -> frozenset[int]:
    """The figures that nobody's parts are of: turned down, or boasted of by one side."""
    verbs = cue_words(reading.language.code)
    out = {
        i
        for i, doubt in enumerate(stances(reading, drafts))
        if doubt is not None and doubt.stance == "denied"
    }
    for i, draft in enumerate(drafts):
        said = reading.sentences[draft.sentence].low[: draft.first]
        if any(verbs.verbs.get(w) == "doubt" or w in verbs.doubting for w in said):
            out.add(i)
    return frozenset(out)


def _reference(reading: Reading, s: Sentence, draft: Draft, *, first_here: bool) -> tuple[str, str]:
    """How the figure refers back (``definite``, ``near`` or not at all), and by which noun."""
    code = reading.language.code
    whole, agents = words(code, "parts", "whole"), words(code, "parts", "definite_agents")
    low, cls, last = s.low, s.cls, draft.last
    if any(w in words(code, "parts", "besides") for w in low[max(0, draft.first - 2) : last + 1]):
        return "", ""
    people = words(code, "parts", "people")
    if last < len(low) and low[last] in words(code, "parts", "of_group"):
        named = low[last] in words(code, "parts", "of_those") and low[last + 1 : last + 2]
        return ("definite", low[last + 1]) if named and low[last + 1] in whole | people else ("near", "")
    if cls[last - 1 : last] == "o" and last < len(low):
        last -= 1
    if cls[last : last + 1] == "o" and last + 1 < len(low):
        noun = _group_noun(s, code, last + 1)
        if noun:
            return "definite", noun
    among = words(code, "parts", "among")
    marked = len(cls) - len(cls.lstrip("-*"))
    if first_here and (cls[marked : marked + 1] in ("o", "e") or low[marked] in among):
        noun = next((w for w in low[marked + 1 : min(8, draft.first)] if w in whole or w in agents), "")
        if noun and draft.first <= _HEAD:
            return "definite", noun
        if cls[marked] == "e" or not words(code, "parts", "them").isdisjoint(low[1:2]):
            return "near", ""
    including = words(code, "parts", "including")
    if first_here and low[marked] in agents and including.intersection(low[marked + 1 : marked + 2]):
        return "definite", low[marked]  # "The dead include a couple"
    opener = low[max(0, draft.first - 3) : draft.first]
    if first_here and cls[:1] in ("D", "R", "t") and words(code, "parts", "including").intersection(opener):
        return "near", ""
    reach = _CLAUSE if draft.rule == "among" else _TAIL
    for k in range(draft.last, min(len(low) - 1, draft.last + reach)):
        if low[k] in among:
            noun = _group_noun(s, code, k + 1)
            return ("definite", noun) if noun and noun not in people else ("", "")
    for k in range(draft.last, min(len(low) - 1, draft.last + _CLAUSE)):
        if low[k] in words(code, "parts", "among_those"):
            return ("definite", low[k + 1]) if low[k + 1] in whole else ("", "")
    return "", ""


def _group_noun(s: Sentence, code: str, at: int) -> str:
    """The noun of `of the dead`, `of those killed`, or an empty string."""
    whole = words(code, "parts", "whole") | words(code, "parts", "people")
    if s.low[at] in words(code, "parts", "definite_agents"):
        return s.low[at]
    if s.cls[at] in "tD" or s.low[at] in words(code, "parts", "those"):
        for i in range(at + 1, min(at + 3, len(s.low))):
            if s.low[i] in whole and s.cls[i + 1 : i + 2] != "'":
                return s.low[i]
            if s.cls[i] not in "q9nx":
                break
    return ""


def _antecedent(
    reading: Reading,
    drafts: Sequence[Draft],
    figures: Sequence[int],
    known: Sequence[int | None],
    reference: tuple[str, str],
) -> int | None:
    """The latest figure that the last one can mean: of the noun's group, day or place."""
    *earlier, part = figures
    draft = drafts[part]
    kind, noun = reference
    reach = draft.sentence - _NEAR if kind == "near" else 0
    harms = _harm_of(reading, noun)
    fits = [
        j
        for j in reversed(earlier)
        if reach <= drafts[j].sentence <= draft.sentence
        and holds(drafts[j], draft, later=kind == "near")
        and larger(drafts[j], draft)
        and not (kind == "definite" and _of_same(reading, drafts[j], draft))
        and not (drafts[j].sentence == draft.sentence and drafts[j].trigger == draft.trigger)
        and (kind == "near" or not harms or drafts[j].harm in (*harms, "casualties"))
    ]
    if noun in words(reading.language.code, "parts", "people"):
        return next((j for j in fits if _is_of(reading, drafts[j], noun)), None)
    # "Three others died in hospital" are some of the dead, and nobody's total.
    fits = [j for j in fits if not _besides(reading, drafts[j])] or fits
    if not fits:
        return None
    s = reading.sentences[draft.sentence]
    day = next((w for i, w in enumerate(s.low[:6]) if s.cls[i] == "Y" and s.cls[i + 1 : i + 2] == "'"), None)
    dated = [j for j in fits if day is not None and day in reading.sentences[drafts[j].sentence].low]
    near = " ".join(s.low[: draft.first])
    if draft.sentence:
        near += " " + " ".join(reading.sentences[draft.sentence - 1].low)
    spot = [j for j in fits if (place := drafts[j].place) and place.split(",")[0].lower() in near]
    if dated or spot:
        return (dated or spot)[0]
    nearest = next((j for j in fits if known[j] is None), fits[0])
    if drafts[nearest].sentence == draft.sentence:
        return nearest
    same = [j for j in fits if drafts[j].sentence == drafts[nearest].sentence and known[j] is None]
    return max(same, key=lambda j: size(drafts[j]), default=nearest)


def _of_same(reading: Reading, a: Draft, b: Draft) -> bool:
    """``Nineteen of the victims were students. Six of the victims …``: neither is said to be of the other."""
    one, other = reading.sentences[a.sentence], reading.sentences[b.sentence]
    return one.cls[a.last : a.last + 1] == "o" and (
        one.low[a.last : a.last + 3] == other.low[b.last : b.last + 3]
    )


def _besides(reading: Reading, draft: Draft) -> bool:
    s = reading.sentences[draft.sentence]
    return "O" in s.cls[max(0, draft.first - 1) : draft.phrase_end + 1]


def _is_of(reading: Reading, draft: Draft, noun: str) -> bool:
    """Whether a figure counts the people that a noun names."""
    s = reading.sentences[draft.sentence]
    return noun in (draft.group or "").lower().split() or noun in s.low[draft.last : draft.phrase_end + 1]


def _harm_of(reading: Reading, noun: str) -> tuple[str, ...]:
    """The harm that a noun of a group names, if it names one."""
    entry = reading.language.single.get(noun)
    if entry is None or entry.harm is None:
        for phrase in reading.language.phrases.get(noun.split(maxsplit=1)[0] if noun else "", ()):
            if " ".join(phrase.words) == noun and phrase.harm:
                return (phrase.harm,)
        return ()
    return () if entry.harm == "casualties" else (entry.harm,)


def _sibling(
    drafts: Sequence[Draft], known: Sequence[int | None], order: Sequence[int], at: int, s: Sentence
) -> int | None:
    """The total of the part before in the same sentence, where the list goes on."""
    i = order[at]
    for before in reversed(order[:at]):
        if drafts[before].sentence != drafts[i].sentence:
            return None
        total = known[before]
        if total is None:
            continue
        between = s.cls[drafts[before].last : drafts[i].first]
        if between.count(")") > between.count("("):
            continue
        listed = ("," in between or "&" in between) and "c" not in between
        if drafts[before].harm != drafts[i].harm or not listed:
            return None
        return total if holds(drafts[total], drafts[i]) else None
    return None


def _going_on(
    reading: Reading, drafts: Sequence[Draft], known: Sequence[int | None], order: Sequence[int], at: int
) -> int | None:
    """The total of the sentence before, where this one goes on to tell its parts place by place."""
    i, before = order[at], order[at - 1]
    total = known[before]
    s, told = reading.sentences[drafts[i].sentence], reading.sentences[drafts[before].sentence]
    if total is None or drafts[i].sentence - drafts[before].sentence != 1 or s.block != told.block:
        return None
    if drafts[total].sentence == drafts[before].sentence or drafts[i].harm != drafts[total].harm:
        return None
    apart = words(reading.language.code, "people", "apart")
    if s.cls[0] != "i" or not apart.isdisjoint(s.low[1:_APART]):
        return None
    high = drafts[total].quantity.high
    sum_told = sum(size(drafts[j]) for j in order[:at] if known[j] == total)
    return total if high is not None and sum_told + size(drafts[i]) <= high else None
