"""Which revisions of briefs were opened in the reader."""

from pathlib import Path

import pytest

from briefreader.notes import PrivateState, Subject
from briefreader.notes.opened_briefs import MOST, OpenedBriefs, revision_marks

DAM = Subject("dam", "The dam", "a" * 64)


@pytest.fixture
def opened(tmp_path: Path) -> OpenedBriefs:
    return PrivateState(tmp_path / "state").opened


def is_opened(opened: OpenedBriefs, subject: Subject, revision: int | None) -> bool:
    return not opened.marks().isdisjoint(revision_marks(subject, revision))


def test_each_revision_is_opened_by_itself(opened: OpenedBriefs) -> None:
    assert not is_opened(opened, DAM, 1)
    opened.keep(revision_marks(DAM, 1))
    assert is_opened(opened, DAM, 1)
    assert not is_opened(opened, DAM, 2)


def test_a_brief_without_a_revision_is_the_first(opened: OpenedBriefs) -> None:
    opened.keep(revision_marks(DAM, None))
    assert is_opened(opened, DAM, 1)


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (Subject("dam", "The Sarrow dam", "a" * 64), True),  # with another title
        (Subject("dam", "The dam", "b" * 64), True),  # its source has changed
        (Subject("dam", "The wall", "b" * 64), False),  # another brief that has the id by mistake
        (Subject("wall", "The dam", "a" * 64), False),
    ],
)
def test_a_brief_is_known_as_its_notes_are(opened: OpenedBriefs, other: Subject, is_same: bool) -> None:
    opened.keep(revision_marks(DAM, 1))
    assert is_opened(opened, other, 1) is is_same


def test_two_windows_keep_and_drop_side_by_side(tmp_path: Path) -> None:
    one, other = (PrivateState(tmp_path).opened for _ in range(2))
    one.keep(["a", "b"])
    other.keep(["b", "c"])
    one.drop(["a"])
    assert other.marks() == {"b", "c"}


@pytest.mark.parametrize("text", ["{", '{"opened": 3}', '["a"]'])
def test_what_cannot_be_read_counts_as_never_kept(tmp_path: Path, opened: OpenedBriefs, text: str) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "opened.json").write_text(text, "utf-8")
    assert opened.marks() == frozenset()
    opened.keep(["a"])
    assert opened.marks() == {"a"}


def test_the_oldest_marks_go_where_there_are_too_many(opened: OpenedBriefs) -> None:
    opened.keep(f"{number}" for number in range(MOST))
    opened.keep(["new"])
    marks = opened.marks()
    assert len(marks) == MOST
    assert "new" in marks and "0" not in marks
