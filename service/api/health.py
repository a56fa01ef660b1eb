"""/healthz: does it live? /readyz: can it work? /v1/version: what is it?"""

from __future__ import annotations

from importlib.metadata import version
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from service.access import Store
from service.api.problems import Problem, problem_response
from service.store import migrating

router = APIRouter(tags=["operations"])
public = APIRouter(tags=["operations"])


class Health(BaseModel):
    status: Literal["ok"] = "ok"
    version: str


class Version(BaseModel):
    """Versions of the program and of the Report's form."""

    version: str
    schema_version: Literal["1"] = "1"


@public.get("/healthz")
def healthz() -> Health:
    """Answer as long as the service can answer anything."""
    return Health(version=version("cekangka"))


@public.get("/readyz", responses=problem_response(503))
def readyz(database: Store) -> Health:
    """Answer as long as the archive is there and up to date."""
    try:
        if not migrating.is_current(database):
            raise Problem(503, "not-ready", "not_ready", detail="cekangka db upgrade")
    except SQLAlchemyError as error:
        raise Problem(503, "not-ready", "not_ready", detail=type(error).__name__) from None
    return Health(version=version("cekangka"))


@router.get("/v1/version")
def which() -> Version:
    """Say which program answers."""
    return Version(version=version("cekangka"))
