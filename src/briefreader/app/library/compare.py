"""Two revisions of a brief on the screen: what differs, item by item."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace
from textual.binding import BindingType

from briefreader.actions import Context
from briefreader.app.base_screen import Question
from briefreader.app.binding import bindings
from briefreader.app.content import CHANGE_STYLES, empty, heading, parts, words
from briefreader.app.dialogs.picker import Picker
from briefreader.app.library.into_basket import Find
from briefreader.app.library.page_screen import NO_ITEM, PageOut, PageScreen
from briefreader.app.library.versions import Version, Versions, read_version, versions_of
from briefreader.app.panes.quotes import verification_chip
from briefreader.app.rows import Chip, Row, RowBlock, Rows, rows_of
from briefreader.app.widgets.bars import Header
from briefreader.brief import BriefError
from briefreader.brief.verification.document import OpenDocument
from briefreader.environment import Environment
from briefreader.exhibits import comparison_exhibit
from briefreader.library.aspects import Aspect
from briefreader.library.comparison import (
    ComparedItem,
    Fate,
    ItemChange,
    ItemKind,
    RevisionComparison,
    compare,
)
from briefreader.library.reading import item_of
from briefreader.library.revisions import PhraseHistory, phrase_history
from briefreader.many_briefs import Library
from briefreader.notes.exhibit_file import Exhibit
from briefreader.printing.comparison import (
    SLIGHT_TITLE,
    TITLES,
    aspect_label,
    aspect_parts,
    comparison_page,
    edition_words,
    fate_words,
    first_words,
    guess_words,
    is_renumbered,
    is_worded,
    marked_part,
    negation_words,
    other_aspects,
    side_words,
    words_aspect,
)
from briefreader.printing.page import handling
from briefreader.wording.phrases import BETWEEN_SPANS, counted, joined, quoted, sentence

_SIGNS: Mapping[Fate, tuple[str, str]] = {
    "changed": ("~", ""),
    "added": ("+", "good"),
    "gone": ("−", "denied"),
}
_COLLECTED: frozenset[ItemKind] = frozenset(("quote", "claim", "event", "key-point", "gap"))
_PHRASE = "phrase-"  # before the number of a version

READING = "The revisions are being read"
ALONE = "There is one revision of this brief, and no earlier version is known"
_IN_NO_FILE = "This version is in no file any more: it is as you read it"


class _Compared(Struct, frozen=True):
    """What was made of two versions, and of a phrase that was asked for; or why it could not be made.

    `rows` show it; the keys of the changes are their numbers.
    """

    versions: Versions
    read: Mapping[Version, OpenDocument] = {}
    found: RevisionComparison | None = None
    history: PhraseHistory | None = None
    refusal: str = ""
    rows: tuple[Row, ...] = ()


class CompareScreen(PageScreen):
    """Enter opens an item in the newer revision, if it is there."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("compare")

    places: ClassVar[tuple[Context, ...]] = ("compare",)

    def __init__(self, library: Library, path: Path, item: str = "") -> None:
        """Of the brief in a file. The cursor begins on the change of `item`, if it has one."""
        super().__init__(library)
        self._path = path
        self._compared: _Compared | None = None  # until the versions are found
        self._why_not = READING  # nothing can be done with them
        self._item = item  # on whose change the cursor begins
        self._begin = ""  # or the row
        self._phrase = ""

    def begin(self) -> None:
        """Look for the versions, and read two of them."""
        self.query_one(Header).left = ("Compare",)
        work = partial(_begun, self._path, self.library, self.app.environment, self.app.keeping.finish)
        self.look_for(work, self._take, "reading …")

    def action_do(self, action_id: str) -> None:
        """Carry out an action, or say why there is nothing to act on."""
        if self._compared is not None or action_id == "close-comparison":
            super().action_do(action_id)
        else:
            self.say(self._why_not)

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """With the choice of revisions, and of a phrase."""
        return {
            **super().actions,
            "older-pair": partial(self._turn, -1),
            "newer-pair": partial(self._turn, 1),
            "choose-pair": self._choose_pair,
            "find-phrase": self._ask_phrase,
            "open-change": self.open_here,
            "open-before": self._open_before,
            "close-comparison": self.close_page,
        }

    @property
    def _now(self) -> _Compared:
        """What is shown. No action that asks for it is carried out before."""
        assert self._compared is not None
        return self._compared

    def _compare(self, versions: Versions) -> None:
        read, phrase = self._now.read, self._phrase
        work = partial(_compared, versions, read, phrase, self.app.environment)
        self.look_for(work, self._take, "reading …")

    def _take(self, compared: _Compared | str) -> None:
        if isinstance(compared, str):
            self._why_not = compared
        else:
            self._compared = compared
        if isinstance(compared, str) or compared.found is None:
            why_not = compared if isinstance(compared, str) else compared.refusal
            self.show_counts()
            self.items.show_rows(rows_of([empty(why_not)]))
            return
        found, versions = compared.found, compared.versions
        pair = " → ".join(_label(compared, one) for one in (versions.old, versions.new))
        header = self.query_one(Header)
        header.left = (pair, found.new.title)
        header.right = tuple(_count_words(found))
        header.short = (counted(len(found.changes), "change"),)
        begin = self._begin or (_key_of(found, self._item) if self._item else None)
        self.items.show_rows(rows_of(compared.rows), at=begin)
        self._item = self._begin = ""

    # Which two

    def _turn(self, direction: int) -> None:
        """Compare the older one with the one before it, or the newer one with the one after it."""
        versions = self._now.versions
        end = versions.old if direction < 0 else versions.new
        other = end + direction
        if 0 <= other < len(versions.all):
            self._compare(replace(versions, old=min(end, other), new=max(end, other)))
        else:
            self.say(f"This is the {'oldest' if direction < 0 else 'newest'} revision")

    def _choose_pair(self) -> None:
        """Let both be chosen, the older one first; those that were not read are meanwhile."""

        def old_chosen(old: str | None) -> None:
            if old is not None:
                self.app.push_screen(self._picker("To which revision"), partial(new_chosen, old))

        def new_chosen(old: str, new: str | None) -> None:
            if new is not None and new != old:
                self._compare(replace(self._now.versions, old=int(old), new=int(new)))

        self.app.push_screen(self._picker("From which revision"), old_chosen)
        self.run_until_left("read", partial(_all_read, self._now, self.app.environment), self._take_read)

    def _take_read(self, read: Mapping[Version, OpenDocument]) -> None:
        self._compared = replace(self._now, read=read)
        if isinstance(picker := self.app.screen, Picker):
            picker.show_rows(_revisions(self._now))

    def _picker(self, title: str) -> Picker:
        return Picker(title, _revisions(self._now), "Enter choose · Esc cancel")

    # A phrase

    def _ask_phrase(self) -> None:
        """Ask for words, and tell in which revision they stand first."""
        self.ask(Question("First revision with the words", self._phrase, answer=self._find))

    def _find(self, phrase: str) -> None:
        self._phrase, self._begin = phrase.strip(), f"{_PHRASE}0"
        self._compare(self._now.versions)

    # The change under the cursor

    def open_here(self) -> None:
        """Open the brief at the item: the newer revision, unless the item is gone."""
        if (number := self._phrase_row) is not None:
            history = self._now.history
            items = history.standings[number].items if history is not None else ()
            self._open(number, items[0].item if items else "")
        elif (change := self._here) is not None:
            is_new = change.new is not None
            self._open(self._now.versions.new if is_new else self._now.versions.old, change.side.item)

    def _open_before(self) -> None:
        """Open the item in the older revision."""
        change = self._here
        if change is None:
            self.say("There is no change here. On a revision, Enter opens it")
        elif change.old is not None:
            self._open(self._now.versions.old, change.old.item)
        else:
            self.say("The older revision does not have it")

    @property
    def _here(self) -> ItemChange | None:
        found, key = self._now.found, self.items.key
        return found.changes[int(key)] if found is not None and key.isdigit() else None

    @property
    def _phrase_row(self) -> int | None:
        key = self.items.key
        return int(key.removeprefix(_PHRASE)) if key.startswith(_PHRASE) else None

    def _open(self, number: int, item: str) -> None:
        versions = self._now.versions
        version = versions.all[number]
        if version.sha256:
            self.say(_IN_NO_FILE)
            return
        notice = ""
        if version.path != versions.newest:
            label = sentence(_label(self._now, number))
            notice = f"{label}: an older revision. The newest: {versions.newest.name}"
        self.app.open_reader(version.path, item, notice)

    # Taking it along

    def page_out(self) -> PageOut | str:
        """The whole comparison."""
        now = self._now
        found, history, versions = now.found, now.history, now.versions
        if found is None:
            return now.refusal
        old, new = (versions.all[number] for number in (versions.old, versions.new))
        if old.sha256 or new.sha256:
            exhibit: Exhibit | str = _IN_NO_FILE
        else:
            phrase = self._phrase if history is not None else ""
            files = [one.path for one in versions.all if not one.sha256]
            exhibit = comparison_exhibit(old.path, new.path, phrase, files)
        return PageOut(partial(comparison_page, found, history), exhibit)

    def item_here(self) -> Find | str:
        """The item under the cursor, as the newer revision has it."""
        change, now = self._here, self._now
        if change is None or change.kind not in _COLLECTED:
            return NO_ITEM
        if change.new is None:
            return "The newer revision does not have it"
        version, item = now.versions.all[now.versions.new], change.new.item
        if version.sha256:
            return _IN_NO_FILE
        opened, place = now.read[version], self.library.relative(version.path)
        return lambda: item_of(opened, place, item)


