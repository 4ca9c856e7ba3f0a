"""A library begun on 20 May is played to December over HTTP: sums of what was before, two months opened for the
percents. Nobody is ever called late for a time in which it was not here, and every figure equals what is added up here,
with nothing of ours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from plan.period import Span
from reports.content.tables import month_table
from sandbox.people import Phone
from storage.database import open_database
from storage.people import people
from storage.tables import Person
from tests.support.empty_database import empty_database
from tests.support.kinds.chat import approve_all, figures_of_plan, text_of, turn_to, until_remembered
from tests.support.months.form_sheets import press, send, take_form
from tests.support.once import once_in_a_run
from tests.support.people.cast import BEKZOD, MALIKA, NAMES, NILUFAR, moment
from tests.support.people.house import House, house
from tests.support.plans.kinds import INFORMATION, READERS, WANTED, kinds_workbook
from usecases.conversation import work_of_account
from usecases.papers.gathering import paper_facts
from usecases.people.founding import open_library

pytestmark = pytest.mark.long

YEAR = 2025
SUMS = {"1": "395", "2": "yil boshidan 4", "4": "45", "5": "1", "7": "60300", "8": "4150", "9.1": "13", "9.2": "5"}
SUMS |= {"10": "1", "11": "1", "12": "1"}
"""What January to April came to, of a level where it stood in April."""
PERCENTS = {"3": {2: "82", 3: "84", 4: "83"}, "6": {2: "7", 3: "6", 4: "8"}}
"""Percents have no sum: April's are asked with the sums, February and March are opened for them."""
MONTHLY: Mapping[str, Sequence[str]] = {
    "1": ("100", "105", "60", "70", "80", "130", "120", "140"),
    "2": ("2", "1", "0", "1", "1", "1", "1", "3"),
    "3": ("85", "86", "84", "83", "85", "86", "87", "86"),
    "4": ("40", "38", "37", "36", "30", "28", "22", "20"),
    "5": ("0", "1", "0", "0", "0", "0", "1", "0"),
    "6": ("6", "6", "6", "5", "5", "4", "5", "5"),
    "7": ("60420", "60500", "60550", "60700", "60850", "61000", "61080", "61250"),
    "8": ("4200", "4240", "4300", "4350", "4400", "4450", "4500", "4580"),
    "9.1": ("3", "4", "4", "3", "3", "3", "3", "3"),
    "9.2": ("3", "2", "0", "0", "0", "4", "4", "3"),
    "10": ("0", "0", "0", "0", "0", "0", "0", "0"),
    "11": ("0", "1"),
    "12": ("1", "1", "1"),
}
"""From May on, in the months that ask."""
ASKED = {"11": (5, 6), "12": (6, 9, 12)}
SPANS = {
    "2025-month-5": 5,
    "2025-quarter-2": 6,
    "2025-half-1": 6,
    "2025-quarter-3": 9,
    "2025-nine_months-1": 9,
    "2025-year-1": 12,
}
"""Span → its last month."""
LEVELS, MEANS = ("4", "7", "8"), ("3", "6")


def months_of(number: str) -> tuple[int, ...]:
    return ASKED.get(number, tuple(range(5, 13)))


def by_pencil(number: str, last: int) -> Decimal:
    """What the year came to by the end of a month, from April on."""
    told = [Decimal(text) for at, text in zip(months_of(number), MONTHLY[number], strict=True) if at <= last]
    if number in MEANS:
        values = [*map(Decimal, PERCENTS[number].values()), *told]
        return sum(values, Decimal(0)) / len(values)
    before = Decimal(SUMS[number].split()[-1])
    if number in LEVELS:
        return told[-1] if told else before
    return before + sum(told, Decimal(0))


@dataclass
class Lived:
    """What is left: the database, the boards that the director saw, and each row's card at the ends of spans."""

    address: str
    boards: list[str] = field(default_factory=list)
    cards: dict[tuple[str, str], str] = field(default_factory=dict)


