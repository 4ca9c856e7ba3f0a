"""A plan as read, for a person at a terminal: figures in columns, and what became of every row."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from plan.document.compare.row_matching import printed_code
from plan.document.doubt import Doubt
from plan.document.figure import Figure, PlanDocument
from plan.indicator import ASKED
from texts.planning.file.doubts import choice_text, doubt_question
from texts.planning.kinds import direction_words, kind_words, schedule_words
from texts.sentence import Sentence, plain
from texts.wording import clip, grouped_number, join_names

if TYPE_CHECKING:  # with the reader of tables, which whoever serves need not hold
    from plan.document.cell.slips import Slip
    from plan.document.sums import WrongSum
    from plan.document.table.lines import Fate
    from plan.document.table.unused import UnusedColumn, Why

_FATES: Mapping["Fate", Sentence] = {
    "read": Sentence("o'qildi: {rows:bare}"),
    "part": Sentence("bandning qismi: {rows:bare}"),
    "question": Sentence("savol bor: {rows:bare}"),
    "heading": Sentence("jadval sarlavhasi: {rows:bare}"),
    "section": Sentence("bo'lim sarlavhasi: {rows:bare}"),
    "of_which": Sentence("«shundan» qatori: {rows:bare}"),
    "total": Sentence("jami qatori, band emas: {rows:bare}"),
    "repeated": Sentence("takrorlangan sahifa: {rows:bare}"),
    "continuation": Sentence("oldingi qatorning davomi: {rows:bare}"),
    "closing": Sentence("jadval ostidagi izoh va imzolar: {rows:bare}"),
    "column_numbers": Sentence("ustun raqamlari: {rows:bare}"),
    "blank": Sentence("bo'sh: {rows:bare}"),
    "struck": Sentence("o'chirilgan, ustidan chizilgan yoki ko'rinmaydigan: {rows:bare}"),
    "around": Sentence("jadvaldan tashqari matn: {rows:bare}"),
    "left_out": Sentence("javobga ko'ra o'tkazib yuborildi: {rows:bare}"),
    "other_table": Sentence("tanlanmagan varaq yoki jadval: {rows:bare}"),
    "unheaded": Sentence("reja sarlavhasi yo'q jadval: {rows:bare}"),
    "hidden_sheet": Sentence("yashirin varaq: {rows:bare}"),
}


def table_headings() -> tuple[str, ...]:
    """The heads of the columns."""
    return (
        plain("band"),
        plain("ko'rsatkich"),
        plain("o'lchov birligi"),
        plain("turi"),
        plain("fakt"),
        plain("reja"),
        plain("muddat"),
        plain("kim hisobot beradi"),
        plain("yo'nalishi"),
        plain("bo'linishi"),
    )


def table_cells(figure: Figure, window: str) -> tuple[str, ...]:
    """One figure's cells below `table_headings`; `window` is its deadline in words."""
    return (
        figure.code if figure.section else figure.number,
        plain("  · {part}", part=figure.part) if figure.part else figure.name,
        figure.unit,
        kind_words(figure.kind) if figure.kind != "count" else "",
        _figure(figure.baseline),
        _figure(figure.target),
        window,
        join_names(figure.reporters),
        direction_words(figure.direction) if figure.direction != "more" else "",
        schedule_words(str(figure.schedule)) if figure.schedule else "",
    )


def _figure(value: Decimal | None) -> str:
    """A figure with its thousands apart; "-" where the plan gives none."""
    return "-" if value is None else grouped_number(value).replace("\u00a0", " ")


def tally_words(tally: Mapping["Fate", int]) -> list[str]:
    """What became of every row of the file; the counts add up to the last one."""
    counts = [sentence.plain(rows=tally[fate]) for fate, sentence in _FATES.items() if tally.get(fate)]
    return [*counts, plain("jami qatorlar: {rows:bare}", rows=sum(tally.values()))]


_UNUSED: Mapping["Why", Sentence] = {
    "other_year": Sentence("{column}: boshqa yilning raqamlari"),
    "part_of_year": Sentence("{column}: yilning faqat bir qismi"),
    "of_which": Sentence("{column}: yillik rejaning bir qismi, o'zi emas"),
    "beside": Sentence("{column}: pul, ulush, farq yoki boshqa hujjat bandi"),
    "figures": Sentence("{column}: yillik reja ham, o'tgan yil natijasi ham emas"),
    "second": Sentence("{column}: shunday ustun avval bor"),
    "unknown": Sentence("{column}: nima ekani aniqlanmadi"),
    "untitled": Sentence("{column}: sarlavhasi yo'q"),
    "empty": Sentence("{column}: bo'sh"),
}


