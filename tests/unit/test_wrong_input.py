"""What is given in the place of a brief is named, with the command that is meant for it."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from briefreader.draft.source import formats
from briefreader.draft.source.formats import Format
from tests.conftest import Program

ARTICLE = b"The dam broke on Monday.\n\n\xe2\x80\x9cIt is full,\xe2\x80\x9d said Ann Lee: a warning.\n"
MAIL = b"From: a@example.org\nSubject: The dam\nDate: Mon, 2 Nov 2026 10:00:00 +0000\n\nIt is full.\n"
# By file name: its first bytes, and what it is called.
OTHERS = {
    "article.txt": (ARTICLE, "this looks like an article"),
    "article.md": (b"# The dam\n\n" + ARTICLE, "this looks like an article"),
    "page.html": (b"<!doctype html><p>It is full.</p>", "this is a web page"),
    "a.pdf": (b"%PDF-1.7\n\0\xff", "this is a PDF"),
    "a.docx": (b"PK\x03\x04\0\0word/document.xml", "this is a Word document"),
    "a.epub": (b"PK\x03\x04\0\0mimetypeapplication/epub+zip", "this is an e-book"),
    "a.rtf": (b"{\\rtf1 It is full.}", "this is an RTF document"),
    "a.eml": (MAIL, "this is an e-mail"),
}
COMMANDS = ((), ("show",), ("check",), ("quotes",))


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bytes], str]:
    monkeypatch.chdir(tmp_path)

    def write(name: str, data: bytes) -> str:
        Path(name).write_bytes(data)
        return name

    return write


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: " ".join(words) or "open")
@pytest.mark.parametrize("name", OTHERS)
def test_what_an_article_can_be_read_from_is_named_with_draft(
    program: Program, given: Callable[[str, bytes], str], command: tuple[str, ...], name: str
) -> None:
    data, what = OTHERS[name]
    ran = program(*command, given(name, data))
    told = f"error: {what}" if command == ("check",) else what
    assert (ran.code, f"{name}: {told}" in ran.err + ran.out) == (2, True)
    assert f"Draft a brief from it: briefreader draft {name}" in ran.err + ran.out


@pytest.mark.parametrize("found", get_args(Format))
def test_every_format_that_is_recognised_is_named(
    program: Program, given: Callable[[str, bytes], str], monkeypatch: pytest.MonkeyPatch, found: Format
) -> None:
    monkeypatch.setattr(formats, "format_of", lambda _data, _name: found)
    ran = program("show", given("file", ARTICLE))
    assert ran.code == 2
    assert ran.err.startswith(("briefreader: file: this ", "briefreader: file: these "))


def test_a_name_that_the_shell_would_divide_is_quoted(
    program: Program, given: Callable[[str, bytes], str]
) -> None:
    assert "briefreader draft 'the dam.txt'" in program(given("the dam.txt", ARTICLE)).err


def test_a_picture_is_named_and_not_to_be_drafted_from(
    program: Program, given: Callable[[str, bytes], str]
) -> None:
    told = program("show", given("a.png", b"\x89PNG\r\n\x1a\n\0")).err
    assert "a.png: this is a picture, not a brief" in told
    assert "draft" not in told


def test_an_article_named_like_a_brief_is_to_be_renamed_first(
    program: Program, given: Callable[[str, bytes], str]
) -> None:
    told = program("show", given("dam.yaml", OTHERS["a.pdf"][0])).err
    assert "this is a PDF\nRename it, then draft a brief from it" in told


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("dam.yaml", "title: The dam\n", "the key `brief` is missing"),
        ("dam.txt", 'brief: "1"\ntitle: [\n', "the [ in this line is not closed"),
        ("dam.txt", '{"title": "The dam"}', "the key `brief` is missing"),
        ("dam.yaml", 'brief: "2"\n', "the brief is of format version 2; this program reads version 1"),
    ],
)
def test_what_is_meant_as_a_brief_is_told_its_own_fault(
    program: Program, given: Callable[[str, bytes], str], name: str, text: str, what: str
) -> None:
    told = program("show", given(name, text.encode())).err
    assert what in told
    assert "draft" not in told


@pytest.mark.parametrize("command", [*COMMANDS, ("draft",)], ids=lambda words: " ".join(words) or "open")
@pytest.mark.parametrize("address", ["https://example.org/dam.html", "http://example.org", "www.example.org"])
def test_an_address_is_never_fetched(program: Program, command: tuple[str, ...], address: str) -> None:
    ran = program(*command, address)
    assert ran.code == 2
    assert "briefreader never fetches" in ran.err + ran.out
    assert "Save the page, then: briefreader draft page.html" in ran.err + ran.out


@pytest.mark.parametrize("command", ["quotes"])
def test_a_folder_in_the_place_of_a_brief_names_what_lists_it(
    program: Program, tmp_path: Path, command: str
) -> None:
    ran = program(command, tmp_path)
    assert "this is a folder, not a brief" in ran.err + ran.out
    assert f"`briefreader show {tmp_path}` lists them" in ran.err + ran.out


def test_a_folder_without_briefs_says_how_to_make_one(program: Program, tmp_path: Path) -> None:
    told = program(tmp_path).err
    assert "No briefs in this folder" in told
    assert "briefreader draft article.txt" in told
    assert "briefreader new article.yaml" in told
