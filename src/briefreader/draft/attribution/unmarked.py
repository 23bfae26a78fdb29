"""Who says what stands without marks: the turns of a transcript, block quotations and posts."""

from collections.abc import Sequence
from dataclasses import replace

from briefreader.brief.model.doubt import Doubt
from briefreader.brief.verification.labels import is_titled, without_titles
from briefreader.draft.annotations.people import NOBODY, Lesson, Mention, Resolved, Voice, VoiceId
from briefreader.draft.annotations.unmarked import BlockAuthor, QuotedBlock
from briefreader.draft.attribution.in_context import introduced_by
from briefreader.draft.coreference.memory import Memory
from briefreader.draft.coreference.resolving import resolved_in
from briefreader.draft.coreference.voices import called, unnamed
from briefreader.records.turns import Turn


def turn_voices(memory: Memory, turns: Sequence[Turn]) -> tuple[Voice, ...]:
    """Whom the label of each turn names: a person of the article, else a voice that is called as it is."""
    first = {turn.speaker: turn for turn in reversed(turns) if turn.speaker}
    spoken = {turn.speaker: turn for turn in turns if turn.speaker}
    known = {speaker: _known(memory, speaker) for speaker in spoken}
    voices = {
        speaker: voice.id if voice is not None else _new(memory, first[speaker])
        for speaker, voice in known.items()
    }
    for turn in turns:
        _call(memory, voices, turn)
    return tuple(memory.cast.now(voices[turn.speaker]) if turn.speaker else NOBODY for turn in turns)


def _known(memory: Memory, speaker: str) -> Voice | None:
    """The person of the article with that whole name, or with that family name."""
    bare = without_titles(speaker)
    if " " in bare and " of " not in bare:
        resolved = _named(memory, bare)
        if len(resolved.voices) == 1 and resolved.doubt is None:
            return resolved.voices[0]
    return memory.cast.with_family_name(bare) if " " not in bare else None


def _new(memory: Memory, turn: Turn) -> VoiceId:
    """A new voice that is called as the label is."""
    is_role = turn.kind == "role" and turn.speaker.casefold() in turn.label.casefold()
    new_id, bare = memory.cast.new_id, without_titles(turn.speaker)
    kind = unnamed(new_id, turn.speaker.lower()).type if is_role else "person"
    voice = Voice(new_id, turn.speaker, kind, (bare,) if is_titled(turn.speaker) else ())
    memory.cast.learn((Lesson(voice),))
    return new_id


def _call(memory: Memory, voices: dict[str, VoiceId], turn: Turn) -> None:
    """Take note of the name in a label."""
    if not turn.speaker or turn.kind not in ("name", "role"):
        return
    voice = memory.cast.now(voices[turn.speaker])
    if turn.name not in ("", voice.name):
        memory.cast.learn((Lesson(called(voice, turn.name)),))


def block_authors(memory: Memory, blocks: Sequence[QuotedBlock]) -> tuple[BlockAuthor, ...]:
    """Whose words the block quotations have, as far as what stands around them tells."""
    found = (_author(memory, block) for block in blocks)
    return tuple(one for one in found if one is not None and one.resolved.voices)


def _author(memory: Memory, block: QuotedBlock) -> BlockAuthor | None:
    """Whom the line behind a block names, else the sentence that leads to it, or goes on from it."""
    if block.author:
        resolved = _named(memory, block.author)
        if block.handle and resolved.voices:
            memory.cast.learn((Lesson(called(resolved.voices[0], block.handle)),))
        return BlockAuthor(block, resolved)
    places = {part.passage.place: number for number, part in enumerate(memory.parts)}
    at = places.get(block.before) if block.before is not None else None
    led = introduced_by(memory, at) if at is not None else None
    if led is not None:
        return BlockAuthor(block, memory.learn(led), is_led=True)
    if not block.signed:
        return None
    resolved = _named(memory, block.signed)
    return BlockAuthor(block, replace(resolved, doubt=resolved.doubt or Doubt("other", (block.signing,))))


def _named(memory: Memory, name: str) -> Resolved:
    """Whom a full name means that stands beside the text."""
    return memory.learn(resolved_in(memory.cast, Mention("name", name, 0, 0)))
