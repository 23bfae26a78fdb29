"""The briefs of a folder, with what a reviewer has done in each."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefreader.brief import Brief, BriefError
from briefreader.brief.reading.load import load
from briefreader.cite.citation import NO_DATE, work
from briefreader.notes import Note, Store, Subject

ENDINGS = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list; `fault` says why a file can not be read."""

    path: Path
    brief_id: str = ""
    title: str = ""
    source: str = ""
    date: str = ""
    revision: int | None = None
    claims: int = 0
    contested: int = 0
    reviewed: int = 0
    notes: int = 0
    draft: str = ""
    fault: str = ""

    @property
    def words(self) -> str:
        """What narrowing looks at."""
        return f"{self.title} {self.source} {self.date} {self.path.name}"


def listed(folder: Path, store: Store) -> tuple[Listed, ...]:
    """The newest revision of every brief below a folder, newest date first; files at fault last."""
    found = [_listed(path, store) for path in _files(folder)]
    newest: dict[str, Listed] = {}
    for brief in found:
        key = brief.brief_id or str(brief.path)
        if key not in newest or (brief.revision or 0) > (newest[key].revision or 0):
            newest[key] = brief
    by_title = sorted(newest.values(), key=lambda brief: brief.title.casefold())
    by_date = sorted(by_title, key=lambda brief: brief.date, reverse=True)
    return tuple(sorted(by_date, key=lambda brief: bool(brief.fault)))


def _files(folder: Path) -> Iterable[Path]:
    files = (path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS)
    return sorted(path for path in files if not any(part.startswith(".") for part in path.parts[-3:]))


def _listed(path: Path, store: Store) -> Listed:
    try:
        brief = load(path).brief
    except BriefError as error:
        return Listed(path, fault=error.what)
    source = work(brief.source.csl)
    notebook = store.read(Subject(brief.id, brief.title, brief.source.sha256))
    return Listed(
        path,
        brief_id=brief.id,
        title=brief.title,
        source=source.container,
        date="" if source.issued == NO_DATE else source.issued.iso,
        revision=brief.revision,
        claims=len(brief.claims),
        contested=_contested(brief),
        reviewed=len(notebook.reviewed.intersection(claim.id for claim in brief.claims)),
        draft=brief.draft_mark,
        notes=sum(isinstance(entry, Note) for entry in notebook.entries),
    )


def _contested(brief: Brief) -> int:
    return sum(claim.status == "contested" for claim in brief.claims)
