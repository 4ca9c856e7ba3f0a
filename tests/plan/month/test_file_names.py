"""What a file is taken for by its name: numbers that may be meant to be read are never evidence unasked."""

import pytest

from plan.month.file_names import file_kind, is_called_form, may_be_form

REPORTS = [
    *(
        "mart hisobot.docx",
        "Март ҳисоботи.doc",
        "отчет за март.docx",
        "mart jadval.docx",
        "жадвал.docx",
        "raqamlar.pdf",
    ),
    *(
        "сводка.docx",
        "показатели апрель.pdf",
        "statistika.docx",
        "mart.docx",
        "март 2025.doc",
        "2025 mart oyi.pdf",
        "Июнь.rtf",
    ),
]
PAPERS = [
    *("dalolatnoma.docx", "8-mart bayrami.docx", "Navro'z mart.pdf", "tadbir rasmi.pdf", "hisobot.jpg", "mart.png"),
    *("buyruq 14-mart.docx", "may bayrami.pdf", "Mayna qushi.docx"),
]


@pytest.mark.parametrize("name", REPORTS)
def test_it_may_bring_numbers(name: str) -> None:
    assert file_kind(name) == "report"


@pytest.mark.parametrize("name", PAPERS)
def test_it_is_a_paper_or_a_picture(name: str) -> None:
    assert file_kind(name) == ""


@pytest.mark.parametrize("name", ["mart.xls", "Forma_2025-03.xlsx", "a.csv", "b.ODS"])
def test_it_is_a_table_worth_opening(name: str) -> None:
    assert file_kind(name) == "table"
    assert may_be_form(name)


def test_a_form_is_known_whatever_its_ending_has_become() -> None:
    assert is_called_form("Forma_2025-03_Abonement.xlsx.download")
    assert not is_called_form("formatlar.docx")
