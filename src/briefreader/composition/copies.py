"""What a copy is made as, and making it."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from briefreader.brief import Quote
from briefreader.brief.verification.document import OpenDocument
from briefreader.cite.citer import FORMAT_LABELS, Citer, Form
from briefreader.cite.remarks import Remark, Rendered
from briefreader.cite.style_input import Layout
from briefreader.cite.template import TemplateError, templates_in
from briefreader.composition.citing import by_template
from briefreader.notes import Notebook
from briefreader.notes.item_words import ItemWords

RICH = "rich"  # HTML, with plain text for the programs that take no other
_TEMPLATE = "template "  # before the name of a template of the user


class CopyAs(Struct, frozen=True):
    """Style, output and layout of a copy; an output is a format, or a template of the user.

    Several quotes are `grouped` by their speakers, or stand in the order in which they were chosen.
    """

    style: str = "default"
    output: str = "plain"
    layout: Layout = "auto"
    grouped: bool = False


def outputs(templates: Path) -> Mapping[str, str]:
    """What can be copied as, with what a menu calls it; the user's own templates come last."""
    own = {f"{_TEMPLATE}{name}": f"Yours: {name}" for name in templates_in(templates)}
    return {"plain": FORMAT_LABELS["plain"], RICH: "Rich text", **FORMAT_LABELS, **own}


class Copier:
    """Makes copies of the items of one brief."""

    def __init__(self, opened: OpenDocument, notebook: Notebook, citer: Citer, templates: Path) -> None:
        self._opened = opened
        self._notebook = notebook
        self._citer = citer
        self._templates = templates

    def made(
        self, items: Sequence[str], copy_as: CopyAs, others: "Sequence[tuple[Copier, Sequence[str]]]" = ()
    ) -> Rendered:
        """The items as one text; what cannot be copied, or is not checked, is remarked. Never raises.

        Items of `others`, copiers of other briefs, follow in the same text.
        """
        chosen = [(self, items), *others]
        if copy_as.grouped:
            chosen = [(copier, copier._by_speaker(found)) for copier, found in chosen]
        if copy_as.output.startswith(_TEMPLATE):
            made = [copier._by_template(found, copy_as) for copier, found in chosen]
            told = dict.fromkeys(remark for one in made for remark in one.remarks)
            return Rendered("\n".join(one.text for one in made if one.text), tuple(told))
        first, *rest = ((copier._citer, found) for copier, found in chosen)
        cite = partial(first[0].excerpts, first[1], others=rest)
        if copy_as.output == RICH:
            plain = cite(Form(copy_as.style, layout=copy_as.layout))
            html = cite(Form(copy_as.style, "html", copy_as.layout))
            return Rendered(plain.text, plain.remarks, html.text)
        return cite(Form(copy_as.style, copy_as.output, copy_as.layout))

    def _by_template(self, items: Sequence[str], copy_as: CopyAs) -> Rendered:
        name = copy_as.output.removeprefix(_TEMPLATE)
        form = Form(copy_as.style, layout=copy_as.layout)
        try:
            path = templates_in(self._templates).get(name)
            if path is None:
                raise TemplateError(f"there is no template {name} in {self._templates}")
            notebook = ItemWords(self._opened).in_place(self._notebook)
            made = by_template(self._citer, notebook, items, path, form)
            unchecked = self._citer.unchecked(items)
            told = (remark for one in made.values() for remark in one.remarks if remark.code != "unchecked")
            texts = (one.text for one in made.values() if one.text)
            return Rendered("\n".join(texts), (*unchecked, *dict.fromkeys(told)))
        except TemplateError as error:
            return Rendered("", (Remark("template", (name, str(error))),))

    def _by_speaker(self, items: Sequence[str]) -> list[str]:
        """What one speaker said stands together, the speakers in the order of their first words."""
        groups: dict[tuple[str, ...], list[str]] = {}
        for item_id in items:
            item = self._opened.index.items.get(item_id)
            groups.setdefault(item.speakers if isinstance(item, Quote) else (), []).append(item_id)
        return [item for group in groups.values() for item in group]
