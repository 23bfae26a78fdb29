"""What became of other programs: the reader's editor and browser."""

import signal
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefreader.base.editing import Doubt

SET_ANY_EDITOR = "Set VISUAL or EDITOR to your editor."
SET_EDITOR = "Set VISUAL or EDITOR to your editor; a writes the note here."
SET_BROWSER = "Set BROWSER to your browser."
NOT_LENT = "This terminal cannot run another program."


def ended_words(code: int) -> str:
    """`ended with 3`, or `was killed (SIGKILL)`."""
    if code >= 0:
        return f"ended with {code}"
    try:
        return f"was killed ({signal.Signals(-code).name})"
    except ValueError:
        return f"was killed (signal {-code})"


def doubt_words(doubt: "Doubt", code: int) -> str:
    """Why a text from the editor has to be looked at."""
    told: Mapping[Doubt, str] = {
        "failed": f"The editor {ended_words(code)}",
        "killed": f"The editor {ended_words(code)}",
        "encoding": "The editor did not write UTF-8: look at the accents",
        "open": "The editor returned at once",
    }
    return told[doubt]
