"""Quotes, statements, events, claims and key points made with the keyboard, and the ways to a file."""

import errno
import os
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from briefreader.app.app import BriefReader
from briefreader.app.library.article import brief_of
from briefreader.app.reader.read_brief import Inspection, open_for_reading
from briefreader.app.reader.reload import Reload
from briefreader.app.reader.screen import ReaderScreen
from briefreader.app.reader.session import ReadingSession
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.brief import Brief, BriefError, Quote, Speaker
from briefreader.brief.model.brief import Span
from briefreader.brief.reading.load import load
from briefreader.brief.writing.additions import Add
from briefreader.draft import begin_brief, text_begun
from briefreader.environment import Environment
from briefreader.wording.draft_review import laid_lines
from tests.app.driving import banner, opened, press, reader, said, write
from tests.app.off_screen import OffScreen, begun
from tests.conftest import NOW

ARTICLE = """\
Ferry to Sandholm stays in port

The ferry will not sail before spring, the county said on Monday. “The hull is not safe,” said Ida Brandt, who
heads the county. “We will not send people out in it.”

The seamen’s union called the inspection “a pretext” and asked for a second one.

Brandt denied that money played a part. “No,” she said.
"""
BRANDT = Speaker("s-brandt", "Ida Brandt", "person")
HULL = Quote(id="q-hull", speaker="s-brandt", para=1, kind="direct", spans=(Span("The hull is not safe,"),))
PRETEXT = Quote(id="q-pretext", speaker="s-brandt", para=2, kind="partial", spans=(Span("a pretext"),))


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A brief that has nothing but its source, with a comment of its author."""
    (tmp_path / "ferry.txt").write_text(ARTICLE)
    path = tmp_path / "ferry.yaml"
    path.write_text(
        text_begun(begin_brief(tmp_path / "ferry.txt", "ferry").brief).replace(
            "summary: ", "# Mine.\nsummary: "
        )
    )
    return path


def brief(pilot: Pilot[None]) -> Brief:
    return reader(pilot).session.shown.opened.brief


# --- Of words of the source -------------------------------------------------------------------


async def test_words_between_marks_become_quotes_with_two_keys_and_a_speaker(
    ferry: Path, outside: Environment
) -> None:
    async with opened(ferry, outside) as pilot:
        assert reader(pilot).active == 5  # nothing but the source is there
        await press(pilot, "j", "v", "enter", "enter")
        (quote,) = brief(pilot).quotes
        (speaker,) = brief(pilot).speakers
        assert (quote.spans[0].exact, quote.kind, quote.para) == ("The hull is not safe,", "direct", 1)
        assert quote.attribution == "said Ida Brandt, who heads the county"
        assert (speaker.name, speaker.type, quote.speaker) == ("Ida Brandt", "person", speaker.id)
        assert "Added q-hull-not-safe: Ida Brandt, paragraph 1, direct." in said(pilot)

        await press(pilot, "v", "enter", "enter")  # what nobody has picked comes first; who spoke last, too
        assert brief(pilot).quotes[1].spans[0].exact == "We will not send people out in it."
        assert brief(pilot).speakers == (speaker,)

        await press(pilot, "u", "u", "v", "+", "enter", "enter")
        (quote,) = brief(pilot).quotes
        assert [span.exact for span in quote.spans] == [
            "The hull is not safe,",
            "We will not send people out in it.",
        ]


async def test_other_words_are_no_quote_but_a_statement_or_an_event_in_own_words(
    ferry: Path, outside: Environment
) -> None:
    async with opened(ferry, outside) as pilot:
        await press(pilot, "j", "v", "space", "backspace", "enter")
        assert "do not stand between quotation marks" in said(pilot) and not brief(pilot).quotes
        await press(pilot, "v", "space", "backspace", "i")
        await write(pilot, "No crossings until spring.")
        await press(pilot, "ctrl+s", "escape")  # whoever says it can be chosen later
        await press(pilot, "v", "space", "backspace", "i", "ctrl+s", "enter")
        (quote,) = brief(pilot).quotes
        assert (quote.kind, quote.content, quote.spans) == ("indirect", "No crossings until spring.", ())
        assert quote.attribution == "the county said on Monday"
        assert brief(pilot).speakers[0].name == "county"

        await press(pilot, "v", "space", "backspace", "e")
        await write(pilot, "The sailing is called off.")
        await press(pilot, "tab")
        await write(pilot, "2026-02-31")
        await press(pilot, "ctrl+s")  # there is no such day: the form stays open
        await press(pilot, *["backspace"] * 3, "ctrl+s")
        (event,) = brief(pilot).history
        assert (event.text, event.date, event.inferred) == ("The sailing is called off.", "2026-02", True)


async def test_a_claim_is_based_on_selected_quotes_and_a_key_point_on_the_claim(
    ferry: Path, outside: Environment
) -> None:
    async with opened(ferry, outside) as pilot:
        await press(pilot, "f")
        assert "select them in Quotes (2)" in said(pilot)
        await press(pilot, "j", "v", "enter", "enter", "j", "v", "enter")
        await write(pilot, "Sandholm")  # nobody of that name: the kinds that it can have stand below it
        await press(pilot, "down", "down", "enter")
        assert brief(pilot).speakers[1].type == "organization"
        await press(pilot, "j", "v", "enter", "S", "a", "n", "enter")
        assert brief(pilot).quotes[2].speaker == "s-sandholm"

        await press(pilot, "2", "g", "s", "s", "f")
        await write(pilot, "The ferry is unsafe.")
        await press(pilot, "tab", "tab", "tab", "d", "d", "ctrl+s")
        (claim,) = brief(pilot).claims
        assert (claim.status, claim.paras) == ("contested", (1, 2))
        assert [position.stance for position in claim.positions] == ["asserts", "denies"]
        await press(pilot, "3", "p")
        await write(pilot, "It is disputed why the ferry stays.")
        await press(pilot, "ctrl+s", "i")
        assert brief(pilot).key_points[0].cites == (claim.id,)
        assert pilot.app.clipboard.startswith(f'  - id: {claim.id}\n    text: "The ferry is unsafe."\n')
        await press(pilot, "5", "g", "i")
        assert pilot.app.clipboard.startswith(
            '  # speakers\n  - {id: s-ida-brandt, name: "Ida Brandt", type: person}\n'
        )


# --- The ways to a file -----------------------------------------------------------------------


def adding(ferry: Path, outside: Environment, *adds: Add) -> ReadingSession:
    session = begun(ferry, outside)
    for add in adds:
        session.review.decide(add)
    session.show_document(session.review.opened)
    session.review.kept = session.review.keep()
    return session


def test_the_next_revision_is_a_new_file_with_the_comments_of_the_old_one(
    ferry: Path, outside: Environment
) -> None:
    before = ferry.read_text()
    session = adding(ferry, outside, Add((BRANDT,), (HULL,)))
    path, number = session.review.offered_file()
    session.review.write(path, session.shown.opened, number - 1)
    assert (path.name, ferry.read_text()) == ("ferry-r2.yaml", before)
    assert "# Mine.\n" in path.read_text() and "#  - {id: c-safe" not in path.read_text()[:500]
    now = load(path).brief
    assert (now.quotes, now.revision, now.updated) == ((HULL,), 2, "2026-11-24")
    assert now.provenance and (now.provenance.made_by, now.provenance.checked_by) == ("person", None)

    for there in (ferry, path):
        with pytest.raises(BriefError, match="already exists"):
            session.review.write(there, session.shown.opened, 4)
    assert ferry.read_text() == before
    ferry.write_text(f"{before}\n# Mine too.\n")
    with pytest.raises(BriefError, match="has changed since it was read"):
        session.review.write(path.with_name("ferry-r3.yaml"), session.shown.opened, 2)


def test_what_was_added_and_not_saved_is_there_the_next_time(ferry: Path, outside: Environment) -> None:
    adding(ferry, outside, Add((BRANDT,), (HULL,)))
    assert [quote.id for quote in begun(ferry, outside).shown.opened.brief.quotes] == ["q-hull"]


def test_what_fits_is_laid_on_a_file_that_has_changed_and_the_rest_is_told(
    ferry: Path, outside: Environment
) -> None:
    session = adding(ferry, outside, Add((BRANDT,), (HULL,)), Add(quotes=(PRETEXT,)))
    text = ferry.read_text().replace("“a pretext”", "“an excuse”").replace("n: 1\n", "n: 9\n")
    ferry.write_text(text.replace("n: 2\n", "n: 10\n").replace("n: 3\n", "n: 11\n"))
    laid = session.lay_on(open_for_reading(ferry, outside), Inspection())
    assert laid.lost == ("q-pretext",) and session.review.unsaved == 2
    (quote,) = session.shown.opened.brief.quotes
    assert quote == replace(HULL, para=9)  # its words have moved
    told = laid_lines(laid.there, laid.lost, session.review.unsaved)
    assert told[0] == "No longer fits the file, and is left out: q-pretext"


def test_on_the_screen_too_what_was_added_is_laid_on_the_changed_file(
    ferry: Path, outside: Environment
) -> None:
    adding(ferry, outside, Add((BRANDT,), (HULL,)), Add(quotes=(PRETEXT,)))
    read = OffScreen(ferry, outside)
    text = ferry.read_text()
    ferry.write_text(text.replace("“a pretext”", "“an excuse”"))
    read.the(Reload).look_again()
    assert [quote.id for quote in read.brief.quotes] == ["q-hull"]
    assert read.said.startswith("No longer fits the file, and is left out: q-pretext")
    assert "still unsaved, on the new version of the file" in read.said
    assert read.severity == "warning"
    ferry.write_text(text)
    read.the(Reload).look_again()
    assert [quote.id for quote in read.brief.quotes] == ["q-hull", "q-pretext"]
    assert read.severity == "information"


def test_what_does_not_fit_a_file_that_is_half_edited_fits_again_later(
    ferry: Path, outside: Environment
) -> None:
    session = adding(ferry, outside, Add((BRANDT,), (HULL,)), Add(quotes=(PRETEXT,)))
    text = ferry.read_text()
    ferry.write_text(text.replace("“a pretext”", "“an excuse”"))
    assert session.lay_on(open_for_reading(ferry, outside), Inspection()).lost == ("q-pretext",)
    assert session.review.is_waiting_to_fit
    ferry.write_text(text)
    assert session.lay_on(open_for_reading(ferry, outside), Inspection()).lost == ()
    assert [quote.id for quote in session.shown.opened.brief.quotes] == ["q-hull", "q-pretext"]
    assert not session.review.is_waiting_to_fit


def test_what_the_author_has_pasted_is_unsaved_no_longer(ferry: Path, outside: Environment) -> None:
    session = adding(ferry, outside, Add((BRANDT,), (HULL,)))
    own = 'speakers:\n  - {id: s-brandt, name: "Ida Brandt, county head", type: person}\n'
    ferry.write_text(ferry.read_text().replace("speakers:", own, 1))
    laid = session.lay_on(open_for_reading(ferry, outside), Inspection())
    assert (laid.there, laid.lost, session.review.unsaved) == (("s-brandt",), (), 1)
    assert session.shown.opened.brief.speakers[0].name == "Ida Brandt, county head"


def test_an_added_item_can_be_dropped_again_and_an_old_one_can_not(ferry: Path, outside: Environment) -> None:
    session = adding(ferry, outside, Add((BRANDT,), (HULL,)))
    under_way = []
    for item in ("q-hull", "p1"):
        session.focus = replace(session.focus, items=(item,))
        under_way.append(session.is_under_way)
    assert under_way == [True, False]


# --- An article -------------------------------------------------------------------------------


def test_a_brief_of_an_article_is_begun_or_drafted_beside_it(tmp_path: Path) -> None:
    article = tmp_path / "ferry.txt"
    article.write_text(ARTICLE)
    made = [brief_of(article, chosen, NOW.date()) for chosen in ("write", "draft", "write")]
    assert [one.path.name for one in made if not isinstance(one, BriefError)] == [
        "ferry.yaml",
        "ferry-draft.yaml",
        "ferry-2.yaml",
    ]
    assert load(tmp_path / "ferry.yaml").brief.id == "ferry"
    assert load(tmp_path / "ferry-draft.yaml").brief.draft


async def test_the_brief_of_an_article_that_was_changed_last_is_offered_first(
    tmp_path: Path, outside: Environment
) -> None:
    for when, name in enumerate(
        ("ferry.txt", "ferry-draft.yaml", "ferry.yaml", "ferry-r2.yaml", "ferryman.yaml")
    ):
        (tmp_path / name).write_text(ARTICLE)
        os.utime(tmp_path / name, (when, when))
    app = BriefReader(tmp_path / "ferry.txt", outside, is_article=True)
    async with app.run_test():
        rows = app.screen.query_one(ItemList).rows
        first = [rows.row(at).blocks[0].words for at in range(len(rows))]
    assert first == [
        "Open ferry-r2.yaml",
        "Open ferry.yaml",
        "Open ferry-draft.yaml",
        "Write a brief",
        "Let rules draft one",
    ]


def test_what_cannot_become_a_brief_is_told_and_no_file_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty, article = tmp_path / "empty.txt", tmp_path / "ferry.txt"
    empty.touch()
    article.write_text(ARTICLE)
    refused = brief_of(empty, "draft", NOW.date())
    assert isinstance(refused, BriefError) and "empty.txt" in refused.where

    def read_only(path: Path, _data: bytes, *, private: bool) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)

    monkeypatch.setattr("briefreader.app.library.article.write_new", read_only)
    refused = brief_of(article, "write", NOW.date())
    assert isinstance(refused, BriefError)
    assert (refused.where, refused.what) == (
        f"{tmp_path / 'ferry.yaml'}",
        "cannot be written: Read-only file system",
    )
    assert {*tmp_path.iterdir()} == {empty, article}


async def test_an_article_is_opened_as_a_brief_of_it(tmp_path: Path, outside: Environment) -> None:
    (tmp_path / "ferry.txt").write_text(ARTICLE)
    app = BriefReader(tmp_path / "ferry.txt", outside, is_article=True)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen) and app.screen.session.path == tmp_path / "ferry.yaml"
    again = BriefReader(tmp_path / "ferry.txt", outside, is_article=True)
    async with again.run_test() as pilot:
        await pilot.press("enter")  # opens that brief, which is beside it by now
        await again.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(again.screen, ReaderScreen) and again.screen.session.path == tmp_path / "ferry.yaml"
    assert [path.name for path in tmp_path.glob("ferry*.yaml")] == ["ferry.yaml"]


GERMAN = (
    "Der Hafen bleibt zu\n\nDer Hafen von Sandholm bleibt im Winter geschlossen, teilte der Kreis mit. "
    "„Der Rumpf ist nicht sicher“, sagte Ida Brandt, die den Kreis leitet. „Wir schicken niemanden hinaus.“\n"
)


async def test_a_draft_says_where_it_is_read_that_its_article_is_not_in_english(
    tmp_path: Path, outside: Environment
) -> None:
    (tmp_path / "hafen.txt").write_text(GERMAN, "utf-8")
    app = BriefReader(tmp_path / "hafen.txt", outside, is_article=True)
    async with app.run_test() as pilot:
        await pilot.press("j", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "does not seem to be in English" in banner(pilot)
    drafted = load(tmp_path / "hafen-draft.yaml").brief
    assert "does not seem to be in English" in drafted.gaps[0].text
    assert drafted.source.csl.language is None
