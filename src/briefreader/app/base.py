"""What every screen may ask of the program around it."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol, runtime_checkable

from textual.app import App

from briefreader.brief import BriefError
from briefreader.clipboard import Clipboard
from briefreader.notes import Store
from briefreader.notes.state import PrivateState
from briefreader.settings import Complaint, Settings


@runtime_checkable
class KeepsText(Protocol):
    """A screen with a text under way."""

    def keep(self) -> None:
        """Keep the text, because the program may end."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything that comes from outside a brief, given once at the start."""

    settings: Settings
    reviewer: str
    store: Store
    # Takes the reviewer's name and gives the store of that name; None once the name is known.
    introduce: Callable[[str], Store] | None = field(default=None, kw_only=True)
    state: PrivateState
    clipboard: Clipboard
    clock: Callable[[], datetime]
    library: Path
    templates: Path
    complaints: tuple[Complaint, ...] = ()  # what is wrong with the settings


class BaseApp(App[None]):
    """The program as its screens see it."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.surroundings = surroundings

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.surroundings.settings

    def introduce(self, name: str) -> None:
        """From now on the notes are written under this name."""
        if self.surroundings.introduce is not None:
            store = self.surroundings.introduce(name)
            self.surroundings = replace(self.surroundings, reviewer=name, store=store, introduce=None)

    def settle_garbage(self) -> None:
        """Collect garbage from now on, but seldom, and without what has been read.

        Until the first content stands, collection is off (`__main__`): it finds nothing there. With
        Python's thresholds every 20th key meets a full collection, of 30 to 50 ms in a large brief. What
        is garbage already goes first, also of a brief that was left: frozen it would stay for ever.
        """
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 50)
        gc.enable()

    def write_clipboard(self, text: str) -> None:
        """Send text to the terminal's clipboard, past every other way."""
        raise NotImplementedError

    def open_reader(self, path: Path, item: str = "") -> None:
        """Open a brief over the list of briefs, at an item."""
        raise NotImplementedError

    def leave_reader(self, last_words: str, *, to_library: bool = False) -> None:
        """Back to the list of briefs, or out."""
        raise NotImplementedError

    def exchange_reader(self, path: Path, item: str) -> None:
        """Leave the open brief for an item of another one."""
        raise NotImplementedError

    def refuse(self, error: BriefError) -> None:
        """A brief can not be read."""
        raise NotImplementedError
