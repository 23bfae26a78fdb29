"""Owns the clipboard of an X display, and gives each program the form that it asks for.

Run as a program: reads `{"plain": …, "html": …}` from stdin, takes the selection, asks for both forms as
another program would, compares, and ends; a child of it stays until somebody else copies something. Ends
with 1 and the reason on stderr if it cannot be done. The protocol is that of the Inter-Client
Communication Conventions Manual, chapter 2
(https://www.x.org/releases/X11R7.6/doc/xorg-docs/specs/ICCCM/icccm.html); texts have to fit into one
property.
"""

import json
import os
import sys
from collections.abc import Mapping

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.error import DisplayError
from Xlib.protocol.event import SelectionNotify, SelectionRequest
from Xlib.xobject.drawable import Window

_UNICODE = ("UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "TEXT")
_HTML = "text/html"
_CHECKED = ("UTF8_STRING", _HTML)

Forms = Mapping[int, tuple[int, bytes]]  # by target: the type of the answer, and the answer


class Owner:
    """The one who answers. `forms` are what is offered, by the name of the target."""

    def __init__(self, display: Display, offered: Mapping[str, bytes]) -> None:
        self._display = display
        self._window = _window(display)
        self._clipboard = display.intern_atom("CLIPBOARD")
        self._targets = display.intern_atom("TARGETS")
        self._forms: Forms = {
            display.intern_atom(name): (
                display.intern_atom("UTF8_STRING" if name == "TEXT" else name),
                answer,
            )
            for name, answer in offered.items()
        }

    def takes(self) -> bool:
        """Take the selection; whether it is ours then."""
        self._window.set_selection_owner(self._clipboard, X.CurrentTime)
        owner: object = self._display.get_selection_owner(self._clipboard)
        return owner == self._window

    def answers(self) -> None:
        """Answer until somebody else takes the selection."""
        while True:
            event = self._display.next_event()
            if event.type == X.SelectionClear:
                return
            if isinstance(event, SelectionRequest):
                self._answer(event)

    def _answer(self, request: SelectionRequest) -> None:
        wanted = request.property or request.target  # old programs name no property
        if request.target == self._targets:
            request.requestor.change_property(wanted, Xatom.ATOM, 32, [self._targets, *self._forms])
        elif request.target in self._forms:
            kind, answer = self._forms[request.target]
            request.requestor.change_property(wanted, kind, 8, answer)
        else:
            wanted = X.NONE
        request.requestor.send_event(
            SelectionNotify(
                time=request.time,
                requestor=request.requestor,
                selection=request.selection,
                target=request.target,
                property=wanted,
            )
        )
        self._display.flush()


def pasted(display: Display, name: str) -> bytes | None:
    """What is on the clipboard in one form, as any program would ask for it."""
    window, target = _window(display), display.intern_atom(name)
    window.convert_selection(display.intern_atom("CLIPBOARD"), target, target, X.CurrentTime)
    while True:
        event = display.next_event()
        if event.type == X.SelectionNotify:
            break
    found = window.get_full_property(target, X.AnyPropertyType) if event.property else None
    return bytes(found.value) if found else None


def _window(display: Display) -> Window:
    window: Window = display.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    return window


def main() -> int:
    """Take the clipboard, and leave a child that answers; the exit code."""
    text = json.load(sys.stdin)
    plain, html = (text[name].encode(errors="replace") for name in ("plain", "html"))
    latin = text["plain"].encode("latin-1", errors="replace")  # all that STRING can hold
    offered = {**dict.fromkeys(_UNICODE, plain), "STRING": latin, _HTML: html}
    try:
        owner = Owner(Display(), offered)
    except (DisplayError, OSError) as error:
        print(str(error).replace("\n", " "), file=sys.stderr)
        return 1
    if not owner.takes():
        print("another program keeps it", file=sys.stderr)
        return 1
    if os.fork() == 0:
        owner.answers()
        os._exit(0)
    display = Display()
    if any(pasted(display, name) != offered[name] for name in _CHECKED):
        print("it does not give the text back", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    # The parent's end must not close the connection that its child goes on with.
    code = main()
    sys.stderr.flush()
    os._exit(code)
