"""What a letter says of a plan that is not the usual one: what is counted is what is named, no two rows are told by the
same words, and what is to become less is said to have become less."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from plan.indicator import Indicator, Window
from plan.letter.works import rows_of_one_work, way_of, work_of
from plan.period import Month, Span
from plan.progress.completeness import Board
from plan.progress.paper import PaperFacts
from plan.progress.report import measure
from plan.progress.tally import Reported
from reports.content.form import plan_form_table
from reports.content.letter_parts import letter_parts


def row(key: int, name: str, unit: str, target: int | None = None, **more: object) -> Indicator:
    given: dict[str, object] = {
        "section": "I", "section_title": "ISHLAR", "number": str(key), "part": None, "kind": "count",
        "baseline": None, "window": Window(1, 12), "departments": (1,), **more,
    }  # fmt: skip
    return Indicator(key=key, name=name, unit=unit, target=None if target is None else Decimal(target), **given)  # type: ignore[arg-type]


def facts_of(
    plan: Sequence[Indicator], numbers: Mapping[int, int], span: str = "2025-nine_months-1", since: int = 0
) -> PaperFacts:
    """A library that has sent one number of each row, in September; with `since` it is a sum from that month on."""
    days = {number: date(2025, number, 28) for number in range(1, 13)}
    reported = [Reported(key, 1, 9, Decimal(value), "approved", since) for key, value in numbers.items()]
    return PaperFacts(
        library="Kutubxona",
        plan_title="",
        plan_version=1,
        plan_order="",
        report=measure(plan, reported, span=Span.parse(span), today=Month(2025, 10).first_day),
        departments={1: "Abonement"},
        responsible={},
        deadlines={},
        board=Board(2025, (), days, days),
        data_at=datetime(2025, 10, 1, 9, tzinfo=UTC),
        asked_by="Malika",
    )


@pytest.mark.parametrize(
    ("name", "unit", "work", "way"),
    [
        ("Adiblar bilan kechalar o'tkazish va ularni ommaviy axborot vositalarida yoritish", "Tadbir", "", "service"),
        ("Markaz faoliyatini ommaviy axborot vositalarida yoritish", "Marotaba", "media", "media"),
        ("Markaz haqida OAVda maqolalar chop ettirish", "Maqola", "media", "media"),
        ("Kitob berish bo'yicha seminarlar o'tkazish", "Tadbir", "seminars", "staff"),
        ("Seminarlarda qatnashgan xodimlar", "Nafar", "", "staff"),
        ("Foydalanuvchilarga kitob berish", "Nusxa", "loans", "service"),
        ("Kitob berish punktlariga borganlar", "Nafar", "", ""),
        ("Bosma nashrlarni raqamlashtirish", "Nusxa", "", "fund"),
        ("Bosma nashrlarni raqamlashtirish", "Sahifa", "scanned", "fund"),
        ("Kutubxona fondini to'ldirish uchun mablag'", "Ming so'm", "", "fund"),
        ("Masofadan xizmat ko'rsatish", "Foydalanuvchi", "", "service"),
    ],
)
def test_it_knows_a_work_only_where_that_is_what_is_counted(name: str, unit: str, work: str, way: str) -> None:
    assert (work_of(row(1, name, unit)), way_of(row(1, name, unit))) == (work, way)


def test_two_rows_of_one_work_are_not_told_by_its_words() -> None:
    plan = [
        row(1, "Bolalarga kitob berish", "Nusxa", 300),
        row(2, "Kattalarga kitob berish", "Nusxa", 500),
        row(3, "Fondni to'ldirish", "Nusxa", 90, kind="total", parts=(4,)),
        row(4, "Fondni xarid hisobiga to'ldirish", "Nusxa", 90, number="3.1"),
        row(5, "Kitobxonlar qatnovi", "Nafar", 900),
    ]
    alike = rows_of_one_work(plan)
    assert alike == {1, 2, 4}
    plan = [replace(one, told_apart=one.name) if one.key in alike else one for one in plan]
    text = "\n".join(letter_parts(facts_of(plan, {1: 225, 2: 375, 4: 70, 5: 700})).body)
    assert "kitob berilishi" not in text.lower()
    assert "olalarga kitob berish — 225\u00a0nusxa (75,0\u00a0foizi)" in text
    assert "attalarga kitob berish — 375\u00a0nusxa (75,0\u00a0foizi)" in text
    assert text.count("nusxa adabiyot") == 1


def test_what_is_to_become_less_has_become_less() -> None:
    less = {"kind": "level", "direction": "less", "baseline": Decimal(64)}
    plan = [
        row(1, "Qarzdor o'quvchilar sonini kamaytirish (yil oxiriga)", "Nafar", 20, **less),
        row(2, "Kutubxona fondi (yil yakuni holatiga)", "Nusxa", 1200, kind="level", baseline=Decimal(1000)),
    ]
    text = "\n".join(letter_parts(facts_of(plan, {1: 35, 2: 1150})).body)
    assert "o‘quvchilar soni 64\u00a0nafardan 35\u00a0nafarga kamaydi" in text.replace("ʻ", "‘")
    assert "ko‘pi bilan 20\u00a0nafar" in text.replace("ʻ", "‘")
    assert "(yil" not in text
    grown = "\n".join(letter_parts(facts_of(plan, {1: 70, 2: 1150})).body)
    assert "kamaydi" not in grown
    assert "70\u00a0nafar" in grown


def test_the_form_says_which_months_are_one_sum() -> None:
    plan = [row(1, "Kitob berish", "Nusxa", 300)]
    said = [cell.value for line in plan_form_table(facts_of(plan, {1: 225}, since=3)).rows for cell in line if cell]
    assert "Mart–sentabr: bitta jami raqam (alohida oylari va choraklari ko'rsatilmagan)." in said
    own = [cell.value for line in plan_form_table(facts_of(plan, {1: 225})).rows for cell in line if cell]
    assert not any("jami raqam" in str(value) for value in own)
