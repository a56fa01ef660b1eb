"""The Report put together from the article and its judged relations."""

from __future__ import annotations

import hashlib
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from extractor.article import Article, Figure
from extractor.interval import Interval
from extractor.reconciling.number_style import end_with_unit, plain_decimal
from extractor.report import CheckInfo, Report

_PLACES = 8  # decimals of a number that came out of a division


def assemble(article: Article, checks: list[CheckInfo]) -> Report:
    """Return the Report of `article` with `checks`; figures that no check holds are named in `unchecked`."""
    checked = {
        id for check in checks for ids in check.figures.values() for id in ([ids] if isinstance(ids, str) else ids)
    }
    # Given as plain data and validated in one go: a model built for each part costs several times as much.
    return Report.model_validate(
        {
            "program_version": program_version(),
            "article": {
                "id": article.id,
                "title": article.title,
                "published": article.published.isoformat() if article.published else None,
                "source": article.source,
                "sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
            },
            "paragraphs": [
                {"index": p.index, "start": p.start, "end": p.end, "kind": p.kind, "duplicate_of": p.duplicate_of}
                for p in article.paragraphs
            ],
            "figures": [_figure(article, figure) for figure in article.figures],
            "periods": [
                {
                    "id": p.id,
                    "start": p.start,
                    "end": p.end,
                    "text": article.text[p.start : p.end],
                    "from": p.since.isoformat(),
                    "to": p.until.isoformat(),
                }
                for p in article.periods
            ],
            "entities": [
                {"id": e.id, "kind": e.kind, "name": e.name, "role": e.role, "code": e.code, "mentions": e.mentions}
                for e in article.entities
            ],
            "checks": checks,
            "unchecked": [figure.id for figure in article.figures if figure.id not in checked],
        }
    )


@cache
def program_version() -> str:
    """The installed version of CekAngka; "unknown" where it runs without being installed."""
    try:
        return version("cekangka")
    except PackageNotFoundError:
        return "unknown"


def _figure(article: Article, figure: Figure) -> dict[str, object]:
    """The fields of a FigureInfo: `figure` as the Report shows it."""
    other = figure.ambiguous
    return {
        "id": figure.id,
        "start": figure.start,
        "end": figure.end,
        "text": article.text[figure.start : end_with_unit(figure)],
        "number": figure.number,
        "kind": figure.kind,
        "value": plain_decimal(figure.value),
        "high": None if figure.high is None else plain_decimal(figure.high),
        "low_bound": end_of(figure.bounds.low),
        "high_bound": end_of(figure.bounds.high),
        "unit": figure.unit,
        "currency": figure.currency,
        "normal_value": None if figure.normal_value is None else plain_decimal(figure.normal_value),
        "normal_unit": figure.normal_unit,
        "rate": figure.rate,
        "label": figure.label,
        "hedge": figure.hedge,
        "ambiguous": None if other is None else {"value": plain_decimal(other.value), "why": other.why},
        "notes": figure.notes,
        "period": figure.period,
        "place": figure.place,
        "speaker": figure.speaker,
        "paragraph": figure.paragraph,
    }


def end_of(value: Decimal) -> str | None:
    """One end of an interval as the Report writes it: null where it is open."""
    return None if value.is_infinite() else plain_decimal(value)


def range_of(interval: Interval | None) -> dict[str, str | None] | None:
    """The fields of a Range: an interval, its ends rounded outward where a division left endless decimals."""
    if interval is None:
        return None
    return {"low": end_of(short(interval.low, ROUND_FLOOR)), "high": end_of(short(interval.high, ROUND_CEILING))}


def short(value: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """`value` with no more than eight decimal places."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_PLACES:
        rounded = value.quantize(Decimal(1).scaleb(-_PLACES), rounding=rounding)
        return value if rounded.is_nan() else rounded
    return value
