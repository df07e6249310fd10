"""All claims of a document, in the order of the text."""

from __future__ import annotations

from tolltrace.find.drafts import find_drafts
from tolltrace.find.reading import Draft, Reading, read
from tolltrace.langs import language as load_language
from tolltrace.model import Claim
from tolltrace.text import Document


def find_claims(document: Document) -> tuple[Claim, ...]:
    """The claims of a cleaned report, with ids ``<report>-<n>`` counted from 1 in the order of the text."""
    reading = read(document, load_language(document.report.language or "en"))
    drafts = find_drafts(reading)
    return tuple(_claim(reading, d, n) for n, d in enumerate(drafts, 1))


def _claim(reading: Reading, d: Draft, n: int) -> Claim:
    s = reading.sentences[d.sentence]
    report = reading.document.report
    span = reading.document.clean.back(s.starts[d.first], s.ends[d.last - 1])
    quote = reading.document.clean.back(s.starts[0], s.ends[-1])
    return Claim(
        report.id,
        f"{report.id}-{n}",
        span,
        report.text[span.start : span.end],
        report.text[quote.start : quote.end],
        d.quantity,
        d.harm,  # type: ignore[arg-type]
        d.victims,  # type: ignore[arg-type]
        d.group,
        place=d.place,
        period=d.period,
        rule=d.rule,
    )
