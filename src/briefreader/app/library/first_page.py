"""What the list of briefs shows a newcomer: what a brief is, the samples, how to begin, essential keys."""

from collections.abc import Iterator, Mapping, Sequence

from briefreader.actions import action, keys_of, shown_keys
from briefreader.app.content import parts
from briefreader.app.rows import Row, RowBlock

WHAT_A_BRIEF_IS = (
    "A brief is one article broken down: a summary, who said what and in which words, the disputed claims "
    "with who asserts and who denies them, and the history, each with its paragraph."
)
# What the reader does with a path, and the commands that make a brief; none is wider than a small screen.
OPEN: Mapping[str, str] = {
    "briefreader FILE": "open a brief",
    "briefreader FOLDER": "list the briefs in a folder",
}
MAKE: Mapping[str, str] = {
    "briefreader draft article.txt": "draft a brief from an article",
    "briefreader new article.yaml": "start an empty brief",
}
NO_BRIEFS = "No briefs in this folder (.yaml, .yml, .json)"
_ESSENTIAL = ("down", "open", "next-pane", "find", "copy", "note", "reviewed", "matrix", "help", "close")
_KEYS = 15  # cells
_COMMAND = 32


def first_page(samples: Sequence[Row], keymap: Mapping[str, str]) -> Iterator[Row]:
    """The page from top to bottom; the samples can be opened."""
    yield Row("", (RowBlock(WHAT_A_BRIEF_IS), RowBlock("")))
    yield _heading("Samples", "Enter open")
    yield from samples
    yield from _commands("Your own briefs", {**OPEN, **MAKE})
    yield _heading("Essential keys in a brief")
    for one in map(action, _ESSENTIAL):
        keys = shown_keys(keys_of(one, keymap))
        yield Row("", (RowBlock(one.help, "", f"  {keys}", "strong", _KEYS),))


def no_briefs() -> Iterator[Row]:
    """What stands in an empty folder: how to come by a brief."""
    yield Row("", (RowBlock(NO_BRIEFS, "muted"), RowBlock("")))
    yield from _commands("Make one", MAKE)


def _commands(title: str, commands: Mapping[str, str]) -> Iterator[Row]:
    yield _heading(title)
    for command, what in commands.items():
        yield Row("", (RowBlock(what, "", f"  {command}", "strong", _COMMAND),))
    yield Row("", (RowBlock(""),))


def _heading(title: str, hint: str = "") -> Row:
    return Row("", (parts([(title, "heading"), (f"  {hint}" if hint else "", "muted")]),))
