"""One form for every spelling of a word."""

import tracemalloc
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.fold import APOSTROPHES, count_words, fold, fold_key, heard_key, join_torn


@pytest.mark.parametrize("mark", APOSTROPHES)
def test_it_reads_every_apostrophe_alike(mark: str) -> None:
    assert fold(f"o{mark}lchov birligi") == fold("o'lchov birligi")


@pytest.mark.parametrize(
    ("spelling", "other"),
    [
        ("O'lchov birligi", "Ўлчов бирлиги"),
        ("Bajarilish muddati", "Бажарилиш муддати"),
        ("Mas'ullar", "Масъуллар"),
        ("Amalga oshirish mexanizmi", "Амалга ошириш механизми"),
        ("yetkazib berish", "етказиб бериш"),
        ("obyekt", "объект"),
        ("statsionar", "стационар"),
        ("Qo'rg'ontepa", "Қўрғонтепа"),
        ("har chorakda", "har çorakda"),
        ("Qo'shimcha", "Qõşimça"),
        ("ro'yxat", "rö'yxat"),
        ("batalyon", "батальон"),
        ("sentabrda", "сентябрда"),
        ("oktabr", "oktyabr"),
        ("tog'", "tağ".replace("a", "o")),
        ("I – II-chorak", "I - II-CHORAK"),
        ("  ikki   marta ", "Ikki\nmarta"),
    ],
)
def test_it_reads_every_alphabet_alike(spelling: str, other: str) -> None:
    assert fold(spelling) == fold(other)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Улчов бирлиги", "O'lchov birligi"),
        ("Курсаткичлар", "Ko'rsatkichlar"),
        ("Микдори", "Miqdori"),
        ("хар ойда", "har oyda"),
        ("йил буйи", "yil bo'yi"),
        ("Хизмат рахбарлари", "Xizmat rahbarlari"),
        ("Ахоли сони", "Aholi soni"),
        ("xar xaftada", "har haftada"),
    ],
)
def test_it_reads_what_heads_a_plan_without_the_letters_of_uzbek(printed: str, meant: str) -> None:
    assert fold(printed) == fold(meant)


def test_it_takes_no_other_word_for_one_of_these() -> None:
    assert [fold(word) for word in ("xarid", "харакат", "Xarita", "буйича эмас, буйин")] == [
        *("xarid", "xarakat", "xarita", "boyicha emas, buyin"),
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("оркага", "orqaga"), ("утказиб юбориш", "o'tkazib yuborish"), ("хисобот", "hisobot"), ("шахар", "shahar")],
)
def test_it_hears_a_word_without_the_letters_of_uzbek(typed: str, meant: str) -> None:
    assert heard_key(typed) == heard_key(meant)
    assert heard_key("yo'q") != heard_key("yoz")


@pytest.mark.parametrize("text", ["Ўзбекистон йили", "Qõşimça ğoya", "foydalanuvchilar"])
def test_it_reads_composed_and_decomposed_letters_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(max_size=80))
def test_it_folds_once_and_for_all(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=80))
def test_it_finds_a_torn_word_equal_to_the_whole(text: str) -> None:
    assert fold_key(text.replace(" ", "")) == fold_key(text)


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("Biblio- grafik yozuv", "Bibliografik yozuv"),
        ("Biblio-\ngrafik yozuv", "Bibliografik yozuv"),
        ("Abonement va foydalanuvchi larga xizmat", "Abonement va foydalanuvchilarga xizmat"),
        ("xizmat ko'rsat ish", "xizmat ko'rsatish"),
        ("axborot- kutubxona markazi", "axborot-kutubxona markazi"),
        ("XVIII- Xalqaro", "XVIII- Xalqaro"),
        ("har oy", "har oy"),
        ("- yangi;\n- qayta", "- yangi;\n- qayta"),
        ("PF-6166-sonli farmon", "PF-6166-sonli farmon"),
    ],
)
def test_it_joins_words_torn_at_a_line_end_and_no_others(torn: str, whole: str) -> None:
    words = count_words([torn, "axborot kutubxona axborot kutubxona", "ko'rsatish ko'rsatish bibliografik har oy"])
    assert join_torn(torn, words) == whole


@given(st.text(max_size=60))
def test_it_never_changes_letters_when_it_joins(text: str) -> None:
    assert fold_key(join_torn(text, count_words([text]))) == fold_key(text)


def test_it_remembers_words_and_no_stories() -> None:
    """Five thousand of these would be fifty megabytes of a process that serves for months."""
    story = "shart emas, keyin yozaman " * 150
    fold(story)
    tracemalloc.start()
    try:
        for number in range(60):
            fold(f"{number} {story}")
        kept, _most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 50_000
    assert fold("Ўлчов бирлиги") is fold("Ўлчов бирлиги")