def _begun(
    path: Path, library: Library, environment: Environment, finish: Callable[[], None]
) -> _Compared | str:
    """The two versions that are compared first; or why there are none. `finish` waits for what is written."""
    finish()
    try:
        versions = versions_of(path, library, environment)
    except BriefError as error:
        return f"{error.where}: {error.what}"
    return _compared(versions, {}, "", environment) if versions is not None else ALONE


def _compared(
    versions: Versions, known: Mapping[Version, OpenDocument], phrase: str, environment: Environment
) -> _Compared:
    """Takes long for large briefs."""
    wanted = {versions.all[versions.old], versions.all[versions.new]}
    read = dict(known)
    try:
        for one in versions.all:
            if one not in read and (phrase or one in wanted):
                read[one] = read_version(one, environment)
    except BriefError as error:
        return _Compared(versions, read, refusal=f"{error.where}: {error.what}")
    found = compare(read[versions.all[versions.old]], read[versions.all[versions.new]])
    revisions = [read[one] for one in versions.all] if phrase else []
    history = _history(phrase, revisions)
    return _Compared(versions, read, found, history, rows=tuple(_rows(found, history)))


def _history(phrase: str, revisions: list[OpenDocument]) -> PhraseHistory | None:
    try:
        return phrase_history(phrase, revisions)
    except ValueError:  # no words
        return None


