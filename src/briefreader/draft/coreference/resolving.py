"""Whom a name or a phrase means, of those who are known so far."""

from dataclasses import replace
from itertools import chain

from briefreader.draft.annotations.people import Mention, Resolved
from briefreader.draft.coreference.cast import Cast
from briefreader.draft.coreference.describing import described
from briefreader.draft.coreference.naming import named


def resolved_in(cast: Cast, mention: Mention) -> Resolved:
    """Whom a mention means that is no pronoun; a new voice if it means nobody who is known."""
    if mention.others:
        return _together(cast, mention)
    found = named(cast, mention) if mention.kind == "name" else None
    return found or described(cast, mention)


def _together(cast: Cast, mention: Mention) -> Resolved:
    """Those of "Jo Roe and Al Poe", each with what the words before told."""
    trial = cast.copy()
    every: list[Resolved] = []
    for one in (replace(mention, others=()), *mention.others):
        every.append(resolved_in(trial, one))
        trial.learn(every[-1].lessons)
    voices = tuple(dict.fromkeys(voice for one in every for voice in one.voices[:1]))
    doubt = next((one.doubt for one in every if one.doubt), None)
    lessons = tuple(chain.from_iterable(one.lessons for one in every))
    return replace(trial.known(Resolved(voices, voices, doubt)), lessons=lessons)
