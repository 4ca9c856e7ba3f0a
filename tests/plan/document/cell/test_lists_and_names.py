"""Labels of several figures, and the names of who answers."""

import pytest

from plan.document.cell.lists import list_in
from plan.document.cell.responsible import (
    DIRECTOR,
    departments_behind_people,
    departments_of,
    may_be_several,
    read_responsible,
    reporters_of,
    sharing_departments,
    split_joined_names,
    without_person,
)
from plan.document.reader import read_plan
from plan.fold import fold_key
from tests.support.plans.plans import read, row, table


@pytest.mark.parametrize(
    ("text", "head", "items"),
    [
        ("Foydalanuvchilarni olish: - yangi; - qayta", "Foydalanuvchilarni olish", ("yangi", "qayta")),
        ("Foydalanuvchilarni olish:\n- yangi;\n- qayta", "Foydalanuvchilarni olish", ("yangi", "qayta")),
        ("Sovg'a: Jismoniy shaxslar; Yuridik shaxslar", "Sovg'a", ("Jismoniy shaxslar", "Yuridik shaxslar")),
        ("1.Yozuv yaratish 2.Nusxa qo'shish", "", ("Yozuv yaratish", "Nusxa qo'shish")),
        ("1. Yozuv yaratish;\n2. Nusxa qo'shish", "", ("Yozuv yaratish", "Nusxa qo'shish")),
        ("- to'garaklar; - soatlar - AKT bo'yicha o'qishlar", "", ("to'garaklar", "soatlar", "AKT bo'yicha o'qishlar")),
        ("Kitob berish", "Kitob berish", ()),
        ("XVIII- Xalqaro konferensiya", "XVIII- Xalqaro konferensiya", ()),
        ("PQ-46-sonli qaror 2024-yil 12.10 dan", "PQ-46-sonli qaror 2024-yil 12.10 dan", ()),
    ],
)
def test_it_finds_the_labels_of_a_list(text: str, head: str, items: tuple[str, ...]) -> None:
    assert list_in(text) == (head, items)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Direktor, Xizmat rahbarlari", ("Direktor", "Xizmat rahbarlari")),
        (
            "Direktor, Fondlarni to'ldirish, saqlash va ularga ishlov berish xizmati",
            ("Direktor", "Fondlarni to'ldirish, saqlash va ularga ishlov berish xizmati"),
        ),
        ("Direktorlar, Kadrlar bo'yicha inspektor", ("Direktor", "Kadrlar bo'yicha inspektor")),
        ("Директорлар, Бош ҳисобчи", ("Директор", "Бош ҳисобчи")),
        ("Direktor\nAbonement va\nfoydalanuvchilarga xizmat", ("Direktor", "Abonement va foydalanuvchilarga xizmat")),
        ("Direktor va Bosh hisobchi", ("Direktor", "Bosh hisobchi")),
        ("Direktor; Direktor.", ("Direktor",)),
        ("", ()),
        (" - ", ()),
    ],
)
def test_it_reads_who_is_responsible(text: str, names: tuple[str, ...]) -> None:
    assert read_responsible(text) == names


DEPARTMENTS = ("Direktor", "Bosh hisobchi", "Abonement xizmati", "Axborot xizmati")


@pytest.mark.parametrize(
    ("names", "unit", "reporters"),
    [
        (("Direktor", "Abonement xizmati"), "Nusxa", ("Abonement xizmati",)),
        (("Direktor", "Axborot xizmati", "Abonement xizmati"), "Nusxa", ("Axborot xizmati",)),
        (("Direktor", "Bosh hisobchi", "Xizmat rahbarlari"), "Hujjat", ("Bosh hisobchi",)),
        (("Direktor", "Xizmat rahbarlari"), "Hujjat", ("Direktor",)),
        (("Direktor", "Xizmat rahbarlari"), "Tadbir", ("Abonement xizmati", "Axborot xizmati")),
        (("Директор", "Хизмат раҳбарлари"), "Тадбир", ("Abonement xizmati", "Axborot xizmati")),
        (("Direktor",), "Tadbir", ("Direktor",)),
        ((), "Tadbir", ()),
    ],
)
def test_it_knows_who_reports(names: tuple[str, ...], unit: str, reporters: tuple[str, ...]) -> None:
    assert reporters_of(names, unit, DEPARTMENTS) == reporters


