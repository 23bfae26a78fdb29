"""Textual's driver at the end of the program, which would wait up to 0.2 s for its own input thread.

The thread polls the terminal, 0.1 s at a time (`LinuxDriver.run_input_thread` of Textual 8.2), and the driver
joins it. A program that ends with `os._exit` need not wait: nothing reads what is typed from then on.
"""

import signal
import termios
from collections.abc import Callable
from contextlib import suppress

from textual.drivers.linux_driver import LinuxDriver

# The ways of reporting the mouse that the driver turns on (xterm, "Mouse Tracking").
_NO_MOUSE = "".join(f"\x1b[?{mode}l" for mode in (1000, 1003, 1015, 1006))


def leaving_at_once(driver: type[LinuxDriver], is_last: Callable[[], bool]) -> type[LinuxDriver]:
    """The same driver; once `is_last` says that the program ends, it does not wait for its input thread."""

    class LeavingAtOnce(driver):  # type: ignore[misc, valid-type]
        def disable_input(self) -> None:
            if not is_last():
                super().disable_input()
            elif not self.exit_event.is_set():
                self.exit_event.set()  # and it stays so: the thread ends when it looks
                signal.signal(signal.SIGWINCH, signal.SIG_DFL)
                self.write(_NO_MOUSE)

        def close(self) -> None:
            super().close()
            if is_last():
                with suppress(termios.error):  # the shell is not to get what the mouse did meanwhile
                    termios.tcflush(self.fileno, termios.TCIFLUSH)

    return LeavingAtOnce
