"""HTML: values as text, addresses of the web only."""

import html
from collections.abc import Sequence

from briefreader.cite.formats.pieces import Format, Hyperlink, Outline
from briefreader.cite.punctuation import one_line


def _text(value: str) -> str:
    return html.escape(one_line(value))


def _link(link: Hyperlink) -> str:
    return f'<a href="{_text(link.address)}">{_text(link.text or link.address)}</a>'


def _quotation(paragraphs: Sequence[str], address: str | None) -> str:
    cite = f' cite="{_text(address)}"' if address else ""
    return f"<blockquote{cite}>{''.join(map(_paragraph, paragraphs))}</blockquote>"


def _paragraph(line: str) -> str:
    return f"<p>{line}</p>"


def _heading(level: int, title: str) -> str:
    return f"<h{level}>{title}</h{level}>"


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = rows
    above = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    below = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in body)
    return f"<table><thead><tr>{above}</tr></thead><tbody>{below}</tbody></table>"


def _whole(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>\nbody {{ max-width: 42em; margin: 2em auto; padding: 0 1em; }}\n"
        "td, th { border: 1px solid; padding: 0.2em 0.5em; text-align: left; vertical-align: top; }\n"
        "table { border-collapse: collapse; }\n</style>\n</head>\n<body>\n"
        f"{body}\n</body>\n</html>"
    )


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
    outline=Outline("html", _heading, _table, whole=_whole),
)
