"""What citations are pasted into. A style puts pieces together; a format writes them."""

from collections.abc import Mapping
from types import MappingProxyType

from briefreader.cite.formats.html import HTML, HTML_PAGE
from briefreader.cite.formats.latex import LATEX, LATEX_PAGE
from briefreader.cite.formats.markdown import (
    MARKDOWN,
    MARKDOWN_PAGE,
    MARKDOWN_SAFE,
    MARKDOWN_SAFE_PAGE,
    OBSIDIAN,
    OBSIDIAN_PAGE,
    PANDOC,
    PANDOC_PAGE,
)
from briefreader.cite.formats.org import ORG, ORG_PAGE
from briefreader.cite.formats.pieces import Format
from briefreader.cite.formats.plain import PLAIN
from briefreader.cite.formats.rtf import RTF
from briefreader.cite.formats.typst import TYPST, TYPST_PAGE
from briefreader.cite.formats.wikipedia import WIKIPEDIA

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "plain": PLAIN,
        "markdown": MARKDOWN,
        "markdown-safe": MARKDOWN_SAFE,
        "pandoc": PANDOC,
        "obsidian": OBSIDIAN,
        "html": HTML,
        "rtf": RTF,
        "latex": LATEX,
        "org": ORG,
        "typst": TYPST,
        "wikipedia": WIKIPEDIA,
    }
)

# Formats as they are written in a file of their own, by the same names.
PAGES: Mapping[str, Format] = MappingProxyType(
    {
        "markdown": MARKDOWN_PAGE,
        "markdown-safe": MARKDOWN_SAFE_PAGE,
        "pandoc": PANDOC_PAGE,
        "obsidian": OBSIDIAN_PAGE,
        "html": HTML_PAGE,
        "latex": LATEX_PAGE,
        "org": ORG_PAGE,
        "typst": TYPST_PAGE,
    }
)
