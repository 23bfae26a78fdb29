"""Whatever the disk holds after a power cut: what was acknowledged is there, and nothing is half."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path

import pytest

from briefreader.base import files
from briefreader.base.files import Unsynced
from briefreader.notes import Note, Reviewer, Store, Subject, backup, disk, storage
from briefreader.notes import small_json as values
from briefreader.notes.state import PrivateState
from tests.faults.conftest import Extent
from tests.faults.disk_model import Found, Recorder, Tears, every, laid_out

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the recorder reads /proc")

ADA = Reviewer("Ada", "ada-1f3c", "1f3c" * 8)
BRIEF = Subject("war-brief", "A war", "a" * 64)
DAY = datetime(2024, 10, 20, 10, 41, tzinfo=UTC)
TEXTS = ("first", "second", "third", "fourth, the day after")


class Scenario:
    """Something done step by step, each step acknowledged, and how to see what is left of it."""

    def steps(self, root: Path) -> Iterator[None]:
        raise NotImplementedError

    def states(self) -> list[object]:
        """What is to be seen after none, one … all of the steps."""
        raise NotImplementedError

    def seen(self, root: Path) -> object:
        """What is there, after it was opened again; something else is written and read then too."""
        raise NotImplementedError


class Notes(Scenario):
    """The first note ever, which makes the folders, then more, the last with a backup of another day."""

    def _store(self, root: Path, day: int) -> Store:
        return Store(root / "notes", ADA, lambda: DAY + timedelta(days=day))

    def steps(self, root: Path) -> Iterator[None]:
        for day, text in zip((0, 0, 0, 1), TEXTS, strict=True):
            with self._store(root, day).edit(BRIEF) as edit:
                edit.add_note("c-arms", text)
            yield

    def states(self) -> list[object]:
        return [list(TEXTS[:count]) for count in range(len(TEXTS) + 1)]

    def seen(self, root: Path) -> object:
        notebook = self._store(root, 2).read(BRIEF)
        assert notebook.notice is None, notebook.notice
        with self._store(root, 2).edit(BRIEF) as edit:
            edit.add_note("c-arms", "after the cut")
        again = self._store(root, 2).read(BRIEF)
        assert again.notice is None
        texts = [entry.text for entry in notebook.entries if isinstance(entry, Note)]
        assert [entry.text for entry in again.entries if isinstance(entry, Note)] == [*texts, "after the cut"]
        return texts


class Text(Scenario):
    """A text under way, in the private state."""

    def steps(self, root: Path) -> Iterator[None]:
        for text in ("ha", "half", "half a sentence"):
            PrivateState(root / "state").texts.keep("war-brief", "c-arms", "note", text)
            yield

    def states(self) -> list[object]:
        return [None, "ha", "half", "half a sentence"]

    def seen(self, root: Path) -> object:
        texts = PrivateState(root / "state").texts
        seen = texts.of("war-brief")
        texts.keep("war-brief", "c-arms", "note", "after")
        assert [one.text for one in texts.of("war-brief")] == ["after"]
        return seen[0].text if seen else None


class Tried:
    """How many cuts and disks there were, and on how many of the disks something was wrong."""

    def __init__(self) -> None:
        self.cuts = 0
        self.disks = 0
        self.faults: list[str] = []

    def __str__(self) -> str:
        return f"{self.cuts} cuts, {self.disks} disks, {len(self.faults)} with a fault"


def cut_everywhere(
    scenario: Scenario,
    folder: Path,
    tears: Tears,
    mutant: AbstractContextManager[None],
    *,
    disks: int = sys.maxsize,
    faults: int = sys.maxsize,
) -> Tried:
    """Cut the power before every call and after the last, and look at every disk that may be found then.

    A mutant is at work while the steps are done, not when the disks are looked at: so many at most, and
    until so many faults are found.
    """
    tried = Tried()
    found: dict[tuple[int, str], Found] = {}
    acknowledged = 0

    def cut(kind: str) -> None:
        if kind == "look":
            return
        tried.cuts += 1
        for one in islice(recorder.disk.after_a_cut(tears), disks - len(found)):
            found[acknowledged, sha256(repr(sorted(one.items())).encode()).hexdigest()] = one

    root = folder / "disk"
    root.mkdir()
    recorder = Recorder(root, cut)
    with mutant, recorder.recording():
        for _ in scenario.steps(root):
            acknowledged += 1
    cut("the end")
    tried.disks = len(found)
    looked = (_fault(scenario, one, folder / "found", count) for (count, _), one in found.items())
    tried.faults = list(islice(filter(None, looked), faults))
    return tried


def _fault(scenario: Scenario, found: Found, root: Path, acknowledged: int) -> str | None:
    """What is wrong with a disk that was found after so many acknowledged steps."""
    laid_out(found, root)
    try:
        seen = scenario.seen(root)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    finally:
        shutil.rmtree(root)
    allowed = scenario.states()[acknowledged : acknowledged + 2]
    return None if seen in allowed else f"{seen} instead of {allowed}"


SCENARIOS = pytest.mark.parametrize("scenario", [Notes(), Text()], ids=["notes", "text under way"])


@SCENARIOS
def test_what_was_acknowledged_is_on_every_disk_that_may_be_found(
    scenario: Scenario, tmp_path: Path, extent: Extent, figures: list[tuple[str, str]]
) -> None:
    tried = cut_everywhere(scenario, tmp_path, every(extent.tear_every), nullcontext())
    figures.append((f"power cuts, {type(scenario).__name__.lower()}", str(tried)))
    assert tried.faults == []
    assert tried.disks > tried.cuts > len(scenario.states())


# Mutants: what the store must not be. A suite that lets one of them pass is worth nothing.


@contextmanager
def without_fsync_of_files() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "_write", _write_unsynced)
        yield


def _write_unsynced(path: Path, data: bytes, rights: int | None, at: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    with os.fdopen(os.open(path, flags, rights or 0o666, dir_fd=at), "wb") as file:
        file.write(data)


@contextmanager
def without_fsync_of_folders() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "_sync_folder", lambda *_: None)
        yield


@contextmanager
def written_in_place() -> Iterator[None]:
    def write(path: Path, data: bytes, *, private: bool) -> Unsynced | None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC
        with os.fdopen(os.open(path, flags, 0o600 if private else 0o666), "wb") as file:
            file.write(data)
            os.fsync(file.fileno())
        return files._sync_folder(path.parent)

    with _writing_with(write):
        yield


@contextmanager
def acknowledged_too_early() -> Iterator[None]:
    late: list[Callable[[], object]] = []
    real = disk.write_file

    def write(path: Path, data: bytes, *, private: bool) -> None:
        for waiting in late:
            waiting()
        late[:] = [lambda: real(path, data, private=private)]

    with _writing_with(write):
        yield


@contextmanager
def _writing_with(write: Callable[..., object]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module in (storage, values, backup):
            patch.setattr(module, "write_file", write)
        yield


@SCENARIOS
@pytest.mark.parametrize(
    "mutant",
    [without_fsync_of_files, without_fsync_of_folders, written_in_place, acknowledged_too_early],
    ids=lambda mutant: mutant.__name__.replace("_", " "),
)
def test_a_wrong_store_is_found_out(
    scenario: Scenario,
    mutant: Callable[[], AbstractContextManager[None]],
    tmp_path: Path,
    extent: Extent,
    figures: list[tuple[str, str]],
) -> None:
    tried = cut_everywhere(
        scenario,
        tmp_path,
        every(sys.maxsize),
        mutant(),
        disks=extent.mutant_disks,
        faults=extent.mutant_faults,
    )
    name = mutant.__name__.replace("_", " ")
    figures.append((f"mutant {name}, {type(scenario).__name__.lower()}", str(tried)))
    assert tried.faults
