"""Citations from the files of reference managers: CSL-JSON, RIS, BibTeX and biblatex, each as CSL items."""

from collections.abc import Sequence

from briefreader.cite.intake.bibtex import read_bibtex
from briefreader.cite.intake.csl_json import read_csl_json
from briefreader.cite.intake.item import CitationFileError, FoundCitation, taken
from briefreader.cite.intake.ris import is_ris, read_ris

__all__ = ["CitationFileError", "FoundCitation", "chosen", "read_citations"]

_MOST_NAMED = 30  # keys in a message


def read_citations(data: bytes) -> tuple[FoundCitation, ...]:
    """The citations of a file, in their order. Raises CitationFileError."""
    text = _text(data).lstrip()
    if text.startswith(("[", "{")):
        found = read_csl_json(text)
    elif is_ris(text):
        found = read_ris(text)
    elif "@" in text:
        found = read_bibtex(text)
    else:
        raise CitationFileError(
            "this is neither CSL-JSON nor RIS nor BibTeX", "Export the item from your reference manager again"
        )
    citations = tuple(taken(variables) for variables in found)
    if not citations:
        raise CitationFileError("no citation is in it", "Export the item from your reference manager again")
    return citations


def chosen(citations: Sequence[FoundCitation], key: str) -> FoundCitation:
    """The one with that key, or without a key the only one. Raises CitationFileError."""
    fitting = [one for one in citations if not key or key in one.keys]
    if len(fitting) == 1:
        return fitting[0]
    keys = [one.keys[0] for one in fitting or citations]
    more = f" and {len(keys) - _MOST_NAMED} more" if len(keys) > _MOST_NAMED else ""
    named = f"{', '.join(keys[:_MOST_NAMED])}{more}"
    if not fitting:
        raise CitationFileError(f"no citation has the key {key}", f"There are {named}")
    raise CitationFileError(f"{len(keys)} citations are in it", f"Name one with FILE#KEY: {named}")


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", "replace")  # what older programs on Windows write
