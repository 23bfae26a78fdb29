"""What is offered for an article that is opened: to write a brief of it, or to let rules draft one."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from briefreader.app.background import in_background
from briefreader.app.base import BaseApp
from briefreader.app.content import parts
from briefreader.app.dialogs.picker import Picker
from briefreader.app.rows import Row, RowBlock, rows_of
from briefreader.base.files import write_new
from briefreader.base.ids import distinct_id
from briefreader.brief import BriefError

_OPEN, _WRITE, _DRAFT = "open ", "write", "draft"


def article_offer(path: Path) -> Picker:
    """A list of what can be done with an article; gives the key for `brief_of`."""
    rows = [
        _row(f"{_OPEN}{one}", f"Open {one.name}", _of_several(at)) for at, one in enumerate(_beside(path))
    ]
    written, drafted = _unused(path, ""), _unused(path, "-draft")
    rows.append(_row(_WRITE, "Write a brief", f"{written.name}: select words, and name who said them"))
    rows.append(_row(_DRAFT, "Let rules draft one", f"{drafted.name}: then check each item"))
    return Picker(f"{path.name} is an article", rows_of(rows), "Enter select · Esc quit; no file is changed")


def offer_brief(
    app: BaseApp,
    path: Path,
    open_brief: Callable[[Path, str, str], None],
    refuse: Callable[[BriefError], None],
) -> None:
    """Ask what is to become of an article, and open the brief that comes of it.

    `open_brief` takes its file, an item of it, and a notice of how the article was read.
    """

    async def make(chosen: str) -> None:
        found = await in_background(partial(brief_of, path, chosen, app.environment.today))
        if isinstance(found, BriefError):
            refuse(found)
        else:
            open_brief(found.path, "", " ".join(found.told))

    def answered(chosen: str | None) -> None:
        if chosen is None:
            app.exit()
        else:
            app.run_worker(make(chosen), name="article", description="article")

    app.push_screen(article_offer(path), answered)


class BriefOfArticle(NamedTuple):
    """The file of a brief of an article, and what a person should know of how the article was read."""

    path: Path
    told: tuple[str, ...] = ()


def brief_of(path: Path, chosen: str, today: date) -> BriefOfArticle | BriefError:
    """A brief of the article, in a new file unless it was chosen to open one. Waits for the disk."""
    from briefreader.brief.writing.serialise import as_yaml
    from briefreader.draft import begin_brief, draft_article, text_begun
    from briefreader.wording.sources import NOT_ENGLISH, source_remark_words

    if chosen.startswith(_OPEN):
        return BriefOfArticle(Path(chosen.removeprefix(_OPEN)))
    is_draft = chosen == _DRAFT
    target = _unused(path, "-draft" if is_draft else "")
    try:
        if is_draft:
            drafted = draft_article(path, today=today)
            text, remarks = as_yaml(drafted.brief), drafted.remarks
            told = () if drafted.seems_english else (NOT_ENGLISH,)
        else:
            begun = begin_brief(path, distinct_id("brief", target.stem), today=today)
            text, remarks, told = text_begun(begun.brief), begun.remarks, ()
        write_new(target, text.encode(), private=False)
    except BriefError as error:
        return error
    except OSError as error:
        mend = "Copy the article to a folder of your own."
        return BriefError(f"cannot be written: {error.strerror}", str(target), mend)
    return BriefOfArticle(target, (*told, *(source_remark_words(one.code, one.detail) for one in remarks)))


def _of_several(at: int) -> str:
    return "the brief beside it" if at == 0 else "changed before that"


def _beside(path: Path) -> list[Path]:
    """Files beside the article, named after it as briefs are; the one that was changed last comes first."""
    named = re.compile(rf"{re.escape(path.stem)}(-draft)?(-r?[0-9]+)?\.(ya?ml|json)")
    with suppress(OSError):
        found = [(one.stat().st_mtime_ns, one) for one in path.parent.iterdir() if named.fullmatch(one.name)]
        return [one for _, one in sorted(found, reverse=True)]
    return []


def _unused(path: Path, ending: str) -> Path:
    """A file beside the article that is not there yet."""
    number, found = 1, path.with_name(f"{path.stem}{ending}.yaml")
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}{ending}-{number}.yaml")
    return found


def _row(key: str, label: str, about: str) -> Row:
    return Row(key, (parts([(label, "strong")]), RowBlock(about, "muted", indent=2)))
