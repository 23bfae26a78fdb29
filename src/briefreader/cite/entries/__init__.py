"""The entry of a source for reference managers. It is the same in every style."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from briefreader.brief.model.csl import CslItem
from briefreader.cite.entries.bibtex import biblatex, bibtex
from briefreader.cite.entries.csl_json import array, csl_json, item
from briefreader.cite.entries.ris import ris

Keyed = tuple[str, CslItem]


class EntryFormat(Struct, frozen=True):
    """A format of entries: what writes the source with its key, and the place that is cited.

    `bibliography` writes several sources as one file.
    """

    label: str
    write: Callable[[CslItem, str, str], str]
    bibliography: Callable[[Sequence[Keyed]], str]


def _one_after_the_other(write: Callable[[CslItem, str, str], str]) -> Callable[[Sequence[Keyed]], str]:
    return lambda sources: "\n".join(write(csl, key, "") for key, csl in sources)


ENTRIES: Mapping[str, EntryFormat] = MappingProxyType(
    {
        "biblatex": EntryFormat("biblatex", biblatex, _one_after_the_other(biblatex)),
        "bibtex": EntryFormat("BibTeX", bibtex, _one_after_the_other(bibtex)),
        "ris": EntryFormat("RIS", ris, _one_after_the_other(ris)),
        "csl-json": EntryFormat(
            "CSL-JSON", csl_json, lambda sources: array([item(csl, key) for key, csl in sources])
        ),
    }
)
