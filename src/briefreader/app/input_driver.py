"""Textual's driver, taking any bytes that a terminal sends.

Textual 8.2 decodes strictly and ends at the first byte that is no UTF-8
(https://github.com/Textualize/textual/issues/6456), waits for ever for the end of a bracketed paste, and
takes an escape sequence that is pasted for keys: they would be carried out.
"""

import os
import select
import signal
import time
from codecs import getincrementaldecoder
from contextlib import suppress
from threading import Thread, current_thread

from textual.drivers.linux_driver import LinuxDriver

LOOK = 0.1  # seconds without a byte after which what is not whole stays so, as in Textual's own thread
MOST = 4096  # bytes at a time
TYPED = 64  # bytes; more at once are the rest of a paste that was thought to be over
PASTE_SILENCE = 2.0  # seconds without a byte after which a paste that has no end is over

_PASTE_BEGINS, _PASTE_ENDS = b"\x1b[200~", b"\x1b[201~"
_OLD_MOUSE = b"\x1b[M"  # the X10 form of a report of the mouse: three bytes follow, of any value
_HARMLESS = b"!"  # what stands for each of them; Textual passes such a report over


class TerminalInput:
    """Bytes as they come become UTF-8 that is whole, and pastes that end."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._tail = b""  # the last bytes, as far as a sequence may begin in them
        self._of_mouse = 0  # bytes of an old report that are still to come
        self._held = b""  # in a paste, what may be the beginning of its end
        self.is_in_paste = False
        self._paste_was_cut = False

    def feed(self, data: bytes) -> bytes:
        """What the next bytes give."""
        if self._paste_was_cut and (_PASTE_ENDS in data or len(data) > TYPED):
            data = _PASTE_BEGINS + data
        self._paste_was_cut = False
        if self._of_mouse or self._held or b"\x1b" in self._tail + data:
            data = b"".join(map(self._next, data))
        else:
            self._tail = data[-len(_PASTE_BEGINS) :]
        return self._decoder.decode(data).encode()

    def _next(self, number: int) -> bytes:
        """What a byte gives, and what it means for those that follow."""
        byte = bytes([number])
        if self.is_in_paste:
            return self._pasted(byte)
        if self._of_mouse:
            self._of_mouse -= 1
            return _HARMLESS
        self._tail = (self._tail + byte)[-len(_PASTE_BEGINS) :]
        if self._tail.endswith(_PASTE_BEGINS):
            self.is_in_paste, self._tail = True, b""
        elif self._tail.endswith(_OLD_MOUSE):
            self._of_mouse = 3
        return byte

    def _pasted(self, byte: bytes) -> bytes:
        """The next byte of a paste, in which the only sequence is that of its end."""
        if not _PASTE_ENDS.startswith(self._held + byte):
            text, self._held = self._held[1:], b"\x1b" if byte == b"\x1b" else b""
            return text if self._held else text + byte
        self._held += byte
        if self._held != _PASTE_ENDS:
            return b""
        self.is_in_paste, self._held, self._tail = False, b"", b""
        return _PASTE_ENDS

    def pause(self) -> bytes:
        """Nothing has come for a moment: what is not whole by now stays so."""
        self._tail, self._of_mouse = b"", 0
        rest = self._decoder.decode(b"", final=True)
        self._decoder.reset()
        return rest.encode()

    def silence(self) -> bytes:
        """Nothing has come for `PASTE_SILENCE`: a paste is over, whether or not it has an end."""
        if not self.is_in_paste:
            return b""
        text, self._held = self._held[1:], b""
        self.is_in_paste, self._paste_was_cut = False, True
        return text + _PASTE_ENDS


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
            over, ending = os.pipe()
            terminal, self._pipe, self._reader = self._terminal, reading, current_thread()
            arguments = terminal, writing, over
            filling = Thread(target=self._fill, args=arguments, name="terminal-input", daemon=True)
            filling.start()
            try:
                self._parse()
            finally:
                os.close(reading)  # what waits to be written to it ends
                os.close(ending)  # and so does waiting for the terminal
                filling.join()
                os.close(writing)
                os.close(over)

        def _parse(self) -> None:
            """Textual's loop, begun anew where its parser stumbles, as over a key beyond Unicode."""
            is_over = False
            while not is_over:
                with suppress(ValueError, OverflowError, LookupError, EOFError):
                    super().run_input_thread()
                is_over = self.exit_event.is_set()

        def _fill(self, terminal: int, pipe: int, over: int) -> None:
            """Pass on what the terminal sends, until `over` has ended; the terminal's end is the program's.

            Without a key there is nothing to look at: a poll would take processor time all day.
            """
            taken, last, is_whole = TerminalInput(), time.monotonic(), True
            with suppress(BrokenPipeError):
                while True:
                    wait = None if is_whole and not taken.is_in_paste else LOOK
                    ready, _, _ = select.select([terminal, over], [], [], wait)
                    if over in ready or self.exit_event.is_set():  # what is typed is for who comes next
                        return
                    if ready:
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
