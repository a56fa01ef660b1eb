"""GET /v1/rules: the rules there are, each with what it says and its own examples."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from extractor.report import Text
from extractor.rule import Message, Rule
from extractor.rulebook import RULES
from service.api.caching import CACHED, tagged

router = APIRouter(prefix="/v1", tags=["rules"])


class RuleInfo(BaseModel):
    """A rule or relation family. Its id goes into `rules_off`."""

    id: str
    name: Text
    explanation: Text
    fires: list[str] = Field(description="texts in which it finds something")
    silent: list[str] = Field(description="texts in which it must not")


@router.get("/rules", response_model=list[RuleInfo], responses=CACHED)
def rules(request: Request) -> Response:
    """List every rule."""
    return tagged(request, [_info(rule) for rule in RULES.values()])


def _info(rule: Rule) -> RuleInfo:
    return RuleInfo(
        id=rule.id,
        name=_text(rule.name),
        explanation=_text(rule.explanation),
        fires=[example.text for example in rule.fires],
        silent=[example.text for example in rule.silent],
    )


def _text(message: Message) -> Text:
    return Text(id=message.id, en=message.en)
