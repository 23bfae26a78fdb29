"""The only way from a brief's words to the screen: everything is cleaned here, nothing is markup."""

from collections.abc import Iterable, Iterator, Mapping

from textual.content import Content

from briefreader.app.rows import Row, RowBlock, Styled
from briefreader.base.text import shown

# Of words that two versions share, that the newer one lacks, and that it has besides.
CHANGE_STYLES: Mapping[str, str] = {"same": "", "gone": "denied", "new": "good"}


def content(raw: str, style: str = "") -> Content:
    """Text of a file, a note or a setting as Textual content."""
    return Content.styled(shown(raw, one_line=True), style) if style else Content(shown(raw, one_line=True))


def line(raw: str) -> str:
    """Text for one line of the screen."""
    return shown(raw, one_line=True)


def words(raw: str) -> str:
    """Text that may take several lines."""
    return shown(raw).replace("\t", " ")


def parts(
    pieces: Iterable[tuple[str, str]], *, style: str = "", indent: int = 0, hanging: int = 0
) -> RowBlock:
    """One block of pieces, each with its own style."""
    words, styled = "", []
    for raw, piece_style in pieces:
        text = line(raw)
        if piece_style:
            styled.append(Styled(len(words), len(words) + len(text), piece_style))
        words += text
    return RowBlock(words, style, indent=indent, styled=tuple(styled), hanging=hanging)


def heading(raw: str, *more: tuple[str, str]) -> Row:
    """A row that cannot be selected."""
    return Row("", (parts([(raw, "heading"), *more]),))


def between(pieces: Iterable[tuple[str, str]], sign: str = "\u00a0· ") -> Iterator[tuple[str, str]]:
    """Pieces with a quiet sign between them."""
    for at, piece in enumerate(pieces):
        if at:
            yield sign, "muted"
        yield piece


def empty(text: str) -> Row:
    """A row that says why there is nothing."""
    return Row("", (RowBlock(text, "muted"),))


def spaced(row: Row) -> Row:
    """A row with an empty line after it."""
    return Row(row.key, (*row.blocks, RowBlock("")), row.chips)


SPACE = Row("", (RowBlock(""),))