def _all_read(compared: _Compared, environment: Environment) -> Mapping[Version, OpenDocument]:
    """Every revision that can be read."""
    read = dict(compared.read)
    for one in compared.versions.all:
        if one not in read:
            try:
                read[one] = read_version(one, environment)
            except BriefError:
                continue
    return read


def _revisions(compared: _Compared) -> Rows[Row]:
    """All versions, to choose one."""
    return rows_of(
        [
            Row(str(number), (RowBlock(words(_label(compared, number))), parts([(one.path.name, "muted")])))
            for number, one in enumerate(compared.versions.all)
        ]
    )


def _label(compared: _Compared, number: int) -> str:
    """`revision 2, 2026-11-07`."""
    version = compared.versions.all[number]
    opened = compared.read.get(version)
    if opened is None:
        return version.path.name
    brief = opened.brief
    number_words = f"revision {brief.revision}" if brief.revision is not None else version.path.name
    return joined((number_words, brief.updated, "as you read it" if version.sha256 else None), ", ")


# --- rows -------------------------------------------------------------------------------------


def _key_of(found: RevisionComparison, item: str) -> str | None:
    """The row of an item's change; None if it has none."""
    numbers = (number for number, change in enumerate(found.changes) if item in _items(change))
    return next(map(str, numbers), None)


