"""One HTML file that holds a text and its findings, with its style and script inside, to keep or to send on."""

from __future__ import annotations

import base64
import hashlib

from markupsafe import Markup

from extractor import Report
from service.pages.rendering import STATIC, render
from service.pages.result import present
from service.settings import Language


def keepsake(text: str, report: Report, language: Language) -> str:
    """Return the page. Its Content-Security-Policy allows its own style and script by their hashes, and no request."""
    style = (STATIC / "style.css").read_text(encoding="utf-8")
    script = (STATIC / "light.js").read_text(encoding="utf-8")
    return render(
        "keepsake.html",
        language,
        result=present(text, report, language),
        style=Markup(style),
        script=Markup(script),
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'",
    )


def _hash(source: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(source.encode('utf-8')).digest()).decode('ascii')}"
