"""What people type, and the one thing each of it may mean."""

import re
import time
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plan.indicator import Indicator, Window
from plan.typed.numbers import Number, Unclear, read_number

SOME_ROW = Indicator(1, "IV", "IV", "14", None, "Nomi", "Nusxa", "count", None, None, Window(1, 12), departments=(1,))

READ = {
    "0": 0,
    "7": 7,
    "1200": 1200,
    "1 200": 1200,
    "60 514": 60514,
    "12 000 000": 12000000,
    "999 999 999": 999999999,
    "1\u00a0200": 1200,
    "1\u2009200": 1200,
    "1\u202f200": 1200,
    "1'200": 1200,
    "1’200": 1200,
    "1ʻ200": 1200,
    "1ʼ200": 1200,
    "1`200": 1200,
    "1´200": 1200,
    "1.200.300": 1200300,
    "1,200,300": 1200300,
    "12,0": 12,
    "12.0": 12,
    "12,00": 12,
    "12 000,0": 12000,
    "1.200,00": 1200,
    "1200 ta": 1200,
    "1 200 ta": 1200,
    "1200ta": 1200,
    "45-ta": 45,
    "45 – ta": 45,
    "1200 nafar": 1200,
    "45 та": 45,
    "45та": 45,
    "45 dona": 45,
    "45 ДОНА": 45,
    "45 ta kitob": 45,
    "jami 45": 45,
    "Jami: 45 ta": 45,
    "jami - 45": 45,
    "45 - kitob": 45,
    "kitob berildi 45": 45,
    "mart oyida 45 ta": 45,
    "ma'naviyat soatlari 4": 4,
    "ma'naviy-ma'rifiy tadbir 4": 4,
    " 45 ": 45,
    "45.": 45,
    "98…": 98,
    "*25*": 25,
    "= 9": 9,
    "45ni": 45,
    "45 ning": 45,
    "45 marta": 45,
    "45tasi": 45,
    "3000ga yetdi": 3000,
    "45 nafarga": 45,
    "45,": 45,
    "45!": 45,
    "«45»": 45,
    "(45)": 45,
    "'45": 45,
    "• 45": 45,
    "45 ✅": 45,
    "\u200e45\u200f": 45,
    "١٢٣": 123,
    "۴۵": 45,
    "４５": 45,
    "nol": 0,
    "Nol.": 0,
    "nol ta": 0,
    "yo'q": 0,
    "yo‘q": 0,
    "Yoʻq": 0,
    "yoq": 0,
    "йўқ": 0,
    "нет": 0,
}

