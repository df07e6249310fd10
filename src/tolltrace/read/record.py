"""A record of a JSONL, JSON or CSV file, made into a report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from tolltrace.model import Report
from tolltrace.read.source import BadInput, Source, Wants


def report(record: object, source: Source, wants: Wants, line: int, media: str) -> Report:
    """The report in a record: its text, and ``title``, ``url``, ``published``, ``publisher``, ``language``.

    The id is the record's own where it has one, else ``<stem>:<line>``.

    Raises:
        BadInput: if the record is no object, or its text is missing, empty, or no string.
    """
    if not isinstance(record, Mapping):
        raise BadInput(
            "the record is no object", 'give one object a line, such as {"id": "1", "text": "..."}'
        )
    text = record.get(wants.text_field)
    if not isinstance(text, str):
        there = ", ".join(sorted(str(key) for key in record if key is not None)[:12]) or "none"
        wrong = "is no text" if wants.text_field in record else "is missing"
        raise BadInput(
            f"field {wants.text_field!r} {wrong}", f"name it with --text-field; there are: {there}"
        )
    if not text.strip():
        raise BadInput(f"field {wants.text_field!r} is empty", "leave the record out")
    own = record.get(wants.id_field)
    known = source.known
    return Report(
        id=str(own) if isinstance(own, int | str) and str(own).strip() else f"{source.id}:{line}",
        text=text,
        path=source.where,
        title=_words(record, "title"),
        publisher=_words(record, "publisher") or known.publisher,
        published=iso_date(_words(record, "published")) or known.published or wants.published,
        url=_words(record, "url") or known.url,
        language=_words(record, "language") or known.language,
        media=media,
        encoding="utf-8",
    )


def with_known(found: Report, source: Source) -> Report:
    """A report with what is known from outside its text, which wins over what the text says of itself."""
    known = source.known
    return found._replace(
        publisher=known.publisher or found.publisher,
        published=known.published or found.published,
        url=known.url or found.url,
        language=known.language or found.language,
    )


def iso_date(value: str | None) -> str | None:
    """The ISO date in an ISO date or date-time, or ``None`` if it is neither."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value.strip()).date().isoformat()
    except ValueError:
        return None


def _words(record: Mapping[object, object], field: str) -> str | None:
    value = record.get(field)
    return value.strip() or None if isinstance(value, str) else None
