"""Importing this loads all that a check needs; the process that others are forked from does so, once for all."""

from __future__ import annotations

import service.workers  # noqa: F401
from extractor import check

check("Sebanyak 10 orang, terdiri dari 6 pria dan 4 wanita.")
