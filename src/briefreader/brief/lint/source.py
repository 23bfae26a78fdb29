"""The source: its citation, its file, its paragraphs, and the word of who has checked them."""

from msgspec.structs import fields

from briefreader.base.patterns import pattern
from briefreader.brief.lint.context import LintContext, at
from briefreader.brief.model.brief import Brief, Paragraph
from briefreader.brief.model.csl import CslItem
from briefreader.brief.reading.findings import Findings, quoted, set_to
from briefreader.brief.verification.attestation import digest
from briefreader.brief.verification.source import (
    SourceText,
    file_beside,
    one_line,
    paragraph_hash,
    place_words,
)

# Types whose citation names what they appeared in.
_PARTS_OF_SOMETHING = frozenset(
    (
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "chapter",
        "entry-dictionary",
        "entry-encyclopedia",
        "paper-conference",
        "post-weblog",
    )
)
_LANGUAGE_TAG = pattern(r"(?:[A-Za-z]{2,3}|x)(?:-[A-Za-z0-9]{1,8})*")
_LANGUAGES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
    "italian": "it",
    "portuguese": "pt",
    "dutch": "nl",
    "polish": "pl",
    "russian": "ru",
    "ukrainian": "uk",
    "turkish": "tr",
    "arabic": "ar",
    "hebrew": "he",
    "chinese": "zh",
    "japanese": "ja",
    "korean": "ko",
    "swedish": "sv",
    "norwegian": "no",
    "danish": "da",
    "finnish": "fi",
    "czech": "cs",
    "greek": "el",
    "hungarian": "hu",
    "romanian": "ro",
    "hindi": "hi",
}
_ATTRIBUTES = {field.encode_name: field.name for field in fields(CslItem)}


def check_source(examined: LintContext) -> None:
    """Everything about the source that is not a quote."""
    brief, source, report = examined.brief, examined.source, examined.report
    _check_missing(brief, report)
    _check_language(brief, report)
    _check_unnamed(brief, report)
    if source is None:
        _check_unhashed(examined)
    if source is not None:
        _check_file(brief, source, report)
    for number, entry in enumerate(brief.text):
        _check_paragraph(entry, number, examined)
    _check_attested(examined.written, report)


def expected_fields(csl: CslItem) -> tuple[str, ...]:
    """The CSL variables that a citation of this type is expected to have beside its title."""
    container = ("container-title",) if csl.type in _PARTS_OF_SOMETHING else ()
    return ("author", "issued", *container, "URL")


def _check_missing(brief: Brief, report: Findings) -> None:
    """`missing` against what the citation lacks."""
    csl, listed = brief.source.csl, brief.source.missing
    for name in expected_fields(csl):
        if not has_variable(csl, name) and name not in listed:
            report.warning(
                "field-missing",
                at("source", "csl"),
                f"the citation has no {quoted(name)}, and `missing` does not list it",
                f"Add it, or list {name} in `source.missing` if the source does not tell.",
            )
    for number, name in enumerate(listed):
        where = at("source", "missing", number)
        if name not in _ATTRIBUTES:
            like = report.nearest(name, _ATTRIBUTES)
            mend = f"Write `{like}` if that is meant." if like else "Write the name of a CSL variable."
            fix = set_to(where, like, certain=False) if like else None
            report.warning("unknown-field", where, f"{quoted(name)} is not a field of a citation", mend, fix)
        elif has_variable(csl, name):
            report.warning(
                "field-not-missing",
                where,
                f"the citation has {quoted(name)}",
                "Remove it from one of the two.",
            )


def _check_language(brief: Brief, report: Findings) -> None:
    """`lang` is a tag of BCP 47."""
    if _LANGUAGE_TAG.fullmatch(brief.lang):
        return
    dashed = brief.lang.replace("_", "-")
    tag = _LANGUAGES.get(brief.lang.strip().casefold())
    tag = dashed if tag is None and _LANGUAGE_TAG.fullmatch(dashed) else tag
    report.warning(
        "bad-language",
        at("lang"),
        f"{quoted(brief.lang)} is not the tag of a language",
        f"Write `lang: {tag}`." if tag else "Write a tag such as `en`, `de` or `pt-BR`.",
        set_to(at("lang"), tag) if tag else None,
    )


