"""The index of a library: it finds what reading every brief finds, whatever becomes of it."""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.brief import BriefError
from briefreader.brief.verification.document import OpenDocument, load
from briefreader.library.catalog import read_library
from briefreader.library.entering import Reader
from briefreader.library.files import Folders
from briefreader.library.index import LibraryIndex
from briefreader.library.index_file import IndexUnavailableError
from briefreader.library.index_rows import ItemsOfBrief
from briefreader.library.items import BriefFacts, Hits, SearchItem
from briefreader.library.query import Query, parse
from briefreader.library.reading_ahead import read_ahead
from briefreader.library.same_person import SamePerson, with_same_persons
from briefreader.library.scan import Scan
from briefreader.notes import Bookmark, Note, Notebook, Review, Tags
from briefreader.notes.name import file_name

# A name that is also a part of another one, and a speaker of one brief.
PERSONS = (SamePerson(("Tor", "兵士 ворота"), ("b-2#s-b",)), SamePerson(("nobody",), ("b-1#s-a", "b-3#s-b")))
TODAY = date(2026, 11, 24)
EVERY = 10**9
WORDS = (
    "gate",
    "Tor",
    "gates",
    "Älv",
    "été",
    "兵士",
    "ворота",
    "F-16",
    "don’t",
    "हिन्दी",
    "a_b",
    "not",
    "rv",
    "wh",
)


def brief(brief_id: str, **fields: Any) -> dict[str, Any]:
    csl = {
        "id": brief_id,
        "type": "webpage",
        **({"issued": fields.pop("issued")} if "issued" in fields else {}),
    }
    return {
        "brief": "1",
        "id": brief_id,
        "title": brief_id,
        "source": {"csl": csl},
        "summary": "gate",
        **fields,
    }


def written(folder: Path, name: str, fields: dict[str, Any]) -> Path:
    path = folder / f"{name}.json"
    path.write_text(json.dumps(fields), "utf-8")
    return path


def is_first(facts: BriefFacts) -> bool:
    return facts.revision == 1


def no_notes(_: OpenDocument) -> Sequence[tuple[str, Notebook]]:
    return ()


def of_two(_: OpenDocument) -> Sequence[tuple[str, Notebook]]:
    """The notes of two reviewers to every brief."""
    kept: dict[str, Any] = {"created": "", "modified": "", "reviewer": "", "change": 1}
    ana = (
        Tags(id="1", item="c-1", tags=("x", "gate"), **kept),
        Review(id="2", item="q-1", state="reviewed", reliability="B", **kept),
        Note(id="3", item="q-1", text="Tor?", **kept),
        Note(id="4", item="q-gone", text="gate", **kept),
    )
    bo = (
        Tags(id="5", item="q-1", tags=("x",), **kept),
        Review(id="6", item="c-1", state="reviewed", verdict="Älv", **kept),
        Bookmark(id="7", item="c-2", **kept),
    )
    return (("Ana", Notebook(owner="Ana", entries=ana)), ("Bo", Notebook(owner="Bo", entries=bo)))


def index_of(folder: Path, file: Path | None = None) -> LibraryIndex:
    return LibraryIndex(file or folder / ".index" / "a.sqlite", Folders((folder,)), no_notes, dict)


def asked(text: str) -> Query:
    return parse(text, TODAY)


def ids(hits: Hits) -> list[tuple[str, str]]:
    return [(hit.facts.path, hit.item) for hit in hits.hits]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, issued in enumerate([[[2024, 10, 16]], [[2025]], None]):
        points = [{"id": f"k-{at}", "text": f"gate {at}"} for at in range(3)]
        dated = {"issued": {"date-parts": issued}} if issued else {}
        written(tmp_path, f"b{number}", brief(f"b{number}", key_points=points, **dated))
    return tmp_path


@pytest.fixture
def index(folder: Path) -> Iterator[LibraryIndex]:
    made = index_of(folder)
    assert made.refresh()
    yield made
    made.close()


