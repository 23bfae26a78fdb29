"""What is shown of a brief, what was done in it and where that is kept, without a screen."""

import shutil
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefreader.app.journal import NotesChange
from briefreader.app.panes.notes import note_rows
from briefreader.app.reader.banner import banner_lines
from briefreader.app.reader.read_brief import Inspection, inspect, open_for_reading
from briefreader.app.reader.save_notes import SaveNotes
from briefreader.app.reader.session import Focus, NotesRefused, NotesSaved, ReadingSession
from briefreader.app.reader.trail import NOWHERE, Trail, Whereabouts
from briefreader.app.view import View
from briefreader.brief.verification.selectable import passages_of
from briefreader.brief.writing.decisions import Accept, Drop
from briefreader.environment import Environment
from briefreader.notes import Edit, Store, Subject, find_reviewer
from briefreader.notes.anchor import Match, anchor_at
from briefreader.notes.error import Full, Invalid
from briefreader.notes.state import Chosen, Readings
from tests.app.driving import SAMPLE
from tests.app.off_screen import OffScreen, begun, words_of
from tests.conftest import NOW, ROOT

DRAFT = ROOT / "tests" / "drafts" / "harbour-crane.yaml"


@pytest.fixture
def session(samples: Path, outside: Environment) -> ReadingSession:
    return begun(samples / SAMPLE, outside)


def bookmark(item: str) -> NotesChange:
    def change(edit: Edit) -> str:
        edit.toggle_bookmark(item)
        return "Bookmark set."

    return change


def nothing(_: Edit) -> str:
    return ""


def refused(_: Edit) -> str:
    raise Invalid("the note is empty", "Write something")


def make(session: ReadingSession, change: NotesChange) -> NotesSaved | NotesRefused:
    """Make a change of the notes, as the screen does with a worker between."""
    session.will_save(change)
    outcome = session.save(change, session.owner, session.shown.opened)
    session.saved(outcome)
    return outcome


def bookmarks(session: ReadingSession) -> list[str]:
    return [one.item for one in session.shown.notebook.bookmarks]


def looks(session: ReadingSession) -> bool:
    """Whether a look at the files finds that somebody has written."""
    return session.look_at_notes(session.environment.store.stamp(session.owner))


def restarted(outside: Environment) -> Environment:
    """The program started again: nothing is left in memory."""
    return replace(outside)


