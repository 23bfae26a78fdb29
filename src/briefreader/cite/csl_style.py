"""Any other style: a file of the CSL project's, through pandoc where that is installed."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import structs

from briefreader.brief.model.csl import CslItem
from briefreader.cite.address import web_address
from briefreader.cite.entries import Keyed
from briefreader.cite.entries.csl_json import array, item
from briefreader.cite.formats.markdown import MARKDOWN_SAFE
from briefreader.cite.pandoc import PandocError, by_pandoc
from briefreader.cite.punctuation import without_stop
from briefreader.cite.style_input import Paraphrased, Quoted
from briefreader.cite.styles.sentence import narrated

# Our formats, and what pandoc calls them.
WRITERS = {
    "plain": "plain",
    "markdown": "commonmark",
    "html": "html",
    "rtf": "rtf",
    "latex": "latex",
    "org": "org",
    "typst": "typst",
    "wikipedia": "mediawiki",
}
_STANDALONE = ("rtf",)


@contextmanager
def bibliography(sources: Sequence[Keyed]) -> Iterator[Path]:
    """A file of sources, for pandoc to read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "source.json"
        path.write_text(array([item(_with_safe_address(csl), key) for key, csl in sources]), "utf-8")
        yield path


def references_by_pandoc(sources: Sequence[Keyed], style: Path, format_name: str) -> str:
    """The references alone. Raises PandocError."""
    return _cited("---\nnocite: |\n  @*\n---\n", sources, style, format_name)


def quotes_by_pandoc(
    quotes: Sequence[tuple[Quoted | Paraphrased | str, str]], source: Keyed, style: Path, format_name: str
) -> str:
    """Quotes or statements, each with the place it is cited from, and the reference. Raises PandocError."""
    paragraphs = (_sentence(content, place, source[0]) for content, place in quotes)
    return _cited("\n\n".join(paragraphs), [source], style, format_name)


def _sentence(content: Quoted | Paraphrased | str, place: str, key: str) -> str:
    at = f", {MARKDOWN_SAFE.text(place)}" if place else ""
    match content:
        case Quoted():
            text = narrated(content)
        case Paraphrased():
            text = content.narrative()
        case str():
            text = without_stop(content)
    return f"{MARKDOWN_SAFE.value(text)} [@{key}{at}]."


def _with_safe_address(csl: CslItem) -> CslItem:
    """The item as pandoc may make links of it."""
    return structs.replace(csl, url=web_address(csl.url))


def _cited(text: str, sources: Sequence[Keyed], style: Path, format_name: str) -> str:
    if format_name not in WRITERS:
        raise PandocError(f"pandoc does not write {format_name}", f"Choose one of {', '.join(WRITERS)}")
    if not style.is_file():
        raise PandocError(f"there is no style file {style}", "Name a .csl file, as the CSL project has them")
    with bibliography(sources) as items:
        arguments = [
            "--sandbox",
            "--citeproc",
            f"--csl={style}",
            f"--bibliography={items}",
            "--from=markdown-smart",
            f"--to={WRITERS[format_name]}",
            "--wrap=none",
            *(["--standalone"] if format_name in _STANDALONE else []),
        ]
        return by_pandoc(arguments, text, "Check the style file").decode(errors="replace")
