"""A cue's speaker by name: pronouns and short names taken up, relays that told of the speaker carried.

Names stay in the report's words, with the office beside them; which body they mean is a matter of the
whole case.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from tolltrace.find.cue import SPOKEN, Cue
from tolltrace.find.cue_words import CueWords
from tolltrace.find.cues import find_cues
from tolltrace.find.noun_phrase import Phrase, left_phrase
from tolltrace.find.reading import Reading
from tolltrace.find.relays import is_media
from tolltrace.find.speaker_kinds import (
    ends_in_body,
    fits,
    is_body,
    is_office,
    is_role,
    is_telling,
    met,
    titled,
    topic_of,
)
from tolltrace.find.speakers import is_acronym
from tolltrace.find.tokens import Sentence
from tolltrace.model import Evidence, Span, Stance

_LOOK_BACK = 12
_STILL_TOLD = 8
_MENTIONS = 20
_ROLE_REACH = 3

# A name, where it stands, and who was told by the one who bears it.
_Named = tuple[str | None, Span, tuple[str, ...]]


class Voice(NamedTuple):
    """Whose figure: the name (``None`` for the report), relays, the words for both, the cue's stance."""

    source: str | None
    via: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    rule: str
    stance: Stance | None = None
    told: tuple[str, ...] = ()


OWN = Voice(None, (), (), "own voice")


