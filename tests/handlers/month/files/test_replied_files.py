"""A photo, a document or a link sent in reply to a message about another row stands beside that row."""

import pytest

from storage.people.people import join_department, leave_department
from tests.support.months.evidence import PICTURE, attached
from tests.support.months.form_sheets import press
from tests.support.months.reports import open_march, send_march
from tests.support.people.cast import NILUFAR, moment
from tests.support.people.story import Story
from tests.support.transport.running import eventually


def said(story: Story, *numbers: str) -> list[int]:
    """Type the first rows' numbers one after another; returns the messages."""
    open_march(story)
    messages = []
    for number in numbers:
        story.until_remembered(story.nilufar)
        messages.append(story.nilufar.say(number)["message_id"])
        story.nilufar.wait_for("qancha?")
    story.until_remembered(story.nilufar)
    return messages


@pytest.mark.parametrize(
    ("name", "kind"), [("dalolatnoma.docx", "document"), ("tadbir.pdf", "document"), ("", "photo")]
)
def test_a_file_stands_beside_the_row_that_is_replied_to(story: Story, name: str, kind: str) -> None:
    first, _ = said(story, "21", "40")
    story.nilufar.send_file(name or "rasm.png", PICTURE, kind=kind, reply_to=first)
    told = story.nilufar.wait_for("Fayl biriktirildi")
    assert "13-band (yangi)" in told["text"]
    story.nilufar.wait_for("14 Kitobxonlar qatnovi")  # the open question stays open
    assert [row for row, _ in attached(story)] == ["13 yangi"]
    story.nilufar.say("9870")
    story.nilufar.wait_for("15 ")
    assert story.answers(NILUFAR)["14"] == 9870


def test_an_album_stands_beside_it_whole(story: Story) -> None:
    first, _ = said(story, "21", "40")
    for at in range(3):
        story.nilufar.send_file(f"{at}.png", PICTURE, kind="photo", group="bayram", reply_to=first if at == 0 else None)
    eventually(lambda: [row for row, _ in attached(story)] == ["13 yangi"] * 3)


@pytest.mark.parametrize("text", ["https://kutubxona.uz/2025/3", "Yangilik saytda: https://kutubxona.uz/yangilik"])
def test_a_link_stands_beside_it(story: Story, text: str) -> None:
    first, _ = said(story, "21", "40")
    story.nilufar.say(text, reply_to=first)
    assert "13-band (yangi)" in story.nilufar.wait_for("Havola biriktirildi")["text"]
    assert [row for row, _ in attached(story)] == ["13 yangi"]
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 40}


def test_it_asks_which_row_of_several_is_meant(story: Story) -> None:
    [both] = said(story, "21\n13 qayta) 40")
    story.nilufar.send_file("dalolatnoma.docx", b"hujjat", reply_to=both)
    story.nilufar.wait_for("Qaysi biri uchun?")
    assert attached(story) == []
    press(story.nilufar, "📎 13 qayta", "Fayl biriktirildi")
    assert attached(story) == [("13 qayta", "dalolatnoma.docx")]


def test_it_goes_to_no_other_row_when_the_month_is_closed(story: Story) -> None:
    send_march(story)
    own = next(seen for seen in story.nilufar.chat()["messages"] if seen["from"] == "person" and "21" in seen["text"])
    story.house.clock.set(moment("2025-05-02 09:00"))
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("Aprel oyida qancha?")
    story.until_remembered(story.nilufar)
    story.nilufar.send_file("dalolatnoma.docx", b"hujjat", reply_to=own["message_id"])
    told = story.nilufar.wait_for(lambda seen: "Fayl biriktirilmadi" in seen["text"] or "Qaysi" in seen["text"])
    assert "Fayl biriktirilmadi" in told["text"]
    assert attached(story) == []


def test_it_goes_to_no_other_row_when_the_report_is_not_theirs_any_more(story: Story) -> None:
    """She has moved to another department; what she replies to belongs to the one that she left."""
    first, _ = said(story, "21", "40")
    with story.house.database.write() as session:
        nilufar = story.cast.people[NILUFAR]
        own, other = (
            next(department.id for name, department in story.cast.departments.items() if name.startswith(begins))
            for begins in ("Abonement", "Axborot")
        )
        join_department(session, nilufar, other, story.house.clock.now())
        leave_department(session, nilufar, own)
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("Mart oyida")
    story.until_remembered(story.nilufar)
    story.nilufar.send_file("dalolatnoma.docx", b"hujjat", reply_to=first)
    story.nilufar.wait_for("Fayl biriktirilmadi")
    assert attached(story) == []
