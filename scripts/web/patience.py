"""Connections that ask nothing: cut after a while, so that nobody keeps others out by holding them open."""

from asyncio import TimerHandle, Transport

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from scripts.web.limits import LONGEST_HEAD


class Impatient(H11Protocol):
    """A connection of uvicorn's that has so many seconds for the head of each request.

    uvicorn itself waits for the next request only, not for the first, nor for the rest of one begun.
    How long a body may take is the guard's.
    """

    _cut: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """The time begins with the connection."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """It ends with the head of a request; the bytes of another one begin it anew."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing more to wait for."""
        self._stop()
        super().connection_lost(exc)

    def _watch(self) -> None:
        if self.conn.their_state is not h11.IDLE:
            self._stop()
        elif self._cut is None:
            self._cut = self.loop.call_later(LONGEST_HEAD, self.transport.close)

    def _stop(self) -> None:
        if self._cut is not None:
            self._cut.cancel()
            self._cut = None
