"""The language as data. One folder a language, one TOML file a subject; code reads each once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(subject: str, language: str = "id") -> dict[str, Any]:
    """Return the lexicon file `subject` ("hedges", "units", …) of `language` as a dict.

    Raises FileNotFoundError where there is no such file.
    """
    return tomllib.loads((files(__name__) / language / f"{subject}.toml").read_text(encoding="utf-8"))
