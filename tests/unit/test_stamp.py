"""Stamping: put in only when every span was found, and nothing else in the file changes."""

import difflib
import errno
import hashlib
import json
import os
from pathlib import Path

import pytest

from briefreader.brief.model.brief import Attested
from briefreader.brief.reading.load import Loaded, load
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.attestation import attestation_holds
from briefreader.brief.verification.source import SourceText, blocks
from briefreader.brief.writing.stamp import attest, attested_lines, stamp_in_place

ARTICLE = "“We stay,” he said.\n\n“Go home.”\n"
SHA = hashlib.sha256(ARTICLE.encode()).hexdigest()
SOURCE = SourceText(blocks(ARTICLE), SHA, "article.txt")

REST = """\
# A comment that stays.
summary:   "Spaces stay too."   # and this one
speakers: [{id: he, name: He, type: person}]
quotes:
  - {id: q, speaker: he, para: 1, kind: direct, spans: [{exact: We stay}]}
"""
HEAD = 'brief: "1"\nid: b\ntitle: Zeichen „é“ 😀\n'
CSL = "csl: {id: b, type: book, title: B}"


def stamped(path: Path, text: str, name: str = "A. Reader") -> str:
    path.write_bytes(text.encode())
    loaded = load(path)
    stamp_in_place(path, loaded, attest(loaded, SOURCE, checked="2031-05-02", checked_by=name))
    result = load(path)
    assert attestation_holds(result.brief)
    assert result.brief.source.attested is not None
    assert result.brief.source.attested.checked_by == name
    return path.read_bytes().decode()


def added_and_removed(before: str, after: str) -> tuple[list[str], list[str]]:
    lines = list(difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True)))
    return [line[2:] for line in lines if line[0] == "+"], [line[2:] for line in lines if line[0] == "-"]


