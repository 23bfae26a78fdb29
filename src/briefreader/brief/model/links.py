"""What belongs to what: every reference of a brief, followed in both directions."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from briefreader.base.lookalikes import told_apart
from briefreader.base.text import shows_words
from briefreader.brief.model.brief import (
    Brief,
    Claim,
    Drafted,
    Event,
    Gap,
    Item,
    KeyPoint,
    Locator,
    Paragraph,
    Position,
    Quote,
    Relation,
    Speaker,
    paragraph_id,
    several,
)

_KINDS: dict[type[Item], str] = {
    KeyPoint: "key point",
    Quote: "quote",
    Claim: "claim",
    Event: "event",
    Gap: "gap",
    Speaker: "speaker",
    Paragraph: "paragraph",
}

# How a link of the brief reads from its one end, and from its other.
_RELATIONS: dict[Relation, tuple[str, str]] = {
    "supports": ("supports", "supported by"),
    "refutes": ("refutes", "refuted by"),
    "context": ("context", "context of"),
    "same-as": ("same as", "same as"),
    "updates": ("updates", "updated by"),
}


class Linked(Struct, frozen=True, gc=False):
    """A linked item, and what it is to the item asked about: `evidence`, `needed by` …"""

    relation: str
    target: str


# What the target is to the item, what the item is to the target, the target's id.
_Reference = tuple[str, str, str]


class Index:
    """Finds items by id, and what refers to them. References that lead nowhere are left out.

    Speakers and parties whose names look alike have their ids behind them: `Ada Lee (s-ada-2)`. It is the one
    place where that is done, so whatever names somebody takes the speaker from here.
    """

    def __init__(self, brief: Brief) -> None:
        self._brief = brief

    @cached_property
    def items(self) -> dict[str, Item]:
        """Everything that has an id, quotes first."""
        brief = self._brief
        items: dict[str, Item] = {quote.id: quote for quote in brief.quotes}
        others: tuple[tuple[Item, ...], ...] = (
            brief.key_points,
            brief.claims,
            brief.history,
            brief.gaps,
            _told_apart(brief.speakers),
            brief.text,
        )
        for group in others:
            for item in group:
                items.setdefault(item.id, item)
        return items

    @cached_property
    def quotes_by_speaker(self) -> dict[str, list[Quote]]:
        """The quotes of each speaker, by the speaker's id."""
        return _by_speaker(self._brief.quotes)

    def kind(self, item_id: str) -> str:
        """What the item is: `quote`, `claim`, `key point` … Raises KeyError for an unknown id."""
        return _KINDS[type(self.items[item_id])]

    @cached_property
    def drafted(self) -> dict[str, Drafted]:
        """How rules came to each item that is there and that nobody has checked yet."""
        return {one.item: one for one in self._brief.draft if one.item in self.items}

    def speaker(self, speaker_id: str) -> Speaker | None:
        """The speaker with this id."""
        item = self.items.get(speaker_id)
        return item if isinstance(item, Speaker) else None

    @cached_property
    def written_names(self) -> dict[str, str]:
        """The names of the speakers as the brief has them, by their ids."""
        return {speaker.id: speaker.name for speaker in self._brief.speakers}

    def party_name(self, slug: str) -> str:
        """How a party is called: as the brief names it, or by the words of its slug."""
        name = self._party_names.get(slug)
        if name is None and (speaker := self.speaker(slug)) is not None:
            name = speaker.name
        return name if name and shows_words(name) else slug.replace("-", " ")

    @cached_property
    def _party_names(self) -> dict[str, str]:
        return told_apart(self._brief.parties)

    def parties_of(self, position: Position) -> tuple[str, ...]:
        """The parties of a position: its own, else those of its speakers, each speaker alone without one."""
        speakers = [speaker for speaker in map(self.speaker, position.speakers) if speaker is not None]
        if position.party is not None or not speakers:
            return several(position.party)
        parties = (party for one in speakers for party in several(one.party) or (one.id,))
        return tuple(dict.fromkeys(parties))

    def is_alleged(self, position: Position) -> bool:
        """Whether a position is only based on what others allege was said."""
        quotes = [item for one in several(position.quote) if isinstance(item := self.items.get(one), Quote)]
        takers = set(position.speakers)
        return bool(quotes) and all(
            quote.alleged and takers.isdisjoint(several(quote.via)) for quote in quotes
        )

    def quotes_of_claim(self, claim_id: str) -> tuple[Quote, ...]:
        """The quotes a claim rests on, whichever of the two says so."""
        return tuple(item for item in self._naming(claim_id) if isinstance(item, Quote))

    def claims_of_quote(self, quote_id: str) -> tuple[Claim, ...]:
        """The claims a quote belongs to, whichever of the two says so."""
        quote = self.items.get(quote_id)
        if quote is None:
            return ()
        named = (target for _, _, target in _references(quote))
        naming = (claim.id for claim in self._claims_naming.get(quote_id, ()))
        found = (self.items.get(target) for target in dict.fromkeys(chain(named, naming)))
        return tuple(item for item in found if isinstance(item, Claim))

    def events_of(self, item_id: str) -> tuple[Event, ...]:
        """The events linked with an item."""
        return tuple(
            item
            for target in dict.fromkeys(link.target for link in self.links(item_id))
            if isinstance(item := self.items[target], Event)
        )

    def quotes_in_paragraph(self, place: Locator) -> tuple[Quote, ...]:
        """The quotes with words of a paragraph."""
        return tuple(item for item in self._referring(paragraph_id(place)) if isinstance(item, Quote))

    def claims_in_paragraph(self, place: Locator) -> tuple[Claim, ...]:
        """The claims that name a paragraph."""
        return tuple(item for item in self._referring(paragraph_id(place)) if isinstance(item, Claim))

    def links(self, item_id: str) -> tuple[Linked, ...]:
        """All items linked with one, in both directions: first those it names itself."""
        item = self.items.get(item_id)
        if item is None:
            return ()
        found = dict.fromkeys(self._references_around(item))
        for relation, target in self._declared.get(item_id, ()):
            found[relation, target] = None
        if isinstance(item, Quote) and item.utterance is not None:
            for quote in self._utterances[item.utterance]:
                found["same statement", quote.id] = None
        return tuple(
            Linked(relation, target)
            for relation, target in found
            if target in self.items and target != item_id
        )

    def _references_around(self, item: Item) -> Iterator[tuple[str, str]]:
        """Relation and target of what an item names itself, then of what names it."""
        for relation, _, target in _references(item):
            yield relation, target
        for other in self._referring(item.id):
            for _, relation, target in _references(other):
                if target == item.id:
                    yield relation, other.id

    def same_elsewhere(self, item_id: str) -> tuple[str, ...]:
        """The items of other briefs that this one is said to be the same as: `brief-id#item-id`."""
        return tuple(
            target
            for relation, target in self._declared.get(item_id, ())
            if relation == _RELATIONS["same-as"][0] and "#" in target
        )

    def in_order(self, item_ids: Collection[str]) -> list[str]:
        """Items in the order of the brief; those that are gone come first."""
        gone = [item_id for item_id in item_ids if item_id not in self.items]
        return [*gone, *(item_id for item_id in self.items if item_id in item_ids)]

    def _naming(self, item_id: str) -> Iterator[Item]:
        """The items that one names in its fields, or that name it in theirs, each once."""
        item = self.items.get(item_id)
        around = self._references_around(item) if item is not None else ()
        return (self.items[target] for target in dict.fromkeys(t for _, t in around) if target in self.items)

    def _referring(self, item_id: str) -> Iterable[Item]:
        return self._referrers.get(item_id, ())

    @cached_property
    def _referrers(self) -> dict[str, list[Item]]:
        return _by_target(self.items.values())

    @cached_property
    def _claims_naming(self) -> dict[str, list[Item]]:
        """Of the referrers the claims: they are few, and each quote on the screen asks for them."""
        return _by_target(claim for claim in self._brief.claims if self.items[claim.id] is claim)

    @cached_property
    def _declared(self) -> dict[str, list[tuple[str, str]]]:
        """The brief's own list of links, by each end that is in this brief."""
        declared: dict[str, list[tuple[str, str]]] = {}
        for link in self._brief.links:
            forwards, backwards = _RELATIONS[link.rel]
            declared.setdefault(link.from_, []).append((forwards, link.to))
            declared.setdefault(link.to, []).append((backwards, link.from_))
        return declared

    @cached_property
    def _utterances(self) -> dict[str, list[Quote]]:
        utterances: dict[str, list[Quote]] = {}
        for quote in self._brief.quotes:
            if quote.utterance is not None:
                utterances.setdefault(quote.utterance, []).append(quote)
        return utterances


