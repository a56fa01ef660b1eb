"""The one door: who is asking, may they, and did they mean to.

On one's own machine, and as long as nobody has an account, everybody is the reviewer that the settings name. Else a
program shows its token (`Authorization: Bearer …`), a browser the cookie it got by logging in.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, urlsplit

import regex
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from service.access import COOKIE, database_of
from service.api.problems import Problem, answer
from service.settings import Settings, is_loopback
from service.store import users
from service.store.schema import Role, User

RANKS: dict[Role, int] = {"reviewer": 1, "editor": 2, "admin": 3}
_SAFE = ("GET", "HEAD", "OPTIONS")
# For everything that stands in neither table one must be a reviewer. LanguageTool's clients send their token in the
# body, so that /v2/check asks for it itself.
_PUBLIC = regex.compile(r"/(healthz|readyz|login|v2/check|v2/languages|static/.*)")
_ROLES: tuple[tuple[str, regex.Pattern[str], Role], ...] = (
    ("GET", regex.compile(r"/metrics"), "admin"),
    ("GET POST", regex.compile(r"/review/all"), "editor"),
    ("POST", regex.compile(r"/review/batches/.*"), "editor"),
    ("GET", regex.compile(r"/review/gold\.zip"), "editor"),
    ("POST", regex.compile(r"(/v1)?/jobs/[^/]*/cancel"), "editor"),
)


def role_for(method: str, path: str) -> Role | None:
    """The least role that a request needs; None: anybody may."""
    if _PUBLIC.fullmatch(path):
        return None
    method = "GET" if method == "HEAD" else method
    return next(
        (role for methods, its, role in _ROLES if method in methods.split() and its.fullmatch(path)), "reviewer"
    )


class Gate:
    """Middleware that turns away whom it must and leaves in `request.state` the user, or that it is open."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._rate, self._login_rate = parse(settings.rate), parse(settings.login_rate)
        self._is_open: bool | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        # Once it is known to be open nothing is looked up any more.
        refused = self._refusal(request) if self._is_open else await run_in_threadpool(self._refusal, request)
        await (refused or self.app)(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        request.state.user = None
        request.state.is_open = False
        try:
            self._judge(request)
        except Problem as problem:
            return self._turned_away(request, problem)
        return None

    def _judge(self, request: Request) -> None:
        """Raise the Problem of a request that may not pass."""
        by_token = "authorization" in request.headers
        if not by_token and not request.url.path.startswith("/v2/") and _crosses(request):
            raise Problem(403, "cross-origin", "access.cross_origin")
        if self.is_open(request):
            if not is_loopback(urlsplit(f"//{request.headers.get('host', '')}").hostname or ""):
                raise Problem(421, "unknown-host", "access.unknown_host")
            request.state.is_open = True
            return
        address = request.client.host if request.client else "?"
        if request.url.path == "/login" and request.method == "POST":
            self._count(self._login_rate, address, "login")
        user = self._user(request)
        request.state.user = user
        needed = role_for(request.method, request.url.path)
        if user is not None:
            self._count(self._rate, str(user.id), "user")
        elif needed is None:
            self._count(self._rate, address, "address")
        else:
            raise Problem(401, "unauthorized", "access.unauthorized")
        if needed is not None and user is not None and RANKS[user.role] < RANKS[needed]:  # type: ignore[index]
            raise Problem(403, "forbidden", "access.forbidden")

    def is_open(self, request: Request) -> bool:
        """True where no account is needed; settled by the first request."""
        if self._is_open is None:
            self._is_open = is_loopback(self.settings.host) and not self._has_accounts(request)
        return self._is_open

    @staticmethod
    def _has_accounts(request: Request) -> bool:
        try:
            with database_of(request.app).reading() as session:
                return users.are_there_accounts(session)
        except SQLAlchemyError:
            return False  # there is no archive yet, and so nobody in it

    @staticmethod
    def _user(request: Request) -> User | None:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        find: Callable[..., User | None]
        if token and scheme.casefold() == "bearer":
            find, held = users.user_by_token, token.strip()
        elif cookie := request.cookies.get(COOKIE):
            find, held = users.user_of_session, cookie
        else:
            return None
        with database_of(request.app).reading() as session:
            return find(session, held)

    def _count(self, rate: object, *who: str) -> None:
        if not self._limiter.hit(rate, *who):  # type: ignore[arg-type]
            raise Problem(429, "too-many-requests", "access.too_many")

    def _turned_away(self, request: Request, problem: Problem) -> Response:
        browsing = request.method == "GET" and "text/html" in request.headers.get("accept", "")
        if problem.status == 401 and browsing:
            there = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/login?next={quote(there, safe='')}", 303)
        response = answer(problem, request.headers)
        if problem.status == 401:
            response.headers["WWW-Authenticate"] = "Bearer"
        if problem.status == 429:
            response.headers["Retry-After"] = "60"
        return response


def _crosses(request: Request) -> bool:
    """True where a page of another site makes a browser change something here.

    Browsers say so in Sec-Fetch-Site, older ones in Origin; what sends neither is no browser.
    """
    if request.method in _SAFE:
        return False
    if site := request.headers.get("sec-fetch-site"):
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin")
    try:
        return origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    except ValueError:
        return True
