"""Answers as JSON, and with an ETag, so that who asks again for what has not changed is told just that."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from fastapi import Request, Response
from pydantic import BaseModel, TypeAdapter
from pydantic_core import PydanticSerializationError

_ETAG = {"ETag": {"description": "changes with the content", "schema": {"type": "string"}}}
CACHED: dict[int | str, dict[str, Any]] = {
    200: {"headers": _ETAG},
    304: {"description": "unchanged since the version named by If-None-Match", "headers": _ETAG},
}


def tagged(request: Request, content: BaseModel | Sequence[BaseModel]) -> Response:
    """Return `content` as JSON under its ETag, or 304 where the request's If-None-Match names it."""
    body = json_of(content)
    etag = f'"{sha256(body.encode()).hexdigest()[:32]}"'
    known = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    if etag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def json_of(content: BaseModel | Sequence[BaseModel]) -> str:
    """Return `content` as JSON; lone surrogates, which a text may hold and UTF-8 may not, as escapes."""
    try:
        return TypeAdapter(Any).dump_json(content, by_alias=True).decode()
    except PydanticSerializationError:
        return json.dumps(TypeAdapter(Any).dump_python(content, by_alias=True, mode="json"))
