"""How the casebook is reached: the host and origin that browsers write, and whether TLS is in between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

# A page elsewhere whose name is made to lead here still asks for that name (DNS rebinding).
_LOOPBACK = re.compile(r"(localhost|127\.0\.0\.1)(:\d{1,5})?")
_ADDRESS = re.compile(r"https?://([a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(:[0-9]{1,5})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Door:
    """``address`` is what browsers write, such as ``https://casebook.example``; none is loopback, which
    needs no accounts as long as the casebook has none.
    """

    address: str | None = None

    @property
    def secure(self) -> bool:
        """Whether browsers come by TLS."""
        return (self.address or "").startswith("https:")

    def answers(self, host: str) -> bool:
        """Whether a request for that host is for this casebook."""
        if self.address is None:
            return _LOOPBACK.fullmatch(host) is not None
        return host.lower() == urlsplit(self.address).netloc

    def origin(self, host: str) -> str:
        """The origin of this casebook's own forms, as they are sent to that host."""
        return self.address or f"http://{host}"

    def cookie(self, name: str, value: str) -> str:
        """A cookie for this host alone, which no script sees and no other site sends along."""
        secure = "; Secure" if self.secure else ""
        return f"{self.named(name)}={value}; Path=/; HttpOnly; SameSite=Strict{secure}"

    def named(self, name: str) -> str:
        """The cookie's name; with ``__Host-`` a browser takes it from nobody but this host by TLS."""
        return f"__Host-{name}" if self.secure else name


def address_of(given: str) -> str:
    """An address as browsers write it: in small letters, without a path, without the port that is usual.

    Raises:
        ValueError: if it is none.
    """
    written = given.lower().rstrip("/")
    if not _ADDRESS.fullmatch(written):
        raise ValueError("an address is http:// or https://, a name, and where there is one a port")
    usual = ":443" if written.startswith("https:") else ":80"
    return written.removesuffix(usual)
