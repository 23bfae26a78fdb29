"""The reviewer's own keys: which of them can be used, and why others cannot.

Textual drops the other action of a key, and a key that does not exist, without a word.
"""

import string
import unicodedata
from collections.abc import Iterator, Mapping

from briefreader.actions import ACTIONS, Action, Context, actions_of, keys_of, shown_keys
from briefreader.base.settings import Complaint

# Places whose keys are heard at the same time.
_HEARD_TOGETHER: tuple[tuple[Context, ...], ...] = (
    ("list", "pane", "reader", "draft", "app"),
    ("list", "queries", "library", "over-briefs", "app"),
    ("list", "hits", "app"),
    ("list", "dossier", "decisions", "page", "over-briefs", "app"),
    ("list", "timeline", "page", "over-briefs", "app"),
    ("brief-matrix", "matrix", "app"),
    ("list", "same-claims", "decisions", "page", "over-briefs", "app"),
    ("list", "compare", "page", "over-briefs", "app"),
    ("list", "variants", "decisions", "page", "over-briefs", "app"),
    ("words", "app"),
    ("pick", "words", "app"),
    ("speakers",),
    ("list", "bookmarks", "app"),
    ("list", "basket", "app"),
    ("copy-form", "app"),
    ("form",),
    ("form", "citation-form"),
)
_TYPED_IN: tuple[Context, ...] = ("form", "citation-form", "speakers")  # contexts with text fields

_BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}

_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})
_EDITING = ("escape", "enter", "tab", "space", "backspace", "delete", "insert")
_MOVING = ("home", "end", "pageup", "pagedown", "up", "down", "left", "right")
_NAMED = frozenset((*_EDITING, *_MOVING, *(f"f{number}" for number in range(1, 25))))
# Textual's own names for signs; all others are called as in Unicode.
_SHORT = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
# What terminals send as another key.
_SENT_AS = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}


def usable_keymap(keymap: Mapping[str, str]) -> tuple[dict[str, str], tuple[Complaint, ...]]:
    """The part of a keymap that works, and a complaint for each entry that does not."""
    complaints: list[Complaint] = []
    usable: dict[str, str] = {}
    for action_id, keys in keymap.items():
        wrong = _wrong(action_id, keys, usable)
        if wrong is None:
            usable[action_id] = keys
        else:
            complaints.append(Complaint(f"keymap.{action_id}", *wrong))
    return usable, tuple(complaints)


def _wrong(action_id: str, keys: str, others: Mapping[str, str]) -> tuple[str, str] | None:
    """What is wrong with an entry beside others, and how to mend it."""
    if action_id not in _BY_ID:
        from briefreader.base.nearest import nearest  # only a mistake needs it

        near = nearest(action_id, _BY_ID)
        hint = f"Did you mean {near}?" if near else "`briefreader keys` has all names."
        return f"there is no action {action_id}", hint
    for key in _split(keys):
        if problem := _unusable(key, _BY_ID[action_id].context):
            return problem
    if clash := _clash(action_id, {**others, action_id: keys}):
        return clash, f"{action_id} keeps its own keys."
    return None


def _unusable(key: str, context: Context) -> tuple[str, str] | None:
    """Why no terminal, or no text field, lets a key through."""
    *modifiers, base = key.split("+")
    if not base or not _is_key(base) or not _MODIFIERS.issuperset(modifiers):
        from briefreader.base.nearest import nearest  # only a mistake needs it

        near = nearest(base.lower(), [*_NAMED, *_SYMBOLS])
        hint = f"Did you mean {'+'.join([*modifiers, near])}?" if near else "Write it like ctrl+x, f5 or ?."
        return f"there is no key {key}", hint
    if key in _SENT_AS:
        return f"terminals send {key} as {_SENT_AS[key]}", "Choose another key."
    if modifiers == ["shift"] and len(base) == 1:
        return f"terminals send {key} as {base.upper()}", f"Write {base.upper()}."
    if modifiers == ["ctrl"] and base != base.lower():
        return f"terminals send {key} as {key.lower()}", f"Write {key.lower()}."
    if context in _TYPED_IN and not modifiers and (len(base) == 1 or base in _SYMBOLS):
        return f"{key} is typed into the fields", "Choose a key with ctrl, or one of F1 to F12."
    return None


def _is_key(base: str) -> bool:
    if len(base) == 1 or base in _NAMED or base in _SYMBOLS:
        return base.isprintable() and base != " "
    try:
        return base not in _SHORT and bool(unicodedata.lookup(base.replace("_", " ")))
    except KeyError:
        return False


def _named(key: str) -> str:
    """A key as Textual calls it: signs by their names, so that `?` and `question_mark` are one."""
    if len(key) != 1 or key.isalnum():
        return key
    name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return _SHORT.get(name, name)


_SYMBOLS = frozenset(map(_named, string.punctuation))


def _clash(action_id: str, keymap: Mapping[str, str]) -> str | None:
    """Which key an action would share with another of the same context."""
    for contexts in _HEARD_TOGETHER:
        if _BY_ID[action_id].context not in contexts:
            continue
        own = set(_split(keys_of(_BY_ID[action_id], keymap)))
        for other in actions_of(*contexts):
            shared = own.intersection(_split(keys_of(other, keymap)))
            # Each context overrides what the list below it hears, as Enter does in the list of briefs.
            if other.id != action_id and shared and not _defaults_share(action_id, other.id):
                return f"{shown_keys(min(shared))} is the key of both {action_id} and {other.id}"
    return None


def _defaults_share(one: str, other: str) -> bool:
    return not set(_split(_BY_ID[one].keys)).isdisjoint(_split(_BY_ID[other].keys))


def _split(keys: str) -> Iterator[str]:
    """The keys of an entry by their names; a modifier's key too: `ctrl+[` is `ctrl+left_square_bracket`."""
    for key in keys.split(","):
        *modifiers, base = _parts(key.strip())
        yield "+".join([*modifiers, _named(base)])


def _parts(key: str) -> list[str]:
    """The modifiers and the key itself, which may be a plus."""
    if key == "+" or key.endswith("++"):
        return [*filter(None, key[:-2].split("+")), "+"]
    return key.split("+")
