"""Times programs on the screen, in turn: first frame, keys, key repeat, size, memory, end.

python benchmarks/screen.py [RUNS]
"""

import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from programs import FLOOR, NOTES, READER, Program, environment, programs
from table import Table, middle, ms, worst
from terminal import Terminal

KEYS = 30  # strokes of each key in a run
EARLY = 10  # strokes of each key as soon as a brief stands on the screen
CHECKED = 5  # seconds in which a brief has been checked
RATE = 30  # strokes in a second while a key is held down
IDLE = 5  # seconds
LATER = 0.3  # seconds in which a search answers
READ = 2.0  # seconds for which a brief is on the screen before it is left
# × hello-4pane, by what is read.
FIRST_FRAMES = {
    "sample": "1.25",
    "sample, opened before": "1.15",
    f"sample, {NOTES} notes": "1.35",
    "100,000 quotes, JSON": "4.5",
}


@dataclass
class Measured:
    """What several runs of one program took: seconds, bytes, megabytes."""

    program: Program
    first: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)  # processor seconds to the first frame
    down: list[float] = field(default_factory=list)
    page: list[float] = field(default_factory=list)
    down_early: list[float] = field(default_factory=list)  # while the brief is being checked
    page_early: list[float] = field(default_factory=list)
    size: list[float] = field(default_factory=list)  # bytes for a key
    repeat: list[float] = field(default_factory=list)
    resize: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    quit: list[float] = field(default_factory=list)
    typed: list[float] = field(default_factory=list)
    find: list[float] = field(default_factory=list)
    idle: list[float] = field(default_factory=list)


