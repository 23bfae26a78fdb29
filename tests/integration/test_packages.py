"""What is built from the repository: a source archive, and a wheel of it that works with what it asks for."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal
from tests.conftest import ROOT

SAMPLE = "north-korea-ukraine.yaml"


def run(*command: str | Path, cwd: Path) -> str:
    ran = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=outside(), capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def outside() -> dict[str, str]:
    """The environment without what leads back into the repository."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive, and the wheel made of that archive alone."""
    folder = tmp_path_factory.mktemp("dist")
    # Without isolation: the build tool is among what the tests need.
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (wheel,) = built.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that has the wheel, the libraries that it asks for, and nothing else."""
    home = tmp_path_factory.mktemp("elsewhere")
    venv.create(home, with_pip=False)
    pip = (sys.executable, "-m", "pip", "--python", home / "bin" / "python")
    run(*pip, "install", "--quiet", wheel, cwd=home)
    return home


@pytest.mark.parametrize(
    ("command", "begins"),
    [
        (("show", SAMPLE), "North Korea's stake in Russia's war\n"),
        (("check", SAMPLE), ""),
        (("cite", SAMPLE, "--style", "apa7"), "For North Korea, war in Ukraine is a coveted chance"),
        (("quotes", SAMPLE, "--format", "markdown"), ""),
        (("new", "first.yaml"), ""),
        (("notes", "add", SAMPLE, "c-arms", "--text", "a note"), ""),
        (("doctor",), ""),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_the_installed_wheel_does_what_the_program_does(
    installed: Path, tmp_path: Path, command: tuple[str, ...], begins: str
) -> None:
    words = [samples(installed) / word if word == SAMPLE else word for word in command]
    said = run(installed / "bin" / "briefreader", *words, cwd=tmp_path)
    assert said.startswith(begins)


def test_the_installed_wheel_opens_a_sample_on_the_screen(installed: Path) -> None:
    command = [str(installed / "bin" / "briefreader"), str(samples(installed) / SAMPLE)]
    terminal = Terminal(command, outside())
    try:
        terminal.until("5 contested · 22 claims", 60)
    finally:
        terminal.kill()


def samples(home: Path) -> Path:
    (folder,) = home.glob("lib/python*/site-packages/briefreader/briefs")
    return folder


def test_the_wheel_brings_its_colours(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if name.startswith("briefreader/styles/") and name.endswith(".tcss")]


def test_the_wheel_holds_the_program_alone(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"briefreader", next(top for top in tops if top.endswith(".dist-info"))}


def test_the_source_archive_has_what_a_developer_needs(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        tops = {name.split("/")[1] for name in files.getnames()}
    assert {"src", "tests", "docs", "briefs", "styles", "benchmarks", "Makefile", "README.md"} <= tops
    assert not tops & {".venv", ".git", "dist"}
