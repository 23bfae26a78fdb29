"""The stretches of words of a brief that can be selected in, each belonging to one item."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from briefreader.brief.model.brief import (
    Claim,
    Event,
    Gap,
    Item,
    KeyPoint,
    Locator,
    Paragraph,
    Quote,
    Speaker,
)

if TYPE_CHECKING:
    from briefreader.brief.verification.document import OpenDocument


class Selectable(Struct, frozen=True):
    """Raw words of one item that stand together; `place` is None where they are the brief's own."""

    item: str
    kind: str
    place: Locator | None
    text: str


def passages_of(opened: "OpenDocument", item_id: str) -> tuple[Selectable, ...]:
    """The words of one item: spans of a quote, the text of a claim; of a paragraph, if they are at hand."""
    item = opened.index.items.get(item_id)
    if item is None:
        return ()
    kind = opened.index.kind(item_id)
    return tuple(Selectable(item_id, kind, place, text) for place, text in _words(opened, item) if text)


def whole_words(opened: "OpenDocument", item_id: str) -> str:
    """All words of an item; of a speaker the name in the brief. Empty where they are not at hand."""
    if isinstance(opened.index.items.get(item_id), Speaker):
        return opened.index.written_names[item_id]
    return "\n".join(passage.text for passage in passages_of(opened, item_id))


def passages(opened: "OpenDocument") -> Iterator[Selectable]:
    """The words of all items, in the order of the items."""
    for item_id in opened.index.items:
        yield from passages_of(opened, item_id)


def _words(opened: "OpenDocument", item: Item) -> Iterator[tuple[Locator | None, str]]:
    match item:
        case Quote():
            spans = [(item.place_of(span), span.exact) for span in item.spans]
            yield from spans or [(item.para, item.content or "")]
        case Paragraph():
            yield item.place, opened.text.words.get(item.place, "")
        case Claim() | Event() | Gap() | KeyPoint():
            yield None, item.text
