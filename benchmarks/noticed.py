"""How well findings are noticed: F1 over pairs of claims of one kind, a share between 0 and 1.

Twice: on the claims that are found, as users get them, and on the labelled claims, which shows what
reconciling alone gets right or wrong.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import labelled
import quality

from tolltrace.model import Case, Claim, Finding, Quantity, Report, Span
from tolltrace.pipeline import account_of, trace
from tolltrace.read.inputs import case

# Kinds that the labels have often enough for a share to mean something; the rarer of them swing with every
# claim that is found or missed, and are held on the labelled claims only.
MAIN = ("adds_up", "does_not_add_up", "same_figure", "single_origin", "update")
RARE = ("attribution_lost", "conflict", "other_episode", "qualifier_drift")
Pair = tuple[str, ...]


def measure(show: bool = False) -> dict[str, float]:
    """All measures by name. ``show`` prints every pair that is missed or too much."""
    found = _on_found(labelled.case_folders(), show)
    fresh = _on_found(labelled.fresh_folders(), show)
    given: Counter[tuple[str, str]] = Counter()
    for folder in (*labelled.case_folders(), *labelled.finding_folders()):
        read, _ = case([folder])
        made = account_of(labelled_claims(folder, read.reports), Case(read.reports, read.episode))
        given += _score(folder, made.findings, {}, show)
    on_labels = _shares("findings on labels", given, (*MAIN, *RARE))
    return _shares("findings", found, MAIN) | _shares("fresh findings", fresh, MAIN) | on_labels


def _on_found(folders: Iterable[Path], show: bool) -> Counter[tuple[str, str]]:
    """What was right and wrong in the findings on the claims that are found."""
    count: Counter[tuple[str, str]] = Counter()
    for folder in folders:
        book = trace([folder])
        matched = quality.match(labelled.case_labels(folder), book.claims)
        back = {claim.id: label for label, claim in matched.items()}
        count += _score(folder, book.findings, back, show)
    return count


def labelled_claims(folder: Path, reports: Sequence[Report]) -> tuple[Claim, ...]:
    """The labelled claims as if they had been found."""
    texts = {report.id: report.text for report in reports}
    return tuple(_claim(label.fields, texts[label.report]) for label in labelled.case_labels(folder))


def _claim(row: Mapping[str, Any], text: str) -> Claim:
    at = max(text.find(row["quote"]), 0)
    start = max(text.find(row["number"], at), 0)
    in_columns = "|" in row["quote"] or "  " in row["quote"]
    return Claim(
        report=row["report"],
        id=row["id"],
        span=Span(start, start + len(row["number"])),
        number=row["number"],
        quote=row["quote"],
        quantity=Quantity(row["low"], row["high"], row["modifier"]),
        harm=row["harm"],
        victims=row["victims"],
        group=row["group"],
        perpetrator=row["perpetrator"],
        place=row["place"],
        period=row["period"],
        source=row["source"],
        via=tuple(row["via"]),
        stance=row["stance"],
        part_of=row["part_of"],
        rule="table:cell" if in_columns else "label",
    )


def _score(
    folder: Path, findings: Iterable[Finding], back: Mapping[str, str], show: bool
) -> Counter[tuple[str, str]]:
    """Counts of labelled, noticed and agreeing pairs by kind; ``back`` has labels' ids by those of claims."""
    rows = json.loads((folder / "findings.json").read_text("utf-8"))
    wanted = pairs((row["kind"], row["claims"]) for row in rows)
    got = pairs((f.kind, [back.get(id, f"?{id}") if back else id for id in f.claims]) for f in findings)
    count: Counter[tuple[str, str]] = Counter()
    for name, some in (("labelled", wanted), ("noticed", got), ("both", wanted & got)):
        count.update((pair[0], name) for pair in some)
    if show:
        for name, some in (("missed", wanted - got), ("extra", got - wanted)):
            for pair in sorted(some):
                print(f"finding {name:7} {folder.name}: {' '.join(pair)}")
    return count


def pairs(findings: Iterable[tuple[str, Sequence[str]]]) -> set[Pair]:
    """The kind with each two claims of a finding; with the claim alone where it has only one."""
    out: set[Pair] = set()
    for kind, claims in findings:
        some = sorted(set(claims))
        out |= {(kind, *two) for two in combinations(some, 2)} if len(some) > 1 else {(kind, *some)}
    return out


def _shares(of: str, count: Counter[tuple[str, str]], kinds: Sequence[str]) -> dict[str, float]:
    total: defaultdict[str, int] = defaultdict(int)
    for (_, name), number in count.items():
        total[name] += number
    out = {f"{of} f1": _f1(total)}
    for kind in kinds:
        out[f"{of} {kind}"] = _f1({name: count[kind, name] for name in ("labelled", "noticed", "both")})
    return out


def _f1(count: Mapping[str, int]) -> float:
    whole = count["labelled"] + count["noticed"]
    return 2 * count["both"] / whole if whole else 1.0
