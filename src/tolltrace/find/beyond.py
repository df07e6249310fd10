"""Attribution beyond the sentence: captions, quotations, what goes on counting, whence a report was made."""

from __future__ import annotations

from dataclasses import replace

from tolltrace.find.reading import Draft
from tolltrace.find.speakers import phrase_at
from tolltrace.find.tokens import Sentence
from tolltrace.find.voices import Cast, Voice, span_of
from tolltrace.model import Evidence

# A number without a noun takes up those counted before: "34 were killed in Baniyas and 15 in Barmaya".
_BARE_NEXT = frozenset("uhvKIfivJko")
_NEAR = 2
_LINKED = 4


def goes_on(cast: Cast, draft: Draft, last: tuple[Draft, Voice] | None) -> Voice | None:
    """The voice of the figures before, if this one goes on with what they count; ``None`` if it does not."""
    k = draft.sentence
    sentences, blocks = cast.reading.sentences, cast.reading.document.blocks
    s = sentences[k]
    if last is not None and last[0].sentence == k:
        return _again(last[1])
    if blocks[s.block].kind in ("title", "heading"):
        return None
    lead = _announced(cast, k, last[0].sentence if last else -1)
    if lead is not None:
        return lead
    if last is None or last[1].source is None:
        return None
    before, voice = last
    here = sentences[before.sentence]
    paragraphs = s.block - here.block
    link = _link(cast, s, draft)
    if paragraphs == 0 and (link or (k - before.sentence <= _NEAR and _weak_link(cast, s))):
        return _again(voice)
    if link and 0 < paragraphs <= _LINKED and blocks[s.block].kind != "entry":
        return _again(voice)
    return None


def _again(voice: Voice) -> Voice:
    return replace(voice, rule="goes on: " + voice.rule.removeprefix("goes on: "), stance=None)


def _link(cast: Cast, s: Sentence, draft: Draft) -> bool:
    """True if the sentence points back to a set of victims already counted."""
    line = " ".join(s.low)
    if cast.words.head.match(line) or cast.words.within.search(line):
        return True
    return (
        draft.phrase_end == draft.last
        and draft.last < len(s.cls)
        and s.cls[draft.last] in _BARE_NEXT
        and (draft.quantity.low != 0)
    )


def _weak_link(cast: Cast, s: Sentence) -> bool:
    return "O" in s.cls[:4]


def _announced(cast: Cast, k: int, after: int) -> Voice | None:
    """The speaker of a line with no verb (``SES update.``) or with a colon that comes before the figure."""
    sentences = cast.reading.sentences
    for j in range(k - 1, max(after, k - 3), -1):
        s = sentences[j]
        if s.block != sentences[k].block:
            return None
        cues = [c for c in cast.cues(j) if not c.own and c.reach != "near"]
        if not cues:
            continue
        fragment = not any(c in "fSKIUuhvVkl" for c in s.cls)
        if fragment or s.cls[-1:] == ":":
            return cast.voice(j, (cues[-1],))
        return None
    return None


def said_after(cast: Cast, draft: Draft) -> Voice | None:
    """``… 115 dead. The mayor announced it on Wednesday``: the next sentence tells whose figure it was."""
    k = draft.sentence + 1
    sentences = cast.reading.sentences
    if k >= len(sentences) or sentences[k].block != sentences[draft.sentence].block:
        return None
    s = sentences[k]
    if not any(w in cast.words.backward for w in s.low):
        return None
    for cue in cast.cues(k):
        if cue.reach == "back":
            return cast.voice(k, (cue,))
    return None


def quoted(cast: Cast, draft: Draft) -> Voice | None:
    """A figure inside a quotation of several sentences belongs to whoever is quoted before or behind it."""
    sentences = cast.reading.sentences
    block = sentences[draft.sentence].block
    start = cast.reading.document.blocks[block].span.start
    marks = cast.reading.text.count('"', start, sentences[draft.sentence].starts[draft.first])
    if marks % 2 == 0:
        return None
    for j in (*range(draft.sentence + 1, draft.sentence + 4), draft.sentence - 1, draft.sentence - 2):
        if not 0 <= j < len(sentences) or sentences[j].block != block:
            continue
        beside = [c for c in cast.cues(j) if c.speaker and not c.own]
        if beside:
            return cast.voice(j, (beside[-1],))
    return None


def lead_in(cast: Cast, draft: Draft) -> Voice | None:
    """The source that a caption, a heading or a line with a colon gives to the rows or bullets below it."""
    sentences, blocks = cast.reading.sentences, cast.reading.document.blocks
    block = blocks[sentences[draft.sentence].block]
    j = draft.sentence
    while j >= 0:
        other = blocks[sentences[j].block]
        if other.kind != block.kind or other.group != block.group:
            break
        j -= 1
    steps = 0
    while j >= 0 and steps < _NEAR:
        s = sentences[j]
        kind = blocks[s.block].kind
        opens = s.cls[-1:] == ":" or (block.kind == "row" and kind in ("heading", "title", "paragraph"))
        cues = [c for c in cast.cues(j) if not c.own and c.reach not in ("near", "back")] if opens else []
        if cues:
            return cast.voice(j, (cues[-1],))
        if block.kind != "row" or kind != "heading":
            return None
        j -= 1
        steps += 1
    return None


def made_from(cast: Cast) -> Voice | None:
    """The release that a report says it was made from; it is a relay of all its figures."""
    sentences, words = cast.reading.sentences, cast.words
    n = len(sentences)
    for k in range(n):
        if 3 <= k < n - 5:
            continue
        s = sentences[k]
        if words.made_hint.isdisjoint(s.low):
            continue
        at = next(
            (i for i in range(len(s.low) - 1) if words.relayed_from.match(" ".join(s.low[i : i + 3]))), None
        )
        if at is None:
            continue
        i = at + 2
        while i < len(s.cls) and (s.low[i] in words.releases or s.cls[i] in "oyta"):
            i += 1
        who = phrase_at(s, i, words)
        if who and "X" in s.cls[who[0] : who[1]]:
            return Voice(cast.text_of(s, who), (), (Evidence("via", span_of(s, who)),), "made from")
    return None
