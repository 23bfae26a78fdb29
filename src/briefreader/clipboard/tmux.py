"""tmux: its own buffer, and through it the terminal that it is shown on."""

from collections.abc import Mapping

from briefreader.base.processes import ProcessError, run
from briefreader.clipboard.outcome import Attempt, ClipText, Way, reason
from briefreader.clipboard.terminal import MOST_BYTES

_SECONDS = 0.4
_BYTES_A_SECOND = 5_000_000  # that it takes besides
_OPTION = ("show-options", "-sv", "set-clipboard")


def to_tmux(text: ClipText, env: Mapping[str, str]) -> Attempt:
    """Fill tmux's buffer, and let tmux send it on to the terminal it is shown on."""
    without_flag: tuple[str, ...] = ()  # tmux before 3.2 has no -w
    attempts = (("-w",), without_flag) if len(text.payload) <= MOST_BYTES else (without_flag,)
    fault = ""
    for flags in attempts:
        argv = ["tmux", "load-buffer", *flags, "-", ";", *_OPTION]
        try:
            seconds = _SECONDS + len(text.payload) / _BYTES_A_SECOND
            loaded = run(argv, input=text.payload, timeout=seconds, env=env)
        except ProcessError as error:
            return Attempt("tmux", False, False, str(error))
        if loaded.code == 0:
            sent_on = bool(flags) and loaded.stdout.strip() != b"off"
            words = "Copied to tmux's buffer (prefix ] pastes)" + (
                "; sent on to your terminal" if sent_on else ""
            )
            return Attempt("tmux", True, sent_on, words)
        fault = fault or f"tmux did not take the text{reason(loaded)}"
    return Attempt("tmux", False, False, fault)


def tmux_way(env: Mapping[str, str]) -> Way:
    """Whether we are in tmux, and how it is set."""
    if not env.get("TMUX"):
        return Way("tmux", "tmux", False, "not in tmux")
    try:
        option = run(["tmux", *_OPTION], timeout=_SECONDS, env=env)
    except ProcessError as error:
        return Way("tmux", "tmux", False, str(error))
    if option.code:
        return Way("tmux", "tmux", False, f"tmux failed{reason(option)}")
    return Way("tmux", "tmux", True, f"set-clipboard is {option.stdout.decode(errors='replace').strip()}")
