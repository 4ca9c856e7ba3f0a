"""Papers ordered in the chat: each kind comes, opens, and says what the report says, to those who may have it."""

from datetime import timedelta

import pytest

from sandbox.people import Phone
from tests.support.months.reports import send_march
from tests.support.papers.orders import (
    MARCH,
    card,
    content,
    csv_lines,
    file_after,
    files,
    let_in,
    order,
    ordered,
    picture,
    sheet_months,
    words_in,
)
from tests.support.people.story import Story
from texts.papers.orders import NAMES

STEM = "Qorgontepa_tuman_AKM_2025-mart_2025-04-01"
ENDINGS = {
    "excel": ".xlsx",
    "csv": ".csv",
    "word": "-xat.docx",
    "word_pdf": "-xat.pdf",
    "form_pdf": ".pdf",
    "form_a3": "-A3.pdf",
    "plan_word": "-reja.docx",
    "overview": "-bajarilish.png",
    "who": "-kim-topshirgan.png",
}


def test_it_sends_every_kind_with_its_name_its_words_and_its_figures(story: Story) -> None:
    send_march(story)
    card(story.malika)
    story.malika.press("📂 Boshqa fayllar")
    page = story.malika.wait_for("Qaysi fayl kerak?")
    assert len(page["buttons"]) <= 6
    story.malika.press("⋯ Yana")
    further = story.malika.wait_for(lambda message: "⬅️ Fayllar" in str(message["buttons"]))
    shown = [button for each in (page, further) for row in each["buttons"] for button in row]
    offered = {button["data"].split(":")[1] for button in shown if ":2025" in button["data"]}
    assert set(ENDINGS) - {"who", "word", "word_pdf"} <= offered
    letter = next(button for row in page["buttons"] for button in row if button["label"].startswith("✉️"))
    assert letter["data"] == f"letter:{MARCH}"
    came = {kind: ordered(story.malika, kind) for kind in ENDINGS}
    data = {kind: content(story.malika, message) for kind, message in came.items()}
    for kind, message in came.items():
        assert NAMES[kind].plain() in message["caption"]
        period = "yil (mart yakunigacha)" if kind == "who" else "mart yakuni"
        assert f"2025-yil · {period}" in message["caption"]
        assert ("Qoralama" in message["caption"]) == (kind not in ("csv", "who", "plan_word")), (
            "nobody has approved it yet"
        )
        assert message["file"]["kind"] == ("photo" if kind in ("overview", "who") else "document")
        stem = STEM.replace("mart", "yil") if kind == "who" else STEM
        draft = "" if kind in ("csv", "who", "overview", "plan_word", "plan_excel") else "_QORALAMA"
        assert message["file"]["name"] == f"{stem}{draft}{ENDINGS[kind]}"
    months = sheet_months(data["excel"])
    assert (months["IV.14"]["Mart"], months["IV.14"]["Jami"], months["IV.14"]["Aprel"]) == (9870, 9870, None)
    assert (months["IV.15"]["Mart"], months["II.1"]["Mart"]) == (29870, None)
    march = {line[0]: line[5] for line in csv_lines(data["csv"])}
    assert {code: march.get(code) for code in ("IV.14", "IV.15", "IV.23", "II.1")} == {
        "IV.14": "9870",
        "IV.15": "29870",
        "IV.23": "12",
        "II.1": None,
    }
    for kind in ("word", "word_pdf", "form_pdf"):
        words = words_in(kind, data[kind])
        assert "9870" in words
        assert "29870" in words
        assert "itobxonlarqatnovi" in words
    assert all(picture(data[kind]).width == 1080 for kind in ("overview", "who"))


def test_it_sends_one_figures_year(story: Story) -> None:
    send_march(story)
    figure = story.cast.figures["IV", "14", ""]
    card(story.malika)
    story.malika.press_data(f"sum_row:{MARCH}:{figure}:late:0", story.malika.last()["message_id"], wait=30)
    story.malika.wait_for("Kitobxonlar qatnovi")
    since = story.malika.chat()["seq"]
    assert "Tayyorlanmoqda" in str(story.malika.press("📈 Diagramma", wait=30))
    message = file_after(story.malika, since)
    assert "IV.14 Kitobxonlar qatnovi" in message["caption"]
    assert message["file"]["name"] == f"{STEM}-IV.14.png"
    assert picture(content(story.malika, message)).width == 1080


@pytest.mark.walk
@pytest.mark.parametrize(
    ("span", "name", "period"),
    [
        ("2025-month-1", "2025-yanvar", "yanvar yakuni"),
        ("2025-month-12", "2025-dekabr", "dekabr (oy tugamagan)"),
        ("2025-quarter-1", "2025-I-chorak", "I chorak yakuni"),
        ("2025-half-1", "2025-I-yarim-yillik", "I yarim yillik (mart yakunigacha)"),
        ("2025-nine_months-1", "2025-9-oy", "9 oy (mart yakunigacha)"),
        ("2025-year-1", "2025-yil", "yil (mart yakunigacha)"),
    ],
)
def test_it_makes_papers_of_every_span(story: Story, span: str, name: str, period: str) -> None:
    send_march(story)
    card(story.malika)
    message = ordered(story.malika, "excel", span)
    assert message["file"]["name"] == f"Qorgontepa_tuman_AKM_{name}_2025-04-01_QORALAMA.xlsx"
    assert period in message["caption"]
    march = sheet_months(content(story.malika, message))["IV.14"]["Mart"]
    assert march == (None if span == "2025-month-1" else 9870)


