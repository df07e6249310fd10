"""JSONL: one record a line, read one at a time, so that a file may be longer than memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from tolltrace.model import Trouble
from tolltrace.read import record
from tolltrace.read.decode import MARKS, canonical, is_binary
from tolltrace.read.source import BadInput, Item, Source, Wants


def read(source: Source, wants: Wants) -> Iterator[Item]:
    """A report a line; a bad line gives a trouble with its number, and the others go on.

    Raises:
        BadInput: if the file is empty or binary.
        OSError: if it cannot be read.
    """
    bad = records = 0
    with source.open() as stream:
        encoding = _encoding(stream, wants)
        for number, line in _lines(stream, wants.settings.max_record_bytes):
            try:
                if line is None:
                    raise BadInput(
                        f"longer than {wants.settings.max_record_bytes} bytes",
                        "raise TOLLTRACE_MAX_RECORD_BYTES",
                    )
                if not line.strip():
                    continue
                records += 1
                yield record.report(parse(line, encoding), source, wants, number, "application/jsonl")
            except BadInput as error:
                bad += 1
                if bad <= wants.settings.max_troubles_per_file:
                    yield error.at(f"{source.where}:{number}")
    if bad > wants.settings.max_troubles_per_file:
        more = bad - wants.settings.max_troubles_per_file
        yield Trouble(source.where, f"{more} further bad lines", "mend those that are named first")
    if not records and not bad:
        raise BadInput("the file is empty", "check how it was saved, or leave it out")


def parse(line: bytes, encoding: str) -> object:
    """The value of a line or file of JSON.

    Raises:
        BadInput: if it is damaged, truncated, or nested too deeply.
    """
    try:
        value: object = json.loads(line.decode(encoding))
    except UnicodeError as error:
        raise BadInput(
            f"not {encoding}", "the line is damaged, or name the encoding with --encoding"
        ) from error
    except json.JSONDecodeError as error:
        cut = error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated")
        what = "JSON is truncated" if cut else f"no JSON ({error.msg}, column {error.colno})"
        raise BadInput(what, "mend it, or leave it out") from error
    except (RecursionError, ValueError) as error:
        raise BadInput(
            "JSON that no report needs (nested too deeply, or a huge number)", "leave it out"
        ) from error
    return value


def _encoding(stream: BinaryIO, wants: Wants) -> str:
    """JSON is UTF-8 (RFC 8259, section 8.1) unless the user says otherwise."""
    head = stream.read(8192)
    mark = next((mark for mark, name in MARKS if head.startswith(mark)), b"")
    if mark and mark != MARKS[0][0]:
        raise BadInput("JSONL in UTF-16 or UTF-32", "save it as UTF-8")
    if is_binary(head):
        raise BadInput("binary data, not text", "give the records as JSON, one a line")
    stream.seek(len(mark))
    return canonical(wants.encoding) if wants.encoding else "utf-8"


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines, from 1; ``None`` in place of one that is longer than the limit."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield number, line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(limit)):
            pass
        yield number, None
