"""A cue's speaker by name: pronouns and short names taken up, relays that told of the speaker carried.

Names stay in the report's words, with the office beside them; which body they mean is a matter of the
whole case.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tolltrace.find.cue import Cue
from tolltrace.find.cue_words import CueWords
from tolltrace.find.cues import find_cues
from tolltrace.find.reading import Reading
from tolltrace.find.relays import is_media
from tolltrace.find.speakers import Phrase, phrase_at
from tolltrace.find.tokens import Sentence
from tolltrace.model import Evidence, Span, Stance

_LOOK_BACK = 12
_STILL_TOLD = 8


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose figure: the name (``None`` for the report), relays, the words for both, the cue's stance."""

    source: str | None
    via: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    rule: str
    stance: Stance | None = None


OWN = Voice(None, (), (), "own voice")


class Cast:
    """The speakers of one report, found sentence by sentence as they are asked for."""

    def __init__(self, reading: Reading, words: CueWords) -> None:
        self.reading = reading
        self.words = words
        self.publisher = _plain(reading.document.report.publisher)
        self._cues: dict[int, tuple[Cue, ...]] = {}

    def cues(self, k: int) -> tuple[Cue, ...]:
        """The cues of a sentence, found once."""
        if k not in self._cues:
            self._cues[k] = find_cues(self.reading.text, self.reading.sentences[k], self.words)
        return self._cues[k]

    def voice(self, k: int, chain: tuple[Cue, ...]) -> Voice:
        """The speaker of the innermost of some cues of a sentence; those around it carried the figure on."""
        inner = chain[0]
        outer_cues = [c for c in chain[1:] if not c.own]
        if inner.own and (inner.rule != "nobody" or not outer_cues):
            return replace(OWN, stance=inner.stance)
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
                relays.append(self.text_of(s, phrase))
                evidence.append(Evidence("via", span_of(s, phrase)))
        kept: list[str] = []
        for name in relays:
            if not self.is_publisher(name) and _plain(name) != _plain(source) and name not in kept:
                kept.append(name)
        if source is None:
            kept = []
        return Voice(source, tuple(kept), tuple(evidence), inner.rule, inner.stance)

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

    def _name(self, k: int, cue: Cue) -> tuple[str | None, Span, tuple[str, ...]]:
        s = self.reading.sentences[k]
        if cue.speaker is None:
            first = max(cue.first, cue.last - 2)
            return self.reading.words(k, first, cue.last), span_of(s, (first, cue.last)), ()
        first, last = cue.speaker
        low = s.low[first]
        if low in self.words.pronouns:
            named = "X" in s.cls[first + 1 : last] or (s.cls[first] == "D" and last - first > 1)
            if named:
                return self.text_of(s, (first + (s.cls[first] == "d"), last)), span_of(s, cue.speaker), ()
            found = self._taken_up(k, cue, self.words.pronouns[low])
            if found is None:
                return (
                    (None if last - first == 1 else self.text_of(s, cue.speaker)),
                    span_of(s, cue.speaker),
                    (),
                )
            name, at, via = found
            if last - first > 1 and s.low[last - 1] in self.words.bodies and low not in self.words.pronouns:
                name = f"{name}'s {self.reading.words(k, first + 1, last)}"
            elif last - first > 1 and s.low[last - 1] in self.words.offices:
                name = f"{name.split(',')[0]}'s {self.reading.words(k, first + 1, last)}"
            return name, at, via
        if last - first <= 2 and s.cls[last - 1] == "X":
            fuller = self._introduced(k, s.low[last - 1], last - first)
            if fuller is not None:
                return fuller
        return self.text_of(s, cue.speaker), span_of(s, cue.speaker), ()

    def _taken_up(self, k: int, cue: Cue, pronoun: str) -> tuple[str, Span, tuple[str, ...]] | None:
        """Whom a pronoun takes up: the nearest speaker before it that can be one person, or one body."""
        spare: tuple[str, Span, tuple[str, ...]] | None = None
        sentences = self.reading.sentences
        for j in range(k, max(-1, k - _LOOK_BACK), -1):
            s = sentences[j]
            for other, phrase in self._candidates(j):
                if (j == k and phrase[0] >= cue.first) or s.low[phrase[0]] in self.words.pronouns:
                    continue
                found = (self.text_of(s, phrase), span_of(s, phrase), self._via(s, other))
                if self._fits(s, phrase, pronoun):
                    return found
                spare = spare or (found if other is not None else None)
        return spare

    def _candidates(self, j: int) -> list[tuple[Cue | None, Phrase]]:
        """Speakers of a sentence, the last first; then the one who stands at its head."""
        s = self.reading.sentences[j]
        out: list[tuple[Cue | None, Phrase]] = [
            (c, c.speaker) for c in reversed(self.cues(j)) if c.speaker is not None and not c.own
        ]
        head = phrase_at(s, 0, self.words) if s.cls and s.cls[0] in "XtxpadYq" else None
        if head is not None and "X" in s.cls[head[0] : head[1]] and head[1] < len(s.cls):
            out.append((None, head))
        return out

    def _fits(self, s: Sentence, phrase: Phrase, pronoun: str) -> bool:
        low = s.low[phrase[0] : phrase[1]]
        person = any(w in self.words.persons for w in low)
        body = any(w in self.words.bodies for w in low)
        if pronoun in ("he", "she"):
            return person or not body
        if pronoun == "it":
            return body or not person
        return True

    def _via(self, s: Sentence, cue: Cue | None) -> tuple[str, ...]:
        return tuple(self.text_of(s, p) for p in cue.via) if cue is not None else ()

    def _introduced(self, k: int, name: str, width: int) -> tuple[str, Span, tuple[str, ...]] | None:
        """A speaker's fuller mention before sentence ``k``, and who was told by them then."""
        for j in range(k - 1, -1, -1):
            s = self.reading.sentences[j]
            if name not in s.low:
                continue
            for cue in self.cues(j):
                if cue.speaker is None or cue.own:
                    continue
                first, last = cue.speaker
                if name in s.low[first:last] and last - first > width:
                    via = self._via(s, cue) if k - j <= _STILL_TOLD else ()
                    return self.text_of(s, cue.speaker), span_of(s, cue.speaker), via
        return None

    def speaks_by_name(self, name: str) -> bool:
        """True if a name is a speaker's somewhere in the report."""
        for j, s in enumerate(self.reading.sentences):
            if name in s.low:
                for cue in self.cues(j):
                    if (
                        cue.speaker
                        and name in s.low[cue.speaker[0] : cue.speaker[1]]
                        and cue.rule != "name label"
                    ):
                        return True
        return False


def span_of(s: Sentence, phrase: Phrase) -> Span:
    """Where the words of a phrase stand in the clean text."""
    return Span(s.starts[phrase[0]], s.ends[phrase[1] - 1])


def _plain(name: str | None) -> str:
    text = (name or "").lower().replace(",", " ").replace("(", " ").replace(")", " ")
    return " ".join(w for w in text.split() if w != "the")