def _check_unnamed(brief: Brief, report: Findings) -> None:
    """A reason for not naming somebody belongs to one who is not named."""
    for number, speaker in enumerate(brief.speakers):
        if speaker.anonymity is not None and speaker.named:
            report.warning(
                "named-and-anonymous",
                at("speakers", number, "anonymity"),
                "the source is said to keep the name to itself, and the speaker is named",
                "Add `named: false`, or remove `anonymity`.",
                set_to(at("speakers", number, "named"), value=False, certain=False),
            )


def _check_unhashed(examined: LintContext) -> None:
    """A file of the article beside the brief that only lacks its hash."""
    source = examined.brief.source
    path = examined.loaded.path if examined.loaded is not None else None
    if source.file is None or source.sha256 is not None or path is None:
        return
    beside = file_beside(examined.brief, path)
    if beside is None:
        return
    examined.report.warning(
        "no-hash",
        at("source", "file"),
        f"{quoted(beside.name)} is there, but `sha256` is missing, so the quotes are not compared with it",
        f"Add `sha256: {beside.sha256}`.",
        set_to(at("source", "sha256"), beside.sha256),
    )


def has_variable(csl: CslItem, name: str) -> bool:
    """Whether a citation has a value for the CSL variable of that name."""
    return bool(getattr(csl, _ATTRIBUTES[name]))


def _check_file(brief: Brief, source: SourceText, report: Findings) -> None:
    wanted = brief.source.sha256
    if wanted is None:
        report.warning(
            "no-hash",
            at("source"),
            f"without `sha256` quotes found in {quoted(source.name)} are not verified",
            f"Add `sha256: {source.sha256}` to `source` if this is the file.",
            set_to(at("source", "sha256"), source.sha256, certain=False),
        )
    elif wanted != source.sha256:
        report.error(
            "wrong-hash",
            at("source", "sha256"),
            f"{quoted(source.name)} is not the file the brief was made from",
            f"Name the right file, or write `sha256: {source.sha256}` and check all quotes again.",
        )


def _check_paragraph(entry: Paragraph, number: int, examined: LintContext) -> None:
    """Words, length, hash and the file's block have to fit each other."""
    words = one_line(entry.text) if entry.text is not None else examined.text.words.get(entry.place)
    report = examined.report
    if entry.text is not None and entry.sha256 not in (None, paragraph_hash(one_line(entry.text))):
        report.error(
            "wrong-hash",
            at("text", number, "sha256"),
            f"this is not the hash of {place_words(entry.place)} as it stands here",
            f"Write `sha256: {paragraph_hash(one_line(entry.text))}`, or correct the words.",
        )
    alone = entry.text is not None or entry.sha256 == paragraph_hash(words or "")
    if words is not None and alone and entry.chars not in (None, len(words)):
        report.error(
            "wrong-length",
            at("text", number, "chars"),
            f"{place_words(entry.place)} has {len(words)} characters, not {entry.chars}",
            f"Write `chars: {len(words)}`.",
            set_to(at("text", number, "chars"), len(words)),
        )
    if examined.text.basis == "source-file" and entry.place in examined.text.differing:
        _check_block(entry, number, examined)


def _check_block(entry: Paragraph, number: int, examined: LintContext) -> None:
    """An entry of a place where some entry is not in the file."""
    wanted = entry.sha256 if entry.text is None else paragraph_hash(one_line(entry.text))
    assert examined.source is not None
    if any(paragraph_hash(block) == wanted for block in examined.source.paragraphs):
        return
    field, code = ("text", "text-differs") if entry.text is not None else ("sha256", "wrong-hash")
    examined.report.error(
        code,
        at("text", number, field),
        f"{place_words(entry.place)} is not a paragraph of {quoted(examined.source.name)}",
        "Take it from the file again; until then none of its quotes is verified.",
    )


def _check_attested(brief: Brief, report: Findings) -> None:
    attested = brief.source.attested
    if attested is None:
        return
    mend = "Look at the changes, then run `briefreader check --source FILE --stamp --in-place` again."
    if attested.sha256 != brief.source.sha256:
        report.error(
            "attestation-broken", at("source", "attested", "sha256"), "this is not `source.sha256`", mend
        )
    elif attested.digest != digest(brief):
        report.error(
            "attestation-broken",
            at("source", "attested", "digest"),
            f"a quote or speaker has changed since {quoted(attested.checked_by)} checked them",
            mend,
        )
