"""What copying items gives: the text with its citation, and what must be said about it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, structs

from briefreader.brief.model.brief import Brief, Claim, several
from briefreader.brief.model.csl import CslDate, CslItem
from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import KnownWords
from briefreader.brief.verification.verification import Verifier
from briefreader.cite.address import page_address
from briefreader.cite.citation import INFERRED, Pinpoint, Work, missing_fields, work
from briefreader.cite.dates import CitationDate
from briefreader.cite.entries import ENTRIES, Keyed
from briefreader.cite.entries.key import is_same_source, key
from briefreader.cite.formats import FORMATS
from briefreader.cite.formats.pieces import Block, Format, Pieces, Table
from briefreader.cite.formats.plain import MARKED
from briefreader.cite.headline_case import headline_case
from briefreader.cite.names import Name
from briefreader.cite.pandoc import PandocError
from briefreader.cite.punctuation import at_first_level, count_words, curled, in_sequence
from briefreader.cite.remarks import Remark, Rendered
from briefreader.cite.sentence_case import sentence_case
from briefreader.cite.statements import CitedItem, Items, NotCopiable
from briefreader.cite.style_input import Cited, Earlier, Layout, Paraphrased, Quoted
from briefreader.cite.styles import STYLES
from briefreader.cite.styles.style import InText, NoteStyle, Style
from briefreader.cite.template import NATIVE, native, render
from briefreader.cite.template_context import Annotation, TemplateFields, TemplateSource, fields

_POSITION = ("Who", "Stance", "Statement", "Evidence", "Verification")  # over the positions of a claim
_WIDTHS = (6, 6, 9, 7, 6)
_LINES_IN_DOUBT = 30  # words that may fill three lines of a page


class Form(Struct, frozen=True):
    """What to copy as: a key of STYLES, one of FORMATS or ENTRIES, and where a quote stands.

    An entry is the same in every style. In the program's own style a format has a way of its own
    where it cites by keys or templates.
    """

    style: str = "default"
    format: str = "plain"
    layout: Layout = "auto"


# What formats and entries are called, by name.
FORMAT_LABELS: Mapping[str, str] = MappingProxyType(
    {
        **{name: output.label for name, output in FORMATS.items()},
        **{name: entry.label for name, entry in ENTRIES.items()},
    }
)


class Citer:
    """Cites the items of one brief.

    `text` has the words of paragraphs; without it these cannot be copied. `csl` is the citation to
    use, if it is not the brief's own. `today` is the day of access where the citation names none.
    """

    def __init__(  # noqa: PLR0913 - what an excerpt is made from
        self,
        brief: Brief,
        index: Index,
        verifier: Verifier,
        *,
        today: date,
        text: KnownWords | None = None,
        csl: CslItem | None = None,
    ) -> None:
        self._brief = brief
        self._index = index
        self._csl = csl or brief.source.csl
        self._verifier = verifier
        self._words = text
        self.work = _seen(work(self._csl), today)
        self.key = key(brief.source.csl)
        self._today = today
        self._styled: dict[str, _Styled] = {}
        self._items = Items(index, verifier, text, self.work)

    def among_others(self, order: int, letter: str) -> "Citer":
        """The same beside other sources: its number in the list, and the letter after its year."""
        other = copy(self)
        issued = structs.replace(self.work.issued, letter=letter)

        def placed(source: Work) -> Work:
            return structs.replace(source, order=order, issued=issued)

        other.work = placed(self.work)
        # Titles are made once; what pandoc has made has its number in it.
        other._styled = {
            name: structs.replace(one, in_text=placed(one.in_text), in_list=placed(one.in_list))
            for name, one in self._styled.items()
            if one.style is STYLES[name]
        }
        other._items = Items(self._index, self._verifier, self._words, other.work)
        return other

    def excerpt(self, item_id: str, form: Form, words: str | None = None) -> Rendered:
        """An item with its citation; `words` are the chosen ones of it. Raises NotCopiable.

        Plain text in the program's own style is one line.
        """
        copied = self._items.copied(item_id, words)
        remarks = (*self.unchecked([item_id]), *_remarks(copied, form), *self.remarks_in(form))
        return Rendered(self._text([(self, [copied])], form), remarks)

    def excerpts(
        self, item_ids: Sequence[str], form: Form, others: "Sequence[tuple[Citer, Sequence[str]]]" = ()
    ) -> Rendered:
        """Several items in their order, with one reference for all; what cannot be copied is remarked.

        Items of `others` follow, those of each brief with its reference. Plain text in the program's own
        style has a line for each item.
        """
        copied: list[_Copied] = []
        remarks: dict[Remark, None] = {}
        for citer, items in ((self, item_ids), *others):
            found, told = citer._several(items, form)
            remarks.update(dict.fromkeys(told))
            if found:
                try:
                    remarks.update(dict.fromkeys(citer.remarks_in(form)))
                except NotCopiable as refusal:
                    remarks[refusal.remark()] = None
                else:
                    copied.append((citer, found))
        return Rendered(self._text(copied, form) if copied else "", tuple(remarks))

    def fields(
        self, item_id: str, form: Form, words: str | None = None, annotation: Annotation | None = None
    ) -> TemplateFields:
        """What a template in the form's format can say about an item. Raises NotCopiable."""
        return self._fields(self._items.copied(item_id, words), form, annotation or Annotation())

    def told(self, item_id: str) -> tuple[Remark, ...]:
        """What must be said of the words of an item, whatever they are made into. Raises NotCopiable."""
        return (*self.unchecked([item_id]), *self._items.copied(item_id, None).remarks)

    def reported(
        self, item_id: str, form: Form, earlier: Earlier | None = None
    ) -> tuple[tuple[Block, ...], tuple[Remark, ...]]:
        """An item as a report has it, with remarks; of a claim a table of positions. Raises NotCopiable.

        `earlier` is the note that has the source already, in a style that has notes.
        """
        item = self._index.items.get(item_id)
        unchecked = self.unchecked([item_id])
        if not isinstance(item, Claim):
            copied = self._items.copied(item_id, None)
            shown, laid_out = _for_a_page(_after(copied, earlier), form)
            return self._blocks(shown, laid_out), (*unchecked, *_remarks(copied, form))
        disputed = self._items.disputed(item)
        table = Table((_POSITION, *disputed.rows), _WIDTHS, "Positions on the claim")
        words = dict.fromkeys(quote for position in item.positions for quote in several(position.quote))
        in_table = (Remark("unchecked", item=quote) for quote in words if quote in self._index.drafted)
        remarks = (*unchecked, *in_table, *disputed.statement.remarks)
        blocks = self._blocks(_after(disputed.statement, earlier), form)
        return (*blocks, table) if disputed.rows else blocks, remarks

    def unchecked(self, item_ids: Sequence[str]) -> tuple[Remark, ...]:
        """That rules drafted some of these items, and nobody has checked them; which, if it is not all."""
        found = [item_id for item_id in item_ids if item_id in self._index.drafted]
        if not found or len(found) == len(item_ids):
            return (Remark("unchecked"),) if found else ()
        return (Remark("some-unchecked", tuple(found), len(item_ids)),)

    def entry(self, form: Form) -> Pieces:
        """The reference, for the list of a report. Raises NotCopiable."""
        return self._reference(form)

    @property
    def item(self) -> CslItem:
        """The source as entries have it: as the brief gives it, and with what is added to it."""
        return _with_additions(self._csl, self.work, self._today)

    @property
    def handling(self) -> str:
        """How the brief is to be handled; empty where anybody may read it."""
        return self._brief.handling_mark

    def reference(self, form: Form) -> str:
        """The reference alone. In plain text the italics of a guide stand between asterisks.

        Raises NotCopiable if the style has no form for the source, and pandoc is not there.
        """
        if form.format in ENTRIES:
            return ENTRIES[form.format].write(self.item, self.key, "")
        if form.style == "default" and form.format == "wikipedia":
            source = CitedItem(None, "", Cited(self.work, Pinpoint(), self.work.address), "")
            return render(native("wikipedia"), [self._fields(source, form, Annotation())])[0]
        return written_alone(form).blocks([self._reference(form)])

    @property
    def missing(self) -> tuple[str, ...]:
        """What the citation has to do without."""
        return missing_fields(self._csl)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What must be said about the source: how it is to be handled, and what its citation lacks."""
        handling = (Remark("handling", (self.handling,)),) if self.handling else ()
        return (*handling, Remark("missing", self.missing)) if self.missing else handling

    def remarks_in(self, form: Form) -> tuple[Remark, ...]:
        """The same, and what the form's style makes of the source. Raises NotCopiable."""
        return self.remarks if form.format in ENTRIES else (*self.remarks, *self.style_remarks(form))

    def style_remarks(self, form: Form) -> tuple[Remark, ...]:
        """What a style has to guess of the source, or leaves to another program. Raises NotCopiable."""
        styled = self._in_style(form)
        own = STYLES[form.style]
        guesses = (Remark("capitals", styled.guesses),) if styled.guesses else ()
        if self.has_form(form.style):
            return guesses
        return (*guesses, Remark("no-form", (own.label, self.work.type)))

    def has_form(self, style: str) -> bool:
        """Whether a style has a form of ours for the source."""
        return self.work.kind in STYLES[style].kinds

    def excerpts_by_csl(self, item_ids: Sequence[str], style: Path, form: Form) -> Rendered:
        """Several items with one reference, in the style of a CSL file. Raises PandocError."""
        from briefreader.cite.csl_style import quotes_by_pandoc

        copied, remarks = self._several(item_ids, form)
        sentences = [(one.content, str(one.cited.pinpoint) if one.cited else "") for one in copied]
        text = quotes_by_pandoc(sentences, (self.key, self.item), style, form.format) if copied else ""
        return Rendered(text, (*remarks, *self.remarks))

    def _several(self, item_ids: Sequence[str], form: Form) -> tuple[list[CitedItem], tuple[Remark, ...]]:
        """What can be copied of some items, and what must be said about them."""
        copied: list[CitedItem] = []
        remarks: dict[Remark, None] = {}
        for item_id in item_ids:
            try:
                one = self._items.copied(item_id, None)
            except NotCopiable as refusal:
                remarks[refusal.remark()] = None
                continue
            copied.append(one)
            remarks.update(dict.fromkeys(_remarks(one, form)))
        return copied, (*self.unchecked(item_ids), *remarks)

    @staticmethod
    def _text(copied: "Sequence[_Copied]", form: Form) -> str:
        if form.format in ENTRIES:
            return _entries(copied, form)
        if form.style == "default" and form.format in NATIVE:
            return FORMATS[form.format].between.join(
                text for citer, items in copied for text in citer._native(items, form)
            )
        if form == Form(format="plain"):
            plain = FORMATS["plain"]
            return "\n".join(
                plain.blocks(citer._blocks(one, form)) for citer, items in copied for one in items
            )
        blocks = (block for citer, items in copied for block in citer._with_reference(items, form))
        return FORMATS[form.format].blocks([*blocks])

    def _native(self, copied: Sequence[CitedItem], form: Form) -> list[str]:
        """Items in the way that a format has of its own."""
        return render(native(form.format), [self._fields(one, form, Annotation()) for one in copied])

    def _with_reference(self, copied: Sequence[CitedItem], form: Form) -> list[Block]:
        """Items, and the reference if the style has one beside them."""
        blocks = [block for one in copied for block in self._blocks(one, form)]
        if STYLES[form.style].lists_reference and any(one.cited for one in copied):
            blocks.append(self._reference(form))
        return blocks

    def _blocks(self, copied: CitedItem, form: Form) -> tuple[Block, ...]:
        if copied.cited is None:
            return ((str(copied.content),),)
        styled = self._in_style(form)
        style, cited = styled.style, structs.replace(copied.cited, work=styled.in_text)
        if form.format == "plain" and cited.address:  # whose addresses do not lead to words
            cited = structs.replace(cited, address=page_address(cited.address))
        match copied.content:
            case Quoted() as quoted:
                layout = _own_layout(form) if form.style == "default" else form.layout
                return style.quotation(quoted, cited, layout)
            case Paraphrased() as said:
                return style.paraphrase(said, cited)
            case str() as statement:
                return style.statement(statement, cited)

    def _reference(self, form: Form) -> Pieces:
        styled = self._in_style(form)
        return styled.style.reference(styled.in_list)

    def _in_style(self, form: Form) -> "_Styled":
        """The style, and the source with its title as that wants it. Raises NotCopiable."""
        if form.style not in self._styled:
            self._styled[form.style] = self._made_in(STYLES[form.style])
        return self._styled[form.style]

    def _made_in(self, style: Style) -> "_Styled":
        source = self.work
        if isinstance(style, InText | NoteStyle):
            source = _typeset(source, style.marks)
        if source.kind not in style.kinds:
            return _Styled(_official(style, (self.key, self.item), self.work.order), source, source)
        if style.title_case == "as-it-is" or not source.english or source.kind in style.keeps_case:
            return _Styled(style, source, source)
        if style.title_case == "headline":
            book = headline_case(source.container) if source.kind == "chapter" else source.container
            raised = headline_case(source.title, style.longest_small)
            source = structs.replace(source, title=raised, container=book)
            return _Styled(style, source, source)
        recased = sentence_case(source.title, self._brief)
        in_text = structs.replace(source, title=headline_case(source.title))
        return _Styled(style, in_text, structs.replace(source, title=recased.title), recased.guesses)

    def _fields(self, copied: CitedItem, form: Form, annotation: Annotation) -> TemplateFields:
        styled = self._in_style(form)
        title = self.work.title
        sentence = sentence_case(title, self._brief).title if self.work.english else title
        source = TemplateSource(
            self._brief, self.work, self.missing, self._reference(form), sentence, self.key
        )
        output = FORMATS[form.format]
        if copied.cited is not None:
            copied = structs.replace(copied, cited=structs.replace(copied.cited, work=styled.in_text))
        return fields(copied, source, self._index, styled.style, form.layout, output, annotation)


