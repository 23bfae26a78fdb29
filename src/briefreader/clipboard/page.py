"""The last way out, by hand: the bare text on the terminal, where the mouse can select it in one run."""

from contextlib import suppress


def show_page(text: str) -> None:
    """Print a text and wait for Enter. The terminal wraps it, so that selecting adds no line breaks.

    For a terminal that nobody else is drawing on, and for the main thread.
    """
    print(f"\n{text}\n")
    with suppress(EOFError, KeyboardInterrupt, OSError):
        input("Select the text with the mouse. Enter goes back. ")
