"""JSON: one record, or a list of records."""

from __future__ import annotations

from collections.abc import Iterator

from tolltrace.model import Trouble
from tolltrace.read import record
from tolltrace.read.decode import decode
from tolltrace.read.jsonl import parse
from tolltrace.read.source import BadInput, Item, Source, Wants


def read(source: Source, wants: Wants) -> Iterator[Item]:
    """A report a record; a bad record gives a trouble with its number, and the others go on.

    Raises:
        BadInput: if the file is empty, too large, or no JSON.
        OSError: if it cannot be read.
    """
    decoded = decode(source.read(wants.settings.max_file_bytes), forced=wants.encoding)
    value = parse(decoded.text.encode(), "utf-8")
    records = value if isinstance(value, list) else [value]
    if not records:
        raise BadInput("a list without a record", "leave it out")
    bad = 0
    for number, each in enumerate(records, 1):
        try:
            yield record.report(each, source, wants, number, "application/json")
        except BadInput as error:
            bad += 1
            if bad <= wants.settings.max_troubles_per_file:
                yield error.at(f"{source.where}:{number}")
    if bad > wants.settings.max_troubles_per_file:
        more = bad - wants.settings.max_troubles_per_file
        yield Trouble(source.where, f"{more} further bad records", "mend those that are named first")
