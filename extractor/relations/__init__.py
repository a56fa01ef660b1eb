"""Which figures the text says belong together: one module a family.

Each family module exports `RULE` (its id, name, messages and examples) and `find(scene)`, which yields Relations.
Families run in the order of FAMILIES; a later one may look at what the earlier ones found (`article.relations`).
"""

from __future__ import annotations

from collections.abc import Collection
from types import ModuleType

from extractor.article import Article
from extractor.relations import (
    changes,
    differences,
    products,
    ratios,
    restatements,
    shares,
    sums,
    tables,
    whole_numbers,
)
from extractor.relations.scene import behold

FAMILIES: tuple[ModuleType, ...] = (
    changes,
    shares,
    differences,
    ratios,
    products,
    tables,
    sums,
    restatements,
    whole_numbers,
)


def link(article: Article, *, rules_off: Collection[str] = ()) -> None:
    """Add the relations the text asserts to `article.relations`; families named in `rules_off` do not run."""
    scene = behold(article)
    for family in FAMILIES:
        if family.RULE.id not in rules_off:
            article.relations.extend(family.find(scene))
