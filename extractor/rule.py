"""What every rule is made of: an id, a name, messages in two languages, and its own examples.

A rule's examples stand next to the rule; the tests run all of them and the rule reference in docs/ is made from them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """The same sentence in Indonesian and English; both may hold `{named}` fields."""

    id: str
    en: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text, and what the rule must make of it.

    For a relation family `expect` writes the relation as in "36.910 = 1.286 + 1.482" (see docs/rules.md for each
    family's notation); for a rule about the text it is the words the notice must point at. `expect` is None in an
    example that must not fire. `verdict` is given where the example also fixes the outcome.
    """

    text: str
    expect: str | None = None
    verdict: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule or relation family as users meet it."""

    id: str
    name: Message
    explanation: Message
    fires: tuple[Example, ...]
    silent: tuple[Example, ...]
    messages: dict[str, Message]
