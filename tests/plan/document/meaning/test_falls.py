"""A target far below last year's fact: of what nobody here knows it is asked whether less is better."""

import pytest

from tests.support.plans.plans import codes, read, row


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Suv iste'moli", "kub.m"), ("Shovqin", "dB"), ("Chiqindilar", "kg"), ("Bo'sh turgan xonalar", "dona"),
        ("Kutayotgan o'quvchilar", "nafar"), ("Расход электроэнергии", "кВт"), ("Пустующие места", "шт."),
        ("Nobud bo'lgan daraxtlar", "tup"), ("Чанг миқдори", "мг"), ("Uyasiz stellajlar", "dona"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("figures", [("40", "20"), ("500", "400")])
def test_an_unknown_thing_that_falls_is_asked(name: str, unit: str, figures: tuple[str, str]) -> None:
    assert "direction_unsure" in codes(read(row("1.", name, unit, *figures)))


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Kitob berilishi", "nusxa"), ("Kitobxonlar", "nafar"), ("Yangi nashrlar", "nusxa"), ("Seminarlar", "ta"),
        ("Книговыдача", "экз."), ("Посещения", "чел."), ("Электрон каталог ёзувлари", "ta"), ("Tushumlar", "so'm"),
        ("Ko'chatlar ekish", "tup"), ("Gazeta va jurnallar", "nusxa"), ("Yurish-turish", "tadbir"),
    ],
)  # fmt: skip
def test_a_modest_plan_of_what_is_wanted_is_not(name: str, unit: str) -> None:
    assert "direction_unsure" not in codes(read(row("1.", name, unit, "40", "20")))


@pytest.mark.parametrize("figures", [("40", "39"), ("40", "40"), ("20", "40"), ("", "20")])
def test_nor_an_unknown_thing_that_hardly_falls(figures: tuple[str, str]) -> None:
    assert "direction_unsure" not in codes(read(row("1.", "Shovqin", "dB", *figures)))
