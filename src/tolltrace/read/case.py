"""A case folder: the reports that its ``manifest.json`` names, and nothing else in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from tolltrace.model import Trouble
from tolltrace.read.decode import decode
from tolltrace.read.record import iso_date
from tolltrace.read.source import BadInput, CaseHead, Item, Known, Source, Wants

MANIFEST = "manifest.json"


def read(source: Source, wants: Wants) -> Iterator[Item]:
    """The head of the case, then a source for each report; a bad entry gives a trouble, the others go on.

    Raises:
        BadInput: if the manifest is no JSON, or lists no reports.
        OSError: if it cannot be read.
    """
    assert source.path is not None
    folder = source.path if source.path.is_dir() else source.path.parent
    where = str(folder / MANIFEST)
    try:
        manifest, entries = _manifest(folder / MANIFEST, wants)
    except BadInput as error:
        yield error.at(where)
        return
    yield CaseHead(_text(manifest, "episode"), _text(manifest, "notice"))
    for number, entry in enumerate(entries, 1):
        try:
            if isinstance(entry, Mapping) and entry.get("published") and not _published(entry):
                yield Trouble(
                    where,
                    f"report {number}: published is no ISO date",
                    "write YYYY-MM-DD; it is read without",
                )
            yield _source(entry, folder, source.depth, manifest)
        except BadInput as error:
            yield BadInput(f"report {number}: {error.what}", error.way_out).at(where)


def _manifest(path: Path, wants: Wants) -> tuple[Mapping[str, object], list[object]]:
    text = decode(Source(str(path), path).read(wants.settings.max_file_bytes), forced=wants.encoding).text
    try:
        manifest = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(
            f"the manifest is no JSON ({error})", "mend it, or give the report files themselves"
        ) from error
    if not isinstance(manifest, dict) or "reports" not in manifest:
        raise BadInput("the manifest lacks the field 'reports'", "list the case's reports there")
    entries = manifest["reports"]
    if not isinstance(entries, list) or not entries:
        raise BadInput("'reports' lists no report", "list each with its id and file")
    return manifest, entries


def _source(entry: object, folder: Path, depth: int, manifest: Mapping[str, object]) -> Source:
    if not isinstance(entry, Mapping):
        raise BadInput("no object", "write an object with id and file")
    for field in ("id", "file"):
        if not isinstance(entry.get(field), str) or not str(entry[field]).strip():
            raise BadInput(f"lacks the field {field!r}", "give each report an id and a file")
    name = str(entry["file"])
    try:
        path = folder / name
        inside = path.resolve().is_relative_to(folder.resolve())
        there = inside and path.is_file()
    except (OSError, ValueError) as error:
        raise BadInput(f"no usable file name {name!r}", "mend the manifest") from error
    if not inside:
        raise BadInput(f"{name!r} is outside the case's folder", "keep a case's reports in its folder")
    if not there:
        raise BadInput(f"the file {name!r} is missing", "add it, or take it out of the manifest")
    known = Known(
        id=str(entry["id"]).strip(),
        publisher=_text(entry, "publisher"),
        published=_published(entry),
        url=_text(entry, "url"),
        language=_text(entry, "language"),
        notice=_text(manifest, "notice"),
        episode=_text(manifest, "episode"),
    )
    return Source(str(path), path, depth=depth + 1, known=known)


def _published(entry: Mapping[str, object]) -> str | None:
    return iso_date(_text(entry, "published"))


def _text(entry: Mapping[str, object], field: str) -> str | None:
    value = entry.get(field)
    return value if isinstance(value, str) and value.strip() else None
