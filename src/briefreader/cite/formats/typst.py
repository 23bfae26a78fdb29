"""Typst: text as string literals, in which only two characters mean anything."""

import re
from collections.abc import Sequence

from briefreader.cite.formats.pieces import Format, Hyperlink, Outline
from briefreader.cite.punctuation import one_line

# What means nothing in Typst, and reads better without quotation marks.
_PLAIN = re.compile(r"[A-Za-z]++(?:[.,]? ?[A-Za-z0-9]++)*+\.?")


def _literal(value: str) -> str:
    escaped = one_line(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _text(value: str) -> str:
    line = one_line(value)
    return line if _PLAIN.fullmatch(line) else f"#{_literal(line)}"


def _link(link: Hyperlink) -> str:
    return f"#link({_literal(link.address)})[{_text(link.text or link.address)}]"


def _quotation(paragraphs: Sequence[str], _cite: str | None) -> str:
    body = "\n\n".join(paragraphs)
    return f"#quote(block: true)[{body}]"


def _heading(level: int, title: str) -> str:
    return f"#heading(level: {level})[{title}]"


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = (", ".join(f"[{cell}]" for cell in row) for row in rows)
    lines = (f"  {row},\n" for row in body)
    return f"#table(\n  columns: {len(rows[0])},\n  table.header({head}),\n{''.join(lines)})"


TYPST = Format(
    label="Typst",
    text=_text,
    italic=lambda name: f"#emph({_literal(name)})",
    link=_link,
    quotation=_quotation,
    address=_literal,
    mark=lambda _, text: f"#footnote[{text}]",
    note=None,
    outline=Outline("typ", _heading, _table),
)
