"""A program in a pseudo-terminal of its own, watched from outside: its output is timed, then drawn by pyte.

While something is timed nothing is drawn: a slow reader would hold the program up.
"""

import fcntl
import os
import pty
import resource
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

QUIET = 0.06  # seconds without output after which the screen counts as still
PAGE = resource.getpagesize()
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Burst:
    """What a program wrote after something had happened: seconds to its first and last piece, and bytes."""

    first: float
    last: float
    size: int


class Terminal:
    """A running program, its screen, and the moment of its start."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], columns: int = 120, lines: int = 40
    ) -> None:
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._pieces: list[tuple[float, bytes]] = []
        self.written = 0  # bytes, since the start
        self.start = time.perf_counter()
        self.pid, self._side = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.execvpe(command[0], list(command), dict(environment))

    def until(self, text: str, within: float) -> float:
        """Seconds since the start until this text stands on the screen. Raises TimeoutError."""
        while time.perf_counter() - self.start < within:
            self._listen(QUIET / 2, self.start + within)
            moment = self._draw(text)
            if moment is not None:
                return moment - self.start
        raise TimeoutError(f"“{text}” did not come in {within:g} s; the screen shows:\n{self.text()}")

    def settle(self, quiet: float = 0.4, within: float = 60) -> None:
        """Wait until the screen has been still for so many seconds."""
        self._listen(quiet, time.perf_counter() + within)
        self._draw()

    def press(self, keys: str, quiet: float = QUIET) -> Burst:
        """Send keys at once, and wait until the screen has been still for so many seconds."""
        begin = time.perf_counter()
        os.write(self._side, keys.encode())
        return self._burst(begin, quiet)

    def repeat(self, key: str, times: int, rate: float) -> float:
        """Hold a key down. Returns the seconds from its last stroke to the screen's last change."""
        begin = time.perf_counter()
        for stroke in range(times):
            self._listen_until(begin + stroke / rate)
            os.write(self._side, key.encode())
        return self._burst(time.perf_counter()).last

    def resize(self, columns: int, lines: int) -> Burst:
        """Change the size, and wait until the screen is still."""
        self._screen.resize(lines, columns)
        begin = time.perf_counter()
        fcntl.ioctl(self._side, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        return self._burst(begin)

    def text(self) -> str:
        """The screen's words, a line each."""
        self._draw()
        return "\n".join(line.rstrip() for line in self._screen.display)

    def memory(self) -> float:
        """Resident megabytes of the program."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * PAGE / 1e6

    def processor(self) -> float:
        """Seconds of processor time that the program has had."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def leave(self, keys: str, within: float = 30) -> float:
        """Seconds from these keys until the program has ended. Raises TimeoutError."""
        begin = time.perf_counter()
        os.write(self._side, keys.encode())
        while time.perf_counter() - begin < within:
            self._read(0.002)
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                os.close(self._side)
                return time.perf_counter() - begin
        self.kill()
        raise TimeoutError(f"{keys!r} did not end it in {within:g} s; the screen shows:\n{self.text()}")

    def kill(self) -> None:
        """End the program at once."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._side)

    def _burst(self, begin: float, quiet: float = QUIET) -> Burst:
        before = len(self._pieces)
        self._listen(quiet, begin + 60, at_least=1)
        pieces = self._pieces[before:]
        self._draw()
        if not pieces:
            return Burst(0, 0, 0)
        return Burst(pieces[0][0] - begin, pieces[-1][0] - begin, sum(len(data) for _, data in pieces))

    def _listen(self, quiet: float, end: float, at_least: int = 0) -> None:
        """Read until nothing has come for so long, and so many pieces have."""
        count = 0
        while time.perf_counter() < end:
            if self._read(quiet if count >= at_least else 2):
                count += 1
            else:
                return

    def _listen_until(self, moment: float) -> None:
        while (left := moment - time.perf_counter()) > 0:
            self._read(left)

    def _read(self, wait: float) -> bool:
        if not select.select([self._side], [], [], wait)[0]:
            return False
        try:
            data = os.read(self._side, 65536)
        except OSError:  # the program has gone
            return False
        self._pieces.append((time.perf_counter(), data))
        self.written += len(data)
        return bool(data)

    def _draw(self, text: str = "") -> float | None:
        """Draw what has come. Returns the moment at which the text stood there."""
        found = None
        for moment, data in self._pieces:
            self._stream.feed(data)
            if text and found is None and any(text in line for line in self._screen.display):
                found = moment
        self._pieces.clear()
        return found
