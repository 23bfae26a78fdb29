"""HTML: values as text, addresses of the web only."""

import html
from collections.abc import Sequence

from msgspec import structs

from briefreader.cite.formats.pieces import Format, Hyperlink, Outline, PageData, Table
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


def _table(table: Table) -> str:
    head, *body = table.rows
    share = 100 / sum(table.widths)
    columns = "".join(f'<col style="width: {width * share:.0f}%">' for width in table.widths)
    above = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    below = "\n".join(f"<tr>{_row(row)}</tr>" for row in body)
    named = f"<caption>{table.caption}</caption>\n" if table.caption else ""
    body_rows = f"<thead>\n<tr>{above}</tr>\n</thead>\n<tbody>\n{below}\n</tbody>"
    return f"<table>\n{named}<colgroup>{columns}</colgroup>\n{body_rows}\n</table>"


def _row(cells: Sequence[str]) -> str:
    first, *others = cells
    return f'<th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}'


def _listed(lines: Sequence[str]) -> str:
    return "\n".join(["<ul>", *(f"<li>{line}</li>" for line in lines), "</ul>"])


_STYLE = """\
:root { color-scheme: light dark; }
body { max-width: 48em; margin: 2em auto; padding: 0 1em; font: 100%/1.5 Georgia, "Times New Roman", serif; }
h1, h2, h3 { line-height: 1.25; margin: 1.6em 0 0.6em; }
h1 { margin-top: 0; }
blockquote { margin: 1em 2em; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; font-size: 0.9em; }
caption { text-align: left; font-style: italic; padding: 0.3em 0; }
td, th { border: 1px solid #767676; padding: 0.3em 0.5em; text-align: left; vertical-align: top; }
tbody th { font-weight: normal; }
p, li { overflow-wrap: anywhere; }
ul { padding-left: 1.2em; }
@media print {
  @page { margin: 2cm; }
  body { max-width: none; margin: 0; padding: 0; font-size: 11pt; color: #000; background: #fff; }
  a { color: inherit; text-decoration: none; }
  h1, h2, h3, caption { break-after: avoid; }
  blockquote, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  p { orphans: 3; widows: 3; }
}"""


def _whole(data: PageData, body: str) -> str:
    author = f'<meta name="author" content="{_text(data.author)}">\n' if data.author else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{_text(data.lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{_text(data.title)}</title>\n{author}<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        f"{body}\n</body>\n</html>"
    )


def _mark(number: int, _text: str) -> str:
    return f'<sup><a id="mark-{number}" href="#note-{number}" role="doc-noteref">{number}</a></sup>'


def _note(number: int, text: str) -> str:
    back = f'<a href="#mark-{number}" role="doc-backlink" aria-label="Back to the text">↩</a>'
    return f'<span id="note-{number}">{number}.</span> {text} {back}'


HTML = Format(
    label="HTML",
    text=_text,
    italic=lambda name: f"<cite>{_text(name)}</cite>",
    link=_link,
    quotation=_quotation,
    paragraph=_paragraph,
    address=_text,
    mark=lambda number, _: f"<sup>{number}</sup>",
    marks={
        "i": "<i>{}</i>".format,
        "b": "<b>{}</b>".format,
        "sup": "<sup>{}</sup>".format,
        "sub": "<sub>{}</sub>".format,
        "sc": '<span style="font-variant: small-caps">{}</span>'.format,
    },
    between="",
)
HTML_PAGE = structs.replace(
    HTML,
    mark=_mark,
    note=_note,
    cite=lambda number, shown: f'<a href="#source-{number}">{shown}</a>',
    entry=lambda number, shown: f'<span id="source-{number}">{shown}</span>',
    between="\n",
    outline=Outline("html", _heading, _table, _listed, whole=_whole, endnotes=True),
)
