"""Nothing heavy is imported before it is needed, files are written in one place, each thing has one table,
and nothing is decided by a sentence for people."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import dedent

import pytest

import briefreader
from briefreader.app.reader.features import FEATURES
from tests.conftest import ROOT
from tests.source import modules

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


def imported_by(script: str) -> set[str]:
    """The modules there are after some lines of Python."""
    script = f"{dedent(script)}\nimport sys; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    return set(ran.stdout.split())


def under(names: set[str], *packages: str) -> set[str]:
    return {
        name for name in names if name.startswith(tuple(f"{one}." for one in packages)) or name in packages
    }


WRITING = ("tinydb", "pyperclip", "rapidfuzz")  # the database, the clipboard, near matches
ROOMS = tuple(f"briefreader.{room}" for room in ("brief", "notes", "cite", "printing"))


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (("--help",), ("yaml", "msgspec", *ROOMS)),
        (("show", "{}"), WRITING),
        (("show", "{}", "--format", "markdown"), ()),
        (("show", "{}", "--format", "json"), ()),
        (("check", "{}"), WRITING),
        (("compare", "{}", "{}"), ("tinydb", "pyperclip")),
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
    later = ("yaml", "rapidfuzz", "tinydb", "pyperclip", "Xlib", "pypandoc")
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


def test_asyncio_knows_no_tls_only_where_a_path_is_opened_on_the_screen() -> None:
    """A command may open connections; the screen does not, and saves the import of `ssl`."""
    script = """
    import sys
    from briefreader.commands import direct
    from briefreader.commands.direct import open_path
    assert open_path(["check"]) is None
    import asyncio.sslproto
    assert asyncio.sslproto.ssl is not None
    """
    assert "ssl" in imported_by(script)


def test_reading_notes_needs_no_database(samples: Path) -> None:
    imported("notes", "add", samples / SAMPLE, "c-arms", "--text", "x")
    assert not under(imported("show", samples / SAMPLE), "tinydb")


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
        "base.settings",
        "environment",
        "notes",
        "printing.brief",
    )
    argv = [sys.executable, "-c", _ROOMS, *rooms]
    ran = subprocess.run(argv, capture_output=True, check=True, text=True)
    assert ran.stdout.splitlines() == [f"{room} without textual" for room in rooms]


SESSIONS = (
    "app.journal",
    "app.reader.session",
    "app.draft_review.session",
    "app.basket.session",
    "app.library.hits_session",
)


@pytest.mark.parametrize("module", [*SESSIONS, "app.reader.read_brief", "app.reader.availability"])
def test_what_the_readers_features_share_needs_no_screen(module: str) -> None:
    assert not under(imported_by(f"import briefreader.{module}"), "textual", "rich")


def test_a_feature_does_not_import_the_readers_screen() -> None:
    names = imported_by("""
        from importlib import import_module
        from briefreader.app.reader.features import FEATURES
        for feature in FEATURES:
            feature.load()
        for name in ("open", "reload", "keep_decisions"):
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


