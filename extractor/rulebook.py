"""Every rule there is, by its id: the relation families in the order they run, then the rules about the text."""

from __future__ import annotations

from extractor import entities, figures, periods
from extractor.relations import FAMILIES
from extractor.rule import Rule

RULES: dict[str, Rule] = {
    rule.id: rule for rule in (*(family.RULE for family in FAMILIES), *figures.RULES, *periods.RULES, *entities.RULES)
}
