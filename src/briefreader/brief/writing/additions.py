"""Items that a person adds to a brief: as a decision, and laid on another version of the brief."""

from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefreader.brief.model.brief import Brief, Claim, Event, KeyPoint, Quote, Speaker, is_reserved, several
from briefreader.brief.model.links import Index
from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.verification.source import as_place
from briefreader.brief.verification.verification import Verification, Verifier

Addition = Speaker | Quote | Claim | Event | KeyPoint
LISTS = ("speakers", "quotes", "claims", "history", "key_points")  # of a brief, and of `Add`


class Add(Struct, frozen=True, tag="add", omit_defaults=True):
    """These items are new, and belong together: a quote with the speaker that it needs."""

    speakers: tuple[Speaker, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    history: tuple[Event, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()

    @property
    def items(self) -> tuple[Addition, ...]:
        """All of them, what others refer to first."""
        return (*self.speakers, *self.quotes, *self.claims, *self.history, *self.key_points)

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids, the speakers' last: they are seldom what it is about."""
        rest: tuple[Addition, ...] = (*self.quotes, *self.claims, *self.history, *self.key_points)
        return tuple(one.id for one in (*rest, *self.speakers))

    @property
    def one_by_one(self) -> tuple["Add", ...]:
        """Each item by itself, what others refer to first."""
        lists = ((name, one) for name in LISTS for one in getattr(self, name))
        return tuple(Add(**{name: (one,)}) for name, one in lists)


class Relaid(Struct, frozen=True):
    """What became of additions on another version: those that fit, ids of those it has, and of the others.

    `unfit` are those others themselves.
    """

    fitting: tuple[Add, ...] = ()
    there: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    unfit: tuple[Add, ...] = ()


def with_added(brief: Brief, add: Add) -> Brief:
    """The brief with the items at the end of its lists; unchanged if one of their ids is taken."""
    items = Index(brief).items
    if any(one.id in items for one in add.items):
        return brief
    return replace(brief, **{name: (*getattr(brief, name), *getattr(add, name)) for name in LISTS})


def added_to(before: Brief, now: Brief) -> Add | None:
    """What a brief has more than before, at the end of its lists; None if anything else is different."""
    more = {name: getattr(now, name)[len(getattr(before, name)) :] for name in LISTS}
    add = Add(**more)
    return add if with_added(before, add) == now else None


def laid_on(adds: Iterable[Add], opened: OpenDocument) -> Relaid:
    """Additions that were made to another version: a quote fits where its words stand, in whatever paragraph.

    What the brief has by that id and kind was put there by its author, and stays as it is there.
    """
    brief = opened.brief
    fitting: list[Add] = []
    there: list[str] = []
    lost: list[str] = []
    unfit: list[Add] = []
    for add in adds:
        index = Index(brief)
        has = {one.id for one in add.items if type(index.items.get(one.id)) is type(one)}
        left = replace(add, **{name: _without(getattr(add, name), has) for name in LISTS})
        left = replace(left, quotes=tuple(_laid(one, brief, opened) for one in left.quotes))
        there += [one for one in add.ids if one in has]
        after = with_added(brief, left)
        if not left.items:
            continue
        if after == brief or not _holds(left, after, opened):
            lost += left.ids
            unfit.append(left)
            continue
        brief = after
        fitting.append(left)
    return Relaid(tuple(fitting), tuple(there), tuple(lost), tuple(unfit))


def _without(items: Iterable[Addition], ids: Container[str]) -> tuple[Addition, ...]:
    return tuple(one for one in items if one.id not in ids)


def _laid(quote: Quote, brief: Brief, opened: OpenDocument) -> Quote:
    """The quote in the paragraph where its words stand."""
    found = _verified(quote, brief, opened)
    places = [finding.para for finding in found.spans]
    moved = any(finding.misplaced for finding in found.spans) and all(place is not None for place in places)
    if not moved or places[0] is None:
        return quote
    spans = (
        replace(span, para=place if place != places[0] else None, occurrence=None)
        for span, place in zip(quote.spans, places, strict=True)
    )
    return replace(quote, para=places[0], spans=tuple(spans))


def _holds(add: Add, after: Brief, opened: OpenDocument) -> bool:
    """Whether everything that additions refer to is there, and the source has their words."""
    items, words = Index(after).items, opened.text.words
    if any(one not in items for one in _named(add.items)):
        return False
    placed: tuple[Quote | Event, ...] = (*add.quotes, *add.history)
    places = [as_place(one.para) for one in placed if one.para is not None]
    if words and any(place not in words for place in places):
        return False
    found = (_verified(quote, after, opened) for quote in add.quotes if quote.spans)
    return not any(one.found is False for each in found for one in each.spans) if words else True


def _verified(quote: Quote, brief: Brief, opened: OpenDocument) -> Verification:
    return Verifier(brief, opened.text)(quote)


def _named(items: Sequence[Addition]) -> Iterator[str]:
    """The ids that some items refer to."""
    for item in items:
        match item:
            case Quote():
                yield from item.speakers
            case Claim():
                for position in item.positions:
                    yield from several(position.by)
                    yield from several(position.quote)
            case Event():
                yield from (one for one in several(item.attributed_to) if one != "reporter")
            case KeyPoint():
                yield from (one for one in item.cites if isinstance(one, str) and not is_reserved(one))
            case Speaker():
                yield from item.includes
