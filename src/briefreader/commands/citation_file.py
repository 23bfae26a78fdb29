"""`--citation`: the citation of a source from a reference manager's file."""

from typing import TYPE_CHECKING

import click

from briefreader.commands.output import Failure, narrate
from briefreader.commands.session import clean, unreadable

if TYPE_CHECKING:
    from briefreader.brief.model.csl import CslItem

citation_option = click.option(
    "--citation",
    "citation",
    metavar="FILE[#KEY]",
    help="The source's citation, from a reference manager: CSL-JSON, RIS, BibTeX or biblatex.",
)


def citation_in(named: str) -> "CslItem":
    """The citation in a reference manager's file; what of it cannot be taken is told. Raises Failure."""
    from briefreader.cite.intake import CitationFileError
    from briefreader.composition.citation_file import citation_of

    try:
        with unreadable():
            found = citation_of(named)
    except CitationFileError as error:
        raise Failure(clean(error.what), f"{clean(error.mend)}.", where=clean(named)) from None
    if found.lost:
        narrate(clean(f"{named}: not taken: {', '.join(found.lost)}"))
    return found.item
