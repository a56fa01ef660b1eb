"""Articles read as far as their entities and speakers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.article import Article
from extractor.cleaning import clean
from extractor.entities import attribute, read_entities
from extractor.figures import read_figures
from extractor.periods import read_periods, tie_figures


@pytest.fixture(scope="session")
def read() -> Callable[[str], Article]:
    """Return what reads a text up to and including its speakers."""

    def read_text(text: str) -> Article:
        article = clean(text)
        read_periods(article)
        read_figures(article)
        tie_figures(article)
        read_entities(article)
        attribute(article)
        return article

    return read_text
