"""The peers, each as one function from a text to the numbers it finds; one that is not installed is left out.

Recognizers-Text has no Indonesian: its Spanish reads numbers that are written alike. quantulum3 has English alone.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from itertools import islice

import spacy

from benchmarks.entities import train_cnn
from training.train import training_sentences

Found = list[tuple[int, int, Decimal]]
Peer = Callable[[str], Found]
SENTENCES = 100  # enough to train the CNN on where only its speed is asked; benchmarks/entities.py asks for more


def peers() -> dict[str, Peer]:
    """Every peer that is installed, by name."""
    makers = {
        "Duckling (id)": duckling,
        "quantulum3": quantulum,
        "Recognizers-Text (es)": recognizers,
        "dateparser.search (id)": dateparser_search,
        "spaCy blank id, tokeniser alone": tokeniser,
        "spaCy CNN NER, small": cnn_ner,
    }
    found = {}
    for name, maker in makers.items():
        try:
            found[name] = maker()
        except ImportError as missing:
            print(f"{name} is left out: {missing}")
    return found


def duckling() -> Peer:
    import duckling  # noqa: PLC0415

    zones = duckling.load_time_zones("/usr/share/zoneinfo")
    now = duckling.parse_ref_time(zones, "Asia/Jakarta", 1_715_000_000)
    locale = duckling.parse_locale("ID_XX", duckling.default_locale_lang(duckling.parse_lang("ID")))
    context = duckling.Context(now, locale)
    dimensions = duckling.parse_dimensions(["number", "amount-of-money", "quantity"])

    def read(text: str) -> Found:
        return [
            (hit["start"], hit["end"], Decimal(str(hit["value"]["value"])))
            for hit in duckling.parse(text, context, dimensions, False)
            if "value" in hit["value"]
        ]

    return read


def quantulum() -> Peer:
    import quantulum3.classifier  # noqa: PLC0415
    from quantulum3 import parser  # noqa: PLC0415

    quantulum3.classifier.USE_CLF = False  # its unit classifier was trained with an older scikit-learn
    logging.getLogger("quantulum3").setLevel(logging.CRITICAL)
    return lambda text: [(*q.span, Decimal(str(q.value))) for q in parser.parse(text)]


def recognizers() -> Peer:
    warnings.simplefilter("ignore")
    from recognizers_number import Culture, recognize_number  # noqa: PLC0415
    from recognizers_number_with_unit import recognize_currency  # noqa: PLC0415

    def read(text: str) -> Found:
        hits = recognize_number(text, Culture.Spanish) + recognize_currency(text, Culture.Spanish)
        found = []
        for hit in hits:
            try:
                found.append((hit.start, hit.end + 1, Decimal(str(hit.resolution["value"]).replace(",", "."))))
            except (InvalidOperation, TypeError, KeyError):
                continue
        return found

    return read


def dateparser_search() -> Peer:
    from dateparser.search import search_dates  # noqa: PLC0415

    def read(text: str) -> Found:
        search_dates(text, languages=["id"])
        return []

    return read


def tokeniser() -> Peer:
    nlp = spacy.blank("id")
    nlp.max_length = 10**8

    def read(text: str) -> Found:
        nlp.tokenizer(text)
        return []

    return read


def cnn_ner() -> Peer:
    nlp = train_cnn(list(islice(training_sentences(), SENTENCES)))
    nlp.max_length = 10**8

    def read(text: str) -> Found:
        for _ in nlp.pipe(line for line in text.split("\n") if line.strip()):
            pass
        return []

    return read
