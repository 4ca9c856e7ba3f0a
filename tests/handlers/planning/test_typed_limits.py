"""A target typed as a limit in a guided change: the figure is offered, with whether less of it is better."""

import pytest

from plan.indicator import Indicator
from storage.database import Database
from tests.support.people.phone import Phone, Telegram
from tests.support.plans.files import content_of, load, row, workbook


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Nothing here depends on the engine."""
    return sqlite_database


@pytest.fixture
def director(malika: Phone) -> Phone:
    load(malika, workbook(row("1.", "Rahbar topshiriqlari", unit="Hujjat", baseline=9, target=8)))
    return malika


def open_target(phone: Phone) -> None:
    phone.say("/reja")
    for label in ("IV", "IV.1", "✏️ O'zgartirish", "🎯 Reja"):
        phone.press(label)


def keep(phone: Phone) -> None:
    for label in ("Direktor buyrug'i", "Buyruq yo'q", "✅ Saqlash"):
        phone.press(label)


def in_force(telegram: Telegram) -> Indicator:
    return content_of(telegram.database).indicators[0]


@pytest.mark.walk
@pytest.mark.parametrize(
    ("typed", "offered", "button", "kept"),
    [
        ("ko'pi bilan 6", ["6, kamaysa yaxshi"], "6, kamaysa", (6, "less")),
        ("не больше 4 раз", ["4, kamaysa yaxshi"], "4, kamaysa", (4, "less")),
        ("7 tadan oshmasin", ["7, kamaysa yaxshi"], "7, kamaysa", (7, "less")),
        ("максимум 3", ["3, kamaysa yaxshi"], "3, kamaysa", (3, "less")),
        ("oyiga ko'pi bilan 2", ["24, kamaysa yaxshi"], "24, kamaysa", (24, "less")),
        ("kamida 12", ["12, ko'paysa yaxshi"], "12, ko'paysa", (12, "more")),
        ("не менее 15", ["15, ko'paysa yaxshi"], "15, ko'paysa", (15, "more")),
        ("5 dan ortiq", ["5, ko'paysa yaxshi"], "5, ko'paysa", (5, "more")),
        ("11 gacha", ["11, kamaysa yaxshi", "11, ko'paysa yaxshi"], "11, ko'paysa", (11, "more")),
        ("до 11", ["11, kamaysa yaxshi", "11, ko'paysa yaxshi"], "11, kamaysa", (11, "less")),
    ],
)
def test_it_offers_the_figure_of_a_limit(
    telegram: Telegram, director: Phone, typed: str, offered: list[str], button: str, kept: tuple[int, str]
) -> None:
    open_target(director)
    asked = director.say(typed)
    assert f"«{typed}» — bu chegara" in director.screen.text
    assert director.screen.labels[: len(offered) + 1] == [*offered, "Rejasi yo'q"]
    assert asked.text
    director.press(button)
    keep(director)
    assert (in_force(telegram).target, in_force(telegram).direction) == kept


@pytest.mark.parametrize("typed", ["5-6 dan ortiq", "ko'pi bilan 5-6", "taxminan 5"])
def test_what_is_no_limit_of_one_figure_is_still_refused(director: Phone, typed: str) -> None:
    open_target(director)
    director.say(typed)
    assert "yozilmadi" in director.screen.text


def test_a_plain_number_typed_after_a_limit_is_a_plain_target(telegram: Telegram, director: Phone) -> None:
    open_target(director)
    director.say("ko'pi bilan 6")
    director.say("10")
    keep(director)
    assert (in_force(telegram).target, in_force(telegram).direction) == (10, "more")


def test_back_forgets_what_the_limit_said(telegram: Telegram, director: Phone) -> None:
    open_target(director)
    director.say("ko'pi bilan 6")
    director.press("6, kamaysa")
    director.press("⬅️ Orqaga")
    director.say("10")
    keep(director)
    assert (in_force(telegram).target, in_force(telegram).direction) == (10, "more")


def test_a_new_row_with_a_limit_is_less_is_better(telegram: Telegram, director: Phone) -> None:
    director.say("/reja")
    for answer in ("➕ Band qo'shish", "IV", "=2", "=Qaytarilgan hujjatlar", "=Hujjat", "=ko'pi bilan 3", "3, kamaysa"):
        if answer.startswith("="):
            director.say(answer[1:])
        else:
            director.press(answer)
    director.press("yil davomida")
    director.press("Abonement")
    director.press("✅ Tayyor")
    keep(director)
    new = content_of(telegram.database).indicators[-1]
    assert (new.number, new.target, new.direction) == ("2", 3, "less")
