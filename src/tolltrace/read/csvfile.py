"""CSV and TSV with a header line, read one row at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from tolltrace.model import Trouble
from tolltrace.read import record
from tolltrace.read.decode import MARKS, decode, is_binary
from tolltrace.read.source import BadInput, Item, Source, Wants


def read(source: Source, wants: Wants) -> Iterator[Item]:
    """A report a row; a bad row gives a trouble with its line number, and the others go on.

    Raises:
        BadInput: if the file is empty or binary, or has no header with the text field.
        OSError: if it cannot be read.
    """
    # The module has one limit for the whole process; it is only ever set to this.
    csv.field_size_limit(wants.settings.max_record_bytes)
    bad = 0
    with source.open() as raw, io.TextIOWrapper(raw, _encoding(raw.read(65536), wants), newline="") as stream:
        stream.seek(0)
        rows = csv.DictReader(stream, delimiter=_delimiter(stream, source), strict=True)
        while True:
            try:
                row = next(rows)
                yield record.report(row, source, wants, rows.line_num, "text/csv")
            except StopIteration:
                break
            except (UnicodeDecodeError, csv.Error) as error:
                yield _damaged(error).at(f"{source.where}:{rows.line_num + 1}")
                break
            except BadInput as error:
                bad += 1
                if bad <= wants.settings.max_troubles_per_file:
                    yield error.at(f"{source.where}:{rows.line_num}")
                if rows.fieldnames and wants.text_field not in rows.fieldnames:
                    break
    if bad > wants.settings.max_troubles_per_file:
        more = bad - wants.settings.max_troubles_per_file
        yield Trouble(source.where, f"{more} further bad rows", "mend those that are named first")


def _damaged(error: Exception) -> BadInput:
    """After a broken quote or byte it is unknown where the next row begins, so that reading ends there."""
    if isinstance(error, UnicodeDecodeError):
        return BadInput(
            f"not {error.encoding}", "name the encoding with --encoding; the rows before it are read"
        )
    return BadInput(f"damaged CSV ({error})", "mend the row; those before it are read")


def _encoding(head: bytes, wants: Wants) -> str:
    if not head.strip():
        raise BadInput("the file is empty", "check how it was saved, or leave it out")
    if wants.encoding:
        return wants.encoding
    if head.startswith(MARKS[0][0]):
        return "utf-8-sig"
    if any(head.startswith(mark) for mark, _ in MARKS[3:]):
        return "utf-16"
    if is_binary(head):
        raise BadInput("binary data, not text", "save the sheet as CSV")
    # Only the head is measured; a later byte that does not fit it ends the reading with a trouble.
    whole_lines = head[: head.rfind(b"\n") + 1] or head
    return decode(whole_lines).encoding.split(" ")[0]


def _delimiter(stream: io.TextIOWrapper, source: Source) -> str:
    """Tab for ``.tsv``; else whichever of comma, semicolon and tab the header holds most of."""
    header = stream.readline(100_000)
    stream.seek(0)
    if source.where.endswith(".tsv"):
        return "\t"
    return max(",;\t", key=header.count)
