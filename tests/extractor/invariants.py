"""What holds of the Report of any text whatever."""

from __future__ import annotations

from extractor import Report, check

UNRELATED = "Langit cerah dan angin bertiup pelan di tepi pantai sejak pagi."


def hold(text: str) -> None:
    """Check `text` and assert all that holds of any text: it has one Report, and every span lies in it."""
    report = check(text)
    assert report == check(text), "two readings differ"
    spans_are_what_is_reported(text, report)


def spans_are_what_is_reported(text: str, report: Report) -> None:
    """Assert that every offset lies in the text, and that what is said to stand there does."""
    for figure in report.figures:
        assert 0 <= figure.start < figure.end <= len(text), figure
        assert text.startswith(figure.text, figure.start), figure
        assert figure.number in text[figure.start : figure.end], figure
    for period in report.periods:
        assert 0 <= period.start < period.end <= len(text), period
        assert text[period.start : period.end] == period.text, period
    for entity in report.entities:
        assert entity.mentions, entity
        assert all(0 <= start < end <= len(text) for start, end in entity.mentions), entity
    for paragraph in report.paragraphs:
        assert 0 <= paragraph.start < paragraph.end <= len(text), paragraph
    known = {figure.id for figure in report.figures}
    for found in report.checks:
        assert all(0 <= span.start < span.end <= len(text) for span in found.spans), found
        named = [id for ids in found.figures.values() for id in ([ids] if isinstance(ids, str) else ids)]
        assert known.issuperset(named), found


def verdicts(report: Report) -> list[tuple[str, list[tuple[int, int]], str]]:
    """What was found, where, and how it was judged."""
    return [(c.rule, [(span.start, span.end) for span in c.spans], c.verdict) for c in report.checks]
