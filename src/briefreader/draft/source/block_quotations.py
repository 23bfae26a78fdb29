"""What stands around the block quotations and embedded posts of an article, and may name their authors."""

import re
from collections.abc import Iterator

from briefreader.draft.annotations.unmarked import QuotedBlock
from briefreader.draft.source.article import Article
from briefreader.draft.source.bylines import NAME, author_of_post

_SIGNED = re.compile(
    rf"\b(?:signed by|wrote|writes|posted by|tweeted)(?: [a-z][\w-]+){{0,3}} (?P<name>{NAME})\b"
)
_FIRST_SENTENCE = re.compile(r".{0,200}?[.!?](?=\s|$)")


def block_quotations_of(article: Article) -> Iterator[QuotedBlock]:
    """Each block quotation with what may name its author."""
    paragraphs = article.paragraphs
    for at, one in enumerate(paragraphs):
        if not article.is_block_quotation(one):
            continue
        behind = (paragraphs[at + 1].text or "") if at + 1 < len(paragraphs) else ""
        named, sentence = author_of_post(behind), _FIRST_SENTENCE.match(behind)
        signed = _SIGNED.search(sentence[0]) if sentence is not None else None
        yield QuotedBlock(
            at,
            author=named.name if named is not None else "",
            handle=named.handle if named is not None else "",
            is_post=named is not None and named.is_post,
            behind=behind,
            signed=signed["name"] if signed is not None else "",
            signing=signed[0] if signed is not None else "",
            before=paragraphs[at - 1].place if at else None,
        )
