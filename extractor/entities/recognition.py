"""The model at work: the words of each sentence with their labels."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from importlib.resources import as_file, files

import pycrfsuite

from extractor.article import Sentence, Words
from extractor.entities.features import sentence_features
from extractor.entities.tokens import tokenise
from extractor.lexicon import load

_LONGEST = 400  # words given to the model at once; what has no full stop for longer is a table, not a sentence
_local = threading.local()
_AS_WELL = 0.3  # a name begins at the word before the one where it most likely begins, if that is at least so likely
_SURE = 0.75  # of the model's names of people below this, half are none


def chunks(words: Words, kind: str) -> list[tuple[int, int]]:
    """Return `(first, after last)` word indices of every entity of `kind` ("PER", "ORG", "LOC").

    A colon or a dash between spaces ends an entity whatever the model says: "BMKG: Gempa …", "Surabaya - Jawa Timur".
    """
    if f"B-{kind}" not in words.labels and f"I-{kind}" not in words.labels:
        return []
    found = []
    begin, inner = f"B-{kind}", f"I-{kind}"
    start = -1
    for i, label in enumerate([*words.labels, "O"]):
        if start >= 0 and (label != inner or _ends_entity(words, i)):
            found.append((start, i))
            start = -1
        if label == begin or (label == inner and start < 0 and not _ends_entity(words, i)):
            start = i
    return found


def _ends_entity(words: Words, i: int) -> bool:
    word = words.words[i] if i < len(words.words) else ""
    return word in (":", ";") or (word == "-" and words.spans[i - 1][1] < words.spans[i][0])


def recognise(plain: str, sentences: Sequence[Sentence]) -> list[Words]:
    """Return the words and labels of every sentence that has words."""
    tagger = _tagger()
    tagged = []
    for sentence in sentences:
        spans = tokenise(plain, sentence.start, sentence.end)
        if not spans:
            continue
        words = [plain[start:end] for start, end in spans]
        found = Words(sentence.index, spans, words, [])
        for i in range(0, len(words), _LONGEST):
            labels = tagger.tag(sentence_features(words[i : i + _LONGEST]))
            for j in [j for j, label in enumerate(labels) if label == "B-PER"]:
                first = _first_of_name(tagger, words[i : i + _LONGEST], labels, j)
                if tagger.marginal("B-PER", j) < _SURE and first == j:
                    found.doubtful.add(i + j)
                labels[first : j + 1] = ["B-PER", *["I-PER"] * (j - first)]
            found.labels += labels
        tagged.append(found)
    return tagged


def _first_of_name(tagger: pycrfsuite.Tagger, words: list[str], labels: list[str], begin: int) -> int:
    """The word before `begin` if the name that the model begins there may as well begin a word earlier, or `begin`."""
    if begin == 0 or labels[begin - 1] != "O" or not words[begin - 1][0].isupper():
        return begin
    is_role = words[begin - 1].lower() in load("roles")["inner"]
    return begin - 1 if not is_role and tagger.marginal("B-PER", begin - 1) > _AS_WELL else begin


def _tagger() -> pycrfsuite.Tagger:
    """The model, once a thread: a tagger holds the sentence it is at."""
    if not hasattr(_local, "tagger"):
        tagger = pycrfsuite.Tagger()
        with as_file(files("extractor.model") / "entities.crfsuite") as path:
            tagger.open(str(path))
        _local.tagger = tagger
    return _local.tagger
