"""PDFs with text: tables over pages, and line ends that are there only because a cell was full."""

import io
import time
from collections.abc import Callable

import pypdfium2
import pytest

from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from plan.document.table.tables import Place
from reports.read.pdf import document as reader
from reports.read.plan_file import PlanFileRefused, read_tables
from tests.support.plans.pdf_files import WIDTHS, drawn, printed, ruled
from tests.support.plans.plans import DATA, HEADING, SECTION, path, real_plan, row
from texts.planning.file.refusals import plan_refusal
from texts.wording import row_place

FAST = 20.0
"""Processor seconds within which any file is read or refused, on a slow machine."""


def refused(content: bytes) -> str:
    start = time.process_time()
    with pytest.raises(PlanFileRefused) as caught:
        read_tables(content, "reja.pdf")
    assert time.process_time() - start < FAST
    assert plan_refusal(caught.value.code, caught.value.facts)
    return caught.value.code


def plan_of(*rows: tuple[str, ...], widths: tuple[float, ...] = WIDTHS, centered: bool = False) -> PlanDocument:
    return read_plan(read_tables(printed([HEADING, SECTION, *rows], widths=widths, centered=centered), "reja.pdf"))


def names(document: PlanDocument) -> list[tuple[str, str | None]]:
    return [(figure.name, figure.part) for figure in document.figures]


def test_the_real_plan_says_in_print_what_it_says_in_word() -> None:
    def texts(form: str) -> list[tuple[object, ...]]:
        return [
            (figure.code, figure.section_title, figure.part, figure.unit, figure.reporters, figure.window)
            for figure in real_plan(form).figures
        ]

    assert texts("pdf") == texts("docx")
    pairs = zip(real_plan("pdf").figures, real_plan("docx").figures, strict=True)
    different = [(own.name, other.name) for own, other in pairs if own.name.split() != other.name.split()]
    assert different == []


@pytest.mark.parametrize("centered", [False, True])
@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Kitobxonlarga xizmat ko'rsatish va ularning sonini muntazam ravishda oshirib borish ishlari", 1),
        ("Китобхонларга хизмат кўрсатиш ва уларнинг сонини мунтазам равишда ошириб бориш ишлари", 1),
        ("Проведение массовых мероприятий и книжных выставок для читателей всех возрастов района", 1),
    ],
)
def test_a_wrapped_name_is_one_name(name: str, parts: int, *, centered: bool) -> None:
    plan = plan_of(row(name=name), centered=centered)
    assert names(plan) == [(name, None)] * parts
    assert plan.doubts == ()


def test_a_line_end_that_somebody_set_parts_labels_and_figures() -> None:
    plan = plan_of(row(name="Foydalanuvchilar:\n- yangi\n- qayta", baseline="30\n10\n20", target="33\n12\n21"))
    assert [(figure.part, figure.baseline, figure.target) for figure in plan.figures] == [
        (None, 30, 33), ("yangi", 10, 12), ("qayta", 20, 21),
    ]  # fmt: skip
    assert plan.doubts == ()


def test_a_wrapped_label_does_not_become_two() -> None:
    """The second label fills its line: read by lines there would be three, and the total a count."""
    label = "davlat boshqaruvi organlari xodimlari hamda boshqa yuridik shaxslar"
    plan = plan_of(row(name=f"Sovg'alar:\njismoniy shaxslar\n{label}", baseline="30\n10\n20", target="33\n12\n21"))
    assert [(figure.part, figure.kind, figure.target) for figure in plan.figures] == [
        (None, "total", 33), ("jismoniy shaxslar", "count", 12), (label, "count", 21),
    ]  # fmt: skip


