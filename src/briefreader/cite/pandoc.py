"""What pandoc does for us, where it is installed."""

from collections.abc import Sequence

_SECONDS = 20


class PandocError(Exception):
    """Pandoc is not there, or does not do it: what, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what}. {mend}")
        self.what = what
        self.mend = mend


def by_pandoc(arguments: Sequence[str], text: str, mend: str) -> bytes:
    """What pandoc makes of a text. `mend` is told where it refuses. Raises PandocError."""
    from briefreader.base.processes import (  # whose cost only pandoc's users pay
        ProcessError,
        ProcessMissing,
        run,
    )

    argv = ["pandoc", *arguments]
    try:
        result = run(argv, input=text.encode(errors="replace"), timeout=_SECONDS)
    except ProcessMissing:
        raise PandocError("pandoc is not installed", "Install it, or choose what needs no pandoc") from None
    except ProcessError as error:
        raise PandocError(str(error), mend) from None
    if result.code:
        lines = result.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
        raise PandocError(f"pandoc refused: {lines[0]}", mend)
    return result.stdout


def docx(text: str, *, author: str = "", lang: str = "en") -> bytes:
    """A Word document of pandoc Markdown, whose heading of level 1 is the title. Raises PandocError.

    Title, author and language are among its properties.
    """
    # No sandbox, in which the pandoc of many distributions does not find its own template. It opens nothing
    # but images, and no value of ours can become one.
    arguments = ["--from=markdown", "--to=docx", "--output=-", "--shift-heading-level-by=-1"]
    arguments += [f"--metadata=lang={lang}", *([f"--metadata=author={author}"] if author else [])]
    return by_pandoc(arguments, text, "Write the report as Markdown or HTML")
