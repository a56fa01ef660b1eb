"""A copy of the text of the same length, in which typographic variants have been made plain.

Only single code points are replaced by single code points, so every offset stays true.
"""

from __future__ import annotations

import unicodedata
from functools import cache

PLAIN_FORMS = {
    '"': frozenset("“”„‟«»″〝〞＂"),
    "'": frozenset("‘’‚‛′ʼ`´＇"),
    "-": frozenset("−﹣－‐‑‒–—―﹘"),
    "%": frozenset("％﹪"),
    " ": frozenset("\t"),
}


@cache
def _plain_form(character: str) -> str:
    for plain, variants in PLAIN_FORMS.items():
        if character in variants:
            return plain
    category = unicodedata.category(character)
    if category in ("Zs", "Cf"):  # spaces of all widths; soft hyphen, direction marks, byte order mark
        return " "
    if category == "Cs":  # a lone surrogate has no UTF-8 form, which the libraries below ask for
        return "\ufffd"
    if category == "Nd":  # full-width digits and those of other scripts
        return str(unicodedata.decimal(character))
    return character


def plain_text(text: str) -> str:
    """Return `text` with spaces, dashes, quotes and digits in their plain form; the result is as long as `text`."""
    if text.isascii():
        return text.replace("\t", " ")
    for character in set(text):
        plain = _plain_form(character)
        if plain != character:
            text = text.replace(character, plain)
    return text