@pytest.mark.parametrize(("width", "asked"), [(60, 0), (48, 0), (39, 2), (30, 2)])
def test_figures_below_one_another_are_never_made_one(width: int, asked: int) -> None:
    """Nor is one made of what a column that is too narrow has torn: where that may be, it is asked."""
    heading = (*HEADING[:3], "Fakt", "Reja", *HEADING[5:])
    figures = row(name="Ish:\n- bir\n- ikki", baseline="1030\n1120", target="1031\n1140")
    widths = (30, 150, 60, width, width, 130, 90, 110)
    plan = read_plan(read_tables(printed([heading, SECTION, figures], widths=widths), "reja.pdf"))
    assert [doubt.code for doubt in plan.doubts if doubt.required] == ["number_words"] * asked
    if not asked:
        assert [(figure.part, figure.target) for figure in plan.figures] == [("bir", 1031), ("ikki", 1140)]


def test_a_word_torn_in_a_narrow_column_is_whole_again() -> None:
    narrow = (30, 72, 42, 60, 60, 130, 90, 110)
    plan = plan_of(row(name="Foydalanuvchilarga xizmat", unit="Marotaba"), widths=narrow)
    assert [(figure.name, figure.unit) for figure in plan.figures] == [("Foydalanuvchilarga xizmat", "Marotaba")]


def test_a_name_goes_on_with_a_capital_letter() -> None:
    who = "Axborot-bibliografiya va AKT xizmati"
    plan = plan_of(row(responsible=f"Direktor, {who}"))
    assert plan.figures[0].responsible == ("Direktor", who)


def test_rows_cut_in_two_by_a_page_are_one() -> None:
    rows = [row(f"{number}.", f"Ish {number}", mechanism="har oy hisobot tayyorlash " * 20) for number in range(1, 13)]
    content = printed([HEADING, SECTION, *rows], repeated=0)
    tables = [table for table in read_tables(content, "reja.pdf") if not table.rows[0].prose]
    plan = read_plan(tables)
    assert len(tables) > 2
    assert [(figure.number, figure.name) for figure in plan.figures] == [(str(n), f"Ish {n}") for n in range(1, 13)]
    assert plan.tally["continuation"] == 0
    assert {figure.mechanism for figure in plan.figures} == {("har oy hisobot tayyorlash " * 20).strip()}


def test_pages_without_a_repeated_heading_go_on() -> None:
    rows = [row(f"{number}.", f"Ish {number}") for number in range(1, 41)]
    plan = read_plan(read_tables(printed([HEADING, SECTION, *rows], repeated=0), "reja.pdf"))
    assert [figure.number for figure in plan.figures] == [str(number) for number in range(1, 41)]
    assert plan.doubts == ()


def test_a_sheet_printed_over_several_widths_is_refused() -> None:
    assert refused((DATA / "ish-reja-2025-varaq.pdf").read_bytes()) == "pdf_cut"


def test_it_is_known_by_what_is_in_it() -> None:
    content = printed([HEADING, SECTION, row()])
    assert read_tables(b"\r\nsalom\r\n" + content, "reja.xls") == read_tables(content, "reja.pdf")


def test_a_question_says_the_page() -> None:
    rows = [row(f"{number}.", f"Ish {number}") for number in range(1, 30)]
    content = printed([HEADING, SECTION, *rows, row("30.", target="kamida 5")])
    (doubt,) = read_plan(read_tables(content, "reja.pdf")).doubts
    assert doubt.place is not None
    assert (doubt.place.page, row_place(doubt.place)) == (3, f"3-bet, {doubt.place.row}-qator")
    assert Place.from_json(doubt.place.to_json()) == doubt.place


SIDES, TOPS = (40, 140, 300, 400), (100, 130, 160, 190)


def cells(texts: list[list[str]]) -> list[tuple[float, float, str]]:
    return [
        (SIDES[column] + 6, TOPS[number] + 12, text)
        for number, line in enumerate(texts)
        for column, text in enumerate(line)
        if text
    ]


def rows_read(content: bytes) -> list[tuple[str, ...]]:
    return [line.cells for table in read_tables(content, "a.pdf") for line in table.rows if not line.prose]


