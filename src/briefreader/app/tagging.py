"""Asking for the tags of items, with those that are in use at hand."""

from collections.abc import Callable, Sequence

from briefreader.app.base_screen import Question
from briefreader.app.widgets.prompt import last_word


def tags_question(
    tags: Sequence[str], known: Sequence[str], answer: Callable[[Sequence[str]], None]
) -> Question:
    """Ask for other tags in the place of these, completed by those that are known.

    One that has a blank in it makes all be separated by commas.
    """
    separator = ", " if any(" " in tag for tag in tags) else " "
    label = f"Tags, {'commas' if separator == ', ' else 'spaces'} between"
    label += " (Tab completes)" if known else ""

    def answered(text: str) -> None:
        written = text.split(",") if "," in text else text.split()
        answer([tag.strip().lstrip("#") for tag in written])  # as they are shown

    return Question(label, separator.join(tags), answer=answered, complete=last_word(known))
