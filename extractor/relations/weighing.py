"""Small logistic models over named features; their weights are data in extractor/model (training/relations.py)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from importlib.resources import files

MODELS: dict[str, tuple[float, dict[str, float]]] = {}  # read once, on first use


def _model(name: str) -> tuple[float, dict[str, float]]:
    if name not in MODELS:
        model = json.loads((files("extractor.model") / f"{name}.json").read_text(encoding="utf-8"))
        MODELS[name] = model["intercept"], model["weights"]
    return MODELS[name]


def probability(name: str, features: Mapping[str, float]) -> float:
    """The estimate, from 0 to 1, of the model `name` for a candidate with these features."""
    intercept, weights = _model(name)
    score = intercept
    for key, value in features.items():
        if value:
            score += weights.get(key, 0.0) * value
    return 1 / (1 + math.exp(-score))
