"""A plan of a quarter, a day, a branch or one person is never taken for the year's plan in silence."""

import pytest

from plan.document.figure import PlanDocument
from tests.support.plans.answered import read_lines, required
from tests.support.plans.written_plans import SECTION, columns, works

TITLE = "KUTUBXONANING 2025-YIL ISH REJASI"


def read(heading: str, row: str, **answers: str) -> PlanDocument:
    lines = [*columns(*heading.split(" // ")), *works(row, deadline="yil davomida")]
    return read_lines(lines, above=(TITLE, SECTION), **answers)


def offered(document: PlanDocument) -> list[str]:
    (doubt,) = (doubt for doubt in document.doubts if doubt.code == "which_column")
    return [choice.text for choice in doubt.choices]


@pytest.mark.parametrize(
    "heading",
    [
        "Chorak rejasi | Yillik",
        "Har chorak rejasi | Bir yilda",
        "Kunlik reja | Yillik",
        "Haftalik reja | Yil bo'yicha",
        "Kunlik norma reja | Yillik jami",
        "Режа (бир чоракка) | Йиллик",
        "Квартальный план | Годовой",
        "Месячный план | Итого за год",
        "План на месяц | Год",
        "Недельный план | За год",
        "Oylik reja | Yillik",
        "I chorak rejasi | Jami yil",
        "1-yarim yillik rejasi | Yillik",
        "План на квартал | За год",
        "Mart oyi rejasi | Yiliga",
        "Mavsumiy reja | Yil uchun",
        "Kunlik reja | Reja",
        "Oyma-oy reja | Yillik reja",
        "Reja bir oyda | Bir yilga",
        "План на сутки | За год",
        "2025 reja (chorak) | 2025 yillik",
        "I-II chorak rejasi | Yil",
    ],
)
def test_the_column_that_names_the_year_is_the_plan_beside_one_of_a_part(heading: str) -> None:
    document = read(heading, "5 | 20")
    assert ([figure.target for figure in document.figures], required(document)) == ([20], [])
    turned = read(" | ".join(reversed(heading.split(" | "))), "20 | 5")
    assert ([figure.target for figure in turned.figures], required(turned)) == ([20], [])


@pytest.mark.parametrize(
    "heading",
    [
        "Choraklik reja | Jami",
        "Ежеквартальный план | Всего",
        "Qish rejasi | Jami",
        "Летний план | Итого",
        "Filial rejasi | Jami",
        "План филиала | Всего",
        "Bir xodimga reja | Yillik",
        "Filial rejasi | Markaz rejasi | Jami",
        "Bajarish rejasi, % | Yillik",
        "I chorak rejasi | II chorak rejasi | Jami",
        "Bosh kutubxona rejasi | Jami",
        "Smena rejasi | Jami",
        "План на 1 филиал | На все",
        "Reja (bir chorakda) | Umumiy",
        "2025 reja (oyiga) | 2025 jami",
    ],
)
def test_every_column_that_may_be_the_years_is_offered(heading: str) -> None:
    cells = heading.split(" | ")
    row = " | ".join(map(str, range(5, 5 + len(cells))))
    document = read(heading, row)
    texts = offered(document)
    assert texts == [f"{figure} · {words}" for figure, words in zip(range(5, 9), cells, strict=False)]
    (doubt,) = (doubt for doubt in document.doubts if doubt.code == "which_column")
    assert not document.loadable
    answered = read(heading, row, which_column=doubt.choices[-1].id)
    assert [figure.target for figure in answered.figures] == [4 + len(cells)]
    assert "which_column" not in required(answered)


@pytest.mark.parametrize(
    "heading",
    [
        "Reja oyiga",
        "Haftasiga reja",
        "План в неделю",
        "Bir xodimga reja",
        "План на 1 сотрудника",
        "План на каждого",
        "Reja har bir filialga",
        "2025 reja (qo'shimcha)",
        "Дополнительный план",
        "Bo'lim rejasi",
        "Kuzgi reja",
        "Reja bir guruhga",
        "Bitta tadbirga reja",
        "Reja 1 kitobxonga",
        "Reja // har chorakda",
    ],
)
def test_a_plan_of_a_part_alone_is_asked_about(heading: str) -> None:
    assert required(read(heading, "10")) == ["which_column"]


@pytest.mark.parametrize(
    "heading",
    [
        "2025-yil rejasi (barcha filiallar)",
        "Reja (markaz va filiallar)",
        "Reja (filiallar bilan birga)",
        "План с филиалами",
        "Yillik reja",
    ],
)
def test_a_plan_of_the_whole_library_is_not(heading: str) -> None:
    document = read(heading, "10")
    assert [figure.target for figure in document.figures] == [10]
    assert required(document) == []


def test_beside_all_quarters_of_the_plan_a_total_has_the_year() -> None:
    heading = " | ".join(f"{at} chorak rejasi" for at in ("I", "II", "III", "IV")) + " | Jami"
    document = read(heading, "1 | 2 | 3 | 4 | 10")
    assert ([figure.target for figure in document.figures], required(document)) == ([10], [])
    assert "schedule_sum" in required(read(heading, "1 | 2 | 3 | 4 | 12"))
