"""Rows whose names say what is there, and not what is done month by month, are asked about: all of them at once."""

import pytest

from plan.document.reader import read_plan
from tests.support.plans.plans import codes, only, read, row, table

LEVELS = (
    ("Oliy ma'lumotli xodimlar", "nafar"),
    ("Malaka toifasiga ega kutubxonachilar", "nafar"),
    ("Количество работающих сотрудников", "чел."),
    ("Internetga ulangan filiallar", "dona"),
    ("Klublar va to'garaklar", "dona"),
    ("O'quv zalidagi o'rinlar (o'rin)", "o'rin"),
    ("Kutubxona maydoni (kv.m)", "kv.m"),
    ("Instagram sahifasi kuzatuvchilari", "nafar"),
    ("Saytdagi jami ma'lumotlar", "dona"),
    ("A'zo bo'lgan kitobxonlar", "nafar"),
    ("Читатели, состоящие на учёте", "чел."),
    ("Aholi qamrovi", "nafar"),
    ("Saytdagi jami ma'lumotlar", "ma'lumot"),
    ("Sertifikatga ega xodimlar", "nafar"),
    ("Высшее образование имеющие сотрудники", "чел."),
    ("Подключённые к интернету филиалы", "ед."),
    ("Telegram kanali a'zolari", "nafar"),
    ("Kompyuter bilan ta'minlangan kutubxonalar", "dona"),
    ("Ro'yxatda turuvchi kitobxonlar", "nafar"),
    ("Площадь библиотеки", "кв.м"),
    ("Ishlayotgan to'garaklar", "dona"),
    ("Facebook sahifasi obunachilari", "nafar"),
    ("Klublar, to'garaklar", "ta"),
    ("Подписчики Инстаграм", "чел."),
    ("Сотрудники с высшим образованием", "чел."),
)
REGISTERED = (
    ("Ro'yxatga olingan o'quvchilar", "nafar"),
    ("Зарегистрированные пользователи", "чел."),
    ("Ҳисобда турган китобхонлар", "нафар"),
    ("Klub a'zolari", "nafar"),
    ("Abonentlar soni", "nafar"),
    ("Volontyorlar", "nafar"),
    ("Члены клуба", "чел."),
    ("Telegram followerlari", "ta"),
    ("Hamkor tashkilotlar", "dona"),
    ("Kitoblar soni", "nusxa"),
    ("A'zolar hisobi", "nafar"),
)
FLOWS = (
    ("Yangi ro'yxatga olingan kitobxonlar", "nafar"),
    ("Yil davomida ro'yxatdan o'tgan o'quvchilar", "nafar"),
    ("Вновь зарегистрированные читатели", "чел."),
    ("Klub a'zolari bilan uchrashuvlar", "uchrashuv"),
    ("Volontyorlarni jalb qilish", "nafar"),
    ("Kitob berilishi", "nusxa"),
    ("Tadbirlar", "tadbir"),
    ("A'zo bo'ldi", "nafar"),
    ("Yangi a'zo bo'lganlar", "nafar"),
    ("A'zolikka yozilganlar", "nafar"),
    ("Yangi a'zo bo'lgan kitobxonlar", "nafar"),
    ("Malaka oshirgan xodimlar", "nafar"),
    ("Kitobxonlar klubi a'zolari bilan tadbirlar", "tadbir"),
    ("Internetga ulash", "dona"),
    ("O'quv zaliga tashriflar", "nafar"),
    ("Saytga joylashtirilgan ma'lumotlar", "ma'lumot"),
    ("Kitobxonlar qatnovi", "nafar"),
    ("Выдано книг", "экз."),
    ("Посещения", "чел."),
    ("To'garak mashg'ulotlari", "mashg'ulot"),
    ("Klub yig'ilishlari", "tadbir"),
    ("Aholini qamrab olish tadbirlari", "tadbir"),
    ("Читальный зал посещения", "чел."),
    ("Записано читателей", "чел."),
    ("Oliy ma'lumotli xodimlar bilan suhbatlar", "suhbat"),
    ("Saytga kirishlar", "marta"),
    ("Foydalanuvchilarni ro'yxatga olish", "nafar"),
    ("Ta'mirlangan maydon", "kv.m"),
    ("Qayta a'zo bo'lgan kitobxonlar", "nafar"),
    ("Yil davomida a'zo bo'lgan kitobxonlar", "nafar"),
)


@pytest.mark.parametrize(("name", "unit"), [*LEVELS, *REGISTERED])
def test_what_is_there_may_be_a_level(name: str, unit: str) -> None:
    assert codes(read(row("1.", name, unit, "20", "25"))) == ["kind_unsure"]


@pytest.mark.parametrize(("name", "unit"), FLOWS)
def test_what_is_done_month_by_month_is_added_up(name: str, unit: str) -> None:
    document = read(row("1.", name, unit, "20", "25"))
    assert (codes(document), only(document).kind) == ([], "count")


@pytest.mark.parametrize("name", ["Bo'sh ish o'rinlari", "Вакантные места"])
def test_what_may_be_unwanted_is_asked_of_its_direction_first(name: str) -> None:
    rows = [row("1.", name, "dona", "20", "25")]
    (direction,) = read(*rows).doubts
    assert direction.code == "direction_unsure"
    for answer in ("more", "less"):
        assert codes(read_plan([table(*rows)], {direction.id: answer})) == ["kind_unsure"]


def test_all_of_them_are_one_question_with_the_staff() -> None:
    names = ["Xodimlar soni", *(name for name, _ in (*LEVELS, *REGISTERED))]
    document = read(*(row(f"{at}.", name, "nafar", "20", "25") for at, name in enumerate(names, 1)))
    [doubt] = document.doubts
    assert (doubt.code, len(doubt.rows)) == ("kind_unsure", len(names))