# --- the same as the scan ---------------------------------------------------------------------

text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
speakers = [
    {"id": "s-a", "name": "Ada Tor", "type": "person", "party": "up", "aliases": ["Tor"]},
    {"id": "s-b", "name": "兵士 ворота", "type": "person", "party": "down"},
]
speaker = st.sampled_from(["s-a", "s-b"])
position = st.fixed_dictionaries(
    {"stance": st.sampled_from(["asserts", "denies"]), "by": speaker},
    optional={"evidence": st.sampled_from(["witness", "document"])},
)
claim = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["c-1", "c-2"]),
        "text": text,
        "status": st.sampled_from(["contested", "single-source"]),
        "positions": st.lists(position, min_size=1, max_size=3),
    }
)
quote = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["q-1", "q-2"]),
        "speaker": speaker,
        "para": st.just(1),
        "kind": st.just("indirect"),
        "content": text,
        "claims": st.lists(st.sampled_from(["c-1", "c-2"]), max_size=1),
    }
)
event = st.fixed_dictionaries(
    {"id": st.sampled_from(["e-1", "e-2"]), "text": text},
    optional={"date": st.sampled_from(["1950/1953", "2024-10-16", "2024-10~", "2022/..", "soon"])},
)
briefs = st.builds(
    brief,
    st.sampled_from(["b-1", "b-2", "b-3"]),
    speakers=st.just(speakers),
    quotes=st.lists(quote, max_size=2, unique_by=lambda one: one["id"]),
    claims=st.lists(claim, max_size=2, unique_by=lambda one: one["id"]),
    history=st.lists(event, max_size=2, unique_by=lambda one: one["id"]),
    lang=st.sampled_from(["en", "en-GB", "de"]),
    revision=st.sampled_from([1, 2]),
    issued=st.sampled_from(
        [{"date-parts": [[2024, 10]]}, {"date-parts": [[2024, 10, 16]]}, {"literal": "soon"}]
    ),
)
term = st.one_of(
    st.sampled_from(WORDS).filter(lambda word: word != "not"),
    text.map(lambda words: f'"{words}"'),
    st.sampled_from(
        [
            "ga*",
            "speaker:tor",
            "speaker:s-b",
            "speaker:b-1#s-a",
            "is:unread",
            "speaker:兵",
            "party:up",
            "stance:denies",
            "stance:asserts",
            "evidence:witness",
            "claim:c-1",
            "claim:b-1#c-1",
            "claim:gate",
            "kind:quote",
            "kind:claim",
            "in:summary",
            "is:contested",
            "status:contested",
            "lang:en",
            "lang:en-gb",
            "date:2024-10-16",
            "date:2024-11..",
            "when:1952",
            "when:2024..",
            "revision:all",
            "revision:1",
            "brief:b-2",
            "title:b",
            "reviewed:no",
            "reviewed:yes",
            "tag:x",
            "note:tor",
            "verdict:älv",
            "is:bookmarked",
            "is:orphan",
            "kind:note",
            "reviewer:ana",
            "reviewer:bo",
            "title:b-1",
            "verification:consistent",
            "is:draft",
            "grade:b",
        ]
    ),
)
queries = st.recursive(
    term,
    lambda part: st.one_of(
        part.map(lambda one: f"not ({one})"),
        st.tuples(part, part).map(" ".join),
        st.tuples(part, part).map(lambda pair: f"({pair[0]} or {pair[1]})"),
    ),
    max_leaves=5,
)


