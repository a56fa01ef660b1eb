"""Paragraphs, boilerplate and repeats: what is kept, and why the rest is not."""

from __future__ import annotations

from datetime import date

from extractor.article import Article, Sentence
from extractor.cleaning.paragraphs import split_paragraphs
from extractor.cleaning.plain import plain_text
from extractor.cleaning.quotations import find_quotations
from extractor.cleaning.repeats import mark_repeats
from extractor.cleaning.scan import scan
from extractor.cleaning.sentences import split_sentences


def clean(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    id: str | None = None,
    source: str | None = None,
) -> Article:
    """Return the Article of `text` with its paragraphs, sentences and quotations."""
    plain = plain_text(text)
    article = Article(text=text, plain=plain, id=id, title=title, published=published, source=source, scan=scan(plain))
    article.paragraphs = split_paragraphs(plain)
    mark_repeats(plain, article.paragraphs)
    for paragraph in article.paragraphs:
        for start, end in split_sentences(plain, paragraph.start, paragraph.end):
            article.sentences.append(Sentence(len(article.sentences), start, end, paragraph.index))
    article.quotations = find_quotations(text, plain, article.paragraphs)
    return article
