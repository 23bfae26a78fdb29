"""Textual's driver inside GNU screen, which would swallow what is meant for the terminal's clipboard."""

from textual.driver import Driver

from briefreader.clipboard.gnu_screen import screen_pieces
from briefreader.clipboard.terminal import CLIPBOARD_SEQUENCE


def passing_screen(driver: type[Driver]) -> type[Driver]:
    """The same driver, sending the clipboard's sequence in pieces that screen passes on."""

    class PassingScreen(driver):  # type: ignore[misc, valid-type]
        def write(self, data: str) -> None:
            super().write(screen_pieces(data) if data.startswith(CLIPBOARD_SEQUENCE) else data)

    return PassingScreen
