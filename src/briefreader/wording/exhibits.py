"""Pages over many briefs in words."""

from collections.abc import Mapping

from briefreader.notes.exhibit_file import Exhibit, ExhibitKind
from briefreader.wording.phrases import joined

_NAMES: Mapping[ExhibitKind, str] = {
    "timeline": "Timeline",
    "claims": "Claims over briefs",
    "variants": "Variants of a quote",
    "dossier": "Dossier",
    "comparison": "Comparison",
}


def exhibit_name(exhibit: Exhibit) -> str:
    """`Timeline: when:1973`; `Comparison: dam-1.yaml → dam-2.yaml`."""
    return joined((_NAMES[exhibit.kind], " → ".join(exhibit.of.strip().splitlines())), ": ")
