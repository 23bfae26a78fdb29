"""What is imported when: the screen's library by the screen alone, nothing heavy before it is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import briefreader

SAMPLE = "north-korea-ukraine.yaml"
HEAVY = ("pydantic", "jsonschema", "markdown_it", "jinja2", "rich.markdown", "importlib.metadata", "sqlite3")

_SCRIPT = """
import json, sys
from briefreader.cli import run
code = run(sys.argv[1:])
names = sorted(sys.modules)
print("\\0" + json.dumps([code, names]))
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


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("show", "{}"),
        ("show", "{}", "--format", "markdown"),
        ("show", "{}", "--format", "json"),
        ("check", "{}"),
        ("quotes", "{}"),
        ("quotes", "{}", "--format", "json"),
        ("cite", "{}"),
        ("notes", "list", "{}"),
        ("notes", "add", "{}", "c-arms", "--text", "x"),
        ("schema",),
        ("keys", "--format", "markdown"),
        ("doctor",),
        ("{}",),
        (),
    ],
)
def test_no_verb_imports_the_screen(samples: Path, arguments: tuple[str, ...]) -> None:
    names = imported(*(argument.format(samples / SAMPLE) for argument in arguments))
    assert not under(names, "textual", "briefreader.app", *HEAVY)


def test_help_reads_no_room_at_all() -> None:
    names = imported("--help")
    rooms = ("briefreader.brief", "briefreader.notes", "briefreader.cite", "briefreader.printing")
    assert not under(names, "yaml", "msgspec", *rooms)


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


@pytest.mark.parametrize("verb", ["show", "check", "quotes", "cite"])
def test_reading_needs_no_database_no_clipboard_and_no_near_matches(samples: Path, verb: str) -> None:
    names = imported(verb, samples / SAMPLE)
    assert not under(names, "tinydb", "filelock", "pyperclip", "rapidfuzz")


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


@pytest.mark.parametrize(
    "room",
    [
        "brief",
        "brief.lint.linter",
        "cite",
        "clipboard",
        "actions",
        "base.settings",
        "environment",
        "notes",
        "printing.brief",
    ],
)
def test_no_room_below_the_screen_imports_textual(room: str) -> None:
    script = f"import sys, briefreader.{room}; print([m for m in sys.modules if m.startswith('textual')])"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "[]"


def test_every_folder_of_code_is_a_package_so_that_the_import_contracts_see_it() -> None:
    package = Path(briefreader.__file__).parent
    folders = {path.parent for path in package.rglob("*.py")}
    assert [folder for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []
