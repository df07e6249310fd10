"""A folder: the files in it that a reader is installed for, by name, and the folders below it."""

from __future__ import annotations

from collections.abc import Iterator

from tolltrace import plugins
from tolltrace.read.source import BadInput, Item, Source, Wants


def read(source: Source, wants: Wants) -> Iterator[Item]:
    """Sources, sorted by name. Hidden files, files of other kinds and links to folders are passed over.

    Raises:
        BadInput: if nothing in the folder can be read.
        OSError: if it cannot be listed.
    """
    assert source.path is not None
    readable = frozenset(plugins.names("readers"))
    found = False
    for path in sorted(source.path.iterdir(), key=lambda each: each.name):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if path.is_symlink() or source.depth >= wants.settings.max_folder_depth:
                continue
        elif path.suffix[1:].lower() not in readable:
            continue
        found = True
        yield Source(str(path), path, depth=source.depth + 1)
    if not found and source.depth == 0:
        kinds = ", ".join(name for name in sorted(readable) if name not in {"case", "folder"})
        raise BadInput("no readable file in the folder", f"readable are {kinds}")
