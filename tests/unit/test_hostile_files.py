"""Every command on every file made to harm: one clear message, the right exit code, nothing outside."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.base.text import shown
from briefreader.commands.names import COMMANDS
from tests.conftest import Program

SOURCE = '{"csl":{"id":"x","type":"report","title":"t"}}'
BRIEF = f'{{"brief":"1","id":"%s","title":"t","summary":"s","source":{SOURCE}}}'
ANCHORS = "".join(f"a{n + 1}: &a{n + 1} [*a{n},*a{n},*a{n}]\n" for n in range(20))


def text(content: str) -> Callable[[Path], None]:
    return lambda path: void(path.write_text(content, "utf-8"))


def void(_: object) -> None:
    """For a callback that gives nothing back."""


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10**12)


REFUSED: dict[str, Callable[[Path], None]] = {
    "bomb.yaml": text(f"a0: &a0 [x]\n{ANCHORS}"),
    "deep.json": text("[" * 200_000),
    "deep.yaml": text(f"a: {'[' * 50_000}"),
    "number.json": text('{"brief":"1","revision":1' + "0" * 1_000_000 + "}"),
    "twice.yaml": text('brief: "1"\nbrief: "1"\n'),
    "tag.yaml": text('a: !!python/object/apply:os.system ["touch pwned"]\n'),
    "documents.yaml": text('brief: "1"\n---\nbrief: "1"\n'),
    "utf16.yaml": lambda path: void(path.write_bytes('brief: "1"\n'.encode("utf-16"))),
    "binary.yaml": lambda path: void(path.write_bytes(bytes(range(256)) * 100)),
    "empty.yaml": text(""),
    "truncated.json": text('{"brief": "1", "id": "a'),
    "scalar.yaml": text("x"),
    "large.json": lambda path: void(path.write_bytes(b'{"brief":"' + b"a" * 70_000_000)),
    "sparse.json": sparse,
    "pipe.yaml": os.mkfifo,
    "loop.yaml": lambda path: path.symlink_to(path),
    "device.yaml": lambda path: path.symlink_to("/dev/zero"),
    "nowhere.yaml": lambda path: path.symlink_to("/no/such/file"),
    "name\x1b]2;owned\x07.yaml": text("x"),
}
FAULTY: dict[str, Callable[[Path], None]] = {
    "types.json": text('{"brief":1,"id":[],"title":{},"source":3,"summary":4,"quotes":"x"}'),
    "cycle.json": text(
        BRIEF.replace("%s", "a").removesuffix("}")
        + ',"claims":[{"id":"c","text":"t","status":"contested","depends_on":["c"],'
        '"positions":[{"stance":"asserts","party":"p"}]}]}'
    ),
    "path.json": text(BRIEF % "../../x"),
    "device.json": text(BRIEF % "CON"),
    "nul.json": text(BRIEF % "a\\u0000b"),
    "long.json": text(BRIEF % ("x" * 5000)),
}
OF_NO_BRIEF = ("schema", "keys", "settings", "doctor", "new", "notes")
OF_A_LIBRARY = ("find", "index", "speaker", "matrix", "timeline", "variants")
CALLS = [name for name in COMMANDS if name not in (*OF_NO_BRIEF, *OF_A_LIBRARY)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, in which the program is called."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_brief_is_refused_by_every_verb(program: Program, folder: Path, name: str) -> None:
    REFUSED[name](folder / name)
    for call in (*([command, name] for command in CALLS), ["notes", "add", name, "c", "--text", "x"]):
        if call[0] == "report":
            call += ["--id", "q"]
        ran = program(*call)
        assert (ran.code, ran.out) == (2, ""), call
        assert 1 <= len(ran.err.splitlines()) <= 3, ran.err
        assert shown(name) in ran.err
        assert ran.err.replace("\n", "").isprintable()
    assert [path.name for path in folder.iterdir()] == [name]


@pytest.mark.parametrize("name", FAULTY)
def test_a_brief_with_faults_is_read_as_far_as_it_goes(program: Program, folder: Path, name: str) -> None:
    FAULTY[name](folder / name)
    assert program("check", name).code == (name != "long.json")
    assert program("show", name).code == 0
    assert program("notes", "add", name, "c", "--text", "x").code in (0, 2)
    assert [path.name for path in folder.iterdir()] == [name]
    notes = Path(os.environ["BRIEFREADER_NOTES"])
    written = [path for path in notes.parent.rglob("*") if path.is_file() and path.name != "config.toml"]
    assert all(notes in path.parents or "state" in path.parts for path in written)
