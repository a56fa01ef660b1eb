"""What is said about a check: the arithmetic in the article's own number style, and a sentence in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extractor.article import Article, Direction, Relation
from extractor.lexicon import load
from extractor.reconciling.number_style import NumberStyle, percent_word, style_of, surface, write_apart
from extractor.reconciling.verdicts import HEAD, Judgement, differing_units, judge
from extractor.report import Text

Shown = dict[str, list[str]]  # by role, the figures of a relation as a person is shown them

_AS_WRITTEN: Mapping[str, str] = {}
_SHOWN_PARTS = 12
_SHOWN_REASONS = 3
_PAIRS = {"share": ("part", "÷", "whole"), "product": ("count", "×", "each"), "ratio": ("a", "÷", "b")}


def arithmetic(article: Article, relation: Relation, judgement: Judgement, shown: Shown) -> str | None:
    """The calculation as one line, "1.286 + 1.482 = 2.768"; None where there is nothing to calculate."""
    if judgement.value is None or relation.kind == "equal":
        return None
    left = _left_side(relation, shown)
    return left and f"{left} = {_expected(article, relation, judgement)}"


def arithmetic_with(article: Article, relation: Relation, texts: Mapping[str, str]) -> str:
    """The calculation of a relation that holds, figures named in `texts` written as it says there."""
    shown = as_shown(article, relation, texts)
    if relation.kind == "equal":
        return f"{shown['a'][0]} = {shown['b'][0]}"
    if relation.kind == "change" and not shown.get("percent"):
        return f"{shown['base'][0]} → {shown['new'][0]}"
    head = shown.get(HEAD[relation.kind])
    left = _left_side(relation, shown) or ""
    sign = "≤" if relation.partial else "≈" if judge(relation).difference else "="
    return f"{left} {sign} {head[0] if head else _findings()['words']['whole']['id']}"


def as_shown(article: Article, relation: Relation, texts: Mapping[str, str] = _AS_WRITTEN) -> Shown:
    """The relation's figures as the text has them, or as `texts` says; with their units where these differ."""
    unit = differing_units(relation)
    return {
        role: [texts.get(figure.id) or surface(article, figure, unit=unit) for figure in figures]
        for role, figures in relation.roles.items()
    }


def slip_text(code: str, old: str, new: Text) -> Text:
    """Why a repair is offered."""
    template = _findings()["slips"][code]
    return Text(id=template["id"].format(old=old, new=new.id), en=template["en"].format(old=old, new=new.en))


def direction_text(direction: Direction) -> Text:
    """A rise or a fall, in words."""
    word = _findings()["words"][direction]
    return Text(id=word["id"], en=word["en"])


def explain(article: Article, relation: Relation, judgement: Judgement, shown: Shown, line: str | None) -> Text:
    """The finding as a sentence, in Indonesian and English; a finding that accuses says why it links the figures.

    `shown` are its figures, `line` is its `arithmetic`.
    """
    fields = _fields(article, relation, judgement, shown, line)
    text = _fill(_message_key(relation, judgement), fields)
    reasons = evidence(relation.reasons) if judgement.verdict == "inconsistent" else None
    if reasons is None:
        return text
    because = _fill("because", {"reasons": (reasons.id, reasons.en)})
    return Text(id=f"{text.id} {because.id}", en=f"{text.en} {because.en}")


def evidence(reasons: list[str]) -> Text | None:
    """The first few evidence codes in words, joined into a list; None where none of them is known in words."""
    texts = [text for code in reasons if (text := _evidence_text(code))][:_SHOWN_REASONS]
    if not texts:
        return None
    return Text(id=_joined([t.id for t in texts], "dan"), en=_joined([t.en for t in texts], "and"))


@cache
def _findings() -> dict[str, dict[str, dict[str, str]]]:
    return load("findings")


def _fill(key: str, fields: dict[str, tuple[str, str]]) -> Text:
    """The message `key` with each field's Indonesian or English form set in."""
    template = _findings()["messages"][key]
    return Text(
        id=template["id"].format_map({name: forms[0] for name, forms in fields.items()}),
        en=template["en"].format_map({name: forms[1] for name, forms in fields.items()}),
    )


def _evidence_text(code: str) -> Text | None:
    name, _, what = (piece.strip() for piece in code.partition(":"))
    known = _findings()["evidence"]
    template = known.get(code) or known.get(name)
    if template is None or ("{what}" in template["id"] and not what):
        return None
    return Text(id=template["id"].format(what=what), en=template["en"].format(what=what))


