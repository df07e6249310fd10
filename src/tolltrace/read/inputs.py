"""The one entrance to reading: paths in, reports and troubles out, one at a time.

A bad input is a :class:`~tolltrace.model.Trouble` in the stream; whatever else was asked for goes on.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tolltrace import plugins
from tolltrace.model import Case, Report, Trouble
from tolltrace.read.case import MANIFEST
from tolltrace.read.source import BadInput, CaseHead, Item, Kept, Reader, Source, Wants
from tolltrace.settings import Settings

STANDARD_INPUT = "-"


def reports(
    paths: Iterable[str | Path],
    *,
    text_field: str | None = None,
    id_field: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    settings: Settings | None = None,
) -> Iterator[Report | Trouble]:
    """Read files, folders, case folders, and ``-`` for standard input.

    Lazy: nothing is kept of a report once the next is asked for. An id that a file has by its manifest or
    its name is unique within the run (a second one gets ``~2``); the ids that the records of a JSON, JSONL
    or CSV file bring are taken as they stand, as remembering them would grow without bound.
    """
    wants = _wants(text_field, id_field, published, encoding, settings)
    return (item for item in _items(paths, wants) if isinstance(item, Report | Trouble))


def case(
    paths: Iterable[str | Path],
    *,
    text_field: str | None = None,
    id_field: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    settings: Settings | None = None,
) -> tuple[Case, tuple[Trouble, ...]]:
    """Read everything into one case, whose reports all have different ids, and what could not be read.

    Episode and notice are those of the manifests; where several manifests differ, all are told.
    """
    found: list[Report] = []
    troubles: list[Trouble] = []
    heads: list[CaseHead] = []
    ids = _Ids()
    for item in _items(paths, _wants(text_field, id_field, published, encoding, settings)):
        if isinstance(item, Report):
            found.append(item._replace(id=ids.unique(item.id)))
        elif isinstance(item, Trouble):
            troubles.append(item)
        elif isinstance(item, CaseHead):
            heads.append(item)
    episode = "; ".join(dict.fromkeys(head.episode for head in heads if head.episode))
    notice = " ".join(dict.fromkeys(head.notice for head in heads if head.notice))
    return Case(tuple(found), episode or None, notice or None), tuple(troubles)


def kept(
    paths: Iterable[str | Path],
    *,
    text_field: str | None = None,
    id_field: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    settings: Settings | None = None,
) -> Iterator[Kept | Trouble]:
    """Read as ``reports`` does, each report with the very bytes that it was read from.

    Every input is held in memory as a whole, a file of many records once for all of them.
    """
    wants, ids = _wants(text_field, id_field, published, encoding, settings), _Ids()
    for path in paths:
        yield from _kept(_asked_for(path), wants, ids)


def kept_of(source: Source) -> Iterator[Kept | Trouble]:
    """The reports of a source that holds its bytes, each with these bytes."""
    yield from _kept(source, Wants(), _Ids())


def _kept(source: Source, wants: Wants, ids: _Ids) -> Iterator[Kept | Trouble]:
    raw = b""
    if source.path is None or source.path.is_file():
        try:
            source = _in_memory(source, wants)
        except (BadInput, OSError) as error:
            yield _trouble(error, source.where)
            return
        raw = source.data or b""
    way = source.where if source.path is None else f"file {source.where}"
    for item in _read(source, wants, ids):
        if isinstance(item, Source):
            yield from _kept(item, wants, ids)
        elif isinstance(item, Report):
            yield Kept(item, raw, way, source.known.episode)
        elif isinstance(item, Trouble):
            yield item


class _Ids:
    """The ids given so far in a run."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def unique(self, wanted: str) -> str:
        given = wanted
        while given in self._given:
            number = self._next[wanted] = self._next.get(wanted, 1) + 1
            given = f"{wanted}~{number}"
        self._given.add(given)
        return given


def _wants(
    text_field: str | None,
    id_field: str | None,
    published: str | None,
    encoding: str | None,
    settings: Settings | None,
) -> Wants:
    return Wants(text_field or "text", id_field or "id", published, encoding, settings or Settings())


def _items(paths: Iterable[str | Path], wants: Wants) -> Iterator[Item]:
    ids = _Ids()
    for path in paths:
        # A stack, not recursion: a folder's readers go on from where they stopped.
        stack: list[Iterator[Item]] = [iter((_asked_for(path),))]
        while stack:
            item = next(stack[-1], None)
            if item is None:
                stack.pop()
            elif isinstance(item, Source):
                stack.append(_read(item, wants, ids))
            else:
                yield item


def _asked_for(path: str | Path) -> Source:
    if str(path) == STANDARD_INPUT:
        return Source("standard input", kind=STANDARD_INPUT)
    return Source(str(path), Path(path))


def _read(source: Source, wants: Wants, ids: _Ids) -> Iterator[Item]:
    """What the source's reader makes of it; whatever is raised on the way becomes a trouble."""
    try:
        if source.kind == STANDARD_INPUT:
            source = _in_memory(source, wants)
        reader, is_file = _reader(source)
        if is_file:
            stem = source.path.stem if source.path else source.where
            source = replace(source, id=ids.unique(source.known.id or stem))
        notice = source.known.notice
        for item in reader(source, wants):
            yield item._replace(notice=notice) if notice and isinstance(item, Report) else item
    except (BadInput, OSError, ValueError) as error:
        yield _trouble(error, source.where)


def _in_memory(source: Source, wants: Wants) -> Source:
    """The source with its bytes, so that what is kept is what was read, whatever happens to the file."""
    limit = wants.settings.max_file_bytes
    if source.kind == STANDARD_INPUT:
        data = sys.stdin.buffer.read(limit + 1)
        known = replace(source.known, id="stdin")
        return replace(source, data=data, kind=_sniffed(data[:4096]), known=known)
    return replace(source, data=source.read(limit))


def _trouble(error: Exception, where: str) -> Trouble:
    if isinstance(error, BadInput):
        return error.at(where)
    if isinstance(error, FileNotFoundError):
        return Trouble(where, "no such file or folder", "check the path")
    if isinstance(error, PermissionError):
        return Trouble(where, "may not be read", "check its permissions")
    why = getattr(error, "strerror", None) or str(error)
    return Trouble(where, f"cannot be read ({why})", "check the file and the disk it is on")


def _reader(source: Source) -> tuple[Reader, bool]:
    """The reader of a source, and whether the source is a file, which needs an id."""
    kind, is_file = source.kind, True
    if kind is None and source.path is not None:
        if source.path.is_dir():
            kind, is_file = ("case" if (source.path / MANIFEST).is_file() else "folder"), False
        elif source.path.name == MANIFEST:
            kind, is_file = "case", False
        elif not source.path.exists():
            raise FileNotFoundError(source.where)
        elif not source.path.is_file():
            raise BadInput("no regular file", "give a file or a folder")
        else:
            kind = source.path.suffix[1:].lower() or "txt"
    try:
        reader: Reader = plugins.load("readers", kind or "txt")
    except plugins.UnknownPlugin:
        kinds = ", ".join(name for name in plugins.names("readers") if name not in {"case", "folder"})
        raise BadInput(f"unknown kind of file .{kind}", f"readable are {kinds}") from None
    except plugins.BrokenPlugin as error:
        raise BadInput(str(error), "mend or remove that plug-in") from error
    return reader, is_file


def _sniffed(head: bytes) -> str:
    """The kind of what comes from standard input, which has no suffix."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:64].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "html"
    if start.startswith((b"[{", b"[ {", b"[\n{")):
        return "json"
    return "jsonl" if start.startswith(b'{"') else "txt"
