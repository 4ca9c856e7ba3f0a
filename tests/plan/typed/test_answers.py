"""Messages of several lines: which line is for which row."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.typed.answers import LONGEST_REST, Address, Answer, NotKnown, Opens, read_answers, without_the_rest
from plan.typed.numbers import Number, Unclear

ADDRESSED = {
    "14) 9870": (Address("14"), 9870),
    "14)9 870 ta": (Address("14"), 9870),
    "9.2) 10": (Address("9.2"), 10),
    "9,2) 10": (Address("9.2"), 10),
    "14: 9870": (Address("14"), 9870),
    "14:9870": (Address("14"), 9870),
    "3: 45 ta": (Address("3"), 45),
    "IV.14) 9870": (Address("14", "IV"), 9870),
    "IV.14: 9870": (Address("14", "IV"), 9870),
    "IV. 14: 9870": (Address("14", "IV"), 9870),
    "iv.9.4 - 5": (Address("9.4", "IV"), 5),
    "ІV.14 9 870": (Address("14", "IV"), 9870),
    "IV.14. 9870": (Address("14", "IV"), 9870),
    "II.1 = 3": (Address("1", "II"), 3),
    "13 yangi) 45": (Address("13", None, "yangi"), 45),
    "12 nusxa) 45": (Address("12", None, "nusxa"), 45),
    "13 (yangi): 45": (Address("13", None, "yangi"), 45),
    "IV.9.4 Yuridik shaxslar: 3": (Address("9.4", "IV", "Yuridik shaxslar"), 3),
    "14-band 9870": (Address("14"), 9870),
    "14-bandda 45 ta": (Address("14"), 45),
    "14-qator: 9870": (Address("14"), 9870),
    "№14 9870": (Address("14"), 9870),
    "№ 14 - 9870": (Address("14"), 9870),
    "14) yo'q": (Address("14"), 0),
    "band 14 9870": (Address("14"), 9870),
    "14-savolga 45": (Address("14"), 45),
    "14-inchi band 45": (Address("14"), 45),
    "пункт 14: 45": (Address("14"), 45),
    "саволга IV.14 - 45": (Address("14", "IV"), 45),
}

NEXT = {"9870": 9870, "1 200": 1200, "45 ta": 45, "(45)": 45, "45.": 45, "12 - kitob": 12, "jami: 45": 45}


@pytest.mark.parametrize(("line", "target", "value"), [(line, t, v) for line, (t, v) in ADDRESSED.items()])
def test_it_knows_the_row_a_line_is_meant_for(line: str, target: Address, value: int) -> None:
    [answer] = read_answers(line)
    assert isinstance(answer.read, Number)
    assert (answer.target, answer.read.value, answer.line) == (target, value, line)


@pytest.mark.parametrize(("line", "value"), NEXT.items())
def test_it_gives_a_bare_number_to_the_next_question(line: str, value: int) -> None:
    assert read_answers(line) == [Answer(None, Number(Decimal(value), line), line)]


@pytest.mark.parametrize(
    ("line", "target", "value"),
    [
        ("14. 9870", Address("14"), 9870),
        ("14. 9 870 ta", Address("14"), 9870),
        ("14 - 9870", Address("14"), 9870),
        ("10 – 15", Address("10"), 15),
        ("9.2. 10", Address("9.2"), 10),
        ("14)", None, 14),
    ],
)
def test_it_asks_back_when_a_line_may_be_a_row_or_a_number(line: str, target: Address | None, value: int) -> None:
    assert read_answers(line) == [Answer(target, Unclear("address", line, (Decimal(value),)), line)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("14.9870", "separator"),
        ("9.2 10", "several"),
        ("12:30", "date"),
        ("10-15", "range"),
        ("14 -5", "range"),
        ("45 ta: 12", "several"),
        ("IV 14 9870", "several"),
        ("12.03.2025", "date"),
    ],
)
def test_it_takes_no_row_from_what_is_none(line: str, why: str) -> None:
    [answer] = read_answers(line)
    assert answer.target is None
    assert isinstance(answer.read, Unclear)
    assert answer.read.why == why


def test_it_keeps_the_row_of_an_answer_it_could_not_read() -> None:
    [answer] = read_answers("14) 1.200")
    assert answer.target == Address("14")
    assert answer.read == Unclear("separator", "1.200", (Decimal(1200),))


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("noma'lum", None),
        ("Hali noma'lum", None),
        ("14) noma'lum", Address("14")),
        ("13 yangi) hali noma'lum", Address("13", None, "yangi")),
        ("IV.14: номаълум", Address("14", "IV")),
        ("14 noma'lum", Address("14")),
        ("14. bilmayman", Address("14")),
        ("14 - noma'lum", Address("14")),
        ("13 yangi noma'lum", Address("13", None, "yangi")),
        ("Noma'lum.", None),
        ("не знаю", None),
    ],
)
def test_it_knows_that_a_number_is_not_known_yet(line: str, target: Address | None) -> None:
    [answer] = read_answers(line)
    assert answer.target == target
    assert isinstance(answer.read, NotKnown)


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("14 band", Address("14")),
        ("band 14", Address("14")),
        ("14-bandga", Address("14")),
        ("savol 14?", Address("14")),
        ("14 chi", Address("14")),
        ("IV.14-банд", Address("14", "IV")),
        ("№ 14", Address("14")),
        ("пункт 14", Address("14")),
    ],
)
def test_it_knows_a_row_that_is_named_to_be_opened(line: str, target: Address) -> None:
    assert read_answers(line) == [Answer(target, Opens(line), line)]


@pytest.mark.parametrize(
    "line", ["14 yo'q", "14 hali kelmadi", "14 keyin aytaman", "noma'lum 14", "3 ta, hali aniqlanmagan", "14 ҳали йўқ"]
)
def test_it_takes_no_number_beside_words_that_there_is_none(line: str) -> None:
    [answer] = read_answers(line)
    assert isinstance(answer.read, Unclear)
    assert (answer.read.why, answer.read.candidates) == ("not_yet", ())


@pytest.mark.parametrize(("line", "value"), [("45 (ta)", 45), ("250 (nusxa)", 250), ("7 tadbir)", 7)])
def test_it_takes_a_unit_in_brackets_for_a_unit(line: str, value: int) -> None:
    [answer] = read_answers(line)
    assert (answer.target, answer.read) == (None, Number(Decimal(value), line))


def test_it_reads_one_answer_a_line_and_skips_empty_lines() -> None:
    answers = read_answers("12\r\n\n 0 \n15) 30 000\n\u00a0\nyo'q")
    assert [(a.target, a.read.value) for a in answers if isinstance(a.read, Number)] == [
        (None, 12),
        (None, 0),
        (Address("15"), 30000),
        (None, 0),
    ]
    assert len(answers) == 4


def test_it_gives_no_answers_for_an_empty_message() -> None:
    assert read_answers(" \n\n") == []


@given(
    row=st.integers(1, 99),
    value=st.integers(0, 99_999_999),
    section=st.sampled_from(["", "I.", "IV.", "vii."]),
)
def test_it_never_mixes_the_row_into_the_number(row: int, value: int, section: str) -> None:
    for beginning in (f"{row}) ", f"{row}: ", f"{row}. ", f"{row} - ", f"{row}-band "):
        [answer] = read_answers(f"{section}{beginning}{value}")
        assert isinstance(answer.read, Number | Unclear)
        values = (answer.read.value,) if isinstance(answer.read, Number) else answer.read.candidates
        assert values in ((value,), ())
        if answer.target:
            assert answer.target.number == str(row)


@given(st.text(max_size=60))
def test_it_answers_every_line_that_has_something_on_it(text: str) -> None:
    for answer in read_answers(text):
        assert answer.line in text


@pytest.mark.parametrize("words", ["qolgani 0", "Qolgani 0", " qolganlari nol. ", "Қолгани 0", "qolgani - 0"])
def test_it_knows_when_all_that_is_left_is_zero(words: str) -> None:
    assert without_the_rest(words) == ("", True)
    assert without_the_rest(f"2\n14) 9870\n{words}") == ("2\n14) 9870", True)


@pytest.mark.parametrize("words", ["0", "qolgani 5", "nol", "qolgani 0\n7", "qolgan 10", ""])
def test_it_takes_nothing_else_for_the_rest(words: str) -> None:
    assert without_the_rest(words) == (words, False)


def test_whether_the_rest_is_zero_is_looked_for_in_the_last_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of two thousand words was the beginning of what was read through to the end: a message took seconds."""
    read: list[str] = []
    monkeypatch.setattr("plan.typed.answers.zeros_said", lambda words: read.append(words))
    assert without_the_rest("ab " * 1300) == ("ab " * 1300, False)
    assert len(read) < 50
    assert max(map(len, read[1:])) <= LONGEST_REST
