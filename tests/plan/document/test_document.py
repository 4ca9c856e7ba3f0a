"""The plan out of its tables: the real one, and each rule of reading on small invented ones."""

from decimal import Decimal

import pytest

from plan.document.reader import read_plan
from plan.document.table.tables import Place, Row, Table, from_json, to_json
from tests.support.plans.plans import FORMS, HEADING, SECTION, codes, only, read, real_plan, real_tables, row, table
from texts.planning.file.doubts import choice_text, doubt_question
from texts.planning.file.table import wrong_sum


@pytest.mark.walk
@pytest.mark.parametrize("form", FORMS)
def test_it_reads_the_real_plan_without_a_question(form: str) -> None:
    plan = real_plan(form)
    assert (len(plan.figures), plan.doubts, plan.sums, plan.loadable) == (54, (), (), True)
    assert (plan.year, plan.baseline_year) == (2025, 2024)
    assert plan.title == "QO'RG'ONTEPA TUMAN AXBOROT-KUTUBXONA MARKAZINING 2025-YIL UCHUN MO'LJALLANGAN ISH REJASI"
    assert plan.library_name == "Qo'rg'ontepa tuman axborot-kutubxona markazi"


@pytest.mark.parametrize("form", FORMS)
def test_it_accounts_for_every_row_of_the_real_plan(form: str) -> None:
    plan = real_plan(form)
    assert sum(plan.tally.values()) == sum(len(table.rows) for table in real_tables(form))
    assert (plan.tally["read"], plan.tally["section"], plan.tally["of_which"], plan.tally["question"]) == (45, 6, 1, 0)
    assert plan.tally["repeated"] == (15 if form == "txt" else 0)


@pytest.mark.parametrize("form", FORMS)
def test_it_finds_who_reports_in_the_real_plan(form: str) -> None:
    plan = real_plan(form)
    services = tuple(name for name in plan.departments if name.endswith("xizmati"))
    assert len(plan.departments) == 7
    assert len(services) == 4
    by_code = {figure.code: figure.reporters for figure in plan.figures}
    assert by_code["I.1"] == ("Direktor",)
    assert by_code["I.7"] == ("Bosh hisobchi",)
    assert by_code["II.1"] == ("Axborot-bibliografiya xizmati",)
    assert by_code["II.3"] == services
    assert by_code["IV.14"] == ("Abonement va foydalanuvchilarga xizmat ko'rsatish xizmati",)
    assert by_code["V.29"] == ("Kadrlar bo'yicha inspektor",)


@pytest.mark.parametrize("form", FORMS)
def test_it_knows_what_totals_are_made_of(form: str) -> None:
    figures = real_plan(form).figures
    made_of = {
        (figure.code, figure.part): [(figures[at].number, figures[at].part) for at in figure.parts]
        for figure in figures
        if figure.parts
    }
    assert made_of == {
        ("IV.9", None): [("9.1", None), ("9.2", None), ("9.3", None), ("9.4", None)],
        ("IV.9.4", None): [("9.4", "Jismoniy shaxslar"), ("9.4", "Yuridik shaxslar")],
        ("IV.13", "jami"): [("13", "yangi")],
    }


def test_it_says_the_same_of_all_three_forms() -> None:
    def figures_of(form: str) -> list[tuple[object, ...]]:
        return [
            (figure.code, figure.section_title, figure.name, figure.unit, figure.deadline, figure.parts)
            for figure in real_plan(form).figures
            # The text form has lost a letter or two where its page was printed twice.
            if figure.number not in {"14", "19"}
        ]

    assert figures_of("docx") == figures_of("xlsx")
    assert [line[0] for line in figures_of("txt")] == [line[0] for line in figures_of("docx")]
    assert [line[3:] for line in figures_of("txt")] == [line[3:] for line in figures_of("docx")]


def test_it_asks_with_the_same_ids_after_a_night_in_the_database() -> None:
    tables = [table(row(window="zaruratga qarab"), row("2.", target="kamida 5"), row("3.", responsible=""))]
    again = from_json(to_json(tables))
    assert [doubt.id for doubt in read_plan(tables).doubts] == [doubt.id for doubt in read_plan(again).doubts]
    assert len({doubt.id for doubt in read_plan(tables).doubts}) == 3


