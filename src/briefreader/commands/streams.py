"""stdin, stdout and stderr: what they take, and whether a screen can be opened on them."""

import sys
from collections.abc import Mapping

INTERRUPTED = 130  # what a shell reports of a program that SIGINT ended


def prepare() -> None:
    """Let both streams take any character, escaped where their encoding has no other way."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def no_screen(variables: Mapping[str, str]) -> str | None:
    """Why no screen can be opened here; None if one can. A driver that is named knows what it needs."""
    if variables.get("TEXTUAL_DRIVER"):
        return None
    for name, stream in (("stdin", sys.stdin), ("stdout", sys.stdout), ("stderr", sys.stderr)):
        if stream is None or not stream.isatty():
            return f"{name} is not a terminal"
    kind = variables.get("TERM", "")
    return None if kind not in ("", "dumb") else f"TERM is {kind or 'empty'}"
