"""Textual's driver, reading what `TerminalInput` has made of the terminal's bytes."""

import os
import select
import signal
import time
from contextlib import suppress
from threading import Thread, current_thread

from textual.drivers.linux_driver import LinuxDriver

from briefreader.app.terminal_input import PASTE_SILENCE, TerminalInput

LOOK = 0.1  # seconds between two looks at whether the input is to end, as in Textual's own thread
MOST = 4096  # bytes at a time


def taking_any_bytes(driver: type[LinuxDriver]) -> type[LinuxDriver]:
    """The same driver, which ends at no byte, and at no paste without an end.

    Textual's input thread reads from the driver's `fileno`. For this thread that is a pipe, which another
    one fills.
    """

    class TakingAnyBytes(driver):  # type: ignore[misc, valid-type]
        _reader: Thread | None = None
        _pipe = -1

        @property
        def fileno(self) -> int:
            return self._pipe if current_thread() is self._reader else self._terminal

        @fileno.setter
        def fileno(self, number: int) -> None:
            self._terminal = number

        def run_input_thread(self) -> None:
            reading, writing = os.pipe()
            terminal, self._pipe, self._reader = self._terminal, reading, current_thread()
            filling = Thread(target=self._fill, args=(terminal, writing), name="terminal-input", daemon=True)
            filling.start()
            try:
                self._parse()
            finally:
                os.close(reading)  # what waits to be written to it ends
                filling.join()
                os.close(writing)

        def _parse(self) -> None:
            """Textual's loop, begun anew where its parser stumbles, as over a key beyond Unicode."""
            is_over = False
            while not is_over:
                with suppress(ValueError, OverflowError, LookupError, EOFError):
                    super().run_input_thread()
                is_over = self.exit_event.is_set()

        def _fill(self, terminal: int, pipe: int) -> None:
            """Pass on what the terminal sends, until the input is to end; its end is that of the program."""
            taken, last, is_whole = TerminalInput(), time.monotonic(), True
            with suppress(BrokenPipeError):
                while not self.exit_event.is_set():
                    if select.select([terminal], [], [], LOOK)[0]:
                        data = _read(terminal)
                        if not data:
                            os.kill(os.getpid(), signal.SIGHUP)
                            return
                        _write(pipe, taken.feed(data))
                        last, is_whole = time.monotonic(), False
                    elif not is_whole:
                        _write(pipe, taken.pause())
                        is_whole = True
                    elif taken.is_in_paste and time.monotonic() - last > PASTE_SILENCE:
                        _write(pipe, taken.silence())

    return TakingAnyBytes


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, MOST)
    except OSError:  # it has gone
        return b""


def _write(pipe: int, data: bytes) -> None:
    while data:
        data = data[os.write(pipe, data) :]