_Copied = tuple[Citer, Sequence[CitedItem]]  # what is copied of a brief


def _entries(copied: Sequence[_Copied], form: Form) -> str:
    """The entry of each source once; with the place that is cited, if it is one place of one source."""
    if len(copied) > 1:
        sources: list[Keyed] = []
        for citer, _ in copied:
            if not any(key == citer.key and is_same_source(one, citer.item) for key, one in sources):
                sources.append((citer.key, citer.item))
        return ENTRIES[form.format].bibliography(sources)
    ((citer, items),) = copied
    places = {str(one.cited.pinpoint) for one in items if one.cited}
    place = places.pop() if len(places) == 1 else ""
    return ENTRIES[form.format].write(citer.item, citer.key, place)


class _Styled(Struct, frozen=True):
    """A style, and the source as it stands in the text and in the list of references.

    `guesses` are words of the title whose capitals are not known.
    """

    style: Style
    in_text: Work
    in_list: Work
    guesses: tuple[str, ...] = ()


def _typeset(source: Work, marks: Callable[[str], str]) -> Work:
    """The source with curly marks and apostrophes, of which a style has the outer ones in titles."""
    texts = {
        field: curled(getattr(source, field), apostrophes=True)
        for field in ("container", "publisher", "series", "event", "short_title")
    }
    title = curled(at_first_level(source.title, marks), apostrophes=True)
    return structs.replace(source, title=title, authors=tuple(map(_name_typeset, source.authors)), **texts)


