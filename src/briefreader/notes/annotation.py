"""Entries as Web Annotations (https://www.w3.org/TR/annotation-model/), each with one motivation."""

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, assert_never

from msgspec import to_builtins

from briefreader.base.patterns import pattern
from briefreader.brief.verification.selectable import passages
from briefreader.notes.anchor import Resolver
from briefreader.notes.entries import entry_of
from briefreader.notes.item_words import ItemWords
from briefreader.notes.model import (
    SOURCE,
    Addition,
    Anchor,
    AnyEntry,
    BasketItem,
    Bookmark,
    Document,
    Mark,
    Note,
    Notebook,
    Review,
    Tags,
    Use,
    normal_tags,
)
from briefreader.notes.vocabulary import CONTEXT, NAMED_ACTS, annotation_iri, brief_iri, moment

if TYPE_CHECKING:
    from briefreader.brief.verification.document import OpenDocument

_GENERATOR = {"id": "urn:briefreader", "type": "Software", "name": "briefreader"}
_LABEL = "Notes of a reviewer"
_HALF = pattern("[\ud800-\udfff]")


def annotations(
    opened: "OpenDocument", notebook: Notebook, address: str | None, *, quoting: bool = True
) -> list[Document]:
    """Every entry as an annotation, by time of creation; none is left out.

    `address` is the article's. Without `quoting` no words of the article or brief are in them. What an
    entry belongs to is `orphaned` if its item or its words are not in the brief, and
    `moved` if its item has other words than when it was attached.
    """
    place = _Place(opened, address, quoting)
    entries = sorted(notebook.entries, key=lambda entry: (entry.created, entry.id))
    return [_annotation(_writable(entry), place) for entry in entries]


def collection(items: Sequence[Document]) -> Document:
    """Annotations as one AnnotationCollection with its only page inside it (§5)."""
    name = uuid.uuid5(uuid.NAMESPACE_URL, " ".join(item["id"] for item in items))
    found: Document = {
        "@context": CONTEXT,
        "id": name.urn,
        "type": "AnnotationCollection",
        "label": _LABEL,
        "total": len(items),
    }
    if items:  # a page has one annotation or more
        page = uuid.uuid5(name, "page").urn
        found["first"] = {
            "id": page,
            "type": "AnnotationPage",
            "partOf": name.urn,
            "startIndex": 0,
            "items": list(items),
        }
        found["last"] = page
    return found


def encode(document: Document) -> str:
    """The text of a file: ASCII, sorted, indented, the same for the same notes."""
    return json.dumps(document, sort_keys=True, indent=2, allow_nan=False) + "\n"


def motivation_of(entry: AnyEntry) -> str:
    """The one motivation of an entry (§3.3.5).

    A note tagged with the name of a motivation has that one. Else a note that begins with `?` is
    questioning, and words without a text are highlighted.
    """
    match entry:
        case Note():
            named = (tag.casefold() for tag in entry.tags)
            act = next((tag for tag in named if tag in NAMED_ACTS), None)
            if act is not None:
                return act
            if entry.text.lstrip().startswith("?"):
                return "questioning"
            return "commenting" if entry.text.strip() else "highlighting"
        case Tags():
            return "tagging"
        case Bookmark() | Mark():
            return "bookmarking"
        case Review():
            return "assessing"
        case Addition():
            return "editing"
        case BasketItem() | Use():
            return "linking"
    assert_never(entry)


