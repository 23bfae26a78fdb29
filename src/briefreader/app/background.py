"""Work outside the screen's thread. Its result comes back in one way: as a `WorkDone`."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from threading import Thread
from typing import TypeVar

from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker

KEY = 0.05  # seconds in which a key has been handled and what it does is drawn
STEPS = 32  # of work between looks at the time, about a millisecond

T = TypeVar("T")
R = TypeVar("R")


class ProgramEndsError(Exception):
    """Raised in work that nobody waits for any more, because the program is ending."""


class GiveWay:
    """Keeps long work in a thread from slowing a key down: Python runs one of the two at a time.

    Even with a short switch interval the screen would wait for its turn at every read and write.
    """

    def __init__(self) -> None:
        self._until = 0.0
        self._steps = 0
        self._is_over = False

    def to_key(self) -> None:
        """A key has come: for a moment the screen is to have the processor."""
        self._until = time.monotonic() + KEY

    def to_end(self) -> None:
        """The program is ending: nobody waits for such work any more."""
        self._is_over = True

    def pause(self) -> None:
        """Wait if a key is being handled. For work in a thread, called at each small step of it.

        Raises ProgramEndsError.
        """
        if self._is_over:
            raise ProgramEndsError
        self._steps += 1
        if self._steps % STEPS == 0 and (left := self._until - time.monotonic()) > 0:
            time.sleep(left)


class WorkDone(Message):
    """Work has ended; the screen that asked for it calls `take`, which takes the result."""

    def __init__(self, take: Callable[[], None]) -> None:
        super().__init__()
        self.take = take


def run_to_end(screen: Screen[R], group: str, work: Callable[[], T], take: Callable[[T], None]) -> None:
    """Do what waits for a disk or another program; the program does not end before it has.

    Work of one group may overlap. `take` gets the result on the screen's thread.
    """

    def run() -> None:
        screen.post_message(WorkDone(partial(take, work())))

    screen.run_worker(run, name=group, group=group, description=group, thread=True)


def run_until_left(screen: Screen[R], group: str, work: Callable[[], T], take: Callable[[T], None]) -> None:
    """Do what nobody waits for once the screen has gone, instead of the work of this group before it."""

    async def run() -> None:
        screen.post_message(WorkDone(partial(take, await in_background(work))))

    _: Worker[None] = screen.run_worker(run, name=group, group=group, description=group, exclusive=True)


async def in_background(work: Callable[[], T]) -> T:
    """What `work` returns, or raises, after it was done in a thread.

    A Textual worker's own thread holds up the end of the program until its work is done. This one ends
    with the program; whoever has stopped waiting hears nothing more of it.
    """
    future: Future[T] = Future()
    future.set_running_or_notify_cancel()

    def run() -> None:
        try:
            future.set_result(work())
        except ProgramEndsError:
            return
        except Exception as error:
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return await asyncio.wrap_future(future)
