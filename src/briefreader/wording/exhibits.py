"""Pages over many briefs in words."""

from collections.abc import Mapping

from briefreader.notes.exhibit_file import Exhibit, ExhibitKind
from briefreader.wording.phrases import joined

_NAMES: Mapping[ExhibitKind, str] = {
    "timeline": "Timeline",
    "claims": "Claims over briefs",
    "variants": "Variants of a quote",
    "dossier": "Dossier",
}


def exhibit_name(exhibit: Exhibit) -> str:
    """`Timeline: when:1973`."""
    return joined((_NAMES[exhibit.kind], exhibit.of.strip()), ": ")
