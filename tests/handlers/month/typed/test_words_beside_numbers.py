"""Words that change a number, as they are typed at a question: each is asked about in its own words, and nothing is
kept before a button is pressed."""

import pytest

from tests.support.months.reports import open_march, say_in_order
from tests.support.people.cast import NILUFAR
from tests.support.people.story import Story

ASKED = {
    "another time": (
        ("fevralda 45", "boshqa oyniki", "✅ Ha, mart uchun 45"),
        ("ўтган ой 450", "boshqa oyniki", "✅ Ha, mart uchun 450"),
        ("yil boshidan 450", "Faqat shu oyning soni kerak", "✅ Ha, mart uchun 450"),
        ("за год 460", "Faqat shu oyning soni kerak", "✅ Ha, mart uchun 460"),
        ("shu hafta 7", "Bu butun oy uchunmi?", "✅ Ha, mart uchun 7"),
    ),
    "a rate": (
        ("kuniga 3", "Butun oy uchun jami nechta", "🕓 Hozircha noma'lum"),
        ("4 раза в неделю", "Butun oy uchun jami nechta", "🕓 Hozircha noma'lum"),
        ("oyiga 46", "shu oyning o'zida", "✅ Ha, mart uchun 46"),
    ),
    "a remainder, a plan": (
        ("45 ta qoldi", "qolgan son", "✅ Ha, mart uchun 45"),
        ("осталось 46", "qolgan son", "✅ Ha, mart uchun 46"),
        ("reja 47", "rejadagi son", "✅ Ha, mart uchun 47"),
        ("48 ta o'tkazamiz", "hali bo'lmagan ishga", "✅ Ha, mart uchun 48"),
    ),
    "a change, nothing kept": (
        ("yana 5", "oyning jamimi", "✅ Jami: 5"),
        ("6 taga ko'paydi", "Shuncha o'zgardimi", "✅ Jami: 6"),
    ),
    "a question, a correction": (
        ("12mi", "savolga o'xshaydi", "✅ 12 deb yozilsin"),
        ("72 emas 27", "faqat to'g'ri sonini", "✅ 27 deb yozilsin"),
    ),
    "a multiplier": (
        ("12 mingdan", "to'liq raqam", "✅ 12 000 deb yozilsin"),
        ("98ming", "to'liq raqam", "✅ 98 000 deb yozilsin"),
        ("3 тысячи 45", "to'liq raqam", "✅ 3 045 deb yozilsin"),
        ("қирқ тўрт", "So'z bilan emas", "✅ 44 deb yozilsin"),
        ("1️⃣2️⃣", "So'z bilan emas", "✅ 12 deb yozilsin"),
        ("100+20", "Hisoblab", "✅ 120 deb yozilsin"),
    ),
    "the unit of another row": (
        ("2 nusxa", "birligi boshqa", "✅ 2 deb yozilsin"),
        ("1 та тадбир", "birligi boshqa", "✅ 1 deb yozilsin"),
    ),
    "a word that says nothing": (
        ("xona 8", "so'zni tushunmadim", "✅ 8 deb yozilsin"),
        ("8 Zulfiya", "so'zni tushunmadim", "✅ 8 deb yozilsin"),
        ("Ипак йўли кўчаси 81", "so'zni tushunmadim", "✅ 81 deb yozilsin"),
        ("kitob 8", "birligi boshqa", "✅ 8 deb yozilsin"),
    ),
    "in doubt, going on": (
        ("31 lekin hali to'liq emas", "aniq raqam kerak", "✅ 31 deb yozilsin"),
        ("наверно 32", "aniq raqam kerak", "✅ 32 deb yozilsin"),
        ("33, ammo tekshirib ko'raman", "aniq raqam kerak", "✅ 33 deb yozilsin"),
    ),
    "a whole and its parts": (
        ("26 ta (4 tasi litseyda)", "Jami nechta?", "✅ Jami: 26"),
        ("27, из них 4 новых", "Jami nechta?", "✅ Jami: 27"),
        ("28 нафар, шу жумладан 14 нафар аёл", "Jami nechta?", "✅ Jami: 28"),
    ),
    "of whom, where": (
        ("o'quvchilarga 4", "Jami nechta?", "✅ Jami: 4"),
        ("газетада 2", "Jami nechta?", "✅ Jami: 2"),
        ("talabalar uchun 9 ta", "Jami nechta?", "✅ Jami: 9"),
    ),
    "at least, at most, between": (
        ("kamida 8", "bitta son bilan", "✅ Aniq 8"),
        ("более 460", "bitta son bilan", "✅ Aniq 460"),
        ("40-50", "Oraliq emas", "✅ Aniq 40"),
        ("12 мингдан ортиқ", "bitta son bilan", "✅ Aniq 12 000"),
    ),
    "one in the place of another": (
        ("45 → 54", "faqat to'g'ri sonini", "✅ 54 deb yozilsin"),
        ("54 ni 45 qiling", "faqat to'g'ri sonini", "✅ 45 deb yozilsin"),
    ),
    "no number that could be meant": (
        ("3 baravar ko'p", "Hisoblab", "🕓 Hozircha noma'lum"),
        ("yarmi", "Hisoblab", "🕓 Hozircha noma'lum"),
        ("11 va 12", "Bir qatorda bitta raqam", "🕓 Hozircha noma'lum"),
        ("95 %", "Foiz emas", "🕓 Hozircha noma'lum"),
    ),
    "another day": (
        ("boshqa kuni", "keyin to'ldirasiz", "🕓 Ha, hozircha noma'lum"),
        ("эртага айтаман", "keyin to'ldirasiz", "🕓 Ha, hozircha noma'lum"),
        ("surishtirib ko'raman", "keyin to'ldirasiz", "🕓 Ha, hozircha noma'lum"),
    ),
    "nothing, not known": (
        ("hech kim kelmadi", "hech narsa bo'lmagan bo'lsa", "✅ 0 deb yozilsin"),
        ("не было", "hech narsa bo'lmagan bo'lsa", "✅ 0 deb yozilsin"),
        ("болмади", "hali aniq bo'lmasa", "✅ 0 deb yozilsin"),
        ("не получилось", "hali aniq bo'lmasa", "✅ 0 deb yozilsin"),
        ("keyin aytaman", "keyin to'ldirasiz", "🕓 Ha, hozircha noma'lum"),
        ("пока нет", "keyin to'ldirasiz", "🕓 Ha, hozircha noma'lum"),
    ),
}


