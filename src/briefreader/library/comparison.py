"""What differs between two revisions of a brief, item by item.

Everything that the brief says of an item is compared, so that whatever a reader sees as changed is told.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar, assert_never

from msgspec import Struct, structs

from briefreader.base.differences import words_of
from briefreader.brief.model.brief import (
    SUMMARY,
    Brief,
    Claim,
    Event,
    Gap,
    Item,
    KeyPoint,
    Link,
    Locator,
    Paragraph,
    Position,
    Quote,
    QuoteKind,
    Speaker,
    several,
)
from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.verification.verification import Verification
from briefreader.cite.citation import Work, work
from briefreader.library.aspects import (
    SLIGHT,
    Aspect,
    AspectKind,
    citation_aspects,
    differs,
    fields_differ,
    plain,
    reworded,
)
from briefreader.library.same_items import Joinable, JoinedBy, Pair, Same, join, same_item
from briefreader.wording.brief import passed_on_phrase, speaker_name

I = TypeVar("I", bound=Item)  # noqa: E741

ItemKind = Literal["quote", "claim", "event", "key-point", "gap", "speaker", "paragraph", "citation", "brief"]
Fate = Literal["added", "gone", "changed"]
# Fields that name items, whose ids may differ in the two revisions.
_REFERENCES = frozenset(
    """answers attributed_to by claims context depends_on evidence_events includes quote supersedes
    via""".split()  # noqa: SIM905
)
_PLACES = frozenset(("para", "paras", "cites", "evidence_para"))
_GONE = "#"  # stands behind the id of an item that the new revision does not have: no id has it
_POSITION_KEYS = 10
PositionKeys = Callable[..., tuple[Hashable, ...]]


class Edition(Struct, frozen=True):
    """One of the two revisions that are compared: how it is called, and how it may be handled."""

    brief_id: str
    title: str
    revision: int | None
    updated: str | None
    file: str
    source: Work
    handling_mark: str
    draft_mark: str


class ComparedItem(Struct, frozen=True):
    """An item as one of the revisions has it. `words` has a line for each span of a quote.

    Of a quote, `kind` tells a paraphrase, `passed_on` who passed it on, `hedge` the speaker's own words of
    doubt, and `verification` whether it stands in the source.
    """

    item: str
    words: str
    speakers: tuple[str, ...] = ()
    para: Locator | None = None
    kind: QuoteKind | None = None
    passed_on: str = ""
    hedge: str = ""
    verification: Verification | None = None


class ItemChange(Struct, frozen=True):
    """What has become of an item. Where `joined` is a guess it may be two items, one gone and one added."""

    kind: ItemKind
    old: ComparedItem | None = None
    new: ComparedItem | None = None
    aspects: tuple[Aspect, ...] = ()
    joined: JoinedBy = "id"
    likeness: int = 100

    @property
    def fate(self) -> Fate:
        """Whether it is new, gone, or changed."""
        return "added" if self.old is None else "gone" if self.new is None else "changed"

    @property
    def is_slight(self) -> bool:
        """Whether nothing differs but marks, spaces and ids."""
        return self.fate == "changed" and all(aspect.kind in SLIGHT for aspect in self.aspects)

    @property
    def side(self) -> ComparedItem:
        """The item as it is, or as it was if it is gone."""
        side = self.new or self.old
        assert side is not None
        return side


class RevisionComparison(Struct, frozen=True):
    """Two revisions of a brief, and what differs, in the order of the brief."""

    old: Edition
    new: Edition
    changes: tuple[ItemChange, ...]

    @property
    def is_of_one_brief(self) -> bool:
        """Whether both have the same id."""
        return self.old.brief_id == self.new.brief_id

    @property
    def handling_marks(self) -> tuple[str, ...]:
        """How both may be handled, each mark once."""
        marks = (self.old.handling_mark, self.new.handling_mark)
        return tuple(dict.fromkeys(filter(None, marks)))

    @property
    def counts(self) -> Mapping[tuple[ItemKind, Fate], int]:
        """How many items of each kind were added, are gone, or changed more than slightly."""
        return Counter((change.kind, change.fate) for change in self.changes if not change.is_slight)

    @property
    def slight(self) -> int:
        """In how many items nothing differs but marks, spaces and ids."""
        return sum(change.is_slight for change in self.changes)


def compare(old: OpenDocument, new: OpenDocument) -> RevisionComparison:
    """What differs between two revisions. They may also be two briefs."""
    return RevisionComparison(edition_of(old), edition_of(new), tuple(_Comparing(old, new).changes()))


def edition_of(opened: OpenDocument) -> Edition:
    """How a revision is called."""
    brief = opened.brief
    return Edition(
        brief_id=brief.id,
        title=brief.title,
        revision=brief.revision,
        updated=brief.updated,
        file=opened.loaded.name,
        source=work(brief.source.csl),
        handling_mark=brief.handling_mark,
        draft_mark=brief.draft_mark,
    )


class _Version:
    """One of the two briefs, with the ids of its items as the other one has them."""

    def __init__(self, opened: OpenDocument) -> None:
        self.opened = opened
        self.brief = opened.brief
        self.index = opened.index
        # Of items and paragraphs that are called otherwise in the other brief: how they are called there.
        self.ids: dict[str, str] = {}
        self.places: dict[Locator, Locator] = {}

    def canonical(self, item_ids: Iterable[str]) -> frozenset[str]:
        """The same for the same items of both briefs."""
        return frozenset(self.ids.get(one, one) for one in item_ids)

    def place(self, place: Locator | None) -> Locator | None:
        """The same for the same paragraphs of both briefs; `cites` have ids among them."""
        return self.places.get(place, self.ids.get(str(place), place)) if place is not None else None

    def names(self, item_ids: Iterable[str]) -> str:
        """Speakers by their names, other items by their ids."""
        return ", ".join(map(self._name, item_ids))

    def _name(self, item_id: str) -> str:
        return speaker_name(self.index, item_id)

    def parties(self, position: Position) -> str:
        """Whose position it is."""
        return ", ".join(map(self.index.party_name, self.index.parties_of(position)))

    def quote(self, quote: Quote) -> Joinable:
        """A quote by its words, and by who says them."""
        return Joinable(quote.id, _said(quote), self.canonical(quote.speakers))

    def side(self, item: Item) -> ComparedItem:
        """An item as this brief has it."""
        match item:
            case Quote():
                return self._side_of_quote(item)
            case Speaker():
                return ComparedItem(item.id, item.name)
            case Event():
                return ComparedItem(
                    item.id, item.text, tuple(map(self._name, several(item.attributed_to))), item.para
                )
            case Paragraph():
                return ComparedItem(item.id, item.text or "", (), item.place)
            case Claim():
                return ComparedItem(item.id, item.text, (), next(iter(item.paras), None))
            case KeyPoint() | Gap():
                return ComparedItem(item.id, item.text)
        assert_never(item)

    def _side_of_quote(self, quote: Quote) -> ComparedItem:
        return ComparedItem(
            quote.id,
            _said(quote),
            tuple(map(self._name, quote.speakers)),
            quote.para,
            kind=quote.kind,
            passed_on=passed_on_phrase(quote, self.index),
            hedge=quote.hedge.words if quote.hedge else "",
            verification=self.opened.verify(quote),
        )


class _Comparing:
    """Two briefs, and which items of one are which of the other.

    Speakers come first: who says a quote tells whether it is the same.
    """

    def __init__(self, old: OpenDocument, new: OpenDocument) -> None:
        self._old, self._new = _Version(old), _Version(new)
        people = old.brief.speakers, new.brief.speakers
        self._speakers = self._joined(*people, _named, _named, self._same_person)
        self._paragraphs = _paragraphs(old), _paragraphs(new)
        before, now = self._paragraphs
        self._paragraph_pairs = join([*map(_printed, before)], [*map(_printed, now)])
        for pair in self._paragraph_pairs:
            if pair.old is not None and pair.new is not None:
                self._old.places[before[pair.old].place] = now[pair.new].place

    def changes(self) -> Iterator[ItemChange]:
        """All of them, what was said first."""
        old, new = self._old.brief, self._new.brief
        quotes = self._joined(old.quotes, new.quotes, self._old.quote, self._new.quote)
        claims = self._joined(old.claims, new.claims, _own_words, _own_words)
        events = self._joined(old.history, new.history, _own_words, _own_words)
        points = self._joined(old.key_points, new.key_points, _own_words, _own_words)
        gaps = self._joined(old.gaps, new.gaps, _own_words, _own_words)
        yield from self._changed("quote", old.quotes, new.quotes, quotes)
        yield from self._changed("claim", old.claims, new.claims, claims)
        yield from self._changed("event", old.history, new.history, events)
        if aspects := tuple(citation_aspects(old.source, new.source)):
            yield _of_all("citation", old.source.csl.title, new.source.csl.title, aspects)
        yield from self._of_brief(old, new)
        yield from self._changed("key-point", old.key_points, new.key_points, points)
        yield from self._changed("gap", old.gaps, new.gaps, gaps)
        yield from self._changed("speaker", old.speakers, new.speakers, self._speakers)
        yield from self._of_paragraphs()

    def _joined(
        self,
        old: Sequence[I],
        new: Sequence[I],
        known_old: Callable[[I], Joinable],
        known_new: Callable[[I], Joinable],
        same: Same = same_item,
    ) -> tuple[Pair, ...]:
        """Which of the items are one; their ids are known from then on."""
        pairs = join([*map(known_old, old)], [*map(known_new, new)], same)
        for pair in pairs:
            if pair.old is not None:
                is_sure = pair.new is not None and pair.by != "guess"
                before = old[pair.old].id
                now = new[pair.new].id if pair.new is not None and is_sure else f"{before} {_GONE}"
                if now != before:
                    self._old.ids[before] = now
        return pairs

    def _same_person(self, old: Joinable, new: Joinable) -> bool:
        """Whether one id is of one person: by the names, or by another name that both briefs give."""
        names = (_names_of(self._old.brief, old.id), _names_of(self._new.brief, new.id))
        return _same_name(old, new) or not names[0].isdisjoint(names[1])

    def _changed(
        self, kind: ItemKind, old: Sequence[I], new: Sequence[I], pairs: Iterable[Pair]
    ) -> Iterator[ItemChange]:
        for pair in pairs:
            one = old[pair.old] if pair.old is not None else None
            other = new[pair.new] if pair.new is not None else None
            aspects: tuple[Aspect, ...] = ()
            if one is not None and other is not None:
                aspects = tuple(self._aspects(one, other))
                if not aspects:
                    continue
            yield ItemChange(
                kind,
                self._old.side(one) if one is not None else None,
                self._new.side(other) if other is not None else None,
                aspects,
                pair.by,
                pair.likeness,
            )

    # What differs in an item

    def _reworded(self, kind: AspectKind, old: str, new: str, field: str = "") -> Iterator[Aspect]:
        """That words differ, in the language of the brief."""
        return reworded(kind, old, new, field, lang=self._new.brief.lang)

    def _aspects(self, old: Item, new: Item) -> Iterator[Aspect]:
        if not isinstance(old, Paragraph):
            yield from differs("id", old.id, new.id)
        match old, new:
            case Quote(), Quote():
                yield from self._of_quote(old, new)
            case Claim(), Claim():
                yield from self._reworded("content", old.text, new.text)
                yield from differs("status", old.status, new.status)
                yield from self._of_positions(old.positions, new.positions)
                yield from self._of_fields(old, new, ("id", "text", "status", "positions"))
            case Event(), Event():
                yield from self._reworded("content", old.text, new.text)
                yield from differs("date", old.date, new.date)
                yield from reworded("date-words", old.date_text or "", new.date_text or "")
                yield from self._moved(old.para, new.para)
                yield from self._of_fields(old, new, ("id", "text", "date", "date_text", "para"))
            case Speaker(), Speaker():
                yield from differs("name", old.name, new.name)
                yield from self._of_fields(old, new, ("id", "name"))
            case Paragraph(), Paragraph():
                yield from self._reworded("words", old.text or "", new.text or "")
            case (KeyPoint() | Gap(), KeyPoint() | Gap()):
                yield from self._reworded("content", old.text, new.text)
                yield from self._of_fields(old, new, ("id", "text"))

    def _of_quote(self, old: Quote, new: Quote) -> Iterator[Aspect]:
        if old == new and self._names_the_same(old):
            return
        yield from self._reworded("words", _spoken(old), _spoken(new))
        yield from self._reworded("content", old.content or "", new.content or "")
        if self._old.canonical(old.speakers) != self._new.canonical(new.speakers):
            yield Aspect("speaker", self._old.names(old.speakers), self._new.names(new.speakers))
        yield from differs("kind", old.kind, new.kind)
        yield from self._moved(old.para, new.para)
        before = [(self._old.place(span.para), span.occurrence, span.marks) for span in old.spans]
        now = [(span.para, span.occurrence, span.marks) for span in new.spans]
        if before != now and _spoken(old) == _spoken(new):
            yield Aspect("field", plain(before), plain(now), field="spans")
        yield from self._of_fields(old, new, ("id", "speaker", "para", "kind", "spans", "content"))

    def _names_the_same(self, quote: Quote) -> bool:
        """Whether all that a quote names is called the same in both."""
        named = (*quote.speakers, *quote.claims, *several(quote.via), *several(quote.answers))
        places = {quote.para, *(span.para for span in quote.spans)}
        return self._old.ids.keys().isdisjoint(named) and all(map(self._stays, places))

    def _stays(self, place: Locator | None) -> bool:
        return self._old.place(place) == place

    def _moved(self, old: Locator | None, new: Locator | None) -> Iterator[Aspect]:
        """That an item stands in another paragraph, or in one that has another number."""
        is_same = self._old.place(old) == new
        yield from differs("renumbered" if is_same else "paragraph", plain(old), plain(new))

    def _of_positions(self, old: Sequence[Position], new: Sequence[Position]) -> Iterator[Aspect]:
        for one, other in _pairs_of_positions(old, new, self._position_keys):
            if one is None or other is None:
                version, position = (self._old, one) if one is not None else (self._new, other)
                assert position is not None
                stances = (one.stance if one else None, other.stance if other else None)
                yield Aspect("position", *stances, party=version.parties(position))
                continue
            party = self._new.parties(other)
            if self._party_key(self._old, one) != self._party_key(self._new, other):
                yield Aspect("party", self._old.parties(one), party, party=party)
            yield from differs("stance", one.stance, other.stance, party)
            yield from differs("evidence", one.evidence, other.evidence, party)
            yield from self._of_fields(one, other, ("stance", "evidence", "party"), party)

    def _position_keys(self, position: Position, *, is_old: bool) -> tuple[Hashable, ...]:
        """By what a position is known again, the surest first; None where that is not known."""
        version = self._old if is_old else self._new
        party, stance = self._party_key(version, position), position.stance
        by = version.canonical(position.speakers)
        quotes = version.canonical(several(position.quote))
        return (
            (party, by, quotes, stance),
            (party, by, stance),
            (party, quotes, stance),
            (party, stance),
            (party, by),
            (party, quotes),
            party,
            ("quotes", by, quotes) if quotes else None,
            ("quotes", quotes) if quotes else None,
            ("by", by, stance) if by else None,
        )

    @staticmethod
    def _party_key(version: _Version, position: Position) -> Hashable:
        return version.canonical(version.index.parties_of(position))

    def _of_fields(self, old: Struct, new: Struct, told: Sequence[str], party: str = "") -> Iterator[Aspect]:
        """The fields that are no kind of their own."""
        for field in old.__struct_fields__:
            if field in told:
                continue
            before, now = getattr(old, field), getattr(new, field)
            if field in _REFERENCES:
                ids, others = several(before), several(now)
                if self._old.canonical(ids) != self._new.canonical(others):
                    shown = self._old.names(ids) or None, self._new.names(others) or None
                    yield Aspect("field", *shown, party=party, field=field)
            elif field in _PLACES:
                places, places_now = _listed(before), _listed(now)
                is_same = tuple(map(self._old.place, places)) == places_now
                if not is_same or places != places_now:
                    kind: AspectKind = "renumbered" if is_same else "field"
                    yield Aspect(kind, plain(before), plain(now), party=party, field=field)
            elif before != now:
                yield Aspect("field", plain(before), plain(now), party=party, field=field)

    # The brief, and its source

    def _of_brief(self, old: Brief, new: Brief) -> Iterator[ItemChange]:
        aspects = [
            *differs("title", old.title, new.title),
            *self._reworded(
                "content", "\n".join(several(old.summary)), "\n".join(several(new.summary)), SUMMARY
            ),
            *fields_differ(old, new, ("lang", "handling", "parties", "provenance")),
        ]
        if old.draft != new.draft:
            unchecked = [one.unchecked if one.draft else None for one in (old, new)]
            aspects.append(Aspect("field", unchecked[0], unchecked[1], field="draft"))
        renamed = {one: now for one, now in self._old.ids.items() if not now.endswith(_GONE)}
        before = {_link_words(one, renamed): _link_words(one, {}) for one in old.links}
        now = {_link_words(one, {}) for one in new.links}
        aspects += [
            Aspect("field", told, None, field="links") for one, told in before.items() if one not in now
        ]
        aspects += [Aspect("field", None, one, field="links") for one in sorted(now - before.keys())]
        if aspects:
            yield _of_all("brief", old.title, new.title, tuple(aspects))

    def _of_paragraphs(self) -> Iterator[ItemChange]:
        """Those of the source, where the words of both are at hand."""
        old, new = self._paragraphs
        if old and new:
            yield from self._changed("paragraph", old, new, self._paragraph_pairs)


def _of_all(kind: ItemKind, old: str, new: str, aspects: tuple[Aspect, ...]) -> ItemChange:
    """A change of what is no item, by the title that it has."""
    return ItemChange(kind, ComparedItem("", old), ComparedItem("", new), aspects)


def _listed(value: Locator | tuple[Locator, ...] | None) -> tuple[Locator, ...]:
    """The places of a field that has one or several."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _said(quote: Quote) -> str:
    return _spoken(quote) or quote.content or ""


