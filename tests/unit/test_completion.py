"""What is suggested while a query is typed."""

import pytest

from briefreader.library.completion import completed

VALUES = {"speaker": ["Yang Uk", "Ada Lee (minister)"], "source": ["The “Quessel” Courier"]}


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("sp", "speaker:"),
        ("flood -st", "flood -stance:"),
        ("(stance:", "(stance:asserts"),
        ("stance:de", "stance:denies"),
        ("STANCE:DE", "STANCE:DEnies"),
        ("stance:denies", None),
        ("speaker:ya", "speaker:yang"),
        ("speaker:MIN", "speaker:MINister"),
        ('speaker:"ya', 'speaker:"yang Uk"'),
        ('speaker:"yang u', 'speaker:"yang uk"'),
        ("gate or speaker:l", "gate or speaker:lee"),
        ("source:cou", "source:courier"),
        ("tag:x", None),
        ("spaeker:y", None),
        ('"sp', None),
        ("", None),
        ("gate ", None),
    ],
)
def test_the_last_term_is_completed(typed: str, whole: str | None) -> None:
    assert completed(typed, VALUES) == whole
