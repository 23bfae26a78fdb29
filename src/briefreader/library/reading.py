"""Reading the items of a brief: what a search can find in it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from msgspec.structs import replace

from briefreader.base.dates import DateRange, parse_edtf
from briefreader.base.rich_text import without_marks
from briefreader.brief.model.brief import (
    SUMMARY,
    Brief,
    Claim,
    Event,
    Locator,
    Position,
    Quote,
    WhenWords,
    several,
)
from briefreader.brief.verification.document import OpenDocument
from briefreader.cite.citation import work
from briefreader.library.items import BriefFacts, ItemSide, Occasion, ReviewerFacts, SearchItem, is_legal
from briefreader.library.tokens import token_line
from briefreader.notes import AnyEntry, Note, Notebook, Tags
from briefreader.notes.item_words import ItemWords
from briefreader.notes.model import SOURCE
from briefreader.notes.review import grade_text
from briefreader.wording.brief import party_words, passed_on_phrase, vouching_words
from briefreader.wording.phrases import joined

Notebooks = Callable[[OpenDocument], Sequence[tuple[str, Notebook]]]  # of the reviewers shown, by their names


def items_of(
    opened: OpenDocument, path: Path, notebooks: Sequence[tuple[str, Notebook]]
) -> Iterator[SearchItem]:
    """All that can be found in a brief, from its top. The notebooks are the reviewers', by their names."""
    return _Items(opened, facts_of(opened.brief, path), notebooks).all()


def item_of(opened: OpenDocument, path: Path, item_id: str) -> SearchItem | None:
    """One item of a brief, by its id; None if no search finds it."""
    return next((one for one in items_of(opened, path, ()) if one.item == item_id), None)


def notes_of(
    opened: OpenDocument, path: Path, notebooks: Sequence[tuple[str, Notebook]]
) -> Iterator[SearchItem]:
    """The notes that can be found in a brief, alone."""
    return _Items(opened, facts_of(opened.brief, path), notebooks).notes()


def facts_of(brief: Brief, path: Path) -> BriefFacts:
    """What all items of a brief have from it."""
    source = work(brief.source.csl)
    date = source.issued.iso if source.dated else ""
    days = parse_edtf(date)
    return BriefFacts(
        brief=brief.id,
        path=path.as_posix(),
        title=brief.title,
        revision=brief.revision,
        lang=brief.lang.lower(),
        date=date if days else "",
        days=days,
        id_line=token_line((brief.id,)),
        title_line=token_line((brief.title,)),
        source_line=token_line((source.container, source.title)),
        handling_line=token_line((brief.handling_mark,)),
        outlet=without_marks(source.outlet),
        handling=brief.handling_mark,
        people={
            one.id: (one.name, joined((one.role, one.affiliation), ", "))
            for one in brief.speakers
            if one.type != "none"
        },
        claims={one.id: one.text for one in brief.claims},
        source_sha256=brief.source.sha256,
    )