def measure(runs: int) -> list[Measured]:
    """All programs, in turn, so that a slow moment of the machine hits all; the first turn warms up."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured = [Measured(program) for program in programs(folder)]
        for turn in range(runs + 1):
            for one in measured:
                with tempfile.TemporaryDirectory(dir=folder) as state:  # no place is remembered
                    _measure(one if turn else Measured(one.program), environment(Path(state)))
        return measured


def frames(runs: int) -> Table:
    """First frame, memory and end of the reader alone: more turns than there is time for with all."""
    measured: list[Measured] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = [one for one in programs(folder) if one.name in (FLOOR, READER) and not one.takes_long]
        measured = [Measured(program) for program in own]
        for turn in range(runs + 1):
            for one in measured:
                with tempfile.TemporaryDirectory(dir=folder) as state:
                    _open_and_leave(one if turn else Measured(one.program), environment(Path(state)))
    floor = measured[0]
    rows = [
        [
            one.program.label,
            *_with_ratio(one.first, floor.first),
            *_with_ratio(one.work, floor.work),
            FIRST_FRAMES.get(one.program.content, ""),
            *_with_ratio(one.quit, floor.quit),
            f"{middle(one.memory):.0f}",
            f"{middle(one.memory) / middle(floor.memory):.2f}",
        ]
        for one in measured
    ]
    note = (
        f"Medians of {runs} runs in turn; a terminal of 120×40; × is the ratio to {FLOOR}. The first "
        f"frame is the one with content; work is processor time until then. Left after {READ:g} s without a key."
    )
    headings = ["program", "first frame ms", "×", "work ms", "×", "budget", "end ms", "×", "memory MB", "×"]
    return Table("First frames", note, headings, rows)


def _open_and_leave(one: Measured, variables: Mapping[str, str]) -> None:
    program = one.program
    terminal = Terminal(program.command, {**variables, **program.more})
    one.first.append(terminal.until(program.appears, 60))
    one.work.append(terminal.processor())
    terminal.settle(READ)
    one.memory.append(terminal.memory())
    one.quit.append(terminal.leave(program.end))


def _measure(one: Measured, variables: Mapping[str, str]) -> None:
    program = one.program
    terminal = Terminal(program.command, {**variables, **program.more})
    one.first.append(terminal.until(program.appears, 60))
    one.work.append(terminal.processor())
    if program.name == READER:
        terminal.press(program.first_keys)
        for keys, early in ((program.down, one.down_early), (program.page, one.page_early)):
            early.extend(terminal.press(keys).last for _ in range(EARLY))
        terminal.settle(CHECKED)
    elif program.first_keys:
        terminal.settle()
        terminal.press(program.first_keys)
    terminal.settle()
    if program.down:
        for keys, times in ((program.down, one.down), (program.page, one.page)):
            for _ in range(KEYS):
                burst = terminal.press(keys)
                if not burst.size:  # the end of the text
                    break
                times.append(burst.last)
                one.size.append(burst.size)
        one.repeat.append(terminal.repeat(program.down, KEYS * 2, RATE))
        one.resize.append(terminal.resize(100, 40).last)
    if program.name == READER:
        terminal.press("/")
        bursts = [terminal.press(letter, LATER) for letter in "none of them"]
        one.typed.extend(burst.first for burst in bursts)
        one.find.extend(burst.last for burst in bursts)
        terminal.press("\x1b", LATER)
        terminal.settle(IDLE)
        before = terminal.processor()
        time.sleep(IDLE)
        one.idle.append((terminal.processor() - before) / IDLE)
    one.memory.append(terminal.memory())
    one.quit.append(terminal.leave(program.end))


def tables(measured: Sequence[Measured], runs: int) -> list[Table]:
    """What was measured, with ratios to the smallest Textual program with four panes."""
    floor = next(one for one in measured if one.program.name == FLOOR)
    how = f"Medians of {runs} runs in turn; a terminal of 120×40; × is the ratio to {FLOOR}."
    frames = [
        [
            one.program.label,
            *_with_ratio(one.first, floor.first),
            *_with_ratio(one.work, floor.work),
            *_with_ratio(one.quit, floor.quit),
            f"{middle(one.memory):.0f}",
            f"{middle(one.memory) / middle(floor.memory):.2f}",
        ]
        for one in measured
    ]
    keys = [
        [
            one.program.label,
            *(ms(of(times)) for times in (one.down, one.page) for of in (middle, worst)),
            ms(middle(one.repeat)),
            ms(middle(one.resize)),
            f"{middle(one.size):,.0f}",
        ]
        for one in measured
        if one.down
    ]
    own = [
        [
            one.program.content,
            *(ms(of(times)) for times in (one.typed, one.find) for of in (middle, worst)),
            *(ms(of(times)) for times in (one.down_early, one.page_early) for of in (middle, worst)),
            f"{middle(one.idle):.1%}",
        ]
        for one in measured
        if one.find
    ]
    return [
        Table(
            "First frame, memory and end",
            f"{how} The first frame is the one with content. Work is processor time until then.",
            ["program", "first frame ms", "×", "work ms", "×", "end ms", "×", "memory MB", "×"],
            frames,
        ),
        Table(
            "Keys",
            f"From the key to the last byte of the answer, all strokes of {runs} runs: the middle, and the "
            "95th of 100. Held down: from the last of 60 strokes at 30 a second to the last byte. Resized: "
            "from 120 to 100 columns.",
            ["program", "line ms", "95 %", "page ms", "95 %", "held ms", "resized ms", "bytes a key"],
            keys,
        ),
        Table(
            "Finding, the first keys, and doing nothing",
            "Each letter typed into `/`: until it stands there, and until all that it finds is drawn. Early: "
            f"the first {EARLY} strokes of each key, while a large brief is still being checked. Idle: the "
            f"share of a core in {IDLE} s without a key.",
            [
                "briefreader on",
                *("letter ms", "95 %", "found ms", "95 %"),
                *("early line ms", "95 %", "early page ms", "95 %", "idle"),
            ],
            own,
        ),
    ]


def _with_ratio(times: Sequence[float], floor: Sequence[float]) -> tuple[str, str]:
    return ms(middle(times)), f"{middle(times) / middle(floor):.2f}"


if __name__ == "__main__":
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    for table in tables(measure(turns), turns):
        print(table.text())
