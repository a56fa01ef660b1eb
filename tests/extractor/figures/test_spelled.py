"""Numbers in words: what ICU and num2words write out is read back to itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from subprocess import DEVNULL, PIPE

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from extractor.figures.spelled import read_spelled

TOP = 10**15
POWERS = [10**exponent for exponent in range(16)]
AROUND = [n for power in POWERS for n in (power - 1, power, power + 1, 2 * power, 11 * power, 15 * power, 100 * power)]
BOUNDARIES = sorted({*range(1200), *(n for n in AROUND if n <= TOP)})
numbers = st.integers(0, 15).flatmap(lambda exponent: st.integers(0, 10**exponent))


def value(words: str) -> Decimal | None:
    """The number that `words` are, all of them."""
    spelled = read_spelled(words, 0, len(words))
    return spelled.value if spelled and spelled.end == len(words) else None


def test_num2words_at_the_boundaries() -> None:
    assert [value(num2words(number, lang="id")) for number in BOUNDARIES] == BOUNDARIES


@given(numbers)
def test_num2words_is_read_back(number: int) -> None:
    assert value(num2words(number, lang="id")) == number


@given(numbers, st.text(alphabet="0123456789", min_size=1, max_size=6))
def test_num2words_with_decimals_is_read_back(number: int, decimals: str) -> None:
    words = f"{num2words(number, lang='id')} koma {' '.join(num2words(int(digit), lang='id') for digit in decimals)}"
    assert value(words) == Decimal(f"{number}.{decimals}")


@pytest.fixture(scope="module")
def icu() -> Iterator[Callable[[int], str]]:
    """What ICU writes for a number, from whichever Python here has PyICU: on Debian the package python3-icu."""
    program = """
import sys, icu
spell = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale("id"))
for line in sys.stdin:
    print(spell.format(int(line)), flush=True)
"""
    pythons = [python for python in (sys.executable, "/usr/bin/python3") if _has_icu(python)]
    if not pythons:
        pytest.skip("no Python here has PyICU")
    with subprocess.Popen([pythons[0], "-c", program], stdin=PIPE, stdout=PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def spell(number: int) -> str:
            print(number, file=process.stdin, flush=True)
            return process.stdout.readline().strip()

        yield spell
        process.stdin.close()


def _has_icu(python: str) -> bool:
    importing = [python, "-c", "import icu"]
    return Path(python).exists() and subprocess.run(importing, stderr=DEVNULL, check=False).returncode == 0


def test_icu_at_the_boundaries(icu: Callable[[int], str]) -> None:
    assert [value(icu(number)) for number in BOUNDARIES] == BOUNDARIES


@given(number=numbers)
def test_icu_is_read_back(icu: Callable[[int], str], number: int) -> None:
    assert value(icu(number)) == number


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("seratus ribu triliun", 10**17),
        ("seratus kuadriliun", 10**17),
        ("seribu triliun", 10**15),
        ("SATU JUTA DUA RIBU", 1_002_000),
        ("dua puluh  lima", 25),
        ("selusin", 12),
        ("dua lusin", 24),
        ("dua tiga", None),
        ("belas", None),
        ("satu ratus dua ratus", None),
        ("dua ribu tiga juta", 2_003_000_000),  # a greater scale multiplies all before it
    ],
)
def test_composition(words: str, expected: int | None) -> None:
    assert value(words) == expected


def test_it_stops_where_the_number_does() -> None:
    text = "dua puluh lima orang hadir"
    spelled = read_spelled(text, 0, len(text))
    assert spelled is not None
    assert text[: spelled.end] == "dua puluh lima"
