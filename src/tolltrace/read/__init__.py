"""Reading: bytes to reports, one reader a file, each behind the plug-in door."""

from tolltrace.read.inputs import case, reports

__all__ = ["case", "reports"]
