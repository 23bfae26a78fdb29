"""The stage that finds who is named: what a sentence tells of people and bodies, whoever speaks in it."""

from dataclasses import replace

from briefreader.draft.annotations.document import Document
from briefreader.draft.mentions.introductions import introductions
from briefreader.draft.mentions.printed import is_in_title_case, lower_words, printed_names


def with_mentions(document: Document) -> Document:
    """With the names that each sentence introduces, and what the whole article tells of names."""
    parts = document.parts
    names = printed_names(parts)
    lower = lower_words(parts)
    titled = frozenset(number for number, part in enumerate(parts) if is_in_title_case(part, lower))
    found = {
        sentence: introductions(parts[sentence.passage], sentence, names.common)
        for sentence in document.sentences
        if sentence.passage not in titled
    }
    return replace(document, introductions=found, names=names)
