"""Paragraphs: the lines that are not blank, and what kind of line each is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import regex

from extractor.article import Paragraph, ParagraphKind
from extractor.lexicon import load

_DIGIT = re.compile(r"[0-9]")
_LIST_MARK = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z])[.)]|[-*•·▪●◦–])\s++(?=\S)")
_DATE = r"\d\s++\p{L}{3,}+\s++\d{4}|\d[/-]\d++[/-]\d|\d\d:\d\d|\d\d\.\d\d\s*+WI"
_WORD = re.compile(r"[^\W\d_]++")
_TERMINAL = frozenset(".!?…:;,")
HEADING_WORDS = 25  # a line without a closing mark and of more words than this is body text that lost its full stop
SUBHEADING_WORDS = 14
FEWEST_ITEMS = 3  # lines that look like headings, one after the other, before they are a list
DATELINE_WORDS = 16
_TAIL = 32  # characters of a line in which its last words stand


@dataclass(frozen=True, slots=True)
class _Lines:
    """The compiled lexicon of lines: patterns for beginnings and whole lines, and what they mean."""

    known: regex.Pattern[str]
    heads: frozenset[str]  # the words that those of them begin with that begin with a word
    entries: tuple[dict[str, object], ...]
    credits: tuple[str, ...]  # a caption holds one of these
    credit_signs: tuple[str, ...]  # a sign that is in each of those, or all of it: cheaper to look for
    credit_ends: tuple[str, ...]  # or ends in one of these
    caption_words: int
    dateline: regex.Pattern[str]
    dateline_ends: frozenset[str]  # the letters that its words end in


def _spaced(literal: str) -> str:
    """A pattern for `literal` in which spaces may be wide, a colon may stand off and # is a number."""
    stands_for = {":": r"\s*+:", "#": r"\d++"}
    parts = regex.split(r"(\s+|[:#])", literal)
    made = [stands_for.get(part) or (r"\s++" if part.isspace() else regex.escape(part)) for part in parts if part]
    pattern = "".join(made)
    return pattern + r"(?!\w)" if literal[-1].isalnum() else pattern


@cache
def _lines() -> _Lines:
    lexicon = load("lines")
    entries = tuple(lexicon["line"])
    alternatives = []
    for number, entry in enumerate(entries):
        whole = [_spaced(line) + r"\s*+:?\s*+$" for line in entry.get("whole", ())]
        starts = [_spaced(line) for line in entry.get("starts", ())]
        alternatives.append(f"(?P<e{number}>{'|'.join(whole + starts)})")
    caption, dateline = lexicon["caption"], lexicon["dateline"]
    words = "|".join(sorted((regex.escape(word) for word in dateline["words"]), key=len, reverse=True))
    return _Lines(
        known=regex.compile("|".join(alternatives), regex.IGNORECASE),
        heads=frozenset(
            _first_word(line) for entry in entries for line in (*entry.get("whole", ()), *entry.get("starts", ()))
        ),
        entries=entries,
        credits=tuple(caption["holds"]),
        credit_signs=tuple({next((sign for sign in "(/:" if sign in credit), credit) for credit in caption["holds"]}),
        credit_ends=tuple(caption["ends"]),
        caption_words=int(caption["longest"]),
        dateline=regex.compile(
            # A date or clock time among nothing but date words, or a place and an agency on a line of their own.
            rf"(?:[\w. ]{{1,40}}?\s*+[•|,]\s*+)?+(?=.*?(?:{_DATE}))(?:\W|\d|(?:{words})(?![^\W\d]))++$"
            r"|\p{Lu}[\p{L}. ]{1,40}+\(\p{Lu}[\p{L}. ]{1,20}+\)\s*+-*+$",
            regex.IGNORECASE,
        ),
        dateline_ends=frozenset(_WORD.findall(word)[-1] for word in dateline["words"]),
    )


def _first_word(line: str) -> str:
    """The word that `line` begins with, in lower case; "" where it begins with anything else."""
    found = _WORD.match(line)
    return found.group().casefold() if found else ""