def _by_target(items: Iterable[Item]) -> dict[str, list[Item]]:
    """By target: the items that name it, each once."""
    referrers: dict[str, list[Item]] = {}
    for item in items:
        for _, _, target in _references(item):
            named = referrers.setdefault(target, [])
            if not named or named[-1] is not item:
                named.append(item)
    return referrers


def _told_apart(speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    names = told_apart({speaker.id: speaker.name for speaker in speakers})
    return tuple(
        speaker if speaker.name == names[speaker.id] else replace(speaker, name=names[speaker.id])
        for speaker in speakers
    )


def _by_speaker(quotes: Iterable[Quote]) -> dict[str, list[Quote]]:
    by_speaker: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        if isinstance(quote.speaker, str):  # nearly all, and there can be very many
            by_speaker[quote.speaker].append(quote)
        else:
            for speaker in quote.speakers:
                by_speaker[speaker].append(quote)
    return dict(by_speaker)


def _references(item: Item) -> Iterator[_Reference]:
    """What an item names, by the fields of its kind."""
    match item:
        case Quote():
            yield from _of_quote(item)
        case Claim():
            yield from _of_claim(item)
        case Event():
            yield from _of_event(item)
        case KeyPoint():
            yield from _each("cites", "key point", map(paragraph_id, item.cites))
        case Gap():
            yield from _each("about", "gap", map(paragraph_id, item.cites))
        case Speaker():
            yield from _each("member", "member of", item.includes)


def _of_quote(quote: Quote) -> Iterator[_Reference]:
    yield from _each("speaker", "quote", quote.speakers)
    yield from _each("paragraph", "quote", map(paragraph_id, quote.places))
    for span in quote.spans:
        if span.para is not None:
            yield "paragraph", "quote", paragraph_id(span.para)
    yield from _each("claim", "quote", quote.claims)
    yield from _each("according to", "passed on", several(quote.via))
    yield from _each("answers", "answered by", several(quote.answers))


def _of_claim(claim: Claim) -> Iterator[_Reference]:
    for position in claim.positions:
        yield from _each("speaker", "claim", position.speakers)
        yield from _each("quote", "claim", several(position.quote))
        yield from _each("withdraws", "withdrawn by", several(position.supersedes))
        yield from _each("evidence", "evidence for", position.evidence_events)
        if position.evidence_para is not None:
            yield "evidence", "evidence for", paragraph_id(position.evidence_para)
    yield from _each("depends on", "needed by", claim.depends_on)
    yield from _each("context", "context of", claim.context)
    yield from _each("paragraph", "claim", map(paragraph_id, claim.paras))


def _of_event(event: Event) -> Iterator[_Reference]:
    yield from _each("quote", "event", several(event.quote))
    yield from _each("speaker", "event", several(event.attributed_to))
    if event.para is not None:
        yield "paragraph", "event", paragraph_id(event.para)


def _each(relation: str, backwards: str, targets: Iterable[str]) -> Iterator[_Reference]:
    return ((relation, backwards, target) for target in targets)
