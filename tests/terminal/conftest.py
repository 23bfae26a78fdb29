import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Need = Callable[..., None]


def _need(*programs: str) -> None:
    missing = [program for program in programs if shutil.which(program) is None]
    if not missing:
        return
    reason = f"not installed: {', '.join(missing)}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def need() -> Need:
    """Skips the test where a program is missing; in continuous integration it fails instead."""
    return _need


@pytest.fixture(scope="session")
def display(need: Need) -> Iterator[str]:
    """A private X display that nobody sees."""
    need("Xvfb", "xclip")
    reading, writing = os.pipe()
    options = ["-screen", "0", "640x480x8", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *options],
        pass_fds=[writing],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(writing)
    try:
        ready, _, _ = select.select([reading], [], [], 20)
        number = os.read(reading, 16).strip() if ready else b""
        if not number:
            pytest.fail("Xvfb did not start")
        yield f":{number.decode()}"
    finally:
        os.close(reading)
        server.kill()
        server.wait()


@pytest.fixture
def xterm(display: str, need: Need) -> Iterator[Callable[[list[str]], None]]:
    """Opens terminals on that display, which may set the clipboard."""
    need("xterm")
    resources = ["*allowWindowOps: true", "*disallowedWindowOps: 20,21,SetXprop", "*selectToClipboard: true"]
    options = [word for resource in resources for word in ("-xrm", resource)]
    terminals: list[subprocess.Popen[bytes]] = []

    def open_terminal(command: list[str]) -> None:
        env = {**os.environ, "DISPLAY": display}
        argv = ["xterm", *options, "-e", *command]
        terminals.append(subprocess.Popen(argv, env=env, stdin=subprocess.DEVNULL, start_new_session=True))

    try:
        yield open_terminal
    finally:
        for terminal in terminals:
            terminal.kill()
            terminal.wait()


@pytest.fixture
def screen_folder(need: Need) -> Iterator[Path]:
    """Where GNU screen keeps the sessions of one test, which end with it."""
    need("screen", "xclip")
    with tempfile.TemporaryDirectory() as folder:  # a socket's path has to be short
        Path(folder).chmod(0o700)
        yield Path(folder)
        for session in Path(folder).iterdir():
            argv = ["screen", "-S", session.name, "-X", "quit"]
            subprocess.run(argv, env={**os.environ, "SCREENDIR": folder}, check=False, capture_output=True)


@pytest.fixture(scope="session")
def wayland(need: Need) -> Iterator[dict[str, str]]:
    """The environment of a Wayland compositor that nobody sees. It refuses to be root."""
    need("sway", "setpriv")
    with tempfile.TemporaryDirectory() as folder:
        runtime = Path(folder)
        config = runtime / "config"
        config.write_text("xwayland disable\n")
        as_nobody = []
        if os.geteuid() == 0:
            shutil.chown(runtime, "nobody")
            as_nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
        runtime.chmod(0o700)
        env = {
            "PATH": os.environ["PATH"],
            "HOME": folder,
            "XDG_RUNTIME_DIR": folder,
            "WLR_BACKENDS": "headless",
            "WLR_RENDERER": "pixman",
            "WLR_LIBINPUT_NO_DEVICES": "1",
        }
        compositor = subprocess.Popen(
            [*as_nobody, "sway", "--config", str(config)],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            end = time.monotonic() + 20
            while not (sockets := list(runtime.glob("wayland-?"))) and time.monotonic() < end:
                time.sleep(0.05)
            if not sockets:
                pytest.fail("sway did not start")
            yield {"XDG_RUNTIME_DIR": folder, "WAYLAND_DISPLAY": sockets[0].name}
        finally:
            compositor.terminate()
            compositor.wait()


@pytest.fixture
def tmux_socket() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:  # a socket's path has to be short
        yield f"{folder}/socket"


@pytest.fixture
def tmux(tmux_socket: str, need: Need) -> Iterator[Callable[..., str]]:
    """Runs commands in a tmux server of our own with one session."""
    need("tmux")
    env = {name: value for name, value in os.environ.items() if name not in ("TMUX", "TMUX_PANE")}

    def command(*arguments: str) -> str:
        argv = ["tmux", "-S", tmux_socket, "-f", "/dev/null", *arguments]
        return subprocess.run(argv, env=env, check=True, capture_output=True, text=True, timeout=20).stdout

    command("new-session", "-d", "-x", "80", "-y", "24", "sleep 600")
    try:
        yield command
    finally:
        command("kill-server")
