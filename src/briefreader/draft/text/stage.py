"""The stage that reads words: quotations first, so that each is one token of its sentence."""

from dataclasses import replace

from briefreader.draft.annotations.document import Document
from briefreader.draft.text.analysis import analysed
from briefreader.draft.text.quotations import quotations


def with_words(document: Document) -> Document:
    """With quotations, tokens and sentences."""
    found = quotations(document.passages)
    return replace(document, quotations=found, parts=analysed(document.passages, found))
