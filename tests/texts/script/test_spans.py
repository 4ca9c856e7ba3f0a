"""What is no word keeps its bytes, and what is one goes there and back: tried with made-up texts."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.cli.parser import COMMANDS as TERMINAL
from handlers.routes import COMMANDS
from texts.script.cyrillic import cyrillic
from texts.script.latin import latin
from texts.script.new_latin import new_latin, old_latin

KEPT = (
    *("<b>", "</b>", "<i>", '<a href="https://natlib.uz/reja">', "</a>", "<code>{{{{ kimga }}}}</code>"),
    *("{row}", "{due:short_day}", "{year:bare}", "{n}", "{{{{ IV.14 }}}}", "&amp;", "&lt;", "&quot;"),
    *("https://kutubxona.uz/yangi?x=1", "http://a.example/b_c", "unikat.natlib.uz", "my.gov.uz", "t.me/kitobxon"),
    *("akm@mail.uz", "sh.yo@example.com", "@hisobot_bot", "@Kitobxon", "/hisobot", "/reja", "/xodimlar"),
    *("reja-2026.xlsx", "Chorak_hisobot.docx", "rasm.jpeg", ".env", ".ods", "BOT_TOKEN", "--token"),
    *("`hisobot doctor`", "`chmod 600 .env`", "hisobot backup", "hisobot run"),
    *("II", "IV", "XVIII", "IV.14", "II.3.1", "28a", "9e", "Excel", "PDF", "QR", "Telegram", "WhatsApp", "ISBN"),
)
WORDS = (
    *("kutubxona", "yo'q", "mas'ul", "g'oya", "o'quvchi", "yetakchi", "Elektron", "shahar", "chorak", "yanvarda"),
    *("konferensiya", "obyekt", "AKMga", "O'ZBEKISTON", "qo'yiladi", "ta'til", "yoshlar", "tog'", "Shartnoma"),
)
LETTERS = "abdefghijklmnopqrstuvxyz'"
NATIVE = st.lists(
    st.sampled_from(
        [first + vowel + last for first in ("b", "d", "k", "q", "sh", "ch", "g'", "m", "t", "x", "h") for vowel in
         ("a", "i", "u", "o", "o'", "ya", "yo", "yu") for last in ("", "r", "n", "lar", "m", "z", "sh")]
    ),
    min_size=1,
    max_size=3,
).map("".join)  # fmt: skip


@settings(derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(KEPT)), min_size=1, max_size=4))
def test_what_is_kept_is_kept_byte_for_byte(pairs: list[tuple[str, str]]) -> None:
    text = " ".join(f"{word} {kept}" for word, kept in pairs)
    expected = " ".join(f"{cyrillic(word)} {kept}" for word, kept in pairs)

    assert cyrillic(text) == expected
    assert [kept for _, kept in pairs if kept not in new_latin(text)] == []


@settings(derandomize=True)
@given(NATIVE)
def test_a_native_word_comes_back(word: str) -> None:
    assert latin(cyrillic(word)) == word
    assert latin(cyrillic(word.capitalize())) == word.capitalize()


@settings(derandomize=True)
@given(NATIVE)
def test_a_native_word_comes_back_from_the_letters_of_2026(word: str) -> None:
    assert old_latin(new_latin(word)) == word
    assert cyrillic(new_latin(word)) == cyrillic(word)


@settings(derandomize=True)
@example("g`1A")
@example("O’@A")
@given(st.text(alphabet=LETTERS + "ABEOSHVIXC .-,:<>{}/@1234&;`’ʻабвёўқҳ", max_size=30))
def test_what_is_cyrillic_stays(text: str) -> None:
    once = cyrillic(text)

    assert cyrillic(once) == once


@pytest.mark.parametrize("text", ["Отдел комплектования и обработки", "Китоб берилиши, 14-банд", "Всего: 29 870 экз."])
def test_russian_and_cyrillic_are_left_alone(text: str) -> None:
    assert cyrillic(text) == text


@pytest.mark.parametrize(
    "text", ["Отдел комплектования фондов", "Абонементный отдел: 12 человек", "Новый пункт выдачи"]
)
def test_latin_letters_leave_russian_alone(text: str) -> None:
    assert latin(text) == text


MIXED = [
    ("Kitob bериш", "Китоб бериш"),
    ("АКМga taqdim etish", "АКМга тақдим этиш"),
    ("kитоб", "китоб"),
    ("12 tа", "12 та"),
    ("Фондlar", "Фондлар"),
    ("Bo&#39;lim &amp; xizmat", "Бўлим &amp; хизмат"),
    ("‘Kitobxon’ klubi", "‘Китобхон’ клуби"),
    ("'Yangi tong' to'garagi", "'Янги тонг' тўгараги"),
    ("M.Yuldasheva, V.Karimov", "М.Юлдашева, В.Каримов"),
    ("V bo'lim: I. Ilmiy ishlar", "V бўлим: I. Илмий ишлар"),
    ("tuzish/yangilash, va/yoki", "тузиш/янгилаш, ва/ёки"),
    ("tuzish /yangilash, kitob / jurnal", "тузиш /янгилаш, китоб / журнал"),
    ("/etc/hisobot/.env va ~/nusxa papkasi", "/etc/hisobot/.env ва ~/nusxa папкаси"),
    ("pretsedent, sotsium, ketsa, sutsiz", "прецедент, социум, кетса, сутсиз"),
    ("Biblio-\ngrafik yozuv", "Библио-\nграфик ёзув"),
    ("Kitobxonlar qatnovi (onlayn)", "Китобхонлар қатнови (онлайн)"),
    ("Web of Science bazasi", "Web of Science базаси"),
    ("Wi-Fi hududi", "Wi-Fi ҳудуди"),
    ("it va mushuk, IT xizmati", "ит ва мушук, IT хизмати"),
    ("pdf fayllar, excelga, EXCEL", "pdf файллар, excelга, EXCEL"),
    ("proekt, obekt, poezd va qaerdan", "проект, объект, поезд ва қаердан"),
    ("Folklor festivali, SMS-xabar", "Фольклор фестивали, СМС-хабар"),
    ("aktsiya va konferentsiya", "акция ва конференция"),
    ("3 ta kompyuter, 120 m2, 5 km", "3 та компьютер, 120 м2, 5 км"),
    ("Çorak hisoboti, köçma kutubxona, tarğibot, şartnoma", "Чорак ҳисоботи, кўчма кутубхона, тарғибот, шартнома"),
]


@pytest.mark.parametrize(("text", "written"), MIXED)
def test_names_of_rows_as_people_spell_them(text: str, written: str) -> None:
    assert cyrillic(text) == written


@pytest.mark.parametrize("command", [*COMMANDS, *(f"hisobot {command.name}" for command in TERMINAL)])
def test_every_command_is_kept(command: str) -> None:
    typed = f"`{command}`" if " " in command else f"/{command}"

    assert cyrillic(f"Yozing: {typed} (so'ng)") == f"Ёзинг: {typed} (сўнг)"
    assert cyrillic(f"{command} buyrug'i") == f"{command} буйруғи" or " " not in command


def test_no_latin_letter_hides_in_a_cyrillic_word() -> None:
    assert not re.search("[A-Za-z]", "".join(cyrillic(text) for text, _ in MIXED[:8]).replace("&amp;", ""))
