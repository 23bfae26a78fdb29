"""A checked draft is written to the file that was named, and to no other."""

import os
import shutil
import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefreader.base import files
from briefreader.brief import Brief, BriefError
from briefreader.brief.reading.load import Loaded, load
from briefreader.brief.writing.revisions import save_revision
from briefreader.brief.writing.serialise import as_yaml
from tests.conftest import ROOT

DRAFTS = ROOT / "tests" / "drafts"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DRAFTS, tmp_path / "drafts"))


@pytest.fixture
def draft(folder: Path) -> Loaded:
    return load(folder / "harbour-crane.yaml")


@pytest.fixture
def brief(draft: Loaded) -> Brief:
    return replace(draft.brief, revision=2)


def refusal(brief: Brief, target: Path, draft: Loaded) -> str:
    before = {path: path.read_bytes() for path in target.parent.glob("*") if path.is_file()}
    with pytest.raises(BriefError) as refused:
        save_revision(brief, target, draft)
    assert {path: path.read_bytes() for path in target.parent.glob("*") if path.is_file()} == before
    return refused.value.what


@pytest.mark.parametrize("name", ["harbour-crane-r2.yaml", "Neu und schön.JSON", "x.yml"])
def test_a_new_file_is_read_back_as_the_brief(name: str, folder: Path, brief: Brief, draft: Loaded) -> None:
    saved = save_revision(brief, folder / name, draft).loaded
    assert replace(saved, name=str(folder / name)) == load(folder / name)
    assert saved.brief == brief
    assert [path for path in folder.iterdir() if path.suffix == ".tmp"] == []


def test_a_new_file_has_the_rights_of_any_new_file(folder: Path, brief: Brief, draft: Loaded) -> None:
    (folder / "other").touch()
    save_revision(brief, folder / "new.yaml", draft)
    modes = {stat.S_IMODE((folder / name).stat().st_mode) for name in ("other", "new.yaml")}
    assert len(modes) == 1


def test_a_link_is_not_followed_to_another_file(folder: Path, brief: Brief, draft: Loaded) -> None:
    (folder / "r1.yaml").write_bytes((folder / "harbour-crane.yaml").read_bytes())
    (folder / "link.yaml").symlink_to(folder / "r1.yaml")
    told = refusal(brief, folder / "link.yaml", draft)
    assert str(folder / "r1.yaml") in told and "a link" in told
    (folder / "nowhere.yaml").symlink_to(folder / "nothing.yaml")
    refusal(brief, folder / "nowhere.yaml", draft)


def test_a_link_is_followed_to_the_draft_itself(folder: Path, brief: Brief, draft: Loaded) -> None:
    (folder / "link.yaml").symlink_to(folder / "harbour-crane.yaml")
    saved = save_revision(brief, folder / "link.yaml", draft).loaded
    assert saved.path == folder / "harbour-crane.yaml" and (folder / "link.yaml").is_symlink()
    assert load(folder / "harbour-crane.yaml").brief == brief


def test_an_earlier_revision_is_replaced_with_its_rights(folder: Path, brief: Brief, draft: Loaded) -> None:
    target = folder / "r2.yaml"
    save_revision(brief, target, draft)
    target.chmod(0o640)
    save_revision(replace(brief, revision=3), target, draft)
    assert load(target).brief.revision == 3
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_the_drafts_own_file_is_replaced_when_it_is_named(folder: Path, brief: Brief, draft: Loaded) -> None:
    save_revision(brief, folder / "harbour-crane.yaml", draft)
    assert load(folder / "harbour-crane.yaml").brief == brief


def test_but_not_once_somebody_else_has_changed_it(folder: Path, brief: Brief, draft: Loaded) -> None:
    own = folder / "harbour-crane.yaml"
    own.write_text(own.read_text("utf-8") + "\n", "utf-8")
    assert "changed since" in refusal(brief, own, draft)


def test_nor_where_a_part_of_it_could_not_be_read(folder: Path, brief: Brief) -> None:
    own = folder / "harbour-crane.yaml"
    own.write_text(own.read_text("utf-8").replace("kind: indirect", "kind: hearsay", 1), "utf-8")
    draft = load(own)
    assert "would be lost" in refusal(replace(draft.brief, revision=2), own, draft)


def test_nor_is_a_later_revision(folder: Path, brief: Brief, draft: Loaded) -> None:
    save_revision(replace(brief, revision=5), folder / "r5.yaml", draft)
    assert "revision 5, which is not older" in refusal(brief, folder / "r5.yaml", draft)


class TestTheArticle:
    def test_is_never_written_over(self, folder: Path, brief: Brief, draft: Loaded) -> None:
        assert "does not say" in refusal(brief, folder / "harbour.txt", draft)

    def test_is_known_by_its_hash_under_any_name(self, folder: Path, brief: Brief, draft: Loaded) -> None:
        (folder / "harbour.txt").rename(folder / "article.yaml")
        assert "the article" in refusal(brief, folder / "article.yaml", draft)

    def test_is_known_through_a_link(self, folder: Path, brief: Brief, draft: Loaded) -> None:
        (folder / "link.yaml").symlink_to(folder / "harbour.txt")
        assert "the article" in refusal(brief, folder / "link.yaml", draft)

    @pytest.mark.parametrize("there", [True, False])
    def test_is_known_by_its_name_whatever_it_holds(
        self, there: bool, folder: Path, brief: Brief, draft: Loaded
    ) -> None:
        named = replace(draft.brief, source=replace(draft.brief.source, file="article.json"))
        if there:
            (folder / "article.json").write_text(as_yaml(brief), "utf-8")
        loaded = replace(draft, brief=named)
        assert "the article" in refusal(replace(named, revision=2), folder / "article.json", loaded)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"shopping: milk\n", "not a brief"),
        (b"", "not a brief"),
        (b"\xff\xfe\x00", "not a brief"),
        (b'brief: "1"\nid: other\n', "another brief"),
        (b'brief: "1"\n', "another brief"),
    ],
)
def test_what_is_something_else_stays(
    content: bytes, told: str, folder: Path, brief: Brief, draft: Loaded
) -> None:
    target = folder / "harbour-crane.yml"
    target.write_bytes(content)
    assert told in refusal(brief, target, draft)


def test_a_folder_or_device_is_no_file_to_write(folder: Path, brief: Brief, draft: Loaded) -> None:
    (folder / "x.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    assert "folder" in refusal(brief, folder / "x.yaml", draft)
    assert "pipe" in refusal(brief, folder / "pipe.yaml", draft)
    assert "no such folder" in refusal(brief, folder / "nowhere" / "x.yaml", draft)


@pytest.mark.parametrize("name", ["nul\0.yaml", "x" * 300 + ".yaml", "loop.yaml", "x" * 5000 + "/y.yaml"])
def test_a_name_that_can_not_be_used_is_told(name: str, folder: Path, brief: Brief, draft: Loaded) -> None:
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    with pytest.raises(BriefError):
        save_revision(brief, folder / name, draft)


def test_a_full_disk_leaves_what_was_there(
    folder: Path, brief: Brief, draft: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space left" in refusal(brief, folder / "harbour-crane.yaml", draft)
    assert "No space left" in refusal(brief, folder / "new.yaml", draft)


def test_without_links_a_new_file_is_still_new(
    folder: Path, brief: Brief, draft: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    assert save_revision(brief, folder / "new.yaml", draft).loaded.brief == brief
    with pytest.raises(FileExistsError):
        files.write_new(folder / "new.yaml", b"x", private=False)
