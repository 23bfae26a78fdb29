"""GNU screen, which passes a sequence on only in pieces.

Each stands inside a device control string of at most 768 bytes.
"""

from collections.abc import Mapping

_PIECE = 76  # characters of a sequence in one control string


def screen_pieces(sequence: str) -> str:
    """The same as GNU screen passes it on to the terminal that it is shown on."""
    pieces = (sequence[at : at + _PIECE] for at in range(0, len(sequence), _PIECE))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def is_in_screen(env: Mapping[str, str]) -> bool:
    """Whether the terminal is a window of GNU screen."""
    return bool(env.get("STY")) and not env.get("TMUX")
