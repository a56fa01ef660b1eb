"""The rule reference, made from the rules themselves and from what the program says of their examples.

`make rules` writes it to docs/rules.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extractor import check
from extractor.report import CheckInfo
from extractor.rule import Example, Rule
from extractor.rulebook import RULES

OPENING = """# The rules

What CekAngka checks, made from the rules' own examples (`make rules`): nothing here is written by hand. Relations are
written as in the examples' notation: `30 = 18 + 12` is a sum, `>=` a partial one, `A -> B naik P` a change,
`A / B = P` a share, `A x B = C` a product, `A == B` a restatement.

Any rule can be switched off for one request: `rules_off=["sum"]` in the library, `"rules_off": ["sum"]` in the body of
`/v1/check`, `cekangka check --off sum`. A figure that belongs to no check is listed in the Report as `unchecked`:
silence is not approval.
"""


def reference() -> str:
    """The rule reference as Markdown."""
    return "\n".join([OPENING, *(line for rule in RULES.values() for line in _section(rule))])


def _section(rule: Rule) -> Iterator[str]:
    yield f"## {rule.id}: {rule.name.id} / {rule.name.en}\n"
    yield f"{rule.explanation.id}\n\n*{rule.explanation.en}*\n"
    for verdict in ("consistent", "inconsistent"):
        found = ((example, said) for example in rule.fires if (said := _said(rule, example, verdict)))
        if worked := next(found, None):
            yield from _worked(*worked)
    quiet = [example.text for example in rule.silent[:4]]
    if quiet:
        yield "Says nothing of:\n"
        yield from (f"- {_one_line(text)}" for text in quiet)
        yield ""


def _said(rule: Rule, example: Example, verdict: str) -> CheckInfo | None:
    """What the program says of an example with this outcome, if it says anything."""
    if example.verdict not in {None, verdict}:
        return None
    published = date.fromisoformat(example.published) if example.published else None
    report = check(example.text, published=published)
    return next((c for c in report.checks if c.rule == rule.id and c.verdict == verdict), None)


def _worked(example: Example, said: CheckInfo) -> Iterator[str]:
    yield f"> {_one_line(example.text)}\n"
    if example.expect:
        yield f"`{example.expect}`: **{said.verdict}**, {said.severity}.\n"
    yield f"- {said.message.id}"
    yield f"- *{said.message.en}*"
    for repair in said.repairs[:1]:
        yield f"- {repair.why.id} `{repair.result}`"
    yield ""


def _one_line(text: str) -> str:
    return text.replace("\n", " ⏎ ")


if __name__ == "__main__":
    print(reference(), end="")
