"""The entry of a source for reference managers. It is the same in every style."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct

from briefreader.cite.citation import Work
from briefreader.cite.entries.bibtex import biblatex, bibtex
from briefreader.cite.entries.csl_json import csl_json
from briefreader.cite.entries.ris import ris


class EntryFormat(Struct, frozen=True):
    """A format of entries: what writes the source with its key, and the place that is cited."""

    label: str
    write: Callable[[Work, str, str], str]


ENTRIES: Mapping[str, EntryFormat] = MappingProxyType(
    {
        "biblatex": EntryFormat("biblatex", biblatex),
        "bibtex": EntryFormat("BibTeX", bibtex),
        "ris": EntryFormat("RIS", ris),
        "csl-json": EntryFormat("CSL-JSON", csl_json),
    }
)
