"""LanguageTool's HTTP API, so that editors that speak it underline a wrong sum while it is being written.

Offsets and lengths count UTF-16 units, as its clients expect. What is said is what /v1/check says.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from itertools import accumulate
from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from extractor import Report, check
from extractor.report import CheckInfo, FigureInfo
from extractor.rulebook import RULES
from service.access import Checkers, Speaks, Store, needs_account
from service.api.problems import POSTED, Problem, problem_response
from service.settings import Language
from service.store import users
from service.store.database import Database
from service.wording import said

router = APIRouter(prefix="/v2", tags=["LanguageTool"])

_CONTEXT = 40  # characters on either side
_OURS = ("id", "auto")


class CheckForm(BaseModel):
    """What clients send; everything else they may send is taken and left alone."""

    language: str = Field(min_length=1, description="'id', 'id-ID' or 'auto'; in any other nothing is ever found")
    text: str | None = Field(None, description="the text; either this or `data`")
    data: str | None = Field(None, description='JSON {"annotation": [{"text": …}, {"markup": …, "interpretAs": …}]}')
    disabledRules: str = Field("", description="ids of rules that are not to run, with commas between")  # noqa: N815
    apiKey: str = Field("", description="the token of an account, where the service asks for one")  # noqa: N815


class Annotation(BaseModel):
    text: str | None = None
    markup: str | None = None
    interpretAs: str = ""  # noqa: N815


class Annotations(BaseModel):
    annotation: list[Annotation]


class Replacement(BaseModel):
    value: str


class Context(BaseModel):
    text: str
    offset: int
    length: int


class Category(BaseModel):
    id: str
    name: str


class MatchRule(BaseModel):
    id: str
    description: str
    issueType: str  # noqa: N815
    category: Category


class MatchType(BaseModel):
    typeName: str  # noqa: N815


class Match(BaseModel):
    message: str
    shortMessage: str  # noqa: N815
    replacements: list[Replacement]
    offset: int
    length: int
    context: Context
    sentence: str
    type: MatchType
    rule: MatchRule
    ignoreForIncompleteSentence: bool = False  # noqa: N815
    contextForSureMatch: int = -1  # noqa: N815


class Software(BaseModel):
    name: str = "CekAngka"
    version: str
    buildDate: str = ""  # noqa: N815
    apiVersion: int = 1  # noqa: N815
    premium: bool = False
    status: str = ""


class Detected(BaseModel):
    name: str
    code: str
    confidence: float
    source: str


class Spoken(BaseModel):
    name: str
    code: str
    detectedLanguage: Detected  # noqa: N815


class Warnings(BaseModel):
    incompleteResults: bool = False  # noqa: N815


class Answer(BaseModel):
    software: Software
    warnings: Warnings = Warnings()
    language: Spoken
    matches: list[Match]
    sentenceRanges: list[tuple[int, int]] = Field([], description="always empty: a calculation may span sentences")  # noqa: N815


class Listed(BaseModel):
    name: str
    code: str
    longCode: str  # noqa: N815


@router.get("/languages")
def languages() -> list[Listed]:
    """The languages that texts may be in."""
    return [
        Listed(name="Indonesian", code="id", longCode="id"),
        Listed(name="Indonesian (Indonesia)", code="id", longCode="id-ID"),
        Listed(name="Automatic", code="auto", longCode="auto"),
    ]


@router.post("/check", responses=POSTED | problem_response(401, 503))
def check_form(
    request: Request, form: Annotated[CheckForm, Form()], checkers: Checkers, speaks: Speaks, database: Store
) -> Answer:
    """Check a text and return what does not add up as matches."""
    if needs_account(request) and not _has_account(database, form.apiKey):
        raise Problem(401, "unauthorized", "access.unauthorized")
    document = Document.of(form)
    code = form.language.partition("-")[0].casefold()
    matches: list[Match] = []
    if code in _OURS and document.text.strip():
        rules_off = [rule.strip() for rule in form.disabledRules.split(",")]
        report = checkers.run(check, document.text, rules_off=rules_off)
        matches = [_match(document, report, one, speaks) for one in report.checks if _is_shown(one)]
    name = "Indonesian" if code in _OURS else form.language
    code = "id-ID" if code in _OURS else form.language
    detected = Detected(name=name, code=code, confidence=1.0, source="given")
    return Answer(
        software=Software(version=version("cekangka")),
        language=Spoken(name=name, code=code, detectedLanguage=detected),
        matches=sorted(matches, key=lambda match: match.offset),
    )


def _has_account(database: Database, token: str) -> bool:
    with database.reading() as session:
        return users.user_by_token(session, token) is not None


class Document:
    """The text to check, and for each of its stretches where it came from in what the client sees."""

    def __init__(self, pieces: list[tuple[str, str]]) -> None:
        """`pieces` are pairs: what the client sees, and what that reads as."""
        self.text = "".join(reads for _, reads in pieces)
        self._seen = "".join(seen for seen, _ in pieces)
        self._pieces = pieces
        self._starts = list(accumulate((len(reads) for _, reads in pieces), initial=0))
        self._seen_at = list(accumulate((len(seen) for seen, _ in pieces), initial=0))

    @classmethod
    def of(cls, form: CheckForm) -> Document:
        """Read what the client sent; Problem where it is neither a text nor annotations."""
        if form.text is not None:
            return cls([(form.text, form.text)])
        if form.data is None:
            raise Problem(400, "no-text", "languagetool.no_text")
        try:
            data = TypeAdapter(Annotations).validate_json(form.data)
        except ValidationError:
            raise Problem(400, "unreadable-data", "languagetool.bad_data") from None
        return cls(
            [(a.text, a.text) if a.text is not None else (a.markup or "", a.interpretAs) for a in data.annotation]
        )

    def units(self, start: int, end: int) -> tuple[int, int]:
        """Offset and length in UTF-16 units of what the client sees, for a span of `text`."""
        first, last = self._place(start), self._place(end, closing=True)
        offset = _units(self._seen[:first])
        return offset, _units(self._seen[first : max(first, last)])

    def _place(self, at: int, closing: bool = False) -> int:
        for piece, (seen, reads) in enumerate(self._pieces):
            begins, ends = self._starts[piece], self._starts[piece + 1]
            if begins <= at < ends or (closing and begins < at <= ends):
                inner = at - begins if seen == reads else (len(seen) if closing else 0)
                return self._seen_at[piece] + inner
        return len(self._seen)


def _units(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _is_shown(check: CheckInfo) -> bool:
    return check.verdict == "inconsistent" and check.caused_by is None


def _match(document: Document, report: Report, check: CheckInfo, language: Language) -> Match:
    start, end, repairs = _spot(report, check)
    text = document.text
    offset, length = document.units(start, end)
    before, after = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    paragraph = next((p for p in report.paragraphs if p.start <= start < p.end), None)
    rule = RULES.get(check.rule)
    return Match(
        message=check.message.en if language == "en" else check.message.id,
        shortMessage=said("verdict.inconsistent").to(language),
        replacements=[Replacement(value=value) for value in repairs],
        offset=offset,
        length=length,
        context=Context(
            text=_encodable(text[before:after]), offset=_units(text[before:start]), length=_units(text[start:end])
        ),
        sentence=_encodable(text[paragraph.start : paragraph.end] if paragraph else text[start:end]),
        type=MatchType(typeName="Other"),
        rule=MatchRule(
            id=check.rule,
            description=getattr(rule.name, language) if rule else check.rule,
            issueType="inconsistency",
            category=Category(id="CEKANGKA", name="CekAngka"),
        ),
    )


def _spot(report: Report, check: CheckInfo) -> tuple[int, int, list[str]]:
    """Where to underline, and what to write there instead: the figure that a slip most likely sits in, if any."""
    figures = {figure.id: figure for figure in report.figures}
    if check.repairs:
        suspect = figures[check.repairs[0].figure]
        written = dict.fromkeys(repair.written for repair in check.repairs if repair.figure == suspect.id)
        return suspect.start, suspect.end, list(written)
    if check.spans:
        return check.spans[0].start, check.spans[0].end, []
    first: FigureInfo = figures[next(_ids(check))]
    return first.start, first.end, []


def _ids(check: CheckInfo) -> Iterator[str]:
    for ids in check.figures.values():
        yield from [ids] if isinstance(ids, str) else ids


def _encodable(text: str) -> str:
    """A lone surrogate has no place in UTF-8; one character stands for it, so that the length stays."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
