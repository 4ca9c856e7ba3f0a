"""Rows called by their names in a line that is typed while another row is asked."""

from decimal import Decimal

import pytest

from plan.indicator import Indicator, Window
from plan.typed.answers import read_answers
from plan.typed.assignment import Assigned, Doubtful, NoSuchRow, NotRead, Opened, Outcome, assign_lines

NAMES = (
    ("3", "Hududdagi kutubxonalarga uslubiy yordam berish", None),
    ("16", "Tadbirlar va ko'rgazmalarni tashkil qilish", None),
    ("18", "\"Kitobxonlar klubi\" a'zolari bilan tadbirlar o'tkazish", None),
    ("15", "Foydalanuvchilarga kitob berilishi hisobini olib borish", None),
    ("9.2", "Xarid qilish orqali", None),
    ("28", "Malaka oshirish", "metodik to'garaklar"),
    ("28", "Malaka oshirish", "ma'naviyat soatlari"),
    ("28", "Malaka oshirish", "seminar-treninglar"),
)
ROWS = [
    Indicator(key, "V", "V", number, part, name, "Tadbir", "count", None, None, Window(1, 12), departments=(1,))
    for key, (number, name, part) in enumerate(NAMES)
]


def read(typed: str, asked: int) -> Outcome:
    [outcome] = assign_lines(read_answers(typed, whole=False, month=3), [ROWS[asked]], ROWS)
    return outcome


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("seminar 1", 7),
        ("Семинар: 2", 7),
        ("seminar-trening 1 ta", 7),
        ("семинар-тренинглар 3", 7),
        ("to'garak 4", 5),
        ("тўгараклар - 4", 5),
        ("Китоб бериш 29870", 3),
        ("kitob berildi: 300", 3),
        ("kitob berilgan 300", 3),
        ("xarid qilindi 120", 4),
        ("харид қилинди - 120", 4),
        ("Tadbirlar va ko'rgazmalar: 18", 1),
        ("тадбир ва кўргазмалар 18", 1),
    ],
)
def test_a_word_that_counts_and_is_the_name_of_another_row_is_asked_about(typed: str, row: int) -> None:
    outcome = read(typed, 0)
    assert isinstance(outcome, Doubtful), outcome
    assert outcome.choices == (ROWS[row], ROWS[0])


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("300 ta kitob berildi", 3),
        ("29 870 китоб берилди", 3),
        ("120 ta xarid", 4),
        ("120 ta kitob sotib olindi", 4),
        ("sotib olingan 120", 4),
        ("куплено 120", 4),
        ("2 ta metodik to'garak", 5),
        ("3 marta ma'naviyat soati o'tkazildi", 6),
        ("4 семинар-тренинг ўтди", None),
        ("5 nafar yordamchi", None),
    ],
)
def test_words_behind_a_number_name_a_row_as_well_and_are_never_sure(typed: str, row: int | None) -> None:
    outcome = read(typed, 0)
    if row is None:
        assert not isinstance(outcome, Doubtful), outcome
    else:
        assert isinstance(outcome, Doubtful), outcome
        assert outcome.choices == (ROWS[row], ROWS[0])


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("seminar 1", 7),
        ("tadbir 1", 0),
        ("tadbir 2", 2),
        ("tadbirlar 18", 1),
        ("1 ta seminar", 0),
        ("kitob berildi 300", 3),
        ("китоб бериш 300", 3),
        ("xarid qilindi 120", 4),
        ("yordam berildi 2", 0),
        ("tadbir o'tkazildi 2", 0),
        ("tadbir o'tkazildi 2", 1),
        ("o'tkazildi 2", 0),
        ("tashkil etildi 2", 0),
    ],
)
def test_a_word_that_counts_the_asked_row_is_taken(typed: str, row: int) -> None:
    outcome = read(typed, row)
    assert isinstance(outcome, Assigned), outcome
    assert outcome.indicator is ROWS[row]


@pytest.mark.parametrize("typed", ["ma'naviyat soati 4", "маънавият соати: 4", "manaviyat soatlari - 4 ta"])
def test_two_words_of_a_name_are_known_with_other_endings(typed: str) -> None:
    outcome = read(typed, 0)
    assert isinstance(outcome, Assigned), outcome
    assert (outcome.indicator, outcome.value) == (ROWS[6], Decimal(4))


@pytest.mark.parametrize("typed", ["soat 4", "malaka soati 4"])
def test_one_short_word_names_no_row(typed: str) -> None:
    assert isinstance(read(typed, 0), NotRead)


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("28 metodik", 5),
        ("28 metodik to'garaklar", 5),
        ("28 seminar-treninglar", 7),
        ("28-маънавият", 6),
        ("28 (ma'naviyat soatlari)", 6),
    ],
)
def test_a_part_that_is_named_with_its_row_opens_it_and_is_no_number(typed: str, row: int) -> None:
    outcome = read(typed, 0)
    assert isinstance(outcome, Opened), outcome
    assert outcome.indicator is ROWS[row]


@pytest.mark.parametrize(("typed", "asked"), [("28 seminar", 0), ("16 tadbir", 0), ("28 ta seminar", 0)])
def test_a_number_of_what_is_counted_opens_nothing(typed: str, asked: int) -> None:
    outcome = read(typed, asked)
    assert isinstance(outcome, Assigned), outcome
    assert outcome.indicator is ROWS[asked]


@pytest.mark.parametrize("typed", ["16 исправить на 7", "исправь 16 на 7", "16 ni 7 qiling", "16ni 7 ga o'zgartiring"])
def test_it_is_asked_whether_what_is_corrected_is_a_row(typed: str) -> None:
    outcome = read(typed, 0)
    assert isinstance(outcome, Doubtful), outcome
    assert (outcome.choices, outcome.values) == ((ROWS[1], ROWS[0]), (Decimal(7), Decimal(7)))


@pytest.mark.parametrize("typed", ["19 исправить на 7", "3 ni 7 qiling", "yettiga o'zgartiring"])
def test_what_is_corrected_is_no_row_where_the_report_has_none(typed: str) -> None:
    outcome = read(typed, 0)
    assert isinstance(outcome, NotRead), outcome
    assert outcome.unclear.candidates == (Decimal(7),)


@pytest.mark.parametrize("typed", ["в 16 пункте 7", "по 16 пункту: 7", "в строке 16 - 7", "в пункте 16: 7"])
def test_a_row_may_be_called_with_a_preposition(typed: str) -> None:
    outcome = read(typed, 0)
    assert isinstance(outcome, Assigned), outcome
    assert (outcome.indicator, outcome.value) == (ROWS[1], Decimal(7))


@pytest.mark.parametrize("typed", ["17-9870", "17 - 9 870"])
def test_two_numbers_far_apart_are_a_row_that_is_not_there(typed: str) -> None:
    assert isinstance(read(typed, 0), NoSuchRow)
