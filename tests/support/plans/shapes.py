"""Plans in the shapes that institutions really use, each with what is to be read of it: the figures are invented, the
headings, deadlines and names are as real plans have them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from plan.document.table.tables import Place, Row, Table
from tests.support.plans.plans import FORMS, expected, real_tables

TITLE = "NAMUNA TUMANI AXBOROT-KUTUBXONA MARKAZINING 2026-YIL UCHUN ISH REJASI"
REAL = (*FORMS, "odt", "ods")
"""The forms of the real plan. What a printed one may ask is another matter (`tests/reports/read/test_pdf.py`)."""


@dataclass(frozen=True, slots=True)
class Work:
    """A row: as it is printed, and what is to be read of it."""

    code: str
    name: str
    unit: str
    fact: str
    plan: str
    deadline: str
    who: str
    baseline: Decimal | None
    target: Decimal | None
    window: str
    reporters: tuple[str, ...]
    part: str | None = None

    @property
    def number(self) -> str:
        return self.code.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Shape:
    """One document. `plain` says all that there is to know; of others something has to be asked."""

    kind: str
    tables: list[Table] | Callable[[], list[Table]]
    works: tuple[Work, ...]
    plain: bool = True

    def read(self) -> list[Table]:
        """Its tables; those of a file are read now, and not already when tests are looked for."""
        return self.tables() if callable(self.tables) else self.tables


READERS, INFORMATION, COUNTING = "Abonement xizmati", "Axborot xizmati", "Bosh hisobchi"
_WORKS = (
    ("Kitob berilishi", "Nusxa", 1100, 1200, "2026-yil davomida", f"Direktor, {READERS}", "months 1-12", READERS),
    ("Davra suhbatlari o'tkazish", "Tadbir", 12, 14, "Har chorakda", READERS, "due 3,6,9,12", READERS),
    ("Ko'rgazmalar tashkil etish", "Ko'rgazma", 20, 24, "I chorak", INFORMATION, "months 1-3", INFORMATION),
    ("Kasbiy seminarlar", "ta", 4, 6, "15-aprelgacha", INFORMATION, "due 4", INFORMATION),
    ("Davriy nashrlarga obuna", "Nomda", 30, 35, "II yarim yillik", COUNTING, "months 7-12", COUNTING),
    ("Yangi kitoblar olish", "Nusxa", 300, 352, "mart-may", f"{INFORMATION}, {READERS}", "months 3-5", INFORMATION),
)  # fmt: skip
WORKS = tuple(
    Work(f"I.{at}", name, unit, str(fact), str(plan), deadline, who, Decimal(fact), Decimal(plan), window, (reporter,))
    for at, (name, unit, fact, plan, deadline, who, window, reporter) in enumerate(_WORKS, 1)
)
_PLAIN = ("№", "Ko'rsatkichlar nomi", "O'lchov birligi", "2025-yil (fakt)", "2026-yil (reja)", "Bajarilish muddati",
          "Mas'ullar")  # fmt: skip
Cells = Callable[[Work], Sequence[str]]


def _as_printed(work: Work) -> list[str]:
    return [f"{work.number}.", work.name, work.unit, work.fact, work.plan, work.deadline, work.who]


def _with(*figures: Callable[[Work], str]) -> Cells:
    """The row with these cells for its figures."""
    return lambda work: [
        f"{work.number}.", work.name, work.unit, *(figure(work) for figure in figures), work.deadline, work.who,
    ]  # fmt: skip


def _heading(*figures: str) -> tuple[str, ...]:
    return (*_PLAIN[:3], *figures, *_PLAIN[5:])


def document(
    works: Sequence[Work],
    cells: Cells = _as_printed,
    headings: Sequence[Sequence[str]] = (_PLAIN,),
    above: Sequence[str] = ("I. ASOSIY ISHLAR",),
    sheet: str = "",
    title: str = TITLE,
) -> list[Table]:
    """A plan with one table. In a heading `<` belongs to the cell left of it, and `^` to the one above it."""
    lines = Table(tuple(Row(Place(at), (text,), prose=True) for at, text in enumerate([title, *above], 1)), sheet)
    rows = [_row(Place(at, 1, sheet), texts) for at, texts in enumerate(headings, 1)]
    rows += [_row(Place(at, 1, sheet), cells(work)) for at, work in enumerate(works, len(headings) + 1)]
    return [lines, Table(tuple(rows), sheet)]


def _row(place: Place, texts: Sequence[str]) -> Row:
    across = tuple(at for at, text in enumerate(texts) if text == "<")
    above = tuple(at for at, text in enumerate(texts) if text == "^")
    return Row(place, tuple("" if text in ("<", "^") else text for text in texts), above=above, across=across)


def _quarter(number: int) -> Callable[[Work], str]:
    def figure(work: Work) -> str:
        whole, rest = divmod(int(work.plan), 4)
        return str(whole + (rest if number == 4 else 0))

    return figure


def _half(number: int) -> Callable[[Work], str]:
    return lambda work: str(int(work.plan) // 2 + (int(work.plan) % 2 if number == 2 else 0))


def _fact(work: Work) -> str:
    return work.fact


def _plan(work: Work) -> str:
    return work.plan


def _blank(_: Work) -> str:
    return ""


def _of_last_plan(work: Work) -> str:
    return str(int(work.fact) - 1)


def _money(work: Work) -> str:
    return "12,5" if int(work.number) % 2 else "x"


_QUARTERS = tuple(_quarter(number) for number in (1, 2, 3, 4))
_COLUMNS: tuple[tuple[Sequence[Sequence[str]], Cells], ...] = (
    (
        (_heading("2025-yil (fakt)", "2026-yil rejasi", "<", "<", "<", "<"),
         ("^", "^", "^", "^", "I", "II", "III", "IV", "Jami", "^", "^")),
        _with(_fact, *_QUARTERS, _plan),
    ),
    (
        (_heading("2025 (fakt)", "I chorak rejasi", "II chorak rejasi", "III chorak rejasi", "IV chorak rejasi",
                  "Yillik reja"),),
        _with(_fact, *_QUARTERS, _plan),
    ),
    ((_heading("2025 (reja)", "2025 (fakt)", "2026 (reja)"),), _with(_of_last_plan, _fact, _plan)),
    ((_heading("2025", "2026", "2027"),), _with(_fact, _plan, _of_last_plan)),
    ((_heading("2025 (fakt)", "2026 (reja)", "2026 (amalda)"),), _with(_fact, _plan, _blank)),
    ((_heading("2025-yil (fakt)", "Rejalashtirilgan mablag' (mln so'm)", "2026-yil (reja)"),),
     _with(_fact, _money, _plan)),
    ((_heading("Факт 2025 г.", "I полугодие план", "II полугодие план", "План на 2026 год"),),
     _with(_fact, _half(1), _half(2), _plan)),
)  # fmt: skip
_HEADINGS: tuple[tuple[str, ...], ...] = (
    ("T/r", "Bajariladigan ishlar", "O'lchov birligi", "2025-yilda bajarildi", "2026-yil topshiriq", "Muddati",
     "Ijrochilar"),
    ("№ п/п", "Наименование показателей", "Единица измерения", "Факт 2025", "План 2026", "Срок исполнения",
     "Ответственные"),
    ("№", "Кўрсаткичлар номи", "Ўлчов бирлиги", "2025 йил (факт)", "2026 йил (режа)", "Бажарилиш муддати", "Масъуллар"),
    ("№", "Ko'rsat-\nkichlar nomi", "O'lchov\nbirligi", "2025-yil\n(fakt)", "2026-yil\n(reja)",
     "Baja-\nrilish mud-\ndati", "Mas'ul-\nlar"),
)  # fmt: skip


def _planned(texts: Sequence[str]) -> tuple[Work, ...]:
    """The rows with other words for this year's figure; what is to be read stays."""
    return tuple(replace(work, plan=text) for work, text in zip(WORKS, texts, strict=True))


