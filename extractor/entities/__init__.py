"""Who and where: people with their roles, organisations, places, and who said which figure."""

from __future__ import annotations

from extractor.article import Article
from extractor.entities import provinces
from extractor.entities.attribution import Attribution
from extractor.entities.organisations import find_organisations
from extractor.entities.people import find_people
from extractor.entities.places import PlacesOfFigures, find_places
from extractor.entities.recognition import recognise
from extractor.entities.speech import find_cues
from extractor.entities.swallowed import give_back_names
from extractor.rule import Rule

RULES: tuple[Rule, ...] = (provinces.RULE,)


def read_entities(article: Article) -> None:
    """Add people, organisations and places to `article.entities`, and a notice for a regency in the wrong province."""
    article.words = recognise(article.plain, article.sentences)
    give_back_names(article.words)
    places, mentions = find_places(article)
    article.notices += provinces.misplaced(article.plain, mentions)
    article.entities = [
        *find_people(article, article.words, {mention.start for mention in mentions if mention.regions}),
        *find_organisations(article, article.words),
        *places,
    ]
    article.entities.sort(key=lambda entity: entity.mentions[0])
    _number(article)


def attribute(article: Article) -> None:
    """Give each figure its speaker and its place where the text says so."""
    cues, officials = find_cues(article)
    attribution, places = Attribution(article, cues), PlacesOfFigures(article)
    said = [(figure, attribution.speaker(figure)) for figure in article.figures]
    speakers = {id(speaker) for _, speaker in said if speaker is not None}
    article.entities += [official for official in officials if id(official) in speakers]
    _number(article)
    for figure, speaker in said:
        place = places.place(figure)
        figure.speaker = speaker.id if speaker else None
        figure.place = place.id if place else None


def _number(article: Article) -> None:
    for number, entity in enumerate(article.entities, 1):
        entity.mentions = sorted(set(entity.mentions))
        entity.id = f"e{number}"
