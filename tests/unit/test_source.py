"""The source's words: which paragraphs there are, and whose word they are."""

import hashlib
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefreader.brief.model.brief import Brief, Paragraph, Source
from briefreader.brief.model.csl import CslItem
from briefreader.brief.reading.load import Loaded
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.document import opened
from briefreader.brief.verification.selectable import Selectable, passages_of
from briefreader.brief.verification.source import (
    SourceText,
    as_place,
    blocks,
    file_beside,
    find_source,
    paragraph_hash,
    paragraphs_at_hand,
    read_source,
)
from briefreader.draft import draft_article

ARTICLE = "Ships Wait\n\nThe harbour is\nclosed.\n\nIt will open.\n"
SHA = hashlib.sha256(ARTICLE.encode()).hexdigest()
SOURCE = SourceText(blocks(ARTICLE), SHA, "article.txt")


def brief(*text: Paragraph, sha256: str | None = SHA, file: str | None = None) -> Brief:
    return Brief(
        brief="1",
        id="b",
        title="T",
        summary="S",
        source=Source(
            csl=CslItem(id="b", type="article-newspaper", title="T"),
            sha256=sha256,
            file=file,
        ),
        text=text,
    )


def hashed(words: str, n: int) -> Paragraph:
    return Paragraph(n=n, chars=len(words), sha256=paragraph_hash(words))


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (ARTICLE, ("Ships Wait", "The harbour is closed.", "It will open.")),
        ("One.\r\n\r\nTwo,\r\nstill two.\r\n", ("One.", "Two, still two.")),
        ("One.\nTwo.\n", ("One.", "Two.")),
        ("One.\n \t\nTwo.", ("One.", "Two.")),
        ("\ufeffOne.  \n  two.\n\n\n\nThree.", ("One. two.", "Three.")),
        ("", ()),
        ("\n \n", ()),
    ],
)
def test_a_paragraph_stands_between_blank_lines_or_is_a_line(text: str, paragraphs: tuple[str, ...]) -> None:
    assert blocks(text) == paragraphs


def test_a_file_is_read_with_the_hash_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.encode())

    assert read_source(path) == SOURCE


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "picture"
    path.write_bytes(b"\xff\xd8\xff")

    with pytest.raises(BriefError, match="UTF-8"):
        read_source(path)


def test_a_missing_file_a_folder_and_a_pipe_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    for path in (tmp_path / "nothing.txt", tmp_path, tmp_path / "pipe"):
        with pytest.raises(BriefError):
            read_source(path)


def test_without_a_list_the_paragraphs_of_the_file_are_numbered() -> None:
    text = paragraphs_at_hand(brief(), SOURCE)

    assert text.words == {"headline": "Ships Wait", 1: "The harbour is closed.", 2: "It will open."}
    assert (text.basis, text.name) == ("source-file", "article.txt")


def test_listed_paragraphs_are_found_in_the_file_by_hash_or_words() -> None:
    text = paragraphs_at_hand(
        brief(
            Paragraph(role="headline", text="Ships Wait"),
            hashed("The harbour is closed.", 1),
            Paragraph(n=2, text="It will\nopen.\n"),
        ),
        SOURCE,
    )

    assert text.words == {"headline": "Ships Wait", 1: "The harbour is closed.", 2: "It will open."}
    assert (text.missing, text.differing) == ((), ())


def test_a_paragraph_that_is_not_in_the_file_has_no_words() -> None:
    text = paragraphs_at_hand(
        brief(Paragraph(n=1, text="The harbour is open."), hashed("Something else.", 2)), SOURCE
    )

    assert text.words == {}
    assert text.missing == text.differing == (1, 2)


def test_without_a_file_the_briefs_own_words_are_at_hand() -> None:
    text = paragraphs_at_hand(brief(Paragraph(n=1, text="One."), hashed("Two.", 2)), None)

    assert (text.words, text.basis, text.missing) == ({1: "One."}, "brief-text", (2,))


def test_without_file_and_words_nothing_is_at_hand() -> None:
    assert paragraphs_at_hand(brief(hashed("One.", 1)), None).basis == "none"
    assert paragraphs_at_hand(brief(), None).words == {}
    assert paragraphs_at_hand(brief(sha256=None), None).words == {}


def test_a_file_with_another_hash_is_not_used() -> None:
    other = SourceText(("Forged.",), "0" * 64, "forged.txt")

    assert paragraphs_at_hand(brief(), other).words == {}
    assert paragraphs_at_hand(brief(Paragraph(n=1, text="Mine.")), other).basis == "brief-text"


