"""Claims as an Arrow table, and from there to pandas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyarrow as pa  # type: ignore[import-untyped]

from tolltrace.model import Claim, Report, Resolved
from tolltrace.report.rows import CLAIM_FIELDS, RESOLVED_FIELDS, claim_row, resolved_row

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]

_TYPES = (
    {"via": pa.list_(pa.string())}
    | dict.fromkeys(("low", "high", "start", "end", "place_geonameid"), pa.int64())
    | dict.fromkeys(("place_lat", "place_lon"), pa.float64())
)


def _schema(names: Iterable[str]) -> pa.Schema:
    return pa.schema([(name, _TYPES.get(name, pa.string())) for name in names])


SCHEMA = _schema(CLAIM_FIELDS)
RESOLVED_SCHEMA = _schema((*CLAIM_FIELDS, *RESOLVED_FIELDS))


def claims_table(claims: Iterable[Claim]) -> pa.Table:
    """One row a claim, with the same columns and types whether or not there are claims."""
    return pa.Table.from_pylist([claim_row(claim) for claim in claims], schema=SCHEMA)


def resolved_table(claims: Iterable[tuple[Claim, Resolved, Report]]) -> pa.Table:
    """The same columns and, behind them, when and where each claim counts."""
    rows = [claim_row(claim) | resolved_row(known, report) for claim, known, report in claims]
    return pa.Table.from_pylist(rows, schema=RESOLVED_SCHEMA)


def data_frame(table: pa.Table) -> pandas.DataFrame:
    """The table as a pandas data frame.

    Raises:
        ImportError: if pandas is not installed.
    """
    try:
        import pandas  # noqa: F401
    except ImportError as error:
        raise ImportError("to_pandas() needs pandas: pip install pandas, or use to_arrow()") from error
    return table.to_pandas()
