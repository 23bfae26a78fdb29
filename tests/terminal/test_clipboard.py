"""The clipboard against real programs (X clipboard tools, tmux, xterm), and against broken ones."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.clipboard import MOST_BYTES, Clipboard, ways

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


def on_the_clipboard(display: str) -> bytes:
    argv = ["xclip", "-selection", "clipboard", "-o"]
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
    outcome = Clipboard(environment(programs, DISPLAY=display)).copy(text, sent.append)
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
    assert all(clipboard.copy(f"text {number}", None).confirmed for number in range(5))
    assert on_the_clipboard(display) == b"text 4"


def test_over_ssh_a_display_may_be_a_desk_where_nobody_sits_so_the_terminal_gets_the_text_too(
    programs: Path, display: str, need: Need
) -> None:
    need("xclip")
    real(programs, "xclip")
    sent: list[str] = []
    env = environment(programs, DISPLAY=display, SSH_CONNECTION="10.0.0.1 50000 10.0.0.2 22")
    outcome = Clipboard(env).copy(QUOTE, sent.append)
    assert outcome.confirmed
    assert outcome.message.startswith(f"Copied {len(QUOTE)} characters (xclip, checked). Sent {len(QUOTE)} ")
    assert len(sent) == 1


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
    outcome = Clipboard(environment(programs, DISPLAY=":77")).copy("a" * 214, sent.append)
    assert (outcome.way, outcome.confirmed, len(sent)) == ("terminal", False, 1)
    assert outcome.message == (
        "Sent 214 characters to the terminal (it can not confirm). "
        f"If pasting gives something else: F writes a file. {told}."
    )


@pytest.mark.parametrize("tool", ["xclip", "xsel"])
def test_a_dead_display_is_told_and_nothing_is_written_on_the_screen(
    tool: str, programs: Path, need: Need, capfd: pytest.CaptureFixture[str]
) -> None:
    need(tool)
    real(programs, tool)
    outcome = Clipboard(environment(programs, DISPLAY=":77")).copy("a", lambda _: None)
    assert outcome.way == "terminal"
    assert f"{tool} did not take the text: " in outcome.message
    assert "Can't open display" in outcome.message
    assert capfd.readouterr() == ("", "")


def test_a_hanging_tool_is_ended(programs: Path, tmp_path: Path) -> None:
    fake(programs, "xclip", f"echo $$ > {tmp_path}/pid; sleep 600")
    Clipboard(environment(programs, DISPLAY=":77")).copy("a", None)
    assert not is_running(int((tmp_path / "pid").read_text()))


def test_a_desktop_without_any_tool_says_what_to_install(programs: Path) -> None:
    outcome = Clipboard(environment(programs, DISPLAY=":77")).copy("a", lambda _: None)
    assert outcome.way == "terminal"
    assert "install xclip, xsel or wl-clipboard" in outcome.message


def test_a_file_in_the_folder_we_stand_in_is_not_taken_for_a_module(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyperclip.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    Clipboard(environment(programs, DISPLAY=":77")).copy("a", lambda _: None)
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
    outcome = Clipboard(in_tmux).copy(text, sent.append)
    assert outcome.message == "In tmux's buffer (prefix ] pastes); sent on to your terminal"
    assert (outcome.way, outcome.confirmed, sent) == ("tmux", False, [])
    assert tmux("show-buffer") == text


def test_tmux_gets_it_also_when_the_desktop_has_it(
    in_tmux: dict[str, str], tmux: Callable[..., str], programs: Path, display: str, need: Need
) -> None:
    need("xclip")
    real(programs, "xclip")
    outcome = Clipboard({**in_tmux, "DISPLAY": display}).copy("both", None)
    assert (outcome.way, outcome.confirmed) == ("xclip", True)
    assert outcome.message == (
        "Copied 4 characters (xclip, checked). In tmux's buffer (prefix ] pastes); sent on to your terminal."
    )
    assert (tmux("show-buffer"), on_the_clipboard(display)) == ("both", b"both")


def test_a_text_too_long_for_terminals_stays_in_tmux(
    in_tmux: dict[str, str], tmux: Callable[..., str]
) -> None:
    text = "x" * (MOST_BYTES + 1)
    outcome = Clipboard(in_tmux).copy(text, None)
    assert outcome.message == "In tmux's buffer (prefix ] pastes)"
    assert tmux("show-buffer") == text


def test_tmux_that_may_not_set_the_clipboard_is_not_said_to_have_sent_it_on(
    in_tmux: dict[str, str], tmux: Callable[..., str]
) -> None:
    tmux("set-option", "-s", "set-clipboard", "off")
    outcome = Clipboard(in_tmux).copy("a", None)
    assert outcome.message == "In tmux's buffer (prefix ] pastes)"


def test_an_old_tmux_keeps_the_text_and_the_terminal_gets_it(programs: Path, tmp_path: Path) -> None:
    refusal = "echo 'usage: load-buffer [-b buffer-name] path' >&2; exit 1"
    fake(programs, "tmux", f'case "$*" in *-w*) {refusal};; *) cat > {tmp_path}/buffer;; esac')
    sent: list[str] = []
    outcome = Clipboard(environment(programs, TMUX="/socket,1,0")).copy("a", sent.append)
    assert outcome.message.startswith("In tmux's buffer (prefix ] pastes). Sent 1 character to the terminal")
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
    outcome = Clipboard(environment(programs, TMUX="/socket,1,0")).copy("a", lambda _: None)
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
    Clipboard(in_tmux).copy(QUOTE, None)
    assert until(QUOTE.encode(), lambda: on_the_clipboard(display)) == QUOTE.encode()


# the terminal itself


def test_the_sequence_sent_to_a_terminal_sets_its_clipboard(
    tmp_path: Path, xterm: Callable[[list[str]], None], display: str, need: Need
) -> None:
    need("xclip")
    outcome = Clipboard({}).copy(QUOTE, lambda sequence: void((tmp_path / "sent").write_text(sequence)))
    assert outcome.way == "terminal"
    xterm(["sh", "-c", f"cat '{tmp_path}/sent'; sleep 600"])
    assert until(QUOTE.encode(), lambda: on_the_clipboard(display)) == QUOTE.encode()


def void(_: object) -> None:
    """For a callback that gives nothing back."""


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
    Clipboard(env).copy("mine", None)
    ways(env)
    assert on_the_clipboard(display) == b"mine"


def test_the_doctor_tells_how_tmux_is_set(in_tmux: dict[str, str], programs: Path) -> None:
    assert ways(in_tmux)[1].why == "set-clipboard is external"
    (programs / "tmux").unlink()
    assert ways(in_tmux)[1].available is False