class TestBeginning:
    def test_has_nothing_yet(self, samples: Path, outside: Environment) -> None:
        session = ReadingSession(samples / SAMPLE, outside, lambda _: None)
        assert (session.view, session.draft, session.file, session.carried) == (None, None, None, None)
        assert (session.inspection, session.focus) == (Inspection(), Focus())
        assert (session.before, session.colleagues, session.hidden) == ({}, (), frozenset())
        assert session.has_copied is False
        assert not session.trail.leads_back(NOWHERE)

    def test_publishes_one_view_of_the_brief_and_the_notes(self, samples: Path, outside: Environment) -> None:
        subject = begun(samples / SAMPLE, outside).owner
        with outside.store.edit(subject) as edit:
            edit.add_note("c-arms", "seen")
        views: list[View] = []
        session = ReadingSession(samples / SAMPLE, outside, views.append)
        assert session.view is None and not session.is_draft
        session.begin(open_for_reading(samples / SAMPLE, outside))
        assert views == [session.view]
        assert [note.text for note in views[0].notebook.notes("c-arms")] == ["seen"]
        assert session.review.restored.again == 0

    def test_knows_where_the_reader_was(self, session: ReadingSession, outside: Environment) -> None:
        assert session.before == {}
        session.remember(Whereabouts(2, "q-pattern", "q-data"))
        again = begun(session.path, restarted(outside))
        assert again.before["place"] == [2, "q-pattern", "q-data"]
        assert again.shown.changed == {}

    def test_marks_what_is_new_or_changed_since(self, samples: Path, outside: Environment) -> None:
        begun(samples / "sarrow-dam.yaml", outside).remember(NOWHERE)
        again = begun(samples / "sarrow-dam-r2.yaml", outside)
        assert set(again.shown.changed.values()) == {"new", "changed"}

    def test_decisions_on_a_draft_do_not_count_as_changes_of_it(self, outside: Environment) -> None:
        session = begun(DRAFT, outside)
        session.review.decide(Drop(("q-4",)))
        session.show_document(session.review.opened)
        session.remember(NOWHERE)
        assert begun(DRAFT, outside).shown.changed == {}

    def test_a_place_that_cannot_be_kept_is_lost_and_nothing_else(
        self, session: ReadingSession, outside: Environment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise Full("the disk is full", "Make room.")

        with monkeypatch.context() as patch:
            patch.setattr(Readings, "keep_place", full)
            session.remember(Whereabouts(2, "q-pattern", "q-data"))
        assert "place" not in begun(session.path, restarted(outside)).before
        assert isinstance(make(session, bookmark("c-arms")), NotesSaved)

    def test_a_brief_that_is_still_read_has_no_place(self, samples: Path, outside: Environment) -> None:
        ReadingSession(samples / SAMPLE, outside, lambda _: None).remember(NOWHERE)
        assert outside.state.readings.place("north-korea-ukraine") is None


class TestAChangeOfTheNotes:
    def test_is_shown_and_told_when_it_is_on_the_disk(
        self, session: ReadingSession, outside: Environment
    ) -> None:
        outcome = make(session, bookmark("c-arms"))
        assert isinstance(outcome, NotesSaved)
        assert outcome.told == "Bookmark set."
        assert bookmarks(session) == ["c-arms"]
        assert restarted(outside).store.read(session.owner).bookmarked("c-arms")

    def test_that_does_nothing_publishes_nothing_and_leaves_no_step(
        self, samples: Path, outside: Environment
    ) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        outcome = make(read.session, nothing)
        assert isinstance(outcome, NotesSaved)
        assert outcome.told == ""
        assert len(read.published) == 1
        assert read.session.journal.undo() is None

    def test_that_is_refused_leaves_no_step(self, session: ReadingSession) -> None:
        make(session, bookmark("c-arms"))
        outcome = make(session, refused)
        assert isinstance(outcome, NotesRefused)
        assert outcome.error.what == "the note is empty"
        assert bookmarks(session) == ["c-arms"]
        session.journal.undo()
        assert session.journal.undo() is None

    def test_that_the_disk_refuses_is_in_memory_and_undone_in_its_turn(
        self, session: ReadingSession, tmp_path: Path
    ) -> None:
        (tmp_path / "notes").write_text("a file where the folder should be")
        outcome = make(session, bookmark("c-arms"))
        assert isinstance(outcome, NotesRefused)
        assert bookmarks(session) == ["c-arms"]
        assert banner_lines(session) == ("1 change is only in memory: W writes all notes to another file",)
        assert session.journal.undo() is not None
        (tmp_path / "notes").unlink()
        make(session, bookmark("c-troops"))
        assert (set(bookmarks(session)), banner_lines(session)) == ({"c-arms", "c-troops"}, ())

    def test_is_not_taken_back_by_the_word_of_one_before_it(self, session: ReadingSession) -> None:
        first, second = bookmark("c-arms"), bookmark("c-troops")
        session.will_save(first)
        session.will_save(second)
        early = session.save(first, session.owner, session.shown.opened)
        session.saved(session.save(second, session.owner, session.shown.opened))
        session.saved(early)
        assert bookmarks(session) == ["c-arms", "c-troops"]
        assert not looks(session)

    def test_has_the_reason_that_was_given(self, session: ReadingSession) -> None:
        def change(edit: Edit) -> str:
            edit.set_review("c-arms", verdict="supported")
            return ""

        session.save(change, session.owner, session.shown.opened, why="the photographs")
        (row,) = session.environment.store.read(session.owner).history("c-arms")
        assert row.why == "the photographs"
        session.save(bookmark("c-troops"), session.owner, session.shown.opened)
        (row,) = session.environment.store.read(session.owner).history("c-troops")
        assert row.why == ""


class TestWritingANote:
    def test_is_kept_where_the_store_refuses_it(
        self, samples: Path, outside: Environment, tmp_path: Path
    ) -> None:
        (tmp_path / "notes").write_text("a file where the folder should be")
        read = OffScreen(samples / SAMPLE, outside)
        read.at("c-arms")
        read.press("a")
        read.choose("keep me")
        assert "Not saved" in read.said and read.severity == "error"
        assert read.keys.alarm and read.keys.status.startswith("NOT saved")
        assert [note.text for note in read.session.shown.notebook.notes("c-arms")] == ["keep me"]

    def test_is_no_text_under_way_any_more(self, samples: Path, outside: Environment) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        read.at("c-arms")
        read.press("a")
        outside.state.texts.keep("north-korea-ukraine", "c-arms", "note", "mine")
        read.choose("mine")
        assert read.said == "Note added." and read.keys.status == "saved 10:41"
        assert outside.state.texts.of("north-korea-ukraine") == ()

    def test_stays_a_text_under_way_where_it_is_refused(
        self, samples: Path, outside: Environment, tmp_path: Path
    ) -> None:
        (tmp_path / "notes").write_text("a file where the folder should be")
        read = OffScreen(samples / SAMPLE, outside)
        read.at("c-arms")
        read.press("a")
        outside.state.texts.keep("north-korea-ukraine", "c-arms", "note", "mine")
        read.choose("mine")
        assert [kept.text for kept in outside.state.texts.of("north-korea-ukraine")] == ["mine"]


class TestLookingAtTheNotes:
    """A save of our own is not read back as another window's (fault B15)."""

    @pytest.fixture
    def reads(self, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
        """How often notes were read whole."""
        counts: Counter[str] = Counter()

        def counted(name: str) -> Callable[[Store, Subject], object]:
            function = getattr(Store, name)

            def count(store: Store, subject: Subject) -> object:
                counts[name] += 1
                return function(store, subject)

            return count

        for name in ("read", "colleagues"):
            monkeypatch.setattr(Store, name, counted(name))
        return counts

    @pytest.fixture(params=["the same reviewer", "another reviewer"])
    def other(self, request: pytest.FixtureRequest, outside: Environment, tmp_path: Path) -> Store:
        """A store of another window, or of somebody else."""
        if request.param == "the same reviewer":
            return restarted(outside).store
        reviewer = find_reviewer(tmp_path / "notes", "Ben", tmp_path / "ben's state")
        return Store(tmp_path / "notes", reviewer, lambda: NOW, private=False)

    def test_finds_nothing_where_nobody_has_written(self, session: ReadingSession) -> None:
        assert not looks(session)

    @pytest.mark.parametrize("times", [1, 3])
    def test_finds_nothing_after_saves_of_our_own(
        self, times: int, samples: Path, outside: Environment, reads: Counter[str]
    ) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        reads.clear()
        for item in ("c-arms", "c-troops", "c-killed")[:times]:
            read.at(item)
            read.press("b")
            read.the(SaveNotes).look()
        assert len(bookmarks(read.session)) == times
        assert not looks(read.session)
        assert reads == {}

    @pytest.mark.parametrize("change", [nothing, refused])
    def test_finds_nothing_after_a_change_that_came_to_nothing(
        self, change: NotesChange, session: ReadingSession
    ) -> None:
        make(session, bookmark("c-arms"))
        make(session, change)
        assert not looks(session)

    def test_finds_nothing_after_undo_and_redo(
        self, samples: Path, outside: Environment, reads: Counter[str]
    ) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        read.at("c-arms")
        reads.clear()
        for key, there in (("b", ["c-arms"]), ("u", []), ("ctrl+r", ["c-arms"])):
            read.press(key)
            assert bookmarks(read.session) == there
            assert not looks(read.session)
        assert reads == {}

    def test_finds_once_what_somebody_else_has_written(self, session: ReadingSession, other: Store) -> None:
        make(session, bookmark("c-arms"))
        with other.edit(session.owner) as edit:
            edit.add_note("c-troops", "by another")
        assert looks(session)
        assert not looks(session)

    def test_finds_what_came_between_a_save_and_the_word_of_it(
        self, session: ReadingSession, other: Store
    ) -> None:
        change = bookmark("c-arms")
        session.will_save(change)
        outcome = session.save(change, session.owner, session.shown.opened)
        with other.edit(session.owner) as edit:
            edit.add_note("c-troops", "by another")
        session.saved(outcome)
        assert looks(session)

    def test_misses_nothing_that_came_before_a_save(
        self, samples: Path, outside: Environment, other: Store
    ) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        with other.edit(read.session.owner) as edit:
            edit.add_note("c-troops", "by another")
        read.at("c-arms")
        read.press("b")
        read.the(SaveNotes).look()
        shown = words_of(note_rows(read.session.shown))
        assert "by another" in shown and bookmarks(read.session) == ["c-arms"]

    def test_shows_what_it_finds(self, samples: Path, outside: Environment, other: Store) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        with other.edit(read.session.owner) as edit:
            edit.add_note("c-troops", "by another")
        read.the(SaveNotes).look()
        assert "by another" in words_of(note_rows(read.session.shown))

    def test_does_not_take_back_what_was_saved_while_it_read(
        self, samples: Path, outside: Environment, other: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        with other.edit(read.session.owner) as edit:
            edit.add_note("c-troops", "by another")
        found: list[Callable[[], None]] = []
        with monkeypatch.context() as patch:
            later = lambda _, work, take: found.append(partial(take, work()))  # noqa: E731
            patch.setattr(read, "run_until_left", later)
            read.the(SaveNotes).look()
        read.at("c-arms")
        read.press("b")
        (take,) = found
        take()
        assert bookmarks(read.session) == ["c-arms"]
        read.the(SaveNotes).look()
        shown = words_of(note_rows(read.session.shown))
        assert "by another" in shown and bookmarks(read.session) == ["c-arms"]

    def test_takes_what_was_read_after_the_last_change_only(self, session: ReadingSession) -> None:
        earlier = session.shown.notebook
        make(session, bookmark("c-arms"))
        make(session, bookmark("c-troops"))
        session.show_found(earlier, (), after=1)
        assert bookmarks(session) == ["c-arms", "c-troops"]
        assert looks(session)
        session.show_found(earlier, (), after=2)
        assert bookmarks(session) == []

    def test_waits_until_the_last_of_several_saves_is_done(
        self, session: ReadingSession, other: Store
    ) -> None:
        changes = bookmark("c-arms"), bookmark("c-troops")
        for change in changes:
            session.will_save(change)
        with other.edit(session.owner) as edit:
            edit.add_note("c-troops", "by another")
        outcomes = [session.save(change, session.owner, session.shown.opened) for change in changes]
        session.saved(outcomes[0])
        assert not looks(session)
        session.saved(outcomes[1])
        with other.edit(session.owner) as edit:
            edit.add_note("c-troops", "by another once more")
        assert looks(session)

    def test_waits_while_a_save_is_on_its_way(self, session: ReadingSession, other: Store) -> None:
        change = bookmark("c-arms")
        session.will_save(change)
        with other.edit(session.owner) as edit:
            edit.add_note("c-troops", "by another")
        assert not looks(session)
        session.saved(session.save(change, session.owner, session.shown.opened))
        session.will_turn()
        assert not looks(session)


class TestUndo:
    """One undo for decisions and notes, in the order in which they were made."""

    @pytest.fixture
    def read(self, draft: Path, outside: Environment) -> OffScreen:
        read = OffScreen(draft, outside)
        read.at("q-2")
        return read

    def test_goes_back_over_checks_and_notes_in_their_order(self, read: OffScreen) -> None:
        eleven = read.unchecked
        read.press("x", "b", "D")
        assert "q-2" not in read.session.shown.opened.index.items
        read.press("u")
        assert read.unchecked == eleven - {"q-2"} and "Undid: dropping q-2" in read.said
        read.press("u")
        assert bookmarks(read.session) == [] and "Undid: bookmark on q-2 added" in read.said
        assert read.unchecked == eleven - {"q-2"}
        read.press("u")
        assert read.unchecked == eleven and "Undid: accepting q-2" in read.said
        read.press("ctrl+r", "ctrl+r")
        assert bookmarks(read.session) == ["q-2"] and read.unchecked == eleven - {"q-2"}
        read.press("ctrl+r")
        assert "q-2" not in read.session.shown.opened.index.items and "Redid: dropping" in read.said

    def test_a_note_that_changed_nothing_takes_no_undoing(self, read: OffScreen) -> None:
        eleven = read.unchecked
        read.press("x", "t")
        read.answer("")
        read.press("u")
        assert read.unchecked == eleven

    def test_a_note_that_is_refused_takes_no_undoing(
        self, read: OffScreen, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object, **__: object) -> None:
            raise Full("the disk is full", "Make room.")

        eleven = read.unchecked
        read.press("x")
        with monkeypatch.context() as patch:
            patch.setattr(Edit, "toggle_bookmark", full)
            read.press("b")
        assert "Not saved: the disk is full" in read.said
        read.press("u")
        assert read.unchecked == eleven

    def test_does_not_go_over_what_was_written(
        self, read: OffScreen, draft: Path, outside: Environment
    ) -> None:
        eleven = read.unchecked
        read.press("b")
        again = OffScreen(draft, outside)
        again.at("q-2")
        again.press("x", "ctrl+s")
        again.answer(again.question.value)
        again.press("u")
        assert "changes before that cannot be undone" in again.said
        assert bookmarks(again.session) == ["q-2"] and again.unchecked == eleven - {"q-2"}
        again.press("u")
        assert bookmarks(again.session) == [] and again.unchecked == eleven - {"q-2"}

    def test_finds_the_notes_of_an_earlier_reading(
        self, read: OffScreen, draft: Path, outside: Environment
    ) -> None:
        read.press("b")
        again = OffScreen(draft, outside)
        again.press("u")
        assert bookmarks(again.session) == []
        again.at("q-2")
        again.press("x", "u", "ctrl+r")
        assert "q-2" not in again.unchecked

    def test_has_an_end(self, read: OffScreen) -> None:
        read.press("u")
        assert read.said == "Nothing more to undo or redo"
        read.press("ctrl+r")
        assert read.said == "Nothing more to undo or redo"

    def test_waits_while_the_draft_is_written(self, read: OffScreen) -> None:
        read.press("x")
        read.session.review.is_being_written = True
        read.press("u")
        assert "is being written: press the key again" in read.said and "q-2" not in read.unchecked


class TestAnotherStateOfTheBrief:
    def test_lets_a_note_on_an_item_that_went_look_for_its_words(self, outside: Environment) -> None:
        session = begun(DRAFT, outside)
        make(session, bookmark("q-4"))
        (entry,) = session.shown.notebook.entries
        assert session.shown.is_settled(entry)
        session.review.decide(Drop(("q-4",)))
        session.show_document(session.review.opened)
        assert not session.shown.is_settled(entry)
        session.journal.undo()
        session.show_document(session.review.opened)
        assert session.shown.is_settled(entry)

    def test_lets_a_note_on_words_look_for_them_where_they_are(self, outside: Environment) -> None:
        session = begun(DRAFT, outside)
        passage = next(iter(passages_of(session.shown.opened, "q-4")))
        anchor = anchor_at(Match(passage, 0, len(passage.text)))
        make(session, lambda edit: edit.add_note("q-4", "which?", anchor=anchor).id)
        (note,) = session.shown.notebook.entries
        certainties = []
        for decision in (Accept(("q-4",)), Drop(("q-4",))):
            session.review.decide(decision)
            session.show_document(session.review.opened)
            standing = session.shown.standing(note)
            certainties.append(standing and standing.certainty)
        assert certainties == ["kept", "orphan"]

    def test_keeps_the_notes_and_the_colleagues(self, outside: Environment) -> None:
        session = begun(DRAFT, outside)
        make(session, bookmark("q-4"))
        before = session.shown
        session.review.decide(Accept(("q-4",)))
        session.show_document(session.review.opened)
        assert (session.shown.notebook, session.shown.colleagues) == (before.notebook, before.colleagues)
        assert "q-4" not in session.shown.opened.index.drafted


class TestReloading:
    @pytest.fixture
    def brief(self, tmp_path: Path, samples: Path) -> Path:
        return Path(shutil.copy(samples / SAMPLE, tmp_path / SAMPLE))

    def reload(self, session: ReadingSession, *changes: tuple[str, str]) -> tuple[int, int, int]:
        """Let the file be another one, and show it; how many items are new, changed and gone."""
        text = session.path.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        session.path.write_text(text, "utf-8")
        opening = open_for_reading(session.path, session.environment)
        found = session.reload(opening, inspect(opening.view.opened))
        return found.new, found.changed, found.gone

    def test_counts_and_marks_what_is_changed(self, brief: Path, outside: Environment) -> None:
        session = begun(brief, outside)
        change = ("text: North Korea supplies Russia", "text: Pyongyang supplies Russia")
        assert self.reload(session, change) == (0, 1, 0)
        assert session.shown.changed == {"c-arms": "changed"}

    def test_counts_what_is_new_and_gone(self, brief: Path, outside: Environment) -> None:
        session = begun(brief, outside)
        first = session.shown.opened.brief.key_points[0].id
        assert self.reload(session, (f"id: {first}\n", "id: k-other\n")) == (1, 0, 1)
        assert session.shown.changed == {"k-other": "new"}

    def test_finds_a_file_that_says_the_same(self, brief: Path, outside: Environment) -> None:
        session = begun(brief, outside)
        assert self.reload(session) == (0, 0, 0)
        assert session.shown.changed == {}

    def test_keeps_the_notes_and_their_undo(self, brief: Path, outside: Environment) -> None:
        read = OffScreen(brief, outside)
        read.at("c-arms")
        read.press("b")
        self.reload(read.session, ("text: North Korea supplies Russia", "text: Pyongyang supplies Russia"))
        assert bookmarks(read.session) == ["c-arms"]
        assert not looks(read.session)
        read.press("u")
        assert bookmarks(read.session) == []

    def test_forgets_what_was_decided_and_decides_on_the_new_version(
        self, draft: Path, outside: Environment
    ) -> None:
        session = begun(draft, outside)
        session.review.decide(Accept(("q-2",)))
        self.reload(session, ("title: The crane at Ellery", "title: Another title"))
        assert session.review.unsaved == 0
        session.review.decide(Accept(("q-3",)))
        brief = session.review.opened.brief
        assert (brief.title, len(brief.draft)) == ("Another title", 10)

    def test_shows_the_new_problems(self, brief: Path, outside: Environment) -> None:
        session = begun(brief, outside)
        self.reload(session, ("status: contested", "status: contestet"))
        assert any(problem.severity == "error" for problem in session.inspection.problems)

    def test_hides_the_colleagues_that_were_hidden(
        self, brief: Path, outside: Environment, tmp_path: Path
    ) -> None:
        session = begun(brief, outside)
        reviewer = find_reviewer(tmp_path / "notes", "Ben", tmp_path / "ben's state")
        with Store(tmp_path / "notes", reviewer, lambda: NOW, private=False).edit(session.owner) as edit:
            edit.add_note("c-arms", "seen")
        session.toggle_colleague(reviewer.folder)
        self.reload(session)
        assert [one.name for one in session.colleagues] == ["Ben"] and session.shown.colleagues == ()


class TestColleagues:
    @pytest.fixture
    def ben(self, session: ReadingSession, tmp_path: Path) -> Store:
        """A colleague with a machine of his own, and notes in the same folder."""
        reviewer = find_reviewer(tmp_path / "notes", "Ben", tmp_path / "ben's state")
        store = Store(tmp_path / "notes", reviewer, lambda: NOW, private=False)
        with store.edit(session.owner) as edit:
            edit.add_note("c-arms", "seen the photographs")
            edit.set_review("c-arms", state="reviewed", verdict="supported", comment="photographs")
            edit.set_review("c-troops", state="reviewed")
        return store

    def test_each_can_be_hidden_and_stays_so(self, samples: Path, outside: Environment, ben: Store) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        (colleague,) = read.session.shown.colleagues
        read.do("colleagues")
        read.choose(colleague.reviewer.folder)
        assert list(read.session.shown.colleagues) == []
        assert read.session.shown.reviewed_by_anybody == frozenset()
        again = begun(samples / SAMPLE, restarted(outside))
        assert list(again.shown.colleagues) == [] and [one.name for one in again.colleagues] == ["Ben"]
        again.toggle_colleague(colleague.reviewer.folder)
        assert [one.name for one in again.shown.colleagues] == ["Ben"]

    def test_what_one_writes_meanwhile_appears(self, samples: Path, outside: Environment, ben: Store) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        assert len(read.session.shown.reviewed_by_anybody) == 2
        with ben.edit(read.session.owner) as edit:
            edit.set_review("c-killed", state="reviewed")
        read.the(SaveNotes).look()
        assert len(read.session.shown.reviewed_by_anybody) == 3

    def test_one_s_note_can_not_be_deleted(self, samples: Path, outside: Environment, ben: Store) -> None:
        read = OffScreen(samples / SAMPLE, outside)
        (colleague,) = read.session.shown.colleagues
        read.at_entry(colleague.notebook.entries[0], colleague)
        read.press("d")
        assert "Only Ben can delete this" in read.said
        assert len(ben.read(read.session.owner).entries) == 3

    def test_hidden_for_now_where_that_cannot_be_remembered(
        self, samples: Path, outside: Environment, ben: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise Full("the disk is full", "Make room.")

        monkeypatch.setattr(Chosen, "keep_hidden", full)
        read = OffScreen(samples / SAMPLE, outside)
        read.do("colleagues")
        read.choose(read.session.colleagues[0].reviewer.folder)
        assert read.session.shown.colleagues == ()


class TestTheReviewersName:
    @pytest.fixture
    def read(self, samples: Path, outside: Environment, monkeypatch: pytest.MonkeyPatch) -> OffScreen:
        """The first start: nobody has said who writes."""
        monkeypatch.setenv("LOGNAME", "login")
        read = OffScreen(samples / SAMPLE, replace(outside, named=None))
        read.at("c-arms")
        return read

    def test_is_asked_for_by_the_first_change_which_is_made_then(self, read: OffScreen) -> None:
        read.press("x")
        assert read.question.value == "login" and list(read.entries) == []
        read.answer("Ada Lee")
        assert [entry.reviewer for entry in read.entries] == ["Ada Lee"]
        read.press("b")
        assert [entry.reviewer for entry in read.entries] == ["Ada Lee", "Ada Lee"]

    @pytest.mark.parametrize("name", ["", "  "])
    def test_without_one_nothing_is_written(self, name: str, read: OffScreen) -> None:
        read.press("x")
        read.answer(name)
        assert "need a name" in read.said and list(read.entries) == []

    def test_is_asked_for_again_after_it_was_not_given(self, read: OffScreen) -> None:
        read.press("x")
        read.leave_unanswered()
        assert "need a name" in read.said and list(read.entries) == []
        read.press("x")
        read.answer("Ada Lee")
        assert [entry.item for entry in read.entries] == ["c-arms"]


class TestTheBanner:
    def test_tells_of_the_file_first_while_the_brief_is_read(
        self, samples: Path, outside: Environment
    ) -> None:
        session = ReadingSession(samples / SAMPLE, outside, lambda _: None)
        assert banner_lines(session) == ()
        session.file_notice = ("File moved or deleted.",)
        assert banner_lines(session) == ("File moved or deleted.",)

    def test_tells_of_the_notes_the_entry_that_is_moved_and_the_file(
        self, session: ReadingSession, tmp_path: Path
    ) -> None:
        (tmp_path / "notes").write_text("a file where the folder should be")
        make(session, bookmark("c-arms"))
        (session.carried,) = session.shown.notebook.entries
        session.file_notice = ("File moved or deleted.",)
        memory, moving, gone = banner_lines(session)
        assert memory.startswith("1 change is only in memory")
        assert moving.startswith("Moving bookmark") and "Esc cancels" in moving
        assert gone == "File moved or deleted."


class TestTheTrail:
    HERE, THERE, YONDER = Whereabouts(3, "c-arms"), Whereabouts(2, "q-pattern"), Whereabouts(4, "e-one")

    def test_leads_nowhere_at_first(self) -> None:
        trail = Trail()
        assert not trail.leads_back(self.HERE) and not trail.leads_on(self.HERE)
        assert trail.back(self.HERE) is None and trail.forward(self.HERE) is None

    def test_leads_back_and_on_again(self) -> None:
        trail = Trail()
        trail.leave(self.HERE)
        trail.leave(self.THERE)
        assert trail.back(self.YONDER) == self.THERE
        assert trail.back(self.THERE) == self.HERE
        assert trail.back(self.HERE) is None
        assert trail.forward(self.HERE) == self.THERE
        assert trail.forward(self.THERE) == self.YONDER
        assert not trail.leads_on(self.YONDER)

    def test_passes_over_the_place_where_the_reader_is_already(self) -> None:
        trail = Trail()
        trail.leave(self.HERE)
        trail.leave(self.THERE)
        assert trail.leads_back(self.THERE)
        assert trail.back(self.THERE) == self.HERE
        trail = Trail()
        trail.leave(self.HERE)
        assert not trail.leads_back(self.HERE) and trail.back(self.HERE) is None

    def test_a_new_link_ends_the_way_on(self) -> None:
        trail = Trail()
        trail.leave(self.HERE)
        trail.back(self.THERE)
        trail.leave(self.HERE)
        assert not trail.leads_on(self.YONDER)
