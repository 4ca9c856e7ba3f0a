"""Lists as people make them: read as a table, shown once with what looks odd, and taken by one button."""

import pytest

from sandbox.people import Seen
from tests.support.months.reports import open_march, send_march
from tests.support.people.cast import NILUFAR
from tests.support.people.story import Story

MARCH = {"14": 9870, "15": 29870}
TAKES_TWO = "✅ 2 ta bandga yozilsin"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def labels(screen: Seen) -> list[str]:
    return [plain(button["label"]) for row in screen["buttons"] for button in row]


def open_the_list(story: Story) -> None:
    """📋 behind ⋯: all open rows on one card."""
    story.nilufar.press("⋯")
    story.nilufar.wait_for(lambda shown: "📋 Ro'yxat bilan" in labels(shown))
    story.nilufar.press("📋 Ro'yxat bilan")
    story.nilufar.wait_for("Har qatorga band raqami")


def press(story: Story, label: str) -> None:
    """Press a button of the last screen, whose numbers are parted by spaces that do not break."""
    written = [button["label"] for row in story.nilufar.last()["buttons"] for button in row]
    story.nilufar.press(next(shown for shown in written if plain(shown) == label))


@pytest.mark.walk
@pytest.mark.parametrize(
    "typed",
    [
        "14 - 9870\n15 - 29870",
        "14-9870\n15-29870",
        "14. 9870\n15. 29870",
        "14–9 870\n15–29 870",
        "14=9870\n15 = 29870",
        "14 9870\n15 29870",
        "14, 9870\n15, 29870",
        "14-9870, 15-29870",
        "14 qatnov 9870\n15 kitob berilishi 29870",
        "14\t9870\n15\t29870",
        "14\tKitobxonlar qatnovi\tnafar\t11933\t9870\n15\tKitob berilishi\tnusxa\t30671\t29870",
        "№\tNomi\tBirligi\tYanvar\tFevral\tMart\n14.\tQatnov\tnafar\t1\t11933\t9870\n15.\tKitob\tnusxa\t2\t30671\t29870",
        "IV\t14\tQatnov\tnafar\t9870\nIV\t15\tKitob berilishi\tnusxa\t29870",
    ],
)
def test_it_shows_a_list_once_and_takes_it_by_one_button(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    shown = story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    assert "9 870 nafar" in plain(shown["text"])
    assert TAKES_TWO in labels(shown)
    assert story.answers(NILUFAR) == {}
    press(story, TAKES_TWO)
    story.nilufar.wait_for("✅ 15. Kitob")
    assert story.answers(NILUFAR) == MARCH


@pytest.mark.parametrize(
    "typed",
    [
        "1) 3\n2) 4\n3) 5",
        "1. 3\n2. 4\n3. 5",
        "1) 3 2) 4 3) 5",
        "1 - 3\n2 - 4\n3 - 5",
        "1: 3; 2: 4; 3: 5",
        "1️⃣ 3\n2️⃣ 4\n3️⃣ 5",
    ],
)
def test_it_offers_the_order_of_the_questions_to_whoever_numbered_the_lines(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    shown = story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    assert "13 (yangi)" in shown["text"]
    assert story.answers(NILUFAR) == {}
    story.nilufar.press("✅ 3 ta bandga yozilsin")
    story.nilufar.wait_for("15.")
    assert story.answers(NILUFAR) == {"13 yangi": 3, "13 qayta": 4, "14": 5}


def test_a_row_with_its_part_is_sure(story: Story) -> None:
    open_march(story)
    story.nilufar.say("13 qayta 60\n13 yangi 45")
    story.nilufar.wait_for("14.")
    assert story.answers(NILUFAR) == {"13 yangi": 45, "13 qayta": 60}


@pytest.mark.parametrize("typed", ["yangi 45, qayta 60", "yangi 45\nqayta 60", "yangi - 45; qayta - 60"])
def test_parts_of_the_open_row_in_one_message(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    story.nilufar.wait_for("14.")
    assert story.answers(NILUFAR) == {"13 yangi": 45, "13 qayta": 60}


@pytest.mark.parametrize("typed", ["• 13 yangi: 45\n• 13 qayta: 60", "- 13 yangi) 45\n- 13 qayta) 60"])
def test_dots_before_lines_change_nothing(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    story.nilufar.wait_for("14.")
    assert story.answers(NILUFAR) == {"13 yangi": 45, "13 qayta": 60}


@pytest.mark.parametrize("heading", ["Fevral oyi", "Март 2024"])
def test_below_a_heading_of_another_time_nothing_is_kept_unasked(story: Story, heading: str) -> None:
    open_march(story)
    story.nilufar.say(f"{heading}\n14) 9870\n15) 29870")
    assert f"«{heading}» yozilmadi" in story.nilufar.wait_for("Ro'yxat shunday o'qildi")["text"]
    assert story.answers(NILUFAR) == {}


@pytest.mark.parametrize(
    "typed", ["14) 9870\n15 - 29870\n23 kechqurun 5 yoki 6", "14: 9870\n15. 29 870\nkeyin yozaman 5"]
)
def test_a_mixed_list_keeps_what_is_clear_and_asks_the_rest_together(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    shown = story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    assert story.answers(NILUFAR) == {"14": 9870}
    assert typed.splitlines()[2] in shown["text"]
    assert "29 870" in plain(shown["text"])
    press(story, "✅ 15: 29 870")
    story.nilufar.wait_for("✅ 15. Kitob")
    assert story.answers(NILUFAR) == MARCH


def test_it_marks_what_looks_odd_and_what_is_spelled(story: Story) -> None:
    open_march(story)
    story.nilufar.say("14 - 9 ming\n15 - 2987000")
    shown = story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    assert "«14 - 9 ming» deb yozilgan" in shown["text"]
    assert "100 baravar" in shown["text"]
    story.nilufar.press("❌ Yozilmasin")
    story.nilufar.wait_for("Ro'yxat yozilmadi")
    assert story.answers(NILUFAR) == {}


def test_whoever_types_on_hears_that_the_list_was_not_kept(story: Story) -> None:
    open_march(story)
    story.nilufar.say("14 - 9870\n15 - 29870")
    story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    story.until_remembered(story.nilufar)
    story.nilufar.say("23 band")
    story.nilufar.wait_for("Ro'yxat yozilmadi")
    assert story.answers(NILUFAR) == {}


def test_a_list_corrects_what_was_sent_with_a_reason_for_each(story: Story) -> None:
    send_march(story)
    story.nilufar.press("👀 Ko'rish va tuzatish")
    story.nilufar.wait_for("Abonement")
    story.nilufar.say("14 - 9871\n15 - 29871")
    story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    press(story, TAKES_TWO)
    story.nilufar.wait_for("✏️ 14.")
    story.nilufar.press("Xato yozilgan edi")
    story.nilufar.wait_for("✏️ 15.")
    assert story.answers(NILUFAR)["14"] == 9871


@pytest.mark.parametrize("typed", ["14 - 9870", "14-9870", "14 9870", "14=9870"])
def test_one_line_offers_its_row(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    press(story, "✅ 14: 9 870")
    story.nilufar.wait_for("✅ 14. Kitobxonlar")
    assert story.answers(NILUFAR) == {"14": 9870}


@pytest.mark.parametrize("typed", ["14 667\n15 9870", "15 9870\n14 667"])
def test_a_thousand_beside_a_list_is_asked(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    assert story.answers(NILUFAR) == {}


def test_it_asks_once_about_a_row_that_a_message_names_twice(story: Story) -> None:
    open_march(story)
    story.nilufar.say("14) 990000\n14) 880000")
    card = story.nilufar.wait_for("bir nechta raqam yozilgan")
    labels = [button["label"] for row in card["buttons"] for button in row]
    assert len(labels) == len(set(labels)), labels
    assert story.answers(NILUFAR) == {}
    story.until_remembered(story.nilufar)
    story.nilufar.press("✅ 14: 880")
    doubted = story.nilufar.wait_for("⚠️")
    assert doubted["text"].count("⚠️") == 1
    assert story.answers(NILUFAR) == {"14": 880_000}


@pytest.mark.parametrize("typed", ["12\n13\n14", "12 ta\n13 ta\n14 ta", "• 12\n• 13\n• 14", "12\n\n13\n14"])
def test_bare_lines_are_shown_beside_their_rows_before_unseen_rows_take_any(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    shown = story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    assert "13 (yangi)" in shown["text"]
    assert story.answers(NILUFAR) == {}
    story.until_remembered(story.nilufar)
    press(story, "✅ 3 ta bandga yozilsin")
    story.nilufar.wait_for("15. Kitob")
    assert story.answers(NILUFAR) == {"13 yangi": 12, "13 qayta": 13, "14": 14}


@pytest.mark.parametrize("typed", ["12\n13\n14", "14\n15"])
def test_bare_lines_that_are_no_answers_in_order_are_given_up(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    story.until_remembered(story.nilufar)
    story.nilufar.press("❌ Yozilmasin")
    story.nilufar.wait_for("Ro'yxat yozilmadi")
    assert story.answers(NILUFAR) == {}


def test_a_bare_line_and_rows_that_are_named_are_taken_at_once(story: Story) -> None:
    open_march(story)
    story.nilufar.say("12\n15) 300\n13 qayta) 40")
    story.nilufar.wait_for("14. Kitobxonlar qatnovi")
    assert story.answers(NILUFAR) == {"13 yangi": 12, "13 qayta": 40, "15": 300}


def test_under_the_list_of_rows_as_many_lines_are_taken_at_once(story: Story) -> None:
    open_march(story)
    open_the_list(story)
    story.nilufar.say("12\n13\n9870\n29870\n5")
    story.nilufar.wait_for("ko'zdan kechiring")
    assert story.answers(NILUFAR) == {"13 yangi": 12, "13 qayta": 13, "14": 9870, "15": 29870, "23": 5}


def test_under_the_list_of_rows_fewer_lines_are_shown_first(story: Story) -> None:
    open_march(story)
    open_the_list(story)
    story.nilufar.say("21\n40")
    story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    assert story.answers(NILUFAR) == {}
    story.until_remembered(story.nilufar)
    press(story, TAKES_TWO)
    story.nilufar.wait_for("Qolgan 3 ta bandda")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 40}


@pytest.mark.parametrize(
    ("typed", "label", "kept"),
    [
        ("12\n13\nqolgani 0", "✅ 2 ta bandga, qolgani 0", {"13 yangi": 12, "13 qayta": 13}),
        ("14 9870 qolgani 0", "✅ 14: 9\u00a0870, qolgani 0", {"14": 9870}),
    ],
)
def test_the_rest_is_zero_with_the_list(story: Story, typed: str, label: str, kept: dict[str, int]) -> None:
    open_march(story)
    story.nilufar.say(typed)
    shown = story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    assert f"qolgan {5 - len(kept)} ta bandga 0" in shown["text"]
    assert story.answers(NILUFAR) == {}
    story.until_remembered(story.nilufar)
    story.nilufar.press(label)
    story.nilufar.wait_for(lambda shown: "📨 Topshirish" in labels(shown))
    assert story.answers(NILUFAR) == dict.fromkeys(("13 yangi", "13 qayta", "14", "15", "23"), 0) | kept


@pytest.mark.parametrize(
    ("typed", "count"),
    [("14 15 23", 3), ("14, 15, 23", 3), ("14 - 15", 2), ("14 15", 2), ("14-15", 2), ("14\n15\n23", 3)],
)
def test_numbers_that_are_all_rows_may_be_the_rows_with_work(story: Story, typed: str, count: int) -> None:
    open_march(story)
    story.nilufar.say(typed)
    label = f"📌 Ish bo'lgan {count} ta band"
    story.nilufar.wait_for(lambda shown: label in labels(shown))
    assert story.answers(NILUFAR) == {}
    story.until_remembered(story.nilufar)
    story.nilufar.press(label)
    marks = story.nilufar.wait_for("Belgilanganlarini tekshiring")
    assert f"✅ Tayyor ({count} ta)" in labels(marks)
    story.until_remembered(story.nilufar)
    story.nilufar.press("✅ Tayyor")
    story.nilufar.wait_for("📌 So'raladi")
    assert story.answers(NILUFAR) == dict.fromkeys(("13 yangi", "13 qayta", "23")[: 5 - count], 0)


@pytest.mark.parametrize("typed", ["14 15", "14 - 15"])
def test_a_row_and_a_number_that_is_a_row_too_is_still_offered_as_its_number(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    story.until_remembered(story.nilufar)
    press(story, "✅ 14: 15")
    story.nilufar.wait_for("✅ 14.")
    assert story.answers(NILUFAR) == {"14": 15}


@pytest.mark.parametrize("typed", ["14 9870", "14 15 98", "14 nafar 15", "14) 15"])
def test_other_numbers_are_no_rows_with_work(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    shown = story.nilufar.wait_for(lambda seen: "yozilmadi" in seen["text"] or "14" in seen["text"])
    assert "📌 Ish bo'lgan" not in str(labels(shown))


@pytest.mark.parametrize(
    ("typed", "kept"), [("21 ta ro'yxatga olindi, qolgani 0", {"13 yangi": 21}), ("14) 9870, qolgani 0", {"14": 9870})]
)
def test_behind_a_number_it_is_asked_whether_the_rest_is_zero(story: Story, typed: str, kept: dict[str, int]) -> None:
    open_march(story)
    story.nilufar.say(typed)
    story.nilufar.wait_for("Qolgan 4 ta bandda ish bo'lmagan bo'lsa")
    assert story.answers(NILUFAR) == kept


def test_a_number_that_looks_odd_comes_before_the_rest(story: Story) -> None:
    open_march(story)
    story.nilufar.say("9999999 qolgani 0")
    story.nilufar.wait_for("«Qolgani 0» bajarilmadi")
    assert story.answers(NILUFAR) == {"13 yangi": 9999999}
