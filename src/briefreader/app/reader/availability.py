"""Whether an action can act now: looked at by footer, palette and help, and by the key itself.

Textual's `check_action` (https://github.com/Textualize/textual/pull/4516) stops the action of a key without a
word; here the key says the reason.
"""

from collections.abc import Callable, Mapping

from briefreader.actions import Action, Need, Unavailable
from briefreader.app.reader.session import ReadingSession
from briefreader.brief import Claim, Event, Gap, KeyPoint, Paragraph, Quote

WITH_ORDERS = (2, 3, 6)  # panes that can be shown in more than one order
DROPPABLE = Quote | Claim | Event | Gap | KeyPoint


def available(action: Action, session: ReadingSession) -> Unavailable | None:
    """The first need of the action that is not met, or None."""
    return next(filter(None, (_CHECKS[need](session) for need in action.needs)), None)


def _unless(need: Need, is_met: Callable[[ReadingSession], object]) -> "Check":
    """A check with nothing to add to the need."""
    return lambda session: None if is_met(session) else Unavailable(need)


def _item(session: ReadingSession) -> Unavailable | None:
    if session.view is None:
        return Unavailable("brief")
    return None if session.focus.item else Unavailable("item")


def _writable(session: ReadingSession) -> Unavailable | None:
    notebook = session.shown.notebook
    return Unavailable("writable", notebook.notice or "") if notebook.read_only else None


def _own_entry(session: ReadingSession) -> Unavailable | None:
    held = session.focus.held
    if session.focus.entry is not None:
        return None
    return Unavailable("own-entry", held.colleague.name if held and held.colleague else "")


def _movable(session: ReadingSession) -> Unavailable | None:
    if session.carried is not None:
        return _item(session)
    return None if session.focus.entry else Unavailable("movable")


def _address(session: ReadingSession) -> Unavailable | None:
    url = session.shown.opened.brief.source.csl.url or ""
    return None if url.lower().startswith(("https://", "http://")) else Unavailable("address", url)


def _has_marks(session: ReadingSession) -> bool:
    return bool(session.shown.notebook.marks or session.remembered.far_marks)


def _editable(session: ReadingSession) -> Unavailable | None:
    if session.view is None:
        return Unavailable("brief")
    if not session.rewords:
        return _item(session) or _writable(session)
    if session.focus.is_summary:
        return None
    from briefreader.app.draft_review.sheet import is_rewordable

    index, name = session.shown.opened.index, session.focus.item
    item = index.items.get(name)
    if item is None:
        return Unavailable("item")
    return None if is_rewordable(item) else Unavailable("editable", index.kind(name))


def _has_checkable(session: ReadingSession) -> bool:
    index = session.shown.opened.index
    return any(
        item in index.drafted or isinstance(index.items.get(item), DROPPABLE) for item in session.focus.items
    )


def _has_speaker(session: ReadingSession) -> bool:
    items, focus = session.shown.opened.index.items, session.focus
    on_claim = isinstance(items.get(focus.item), Claim)
    return on_claim or any(isinstance(items.get(item), Quote) for item in focus.items)


def _has_holders(session: ReadingSession) -> bool:
    from briefreader.brief.model.positions import holders

    claim = session.shown.opened.index.items.get(session.focus.item)
    return not isinstance(claim, Claim) or len(holders(claim)) > 1


def _has_own_words(session: ReadingSession) -> Unavailable | None:
    item = session.shown.opened.index.items.get(session.focus.item)
    has_item = item is not None and not isinstance(item, Paragraph | Gap)
    return None if has_item or session.review.added else Unavailable("own-words")


def _is_on_claim(session: ReadingSession) -> bool:
    return isinstance(session.shown.opened.index.items.get(session.focus.item), Claim)


def _is_on_quoted_words(session: ReadingSession) -> bool:
    item = session.shown.opened.index.items.get(session.focus.item)
    return isinstance(item, Quote) and bool(item.spans)


def _has_quotes(session: ReadingSession) -> bool:
    items = session.shown.opened.index.items
    return any(isinstance(items.get(item), Quote) for item in session.focus.items)


Check = Callable[[ReadingSession], Unavailable | None]

_CHECKS: Mapping[Need, Check] = {
    "brief": _unless("brief", lambda session: session.view),
    "item": _item,
    "writable": _writable,
    "claims": _unless("claims", lambda session: session.shown.opened.brief.claims),
    "orders": _unless("orders", lambda session: session.focus.pane in WITH_ORDERS),
    "colleagues": _unless("colleagues", lambda session: session.colleagues),
    "colleagues-shown": _unless("colleagues-shown", lambda session: session.shown.colleagues),
    "bookmarks": _unless("bookmarks", lambda session: session.shown.notebook.bookmarks),
    "marks": _unless("marks", _has_marks),
    "own-entry": _own_entry,
    "movable": _movable,
    "copy": _unless("copy", lambda session: session.has_copied),
    "address": _address,
    "way-back": _unless("way-back", lambda session: session.trail.leads_back(session.focus.place)),
    "way-forward": _unless("way-forward", lambda session: session.trail.leads_on(session.focus.place)),
    "draft": _unless("draft", lambda session: session.is_under_way),
    "decisions": _unless("decisions", lambda session: session.review.unsaved),
    "checkable": _unless("checkable", _has_checkable),
    "speaker-to-choose": _unless("speaker-to-choose", _has_speaker),
    "holders": _unless("holders", _has_holders),
    "editable": _editable,
    "quotes": _unless("quotes", _has_quotes),
    "claim": _unless("claim", _is_on_claim),
    "quoted-words": _unless("quoted-words", _is_on_quoted_words),
    "own-words": _has_own_words,
}