def _deadlines(words: Sequence[tuple[str, str]]) -> tuple[Work, ...]:
    return tuple(
        replace(work, deadline=phrase, window=window) for work, (phrase, window) in zip(WORKS, words, strict=False)
    )


_PHRASES = (
    (("yil davomida", "months 1-12"), ("Yanvar-dekabr", "months 1-12"), ("III chorakda", "months 7-9"),
     ("har oyning 5-sanasigacha", "due 1,2,3,4,5,6,7,8,9,10,11,12"), ("yil yakunida", "due 12"),
     ("01.07.2026", "due 6")),
    (("doimiy", "months 1-12"), ("2026-yil mart", "months 3-3"), ("I-II chorak", "months 1-6"),
     ("1-iyulgacha", "due 6"), ("ежеквартально", "due 3,6,9,12"), ("в течение года", "months 1-12")),
    (("muntazam", "months 1-12"), ("oktabr oyi", "months 10-10"), ("9 oy davomida", "months 1-9"),
     ("30-sentabrgacha", "due 9"), ("har oyda", "due 1,2,3,4,5,6,7,8,9,10,11,12"), ("II чорак", "months 4-6")),
)  # fmt: skip
_VAGUE = ("zarur hollarda", "belgilangan muddatda", "10 kun ichida", "may-", "31.02.2026", "6 oy")


def _sections() -> list[Shape]:
    works = tuple(replace(work, code=f"{'I' if at < 3 else 'II'}.{at % 3 + 1}") for at, work in enumerate(WORKS))
    pairs = (
        ("I. ASOSIY ISHLAR", "II. BOSHQA ISHLAR"),
        ("I-bo'lim. Asosiy ishlar", "II-bo'lim. Boshqa ishlar"),
        ("Asosiy ishlar", "Boshqa ishlar"),
        ("I. Asosiy ishlar", "II. Boshqa ishlar"),
    )
    return [
        Shape("sections", [*document(works[:3], above=[first]), *document(works[3:], above=[second])], works)
        for first, second in pairs
    ]


