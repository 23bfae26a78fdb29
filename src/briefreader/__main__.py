"""The program: `briefreader`, or `python -m briefreader`."""

import gc
import os
import sys


def main() -> None:
    """Run the program and end the process."""
    # Importing and reading make little garbage and many objects. The screen has its own rule.
    gc.disable()
    from briefreader.commands.direct import open_path

    code = open_path(sys.argv[1:])
    if code is None:
        from briefreader.cli import run

        code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    # Everything is written; taking the interpreter apart would only take time.
    os._exit(code)


if __name__ == "__main__":
    main()
