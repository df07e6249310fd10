"""Bytes that somebody hands over by name: the name says their kind and no more, and opens no file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256

from tolltrace.model import Report, Trouble
from tolltrace.read.inputs import kept_of
from tolltrace.read.source import Kept, Known, Source

KINDS = ("txt", "text", "md", "markdown", "html", "htm", "xhtml", "json", "jsonl", "ndjson", "csv", "tsv")
"""What may be handed over: readers that look at bytes alone."""
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Handed:
    """A file of that name, or a text that was pasted, with what is known of it."""

    name: str
    data: bytes
    known: Known = field(default_factory=Known)
    title: str | None = None


def handed(given: Handed) -> Iterator[Kept | Trouble]:
    """The reports in it, each with its bytes.

    Two files of one name are two reports, unless their bytes or addresses (URL) are the same: browsers call
    many files ``document.html``.
    """
    stem, kind = _named(given.name)
    if kind not in KINDS:
        yield Trouble(stem, f"unknown kind of file .{kind}", f"readable are {', '.join(KINDS)}")
        return
    where = f"handed over, {sha256(given.data).hexdigest()[:16]}"
    known = replace(given.known, id=given.known.id or stem)
    for item in kept_of(Source(where, data=given.data, kind=kind, known=known)):
        if isinstance(item, Trouble):
            yield replace(item, where=stem)
        else:
            yield replace(item, report=_titled(item.report, given.title))


def _named(name: str) -> tuple[str, str]:
    """The stem and the kind of a file's name, whatever folders somebody wrote before it."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, kind = last.rpartition(".")
    seen = "".join(c for c in (stem if dot else last) if c.isprintable()).strip()[:_LONGEST]
    return seen or "report", kind.lower()[:_LONGEST] if dot else "txt"


def _titled(report: Report, title: str | None) -> Report:
    return report if title is None else report._replace(title=title)
