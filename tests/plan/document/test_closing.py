"""Notes, signatures and days in the last rows of a table are its end: counted as such, neither asked nor joined."""

import pytest

from plan.document.figure import PlanDocument
from tests.support.plans.answered import read_lines

HEADING = "№ | Ko'rsatkich nomi | O'lchov birligi | 2025-yil (fakt) | 2026-yil (reja) | Muddati | Mas'ul"
ROWS = (
    "1. | Kitob berilishi | nusxa | 40 | 50 | yil davomida | Axborot xizmati",
    "2. | Kitob xaridi | nusxa | 40 | 50 | yil davomida | Axborot xizmati",
)


def read(*below: str, make: str = "xlsx") -> PlanDocument:
    padded = [" | ".join([*cells, *[""] * (7 - len(cells))]) for cells in (line.split(" | ") for line in below)]
    return read_lines([HEADING, *ROWS, *padded], make=make)


def names(document: PlanDocument) -> list[str]:
    return [figure.name for figure in document.figures]


@pytest.mark.parametrize(
    "below",
    [
        ["Izohlar: raqamlar taxminiy."],
        ["Эслатма: режа ўзгартирилиши мумкин"],
        ["* o'tgan yilga nisbatan oshirilgan"],
        ["Примечание. План утверждён советом"],
        [" | Eslatma: kengash qarori asosida"],
        ["Izoh:", "1. Har oyda hisobot beriladi", "2. Rejani xizmat rahbari nazorat qiladi"],
        ["Tayyorladi: bosh bibliograf N. Karimova"],
        [" | Tayyorladi: |  |  |  |  | Nodira Karimova"],
        ["Составила: Каримова Н."],
        ["Kelishildi:", " | Uslubchi |  |  |  |  | S. Qodirova"],
        ["Директор ______________ А. Каримов"],
        [" | Bosh hisobchi |  |  | M. Aliyeva"],
        [" | Direktor o'rinbosari |  |  |  |  | ________"],
        ["Markaz direktori                                Sh.Karimov"],
        [" | Rahbar |  |  | imzo |  | F.I.Sh."],
        ["M.O'."],
        ["«___» yanvar 2026-yil"],
        ["12.01.2026 y."],
        ["Ushbu reja kengashning 1-son yig'ilishida muhokama qilindi"],
        ["Reja uch nusxada tuzildi"],
        ["Ijrochi: N. Karimova, tel. 90 123 45 67"],
        ["Jami: 2 ta band"],
        ["Tasdiqlayman", "Direktor A.Karimov"],
        ["Директор библиотеки |  |  |  |  | Каримова А."],
    ],
    ids=lambda below: below[0].strip(" |")[:24],
)
@pytest.mark.parametrize("make", ["xlsx", "docx"])
def test_it_is_the_end_of_the_table(below: list[str], make: str) -> None:
    document = read(*below, make=make)
    assert not document.doubts
    assert names(document) == ["Kitob berilishi", "Kitob xaridi"]
    assert [(figure.baseline, figure.target) for figure in document.figures] == [(40, 50), (40, 50)]
    assert document.tally["read"] == 2
    assert document.tally["closing"] + document.tally["around"] - 1 == len(below)


@pytest.mark.parametrize(
    "below",
    [
        "3. Davra suhbati 5 ta mart oyida Axborot xizmati",
        " | Davra suhbati |  |  |  | mart | Axborot xizmati",
        " | Direktor hisoboti | ta |  | 4 | har chorak | Direktor",
        " | Davra suhbati | ta |  | 4",
        " | Kutubxonachi kuni |  |  |  | mart | Axborot xizmati",
        "Tuzatish kiritish",
        " | Direktor hisoboti",
    ],
)
def test_what_may_be_a_row_is_asked(below: str) -> None:
    document = read(below)
    assert any(doubt.field == "row" for doubt in document.doubts)
    assert document.tally["closing"] == 0


def test_the_rest_of_a_name_is_still_its_rest() -> None:
    assert names(read(" | va uni tarqatish"))[1] == "Kitob xaridi va uni tarqatish"


def test_a_note_between_two_parts_of_the_table_is_one_and_a_post_there_is_asked() -> None:
    rest = "3. | Ko'rgazma | ta | 4 | 5 | yil davomida | Axborot xizmati"
    noted = read("Izoh: shoshilinch", rest)
    assert (len(noted.figures), noted.tally["closing"], noted.doubts) == (3, 1, ())
    posted = read(" | Direktor |  |  |  |  | A. Karimov", rest)
    assert [doubt.field for doubt in posted.doubts] == ["row"]