@given(st.lists(briefs, min_size=1, max_size=4), st.lists(queries, min_size=1, max_size=6))
def test_the_index_finds_what_reading_every_brief_finds_in_the_same_order(
    found: list[dict[str, Any]], texts: list[str]
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number, one in enumerate(found):
            written(folder, str(number), one)
        index = LibraryIndex(folder / ".index" / "a.sqlite", Folders((folder,)), of_two, dict, is_first)
        scan = Scan(Folders((folder,)), of_two, is_first)
        index.refresh()
        for query in (with_same_persons(asked(text), PERSONS) for text in texts):
            by_reading = scan.search(query, EVERY)
            assert ids(index.search(query, EVERY)) == ids(by_reading)
            few = index.search(query, 2)
            assert (ids(few), few.total) == (ids(by_reading)[:2], by_reading.total)
        query = asked(texts[0])
        assert index.files(query) == scan.files(query)
        assert index.people() == scan.people()
        for brief_id in ("b-1", "b-2", "b-3"):
            assert sorted(index.revisions(brief_id)) == sorted(scan.revisions(brief_id))
        index.close()


def test_parts_that_ask_for_one_side_or_for_briefs_are_joined_in_any_way(tmp_path: Path) -> None:
    tor = {"stance": "denies", "by": "s-a", "evidence": "witness"}
    soldier = {"stance": "asserts", "by": "s-b", "evidence": "document"}
    for at, year in enumerate((2023, 2024, 2025), 1):
        positions = [tor, soldier][: at + 1] if at < 3 else [{**tor, "stance": "asserts"}]
        claims = [{"id": f"c-{at}", "text": "gate", "status": "contested", "positions": positions}]
        fields = {"speakers": speakers, "claims": claims, "issued": {"date-parts": [[year]]}}
        written(tmp_path, f"b{at}", brief(f"b{at}", revision=at, **fields))
    folders = Folders((tmp_path,))
    index = LibraryIndex(tmp_path / ".index" / "a.sqlite", folders, no_notes, dict, is_first)
    index.refresh()
    for query, found in {
        "(date:2023 or revision:2)": {1, 2},
        "(date:2023..2024 is:unread)": {1},
        "-(date:2024.. or is:unread)": set(),
        "-(date:2024.. -is:unread)": {1},
        "((date:2024.. is:unread) or date:2025)": {3},
        "date:1900": set(),
        "revision:all date:2024": {2},
        "stance:denies (speaker:tor or speaker:nobody)": {1, 2},
        "stance:asserts (speaker:tor or speaker:nobody)": {3},
        "stance:asserts (speaker:tor or evidence:document)": {1, 2, 3},
        "stance:asserts (speaker:tor party:up)": {3},
        "stance:asserts evidence:document": {1, 2},
        "stance:denies speaker:s-b": set(),
        "stance:denies -(speaker:s-b stance:asserts)": set(),
        "lang:e_n": set(),
    }.items():
        asked_for = asked(f"kind:claim {query}")
        hits = index.search(asked_for, EVERY)
        assert {int(hit.item[-1]) for hit in hits.hits} == found, query
        assert (ids(hits), hits.total) == (
            ids(by_reading := Scan(folders, no_notes, is_first).search(asked_for, EVERY)),
            by_reading.total,
        ), query
    index.close()


def test_the_newest_source_comes_first_and_one_without_a_date_last(index: LibraryIndex) -> None:
    hits = index.search(asked("gate kind:key-point"), EVERY)
    assert ids(hits)[::3] == [("b1.json", "k-0"), ("b0.json", "k-0"), ("b2.json", "k-0")]
    assert [item for _, item in ids(hits)[:3]] == ["k-0", "k-1", "k-2"]


@pytest.mark.parametrize(("query", "found"), [("is:unread", ["a"]), ("-is:unread", ["b"])])
def test_what_was_never_opened_is_found_by_the_index(tmp_path: Path, query: str, found: list[str]) -> None:
    for name, revision in (("a", 1), ("b", 2)):
        written(tmp_path, name, brief(name, revision=revision))
    index = LibraryIndex(tmp_path / ".index" / "a.sqlite", Folders((tmp_path,)), no_notes, dict, is_first)
    index.refresh()
    assert {hit.facts.brief for hit in index.search(asked(query), EVERY).hits} == {*found}
    index.close()


@pytest.mark.parametrize(
    ("query", "found", "looked_at"),
    [("reviewer:ana tag:x", ["c-1"], 1), ("reviewer:bo -reviewer:ana", ["c-2"], 1)],
)
def test_what_a_reviewer_attached_is_looked_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str, found: list[str], looked_at: int
) -> None:
    claim: dict[str, Any] = {"text": "gate", "status": "contested", "positions": []}
    written(tmp_path, "a", brief("a", claims=[{**claim, "id": "c-1"}, {**claim, "id": "c-2"}]))
    index = LibraryIndex(tmp_path / ".index" / "a.sqlite", Folders((tmp_path,)), of_two, dict)
    index.refresh()
    unpacked: list[bytes] = []
    unpack = ItemsOfBrief.unpacked

    def counted(items: ItemsOfBrief, packed: bytes) -> SearchItem:
        unpacked.append(packed)
        return unpack(items, packed)

    monkeypatch.setattr(ItemsOfBrief, "unpacked", counted)
    assert [item for _, item in ids(index.search(asked(query), EVERY))] == found
    assert len(unpacked) == looked_at
    index.close()


