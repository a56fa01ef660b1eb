"""The model can be made anew, and what ships is what the card says."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from training.corpora import DATA, entities, read_conll
from training.sentences import make_sentences
from training.train import MODEL, SEED, score, train


def test_a_reduced_model_learns(tmp_path: Path) -> None:
    model = tmp_path / "reduced.crfsuite"
    news = read_conll(DATA / "idner-news-2k" / "train.txt")[:300]
    train(news + make_sentences(150, SEED), model, {"c1": 0.1, "c2": 0.1, "max_iterations": 30})
    scores = score(model, read_conll(DATA / "idner-news-2k" / "test.txt")[:100])
    assert scores["all"]["f1"] > 60


def test_training_again_gives_the_same_bytes(tmp_path: Path) -> None:
    news = read_conll(DATA / "idner-news-2k" / "dev.txt")[:60]
    made = []
    for name in ("first", "second"):
        train(news, tmp_path / name, {"c1": 0.1, "max_iterations": 10})
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_the_shipped_model_reaches_what_its_card_says() -> None:
    card = json.loads((MODEL / "card.json").read_text(encoding="utf-8"))
    sample = read_conll(DATA / "idner-news-2k" / "test.txt")
    scores = score(MODEL / "entities.crfsuite", sample)
    assert scores == card["scores"]["idner-news-2k"]
    assert scores["all"]["f1"] >= 85
    assert min(scores[kind]["f1"] for kind in ("PER", "ORG", "LOC")) >= 80


def test_the_shipped_files_are_those_of_the_card() -> None:
    card = json.loads((MODEL / "card.json").read_text(encoding="utf-8"))
    for name, digest in card["sha256"].items():
        assert hashlib.sha256((MODEL / name).read_bytes()).hexdigest() == digest
    assert (MODEL / "entities.crfsuite").stat().st_size < 3_000_000


def test_no_test_sentence_is_trained_on() -> None:
    held_out = {tuple(word for word, _ in s) for s in read_conll(DATA / "idner-news-2k" / "test.txt") if len(s) > 6}
    for name in ("train", "dev"):
        seen = {tuple(word for word, _ in s) for s in read_conll(DATA / "idner-news-2k" / f"{name}.txt")}
        assert not held_out & seen


def test_made_sentences_are_always_the_same_and_well_labelled() -> None:
    made = make_sentences(50, SEED)
    assert made == make_sentences(50, SEED)
    assert not [word for sentence in made for word, _ in sentence if word in "{}[]"]
    assert {kind for sentence in made for _, _, kind in entities([label for _, label in sentence])} == {
        "PER",
        "ORG",
        "LOC",
    }
