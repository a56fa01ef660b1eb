"""Figures: numerals, money, counts, percents, measures, hedges; and the lookalikes that are not figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import regex

from extractor.article import Article, Figure, Sentence
from extractor.figures.amounts import find_starts
from extractor.figures.bare import settle_bare
from extractor.figures.habits import Habits
from extractor.figures.hedges import bounds
from extractor.figures.labels import give_labels
from extractor.figures.reading import Reading
from extractor.figures.sentence import read_cells, read_sentence
from extractor.figures.slips import settle_slips
from extractor.figures.tables import Row, settle_rows, table_rows
from extractor.figures.words_and_digits import WORDS_AND_DIGITS, check_words
from extractor.rule import Rule

RULES: tuple[Rule, ...] = (WORDS_AND_DIGITS,)

__all__ = ["RULES", "read_figures"]

# A minus sign is one only after a space: "10-15 persen" is a range, and "turun 292 (-37,24%)" says "turun" twice.
_MINUS = regex.compile(r"(?:^|\s)-$")
SILENT = ("boilerplate", "byline", "dateline")  # kinds of paragraph that hold no figures


def read_figures(article: Article) -> None:
    """Add every figure of the article to `article.figures`, in order of their offsets.

    Spans in `article.not_figures` (dates, found before) hold none. Adds a Notice of the rule "words-and-digits" where a
    number and its words in brackets disagree.
    """
    habits = Habits(article.plain)
    dates = sorted(article.not_figures)
    by_sentence: list[tuple[Sentence, list[Reading]]] = []
    rows = table_rows(article.text if "\t" in article.text else article.plain, article.paragraphs)
    in_rows: list[tuple[Row, list[Reading]]] = []
    all_starts = find_starts(article.plain, article.scan)
    dated, first_days = _inside(all_starts, dates), [start for start, _ in dates]
    for sentence, starts in _with_starts(article.sentences, all_starts):
        kind = article.paragraphs[sentence.paragraph].kind
        if kind in SILENT:
            continue
        row = rows.get(sentence.paragraph)
        if row is not None:
            cells = [each for each in starts if each[0] in row.cells]
            readings = read_cells(article.plain, sentence.end, cells, habits)
            in_rows.append((row, readings))
            by_sentence.append((sentence, readings))
            continue
        title = kind == "heading" or (kind == "caption" and _in_title_case(article.plain, sentence))
        readings = read_sentence(article.plain, sentence.start, sentence.end, starts, dated, habits, title=title)
        readings = [reading for reading in readings if not _holds_date(reading, first_days)]
        if readings:
            by_sentence.append((sentence, readings))
    if in_rows:
        settle_rows(in_rows, [reading for _, readings in by_sentence for reading in readings], habits)
    settle_bare(article.plain, by_sentence, habits)
    for _, readings in in_rows:
        for reading in readings:
            reading.kind = reading.kind or "count"
    settle_slips(by_sentence)
    words = _without(article.plain, dates)
    for sentence, readings in by_sentence:
        first = len(article.figures) + 1
        measured = [reading for reading in readings if reading.kind]
        figures = [_figure(article, reading, sentence, f"f{first + n}") for n, reading in enumerate(measured)]
        item = article.paragraphs[sentence.paragraph].kind == "list_item"
        give_labels(words, sentence.start, sentence.end, figures, item=item)
        article.figures += figures


def _inside(starts: list[tuple[int, int]], spans: list[tuple[int, int]]) -> set[int]:
    """Those of the sorted `starts` that lie in one of the sorted `spans`."""
    inside: set[int] = set()
    passed, until = 0, 0
    for start, _ in starts:
        while passed < len(spans) and spans[passed][0] <= start:
            until = spans[passed][1]
            passed += 1
        if start < until:
            inside.add(start)
    return inside


def _with_starts(
    sentences: list[Sentence], starts: list[tuple[int, int]]
) -> Iterator[tuple[Sentence, list[tuple[int, int]]]]:
    """The sentences in which an amount may begin, with the places where."""
    index, count = 0, len(starts)
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        while index < count and starts[index][0] < start:
            index += 1
        first = index
        while index < count and starts[index][1] <= end:
            index += 1
        if index > first:
            yield sentence, starts[first:index]


def _without(plain: str, spans: list[tuple[int, int]]) -> str:
    """`plain` with the sorted `spans` blanked out: a date is no part of a label."""
    pieces, last = [], 0
    for start, end in spans:
        if end > last:
            begin = max(start, last)
            pieces += [plain[last:begin], " " * (end - begin)]
            last = end
    return "".join([*pieces, plain[last:]])


def _in_title_case(plain: str, sentence: Sentence) -> bool:
    """True where most words are capitalised, as when a headline serves as a caption."""
    words = [word for word in plain[sentence.start : sentence.end].split() if word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _holds_date(reading: Reading, first_days: list[int]) -> bool:
    """True where one of the sorted places at which dates begin lies within the number."""
    following = bisect_right(first_days, reading.amount.start)
    return following < len(first_days) and first_days[following] < reading.amount.end


def _figure(article: Article, reading: Reading, sentence: Sentence, id: str) -> Figure:
    amount, plain = reading.amount, article.plain
    value, step = amount.value, amount.step
    high = reading.high.value if reading.high else None
    if (
        reading.kind == "percent"
        and plain[amount.start - 1 : amount.start] == "-"
        and _MINUS.search(plain, max(0, amount.start - 2), amount.start)
    ):
        value = -value
    exact = step == 1 and reading.kind != "percent"
    number = article.text[amount.start : reading.high.end if reading.high else amount.end]
    assert reading.kind is not None
    spread = bounds(value, step, high, reading.hedge, exact=exact)
    inside = sentence.paragraph, sentence.index
    figure = Figure(id, reading.start, reading.end, number, reading.kind, value, spread, *inside, high, reading.unit)
    figure.step, figure.notes, figure.ambiguous = step, [*amount.notes, *reading.notes], amount.other
    figure.unit_start, figure.unit_end = reading.unit_start, reading.unit_end
    figure.currency, figure.rate = reading.currency, reading.rate
    if reading.hedge:
        figure.hedge, figure.hedge_start, figure.hedge_end = reading.hedge, reading.hedge_start, reading.hedge_end
    if reading.normal:
        figure.normal_value, figure.normal_unit = value * reading.normal[0], reading.normal[1]
    if reading.again:
        words, end = reading.again
        notice = check_words(figure, reading.start, end, amount.value, words)
        article.notices += [notice] if notice else []
    return figure
