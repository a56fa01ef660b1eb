"""Articles for the tests of this package: one paragraph a line, read as the pipeline would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from extractor.article import Article
from extractor.cleaning import clean
from extractor.periods import read_periods

Read = Callable[..., Article]


@pytest.fixture
def read() -> Read:
    """Return a function that reads the periods of a text, anchored by an ISO date or by nothing."""

    def read_text(text: str, published: str | None = None) -> Article:
        article = clean(text, published=date.fromisoformat(published) if published else None)
        read_periods(article)
        return article

    return read_text