ASKED: dict[str, tuple[str, tuple[int, ...]]] = {
    "1.200": ("separator", (1200,)),
    "1,200": ("separator", (1200,)),
    "1.000": ("separator", (1000, 1)),
    "12,000": ("separator", (12000, 12)),
    "1 200.300": ("separator", (1200300,)),
    ".5": ("separator", (5,)),
    ",5": ("separator", (5,)),
    "12.5.3": ("separator", ()),
    "14.9870": ("separator", ()),
    "1 20": ("grouping", (120,)),
    "12 00": ("grouping", (1200,)),
    "1  200": ("grouping", (1200,)),
    "1'20": ("grouping", (120,)),
    "l00": ("letters", (100,)),
    "1O0": ("letters", (100,)),
    "12О": ("letters", (120,)),
    "О": ("letters", (0,)),
    "o": ("letters", (0,)),
    "1 OOO": ("letters", (1000,)),
    "1З": ("letters", (13,)),
    "1e3": ("letters", ()),
    "15-band": ("letters", ()),
    "3-chorak": ("long_time", ()),
    "№45": ("letters", ()),
    "jami45": ("letters", ()),
    "007": ("leading_zero", (7,)),
    "0 200": ("leading_zero", (200,)),
    "1 ming": ("multiplier", (1000,)),
    "2 mln": ("multiplier", (2000000,)),
    "12 минг": ("multiplier", (12000,)),
    "1,5 ming": ("multiplier", (1500,)),
    "1 ming ta": ("multiplier", (1000,)),
    "45 (qirq besh)": ("number_words", (45,)),
    "5 yarim": ("number_words", ()),
    "2 yarim ming": ("number_words", (2500,)),
    "1 ming 200": ("multiplier", (1200,)),
    "3 ming 45 ta": ("multiplier", (3045,)),
    "3 ming 3000": ("multiplier", ()),
    "5 yuz ellik": ("number_words", (550,)),
    "12 mingdan": ("multiplier", (12000,)),
    "98ming": ("multiplier", (98000,)),
    "10ming95": ("multiplier", (10095,)),
    "2,5 mlndan": ("multiplier", (2500000,)),
    "12 тысячу": ("multiplier", (12000,)),
    "12 mimg": ("multiplier", (12000,)),
    "12 mnig kitob": ("multiplier", (12000,)),
    "12 mig": ("multiplier", (12000,)),
    "12 мингтаа": ("multiplier", (12000,)),
    "9k": ("multiplier", (9000,)),
    "9m": ("multiplier", (9000, 9000000)),
    "9 т": ("multiplier", (9, 9000)),
    "o'n ikki": ("number_words", (12,)),
    "oʻn ikki": ("number_words", (12,)),
    "o‘ttiz ta": ("number_words", (30,)),
    "ўн икки": ("number_words", (12,)),
    "қирқ тўрт": ("number_words", (44,)),
    "двадцать два": ("number_words", (22,)),
    "полторы тысячи": ("number_words", (1500,)),
    "o'nikki": ("number_words", (12,)),
    "bir yuz yigirma": ("number_words", (120,)),
    "bitta": ("number_words", (1,)),
    "5️⃣": ("number_words", (5,)),
    "1️⃣2️⃣": ("number_words", (12,)),
    "⑤": ("number_words", (5,)),
    "🔟": ("number_words", (10,)),
    "taxminan 45": ("approximate", (45,)),
    "45 ga yaqin": ("approximate", (45,)),
    "kamida 12": ("bound", (12,)),
    "50 dan ortiq": ("bound", (50,)),
    "10 mingdan kam emas": ("bound", (10_000,)),
    "10-15": ("range", (10, 15)),
    "10 – 15": ("range", (10, 15)),
    "10...15": ("range", (10, 15)),
    "30 yoki 31": ("range", (30, 31)),
    "от 30 до 35": ("range", (30, 35)),
    "30 bilan 35 orasida": ("range", (30, 35)),
    "20 nafardan ko'p": ("bound", (20,)),
    "yigirmadan ko'p": ("bound", (20,)),
    "свыше двадцати": ("bound", (20,)),
    "min 20": ("bound", (20,)),
    "20mi 30mi": ("range", (20, 30)),
    "примерно от 20 до 30": ("range", (20, 30)),
    "21 ni 30 ga": ("right", (30,)),
    "было 21, стало 30": ("right", (30,)),
    "21 dan 3 tasi": ("case", ()),
    "3 baravar ko'p": ("sum", ()),
    "uchdan bir": ("sum", ()),
    "72 → 27": ("right", (27,)),
    "72 ta -> 27 ta": ("right", (27,)),
    "72 ni 27 qilib qo'ying": ("right", (27,)),
    "72 edi, 27 bo'ldi": ("right", (27,)),
    "исправьте 72 на 27": ("right", (27,)),
    "вместо 72 27": ("right", (27,)),
    "boshqa payt": ("later", ()),
    "indinga yozamiz": ("later", ()),
    "уточню в среду": ("later", ()),
    "bir ozdan keyin": ("later", ()),
    "~45": ("approximate", (45,)),
    "45+": ("approximate", (45,)),
    "45 emas": ("mistake", ()),
    "45 emas 54": ("right", (54,)),
    "27 вместо 72": ("right", (27,)),
    "12+3": ("sum", (15,)),
    "100+20": ("sum", (120,)),
    "7+8=15": ("sum", (15,)),
    "2х3": ("sum", (6,)),
    "3000ga": ("case", (3000,)),
    "45?": ("asked", (45,)),
    "45mi": ("asked", (45,)),
    "hech kim kelmadi": ("none", (0,)),
    "1 ta ham yo'q": ("none", (0,)),
    "bu oy yo'q": ("none", (0,)),
    "не было": ("none", (0,)),
    "-": ("dash", (0,)),
    "—": ("dash", (0,)),
    "--": ("dash", (0,)),
    "+5": ("plus", (5,)),
    "-45": ("negative", (45,)),
    "−45": ("negative", (45,)),
    "➖45": ("negative", (45,)),
    "- 45": ("negative", (45,)),
    "minus 45": ("negative", (45,)),
    "12 mart": ("date", (12,)),
    "mart 12": ("date", (12,)),
    "men bugun keldim va yangi javonga 45 kitob qo'ydim": ("short_time", (45,)),
    "men keldim va eng yangi javonga 45 kitob qo'ydim": ("sentence", (45,)),
    "men ertalab keldim va yangi javonga 45 kitob qo'ydim": ("short_time", (45,)),
}

