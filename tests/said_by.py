"""What attribution makes of a text: the figures by their words, each with source, relays and stance."""

from __future__ import annotations

from tolltrace.clean import clean
from tolltrace.find.attribution import Attribution, attribute
from tolltrace.find.drafts import find_drafts
from tolltrace.find.reading import read
from tolltrace.langs import language
from tolltrace.model import Report


def said_by(text: str, publisher: str | None = None) -> dict[str, Attribution]:
    """Each figure's attribution by its number as written; of equal numbers the first one."""
    reading = read(clean(Report("r", text, publisher=publisher)), language("en"))
    drafts = find_drafts(reading)
    out: dict[str, Attribution] = {}
    for draft, said in zip(drafts, attribute(reading, drafts), strict=True):
        for evidence in said.evidence:
            assert reading.text[evidence.span.start : evidence.span.end].strip()
        out.setdefault(reading.words(draft.sentence, draft.first, draft.last), said)
    return out
