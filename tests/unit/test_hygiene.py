"""What is imported when: the screen's library by the screen alone, nothing heavy before it is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = "north-korea-ukraine.yaml"
HEAVY = ("pydantic", "jsonschema", "markdown_it", "jinja2", "rich.markdown", "importlib.metadata", "sqlite3")

_SCRIPT = """
import json, sys
from briefreader.cli import run
code = run(sys.argv[1:])
names = sorted(sys.modules)
print("\\0" + json.dumps([code, names]))
"""

_ROOMS = """
import importlib, sys
for room in sys.argv[1:]:
    importlib.import_module(f"briefreader.{room}")
    print(room, "with" if "textual" in sys.modules else "without", "textual")
"""


def imported(*arguments: str | Path) -> set[str]:
    """The modules there are after a call of the program that went well."""
    ran = subprocess.run(
        [sys.executable, "-c", _SCRIPT, *map(str, arguments)], capture_output=True, check=True, text=True
    )
    code, names = json.loads(ran.stdout.rpartition("\0")[2])
    assert code == 0, ran.stderr
    return set(names)


def under(names: set[str], *packages: str) -> set[str]:
    return {
        name for name in names if name.startswith(tuple(f"{one}." for one in packages)) or name in packages
    }


WRITING = ("tinydb", "filelock", "pyperclip", "rapidfuzz")  # the database, the clipboard, near matches
ROOMS = tuple(f"briefreader.{room}" for room in ("brief", "notes", "cite", "printing"))


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (("--help",), ("yaml", "msgspec", *ROOMS)),
        (("show", "{}"), WRITING),
        (("show", "{}", "--format", "markdown"), ()),
        (("show", "{}", "--format", "json"), ()),
        (("check", "{}"), WRITING),
        (("quotes", "{}"), WRITING),
        (("quotes", "{}", "--format", "json"), ()),
        (("cite", "{}"), WRITING),
        (("notes", "list", "{}"), ()),
        (("notes", "add", "{}", "c-arms", "--text", "x"), ()),
        (("schema",), ()),
        (("keys", "--format", "markdown"), ()),
        (("doctor",), ()),
        (("{}",), ()),
        ((), ()),
    ],
    ids=lambda value: " ".join(value) if value else "nothing",
)
def test_a_command_imports_neither_the_screen_nor_what_it_does_not_need(
    samples: Path, arguments: tuple[str, ...], unneeded: tuple[str, ...]
) -> None:
    names = imported(*(argument.format(samples / SAMPLE) for argument in arguments))
    assert not under(names, "textual", "briefreader.app", *HEAVY, *unneeded)


def test_the_screen_imports_only_what_the_first_picture_needs() -> None:
    script = "import sys, briefreader.commands.open, briefreader.app.start; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    later = ("yaml", "rapidfuzz", "tinydb", "filelock", "pyperclip", "Xlib", "pypandoc")
    own = (
        "cite.styles",
        "cite.formats",
        "cite.entries",
        "brief.lint",
        "app.dialogs.matrix",
        "printing.brief",
    )
    rooms = [f"briefreader.{room}" for room in own]
    assert not under(set(ran.stdout.split()), *HEAVY, *later, *rooms)


def test_reading_notes_needs_no_database(samples: Path) -> None:
    imported("notes", "add", samples / SAMPLE, "c-arms", "--text", "x")
    assert not under(imported("show", samples / SAMPLE), "tinydb", "filelock")


def test_yaml_is_read_only_for_yaml(tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    csl = {"id": "x", "type": "article-newspaper", "title": "It is full"}
    path.write_text(
        json.dumps({"brief": "1", "id": "x", "title": "x", "source": {"csl": csl}, "summary": "x"})
    )
    assert not under(imported("show", path), "yaml")


def test_no_room_below_the_screen_imports_textual() -> None:
    rooms = (
        "brief",
        "brief.lint.linter",
        "cite",
        "clipboard",
        "actions",
        "base",
        "notes",
        "printing.brief",
        "settings",
    )
    argv = [sys.executable, "-c", _ROOMS, *rooms]
    ran = subprocess.run(argv, capture_output=True, check=True, text=True)
    assert ran.stdout.splitlines() == [f"{room} without textual" for room in rooms]