def _name_typeset(name: Name) -> Name:
    fields = ("family", "given", "particle", "dropped")
    parts = {field: curled(getattr(name, field), apostrophes=True) for field in fields}
    return structs.replace(name, **parts)


def _official(style: Style, source: Keyed, order: int) -> Style:
    """The style with what the CSL project's file makes of the source. Raises NotCopiable."""
    from briefreader.cite.official import official  # which few need

    try:
        return official(style, source, order)
    except PandocError as error:
        what = f"{style.label} here has no form for {source[1].type}, and {error.what}"
        raise NotCopiable(what, f"{error.mend}, or choose another style or an entry format.") from None


def written_alone(form: Form) -> Format:
    """The format of references alone: in plain text the italics of a guide stand between asterisks."""
    marked = form.format == "plain" and form.style != "default"
    return MARKED if marked else FORMATS[form.format]


def _own_layout(form: Form) -> Layout:
    """The program's own style sets words off wherever that takes no line break in plain text."""
    if form.layout != "auto":
        return form.layout
    return "sentence" if form.format == "plain" else "block"


def _after(copied: CitedItem, earlier: Earlier | None) -> CitedItem:
    """An item that is cited after a note that has its source."""
    if copied.cited is None or earlier is None:
        return copied
    return structs.replace(copied, cited=structs.replace(copied.cited, earlier=earlier))


