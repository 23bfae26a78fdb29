"""Notes, tags, reviews and the basket, from the hits of a search."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from briefreader.app.keeping import Refused
from briefreader.app.library.hit_copies import hits_words
from briefreader.app.library.hit_list import ChosenHits
from briefreader.app.library.hits_session import HitsNoted, HitsSession, ItemToNote
from briefreader.app.library.into_report import open_basket
from briefreader.app.tagging import tags_question
from briefreader.cite.remarks import Remark
from briefreader.notes.over_briefs import Written
from briefreader.notes.review import ReviewFields
from briefreader.wording.brief import item_words
from briefreader.wording.phrases import items_words
from briefreader.wording.remarks import remark_words

if TYPE_CHECKING:
    from briefreader.app.library.search import SearchScreen

SAVED_AFTER_ALL = "Saved what was refused before"
DRAFTED = "unchecked in a draft: Enter opens it, where x accepts them"


class HitNotes:
    """Changes go to the store behind the screen; the search is asked again when they are on the disk."""

    def __init__(self, screen: "SearchScreen", session: HitsSession) -> None:
        self._screen = screen
        self._session = session
        self._tags: tuple[str, ...] = ()  # in use in any brief, as far as they are known yet

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """What can be attached, the basket, and one undo."""
        return {
            "review-hits": lambda: self._with_hits(self._review),
            "tag-hits": lambda: self._with_hits(self._look_at_tags),
            "basket-hits": lambda: self._with_hits(self._put_in_basket),
            "grade-hit": lambda: self._with_item(self._grade),
            "note-hit": lambda: self._with_item(self._write),
            "undo-hits": self._undo,
            "report-of-hits": self._open_basket,
        }

    def _with_hits(self, act: Callable[[ChosenHits], None]) -> None:
        """Act on the hits that are selected, else on the one under the cursor."""
        if hits := self._screen.hit_list.in_use:
            self._screen.with_name(partial(act, hits))

    def _with_item(self, act: Callable[[ChosenHits, ItemToNote], None]) -> None:
        """Act on the one hit under the cursor, or else the one that is selected."""
        list_of_hits = self._screen.hit_list
        one = list_of_hits.in_use if len(list_of_hits.in_use) == 1 else list_of_hits.under_cursor
        if one:
            self._screen.with_name(partial(self._look, act, one))

    def _look(self, act: Callable[[ChosenHits, ItemToNote], None], hits: ChosenHits) -> None:
        """Look what has been noted on the first hit; no letter of a text that is typed meanwhile is a key."""

        def take(found: ItemToNote | Remark) -> None:
            if isinstance(found, Remark):
                self._screen.say(remark_words(found), severity="warning")
            else:
                act(hits, found)

        self._screen.run_in_turn(partial(self._session.to_note, hits[0]), take)

    # What is done

    def _review(self, hits: ChosenHits) -> None:
        def told(noted: HitsNoted) -> str:
            return f"{'Review removed from' if noted.is_taken_back else 'Reviewed'} {hits_words(hits)}"

        self._change(partial(self._session.review, hits), told)

    def _put_in_basket(self, hits: ChosenHits) -> None:
        def told(noted: HitsNoted) -> str:
            if noted.is_taken_back:
                return f"Removed {hits_words(hits, 'from the basket')}"
            return f"Added {hits_words(hits, 'to the basket')}. R opens it"

        self._change(partial(self._session.put_in_basket, hits), told)

    def _look_at_tags(self, hits: ChosenHits) -> None:
        self._screen.run_until_left("tags", self._screen.app.environment.store.tags, self._know_tags)
        self._look(self._ask_tags, hits)

    def _ask_tags(self, hits: ChosenHits, about: ItemToNote) -> None:
        self._screen.ask(tags_question(about.tags, self._tags, partial(self._set_tags, hits)))

    def _know_tags(self, tags: tuple[str, ...]) -> None:
        self._tags = tags

    def _set_tags(self, hits: ChosenHits, tags: Sequence[str]) -> None:
        said = f"{'Tagged' if any(tags) else 'Tags removed from'} {hits_words(hits)}"
        self._change(partial(self._session.tag, hits, tags), lambda _: said)

    def _grade(self, hits: ChosenHits, about: ItemToNote) -> None:
        from briefreader.app.dialogs.review_form import ReviewForm

        def done(fields: ReviewFields | None) -> None:
            if fields is not None:
                graded = partial(self._session.grade, hits[0], fields)
                self._change(graded, lambda _: f"Graded {hits_words(hits)}")

        settings = self._screen.app.environment.settings
        form = ReviewForm(_words_of(about), about.kind, about.review, settings)
        self._screen.app.push_screen(form, done)

    def _write(self, hits: ChosenHits, about: ItemToNote) -> None:
        from briefreader.app.dialogs.note_editor import NoteEditor

        texts, key = self._screen.app.environment.state.texts, about.key

        def keep(text: str, refused: Refused) -> None:
            self._screen.write_in_turn(("text", *key), partial(texts.keep, *key, "note", text), refused)

        def done(text: str | None) -> None:
            if text is not None and text.strip():
                saved = partial(self._session.note, hits[0], text)
                self._change(
                    saved, lambda _: f"Noted on {hits_words(hits)}", partial(keep, "", lambda _: None)
                )
            elif text is not None:
                self._screen.say("Empty note discarded")

        self._screen.app.push_screen(NoteEditor(_words_of(about), "", keep, about.text or None), done)

    # Saving

    def _change(
        self,
        change: Callable[[], HitsNoted],
        told: Callable[[HitsNoted], str],
        saved: Callable[[], None] = lambda: None,
    ) -> None:
        """Change notes behind the screen; `saved` is done when they are on the disk."""
        self._screen.hit_list.end_selection()

        def take(noted: HitsNoted) -> None:
            said = SAVED_AFTER_ALL if noted.is_retry else told(noted)
            lines = [said] if noted.written.done else []
            if noted.unchecked and not noted.is_retry:
                lines.append(f"Left out: {items_words(noted.unchecked)} {DRAFTED}")
            lines += [f"Left out: {remark_words(remark)}" for remark in noted.missing]
            if noted.written.error is None:
                saved()
            self._tell(noted.written, lines)

        self._screen.run_to_end("store", change, take)

    def _undo(self) -> None:
        def take(written: Written) -> None:
            match written.undone:
                case ():
                    told = "Nothing to undo here."
                case (one,):
                    told = f"Undid: {one}."
                case several:
                    told = f"Undid the last change in {len(several)} briefs."
            self._tell(written, [told] if written.error is None else [])

        self._screen.run_to_end("store", self._session.undo, take)

    def _tell(self, written: Written, lines: list[str]) -> None:
        if written.error is not None:
            lines = [f"Not saved: {written.error.what}.", written.error.mend, *lines]
        odd = written.error is not None or len(lines) > 1
        self._screen.say(*lines[:3], severity="warning" if odd else "information")
        if written.done:
            self._screen.ask_again()

    # The basket

    def _open_basket(self) -> None:
        open_basket(self._screen, self._screen.open_at, self._screen.ask_again)


def _words_of(about: ItemToNote) -> str:
    return item_words(about.item) if about.item is not None else about.key[1]