@pytest.mark.walk
@pytest.mark.parametrize("family", ASKED)
def test_it_asks_about_a_number_that_words_change(story: Story, family: str) -> None:
    open_march(story)
    for typed, sentence, label in ASKED[family]:
        story.nilufar.say(typed)
        asked = story.nilufar.wait_for(f"«{typed}» yozilmadi")
        assert sentence in asked["text"]
        assert label in [button["label"].replace("\u00a0", " ") for button in asked["buttons"][0]]
        assert sum("oma'lum" in button["label"] for row in asked["buttons"] for button in row) == 1
        assert story.answers(NILUFAR) == {}
    # Behind the card it may have been asked whether to write in the letters that were typed.
    story.nilufar.press(asked["buttons"][0][0]["label"], asked["message_id"])
    story.nilufar.wait_for("13 (qayta)")
    [kept] = story.answers(NILUFAR).values()
    number = "".join(filter(str.isdigit, ASKED[family][-1][2]))
    assert kept == (int(number) if number else None)


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("15: 23 ta (14 tasi litseyda)", "✅ 15: 23"),
        ("15) 23, shundan 14 tasi yangi", "✅ 15: 23"),
        ("14 band 15 ta, из них 13 новых", "✅ 14: 15"),
        ("15) kamida 9800", "✅ 15: 9 800"),
        ("15) 980 → 9800", "✅ 15: 9 800"),
        ("15) 980 emas 9800", "✅ 15: 9 800"),
    ],
)
def test_a_row_that_is_named_with_a_part_of_it_is_never_another_row(story: Story, typed: str, row: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    asked = story.nilufar.wait_for(lambda card: "«" in card["text"] or "Ro'yxat shunday" in card["text"])
    labels = [button["label"].replace("\u00a0", " ") for line in asked["buttons"] for button in line]
    assert story.answers(NILUFAR) == {}
    assert [label for label in labels if label.startswith("✅")] == [row]


def test_both_ends_of_a_range_are_offered_for_the_row_that_is_named(story: Story) -> None:
    open_march(story)
    story.nilufar.say("15) 9800-9900")
    asked = story.nilufar.wait_for("«9800-9900» yozilmadi")
    labels = [button["label"].replace("\u00a0", " ") for row in asked["buttons"] for button in row]
    assert labels[:3] == ["✅ 15: 9 800", "✅ 15: 9 900", "✏️ 15"]
    story.nilufar.press("✅ 15: 9\u00a0900")
    story.nilufar.wait_for("✅ 15")
    assert story.answers(NILUFAR) == {"15": 9900}


def test_it_offers_the_sum_and_the_whole_where_a_number_is_kept(story: Story) -> None:
    open_march(story)
    story.nilufar.say("40")
    story.nilufar.wait_for("qayta")
    story.nilufar.press("⬅️ Orqaga")
    story.nilufar.wait_for("Hozir yozilgani")
    story.nilufar.say("3 ta ayiring")
    asked = story.nilufar.wait_for("yozilmadi")
    assert [row[0]["label"] for row in asked["buttons"][:2]] == ["✅ Jami: 37", "0"]
    story.nilufar.say("yana 5")
    asked = story.nilufar.wait_for("«yana 5» yozilmadi")
    assert [row[0]["label"] for row in asked["buttons"][:2]] == ["✅ Jami: 45", "✅ Jami: 5"]
    story.nilufar.press("✅ Jami: 45")
    story.nilufar.wait_for("qayta")
    assert story.answers(NILUFAR) == {"13 yangi": 45}


def test_it_offers_the_sum_for_the_row_that_was_just_answered(story: Story) -> None:
    open_march(story)
    story.nilufar.say("40")
    story.nilufar.wait_for("qayta")
    story.nilufar.say("yana 5 ta")
    asked = story.nilufar.wait_for("«yana 5 ta» yozilmadi")
    assert [row[0]["label"] for row in asked["buttons"][:2]] == ["✅ 13 yangi: 45", "✅ Jami: 5"]
    story.nilufar.press("✅ 13 yangi: 45")
    assert "qayta" in story.nilufar.wait_for("45 nafar")["text"]
    assert story.answers(NILUFAR) == {"13 yangi": 45}


def test_it_leaves_the_question_open_when_another_time_was_meant(story: Story) -> None:
    open_march(story)
    story.nilufar.say("o'tgan oyda 12")
    story.nilufar.wait_for("boshqa oyniki")
    story.nilufar.press("Yo'q")
    asked = story.nilufar.wait_for(lambda shown: "boshqa oyniki" not in shown["text"])
    assert "yangi" in asked["text"]
    assert story.answers(NILUFAR) == {}


def test_it_leads_back_to_the_answer_that_was_wrong(story: Story) -> None:
    open_march(story)
    story.nilufar.say("40")
    story.nilufar.wait_for("qayta")
    story.nilufar.say("xato yozdim")
    story.nilufar.wait_for("faqat to'g'ri sonini")
    story.nilufar.press("✏️ Oldingi javob")
    assert "40" in story.nilufar.wait_for("Hozir yozilgani")["text"]


def test_it_takes_the_asked_month_and_words_that_say_nothing_else(story: Story) -> None:
    open_march(story)
    say_in_order(story.nilufar, "martda 21 nafar\nза март 30\nbu oyda jami 45 tasi\n29ni\n7 ta ma'lumot joylandi")
    story.nilufar.wait_for("ko'zdan kechiring")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 30, "14": 45, "15": 29, "23": 7}


