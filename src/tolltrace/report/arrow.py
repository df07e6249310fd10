"""Claims as an Arrow table, and from there to pandas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyarrow as pa  # type: ignore[import-untyped]

from tolltrace.model import Claim
from tolltrace.report.rows import CLAIM_FIELDS, claim_row

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]

_NUMBERS = {"low", "high", "start", "end"}
_TYPES = {"via": pa.list_(pa.string())} | {name: pa.int64() for name in _NUMBERS}
SCHEMA = pa.schema([(name, _TYPES.get(name, pa.string())) for name in CLAIM_FIELDS])


def claims_table(claims: Iterable[Claim]) -> pa.Table:
    """One row a claim, with the same columns and types whether or not there are claims."""
    return pa.Table.from_pylist([claim_row(claim) for claim in claims], schema=SCHEMA)


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
