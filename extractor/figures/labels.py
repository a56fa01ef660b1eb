"""Labels: what a figure is a figure of, in the text's own words."""

from __future__ import annotations

from extractor.article import Figure, Sentence


def give_labels(plain: str, sentence: Sentence, figures: list[Figure]) -> None:
    """Set `label` of each figure of one sentence."""
