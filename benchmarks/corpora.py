"""Texts to measure speed on: made of the labelled texts, or written for it, or read from a file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import labelled

PROSE = Path(__file__).with_name("fixtures") / "prose.txt"


def dense(characters: int) -> tuple[str, ...]:
    """Texts full of casualty figures, about as many characters as asked for.

    A text that comes again has the round's number at its end, so that no two are the same.
    """
    short = [item.text for item in labelled.texts(labelled.TEXTS)]
    long = [
        path.read_text("utf-8")
        for folder in labelled.case_folders()
        for path in sorted((folder / "reports").glob("*.txt"))
    ]
    return _enough(short + long, characters)


def prose(characters: int) -> tuple[str, ...]:
    """Texts of many kinds in which nobody is harmed, about as many characters as asked for."""
    return _enough(PROSE.read_text("utf-8").strip().split("\n\n"), characters)


def of_file(path: Path, field: str = "text") -> tuple[str, ...]:
    """The texts of a JSONL file.

    Raises:
        KeyError: if a line has no such field.
    """
    lines = path.read_text("utf-8").splitlines()
    return tuple(json.loads(line)[field] for line in lines if line.strip())


def _enough(texts: Sequence[str], characters: int) -> tuple[str, ...]:
    size = sum(map(len, texts))
    return tuple(islice(_rounds(texts), max(1, len(texts) * characters // size)))


def _rounds(texts: Sequence[str]) -> Iterator[str]:
    n = 0
    while True:
        for text in texts:
            yield text if n == 0 else f"{text}\n\nSheet {n}."
        n += 1
