"""How well the labelled texts are read: every measure is a share between 0 and 1, higher is better."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import labelled
from labelled import Label

from tolltrace.model import Claim, Report, Tally
from tolltrace.pipeline import find_in, tally_in, trace

OF_CASES = ("modifier", "victims", "source", "stance", "period", "place", "perpetrator", "part_of")
OF_TEXTS = ("modifier", "victims", "stance")
VERBATIM = frozenset({"source", "period", "place", "perpetrator"})
TALLIED = ("killed", "injured", "abducted", "arrested", "surrendered")


def measure(show: bool = False) -> dict[str, float]:
    """All measures by name: of cases, fresh cases, short texts, and texts in which nothing is to be found.

    ``show`` prints every miss, every extra and every wrong field.
    """
    cases = _cases("cases", labelled.case_folders(), show) | _cases("fresh", labelled.fresh_folders(), show)
    return cases | _texts(show) | _nothing(show)


def _cases(name: str, folders: Iterable[Path], show: bool) -> dict[str, float]:
    count: Counter[str] = Counter()
    for folder in folders:
        book = trace([folder])
        publishers = {report.id: report.publisher for report in book.reports}
        count += score(labelled.case_labels(folder), book.claims, OF_CASES, publishers, show)
    return shares(name, count, OF_CASES)


def _texts(show: bool) -> dict[str, float]:
    count: Counter[str] = Counter()
    for item in labelled.texts(labelled.TEXTS):
        report = Report(item.id, item.text)
        count += score(item.labels, find_in(report), OF_TEXTS, {}, show)
        if item.tally is not None:
            got = _best(tally_in(report))
            right = all(got.get(harm, 0) == item.tally.get(harm, 0) for harm in TALLIED)
            count.update({"tally": 1, "tally right": int(right)})
            if show and not right:
                print(f"tally     {item.id}: wanted {item.tally}, got {got} | {item.text}")
    return shares("texts", count, OF_TEXTS) | {"texts tally": _share(count["tally right"], count["tally"])}


def _nothing(show: bool) -> dict[str, float]:
    items = labelled.texts(labelled.NOTHING)
    quiet = 0
    for item in items:
        claims = find_in(Report(item.id, item.text))
        quiet += not claims
        if show and claims:
            print(f"nothing   {item.id}: {[(c.number, c.harm) for c in claims]} | {item.text}")
    return {"nothing found": _share(quiet, len(items))}


def score(
    labels: Sequence[Label],
    claims: Iterable[Claim],
    fields: Sequence[str],
    publishers: dict[str, str | None],
    show: bool = False,
) -> Counter[str]:
    """Counts: labels, claims, and pairs of both; for each field, the pairs in which it is right."""
    found = tuple(claims)
    pairs = match(labels, found)
    count = Counter({"labels": len(labels), "claims": len(found), "pairs": len(pairs)})
    for label in labels:
        claim = pairs.get(label.id)
        if claim is None:
            if show:
                print(f"missed    {label.id}: {label.harm} {label.low}..{label.high} | {_words(label)}")
            continue
        for name in fields:
            wanted = label.fields[name]
            if name == "part_of" and wanted in pairs:
                wanted = pairs[wanted].id
            got = claim.quantity.modifier if name == "modifier" else getattr(claim, name)
            right = _same(name, wanted, got, publishers.get(label.report))
            count[name] += right
            if show and not right:
                print(f"{name:9} {label.id}: wanted {wanted!r}, got {got!r} | {_words(label)}")
    if show:
        taken = {claim.id for claim in pairs.values()}
        for claim in found:
            if claim.id not in taken:
                print(f"extra     {claim.report}: {claim.number!r} {claim.harm} {claim.rule} | {claim.quote}")
    return count


def match(labels: Sequence[Label], claims: Sequence[Claim]) -> dict[str, Claim]:
    """Each label with at most one claim of the same report, harm and bounds, and of a place that overlaps."""
    free: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        free[claim.report, claim.harm, claim.quantity.low, claim.quantity.high].append(claim)
    pairs: dict[str, Claim] = {}
    for label in labels:
        rivals = free[label.report, label.harm, label.low, label.high]
        for claim in rivals:
            span = label.span
            if span is None or (claim.span.start < span[1] and span[0] < claim.span.end):
                pairs[label.id] = claim
                rivals.remove(claim)
                break
    return pairs


def shares(of: str, count: Counter[str], fields: Sequence[str]) -> dict[str, float]:
    """Precision, recall, F1 and the accuracy of each field, under names that begin with ``of``."""
    out = {
        f"{of} precision": _share(count["pairs"], count["claims"]),
        f"{of} recall": _share(count["pairs"], count["labels"]),
        f"{of} f1": _share(2 * count["pairs"], count["labels"] + count["claims"]),
    }
    return out | {f"{of} {name}": _share(count[name], count["pairs"]) for name in fields}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _same(name: str, wanted: Any, got: Any, publisher: str | None) -> bool:
    if name not in VERBATIM:
        return bool(wanted == got)
    one, two = _plain(wanted), _plain(got)
    if name == "source":
        # A report's own voice may be named by its publisher.
        own = _plain(publisher)
        one, two = ("" if each == own else each for each in (one, two))
    return one == two or bool(one and two and (one in two or two in one))


def _plain(value: str | None) -> str:
    """Letters alone, without the small words that a place or a period may or may not begin with."""
    words = re.findall(r"\w+", (value or "").casefold())
    small = {"the", "a", "an", "in", "on", "at", "of", "from", "by", "over", "since", "near", "across"}
    return " ".join(word for word in words if word not in small)


def _best(tally: Tally) -> dict[str, int]:
    return {harm: harmed.best for harm, harmed in tally.harms}


def _words(label: Label) -> str:
    return str(label.fields.get("quote") or label.fields["number"])
