"""Sources that a style of ours has no form for: by pandoc, with the CSL project's own file of the style.

The files are in `csl`, under their own licence. Both are asked for only when such a source is cited.
"""

import json
from collections.abc import Iterable, Iterator
from importlib.resources import as_file, files
from typing import Any

from msgspec import structs

from briefreader.cite.citation import Work
from briefreader.cite.csl_style import bibliography
from briefreader.cite.entries import Keyed
from briefreader.cite.formats.pieces import Hyperlink, Italic, Pieces, SourceNumber
from briefreader.cite.pandoc import by_pandoc
from briefreader.cite.punctuation import single_marked
from briefreader.cite.style_input import Cited, Quoted
from briefreader.cite.styles.legal import quoting
from briefreader.cite.styles.style import InText, NoteStyle, Style

_MARKS = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
_MEND = "Use --csl with another style file"


def official(style: Style, source: Keyed, order: int) -> Style:
    """The style with reference and note as the CSL project's file has them for this source.

    Raises PandocError. In the text a style of author and date cites as it always does.
    """
    note, reference = _made(style, source, order)

    def of_source(_: Work) -> Pieces:
        return reference or note

    def noted(cited: Cited, quoted: Quoted | None) -> Pieces:
        return quoting(note, cited, quoted)

    if isinstance(style, NoteStyle):
        return structs.replace(style, reference=of_source, note=noted)
    return structs.replace(style, reference=of_source)


def _made(style: Style, source: Keyed, order: int) -> tuple[Pieces, Pieces]:
    """The note without its stop, and the reference."""
    text = f"X [@{{{source[0]}}}]" if isinstance(style, NoteStyle) else f"@{{{source[0]}}}"
    with (
        as_file(files("briefreader.cite") / "csl" / f"{style.csl}.csl") as path,
        bibliography([source]) as items,
    ):
        arguments = [
            "--citeproc",
            f"--csl={path}",
            f"--bibliography={items}",
            f"--metadata=lang={'en-GB' if _is_british(style) else 'en-US'}",
            "--from=markdown-smart",
            "--to=json",
        ]
        document = json.loads(by_pandoc(arguments, text, _MEND))
    return _note(document["blocks"]), _reference(document["blocks"], order)


def _is_british(style: Style) -> bool:
    return isinstance(style, InText | NoteStyle) and style.marks is single_marked


def _note(blocks: Any) -> Pieces:
    inside = [piece for note in _all(blocks, "Note") for piece in _pieces(_inlines(note))]
    return _without_last_stop(_merged(inside))


def _reference(blocks: Any, order: int) -> Pieces:
    for div in _all(blocks, "Div"):
        attributes, content = div
        if "csl-entry" in attributes[1]:
            pieces = _merged(_pieces(_inlines(content)))
            first = pieces[0] if pieces else ""
            if isinstance(first, str) and first.startswith("[1]"):
                return (SourceNumber(order, is_entry=True), f" {first[3:].lstrip()}", *pieces[1:])
            return pieces
    return ()


def _all(tree: Any, kind: str) -> Iterator[Any]:
    """The content of everything of one kind in pandoc's tree, the outermost first."""
    if isinstance(tree, dict):
        if tree.get("t") == kind:
            yield tree["c"]
        yield from _all(tree.get("c"), kind)
    elif isinstance(tree, list):
        for one in tree:
            yield from _all(one, kind)


def _inlines(blocks: Iterable[Any]) -> list[Any]:
    """What stands in the paragraphs of some blocks."""
    return [inline for block in blocks if block["t"] in ("Para", "Plain") for inline in block["c"]]


def _pieces(inlines: Iterable[Any]) -> Iterator[str | Italic | Hyperlink]:
    for one in inlines:
        content = one.get("c")
        match one["t"]:
            case "Str":
                yield content
            case "Space" | "SoftBreak" | "LineBreak":
                yield " "
            case "Emph":
                yield Italic(_plain(content))
            case "Quoted":
                opening, closing = _MARKS[content[0]["t"]]
                yield opening
                yield from _pieces(content[1])
                yield closing
            case "Link":
                yield Hyperlink(content[2][0], _plain(content[1]))
            case "Span":
                yield from _pieces(content[1])
                yield " " if "csl-left-margin" in content[0][1] else ""
            case "Strong" | "SmallCaps" | "Superscript" | "Subscript" | "Underline" | "Strikeout":
                yield from _pieces(content)


def _plain(inlines: Iterable[Any]) -> str:
    pieces = _pieces(inlines)
    return "".join(
        one.text if isinstance(one, Italic) else one for one in pieces if not isinstance(one, Hyperlink)
    )


def _merged(pieces: Iterable[Any]) -> Pieces:
    merged: list[Any] = []
    for one in pieces:
        if isinstance(one, str) and merged and isinstance(merged[-1], str):
            merged[-1] += one
        elif one != "":
            merged.append(one)
    return tuple(merged)


def _without_last_stop(pieces: Pieces) -> Pieces:
    last = pieces[-1] if pieces else ""
    return (*pieces[:-1], last.removesuffix(".")) if isinstance(last, str) else pieces