class _Items:
    """The items of one brief, as they are asked for."""

    def __init__(
        self, opened: OpenDocument, facts: BriefFacts, notebooks: Sequence[tuple[str, Notebook]]
    ) -> None:
        self._opened = opened
        self._brief = opened.brief
        self._index = opened.index
        self._facts = facts
        self._notebooks = notebooks
        self._order = 0

    def all(self) -> Iterator[SearchItem]:
        """From the top: summary, quotes, claims, history, source, notes."""
        brief = self._brief
        if summary := "\n".join(several(brief.summary)).strip():
            yield self._item(SUMMARY, "summary", "summary", summary, None)
        for point in brief.key_points:
            yield self._item(point.id, "key-point", "summary", point.text, self._place(point.cites))
        for gap in brief.gaps:
            yield self._item(gap.id, "gap", "summary", gap.text, self._place(gap.cites))
        yield from map(self._quote, brief.quotes)
        yield from map(self._claim, brief.claims)
        yield from map(self._event, brief.history)
        for paragraph in self._opened.paragraphs:
            if words := self._opened.text.words.get(paragraph.place):
                yield self._item(paragraph.id, "paragraph", "source", words, paragraph.place)
        yield from self.notes()

    def notes(self) -> Iterator[SearchItem]:
        """Those that are attached to the brief."""
        for name, notebook in self._notebooks:
            for one in notebook.entries:
                if isinstance(one, Note):
                    yield self._note(one, notebook.writer(one) or name)

    def _item(
        self, item: str, kind: str, room: str, text: str, para: Locator | None, *others: str
    ) -> SearchItem:
        """An item, found by its text and by `others`."""
        self._order += 1
        return SearchItem(
            facts=self._facts,
            item=item,
            kind=kind,
            room=room,
            order=self._order,
            text=text,
            para=para,
            line=token_line((text, *others)),
            is_draft=item in self._index.drafted,
            attached=attached(item, self._notebooks),
        )

    def _place(self, cites: tuple[Locator, ...]) -> Locator | None:
        """The first place in the source that is referred to; the others are items."""
        return _first(tuple(one for one in cites if isinstance(one, int) or one not in self._index.items))

    def _quote(self, quote: Quote) -> SearchItem:
        words = "\n".join(span.exact for span in quote.spans)
        names = self._names(quote.speakers)
        found = self._item(
            quote.id,
            quote.kind,
            "quotes",
            words or quote.content or "",
            quote.para,
            quote.content or "",
            *names,
        )
        claims = self._index.claims_of_quote(quote.id)
        resting = [
            (position, claim.id)
            for claim in claims
            for position in claim.positions
            if quote.id in several(position.quote) and self._says(quote, several(position.by))
        ]
        hedge = quote.hedge.words if quote.hedge else ""
        own = self._side(quote.speakers, self._parties(quote.speakers), hedge=hedge)
        sides = [
            replace(self._position(position, quote.speakers, hedge), claim=claim)
            for position, claim in resting
        ]
        return replace(
            found,
            speakers=names,
            sides=tuple(sides) or (own,),
            statuses=tuple(dict.fromkeys(claim.status for claim in claims)),
            claims=tuple(claim.id for claim in claims if is_legal(claim.id)),
            claim_line=token_line(claim.text for claim in claims),
            verification=replace(self._opened.verify(quote), spans=()),
            passed_on=passed_on_phrase(quote, self._index),
            when=_said_when(quote.when) if quote.when else None,
            where=(quote.where.resolved or quote.where.text) if quote.where else "",
            translated_from=(quote.translated_from or "").lower(),
        )

    def _says(self, quote: Quote, speaker_ids: tuple[str, ...]) -> bool:
        """Whether one of these is one of a quote's speakers, or speaks for one; or nobody is named."""
        everybody = {*quote.speakers, *self._included(quote.speakers)}
        named = {*speaker_ids, *self._included(speaker_ids)}
        return not named or not everybody.isdisjoint(named)

    def _included(self, speaker_ids: Iterable[str]) -> Iterator[str]:
        for speaker_id in speaker_ids:
            if (speaker := self._index.speaker(speaker_id)) is not None:
                yield from speaker.includes

    def _claim(self, claim: Claim) -> SearchItem:
        found = self._item(claim.id, "claim", "claims", claim.text, _first(claim.paras), claim.dispute or "")
        held = [(one, several(one.by) or self._said_by(one)) for one in claim.positions]
        return replace(
            found,
            speakers=tuple(dict.fromkeys(name for _, ids in held for name in self._names(ids))),
            sides=tuple(
                replace(self._position(position, ids), takers=party_words(position, self._index))
                for position, ids in held
            ),
            statuses=(claim.status,),
            claims=(claim.id,) if is_legal(claim.id) else (),
            claim_line=token_line((claim.text,)),
        )

    def _said_by(self, position: Position) -> tuple[str, ...]:
        """Who speaks in the quotes that a position without a speaker rests on."""
        quotes = (self._index.items.get(quote_id) for quote_id in several(position.quote))
        return tuple(
            dict.fromkeys(one for quote in quotes if isinstance(quote, Quote) for one in quote.speakers)
        )

    def _event(self, event: Event) -> SearchItem:
        ids = several(event.attributed_to)
        found = self._item(event.id, "event", "history", event.text, event.para, event.date_text or "")
        when = Occasion(
            *(event.date or "", _days(event.date), event.date_text or "", event.inferred),
            vouching=vouching_words(event, self._index),
            kind=event.kind,
        )
        return replace(
            found,
            speakers=self._names(ids),
            sides=(self._side(ids, self._parties(ids), hedge=""),),
            when=when,
        )

    def _note(self, note: Note, writer: str) -> SearchItem:
        words = note.text.encode("utf-8", "replace").decode()  # there may be half surrogate pairs
        return replace(
            self._item(note.id, "note", "notes", words, None),
            target=note.item,
            writer=writer,
            attached=(ReviewerFacts(token_line((writer,))),),
            is_orphan=note.item not in self._known or self._words.moved(note) is not None,
        )

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset((*self._index.items, SUMMARY, SOURCE))

    @cached_property
    def _words(self) -> ItemWords:
        return ItemWords(self._opened)

    # --- who, and on which side -------------------------------------------------------------------

    def _names(self, speaker_ids: Iterable[str]) -> tuple[str, ...]:
        found = (self._index.speaker(speaker_id) for speaker_id in speaker_ids)
        return tuple(one.name for one in found if one is not None and one.type != "none")

    def _parties(self, speaker_ids: Iterable[str]) -> tuple[str, ...]:
        found = (self._index.speaker(speaker_id) for speaker_id in speaker_ids)
        return tuple(dict.fromkeys(party for one in found if one is not None for party in several(one.party)))

    def _position(self, position: Position, speaker_ids: tuple[str, ...], hedge: str = "") -> ItemSide:
        hedge = position.hedge.words if position.hedge else hedge
        side = self._side(speaker_ids, self._index.parties_of(position), hedge=hedge)
        if self._index.is_alleged(position):  # nobody takes it who is only said to have spoken
            return side
        return replace(side, stance=position.stance, evidence=position.evidence or "")

    def _side(self, speaker_ids: tuple[str, ...], parties: Iterable[str], *, hedge: str) -> ItemSide:
        found = [one for speaker_id in speaker_ids if (one := self._index.speaker(speaker_id)) is not None]
        return ItemSide(
            ids=tuple(filter(is_legal, speaker_ids)),
            speaker_line=token_line(name for one in found for name in (one.name, *one.aliases)),
            party_line=token_line(name for one in parties for name in (one, self._index.party_name(one))),
            hedge_line=token_line((hedge,)),
            hedge=hedge,
        )


