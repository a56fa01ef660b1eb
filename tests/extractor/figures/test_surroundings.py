"""Currencies and units of measure against the libraries that know them."""

from __future__ import annotations

from decimal import Decimal

import pint
import pytest
from babel import Locale

from extractor.figures.surroundings import currency_names
from extractor.lexicon import load

UNITS = [unit for unit in load("measures")["unit"] if "pint" in unit and "factor" in unit]


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry:
    return pint.UnitRegistry(non_int_type=Decimal)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit["names"][0])
def test_every_factor_is_pints(unit: dict[str, str], registry: pint.UnitRegistry) -> None:
    normal = unit["normal"].replace("square_meter", "meter**2").replace("cubic_meter", "meter**3")
    converted = registry.Quantity(Decimal(1), unit["pint"]).to(normal).magnitude
    assert abs(converted / Decimal(unit["factor"]) - 1) < Decimal("1e-9")


@pytest.mark.parametrize(
    ("name", "code"),
    [("rupiah", "IDR"), ("dolar as", "USD"), ("dolar singapura", "SGD"), ("baht thailand", "THB"), ("riyal", "SAR")],
)
def test_currency_names(name: str, code: str) -> None:
    assert currency_names()[name] == code


def test_every_code_is_known_to_babel_and_no_metal_is_money() -> None:
    assert set(currency_names().values()) <= set(Locale.parse("id").currencies)
    assert "emas" not in currency_names()
