"""What lists have in common: pages by cursor."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query

Size = Annotated[int, Query(ge=1, le=100, description="most items on a page")]
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
IdCursor = Annotated[
    int | None, Query(ge=1, le=2**31 - 1, description="`next` of the page before; without it, the first page")
]
