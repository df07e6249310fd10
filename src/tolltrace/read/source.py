"""What readers pass to each other: a source still to be read, and what they make of it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from tolltrace.model import Report, Trouble
from tolltrace.settings import Settings


class BadInput(Exception):
    """What is wrong with an input, and the way out. Becomes a :class:`~tolltrace.model.Trouble`."""

    def __init__(self, what: str, way_out: str) -> None:
        super().__init__(what)
        self.what, self.way_out = what, way_out

    def at(self, where: str) -> Trouble:
        """The trouble at a place."""
        return Trouble(where, self.what, self.way_out)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a report from outside its text, as a manifest or the user gives it."""

    id: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    notice: str | None = None
    episode: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Something to be read: a file, a folder, or the bytes of standard input.

    ``where`` is the name shown to the user; ``kind`` names the reader, or is ``None`` where the suffix
    tells. ``id`` is set before a reader sees the source and is unique among the sources of a run.
    """

    where: str
    path: Path | None = None
    data: bytes | None = None
    kind: str | None = None
    id: str = ""
    depth: int = 0
    known: Known = Known()

    def open(self) -> BinaryIO:
        """The bytes, from the start.

        Raises:
            OSError: if the file cannot be opened.
        """
        if self.data is not None:
            return io.BytesIO(self.data)
        if self.path is None:
            raise FileNotFoundError(self.where)
        return self.path.open("rb")

    def read(self, limit: int) -> bytes:
        """All bytes.

        Raises:
            BadInput: if there are none, or more than ``limit``.
            OSError: if the file cannot be read.
        """
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise BadInput(f"larger than {limit} bytes", "split it, or raise TOLLTRACE_MAX_FILE_BYTES")
        if not data.strip():
            raise BadInput("the file is empty", "check how it was saved, or leave it out")
        return data


@dataclass(frozen=True, slots=True)
class CaseHead:
    """What a manifest says of the case as a whole."""

    episode: str | None
    notice: str | None


@dataclass(frozen=True, slots=True)
class Wants:
    """How the user wants inputs to be read.

    ``text_field`` and ``id_field`` name the fields of a record; ``published`` is the ISO date of reports
    that bring none; ``encoding`` decodes every file, whatever it says of itself.
    """

    text_field: str = "text"
    id_field: str = "id"
    published: str | None = None
    encoding: str | None = None
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class Kept:
    """A report with the bytes that it was read from, for whoever keeps both.

    ``raw`` is the whole input: the file, also where it holds many records. ``came`` says the way they came,
    such as ``file reports/a.html``; ``episode`` is the title that the report's manifest gives.
    """

    report: Report
    raw: bytes
    came: str
    episode: str | None = None


Item = Report | Trouble | Source | CaseHead
Reader = Callable[[Source, Wants], Iterator[Item]]
"""Makes a source into reports, troubles, and further sources; raises ``BadInput`` or ``OSError``."""