@pytest.mark.parametrize("dash", ["", "-", "–", "—", " - "])
def test_it_takes_a_dash_for_no_figure_and_still_asks_the_row(dash: str) -> None:
    figure = only(read(row(baseline=dash, target=dash)))
    assert (figure.baseline, figure.target, figure.kind, figure.reporters) == (
        None,
        None,
        "count",
        ("Abonement xizmati",),
    )


def test_it_takes_nought_for_nought() -> None:
    assert only(read(row(baseline="0"))).baseline == 0


@pytest.mark.parametrize(
    ("target", "code", "answer", "value"),
    [
        ("kamida 12", "number_at_least", "12", 12),
        ("-5", "number_negative", "5", 5),
        ("1.200", "number_separator", "1200", 1200),
        ("1.200", "number_separator", "1.2", Decimal("1.2")),
        ("o'n ikki", "number_words", "12", 12),
        ("o'n ikki", "number_words", "none", None),
        ("600,5", "number_fraction", "600", 600),
        ("600,5", "number_fraction", "600.5", Decimal("600.5")),
        ("600,5 ta", "number_fraction", "none", None),
        ("=A1&B1", "number_formula", "7", 7),
        ("2025-01-09", "number_date", "9", 9),
    ],
)
def test_it_asks_about_a_figure_and_takes_the_answer(target: str, code: str, answer: str, value: object) -> None:
    asked = read(row(target=target))
    (doubt,) = asked.doubts
    assert (doubt.code, doubt.required, only(asked).target) == (code, True, None)
    assert not asked.loadable
    assert asked.tally["question"] == 1
    assert doubt_question(doubt).startswith("3-qator, IV.1-band (Kitob berish), «reja» ustuni: ")
    assert target in doubt_question(doubt)
    answered = read_plan([table(row(target=target))], {doubt.id: answer})
    assert (only(answered).target, answered.doubts, answered.loadable) == (value, (), True)


def test_it_asks_about_a_fraction_only_where_whole_ones_are_counted() -> None:
    measured = read(row(unit="Foiz", baseline="48,5", target="50,5"))
    assert (only(measured).target, measured.doubts) == (Decimal("50.5"), ())
    counted = read(row(baseline="600,5", target="600,0"))
    (doubt,) = counted.doubts
    assert (doubt.code, doubt.field, only(counted).baseline, only(counted).target) == (
        "number_fraction",
        "baseline",
        None,
        600,
    )
    assert [choice.id for choice in doubt.choices] == ["600.5", "none"]
    several = read(row(name="Kitoblar: - badiiy; - ilmiy", baseline="3\n4", target="5,5\n6"))
    assert "number_fraction" in codes(several)
    assert not several.loadable


def test_it_takes_no_answer_that_was_not_offered() -> None:
    asked = read(row(target="kamida 12"))
    (doubt,) = asked.doubts
    for answer in ("", "salom", "-3", "1e9", "nan", "1 2"):
        assert read_plan([table(row(target="kamida 12"))], {doubt.id: answer}).doubts == (doubt,)


def test_it_reads_a_figure_with_its_unit_and_mentions_it() -> None:
    plan = read(row(unit="Nafar", target="12 kishi"))
    assert only(plan).target == 12
    assert codes(plan) == ["number_with_unit"]
    assert plan.loadable


def test_it_groups_thousands_in_word_and_by_labels_in_flat_text() -> None:
    name = "Ro'yxatga olish: - yangi; - qayta"
    assert [figure.target for figure in read(row(baseline="1 100", target="1 800")).figures] == [1800]
    assert [figure.target for figure in read(row(name=name, baseline="100 200", target="300 250")).figures] == [300250]
    flat = read(row(name=name, baseline="100 200", target="300 250"), flat=True)
    assert [(figure.part, figure.target) for figure in flat.figures] == [("yangi", 300), ("qayta", 250)]


def test_it_keeps_a_list_with_one_number_as_one_figure() -> None:
    figure = only(read(row(name="Xizmat: - mahalliy; - chet el; - muassasalar", baseline="9", target="10")))
    assert (figure.part, figure.name) == (None, "Xizmat: - mahalliy; - chet el; - muassasalar")


