"""The briefs of a library as they are on the disk. Everything here takes long, and belongs into a thread."""

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from msgspec import Struct

from briefreader.app.library.listing import Listing, listed
from briefreader.environment import Environment
from briefreader.library.catalog import Catalogue, Progress, progress, read_library
from briefreader.library.files import UnreadablePath, unreadable_folder
from briefreader.notes.name import file_name

if TYPE_CHECKING:
    from briefreader.many_briefs import Library

FIRST = 64  # briefs that fill every screen, shown before the others are known
AGAIN = 1.0  # seconds between pictures of a library that is being indexed, at least
_SHARE = 10  # so many times longer than making one of them takes


class Found(Struct, frozen=True):
    """What was found in a library, and the marks of what was read of it.

    It `is_whole` unless briefs are missing that were not looked at yet.
    """

    listing: Listing
    opened: frozenset[str]
    is_whole: bool


class Watch(Struct, frozen=True):
    """What whoever reads a library is told, and asks."""

    publish: Callable[[Found], None]
    tell: Callable[[int, int], None]  # so many files indexed of so many
    goes_on: Callable[[], bool]
    pause: Callable[[], None]


class LibraryFiles:
    """The briefs of a folder, by the index where there is one. Of the samples none is made."""

    def __init__(self, folder: Path, environment: Environment) -> None:
        self._folder = folder
        self._environment = environment
        self._reading = Lock()
        self._listing = Listing()  # what was found last
        self._opened: frozenset[str] = frozenset()
        self._stamp: tuple[int, ...] = ()  # of what the index had then

    def introduce(self, environment: Environment) -> None:
        """The reviewer has a name now."""
        self._environment = environment

    @property
    def library(self) -> "Library":
        """The folder as the index knows it. Only what works behind the first frame asks for it."""
        from briefreader.many_briefs import Library

        return Library.of(self._environment, (self._folder,))

    @property
    def are_samples(self) -> bool:
        """Whether these are the briefs that come with the program."""
        return self._folder == self._environment.samples

    def read(self, watch: Watch) -> None:
        """Tell what the index knows at once, then what has changed since."""
        with self._reading:
            self._opened = self._environment.state.opened.marks()
            if self.are_samples:
                self._publish(read_library(self._folder), watch)
                return
            if not self._listing.briefs:
                if first := self.library.newest(FIRST):
                    self._publish(Catalogue(first, ()), watch, is_whole=False)
                    self._publish_known(watch)
            else:
                watch.publish(Found(self._listing, self._opened, is_whole=True))
            self._read_what_changed(watch)

    def _publish(self, catalogue: Catalogue, watch: Watch, *, is_whole: bool = True) -> None:
        briefs = listed(catalogue.entries, self._listing.briefs, watch.pause)
        self._listing = Listing(briefs, catalogue.unreadable or (() if briefs else _refusal(self._folder)))
        watch.publish(Found(self._listing, self._opened, is_whole))

    def _publish_known(self, watch: Watch, *, is_whole: bool = True) -> bool:
        """Tell what the index knows by now; False if there is none."""
        stamp = self.library.catalogue_stamp()
        if stamp and stamp == self._stamp:
            watch.publish(Found(self._listing, self._opened, is_whole))
            return True
        catalogue = self.library.catalogue()
        if catalogue is None:
            return False
        self._publish(catalogue, watch, is_whole=is_whole)
        self._stamp = stamp
        return True

    def _read_what_changed(self, watch: Watch) -> None:
        """Index what has changed; what there is until then is told now and again."""
        next_time = time.monotonic() + AGAIN

        def progressed(done: int, everything: int) -> bool:
            nonlocal next_time
            watch.pause()
            watch.tell(done, everything)
            begun = time.monotonic()
            if done < everything and begun > next_time:
                self._publish_known(watch, is_whole=False)
                next_time = time.monotonic() + max(AGAIN, _SHARE * (time.monotonic() - begun))
            return watch.goes_on()

        while not self.library.refresh(progressed) and watch.goes_on():
            if not self._publish_known(watch, is_whole=False):
                self._publish(read_library(self._folder), watch)  # there is no index
                return
            time.sleep(AGAIN)  # another process is writing it
        self._publish_known(watch, is_whole=watch.goes_on())

    def read_progress(self, pause: Callable[[], None]) -> Mapping[Path, Progress]:
        """What the reviewer has done in each brief with notes."""
        if not self._environment.notes.is_dir():
            return {}
        store = self._environment.store
        names = store.noted()
        found = {}
        for one in self._listing.briefs if names else ():
            pause()
            if file_name(one.entry.brief_id) in names:
                found[one.entry.path] = progress(one.entry, store.read(one.entry.subject))
        return found


def _refusal(folder: Path) -> tuple[UnreadablePath, ...]:
    """The folder and why it cannot be listed; nothing if it can. The index has no briefs of it either way."""
    try:
        os.scandir(folder).close()
    except OSError as error:
        return (unreadable_folder(error),)
    return ()
