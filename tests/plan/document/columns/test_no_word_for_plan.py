"""Tables that nowhere say "plan": what a person would read as one is read, and of every other column it is asked."""

from decimal import Decimal

import pytest

from plan.document.figure import PlanDocument
from tests.support.plans.answered import read_lines, required
from texts.planning.file.doubts import choice_text

END = "yil davomida | Axborot xizmati"


def read(columns: str, figures: str, **answers: str) -> PlanDocument:
    heading = f"№ | Ko'rsatkich nomi | O'lchov birligi | {columns} | Muddati | Mas'ul"
    rows = [f"{at}. | {name} | nusxa | {figures} | {END}" for at, name in enumerate(("Kitob berish", "Xarid"), 1)]
    return read_lines([heading, *rows], **answers)


def first(document: PlanDocument) -> tuple[Decimal | None, Decimal | None]:
    return document.figures[0].baseline, document.figures[0].target


@pytest.mark.parametrize(
    ("columns", "figures", "read_as"),
    [
        ("Oylik me'yor | Yillik norma", "250 | 3100", (None, 3100)),
        ("Кунлик норма | Йиллик норма", "12 | 3100", (None, 3100)),
        ("Норма в день | Норма на год", "12 | 3100", (None, 3100)),
        ("2026-yil limiti", "3100", (None, 3100)),
        ("2025-yil (fakt) | Limit", "2900 | 3100", (2900, 3100)),
        ("Мўлжал", "3100", (None, 3100)),
        ("2026-yilga mo'ljallanmoqda", "3100", (None, 3100)),
        ("Vazifalar", "3100", (None, 3100)),
        ("Belgilangan vazifa (2026)", "3100", (None, 3100)),
        ("2026-yilda ko'zda tutilmoqda", "3100", (None, 3100)),
        ("Предусмотрено", "3100", (None, 3100)),
        ("Контрольные цифры", "3100", (None, 3100)),
        ("Bajarilishi lozim", "3100", (None, 3100)),
        ("2025-yil ko'rsatkichi | 2026-yil ko'rsatkichi", "2900 | 3100", (2900, 3100)),
        ("Chorak | Yil", "775 | 3100", (None, 3100)),
        ("Har kuni | Har oyda | Bir yilda", "12 | 258 | 3100", (None, 3100)),
    ],
)
def test_a_promise_in_other_words_is_read(columns: str, figures: str, read_as: tuple[int | None, int]) -> None:
    document = read(columns, figures)
    assert not document.doubts
    assert first(document) == read_as


@pytest.mark.parametrize(
    ("columns", "figures", "answer", "read_as"),
    [
        ("O'tgan yil | Shu yil", "2900 | 3100", "shu yil", (2900, 3100)),
        ("Amalda 2025 | Kutilmoqda", "2900 | 3100", "kutilmoqda", (2900, 3100)),
        ("Ko'rsatkich", "3100", "korsatkich", (None, 3100)),
        ("Bir xodimga me'yor", "310", "bir xodimga meyor", (None, 310)),
        ("Shtat birligiga reja | Jami", "310 | 3100", "jami", (None, 3100)),
        ("Har bir kutubxonachiga | Jami", "310 | 3100", "jami", (None, 3100)),
        ("Kunlik norma", "12", "none", (None, None)),
        ("Haftalik reja", "60", "none", (None, None)),
        ("Qiymat", "12", "none", (None, None)),
    ],
)
def test_of_another_column_it_is_asked(
    columns: str, figures: str, answer: str, read_as: tuple[int | None, int | None]
) -> None:
    document = read(columns, figures)
    assert required(document) == ["which_column"]
    answered = read(columns, figures, which_column=answer)
    assert answered.loadable
    assert first(answered) == read_as
    if answer == "none":
        (doubt,) = document.doubts
        assert choice_text(doubt.choices[-1], doubt.field) == "hech qaysisi, yillik reja yo'q"


@pytest.mark.parametrize(
    ("columns", "figures"), [("Izoh", "yangi"), ("Narxi, so'm", "3100"), ("", "3100"), ("Mazmuni", "kitob")]
)
def test_a_table_without_a_column_of_figures_is_still_refused(columns: str, figures: str) -> None:
    assert read(columns, figures).refusal == "not_a_plan"


def test_where_another_column_is_called_the_plan_nothing_is_asked() -> None:
    document = read("Norma | 2026-yil rejasi | Limit", "10 | 3100 | 4000")
    assert not document.doubts
    assert first(document) == (None, 3100)
