"""Templates to HTML. Every value is escaped by the template engine; no code here writes markup."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from service.settings import Language
from service.wording import said

STATIC = files(__package__) / "static"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("service.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, language: Language, **values: Any) -> str:
    """Return `template` filled with `values`; in it `say(key, …)` is the sentence of wording.toml in `language`."""

    def say(key: str, **fields: Any) -> str:
        return said(key, **fields).to(language)

    return _environment().get_template(template).render(language=language, say=say, **values)
