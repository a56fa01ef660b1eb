"""Organisations once each, by their fullest form."""

from __future__ import annotations

from collections.abc import Callable

from extractor.article import Article


def test_the_abbreviation_is_the_same_organisation(read: Callable[[str], Article]) -> None:
    text = "Badan Nasional Penanggulangan Bencana (BNPB) mencatat 12 banjir. BNPB juga mencatat 3 longsor."
    article = read(text)
    (organisation,) = [e for e in article.entities if e.kind == "organisation"]
    assert organisation.name == "Badan Nasional Penanggulangan Bencana (BNPB)"
    assert [text[start:end] for start, end in organisation.mentions][-1] == "BNPB"
    assert {figure.speaker for figure in article.figures} == {organisation.id}
