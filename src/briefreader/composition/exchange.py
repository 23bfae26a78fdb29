"""Notes that leave with their articles' addresses, and annotations that come to the briefs they are about."""

from collections.abc import Iterable, Sequence

from briefreader.brief.verification.document import OpenDocument
from briefreader.cite.citation import work
from briefreader.notes import AnyEntry, Notebook
from briefreader.notes.annotation import annotations, collection, encode
from briefreader.notes.annotation_file import Received
from briefreader.notes.importer import Intake, NotTaken
from briefreader.notes.model import Document

Arrivals = list[tuple[int, AnyEntry]]  # entries for one brief, each with the number of its annotation
Complaints = list[tuple[int, str]]  # what was not taken, by the number of the annotation
Notices = list[tuple[int, str]]  # what has to be known of one that was taken


_HIDDEN = "was hidden where it comes from; whoever reads your notes folder sees it"
_PRIVATE = "was private, for its author only; whoever reads your notes folder sees it"


def annotations_of(opened: OpenDocument, notebook: Notebook, *, quoting: bool) -> list[Document]:
    """Every entry of a notebook as a Web Annotation; without `quoting` with no words of brief or article."""
    return annotations(opened, notebook, _address(opened), quoting=quoting)


def json_ld(noted: Iterable[tuple[OpenDocument, Notebook]], *, quoting: bool) -> str:
    """Briefs and the notes to them as one AnnotationCollection."""
    found = [one for opened, notebook in noted for one in annotations_of(opened, notebook, quoting=quoting)]
    return encode(collection(found))


def sorted_in(
    received: Iterable[Received], briefs: Sequence[OpenDocument]
) -> tuple[list[Arrivals], Complaints, Notices]:
    """The entries for each of the briefs, what became none, and what to know of the others."""
    intakes = [Intake(opened, _address(opened)) for opened in briefs]
    arrivals: list[Arrivals] = [[] for _ in briefs]
    complaints: Complaints = []
    notices: Notices = []
    for one in received:
        try:
            at = _brief_of(one, intakes)
            taken = intakes[at].take(one)
        except NotTaken as error:
            complaints.append((one.number, f"skipped: {error}"))
            continue
        arrivals[at].append((one.number, taken.entry))
        complaints += [(one.number, f"not included: {lost}") for lost in taken.lost]
        notices += [(one.number, _HIDDEN)] if taken.hidden else []
        notices += [(one.number, _PRIVATE)] if taken.private else []
    return arrivals, complaints, notices


def _brief_of(received: Received, intakes: Sequence[Intake]) -> int:
    """Which of the briefs an annotation is for. Raises NotTaken."""
    if len(intakes) == 1 or received.complaint:
        return 0
    for number, intake in enumerate(intakes):
        if intake.is_for(received):
            return number
    raise NotTaken("it is about none of these briefs")


def _address(opened: OpenDocument) -> str | None:
    """The article's address on the web."""
    return work(opened.brief.source.csl).address