class Cast:
    """The speakers of one report, found sentence by sentence as they are asked for."""

    def __init__(self, reading: Reading, words: CueWords) -> None:
        self.reading = reading
        self.words = words
        self.publisher = _plain(reading.document.report.publisher)
        self._cues: dict[int, tuple[Cue, ...]] = {}
        self._named: dict[str, list[int]] | None = None
        self._marks: dict[int, tuple[int, int]] = {}

    def cues(self, k: int) -> tuple[Cue, ...]:
        """The cues of a sentence, found once."""
        found = self._cues.get(k)
        if found is None:
            found = find_cues(self.reading.text, self.reading.sentences[k], self.words)
            doubtful = [c for c in found if c.rule == "name label"]
            if doubtful:
                # Kept apart while the report is asked whether the name speaks, so that the question ends.
                self._cues[k] = tuple(c for c in found if c not in doubtful)
                found = tuple(c for c in found if c not in doubtful or self._speaks(k, c))
            self._cues[k] = found
        return found

    def _speaks(self, k: int, label: Cue) -> bool:
        """True if the name before a colon is a speaker's elsewhere in the report, or speaks on as ``he``."""
        if label.speaker is None:
            return False
        name = self.reading.sentences[k].low[label.speaker[1] - 1]
        for j in self._mentions(name)[:_MENTIONS]:
            low = self.reading.sentences[j].low
            for cue in self.cues(j) if j != k else ():
                if cue.speaker and name in low[cue.speaker[0] : cue.speaker[1]]:
                    return True
        return False

    def _mentions(self, name: str) -> list[int]:
        """The sentences that a name stands in; the index is made when the first name is asked for."""
        if self._named is None:
            self._named = {}
            for j, s in enumerate(self.reading.sentences):
                for word in {w for w, c in zip(s.low, s.cls, strict=True) if c == "X"}:
                    self._named.setdefault(word, []).append(j)
        return self._named.get(name, [])

    def in_quotation(self, k: int, token: int) -> bool:
        """True if a quotation mark is open in the block before a token. Asked in the order of the text."""
        s = self.reading.sentences[k]
        start = self.reading.document.blocks[s.block].span.start
        at, marks = self._marks.get(s.block, (start, 0))
        here = s.starts[token]
        marks = marks + self.reading.text.count('"', at, here) if here >= at else marks
        self._marks[s.block] = max(at, here), marks
        return marks % 2 == 1

    def voice(self, k: int, chain: tuple[Cue, ...]) -> Voice:
        """The speaker of the innermost of some cues of a sentence; those around it carried the figure on."""
        inner = chain[0]
        # Who turns a figure down does not carry it.
        rejects = inner.rule not in SPOKEN and any(c.stance == "denied" for c in chain[1:])
        outer_cues = [c for c in chain[1:] if not c.own and c.stance != "denied"]
        stance: Stance | None = "denied" if rejects else inner.stance
        if inner.own and (inner.rule != "nobody" or not outer_cues):
            return OWN._replace(stance=stance)
        source, at, via = self._name(k, inner)
        evidence = [Evidence("source", at)] if source else []
        if source is not None and self.is_publisher(source):
            source, evidence = None, []
        relays = list(via)
        s = self.reading.sentences[k]
        for cue in outer_cues:
            name, span, more = self._name(k, cue)
            label_only = cue.rule == "label" and not is_media(
                self.reading.text, s, cue.speaker or (0, 1), self.words
            )
            if name and not label_only:
                relays.extend((name, *more))
                evidence.append(Evidence("via", span))
        for cue in chain:
            for phrase in cue.via:
                relays.append(self._relay(k, cue, phrase))
                evidence.append(Evidence("via", span_of(s, phrase)))
        told = (*via, *(self.text_of(s, p) for cue in chain[:1] for p in cue.via))
        kept: list[str] = []
        for name in relays:
            if name and not self.is_publisher(name) and _plain(name) != _plain(source) and name not in kept:
                kept.append(name)
        if source is None:
            kept = []
        return Voice(source, tuple(kept), tuple(evidence), inner.rule, stance, told)

    def is_publisher(self, name: str) -> bool:
        """True if a name is the publisher's, in full or in part."""
        plain = _plain(name)
        return bool(self.publisher and plain) and (
            f" {plain} " in f" {self.publisher} " or f" {self.publisher} " in f" {plain} "
        )

    def text_of(self, s: Sentence, phrase: Phrase) -> str:
        """The words of a phrase as they stand, without article and quotation marks."""
        first, last = phrase
        while first < last and s.cls[first] in 't"&,i':
            first += 1
        while last > first and s.cls[last - 1] in '"&,':
            last -= 1
        return " ".join(self.reading.text[s.starts[first] : s.ends[last - 1]].split()) if first < last else ""

    def _name(self, k: int, cue: Cue) -> _Named:
        s = self.reading.sentences[k]
        if cue.speaker is None:
            first = max(cue.first, cue.last - 2)
            return self.reading.words(k, first, cue.last), span_of(s, (first, cue.last)), ()
        first, last = cue.speaker
        low, here = s.low[first], span_of(s, cue.speaker)
        if low in self.words.pronouns:
            if "X" in s.cls[first + 1 : last] or (s.cls[first] == "D" and last - first > 1):
                owned = s.cls[first] == "d"
                said = self.text_of(s, (first + owned, last))
                heads = not (self.words.heads | self.words.speaks_for).isdisjoint(s.low[first:last])
                owner = self._owner(k, cue) if owned and heads else None
                return f"{owner}'s {said}" if owner else said, here, ()
            found = self._taken_up(k, cue, self.words.pronouns[low])
            if found is None:
                return (None if last - first == 1 else self.text_of(s, cue.speaker)), here, ()
            name, at, via = found
            office = s.low[last - 1] in self.words.offices
            if name and last - first > 1 and (office or (name.islower() and at != here)):
                name = f"{name.split(',')[0]}'s {self.reading.words(k, first + 1, last)}"
            return name, at, via
        word = self.reading.text[s.starts[last - 1] : s.ends[last - 1]]
        if is_telling(s, cue.speaker, self.words):
            # A statement is a body's, a source may be anyone.
            pronoun = "they" if s.low[last - 1] in self.words.sources else "it"
            return self._taken_up(k, cue, pronoun) or (self.text_of(s, cue.speaker), here, ())
        known = self._of_role(k, cue)
        if known is not None:
            return known
        short = last - first <= 2 and s.cls[last - 1] == "X" and s.low[last - 1] not in self.words.bodies
        fuller = (
            self._introduced(k, s.low[last - 1], last - first) if short and not is_acronym(word) else None
        )
        if fuller is not None:
            return fuller
        return self.text_of(s, cue.speaker), here, ()

    def _taken_up(self, k: int, cue: Cue, pronoun: str) -> _Named | None:
        """Whom a pronoun takes up: the nearest speaker before it that can be one person, or one body."""
        spare: _Named | None = None
        topic: _Named | None = None
        sentences = self.reading.sentences
        for j in range(k, max(-1, k - _LOOK_BACK), -1):
            s = sentences[j]
            before = cue.first if j == k else len(s.cls)
            for other, phrase in self._candidates(j, before, here=j == k):
                if s.low[phrase[0]] in self.words.own:
                    who = met(s, phrase[1], self.words) if pronoun in ("he", "she") and j < k else None
                    return self.text_of(s, who) if who else None, span_of(s, who or phrase), ()
                found: _Named = (self.text_of(s, phrase), span_of(s, phrase), ())
                if other is not None:
                    name, at, via = self._name(j, other)
                    found = name, at, (*via, *self._via(s, other))
                if fits(s, phrase, pronoun, self.words):
                    named = "X" in s.cls[slice(*phrase)] or is_office(s, phrase, self.words)
                    if other is not None or j == k or named:
                        return found
                    topic = topic or found  # "The army shelled the town": spoken of, and may not speak
                spare = spare or (found if other is not None else None)
        return spare or topic

    def _of_role(self, k: int, cue: Cue) -> _Named | None:
        """``The director said``: the one who bore that office before, else the body that was named before."""
        s, who = self.reading.sentences[k], cue.speaker
        if who is None:
            return None
        # "the matron, Agnes Mwale", "commander Fred Yakasa": by name, and of the body all the same.
        comma = s.cls.find(",", *who)
        office = who if comma < 0 else (who[0], comma)
        called = titled(s, who, self.words)
        if called is None and not is_role(s, office, self.words):
            return None
        role = s.low[(called or office)[1] - 1]
        bare = called is None and comma < 0
        body: _Named | None = None
        for j in range(k, max(-1, k - _LOOK_BACK), -1):
            there = self.reading.sentences[j]
            for other, phrase in self._candidates(j, cue.first if j == k else len(there.cls), here=j == k):
                low = there.low[phrase[0] : phrase[1]]
                via = self._via(there, other) if k - j <= _STILL_TOLD else ()
                if bare and other is not None and role in low and not is_role(there, phrase, self.words):
                    return (self.text_of(there, phrase), span_of(there, phrase), via) if j < k else None
                near = body is None and k - j <= _ROLE_REACH and j < k and is_body(there, phrase, self.words)
                if near and not is_media(self.reading.text, there, phrase, self.words):
                    said = self.reading.words(k, called[1] - 1 if called else who[0] + 1, who[1])
                    name = f"{self.text_of(there, phrase)}'s {said}"
                    body = name, span_of(there, phrase), via
        return body if role in self.words.speaks_for else None

    def _owner(self, k: int, cue: Cue) -> str | None:
        """``Its director, Ade Bello``: the body named before that is its own."""
        for j in range(k, max(-1, k - _ROLE_REACH), -1):
            s = self.reading.sentences[j]
            for _, phrase in self._candidates(j, cue.first if j == k else len(s.cls), here=j == k):
                body = is_body(s, phrase, self.words) and not is_office(s, phrase, self.words)
                if body or ends_in_body(s, phrase, self.words):
                    return self.text_of(s, phrase)
        return None

    def _candidates(self, j: int, before: int, *, here: bool) -> list[tuple[Cue | None, Phrase]]:
        """Speakers in a sentence before a token, the last first; then the one who stands at its head."""
        s = self.reading.sentences[j]
        out: list[tuple[Cue | None, Phrase]] = []
        if 0 < before < len(s.cls) and s.cls[before - 1] == ",":
            topic = left_phrase(s, before - 1, self.words)
            if topic is not None and s.low[topic[1] - 1] in self.words.bodies:
                out.append((None, topic))
        for cue in reversed(self.cues(j)):
            if cue.speaker is None or cue.citing or cue.first >= before or cue.speaker[0] >= before:
                continue
            if s.low[cue.speaker[0]] not in self.words.pronouns and not is_telling(
                s, cue.speaker, self.words
            ):
                out.append((cue, cue.speaker))
        head = topic_of(self.reading.text, s, before, self.words, here=here)
        if head is not None:
            out.append((None, head))
        return out

    def _relay(self, k: int, cue: Cue, phrase: Phrase) -> str:
        """A relay's name; ``it quoted X`` takes up who spoke before."""
        s = self.reading.sentences[k]
        pronoun = self.words.pronouns.get(s.low[phrase[0]])
        if pronoun is None:
            return self.text_of(s, phrase)
        found = self._taken_up(k, cue._replace(first=phrase[0]), pronoun)
        return (found[0] or "") if found else ""

    def _via(self, s: Sentence, cue: Cue | None) -> tuple[str, ...]:
        return tuple(self.text_of(s, p) for p in cue.via) if cue is not None else ()

    def _introduced(self, k: int, name: str, width: int) -> _Named | None:
        """A speaker's fuller mention before sentence ``k``, and who was told by them then."""
        known = self._mentions(name)
        before = bisect_left(known, k)
        for j in reversed(known[max(0, before - _MENTIONS) : before]):
            s = self.reading.sentences[j]
            for cue in self.cues(j):
                if cue.speaker is None or cue.own:
                    continue
                first, last = cue.speaker
                if name in s.low[first:last] and last - first > width:
                    via = self._via(s, cue) if k - j <= _STILL_TOLD else ()
                    speaker = _conjunct(s, cue.speaker, name)
                    owned = s.cls[speaker[0]] == "d" and s.low[speaker[0]] in self.words.pronouns
                    if owned or titled(s, speaker, self.words):
                        return (*self._name(j, cue)[:2], via)
                    return self.text_of(s, speaker), span_of(s, speaker), via
        return None

    def is_person(self, j: int, cue: Cue) -> bool:
        """True if a cue's speaker is one person: a pronoun for one, an office, a name that is no body's."""
        s = self.reading.sentences[j]
        if cue.speaker is None:
            return False
        low = s.low[cue.speaker[0] : cue.speaker[1]]
        return self.words.pronouns.get(low[0]) in ("he", "she") or (
            fits(s, cue.speaker, "he", self.words) and not any(w in self.words.plural for w in low)
        )


def _conjunct(s: Sentence, who: Phrase, name: str) -> Phrase:
    """Of ``A and B`` the one who bears a name; names of bodies may hold an ``and`` of their own."""
    first, last = who
    for i in range(first + 1, last - 1):
        if s.cls[i] == "&":
            side = (first, i) if name in s.low[first:i] else (i + 1, last)
            return side if set(s.cls[slice(*side)]) <= set("XY().") else who
    return who


def span_of(s: Sentence, phrase: Phrase) -> Span:
    """Where the words of a phrase stand in the clean text."""
    return Span(s.starts[phrase[0]], s.ends[phrase[1] - 1])


def _plain(name: str | None) -> str:
    text = (name or "").lower().replace(",", " ").replace("(", " ").replace(")", " ")
    return " ".join(w for w in text.split() if w != "the")
