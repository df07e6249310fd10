"""Claims to figures and tolls. Pure: the same claims in any order give the same figures.

This first step groups by origin and count and takes each origin's latest figure. It does not read periods,
does not place one place within another, does not tell episodes apart, and never adds.
"""

from tolltrace.reconcile.figures import figures
from tolltrace.reconcile.toll import POLICIES, tolls

__all__ = ["POLICIES", "figures", "tolls"]
