"""From relations and notices to the checks of the Report."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal

from extractor.article import Article, Figure, Notice, Relation
from extractor.reconciling.assembly import end_of, range_of, short
from extractor.reconciling.explanations import arithmetic, as_shown, explain
from extractor.reconciling.misreadings import misread, results_that_hold
from extractor.reconciling.repairs import Judged, Suggestion, open_book, suggest
from extractor.reconciling.severity import severity_of
from extractor.reconciling.verdicts import Judgement, judge
from extractor.relations.mistyping import written_digits
from extractor.report import CheckInfo, Repair, Span, Text, Verdict
from extractor.rule import Message
from extractor.rulebook import RULES

_TELLING = ("sum", "difference", "product", "change", "share", "ratio", "equal")
_OF_A_SENTENCE = ("change", "difference", "product", "share")
PLAIN = 0.9  # confidence of a relation that the text tells in one sentence
_OF_DIGITS = ("one_digit", "digit_missing", "digit_extra", "digits_apart")
_SHORT = 2  # digits
NEARLY = Decimal("0.01")  # of the total, what a sum may be off by and still be meant as one
_NOTICE_VERDICTS: dict[str, Verdict] = {"error": "inconsistent", "warning": "inconsistent", "info": "unverifiable"}


def check_relations(article: Article, rules_off: Collection[str]) -> list[CheckInfo]:
    """One check for each relation that says something, in order of the text.

    A relation that no words assert never accuses: where its arithmetic fails it is left out. So is one that is read
    together from several sentences, or a sum that nothing announces plainly, where it fails in a way that no slip
    of the pen explains, and one that another figure of the article would make right to the last digit, or whose
    result comes out right from other figures: there the reading is likelier to be wrong than the writer. So is a
    percentage of people that some whole number of them could be: that confirms nothing.
    """
    judged = [
        (relation, judgement)
        for relation in article.relations
        if relation.rule not in rules_off
        for judgement in [judge(relation)]
        if _says_something(relation, judgement)
    ]
    answered = results_that_hold(judged)
    judged = [
        (relation, judgement)
        for relation, judgement in judged
        if not (judgement.verdict == "inconsistent" and misread(article, relation, answered))
    ]
    judged.sort(key=lambda pair: min(f.start for fs in pair[0].roles.values() for f in fs))
    suggestions = _suggestions(article, judged)
    if inexplicable := {
        index
        for index, found in suggestions.items()
        if _needs_explaining(*judged[index]) and not _explained(judged[index][0], found)
    }:
        judged = [pair for index, pair in enumerate(judged) if index not in inexplicable]
        suggestions = _suggestions(article, judged)
    causes = _causes(judged, suggestions)
    return [
        _relation_check(
            article,
            _check_id(index),
            *pair,
            repairs=[suggestion.repair for suggestion in suggestions.get(index, ())],
            caused_by=_check_id(causes[index]) if index in causes else None,
        )
        for index, pair in enumerate(judged)
    ]


def _says_something(relation: Relation, judgement: Judgement) -> bool:
    if _only_a_percentage(relation):
        return judgement.verdict == "inconsistent" and relation.asserted
    return relation.asserted or judgement.verdict == "consistent"


def _needs_explaining(relation: Relation, judgement: Judgement) -> bool:
    """True where no one sentence tells the whole of a movement, a share or a product; of a sum that nothing announces
    plainly, where it is not even nearly right."""
    if relation.confidence >= PLAIN:
        return False
    return relation.kind in _OF_A_SENTENCE or (relation.kind == "sum" and not _nearly_right(relation, judgement))


def _explained(relation: Relation, found: list[Suggestion]) -> bool:
    """True where a slip explains the failure. One digit of a short number explains a movement by accident too often."""
    return any(
        relation.kind not in ("difference", "change")
        or suggestion.repair.code not in _OF_DIGITS
        or len(written_digits(_figure(relation, suggestion.repair.figure)).strip("0")) > _SHORT
        for suggestion in found
    )


def _figure(relation: Relation, id: str) -> Figure:
    return next(figure for figures in relation.roles.values() for figure in figures if figure.id == id)


def _nearly_right(relation: Relation, judgement: Judgement) -> bool:
    totals = relation.roles.get("total") or []
    off = judgement.difference
    return off is not None and bool(totals) and abs(off) <= totals[0].value * NEARLY


def _check_id(index: int) -> str:
    return f"c{index + 1}"


def _suggestions(article: Article, judged: list[Judged]) -> dict[int, list[Suggestion]]:
    """The repairs of each inconsistent relation, by its index."""
    broken = [index for index, (_, judgement) in enumerate(judged) if judgement.verdict == "inconsistent"]
    if not broken:
        return {}
    book = open_book(article, judged)
    return {index: suggest(article, book, index) for index in broken}


def _causes(judged: list[Judged], suggestions: dict[int, list[Suggestion]]) -> dict[int, int]:
    """Which broken relation is only a consequence of another's slip: the other's likeliest repair mends it too.

    Where two explain each other, the one that says most about the figure (a sum before a restatement) is the cause.
    """
    causes: dict[int, int] = {}
    explaining: set[int] = set()
    for index in sorted(suggestions, key=lambda index: (_TELLING.index(judged[index][0].kind), index)):
        if index not in causes and suggestions[index]:
            consequences = suggestions[index][0].mends - causes.keys() - explaining
            causes |= dict.fromkeys(consequences, index)
            explaining.add(index)
    return causes


def check_notices(article: Article, rules_off: Collection[str]) -> list[CheckInfo]:
    """One check for each notice about the text itself, numbered apart from those of relations."""
    kept = [notice for notice in article.notices if notice.rule not in rules_off]
    return [_notice_check(article, f"n{n}", notice) for n, notice in enumerate(kept, start=1)]


def _relation_check(
    article: Article,
    id: str,
    relation: Relation,
    judgement: Judgement,
    repairs: list[Repair],
    caused_by: str | None,
) -> CheckInfo:
    difference = judgement.difference
    shown = as_shown(article, relation)
    line = arithmetic(article, relation, judgement, shown)
    return CheckInfo.model_validate(
        {
            "id": id,
            "rule": relation.rule,
            "kind": "whole_number" if _only_a_percentage(relation) else relation.kind,
            "partial": relation.partial,
            "figures": _figure_ids(relation),
            "spans": _spans(f for figures in relation.roles.values() for f in figures),
            "direction": relation.direction,
            "verdict": judgement.verdict,
            "at_edge": judgement.at_edge,
            "confidence": round(relation.confidence, 4),
            "severity": severity_of(relation, judgement),
            "expected": range_of(judgement.expected),
            "written": range_of(judgement.written),
            "difference": None if difference is None else end_of(short(difference)),
            "arithmetic": line,
            "message": explain(article, relation, judgement, shown, line),
            "reasons": relation.reasons,
            "repairs": repairs,
            "caused_by": caused_by,
        }
    )


def _only_a_percentage(relation: Relation) -> bool:
    """A share of which only the whole and the percentage are known: all that can be asked is whether they can be."""
    return relation.kind == "share" and not relation.roles.get("part")


def _figure_ids(relation: Relation) -> dict[str, str | list[str]]:
    return {
        role: [figure.id for figure in figures] if role == "parts" else figures[0].id
        for role, figures in relation.roles.items()
        if figures
    }


def _spans(figures: Iterable[Figure]) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in sorted({(f.start, f.end) for f in figures})]


def _notice_check(article: Article, id: str, notice: Notice) -> CheckInfo:
    return CheckInfo(
        id=id,
        rule=notice.rule,
        kind=notice.rule,
        figures={"figures": [figure.id for figure in notice.figures]} if notice.figures else {},
        spans=[Span(start=start, end=end) for start, end in notice.spans],
        verdict=_NOTICE_VERDICTS[notice.severity],
        confidence=1.0,
        severity=notice.severity,
        message=_notice_text(article, notice),
        reasons=[],
    )


def _notice_text(article: Article, notice: Notice) -> Text:
    """The notice's message filled in; the message is the rule's own, named by `values["message"]` or else its first."""
    rule = RULES.get(notice.rule)
    quoted = " … ".join(article.text[start:end] for start, end in notice.spans)
    if rule is None or not rule.messages:
        return Text(id=f"{notice.rule}: “{quoted}”", en=f"{notice.rule}: “{quoted}”")
    message: Message = rule.messages.get(notice.values.get("message", ""), next(iter(rule.messages.values())))
    return Text(id=message.id.format_map(notice.values), en=message.en.format_map(notice.values))
