"""What people read is plain English with British spelling: the words to avoid, and better ones."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.source import modules

# docs/keys.md is printed by the program: its words are those of the source.
PAGES = tuple(
    page for page in sorted((*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))) if page.name != "keys.md"
)
READS_ARTICLES = ("draft/", "records/", "brief/verification/roles.py")  # their strings are words of articles

# By what they are found: the better words.
AVOIDED: Mapping[str, str] = {
    r"can not": "cannot",
    r"(not )?at hand": "available",
    r"as the style has it": "automatic, as the style requires",
    r"stands? with": "is shown with",
    r"(is|are) (said|told) on stderr": "goes to stderr",
    r"in a circle": "endless",
    r"what has to be said": "remarks, warnings",
    r"of itself": "automatically",
    r"the others go": "the others are removed",
    r"nothing is left of": "is gone",
    r"(?<!there )is no (?!longer\b|more\b)\w+": "is not a",
    r"tak(e[ns]?|ing) (\w+ )?(\w+ )?apart": "break down",
    r"a bit of everything": "full example",
    r"notes out and in": "import and export",
    r"vouche?[sd]? for": "confirmed",
    r"still to come": "in the future",
    r"rests? on|rested on|resting on": "is based on",
    r"mend(s|ed|ing)?": "fix, repair",
    r"what (it|the \w+) lacks?": "what is missing from",
    r"look at its name": "check the path",
    r"(never|neither) harms?": "changes nothing",
    r"colors?|colored": "colour",
    r"grays?|grayed": "grey",
    r"behaviors?|favors?|favorites?|neighbors?|honors?": "behaviour, favour, neighbour, honour",
    r"centers?|centered": "centre",
    r"catalogs?": "catalogue",
    r"(un|re)?(organ|normal|recogn|summar|capital|general|categor)iz(e[sdr]?|ing|ations?)": "…ise",
    r"analyz(e[sdr]?|ing)": "analyse",
    r"(cancel|label|model|travel)(ed|ing)": "…elled, …elling",
}
_ANY = re.compile(rf"(?<![\w-])(?:{'|'.join(AVOIDED)})(?![\w-])", re.IGNORECASE)

_FENCED = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
_STYLE_SHEET = re.compile(r"[a-z]+ \{ [a-z-]+: ")
_CODE_OR_TARGET = re.compile(r"`[^`]*`|\]\([^)]*\)|<!--.*?-->", re.DOTALL)


def prose(page: str) -> str:
    """A page without its code, which quotes the program, and without the targets of its links."""
    return _CODE_OR_TARGET.sub("`…`", _FENCED.sub("", page))


def sentences(module: ast.Module) -> str:
    """The strings of a module that look like words for people, a line each: no docstrings or style sheets."""
    strings = [node for node in ast.walk(module) if isinstance(node, ast.Constant | ast.Expr)]
    documented = {id(node.value) for node in strings if isinstance(node, ast.Expr)}
    return "\n".join(
        node.value
        for node in strings
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if " " in node.value and id(node) not in documented and not _STYLE_SHEET.search(node.value)
    )


def avoided_in(text: str) -> Iterator[tuple[str, str]]:
    """Each word or phrase to avoid, and a better one."""
    for found in _ANY.finditer(" ".join(text.split())):
        better = (better for words, better in AVOIDED.items() if re.fullmatch(words, found[0], re.IGNORECASE))
        yield found[0], next(better)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_pages_are_in_plain_words(page: Path) -> None:
    assert list(avoided_in(prose(page.read_text("utf-8")))) == []


def test_the_program_speaks_in_plain_words() -> None:
    found = {
        path: words
        for path, module in modules().items()
        if not path.startswith(READS_ARTICLES) and (words := list(avoided_in(sentences(module))))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It can not be read.", "can not"),
        ("The words are not at hand.", "not at hand"),
        ("a file that is no brief", "is no brief"),
        ("a claim taken\napart", "taken apart"),
        ("Other Colors", "Colors"),
        ("It is normalized.", "normalized"),
    ],
)
def test_a_word_to_avoid_is_found(text: str, found: str) -> None:
    assert [words for words, _ in avoided_in(prose(text))] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "It cannot be read; there is no brief here, and the note is no longer there.",
        "Colours of the organisation",
        "The type is `organization`, the message `it can not confirm`.",
        "```sh\nbriefreader doctor --mend\n```",
        "[here](https://example.org/color.html)",
    ],
)
def test_plain_words_and_code_are_left_alone(text: str) -> None:
    assert list(avoided_in(prose(text))) == []


def test_of_a_module_what_people_read_is_looked_at() -> None:
    module = '"""It can not."""\nKIND = "organization"\nraise Failure(f"{name} can not be read")\n'
    assert [words for words, _ in avoided_in(sentences(ast.parse(module)))] == ["can not"]
