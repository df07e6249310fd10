"""Plain text and Markdown: the file as it stands.

The text is the decoded file, line ends and all, without its byte-order mark; offsets count from the first
character after the mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from tolltrace.model import Report
from tolltrace.read.decode import decode
from tolltrace.read.source import BadInput, Item, Source, Wants


def read(source: Source, wants: Wants) -> Iterator[Item]:
    """One report.

    Raises:
        BadInput: if the file is empty, too large, binary, or of no certain encoding.
        OSError: if it cannot be read.
    """
    decoded = decode(source.read(wants.settings.max_file_bytes), forced=wants.encoding)
    if not decoded.text.strip():
        raise BadInput("the file is empty", "check how it was saved, or leave it out")
    known = source.known
    yield Report(
        id=source.id,
        text=decoded.text,
        path=source.where,
        publisher=known.publisher,
        published=known.published or wants.published,
        url=known.url,
        language=known.language,
        encoding=decoded.encoding,
    )
