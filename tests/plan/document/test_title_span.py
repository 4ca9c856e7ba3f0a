"""A title that names a part of the year is asked about: the figures below it are hardly the year's."""

import pytest

from plan.document.doubt import Doubt
from plan.document.reader import read_plan
from plan.document.table.tables import Place, Row, Table
from tests.support.plans.answered import read_lines, required
from tests.support.plans.written_plans import SECTION, columns, works
from texts.planning.file.doubts import doubt_question

LINES = [*columns("Reja"), *works("5", deadline="yil davomida")]


def asked(*above: str) -> list[Doubt]:
    document = read_lines(LINES, above=(*above, SECTION))
    return [doubt for doubt in document.doubts if doubt.code == "title_of_part"]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Kutubxonaning 2025 yil I chorak ish rejasi", "I chorak"),
        ("KUTUBXONANING 2025-YIL III CHORAK ISH REJASI", "III CHORAK"),
        ("2025 yil yanvar oyi ish rejasi", "yanvar oyi"),
        ("План работы библиотеки на январь 2025 года", "январь"),
        ("План мероприятий на 2 квартал 2025 г.", "2 квартал"),
        ("2025 yil 1-yarim yilligi uchun ish rejasi", "1-yarim yilligi"),
        ("2025-yil aprel–iyun oylari uchun ish rejasi", "aprel–iyun oylari"),
        ("2025-йил биринчи чорак иш режаси", "биринчи чорак"),
        ("2025-yilning 9 oyi uchun chora-tadbirlar rejasi", "9 oyi"),
        ("2025-yil yozgi ish rejasi", "yozgi"),
        ("2025-yil oylik ish rejasi", "oylik"),
        ("Haftalik ish rejasi, 2025-yil", "Haftalik"),
        ("2025-yilning ikkinchi yarmi uchun ish rejasi", "ikkinchi yarmi"),
        ("2025-yil 1-yanvardan 31-martgacha ish rejasi", "1-yanvardan 31-martgacha"),
        ("План на лето: летний план 2025 года", "летний"),
    ],
)
def test_the_title_is_asked_about_by_its_words(title: str, words: str) -> None:
    (doubt,) = asked(title)
    assert (doubt.printed, doubt.required) == (words, True)
    assert words in doubt_question(doubt)
    assert "title_of_part" not in required(read_lines(LINES, above=(title, SECTION), title_of_part="yes"))


def test_the_part_may_stand_in_a_line_of_its_own() -> None:
    assert [doubt.printed for doubt in asked("2025-yil II chorak uchun", "ISH REJASI")] == ["II chorak"]


@pytest.mark.parametrize(
    "above",
    [
        ("KUTUBXONANING 2025-YIL ISH REJASI",),
        ("2025-yil uchun yillik ish rejasi",),
        ("2025-yil yanvar–dekabr oylari uchun ish rejasi",),
        ("План работы на 2025 год",),
        ("2025-yil 10-yanvardagi 5-son buyruq bilan tasdiqlangan ish rejasi",),
        ("TASDIQLAYMAN", "Direktor ______ 2025-yil «___» yanvar", "2025-YIL ISH REJASI"),
        ("УТВЕРЖДАЮ", "« 12 » января 2025 г.", "ПЛАН РАБОТЫ НА 2025 ГОД"),
        ("2025-yil uchun choraklar bo'yicha ish rejasi",),
        ("2025-yil 1-yanvardan 31-dekabrgacha ish rejasi",),
        ("OKTABR TUMANI 8-MART KO'CHASIDAGI KUTUBXONANING 2025-YIL ISH REJASI",),
        ("2025-yil 12 oylik ish rejasi",),
        ("2-SON KUTUBXONANING 2025-YIL ISH REJASI",),
    ],
)
def test_a_title_of_the_year_and_the_day_of_its_approval_are_not(above: tuple[str, ...]) -> None:
    assert asked(*above) == []


@pytest.mark.parametrize(("name", "words"), [("I chorak", ["I chorak"]), ("Yanvar 2025", ["Yanvar"]), ("Reja", []),
                                             ("Yozgi tadbirlar", [])])  # fmt: skip
def test_the_name_of_the_sheet_may_say_it_as_well(name: str, words: list[str]) -> None:
    head = Row(Place(1), ("№", "Ko'rsatkich nomi", "O'lchov birligi", "2025 reja", "Muddati", "Mas'ul"))
    first = Row(Place(2), ("1", "Davra suhbatlari", "ta", "5", "mart", "Axborot xizmati"))
    document = read_plan([Table((head, first), name=name)])
    assert [doubt.printed for doubt in document.doubts if doubt.code == "title_of_part"] == words
