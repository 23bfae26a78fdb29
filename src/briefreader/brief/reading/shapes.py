"""The shape that a field wants, filled with what was written there instead."""

import re
from typing import Any

from briefreader.base.dates import MONTHS
from briefreader.base.patterns import pattern
from briefreader.brief.model.brief import (
    Correction,
    Gap,
    Hedge,
    KeyPoint,
    Span,
    Verdict,
    WhenWords,
)
from briefreader.brief.model.csl import CslDate, CslName

# The field that a lone text fills.
_FIELDS: dict[type, str] = {
    Correction: "text",
    Gap: "text",
    Hedge: "words",
    KeyPoint: "text",
    Span: "exact",
    Verdict: "words",
    WhenWords: "text",
}
_ISO = pattern(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?")
_DAY_FIRST = pattern(r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?([^\W\d_]{3,})\.?,?\s+(\d{4})")
_MONTH_FIRST = pattern(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_BY = pattern(r"^\s*[Bb]y\s+")
_BETWEEN_NAMES = pattern(r"\s*(?:;|\s(?:and|&|und|et|y)\s)\s*")
_ORGANIZATION = pattern(
    r"\b(?:the|staff|press|news|agency|times|post|union|council|ministry|office|team|desk|reuters|ap|afp|bbc"
    r"|inc|ltd|gmbh|university|institute|company|newsroom|editors)\b",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    ("van", "von", "de", "der", "den", "del", "di", "da", "du", "la", "le", "al", "bin", "ibn")
)
_NUMBER = pattern(r"\d+")
_FEWEST, _MOST = 2, 4  # words of a person's name


def filled(cls: type, node: object) -> Any | None:
    """A struct's tree made of a lone value; None if nothing sensible can be made of it."""
    if cls is CslDate:
        return _date(node)
    if not isinstance(node, str):
        return None
    if cls is CslName:
        return _name(node)
    field = _FIELDS.get(cls)
    return None if field is None else {field: str(node)}


def filled_list(cls: type, node: object) -> list[Any] | None:
    """A list of a struct's trees made of a lone value: `Jo Quill and Ann Lee` are two names."""
    if cls is CslName and isinstance(node, str):
        return [_name(name) for name in _BETWEEN_NAMES.split(_BY.sub("", node)) if name]
    if isinstance(node, dict):  # of which a dash without a space behind it may be the first key's
        return [{key.lstrip("-"): value for key, value in node.items()}]
    one = filled(cls, node)
    return None if one is None else [one]


def _name(text: str) -> dict[str, str]:
    """One name: a person's last word is the family name; a comma stands behind it."""
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma and family and given:
        return {"family": family, "given": given}
    words = text.split()
    if not _FEWEST <= len(words) <= _MOST or _ORGANIZATION.search(text):
        return {"literal": text}
    at = next((n for n, word in enumerate(words) if n and word.casefold() in _PARTICLES), len(words) - 1)
    return {"family": " ".join(words[at:]), "given": " ".join(words[:at])}


def _date(node: object) -> dict[str, list[list[int]]] | None:
    parts = _parts(node)
    return None if parts is None else {"date-parts": [parts]}


def _parts(node: object) -> list[int] | None:
    if isinstance(node, list) and node and all(str(one).isdecimal() for one in node):
        return [int(one) for one in node] if len(node) <= 3 else None
    text = str(node).strip() if isinstance(node, str | int) else ""
    if found := _ISO.fullmatch(text):
        return [int(part) for part in found.groups() if part]
    if found := _MONTH_FIRST.fullmatch(text):
        return _dated(found[3], found[1], found[2])
    if found := _DAY_FIRST.fullmatch(text):
        return _dated(found[3], found[2], found[1])
    return None


def _dated(year: str, month: str, day: str | None) -> list[int] | None:
    begins = "sep" if month.casefold() == "sept" else month.casefold()
    number = next((n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(begins)), 0)
    return [int(year), number, *([int(day)] if day else [])] if number else None


_SIMPLE = pattern(r"[^\W\d_](?:[\w’-]*[\w’])?")
_READ_AS_ELSE = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))


def flow(value: Any, longest: int | None = None) -> str:
    """A value as YAML between braces, `[{exact: "a pretext."}]`; `longest` are the characters of a text."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one, longest)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(one, longest) for one in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value, longest) if isinstance(value, str) else str(value)


def _text(text: str, longest: int | None) -> str:
    if _NUMBER.fullmatch(text) or (_SIMPLE.fullmatch(text) and text.casefold() not in _READ_AS_ELSE):
        return text
    if longest is not None and len(text) > longest:
        return quoted_text(f"{text[: longest - 1]}…")
    return quoted_text(text)


def quoted_text(text: str) -> str:
    """A text between double quotation marks, as YAML and JSON read it."""
    import json

    return json.dumps(text, ensure_ascii=False)
