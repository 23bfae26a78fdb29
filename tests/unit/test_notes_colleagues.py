"""Several reviewers of one brief: each reads all, writes for oneself alone, and sees where they differ."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefreader.notes import Note, Notebook, Review, Reviewer, Store, Subject, disagreements, without_repeats

ADA = Reviewer("Ada", "ada-1f3c", "1f3c" * 8)
BEN = Reviewer("Ben", "ben-77aa", "77aa" * 8)
BRIEF = Subject("war-brief", "A war", "a" * 64)


def store_of(folder: Path, reviewer: Reviewer) -> Store:
    return Store(folder, reviewer, lambda: datetime(2024, 10, 20, 10, 41, tzinfo=UTC), private=False)


def review(store: Store, item: str, **fields: Any) -> None:
    with store.edit(BRIEF) as edit:
        edit.set_review(item, **{"state": "reviewed", **fields})


@pytest.fixture
def ada(tmp_path: Path) -> Store:
    return store_of(tmp_path, ADA)


@pytest.fixture
def ben(tmp_path: Path) -> Store:
    return store_of(tmp_path, BEN)


def names(store: Store) -> list[str]:
    return [colleague.name for colleague in store.colleagues(BRIEF)]


class TestColleagues:
    def test_each_reads_the_other_and_not_oneself(self, ada: Store, ben: Store) -> None:
        review(ada, "c-arms")
        review(ben, "c-troops", verdict="false")

        (colleague,) = ada.colleagues(BRIEF)
        assert (colleague.name, colleague.notebook.read_only) == ("Ben", True)
        assert colleague.notebook.reviewed == {"c-troops"}
        assert names(ben) == ["Ada"]

    def test_who_has_nothing_on_this_brief_is_not_named(self, ada: Store, ben: Store) -> None:
        with ben.edit(Subject("other", "Another")) as edit:
            edit.add_note("c-arms", "elsewhere")
        assert names(ada) == []

    def test_two_of_one_name_are_told_apart(self, ada: Store, tmp_path: Path) -> None:
        for ending in ("77aa", "88bb"):
            review(store_of(tmp_path, Reviewer("Ada", f"ada-{ending}", ending * 8)), "c-arms")
        assert names(ada) == ["Ada (77aa)", "Ada (88bb)"]

    @pytest.mark.parametrize("other", ["Ada\u200b", "ADA", "\u0410da", "A\u0501a", "Ａｄａ"])
    def test_two_whose_names_look_alike_are_told_apart(self, ben: Store, tmp_path: Path, other: str) -> None:
        review(store_of(tmp_path, Reviewer("Ada", "ada-1f3c", "1" * 32)), "c-arms")
        review(store_of(tmp_path, Reviewer(other, "x-88bb", "8" * 32)), "c-arms")

        assert sorted(name[-7:] for name in names(ben)) == [" (1f3c)", " (88bb)"]

    def test_a_name_that_looks_like_one_s_own_is_marked(self, ada: Store, tmp_path: Path) -> None:
        review(ada, "c-arms")
        review(store_of(tmp_path, Reviewer("\u0410da", "x-88bb", "8" * 32)), "c-arms")
        assert names(ada) == ["\u0410da (88bb)"]

    def test_no_name_passes_for_another_with_its_mark(self, ben: Store, tmp_path: Path) -> None:
        for name, folder in (("Ada", "ada-1f3c"), ("ADA", "x-99cc"), ("Ada (1f3c)", "x-88bb")):
            review(store_of(tmp_path, Reviewer(name, folder, folder[-4:] * 8)), "c-arms")
        assert set(names(ben)) == {"Ada (1f3c)", "ADA (99cc)", "Ada (1f3c) (88bb)"}

    def test_two_folders_with_one_ending_have_other_marks(self, ben: Store, tmp_path: Path) -> None:
        for folder in ("ada-1f3c", "x-1f3c"):
            review(store_of(tmp_path, Reviewer("Ada", folder, folder * 4)), "c-arms")
        assert len(set(names(ben))) == 2

    def test_a_name_is_one_line_and_never_blank(self, ben: Store, tmp_path: Path) -> None:
        for name, folder in (("m\n\nAll of it — Ada", "m-1f3c"), (" \u200b", "m-88bb")):
            review(store_of(tmp_path, Reviewer(name, folder, folder * 4)), "c-arms")
        assert names(ben) == ["m All of it — Ada (1f3c)", "m-88bb"]

    def test_nothing_is_ever_written_into_another_s_folder(self, ada: Store, ben: Store) -> None:
        review(ben, "c-arms")
        folder = ben.path(BRIEF).parent
        ben.path(BRIEF).write_bytes(ben.path(BRIEF).read_bytes()[:-30])
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

        (colleague,) = ada.colleagues(BRIEF)
        assert colleague.notebook.notice is not None
        review(ada, "c-arms")
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before

    def test_a_damaged_file_gives_what_can_be_read(self, ada: Store, ben: Store) -> None:
        review(ben, "c-arms")
        review(ben, "c-troops")
        data = ben.path(BRIEF).read_bytes()
        ben.path(BRIEF).write_bytes(data.replace(b'"c-troops"', b'"c-troops', 1))
        (colleague,) = ada.colleagues(BRIEF)
        assert "c-arms" in colleague.notebook.reviewed
        assert colleague.notebook.notice is not None
        assert "damaged" in colleague.notebook.notice

    @pytest.mark.parametrize("how", ["pipe", "folder", "loop", "huge", "empty", "binary"])
    def test_odd_files_are_told_and_do_no_harm(self, ada: Store, ben: Store, how: str) -> None:
        review(ben, "c-arms")
        path = ben.path(BRIEF)
        path.unlink()
        if how == "pipe":
            os.mkfifo(path)
        elif how == "folder":
            path.mkdir()
        elif how == "loop":
            path.symlink_to(path)
        elif how == "huge":
            path.touch()
            os.truncate(path, 2**40)
        else:
            path.write_bytes(b"" if how == "empty" else b"\xff\x00" * 100)

        (colleague,) = ada.colleagues(BRIEF)
        assert colleague.notebook.entries == ()
        assert colleague.notebook.notice

    def test_notes_to_another_brief_with_the_same_id_are_not_shown(self, ada: Store, ben: Store) -> None:
        with ben.edit(Subject("war-brief", "Another war", "b" * 64)) as edit:
            edit.add_note("c-arms", "about another war")
        (colleague,) = ada.colleagues(BRIEF)
        assert colleague.notebook.entries == ()
        assert "another brief, “Another war”" in (colleague.notebook.notice or "")

    def test_the_stamp_tells_that_a_colleague_has_written(self, ada: Store, ben: Store) -> None:
        review(ada, "c-arms")
        before = ada.stamp(BRIEF)
        review(ben, "c-arms")
        written = ada.stamp(BRIEF)
        assert written != before
        review(ben, "c-troops")
        assert ada.stamp(BRIEF) != written


def notebooks(*stores: Store) -> list[tuple[str, Notebook]]:
    return [(f"reviewer {number}", store.read(BRIEF)) for number, store in enumerate(stores)]


class TestDisagreements:
    def test_agreement_is_none(self, ada: Store, ben: Store) -> None:
        for store in (ada, ben):
            review(store, "c-arms", verdict="supported", reliability="B")
        assert disagreements(notebooks(ada, ben)) == ()

    def test_a_verdict_and_a_grade_that_differ_come_first_with_everybody_s_reasons(
        self, ada: Store, ben: Store
    ) -> None:
        review(ada, "c-one")
        review(ben, "c-two")
        review(ada, "c-arms", verdict="supported", credibility="2", comment="two sources")
        review(ben, "c-arms", verdict="false", credibility="5", comment="one source")

        first, *rest = disagreements(notebooks(ada, ben))
        assert (first.item, first.fields) == ("c-arms", ("verdict", "credibility"))
        told = [(one.reviewer, one.review.comment) for one in first.opinions if one.review]
        assert told == [("reviewer 0", "two sources"), ("reviewer 1", "one source")]
        assert [(one.item, one.fields) for one in rest] == [("c-one", ("state",)), ("c-two", ("state",))]

    def test_what_only_one_has_given_is_no_disagreement(self, ada: Store, ben: Store) -> None:
        review(ada, "c-arms", verdict="supported")
        review(ben, "c-arms", reliability="C")
        assert disagreements(notebooks(ada, ben)) == ()

    def test_f_and_6_differ_from_a_grade_like_any_other(self, ada: Store, ben: Store) -> None:
        review(ada, "c-arms", reliability="F")
        review(ben, "c-arms", reliability="B")
        assert [one.fields for one in disagreements(notebooks(ada, ben))] == [("reliability",)]

    def test_who_has_reviewed_nothing_does_not_differ(self, ada: Store, ben: Store) -> None:
        review(ada, "c-arms")
        with ben.edit(BRIEF) as edit:
            edit.add_note("c-arms", "only a note")
        assert disagreements(notebooks(ada, ben)) == ()


class TestAnImportedNote:
    """A note of somebody else that several reviewers have taken in."""

    @staticmethod
    def note(reviewer: str = "Eve", text: str = "The mayor lies.") -> Note:
        at = "2024-10-20T10:41:00Z"
        return Note(
            id="e" * 32, item="c-arms", created=at, modified=at, reviewer=reviewer, change=0, text=text
        )

    def take_in(self, store: Store, note: Note | None = None) -> None:
        with store.edit(BRIEF) as edit:
            edit.take_in([note or self.note()])

    def held(self, store: Store) -> list[str]:
        others = without_repeats(store.read(BRIEF), store.colleagues(BRIEF))
        return [one.name for one in others if one.notebook.entries]

    def test_stands_once_if_it_is_one_s_own_too(self, ada: Store, ben: Store) -> None:
        self.take_in(ada)
        self.take_in(ben)
        assert self.held(ada) == []

    def test_with_other_words_is_of_who_has_changed_it(self, ada: Store) -> None:
        self.take_in(ada)
        with ada.edit(BRIEF) as edit:
            edit.attach("e" * 32, "c-troops")
        assert [note.reviewer for note in ada.read(BRIEF).notes("c-troops")] == ["Eve"]
        with ada.edit(BRIEF) as edit:
            edit.change_note("e" * 32, text="The mayor does not lie.")
        book = ada.read(BRIEF)
        assert [book.writer(note) for note in book.notes("c-troops")] == [""]
        with ada.edit(BRIEF) as edit:
            edit.undo()
        assert [note.reviewer for note in ada.read(BRIEF).notes("c-troops")] == ["Eve"]

    def test_stands_with_the_first_of_several(self, ada: Store, ben: Store, tmp_path: Path) -> None:
        cy = store_of(tmp_path, Reviewer("Cy", "cy-3333", "3" * 32))
        self.take_in(ben)
        self.take_in(cy)
        assert self.held(ada) == ["Ben"]

    def test_stands_with_who_wrote_it(self, ada: Store, ben: Store, tmp_path: Path) -> None:
        cy = store_of(tmp_path, Reviewer("Cy", "cy-3333", "3" * 32))
        self.take_in(ben, self.note("Cy"))
        self.take_in(cy, self.note("Cy"))
        assert self.held(ada) == ["Cy"]

    def test_stands_twice_if_one_has_changed_it(self, ada: Store, ben: Store) -> None:
        self.take_in(ada)
        self.take_in(ben, self.note(text="The mayor does not lie."))
        assert self.held(ada) == ["Ben"]


@pytest.mark.parametrize(
    ("reviewer", "named"), [("Eve\n\nAda:", "Eve Ada:"), ("\u200b", "an unnamed writer"), ("Ada\u200b", "")]
)
def test_who_wrote_an_imported_note_is_named_in_one_line(ada: Store, reviewer: str, named: str) -> None:
    with ada.edit(BRIEF) as edit:
        edit.take_in([TestAnImportedNote.note(reviewer)])
    notebook = ada.read(BRIEF)
    assert [notebook.writer(note) for note in notebook.entries] == [named]


class TestAnImportedReview:
    @pytest.fixture(autouse=True)
    def taken_in(self, ada: Store, ben: Store) -> None:
        at = "2024-10-20T10:41:00Z"
        eve = Review(
            id="e" * 32,
            item="c-arms",
            created=at,
            modified=at,
            reviewer="Eve",
            change=0,
            state="reviewed",
            verdict="false",
        )
        for store in (ada, ben):
            with store.edit(BRIEF) as edit:
                edit.take_in([eve])

    def test_is_none_of_who_has_imported_it(self, ada: Store) -> None:
        assert ada.read(BRIEF).reviewed == frozenset()

    def test_gives_way_to_one_s_own(self, ada: Store) -> None:
        with ada.edit(BRIEF) as edit:
            edit.set_review("c-arms", state="reviewed")
        book = ada.read(BRIEF)
        found = book.review("c-arms")
        assert found is not None and (book.writer(found), found.verdict) == ("", None)
        assert book.reviewed == {"c-arms"}

    def test_stands_once(self, ada: Store, ben: Store) -> None:
        (other,) = without_repeats(ada.read(BRIEF), ada.colleagues(BRIEF))
        assert other.notebook.entries == ()
