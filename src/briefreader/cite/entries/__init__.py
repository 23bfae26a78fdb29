"""The entry of a source for reference managers. It is the same in every style."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct

from briefreader.cite.citation import Work
from briefreader.cite.entries.bibtex import biblatex, bibtex
from briefreader.cite.entries.csl_json import csl_json
from briefreader.cite.entries.ris import ris


class Entry(Struct, frozen=True):
    """A format of entries: what writes the source with its key, and the place that is cited."""

    label: str
    write: Callable[[Work, str, str], str]


ENTRIES: Mapping[str, Entry] = MappingProxyType(
    {
        "biblatex": Entry("biblatex", biblatex),
        "bibtex": Entry("BibTeX", bibtex),
        "ris": Entry("RIS", ris),
        "csl-json": Entry("CSL-JSON", csl_json),
    }
)
