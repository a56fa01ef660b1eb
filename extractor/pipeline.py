"""The stages in order. Read this file first: it is the map.

text -> cleaning -> periods -> figures -> entities -> relations -> reconciling -> Report

One Article goes forward; each stage adds one thing to it and never reaches back.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from extractor.cleaning import clean
from extractor.entities import attribute, read_entities
from extractor.figures import read_figures
from extractor.periods import inherit_periods, read_periods, tie_figures
from extractor.reconciling import reconcile
from extractor.relations import link
from extractor.report import Report


def check(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    id: str | None = None,
    source: str | None = None,
    rules_off: Collection[str] = (),
) -> Report:
    """Read `text` and return its Report: figures, periods, entities, and whether what should add up does.

    `published` anchors relative dates ("tahun ini", "Rabu (15/11)"); where it is None the dateline or byline is asked.
    `rules_off` names rules (see docs/rules.md) that are not to run. Raises TypeError if `text` is not a str, and
    nothing else: any str has a Report.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    article = clean(text, title=title, published=published, id=id, source=source)
    read_periods(article)
    read_figures(article)
    tie_figures(article)
    read_entities(article)
    attribute(article)
    link(article, rules_off=rules_off)
    inherit_periods(article)
    return reconcile(article, rules_off=rules_off)
