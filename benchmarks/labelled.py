"""The labelled texts that quality is measured on, all written for this project, and their fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CASES = (ROOT / "examples", ROOT / "tests" / "fixtures" / "cases")
FRESH = ROOT / "tests" / "fixtures" / "fresh"
FINDINGS = ROOT / "tests" / "fixtures" / "findings"
TEXTS = ROOT / "benchmarks" / "fixtures" / "claims.jsonl"
NOTHING = ROOT / "benchmarks" / "fixtures" / "nothing.jsonl"


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled figure. ``span`` counts in the report's text; ``None`` where that is not a file of text.

    ``fields`` holds what the label says beside number, bounds and harm, by the field's name.
    """

    report: str
    id: str
    span: tuple[int, int] | None
    harm: str
    low: int | None
    high: int | None
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One short text with its figures, and where it is meant to have one, its toll by harm."""

    id: str
    text: str
    labels: tuple[Label, ...]
    tally: dict[str, int] | None


def case_folders() -> tuple[Path, ...]:
    """The folders of the labelled cases, by name."""
    found = (path.parent for top in CASES for path in top.glob("*/manifest.json"))
    return tuple(sorted((f for f in found if (f / "claims.jsonl").is_file()), key=lambda f: f.name))


def fresh_folders() -> tuple[Path, ...]:
    """The folders of the cases that were labelled before anything had been mended on their kind of text."""
    return tuple(sorted((path.parent for path in FRESH.glob("*/manifest.json")), key=lambda f: f.name))


def finding_folders() -> tuple[Path, ...]:
    """The folders of further cases, by name, on whose labelled claims only the findings are measured."""
    return tuple(sorted((path.parent for path in FINDINGS.glob("*/manifest.json")), key=lambda f: f.name))


def case_labels(folder: Path) -> tuple[Label, ...]:
    """The labels of one case, in the order of its file."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    texts = {
        entry["id"]: (folder / entry["file"]).read_bytes().decode("utf-8")
        for entry in manifest["reports"]
        if entry["file"].endswith(".txt")
    }
    return tuple(_label(row, texts.get(row["report"])) for row in _rows(folder / "claims.jsonl"))


def texts(path: Path) -> tuple[LabelledText, ...]:
    """The short texts of one file, in its order."""
    return tuple(_text(row) for row in _rows(path))


def fingerprint() -> str:
    """The SHA-256 of every file that is measured on, with its name: another text is another measure."""
    kept = [TEXTS, NOTHING]
    for folder in (*case_folders(), *fresh_folders(), *finding_folders()):
        kept += [folder / name for name in ("manifest.json", "claims.jsonl", "findings.json")]
        kept += (folder / "reports").iterdir()
    digest = hashlib.sha256()
    for path in sorted(kept, key=lambda p: p.relative_to(ROOT).as_posix()):
        body = path.read_bytes()
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0{len(body)}\0".encode())
        digest.update(body)
    return digest.hexdigest()


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def _label(row: dict[str, Any], text: str | None) -> Label:
    span = None
    if text is not None:
        start = text.index(row["quote"]) + row["quote"].index(row["number"])
        span = (start, start + len(row["number"]))
    return Label(row["report"], row["id"], span, row["harm"], row["low"], row["high"], row)


def _text(row: dict[str, Any]) -> LabelledText:
    labels = []
    for n, claim in enumerate(row["claims"]):
        span = (claim["start"], claim["start"] + len(claim["number"]))
        if row["text"][slice(*span)] != claim["number"]:
            raise ValueError(f"{row['id']}: {claim['number']!r} does not stand at {claim['start']}")
        harm, low, high = claim["harm"], claim["low"], claim["high"]
        labels.append(Label(row["id"], f"{row['id']}#{n}", span, harm, low, high, claim))
    return LabelledText(row["id"], row["text"], tuple(labels), row.get("tally"))