def test_it_opens_a_row_that_is_called_by_its_number(story: Story) -> None:
    open_march(story)
    for typed, row in (
        ("14 band", "👇 14"),
        ("savol 15", "👇 15"),
        ("14-чи", "👇 14"),
    ):
        story.nilufar.say(typed)
        story.nilufar.wait_for(row)
        story.until_remembered(story.nilufar)
    story.nilufar.say("9870")
    story.nilufar.wait_for("yangi")
    assert story.answers(NILUFAR) == {"14": 9870}


def test_it_gives_a_number_to_the_row_that_its_line_names(story: Story) -> None:
    open_march(story)
    story.nilufar.say("kitob berilishi: 29870")
    story.nilufar.wait_for("✅ 15")
    story.nilufar.wait_for("👇 13 (yangi)")
    story.nilufar.say("китобхонлар катнови 9870")  # on a keyboard without қ
    story.nilufar.wait_for("✅ 14")
    assert story.answers(NILUFAR) == {"14": 9870, "15": 29870}


def test_it_gives_each_line_of_a_list_to_the_row_that_it_names(story: Story) -> None:
    open_march(story)
    story.nilufar.say("kitob berilishi - 29870\nkitobxonlar qatnovi: 9870\n7")
    assert "«7»" in story.nilufar.wait_for("yozilmadi")["text"]
    assert story.answers(NILUFAR) == {"14": 9870, "15": 29870}


