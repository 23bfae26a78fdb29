"""A notes folder shared by git: what two people write comes together, as `docs/sharing.md` says."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Program

BRIEF = """\
brief: "1"
id: dam
title: The dam
source: {csl: {id: x, type: report, title: T}}
summary: S
gaps: [{id: g-log, text: What the log says.}]
"""

Git = Callable[..., str]


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "dam.yaml"
    path.write_text(BRIEF)
    return path


@pytest.fixture
def git() -> Git:
    def call(folder: Path, *arguments: str, check: bool = True) -> str:
        who = ["-c", "user.name=A Reviewer", "-c", "user.email=reviewer@example.org"]
        argv = ["git", "-C", str(folder), *who, "-c", "init.defaultBranch=main", *arguments]
        return subprocess.run(argv, check=check, capture_output=True, text=True).stdout

    return call


class Person:
    """Somebody with a machine, a clone of the notes folder, and the program."""

    def __init__(self, name: str, clone: Path, state: Path, program: Program, git: Git) -> None:
        self.name = name
        self.clone = clone
        self._state = state
        self._program = program
        self._git = git

    def call(self, monkeypatch: pytest.MonkeyPatch, *arguments: str | Path, code: int = 0) -> str:
        with monkeypatch.context() as here:
            here.setenv("BRIEFREADER_STATE", str(self._state))
            ran = self._program("notes", *arguments, "--notes", self.clone, "--reviewer", self.name)
        assert ran.code == code, ran.err
        return ran.out

    def push(self) -> None:
        self._git(self.clone, "add", "--all")
        self._git(self.clone, "commit", "--quiet", "--message", f"Notes of {self.name}")
        self._git(self.clone, "pull", "--quiet", "--no-rebase", "--no-edit")
        self._git(self.clone, "push", "--quiet")

    def pull(self) -> None:
        self._git(self.clone, "pull", "--quiet", "--no-rebase", "--no-edit")


@pytest.fixture
def people(tmp_path: Path, program: Program, git: Git) -> tuple[Person, Person]:
    """Two people, each with a clone of one empty repository that ignores what belongs to one machine."""
    origin = tmp_path / "notes.git"
    tmp_path.joinpath("notes.git").mkdir()
    git(origin, "init", "--quiet", "--bare")
    first = tmp_path / "first"
    git(tmp_path, "clone", "--quiet", str(origin), str(first))
    first.joinpath(".gitignore").write_text("*.lock\nbackup/\n")
    git(first, "add", ".gitignore")
    git(first, "commit", "--quiet", "--message", "Locks and backups stay where they are")
    git(first, "push", "--quiet", "--set-upstream", "origin", "HEAD")
    second = tmp_path / "second"
    git(tmp_path, "clone", "--quiet", str(origin), str(second))
    return (
        Person("Ada", first, tmp_path / "ada's state", program, git),
        Person("Ben", second, tmp_path / "ben's state", program, git),
    )


def test_two_people_never_write_the_same_file(
    people: tuple[Person, Person], brief: Path, monkeypatch: pytest.MonkeyPatch, git: Git
) -> None:
    ada, ben = people
    ada.call(monkeypatch, "add", brief, "g-log", "--text", "from Ada")
    ben.call(monkeypatch, "add", brief, "g-log", "--text", "from Ben")
    ada.push()
    ben.push()
    ada.pull()

    for person in people:
        found = json.loads(person.call(monkeypatch, "list", brief, "--all-reviewers", "--format", "json"))
        assert {note["text"] for one in found["briefs"] for note in one["notes"]} == {"from Ada", "from Ben"}
        assert git(person.clone, "status", "--porcelain") == ""


def test_one_person_at_two_machines_with_one_folder_loses_nothing(
    people: tuple[Person, Person], brief: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, git: Git
) -> None:
    here, there = people
    there.name = here.name
    here.call(monkeypatch, "add", brief, "g-log", "--text", "common")
    here.push()
    there.pull()
    # The same id at both machines: the private folder was copied along.
    (tmp_path / "ben's state").mkdir(exist_ok=True)
    (tmp_path / "ben's state" / "reviewer.json").write_bytes(
        (tmp_path / "ada's state" / "reviewer.json").read_bytes()
    )
    here.call(monkeypatch, "add", brief, "g-log", "--text", "from here")
    there.call(monkeypatch, "add", brief, "g-log", "--text", "from there")
    here.push()
    git(there.clone, "commit", "--quiet", "--all", "--message", "There")
    git(there.clone, "pull", "--quiet", "--no-rebase", check=False)

    assert "<<<<<<<" in "".join(path.read_text() for path in there.clone.rglob("dam-*.json"))
    found = json.loads(there.call(monkeypatch, "list", brief, "--format", "json", code=1))
    texts = {note["text"] for note in found["briefs"][0]["notes"]}
    assert texts == {"common", "from here", "from there"}
