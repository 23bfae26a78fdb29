"""What the screen wants kept, written while the screen goes on."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from functools import partial

from briefreader.notes import StoreError

Refused = Callable[[StoreError], object]
Write = Callable[[], object]


def unheard(_: StoreError) -> None:
    """For what is only a convenience: its loss is not told."""


def refusal(write: Write) -> str:
    """Write something now: why the disk refused it; empty if it did not."""
    try:
        write()
    except StoreError as error:
        return str(error)
    return ""


class Keeping:
    """Writes in a thread of its own, in the order in which it was asked to.

    Of what waits under one name only the newest is written. `on_screen` lets the screen's thread call
    something.
    """

    def __init__(self, on_screen: Callable[[Callable[[], object]], object]) -> None:
        self._on_screen = on_screen
        self._thread = ThreadPoolExecutor(1, "keep")
        self._waiting: dict[Hashable, tuple[Write, Refused]] = {}
        self._lost: dict[
            Hashable, StoreError
        ] = {}  # what the disk has refused, until it takes something newer
        self._last: Future[None] = Future()
        self._last.set_result(None)
        self.asked = 0  # how often something was to be kept

    @property
    def is_idle(self) -> bool:
        """Whether everything was written, or refused."""
        return self._last.done()

    @property
    def lost(self) -> tuple[StoreError, ...]:
        """Why not, of what was refused and somebody wants to hear of."""
        return tuple(self._lost.values())

    def keep(self, name: Hashable, write: Write, refused: Refused = unheard) -> None:
        """Write something when its turn comes; `refused` hears of it if the disk refuses."""
        self.asked += 1
        self._waiting[name] = write, refused
        self._last = self._thread.submit(self._write, name)
        self._last.add_done_callback(self._tell_fault)

    def finish(self, seconds: float | None = None) -> None:
        """Wait until everything is written, or refused."""
        wait_for((self._last,), seconds)

    def _write(self, name: Hashable) -> None:
        if name not in self._waiting:  # it was written in the turn of an older one
            return
        write, refused = self._waiting.pop(name)
        self._lost.pop(name, None)
        try:
            write()
        except StoreError as error:
            if refused is not unheard:
                self._lost[name] = error
            self._on_screen(partial(refused, error))

    def _tell_fault(self, done: Future[None]) -> None:
        if done.exception() is not None:  # a fault of the program ends it, wherever it happens
            self._on_screen(done.result)
