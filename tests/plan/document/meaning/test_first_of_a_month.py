"""The first of a month: "by" it is the month before, "on" it is that month, and bare it is asked of what is held."""

import pytest

from plan.document.reader import read_plan
from tests.support.plans.plans import only, read, row, table
from texts.planning.file.doubts import doubt_question

BARE = (
    "1-oktabr",
    "1 oktabr",
    "01.10.2025",
    "1 октября",
    "2025-yil 1-oktabr",
    "2025-10-01",
    "1-октябрь",
    "01.10.25 г.",
)
BY = ("1-oktabrgacha", "1-oktabrga qadar", "1-oktabrga", "к 1 октября", "до 1 октября", "01.10.2025 gacha")
ON = ("1-oktabrda", "1-oktabr kuni", "1-октябрь куни", "01.10.2025 kuni")


def held(words: str, name: str = "Ustozlar bayrami", unit: str = "Tadbir") -> tuple[str, ...]:
    return row("1.", name, unit, "1", "1", "", words)


@pytest.mark.parametrize("words", BY)
def test_by_the_first_is_the_month_before(words: str) -> None:
    document = read(held(words))
    assert (str(only(document).window), document.doubts) == ("due 9", ())


@pytest.mark.parametrize("words", ON)
def test_on_the_first_is_that_month(words: str) -> None:
    document = read(held(words))
    assert (str(only(document).window), document.doubts) == ("due 10", ())


@pytest.mark.parametrize("words", BARE)
@pytest.mark.parametrize(
    ("name", "unit"), [("Ustozlar bayrami", "Dona"), ("Kitob mavsumi", "Tadbir"), ("Встреча с писателем", "шт.")]
)
def test_a_bare_first_is_asked_of_what_is_held(words: str, name: str, unit: str) -> None:
    rows = [held(words, name, unit)]
    document = read(*rows)
    (doubt,) = document.doubts
    assert (doubt.code, doubt.required, [choice.id for choice in doubt.choices][:2]) == (
        "deadline_first",
        True,
        ["due 10", "due 9"],
    )
    assert words in doubt_question(doubt)
    for answer in ("due 10", "due 9", "due 3"):
        answered = read_plan([table(*rows)], {doubt.id: answer})
        assert (str(only(answered).window), answered.doubts) == (answer, ())


@pytest.mark.parametrize("words", BARE)
@pytest.mark.parametrize(("name", "unit"), [("Yillik buyurtma", "Hujjat"), ("Kitob qabul qilish", "Nusxa")])
def test_a_bare_first_is_a_deadline_of_papers_and_work(words: str, name: str, unit: str) -> None:
    document = read(held(words, name, unit))
    assert (str(only(document).window), document.doubts) == ("due 9", ())


def test_one_question_is_for_all_rows_that_say_the_same_day() -> None:
    document = read(held("1-iyun"), row("2.", "Kitob bayrami", "Tadbir", "1", "2", "", "1-iyun"))
    firsts = [doubt for doubt in document.doubts if doubt.code == "deadline_first"]
    assert [len(doubt.rows) for doubt in firsts] == [2]


@pytest.mark.parametrize("words", [*ON, "har yili 1-oktabrda", "har yili 1 oktabr kuni", "2025-yil 1-oktabrda"])
@pytest.mark.parametrize(("name", "unit"), [("Statistik hisobot", "Hujjat"), ("Kitob qabul qilish", "Nusxa")])
def test_work_on_the_first_is_asked(words: str, name: str, unit: str) -> None:
    rows = [held(words, name, unit)]
    document = read(*rows)
    (doubt,) = document.doubts
    assert (doubt.code, doubt.required, [choice.id for choice in doubt.choices][:2]) == (
        "deadline_first",
        True,
        ["due 9", "due 10"],
    )
    answered = read_plan([table(*rows)], {doubt.id: "due 10"})
    assert (str(only(answered).window), answered.doubts) == ("due 10", ())


def test_an_event_and_a_paper_on_one_day_are_asked_apart() -> None:
    document = read(held("1-oktabr"), row("2.", "Hisobot", "Hujjat", "1", "1", "", "1-oktabrda"))
    assert [doubt.code for doubt in document.doubts] == ["deadline_first", "deadline_first"]


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ("1-yanvarda", "due 1"),
        ("har oyning 1-sanasida", "due 1,2,3,4,5,6,7,8,9,10,11,12"),
        ("2-oktabrda", "due 10"),
        ("har yili 2-oktabrda", "due 10"),
    ],
)
def test_where_no_other_month_can_be_meant_nothing_is_asked(words: str, window: str) -> None:
    document = read(held(words, "Statistik hisobot", "Hujjat"))
    assert (str(only(document).window), document.doubts) == (window, ())
