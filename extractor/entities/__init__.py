"""Who and where: people with their roles, organisations, places, and who said which figure."""

from __future__ import annotations

from extractor.article import Article
from extractor.entities.attribution import Attribution
from extractor.entities.organisations import find_organisations
from extractor.entities.people import find_people
from extractor.entities.recognition import recognise
from extractor.entities.speech import find_cues


def read_entities(article: Article) -> None:
    """Add people, organisations and places to `article.entities`."""
    article.words = recognise(article.plain, article.sentences)
    article.entities = [*find_people(article, article.words), *find_organisations(article, article.words)]
    article.entities.sort(key=lambda entity: entity.mentions[0])
    _number(article)


def attribute(article: Article) -> None:
    """Give each figure its speaker and its place where the text says so."""
    cues, officials = find_cues(article)
    attribution = Attribution(article, cues)
    said = [(figure, attribution.speaker(figure)) for figure in article.figures]
    article.entities += officials
    _number(article)
    for figure, speaker in said:
        figure.speaker = speaker.id if speaker else None


def _number(article: Article) -> None:
    for number, entity in enumerate(article.entities, 1):
        entity.mentions.sort()
        entity.id = f"e{number}"