def test_it_takes_labels_from_the_mechanism_where_the_name_has_none() -> None:
    plan = read(row(baseline="228\n3843", target="248\n4620", mechanism="1.Yozuv yaratish\n2.Nusxa qo'shish"))
    assert [(figure.part, figure.baseline) for figure in plan.figures] == [
        ("Yozuv yaratish", 228),
        ("Nusxa qo'shish", 3843),
    ]


def test_it_asks_about_numbers_without_labels() -> None:
    asked = read(row(baseline="1\n2", target="3\n4"))
    (doubt,) = asked.doubts
    assert doubt.code == "numbers_without_labels"
    assert [choice_text(choice) for choice in doubt.choices] == ["1; 2 / 3; 4", "raqam yo'q"]
    answered = read_plan([table(row(baseline="1\n2", target="3\n4"))], {doubt.id: "r1"})
    assert [(figure.part, figure.target) for figure in answered.figures] == [("1", 3), ("2", 4)]


def test_it_tells_a_total_from_a_stock_and_from_counts() -> None:
    name = "Sovg'a: Jismoniy; Yuridik"
    total = read(row(name=name, baseline="255\n11\n244", target="480\n470\n10"))
    assert [(figure.kind, figure.part, figure.parts) for figure in total.figures] == [
        ("total", None, (1, 2)),
        ("count", "Jismoniy", ()),
        ("count", "Yuridik", ()),
    ]
    stock = read(row(name=name, baseline="16069\n1140\n8109", target="16319\n250\n500"))
    assert [(figure.kind, figure.part, figure.parts) for figure in stock.figures] == [
        ("stock", "jami", (1,)),
        ("count", "Jismoniy", ()),
        ("count", "Yuridik", ()),
    ]
    neither = read(row(name=name, baseline="16069\n1140\n8109", target="16320\n250\n500"))
    assert [figure.kind for figure in neither.figures] == ["count"] * 3
    assert codes(neither) == ["total_or_count"]
    assert wrong_sum(neither.sums[0]) == (
        "3-qator, IV.1-band: reja ustunida 16\xa0320 yozilgan, o'tgan yilgisi va yangisi birga esa 16\xa0319."
    )
    (doubt,) = neither.doubts
    answered = read_plan(
        [table(row(name=name, baseline="16069\n1140\n8109", target="16320\n250\n500"))], {doubt.id: "stock"}
    )
    assert (answered.figures[0].kind, answered.loadable, len(answered.sums)) == ("stock", True, 1)


OF_WHICH = ("", "Shundan,", "", "", "", "", "", "")


def test_it_makes_a_total_of_the_row_above_of_which() -> None:
    rows = (row("9.", baseline="30", target="50"), OF_WHICH, row("9.1", "Xarid", baseline="10", target="20"))
    plan = read(*rows, row("9.2", "Sovg'a", baseline="20", target="30"), row("10.", "Boshqa"))
    assert [(figure.number, figure.kind, figure.parts) for figure in plan.figures] == [
        ("9", "total", (1, 2)),
        ("9.1", "count", ()),
        ("9.2", "count", ()),
        ("10", "count", ()),
    ]


def test_it_reports_the_sum_that_does_not_add_up_and_changes_nothing() -> None:
    rows = (row("9.", baseline="30", target="51"), OF_WHICH, row("9.1", "Xarid", baseline="10", target="20"))
    plan = read(*rows, row("9.2", "Sovg'a", baseline="20", target="30"))
    assert (plan.figures[0].kind, plan.figures[0].target) == ("total", 51)
    (wrong,) = plan.sums
    assert (wrong.number, wrong.column, wrong.printed, wrong.computed) == ("9", "target", 51, 50)


def test_it_asks_when_no_sum_below_of_which_is_right() -> None:
    rows = (row("9.", baseline="32", target="51"), OF_WHICH, row("9.1", "Xarid", baseline="10", target="20"))
    plan = read(*rows, row("9.2", "Sovg'a", baseline="20", target="30"))
    assert plan.figures[0].kind == "count"
    assert codes(plan) == ["total_or_count"]
    assert {wrong.column for wrong in plan.sums} == {"baseline", "target"}


