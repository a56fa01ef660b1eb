"""Archives of any size for benchmarks: the fixture articles again and again, with other figures, outlets and days."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parents[1] / "fixtures"
OUTLETS = ["Kabar Timur", "Suara Pesisir", "Warta Kota Lama", "Harian Lereng", "Media Tanjung", "Berita Muara"]
_DIGIT = re.compile(r"(?<![\d/:])[2-8](?=\d*(?:[ .,]\d|\s[a-z]))")


def articles(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield `count` records of one article each; the same seed gives the same archive.

    About one digit in six of the figures is another one, and sentences may be left out: no two articles are alike,
    and what the check finds in them varies.
    """
    texts = [path.read_text(encoding="utf-8") for path in sorted((FIXTURES / "articles").glob("*.txt"))]
    chance = random.Random(seed)
    for number in range(count):
        kept = [line for line in texts[number % len(texts)].split("\n") if chance.random() > 0.08]
        text = _DIGIT.sub(
            lambda digit: str(chance.randint(1, 9)) if chance.random() < 0.17 else digit[0], "\n".join(kept)
        )
        yield {
            "id": f"artikel-{number:06}",
            "text": text or "Tidak ada isi.",
            "published": (date(2016, 1, 1) + timedelta(days=number % 3650)).isoformat(),
            "source": chance.choice(OUTLETS),
        }


def write(path: Path, count: int, seed: int = 1) -> None:
    """Write an archive of `count` articles as JSONL."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in articles(count, seed))
