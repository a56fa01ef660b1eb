"""Invented news for tests that try many texts: Indonesian in look, sound or broken on purpose.

Everything is drawn from a `random.Random`, so that hypothesis, a seeded loop and a test by hand can all make it.
"""

from __future__ import annotations

from random import Random

PLACES = ("Sukamaju", "Mekarsari", "Cibodas", "Waru", "Polan", "Anu", "Kabupaten Garut", "Kota Batu")
UNITS = ("orang", "warga", "unit", "rumah", "ton", "hektare", "kepala keluarga", "ekor", "kasus", "sekolah", "")
NAMES = ("Wulan Prihatini", "Bimo Aryanto", "Bupati Dedi Suherman", "Kepala BPS Jawa Barat Rini Astuti", "BNPB")
DATES = (
    "Rabu (15/11/2023)",
    "pada Maret 2024",
    "sepanjang 2022",
    "hingga triwulan III 2023",
    "tahun lalu",
    "12/13/2023",
)
CUES = (
    "terdiri dari", "terdiri atas", "yakni", "rinciannya", "masing-masing", "antara lain", "di antaranya", "sisanya",
    "sehingga total", "dari jumlah itu", "naik dari", "turun menjadi", "atau", "dibanding", "setara", "sekitar",
    "lebih dari", "hampir", "kali lipat", "per", "tersebut", "dengan rincian", "selisih", "rata-rata",
)  # fmt: skip
SCALES = ("ribu", "juta", "miliar", "triliun", "jt", "M", "T", "rb", "koma", "puluh", "ratus", "setengah")
ODD = (
    "\u00a0", "\u200b", "\ufeff", "\u202e", "\u0301", "\u0345", "\x00", "\x85", "\u2028", "\ud800", "İ", "ß", "ﬁ", "٣",
    "½", "²", "Ⅳ", "𝟗", "１２", "\r", "\r\n", "\t", "–", "—", "“", "”", "«", '"', "'", "’", "(", ")", "[", "%", "‰",
    "/", "..", ",,", ".,", "-", "--", ":", ";", "Rp", "US$", "€", "IDR", "+/-", "±", "x", "&", "#", "@", "*", "_", "{",
    "}",
)  # fmt: skip
SEPARATORS = (" ", " ", " ", ", ", ". ", "\n", "\n\n", "\n- ", " dan ", "; ", ": ", " (", ") ", '"', "")


def whole(random: Random) -> str:
    """A whole number as Indonesian writes it, of any size: "36.910"."""
    return f"{random.randrange(10 ** random.randint(1, random.choice((3, 6, 12, 30)))):,}".replace(",", ".")


def number(random: Random) -> str:
    """A number, well or oddly written."""
    match random.randrange(8):
        case 0:
            return f"Rp{random.randrange(1, 999)},{random.randrange(100)} {random.choice(SCALES)}"
        case 1:
            return f"{random.randrange(101)},{random.randrange(10)} persen"
        case 2:
            return f"{whole(random)}-{whole(random)} {random.choice(UNITS)}"
        case 3:
            return f"{whole(random)} ({random.choice(('dua', 'dua belas', 'seratus juta', whole(random)))})"
        case 4:
            return f"US$ {whole(random)} {random.choice(SCALES)}"
        case 5:
            return "".join(random.choice("0123456789.,") for _ in range(random.randrange(1, 20)))
        case _:
            return f"{whole(random)} {random.choice(UNITS)}"


def sentence(random: Random) -> str:
    """A sentence of figures, cues, names and dates in a loose order."""
    opening = random.choice(("Sebanyak", "Jumlah", "Menurut", "Total", "Dari", "Di", "Pada", '"Kami mencatat', "Data"))
    words = [opening]
    for _ in range(random.randrange(1, 12)):
        words.append(
            random.choice(
                (number(random), random.choice(CUES), random.choice(PLACES), random.choice(NAMES), random.choice(DATES))
            )
        )
    return " ".join(words) + random.choice((".", ".", ",", '," ujar dia.', ":", ""))


def listed_sum(random: Random) -> tuple[str, list[str]]:
    """A sentence that announces a list, and the lines of the list, which make up what the sentence says."""
    parts = random.sample(range(101, 9999), random.randint(3, 6))
    unit = random.choice(UNITS[:-1])
    total = f"{sum(parts):,}".replace(",", ".")
    lines = [f"- {place}: {part:,} {unit}".replace(",", ".") for place, part in zip(PLACES, parts, strict=False)]
    return f"Pemerintah mencatat {total} {unit} terdampak di {len(parts)} desa, dengan rincian:", lines


def article(random: Random) -> str:
    """Some paragraphs of whole sentences, perhaps with a list."""
    paragraphs = [" ".join(sentence(random) for _ in range(random.randint(1, 3))) for _ in range(random.randint(1, 3))]
    if random.random() < 0.4:
        head, lines = listed_sum(random)
        paragraphs.insert(random.randrange(len(paragraphs) + 1), "\n".join([head, *lines]))
    return random.choice(("\n", "\n\n")).join(paragraphs)


def broken(random: Random) -> str:
    """An article, or its pieces in no order, with some of the accidents that befall pasted text."""
    if random.random() < 0.5:
        text = article(random)
    else:
        pieces = (number, lambda r: r.choice(CUES), lambda r: r.choice(SCALES), lambda r: r.choice(ODD), sentence)
        text = "".join(
            random.choice(pieces)(random) + random.choice(SEPARATORS) for _ in range(random.randrange(1, 25))
        )
    for _ in range(random.randrange(6)):
        text = accident(text, random)
    return text


def accident(text: str, random: Random) -> str:
    """`text` after one accident: a stretch lost, doubled or moved, an odd character, spaces gone, all capitals."""
    start = random.randrange(len(text) + 1)
    end = min(len(text), start + random.randrange(1, 40))
    match random.randrange(9):
        case 0:
            return text[:start] + text[end:]
        case 1:
            return text[:end] + text[start:]
        case 2:
            return text[end:] + text[:start]
        case 3 | 4:
            return text[:start] + random.choice(ODD) + text[start:]
        case 5:
            return text[:start] + text[start:end].replace(" ", "") + text[end:]
        case 6:
            return text[:start] + text[start:end].upper() + text[end:]
        case 7:
            return text[:start] + random.choice(("0", "9", ".", ",", " ")) + text[min(start + 1, len(text)) :]
        case _:
            return text[:start] + text[start:end] * random.randrange(2, 5) + text[end:]