def test_it_counts_no_group_of_people_as_a_department() -> None:
    rows = [("Direktor", "Xizmat rahbarlari"), ("Direktor", "Abonement xizmati")]
    assert departments_of(rows) == ("Direktor", "Abonement xizmati")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1. Abonement xizmati\n2. O'quv zali bo'limi", ["Abonement xizmati", "O'quv zali bo'limi"]),
        ("• Abonement xizmati\n• O'quv zali bo'limi", ["Abonement xizmati", "O'quv zali bo'limi"]),
        ("Abonement xizmati (M. Karimova)", ["Abonement xizmati"]),
        ("Direktor (nazorat, tasdiq), Abonement xizmati", ["Direktor", "Abonement xizmati"]),
        ("Mas'ul: Abonement xizmati", ["Abonement xizmati"]),
        ("Ijrochilar – 1) Metodist, 2) yurist", ["Metodist", "Yurist"]),
        ("Ответственный: отдел обслуживания", ["Отдел обслуживания"]),
        ("Direktor, bosh hisobchi", ["Direktor", "Bosh hisobchi"]),
        ("Abonement xizmati, kadrlar bo'limi", ["Abonement xizmati", "Kadrlar bo'limi"]),
        ("директор; отдел обслуживания", ["Директор", "Отдел обслуживания"]),
        ("Kitob saqlash, ta'mirlash va hisobga olish xizmati", ["Kitob saqlash, ta'mirlash va hisobga olish xizmati"]),
        ("3-son kutubxona", ["3-son kutubxona"]),
        ("Fond, Bolalar bo'limlari", ["Fond bo'limi", "Bolalar bo'limi"]),
        ("Direktor, Fond, Bolalar xizmatlari", ["Direktor", "Fond xizmati", "Bolalar xizmati"]),
        ("Direktor, Barcha bo'limlar", ["Direktor", "Barcha bo'limlar"]),
    ],
)
def test_marks_labels_and_notes_are_no_names(text: str, names: list[str]) -> None:
    assert list(read_responsible(text)) == names


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Abonement xizmati O'quv zali bo'limi", ["Abonement xizmati", "O'quv zali bo'limi"]),
        ("Отдел абонемента Детский отдел", ["Отдел абонемента", "Детский отдел"]),
        ("Direktor Metodika bo'limi Fond bo'limi", ["Direktor", "Metodika bo'limi", "Fond bo'limi"]),
        ("Fond bo'limi + Metodika bo'limi", ["Fond bo'limi", "Metodika bo'limi"]),
        ("Fond bo'limi. Metodika bo'limi", ["Fond bo'limi", "Metodika bo'limi"]),
        ("Fond bo'limi – Metodika bo'limi", ["Fond bo'limi", "Metodika bo'limi"]),
        ("Фонд бўлими билан биргаликда Методика бўлими", ["Фонд бўлими", "Методика бўлими"]),
        ("1)Fond bo'limi 2)Metodika bo'limi", ["Fond bo'limi", "Metodika bo'limi"]),
        ("Fond va Metodika bo'limlari", ["Fond bo'limi", "Metodika bo'limi"]),
        ("Фонд ва Методика хизматлари", ["Фонд хизмати", "Методика хизмати"]),
        ("Отделы фонда и методики", ["Отдел фонда", "Отдел методики"]),
        ("Fond bo'limi Bosh mutaxassisi", ["Fond bo'limi Bosh mutaxassisi"]),
        ("Fond bo'limi Boshlig'i", ["Fond bo'limi Boshlig'i"]),
        ("Fond bo'limi - kutubxonachi", ["Fond bo'limi - kutubxonachi"]),
        ("Ma'naviyat va ma'rifat bo'limi", ["Ma'naviyat va ma'rifat bo'limi"]),
        ("Abonement xizmati va O'quv zali bo'limi", ["Abonement xizmati", "O'quv zali bo'limi"]),
        ("Abonement xizmati / o'quv zali bo'limi", ["Abonement xizmati", "O'quv zali bo'limi"]),
        ("Bosh hisobchi hamda metodist", ["Bosh hisobchi", "Metodist"]),
        ("Axborot markazi va Bolalar zali", ["Axborot markazi", "Bolalar zali"]),
        ("Axborot markazi va Kattalar zali", ["Axborot markazi va Kattalar zali"]),
        ("Kitob saqlash va ta'mirlash xizmati", ["Kitob saqlash va ta'mirlash xizmati"]),
        ("AKT/IT xizmati", ["AKT/IT xizmati"]),
    ],
)
def test_names_that_are_whole_or_known_are_parted(name: str, parts: list[str]) -> None:
    whole_names = {fold_key("Axborot markazi"), fold_key("Bolalar zali")}
    assert list(split_joined_names(name, whole_names)) == parts


