"""What every test stands on: its own folders, a clock that stands still, a terminal without moods."""

import errno
import gc
import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

# How many examples a property is tried on. No test says so itself: what suits `make test` does not suit
# `make search`. The ordinary examples are few, and the same on every run.
settings.register_profile("ordinary", derandomize=True, max_examples=20, deadline=None)
settings.register_profile(
    "search", max_examples=1000, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
# A test of a mutant is one of thousands, and begins anew each time.
settings.register_profile("mutants", derandomize=True, max_examples=10, deadline=None, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ordinary"))

# Read when Textual is imported, so before any fixture.
os.environ["TEXTUAL_ANIMATIONS"] = "none"

# As seldom as in the program: with Python's thresholds every test pays for all that has been imported.
gc.set_threshold(20_000, 20, 50)

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
NOW = datetime(2026, 11, 24, 10, 41, tzinfo=UTC)


def pytest_collection_finish() -> None:
    """What has been imported stays, and is looked through once."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names of folders, one for each test; pytest looks at all the earlier ones before it makes another."""
    above = tmp_path_factory.mktemp("homes")
    return (above / str(number) for number in count())


@pytest.fixture(autouse=True)
def environment(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the developer's own is read or written."""
    home = next(homes)
    home.mkdir()
    (home / "config.toml").touch()
    monkeypatch.setenv("BRIEFREADER_CONFIG", str(home / "config.toml"))
    monkeypatch.setenv("BRIEFREADER_NOTES", str(home / "notes"))
    monkeypatch.setenv("BRIEFREADER_STATE", str(home / "state"))
    monkeypatch.setenv("BRIEFREADER_CACHE", str(home / "cache"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TZ", "UTC")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The moment at which the command line does everything."""
    monkeypatch.setattr("briefreader.environment.now", lambda: NOW)
    return NOW


@pytest.fixture
def no_folder_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that syncs files and refuses to sync folders, as some network mounts do."""
    sync = os.fsync

    def refusing(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", refusing)


Shared = Callable[[str], Path]


@pytest.fixture(scope="session")
def shared() -> Shared:
    """Finds a file or folder of what may not be stored in the repository, in `shared` beside it."""

    def find(name: str) -> Path:
        found = next(iter(sorted(SHARED.glob(name))), None)
        if found is None:
            pytest.skip(f"needs ../shared/{name}, which is not part of the repository")
        return found

    return find


@pytest.fixture(scope="session")
def seed_article(shared: Shared) -> Path:
    """The article that the first sample is about."""
    return shared("seed/*.txt")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The briefs that ship with the program."""
    return ROOT / "briefs"


class Ran(NamedTuple):
    """What a call of the program left."""

    code: int
    out: str
    err: str


Program = Callable[..., Ran]


@pytest.fixture
def program(clock: datetime, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """Calls the program in this process, as its own `main` does."""
    from briefreader.cli import run

    def call(*arguments: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return call


def script(path: Path, body: str) -> Path:
    """A program for the shell."""
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path
