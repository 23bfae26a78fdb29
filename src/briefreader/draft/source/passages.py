"""What is read of an article: the paragraphs in which a reporter may speak."""

from briefreader.brief.model.brief import Paragraph
from briefreader.draft.annotations.words import Passage
from briefreader.draft.source.article import Article
from briefreader.draft.source.block_roles import is_heading

_READ = frozenset(("dek", "caption"))  # roles in which somebody may speak


def passages_of(article: Article) -> tuple[Passage, ...]:
    """What is read, each with the heading above it."""
    found: list[Passage] = []
    heading = ""
    for one in article.paragraphs:
        words = one.text or ""
        if _is_read(one, article):
            is_item = one.n is not None and article.kinds.get(one.n) == "item"
            found.append(Passage(one.place, words, is_item, heading))
            heading = words if words.isupper() and words.endswith(":") else ""
        elif one.n is not None or (one.role == "furniture" and is_heading(words)):
            heading = words
    return tuple(found)


def _is_read(paragraph: Paragraph, article: Article) -> bool:
    """Whether a reporter may speak in a paragraph; the turns of a transcript are their speakers' own."""
    if paragraph.n is None:
        return paragraph.role in _READ
    return paragraph.n not in article.spoken
