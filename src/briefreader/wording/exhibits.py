"""Pages over many briefs in words."""

from collections.abc import Mapping

from briefreader.notes.exhibit_file import Exhibit, ExhibitKind
from briefreader.wording.phrases import joined, quoted, shortened

_NAMES: Mapping[ExhibitKind, str] = {
    "timeline": "Timeline",
    "claims": "Claims over briefs",
    "variants": "Variants of a quote",
    "dossier": "Dossier",
    "comparison": "Comparison",
}


_LONGEST = 80  # characters of a name


def title_words(kind: ExhibitKind, about: str) -> str:
    """The title of a page in a report, where its own does not say what it is: `Dossier: Ann Lee`."""
    return f"{_NAMES[kind]}: {about}"


def exhibit_name(exhibit: Exhibit) -> str:
    """`Timeline: when:1973`; `Dossier: Ann Lee`; `Comparison: dam-1.yaml → dam-2.yaml, “two gates”`."""
    of = shortened(exhibit.name, _LONGEST) or exhibit.of.strip()
    if exhibit.kind == "comparison":
        lines = of.splitlines()
        of = joined((" → ".join(lines[:2]), *map(quoted, lines[2:3])), ", ")
    return joined((_NAMES[exhibit.kind], of), ": ")
