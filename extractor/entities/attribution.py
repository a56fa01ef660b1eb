"""From marks of speech to figures: who said each one.

The speaker goes by the sentence: a sentence without a mark of speech is the article's own, and so are its figures.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from extractor.article import Article, Entity, Figure, Paragraph, Quotation, Sentence
from extractor.entities.speech import Cue

_LOOK_BACK = 3  # sentences that "Hal itu disampaikan …" reaches back over
_ITEMS = frozenset(("list_item", "heading"))  # kinds of lines that can be items of a list
_SCARE_QUOTE = 40  # characters: a shorter quotation without a mark of speech is a name, not a statement
_RIGHT_AFTER = 6  # characters between a quotation and its verb of speech: a comma, a space


class Attribution:
    """Answers who speaks where in an article, from its marks of speech in order."""

    def __init__(self, article: Article, cues: list[Cue]) -> None:
        self._article = article
        self._cues = cues
        self._cue_starts = [cue.start for cue in cues]
        self._by_sentence: dict[int, tuple[list[int], list[Entity]]] = {}
        self._announced: dict[int, Entity | None] = {}
        self._quotation_starts = [q.start for q in article.quotations]
        self._paragraph_starts = [p.start for p in article.paragraphs]

    def speaker(self, figure: Figure) -> Entity | None:
        """Return who said the figure, None where the article itself does."""
        quotation = self._quotation_at(figure.start)
        if quotation:
            cue = self._cue_of(quotation)
            if cue or quotation.end - quotation.start > _SCARE_QUOTE:
                return cue.speaker if cue else None
        starts, speakers = self._speakers_of(figure.sentence)
        if starts:
            return speakers[bisect_left(starts, figure.start)]
        sentence = self._article.sentences[figure.sentence]
        return self._announcer(sentence.paragraph) or self._said_afterwards(sentence)

    def _announcer(self, paragraph: int) -> Entity | None:
        """Who announced the list that the paragraph is an item of: "Kepala BPBD merinci kerusakan itu:"."""
        paragraphs = self._article.paragraphs
        if paragraph in self._announced:
            return self._announced[paragraph]
        before = paragraphs[paragraph - 1] if paragraph else None
        announcer = None
        if before is not None and paragraphs[paragraph].kind in _ITEMS:
            if self._article.plain[before.end - 1] == ":":
                cue = self._last(self._last_sentence(before), before.end)
                announcer = cue.speaker if cue is not None and not cue.looks_back else None
            elif before.kind in _ITEMS:
                announcer = self._announced.get(paragraph - 1)
        self._announced[paragraph] = announcer
        return announcer

    def _last_sentence(self, paragraph: Paragraph) -> int:
        """Where the last sentence of a paragraph begins."""
        sentences = self._article.sentences
        index = bisect_left(sentences, paragraph.end, key=lambda sentence: sentence.start) - 1
        return max(sentences[index].start, paragraph.start)

    def _speakers_of(self, sentence: int) -> tuple[list[int], list[Entity]]:
        """Where the marks of speech of a sentence stand, and who speaks before the first, after the first, and so on.

        It is the last before the figure that counts, or else the first after it. An organisation's records quoted in a
        person's words are the person's statement.
        """
        if sentence not in self._by_sentence:
            span = self._article.sentences[sentence]
            cues = [cue for cue in self._between(span.start, span.end) if not cue.looks_back]
            speakers = [cue.speaker for cue in cues[:1]]
            said: Entity | None = None
            for cue in cues:
                said = said if said and said.kind == "person" and cue.speaker.kind != "person" else cue.speaker
                speakers.append(said)
            self._by_sentence[sentence] = ([cue.start for cue in cues], speakers)
        return self._by_sentence[sentence]

    def _cue_of(self, quotation: Quotation) -> Cue | None:
        """The mark of speech a quotation goes with: right after it, before it, or in the paragraphs around it."""
        first, last = self._paragraph_at(quotation.start), self._paragraph_at(quotation.end - 1)
        after = self._first(quotation.end, last.end)
        before = self._last(first.start, quotation.start)
        if after and (after.start - quotation.end <= _RIGHT_AFTER or not before):
            return after
        if before or quotation.end - quotation.start <= _SCARE_QUOTE:
            return before
        paragraphs = self._article.paragraphs
        earlier = self._last(paragraphs[max(first.index - 1, 0)].start, first.start)
        return earlier or self._first(quotation.end, paragraphs[min(last.index + 1, len(paragraphs) - 1)].end)

    def _said_afterwards(self, sentence: Sentence) -> Entity | None:
        """Who a following "Hal itu disampaikan …" gives the sentence to, None if there is none close by."""
        sentences = self._article.sentences
        if self._article.paragraphs[sentence.paragraph].kind == "heading":
            return None
        following = sentences[sentence.index + 1 : sentence.index + 1 + _LOOK_BACK]
        cue = self._first(following[0].start, following[-1].end) if following else None
        return cue.speaker if cue and cue.looks_back else None

    def _first(self, start: int, end: int) -> Cue | None:
        i = bisect_left(self._cue_starts, start)
        return self._cues[i] if i < len(self._cues) and self._cue_starts[i] < end else None

    def _last(self, start: int, end: int) -> Cue | None:
        i = bisect_left(self._cue_starts, end) - 1
        return self._cues[i] if i >= 0 and self._cue_starts[i] >= start else None

    def _between(self, start: int, end: int) -> list[Cue]:
        return self._cues[bisect_left(self._cue_starts, start) : bisect_left(self._cue_starts, end)]

    def _quotation_at(self, position: int) -> Quotation | None:
        i = bisect_right(self._quotation_starts, position) - 1
        return self._article.quotations[i] if i >= 0 and position < self._article.quotations[i].end else None

    def _paragraph_at(self, position: int) -> Paragraph:
        return self._article.paragraphs[max(bisect_right(self._paragraph_starts, position) - 1, 0)]
