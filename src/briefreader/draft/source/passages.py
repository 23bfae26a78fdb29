"""What is read of an article: the paragraphs in which a reporter may speak."""

from briefreader.brief.verification.roles import is_heading
from briefreader.draft.annotations.words import Passage
from briefreader.draft.source.article import Article

_READ = frozenset(("dek", "caption"))  # roles in which somebody may speak


def passages_of(article: Article) -> tuple[Passage, ...]:
    """What is read, each with the heading above it."""
    found: list[Passage] = []
    heading = ""
    spoken = article.transcript.paragraphs if article.transcript is not None else ()
    for at, one in enumerate(article.paragraphs):
        words = one.text or ""
        if article.is_block_quotation(one):
            continue  # somebody's own words, on which the reporter's go on
        if (one.n is not None or one.role in _READ) and at not in spoken:
            is_item = one.n is not None and article.kinds.get(one.n) == "item"
            found.append(Passage(one.place, words, is_item, heading))
            heading = words if words.isupper() and words.endswith(":") else ""
        elif one.n is not None or (one.role == "furniture" and is_heading(words)):
            heading = words
    return tuple(found)
