"""Claims to figures, findings and tolls. Pure: the same claims in any order give the same account."""

from tolltrace.reconcile.account import Account, account
from tolltrace.reconcile.comparable import scene
from tolltrace.reconcile.figures import figures
from tolltrace.reconcile.policies import POLICIES
from tolltrace.reconcile.toll import tolls

__all__ = ["POLICIES", "Account", "account", "figures", "scene", "tolls"]
