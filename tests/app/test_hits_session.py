"""Acting on hits without a screen: what is meant is what was found, however the files have changed."""

import hashlib
import json
from pathlib import Path

import pytest
from msgspec import structs

from briefreader.app.library.hits_session import HitsSession
from briefreader.brief.verification.document import load
from briefreader.composition.copies import CopyAs
from briefreader.environment import Environment
from briefreader.library.items import SearchItem
from briefreader.many_briefs import Library
from briefreader.notes import Notebook, Subject, subject_of
from tests.libraries import brief_text, library

POINTS = [{"id": "k-1", "text": "Gates opened."}, {"id": "k-2", "text": "Nobody was told."}]


class Searched:
    """A folder, searched by one reviewer."""

    def __init__(self, folder: Path, outside: Environment) -> None:
        self.folder, self.outside = folder, outside
        self.library = Library.of(outside, (folder,))
        self.session = HitsSession(self.library, outside)

    def find(self, query: str) -> tuple[SearchItem, ...]:
        return self.library.find(query).hits

    def notes(self, name: str) -> Notebook:
        return self.outside.store.read(subject_of(load(self.folder / name).brief))


@pytest.fixture
def searched(tmp_path: Path, outside: Environment) -> Searched:
    files = {f"{name}.json": brief_text(name, key_points=POINTS) for name in ("dam", "weir")}
    return Searched(library(tmp_path / "briefs", files), outside)


def test_two_revisions_of_a_brief_have_the_same_notes(searched: Searched) -> None:
    (searched.folder / "dam-2.json").write_text(brief_text("dam", key_points=POINTS, revision=2))
    hits = searched.find("opened revision:all brief:dam")
    assert len(hits) == 2
    assert searched.session.review(hits).written.error is None
    assert searched.notes("dam.json").reviewed == searched.notes("dam-2.json").reviewed == {"k-1"}
    assert searched.session.put_in_basket(hits).written.error is None
    assert searched.session.put_in_basket(hits).is_taken_back
    assert searched.notes("dam.json").basket == ()


def test_a_paragraph_of_the_source_file_is_copied(searched: Searched) -> None:
    article = searched.folder / "article.txt"
    article.write_text("It rained.\n\nThe sluice broke.\n")
    fields = json.loads(brief_text("lock"))
    sha256 = hashlib.sha256(article.read_bytes()).hexdigest()
    fields["source"] |= {"file": article.name, "sha256": sha256}
    (searched.folder / "lock.json").write_text(json.dumps(fields))
    made = searched.session.made(searched.find("sluice"), CopyAs())
    assert made.text.startswith("“The sluice broke.”") and "para. 2" in made.text


def test_what_cannot_be_copied_says_why_and_leaves_the_others(searched: Searched) -> None:
    hits = searched.find("opened or kind:summary")
    (searched.folder / "weir.json").unlink()
    made = searched.session.made(hits, CopyAs())
    assert "About dam" in made.text and "About weir" not in made.text
    assert [one.code for one in made.remarks[:2]] == ["summary", "unreadable"]
    assert searched.session.made(searched.find("kind:summary"), CopyAs()).text == ""


def test_another_brief_at_the_same_place_is_left_alone(searched: Searched) -> None:
    hits = searched.find("opened brief:dam")
    (searched.folder / "dam.json").write_text(brief_text("another", key_points=POINTS))
    noted = searched.session.tag(hits, ["check"])
    assert noted.written.done == () and [one.code for one in noted.missing] == ["changed"]
    assert searched.notes("dam.json").entries == ()


def test_a_note_on_the_citation_is_on_no_item(searched: Searched) -> None:
    with searched.outside.store.edit(Subject("dam", "dam")) as edit:
        edit.add_note("(source)", "No byline.")
    noted = searched.session.review(searched.find("byline"))
    assert [one.code for one in noted.missing] == ["no-item"]


def test_of_a_colleague_s_note_the_item_goes_into_the_basket(searched: Searched) -> None:
    ben = structs.replace(searched.outside, named="ben", state_folder=searched.outside.state_folder / "ben")
    for one in (ben, searched.outside):
        with one.store.edit(Subject("dam", "dam")) as edit:
            edit.add_note("k-1", f"By {one.reviewer}.")
    own, theirs = searched.find("kind:note reviewer:ana"), searched.find("kind:note reviewer:ben")
    searched.session.put_in_basket((*own, *theirs))
    basket = searched.notes("dam.json").basket
    assert {(one.item, one.note) for one in basket} == {("k-1", own[0].item), ("k-1", None)}


def test_changes_in_two_briefs_are_undone_together(searched: Searched) -> None:
    searched.session.tag(searched.find("told"), ["check"])
    assert searched.notes("dam.json").tags("k-2") == searched.notes("weir.json").tags("k-2") == ("check",)
    assert len(searched.session.undo().undone) == 2
    assert searched.notes("dam.json").tags("k-2") == searched.notes("weir.json").tags("k-2") == ()
    assert searched.session.undo().undone == ()