def _joined(items: list[str], last: str) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def _message_key(relation: Relation, judgement: Judgement) -> str:
    """The name in lexicon/id/findings.toml of the message that fits."""
    if judgement.verdict == "unverifiable" or judgement.cause in ("exceeds", "no_whole_number", "wrong_direction"):
        return judgement.cause
    accused, difference = judgement.verdict == "inconsistent", judgement.difference or Decimal(0)
    if relation.kind == "equal":
        return "not_same" if accused else "same_at_edge" if judgement.at_edge else "same"
    if judgement.value is None or (relation.kind == "share" and not relation.roles.get("part")):
        return (
            "whole_number"
            if relation.kind == "share"
            else "goes"
            if relation.direction in (None, judgement.direction)
            else "stays"
        )
    if accused:
        return "over" if difference > 0 else "under"
    if relation.partial:
        return "within"
    return "edge" if judgement.at_edge else "rounds" if difference else "agrees"


def _fields(
    article: Article, relation: Relation, judgement: Judgement, shown: Shown, line: str | None
) -> dict[str, tuple[str, str]]:
    """What the message templates may be filled with, each as an (Indonesian, English) pair."""
    words = _findings()["words"]
    fields: dict[str, tuple[str, str]] = {}
    for role, figures in relation.roles.items():
        if figures:
            text = shown[role][0]
            fields[role] = (text, text)
    head = relation.roles.get(HEAD[relation.kind])
    fields["written"] = fields[HEAD[relation.kind]] if head else (words["whole"]["id"], words["whole"]["en"])
    if line is not None:
        fields["arithmetic"] = (line, line)
    if judgement.cause == "no_whole_number":
        expected = _expected(article, relation, judgement)
        fields["expected"] = (expected, expected)
    if judgement.verdict == "inconsistent" and judgement.value is not None:
        fields["gap"] = _gap(article, relation, judgement)
    if judgement.direction is not None:
        fields["direction"] = (words[judgement.direction]["id"], words[judgement.direction]["en"])
    if relation.direction is not None:
        fields["told"] = (words[relation.direction]["id"], words[relation.direction]["en"])
    return fields


def _expected(article: Article, relation: Relation, judgement: Judgement) -> str:
    """What the other figures give, written like the head figure."""
    value, written = judgement.value or Decimal(0), judgement.head or Decimal(0)
    head = next(iter(relation.roles.get(HEAD[relation.kind], ())), None)
    if head and value == written == head.value and not head.high:
        return surface(article, head, unit=differing_units(relation))
    text = write_apart(_head_style(article, relation), value, written)
    if head and differing_units(relation):
        text += surface(article, head, unit=True).removeprefix(surface(article, head))
    return text


def _head_style(article: Article, relation: Relation) -> NumberStyle:
    """How the head figure is written; shares of a whole that is not written have a percentage for a head."""
    head = relation.roles.get(HEAD[relation.kind])
    return style_of(article, head[0]) if head else NumberStyle(after=percent_word(), decimals=2)


def _gap(article: Article, relation: Relation, judgement: Judgement) -> tuple[str, str]:
    """How far written and expected are apart, in the head figure's style; between percentages it is points."""
    head = relation.roles.get(HEAD[relation.kind])
    style = _head_style(article, relation)
    gap = abs(judgement.difference or Decimal(0))
    if head and head[0].kind != "percent":
        text = write_apart(style, gap, Decimal(0))
        return text, text
    points, number = _findings()["words"]["points"], write_apart(replace(style, after=""), gap, Decimal(0))
    return f"{number} {points['id']}", f"{number} {points['en']}"


def _left_side(relation: Relation, shown: Shown) -> str | None:
    """The calculation without its outcome; None where a figure it needs is not stated."""
    first = {role: texts[0] for role, texts in shown.items() if texts}
    if relation.kind == "sum":
        return " + ".join(_abridged(shown["parts"]))
    if relation.kind == "difference":
        return " − ".join([first["total"], *_abridged(shown["parts"])])
    if relation.kind == "change":
        more, less = ("base", "new") if relation.direction == "down" else ("new", "base")
        return f"({first[more]} − {first[less]}) ÷ {first['base']}"
    left, sign, right = _PAIRS[relation.kind]
    return f"{first[left]} {sign} {first[right]}" if left in first else None


def _abridged(parts: list[str]) -> list[str]:
    """The parts, the middle of a long list left out."""
    return parts if len(parts) <= _SHOWN_PARTS else [*parts[: _SHOWN_PARTS - 2], "…", parts[-1]]