def test_briefs_without_a_date_are_counted_where_a_date_is_asked_for(index: LibraryIndex) -> None:
    assert index.search(asked("gate date:2024.."), EVERY).undated == 1
    assert index.search(asked("gate"), EVERY).undated == 0


def test_what_was_never_opened_is_found_and_what_was_is_not(folder: Path) -> None:
    file = folder / ".index" / "c.sqlite"
    index = LibraryIndex(file, Folders((folder,)), no_notes, dict, lambda facts: facts.brief == "b1")
    index.refresh()
    for query in ("is:unread gate", "gate -is:unread", "gate or is:unread", "is:unread is:contested"):
        by_reading = Scan(Folders((folder,)), no_notes, lambda facts: facts.brief == "b1")
        assert ids(index.search(asked(query), EVERY)) == ids(by_reading.search(asked(query), EVERY))
    assert {path for path, _ in ids(index.search(asked("is:unread"), EVERY))} == {"b1.json"}
    index.close()


# --- kept current -----------------------------------------------------------------------------


def test_what_changes_is_read_again_and_what_goes_is_found_no_more(folder: Path, index: LibraryIndex) -> None:
    written(folder, "b0", brief("b0", key_points=[{"id": "k-new", "text": "sluice"}]))
    (folder / "b1.json").unlink()
    assert index.refresh()
    assert ids(index.search(asked("sluice"), EVERY)) == [("b0.json", "k-new")]
    assert not index.search(asked("brief:b1"), EVERY).hits
    assert len(index.search(asked("gate brief:b0"), EVERY).hits) == 1  # the summary


