"""What can be done with hits, without a screen: their briefs are opened again, copied from, and noted on.

A hit is as the index knows it. Before anything is done with it its brief is read and verified anew, and what
stands there in other words by now is left alone. All of it waits for the disk, and may run in a worker; what
is asked for first is done first.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from briefreader.brief import BriefError, Item
from briefreader.brief.reading.item_lines import line_of
from briefreader.brief.verification.document import OpenDocument, load
from briefreader.cite.remarks import Remark, Rendered
from briefreader.composition.citing import added, citer
from briefreader.composition.copies import Copier, CopyAs
from briefreader.environment import Environment
from briefreader.library.items import SearchItem
from briefreader.library.reading import items_of
from briefreader.many_briefs import Library
from briefreader.notes import Edit, Note, Notebook, Review, StoreError, Subject, subject_of
from briefreader.notes.item_words import ItemWords
from briefreader.notes.model import ReviewState
from briefreader.notes.over_briefs import NotesOverBriefs, Written
from briefreader.notes.review import ReviewFields

BasketWish = tuple[str, str | None]  # an item, and the id of the note to it that is meant
Deed = Callable[[Edit, str], object]  # what is done to an item of a brief


class HitBrief(Struct, frozen=True):
    """A brief as its file is by now, the notes to it, and which of its items are meant.

    `wishes` are the same as the basket takes them: of one's own note the note, else its item.
    """

    path: Path
    opened: OpenDocument
    notebook: Notebook
    items: tuple[str, ...]
    wishes: tuple[BasketWish, ...]

    @property
    def subject(self) -> Subject:
        """Which brief notes belong to."""
        return subject_of(self.opened.brief)

    def without(self, items: Container[str]) -> "HitBrief":
        """The same without some items."""
        return replace(self, items=tuple(item for item in self.items if item not in items))

    def joined(self, other: "HitBrief") -> "HitBrief":
        """The same, and what is meant of another revision."""
        items = dict.fromkeys((*self.items, *other.items))
        wishes = dict.fromkeys((*self.wishes, *other.wishes))
        return replace(self, items=tuple(items), wishes=tuple(wishes))


class OpenHits(NamedTuple):
    """The briefs of hits in their order, and what cannot be acted on any more: why."""

    briefs: tuple[HitBrief, ...]
    missing: tuple[Remark, ...] = ()


class HitsNoted(NamedTuple):
    """What became of a change of notes; of so many items that are `unchecked` in a draft nothing.

    `is_taken_back`: all the items were as the change makes them, and are not any more. `is_retry`: nothing
    was done but to save what the store had refused before.
    """

    written: Written
    missing: tuple[Remark, ...] = ()
    unchecked: int = 0
    is_taken_back: bool = False
    is_retry: bool = False


class ItemToNote(NamedTuple):
    """One item, and what has been noted on it so far."""

    brief: HitBrief
    item: Item | None
    kind: str
    review: Review | None
    tags: tuple[str, ...]
    text: str  # of a note, that was begun and not saved

    @property
    def key(self) -> tuple[str, str]:
        """The ids of the brief and the item."""
        return self.brief.opened.brief.id, self.brief.items[0]


class HitsSession:
    """Acts on the hits of a library for the reviewer of an environment."""

    def __init__(self, library: Library, environment: Environment) -> None:
        self._library = library
        self._environment = environment
        self._notes = NotesOverBriefs()
        self._turn = Lock()

    def introduce(self, environment: Environment) -> None:
        """The reviewer has a name now."""
        self._environment = environment

    def open(self, hits: Iterable[SearchItem]) -> OpenHits:
        """Read the briefs of hits again, and look whether these are still what was found."""
        by_path: dict[Path, list[SearchItem]] = {}
        for hit in hits:
            by_path.setdefault(self._library.path_of(hit), []).append(hit)
        briefs: list[HitBrief] = []
        missing: list[Remark] = []
        for path, wanted in by_path.items():
            title = wanted[0].facts.title
            try:
                opened = load(path, folders=self._environment.settings.sources)
            except BriefError as error:
                missing.append(Remark("unreadable", (title, str(path), error.what)))
                continue
            items = {*opened.index.items, *(one.id for one in opened.paragraphs)}
            known = [hit for hit in wanted if (hit.target or hit.item) in items]
            brief = self._with_notes(path, opened, known)
            missing += [_why_missing(hit) for hit in wanted if hit not in known]
            missing += [Remark("changed", (title,))] if len(brief.wishes) < len(known) else []
            briefs += [brief] if brief.wishes else []
        return OpenHits(tuple(briefs), tuple(dict.fromkeys(missing)))

    def _with_notes(self, path: Path, opened: OpenDocument, wanted: Sequence[SearchItem]) -> HitBrief:
        notebook = self._environment.store.read(subject_of(opened.brief))
        there = {_mark(item) for item in items_of(opened, path, ())}
        own = {entry.id for entry in notebook.entries if isinstance(entry, Note)}
        wishes = tuple(
            (hit.target or hit.item, hit.item if hit.item in own else None)
            for hit in wanted
            if hit.facts.brief == opened.brief.id and (hit.kind == "note" or _mark(hit) in there)
        )
        items = tuple(dict.fromkeys(item for item, _ in wishes))
        return HitBrief(path, opened, notebook, items, wishes)

    # Copies

    def made(self, hits: Sequence[SearchItem], copy_as: CopyAs) -> Rendered:
        """The hits as one text with citations; what cannot be copied, or not as it was, is remarked."""
        found = self.open(hits)
        chosen = [(self._copier(one), one.items) for one in found.briefs]
        if not chosen:
            return Rendered("", found.missing)
        (copier, items), *others = chosen
        made = copier.made(items, copy_as, others)
        return replace(made, remarks=(*found.missing, *made.remarks))

    def _copier(self, brief: HitBrief) -> Copier:
        around = self._environment
        cites = citer(brief.opened, added(brief.notebook), around.today)
        return Copier(brief.opened, brief.notebook, cites, around.templates)

    # Notes

    def review(self, hits: Sequence[SearchItem]) -> HitsNoted:
        """Mark items as reviewed; if all are, as not reviewed. What nobody has checked of a draft is not."""
        with self._turn:
            found = self.open(hits)
            briefs = [one.without(one.opened.index.drafted) for one in found.briefs]
            unchecked = sum(len(one.items) for one in found.briefs) - sum(len(one.items) for one in briefs)
            briefs = [one for one in briefs if one.items]
            is_done = bool(briefs) and all(one.notebook.reviewed.issuperset(one.items) for one in briefs)
            state: ReviewState = "unreviewed" if is_done else "reviewed"
            deed = partial(_done_to_each, lambda edit, item: edit.set_review(item, state=state))
            noted = self._carry_out(OpenHits(tuple(briefs), found.missing), deed)
            return noted._replace(unchecked=unchecked, is_taken_back=is_done)

    def tag(self, hits: Sequence[SearchItem], tags: Sequence[str]) -> HitsNoted:
        """Give items these tags and no others."""
        return self._each(hits, lambda edit, item: edit.set_tags(item, tags))

    def grade(self, hit: SearchItem, fields: ReviewFields) -> HitsNoted:
        """Set grade and verdict of an item."""
        return self._each([hit], lambda edit, item: edit.set_review(item, **fields))

    def note(self, hit: SearchItem, text: str) -> HitsNoted:
        """Add a note to an item."""
        return self._each([hit], lambda edit, item: edit.add_note(item, text))

    def put_in_basket(self, hits: Sequence[SearchItem]) -> HitsNoted:
        """Put items and notes into the basket; if all are there, take them out."""
        with self._turn:
            found = self.open(hits)
            there = {
                (one.subject, entry.item, entry.note): entry.id
                for one in found.briefs
                for entry in one.notebook.basket
            }
            wanted = [(one.subject, *wish) for one in found.briefs for wish in one.wishes]
            if wanted and there.keys() >= {*wanted}:
                return self._carry_out(found, partial(_taken_out, there))._replace(is_taken_back=True)
            for one in found.briefs:
                with suppress(StoreError):  # the basket then asks for the brief to be opened
                    self._environment.state.readings.keep_path(one.opened.brief.id, one.path)
            return self._carry_out(found, _put_in)

    def undo(self) -> Written:
        """Undo what was changed last."""
        with self._turn:
            return self._notes.undo(self._environment.store)

    def _each(self, hits: Sequence[SearchItem], deed: Deed) -> HitsNoted:
        with self._turn:
            return self._carry_out(self.open(hits), partial(_done_to_each, deed))

    def _carry_out(self, found: OpenHits, change: Callable[[HitBrief, Edit], object]) -> HitsNoted:
        """Change the notes to briefs; two revisions of one brief have the same.

        What the store has refused is kept for the next start. It is saved before anything else: asked for
        once more, it would be done and at once undone.
        """
        store = self._environment.store
        briefs: dict[Subject, HitBrief] = {}
        for one in found.briefs:
            known = briefs.get(one.subject)
            briefs[one.subject] = one if known is None else known.joined(one)
        is_retry = any(subject.brief_id in store.pending for subject in briefs)
        deed = _nothing if is_retry else change
        changes = {subject: partial(deed, one) for subject, one in briefs.items()}
        about = {subject: ItemWords(one.opened).about for subject, one in briefs.items()}
        written = self._notes.carry_out(store, changes, about)
        for subject in briefs:
            if subject.brief_id in store.pending:
                with suppress(StoreError):  # which has just been told
                    store.keep_unsaved(subject)
        return HitsNoted(written, found.missing, is_retry=is_retry)

    # One item

    def to_note(self, hit: SearchItem) -> ItemToNote | Remark:
        """What has been noted on the item of a hit; or why that cannot be told."""
        found = self.open([hit])
        if not found.briefs:
            return found.missing[0]
        (brief,), item_id = found.briefs, found.briefs[0].items[0]
        item, notebook = brief.opened.index.items.get(item_id), brief.notebook
        kind = brief.opened.index.kind(item_id) if item is not None else "item"
        review = notebook.review(item_id)
        own = review if review is not None and not notebook.writer(review) else None
        texts = self._environment.state.texts.of(brief.opened.brief.id)
        begun = next((one.text for one in texts if (one.item, one.kind) == (item_id, "note")), "")
        return ItemToNote(brief, item, kind, own, notebook.tags(item_id), begun)

    def place_of(self, hit: SearchItem) -> tuple[Path, int]:
        """The file of a hit, and the line of its item. Never raises."""
        path = self._library.path_of(hit)
        try:
            return path, line_of(load(path).loaded, hit.target or hit.item)
        except BriefError:
            return path, 1


def _why_missing(hit: SearchItem) -> Remark:
    """Why a hit is no item of its brief."""
    if hit.kind in ("note", "summary"):
        return Remark("no-item" if hit.kind == "note" else "summary")
    return Remark("changed", (hit.facts.title,))


def _mark(item: SearchItem) -> tuple[str, str, str, tuple[str, ...]]:
    """What an item is known by: its id, its kind, its words, and whose they are."""
    return item.item, item.kind, item.text, item.speakers


def _done_to_each(deed: Deed, brief: HitBrief, edit: Edit) -> None:
    for item in brief.items:
        deed(edit, item)


def _put_in(brief: HitBrief, edit: Edit) -> None:
    for item, note in brief.wishes:
        edit.put_in_basket(item, note=note)


def _taken_out(entries: Mapping[tuple[Subject, str, str | None], str], brief: HitBrief, edit: Edit) -> None:
    for wish in brief.wishes:
        edit.remove(entries[(brief.subject, *wish)])


def _nothing(_brief: HitBrief, _edit: Edit) -> None:
    """Saves what is only in memory, and nothing else."""