def live(folder: Path) -> Lived:
    """The play."""
    lived = Lived(empty_database(folder / "may.db"))
    database = open_database(lived.address)
    start = moment(f"{YEAR}-05-20 10:00")
    with database.write() as session:
        library = open_library(session, "Kutubxona", start)
        session.add(Person(library_id=library.id, telegram_id=MALIKA, name="Malika", role="director", joined_at=start))
    with house(database, start) as opened:
        malika, nilufar, bekzod = (opened.phone(account, NAMES[account]) for account in (MALIKA, NILUFAR, BEKZOD))
        malika.send_file("reja.xlsx", kinds_workbook(YEAR))
        malika.wait_for(f"{YEAR}-yil ish rejasi")
        malika.press("✅")
        malika.wait_for("qaysi oydan boshlaymiz?")
        _let_in(opened)
        _begin(malika)
        _look(malika, lived)
        april = {**SUMS, **{number: given[4] for number, given in PERCENTS.items()}}
        _answer(opened, nilufar, {number: april[number] for number in ("1", "2", "3", "4", "5", "6")})
        form = {number: int(text) for number, text in SUMS.items() if number not in ("1", "2", "4", "5")}
        send(bekzod, take_form(opened, bekzod).put(form), "Shunday saqlansinmi?")
        press(bekzod, "✅ Saqlash", "Formadan")
        press(bekzod, "📨 Topshirish", "Rahmat! Hisobot topshirildi")
        _open_for_percents(malika)
        for month in (2, 3):
            _answer(opened, nilufar, {number: PERCENTS[number][month] for number in ("3", "6")})
        approve_all(malika)
        for month in range(5, 13):
            _month(opened, month, malika, nilufar, bekzod, lived)
    database.close()
    return lived


def _let_in(opened: House) -> None:
    with opened.database.write() as session:
        library = people.only_library(session)
        assert library is not None
        departments = {department.name: department.id for department in people.load_departments(session, library.id)}
        for account, department in ((NILUFAR, READERS), (BEKZOD, INFORMATION)):
            name, joined = NAMES[account], opened.clock.now()
            person = Person(library_id=library.id, telegram_id=account, name=name, role="member", joined_at=joined)
            session.add(person)
            session.flush()
            people.join_department(session, person, departments[department], joined)


def _begin(malika: Phone) -> None:
    press(malika, "✅ may", "may oyidan boshlaymiz")
    press(malika, "🧮 Yanvar–aprel", "Qaysi kun oxirigacha kiritish mumkin?")
    malika.say("10-iyun")
    malika.wait_for("jami bitta raqam qilib so'raladi")


def _open_for_percents(malika: Phone) -> None:
    malika.say("/holat")
    malika.wait_for("kim hisobot topshirgan")
    press(malika, "🔓 Yopilganlarini ochish", "3 ta hisobot")
    press(malika, "☑️ yan", "2 ta hisobot")
    malika.say("10-iyun")
    malika.wait_for("kuni oxirigacha ochildi")


def _answer(opened: House, phone: Phone, typed: Mapping[str, str]) -> None:
    names = {wanted.number.strip("."): wanted.name for wanted in WANTED}
    phone.say("/kiritish")
    for number, text in typed.items():
        until_remembered(opened, phone, phone.wait_for(f"\n{number}. {names[number]}", timeout=60))
        phone.say(text)
    phone.wait_for("ko'zdan kechiring")
    press(phone, "📨 Topshirish", "Rahmat! Hisobot topshirildi")