def test_a_hit_is_never_shown_as_a_file_had_it_before(folder: Path, index: LibraryIndex) -> None:
    path = folder / "b0.json"
    before = path.stat()
    data = path.read_text("utf-8").replace("gate 1", "lock 1")
    path.write_text(data, "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))  # neither size nor time tells
    index.refresh()
    assert ("b0.json", "k-1") not in ids(index.search(asked("gate"), EVERY))
    assert ids(index.search(asked("lock"), EVERY)) == [("b0.json", "k-1")]


def test_only_the_newest_revision_is_searched_unless_others_are_asked_for(folder: Path) -> None:
    written(folder, "b0-r2", brief("b0", revision=2, key_points=[{"id": "k-0", "text": "weir"}]))
    index = index_of(folder)
    index.refresh()
    assert not index.search(asked('"gate 1" brief:b0'), EVERY).hits
    assert ids(index.search(asked('"gate 1" brief:b0 revision:all'), EVERY)) == [("b0.json", "k-1")]
    (folder / "b0-r2.json").unlink()
    index.refresh()
    assert ids(index.search(asked('"gate 1" brief:b0'), EVERY)) == [("b0.json", "k-1")]
    index.close()


def test_notes_are_found_and_their_changes_too(folder: Path) -> None:
    notes = {"tags": ("urgent",)}

    def notebooks(_: OpenDocument) -> Sequence[tuple[str, Notebook]]:
        tags = Tags(id="1", item="k-1", created="", modified="", reviewer="", change=1, tags=notes["tags"])
        return (("Ana", Notebook(owner="Ana", entries=(tags,))),)

    file = folder / ".index" / "a.sqlite"
    index = LibraryIndex(
        file,
        Folders((folder,)),
        notebooks,
        lambda: dict.fromkeys(map(file_name, ("b0", "b1", "b2")), " ".join(notes["tags"])),
    )
    index.refresh()
    assert len(index.search(asked("tag:urgent"), EVERY).hits) == 3
    notes["tags"] = ("later",)
    index.refresh()
    assert not index.search(asked("tag:urgent"), EVERY).hits
    assert len(index.search(asked("tag:later reviewer:ana"), EVERY).hits) == 3
    index.close()


def test_a_brief_that_cannot_be_read_is_told_with_why(folder: Path, index: LibraryIndex) -> None:
    (folder / "broken.json").write_text("{", "utf-8")
    index.refresh()
    (told,) = index.search(asked("gate"), EVERY).unreadable
    assert told.path.name == "broken.json" and told.what
    (folder / "broken.json").unlink()
    index.refresh()
    assert not index.search(asked("gate"), EVERY).unreadable


def test_a_brief_that_cannot_be_read_any_more_while_all_are_read_hides_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: Path, **how: Any) -> OpenDocument:
        if path.name == "b1.json":
            raise BriefError("it is damaged", "b1.json", "Put it back")
        return load(path, **how)

    monkeypatch.setattr("briefreader.library.scan.load", read)
    found = Scan(Folders((folder,)), no_notes).search(asked("kind:summary"), EVERY)
    assert {path for path, _ in ids(found)} == {"b0.json", "b2.json"}
    assert [(one.path.name, one.what) for one in found.unreadable] == [("b1.json", "it is damaged")]


def test_a_file_whose_name_is_no_text_is_found_by_its_words(folder: Path) -> None:
    Path(os.fsdecode(bytes(folder / "b0.json"))).rename(os.fsdecode(bytes(folder) + b"/b\xff.json"))
    (folder / os.fsdecode(b"bad\xff.json")).write_text("{", "utf-8")
    index = index_of(folder)
    index.refresh()
    by_reading = Scan(Folders((folder,)), no_notes).search(asked("gate"), EVERY)
    found = index.search(asked("gate"), EVERY)
    assert ids(found) == ids(by_reading)
    assert os.fsdecode(b"b\xff.json") in {path for path, _ in ids(found)}
    assert [one.path.name for one in found.unreadable] == [os.fsdecode(b"bad\xff.json")]
    index.close()


def test_a_day_with_many_hits_keeps_the_order_of_reading(folder: Path) -> None:
    for number in range(4):
        points = [{"id": f"k-{at}", "text": f"weir {'sluice' * (at % 2)}"} for at in range(200)]
        written(folder, f"m{number}", brief(f"m{number}", key_points=points))
    index = index_of(folder)
    index.refresh()
    for query in map(asked, ("weir", "weir not sluice", "date:..2030 gate", "weir reviewer:ana or weir")):
        by_reading = Scan(Folders((folder,)), no_notes).search(query, EVERY)
        for limit in (1, 250, EVERY):
            found = index.search(query, limit)
            assert (ids(found), found.total) == (ids(by_reading)[:limit], by_reading.total)
    index.close()


def test_a_query_of_any_shape_can_be_asked(index: LibraryIndex) -> None:
    deep = "(gate or (weir and " * 45 + "gate" + "))" * 45
    for text in (deep, "gate " + " ".join(f"-x{at}" for at in range(600)), "gate " * 1_000):
        assert len(index.search(asked(text), EVERY).hits) == 12


