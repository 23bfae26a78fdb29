"""`make mutants`: changes the program in one place at a time, and counts which changes its tests find.

Each part is changed in a copy of its own, and only its own tests run: fast ones, which are about it. Fails
where they find fewer than nine of ten changes, or where a function has survivors of which docs/mutants.md
does not say why. With names of parts it runs these alone.
"""

import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
COPIES = ROOT / "mutants"
PAGE = ROOT / "docs" / "mutants.md"
LEAST = 90  # per cent of the changes of a part
FOUND = frozenset({"killed", "timeout", "segfault", "suspicious"})

Outcomes = Mapping[str, Counter[str]]  # of each function: how many of its mutants came to what


class Part(NamedTuple):
    """Modules below `briefreader`, and the files below `tests` that have to find a change of them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


PARTS = {
    "verification": Part(
        ("brief/verification/verification.py", "brief/verification/attestation.py"),
        ("unit/test_verbatim.py", "unit/test_words_of_turns.py"),
    ),
    "marks": Part(
        ("brief/verification/quotation_marks.py",),
        ("unit/test_marks.py", "unit/test_verbatim.py"),
    ),
    "source": Part(
        (
            "brief/verification/source.py",
            "brief/verification/document.py",
            "brief/verification/selectable.py",
        ),
        ("unit/test_source.py", "unit/test_document.py", "unit/test_verbatim.py"),
    ),
    "merge": Part(("notes/merge.py",), ("unit/test_merge.py",)),
    "citer": Part(
        ("cite/citer.py",),
        (
            "unit/test_citer.py",
            "unit/test_cite_excerpt.py",
            "unit/test_cite_fields.py",
            "unit/test_cite_report.py",
            "unit/test_cite_styles.py",
            "unit/test_cite_titles.py",
        ),
    ),
    "attribution": Part(
        ("draft/attribution/in_context.py",),
        (
            "drafting/test_context.py",
            "drafting/test_quotations.py",
            "drafting/test_speakers.py",
            "drafting/test_taken_back.py",
            "drafting/test_whole_names.py",
        ),
    ),
    "reading": Part(
        ("app/reader/session.py",),
        ("app/test_reading_session.py", "app/test_draft_review_session.py"),
    ),
    "review": Part(
        ("app/draft_review/session.py",),
        ("app/test_draft_review_session.py", "app/test_reading_session.py"),
    ),
}
CONFIGURATION = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = {modules}
also_copy = ["briefs", "styles"]
# Each mutant in a process that has run nothing: else what was cached before it hides it.
process_isolation = "forkserver"
use_git_change_detection = false
pytest_add_cli_args = ["-p", "no:cacheprovider", "-p", "no:xdist"]
pytest_add_cli_args_test_selection = {tests}
"""


def main(names: Sequence[str]) -> None:
    """Run and report the parts."""
    page = PAGE.read_text("utf-8")
    faults = [fault for name in names or PARTS for fault in tried(name, page)]
    sys.exit("\n".join(faults) or None)


def tried(name: str, page: str) -> list[str]:
    """Change a part, tell what came of it, and return what is wrong with that."""
    copy = copied(name)
    mutmut(copy, "run", "--max-children", "2")
    functions = outcomes(mutmut(copy, "results", "--all", "true"))
    total = sum(functions.values(), Counter[str]())
    found = sum(total[one] for one in FOUND)
    print(f"{name}: {found} of {total.total()} found, {found / total.total():.1%}", flush=True)
    left = {of: counts.total() - sum(counts[one] for one in FOUND) for of, counts in functions.items()}
    left = {of: count for of, count in left.items() if count}
    for of, count in left.items():
        print(f"    {of}: {count}")
    section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    faults = [f"{name}: fewer than {LEAST} % found"] if found * 100 < LEAST * total.total() else []
    untold = [of for of in left if f"`{of}`" not in section]
    return faults + [f"{name}: docs/mutants.md does not say why mutants of {of} survive" for of in untold]


def copied(name: str) -> Path:
    """A copy of what the tests of a part need, made anew, with its own configuration."""
    copy = COPIES / name
    shutil.rmtree(copy, ignore_errors=True)
    ignored = shutil.ignore_patterns("__pycache__")
    for folder in ("briefs", "src", "styles", "tests"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=ignored)
    part = PARTS[name]
    modules = [f"src/briefreader/{module}" for module in part.modules]
    tests = [f"tests/{file}" for file in part.tests]
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (copy / "pyproject.toml").write_text(
        project + CONFIGURATION.format(modules=modules, tests=tests), "utf-8"
    )
    return copy


def mutmut(folder: Path, *arguments: str) -> str:
    """What mutmut says; it writes what goes wrong to standard output, too."""
    argv = [sys.executable, "-m", "mutmut", *arguments]
    ran = subprocess.run(argv, cwd=folder, check=False, stdout=subprocess.PIPE, text=True)
    if ran.returncode:
        sys.exit(ran.stdout[-3000:])
    return ran.stdout


def outcomes(listed: str) -> Outcomes:
    """By function, of lines such as `briefreader.notes.merge.x_merge__mutmut_1: killed`."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in filter(None, map(str.strip, listed.splitlines())):
        name, _, outcome = line.partition(": ")
        found[function(name.partition("__mutmut_")[0].rpartition(".")[2])][outcome] += 1
    return dict(found)


def function(mangled: str) -> str:
    """`merge` of `x_merge`, `Citer.excerpt` of `xǁCiterǁexcerpt`."""
    return mangled[2:].replace("ǁ", ".")


if __name__ == "__main__":
    main(sys.argv[1:])
