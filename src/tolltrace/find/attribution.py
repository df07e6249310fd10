"""Whose figure each claim is: the speaker, the relays, and how far the report stands behind it.

A sentence tells by its own cues (``cues``); a figure without one may belong to what the sentences before it
counted. The names stay as the report writes them; which body they mean is a matter of the whole case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tolltrace.find.cue_words import CueWords, cue_words
from tolltrace.find.cues import Cue, find_cues
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.relays import is_media
from tolltrace.find.speakers import Phrase
from tolltrace.find.stance import Doubt, stances
from tolltrace.find.tokens import Sentence
from tolltrace.model import Evidence, Span, Stance

_LOOK_BACK = 6


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who gives a figure, through whom, and with what stance.

    ``source`` and ``via`` are in the report's words, pronouns resolved; ``source`` is ``None`` where the report
    speaks itself. The spans of ``evidence`` count in the clean text. ``rule`` says how the source was found.
    """

    source: str | None = None
    via: tuple[str, ...] = ()
    stance: Stance = "asserted"
    evidence: tuple[Evidence, ...] = ()
    rule: str = "own voice"


@dataclass(frozen=True, slots=True)
class _Voice:
    """A speaker found: sentence and tokens of the name, its text, relays, the cue's stance."""

    source: str | None
    via: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    rule: str
    stance: Stance | None = None


_OWN = _Voice(None, (), (), "own voice")


