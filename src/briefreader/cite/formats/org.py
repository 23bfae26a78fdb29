"""Org: marks kept apart by zero-width spaces, which its readers drop or show as nothing."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from msgspec import structs

from briefreader.base.patterns import pattern
from briefreader.cite.formats.pieces import GAP, Format, Hyperlink, Outline, Table
from briefreader.cite.punctuation import one_line

_APART = "\u200b"
_WRITTEN = {"$": f"\\dollar{{}}{_APART}", "\\": f"{_APART}=\\={_APART}", "_": f"{_APART}_{_APART}"}
_SPECIAL = pattern(rf"[*/=~+\[\]{{}}@#^<>|_$\\]|(?<![0-9]):(?={GAP}\S)|-(?={GAP}-)|[.](?={GAP}[.])")
_START = pattern(r"[|]|(?:[-:]|[0-9]+[.)]|[a-zA-Z][.)])(?:\s|$)")


def _text(value: str) -> str:
    return _SPECIAL.sub(_apart, one_line(value))


def _apart(found: re.Match[str]) -> str:
    mark = found[0]
    if mark == ":":
        return f"{_APART}:{_APART}"
    return _WRITTEN.get(mark, f"{mark}{_APART}")


def _start(line: str) -> str:
    """A line that begins no list, no table and no fixed width."""
    return f"{_APART}{line}" if _START.match(line) else line


def _address(address: str) -> str:
    return quote(address, safe="%:/?#@!$&'()*+,;=~")


def _link(link: Hyperlink) -> str:
    shown = f"[{_text(link.text)}]" if link.text else ""
    return f"[[{_address(link.address)}]{shown}]"


def _quotation(paragraphs: Sequence[str], _cite: str | None) -> str:
    return "\n".join(["#+begin_quote", "\n\n".join(paragraphs), "#+end_quote"])


def _heading(level: int, title: str) -> str:
    # A first word in capitals may be a keyword of a task.
    apart = _APART if title.split(" ", 1)[0].isupper() else ""
    return f"{'*' * level} {apart}{title}"


def _table(table: Table) -> str:
    head, *body = (f"| {' | '.join(row)} |" for row in table.rows)
    named = [f"#+caption: {table.caption}"] if table.caption else []
    return "\n".join([*named, head, f"|{'+'.join(['---'] * len(table.widths))}|", *body])


ORG = Format(
    label="Org",
    text=_text,
    italic=lambda name: f"/{_text(name.strip())}/",
    link=_link,
    quotation=_quotation,
    start=_start,
    address=_address,
    mark=lambda number, _: f"[fn:{number}]",
    note="[fn:{}] {}".format,
    marks={"b": "*{}*".format, "sup": "^{{{}}}".format, "sub": "_{{{}}}".format},
)
ORG_PAGE = structs.replace(
    ORG,
    outline=Outline("org", _heading, _table, cell=lambda cell: cell.replace("|", r"\vert{}")),
)