@pytest.mark.parametrize(
    "name",
    ["Barcha xodimlar", "Hamma xizmatlar", "Барча бўлимлар", "Kutubxona jamoasi", "Все сотрудники", "Весь коллектив"],
)
def test_all_the_staff_is_no_department(name: str) -> None:
    departments = ("Abonement xizmati", "Axborot xizmati", "Metodist")
    assert departments_of([(name,), *((department,) for department in departments)]) == departments
    assert reporters_of((name,), "Tadbir", departments) == departments[:2]
    assert reporters_of((name,), "Hujjat", departments) == (DIRECTOR,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Karimova N. (Abonement bo'limi)", ("Abonement bo'limi",)),
        ("Yusupova M. (Metodika), Aliyev B. (Axborot xizmati)", ("Metodika", "Axborot xizmati")),
        ("Каримова Н. (Отдел обслуживания)", ("Отдел обслуживания",)),
        ("Karimova N. (ta'tilda)", ("Karimova N",)),
        ("Abonement bo'limi (Karimova N.)", ("Abonement bo'limi",)),
        ("Direktor (Abonement bo'limi bilan)", ("Direktor",)),
        ("Bosh hisobchi (Abonement bo'limi)", ("Bosh hisobchi",)),
    ],
)
def test_the_department_behind_a_person_reports(text: str, names: tuple[str, ...]) -> None:
    assert departments_behind_people(text, read_responsible(text), {fold_key("Metodika")}) == names


def test_everybodys_work_is_asked_about_where_a_name_may_be_a_department() -> None:
    departments = ("Abonement", "Fond bo'limi", "Bosh hisobchi")
    assert reporters_of(("Direktor", "Bo'lim mudirlari"), "Tadbir", departments) == ()
    assert sharing_departments(departments) == departments[:2]


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Direktor N. Rahimova", "Direktor"), ("Директор Рахимова Н.А.", "Директор"),
        ("Bosh hisobchi Aliyev A.", "Bosh hisobchi"),
        ("Fond bo'limi S.Rahimova", "Fond bo'limi"), ("Rahimova S. Fond bo'limi", "Fond bo'limi"),
        ("Fond bo'limi – Rahimova S.M.", "Fond bo'limi"), ("A. Qodiriy nomidagi bo'lim", "A. Qodiriy nomidagi bo'lim"),
        ("Rahimova S.", "Rahimova S."), ("Abonement S. Rahimova", "Abonement S. Rahimova"),
    ],
)  # fmt: skip
def test_the_person_beside_a_department_is_no_part_of_its_name(name: str, left: str) -> None:
    assert without_person(name) == left


@pytest.mark.parametrize(
    ("text", "alone", "names"),
    [
        ("A. Karimov, Abonement xizmati", "Bolalar xizmati", ("Abonement xizmati",)),
        ("Abonement xizmati, Karimova N.S.", "Bolalar xizmati", ("Abonement xizmati",)),
        ("Bosh hisobchi; Н. Каримова", "Bolalar xizmati", ("Bosh hisobchi",)),
        ("A. Karimov, Abonement xizmati", "A. Karimov", ("A. Karimov", "Abonement xizmati")),
        ("A. Karimov, B. Olimova", "Bolalar xizmati", ("A. Karimov", "B. Olimova")),
    ],
)
def test_a_person_beside_a_service_is_no_department(text: str, alone: str, names: tuple[str, ...]) -> None:
    plan = read(row("1.", responsible=text), row("2.", "Ko'rgazma", responsible=alone))
    assert (plan.figures[0].responsible, plan.doubts) == (names, ())


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("Abonement xizm.", "Abonement xizmati"), ("Bolalar bo'l.", "Bolalar bo'limi"),
        ("Bib. xizmati", "Bibliografiya xizmati"), ("Отд. абонемента", "Отдел абонемента"),
    ],
)  # fmt: skip
def test_a_name_that_is_cut_short_is_asked_about(short: str, whole: str) -> None:
    rows = [row("1.", responsible=whole), row("2.", "Ko'rgazma", responsible=short), row("3.", "A", responsible=whole)]
    (doubt,) = read(*rows).doubts
    assert doubt.code == "same_department"
    assert read_plan([table(*rows)], {doubt.id: "same"}).departments == (whole,)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Fond/Bolalar bo'limi", ("Fond", "Bolalar bo'limi")),
        ("Metodist Bosh hisobchi", ("Metodist", "Bosh hisobchi")),
        ("Maktab direktori Kutubxonachi", ("Maktab direktori", "Kutubxonachi")),
        ("AKT/IT xizmati", ()),
        ("Fond bo'limi", ()),
        ("Bosh kutubxonachi", ()),
        ("Fond va bolalar bo'limi", ()),
    ],
)
def test_it_is_asked_where_a_name_may_be_several(name: str, parts: tuple[str, ...]) -> None:
    assert may_be_several(name) == parts
    rows = [row("1.", responsible=name), row("2.", "Ko'rgazma", responsible=name)]
    document = read(*rows)
    assert [doubt.code for doubt in document.doubts] == ["same_department"] * bool(parts)
    for doubt in document.doubts:
        different, same = (read_plan([table(*rows)], {doubt.id: answer}) for answer in ("different", "same"))
        assert (different.departments, different.doubts) == (parts, ())
        assert (same.departments, same.doubts) == ((name,), ())
