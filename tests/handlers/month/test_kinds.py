"""Levels, percents and what is to become less, asked and answered in the chat."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from bot.transport.api import Api
from bot.transport.assembly import Runtime
from bot.transport.lanes import Lanes
from bot.wiring import hisobot_program
from storage.database import Database
from storage.tables import Answer
from tests.support.months.form_sheets import ENTRY, UNIT, press, send, take_form
from tests.support.months.kinds import KINDS_PLAN, kinds
from tests.support.months.lane import NOW, Lane
from tests.support.months.reports import press_more, say_in_order
from tests.support.people.cast import NILUFAR, gather, moment
from tests.support.people.story import Story

__all__ = ["kinds"]

MOST = 10
JANUARY = "60 050\n31) 94 %\n32) 45\n33) 1\n34) 1\n35) 2"


def begin(story: Story) -> str:
    story.nilufar.say("/kiritish")
    return plain(story.nilufar.wait_for("oxirida jami qancha?"))


def plain(message: dict[str, Any]) -> str:
    return str(message["text"]).replace("\u00a0", " ")


def labels(message: dict[str, Any]) -> list[str]:
    return [button["label"].replace("\u00a0", " ") for row in message["buttons"] for button in row]


def send_january(story: Story) -> None:
    begin(story)
    story.nilufar.say(JANUARY)
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat! Hisobot topshirildi")
    story.house.clock.set(moment("2025-03-03 09:00"))


def test_it_asks_a_level_as_what_stands_at_the_months_end(kinds: Story) -> None:
    card = begin(kinds)
    assert "Yanvar oxirida jami qancha?" in card
    assert "Qo'shilganini emas" in card
    assert "O'tgan yil oxirida: 60 000" in card
    assert "Yil oxiriga reja: 61 000" in card
    assert "har oy" not in card
    buttons = labels(kinds.nilufar.last())
    assert "O'zgarmadi: 60 000" in buttons
    assert "0" not in buttons
    kinds.nilufar.press("O'zgarmadi")
    card = plain(kinds.nilufar.wait_for("Yanvar oyida necha foiz?"))
    assert "jami 60 000 nusxa" in card
    assert kinds.answers(NILUFAR, 1) == {"30": 60000}


def test_it_shows_what_is_known_of_each_kind(kinds: Story) -> None:
    send_january(kinds)
    card = begin(kinds)
    assert "Yanvar oxirida: 60 050" in card
    assert "O'zgarmadi: 60 050" in labels(kinds.nilufar.last())
    kinds.nilufar.say("60 080")
    card = plain(kinds.nilufar.wait_for("Fevral oyida necha foiz?"))
    assert "Yanvar: 94 % · yil boshidan o'rtacha: 94 %" in card
    assert "Yillik reja: 95 %" in card
    assert "yanvar: 94 %" in labels(kinds.nilufar.last())
    kinds.nilufar.say("93,5 foiz")
    card = plain(kinds.nilufar.wait_for("Fevral oxirida jami qancha?"))
    kinds.nilufar.wait_for("93,5\u00a0%")
    assert "Kamayganini emas" in card
    assert "Yil oxiriga reja: ko'pi bilan 20" in card
    kinds.nilufar.say("41")
    card = plain(kinds.nilufar.wait_for("33. Shikoyatlar"))
    assert "Yillik reja: ko'pi bilan 8" in card
    assert "har oy" not in card
    kinds.nilufar.press("0")
    card = plain(kinds.nilufar.wait_for("34. Tadbirlar"))
    assert "I chorak rejasi: 3, shundan 1" in card


def test_what_is_left_is_never_a_level_or_a_percent_of_nothing(kinds: Story) -> None:
    begin(kinds)
    assert "Qolgani 0 (3 ta)" in labels(kinds.nilufar.last())
    kinds.nilufar.press("Qolgani 0")
    card = plain(kinds.nilufar.wait_for("Qolgan 3 ta savolga 0 yozildi"))
    assert "3 ta savolga 0 yozilmadi" in card
    assert "Yanvar oxirida jami qancha?" in card
    assert kinds.answers(NILUFAR, 1) == {"33": 0, "34": 0, "35": 0}


def test_rows_without_work_are_no_level_or_percent_of_nothing(kinds: Story) -> None:
    begin(kinds)
    press_more(kinds.nilufar, "📌")
    page = plain(kinds.nilufar.wait_for("qaysi bandlarda ish bo'ldi?"))
    assert "Baribir so'raladi (foiz, jami son yoki kundalikda bor): 30, 31, 32." in page
    assert not {"30", "31", "32"} & {label.split()[0] for label in labels(kinds.nilufar.last())}
    assert "Shu 3 tasi 0" in labels(kinds.nilufar.last()), "not all of them: others are asked anyway"
    kinds.nilufar.say("31 33")
    receipt = plain(kinds.nilufar.wait_for("Qolgan 2 ta savolga 0 yozildi"))
    assert "So'raladi: 30, 31, 32, 33." in receipt
    kinds.nilufar.wait_for("Yanvar oxirida jami qancha?")
    assert kinds.answers(NILUFAR, 1) == {"34": 0, "35": 0}


def test_the_rest_typed_leaves_them_open_as_well(kinds: Story) -> None:
    begin(kinds)
    kinds.nilufar.say("60 050\nqolgani 0")
    kinds.nilufar.wait_for("2 ta savolga 0 yozilmadi")
    kinds.nilufar.wait_for("Yanvar oyida necha foiz?")
    assert kinds.answers(NILUFAR, 1) == {"30": 60050, "33": 0, "34": 0, "35": 0}


@pytest.mark.parametrize(
    ("typed", "value"),
    [("95 %", 95), ("95%", 95), ("95 foiz", 95), ("95-foiz", 95), ("95 процентов", 95), ("95 % bajarildi", 95)],
)
def test_it_reads_a_percent_with_its_sign(kinds: Story, typed: str, value: int) -> None:
    begin(kinds)
    kinds.nilufar.say("60 050")
    kinds.nilufar.wait_for("necha foiz?")
    kinds.nilufar.say(typed)
    kinds.nilufar.wait_for("32. Qarzdor")
    assert kinds.answers(NILUFAR, 1)["31"] == value


def test_it_asks_about_a_change_of_a_percent(kinds: Story) -> None:
    begin(kinds)
    kinds.nilufar.say("60 050")
    kinds.nilufar.wait_for("necha foiz?")
    kinds.nilufar.say("5 foizga oshdi")
    kinds.nilufar.wait_for("«5 foizga oshdi» yozilmadi")
    assert kinds.answers(NILUFAR, 1) == {"30": 60050}


def test_the_review_and_a_correction_say_what_the_numbers_are(kinds: Story) -> None:
    begin(kinds)
    kinds.nilufar.say(JANUARY)
    review = plain(kinds.nilufar.wait_for("ko'zdan kechiring"))
    assert "jami 60 050" in review
    assert "94 %" in review
    kinds.nilufar.press("📨 Topshirish")
    kinds.nilufar.wait_for("Rahmat! Hisobot topshirildi")
    kinds.nilufar.say("/kiritish")
    kinds.nilufar.wait_for("qaysi oy?")
    kinds.nilufar.press("✅ yanvar")
    kinds.nilufar.wait_for("Topshirilgan. Oy yopilguncha")
    kinds.nilufar.press("31")
    card = plain(kinds.nilufar.wait_for("Hozir yozilgani"))
    assert "Hozir yozilgani: 94 %" in card
    kinds.nilufar.say("93 %")
    assert "94 % → 93 %" in plain(kinds.nilufar.wait_for("O'zgartirish sababini"))


def test_it_asks_whether_what_was_added_was_typed_and_takes_the_likely_level(kinds: Story) -> None:
    begin(kinds)
    kinds.nilufar.say("60")
    card = kinds.nilufar.wait_for("qo'shilgani emasmi?")
    assert "Balki jami 60 060dir?" in plain(card)
    assert "necha foiz?" in plain(card)
    assert labels(card)[:3] == ["✅ 30: ha", "30: 60 060", "✏️ 30"]
    kinds.nilufar.press("30: 60\u00a0060")
    assert "necha foiz?" in plain(kinds.nilufar.wait_for("jami 60\u00a0060 nusxa"))
    assert kinds.answers(NILUFAR, 1) == {"30": 60060}


def test_a_list_is_doubted_row_by_row_with_the_likely_numbers(kinds: Story) -> None:
    begin(kinds)
    say_in_order(kinds.nilufar, "60\n940\n45\n9\n1\n2")
    review = plain(kinds.nilufar.wait_for("ko'zdan kechiring"))
    assert "⚠️ 30 Kitob fondi hajmi: 60" in review
    assert "100 foizdan ko'p. Balki 94 demoqchimisiz?" in review
    assert "yil bo'yicha ko'pi bilan 8 rejalangan, shundan oshdi" in review
    assert "• 32 Qarzdor kitobxonlar: jami 45" in review


@pytest.mark.parametrize(("typed", "button", "value"), [("450 %", "450 % deb yozilsin", 450), ("945", "94,5 %", 94)])
def test_more_than_all_is_asked_about_before_it_is_kept(kinds: Story, typed: str, button: str, value: int) -> None:
    begin(kinds)
    kinds.nilufar.say("60 050")
    kinds.nilufar.wait_for("necha foiz?")
    kinds.nilufar.say(typed)
    asked = kinds.nilufar.wait_for(f"«{typed}» yozilmadi. 100 foizdan ko'p")
    assert kinds.answers(NILUFAR, 1) == {"30": 60050}
    kinds.nilufar.press(
        next(label for row in asked["buttons"] for label in [row[0]["label"]] if button in plain({"text": label}))
    )
    kinds.nilufar.wait_for("32. Qarzdor")
    assert kinds.answers(NILUFAR, 1) == {"30": 60050, "31": value}
    assert "100 foizdan" not in kinds.nilufar.last()["text"], "the button has said so"


def test_more_than_all_of_another_row_is_shown_before_it_is_kept(kinds: Story) -> None:
    begin(kinds)
    kinds.nilufar.say("31) 640")
    shown = kinds.nilufar.wait_for("Ro'yxat shunday o'qildi")
    assert "100 foizdan ko'p" in shown["text"]
    assert kinds.answers(NILUFAR, 1) == {}


def test_an_old_button_of_a_likely_number_changes_nothing(kinds: Story) -> None:
    begin(kinds)
    kinds.nilufar.say("60")
    card = kinds.nilufar.wait_for("qo'shilgani emasmi?")
    likely = next(b["data"] for row in card["buttons"] for b in row if b["data"].startswith("meant:"))
    kinds.nilufar.press("✅ 30: ha")
    kinds.nilufar.wait_for(lambda message: "emasmi" not in message["text"] and "necha foiz" in message["text"])
    kinds.nilufar.press_data(likely, card["message_id"], wait=30)
    assert kinds.answers(NILUFAR, 1) == {"30": 60}


def test_it_doubts_a_month_in_which_nothing_was_done_beside_its_levels(kinds: Story) -> None:
    begin(kinds)
    kinds.nilufar.say("60 050\n31) 94\n32) 45\nqolgani 0")
    review = plain(kinds.nilufar.wait_for("ko'zdan kechiring"))
    assert "Qilingan ishlarning hammasi 0." in review
    assert "3 ta bandda 0" in review
    kinds.malika.say("/start")
    kinds.malika.wait_for("nimadan boshlaymiz?")
    kinds.nilufar.press("📨 Topshirish")
    assert "Qilingan ishlarning hammasi 0." in plain(kinds.malika.wait_for("hisoboti topshirildi"))


def test_the_excel_form_says_what_is_meant_and_reads_percents_and_levels(kinds: Story) -> None:
    send_january(kinds)
    sheet = take_form(kinds.house, kinds.nilufar)
    printed = [[str(cell) for cell in row] for row in sheet.rows()]
    assert [row[UNIT - 1] for row in printed[:3]] == ["Nusxa (oy oxiridagi jami)", "Foiz", "Nafar (oy oxiridagi jami)"]
    assert [row[3:5] for row in printed[:3]] == [["60050", "None"], ["94", "94"], ["45", "None"]]
    top = [str(cell.value) for row in sheet.sheet.iter_rows(max_row=sheet.head) for cell in row]
    assert any("oyda qo'shilganini emas" in text for text in top)
    sheet.put({"30": 80, "31": 0.955, "32": "41 ta"})
    sheet.sheet.cell(sheet.row("31"), ENTRY).number_format = "0.0%"
    seen = plain(send(kinds.nilufar, sheet, "Shunday saqlansinmi?"))
    assert "31. Elektron katalog qamrovi: 95,5 %" in seen
    assert "32. Qarzdor kitobxonlar: jami 41 nafar" in seen
    assert "oldin 60 050 edi. Bu oyda qo'shilgani emasmi? Balki jami 60 130dir?" in seen
    press(kinds.nilufar, "✅ Saqlash", "Formadan 3 ta")
    with kinds.house.database.read() as session:
        stored = {answer.figure_id: answer.value for answer in session.scalars(select(Answer))}
    assert stored[kinds.cast.figures["IV", "31", ""]] == Decimal("95.5")


def test_no_answer_of_any_kind_takes_more_than_ten_statements(database: Database) -> None:
    with database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"), KINDS_PLAN)
    with ThreadPoolExecutor(1) as threads:
        wiring = hisobot_program(7, "hisobot_bot").wiring
        lane = Lane(database, cast, Lanes(database, wiring, Api("7:TEST"), Runtime(lambda: NOW, threads, threads)))
        lane.watch()
        lane.say("/kiritish")
        report = lane.facts()["submission"]
        assert len(lane.say("60 050")) <= MOST
        assert len(lane.say("9,4 %")) <= MOST, "an odd one"
        assert len(lane.press(f"meant:{report}:{cast.figures['IV', '31', '']}:94.0")) <= MOST
        assert lane.number_of(cast.figures["IV", "31", ""]) == 94
        assert len(lane.press(f"same:{report}:{cast.figures['IV', '32', '']}")) <= MOST
        assert len(lane.press(f"rest:{report}:{cast.figures['IV', '33', '']}")) <= MOST
        assert lane.facts()["screen"] == "review"


@pytest.mark.parametrize("typed", ["yana 60", "+60", "60 ta qo'shildi", "60 taga ko'paydi"])
def test_what_was_added_to_a_level_is_offered_as_the_level_it_makes(kinds: Story, typed: str) -> None:
    begin(kinds)
    kinds.nilufar.say(typed)
    card = kinds.nilufar.wait_for(f"«{typed}» yozilmadi")
    assert "oy oxiridagi jami kerak" in plain(card)
    assert labels(card)[0] == "✅ Jami: 60 060"
    assert "✅ Jami: 60" not in labels(card)
    kinds.nilufar.press("✅ Jami: 60\u00a0060")
    kinds.nilufar.wait_for("necha foiz?")
    assert kinds.answers(NILUFAR, 1) == {"30": 60060}


@pytest.mark.parametrize("typed", ["o'zgarish yo'q", "yo'q", "bo'lmadi", "йўқ"])
def test_no_change_of_a_level_is_no_zero(kinds: Story, typed: str) -> None:
    begin(kinds)
    kinds.nilufar.say(typed)
    card = kinds.nilufar.wait_for("O'zgarmagan bo'lsa, avvalgi jamini")
    assert labels(card)[0] == "✅ 60 000 deb yozilsin"
    assert kinds.answers(NILUFAR, 1) == {}


def test_what_is_left_of_debtors_is_their_level(kinds: Story) -> None:
    begin(kinds)
    kinds.nilufar.say("32) 41 ta qoldi")
    kinds.nilufar.wait_for("jami 41 nafar")
    assert kinds.answers(NILUFAR, 1) == {"32": 41}


def test_a_doubt_is_answered_at_its_row_of_the_review(kinds: Story) -> None:
    begin(kinds)
    say_in_order(kinds.nilufar, "60\n9,4\n45\n1\n1\n2")
    kinds.nilufar.wait_for("ko'zdan kechiring")
    kinds.nilufar.press("⚠️ 31")
    card = kinds.nilufar.wait_for("Balki 94 demoqchimisiz?")
    assert "Hozir yozilgani: 9,4 %" in plain(card)
    assert labels(card)[:2] == ["✅ To'g'ri", "94 %"]
    kinds.nilufar.press("94\u00a0%")
    kinds.nilufar.wait_for(lambda message: "ko'zdan kechiring" in message["text"] and "94\u00a0%" in message["text"])
    kinds.nilufar.press("⚠️ 30")
    kinds.nilufar.wait_for("Hozir yozilgani")
    kinds.nilufar.press("✅ To'g'ri")
    review = plain(kinds.nilufar.wait_for("ko'zdan kechiring"))
    assert "⚠️" not in review
    assert kinds.answers(NILUFAR, 1) == {"30": 60, "31": 94, "32": 45, "33": 1, "34": 1, "35": 2}


def test_a_level_of_zero_is_typed_as_one(kinds: Story) -> None:
    begin(kinds)
    kinds.nilufar.say("0")
    assert "oldingisidan ancha kam (oldin 60 000 edi)" in plain(kinds.nilufar.wait_for("necha foiz?"))
    kinds.until_remembered(kinds.nilufar)
    kinds.nilufar.say("yo'q")
    kinds.nilufar.wait_for("«yo'q» yuqoridagi savolga javob")  # to the doubt about the zero
    kinds.until_remembered(kinds.nilufar)
    kinds.nilufar.say("yo'q")
    kinds.nilufar.wait_for("«yo'q» yozilmadi")
    assert kinds.answers(NILUFAR, 1) == {"30": 0}


@pytest.mark.parametrize("typed", ["3 ta kam", "на 3 меньше", "3 та чиқиб кетди"])
def test_what_a_level_lost_is_taken_off_where_it_stood(kinds: Story, typed: str) -> None:
    begin(kinds)
    kinds.nilufar.say(typed)
    card = kinds.nilufar.wait_for("Bu o'zgargani bo'lsa kerak")
    assert labels(card)[0] == "✅ Jami: 59 997"
    assert kinds.answers(NILUFAR, 1) == {}


def test_a_count_is_no_percent(kinds: Story) -> None:
    begin(kinds)
    kinds.nilufar.say("60 050")
    kinds.nilufar.wait_for("necha foiz?")
    kinds.nilufar.say("20 ta qaytarildi")
    kinds.nilufar.wait_for("soni emas, foizi so'raladi")
    assert kinds.answers(NILUFAR, 1) == {"30": 60050}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("60 dan 45", "75"), ("45/60", "75"), ("3 из 4", "75"), ("o'rtacha 84", "84"), ("84 дан 63", "75")],
)
def test_a_percent_is_offered_as_a_percent(kinds: Story, typed: str, offered: str) -> None:
    begin(kinds)
    kinds.nilufar.say("60 050")
    kinds.nilufar.wait_for("necha foiz?")
    kinds.nilufar.say(typed)
    card = kinds.nilufar.wait_for("foiz")
    card = kinds.nilufar.wait_for("yozilmadi")
    assert labels(card)[0] == f"✅ {offered} % deb yozilsin"
    assert "sonini" not in plain(card)
    kinds.nilufar.press(labels(card)[0].replace(" %", "\u00a0%"))
    kinds.nilufar.wait_for("Qarzdor")
    assert kinds.answers(NILUFAR, 1) == {"30": 60050, "31": Decimal(offered)}


@pytest.mark.parametrize("typed", ["+5", "yana 5 %", "3 % ga oshdi", "на 3 меньше"])
def test_a_change_of_a_percent_is_given_to_no_row(kinds: Story, typed: str) -> None:
    begin(kinds)
    kinds.nilufar.say("60 050")
    kinds.nilufar.wait_for("necha foiz?")
    kinds.nilufar.say(typed)
    card = kinds.nilufar.wait_for("yozilmadi")
    assert "foizini yozing" in plain(card)
    assert not [label for label in labels(card) if label.startswith("✅")]