REFUSED = {
    "": "empty",
    "  \n ": "empty",
    "12,5": "fraction",
    "12.50": "fraction",
    "0,5": "fraction",
    "0,125": "fraction",
    "1 200,5": "fraction",
    "1.200,50": "fraction",
    "1234567890": "too_big",
    "1 000 000 000": "too_big",
    "5 mlrd mln": "multiplier",
    "12 14": "grouping",
    "14 15 16": "grouping",
    "45 va 12": "several",
    "45, 12": "several",
    "1200 45": "several",
    "1\t200": "several",
    "12_5": "several",
    "3 4567": "several",
    "12%": "percent",
    "12 foiz": "percent",
    "12.03.2025": "date",
    "12/03/25": "date",
    "2025-03-12": "date",
    "12:30": "date",
    "3/4": "sum",
    "12=12": "sum",
    "+998901234567": "phone",
    "+998 90 123-45-67": "phone",
    "998901234567": "phone",
    "90 123 45 67": "phone",
    "901234567": "phone",
    "bilmayman": "later",
    "keyin aytaman": "later",
    "пока нет": "later",
    "N/A": "not_a_number",
    "?": "no_answer",
    "…": "no_answer",
    "nechta?": "question",
    "bir necha": "vague",
    "45 soat": "unit",
    "½": "not_a_number",
    "12½": "not_a_number",
    "²": "not_a_number",
    "１２²": "not_a_number",
    "45 $": "not_a_number",
    "45 →": "not_a_number",
}


@pytest.mark.parametrize(("typed", "value"), READ.items())
def test_it_reads_a_number_with_one_meaning(typed: str, value: int) -> None:
    assert read_number(typed) == Number(Decimal(value), typed)


@pytest.mark.parametrize(("typed", "why", "candidates"), [(t, w, c) for t, (w, c) in ASKED.items()])
def test_it_asks_back_what_may_mean_something_else(typed: str, why: str, candidates: tuple[int, ...]) -> None:
    read = read_number(typed)
    assert isinstance(read, Unclear)
    assert (read.why, read.candidates, read.typed) == (why, tuple(map(Decimal, candidates)), typed)


@pytest.mark.parametrize(("typed", "why"), REFUSED.items())
def test_it_refuses_with_a_reason(typed: str, why: str) -> None:
    read = read_number(typed)
    assert isinstance(read, Unclear)
    assert (read.why, read.typed) == (why, typed)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("0,125", "0.125"),
        ("1 200,75", "1200.75"),
        ("1.200,5", "1200.5"),
        ("7", "7"),
    ],
)
def test_it_reads_fractions_of_what_can_be_divided(typed: str, value: str) -> None:
    assert read_number(typed, whole=False) == Number(Decimal(value), typed)


@pytest.mark.parametrize(
    "typed", ["martda 12", "mart: 12", "mart - 12", "mart 12 ta", "mart oyi 12", "12 ta mart oyida", "за март 12"]
)
def test_it_takes_a_number_of_the_month_that_is_asked(typed: str) -> None:
    assert read_number(typed, month=3) == Number(Decimal(12), typed)