def _month(opened: House, month: int, malika: Phone, nilufar: Phone, bekzod: Phone, lived: Lived) -> None:
    opened.clock.set(moment(f"{YEAR + month // 12}-{month % 12 + 1:02}-01 09:00"))
    for phone, department in ((nilufar, READERS), (bekzod, INFORMATION)):
        rows = [wanted.number.strip(".") for wanted in WANTED if wanted.department == department]
        asked = {
            number: MONTHLY[number][months_of(number).index(month)]
            for number in rows
            if number in MONTHLY and month in months_of(number)
        }
        _answer(opened, phone, asked)
    approve_all(malika)
    _look(malika, lived)
    spans = [span for span, last in SPANS.items() if last == month]
    figures = figures_of_plan(opened, YEAR)
    malika.say("/hisobot")
    malika.wait_for("Bajarilish")
    for span in spans:
        for number in MONTHLY:
            lived.cards[number, span] = turn_to(malika, f"sum_row:{span}:{figures[number]}:late:0")


def _look(malika: Phone, lived: Lived) -> None:
    malika.say("/holat")
    lived.boards.append(text_of(malika.wait_for("kim hisobot topshirgan")))


@pytest.fixture(scope="module")
def lived(run_folder: Path) -> Lived:
    return once_in_a_run(run_folder / "begun_in_may", live)


def in_words(value: Decimal) -> str:
    """As cards write it: `60 300`, `84,8`."""
    return f"{value.quantize(Decimal('0.1'), ROUND_HALF_UP).normalize():,f}".replace(",", " ").replace(".", ",")


def test_nobody_is_ever_called_late(lived: Lived) -> None:
    assert len(lived.boards) == 9
    for board in lived.boards:
        assert "❌" not in board
        assert "kechikib" not in board


@pytest.mark.parametrize("span", SPANS)
def test_the_year_so_far_is_what_a_pencil_makes_of_it(lived: Lived, span: str) -> None:
    for number in MONTHLY:
        value = by_pencil(number, SPANS[span])
        said = {"4": "oxirida: ", "7": "oxirida: ", "8": "oxirida: ", "3": "o'rtacha: ", "6": "o'rtacha: "}
        wanted = f"{said.get(number, 'Yil boshidan: ')}{in_words(value)}"
        card = lived.cards[number, span]
        assert re.search(rf"{re.escape(wanted)}(?![\d,])", card), (number, wanted, card)


def test_a_span_that_cuts_the_sum_says_so_and_one_that_does_not_counts_itself(lived: Lived) -> None:
    assert "II chorak: alohida ma'lum emas (yanvar–aprel jami bitta raqam)" in lived.cards["1", "2025-quarter-2"]
    third = sum(int(MONTHLY["1"][at]) for at in (2, 3, 4))
    assert f"III chorakda {third}" in lived.cards["1", "2025-quarter-3"]
    assert "yanvar–aprel jami: 395" in lived.cards["1", "2025-year-1"]


def test_papers_have_the_same_figures_and_no_month_that_nobody_gave(lived: Lived) -> None:
    database = open_database(lived.address)
    with database.read() as session:
        work = work_of_account(session, MALIKA, moment(f"{YEAR + 1}-01-01 12:00"))
        assert work is not None
        facts = paper_facts(work, Span.parse(f"{YEAR}-year-1"))
        assert facts is not None
        rows = {str(row[0] and row[0].value).split(".", 1)[-1]: row for row in month_table(facts).rows[1:]}
    database.close()
    for number, typed in MONTHLY.items():
        *months, total = (cell and cell.value for cell in rows[number][3:])
        own: list[Decimal | None] = [None] * 12
        for at, text in zip(months_of(number), typed, strict=True):
            own[at - 1] = Decimal(text)
        assert months[4:] == own[4:], number
        before: Sequence[object]
        if number in MEANS:
            before = [None, *(Decimal(text) for text in PERCENTS[number].values())]
        else:
            before = ["→", "→", "→", Decimal(SUMS[number].split()[-1])]
        assert months[:4] == before, number
        assert Decimal(str(total)) == by_pencil(number, 12).quantize(Decimal("0.1"), ROUND_HALF_UP), number
