"""How the service is put on the network: what uvicorn is told, and how long a client may take over its headers."""

from __future__ import annotations

from asyncio import TimerHandle, Transport
from typing import Any

import h11
import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol

MOST_CONNECTIONS = 1000  # at once; who comes then is answered 503
LAST_ANSWERS = 30  # seconds that a service which is told to stop waits for answers it is giving


def configuration(app: FastAPI, **more: Any) -> uvicorn.Config:
    """Return what serves `app` at the address its settings name; `more` are options of uvicorn that go before these."""
    settings = app.state.settings
    options: dict[str, Any] = {
        "host": settings.host,
        "port": settings.port,
        "http": _patient_for(settings.patience),
        "limit_concurrency": MOST_CONNECTIONS,
        "timeout_graceful_shutdown": LAST_ANSWERS,
        "log_config": None,
        "access_log": False,
        "server_header": False,
    }
    return uvicorn.Config(app, **options | more)


def _patient_for(seconds: float) -> type[H11Protocol]:
    """Return a protocol that hangs up where the headers of a request are not whole after so many seconds.

    uvicorn itself waits for ever: its keep-alive timeout ends with the first byte.
    """

    class Patient(H11Protocol):
        _late: TimerHandle | None = None

        def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._wait()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.conn.their_state is not h11.IDLE:
                self._wait_no_more()
            elif self._late is None:
                self._wait()

        def connection_lost(self, exc: Exception | None) -> None:
            self._wait_no_more()
            super().connection_lost(exc)

        def _wait(self) -> None:
            self._late = self.loop.call_later(seconds, self.transport.close)

        def _wait_no_more(self) -> None:
            if self._late is not None:
                self._late.cancel()
                self._late = None

    return Patient
