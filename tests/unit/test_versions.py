"""A corrected article: which quotes of a brief have changed since."""

import json
from pathlib import Path

import pytest

from briefreader.brief.writing.serialise import as_yaml
from briefreader.draft import draft_article
from tests.conftest import Program, Ran

ARTICLE = """\
Ferry stays in port

The ferry to Quay did not sail on Monday, and nobody knows when it will.

“We waited four hours,” said Ann Lee, a teacher. “Nobody told us why.”

“The engine is safe,” said Bo Holm, the captain.

The company said it would pay for hotels in the town.
"""


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """A draft beside its article, which has two speakers in marks and one in other words."""
    article = tmp_path / "ferry.txt"
    article.write_text(ARTICLE, "utf-8")
    path = tmp_path / "ferry.yaml"
    path.write_text(as_yaml(draft_article(article).brief), "utf-8")
    return path


@pytest.fixture
def compared(program: Program, brief: Path, tmp_path: Path) -> "Compared":
    return Compared(program, brief, tmp_path)


class Compared:
    """Compares the brief with its article after some changes."""

    def __init__(self, program: Program, brief: Path, folder: Path) -> None:
        self._program, self._brief, self._folder = program, brief, folder

    def __call__(self, *changes: tuple[str, str], options: tuple[str, ...] = ()) -> Ran:
        text = ARTICLE
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return self.with_file("corrected.txt", text, options)

    def with_file(self, name: str, text: str, options: tuple[str, ...] = ()) -> Ran:
        path = self._folder / name
        path.write_text(text, "utf-8")
        return self._program("check", "--source", path, self._brief, *options)


def rows(ran: Ran) -> list[list[str]]:
    """The cells of the table's lines."""
    return [[cell for cell in line.split("  ") if cell] for line in ran.out.splitlines()[1:]]


UNCHANGED = (
    ("another paragraph", ("Quay did not", "Quay did really not")),
    ("a paragraph above", ("The ferry to", "A correction was made on Friday.\n\nThe ferry to")),
    ("another headline", ("Ferry stays in port", "Ferry still in port")),
)


@pytest.mark.parametrize(("what", "change"), UNCHANGED, ids=[what for what, _ in UNCHANGED])
def test_quotes_stand_where_only_other_words_have_changed(
    compared: Compared, what: str, change: tuple[str, str]
) -> None:
    ran = compared(change)
    assert (ran.code, ran.out) == (0, "0 of 3 quotes changed since: corrected.txt\n")


TEACHER = "“We waited four hours,” said Ann Lee, a teacher. “Nobody told us why.”\n\n"
CAPTAIN = "“The engine is safe,” said Bo Holm, the captain.\n\n"
CHANGES = (
    (
        "a letter",
        [("is safe", "is safer")],
        "paragraph 3 → paragraph 3",
        "“The engine is safe,” → “The engine is safer,”",
    ),
    (
        "more words in the marks",
        [("is safe", "is safe, we think")],
        "3 → paragraph 3",
        "→ “The engine is safe, we think,”",
    ),
    (
        "no marks",
        [("“The engine is safe,”", "The engine is safe,")],
        "3 → paragraph 3",
        "not stand between quotation marks",
    ),
    ("the paragraph is gone", [(CAPTAIN, "")], "paragraph 3", "gone"),
    (
        "it stands earlier",
        [(CAPTAIN, ""), (TEACHER, CAPTAIN + TEACHER)],
        "paragraph 3 → paragraph 2",
        "moved",
    ),
    (
        "another speaker",
        [("said Bo Holm", "said Per Holm")],
        "3 → paragraph 3",
        "does not say “said Bo Holm, the captain”",
    ),
)


@pytest.mark.parametrize(
    ("changes", "places", "what"), [one[1:] for one in CHANGES], ids=[one[0] for one in CHANGES]
)
def test_a_quote_that_does_not_stand_as_it_did_has_a_line(
    compared: Compared, changes: list[tuple[str, str]], places: str, what: str
) -> None:
    ran = compared(*changes)
    assert ran.code == 1
    assert ran.out.splitlines()[0] == "1 of 3 quotes changed since: corrected.txt"
    ((quote, speaker, where, told),) = rows(ran)
    assert (quote, speaker) == ("q-p3-bo-holm", "Bo Holm")
    assert where.endswith(places)
    assert told.endswith(what)


def test_a_quote_in_own_words_changes_with_its_sentence(compared: Compared) -> None:
    ran = compared(("would pay", "would not pay"))
    (row,) = rows(ran)
    assert row[-1] == "in own words: paragraph 4 has changed"


def test_a_page_is_compared_with_a_brief_of_a_page(
    program: Program, compared: Compared, brief: Path, tmp_path: Path
) -> None:
    title, *paragraphs = ARTICLE.strip().split("\n\n")
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    page = f"<html><body><article><h1>{title}</h1>{body}</article></body></html>"
    brief.write_text(as_yaml(draft_article(page.encode()).brief), "utf-8")
    assert compared.with_file("same.html", page).code == 0
    ran = compared.with_file("corrected.html", page.replace("is safe", "is not safe"))
    assert (ran.code, len(rows(ran))) == (1, 1)


def test_a_brief_without_words_is_compared_by_its_hashes(
    program: Program, compared: Compared, brief: Path, tmp_path: Path
) -> None:
    article = tmp_path / "ferry.txt"
    brief.write_text(as_yaml(draft_article(article, with_text=False).brief), "utf-8")
    article.unlink()
    assert compared(("The ferry to", "It was wrong on Friday.\n\nThe ferry to")).code == 0
    assert [row[0] for row in rows(compared(("is safe", "is unsafe")))] == ["q-p3-bo-holm"]


@pytest.mark.parametrize("options", [("--stamp",), ("--stamp", "--in-place")])
def test_another_version_is_not_attested(compared: Compared, brief: Path, options: tuple[str, ...]) -> None:
    before = brief.read_bytes()
    ran = compared(("did not sail", "sailed"), options=options)
    assert (ran.code, ran.out, brief.read_bytes()) == (1, "", before)
    assert "only that one can be attested" in ran.err


def test_what_is_no_article_can_not_be_compared(compared: Compared) -> None:
    ran = compared.with_file("picture.txt", "GIF89a")
    assert ran.code == 2
    assert "picture" in ran.err


def test_nothing_becomes_verified_by_another_version(compared: Compared) -> None:
    ran = compared(("did not sail", "sailed"), options=("--format", "json"))
    (file,) = json.loads(ran.out)["files"]
    assert "verification" not in file
    assert file["comparison"] == {"name": "corrected.txt", "quotes": 3, "uncompared": 0, "changed": []}


def test_json_has_a_change_with_the_words_that_stand_there(compared: Compared) -> None:
    ran = compared(("is safe", "is nearly safe"), options=("--format", "json"))
    (change,) = json.loads(ran.out)["files"][0]["comparison"]["changed"]
    assert change == {
        "quote": "q-p3-bo-holm",
        "speakers": ["Bo Holm"],
        "change": "changed",
        "then": 3,
        "now": 3,
        "words": "The engine is safe,",
        "nearest": "The engine is nearly safe,",
    }