def test_folders_of_one_name_are_told_apart_and_none_is_read_twice(folder: Path) -> None:
    for name in ("one/briefs", "two/briefs"):
        (folder / name).mkdir(parents=True)
        written(folder / name, "same", brief(name.replace("/", "-")))
    (folder / "link").symlink_to(folder / "two")
    named = [folder / "one" / "briefs", folder / "two", folder / "two" / "briefs", folder / "link"]
    folders = Folders(tuple(named))
    index = LibraryIndex(folder / ".index" / "b.sqlite", folders, no_notes, dict)
    index.refresh()
    found = index.search(asked("gate"), EVERY)
    assert ids(found) == ids(Scan(folders, no_notes).search(asked("gate"), EVERY))
    assert [path for path, _ in ids(found)] == ["briefs/same.json", "two/briefs/same.json"]
    assert {folders.path_of(Path(path)) for path, _ in ids(found)} == {
        folder / "one" / "briefs" / "same.json",
        folder / "two" / "briefs" / "same.json",
    }
    index.close()


def test_revisions_in_two_folders_are_of_one_brief(folder: Path) -> None:
    (folder / "older").mkdir()
    (folder / "newer").mkdir()
    written(folder / "older", "a", brief("a"))
    written(folder / "newer", "a2", brief("a", revision=2))
    folders = Folders((folder / "older", folder / "newer"))
    index = LibraryIndex(folder / ".index" / "b.sqlite", folders, no_notes, dict)
    index.refresh()
    for found in (
        index.search(asked("gate"), EVERY),
        Scan(folders, no_notes).search(asked("gate"), EVERY),
    ):
        assert [path for path, _ in ids(found)] == ["newer/a2.json"]
    index.close()


def test_a_folder_that_has_gone_is_told(folder: Path, index: LibraryIndex) -> None:
    moved = folder.rename(folder.with_name("elsewhere"))
    index.refresh()
    found = index.search(asked("gate"), EVERY)
    assert not found.hits
    assert [one.path for one in found.unreadable] == [folder]
    moved.rename(folder)


def test_the_source_in_another_folder_counts_for_what_is_verified(folder: Path, tmp_path: Path) -> None:
    words = "The gate “held all night”, she said."
    quote = {
        "id": "q-1",
        "speaker": "s-a",
        "para": 1,
        "kind": "partial",
        "spans": [{"exact": "held all night"}],
    }
    source = {
        "csl": {"id": "s", "type": "webpage"},
        "sha256": hashlib.sha256(words.encode()).hexdigest(),
    }
    written(folder, "b0", {**brief("b0", speakers=speakers, quotes=[quote]), "source": source})
    sources = tmp_path / ".sources"
    sources.mkdir()
    folders = Folders((folder,), (sources,))
    index = LibraryIndex(folder / ".index" / "b.sqlite", folders, no_notes, dict)
    index.refresh()
    assert not index.search(asked("verification:verified"), EVERY).hits
    (sources / "article.txt").write_text(words, "utf-8")
    index.refresh()
    assert ids(index.search(asked("verification:verified"), EVERY)) == [("b0.json", "q-1")]
    index.close()


def test_what_is_written_while_a_brief_is_read_is_read_the_next_time(folder: Path) -> None:
    def notebooks(opened: OpenDocument) -> Sequence[tuple[str, Notebook]]:
        if "weir" not in str(opened.brief.summary):
            written(folder, "b0", brief("b0", summary="weir and more"))
        return ()

    index = LibraryIndex(folder / ".index" / "b.sqlite", Folders((folder,)), notebooks, dict)
    index.refresh()
    assert not index.search(asked("weir"), EVERY).hits
    index.refresh()
    assert ids(index.search(asked("weir"), EVERY)) == [("b0.json", "*summary")]
    index.close()


# --- whatever becomes of it -------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_index_is_made_anew(folder: Path, data: bytes) -> None:
    file = folder / ".index" / "a.sqlite"
    file.parent.mkdir()
    file.write_bytes(data)
    index = index_of(folder)
    assert index.refresh()
    assert len(index.search(asked("gate"), EVERY).hits) == 12
    index.close()


