"""Textual bindings made from the table of commands."""

from textual.binding import Binding, BindingType

from briefreader.commands import Place, commands_of


def bindings(place: Place) -> list[BindingType]:
    """The bindings of one place; their ids are the commands', so that the keymap can move them."""
    return [
        Binding(command.keys, command.action, command.label, show=False, tooltip=command.help, id=command.id)
        for command in commands_of(place)
    ]
