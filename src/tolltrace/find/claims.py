"""All claims of a document, in the order of the text."""

from __future__ import annotations

from typing import cast

from tolltrace.find.attribution import Attribution, attribute
from tolltrace.find.circumstance import Circumstance, circumstances
from tolltrace.find.drafts import find_drafts
from tolltrace.find.lexicon import lexicon
from tolltrace.find.parts import find_totals
from tolltrace.find.reading import Draft, Reading, read
from tolltrace.find.triggers import worth_reading
from tolltrace.find.whose import complete_victims
from tolltrace.model import Claim, Evidence, Harm, Report, Victims
from tolltrace.text import Document


def may_hold_claims(report: Report) -> bool:
    """Whether it is worth cleaning a report; ``False`` only where ``find_claims`` would find nothing."""
    return worth_reading(report.text, lexicon(report.language or "en"))


def find_claims(document: Document) -> tuple[Claim, ...]:
    """The claims of a cleaned report, with ids ``<report>-<n>`` counted from 1 in the order of the text."""
    reading = read(document, lexicon(document.report.language or "en"))
    drafts = find_drafts(reading)
    if not drafts:
        return ()
    totals = find_totals(reading, drafts)
    drafts = complete_victims(reading, drafts, totals)
    voices = attribute(reading, drafts, totals)
    scenes = circumstances(reading, drafts, totals)
    ids = [f"{document.report.id}-{n}" for n in range(1, len(drafts) + 1)]
    return tuple(
        _claim(
            reading, d, ids[n], voices[n], scenes[n], None if totals[n] is None else ids[cast(int, totals[n])]
        )
        for n, d in enumerate(drafts)
    )


def _claim(
    reading: Reading, d: Draft, name: str, voice: Attribution, scene: Circumstance, total: str | None
) -> Claim:
    s = reading.sentences[d.sentence]
    report = reading.document.report
    span = reading.document.clean.back(s.starts[d.first], s.ends[d.last - 1])
    quote = reading.document.clean.back(s.starts[0], s.ends[-1])
    words = [(e.field, e.span.start, e.span.end) for e in voice.evidence] + list(scene.evidence)
    if d.trigger is not None:
        words.append(("harm", s.starts[d.trigger], s.ends[d.trigger]))
    return Claim(
        report=report.id,
        id=name,
        span=span,
        number=report.text[span.start : span.end],
        quote=report.text[quote.start : quote.end],
        quantity=d.quantity,
        harm=cast(Harm, d.harm),
        victims=cast(Victims, d.victims),
        group=d.group,
        perpetrator=scene.perpetrator,
        place=scene.place,
        period=scene.period,
        source=voice.source,
        via=voice.via,
        stance=voice.stance,
        part_of=total,
        rule=d.rule,
        evidence=tuple(Evidence(field, reading.document.clean.back(a, b)) for field, a, b in words),
    )
