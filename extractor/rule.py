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

    For a relation family `expect` writes the relation with its numbers as the text has them, scale word included,
    currency and unit not: "36.910 = 1.286 + 1.482" (a partial sum has ">=") | difference "43 - 17 = 26" | share
    "8.360 / 17.700 = 47%" | change "17 -> 43 naik 152%", "17 -> 43 naik" (naik, turun or berubah) | product
    "29 x 6 juta = 174 juta" | ratio "1.200 : 40 = 30" | equal "1.857 == 1.857". The family must make that relation of
    the text, perhaps others too. For a rule about the text `expect` is the words the notice must point at. `expect` is
    None in an example that must not fire. `verdict` is given where the example also fixes the outcome.
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