def test_it_makes_a_stock_of_the_row_that_grew_by_the_first_below_of_which() -> None:
    rows = (
        row("9.", "Jami", baseline="100", target="120"),
        OF_WHICH,
        row("9.1", "Yangi", baseline="9", target="20"),
    )
    plan = read(*rows, row("9.2", "Qayta", baseline="20", target="30"))
    assert [(figure.kind, figure.parts) for figure in plan.figures] == [("stock", (1,)), ("count", ()), ("count", ())]


def test_it_makes_no_total_without_of_which() -> None:
    plan = read(row("27.", baseline="2", target="2"), row("27.1", "Huquq", baseline="2", target="2"))
    assert [figure.kind for figure in plan.figures] == ["count", "count"]


def test_it_reads_a_page_that_is_repeated_once() -> None:
    rows = [row("1."), row("2.", "Ko'rgazma"), row("3.", "Tadbir")]
    plan = read(*rows, *rows[1:], row("4.", "Seminar"))
    assert [figure.number for figure in plan.figures] == ["1", "2", "3", "4"]
    assert (plan.doubts, plan.tally["repeated"]) == ((), 2)


def test_it_keeps_the_fuller_of_two_copies() -> None:
    torn = row("2.", "Ko'rgazmalar va", window="2025-yil", responsible="Direktor, Abonement")
    whole = row("2.", "Ko'rgazmalar va tadbirlar")
    for copies in ((torn, whole), (whole, torn)):
        figure = read(*copies).figures[0]
        assert (figure.name, str(figure.window)) == ("Ko'rgazmalar va tadbirlar", "months 1-12")


@pytest.mark.parametrize(("name", "other"), [("Ta'mirlash, 1-bosqich", "Ta'mirlash, 2-bosqich"), ("5-uy", "6-uy")])
def test_names_that_differ_by_a_number_are_two_rows(name: str, other: str) -> None:
    assert codes(read(row("1.", name), row("1.", other))) == ["number_twice"]


def test_it_asks_about_a_number_that_stands_twice_with_other_figures() -> None:
    rows = (row("5.", target="12"), row("5.", target="15"))
    asked = read(*rows)
    (doubt,) = asked.doubts
    assert (doubt.code, only(asked).target, asked.tally["question"]) == ("number_twice", None, 2)
    assert "3-qator" in doubt_question(doubt)
    assert "4-qator" in doubt_question(doubt)
    assert "Qaysi biri qolsin?" in doubt_question(doubt)
    assert [choice_text(choice) for choice in doubt.choices] == [
        "3-qator: Kitob berish (10 / 12)",
        "4-qator: Kitob berish (10 / 15)",
        "hammasi qolsin, keyingilariga yangi raqam berilsin",
    ]
    answered = read_plan([table(*rows)], {doubt.id: "2"})
    assert (only(answered).target, answered.loadable) == (15, True)


def test_it_never_takes_a_row_without_a_name() -> None:
    rows = (row("1."), row("2.", "", target="700"))
    asked = read(*rows)
    (doubt,) = asked.doubts
    assert (doubt.code, [choice.id for choice in doubt.choices], asked.loadable) == ("no_name", ["skip"], False)
    assert "faylda nomini yozib" in doubt_question(doubt)
    assert read_plan([table(*rows)], {doubt.id: "keep"}).doubts == (doubt,)
    skipped = read_plan([table(*rows)], {doubt.id: "skip"})
    assert (only(skipped).number, skipped.loadable, skipped.tally["left_out"]) == ("1", True, 1)


@pytest.mark.parametrize("nameless_first", [True, False])
def test_it_leaves_out_only_the_nameless_of_two_rows_with_one_number(nameless_first: bool) -> None:
    nameless, named = row("2.", "", target="700"), row("2.", "Ko'rgazma", target="15")
    rows = (nameless, named) if nameless_first else (named, nameless)
    (doubt,) = read(*rows).doubts
    assert doubt.code == "no_name"
    skipped = read_plan([table(*rows)], {doubt.id: "skip"})
    assert (only(skipped).name, only(skipped).target, skipped.loadable) == ("Ko'rgazma", 15, True)


def test_it_takes_the_same_number_in_two_sections_for_two_rows() -> None:
    rows = [Row(Place(at), cells) for at, cells in enumerate(
        [HEADING, ("I. BIRINCHI", *[""] * 7), row("1."), ("II. IKKINCHI", *[""] * 7), row("1.", target="99")], 1
    )]  # fmt: skip
    plan = read_plan([Table(tuple(rows))])
    assert [(figure.code, figure.section_title, figure.target) for figure in plan.figures] == [
        ("I.1", "BIRINCHI", 12),
        ("II.1", "IKKINCHI", 99),
    ]


