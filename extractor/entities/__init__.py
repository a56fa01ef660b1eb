"""Who and where: people with their roles, organisations, places, and who said which figure."""

from __future__ import annotations

from extractor.article import Article
from extractor.entities.organisations import find_organisations
from extractor.entities.people import find_people
from extractor.entities.recognition import recognise


def read_entities(article: Article) -> None:
    """Add people, organisations and places to `article.entities`."""
    tagged = recognise(article.plain, article.sentences)
    found = [*find_people(article, tagged), *find_organisations(article, tagged)]
    found.sort(key=lambda entity: entity.mentions[0])
    for number, entity in enumerate(found, 1):
        entity.id = f"e{number}"
    article.entities = found


def attribute(article: Article) -> None:
    """Give each figure its speaker and its place where the text says so."""