class _Place:
    """What entries of one brief are about, as targets."""

    def __init__(self, opened: "OpenDocument", address: str | None, quoting: bool) -> None:
        self._brief = opened.brief
        self._items = opened.index.items
        self._address = address
        self._resolver = Resolver(passages(opened))
        self._words = ItemWords(opened)
        self._quoting = quoting

    def target(self, entry: AnyEntry) -> Document:
        """The target of an entry (§4): the article, or the brief where the words are the brief's own."""
        anchor = entry.anchor if isinstance(entry, Note) else None
        brief = self._brief
        name = brief_iri(brief.id)
        is_in_article = anchor is None or anchor.paragraph is not None
        found: Document = {
            "type": "SpecificResource",
            "source": self._address if self._address and is_in_article else name,
            "scope": name,
            "brief": brief.id,
            "item": entry.item,
            "selector": list(self._selectors(entry.item, anchor)),
        }
        if brief.revision is not None:
            found["revision"] = brief.revision
        if brief.source.sha256 is not None:
            found["sourceSha256"] = brief.source.sha256
        if self._address and not is_in_article:
            found["article"] = self._address
        if self._quoting:
            found["briefTitle"] = brief.title
        if anchor is not None and anchor.detached:
            found["detached"] = True
        if self._is_orphaned(entry.item, anchor):
            found["orphaned"] = True
        if entry.about is not None:
            found["itemMark"] = entry.about.mark
            if self._quoting and entry.about.begins:
                found["itemBegins"] = entry.about.begins
        if self._words.moved(entry) is not None:
            found["moved"] = True
        return found

    def _selectors(self, item: str, anchor: Anchor | None) -> Iterator[Document]:
        """The words (§4.2.4), and where in which item they stand (§4.2.5, counted in code points)."""
        if anchor is None:
            yield {"type": "ItemSelector", "item": item}
            return
        if self._quoting:
            yield {
                "type": "TextQuoteSelector",
                "exact": anchor.exact,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
            }
        passage: Document = {"type": "ItemSelector"}
        if anchor.item is not None:
            passage["item"] = anchor.item
        if anchor.paragraph is not None:
            passage["paragraph"] = anchor.paragraph
        if anchor.start is not None and anchor.end is not None and 0 <= anchor.start <= anchor.end:
            passage["refinedBy"] = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
        yield passage

    def _is_orphaned(self, item: str, anchor: Anchor | None) -> bool:
        if item not in self._items and item != SOURCE:
            return True
        return anchor is not None and self._resolver.resolve(anchor, item).certainty == "orphan"


def _annotation(entry: AnyEntry, place: _Place) -> Document:
    found: Document = {
        "id": annotation_iri(entry.id),
        "type": "Annotation",
        "kind": entry.kind,
        "motivation": motivation_of(entry),
        "creator": {"type": "Person", "name": entry.reviewer},
        "generator": _GENERATOR,
        "target": place.target(entry),
    }
    times = {"created": moment(entry.created), "modified": moment(entry.modified)}
    found.update((name, time) for name, time in times.items() if time)
    if bodies := list(_bodies(entry)):
        found["body"] = bodies
    if isinstance(entry, Mark):
        found["mark"] = entry.letter
    return found


def _bodies(entry: AnyEntry) -> Iterator[Document]:
    """The texts of an entry (§3.2.4), each with its purpose."""
    match entry:
        case Note():
            if entry.text:
                yield _text(entry.text, motivation_of(entry))
            yield from _tag_bodies(entry.tags)
        case Tags():
            yield from _tag_bodies(entry.tags)
        case Bookmark():
            if entry.label:
                yield _text(entry.label, "describing")
        case Addition():
            yield {**_text(entry.value, "editing"), "field": entry.field, "inferred": entry.inferred}
        case BasketItem():
            beside = {"rank": entry.rank, "section": entry.section, "note": entry.note}
            yield {**_text(entry.comment, "linking"), **beside}
        case Use():
            yield _text(entry.report, "linking")
        case Review():
            yield {**_text(entry.verdict or entry.state, "assessing"), **_assessment(entry)}
            if entry.comment:
                yield _text(entry.comment, "commenting")


def _tag_bodies(tags: Iterable[str]) -> Iterator[Document]:
    return (_text(tag, "tagging") for tag in normal_tags(tags))


def _text(value: str, purpose: str) -> Document:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _assessment(review: Review) -> Mapping[str, str]:
    """The fields of a review that are not its comment, as far as they are filled in."""
    fields = {
        "reviewState": review.state,
        "reliability": review.reliability,
        "credibility": review.credibility,
        "verdict": review.verdict,
        "likelihood": review.likelihood,
        "scale": review.scale,
        "confidence": review.confidence,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _writable(entry: AnyEntry) -> AnyEntry:
    """The entry with U+FFFD for each half of a surrogate pair, which no file in UTF-8 can hold."""
    text = json.dumps(to_builtins(entry), ensure_ascii=False)
    return entry_of(json.loads(_HALF.sub("\ufffd", text))) if _HALF.search(text) else entry
