"""What is imported when, and what is done in one place: the screen's library by the screen alone, nothing
heavy before it is needed, files by the one durable writer."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

import briefreader
from briefreader.app.reader.features import FEATURES
from tests.conftest import ROOT

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


def imported_by(script: str) -> set[str]:
    """The modules there are after some lines of Python."""
    script = f"{dedent(script)}\nimport sys; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    return set(ran.stdout.split())


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


@pytest.mark.parametrize("command", ["show", "check", "quotes", "cite"])
def test_reading_needs_no_database_no_clipboard_and_no_near_matches(samples: Path, command: str) -> None:
    names = imported(command, samples / SAMPLE)
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


SESSIONS = ("app.journal", "app.reader.session", "app.draft_review.session", "app.basket.session")


@pytest.mark.parametrize("module", [*SESSIONS, "app.reader.opening", "app.reader.availability"])
def test_what_the_readers_features_share_needs_no_screen(module: str) -> None:
    assert not under(imported_by(f"import briefreader.{module}"), "textual", "rich")


def test_a_feature_does_not_import_the_readers_screen() -> None:
    names = imported_by("""
        from importlib import import_module
        from briefreader.app.reader.features import FEATURES
        for feature in FEATURES:
            feature.load()
        for name in ("open", "reload", "kept_decisions"):
            import_module(f"briefreader.app.reader.{name}")
    """)
    assert "briefreader.app.reader.decisions" in names
    assert "briefreader.app.reader.screen" not in names


def test_features_are_imported_when_they_are_first_used(samples: Path, tmp_path: Path) -> None:
    names = imported_by(f"""
        import asyncio
        from pathlib import Path
        from briefreader.app.app import BriefReader
        from briefreader.base.settings import Settings
        from briefreader.environment import Environment

        async def look() -> None:
            folder = Path({str(tmp_path)!r})
            environment = Environment(Settings(), folder / "config.toml", folder / "notes", folder / "state")
            app = BriefReader(Path({str(samples / SAMPLE)!r}), environment)
            async with app.run_test(size=(120, 40)) as pilot:
                await app.workers.wait_for_complete()
                await pilot.pause()
                assert app.screen.view is not None

        asyncio.run(look())
    """)
    loaded = {feature.name for feature in FEATURES if f"briefreader.app.{feature.module}" in names}
    assert "Navigation" in loaded
    assert loaded <= {"Navigation", "Leave", "SaveNotes", "Annotations", "Bookmarks"}  # and what they need
    assert not under(names, "briefreader.app.basket", "briefreader.app.dialogs", "briefreader.cite.styles")


def test_every_folder_of_code_is_a_package_so_that_the_import_contracts_see_it() -> None:
    package = Path(briefreader.__file__).parent
    folders = {path.parent for path in package.rglob("*.py")}
    assert [folder for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


WRITES = {"write_bytes", "write_text", "mkstemp", "NamedTemporaryFile", "fsync", "rename", "hardlink_to"}


def written_by(source: str) -> Iterator[str]:
    """The calls of a module that write, rename or link a file by themselves."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute | ast.Name):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        modes = (argument.value for argument in node.args if isinstance(argument, ast.Constant))
        if name in WRITES:
            yield name
        elif name == "replace" and len(node.args) == 1 and not node.keywords:  # not that of words or structs
            yield "Path.replace"
        elif name == "replace" and "os" in ast.unparse(node.func).split("."):
            yield "os.replace"
        elif name == "open" and any(isinstance(mode, str) and set(mode) & set("wax+") for mode in modes):
            yield "open"


def test_files_are_written_and_renamed_in_one_place() -> None:
    source = ROOT / "src" / "briefreader"
    found = {
        str(path.relative_to(source)): calls
        for path in source.rglob("*.py")
        if (calls := sorted(set(written_by(path.read_text("utf-8")))))
    }
    assert set(found.pop("base/files.py")) == {"Path.replace", "fsync", "hardlink_to", "rename"}
    assert found == {
        "base/processes.py": ["write_text"],  # for the editor, in a temporary folder
        "cite/csl_style.py": ["write_text"],  # for pandoc, in a temporary folder
        "commands/doctor.py": ["open"],  # the terminal
    }


@pytest.mark.parametrize(
    "line",
    [
        "os.replace(a, b)",
        "temporary.replace(target)",
        "os.rename(a, b)",
        "path.write_text('x', 'utf-8')",
        "path.open('w')",
        "open(path, 'ab')",
        "handle, name = tempfile.mkstemp(dir=folder)",
    ],
)
def test_a_second_writer_would_be_found(line: str) -> None:
    assert list(written_by(line))


@pytest.mark.parametrize(
    ("words", "modules"),
    [
        (("anyascii", "unicodedata.normalize"), {"base/ids.py", "base/normalise.py"}),
        (('"January"', "january february", '"Jan', '"jan', '"Monday"', "monday tuesday"), {"base/dates.py"}),
        (('timespec="seconds"',), {"base/dates.py"}),
    ],
)
def test_what_has_a_table_of_its_own_stands_nowhere_else(words: tuple[str, ...], modules: set[str]) -> None:
    source = ROOT / "src" / "briefreader"
    found = {
        str(path.relative_to(source))
        for path in source.rglob("*.py")
        if any(word in path.read_text("utf-8") for word in words)
    }
    assert found == modules