def test_it_makes_papers_of_a_past_day(story: Story) -> None:
    send_march(story)
    story.house.clock.advance(timedelta(days=3))
    card(story.malika)
    then = {day: ordered(story.malika, "excel", f"{MARCH}.{day}") for day in ("20250331", "20250401")}
    assert "🕰 2025-yil 31-mart holatiga ko'ra" in then["20250331"]["caption"]
    assert then["20250331"]["file"]["name"].endswith("2025-mart_2025-03-31.xlsx")
    numbers = {day: sheet_months(content(story.malika, message))["IV.14"]["Mart"] for day, message in then.items()}
    assert numbers == {"20250331": None, "20250401": 9870}


def test_it_sends_one_file_for_two_taps(story: Story) -> None:
    send_march(story)
    card(story.malika)
    since = story.malika.chat()["seq"]
    first = story.malika.press("🖼 Rasm", wait=30)
    second = story.malika.press("🖼 Rasm", wait=30)
    assert "Tayyorlanmoqda…" in str(first)
    assert "birozdan keyin keladi" in str(second)
    file_after(story.malika, since)
    ordered(story.malika, "csv")  # whatever was ordered before has come before it
    assert [file["file"]["name"] for file in files(story.malika)] == [f"{STEM}-bajarilish.png", f"{STEM}.csv"]


def test_it_gives_a_reporter_what_they_may_see(story: Story) -> None:
    send_march(story)
    shown = card(story.nilufar)
    labels = [button["label"] for row in shown["buttons"] for button in row]
    assert "📊 Excel" in labels
    assert "✉️ Xat" not in labels
    story.nilufar.press("📂 Boshqa fayllar")
    page = story.nilufar.wait_for("Qaysi fayl kerak?")
    assert not any("Xat" in button["label"] for row in page["buttons"] for button in row)
    assert not any("Word" in button["label"] or "PDF" in button["label"] for row in page["buttons"] for button in row)
    months = sheet_months(content(story.nilufar, ordered(story.nilufar, "excel")))
    assert months["IV.14"]["Mart"] == 9870
    assert {code.split()[0] for code in months} == {"IV.13", "IV.14", "IV.15", "IV.16", "IV.23"}
    lines = csv_lines(content(story.nilufar, ordered(story.nilufar, "csv")))
    assert {line[3] for line in lines[1:]} == {"Abonement xizmati"}
    foreign = str(story.cast.figures["II", "1", ""])
    for kind, about in [("word", ""), ("word_pdf", ""), ("form_pdf", ""), ("year", foreign)]:
        assert "Tayyorlanmoqda" not in str(order(story.nilufar, kind, MARCH, about))
    picture(content(story.nilufar, ordered(story.nilufar, "year", MARCH, str(story.cast.figures["IV", "15", ""]))))
    assert len(files(story.nilufar)) == 3


@pytest.mark.parametrize("role", ["observer", "deputy"])
def test_it_gives_whoever_sees_the_whole_library_every_paper(story: Story, role: str) -> None:
    send_march(story)
    sardor = let_in(story, role)
    labels = [button["label"] for row in card(sardor)["buttons"] for button in row]
    assert {"📊 Excel", "✉️ Xat", "🖼 Rasm"} <= set(labels)
    assert set(sheet_months(content(sardor, ordered(sardor, "excel")))) >= {"I.1", "II.1", "IV.14", "IV.26.1"}
    assert "9870" in words_in("word", content(sardor, ordered(sardor, "word")))


FORGED = (
    "paper:word:2025-month-3",
    "paper:gold:2025-month-3",
    "paper:excel:2025-month-13",
    "paper:excel:2031-month-3",
    "paper:excel:2025-month-3.20990101",
    "paper:who:2025-month-3.1",
    "paper:year:2025-month-3",
    "paper_of:999999:2025-month-3",
    "paper_of:x:2025-month-3",
    "paper_who:1999",
    "paper_who:20250",
    "papers:x",
)


def test_it_gives_nothing_for_a_forged_press(story: Story) -> None:
    send_march(story)
    message = card(story.nilufar)["message_id"]
    for phone, of in ((story.nilufar, message), (_knocked(story.sardor), 0)):
        for data in FORGED:
            answer = phone.press_data(data, of or phone.last()["message_id"], wait=30)
            assert answer["answer"] is not None, (phone.person_id, data)
            assert "Tayyorlanmoqda" not in str(answer), (phone.person_id, data)
    card(story.malika)
    ordered(story.malika, "csv")  # an order given before it would have been fulfilled by now
    assert (files(story.nilufar), files(story.sardor)) == ([], [])


def _knocked(sardor: Phone) -> Phone:
    sardor.say("/start")
    sardor.wait_for(lambda message: True)
    return sardor