def test_an_index_of_another_version_is_made_anew(folder: Path) -> None:
    index = index_of(folder)
    index.refresh()
    index.close()
    with sqlite3.connect(folder / ".index" / "a.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    again = index_of(folder)
    assert again.state(by_hash=False).files == 0
    again.close()


def test_an_index_is_for_its_owner_alone(folder: Path, index: LibraryIndex) -> None:
    assert (folder / ".index").stat().st_mode & 0o077 == 0
    assert (folder / ".index" / "a.sqlite").stat().st_mode & 0o077 == 0


def test_while_another_writes_the_rest_is_found_and_the_answer_says_so(
    folder: Path, index: LibraryIndex
) -> None:
    other = sqlite3.connect(folder / ".index" / "a.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    written(folder, "b3", brief("b3"))
    assert not index.refresh()
    hits = index.search(asked("gate"), EVERY)
    assert len(hits.hits) == 12 and not hits.complete
    written(folder, "b0", brief("b0", summary="weir"))  # its hits can be neither shown nor read again
    assert {path for path, _ in ids(index.search(asked("gate"), EVERY))} == {"b1.json", "b2.json"}
    other.rollback()
    other.close()
    assert index.refresh()
    assert index.search(asked("gate"), EVERY).complete


def test_what_is_stopped_goes_on_where_it_was(folder: Path, index: LibraryIndex) -> None:
    for number in range(100):
        written(folder, f"more{number:03}", brief(f"more{number:03}"))
    assert not index.refresh(lambda done, _all: done == 0)
    before = index.state(by_hash=False)
    assert 3 < before.files < 103 and before.changed
    assert index.refresh()
    assert not index.state(by_hash=True).changed


def test_an_index_that_cannot_be_written_is_said_to_be_none(folder: Path) -> None:
    (folder / "file").write_text("", "utf-8")
    with pytest.raises(IndexUnavailableError):
        index_of(folder, folder / "file" / "a.sqlite")


def test_the_list_of_briefs_is_that_of_reading(folder: Path, index: LibraryIndex) -> None:
    claim = {"id": "c-1", "text": "gate", "status": "contested", "positions": []}
    written(folder, "b0-r2", brief("b0", revision=2, claims=[claim], title="b0"))
    (folder / "broken.json").write_text("{", "utf-8")
    index.refresh()
    assert index.catalogue() == read_library(folder)


# --- read by several processes ----------------------------------------------------------------


def test_other_processes_read_the_same_in_the_same_order(folder: Path) -> None:
    (folder / "broken.json").write_text("{", "utf-8")
    names = [os.fsencode(folder / f"{name}.json") for name in ("b2", "broken", "gone", "b0")] * 10
    reader = Reader(Folders((folder,)), no_notes)
    here = [reader.read(Path(os.fsdecode(name)), "") for name in names]
    assert [*read_ahead(names, Folders((folder,)), "", 2)] == here


def test_where_no_other_process_can_be_begun_everything_is_read_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(250):
        written(folder, f"more{number:03}", brief(f"more{number:03}"))
    monkeypatch.setattr("sys.executable", str(folder / "no-python"))
    index = index_of(folder)
    assert index.refresh()
    found = index.state(by_hash=True)
    assert (found.files, found.items, found.changed) == (253, 262, ())
    index.close()


def test_other_processes_read_many_files_but_for_those_with_notes(folder: Path) -> None:
    for number in range(250):
        written(folder, f"more{number:03}", brief(f"more{number:03}"))

    def notebooks(opened: OpenDocument) -> Sequence[tuple[str, Notebook]]:
        return of_two(opened) if opened.brief.id == "b0" else ()

    def note_stamps() -> dict[str, str]:
        return {file_name("b0"): "1"}

    index = LibraryIndex(folder / ".index" / "a.sqlite", Folders((folder,)), notebooks, note_stamps)
    assert index.refresh()
    found = index.state(by_hash=True)
    assert (found.files, found.changed) == (253, ())
    assert {path for path, _ in ids(index.search(asked("kind:note gate"), EVERY))} == {"b0.json"}
    index.close()
