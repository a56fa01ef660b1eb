"""From marks of speech to figures: who said each one.

The speaker goes by the sentence: a sentence without a mark of speech is the article's own, and so are its figures.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from extractor.article import Article, Entity, Figure, Paragraph, Quotation, Sentence
from extractor.entities.speech import Cue

_LOOK_BACK = 3  # sentences that "Hal itu disampaikan …" reaches back over
_SCARE_QUOTE = 40  # characters: a shorter quotation without a mark of speech is a name, not a statement
_RIGHT_AFTER = 6  # characters between a quotation and its verb of speech: a comma, a space


class Attribution:
    """Answers who speaks where in an article, from its marks of speech in order."""

    def __init__(self, article: Article, cues: list[Cue]) -> None:
        self._article = article
        self._cues = cues
        self._cue_starts = [cue.start for cue in cues]
        self._quotation_starts = [q.start for q in article.quotations]
        self._paragraph_starts = [p.start for p in article.paragraphs]

    def speaker(self, figure: Figure) -> Entity | None:
        """Return who said the figure, None where the article itself does."""
        quotation = self._quotation_at(figure.start)
        if quotation:
            cue = self._cue_of(quotation)
            if cue or quotation.end - quotation.start > _SCARE_QUOTE:
                return cue.speaker if cue else None
        sentence = self._article.sentences[figure.sentence]
        cues = [cue for cue in self._between(sentence.start, sentence.end) if not cue.looks_back]
        return _nearest(cues, figure.start).speaker if cues else self._said_afterwards(sentence)

    def _cue_of(self, quotation: Quotation) -> Cue | None:
        """The mark of speech a quotation goes with: right after it, before it, or in the paragraphs around it."""
        first, last = self._paragraph_at(quotation.start), self._paragraph_at(quotation.end - 1)
        after = self._between(quotation.end, last.end)
        before = self._between(first.start, quotation.start)
        if after and (after[0].start - quotation.end <= _RIGHT_AFTER or not before):
            return after[0]
        if before:
            return before[-1]
        if quotation.end - quotation.start <= _SCARE_QUOTE:
            return None
        earlier = self._between(self._article.paragraphs[max(first.index - 1, 0)].start, first.start)
        if earlier:
            return earlier[-1]
        following = self._article.paragraphs[min(last.index + 1, len(self._article.paragraphs) - 1)]
        later = self._between(quotation.end, following.end)
        return later[0] if later else None

    def _said_afterwards(self, sentence: Sentence) -> Entity | None:
        """Who a following "Hal itu disampaikan …" gives the sentence to, None if there is none close by."""
        sentences = self._article.sentences
        if self._article.paragraphs[sentence.paragraph].kind == "heading":
            return None
        for following in sentences[sentence.index + 1 : sentence.index + 1 + _LOOK_BACK]:
            cues = self._between(following.start, following.end)
            if cues:
                return cues[0].speaker if cues[0].looks_back else None
        return None

    def _between(self, start: int, end: int) -> list[Cue]:
        return self._cues[bisect_left(self._cue_starts, start) : bisect_left(self._cue_starts, end)]

    def _quotation_at(self, position: int) -> Quotation | None:
        i = bisect_right(self._quotation_starts, position) - 1
        return self._article.quotations[i] if i >= 0 and position < self._article.quotations[i].end else None

    def _paragraph_at(self, position: int) -> Paragraph:
        return self._article.paragraphs[max(bisect_right(self._paragraph_starts, position) - 1, 0)]


def _nearest(cues: list[Cue], position: int) -> Cue:
    """The mark of speech that goes with what stands at `position`: the last before it, or else the first after it.

    An organisation's records quoted in a person's words are the person's statement.
    """
    before = [cue for cue in cues if cue.start < position]
    people = [cue for cue in before if cue.speaker.kind == "person"]
    return (people or before or cues[:1])[-1]
