"""Entities beside peers, in one run on one core: `python benchmarks/entities.py`. Takes some minutes.

Words a second (our words, the same text for all, the best of several passes) and F1 on the idner-news-2k test split of

    tokeniser alone     spaCy's blank Indonesian pipeline, which finds no entities
    ours                tokenise, split into sentences, find entities: what the extractor runs
    spaCy CNN NER       spaCy's own small NER (HashEmbedCNN, width 96, depth 4), trained here on the same sentences
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import random
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from rich.console import Console
from rich.table import Table
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example, offsets_to_biluo_tags
from spacy.util import fix_random_seed, minibatch

from extractor.cleaning import clean
from extractor.entities.recognition import recognise
from extractor.entities.tokens import tokenise
from training.corpora import DATA, Labelled, entities, read_conll, retokenise
from training.train import MODEL, SEED, score, training_sentences

ARTICLES = Path(__file__).parent.parent / "fixtures" / "articles"
EPOCHS = 4
PASSES = 5
CNN = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {
            "@architectures": "spacy.HashEmbedCNN.v2",
            "pretrained_vectors": None,
            "width": 96,
            "depth": 4,
            "embed_size": 2000,
            "window_size": 1,
            "maxout_pieces": 3,
            "subword_features": True,
        },
    }
}


def main() -> None:
    """Train the peer, measure all, print one table."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt")))
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph.strip()]
    words = len(tokenise(text))
    test = read_conll(DATA / "idner-news-2k" / "test.txt")

    started = time.perf_counter()
    blank = spacy.blank("id")
    blank_start = time.perf_counter() - started
    started = time.perf_counter()
    spacy.blank("cekangka")
    lean_start = time.perf_counter() - started

    cnn = train_cnn(training_sentences())
    rows = [
        ("spaCy blank id, tokeniser alone", lambda: list(blank.tokenizer.pipe(paragraphs)), None),
        ("ours: tokenise, split, entities", lambda: ours(text), score(MODEL / "entities.crfsuite", test)["all"]["f1"]),
        ("spaCy CNN NER, same data", lambda: list(cnn.pipe(paragraphs)), f1_of(cnn, test)),
    ]
    rates = [words / best_time(run) for _, run, _ in rows]
    table = Table("", "words/s", "to the tokeniser", "F1")
    for (name, _, f1), rate in zip(rows, rates, strict=True):
        table.add_row(name, f"{rate:,.0f}", f"{rate / rates[0]:.2f}", "" if f1 is None else f"{f1:.1f}")
    console = Console()
    console.print(table)
    console.print(f"{words} words. spacy.blank('id') {blank_start:.2f} s, spacy.blank('cekangka') {lean_start:.3f} s")


def ours(text: str) -> None:
    """What the extractor does up to the model's labels."""
    article = clean(text)
    recognise(article.plain, article.sentences)


def best_time(run: Callable[[], object]) -> float:
    """Return the processor seconds of the fastest of several passes: what else the machine does is not counted."""
    run()
    times = []
    for _ in range(PASSES):
        started = time.process_time()
        run()
        times.append(time.process_time() - started)
    return min(times)


def train_cnn(sentences: list[Labelled]) -> Language:
    """Return spaCy's small CNN NER trained on `sentences`."""
    fix_random_seed(SEED)
    rng = random.Random(SEED)
    nlp = spacy.blank("id")
    nlp.add_pipe("ner", config=CNN)
    examples = [example(nlp, sentence) for sentence in sentences]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(EPOCHS):
        rng.shuffle(examples)
        for batch in minibatch(examples, 64):
            nlp.update(batch, sgd=optimizer, drop=0.2)
    return nlp


def example(nlp: Language, sentence: Labelled) -> Example:
    """A sentence as spaCy trains on it."""
    words = [word for word, _ in retokenise(sentence)[0]]
    labels = [label for _, label in retokenise(sentence)[0]]
    doc = Doc(nlp.vocab, words=words)
    offsets = [(doc[a].idx, doc[b - 1].idx + len(doc[b - 1]), kind) for a, b, kind in sorted(entities(labels))]
    return Example.from_dict(doc, {"entities": offsets_to_biluo_tags(doc, offsets)})


def f1_of(nlp: Language, sentences: list[Labelled]) -> float:
    """Return the F1 in per cent of a pipeline's entities, on words as the extractor makes them."""
    right = found = true = 0
    for sentence in sentences:
        words = retokenise(sentence)[0]
        doc = nlp.get_pipe("ner")(Doc(nlp.vocab, words=[word for word, _ in words]))
        predicted = {(ent.start, ent.end, ent.label_) for ent in doc.ents}
        gold = entities([label for _, label in words])
        right, found, true = right + len(predicted & gold), found + len(predicted), true + len(gold)
    return 200 * right / (found + true)


if __name__ == "__main__":
    main()
