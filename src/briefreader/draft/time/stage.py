"""The stage that reads times, and tells which sentences are of the dated past."""

from dataclasses import replace

from briefreader.draft.annotations.document import Document
from briefreader.draft.time.dates import when_of
from briefreader.draft.time.history import history_of


def with_times(document: Document) -> Document:
    """With every time in words, as a date where it can be told, and the dated past."""
    times = tuple(when_of(passage.text, document.written) for passage in document.passages)
    timed = replace(document, times=times)
    return replace(timed, history=history_of(timed))