def test_merged_cells_stand_where_they_reach() -> None:
    rules = [rule for rule in ruled(SIDES, TOPS) if rule not in [(140, 100, 140, 190)]]
    rules += [(140, 130, 140, 190)]  # the first row is one cell over two columns
    content = drawn([cells([["birga", "", "x"], ["a", "b", "c"], ["d", "e", "f"]])], rules)
    (table,) = read_tables(content, "a.pdf")
    assert [(line.cells, line.across) for line in table.rows] == [
        (("birga", "", "x"), (1,)), (("a", "b", "c"), ()), (("d", "e", "f"), ()),
    ]  # fmt: skip


def test_a_cell_merged_downwards_is_repeated() -> None:
    rules = [rule for rule in ruled(SIDES, TOPS) if rule != (40, 160, 400, 160)] + [(140, 160, 400, 160)]
    (table,) = read_tables(drawn([cells([["1", "2", "3"], ["a", "b", "c"], ["", "e", "f"]])], rules), "a.pdf")
    assert [(line.cells, line.above) for line in table.rows][1:] == [(("a", "b", "c"), ()), (("a", "e", "f"), (0,))]


def test_what_is_struck_through_and_drawn_twice_is_read_as_it_is_seen() -> None:
    texts = cells([["20", "14", "9"], ["a", "b", "c"], ["d", "e", "f"]])
    twice = [(across + 0.2, down, text) for across, down, text in texts]
    stroke = (44.0, 109.0, 60.0, 109.0)  # through "20"
    assert rows_read(drawn([texts + twice], [*ruled(SIDES, TOPS), stroke]))[0] == ("", "14", "9")


def test_a_row_that_the_page_leaves_open_below_is_read() -> None:
    rules = [rule for rule in ruled(SIDES, TOPS) if rule != (40, 190, 400, 190)]
    content = drawn([cells([["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]])], rules)
    assert rows_read(content)[-1] == ("g", "h", "i")


@pytest.mark.walk
@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: b"%PDF-1.7\nbuzilgan", "damaged"),
        (lambda: path("pdf").read_bytes()[:30_000], "damaged"),
        (lambda: printed([HEADING, SECTION, row()], password="sir"), "password"),
        (lambda: drawn([[]], ruled(SIDES, TOPS)), "pdf_no_text"),
        (lambda: drawn([[(50, 100, "Ish rejasi 1. Kitob berish 12 14")]]), "pdf_no_table"),
        (lambda: drawn([[(50, 100, "a")]] * (reader.MAX_PAGES + 1)), "too_many_pages"),
        (lambda: drawn([[(50, 100, "a")]] * 3000), "too_many_pages"),
        (
            lambda: drawn([cells([["Ko'rgazma o'tkazish"]] * 3) + cells([["Kitob berish"]] * 3)], ruled(SIDES, TOPS)),
            "pdf_cut",
        ),
    ],
    ids=["no PDF", "cut off", "password", "scan", "no rules", "pages", "3000 pages", "overprinted"],
)
def test_it_refuses_what_cannot_be_read_truly(make: Callable[[], bytes], code: str) -> None:
    assert refused(make()) == code


def test_it_refuses_a_sheet_that_was_cut_over_the_width_of_its_paper() -> None:
    left = printed([line[:4] for line in (HEADING, row(), row("2."))], widths=WIDTHS[:4], title="")
    assert rows_read(left)  # a page alone says nothing of it
    pages = [cells([["1", "Kitob berish", "12"]] * 3), cells([["14", "yil davomida", ""]] * 3)]
    both = drawn([pages[0]], ruled(SIDES, TOPS)), drawn([pages[1]], ruled((40, 120, 260), TOPS))
    assert rows_read(both[0])
    assert refused(_joined(*both)) == "pdf_cut"


def _joined(*files: bytes) -> bytes:
    """The pages of several files in one."""
    whole = pypdfium2.PdfDocument.new()
    for file in files:
        whole.import_pages(pypdfium2.PdfDocument(file))
    kept = io.BytesIO()
    whole.save(kept)
    return kept.getvalue()
