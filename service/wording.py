"""Every sentence the service says of its own accord, in Indonesian and in English; they stand in wording.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from service.settings import Language


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in both languages."""

    id: str
    en: str

    def to(self, language: Language) -> str:
        """The sentence in `language`."""
        return self.id if language == "id" else self.en


def said(key: str, **values: Any) -> Said:
    """Return the sentence that stands under the dotted `key`, its {fields} filled from `values`.

    Raises KeyError where wording.toml has no such sentence.
    """
    entry = _sentences()
    for name in key.split("."):
        entry = entry[name]
    return Said(entry["id"].format(**values), entry["en"].format(**values))


@cache
def _sentences() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "wording.toml").read_text(encoding="utf-8"))