def split_paragraphs(plain: str) -> list[Paragraph]:
    """Return the non-blank lines of `plain` in order, without the spaces around them, and with their kind."""
    paragraphs: list[Paragraph] = []
    at = 0
    for line in plain.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped[0])
            paragraphs.append(Paragraph(len(paragraphs), start, start + len(stripped)))
        at += len(line)
    _tell_kinds(plain, paragraphs)
    return paragraphs


def is_bare(line: str) -> bool:
    """True of a line that is page furniture and nothing else ("Baca Juga:"), which says nothing twice."""
    entry = _entry(line)
    return bool(entry and entry.get("bare"))


def _entry(line: str) -> dict[str, object] | None:
    if line[0].isalpha() and _first_word(line) not in _lines().heads:
        return None
    known = _lines().known.match(line)
    if not known or not known.lastgroup:
        return None
    entry = _lines().entries[int(known.lastgroup[1:])]
    return None if entry.get("unclosed") and _closed(line) else entry


def _tell_kinds(plain: str, paragraphs: list[Paragraph]) -> None:
    links: object = None  # what the last head of related links takes: "next", "all" or nothing
    for paragraph in paragraphs:
        line = plain[paragraph.start : paragraph.end]
        entry = _entry(line)
        if entry is not None:
            paragraph.kind = entry["kind"]  # type: ignore[assignment]
            links = entry.get("links")
            continue
        paragraph.kind = _kind(line, first=paragraph.index == 0)
        if links and (paragraph.kind == "heading" or (paragraph.kind == "list_item" and _is_link_item(line))):
            paragraph.kind = "boilerplate"
            links = "all" if links == "all" or line.startswith("-") else None
        else:
            links = None
    _tell_lists(plain, paragraphs)


def _tell_lists(plain: str, paragraphs: list[Paragraph]) -> None:
    """Lines that look like headings, each with a number, are no headings where they follow each other: "Paket 1:
    Sumatra, 708 lokasi", "Paket 2: Sulawesi, 967 lokasi" are the items of an unmarked list, or the rows of a table."""
    run: list[Paragraph] = []
    for paragraph in paragraphs[1:]:
        if paragraph.kind == "heading" and _DIGIT.search(plain, paragraph.start, paragraph.end):
            run.append(paragraph)
        else:
            _call_items(run)
            run = []
    _call_items(run)


def _call_items(run: list[Paragraph]) -> None:
    if len(run) >= FEWEST_ITEMS:
        for paragraph in run:
            paragraph.kind = "list_item"


def _is_link_item(line: str) -> bool:
    """True of a bulleted headline; a numbered item goes on with the list that the links interrupted."""
    return not line[0].isalnum() and not _closed(line)


def _closed(line: str) -> bool:
    """True where the line ends in a punctuation mark, as sentences do and headlines do not."""
    last = line.rstrip("\"')]* ")
    return bool(last) and last[-1] in _TERMINAL


def _is_caption(line: str, lines: _Lines) -> bool:
    """True where the line names who made a photograph, as captions do."""
    lowered = line.casefold()
    if " :" in lowered:
        lowered = lowered.replace(" :", ":")
    held = any(sign in lowered for sign in lines.credit_signs)
    return (held and any(credit in lowered for credit in lines.credits)) or lowered.rstrip("\"')]* ").endswith(
        lines.credit_ends
    )


def _ends_as_dateline(line: str, lines: _Lines) -> bool:
    """True where the line ends in a date word, in no word, or in a bracket: all others cost a pattern less."""
    words = _WORD.findall(line[-_TAIL:])
    return len(words) < 2 or words[-1].casefold() in lines.dateline_ends or line[-1] in ")-"


def _kind(line: str, *, first: bool) -> ParagraphKind:
    lines = _lines()
    words = line.count(" ") + 1
    if words <= lines.caption_words and '"' not in line and _is_caption(line, lines):
        return "caption"
    if words <= DATELINE_WORDS and _ends_as_dateline(line, lines) and lines.dateline.match(line):
        return "dateline"
    if line[0] in "([" and line[-1] in ")]" and words <= 4:
        return "byline"  # an author's mark: "(ris)", "[ald]"
    if _LIST_MARK.match(line):
        return "list_item"
    if not _closed(line) and words <= (HEADING_WORDS if first else SUBHEADING_WORDS) and '"' not in (line[0], line[-1]):
        return "heading"
    return "body"