def written_by(module: ast.Module) -> Iterator[str]:
    """The calls of a module that write, rename or link a file by themselves."""
    for node in ast.walk(module):
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
    found = {path: calls for path, module in modules().items() if (calls := sorted(set(written_by(module))))}
    assert set(found.pop("base/files.py")) == {"Path.replace", "fsync", "hardlink_to", "os.replace", "rename"}
    assert found == {
        "base/editing.py": ["write_text"],  # for the editor, in a temporary folder
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
    assert list(written_by(ast.parse(line)))


@pytest.mark.parametrize(
    ("words", "modules"),
    [
        (("anyascii", "unicodedata.normalize"), {"base/ids.py", "base/lookalikes.py", "base/normalise.py"}),
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


# Nothing is decided by a sentence

_BY_WORDS = ("startswith", "endswith", "removeprefix", "removesuffix", "partition", "rpartition")
_BY_SIGN = (ast.In, ast.NotIn, ast.Eq, ast.NotEq)
# Rooms and places in which words are compared with words for a reason.
# The words of the article itself are what these read.
READS_ARTICLES = ("briefreader.draft.", "briefreader.records.", "briefreader.brief.verification.roles")
ALLOWED = {
    ("briefreader.base.normalise", "CYRILLIC "): "begins a character's name in Unicode",
    ("briefreader.base.normalise", "GREEK "): "the same",
    ("briefreader.base.normalise", "LATIN "): "the same",
    ("briefreader.base.settings", " (at "): "before 3.14 only the message of the TOML parser has the line",
    ("briefreader.cite.entries.bibtex", " and "): "BibTeX separates names by it",
    ("briefreader.cite.styles.bluebook", "The "): "the guide leaves out the article of a periodical",
    ("briefreader.cite.styles.chicago", "The "): "this guide too",
    ("briefreader.composition.copies", "template "): "begins the name of an output, as it is kept",
}

Strings = Mapping[str, tuple[str, ...]]  # by the name of a constant


def is_sentence(words: str) -> bool:
    """Whether a string looks like words for people: letters, and a space beside them."""
    return " " in words and any(map(str.isalpha, words))


def strings_of(node: ast.expr | None, known: Strings) -> Iterator[str]:
    """The strings that an expression is known to stand for; of a mapping its keys."""
    match node:
        case ast.Constant(value=str(words)):
            yield words
        case ast.JoinedStr(values=values):
            yield "".join(
                one.value for one in values if isinstance(one, ast.Constant) and isinstance(one.value, str)
            )
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            for part in parts:
                yield from strings_of(part, known)
        case ast.Dict(keys=keys):
            for key in keys:
                yield from strings_of(key, known)
        case ast.Call(func=ast.Name(id="frozenset" | "set" | "tuple"), args=arguments):
            for argument in arguments:
                yield from strings_of(argument, known)
        case ast.BinOp(left=left, right=right):
            yield from (*strings_of(left, known), *strings_of(right, known))
        case ast.Name(id=name):
            yield from known.get(name, ())
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            yield from known.get(f"{owner}.{name}", ())


def constants_of(module: ast.Module) -> Strings:
    """The strings that a module gives names to."""
    found: dict[str, tuple[str, ...]] = {}
    for statement in module.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found[name] = tuple(strings_of(value, found))
            case ast.AnnAssign(target=ast.Name(id=name), value=value):
                found[name] = tuple(strings_of(value, found))
    return found


def names_brought_in(module: ast.Module, constants: Mapping[str, Strings]) -> Strings:
    """The strings of other modules, by the names that they have in this one."""
    found: dict[str, tuple[str, ...]] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            for alias in node.names:
                name = alias.asname or alias.name
                found[name] = constants.get(node.module, {}).get(alias.name, ())
                whole = constants.get(f"{node.module}.{alias.name}", {})
                found.update({f"{name}.{one}": strings for one, strings in whole.items()})
    return found


def decisions_by_words(module: ast.Module, known: Strings) -> Iterator[tuple[int, str]]:
    """The line and the words of each comparison with words for people."""
    for node in ast.walk(module):
        compared: Sequence[ast.expr] = ()
        match node:
            case ast.Call(func=ast.Attribute(attr=name), args=arguments) if name in _BY_WORDS:
                compared = arguments
            case ast.Compare(left=left, ops=signs, comparators=others):
                sides = zip([left, *others], signs, others, strict=False)
                compared = [
                    side for one, sign, other in sides if isinstance(sign, _BY_SIGN) for side in (one, other)
                ]
            case ast.MatchValue(value=value):
                compared = [value]
        for one in compared:
            yield from ((one.lineno, words) for words in strings_of(one, known) if is_sentence(words))


def test_no_code_decides_by_a_sentence() -> None:
    trees = {
        ".".join(("briefreader", *Path(path).with_suffix("").parts)): tree for path, tree in modules().items()
    }
    constants = {name: constants_of(tree) for name, tree in trees.items()}
    found = [
        (name, line, words)
        for name, tree in trees.items()
        if not name.startswith(READS_ARTICLES)
        for line, words in decisions_by_words(tree, {**constants[name], **names_brought_in(tree, constants)})
    ]
    assert [one for one in found if (one[0], one[2]) not in ALLOWED] == []
    assert {(name, words) for name, _, words in found} == ALLOWED.keys(), "an exception that is not needed"


@pytest.mark.parametrize(
    "code",
    [
        "told.startswith('the denial may answer')",
        "told.startswith(SAID)",
        "told.removeprefix(words.SAID)",
        "SAID in told",
        "kind != SAID",
        "told in (SAID, 'x')",
        "any(one in told for one in ('not checked', 'x')) or 'not checked' in told",
        "match told:\n    case 'not checked': pass",
    ],
)
def test_a_decision_by_a_sentence_is_found(code: str) -> None:
    known = {"SAID": ("nobody has checked it",), "words.SAID": ("nobody has checked it",)}
    assert list(decisions_by_words(ast.parse(code), known))


@pytest.mark.parametrize(
    "code", ["name.endswith('.yaml')", "'--' in told", "kind == 'not-stated'", "x = 'a b'"]
)
def test_file_syntax_and_codes_are_no_sentences(code: str) -> None:
    assert not list(decisions_by_words(ast.parse(code), {}))
