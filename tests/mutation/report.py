"""`make mutants`: changes the program in one place at a time, and counts which changes the tests find.

Fails where they find fewer than nine of ten in a module, or where a function has survivors of which
docs/mutants.md does not say why.
"""

import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "mutants.md"
LEAST = 90  # per cent of the changes in a module
FOUND = frozenset({"killed", "timeout", "segfault", "suspicious"})

Outcomes = Mapping[str, Counter[str]]  # of each function: how many of its mutants came to what


def mutmut(*arguments: str) -> str:
    """What mutmut says."""
    argv = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(argv, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def outcomes(listed: str) -> dict[str, Outcomes]:
    """By module, of mutmut's list of lines such as `briefreader.notes.merge.x_merge__mutmut_1: killed`."""
    found: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for line in filter(None, map(str.strip, listed.splitlines())):
        name, _, outcome = line.partition(": ")
        module, _, mangled = name.partition("__mutmut_")[0].rpartition(".")
        found[module][function(mangled)][outcome] += 1
    return {module: dict(functions) for module, functions in found.items()}


def function(mangled: str) -> str:
    """`merge` of `x_merge`, `Citer.excerpt` of `xǁCiterǁexcerpt`."""
    return mangled.removeprefix("x").strip("ǁ").replace("ǁ", ".") if "ǁ" in mangled else mangled[2:]


def share(functions: Outcomes) -> tuple[int, int]:
    """How many mutants the tests have found, of how many."""
    total = sum(functions.values(), Counter[str]())
    return sum(total[one] for one in FOUND), total.total()


def unexplained(module: str, functions: Outcomes, page: str) -> list[str]:
    """The functions with survivors that the page does not name under the module."""
    section = page.partition(f"\n## `{module}`\n")[2].partition("\n## ")[0]
    survived = (name for name, counts in functions.items() if counts.keys() - FOUND)
    return [name for name in survived if f"`{name}`" not in section]


def main() -> None:
    """Run what has not run since the last change, and report."""
    print(mutmut("run", "--max-children", "2").splitlines()[-1])
    page = PAGE.read_text("utf-8")
    faults: list[str] = []
    for module, functions in sorted(outcomes(mutmut("results", "--all", "true")).items()):
        killed, total = share(functions)
        print(f"{module}: {killed} of {total} found, {killed / total:.1%}")
        for name, counts in functions.items():
            if left := {outcome: count for outcome, count in counts.items() if outcome not in FOUND}:
                print(f"    {name}: {', '.join(f'{count} {outcome}' for outcome, count in left.items())}")
        if killed * 100 < LEAST * total:
            faults.append(f"{module}: fewer than {LEAST} % found")
        missing = unexplained(module, functions, page)
        faults += [
            f"{module}: docs/mutants.md does not say why mutants of {name} survive" for name in missing
        ]
    sys.exit("\n".join(faults) or None)


if __name__ == "__main__":
    main()
