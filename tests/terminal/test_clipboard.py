"""The clipboard against real programs (X clipboard tools, tmux, xterm), and against broken ones."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.clipboard.chain import Clipboard, ways
from briefreader.clipboard.outcome import ClipText
from briefreader.clipboard.terminal import MOST_BYTES
from tests.conftest import Program

pytestmark = pytest.mark.terminal

Need = Callable[..., None]
QUOTE = "“They don’t seem to like missing opportunities.” — para. 5, 文字, עברית, 👩‍👩‍👧, a\ttab, two\nlines"


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFREADER_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder of programs, alone on the PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "cat", "sleep", "echo"):
        real(folder, name)
    return folder


def real(folder: Path, name: str) -> None:
    """Put the installed program there."""
    program = shutil.which(name)
    assert program
    (folder / name).symlink_to(program)


def fake(folder: Path, name: str, body: str) -> None:
    """Put a program there that only pretends."""
    (folder / name).write_text(f"#!/bin/sh\n{body}\n")
    (folder / name).chmod(0o755)


def environment(programs: Path, **more: str) -> dict[str, str]:
    return {"PATH": str(programs), "HOME": str(programs), **more}


def on_the_clipboard(display: str, target: str = "UTF8_STRING") -> bytes:
    argv = ["xclip", "-selection", "clipboard", "-o", "-t", target]
    env = {**os.environ, "DISPLAY": display}
    return subprocess.run(argv, env=env, check=False, capture_output=True, timeout=20).stdout


def until(expected: bytes, look: Callable[[], bytes]) -> bytes:
    """What is there once it is as expected, or after some seconds."""
    end = time.monotonic() + 10
    while (found := look()) != expected and time.monotonic() < end:
        time.sleep(0.05)
    return found


def is_running(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


# with a desktop


@pytest.mark.parametrize("tool", ["xclip", "xsel"])
@pytest.mark.parametrize("text", [QUOTE, " ", "x" * 2_000_000], ids=["quote", "space", "2 MB"])
def test_a_text_on_the_desktops_clipboard_was_read_back(
    tool: str, text: str, programs: Path, display: str, need: Need
) -> None:
    need(tool, "xclip")
    real(programs, tool)
    sent: list[str] = []
    outcome = Clipboard(environment(programs, DISPLAY=display)).copy(ClipText(text), sent.append)
    assert outcome.message == f"Copied {len(text):,} character{'s' * (len(text) > 1)} ({tool}, checked)"
    assert (outcome.way, outcome.confirmed) == (tool, True)
    assert on_the_clipboard(display) == text.encode()
    assert sent == []


@pytest.mark.parametrize("tool", ["xclip", "xsel"])
def test_the_last_of_many_copies_is_the_one_on_the_clipboard(
    tool: str, programs: Path, display: str, need: Need
) -> None:
    need(tool, "xclip")
    real(programs, tool)
    clipboard = Clipboard(environment(programs, DISPLAY=display))
    assert all(clipboard.copy(ClipText(f"text {number}"), None).confirmed for number in range(5))
    assert on_the_clipboard(display) == b"text 4"


def test_over_ssh_a_display_may_be_a_desk_where_nobody_sits_so_the_terminal_gets_the_text_too(
    programs: Path, display: str, need: Need
) -> None:
    need("xclip")
    real(programs, "xclip")
    sent: list[str] = []
    env = environment(programs, DISPLAY=display, SSH_CONNECTION="10.0.0.1 50000 10.0.0.2 22")
    outcome = Clipboard(env).copy(ClipText(QUOTE), sent.append)
    assert outcome.confirmed
    assert outcome.message.startswith(
        f"Copied {len(QUOTE)} characters (xclip, checked). Copied {len(QUOTE)} "
    )
    assert len(sent) == 1


# rich text


RICH = "<p>“They <i>don’t</i>” — 文字</p>"


def test_rich_and_plain_text_are_offered_together(programs: Path, display: str, need: Need) -> None:
    need("xclip")
    env = environment(programs, DISPLAY=display)  # no tool of the desktop is needed
    outcome = Clipboard(env).copy(ClipText(QUOTE, RICH), None)
    assert outcome.message == f"Copied {len(QUOTE)} characters as rich and as plain text (X11, checked)"
    assert on_the_clipboard(display, "text/html") == RICH.encode()
    assert on_the_clipboard(display) == on_the_clipboard(display, "text/plain") == QUOTE.encode()
    assert on_the_clipboard(display, "STRING") == QUOTE.encode("latin-1", errors="replace")
    assert on_the_clipboard(display, "TARGETS").split()[-1] == b"text/html"
    assert on_the_clipboard(display, "image/png") == b""


def test_rich_text_gives_way_to_the_next_copy(programs: Path, display: str, need: Need) -> None:
    need("xclip")
    real(programs, "xclip")
    clipboard = Clipboard(environment(programs, DISPLAY=display))
    clipboard.copy(ClipText("first", RICH), None)
    owners = owner_processes()
    assert clipboard.copy(ClipText("second"), None).way == "xclip"
    assert until(b"", lambda: b"x" * len(owners & owner_processes())) == b""
    assert on_the_clipboard(display, "text/html") != RICH.encode()
    assert on_the_clipboard(display) == b"second"


def owner_processes() -> set[str]:
    listed = subprocess.run(["ps", "-eo", "pid=,args="], check=True, capture_output=True, text=True).stdout
    return {line.split()[0] for line in listed.splitlines() if "briefreader.clipboard.x11_owner" in line}


@pytest.mark.parametrize(
    ("html", "is_there", "told"),
    [
        (f"<p>{'x' * 200_000}</p>", True, "over 200,000 bytes is too much"),
        (RICH, False, "X11 did not take it"),
    ],
    ids=["too long", "no display"],
)
def test_rich_text_that_can_not_be_offered_goes_as_plain_text_and_it_is_said(
    html: str, is_there: bool, told: str, programs: Path, display: str
) -> None:
    real(programs, "xclip")
    env = environment(programs, DISPLAY=display if is_there else ":77")
    sent: list[str] = []
    outcome = Clipboard(env).copy(ClipText("plain", html), sent.append)
    assert f"As plain text only: {told}" in outcome.message
    assert outcome.way == ("xclip" if is_there else "terminal")


def test_a_display_that_hangs_is_asked_once(programs: Path) -> None:
    real(programs, "xclip")
    with socket.socket() as silent:  # takes the connection, and never answers
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        display = f"127.0.0.1:{silent.getsockname()[1] - 6000}"
        outcome = Clipboard(environment(programs, DISPLAY=display)).copy(ClipText("a", RICH), lambda _: None)
    assert outcome.way == "terminal"
    assert outcome.message.endswith("X11 did not answer within 1.5 s.")


# with Wayland


@pytest.mark.parametrize("text", [QUOTE, "x" * 1_000_000], ids=["quote", "1 MB"])
def test_a_text_on_waylands_clipboard_was_read_back(
    text: str, programs: Path, wayland: dict[str, str], need: Need
) -> None:
    need("wl-copy", "wl-paste")
    real(programs, "wl-copy")
    real(programs, "wl-paste")
    sent: list[str] = []
    outcome = Clipboard(environment(programs, **wayland)).copy(ClipText(text), sent.append)
    assert outcome.message == f"Copied {len(text):,} characters (wl-copy, checked)"
    paste = subprocess.run(
        ["wl-paste", "--no-newline"],
        env={**os.environ, **wayland},
        check=True,
        capture_output=True,
        timeout=20,
    )
    assert paste.stdout == text.encode()
    assert sent == []
    assert ways(environment(programs, **wayland))[0].available


def test_a_dead_wayland_is_told(programs: Path, tmp_path: Path, need: Need) -> None:
    need("wl-copy", "wl-paste")
    real(programs, "wl-copy")
    real(programs, "wl-paste")
    env = environment(programs, WAYLAND_DISPLAY="wayland-7", XDG_RUNTIME_DIR=str(tmp_path))
    outcome = Clipboard(env).copy(ClipText("a"), lambda _: None)
    assert outcome.way == "terminal"
    assert "wl-copy did not take the text" in outcome.message
    assert not ways(env)[0].available


# with a tool that does not do its work


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("cat >/dev/null; exit 3", "xclip did not take the text"),
        ("cat >/dev/null; echo 'No \033]0;space' >&2; exit 3", "xclip did not take the text: No ]0;space"),
        ("cat >/dev/null; echo 'something else'", "xclip did not take the text"),
        ("sleep 600", "xclip did not answer within 1.5 s"),
        ('case "$*" in *-o*) sleep 600;; *) cat >/dev/null;; esac', "xclip does not give the text back"),
    ],
    ids=["exit 3", "exit 3 with a reason", "lies", "hangs", "hangs when asked"],
)
def test_a_tool_that_fails_is_named_and_the_terminal_gets_the_text(
    body: str, told: str, programs: Path
) -> None:
    fake(programs, "xclip", body)
    sent: list[str] = []
    outcome = Clipboard(environment(programs, DISPLAY=":77")).copy(ClipText("a" * 214), sent.append)
    assert (outcome.way, outcome.confirmed, len(sent)) == ("terminal", False, 1)
    assert outcome.message == f"Copied 214 characters through the terminal (not confirmed). {told}."


@pytest.mark.parametrize("tool", ["xclip", "xsel"])
def test_a_dead_display_is_told_and_nothing_is_written_on_the_screen(
    tool: str, programs: Path, need: Need, capfd: pytest.CaptureFixture[str]
) -> None:
    need(tool)
    real(programs, tool)
    outcome = Clipboard(environment(programs, DISPLAY=":77")).copy(ClipText("a"), lambda _: None)
    assert outcome.way == "terminal"
    assert f"{tool} did not take the text: " in outcome.message
    assert "Can't open display" in outcome.message
    assert capfd.readouterr() == ("", "")


def test_a_hanging_tool_is_ended(programs: Path, tmp_path: Path) -> None:
    fake(programs, "xclip", f"echo $$ > {tmp_path}/pid; sleep 600")
    Clipboard(environment(programs, DISPLAY=":77")).copy(ClipText("a"), None)
    assert not is_running(int((tmp_path / "pid").read_text()))


def test_a_desktop_without_any_tool_says_what_to_install(programs: Path) -> None:
    outcome = Clipboard(environment(programs, DISPLAY=":77")).copy(ClipText("a"), lambda _: None)
    assert outcome.way == "terminal"
    assert "install xclip, xsel or wl-clipboard" in outcome.message


def test_a_file_in_the_folder_we_stand_in_is_not_taken_for_a_module(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyperclip.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    Clipboard(environment(programs, DISPLAY=":77")).copy(ClipText("a"), lambda _: None)
    assert not (tmp_path / "ran").exists()


# in tmux


@pytest.fixture
def in_tmux(tmux: Callable[..., str], tmux_socket: str, programs: Path) -> dict[str, str]:
    real(programs, "tmux")
    return environment(programs, TMUX=f"{tmux_socket},{tmux('display-message', '-p', '#{pid}').strip()},0")


@pytest.mark.parametrize("text", [QUOTE, "x" * MOST_BYTES], ids=["quote", "700 kB"])
def test_tmux_gets_the_text_into_its_buffer(
    text: str, in_tmux: dict[str, str], tmux: Callable[..., str]
) -> None:
    sent: list[str] = []
    outcome = Clipboard(in_tmux).copy(ClipText(text), sent.append)
    assert outcome.message == "Copied to tmux's buffer (prefix ] pastes); sent on to your terminal"
    assert (outcome.way, outcome.confirmed, sent) == ("tmux", False, [])
    assert tmux("show-buffer") == text


def test_tmux_gets_it_also_when_the_desktop_has_it(
    in_tmux: dict[str, str], tmux: Callable[..., str], programs: Path, display: str, need: Need
) -> None:
    need("xclip")
    real(programs, "xclip")
    outcome = Clipboard({**in_tmux, "DISPLAY": display}).copy(ClipText("both"), None)
    assert (outcome.way, outcome.confirmed) == ("xclip", True)
    assert outcome.message == (
        "Copied 4 characters (xclip, checked). "
        "Copied to tmux's buffer (prefix ] pastes); sent on to your terminal."
    )
    assert (tmux("show-buffer"), on_the_clipboard(display)) == ("both", b"both")


def test_a_text_too_long_for_terminals_stays_in_tmux(
    in_tmux: dict[str, str], tmux: Callable[..., str]
) -> None:
    text = "x" * (MOST_BYTES + 1)
    outcome = Clipboard(in_tmux).copy(ClipText(text), None)
    assert outcome.message == "Copied to tmux's buffer (prefix ] pastes)"
    assert tmux("show-buffer") == text


def test_tmux_that_may_not_set_the_clipboard_is_not_said_to_have_sent_it_on(
    in_tmux: dict[str, str], tmux: Callable[..., str]
) -> None:
    tmux("set-option", "-s", "set-clipboard", "off")
    outcome = Clipboard(in_tmux).copy(ClipText("a"), None)
    assert outcome.message == "Copied to tmux's buffer (prefix ] pastes)"


def test_an_old_tmux_keeps_the_text_and_the_terminal_gets_it(programs: Path, tmp_path: Path) -> None:
    refusal = "echo 'usage: load-buffer [-b buffer-name] path' >&2; exit 1"
    fake(programs, "tmux", f'case "$*" in *-w*) {refusal};; *) cat > {tmp_path}/buffer;; esac')
    sent: list[str] = []
    outcome = Clipboard(environment(programs, TMUX="/socket,1,0")).copy(ClipText("a"), sent.append)
    assert outcome.message.startswith(
        "Copied to tmux's buffer (prefix ] pastes). Copied 1 character through the terminal"
    )
    assert ((tmp_path / "buffer").read_text(), len(sent)) == ("a", 1)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("echo 'no server running on /socket' >&2; exit 1", "tmux did not take the text: no server running"),
        ("sleep 600", "tmux did not answer within 0.4 s"),
    ],
    ids=["no server", "hangs"],
)
def test_a_tmux_that_is_gone_is_told_and_the_terminal_gets_the_text(
    body: str, told: str, programs: Path
) -> None:
    fake(programs, "tmux", body)
    outcome = Clipboard(environment(programs, TMUX="/socket,1,0")).copy(ClipText("a"), lambda _: None)
    assert outcome.way == "terminal"
    assert told in outcome.message


def test_what_tmux_sends_on_reaches_the_clipboard_of_the_terminal_outside(
    in_tmux: dict[str, str],
    tmux: Callable[..., str],
    xterm: Callable[[list[str]], None],
    display: str,
    need: Need,
) -> None:
    need("xclip")
    socket = in_tmux["TMUX"].partition(",")[0]
    xterm(["env", "-u", "TMUX", "TERM=xterm-256color", "tmux", "-S", socket, "attach"])
    assert until(b"1\n", lambda: tmux("display-message", "-p", "#{session_attached}").encode()) == b"1\n"
    Clipboard(in_tmux).copy(ClipText(QUOTE), None)
    assert until(QUOTE.encode(), lambda: on_the_clipboard(display)) == QUOTE.encode()


# the terminal itself


def test_the_sequence_sent_to_a_terminal_sets_its_clipboard(
    tmp_path: Path, xterm: Callable[[list[str]], None], display: str, need: Need
) -> None:
    need("xclip")
    outcome = Clipboard({}).copy(
        ClipText(QUOTE), lambda sequence: void((tmp_path / "sent").write_text(sequence))
    )
    assert outcome.way == "terminal"
    xterm(["sh", "-c", f"cat '{tmp_path}/sent'; sleep 600"])
    assert until(QUOTE.encode(), lambda: on_the_clipboard(display)) == QUOTE.encode()


def void(_: object) -> None:
    """For a callback that gives nothing back."""


@pytest.mark.parametrize("times", [1, 500], ids=["a quote", "40 kB"])
def test_the_pieces_that_gnu_screen_passes_on_set_the_clipboard_of_the_terminal_outside(
    times: int, tmp_path: Path, xterm: Callable[[list[str]], None], display: str, screen_folder: Path
) -> None:
    text = QUOTE * times
    sequence = tmp_path / "sent"
    Clipboard({"STY": "1.tty"}).copy(ClipText(text), lambda pieces: void(sequence.write_text(pieces)))
    show = ["sh", "-c", f"cat '{sequence}'; sleep 600"]
    xterm(["env", f"SCREENDIR={screen_folder}", "screen", "-c", "/dev/null", *show])
    assert until(text.encode(), lambda: on_the_clipboard(display)) == text.encode()


# what the doctor tells


@pytest.mark.parametrize("tool", ["xclip", "xsel"])
def test_the_doctor_tells_a_living_display_from_a_dead_one(
    tool: str, programs: Path, display: str, need: Need
) -> None:
    need(tool)
    real(programs, tool)
    alive = ways(environment(programs, DISPLAY=display))[0]
    assert (alive.name, alive.available) == (tool, True)
    dead = ways(environment(programs, DISPLAY=":77"))[0]
    assert dead.available is False
    assert "Can't open display" in dead.why


def test_the_doctor_does_not_wait_for_a_hanging_tool(programs: Path) -> None:
    fake(programs, "xclip", "sleep 600")
    tool = ways(environment(programs, DISPLAY=":77"))[0]
    assert (tool.available, tool.why) == (False, "xclip did not answer within 1.5 s")


def test_the_doctor_leaves_the_clipboard_as_it_is(programs: Path, display: str, need: Need) -> None:
    need("xclip")
    real(programs, "xclip")
    env = environment(programs, DISPLAY=display)
    Clipboard(env).copy(ClipText("mine"), None)
    ways(env)
    assert on_the_clipboard(display) == b"mine"


def test_the_doctor_tells_how_tmux_is_set(in_tmux: dict[str, str], programs: Path) -> None:
    assert ways(in_tmux)[1].why == "set-clipboard is external"
    (programs / "tmux").unlink()
    assert ways(in_tmux)[1].available is False


def test_the_doctor_tries_every_way_on_request(
    programs: Path, display: str, in_tmux: dict[str, str], monkeypatch: pytest.MonkeyPatch, program: Program
) -> None:
    real(programs, "xclip")
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("TMUX", in_tmux["TMUX"])
    for name in ("WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY", "STY"):
        monkeypatch.delenv(name, raising=False)
    told = json.loads(program("doctor", "--try-clipboard", "--format", "json").out)["findings"]
    tried = {one["name"]: one for one in told if one["area"] == "clipboard, tried"}
    assert tried["xclip"]["why"] == "Copied 20 characters (xclip, checked)"
    assert tried["tmux"]["why"].startswith("Copied to tmux's buffer")
    assert tried["rich text"]["why"] == "Copied 20 characters as rich and as plain text (X11, checked)"
    (words,) = re.findall("“(.*)”", tried["to be seen"]["why"])
    monkeypatch.undo()
    assert on_the_clipboard(display).decode() == words


def test_the_doctor_says_which_way_does_not_work(
    programs: Path, monkeypatch: pytest.MonkeyPatch, program: Program
) -> None:
    fake(programs, "xclip", 'case "$*" in *-o*) echo other;; *) cat >/dev/null;; esac')
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("DISPLAY", ":77")
    for name in ("WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY", "STY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    out = " ".join(program("doctor", "--try-clipboard").out.split())
    assert "✗ does not work: xclip (xclip did not take the text)" in out
    assert "✗ does not work: rich text (" in out
