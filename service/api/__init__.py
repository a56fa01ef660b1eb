"""The HTTP service: `create_app` puts the routers together, one a concern."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import Depends, FastAPI
from fastapi.security import APIKeyCookie, HTTPBearer
from fastapi.staticfiles import StaticFiles

from service.access import COOKIE
from service.api import articles, checking, docs, findings, health, jobs, languagetool, logs, metrics, problems, rules
from service.api.bodies import BodyLimit
from service.api.gate import Gate
from service.api.headers import SecurityHeaders
from service.pages import archive, login, paste, review
from service.pages import jobs as job_pages
from service.pages.rendering import STATIC
from service.settings import Settings
from service.workers import Workers

# What the gate looks at, for those who read the OpenAPI; the gate itself stands before all routes.
ACCOUNT = [
    Depends(HTTPBearer(scheme_name="token", description="what `cekangka user add` printed", auto_error=False)),
    Depends(APIKeyCookie(name=COOKIE, scheme_name="session", description="from /login", auto_error=False)),
]
UPLOADS = 100  # that may be read at once; there are never as many, as each has a thread of its own


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the application, ready to be served; without `settings` those of the environment are taken."""
    settings = settings or Settings()
    app = FastAPI(
        title="CekAngka",
        version=version("cekangka"),
        description="Reads Indonesian press releases and news, turns every figure into data, and flags what does not "
        "add up. A service that is open for one person on its own machine asks for no account.",
        docs_url=None,
        redoc_url=None,
        responses=problems.problem_response(421, 429),
        lifespan=_running,
    )
    app.state.settings = settings
    app.state.workers = Workers(
        settings.check_workers,
        deadline=settings.check_deadline,
        waiting=settings.check_waiting,
        memory=settings.check_memory,
    )
    app.state.readers = Workers(1, deadline=settings.deadline, waiting=UPLOADS, memory=settings.check_memory)
    uploads = dict.fromkeys(("/jobs", "/v1/jobs", "/v1/check/file"), settings.max_upload)
    app.add_middleware(BodyLimit, limit=settings.max_body, uploads=uploads, patience=settings.patience)
    app.add_middleware(Gate, settings=settings)
    app.add_middleware(SecurityHeaders)
    app.state.metrics = metrics.Metrics()
    app.add_middleware(metrics.Measured, metrics=app.state.metrics)
    app.add_middleware(logs.Logged)
    problems.install(app)
    pages = (login, paste, review, archive, job_pages)
    for concern in (*pages, docs):
        app.include_router(concern.router)
    for concern in (checking, articles, findings, jobs, rules, health, metrics):
        app.include_router(concern.router, dependencies=ACCOUNT, responses=problems.problem_response(401, 403))
    for public in (languagetool.router, health.public):
        app.include_router(public)
    app.mount("/static", StaticFiles(directory=str(STATIC)))
    app.mount("/docs/assets", docs.assets)
    return app


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    """Leave no process behind."""
    try:
        yield
    finally:
        await to_thread(app.state.workers.stop)
        await to_thread(app.state.readers.stop)
