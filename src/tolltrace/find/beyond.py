"""Attribution beyond the sentence: captions, quotations, what goes on counting, whence a report was made."""

from __future__ import annotations

import re

from tolltrace.find.cue import SPOKEN, Cue, other_clause
from tolltrace.find.noun_phrase import phrase_at
from tolltrace.find.reading import Draft
from tolltrace.find.tokens import Sentence
from tolltrace.find.voices import Cast, Voice, span_of
from tolltrace.model import Evidence

_BARE_NEXT = frozenset("uhvKIfivJk")
_FINITE = frozenset("fSKIUuhvVkl")
_LABELLED = re.compile(r"[^:.;,]{1,6}:[^fSIUuhvVkl]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEAR_YEAR = 3
_ONWARD = "goes on: "
_NEAR = 2
# So many sentences of a paragraph one speaker is followed.
_SPEECH = 12
# So many sentences away, another speaker's turn begins.
_TURNS = 20
_LINKED = 4


def goes_on(cast: Cast, draft: Draft, last: tuple[Draft, Voice] | None) -> Voice | None:
    """The voice of the figures before, if this one goes on with what they count; ``None`` if it does not."""
    k = draft.sentence
    sentences, blocks = cast.reading.sentences, cast.reading.document.blocks
    s = sentences[k]
    if last is not None and last[0].sentence == k:
        rule = last[1].rule.removeprefix(_ONWARD)
        apart = rule not in SPOKEN and other_clause(s, last[0].last, draft.first)
        return None if apart else _again(last[1])
    if blocks[s.block].kind in ("title", "heading"):
        return None
    if _own_head(cast, s, draft):
        return of_block(cast, k)
    lead = _announced(cast, k, last[0].sentence if last else -1) or _kin(cast, s, draft) or _turn(cast, k)
    if lead is not None:
        return lead
    if last is None or last[1].source is None:
        return None
    before, voice = last
    # "the worst since Hurricane Ivo, which killed 22 in 1999": of old, and told of by nobody here.
    old = any(_YEAR.fullmatch(w) for w in s.low[draft.last : draft.last + _NEAR_YEAR])
    if old or _by_name(s, draft) or before.quantity.high == 0:
        return None
    here = sentences[before.sentence].block
    if here == s.block:
        linked = _points_back(cast, s, draft) or _bare(s, draft) or _fragment(s)
        return _again(voice) if linked or "O" in s.cls[max(0, draft.first - 2) : draft.last + 2] else None
    parted = any(b.kind in ("title", "heading") for b in blocks[here : s.block + 1])
    near = s.block - here <= _LINKED and not parted and blocks[s.block].kind != "entry"
    return _again(voice) if near and _points_back(cast, s, draft) else None


def of_block(cast: Cast, k: int) -> Voice | None:
    """``The Minister: I thank the member. Six have died``: the person who speaks the whole paragraph."""
    sentences = cast.reading.sentences
    first = k
    while first and k - first < _SPEECH and sentences[first - 1].block == sentences[k].block:
        first -= 1
    cues = [c for c in cast.cues(first) if c.rule == "label"] if first < k else []
    return cast.voice(first, (cues[0],)) if cues and cast.is_person(first, cues[0]) else None


def _again(voice: Voice) -> Voice:
    """The same speaker further on; a relay that only printed the one sentence stays behind."""
    kept = tuple(v for v in voice.via if v in voice.told)
    return voice._replace(rule=_ONWARD + voice.rule.removeprefix(_ONWARD), via=kept, stance=None)


def _own_head(cast: Cast, s: Sentence, draft: Draft) -> bool:
    """True for ``Our forces killed 37``, ``Reports of``: not said by whom the sentence before quotes."""
    head = next((w for w, c in zip(s.low, s.cls, strict=True) if c not in '"'), "")
    speaks = head in cast.words.own or head in cast.words.nobody
    return speaks and not cast.in_quotation(draft.sentence, draft.first)


def _points_back(cast: Cast, s: Sentence, draft: Draft) -> bool:
    """True if the sentence points back to a set of victims already counted."""
    words = cast.words
    line = " ".join(s.low)
    if words.head.match(line) or words.within.search(line):
        return True
    return bool(words.near.search(" ".join(s.low[max(0, draft.first - 4) : draft.last + 3])))


def _by_name(s: Sentence, draft: Draft) -> bool:
    """``Among the dead are the baker Jean Louis``: a person with a name, whom a count does not hand on."""
    named = "XX" in s.cls[draft.first : draft.phrase_end + 1] or s.cls[draft.first] == "d"
    return draft.quantity.low == draft.quantity.high == 1 and named


def _bare(s: Sentence, draft: Draft) -> bool:
    """A number without a noun takes up those counted before: ``34 were killed in Baniyas``."""
    at = draft.last
    return draft.quantity.low != 0 and draft.phrase_end == at and s.cls[at : at + 1] in _BARE_NEXT


def _fragment(s: Sentence) -> bool:
    """A line without a finite verb, or one of a row of labels: ``Injured: 112.``"""
    return _LABELLED.fullmatch(s.cls) is not None or not any(c in _FINITE for c in s.cls)


def _kin(cast: Cast, s: Sentence, draft: Draft) -> Voice | None:
    """``Her husband and their two boys were cut down``: the family of a speaker, by the speaker's account."""
    if s.cls[draft.first] != "d" and not any(c == "d" for c in s.cls[max(0, draft.first - 4) : draft.first]):
        return None
    sentences = cast.reading.sentences
    seeker = phrase_at(s, 0, cast.words) if draft.harm == "missing" else None
    if seeker is not None and seeker[1] < draft.first and "X" in s.cls[seeker[0] : seeker[0] + 2]:
        # "Omar Saleh is looking for his wife": by the account of whoever looks.
        return Voice(cast.text_of(s, seeker), (), (Evidence("source", span_of(s, seeker)),), "kin")
    for j in (draft.sentence - 1, draft.sentence + 1, draft.sentence - 2, draft.sentence + 2):
        if not 0 <= j < len(sentences) or sentences[j].block != s.block:
            continue
        for cue in cast.cues(j):
            if cue.speaker and not cue.own and cast.is_person(j, cue):
                return cast.voice(j, (cue,))
    return None


def _announced(cast: Cast, k: int, after: int) -> Voice | None:
    """The speaker of a line with no verb (``SES update.``) or with a colon that comes before the figure."""
    sentences = cast.reading.sentences
    for j in range(k - 1, max(after, k - 3), -1):
        s = sentences[j]
        apart = sentences[k].block - s.block
        if apart > 1 or (apart and not (_fragment(s) and _LABELLED.fullmatch(sentences[k].cls))):
            return None
        cues = [c for c in cast.cues(j) if not c.own and c.reach != "near"]
        if not cues:
            continue
        if _fragment(s) or s.cls[-1:] == ":":
            return cast.voice(j, (cues[-1],))
        return None
    return None


def _turn(cast: Cast, k: int) -> Voice | None:
    """``The Minister: I rise to inform the House. ... Three died``: whose turn it is in a transcript.

    Two turns or more make a transcript.
    """
    sentences = cast.reading.sentences
    first = k
    while first > 0 and sentences[first - 1].block == sentences[k].block:
        first -= 1
    cue = _opens_turn(cast, first) if first < k else None
    if cue is None:
        return None
    heads = (j for j in range(max(0, first - _TURNS), min(first + _TURNS, len(sentences))) if j != first)
    for j in heads:
        begins = j == 0 or sentences[j - 1].block != sentences[j].block
        if begins and _opens_turn(cast, j) is not None:
            return cast.voice(first, (cue,))
    return None


def _opens_turn(cast: Cast, j: int) -> Cue | None:
    labels = (c for c in cast.cues(j) if c.rule in ("label", "name label") and c.first <= 1)
    return next((c for c in labels if cast.is_person(j, c)), None)


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
        if cue.reach == "back" and cue.rule != "turned down":
            return cast.voice(k, (cue,))
    return None


def quoted(cast: Cast, draft: Draft) -> Voice | None:
    """A figure inside a quotation of several sentences belongs to whoever is quoted before or behind it."""
    sentences = cast.reading.sentences
    block = sentences[draft.sentence].block
    if not cast.in_quotation(draft.sentence, draft.first):
        return None
    for j in (*range(draft.sentence + 1, draft.sentence + 4), draft.sentence - 1, draft.sentence - 2):
        if not 0 <= j < len(sentences) or sentences[j].block != block:
            continue
        beside = [c for c in cast.cues(j) if c.speaker and not c.own]
        if beside:
            return cast.voice(j, (beside[-1],))
    return None


def turned_down_by(cast: Cast, draft: Draft) -> Voice | None:
    """``Reports of 60 dead were denied by the army``: who turns a figure down that is nobody's."""
    s, words = cast.reading.sentences[draft.sentence], cast.words
    for k in range(draft.last, min(len(s.cls) - 1, draft.last + _TURNS)):
        if s.cls[k] in ";:":
            return None
        if words.verbs.get(s.low[k]) == "reject" and s.cls[k - 1] in "ur" and s.cls[k + 1] == "y":
            who = phrase_at(s, k + 2, words)
            if who is None:
                return None
            source = Evidence("source", span_of(s, who))
            return Voice(cast.text_of(s, who), (), (source,), "turned down by", "denied")
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
    credit = _credit(cast, draft) if block.kind == "row" else None
    if credit is not None:
        return credit
    while j >= 0 and steps < _NEAR:
        s = sentences[j]
        kind = blocks[s.block].kind
        # Behind a heading of the table's own a paragraph is about something else.
        captions = ("heading", "title") if steps else ("heading", "title", "paragraph")
        opens = s.cls[-1:] == ":" or (block.kind == "row" and kind in captions)
        cues = [c for c in cast.cues(j) if not c.own and c.reach not in ("near", "back")] if opens else []
        if cues:
            return cast.voice(j, (cues[-1],))
        if block.kind != "row" or kind != "heading":
            break
        j -= 1
        steps += 1
    return None


def _credit(cast: Cast, draft: Draft) -> Voice | None:
    """``Source: Ministry of Health`` in the line below a table."""
    sentences, blocks = cast.reading.sentences, cast.reading.document.blocks
    group = blocks[sentences[draft.sentence].block].group
    k = draft.sentence
    while k < len(sentences) and blocks[sentences[k].block].group == group:
        k += 1
    cues = [c for c in cast.cues(k) if c.rule == "label" and c.reach == "all"] if k < len(sentences) else []
    return cast.voice(k, (cues[0],)) if cues else None


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
        begins = tuple(words.made_hint)
        at = next(
            (
                i
                for i, word in enumerate(s.low[:-1])
                if word.startswith(begins) and words.relayed_from.match(" ".join(s.low[i : i + 3]))
            ),
            None,
        )
        if at is None or re.search("[9nNpPAK]", s.cls[:at]):
            continue  # "27 herders were taken from the bus station"
        i = at + 2
        while i < len(s.cls) and (s.low[i] in words.releases or s.cls[i] in "oyta"):
            i += 1
        who = phrase_at(s, i, words)
        if who and "X" in s.cls[who[0] : who[1]]:
            return Voice(cast.text_of(s, who), (), (Evidence("via", span_of(s, who)),), "made from")
    return None
