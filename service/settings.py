"""What can be set from outside, all by environment variables that begin with CEKANGKA_."""

from __future__ import annotations

from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

Language = Literal["id", "en"]


class Settings(BaseSettings):
    """The settings with their defaults; `CEKANGKA_PORT=9000 cekangka serve` changes one."""

    model_config = SettingsConfigDict(env_prefix="CEKANGKA_", frozen=True)

    host: str = Field("127.0.0.1", description="address the service listens on")
    port: int = Field(8000, ge=0, le=65535, description="port the service listens on; 0 lets the system choose")
    language: Language = Field("id", description="language of messages where nobody chose one")
    max_body: int = Field(1_000_000, gt=0, description="largest request body in bytes; a larger one is answered 413")
