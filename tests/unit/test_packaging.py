"""What is built from the repository: a wheel that works alone, and a source archive that makes that wheel."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


def run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ran = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive, and the wheel made of that archive alone."""
    folder = tmp_path_factory.mktemp("dist")
    # Without isolation: the build tool is among what the tests need, and nothing is fetched.
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


def test_a_wheel_installed_elsewhere_opens_a_sample(built: Path, tmp_path: Path) -> None:
    home = tmp_path / "elsewhere"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    (wheel,) = built.glob("*.whl")
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--quiet",
        wheel,
        cwd=tmp_path,
    )
    packages = next((home / "lib").glob("python*/site-packages"))
    # The libraries are borrowed from this environment, as a fresh install of them would take a minute;
    # its editable install of the program is not, because a folder named in a .pth adds no other .pth.
    borrowed = next(Path(path) for path in sys.path if Path(path, "click").is_dir())
    (packages / "borrowed.pth").write_text(f"{borrowed}\n")

    script = (
        "from briefreader.base import paths as l; print(l.samples_folder(), l.styles_folder(), sep='\\n')"
    )
    samples, styles = map(Path, run(python, "-c", script, cwd=tmp_path).splitlines())
    assert samples == packages / "briefreader" / "briefs"
    assert styles == packages / "briefreader" / "styles"
    assert list(styles.glob("*.tcss"))

    program = home / "bin" / "briefreader"
    shown = run(program, "show", samples / "north-korea-ukraine.yaml", cwd=tmp_path)
    assert shown.startswith("North Korea's stake in Russia's war\n")
    run(program, "new", tmp_path / "first.yaml", cwd=tmp_path)


def test_the_wheel_holds_the_program_alone(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"briefreader", next(top for top in tops if top.endswith(".dist-info"))}


def test_the_source_archive_has_what_a_developer_needs(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        tops = {name.split("/")[1] for name in files.getnames()}
    assert {"src", "tests", "docs", "briefs", "styles", "benchmarks", "Makefile", "README.md"} <= tops
    assert not tops & {".venv", ".git", "dist"}