def _count_words(found: RevisionComparison) -> Iterator[str]:
    """`3 changed`, `1 gone`, `12 in marks, ids or numbers`."""
    fates = Counter(one.fate for one in found.changes if not one.is_slight)
    yield from (f"{fates[fate]} {fate}" for fate in _SIGNS if fates[fate])
    if found.slight:
        yield f"{found.slight} in marks, ids or numbers"


def _items(change: ItemChange) -> tuple[str, ...]:
    return tuple(side.item for side in (change.old, change.new) if side is not None)


def _rows(found: RevisionComparison, history: PhraseHistory | None) -> Iterator[Row]:
    """What was found out of a phrase, then the changes by kind, then those that are none of words."""
    yield from map(empty, handling(found.handling_marks))
    if not found.is_of_one_brief:
        yield empty(f"These are two briefs: {found.old.brief_id} and {found.new.brief_id}")
    for edition in (found.old, found.new):
        if edition.draft_mark:
            yield empty(f"{sentence(edition_words(edition))}: {edition.draft_mark}")
    if history is not None:
        yield from _phrase_rows(history)
    changes = list(enumerate(found.changes))
    for kind, title in TITLES.items():
        rows = [_row(str(key), one) for key, one in changes if one.kind == kind and not one.is_slight]
        yield from (heading(title), *rows) if rows else ()
    slight = [_row(str(key), one) for key, one in changes if one.is_slight]
    yield from (heading(SLIGHT_TITLE), *slight) if slight else ()
    if not changes:
        yield empty("Nothing differs.")


def _phrase_rows(history: PhraseHistory) -> Iterator[Row]:
    yield heading(f"{quoted(history.phrase)}: {first_words(history)}")
    for number, standing in enumerate(history.standings):
        count = counted(len(standing.items), "item") if standing.items else "not in it"
        told = parts([(f"{edition_words(standing.edition)}: ", ""), (count, "muted")])
        yield Row(f"{_PHRASE}{number}", (told,))
    yield empty("")


def _row(key: str, change: ItemChange) -> Row:
    """Who and where, the words with what differs in them, and what else differs, a line each."""
    sign, style = _SIGNS[change.fate]
    head = parts([(f"{sign} ", style), (side_words(change.side, change.kind), "strong")], hanging=2)
    if is_renumbered(change):
        return Row(key, (head, _aspect_block(change.aspects[0])), tuple(_chips(change)))
    blocks = [head]
    if change.kind not in ("citation", "brief"):
        blocks.append(_words_block(change))
    if told := negation_words(change):
        blocks.append(RowBlock(words(told), "contested", indent=2))
    blocks += map(_aspect_block, other_aspects(change))
    if guess := guess_words(change):
        blocks.append(RowBlock(words(guess), "warning", indent=2))
    return Row(key, (*blocks, RowBlock("")), tuple(_chips(change)))


def _words_block(change: ItemChange) -> RowBlock:
    side, aspect = change.side, words_aspect(change)
    pieces = _pieces(aspect) if aspect is not None else [(side.words, "")]
    return parts(_between_marks(pieces, side), indent=2)


def _between_marks(pieces: list[tuple[str, str]], side: ComparedItem) -> list[tuple[str, str]]:
    if side.kind not in ("direct", "partial"):
        return pieces
    return [("“", ""), *((text.replace("\n", BETWEEN_SPANS), style) for text, style in pieces), ("”", "")]


def _aspect_block(aspect: Aspect) -> RowBlock:
    return parts([(f"{sentence(aspect_label(aspect))}: ", "muted"), *_pieces(aspect)], indent=2)


def _pieces(aspect: Aspect) -> list[tuple[str, str]]:
    """What is gone and what is new: of words in marks and colours, of all else one behind the other."""
    found = aspect_parts(aspect)
    if is_worded(aspect):
        return [(marked_part(part), CHANGE_STYLES[part.kind]) for part in found]
    return [(part.text, "strong" if part.kind == "new" else "muted") for part in found]


def _chips(change: ItemChange) -> Iterator[Chip]:
    yield fate_words(change).lower(), "chip"
    if change.side.verification is not None and change.fate != "gone":
        yield verification_chip(change.side.verification)