def test_it_joins_a_row_that_a_page_tore_apart() -> None:
    rest = ("", "va ko'rgazmalar", "", "", "", "", "davomida", "larga xizmat ko'rsatish xizmati")
    figure = only(read(row(name="Tadbirlar", window="2025-yil", responsible="Direktor, Abonement"), rest))
    assert (figure.name, str(figure.window)) == ("Tadbirlar va ko'rgazmalar", "months 1-12")
    assert figure.reporters == ("Abonementlarga xizmat ko'rsatish xizmati",)


def test_it_reads_columns_in_any_order_and_in_russian() -> None:
    heading = ("Ответственные", "Срок исполнения", "План 2025", "Факт 2024", "Ед. изм.", "Наименование", "№")
    cells = ("Direktor, Abonement xizmati", "I квартал", "12", "10", "Nusxa", "Выдача книг", "1")
    rows = [Row(Place(1), heading), Row(Place(2), ("I. РАЗДЕЛ", *[""] * 6)), Row(Place(3), cells)]
    figure = only(read_plan([Table(tuple(rows))]))
    assert (figure.name, figure.baseline, figure.target, str(figure.window)) == ("Выдача книг", 10, 12, "months 1-3")


def test_it_reads_two_row_headings_and_a_row_of_column_numbers() -> None:
    upper = ("№", "Nomi", "O'lchov birligi", "Miqdori", "", "Mexanizm", "Muddati", "Mas'ul")
    lower = ("", "", "", "2024", "2025", "", "", "")
    numbers = tuple("12345678")
    rows = [Row(Place(at), cells) for at, cells in enumerate([upper, lower, numbers, SECTION, row()], 1)]
    plan = read_plan([Table(tuple(rows))])
    assert (plan.year, only(plan).baseline, only(plan).target) == (2025, 10, 12)
    assert (plan.tally["heading"], plan.tally["column_numbers"]) == (2, 1)


def test_it_takes_the_latest_of_several_years_of_actual_figures() -> None:
    heading = ("№", "Nomi", "Birlik", "2023-yil (fakt)", "2024-yil (fakt)", "2025-yil (reja)", "Muddati", "Mas'ullar")
    cells = ("1", "Kitob berish", "Nusxa", "7", "10", "12", "yil davomida", "Direktor")
    rows = tuple(Row(Place(at), texts) for at, texts in enumerate([heading, SECTION, cells], 1))
    plan = read_plan([Table(rows)])
    assert (only(plan).baseline, plan.baseline_year, plan.doubts) == (10, 2024, ())


def test_it_reads_a_table_that_goes_on_without_its_heading() -> None:
    first = table(row("1."))
    second = Table((Row(Place(1), row("2.", "Ko'rgazma")), Row(Place(2), HEADING), Row(Place(3), row("3.", "Seminar"))))
    plan = read_plan([first, second])
    assert [figure.code for figure in plan.figures] == ["IV.1", "IV.2", "IV.3"]


def test_it_reads_rows_merged_under_one_number() -> None:
    name = "Ro'yxatga olish: - yangi; - qayta"
    rows = [
        Row(Place(1), HEADING),
        Row(Place(2), SECTION),
        Row(Place(3), row(name=name, baseline="5", target="7")),
        Row(Place(4), row(name=name, baseline="6", target="8"), above=(0, 1, 2, 5, 6, 7)),
    ]
    plan = read_plan([Table(tuple(rows))])
    assert [(figure.part, figure.baseline, figure.target) for figure in plan.figures] == [
        ("yangi", 5, 7),
        ("qayta", 6, 8),
    ]
    assert plan.tally["continuation"] == 1


def test_it_reads_a_deadline_merged_over_rows() -> None:
    rows = [Row(Place(1), HEADING), Row(Place(2), SECTION), Row(Place(3), row("1.", window="mart-may"))]
    rows.append(Row(Place(4), row("2.", "Ko'rgazma", window="mart-may"), above=(6,)))
    assert [str(figure.window) for figure in read_plan([Table(tuple(rows))]).figures] == ["months 3-5"] * 2


