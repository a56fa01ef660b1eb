"""What can be set from outside: by environment variables that begin with CEKANGKA_, or in a TOML file.

CEKANGKA_CONFIG names the file; the environment goes before it.
"""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

Language = Literal["id", "en"]


class Settings(BaseSettings):
    """The settings with their defaults; `CEKANGKA_PORT=9000 cekangka serve` changes one."""

    model_config = SettingsConfigDict(env_prefix="CEKANGKA_", frozen=True)

    host: str = Field("127.0.0.1", description="address the service listens on")
    port: int = Field(8000, ge=0, le=65535, description="port the service listens on; 0 lets the system choose")
    language: Language = Field("id", description="language of messages where nobody chose one")
    max_body: int = Field(1_000_000, gt=0, description="largest request body in bytes; a larger one is answered 413")
    data: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("cekangka")),
        description="folder that holds the archive where no database is named",
    )
    database_url: str | None = Field(None, description="postgresql://… of the archive; without it, SQLite in `data`")
    reviewer: str = Field("redaksi", min_length=1, description="who decides while the service is open for one person")
    max_upload: int = Field(200_000_000, gt=0, description="largest upload of many articles, in bytes")
    deadline: float = Field(30, gt=0, description="seconds for reading, and for checking, one article of a job")
    check_workers: int = Field(2, ge=1, description="checks at once of what is sent to be checked")
    check_deadline: float = Field(10, gt=0, description="seconds that one such check may take")
    check_waiting: int = Field(30, ge=0, description="checks that may wait for a process; more are answered 503")
    check_memory: int = Field(4 * 2**30, ge=2**30, description="bytes of address space that a process may take")
    rate: str = Field("600/minute", description="requests that one account may make, in the notation of `limits`")
    login_rate: str = Field("10/minute", description="attempts to log in from one address")
    patience: float = Field(30, gt=0, description="seconds that headers and body of a request may take to arrive")
    job_workers: int = Field(1, ge=1, description="articles of jobs that are checked at the same time")

    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="least that is logged")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given outright, then the environment, then the file."""
        file = TomlConfigSettingsSource(settings_cls, os.environ.get("CEKANGKA_CONFIG"))
        return init_settings, env_settings, file

    @property
    def store_url(self) -> str:
        """Where the archive is, for SQLAlchemy."""
        return self.database_url or f"sqlite:///{self.data / 'cekangka.sqlite'}"

    @property
    def jobs_url(self) -> str:
        """Where running jobs are remembered, for dbos: beside the archive."""
        return self.database_url or f"sqlite:///{self.data / 'jobs.sqlite'}"


def is_loopback(host: str) -> bool:
    """True for names and addresses that only this machine can reach."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