def unused_column(column: "UnusedColumn") -> str:
    """A column that nothing was taken from, and why."""
    words = clip(column.words, 60)
    name = plain("«{words}»", words=words) if words else plain("{number}-ustun", number=column.number)
    return _UNUSED[column.why].plain(column=name)


def _unused_columns(columns: Sequence["UnusedColumn"]) -> list[str]:
    if not columns:
        return []
    named = [plain("  {column}", column=unused_column(column)) for column in columns]
    return ["", plain("O'qilmagan ustunlar:"), *named]


def document_listing(document: PlanDocument, table: Sequence[str]) -> list[str]:
    """All that was read, line by line; `table` are the lines of its figures."""
    rows = {(figure.section, figure.number) for figure in document.figures}
    asked = sum(figure.kind in ASKED for figure in document.figures)
    return [
        *([document.title] if document.title else []),
        plain("Yil: {year:bare}", year=document.year or "?"),
        "",
        *table,
        "",
        plain(
            "{rows} ta band, {figures} ta ko'rsatkich, shundan {asked} tasi so'raladi.",
            rows=len(rows),
            figures=len(document.figures),
            asked=asked,
        ),
        "",
        plain("Hisobot beruvchilar:"),
        *(plain("  {department}", department=name) for name in document.departments),
        "",
        *_questions(document.doubts),
        *_wrong_sums(document),
        *_slips(document),
        "",
        plain("Fayldagi qatorlar:"),
        *(plain("  {count}", count=count) for count in tally_words(document.tally)),
        *_unused_columns(document.unused_columns),
    ]


def _questions(doubts: Sequence[Doubt]) -> list[str]:
    if not doubts:
        return [plain("Savollar yo'q.")]
    return [plain("Savollar ({n}):", n=len(doubts)), *map(_question, doubts)]


def _question(doubt: Doubt) -> str:
    if not doubt.choices:
        return plain("  {question}", question=doubt_question(doubt))
    choices = join_names((choice_text(choice, doubt.field) for choice in doubt.choices), " · ")
    return plain("  {question} [{choices}]", question=doubt_question(doubt), choices=choices)


def _wrong_sums(document: PlanDocument) -> list[str]:
    if not document.sums:
        return []
    wrong = [plain("  {sum}", sum=wrong_sum(wrong_total)) for wrong_total in document.sums]
    return ["", plain("To'g'ri chiqmagan jamilar:"), *wrong]


def _slips(document: PlanDocument) -> list[str]:
    if not document.slips:
        return []
    slips = [plain("  {slip}", slip=slip_words(slip)) for slip in document.slips]
    return ["", plain("Imlo xatosiga o'xshaydi (o'zgartirilmadi):"), *slips]


def slip_words(slip: "Slip") -> str:
    """A word of the plan with a likely slip of the pen."""
    return plain(
        "{code}-band: «{printed}» — balki «{usual}»?",
        code=printed_code((slip.section, slip.number)),
        printed=slip.printed,
        usual=slip.usual,
    )


_WRONG_SUMS: Mapping[tuple[str, str], Sentence] = {
    ("baseline", "parts"): Sentence(
        "{place:row_place}, {code}-band: fakt ustunida {printed} yozilgan, qismlari jami esa {computed}."
    ),
    ("target", "parts"): Sentence(
        "{place:row_place}, {code}-band: reja ustunida {printed} yozilgan, qismlari jami esa {computed}."
    ),
    ("baseline", "growth"): Sentence(
        "{place:row_place}, {code}-band: fakt ustunida {printed} yozilgan, "
        "o'tgan yilgisi va yangisi birga esa {computed}."
    ),
    ("target", "growth"): Sentence(
        "{place:row_place}, {code}-band: reja ustunida {printed} yozilgan, "
        "o'tgan yilgisi va yangisi birga esa {computed}."
    ),
    ("baseline", "rows"): Sentence(
        "{place:row_place}, jami qatori: fakt ustunida {printed} yozilgan, bandlar jami esa {computed}."
    ),
    ("target", "rows"): Sentence(
        "{place:row_place}, jami qatori: reja ustunida {printed} yozilgan, bandlar jami esa {computed}."
    ),
}
"""By the column and the rule that it breaks."""


def wrong_sum(wrong: "WrongSum") -> str:
    """A sum of the plan that does not add up, with both numbers."""
    sentence = _WRONG_SUMS[wrong.column, wrong.rule]
    places = {"place": wrong.place, "printed": wrong.printed, "computed": wrong.computed}
    # A total that is printed among the rows is no row, and has no number.
    code = {"code": printed_code((wrong.section, wrong.number))} if wrong.number else {}
    return sentence.plain(**places, **code)