@pytest.mark.parametrize("words", ["", "10 kun muddatda", "zarurat bo'yicha", "2026-yil davomida"])
def test_it_asks_about_deadlines_it_cannot_read(words: str) -> None:
    asked = read(row(window=words))
    (doubt,) = asked.doubts
    assert (doubt.field, only(asked).window, only(asked).deadline) == ("window", None, words)
    assert "har chorak oxirida" in [choice_text(choice) for choice in doubt.choices]
    answered = read_plan([table(row(window=words))], {doubt.id: "due 3,6,9,12"})
    assert (str(only(answered).window), answered.loadable) == ("due 3,6,9,12", True)


def test_it_asks_who_reports_a_row_without_names() -> None:
    rows = (row("1."), row("2.", "Ko'rgazma", responsible=""))
    (doubt,) = read(*rows).doubts
    assert [choice_text(choice) for choice in doubt.choices] == ["Direktor", "Abonement xizmati", "barcha xizmatlar"]
    answered = read_plan([table(*rows)], {doubt.id: "Abonement xizmati"})
    assert answered.figures[1].reporters == ("Abonement xizmati",)
    assert answered.loadable


def test_it_asks_who_reports_when_the_plan_names_no_service() -> None:
    asked = read(row(responsible="Direktor, Xizmat rahbarlari"))
    assert codes(asked) == ["responsible_unknown"]


@pytest.mark.parametrize(
    ("other", "asked"),
    [("Metodika", 1), ("Metodika bo'limi", 1), ("Metodika xizmati mudiri", 1), ("Metodika va AKT xizmati", 0)],
)
def test_it_asks_whether_a_department_and_its_short_name_are_one(other: str, asked: int) -> None:
    names = ["Metodika xizmati", "Metodika xizmati", other]
    rows = [row(f"{at}.", f"Ish {at}", responsible=name) for at, name in enumerate(names, 1)]
    plan = read(*rows)
    assert codes(plan) == ["same_department"] * asked
    for doubt in plan.doubts:
        merged = read_plan([table(*rows)], {doubt.id: "same"})
        assert [figure.reporters for figure in merged.figures] == [("Metodika xizmati",)] * 3


def test_it_writes_a_department_in_the_spelling_used_most() -> None:
    spellings = ["Abonement xizmati", "Abonement  xizmati", "ABONEMENT XIZMATI", "Abonement xizmati"]
    rows = [row(f"{at}.", f"Ish {at}", responsible=name) for at, name in enumerate(spellings, 1)]
    assert read(*rows).departments == ("Abonement xizmati",)


def test_it_asks_whether_two_near_names_are_one_department() -> None:
    spellings = ["Abonement xizmati", "Abonement xizmati", "Abonoment xizmati", "Axborot xizmati"]
    rows = [row(f"{at}.", f"Ish {at}", responsible=name) for at, name in enumerate(spellings, 1)]
    asked = read(*rows)
    (doubt,) = asked.doubts
    assert doubt_question(doubt) == "«Abonoment xizmati» / «Abonement xizmati» — bu bitta xizmatmi yoki ikkitami?"
    assert read_plan([table(*rows)], {doubt.id: "same"}).departments == ("Abonement xizmati", "Axborot xizmati")
    assert len(read_plan([table(*rows)], {doubt.id: "different"}).departments) == 3


def test_it_asks_about_rows_that_it_does_not_understand() -> None:
    unnumbered = row("", "Yangi ish")
    odd = row("bir", "Boshqa ish")
    asked = read(row(), unnumbered, odd)
    assert codes(asked) == ["row_without_number", "row_unclear"]
    assert asked.tally["question"] == 2
    answers = {doubt.id: "skip" for doubt in asked.doubts}
    answered = read_plan([table(row(), unnumbered, odd)], answers)
    assert (answered.loadable, answered.tally["left_out"], answered.tally["question"]) == (True, 2, 0)