@pytest.mark.parametrize(
    "typed", ["fevralda 12", "fevral: 12", "aprel oyida 12 ta", "за январь 12", "в феврале 12", "ўтган ойда 12"]
)
def test_it_takes_no_number_of_another_month(typed: str) -> None:
    assert read_number(typed, month=3) == Unclear("last_month", typed, (Decimal(12),))


def test_it_offers_both_readings_where_both_can_be() -> None:
    assert read_number("1.200", whole=False) == Unclear("separator", "1.200", (Decimal(1200), Decimal("1.2")))
    assert read_number(",5", whole=False) == Unclear("separator", ",5", (Decimal(5),))


def _spelled(value: int, mark: str) -> str:
    return f"{value:,}".replace(",", mark)


@given(
    value=st.integers(0, 999_999_999),
    mark=st.sampled_from(["", " ", "\u00a0", "\u2009", "\u202f", "'", "’", "ʻ", "ʼ"]),
    digits=st.sampled_from(["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩"]),
    around=st.sampled_from(
        ["{}", " {} ", "{} ta", "{}ta", "{} nafar", "jami {}", "Jami: {} dona.", "{}.", "jami - {}"]
    ),
)
def test_it_reads_every_spelling_of_a_number_as_that_number(value: int, mark: str, digits: str, around: str) -> None:
    grouped = _spelled(value, mark)
    typed = around.format(grouped.translate({ord(d): digits[int(d)] for d in "0123456789"}))
    read = read_number(typed)
    if isinstance(read, Unclear):
        assert (read.why, mark) == ("phone", "")  # nine digits on end may be a telephone
        assert value >= 330_000_000
    else:
        assert read.value == value


MESSY = st.text(st.sampled_from("0123456789 .,'’-+:()lOоeта%\u00a0\u200b١５²½~/x\n"), max_size=14)


@given(st.one_of(MESSY, st.text(max_size=20)), st.booleans())
@example("1 200,00", True)
@example("о.1", True)
@example("9" * 60, True)
@example("9" * 60 + ",125", False)
def test_it_never_reads_other_digits_than_were_typed(typed: str, whole: bool) -> None:
    read = read_number(typed, whole)
    if isinstance(read, Unclear):
        assert all(candidate >= 0 and (not whole or candidate % 1 == 0) for candidate in read.candidates)
        return
    digits = "".join(str(unicodedata.decimal(char)) for char in typed if unicodedata.decimal(char, None) is not None)
    if not digits:
        assert read.value == 0
        return
    shown = re.sub(r"\D", "", str(read.value))
    assert digits.startswith(shown)
    assert not digits[len(shown) :].strip("0")
    if len(digits) > len(shown):  # only the empty decimals of a whole number may be left away
        assert re.search(r"[.,．，٫]\D?[0٠]+", typed)


PIECES = [
    "1",
    "20",
    "300",
    "45",
    "ta",
    "jami",
    "-",
    ".",
    ",",
    ":",
    "ming",
    "+",
    "'",
    "yo'q",
    "nol",
    "dan",
    "l",
    "O",
]


@given(st.lists(st.sampled_from(PIECES), max_size=7))
def test_it_never_raises_on_what_people_put_together(words: list[str]) -> None:
    for joint in (" ", ""):
        assert isinstance(read_number(joint.join(words)), Number | Unclear)


@pytest.mark.parametrize("piece", ["x", "nul", "ming", "yuzlab", "ishladi", "ta", "ў", "oʻ", "ber", "x" * 63 + " "])
def test_a_message_that_is_one_long_word_takes_no_time(piece: str) -> None:
    """It is read inside a transaction, for which everybody waits: taken to pieces it took minutes."""
    began = time.process_time()
    read_number((piece * 4096)[:4096])
    read_number("5 " + (piece * 4096)[:4090])
    assert time.process_time() - began < 10
