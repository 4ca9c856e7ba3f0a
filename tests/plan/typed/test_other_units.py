"""Numbers typed with the unit of another row are asked back; the row's own unit and words of its name are taken."""

from dataclasses import replace
from decimal import Decimal

import pytest

from plan.indicator import Indicator
from plan.typed.answers import read_answers
from plan.typed.assignment import Assigned, NotRead, assign_lines
from plan.typed.filled_form import FormAnswer, read_cell
from plan.typed.numbers import Unclear
from tests.plan.typed.sayings.table import MARCH, rows_of

OTHERS = (
    ("tadbir", "2 nafar", 2),
    ("tadbir", "1 kishi", 1),
    ("tadbir", "3 nusxa", 3),
    ("tadbir", "5 ta o'quvchi uchun", 5),
    ("tadbir", "2nafar", 2),
    ("tadbir", "2-nafar", 2),
    ("tadbir", "8 чел.", 8),
    ("tadbir", "8 та маҳалла", 8),
    ("tadbir", "bu oy 45 nafar kitobxon keldi", 45),
    ("ma'lumot", "2 человека", 2),
    ("ma'lumot", "1 нафар", 1),
    ("bibliografik yozuv", "1 ta maktab", 1),
    ("bibliografik yozuv", "12 ta kitob", 12),
    ("hujjat", "1 ta xodim malaka oshirdi", 1),
    ("hujjat", "4 экз.", 4),
    ("nusxa", "45 ta tadbir o'tkazildi", 45),
    ("nusxa", "12 детей", 12),
    ("nafar", "5 marta", 5),
    ("xodim", "5 o'quvchi", 5),
    ("kitob", "7 ta jurnal", 7),
    ("soat", "5 kishi", 5),
    ("so'm", "5 ta kitob", 5),
    ("tadbir", "kitob tarqatildi 30", 30),
    ("bibliografik yozuv", "китобхонлар куни 6", 6),
    ("tadbir", "o'quvchilar keldi 40", 40),
    ("tadbir", "sahifa skaner qilindi 300", 300),
    ("nafar", "gazeta olindi 12", 12),
    ("hujjat", "kutubxona 4", 4),
    ("tadbir", "kutubxonada jurnal berildi 7", 7),
    ("ma'lumot", "kuni 4", 4),
)
OWN = (
    ("tadbir", "5 tadbir", 5),
    ("tadbir", "5 та тадбирлар", 5),
    ("tadbir", "5 мероприятий", 5),
    ("tadbir", "3 ta seminar", 3),
    ("tadbir", "3 marta", 3),
    ("tadbir", "6 ta bo'lib o'tdi", 6),
    ("tadbir", "3 ta o'tkazildi o'quvchilarga", 3),
    ("tadbir", "5 dona", 5),
    ("tadbir", "5 шт", 5),
    ("nusxa", "45 ta kitob o'quvchilarga berildi", 45),
    ("nusxa", "45 экземпляров", 45),
    ("nafar", "45 kishi", 45),
    ("nafar", "45 человек", 45),
    ("nafar", "12 ta maktab o'quvchisi", 12),
    ("o'quvchi", "45 nafar", 45),
    ("qatnov", "9870 nafar", 9870),
    ("tashrif", "45 marta", 45),
    ("hujjat", "7 ta elektron hujjat", 7),
    ("ma'lumot", "3 xabar", 3),
    ("bibliografik yozuv", "3 ta yozuv", 3),
    ("ming nusxa", "3 nusxa", 3),
)


def outcome(row: Indicator, text: str) -> Decimal | Unclear | None:
    """What becomes of a text at the question of a row: the number that is kept, or why none is."""
    [given] = assign_lines(read_answers(text, whole=False, month=MARCH), [row], [row])
    assert isinstance(given, Assigned | NotRead)
    return given.value if isinstance(given, Assigned) else given.unclear