def _for_a_page(copied: CitedItem, form: Form) -> tuple[CitedItem, Form]:
    """A quote as it stands on a page: no quotation marks inside a block.

    Fragments stand in the sentence; in the program's own style, interrupted words are run together.
    """
    quoted = copied.content
    if not isinstance(quoted, Quoted) or len(quoted.spans) < 2:
        is_fragment = isinstance(quoted, Quoted) and quoted.kind == "partial" and form.style == "default"
        return copied, structs.replace(form, layout="sentence") if is_fragment else form
    if quoted.kind != "direct":
        return copied, structs.replace(form, layout="sentence")
    if form.style == "default":
        quoted = structs.replace(quoted, spans=(" ".join(in_sequence(quoted.spans)),))
    return structs.replace(copied, content=quoted), form


def _seen(source: Work, today: date) -> Work:
    """A source with an address was seen there today, unless the citation says when."""
    if source.address is None or source.accessed is not None:
        return source
    return structs.replace(source, accessed=CitationDate(str(today.year), today.month, today.day))


def _with_additions(csl: CslItem, source: Work, today: date) -> CslItem:
    """An item with the day on which it was seen, if it names none, and a note of what was inferred."""
    if source.address and csl.accessed is None:
        csl = structs.replace(csl, accessed=CslDate(date_parts=((today.year, today.month, today.day),)))
    if source.inferences:
        note = "; ".join(filter(None, (csl.note, source.inferences)))
        custom = {name: value for name, value in csl.custom.items() if name != INFERRED}
        csl = structs.replace(csl, note=note, custom=custom)
    return csl


def _remarks(copied: CitedItem, form: Form) -> Iterator[Remark]:
    yield from copied.remarks
    style = STYLES[form.style]
    quoted = copied.content
    if not style.lines or form.layout != "auto" or form.format in ENTRIES or not isinstance(quoted, Quoted):
        return
    if count_words(quoted.spans) >= _LINES_IN_DOUBT:
        yield Remark("set-off", (style.label,), style.lines)
