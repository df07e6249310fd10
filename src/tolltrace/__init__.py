"""Follow every casualty figure to the body that gave it.

    >>> import tolltrace
    >>> claims = tolltrace.find("At least 12 people were killed, the ministry said.")
    >>> book = tolltrace.trace(["examples/coast-ledger"])

Both give frozen records; ``to_arrow()`` and ``to_pandas()`` turn them into tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

# The room ``tolltrace.find`` is loaded before the function of the same name is defined: Python binds a
# submodule to its package when it is first imported, which later would replace the function.
import tolltrace.find  # noqa: F401
from tolltrace.model import Claim, Figure, Quantity, Report, Span, Toll, Trouble

if TYPE_CHECKING:
    from tolltrace.report.casebook import Casebook, Claims

__all__ = ["Claim", "Figure", "Quantity", "Report", "Span", "Toll", "Trouble", "find", "trace"]


def find(
    text: str, *, id: str = "text", published: str | None = None, publisher: str | None = None
) -> Claims:
    """Every figure of people harmed in one text. ``text[c.span.start:c.span.end] == c.number`` for each.

    ``id`` names the text in the claims' ids; ``published`` is an ISO date, where it is known.
    """
    from tolltrace.pipeline import find_in
    from tolltrace.report.casebook import Claims

    return Claims(find_in(Report(id, text, published=published, publisher=publisher)))


def trace(
    paths: str | Path | Iterable[str | Path], *, policy: str = "latest", published: str | None = None
) -> Casebook:
    """Read files, folders and cases together: claims, figures, and the attributed toll.

    ``published`` (an ISO date) stands for reports whose date is not known. Inputs that could not be read
    are the casebook's ``troubles``.

    Raises:
        ValueError: if the policy is unknown.
    """
    from tolltrace.pipeline import trace as run

    given = [paths] if isinstance(paths, str | Path) else list(paths)
    return run(given, policy=policy, published=published)
