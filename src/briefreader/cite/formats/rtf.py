"""Rich Text Format, as word processors take it: a document of its own.

Characters beyond ASCII are written as signed 16-bit numbers, pairs of them beyond the first plane
(RTF 1.9.1, "Unicode RTF", https://www.microsoft.com/en-us/download/details.aspx?id=10725).
"""

import re
from collections.abc import Sequence

from briefreader.base.patterns import pattern
from briefreader.cite.formats.pieces import Format, Hyperlink
from briefreader.cite.punctuation import one_line

_SPECIAL = pattern(r"[\\{}]|[^\x00-\x7f]")
_HEAD = r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0 Times New Roman;}}"
_SIGN = 0x8000


def _text(value: str) -> str:
    return _SPECIAL.sub(_written, one_line(value))


def _written(found: re.Match[str]) -> str:
    character = found[0]
    if character.isascii():
        return f"\\{character}"
    units = character.encode("utf-16-le", "surrogatepass")
    numbers = (int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2))
    return "".join(f"\\u{number - 2 * _SIGN if number >= _SIGN else number}?" for number in numbers)


def _link(link: Hyperlink) -> str:
    address = _text(link.address)
    shown = _text(link.text or link.address)
    return rf'{{\field{{\*\fldinst{{HYPERLINK "{address}"}}}}{{\fldrslt{{{shown}}}}}}}'


def _quotation(paragraphs: Sequence[str], _cite: str | None) -> str:
    return "".join(rf"\pard\li720\ri720 {paragraph}\par" for paragraph in paragraphs)


RTF = Format(
    label="RTF",
    text=_text,
    italic=lambda name: rf"{{\i {_text(name)}}}",
    link=_link,
    quotation=_quotation,
    paragraph=r"\pard {}\par".format,
    address=_text,
    mark=lambda number, _: rf"{{\super {number}}}",
    marks={
        "b": r"{{\b {}}}".format,
        "sup": r"{{\super {}}}".format,
        "sub": r"{{\sub {}}}".format,
        "sc": r"{{\scaps {}}}".format,
    },
    document=lambda body: f"{_HEAD}{body}}}",
    between="\n",
)
