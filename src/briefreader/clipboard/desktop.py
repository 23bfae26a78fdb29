"""The desktop's clipboard: by its own tool, or as rich and plain text together.

Everything is done in a child process with a time limit, pasted back and compared.
"""

import json
import sys
import time
from collections.abc import Mapping

from briefreader.base.processes import Finished, ProcessError, ProcessTimeout, run
from briefreader.clipboard.outcome import Attempt, ClipText, Way, reason

_SECONDS = 1.5
_CHECK_SECONDS = 0.4
_MOST_RICH = 200_000  # bytes that the X server takes at once

_TOOLS = {
    "copy_xclip": "xclip",
    "copy_xsel": "xsel",
    "copy_wl": "wl-copy",
    "copy_klipper": "klipper",
    "copy_qt": "Qt",
    "copy_osx_pbcopy": "pbcopy",
    "copy_osx_pyobjc": "macOS",
    "copy_windows": "Windows",
    "copy_wsl": "Windows",
}
_READERS = {
    "xclip": ("xclip", "-selection", "clipboard", "-o"),
    "xsel": ("xsel", "--clipboard", "--output"),
    "wl-copy": ("wl-paste", "--no-newline"),
}
_NO_TOOL = "No clipboard tool: install xclip, xsel or wl-clipboard"
_NO_TOOL_CODE = 4

# The tool's name comes first, so that it is known even if the tool then hangs.
_FIND = f"""
import sys, pyperclip
sys.excepthook = lambda kind, error, trace: sys.stderr.write(str(error))
copy, _ = pyperclip.determine_clipboard()
if not copy:
    sys.exit({_NO_TOOL_CODE})
print(copy.__name__, flush=True)
"""
_COPY = f"""{_FIND}
copy(sys.stdin.buffer.read().decode())
"""
# A tool may need a moment until it gives the new text back (xsel does).
_CHECK = f"""
import sys, time, pyperclip
wanted = sys.stdin.buffer.read().decode().replace("\\r\\n", "\\n")
end = time.monotonic() + {_CHECK_SECONDS}
while True:
    try:
        found = pyperclip.paste()
    except Exception:
        found = None
    if found is not None and found.replace("\\r\\n", "\\n") == wanted:
        sys.exit(0)
    if time.monotonic() > end:
        sys.exit(1)
    time.sleep(0.02)
"""


def has_desktop(env: Mapping[str, str]) -> bool:
    """Whether a desktop's clipboard may be within reach; over SSH only a display makes it so."""
    if env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"):
        return True
    return not is_remote(env) and (sys.platform in ("darwin", "win32") or "WSL_DISTRO_NAME" in env)


def is_remote(env: Mapping[str, str]) -> bool:
    """Whether we are on the far side of SSH."""
    return bool(env.get("SSH_CONNECTION") or env.get("SSH_TTY"))


def to_desktop(text: ClipText, env: Mapping[str, str]) -> list[Attempt]:
    """Offer rich and plain text if there is rich text; where that cannot be, plain text alone.

    A desktop that did not answer once is not asked again.
    """
    if not text.html:
        return [_by_tool(text, env)]
    try:
        rich = _as_rich(text, env)
    except ProcessTimeout:
        return [Attempt("x11", False, False, f"X11 did not answer within {_SECONDS:g} s")]
    return [rich] if rich.went else [_by_tool(text, env), rich]


def _as_rich(text: ClipText, env: Mapping[str, str]) -> Attempt:
    """Own the selection of X11, which gives each program the form that it asks for. Raises ProcessTimeout."""
    if not env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"):
        return Attempt("x11", False, False, "As plain text only: rich text can be offered on X11 alone")
    if len(text.payload) > _MOST_RICH or len(text.html.encode(errors="replace")) > _MOST_RICH:
        return Attempt("x11", False, False, f"As plain text only: over {_MOST_RICH:,} bytes is too much")
    both = json.dumps({"plain": text.plain, "html": text.html}).encode()
    owner = [sys.executable, "-P", "-m", "briefreader.clipboard.x11_owner"]
    try:
        offered = run(owner, input=both, timeout=_SECONDS, env=env)
    except ProcessTimeout:
        raise
    except ProcessError as error:
        return Attempt("x11", False, False, f"As plain text only: {error}")
    if offered.code:
        return Attempt("x11", False, False, f"As plain text only: X11 did not take it{reason(offered)}")
    words = f"Copied {text.size} as rich and as plain text (X11, checked)"
    return Attempt("x11", True, not is_remote(env), words)


def _by_tool(text: ClipText, env: Mapping[str, str]) -> Attempt:
    """Copy with the desktop's tool in a child process, paste back, compare."""
    end = time.monotonic() + _SECONDS
    try:
        copied = _python(_COPY, _SECONDS, env, text.payload)
    except ProcessTimeout as error:
        fault = f"{_tool_name(error.stdout)} did not answer within {_SECONDS:g} s"
        return Attempt("desktop", False, False, fault)
    except ProcessError as error:
        return Attempt("desktop", False, False, str(error))
    if copied.code == _NO_TOOL_CODE:
        return Attempt("desktop", False, False, _NO_TOOL)
    tool = _tool_name(copied.stdout)
    try:
        check = _python(_CHECK, max(end - time.monotonic(), _CHECK_SECONDS), env, text.payload)
    except ProcessError:
        return Attempt(tool, False, False, f"{tool} does not give the text back")
    if check.code:
        return Attempt(tool, False, False, f"{tool} did not take the text{reason(copied)}")
    # Over SSH the display may be that of a desk where nobody sits.
    return Attempt(tool, True, not is_remote(env), f"Copied {text.size} ({tool}, checked)")


def desktop_way(env: Mapping[str, str]) -> Way:
    """Which tool there is, and whether it answers."""
    name = "clipboard tool"
    if not has_desktop(env):
        why = "over SSH, without a display" if is_remote(env) else "no DISPLAY or WAYLAND_DISPLAY"
        return Way("desktop", name, False, why)
    try:
        found = _python(_FIND, _SECONDS, env)
        if found.code:
            why = _NO_TOOL if found.code == _NO_TOOL_CODE else f"pyperclip{reason(found)}"
            return Way("desktop", name, False, why)
        tool = _tool_name(found.stdout)
        answer = run(_READERS[tool], timeout=_SECONDS, env=env) if tool in _READERS else found
    except ProcessError as error:
        return Way("desktop", name, False, str(error))
    # An empty clipboard is an error to these tools too: only what they say tells it from a dead display.
    refused = answer.code != 0 and any(
        word in answer.stderr.lower() for word in (b"open display", b"connect")
    )
    why = f"{tool} failed{reason(answer)}" if refused else "each copy is pasted back and compared"
    return Way("desktop", tool, not refused, why)


def _python(script: str, seconds: float, env: Mapping[str, str], payload: bytes = b"") -> Finished:
    # -P: the folder we stand in may hold a file named like a module.
    return run([sys.executable, "-P", "-c", script], input=payload, timeout=seconds, env=env)


def _tool_name(stdout: bytes) -> str:
    name = stdout.decode(errors="replace").partition("\n")[0]
    return _TOOLS.get(name, name) or "The clipboard tool"
