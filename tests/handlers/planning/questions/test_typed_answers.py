"""Questions about a plan's file that no button answers: deadlines by months and by typing, figures by typing."""

from decimal import Decimal

import pytest

from plan.indicator import Window
from storage.database import Database
from tests.support.people.phone import Phone, Shown, Telegram
from tests.support.plans.files import COUNTING, SMALL, content_of, row, workbook


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Nothing here depends on the engine."""
    return sqlite_database


def ask(phone: Phone, *rows: list[object]) -> Shown:
    """The first question about a plan of these rows."""
    phone.send(workbook(*rows))
    return phone.press("❓")


def windows(telegram: Telegram) -> dict[str, Window]:
    return {indicator.code: indicator.window for indicator in content_of(telegram.database).indicators}


VAGUE = row("1.", "Kitob berish", window="zarur hollarda")


@pytest.mark.parametrize(
    ("typed", "understood", "window"),
    [
        ("mart, oktabr", "mart va oktabr oxirida", Window(points=(3, 10))),
        ("Oktabr va mart oylari", "mart va oktabr oxirida", Window(points=(3, 10))),
        ("II chorak", "II chorak", Window(4, 6)),
        ("15-aprelgacha", "aprel oxirida", Window(points=(4,))),
        ("fevral - may", "fevral–may", Window(2, 5)),
        ("har oy", "har oy oxirida", Window(points=tuple(range(1, 13)))),
    ],
)
def test_a_deadline_may_be_typed_and_is_shown_before_it_is_taken(
    telegram: Telegram, malika: Phone, typed: str, understood: str, window: Window
) -> None:
    ask(malika, VAGUE, *SMALL[1:])
    screen = malika.say(typed)
    assert f"«{typed}» — {understood}. To'g'rimi?" in screen.text
    assert "✅ Kuchga kiritish" not in screen.labels
    malika.press("✅ Ha, to'g'ri")
    malika.press("✅ Kuchga kiritish")
    assert windows(telegram)["IV.1"] == window


@pytest.mark.parametrize("typed", ["zarurat bo'lganda", "mart, qish", "mart-aprel, oktabr", "2031-yil mart", "12"])
def test_a_deadline_that_says_nothing_is_asked_again(malika: Phone, typed: str) -> None:
    ask(malika, VAGUE, *SMALL[1:])
    screen = malika.say(typed)
    assert "Bu muddatni tushunmadim" in screen.text
    assert "Savol 1/1" in screen.text


def test_what_was_understood_may_be_taken_back(telegram: Telegram, malika: Phone) -> None:
    ask(malika, VAGUE, *SMALL[1:])
    malika.say("mart")
    assert "Savol 1/1" in malika.press("⬅️ Orqaga").text
    malika.say("aprel")
    malika.say("/yordam")
    malika.press("✅ Ha, to'g'ri")
    malika.press("✅ Kuchga kiritish")
    assert windows(telegram)["IV.1"] == Window(4, 4)


def test_a_deadline_may_be_put_together_of_months(telegram: Telegram, malika: Phone) -> None:
    ask(malika, VAGUE, *SMALL[1:])
    screen = malika.press("🗓 Oylarni tanlash")
    assert not any("Tayyor" in label for label in screen.labels)
    months = [label for label in screen.labels if len(label) < 6]
    assert len(months) == 12
    malika.press(months[0])
    malika.press(months[3])
    screen = malika.press(months[9])
    assert sum(label.startswith("✅ ") for label in screen.labels) == 4
    assert "✅ Tayyor: yanvar, aprel va oktabr oxirida" in screen.labels
    malika.press(f"✅ {months[3]}")
    malika.press("✅ Tayyor: yanvar va oktabr oxirida")
    malika.press("✅ Kuchga kiritish")
    assert windows(telegram)["IV.1"] == Window(points=(1, 10))


@pytest.mark.parametrize(
    ("label", "window"), [("fevral–aprel", Window(2, 4)), ("fevral, mart va aprel oxirida", Window(points=(2, 3, 4)))]
)
def test_neighbouring_months_are_a_run_or_points(telegram: Telegram, malika: Phone, label: str, window: Window) -> None:
    ask(malika, VAGUE, *SMALL[1:])
    screen = malika.press("🗓 Oylarni tanlash")
    months = [label for label in screen.labels if len(label) < 6]
    malika.press(months[1])
    screen = malika.press(months[2])
    malika.press(months[3])
    malika.press(f"✅ Tayyor: {label}")
    malika.press("✅ Kuchga kiritish")
    assert windows(telegram)["IV.1"] == window


def test_the_months_are_shown_again_after_a_command(malika: Phone) -> None:
    ask(malika, VAGUE, *SMALL[1:])
    screen = malika.press("🗓 Oylarni tanlash")
    malika.press(next(label for label in screen.labels if len(label) < 6))
    malika.say("/yordam")
    malika.press("✅ Tayyor: yanvar")
    assert "✅ Kuchga kiritish" in malika.screen.labels


@pytest.mark.parametrize("data", ["draft_mon:1:{key}:5000", "draft_win:1:{key}:months.3-2", "draft_win:1:{key}:due.13"])
def test_a_forged_deadline_is_not_taken(malika: Phone, data: str) -> None:
    screen = ask(malika, VAGUE, *SMALL[1:])
    key = next(button["callback_data"] for button in screen.buttons if "🗓" in button["text"]).split(":")[2]
    malika.press_data(data.format(key=key), screen)
    assert "✅ Kuchga kiritish" not in malika.screen.labels


def test_the_same_words_are_one_question_for_all_their_rows(telegram: Telegram, malika: Phone) -> None:
    rows = [row(f"{at}.", f"Ish {at}", window="belgilangan muddatda") for at in range(1, 7)]
    screen = ask(malika, *rows, row("7.", "Boshqa ish", window="zarur hollarda"))
    assert "Savol 1/2" in screen.text
    assert "IV.1-band (Ish 1) va yana 5 ta band (IV.2-band, IV.3-band, IV.4-band, IV.5-band, …)" in screen.text
    screen = malika.press("II chorak")
    assert "✅ 6 ta band: II chorak" in screen.text
    assert "zarur hollarda" in screen.text
    malika.press("I chorak")
    malika.press("✅ Kuchga kiritish")
    assert list(windows(telegram).values()) == [Window(4, 6)] * 6 + [Window(1, 3)]


def test_rows_with_the_same_words_may_be_asked_one_by_one(telegram: Telegram, malika: Phone) -> None:
    rows = [row(f"{at}.", f"Ish {at}", window="belgilangan muddatda") for at in (1, 2)]
    ask(malika, *rows)
    assert "Savol 1/2" in malika.press("har biriga alohida javob").text
    malika.press("I chorak")
    malika.press("IV chorak")
    malika.press("✅ Kuchga kiritish")
    assert list(windows(telegram).values()) == [Window(1, 3), Window(10, 12)]


def test_who_reports_is_one_question_for_all_rows_that_say_the_same(telegram: Telegram, malika: Phone) -> None:
    rows = [row(f"{at}.", f"Ish {at}", responsible="") for at in range(1, 4)]
    screen = ask(malika, *rows, row("4.", "Hisob", responsible=COUNTING))
    assert "Savol 1/1" in screen.text
    malika.press(COUNTING)
    malika.press("✅ Kuchga kiritish")
    assert len({indicator.departments for indicator in content_of(telegram.database).indicators}) == 1


@pytest.mark.parametrize(("typed", "value"), [("95 %", 95), ("95%", 95), ("95 foiz", 95), ("48,5", Decimal("48.5"))])
def test_a_figure_is_read_in_the_unit_of_its_row(
    telegram: Telegram, malika: Phone, typed: str, value: Decimal | int
) -> None:
    ask(malika, row("1.", "Qamrov", unit="foiz", baseline=40, target="ko'p"), *SMALL[1:])
    malika.say(typed)
    malika.press("✅ Kuchga kiritish")
    assert content_of(telegram.database).indicators[0].target == Decimal(value)


def test_a_fraction_of_what_is_counted_is_refused_in_a_sentence(malika: Phone) -> None:
    ask(malika, row("1.", "Javonlar", unit="dona", target="ko'p"), *SMALL[1:])
    assert "butun son bilan sanaladi" in malika.say("12,5").text


@pytest.mark.parametrize(
    ("printed", "whole"),
    [("5 ming", "5000"), ("2 ta (har oyda)", "24"), ("oyiga 2 ta", "24"), ("har chorakda 3 ta", "12")],
)
def test_words_that_change_a_figure_must_be_answered_and_offer_the_year(
    telegram: Telegram, malika: Phone, printed: str, whole: str
) -> None:
    screen = malika.send(workbook(row("1.", "Kitob berish", target=printed), *SMALL[1:]))
    assert "✅ Kuchga kiritish" not in screen.labels
    screen = malika.press("❓")
    assert [label for label in screen.labels if label.isdigit()] == [whole]
    malika.press(whole)
    malika.press("✅ Kuchga kiritish")
    assert content_of(telegram.database).indicators[0].target == Decimal(whole)


@pytest.mark.parametrize(
    ("printed", "direction", "pressed"),
    [
        ("25 gacha", "less", ("25", "kamaysa", "qo'shib boriladi")),
        ("до 25", "more", ("25", "ko'paysa")),
        ("25 dan ortiq", "more", ("25",)),
        ("maks. 25", "less", ("25", "qo'shib boriladi")),
    ],
)
def test_a_limit_must_be_answered_and_keeps_its_direction(
    telegram: Telegram, malika: Phone, printed: str, direction: str, pressed: tuple[str, ...]
) -> None:
    screen = malika.send(workbook(row("1.", "Kitob berish", target=printed), *SMALL[1:]))
    assert "✅ Kuchga kiritish" not in screen.labels
    malika.press("❓")
    for label in pressed:
        assert "✅ Kuchga kiritish" not in malika.screen.labels
        malika.press(label)
    malika.press("✅ Kuchga kiritish")
    indicator = content_of(telegram.database).indicators[0]
    assert (indicator.target, indicator.direction) == (25, direction)


@pytest.mark.parametrize(
    ("typed", "baseline", "target"),
    [("9000 / 11500", 9000, 11500), ("9 000\n11 500", 9000, 11500), ("- / 11500", None, 11500)],
)
def test_figures_that_no_label_fits_may_be_typed(
    telegram: Telegram, malika: Phone, typed: str, baseline: int | None, target: int
) -> None:
    screen = ask(malika, row("1.", "Kitob berish", baseline="9000 11500", target="9500 12000"), *SMALL[1:])
    assert "nomlari esa mos emas" in screen.text
    malika.say(typed)
    malika.press("✅ Kuchga kiritish")
    indicator = content_of(telegram.database).indicators[0]
    assert (indicator.baseline, indicator.target) == (baseline and Decimal(baseline), Decimal(target))


def test_several_figures_may_be_typed_for_one_row(telegram: Telegram, malika: Phone) -> None:
    ask(malika, row("1.", "Kitob berish", baseline="4 56", target="4 66"), *SMALL[1:])
    malika.say("4; 56 / 5; 66")
    malika.press("✅ Kuchga kiritish")
    first, second = content_of(telegram.database).indicators[:2]
    assert (first.baseline, second.target) == (Decimal(4), Decimal(66))


@pytest.mark.parametrize("typed", ["9000", "1; 2 / 3", "a / b", "1 / 2 / 3"])
def test_half_of_two_figures_is_not_taken(malika: Phone, typed: str) -> None:
    ask(malika, row("1.", "Kitob berish", baseline="9000 11500", target="9500 12000"), *SMALL[1:])
    screen = malika.say(typed)
    assert "Savol 1/1" in screen.text
    assert "❗️" in screen.text


def numbers(telegram: Telegram) -> list[str]:
    return [indicator.code for indicator in content_of(telegram.database).indicators]


@pytest.mark.parametrize(
    ("odd", "button", "code"),
    [
        (row("", "Yangi ish"), "4-band qilib olish", "IV.4"),
        (row("b)", "Yangi ish"), "3.2-band qilib olish", "IV.3.2"),
        (row("bir", "Yangi ish"), "4-band qilib olish", "IV.4"),
        (["", "Seminarlar", "", "", "", "", "", ""], "4-band qilib olish", "IV.4"),
    ],
)
def test_a_row_without_a_number_is_kept_with_one(
    telegram: Telegram, malika: Phone, odd: list[object], button: str, code: str
) -> None:
    screen = ask(malika, *SMALL, odd)
    assert "o'tkazib yuborish" in screen.labels
    screen = malika.press(button)
    while "✅ Kuchga kiritish" not in screen.labels:  # a row of nothing but a name
        by_word = {"muddati": "II chorak", "o'lchov birligi": "ta"}
        screen = malika.press(next((label for word, label in by_word.items() if word in screen.text), COUNTING))
    malika.press("✅ Kuchga kiritish")
    assert numbers(telegram)[-1] == code


def test_the_number_of_a_row_may_be_typed(telegram: Telegram, malika: Phone) -> None:
    ask(malika, *SMALL, row("", "Yangi ish"))
    assert "IV.2-band rejada bor" in malika.say("2").text
    assert "Band raqami shunday" in malika.say("o'n").text
    malika.say("3.1.")
    malika.press("✅ Kuchga kiritish")
    assert numbers(telegram) == ["IV.1", "IV.2", "IV.3", "IV.3.1"]


def test_two_rows_without_numbers_are_kept_one_after_the_other(telegram: Telegram, malika: Phone) -> None:
    ask(malika, *SMALL, row("", "Yangi ish"), row("", "Yana bir ish"))
    malika.press("4-band qilib olish")
    malika.press("5-band qilib olish")
    malika.press("✅ Kuchga kiritish")
    assert numbers(telegram) == ["IV.1", "IV.2", "IV.3", "IV.4", "IV.5"]


def test_two_rows_of_one_number_may_both_stay(telegram: Telegram, malika: Phone) -> None:
    screen = ask(malika, *SMALL, row("2.", "Ko'rgazmalar", target=40))
    assert "IV.2-band" in screen.text
    malika.press("hammasi qolsin")
    malika.press("✅ Kuchga kiritish")
    kept = {indicator.code: indicator.name for indicator in content_of(telegram.database).indicators}
    assert (kept["IV.2"], kept["IV.4"]) == ("Tadbirlar o'tkazish", "Ko'rgazmalar")


def test_answers_about_shared_words_are_remembered_for_the_next_file(telegram: Telegram, malika: Phone) -> None:
    rows = [row(f"{at}.", f"Ish {at}", window="belgilangan muddatda") for at in (1, 2)]
    ask(malika, *rows)
    for label in ("har biriga alohida javob", "I chorak", "IV chorak", "✅ Kuchga kiritish"):
        malika.press(label)
    screen = malika.send(workbook(*rows, row("3.", "Yangi ish", target=90)))
    assert "savol bor" not in screen.text
    assert "Javob berilgan savollar: 3" in screen.text


def test_an_answer_about_a_blank_cell_is_none_for_a_new_row(malika: Phone) -> None:
    rows = [row("1.", "Kitob berish", window=""), *SMALL[1:]]
    ask(malika, *rows)
    malika.press("II chorak")
    malika.press("✅ Kuchga kiritish")
    screen = malika.send(workbook(*rows, row("4.", "Yangi ish", window="")))
    assert "1 ta savol bor" in screen.text


@pytest.mark.parametrize(
    ("typed", "target"),
    [("yo'q", None), ("rejasi yo'q", None), ("йўқ", None), ("плана нет", None), ("-", None), ("0", 0), ("nol", 0)],
)
def test_words_for_none_are_no_figure_of_nought(
    telegram: Telegram, malika: Phone, typed: str, target: int | None
) -> None:
    ask(malika, row("1.", "Kitob berish", target="ko'p"), *SMALL[1:])
    malika.say(typed)
    if target is not None:
        malika.press("ko'paysa yaxshi")
    malika.press("✅ Kuchga kiritish")
    assert content_of(telegram.database).indicators[0].target == target


@pytest.mark.parametrize("typed", ["7,2", "7.2"])
def test_a_fraction_that_a_button_offers_may_be_typed(telegram: Telegram, malika: Phone, typed: str) -> None:
    malika.send(workbook(row("1.", "Kitob berish", unit="dona", target="7,2")))
    assert "7.2" in malika.press("❓").labels
    malika.say(typed)
    malika.press("✅ Kuchga kiritish")
    assert content_of(telegram.database).indicators[0].target == Decimal("7.2")
