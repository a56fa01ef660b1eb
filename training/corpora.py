"""Reading the two annotated corpora into sentences of words and BIO labels, tokenised as the extractor tokenises."""

from __future__ import annotations

from pathlib import Path

from extractor.entities.tokens import tokenise

Labelled = list[tuple[str, str]]  # one sentence: (word, label), label one of O, B-PER, I-PER, B-ORG, …

DATA = Path(__file__).parent / "data"
_LABELS = {"PERSON": "PER", "ORGANISATION": "ORG", "PLACE": "LOC"}


def read_conll(path: Path) -> list[Labelled]:
    """Return the sentences of a file with a token a line: the word first, its label last, blank between sentences."""
    sentences: list[Labelled] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split()
        if not columns:
            sentences.append([])
            continue
        prefix, _, kind = columns[-1].partition("-")
        sentences[-1].append((columns[0], f"{prefix}-{_LABELS.get(kind, kind)}" if kind else "O"))
    return [sentence for sentence in sentences if sentence]


def retokenise(sentence: Labelled) -> tuple[Labelled, list[int]]:
    """Split a corpus's words as the extractor would; return them, and for each the index of the word it came from."""
    words: Labelled = []
    origins = []
    for index, (word, label) in enumerate(sentence):
        for start, end in tokenise(word):
            inner = label if not origins or origins[-1] != index else label.replace("B-", "I-")
            words.append((word[start:end], inner))
            origins.append(index)
    return words, origins


def project(labels: list[str], origins: list[int], words: Labelled, length: int) -> list[str]:
    """Bring labels of retokenised words back to the corpus's own: a word has the label of its first lettered piece."""
    projected = ["O"] * length
    for index in range(length):
        pieces = [i for i, origin in enumerate(origins) if origin == index]
        lettered = next((i for i in pieces if words[i][0][0].isalnum()), pieces[0] if pieces else None)
        if lettered is not None:
            begins = any(labels[i].startswith("B-") for i in pieces if i <= lettered)
            label = labels[lettered]
            projected[index] = label.replace("I-", "B-") if begins else label
    return projected


def entities(labels: list[str]) -> set[tuple[int, int, str]]:
    """Return the `(first, after last, kind)` of every entity of a sentence's BIO labels."""
    found = set()
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and (not label.startswith("I-") or label[2:] != kind):
            found.add((start, i, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = i, label[2:]
    return found
