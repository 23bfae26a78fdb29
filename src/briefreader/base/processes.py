"""The only place that starts another program: never through a shell, never without a limit."""

import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from msgspec import Struct


class Finished(Struct, frozen=True):
    """What a program left behind."""

    code: int
    stdout: bytes
    stderr: bytes


class ProcessError(Exception):
    """A program did not do its work."""


class ProcessMissing(ProcessError):  # noqa: N818
    """The program can not be started."""

    def __init__(self, program: str, why: str) -> None:
        super().__init__(f"{program} can not be started: {why}")
        self.program = program


class ProcessTimeout(ProcessError):  # noqa: N818
    """The program was killed at its limit; `stdout` is what it had said until then."""

    def __init__(self, program: str, seconds: float, stdout: bytes) -> None:
        super().__init__(f"{program} did not answer within {seconds:g} s")
        self.program = program
        self.stdout = stdout


def run(
    argv: Sequence[str],
    *,
    input: bytes = b"",  # noqa: A002  as in `subprocess.run`
    timeout: float,
    env: Mapping[str, str] | None = None,
) -> Finished:
    """Run a program in a session of its own and wait for it, at most `timeout` seconds.

    At the limit its whole process group is killed. A child that it leaves behind in the background
    (as xclip does) lives on. Raises ProcessMissing, ProcessTimeout.
    """
    # Files, not pipes: a child left in the background keeps a pipe open, and reading it would wait for it.
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        stdin.write(input)
        stdin.seek(0)
        try:
            process = subprocess.Popen(
                argv, stdin=stdin, stdout=out, stderr=err, env=env, start_new_session=True
            )
        except OSError as error:
            raise _missing(argv[0], error) from error
        try:
            code = process.wait(timeout)
        except subprocess.TimeoutExpired as error:
            raise ProcessTimeout(argv[0], timeout, _content(out)) from error
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        return Finished(code, _content(out), _content(err))


def editor(env: Mapping[str, str]) -> str:
    """The command line of the reader's editor: VISUAL, else EDITOR, else vi."""
    return env.get("VISUAL") or env.get("EDITOR") or "vi"


def edit(path: Path, editor: str) -> int:
    """Open `path` in the editor, on this terminal, and wait; its exit code. For the main thread only.

    `editor` may have options (`code --wait`) and quotes. Raises ProcessMissing.
    """
    try:
        argv = shlex.split(editor)
    except ValueError as error:
        raise ProcessMissing(editor, str(error)) from error
    if not argv:
        raise ProcessMissing("the editor", "no program is named")
    # Ctrl+C belongs to the editor. A handler, unlike SIG_IGN, is not inherited by it.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.call([*argv, str(path.absolute())])
    except OSError as error:
        raise _missing(argv[0], error) from error
    finally:
        signal.signal(signal.SIGINT, before)


def edit_text(text: str) -> str:
    """The text as it is after the reader's editor; as it was, if the editor ends with a fault.

    For the main thread only. Raises ProcessMissing, OSError.
    """
    with tempfile.TemporaryDirectory(prefix="briefreader-") as folder:  # private, the editor's own copies too
        path = Path(folder) / "note.txt"
        path.write_text(text, "utf-8", errors="replace")
        if edit(path, editor(os.environ)) != 0:
            return text
        edited = path.read_text("utf-8-sig", errors="replace")
    # Editors end the last line; the reader did not type that.
    return edited if text.endswith("\n") else edited.removesuffix("\n")


def _missing(program: str, error: OSError) -> ProcessMissing:
    return ProcessMissing(program, error.strerror or str(error))


def _content(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()