def attribute(reading: Reading, drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
    """One attribution for each draft, in their order."""
    if not drafts:
        return ()
    return _Scene(reading, drafts).attribute()


class _Scene:
    """What is known of one report while its drafts are looked at in the order of the text."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        self.reading = reading
        self.drafts = drafts
        self.words: CueWords = cue_words(reading.language.code)
        self.cues: dict[int, tuple[Cue, ...]] = {}
        self.groups: dict[tuple[int, int], _Voice | None] = {}
        self.owner = _own_names(reading.document.report.publisher)

    def attribute(self) -> tuple[Attribution, ...]:
        order = sorted(range(len(self.drafts)), key=lambda i: (self.drafts[i].sentence, self.drafts[i].first))
        voices: dict[int, _Voice] = {}
        last: tuple[int, _Voice] | None = None
        for i in order:
            draft = self.drafts[i]
            voice = self.own_cue(draft)
            if voice is None and draft.total is not None and draft.total in voices:
                voice = replace(voices[draft.total], rule="its total's")
            if voice is None:
                voice = self.lead_in(draft)
            if voice is None and last is not None and self.goes_on(draft, last[0]):
                voice = replace(last[1], rule=f"goes on: {last[1].rule.removeprefix('goes on: ')}")
            voice = voice or _OWN
            voices[i] = voice
            last = (draft.sentence, voice)
        through = self.made_from()
        doubts = stances(self.reading, self.drafts)
        return tuple(self.finish(voices[i], doubts[i], through) for i in range(len(self.drafts)))

    def finish(self, voice: _Voice, doubt: Doubt | None, through: _Voice | None) -> Attribution:
        stance: Stance = voice.stance or "asserted"
        evidence = voice.evidence
        if doubt is not None and _RANK[doubt.stance] > _RANK[stance]:
            stance = doubt.stance
            evidence = (*evidence, Evidence("stance", doubt.span))
        source, via = voice.source, voice.via
        if through is not None and through.source and through.source not in via and through.source != source:
            via = (*via, through.source)
        return Attribution(source, via, stance, evidence, voice.rule)

    def cues_of(self, k: int) -> tuple[Cue, ...]:
        if k not in self.cues:
            self.cues[k] = find_cues(self.reading.text, self.reading.sentences[k], self.words)
        return self.cues[k]

    # --- one sentence

    def own_cue(self, draft: Draft) -> _Voice | None:
        s = self.reading.sentences[draft.sentence]
        chain = choose(s, self.cues_of(draft.sentence), draft, self.words)
        if not chain:
            return self.quoted(draft)
        return self.voice(draft.sentence, chain)

    def quoted(self, draft: Draft) -> _Voice | None:
        """A figure inside a quotation that goes on over sentences belongs to whoever is quoted."""
        return None

    def voice(self, k: int, chain: tuple[Cue, ...]) -> _Voice:
        """A speaker from the cue nearest to the figure and those around it."""
        inner = chain[0]
        if inner.own:
            return replace(_OWN, stance=inner.stance)
        source, at = self.name(k, inner)
        via: list[str] = []
        evidence = [Evidence("source", at)] if source else []
        stance = inner.stance
        for cue in chain[1:]:
            outer, _ = self.name(k, cue)
            if outer and not cue.own and not _same(outer, source) and not self.is_own(outer):
                via.append(outer)
        s = self.reading.sentences[k]
        for cue in chain:
            for phrase in cue.via:
                name = self.phrase(s, phrase)
                if not self.is_own(name) and not _same(name, source) and name not in via:
                    via.append(name)
                    evidence.append(Evidence("via", _span(s, phrase)))
        if source is not None and self.is_own(source):
            source = None
        return _Voice(source, tuple(via), tuple(evidence), inner.rule, stance)

    def name(self, k: int, cue: Cue) -> tuple[str | None, Span]:
        """The words for a speaker, a pronoun replaced by whom it takes up, and where they stand."""
        s = self.reading.sentences[k]
        if cue.speaker is None:
            i = max(cue.first, cue.last - 2)
            return self.reading.words(k, i, cue.last), _span(s, (i, cue.last))
        low = s.low[cue.speaker[0]]
        if low in self.words.pronouns or (cue.speaker[1] - cue.speaker[0] == 1 and s.cls[cue.speaker[0]] == "T"):
            found = self.antecedent(k, cue, self.words.pronouns.get(low, "it"))
            if found is not None:
                return found
            if cue.speaker[1] - cue.speaker[0] == 1:
                return None, _span(s, cue.speaker)
        return self.phrase(s, cue.speaker), _span(s, cue.speaker)

    def antecedent(self, k: int, cue: Cue, pronoun: str) -> tuple[str, Span] | None:
        """The nearest speaker before: in the sentence, else in those before it."""
        for j in range(k, max(-1, k - _LOOK_BACK), -1):
            s = self.reading.sentences[j]
            for other in reversed(self.cues_of(j)):
                if other.speaker is None or other.own or (j == k and other.speaker[0] >= cue.first):
                    continue
                if s.low[other.speaker[0]] in self.words.pronouns:
                    continue
                return self.phrase(s, other.speaker), _span(s, other.speaker)
        return None

    def phrase(self, s: Sentence, phrase: Phrase) -> str:
        first, last = phrase
        while first < last and (s.cls[first] in 't"&,' or s.cls[first] == "i"):
            first += 1
        while last > first and s.cls[last - 1] in '"&,':
            last -= 1
        return " ".join(self.reading.text[s.starts[first] : s.ends[last - 1]].split()) if first < last else ""

    def is_own(self, name: str) -> bool:
        """True if a name is the publisher's."""
        return bool(self.owner) and _own_names(name) != "" and _within(_own_names(name), self.owner)

    # --- beyond the sentence

    def lead_in(self, draft: Draft) -> _Voice | None:
        """Rows and bullets take the source of what introduces them: caption, heading, or a line with a colon."""
        s = self.reading.sentences[draft.sentence]
        block = self.reading.document.blocks[s.block]
        if block.kind not in ("row", "bullet"):
            return None
        key = (block.group, 0) if block.group else (0, s.block)
        if key not in self.groups:
            self.groups[key] = self._introduced(draft.sentence)
        return self.groups[key]

    def _introduced(self, k: int) -> _Voice | None:
        sentences, blocks = self.reading.sentences, self.reading.document.blocks
        here = blocks[sentences[k].block]
        j = k
        while j >= 0 and blocks[sentences[j].block].kind == here.kind and blocks[sentences[j].block].group == here.group:
            j -= 1
        if j < 0:
            return None
        kind = blocks[sentences[j].block].kind
        s = sentences[j]
        if kind not in ("heading", "title") and s.cls[-1:] != ":" and (here.kind != "row" or k - j > 40):
            return None
        found = self.cues_of(j)
        return self.voice(j, (found[-1],)) if found else None

    def goes_on(self, draft: Draft, before: int) -> bool:
        """True if a figure without a speaker goes on with what the last figure's speaker counted."""
        k = draft.sentence
        if k == before:
            return True
        s = self.reading.sentences[k]
        here = self.reading.sentences[before]
        blocks = self.reading.document.blocks
        near = s.block == here.block
        if blocks[s.block].kind in ("title", "heading"):
            return False
        line = " ".join(s.low)
        if near and k - before <= 2 and (self.words.head.match(line) or self.words.within.search(line)):
            return True
        return False

    def made_from(self) -> _Voice | None:
        """The release that a report says it was made from; it is a relay of all its figures."""
        sentences = self.reading.sentences
        for k in sorted({*range(min(3, len(sentences))), *range(max(0, len(sentences) - 4), len(sentences))}):
            s = sentences[k]
            line = " ".join(s.low)
            if not self.words.relayed_from.search(line):
                continue
            m = self.words.relayed_from.search(line)
            assert m is not None
            at = line.count(" ", 0, m.end())
            while at < len(s.cls) and (s.low[at] in self.words.releases or s.cls[at] in "oyta"):
                at += 1
            from tolltrace.find.speakers import phrase_at

            who = phrase_at(s, at, self.words)
            if who and any(c == "X" for c in s.cls[who[0] : who[1]]):
                return _Voice(self.phrase(s, who), (), (), "made from")
        return None


_RANK: dict[Stance, int] = {"asserted": 0, "alleged": 1, "possible": 2, "unverified": 3, "denied": 4}


def choose(s: Sentence, cues: Sequence[Cue], draft: Draft, words: CueWords) -> tuple[Cue, ...]:
    """The cue that covers a figure, then those around it from inside out; empty if none does."""
    p = draft.first
    near = [c for c in cues if c.reach == "near" and c.first >= draft.last and "(" not in s.cls[draft.last : c.first]]
    if near and not _number_between(s, draft.last, near[0].first):
        return (near[0],)
    inside = [c for c in cues if c.first <= p < c.last and c.reach not in ("near",)]
    rights = [c for c in cues if c.reach in ("right", "both") and c.last <= p]
    lefts = [c for c in cues if c.reach in ("left", "both") and c.first >= draft.last]
    right = rights[-1] if rights else None
    left = lefts[0] if lefts else None
    if inside and not right and not left:
        return (inside[-1],)
    if left is not None and ";" in s.cls[draft.last : left.first] and (right is not None or left.reach == "left"):
        left = None
    if right is not None and left is not None:
        if right.reach == "both" or _turns(s, right.last, p, words) and not _turns(s, p, left.first, words):
            return (left,)
        return (left, right) if left.citing else (right, left)
    if left is not None:
        outer = [c for c in lefts[1:] if c.citing != left.citing and not _number_between(s, left.last, c.first)]
        if outer and outer[0].citing:
            return (outer[0], left)
        return (left, *[c for c in rights if left.citing][:1])
    if right is None:
        whole = [c for c in cues if c.reach == "all"]
        return (whole[0],) if whole else ()
    chain = [right]
    for outer_cue in reversed(rights[:-1]):
        if ";" in s.cls[outer_cue.last : chain[-1].first] or _turns(s, outer_cue.last, chain[-1].first, words):
            break
        if outer_cue.reach == "right" and outer_cue.rule != "participle" and chain[-1].rule != "participle":
            chain.append(outer_cue)
    return tuple(chain)


def _turns(s: Sentence, first: int, last: int, words: CueWords) -> bool:
    """True if a new main clause may begin between two tokens."""
    for i in range(first, last):
        if s.low[i] in words.turns or (s.cls[i] == "," and i + 1 < last and s.low[i + 1] in words.joins):
            return True
    return False


def _number_between(s: Sentence, first: int, last: int) -> bool:
    return any(c in "9n" for c in s.cls[first:last])


def _span(s: Sentence, phrase: Phrase) -> Span:
    return Span(s.starts[phrase[0]], s.ends[phrase[1] - 1])


def _own_names(name: str | None) -> str:
    return " ".join(w for w in (name or "").lower().replace(",", " ").replace("(", " ").split() if w not in ("the",))


def _within(name: str, whole: str) -> bool:
    return f" {name} " in f" {whole} " or f" {whole} " in f" {name} "


def _same(a: str, b: str | None) -> bool:
    return b is not None and (_own_names(a) == _own_names(b))