def test_a_file_for_a_brief_without_a_hash_gives_words_but_no_word_for_them() -> None:
    text = paragraphs_at_hand(brief(sha256=None), SOURCE)

    assert text.words[1] == "The harbour is closed."
    assert text.basis == "none"


def test_two_captions_are_both_at_hand() -> None:
    text = paragraphs_at_hand(
        brief(Paragraph(role="caption", text="One."), Paragraph(role="caption", text="Two.")), None
    )

    assert text.words == {"caption": "One.\nTwo."}


def test_the_source_is_found_beside_the_brief(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_bytes(ARTICLE.encode())

    assert find_source(brief(file="article.txt"), tmp_path / "b.yaml", ()) == SOURCE


def test_the_source_is_never_looked_for_outside_the_briefs_folder(tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    folder.mkdir()
    outside = tmp_path / "article.txt"
    outside.write_bytes(ARTICLE.encode())
    (folder / "link.txt").symlink_to(outside)

    for name in ("../article.txt", str(outside), "link.txt"):
        assert find_source(brief(file=name), folder / "b.yaml", ()) is None


def test_the_source_is_found_in_a_folder_by_its_hash(tmp_path: Path) -> None:
    inner = tmp_path / "2031"
    inner.mkdir()
    (tmp_path / "other.txt").write_text("Something else.")
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8")
    (inner / "whatever.txt").write_bytes(ARTICLE.encode())

    found = find_source(brief(file="lost.txt"), tmp_path / "b.yaml", (tmp_path,))

    assert found is not None
    assert (found.sha256, found.name) == (SHA, "whatever.txt")


def test_a_file_that_has_changed_is_not_the_source(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE + "More.")

    assert find_source(brief(file="article.txt"), tmp_path / "b.yaml", (tmp_path,)) is None


def test_without_a_hash_no_source_is_found(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_bytes(ARTICLE.encode())

    assert find_source(brief(file="article.txt", sha256=None), tmp_path / "b.yaml", (tmp_path,)) is None


def test_the_file_that_a_brief_names_beside_itself_is_read_whatever_its_hash(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("Something else.")
    (tmp_path / "briefs").mkdir()
    here = tmp_path / "b.yaml"

    found = file_beside(brief(file="article.txt"), here)
    assert found is not None
    assert (found.name, found.paragraphs) == ("article.txt", ("Something else.",))
    assert file_beside(brief(), here) is None
    assert file_beside(brief(file="lost.txt"), here) is None
    assert file_beside(brief(file="briefs"), here) is None
    assert file_beside(brief(file="../article.txt"), tmp_path / "briefs" / "b.yaml") is None


def test_a_file_without_anything_like_a_body_is_numbered_from_its_first_block() -> None:
    words = paragraphs_at_hand(brief(), SourceText(("By Jo Quill", "By Ann Lee"), SHA, "a.txt")).words
    assert words == {1: "By Jo Quill", 2: "By Ann Lee"}


def test_a_paragraphs_item_id_is_its_number() -> None:
    assert (as_place("p12"), as_place("caption"), as_place(3), as_place("p0")) == (12, "caption", 3, "p0")


def test_without_text_the_paragraphs_of_the_file_are_numbered_as_those_of_a_draft(tmp_path: Path) -> None:
    article = (
        "Harbour closed\n\nBy Jo Quill\n\nIt is closed. Nobody knows why.\n\nA long wait\n\nNobody came.\n"
    )
    path = tmp_path / "a.txt"
    path.write_text(article)
    drafted = draft_article(path).brief
    brief = replace(drafted, text=())
    words = paragraphs_at_hand(brief, read_source(path)).words
    assert words == {one.place: one.text for one in drafted.text}
    loaded = Loaded(brief=brief, problems=(), name="b.yaml", path=None, data_sha256="b" * 64)
    assert [one.n for one in opened(loaded, read_source(path)).paragraphs] == [one.n for one in drafted.text]


def test_words_of_the_file_can_be_selected_where_the_brief_does_not_hold_them() -> None:
    loaded = Loaded(brief=brief(), problems=(), name="b.yaml", path=None, data_sha256="b" * 64)
    document = opened(loaded, SOURCE)
    assert passages_of(document, "p2") == (Selectable("p2", "paragraph", 2, "It will open."),)
    assert passages_of(document, "p9") == ()