@pytest.mark.parametrize(
    "source",
    [
        f"source:\n  {CSL}\n  sha256: {SHA}\n",
        f"source:\n  {CSL}\n  sha256: {SHA}   # from the desk\n\n",
        f"source:\n    {CSL}\n    sha256: {SHA}\n    file: |\n      article.txt\n\n",
        f"source:\n  {CSL}\n  sha256: {SHA}\n  missing:\n  - author\n  - URL\n",
        f"source:\n  sha256: {SHA}\n  csl:\n    id: b\n    type: book\n    title: >-\n      A\n      B\n",
        f'source:\n  {CSL}\n  sha256:\n    "{SHA}"\n  # a comment at the end\n',
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_block_of_lines_is_added_and_nothing_else(
    tmp_path: Path, source: str, newline: str, mark: str
) -> None:
    before = mark + (HEAD + source + REST).replace("\n", newline)

    added, removed = added_and_removed(before, stamped(tmp_path / "b.yaml", before))

    assert removed == []
    assert [line.split(":")[0].strip() for line in added] == [
        "attested",
        "sha256",
        "digest",
        "checked",
        "checked_by",
    ]
    assert all(line.endswith(newline) for line in added)


def test_source_may_be_the_last_line_without_a_line_break(tmp_path: Path) -> None:
    before = f"{HEAD}{REST}source:\n  {CSL}\n  sha256: {SHA}"

    after = stamped(tmp_path / "b.yaml", before)

    assert after.startswith(f"{before}\n  attested:\n")


def test_source_in_braces_gets_it_in_braces(tmp_path: Path) -> None:
    source = f"source: {{{CSL}, sha256: {SHA}}}  # short\n"

    after = stamped(tmp_path / "b.yaml", HEAD + source + REST)

    assert after.count("\n") == (HEAD + source + REST).count("\n")
    assert "}  # short\n" in after


def test_an_old_attestation_in_braces_is_replaced(tmp_path: Path) -> None:
    old = f"attested: {{sha256: {'0' * 64}, digest: old, checked: 2030, checked_by: B}}"
    source = f"source: {{{CSL}, {old}, sha256: {SHA}}}\n"

    after = stamped(tmp_path / "b.yaml", HEAD + source + REST)

    assert after.count("attested") == 1
    assert after.endswith(f"}}, sha256: {SHA}}}\n{REST}")


@pytest.mark.parametrize(
    "old",
    [
        "  attested:\n    sha256: {0}\n    digest: old\n    checked: 2030-01-01\n    checked_by: B  # who\n",
        "  attested: {{sha256: {0}, digest: old, checked: 2030-01-01, checked_by: B}}  # who\n",
    ],
)
def test_an_old_attestation_is_replaced_where_it_stands(tmp_path: Path, old: str) -> None:
    before = f"{HEAD}source:\n  {CSL}\n{old.format('0' * 64)}  sha256: {SHA}\n{REST}"

    after = stamped(tmp_path / "b.yaml", before)

    assert after.startswith(f"{HEAD}source:\n  {CSL}\n  attested:\n    sha256:")
    assert after.endswith(f'    checked_by: "A. Reader"  # who\n  sha256: {SHA}\n{REST}')


def test_stamping_twice_is_stamping_once(tmp_path: Path) -> None:
    once = stamped(tmp_path / "b.yaml", f"{HEAD}source:\n  {CSL}\n  sha256: {SHA}\n{REST}")

    assert stamped(tmp_path / "b.yaml", once) == once


TREE = {
    "brief": "1",
    "id": "b",
    "title": "Zeichen „é“ 😀",
    "source": {"csl": {"id": "b", "type": "book", "title": 'B } " {'}, "sha256": SHA},
    "summary": "S",
    "speakers": [{"id": "he", "name": "He", "type": "person"}],
    "quotes": [{"id": "q", "speaker": "he", "para": 1, "kind": "direct", "spans": [{"exact": "We stay"}]}],
}


@pytest.mark.parametrize("indent", [None, 2, "\t"])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_json_gets_one_more_key(tmp_path: Path, indent: str | int | None, ascii_only: bool) -> None:
    before = json.dumps(TREE, indent=indent, ensure_ascii=ascii_only)

    after = stamped(tmp_path / "b.json", before)

    start = after.index('"attested"')
    end = after.index("}", start) + 1
    assert after[:start].rstrip().removesuffix(",") + after[end:] == before
    assert stamped(tmp_path / "b.json", after) == after


@pytest.mark.parametrize("name", ['A: "Reader" #1', "Ö. Reader 😀", "- x", "null"])
def test_any_name_is_written_so_that_it_is_read_back(tmp_path: Path, name: str) -> None:
    stamped(tmp_path / "b.yaml", f"{HEAD}source:\n  {CSL}\n  sha256: {SHA}\n{REST}", name)


def loaded(path: Path, source: str = f"source: {{{CSL}, sha256: {SHA}}}\n", rest: str = REST) -> Loaded:
    path.write_text(HEAD + source + rest)
    return load(path)


def refusal(brief: Loaded, source: SourceText = SOURCE) -> str:
    with pytest.raises(BriefError) as refused:
        attest(brief, source, checked="2031-05-02", checked_by="A. Reader")
    return refused.value.what


def test_the_block_to_print(tmp_path: Path) -> None:
    attested = attest(loaded(tmp_path / "b.yaml"), SOURCE, checked="2031-05-02", checked_by="A.\x1b Reader")

    lines = attested_lines(attested)

    assert lines[:2] == ["attested:", f'  sha256: "{SHA}"']
    assert lines[2].startswith('  digest: "v1:')
    assert lines[3:] == ['  checked: "2031-05-02"', '  checked_by: "A. Reader"']


@pytest.mark.parametrize("words", ["We go", "stay", "We  stay", "Go home.", "'We stay,” he said.'"])
def test_no_stamp_while_a_span_is_not_verified(tmp_path: Path, words: str) -> None:
    what = refusal(loaded(tmp_path / "b.yaml", rest=REST.replace("We stay", words)))

    assert what == "not every span was found whole and unchanged: q"


def test_no_stamp_from_another_file_or_without_a_hash_or_for_a_faulty_brief(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    other = SourceText(SOURCE.paragraphs, "0" * 64, "other.txt")

    assert refusal(loaded(path), other) == "other.txt is not the file the brief was made from"
    assert "of which file" in refusal(loaded(path, source=f"source: {{{CSL}}}\n"))
    assert refusal(loaded(path, rest=REST.replace("kind: direct", "kind: shouted"))) == "the brief has errors"


def test_a_file_that_has_changed_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    brief = loaded(path)
    attested = attest(brief, SOURCE, checked="2031-05-02", checked_by="A. Reader")
    path.write_text(path.read_text().replace("We stay", "We go"))
    before = path.read_bytes()

    with pytest.raises(BriefError, match="left as it was"):
        stamp_in_place(path, brief, attested)

    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_attestation_that_does_not_hold_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    brief = loaded(path)
    before = path.read_bytes()
    wrong = Attested(sha256=SHA, digest="v1:0", checked="2031-05-02", checked_by="A. Reader")

    with pytest.raises(BriefError):
        stamp_in_place(path, brief, wrong)

    assert path.read_bytes() == before


def test_rights_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "b.yaml", tmp_path / "link.yaml"
    path.write_text(f"{HEAD}source:\n  {CSL}\n  sha256: {SHA}\n{REST}")
    path.chmod(0o640)
    link.symlink_to(path)
    brief = load(link)

    stamp_in_place(link, brief, attest(brief, SOURCE, checked="2031-05-02", checked_by="A. Reader"))

    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert attestation_holds(load(path).brief)


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.yaml"
    brief = loaded(path)
    attested = attest(brief, SOURCE, checked="2031-05-02", checked_by="A. Reader")
    before = path.read_bytes()

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(BriefError, match="No space left"):
        stamp_in_place(path, brief, attested)

    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