def _spoken(quote: Quote) -> str:
    """The words between the marks, each span in a line of its own."""
    return "\n".join(span.exact for span in quote.spans)


def _named(speaker: Speaker) -> Joinable:
    return Joinable(speaker.id, speaker.name)


def _own_words(item: Claim | Event | KeyPoint | Gap) -> Joinable:
    return Joinable(item.id, item.text)


def _printed(paragraph: Paragraph) -> Joinable:
    return Joinable(paragraph.id, paragraph.text or "")


def _names_of(brief: Brief, speaker_id: str) -> frozenset[tuple[str, ...]]:
    """All names of a speaker, as words."""
    named = (one for one in brief.speakers if one.id == speaker_id)
    return frozenset(words_of(name) for one in named for name in (one.name, *one.aliases))


def _same_name(old: Joinable, new: Joinable) -> bool:
    """Whether one name is the other, or a part of it. No likeness: two brothers have names that are alike."""
    shorter, longer = sorted((set(old.tokens), set(new.tokens)), key=len)
    return old.says(new) or (bool(shorter) and shorter <= longer)


def _paragraphs(opened: OpenDocument) -> tuple[Paragraph, ...]:
    """Those whose words are at hand."""
    words = opened.text.words
    return tuple(
        structs.replace(one, text=words[one.place]) for one in opened.paragraphs if one.place in words
    )


def _pairs_of_positions(
    old: Sequence[Position], new: Sequence[Position], keys: PositionKeys
) -> Iterator[tuple[Position | None, Position | None]]:
    """Which of the positions are one, by the surest key that fits; the new ones in their order."""
    ours, theirs = [keys(one, is_old=True) for one in old], [keys(one, is_old=False) for one in new]
    found: dict[int, int] = {}  # by the number of the new position
    for step in range(_POSITION_KEYS):
        left = [number for number in range(len(old)) if number not in found.values()]
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for number in reversed(left):
            waiting[ours[number][step]].append(number)
        for number in range(len(new)):
            key = theirs[number][step]
            if number not in found and key is not None and waiting.get(key):
                found[number] = waiting[key].pop()
    for number, position in enumerate(new):
        yield (old[found[number]] if number in found else None), position
    yield from ((one, None) for number, one in enumerate(old) if number not in found.values())


def _link_words(link: Link, ids: Mapping[str, str]) -> str:
    return f"{ids.get(link.from_, link.from_)} {link.rel} {ids.get(link.to, link.to)}"