def test_it_takes_a_row_that_is_named_at_the_review(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21\n13 qayta) 1200\n14) 9870\n15) 29870\n23) 12")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.say("Китоб берилиши 29871")
    story.nilufar.wait_for("29\u00a0871 nusxa")
    assert story.answers(NILUFAR)["15"] == 29871
    story.nilufar.say("14 band")
    assert "Hozir yozilgani" in story.nilufar.wait_for("14. Kitobxonlar")["text"]


def test_it_asks_for_which_row_a_number_is_that_seems_to_name_another(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    story.nilufar.say("qatnov 98")
    asked = story.nilufar.wait_for("Bu qaysi band uchun?")
    assert [row[0]["label"] for row in asked["buttons"][:2]] == ["✅ 14: 98", "✅ 13 qayta: 98"]
    story.nilufar.press("✅ 14: 98")
    story.nilufar.wait_for("✅ 14")
    story.nilufar.say("oldingisi 22")
    asked = story.nilufar.wait_for("«oldingisi 22» yozilmadi")
    assert [row[0]["label"] for row in asked["buttons"][:2]] == ["✅ 13 yangi: 22", "✅ 13 qayta: 22"]
    story.nilufar.press("✅ 13 yangi: 22")
    story.nilufar.wait_for("22 nafar")
    story.nilufar.say("30")
    story.nilufar.wait_for("15.")
    assert story.answers(NILUFAR) == {"13 yangi": 22, "13 qayta": 30, "14": 98}


@pytest.mark.parametrize("typed", ["uzr, 22", "узр 22", "Ой, 22", "извините, 22", "yo'q, 22"])
def test_it_asks_for_which_row_a_number_is_behind_an_apology(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    story.nilufar.say(typed)
    asked = story.nilufar.wait_for("yozilmadi")
    assert [row[0]["label"] for row in asked["buttons"][:2]] == ["✅ 13 yangi: 22", "✅ 13 qayta: 22"]
    story.nilufar.press("✅ 13 yangi: 22")
    story.nilufar.wait_for("22 nafar")
    assert story.answers(NILUFAR) == {"13 yangi": 22}


@pytest.mark.parametrize("typed", ["15 - 4 emas 6, xato yozilgan", "15ga 4 qo'shib 6 qiling", "15 - o'tgan oyniki"])
def test_what_is_asked_back_is_asked_of_the_row_that_was_named(story: Story, typed: str) -> None:
    """The number that is typed next is what was asked for, and not that of the question that was open."""
    open_march(story)
    story.nilufar.say(typed)
    asked = story.nilufar.wait_for(f"«{typed}» yozilmadi")
    assert "👇 15 " in asked["text"]
    story.nilufar.say("6")
    story.nilufar.wait_for("✅ 15.")
    assert list(story.answers(NILUFAR).values()) == [6]
