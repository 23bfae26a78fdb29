"""Pages on stdout."""

from briefreader.commands.output import say, width
from briefreader.printing.page import Section


def say_page(page: Section, format_name: str) -> None:
    """Print a page as `text` or `markdown`. Raises Failure."""
    if format_name == "markdown":
        from briefreader.printing.markdown import markdown

        say(markdown(page))
    else:
        from briefreader.printing.text import text

        say(text(page, width()))
