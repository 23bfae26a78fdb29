"""Names as BibTeX has them (`van den Berg, Jr., Pieter`; `Pieter van den Berg`), as CSL has them."""

import re
from typing import Any

from briefreader.cite.intake.latex_text import csl_text, is_whole, split_outside_braces

_PARTS = {"family": "family", "given": "given", "prefix": "non-dropping-particle", "suffix": "suffix"}


def csl_names(value: str) -> list[dict[str, Any]]:
    """The names of a field; `others` is left out, as CSL has no word for it."""
    names = split_outside_braces(re.sub(r"\s+", " ", value), " and ")
    return [_name(name.strip()) for name in names if name.strip() not in ("", "others")]


def _name(name: str) -> dict[str, Any]:
    if is_whole(name):
        return {"literal": csl_text(name)}
    parts = [part.strip() for part in split_outside_braces(name, ",")]
    if extended := _extended(parts):
        return extended
    if len(parts) == 1:
        return _in_order(name)
    *before, given = parts if len(parts) < 3 else (parts[0], parts[1], ", ".join(parts[2:]))
    return _made(_with_particle(before[0]), given, before[1] if len(before) > 1 else "")


def _extended(parts: list[str]) -> dict[str, Any] | None:
    """`family=Berg, given=Pieter, prefix=van den, useprefix=true` of biblatex."""
    pairs = [part.partition("=") for part in parts]
    if not any(name.strip() == "family" for name, equals, _ in pairs if equals):
        return None
    return {
        _PARTS[name.strip()]: csl_text(value) for name, _, value in pairs if name.strip() in _PARTS
    } or None


def _in_order(name: str) -> dict[str, Any]:
    """`Pieter van den Berg`: the family name begins with the first word in small letters, or is the last."""
    words = split_outside_braces(name, " ")
    if len(words) == 1:
        return {"literal": csl_text(name)}
    first = next((at for at, word in enumerate(words[:-1]) if at and _is_particle(word)), len(words) - 1)
    return _made(_with_particle(" ".join(words[first:])), " ".join(words[:first]), "")


def _with_particle(family: str) -> tuple[str, str]:
    """The words in small letters at the beginning, and the rest."""
    words = split_outside_braces(family, " ")
    count = next((at for at, word in enumerate(words) if not _is_particle(word)), 0)
    return " ".join(words[:count]), " ".join(words[count:])


def _is_particle(word: str) -> bool:
    return not word.startswith("{") and csl_text(word)[:1].islower()


def _made(family: tuple[str, str], given: str, suffix: str) -> dict[str, Any]:
    parts = {"family": family[1], "given": given, "non-dropping-particle": family[0], "suffix": suffix}
    return {name: csl_text(part) for name, part in parts.items() if part}
