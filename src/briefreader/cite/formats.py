"""What a style puts together, written in the marks of a format.

A style yields pieces and blocks without marks. A format escapes every value of a brief as it
writes it, so no style has to think of it. Control characters stay in, for the clipboard's door
to remove and count; no escape depends on them.
"""

import html
import re
from collections.abc import Callable, Sequence
from itertools import groupby
from urllib.parse import quote, urlsplit

from msgspec import Struct


class Italic(Struct, frozen=True, gc=False):
    """The name of a work: italic where the format can."""

    text: str


class Link(Struct, frozen=True, gc=False):
    """A checked address; `text` stands for it where the format has links."""

    address: str
    text: str = ""


Piece = str | Italic | Link
Pieces = tuple[Piece, ...]


class Quotation(Struct, frozen=True):
    """Quoted words set off from the text, in paragraphs."""

    paragraphs: tuple[Pieces, ...]
    address: str | None = None


Block = Pieces | Quotation


class Format(Struct, frozen=True):
    """How one format writes text, the name of a work, a link, a paragraph and a quotation."""

    text: Callable[[str], str]
    italic: Callable[[str], str]
    link: Callable[[Link], str]
    paragraph: Callable[[str], str]
    quotation: Callable[[Sequence[str], str | None], str]
    between: str

    def line(self, pieces: Pieces) -> str:
        """Pieces in one line, without the marks of a paragraph."""
        # Neighbours are escaped together: what is harmless alone may not be so side by side.
        runs = groupby(pieces, key=lambda piece: isinstance(piece, str))
        return "".join(
            self.text("".join(map(str, run))) if is_text else "".join(map(self._piece, run))
            for is_text, run in runs
        )

    def blocks(self, blocks: Sequence[Block]) -> str:
        """Paragraphs and quotations, one after the other."""
        return self.between.join(self._block(block) for block in blocks)

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Italic():
                return self.italic(piece.text)
            case Link():
                return self.link(piece)
            case str():
                return self.text(piece)

    def _block(self, block: Block) -> str:
        if isinstance(block, Quotation):
            return self.quotation([self.line(pieces) for pieces in block.paragraphs], block.address)
        return self.paragraph(self.line(block))


# --- values ---------------------------------------------------------------------------------

_BREAKS = re.compile(
    r"(?<![ \t])[ \t]*[\n\r\t\v\f\x1c-\x1e\x85\u2028\u2029][ \n\r\t\v\f\x1c-\x1e\x85\u2028\u2029]*"
)

# Characters that the clipboard's door takes out: what stands around them will be neighbours.
_HIDDEN = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f"
_GAP = f"[{_HIDDEN}]*"


def one_line(value: str) -> str:
    """A value with each line break and tab, and the spaces around it, as one space."""
    return _BREAKS.sub(" ", value)


_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|~$@^&!=]")
_MARKDOWN_ADDRESS = re.compile(f"(?<=:){_GAP}(?=/)|(?<=[wW]){_GAP}(?=\\.)")
_MARKDOWN_START = re.compile(f"([{_HIDDEN} ]*)(?:([0-9][{_HIDDEN}0-9]*)(?=[.)])|(?=[-+]))?")


def markdown(value: str) -> str:
    """Readable Markdown: only what could become a mark or an address is escaped."""
    escaped = _MARKDOWN.sub(r"\\\g<0>", one_line(value))
    return _MARKDOWN_ADDRESS.sub("\\g<0>\\\\", escaped)


def _markdown_paragraph(line: str) -> str:
    """A line that begins no list and no code."""
    start = _MARKDOWN_START.match(line)
    assert start
    gap, number = start.groups()
    rest = line[start.end() :]
    escape = "\\" if number or rest.startswith(("-", "+")) else ""
    return f"{gap.replace(' ', '')}{number or ''}{escape}{rest}"


_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "'": r"\textquotesingle{}",
    "`": r"\textasciigrave{}",
    "-": "{-}",
}
# A hyphen inside a word can not be read as a dash.
_LATEX_SPECIAL = re.compile(r"(?P<hyphen>(?<=[^\W_])-(?=[^\W_]))|[\\{}&%$#_~^<>|\"'`-]")


def latex(value: str) -> str:
    """Text for a field of a BibTeX entry: braces balanced, nothing a command or a ligature."""
    return _LATEX_SPECIAL.sub(lambda found: found["hyphen"] or _LATEX[found[0]], one_line(value))


# --- addresses ------------------------------------------------------------------------------


def web_address(url: str | None) -> str | None:
    """The address, percent-encoded where it must be, if it is one of the web; else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return quote(parts.geturl(), safe=":/?#[]@!$&'()*+,;=%~", errors="surrogatepass")


def fragment_term(words: str) -> str:
    """Words as one term of a text fragment."""
    return quote(words, safe="", errors="surrogatepass").replace("-", "%2D")


_FROM_WORD_TO_WORD = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_WHOLE = 15  # words; below this a text fragment holds them all


def at_words(address: str, words: str) -> str:
    """The address with a text fragment that leads to the words; they must be the source's own."""
    parts = words.split()
    if len(parts) < _WHOLE:
        terms = [words]
    else:
        share = len(parts) // 5
        terms = [" ".join(parts[: min(5, share)]), " ".join(parts[-min(5, share + 1) :])]
    edged = [found[0] for found in map(_FROM_WORD_TO_WORD.search, terms) if found]
    if not edged:
        return address
    mark = "" if "#" in address else "#"
    return f"{address}{mark}:~:text={','.join(map(fragment_term, edged))}"


# --- the formats ----------------------------------------------------------------------------

# Readers that make links themselves take these whole; others they may end early.
_BARE_ADDRESS = re.compile(r"https?://[a-z0-9.]++(?:[/.=?%-]?[A-Za-z0-9])*+/?")


def _plain_quotation(paragraphs: Sequence[str], _address: str | None) -> str:
    return "\n" + "\n".join(f"    {paragraph}" for paragraph in paragraphs)


def _markdown_link(link: Link) -> str:
    # Angle brackets keep the marks in an address from being read as Markdown, but for entities.
    if link.text:
        address = link.address.replace("&", "\\&")
        return f"[{markdown(link.text)}](<{address}>)"
    return link.address if _BARE_ADDRESS.fullmatch(link.address) else f"<{link.address}>"


def _markdown_quotation(paragraphs: Sequence[str], _address: str | None) -> str:
    return "\n>\n".join(f"> {_markdown_paragraph(paragraph)}" for paragraph in paragraphs)


def _html(value: str) -> str:
    return html.escape(one_line(value))


def _html_link(link: Link) -> str:
    return f'<a href="{_html(link.address)}">{_html(link.text or link.address)}</a>'


def _html_quotation(paragraphs: Sequence[str], address: str | None) -> str:
    cite = f' cite="{_html(address)}"' if address else ""
    return f"<blockquote{cite}>{''.join(f'<p>{paragraph}</p>' for paragraph in paragraphs)}</blockquote>"


PLAIN = Format(
    text=one_line,
    italic=one_line,
    link=lambda link: link.address,
    paragraph=str,
    quotation=_plain_quotation,
    between="\n",
)
MARKDOWN = Format(
    text=markdown,
    italic=lambda value: f"*{markdown(value.strip())}*",
    link=_markdown_link,
    paragraph=_markdown_paragraph,
    quotation=_markdown_quotation,
    between="\n\n",
)
HTML = Format(
    text=_html,
    italic=lambda value: f"<cite>{_html(value)}</cite>",
    link=_html_link,
    paragraph="<p>{}</p>".format,
    quotation=_html_quotation,
    between="",
)
