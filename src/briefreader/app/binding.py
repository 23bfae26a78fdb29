"""Textual bindings made from the table of actions."""

from textual.binding import Binding, BindingType

from briefreader.actions import Context, actions_of


def bindings(*contexts: Context) -> list[BindingType]:
    """The bindings of contexts; their ids are the actions', so that the keymap can move them."""
    return [
        Binding(action.keys, action.method, action.label, show=False, tooltip=action.help, id=action.id)
        for action in actions_of(*contexts)
    ]
