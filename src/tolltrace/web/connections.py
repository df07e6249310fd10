"""Connections that begin a request in time, or are ended: a place is held by nobody who says nothing."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

BEGINS = 20
"""Seconds in which the head of a request has to be there, from when the connection was made or it began."""


class Prompt(H11Protocol):
    """A connection that is ended where the head of a request takes too long.

    The server by itself ends one only between requests; ``web.guard`` sees to the bodies.
    """

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait no longer once a request has begun; wait for the next one from its first bytes on."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._leave()
        elif self._late is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._leave()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._late = self.loop.call_later(BEGINS, self.transport.close)

    def _leave(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
