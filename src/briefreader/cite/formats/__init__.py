"""What citations are pasted into. A style puts pieces together; a format writes them."""

from collections.abc import Mapping
from types import MappingProxyType

from briefreader.cite.formats.html import HTML
from briefreader.cite.formats.latex import LATEX
from briefreader.cite.formats.markdown import MARKDOWN, MARKDOWN_SAFE, OBSIDIAN, PANDOC
from briefreader.cite.formats.org import ORG
from briefreader.cite.formats.pieces import Format
from briefreader.cite.formats.plain import PLAIN
from briefreader.cite.formats.rtf import RTF
from briefreader.cite.formats.typst import TYPST
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
