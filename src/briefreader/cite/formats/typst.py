"""Typst: in a copy text as string literals, in which only two characters mean anything; in a whole file as
markup, in which it can be edited, with every sign that means something after a backslash.

What means something: https://typst.app/docs/reference/syntax/#markup.
"""

from collections.abc import Callable, Sequence

from msgspec import structs

from briefreader.base.patterns import pattern
from briefreader.cite.formats.pieces import GAP, HIDDEN, Format, Hyperlink, Outline, PageData, Table
from briefreader.cite.punctuation import one_line

# What means nothing in Typst, and reads better without quotation marks.
_PLAIN = pattern(r"[A-Za-z]++(?:[.,]? ?[A-Za-z0-9]++)*+\.?")
# Besides marks: rows of dashes and points, a minus before a number, comments and addresses; and what after
# a function would be its arguments, its field or its end.
_SPECIAL = pattern(
    rf"[\\#*_`$<>@\[\]~\"']|-(?={GAP}[-?0-9])|[.](?={GAP}[.])|/(?={GAP}[/*])"
    rf"|\A{GAP}[(;]|\A{GAP}[.](?={GAP}\w)"
)
_START = pattern(rf"[{HIDDEN} ]*(?:[0-9][{HIDDEN}0-9]*(?=[.])|(?=[-+/=]))")


def _literal(value: str) -> str:
    escaped = one_line(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _text(value: str) -> str:
    line = one_line(value)
    return line if _PLAIN.fullmatch(line) else f"#{_literal(line)}"


def _markup(value: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", one_line(value))


def _start(line: str) -> str:
    """A line of markup that begins no list and no heading."""
    start = _START.match(line)
    return f"{line[: start.end()]}\\{line[start.end() :]}" if start else line


def _link_with(text: Callable[[str], str]) -> Callable[[Hyperlink], str]:
    return lambda link: f"#link({_literal(link.address)})[{text(link.text or link.address)}]"


def _quotation(paragraphs: Sequence[str], _cite: str | None) -> str:
    body = "\n\n".join(paragraphs)
    return f"#quote(block: true)[{body}]"


def _heading(level: int, title: str) -> str:
    return f"{'=' * level} {title}"


def _table(table: Table) -> str:
    head, *body = (", ".join(f"[{cell}]" for cell in row) for row in table.rows)
    lines = (f"  {row},\n" for row in body)
    columns = ", ".join(f"{width}fr" for width in table.widths)
    return f"#table(\n  columns: ({columns},),\n  table.header({head}),\n{''.join(lines)})"


def _whole(data: PageData, body: str) -> str:
    author = f", author: {_literal(data.author)}" if data.author else ""
    language = _literal(data.lang.partition("-")[0])
    return (
        f"#set document(title: {_literal(data.title)}{author})\n"
        f'#set page(numbering: "1")\n#set text(lang: {language})\n'
        f"#set table(stroke: 0.5pt)\n#show table: set text(size: 0.85em)\n\n{body}"
    )


TYPST = Format(
    label="Typst",
    text=_text,
    italic=lambda name: f"#emph({_literal(name)})",
    link=_link_with(_text),
    quotation=_quotation,
    address=_literal,
    mark=lambda _, text: f"#footnote[{text}]",
    marks={
        "b": "#strong[{}]".format,
        "sup": "#super[{}]".format,
        "sub": "#sub[{}]".format,
        "sc": "#smallcaps[{}]".format,
    },
    note=None,
)
TYPST_PAGE = structs.replace(
    TYPST,
    text=_markup,
    italic=lambda name: f"#emph[{_start(_markup(name))}]",
    link=_link_with(lambda text: _start(_markup(text))),
    start=_start,
    outline=Outline("typ", _heading, _table, whole=_whole),
)
