"""The smallest Textual program with the reader's frame: four bordered panes and a bar."""

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static


class Hello(App[None]):
    CSS = """
    VerticalScroll { border: round $primary; width: 1fr; height: 1fr; }
    #bar { dock: bottom; height: 1; }
    """
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        with Horizontal():
            for side in ("left", "right"):
                with Vertical():
                    for number in (1, 2):
                        with VerticalScroll():
                            yield Static(f"hello {side} {number}")
        yield Static("q quits", id="bar")


if __name__ == "__main__":
    Hello().run()
