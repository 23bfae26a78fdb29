"""The stage that finds who is named: what a sentence tells of people and bodies, whoever speaks in it."""

from dataclasses import replace

from briefreader.draft.annotations.document import Document
from briefreader.draft.mentions.introductions import introductions
from briefreader.draft.mentions.printed import printed_names


def with_mentions(document: Document) -> Document:
    """With the names that each sentence introduces, and what the whole article tells of names."""
    parts = document.parts
    words = frozenset(token.text for part in parts for token in part.tokens if token.text[0].islower())
    found = {
        sentence: introductions(parts[sentence.passage], sentence, words) for sentence in document.sentences
    }
    return replace(document, introductions=found, names=printed_names(parts))
