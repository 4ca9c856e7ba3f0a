"""Pages that are asked for in words where no question is open, in three scripts."""

import pytest

from plan.typed.pages.asked_page import AskedPage, page_asked

MARCH, QUARTER = AskedPage("progress", "month", 3), AskedPage("progress", "quarter", 1)


def report(page: AskedPage) -> AskedPage:
    return AskedPage(page.page, page.kind, page.number, report=True)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("martda qancha bajarildi?", MARCH),
        ("hisobot 3-oy", report(MARCH)),
        ("3 oylik", QUARTER),
        ("3 месяца", QUARTER),
        ("шесть месяцев", AskedPage("progress", "half", 1)),
        ("olti oylik", AskedPage("progress", "half", 1)),
        ("9 oylik", AskedPage("progress", "nine_months", 1)),
        ("тўққиз ойлик", AskedPage("progress", "nine_months", 1)),
        ("9 месяцев", AskedPage("progress", "nine_months", 1)),
        ("birinchi yarim yillik", AskedPage("progress", "half", 1)),
        ("второе полугодие", AskedPage("progress", "half", 2)),
        ("мартда қанча бажарилди", MARCH),
        ("сколько выполнено за март", MARCH),
        ("mart hisoboti", report(MARCH)),
        ("Отчёт за март", report(MARCH)),
        ("birinchi chorak hisoboti PDF", report(QUARTER)),
        ("1-chorak hisobotini PDF qilib ber", report(QUARTER)),
        ("биринчи чорак ҳисоботи", report(QUARTER)),
        ("I chorak hisoboti", report(QUARTER)),
        ("отчёт за первый квартал в PDF", report(QUARTER)),
        ("отчет за 1 квартал", report(QUARTER)),
        ("отчёт за 1-й квартал", report(QUARTER)),
        ("отчёт за IV квартал", AskedPage("progress", "quarter", 4, report=True)),
        ("yarim yillik hisobot", AskedPage("progress", "half", 1, report=True)),
        ("отчёт за полугодие", AskedPage("progress", "half", 1, report=True)),
        ("9 oylik hisobot", AskedPage("progress", "nine_months", 1, report=True)),
        ("годовой отчёт", AskedPage("progress", "year", 1, report=True)),
        ("bajarilish", AskedPage("progress")),
        ("выполнение плана", AskedPage("progress")),
        ("kim topshirmadi?", AskedPage("status")),
        ("ким топширмаган", AskedPage("status")),
        ("кто не сдал отчёт", AskedPage("status")),
        ("muddatlar", AskedPage("deadlines")),
        ("сроки сдачи", AskedPage("deadlines")),
        ("ish rejasi", AskedPage("plan")),
        ("план работы", AskedPage("plan")),
        ("hisobot", None),
        ("rahmat", None),
        ("reja 45", None),
        ("kim bu?", None),
        ("mart va aprel hisoboti", None),
        ("mart", None),
    ],
)
def test_a_page_is_asked_for_in_words(text: str, page: AskedPage | None) -> None:
    assert page_asked(text) == page
