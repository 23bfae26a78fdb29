"""Work outside the screen's thread. Its result comes back in one way: as a `WorkDone`."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from threading import Thread
from typing import TypeVar

from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker

T = TypeVar("T")
R = TypeVar("R")


@dataclass
class WorkDone(Message):
    """Work has ended; the screen that asked for it calls `take`, which takes the result."""

    take: Callable[[], None]


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
        except Exception as error:
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return await asyncio.wrap_future(future)
