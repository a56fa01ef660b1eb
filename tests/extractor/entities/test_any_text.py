"""Whatever the text, entities are read and point into it."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.article import Article

WORDS = """
Kepala Dinas Garut Wulan Drs. H. M. kata katanya menurut data BPS (BPS) dia mengatakan Kabupaten Desa Pewarta: Editor
dan , . : / - " ( ) 5 12,5 persen orang disampaikan Hal itu S.Sos. Rp5
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u201c", "\ud800", "\u00a0"])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=12).map("".join))


@settings(deadline=None, max_examples=150)
@given(text=TEXTS)
def test_entities_point_into_the_text(text: str, read: Callable[[str], Article]) -> None:
    article = read(text)
    ids = {entity.id for entity in article.entities}
    assert len(ids) == len(article.entities)
    for entity in article.entities:
        assert entity.name
        assert entity.mentions == sorted(set(entity.mentions))
        assert all(0 <= start < end <= len(text) for start, end in entity.mentions)
    assert {figure.speaker for figure in article.figures} | {figure.place for figure in article.figures} <= ids | {None}
