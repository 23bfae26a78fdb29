"""The screens over all briefs that one brief opens: around it, and at an item of it."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from briefreader.app.base import BaseApp, OverBriefs
from briefreader.app.base_screen import BaseScreen
from briefreader.library.items import SearchItem
from briefreader.many_briefs import Library


def open_over_briefs(app: BaseApp, what: OverBriefs, folder: Path | None, path: Path, item: str) -> None:
    """Open one of the screens at an item of a brief. `folder` is the one that the program was opened with."""
    _OPENED[what](app, _library_around(app, folder, path), path, item)


def open_dossier_of(screen: BaseScreen, library: Library, hits: Iterable[SearchItem]) -> None:
    """Open the dossier of who speaks in a hit."""
    from briefreader.app.library.dossier import DossierScreen

    for hit in hits:
        if ids := [one for side in hit.sides for one in side.ids]:
            screen.app.push_screen(DossierScreen(library, f"{hit.facts.brief}#{ids[0]}"))
        else:
            screen.say("Nobody is named here")


def _library_around(app: BaseApp, folder: Path | None, path: Path) -> Library:
    """The folder that was opened or that of the settings, if the brief is in it; else its own folder."""
    known = (one for one in (folder, app.settings.library) if one is not None and one.is_dir())
    around = (one for one in known if path.absolute().is_relative_to(one.absolute()))
    return Library.of(app.environment, (next(around, path.parent),))


def _timeline(app: BaseApp, library: Library, path: Path, item: str) -> None:
    from briefreader.app.library.timeline import TimelineScreen

    app.push_screen(TimelineScreen(library, at=f"{library.relative(path)}#{item}"))


def _variants(app: BaseApp, library: Library, path: Path, item: str) -> None:
    from briefreader.app.library.variants import VariantsScreen

    app.push_screen(VariantsScreen(library, path, item))


def _same_claims(app: BaseApp, library: Library, _: Path, claim: str) -> None:
    from briefreader.app.library.same_claims import SameClaimsScreen

    app.push_screen(SameClaimsScreen(library, claim))


def _compare(app: BaseApp, library: Library, path: Path, item: str) -> None:
    from briefreader.app.library.compare import CompareScreen

    app.push_screen(CompareScreen(library, path, item))


def _dossier(app: BaseApp, library: Library, _: Path, member: str) -> None:
    from briefreader.app.library.dossier import DossierScreen

    app.push_screen(DossierScreen(library, member))


_OPENED: Mapping[OverBriefs, Callable[[BaseApp, Library, Path, str], None]] = MappingProxyType(
    {
        "timeline": _timeline,
        "same-claims": _same_claims,
        "compare": _compare,
        "variants": _variants,
        "dossier": _dossier,
    }
)
