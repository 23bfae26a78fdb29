"""Words in a block of their own, without quotation marks, whose author the page names beside them."""

import re
from typing import NamedTuple

from briefreader.brief.model.brief import Medium, Paragraph, Quote, Span
from briefreader.brief.model.doubt import Doubt
from briefreader.draft.cast import Resolved
from briefreader.draft.reading import Reading
from briefreader.draft.register import Register, name_in_ids
from briefreader.draft.rules import Rule
from briefreader.draft.source.article import Article
from briefreader.draft.source.bylines import NAME, author_of_post

_SIGNED = re.compile(
    rf"\b(?:signed by|wrote|writes|posted by|tweeted)(?: [a-z][\w-]+){{0,3}} (?P<name>{NAME})\b"
)
_FIRST_SENTENCE = re.compile(r".{0,200}?[.!?](?=\s|$)")


class _Author(NamedTuple):
    """Whose words a block has, the words that tell, and in what they were printed."""

    resolved: Resolved
    words: str
    handle: str = ""
    medium: Medium | None = None


class BlockQuotations:
    """The block quotations and embedded posts whose author the page names, as quotes."""

    def __init__(self, article: Article, reading: Reading, register: Register) -> None:
        self._article = article
        self._reading = reading
        self._register = register
        self.quotes: list[Quote] = []
        for at, one in enumerate(article.paragraphs):
            author = self._author(at) if article.is_block_quotation(one) else None
            if author is not None and author.resolved.voices:
                self.quotes.append(self._quote(one, author))

    def _quote(self, paragraph: Paragraph, author: _Author) -> Quote:
        register, voice = self._register, author.resolved.voices[0]
        if author.handle:
            voice.call(author.handle)
        quote_id = register.new_id(f"q-{paragraph.id}-{name_in_ids(voice.name)}")
        candidates = register.candidates(author.resolved)
        register.mark(
            quote_id, Rule.BLOCK, words=author.words, doubt=author.resolved.doubt, candidates=candidates
        )
        return Quote(
            id=quote_id,
            speaker=register.speaker(author.resolved.speakers),
            para=paragraph.place,
            kind="direct",
            spans=(Span(paragraph.text or "", marks="none"),),
            medium=author.medium,
        )

    def _author(self, at: int) -> _Author | None:
        """Whom the line behind a block names, else the sentence that leads to it, or goes on from it."""
        paragraphs = self._article.paragraphs
        behind = (paragraphs[at + 1].text or "") if at + 1 < len(paragraphs) else ""
        named = author_of_post(behind)
        if named is not None:
            resolved = self._reading.named(named.name)
            return _Author(resolved, behind, named.handle, "post" if named.is_post else None)
        before = paragraphs[at - 1] if at else None
        led = self._reading.introduced(before.place) if before is not None else None
        if led is not None and before is not None:
            return _Author(led, (before.text or "")[-200:])
        sentence = _FIRST_SENTENCE.match(behind)
        signed = _SIGNED.search(sentence[0]) if sentence is not None else None
        if signed is None:
            return None
        resolved = self._reading.named(signed["name"])
        doubt = resolved.doubt or Doubt("other", (signed[0],))
        doubted = Resolved(resolved.voices, resolved.joint, doubt)
        return _Author(doubted, behind)
