"""A library as programs ask it: the same is told by its index as by reading every brief."""

from pathlib import Path

import pytest

from briefreader.environment import environment_of
from briefreader.library.index import LibraryIndex
from briefreader.library.index_file import IndexUnavailableError
from briefreader.many_briefs import AmbiguousBriefError, Library
from briefreader.notes.names_file import PersonEntry, replace_person
from tests.libraries import brief_text, library
from tests.persons import flooded

LEE = {
    "id": "s-lee",
    "name": "Ada Lee",
    "type": "person",
    "aliases": ["A. Lee"],
    "role": "engineer",
    "affiliation": "Dam Company",
    "party": "owners",
}


@pytest.fixture(params=["with an index", "where no index can be made"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cache = tmp_path / "cache"
    if request.param == "where no index can be made":
        cache.write_text("", "utf-8")
    monkeypatch.setenv("BRIEFREADER_CACHE", str(cache))
    files = {
        "dam.json": brief_text("The dam", date=2024, summary="gate"),
        "dam-2.json": brief_text(
            "The dam", date=2024, summary="weir", revision=2, speakers=[LEE], parties={"owners": "The owners"}
        ),
        "wall.json": brief_text("The wall", date=2025, summary="gate"),
        "old.json": brief_text("The old wall", date=1999, summary="weir and gate"),
        "broken.json": "{",
    }
    return library(tmp_path / "briefs", files)


def opened(folder: Path, query: str) -> list[tuple[str, int | None]]:
    return [(path.name, one.brief.revision) for path, one in Library(folder).briefs(query)]


def test_the_briefs_with_hits_are_opened_the_newest_first(folder: Path) -> None:
    assert opened(folder, "gate or weir") == [("wall.json", None), ("dam-2.json", 2), ("old.json", None)]


def test_of_several_revisions_with_hits_the_newest_is_opened(folder: Path) -> None:
    assert opened(folder, "revision:all in:summary brief:the-dam") == [("dam-2.json", 2)]
    assert opened(folder, "revision:all gate brief:the-dam") == [("dam.json", None)]


@pytest.mark.parametrize("text", [brief_text("The old wall", date=1999, summary="weir"), "{"])
def test_a_brief_that_loses_its_hits_while_others_are_read_is_not_opened(folder: Path, text: str) -> None:
    found = Library(folder).briefs("gate")
    assert next(found)[0].name == "wall.json"
    library(folder, {"old.json": text})
    assert not list(found)


def test_an_index_that_proves_damaged_when_it_is_used_is_made_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFREADER_CACHE", str(tmp_path / "sound"))
    briefs = Library(folder)
    briefs.find("gate")
    held: list[int] = []

    def use(index: LibraryIndex) -> bool:
        held.append(index.state(by_hash=False).files)
        if len(held) == 1:
            raise IndexUnavailableError("it is damaged", is_damaged=True)
        return index.refresh()

    assert briefs.access.with_index(use)
    assert held == [5, 0]
    assert briefs.find("gate").total == 2


def test_the_files_of_a_brief_are_told_from_the_oldest_to_the_newest(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(folder)
    for brief in ("the-dam", folder / "dam-2.json", tmp_path / "linked" / "dam.json"):
        assert [path.name for path in Library(folder).revisions(brief)] == ["dam.json", "dam-2.json"]
    assert Library(folder).revisions("the-sea") == ()


def test_a_file_is_one_revision_though_title_and_source_tell_of_it(folder: Path) -> None:
    csl = {"id": "x", "type": "article-newspaper", "title": "The sea"}
    source = {"csl": csl, "sha256": "a" * 64}
    library(folder, {"sea.json": brief_text("The sea", source=source)})
    assert [path.name for path in Library(folder).revisions("the-sea")] == ["sea.json"]


def test_an_id_that_two_briefs_have_names_neither(folder: Path) -> None:
    library(folder, {"other.json": brief_text("Quite another wall", "the-wall")})
    with pytest.raises(AmbiguousBriefError) as raised:
        Library(folder).revisions("the-wall")
    assert {path.name for path in raised.value.paths} == {"other.json", "wall.json"}


def test_the_speakers_of_all_briefs_are_told_with_all_their_names(folder: Path) -> None:
    (one,) = Library(folder).people()
    assert (one.brief, one.path.name, one.date) == ("the-dam", "dam-2.json", "2024")
    assert (one.speaker.name, one.speaker.aliases) == ("Ada Lee", ("A. Lee",))
    assert (one.speaker.role, one.speaker.affiliation) == ("engineer", "Dam Company")
    assert (one.speaker.id, one.speaker.type, one.speaker.parties) == ("s-lee", "person", ("The owners",))


def test_what_the_index_knows_of_a_person_is_told_at_once_and_suggestions_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFREADER_CACHE", str(tmp_path / "cache"))
    briefs = Library(flooded(tmp_path / "flooded"))
    assert briefs.dossier("flood#s-tolliver", is_current=False).people == ()
    later = briefs.dossier("flood#s-tolliver").dossier
    assert later is not None
    assert (later.numbers.quotes, later.suggested_numbers.quotes) == (1, 3)
    entry = PersonEntry("Maren Tolliver", members=("flood#s-tolliver", "dam#s-1"))
    briefs.reviewers.replace_person(None, entry)
    at_once = briefs.dossier("flood#s-tolliver", is_current=False).dossier
    assert at_once is not None
    assert (at_once.numbers.quotes, at_once.suggested_numbers.quotes) == (2, 0)


def test_a_speaker_is_found_by_any_name_that_was_confirmed(tmp_path: Path, folder: Path) -> None:
    flooded(tmp_path / "flooded")
    briefs = Library(tmp_path / "flooded")

    def found(query: str) -> set[str]:
        return {f"{hit.facts.brief}#{hit.item}" for hit in briefs.find(f"{query} kind:quote").hits}

    assert found("speaker:toliver") == {"inquiry#q-1", "inquiry#q-2"}
    members = ("inquiry#s-t", "dam#s-1")
    briefs.reviewers.replace_person(
        None, PersonEntry("Maren Toliver", aliases=("Lady of the Gates",), members=members)
    )
    assert found("speaker:toliver") == {"inquiry#q-1", "inquiry#q-2", "dam#q-1"}
    assert found('speaker:"lady of the gates"') == {"inquiry#q-1", "inquiry#q-2", "dam#q-1"}
    assert found("speaker:ferrand") == {"flood#q-2"}


def test_a_speaker_is_found_by_names_that_the_reviewer_confirmed(folder: Path) -> None:
    said = {"id": "q-1", "speaker": "s-lee", "para": 1, "kind": "indirect", "content": "The gate held"}
    newer = brief_text("The dam", date=2024, revision=3, speakers=[LEE], quotes=[said])
    library(folder, {"dam-3.json": newer})
    assert not Library(folder).find("speaker:engineer").hits
    around = environment_of(None, None, None)
    replace_person(
        around.notes, around.identity, None, PersonEntry("The Engineer", ("Ada Lee",)), private=True
    )
    (hit,) = Library(folder).find("speaker:engineer").hits
    assert hit.speakers == ("Ada Lee",)
