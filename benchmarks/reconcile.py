"""How the time to reconcile grows with the reports of one episode, as ratios to a hundred reports.

python -m benchmarks.reconcile
"""

from __future__ import annotations

import time

from tolltrace.model import Claim, Quantity, Report, Span
from tolltrace.reconcile import account, scene

SIZES = (100, 1_000, 10_000)
_OUTLETS = 200


def made(size: int) -> tuple[list[Claim], list[Report]]:
    """Reports of one growing toll: a total with two parts, the injured, a figure without attribution."""
    claims, reports = [], []
    for n in range(size):
        printed = f"2025-{1 + n * 12 // size:02d}-{1 + n % 28:02d}"
        report = Report(f"r{n:05d}", "x" * 60, publisher=f"Outlet {n % _OUTLETS}", published=printed)
        reports.append(report)
        total = 100 + n * 5_000 // size
        rows = (
            (total, "killed", "Monitor", None),
            (total // 3, "killed", "Monitor", 0),
            (total - total // 3, "killed", "Monitor", 0),
            (total * 2, "injured", "Ministry", None),
            (10 + n * 7_919 % 9_989, "displaced", None, None),
        )
        for k, (number, harm, source, whole) in enumerate(rows):
            claims.append(
                Claim(
                    report.id,
                    f"{report.id}-{k}",
                    Span(k * 10, k * 10 + len(str(number))),
                    str(number),
                    str(number),
                    Quantity(number, number, "exact"),
                    harm,  # type: ignore[arg-type]
                    "civilian",
                    source=source,
                    part_of=None if whole is None else f"{report.id}-{whole}",
                )
            )
    return claims, reports


def main() -> None:
    """Print a row for each size: reports, time for one report as a ratio to the smallest size."""
    least = None
    print("| reports | time a report, to 100 reports |\n| --- | --- |")
    for size in SIZES:
        claims, reports = made(size)
        begun = time.process_time()
        account(scene(claims, reports, "Killings"))
        each = (time.process_time() - begun) / size
        least = least or each
        print(f"| {size:,} | {each / least:.2f} |")


if __name__ == "__main__":
    main()
