"""Totals that no arithmetic likes: whatever the numbers, an article has its Report."""

from __future__ import annotations

import pytest

from extractor import check


@pytest.mark.parametrize(
    "text",
    [
        "Sebanyak 0 orang, terdiri dari 1 pria dan 2 wanita.",
        "Sebanyak 0 orang, terdiri dari 0 pria dan 0 wanita.",
        "Pria 7 orang dan wanita 0 orang, totalnya 0 orang.",
        f"Sebanyak 1{'0' * 400} orang, terdiri dari 9{'0' * 400} pria dan 2 wanita.",
        f"Anggaran Rp0,{'0' * 60}1 miliar naik dari Rp0 menjadi Rp0 atau 0 persen.",
        "Naik 100 persen dari 0 menjadi 0 orang, rata-rata 0 orang per desa dari 0 desa.",
        "Sebanyak 0 persen dari 0 orang, masing-masing Rp0, total Rp0.",
        "Hasilnya 6,3 ton per hektare. Di 0 hektare lahan itu dipanen 0 ton.",
        "Di desa 50 orang dan di kota 60 orang, sehingga total 140-150 orang.",
    ],
)
def test_there_is_always_a_report(text: str) -> None:
    report = check(text)
    assert len(report.article.sha256) == 64
    report.model_dump_json(by_alias=True)
