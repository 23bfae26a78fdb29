"""Words are found, and highlighted, whatever the form in which letters and marks are stored."""

import json
import unicodedata
from pathlib import Path

import pytest
from msgspec import structs
from msgspec.structs import replace
from rich.style import Style

from briefreader.app.library.screen import LibraryScreen
from briefreader.app.panes.quotes import quote_rows
from briefreader.app.rows import Row, RowBlock, rows_of
from briefreader.app.widgets.list.painting import painted
from briefreader.base.normalise import for_search
from briefreader.base.settings import Settings
from briefreader.environment import Environment
from tests.app.driving import limited, opened, press, reader, said, write
from tests.app.off_screen import begun, words_of

STORED = {
    "café": unicodedata.normalize("NFD", "The café owners spoke"),
    "government": "The gov\u00adernment agreed",
    "strauss": "Mayor Strauß left",
    "don't know": "They don\u2032t know of it",
    "a disgrace": "They called it a\u00a0disgrace",
    "harbour": "The harbour is shut",
}


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    folder = tmp_path / "briefs"
    folder.mkdir()
    csl = {"id": "dam", "type": "article-newspaper", "title": "The dam"}
    quotes = [
        {"id": f"q-{number}", "speaker": "s", "para": 1, "kind": "indirect", "content": words}
        for number, words in enumerate(STORED.values())
    ]
    tree = {
        "brief": "1",
        "id": "dam",
        "title": f"{STORED['café']}. {STORED['strauss']}",
        "source": {"csl": csl},
        "summary": STORED["café"],
        "text": [{"n": 1, "text": "Words."}],
        "speakers": [{"id": "s", "name": "Zoë Łem", "type": "person"}],
        "quotes": quotes,
        "claims": [],
    }
    path = folder / "dam.json"
    path.write_text(json.dumps(tree), "utf-8")
    return path


def highlighted(words: str, typed: str) -> list[str]:
    """The stretches of a row that are marked as found."""
    row = Row("q", (RowBlock(words),))
    styles = {"match": Style(bold=True)}
    (line,) = painted(row, 80, for_search(typed), lambda name: styles.get(name, Style.null()))
    return [segment.text for segment in line if segment.style and segment.style.bold]


@pytest.mark.parametrize(
    ("words", "typed", "found"),
    [
        ("Mayor Strauß left, Strauß said", "strauss", ["Strauß", "Strauß"]),
        ("Straße und Gasse", "gasse", ["Gasse"]),
        ("Straße", "stras", ["Straß"]),
        ("The cafe\u0301 owners", "café", ["cafe\u0301"]),
        ("The cafe\u0301 owners", "owners", ["owners"]),
        ("ﬁne, or ﬁt", "fit", ["ﬁt"]),
        ("a \u00a0 disgrace", "a disgrace", ["a \u00a0 disgrace"]),
        ("They don\u2032t", "don't", ["don\u2032t"]),
        ("İstanbul, Istanbul", "istanbul", ["İstanbul", "Istanbul"]),
        ("nothing", "zebra", []),
        ("nothing", "", []),
    ],
)
def test_the_right_characters_are_highlighted(words: str, typed: str, found: list[str]) -> None:
    assert highlighted(words, typed) == found


def test_no_match_reaches_from_one_part_of_a_row_into_the_next() -> None:
    rows = rows_of([Row("q", (RowBlock("Ann Lee"), RowBlock("said\nso")))])
    (searched,) = rows.searched
    assert "said so" in searched and "lee said" not in searched


@pytest.mark.parametrize(("number", "typed"), enumerate(STORED))
def test_the_reader_finds_each_of_them(number: int, typed: str, brief: Path, outside: Environment) -> None:
    rows = quote_rows(begun(brief, outside).shown)
    found = [key for key, words in zip(rows.keys, rows.searched, strict=True) if for_search(typed) in words]
    assert found == [f"q-{number}"]


async def test_what_is_found_is_gone_to(brief: Path, outside: Environment) -> None:
    async with opened(brief, outside) as pilot:
        await press(pilot, "2", "g", "/")
        await write(pilot, "strauss")
        assert "“strauss” 1/1" in said(pilot)
        await press(pilot, "enter")
        assert reader(pilot).list_in_use.item == "q-2"


@pytest.mark.parametrize(
    ("filtered", "left"),
    [
        ("CAFÉ", ["q-0"]),
        ("cafe", ["q-0"]),
        ("strauss", ["q-2"]),
        ("speaker:zoe strauss", ["q-2"]),
        ("strauss or (cafe not reviewed:yes)", ["q-0", "q-2"]),
        ("kind:claim", []),
        ("straus", []),
        ("straus*", ["q-2"]),
    ],
)
def test_the_filter_leaves_them(filtered: str, left: list[str], brief: Path, outside: Environment) -> None:
    view = begun(brief, outside).shown
    assert list(quote_rows(replace(view, limit=limited(filtered))).index) == left


async def test_the_list_of_briefs_finds_them(brief: Path, outside: Environment) -> None:
    settings = Settings(library=brief.parent)
    async with opened(brief, structs.replace(outside, settings=settings)) as pilot:
        await press(pilot, "L")
        library = pilot.app.screen
        assert isinstance(library, LibraryScreen)
        for typed, count in (("café", 1), ("STRAUSS cafe", 1), ("zebra", 0)):
            await press(pilot, "&")
            await write(pilot, typed)
            rows = library.briefs.rows
            assert len(rows.index) == count
            assert (
                "No match in titles, sources, dates and file names. Esc shows all." in words_of(rows)
            ) == (count == 0)
            await press(pilot, "escape")
