"""How the program is written: what is imported when, names, and what is nobody else's business."""

import ast
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.source import classes, is_private, modules, private_names

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


# Names

TWICE = {"Reading": "of an article, for a draft; and a screen on which a brief is read"}


def test_the_name_of_a_public_class_is_defined_once() -> None:
    places = defaultdict(list)
    for path, tree in modules().items():
        for one in tree.body:
            if isinstance(one, ast.ClassDef) and not is_private(one.name):
                places[one.name].append(path)
    assert {name: found for name, found in places.items() if len(found) > 1 and name not in TWICE} == {}


PUBLIC = {
    "_exit": "os._exit is documented so",
    **dict.fromkeys(("_asdict", "_fields", "_make", "_replace"), "named tuples have them for everybody"),
}


def test_no_module_imports_a_private_name() -> None:
    assert list(imported_privates()) == []


def imported_privates() -> Iterator[str]:
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                parts = (part for alias in node.names for part in alias.name.split("."))
                source = (getattr(node, "module", None) or "").split(".")
                yield from (f"{path}:{node.lineno}: {name}" for name in (*source, *parts) if is_private(name))


def test_nobody_uses_a_private_name_of_another() -> None:
    """Of another module, or of an object of another class: a copy of itself is a class's own."""
    assert list(used_privates()) == []


def used_privates() -> Iterator[str]:
    for path, tree in modules().items():
        own: defaultdict[ast.AST, set[str]] = defaultdict(set)
        for one in classes(tree):
            names = private_names(ast.walk(one))
            for node in ast.walk(one):
                own[node] |= names
        for node in ast.walk(tree):
            name = private_of_another(node)
            if name and name not in PUBLIC and name not in own[node]:
                yield f"{path}:{getattr(node, 'lineno', 0)}: {name}"


def private_of_another(node: ast.AST) -> str:
    """The private name that is asked for, of anything but `self`, `cls` and `super()`; else nothing."""
    match node:
        case ast.Attribute(value=ast.Name(id="self" | "cls") | ast.Call(func=ast.Name(id="super"))):
            return ""
        case ast.Attribute(attr=name) if is_private(name):
            return name
        case ast.Call(
            func=ast.Name(id="getattr" | "setattr" | "hasattr" | "delattr"),
            args=[_, ast.Constant(value=str(name)), *_],
        ) if is_private(name):
            return name
    return ""


# Workers


def test_a_worker_that_is_given_something_has_a_description() -> None:
    """Without one Textual writes out all it is given, on the screen's thread: a whole brief, at times."""
    assert list(undescribed()) == []


def undescribed() -> Iterator[str]:
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs][1:]
            more = node.args.vararg or node.args.kwarg
            if (given or more) and any(map(is_undescribed_work, node.decorator_list)):
                yield f"{path}:{node.lineno}: {node.name}"


def is_undescribed_work(decorator: ast.expr) -> bool:
    """Whether it makes a worker, and does not say what that does."""
    call = decorator if isinstance(decorator, ast.Call) else None
    made_by = ast.unparse(call.func if call else decorator).rpartition(".")[2]
    return made_by == "work" and not (call and any(one.arg == "description" for one in call.keywords))
