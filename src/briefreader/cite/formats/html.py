"""HTML: values as text, addresses of the web only."""

import html
from collections.abc import Sequence

from briefreader.cite.formats.pieces import Format, Link, one_line


def _text(value: str) -> str:
    return html.escape(one_line(value))


def _link(link: Link) -> str:
    return f'<a href="{_text(link.address)}">{_text(link.text or link.address)}</a>'


def _quotation(paragraphs: Sequence[str], address: str | None) -> str:
    cite = f' cite="{_text(address)}"' if address else ""
    return f"<blockquote{cite}>{''.join(map(_paragraph, paragraphs))}</blockquote>"


def _paragraph(line: str) -> str:
    return f"<p>{line}</p>"


HTML = Format(
    label="HTML",
    text=_text,
    italic=lambda name: f"<cite>{_text(name)}</cite>",
    link=_link,
    quotation=_quotation,
    paragraph=_paragraph,
    address=_text,
    mark=lambda number, _: f"<sup>{number}</sup>",
    between="",
)