def test_it_asks_whether_a_lone_name_goes_on_or_is_a_signature() -> None:
    rows = (row("1.", "Sovg'a:"), ("", "Nilufar Karimova", *[""] * 6))
    (doubt,) = read(*rows).doubts
    assert (doubt.code, read(*rows).figures[0].name) == ("row_rest", "Sovg'a:")
    joined = read_plan([table(*rows)], {doubt.id: "join"})
    assert (only(joined).name, joined.tally["continuation"]) == ("Sovg'a: Nilufar Karimova", 1)
    above = read_plan([table(rows[1], rows[0])], {doubt.id: "join", "row:2": "join"})
    assert codes(above) == ["row_without_number"]
    skipped = read_plan([table(*rows)], {doubt.id: "skip"})
    assert (only(skipped).name, skipped.tally["left_out"]) == ("Sovg'a:", 1)


@pytest.mark.parametrize("made", ["2025-01-09", "09.01?"])
def test_it_asks_which_number_excel_made_a_date_of(made: str) -> None:
    rows = (row(made, "Majburiy nusxa"),)
    asked = read(*rows)
    (doubt,) = [doubt for doubt in asked.doubts if doubt.code == "row_number_date"]
    assert [choice.id for choice in doubt.choices] == ["9.1", "1.9"]
    assert only(read_plan([table(*rows)], {doubt.id: "9.1"})).number == "9.1"


def test_it_offers_the_months_that_excel_made_a_day_of() -> None:
    rows = (row(window="05.03?"), row("2.", "Ko'rgazma", window="25.12?"))
    asked = read(*rows)
    assert [doubt.code for doubt in asked.doubts] == ["deadline_unknown"] * 2
    offered = [[choice.id for choice in doubt.choices] for doubt in asked.doubts]
    assert [choices[:2] for choices in offered] == [["months 3-5", "due 3"], ["due 12", "months 1-12"]]
    assert all(len(choices) == len(set(choices)) for choices in offered)


def test_it_asks_about_a_plan_without_sections() -> None:
    rows = tuple(Row(Place(at), cells) for at, cells in enumerate([HEADING, row(), row("2.", "Ko'rgazma")], 1))
    asked = read_plan([Table(rows)])
    (doubt,) = asked.doubts
    assert (doubt.code, asked.loadable) == ("no_sections", False)
    assert "2-qator" in doubt_question(doubt)
    assert read_plan([Table(rows)], {doubt.id: "yes"}).loadable


def test_it_asks_for_the_year_when_the_paper_does_not_say() -> None:
    heading = tuple("Fakt" if "fakt" in text else "Reja" if "reja" in text else text for text in HEADING)
    rows = tuple(Row(Place(at), cells) for at, cells in enumerate([heading, SECTION, row(window="yil davomida")], 1))
    asked = read_plan([Table(rows)])
    (doubt,) = asked.doubts
    assert (doubt.code, asked.year) == ("year_unknown", None)
    answered = read_plan([Table(rows)], {doubt.id: "2031"})
    assert (answered.year, answered.baseline_year, answered.loadable) == (2031, 2030, True)


def test_it_asks_for_the_year_when_title_and_heading_disagree() -> None:
    title = Table((Row(Place(1), ("KUTUBXONANING 2024-YIL UCHUN ISH REJASI",), prose=True),))
    assert codes(read_plan([title, table(row())])) == ["year_contradicts"]


def test_it_refuses_tables_that_are_no_plan() -> None:
    assert read_plan([]).refusal == "not_a_plan"
    plan = read_plan([Table((Row(Place(1), ("Ism", "Telefon")), Row(Place(2), ("Nilufar", "1"))))])
    assert (plan.refusal, plan.loadable, sum(plan.tally.values())) == ("not_a_plan", False, 2)


def test_it_refuses_a_plan_without_rows() -> None:
    assert read_plan([table()]).refusal == "no_rows"


@pytest.mark.parametrize(
    "line", ["2025-2026-o'quv yili uchun", "2025/2026 ўқув йили", "на 2025–2026 учебный год", "2025-26 o'quv yili"]
)
def test_a_school_year_is_of_two_years_and_asked(line: str) -> None:
    above = Table((Row(Place(1), (line,), prose=True),))
    asked = read_plan([above, table(row(window="sentabr"))])
    (doubt,) = asked.doubts
    assert (doubt.code, [choice.id for choice in doubt.choices]) == ("year_contradicts", ["2025", "2026"])
    assert read_plan([above, table(row(window="sentabr"))], {doubt.id: "2025"}).year == 2025