@pytest.mark.parametrize(("unit", "text", "number"), OTHERS)
def test_the_unit_of_another_row_is_asked_with_one_button(unit: str, text: str, number: int) -> None:
    [row, *_] = rows_of(unit)
    expected = Unclear("other_unit", text, (Decimal(number),))
    assert outcome(row, text) == expected
    assert read_cell(text, row, MARCH) == expected


@pytest.mark.parametrize(("unit", "text", "number"), OWN)
def test_the_own_unit_is_taken_in_every_script_and_with_its_endings(unit: str, text: str, number: int) -> None:
    [row, *_] = rows_of(unit)
    assert outcome(row, text) == number
    assert read_cell(text, row, MARCH) == FormAnswer(Decimal(number))


@pytest.mark.parametrize(
    ("unit", "name", "text"),
    [
        ("tadbir", "Bolalarga o'tkazilgan tadbirlar", "bolalarga 5"),
        ("maqola", "Gazeta va jurnallarda maqolalar", "gazetada 5"),
        ("nafar", "Foydalanuvchilar", "kishiga 5"),
        ("nafar", "Qatnov", "kutubxonaga 5 kishi keldi"),
        ("tadbir", "Tadbirlar", "kutubxonamizda 5 ta tadbir o'tkazildi"),
        ("nusxa", "Kitob berilishi", "kitobxonlarga 5 ta kitob berildi"),
        ("ta", "A'zo bo'lgan kitobxonlar", "5 nafar"),
        ("", "Malaka oshirgan xodimlar", "5 kishi"),
        ("dona", "Kitob berilishi", "5 nusxa"),
        ("hujjat", "Tashkilotlar bilan shartnomalar", "2 ta shartnoma"),
    ],
)
def test_words_of_the_row_itself_are_taken(unit: str, name: str, text: str) -> None:
    row = replace(rows_of(unit)[0], name=name, part=None)
    assert outcome(row, text) in (Decimal(5), Decimal(2))


@pytest.mark.parametrize(
    ("unit", "name", "text"),
    [
        ("tadbir", "Maktab o'quvchilari uchun tadbirlar", "5 nafar"),
        ("tadbir", "Maktab o'quvchilari uchun tadbirlar", "5 ta o'quvchi uchun"),
        ("tadbir", "Мактаб ўқувчилари учун тадбирлар", "5 та ўқувчи учун"),
        ("nusxa", "Foydalanuvchilarga kitob berilishi", "5 nafar foydalanuvchi uchun"),
        ("nusxa", "Foydalanuvchilarga kitob berilishi", "5 qatnashdi"),
        ("tadbir", "Tadbirlar", "5 kishi qatnashdi"),
        ("tadbir", "Tadbirlar", "участвовало 5"),
        ("tadbir", "Tadbirlar", "kitobga 5"),
        ("tadbir", "Tadbirlar", "журналга 5 та"),
        ("dona", "Kitob berilishi", "5 nafar"),
        ("ta", "Ko'rgazmalar", "5 ta kitob"),
    ],
)
def test_another_word_than_those_of_the_name_is_asked(unit: str, name: str, text: str) -> None:
    row = replace(rows_of(unit)[0], name=name, part=None)
    assert outcome(row, text) == Unclear("other_unit", text, (Decimal(5),))


def test_a_fraction_of_another_unit_has_no_button() -> None:
    [row, *_] = rows_of("tadbir")
    assert outcome(row, "2,5 nafar") == Unclear("other_unit", "2,5 nafar")


@pytest.mark.parametrize(
    "text",
    [
        *("bolalarga 5", "maktabga 5", "jurnalda 5 ta", "xodimlardan 5", "talabalar uchun 5", "болаларга 5 та"),
        *("в газете 5", "среди учеников 5", "5 ta, o'quvchilarga", "5, bolalar uchun"),
    ],
)
def test_of_whom_or_where_it_was_may_be_some_of_it(text: str) -> None:
    row = replace(rows_of("tadbir")[0], name="Tadbirlar", part=None)
    asked = outcome(row, text)
    assert isinstance(asked, Unclear)
    assert asked.why in ("parts", "other_unit")
    assert asked.candidates == (Decimal(5),)
