"""A brief made ready to be worked with: its words, its source, and the stretches that can be selected in."""

import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefreader.brief.model.brief import Locator, Paragraph
from briefreader.brief.reading.problem import BriefError, UnknownItemError
from briefreader.brief.verification.document import OpenDocument, load, quote_of, read_document, verify
from briefreader.brief.verification.selectable import Selectable, passages, passages_of, whole_words
from briefreader.brief.verification.source import (
    KnownWords,
    one_line,
    paragraph_hash,
    place_name,
    place_words,
    read_source,
)

ARTICLE = "“We go,” said the mayor. “Now.”\n\nIt rained. The owners called it “a joke.”\n"
BRIEF = """\
brief: "1"
id: ships
title: Ships
source:
  file: {file}
  sha256: {sha256}
  csl: {{id: s, type: article-newspaper, title: Ships wait}}
summary: They go.
key_points:
  - {{id: k, text: The ships leave.}}
gaps:
  - {{id: g, text: Nobody says why.}}
speakers:
  - {{id: mayor, name: The mayor, type: person}}
quotes:
  - {{id: q, speaker: mayor, para: 1, kind: direct, spans: [{{exact: "We go,"}}, {{exact: "Now.", para: 2}}]}}
  - {{id: i, speaker: mayor, para: 2, kind: indirect, content: They laughed.}}
claims:
  - {{id: c, text: Ships left., status: uncontested, positions: [{{stance: asserts, by: mayor}}]}}
history:
  - {{id: h, text: Ships came., date: "2020"}}
{text}
"""
OWN_WORDS = """\
text:
  - {n: 1, text: "“We go,” said the mayor. “Now.”"}
  - {role: caption, text: A ship.}
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A brief without words of its own, beside its source."""
    data = ARTICLE.encode()
    (tmp_path / "ships.txt").write_bytes(data)
    path = tmp_path / "ships.yaml"
    path.write_text(BRIEF.format(file="ships.txt", sha256=hashlib.sha256(data).hexdigest(), text=""))
    return path


@pytest.fixture
def opened(written: Path) -> OpenDocument:
    return load(written)


def states(opened: OpenDocument) -> dict[str, str | None]:
    return {quote.id: opened.verify(quote).state for quote in opened.brief.quotes}


def test_a_brief_is_opened_with_the_source_beside_it(opened: OpenDocument, written: Path) -> None:
    assert opened.source is not None
    assert opened.source.name == "ships.txt"
    assert opened.loaded.path is not None
    assert opened.loaded.path.name == "ships.yaml"
    assert states(opened)["i"] is None
    assert opened.index.items["q"] is opened.brief.quotes[0]


def test_the_source_is_found_in_other_folders_too(written: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (tmp_path / "ships.txt").rename(folder / "article.txt")

    assert load(written).source is None
    found = load(written, folders=[folder]).source
    assert found is not None
    assert found.name == "article.txt"


def test_a_brief_is_read_from_bytes_too_and_the_source_from_where_one_says(
    written: Path, tmp_path: Path
) -> None:
    article = (tmp_path / "ships.txt").rename(tmp_path / "article.txt")
    data = written.read_bytes()

    for found in (load(data, article), load(data, read_source(article)), load(data, folders=[tmp_path])):
        assert states(found)["q"] == "misplaced"
        assert (found.loaded.name, found.loaded.path) == ("brief", None)
    assert load(data, name="b.yaml").loaded.name == "b.yaml"
    assert load(data).source is None


def test_a_brief_is_read_with_the_bytes_of_its_file(written: Path, tmp_path: Path) -> None:
    article = (tmp_path / "ships.txt").rename(tmp_path / "article.txt")
    data, opened = read_document(written, article)
    kept, same = read_document(data, name="b.yaml", folders=[tmp_path])

    assert data == kept == written.read_bytes()
    assert (opened.loaded.name, opened.loaded.path) == (str(written), written)
    assert (same.loaded.name, same.loaded.path) == ("b.yaml", None)
    assert states(opened) == states(same) == {"q": "misplaced", "i": None}
    assert read_document(data)[1].loaded.name == "brief"


def test_a_quote_is_verified_by_its_id_too(opened: OpenDocument) -> None:
    (quote, _) = opened.brief.quotes

    assert verify(opened, "q") == verify(opened, quote) == opened.verify(quote)
    for unknown in ("qq", "mayor"):
        with pytest.raises(UnknownItemError) as refused:
            quote_of(opened, unknown)
        assert (refused.value.kind, refused.value.name) == ("quote", unknown)
    with pytest.raises(UnknownItemError) as refused:
        quote_of(opened, "qq")
    assert refused.value.nearest == "q"


def test_the_paragraph_of_a_quote_is_found_where_the_brief_leaves_it_open(written: Path) -> None:
    written.write_text(written.read_text().replace("mayor, para: 1,", "mayor,"))
    opened = load(written)

    assert [span.para for span in opened.loaded.brief.quotes[0].spans] == [None, 2]
    assert opened.brief.quotes[0].para == 1
    assert states(opened)["q"] == "misplaced"


def test_another_brief_takes_the_place_of_one_with_the_same_words_at_hand(opened: OpenDocument) -> None:
    made = opened.with_brief(replace(opened.brief, title="Ships go"))

    assert (made.brief.title, made.loaded.brief.title, made.loaded.path) == (
        "Ships go",
        "Ships go",
        opened.loaded.path,
    )
    assert (made.source, made.text) == (opened.source, opened.text)
    assert states(made) == states(opened)


def test_words_without_marks_are_verified_behind_the_label_of_who_speaks(written: Path) -> None:
    span = '{exact: "We go,"}, {exact: "Now.", para: 2}'
    text = "text:\n  - {n: 1, text: 'MAYOR: We go.'}\n"
    data = written.read_text().replace(span, "{exact: We go., marks: none}") + text

    assert states(load(data.encode()))["q"] == "consistent"


def test_all_words_of_an_item_are_told_together(opened: OpenDocument) -> None:
    assert whole_words(opened, "q") == "We go,\nNow."
    assert whole_words(opened, "mayor") == "The mayor"
    assert whole_words(opened, "nothing") == ""


def test_without_a_list_of_paragraphs_they_are_those_of_the_source(opened: OpenDocument) -> None:
    assert opened.paragraphs == (Paragraph(n=1), Paragraph(n=2))
    assert [one.id for one in opened.paragraphs] == ["p1", "p2"]


def test_a_list_of_paragraphs_counts_whatever_is_at_hand(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(BRIEF.format(file="gone.txt", sha256="a" * 64, text=OWN_WORDS))
    opened = load(path)

    assert [one.place for one in opened.paragraphs] == [1, "caption"]
    assert opened.paragraphs is opened.brief.text


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("q", [("quote", 1, "We go,"), ("quote", 2, "Now.")]),
        ("i", [("quote", 2, "They laughed.")]),
        ("c", [("claim", None, "Ships left.")]),
        ("h", [("event", None, "Ships came.")]),
        ("k", [("key point", None, "The ships leave.")]),
        ("g", [("gap", None, "Nobody says why.")]),
        ("mayor", []),
        ("nothing", []),
    ],
)
def test_the_words_of_an_item_can_be_selected_in(
    opened: OpenDocument, item: str, words: list[tuple[str, Locator | None, str]]
) -> None:
    found = passages_of(opened, item)
    assert found == tuple(Selectable(item, *each) for each in words)