def _dressed(form: str) -> Cells:
    return lambda work: [form.format(work.number), *_as_printed(work)[1:]]


def _numbering() -> list[Shape]:
    dressed = ("№{}", "{}-band", "({})", "{}.)")
    shapes = [Shape("numbering", document(WORKS, _dressed(form)), WORKS) for form in dressed]
    bare = document(WORKS, lambda work: _as_printed(work)[1:], (_PLAIN[1:],))
    lettered = document(WORKS, lambda work: [" abcdef"[int(work.number)] + ")", *_as_printed(work)[1:]])
    return [*shapes, Shape("numbering, none", bare, WORKS, plain=False),
            Shape("numbering, none", lettered, WORKS, plain=False)]  # fmt: skip


def _several_plans() -> list[Shape]:
    last = tuple(replace(work, plan=work.fact, fact="1") for work in WORKS)
    before = (*_PLAIN[:3], "2024-yil (fakt)", "2025-yil (reja)", *_PLAIN[5:])
    years = [
        *document(last, headings=(before,), sheet="2025", title="2025-YIL ISH REJASI"),
        *document(WORKS, sheet="2026"),
    ]
    draft = tuple(replace(work, plan=str(int(work.plan) + 5)) for work in WORKS)
    twice = [*document(draft, sheet="Loyiha"), *document(WORKS, sheet="Reja")]
    return [Shape("several plans", tables, WORKS, plain=False) for tables in (years, twice)]


def _merged() -> list[Shape]:
    lines, table = document(WORKS)
    rows = list(table.rows)
    rows[2] = replace(rows[2], cells=(*rows[2].cells[:4], rows[1].cells[4], *rows[2].cells[5:]), above=(4,))
    return [Shape("merged figures", [lines, replace(table, rows=tuple(rows))], WORKS, plain=False)]


def _real() -> list[Shape]:
    works = tuple(
        Work(
            f"{line['section']}.{line['number']}", "", str(line["unit"]), "", "", "", "",
            _decimal(line["baseline"]), _decimal(line["target"]), str(line["window"]), (),
            None if line["part"] is None else str(line["part"]),
        )
        for line in expected()
    )  # fmt: skip
    return [Shape("the real plan", partial(real_tables, form), works) for form in REAL]


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def shapes() -> list[Shape]:
    """All documents, by kind."""
    spaced = tuple(replace(work, fact=f"{int(work.fact):,}".replace(",", " "), plan=f"{work.plan},0") for work in WORKS)
    nothing = tuple(replace(work, fact="-", baseline=None) for work in WORKS)
    percent = (
        *WORKS[:5],
        replace(WORKS[5], unit="foiz", fact="90 %", plan="95%", baseline=Decimal(90), target=Decimal(95)),
    )
    odd = ("kamida 1200", "5 ming", "2 ta (har oyda)", "1.200", "25 gacha", "o'n ikki")
    marked = tuple(replace(work, who=f"Mas'ul: {work.who}") for work in WORKS)
    listed = tuple(
        replace(work, who=f"1. {work.reporters[0]}\n2. {READERS if work.reporters[0] != READERS else INFORMATION}")
        for work in WORKS
    )
    noted = tuple(replace(work, who=f"Direktor (nazorat), {work.reporters[0]} (N.N.)") for work in WORKS)
    who = ("", READERS, "-", INFORMATION, "", "")
    nobody = tuple(replace(work, who=text) for work, text in zip(WORKS, who, strict=True))
    vague = tuple(replace(work, deadline=text) for work, text in zip(WORKS, _VAGUE, strict=True))
    return [
        Shape("plain", document(WORKS), WORKS),
        Shape("plain", document(WORKS, lambda work: [work.number, *_as_printed(work)[1:]]), WORKS),
        *(Shape("columns of years and periods", document(WORKS, cells, heads), WORKS) for heads, cells in _COLUMNS),
        *(Shape("words of headings", document(WORKS, headings=(heads,)), WORKS) for heads in _HEADINGS),
        *(Shape("figures", document(works), works) for works in (spaced, nothing, percent)),
        Shape("figures, changed by words", document(_planned(odd)), WORKS, plain=False),
        *(Shape("deadlines", document(works), works) for works in map(_deadlines, _PHRASES)),
        Shape("deadlines, vague", document(vague), WORKS, plain=False),
        *(Shape("responsible", document(works), works) for works in (marked, listed, noted)),
        Shape("responsible, nobody", document(nobody), WORKS, plain=False),
        *_numbering(),
        *_sections(),
        *_several_plans(),
        *_merged(),
        *_real(),
    ]
