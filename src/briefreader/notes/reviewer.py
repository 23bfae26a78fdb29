"""Which folder of the notes folder is this reviewer's own."""

import re
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from briefreader.base.ids import slug
from briefreader.base.text import name_line
from briefreader.notes.disk import is_there, locked, make_folder, real_folder
from briefreader.notes.error import StoreError
from briefreader.notes.model import Reviewer
from briefreader.notes.small_json import read_values, write_values

CARD = "reviewer.json"


def find_reviewer(notes: Path, name: str, state: Path) -> Reviewer:
    """The reviewer of this name at this machine: with the folder used before, or a new one's name.

    `state` is the private state folder, where the machine's own id is kept: two persons of one
    name who share a notes folder have different ids. Nothing is made in the notes folder.
    """
    known = list(reviewers(real_folder(notes)))
    own = _own_id(state) or _fallback_id(known, name)
    for reviewer in known:
        if (reviewer.name, reviewer.id) == (name, own):
            return reviewer
    stem = f"{slug(name) or 'reviewer'}-"
    taken = {reviewer.folder for reviewer in known}
    folder = next(
        stem + own[:length] for length in range(4, len(own) + 1) if stem + own[:length] not in taken
    )
    return Reviewer(name, folder, own)


def own_name(state: Path) -> str | None:
    """The name that was given when the first note was written at this machine."""
    name = read_values(real_folder(state) / CARD).get("name")
    return name_line(name) or None if isinstance(name, str) else None


def keep_own_name(state: Path, name: str) -> None:
    """Remember the name, so that it is asked only once. Raises StoreError."""
    card = real_folder(state) / CARD
    make_folder(card.parent, private=True)
    with locked(card, private=True):
        write_values(card, {**read_values(card), "name": name}, private=True)


def reviewers(notes: Path) -> Iterator[Reviewer]:
    """Everybody who has a folder there."""
    with suppress(OSError):
        for card in sorted(notes.glob(f"*/{CARD}")):
            if reviewer := reviewer_on(card):
                yield reviewer


def reviewer_on(card: Path) -> Reviewer | None:
    """Whose folder a card says that it is in; None where it does not.

    Others may have written the card: the name is one line, and that of the folder if nothing of it is seen.
    """
    values = read_values(card)
    name = values.get("name")
    if isinstance(name, str) and isinstance(values.get("id"), str):
        return Reviewer(name_line(name) or name_line(card.parent.name), card.parent.name, values["id"])
    return None


def make_reviewer_folder(notes: Path, reviewer: Reviewer, *, private: bool) -> None:
    """Make the reviewer's folder, with the card that says whose it is. Raises StoreError."""
    folder = notes / reviewer.folder
    make_folder(folder, private=private)
    card = folder / CARD
    there = is_there(card)
    if reviewer_on(card) is not None:
        return
    try:
        with locked(card, private=private):
            values = {**read_values(card), "id": reviewer.id, "name": reviewer.name}
            write_values(card, values, private=private)
    except StoreError:
        if not there:  # notes do not wait for a card that is there and cannot be read
            raise


def _own_id(state: Path) -> str | None:
    """This machine's id, made at the first call; None where it cannot be kept."""
    card = real_folder(state) / CARD
    known = _id_on(card)
    if known is not None:
        return known
    try:
        make_folder(card.parent, private=True)
        with locked(card, private=True):
            known = _id_on(card) or uuid.uuid4().hex  # another window may have been first
            write_values(card, {**read_values(card), "id": known}, private=True)
    except StoreError:
        return None
    return known


def _id_on(card: Path) -> str | None:
    known = read_values(card).get("id")
    return known if isinstance(known, str) and re.fullmatch("[0-9a-f]{32}", known) else None


def _fallback_id(known: list[Reviewer], name: str) -> str:
    """Without an id of our own: that of the folder with our name, so that old notes are found."""
    return next((reviewer.id for reviewer in known if reviewer.name == name), uuid.uuid4().hex)