def test_the_words_of_a_paragraph_are_those_at_hand(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(BRIEF.format(file="gone.txt", sha256="a" * 64, text=OWN_WORDS))
    opened = load(path)

    assert passages_of(opened, "caption") == (Selectable("caption", "paragraph", "caption", "A ship."),)


def test_a_paragraph_whose_words_are_not_at_hand_has_none(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    text = OWN_WORDS.replace("text: A ship.", f"chars: 7, sha256: {'b' * 64}")
    path.write_text(BRIEF.format(file="gone.txt", sha256="a" * 64, text=text))

    assert passages_of(load(path), "caption") == ()


def test_all_words_come_in_the_order_of_the_items(opened: OpenDocument) -> None:
    assert [one.item for one in passages(opened)] == [
        one for one in opened.index.items for _ in passages_of(opened, one)
    ]
    assert {"q", "i", "c", "h", "k", "g"} == {one.item for one in passages(opened)}


def test_a_place_has_a_name_and_words() -> None:
    assert (place_name(5), place_words(5)) == ("paragraph 5", "paragraph 5")
    assert (place_name("caption"), place_words("caption")) == ("caption", "the caption")


def test_words_of_the_brief_alone_are_named_so_and_the_rest_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    text = OWN_WORDS.replace("text: A ship.", f"chars: 7, sha256: {'b' * 64}")
    path.write_text(BRIEF.format(file="gone.txt", sha256="a" * 64, text=text))
    words: dict[int | str, str] = {1: "“We go,” said the mayor. “Now.”"}

    assert load(path).text == KnownWords(words, "brief-text", "the text stored in the brief", ("caption",))


def test_without_any_words_everything_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    hashed = f"text: [{{n: 1, chars: 9, sha256: {'b' * 64}}}]"
    path.write_text(BRIEF.format(file="gone.txt", sha256="a" * 64, text=hashed))

    assert load(path).text == KnownWords({}, "none", "", (1,))


def test_what_is_no_text_is_refused_with_its_place_and_how_to_mend_it(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"abc\xff")
    with pytest.raises(BriefError) as refused:
        read_source(path)

    error = refused.value
    assert (error.what, error.where, error.mend) == (
        "the source is not UTF-8 text (byte 3)",
        str(path),
        "Save the article as plain text in UTF-8.",
    )


def test_a_lone_surrogate_has_a_hash() -> None:
    assert paragraph_hash("a \ud800") == hashlib.sha256(b"a \xed\xa0\x80").hexdigest()


@pytest.mark.parametrize("text", ["one\ntwo", "one\r\n two", "one \r two", "\none\n\n two\n"])
def test_line_breaks_count_as_one_space(text: str) -> None:
    assert one_line(text) == "one two"
    assert one_line(" one  two ") == " one  two "
