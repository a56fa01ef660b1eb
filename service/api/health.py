"""GET /healthz: is the process alive?"""

from __future__ import annotations

from importlib.metadata import version
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

router = APIRouter(tags=["operations"])


class Health(BaseModel):
    status: Literal["ok"] = "ok"
    version: str


@router.get("/healthz")
def healthz() -> Health:
    """Answer as long as the service can answer anything."""
    return Health(version=version("cekangka"))
