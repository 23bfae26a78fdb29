"""One undo for decisions on a draft and for notes, in the order in which they were made."""

from functools import partial

import pytest
from msgspec import Struct

from briefreader.app.journal import DraftWritten, Journal, NotesStep, Step, WrittenSteps
from briefreader.brief.writing.decisions import Accept, Drop
from briefreader.notes import Edit, StoreError

ACCEPT, DROP = Accept(("q-1",)), Drop(("q-2",))


def note() -> NotesStep:
    """A change of the notes, unlike any other."""

    def change(_: Edit) -> str:
        return "told"

    return NotesStep(change)


@pytest.fixture
def journal() -> Journal:
    return Journal()


def done(journal: Journal, *steps: Step) -> None:
    for step in steps:
        journal.did(step)


def test_nothing_was_done_at_first(journal: Journal) -> None:
    assert (journal.decisions, journal.undo(), journal.redo()) == ((), None, None)


def test_the_last_step_is_undone_first_whatever_it_was(journal: Journal) -> None:
    noted = note()
    done(journal, ACCEPT, noted, DROP)
    assert [journal.undo() for _ in range(4)] == [DROP, noted, ACCEPT, None]
    assert [journal.redo() for _ in range(4)] == [ACCEPT, noted, DROP, None]


def test_only_decisions_that_are_not_undone_are_in_force(journal: Journal) -> None:
    done(journal, ACCEPT, note(), DROP)
    assert list(journal.decisions) == [ACCEPT, DROP]
    journal.undo()
    assert list(journal.decisions) == [ACCEPT]
    journal.redo()
    assert list(journal.decisions) == [ACCEPT, DROP]


@pytest.mark.parametrize("step", [DROP, note(), DraftWritten()])
def test_what_was_undone_cannot_be_done_again_after_something_else(journal: Journal, step: Step) -> None:
    done(journal, ACCEPT)
    journal.undo()
    done(journal, step)
    assert journal.redo() is None


class TestADraftThatWasWritten:
    def test_stands_between_what_came_after_it_and_before(self, journal: Journal) -> None:
        noted = note()
        journal.begin_with(DraftWritten())
        done(journal, ACCEPT, noted)
        assert [journal.undo() for _ in range(4)] == [noted, ACCEPT, DraftWritten(), None]

    def test_is_met_once_and_never_done_again(self, journal: Journal) -> None:
        journal.begin_with(DraftWritten())
        done(journal, ACCEPT)
        journal.undo()
        assert journal.undo() == DraftWritten()
        assert journal.undo() is None
        assert [journal.redo(), journal.redo()] == [ACCEPT, None]

    def test_is_no_decision(self, journal: Journal) -> None:
        journal.begin_with(DraftWritten())
        assert journal.decisions == ()


class TestAChangeThatCameToNothing:
    def test_leaves_no_step(self, journal: Journal) -> None:
        noted = note()
        done(journal, ACCEPT, noted)
        journal.forget(noted.change)
        assert journal.undo() == ACCEPT

    def test_leaves_the_steps_that_were_made_meanwhile(self, journal: Journal) -> None:
        first, second = note(), note()
        done(journal, first, ACCEPT, second)
        journal.forget(first.change)
        assert [journal.undo() for _ in range(3)] == [second, ACCEPT, None]

    def test_is_told_from_another_that_does_the_same(self, journal: Journal) -> None:
        first, second = note(), note()
        done(journal, first)
        journal.forget(second.change)
        assert journal.undo() is first

    def test_may_not_be_there_at_all(self, journal: Journal) -> None:
        journal.begin_with(DraftWritten())
        journal.forget(note().change)
        assert journal.undo() == DraftWritten()


def test_it_can_begin_anew_with_what_is_done_already(journal: Journal) -> None:
    done(journal, DROP)
    journal.undo()
    journal.begin_with(ACCEPT)
    assert (journal.decisions, journal.redo()) == ((ACCEPT,), None)


class TestStepsThatAreWritten:
    """Each is a change of a set that is on the disk."""

    def test_are_undone_and_done_again_one_by_one(self) -> None:
        written: list[str] = []
        steps = WrittenSteps[Letter]()
        for letter in "ab":
            steps.do(partial(Letter, letter), partial(keep, written))
        assert [one and one.name for one in (steps.undo(partial(keep, written)) for _ in range(3))] == [
            "b",
            "a",
            None,
        ]
        assert written == []
        assert steps.redo(partial(keep, written)) == Letter("a")
        assert written == ["a"]

    def test_count_only_when_the_disk_has_taken_them(self) -> None:
        written: list[str] = []
        steps = WrittenSteps[Letter]()
        steps.do(partial(Letter, "a"), partial(keep, written))
        for turn in (partial(steps.do, partial(Letter, "b")), steps.undo):
            with pytest.raises(StoreError):
                turn(refuse)
        assert steps.undo(partial(keep, written)) == Letter("a")
        with pytest.raises(StoreError):
            steps.redo(refuse)
        assert steps.redo(partial(keep, written)) == Letter("a")


class Letter(Struct, frozen=True):
    """A letter that comes, or goes."""

    name: str
    is_new: bool = True

    @property
    def taken_back(self) -> "Letter":
        return Letter(self.name, not self.is_new)


def keep(written: list[str], letter: Letter) -> None:
    if letter.is_new:
        written.append(letter.name)
    else:
        written.remove(letter.name)


def refuse(_: Letter) -> None:
    raise StoreError("the disk is full", "Make room")
