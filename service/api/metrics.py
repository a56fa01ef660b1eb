"""GET /metrics for Prometheus: requests by route and status, and their time. No text, no names, no addresses."""

from __future__ import annotations

import time

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

router = APIRouter(tags=["operations"])

_SECONDS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)


class Metrics:
    """What one application counts."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "cekangka_requests", "Requests answered", ["method", "route", "status"], registry=self.registry
        )
        self.seconds = Histogram(
            "cekangka_request_seconds", "Time to answer", ["route"], registry=self.registry, buckets=_SECONDS
        )


class Measured:
    """Middleware that counts every answer in `metrics`."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status, begin = 500, time.perf_counter()

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watched)
        finally:
            # Routes, not paths: whoever asks for nonsense must not make us remember it.
            route = getattr(scope.get("route"), "path", "none")
            self.metrics.requests.labels(scope["method"] if route != "none" else "any", route, status).inc()
            self.metrics.seconds.labels(route).observe(time.perf_counter() - begin)


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def metrics(request: Request) -> Response:
    """Return what was counted since the start."""
    counted: Metrics = request.app.state.metrics
    return Response(generate_latest(counted.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})
