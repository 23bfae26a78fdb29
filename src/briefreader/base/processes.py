"""The only place that starts another program: never through a shell, never without a limit."""

import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Thread
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
    """The program cannot be started."""

    def __init__(self, program: str, why: str) -> None:
        super().__init__(f"{program} cannot be started: {why}")
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
    (as xclip does) lives on. Raises ProcessMissing, ProcessTimeout, and ProcessError without room for
    temporary files.
    """
    try:
        return _run(argv, input, timeout, env)
    except OSError as error:
        raise ProcessError(f"temporary files cannot be written: {error.strerror}") from error


def _run(argv: Sequence[str], stdin_bytes: bytes, timeout: float, env: Mapping[str, str] | None) -> Finished:
    # Files, not pipes: a child left in the background keeps a pipe open, and reading it would wait for it.
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        stdin.write(stdin_bytes)
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


# Editors that are told a line before the file (`+3 brief.yaml`), after it (`brief.yaml:3`), or by an option.
_PLUS = frozenset(("vi", "vim", "nvim", "nano", "emacs", "emacsclient", "kak", "micro", "joe"))
_COLON = frozenset(("hx", "helix", "subl", "zed"))
_GOTO = frozenset(("code", "code-insiders", "codium"))


def edit(path: Path, editor: str, line: int | None = None) -> int:
    """Open `path` in the editor, on this terminal, and wait; its exit code. For the main thread only.

    `editor` may have options (`code --wait`) and quotes. At a `line` if it is known how the editor is told.
    Raises ProcessMissing.
    """
    argv = words_of(editor, "the editor")
    return run_here([*argv, *_at_line(Path(argv[0]).name, str(path.absolute()), line)])


def _at_line(program: str, path: str, line: int | None) -> list[str]:
    """What an editor is to open, as it takes a line."""
    if line is None:
        return [path]
    if program in _PLUS:
        return [f"+{line}", path]
    if program in _GOTO:
        return ["--goto", f"{path}:{line}"]
    return [f"{path}:{line}"] if program in _COLON else [path]


def words_of(command: str, what: str) -> list[str]:
    """A command line in words, as a shell has it. Raises ProcessMissing for one that is none."""
    try:
        argv = shlex.split(command)
    except ValueError as error:
        raise ProcessMissing(command, str(error)) from error
    if not argv:
        raise ProcessMissing(what, "no program is named")
    return argv


def run_here(argv: Sequence[str]) -> int:
    """Run a program on this terminal and wait; its exit code. For the main thread only.

    Raises ProcessMissing.
    """
    # Ctrl+C belongs to the program. A handler, unlike SIG_IGN, is not inherited by it.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.call(argv)
    except (OSError, ValueError) as error:  # ValueError: a name with NUL
        raise _missing(argv[0], error) from error
    finally:
        signal.signal(signal.SIGINT, before)


def start(argv: Sequence[str], *, seconds: float) -> int | None:
    """Start a program that goes on by itself, without a terminal; its exit code if it ends so soon.

    Raises ProcessMissing.
    """
    null = subprocess.DEVNULL
    try:
        process = subprocess.Popen(argv, stdin=null, stdout=null, stderr=null, start_new_session=True)
    except (OSError, ValueError) as error:
        raise _missing(argv[0], error) from error
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        Thread(target=process.wait, daemon=True).start()  # else it stays as a zombie
        return None


def _missing(program: str, error: OSError | ValueError) -> ProcessMissing:
    return ProcessMissing(program, getattr(error, "strerror", None) or str(error))


def _content(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()
