"""Words in a block of their own, without quotation marks, whose author the page names beside them."""

from collections.abc import Iterator

from briefreader.brief.model.brief import Quote, Span
from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.unmarked import BlockAuthor
from briefreader.draft.assembly.register import Register, name_in_ids
from briefreader.draft.rules import Rule
from briefreader.draft.source.article import Article

_LONGEST_LEAD = 200  # characters of the paragraph before


def block_quotations_of(document: Document, article: Article, register: Register) -> Iterator[Quote]:
    """The block quotations and embedded posts whose author the page names, as quotes."""
    for author in document.block_authors:
        yield _quote(author, article, register)


def _quote(author: BlockAuthor, article: Article, register: Register) -> Quote:
    paragraph, resolved = article.paragraphs[author.block.paragraph], author.resolved
    quote_id = register.new_id(f"q-{paragraph.id}-{name_in_ids(resolved.voices[0].name)}")
    candidates = register.candidates(resolved)
    before = article.paragraphs[author.block.paragraph - 1].text or ""
    words = before[-_LONGEST_LEAD:] if author.is_led else author.block.behind
    register.mark(quote_id, Rule.BLOCK, words=words, doubt=resolved.doubt, candidates=candidates)
    return Quote(
        id=quote_id,
        speaker=register.speaker(resolved.speakers),
        para=paragraph.place,
        kind="direct",
        spans=(Span(paragraph.text or "", marks="none"),),
        medium="post" if author.block.author and author.block.is_post else None,
    )
