"""Writing the next revision of a brief to the file that a person named: never over the article or a brief.

Only a draft's earlier revision, written by whoever checks it, gives way to the later one.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, NoReturn

from msgspec.structs import replace

from briefreader.base.files import Unsynced, write_new, write_over
from briefreader.base.text import shown
from briefreader.brief.model.brief import Brief
from briefreader.brief.reading.load import Loaded, has_brief_ending, is_json, load_bytes, read_bytes
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.writing.additions import LISTS, added_to
from briefreader.brief.writing.serialise import as_json, as_yaml

_LONGEST = 80  # characters of an id in a file's name


def revision_stem(brief: Brief) -> str:
    """How the name of a file begins that a later revision of a draft is written to."""
    return f"{brief.id[:_LONGEST]}-r"


def newest_beside(path: Path, brief: Brief) -> str:
    """The name of the latest revision of a draft beside it, by the names of the files; of itself, nothing."""
    stem, newest, found = revision_stem(brief), brief.revision or 1, ""
    with suppress(OSError, ValueError):
        for one in path.parent.glob(f"{stem}*.yaml"):
            number = one.stem.removeprefix(stem)
            if number.isascii() and number.isdigit() and int(number) > newest and one.name != path.name:
                newest, found = int(number), one.name
    return found


class SavedRevision(NamedTuple):
    """The brief as it is read from what was written, and whether the folder was synced."""

    loaded: Loaded
    unsynced: Unsynced | None


def save_revision(brief: Brief, target: Path, draft: Loaded) -> SavedRevision:
    """Write the brief to `target`. Raises BriefError.

    `draft` is the file that the brief comes of. If that is no draft, no file is replaced. Else a file that is
    there is replaced only if it is an earlier revision of the brief; the draft's own file only if nothing of
    it would be lost. A link is followed to the draft's own file only.

    Where nothing but items were added, the file's text is copied with its comments, and they are put into it.
    """
    try:
        return _saved(brief, target, draft)
    except OSError as error:
        reason = error.strerror or "write failed"
        _refuse(reason, target, "Choose another location.")
    except (ValueError, RuntimeError):  # a NUL, or symbolic links in a circle
        _refuse("the name of the file cannot be used", target, "Check the path.")


def _saved(brief: Brief, target: Path, draft: Loaded) -> SavedRevision:
    if not has_brief_ending(target.name):
        mend = "End its name with .yaml or .json."
        _refuse("the name does not say that this is to be a brief", target, mend)
    if not target.parent.is_dir():
        _refuse("there is no such folder", target.parent, "Make it, or name another one.")
    there = os.path.lexists(target)
    if there and not draft.brief.draft:
        _refuse("the file already exists", target, "Choose another name.")
    if there:
        _may_be_replaced(target, brief, draft)
        target = target.resolve() if target.is_symlink() else target
    elif _is_source_file(target, draft):
        _refuse_article(target)
    data = _text(brief, target, draft).encode()
    loaded = load_bytes(data, target.name, target)
    if loaded.brief != brief:
        _refuse("what would be written does not say the same", target, "Nothing was written.")
    try:
        write = write_over if there else write_new
        return SavedRevision(loaded, write(target, data, private=False))
    except FileExistsError:
        _refuse("the file already exists", target, "Choose another name.")


def _text(brief: Brief, target: Path, draft: Loaded) -> str:
    """The text of the file: that of the one before with more in it, where that can be; else written anew."""
    if target.suffix.lower() == ".json":
        return as_json(brief)
    before = replace(
        draft.brief,
        revision=brief.revision,
        updated=brief.updated,
        source=replace(draft.brief.source, attested=brief.source.attested),
    )
    data, add = _bytes_before(draft), added_to(before, brief)
    if data is None and not draft.brief.draft and draft.path is not None and draft.path.exists():
        _refuse("the file has changed since it was read", draft.path, "Save again once it is shown anew.")
    if data is None or add is None or is_json(data, draft.name):
        return as_yaml(brief)
    from briefreader.brief.writing.appending import appended

    text = data.decode()
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lists = {name: getattr(add, name) for name in LISTS}
    values = {"revision": str(brief.revision), "updated": brief.updated or ""}
    is_unsure = draft.brief.source.attested is not None and brief.source.attested is None
    return mark + appended(text.removeprefix(mark), lists, values, without_attested=is_unsure)


def _bytes_before(draft: Loaded) -> bytes | None:
    """What the file holds that the brief was read from; None if it has gone or changed."""
    if draft.path is None:
        return None
    try:
        data = read_bytes(draft.path)
    except BriefError:
        return None
    return data if hashlib.sha256(data).hexdigest() == draft.data_sha256 else None


def _may_be_replaced(target: Path, brief: Brief, draft: Loaded) -> None:
    """Whether a file that is there is one that a new revision may take the place of."""
    data = read_bytes(target)
    found = hashlib.sha256(data).hexdigest()
    if _is_source_file(target, draft) or found == brief.source.sha256:
        _refuse_article(target)
    is_own = draft.path is not None and draft.path.exists() and target.samefile(draft.path)
    if is_own:
        mend = "Write to another file, and compare the two."
        if found != draft.data_sha256:
            _refuse("the file has changed since it was read", target, mend)
        if any(problem.severity == "error" for problem in draft.problems):
            _refuse("the file has errors, and what cannot be read of it would be lost", target, mend)
        return
    if target.is_symlink():
        named = shown(str(target.resolve()), one_line=True)
        _refuse_other(f"this is a link to {named}, which is not the file of this draft", target)
    try:
        other = load_bytes(data, target.name, target)
    except BriefError:
        _refuse_other("the file there is not a brief", target)
    if other.brief.id != brief.id or any(problem.path == "id" for problem in other.problems):
        _refuse_other(f"the file there is another brief, not {brief.id}", target)
    revision = other.brief.revision or 1
    if revision >= (brief.revision or 1):
        _refuse_other(f"the file there is revision {revision}, which is not older", target)


def _is_source_file(target: Path, draft: Loaded) -> bool:
    """Whether this is the file that the brief names as its source, beside the draft or beside itself."""
    named = draft.brief.source.file
    if named is None:
        return False
    folders = {target.parent.resolve(), *((draft.path.resolve().parent,) if draft.path else ())}
    return target.resolve() in {(folder / named).resolve() for folder in folders}


def _refuse_article(target: Path) -> NoReturn:
    _refuse("this is the article, which is never overwritten", target, "Choose another name.")


def _refuse_other(what: str, target: Path) -> NoReturn:
    _refuse(f"{what}, and it stays as it is", target, "Choose another name.")


def _refuse(what: str, target: Path, mend: str) -> NoReturn:
    raise BriefError(what, shown(str(target), one_line=True), mend)