def attached(item: str, notebooks: Iterable[tuple[str, Notebook]]) -> tuple[ReviewerFacts, ...]:
    """What each reviewer attached to an item, if they did. The notebooks are theirs, by their names."""
    return tuple(
        _attached(item, name, notebook, entries)
        for name, notebook in notebooks
        if (entries := notebook.of(item))
    )


def _attached(item: str, name: str, notebook: Notebook, entries: Sequence[AnyEntry]) -> ReviewerFacts:
    review = notebook.review(item)
    tags = (tag for one in entries if isinstance(one, Note | Tags) for tag in one.tags)
    return ReviewerFacts(
        reviewer_line=token_line((name,)),
        tag_line=token_line(tags),
        note_line=token_line(one.text for one in entries if isinstance(one, Note)),
        grade=grade_text(review).lower() if review is not None else "",
        verdict_line=token_line(((review.verdict or "") if review is not None else "",)),
        is_reviewed=item in notebook.reviewed,
        is_bookmarked=notebook.bookmarked(item),
    )


def _said_when(when: WhenWords) -> Occasion:
    return Occasion(when.resolved or "", _days(when.resolved), when.text, when.inferred)


def _days(date: str | None) -> DateRange | None:
    return parse_edtf(date) if date else None


def _first(places: tuple[Locator, ...]) -> Locator | None:
    return places[0] if places else None
