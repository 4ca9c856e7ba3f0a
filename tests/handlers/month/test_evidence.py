"""What people show in support of a figure: sent, listed, opened, removed, and copied into the library's folder."""

import json
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.disk import write_whole
from bot.transport.api import Api
from handlers.doorway import Bot, admit
from sandbox.messages.pictures import picture_size
from sandbox.people import Phone, Seen
from scheduler.evidence import EvidenceCopies
from storage.month import evidence as kept
from storage.month.evidence import Placed, evidence_of_year
from storage.tables import Answer, Attachment, HistoryEntry, OutgoingMessage, Person, Submission
from tests.support.months.evidence import PICTURE
from tests.support.months.reports import open_march, press_more
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, moment
from tests.support.people.house import TOKEN
from tests.support.people.story import Story
from usecases.month import evidence
from usecases.month.evidence_copies import path_of_copy
from usecases.work import work_of

pytestmark = pytest.mark.over_http


def attachments(story: Story) -> list[Attachment]:
    with story.house.database.read() as session:
        return list(session.scalars(select(Attachment).order_by(Attachment.id)))


def open_question(story: Story) -> None:
    open_march(story)


def press_behind_more(phone: Phone, label: str, shows: str) -> Seen:
    press_more(phone, label)
    return phone.wait_for(shows)


def press(phone: Phone, label: str, shows: str) -> Seen:
    phone.press(label)
    return phone.wait_for(shows)


def with_evidence(story: Story) -> None:
    """A photo, a document and a link at the first question."""
    open_question(story)
    asked = press_behind_more(story.nilufar, "📎 Fayl", "yuboring yoki havolasini yozing")
    assert "20 ta fayl, har biri 20 MB gacha" in asked["text"]
    story.nilufar.send_file("rasm.png", PICTURE, kind="photo")
    story.nilufar.wait_for("Bu bandda 1 ta fayl")
    story.nilufar.send_file("Ro'yxat <mart>.pdf", b"%PDF-1.4 sinov")
    story.nilufar.wait_for("Bu bandda 2 ta fayl")
    story.nilufar.say("Saytdagi yangilik: https://kutubxona.uz/yangilik?id=7.")
    story.nilufar.wait_for("Havola biriktirildi. Bu bandda 3 ta fayl")


def test_the_picture_of_these_tests_is_one() -> None:
    assert picture_size(PICTURE) == (1, 1)


def test_it_lists_what_was_sent_and_gives_it_back(story: Story) -> None:
    with_evidence(story)
    page = press(story.nilufar, "📂 Ko'rish (3)", "2025-yil mart · Abonement")
    assert "🖼 1-rasm — Nilufar, 1-aprel" in page["text"]
    assert "📄 Ro'yxat <mart>.pdf — Nilufar" in page["text"]
    assert "🔗 Saytdagi yangilik — Nilufar" in page["text"]
    link = next(button for row in page["buttons"] for button in row if button["label"].startswith("🔗"))
    assert link["url"] == "https://kutubxona.uz/yangilik?id=7"
    story.nilufar.press("🖼 1-rasm")
    shown = story.nilufar.wait_for("13 (yangi)")
    assert shown["file"]["kind"] == "photo"
    story.nilufar.press("📄 Ro'yxat")
    assert story.nilufar.wait_for("13 (yangi)")["file"]["name"] == "Ro'yxat <mart>.pdf"
    story.nilufar.press("⬅️ Savolga")
    story.nilufar.wait_for("Mart oyida qancha?")
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    assert story.answers(NILUFAR) == {"13 yangi": 21}


def test_it_removes_one_after_asking_and_keeps_it_in_the_history(story: Story) -> None:
    with_evidence(story)
    press(story.nilufar, "📂 Ko'rish (3)", "2025-yil mart · Abonement")
    page = story.nilufar.last()
    first = attachments(story)[0].id
    story.nilufar.press_data(f"ev_del:{first}", page["message_id"])
    story.nilufar.wait_for("olib tashlansinmi?")
    story.nilufar.press("🗑 Ha, olib tashlash")
    left = story.nilufar.wait_for("2025-yil mart · Abonement")
    assert "rasm" not in left["text"]
    story.nilufar.press_data(f"ev_rm:{first}", page["message_id"])  # pressed twice
    story.nilufar.press_data(f"ev_open:{first}", page["message_id"], wait=30)
    removed, *others = attachments(story)
    assert removed.removed_at is not None
    assert all(attachment.removed_at is None for attachment in others)
    with story.house.database.read() as session:
        lines = session.scalars(select(HistoryEntry).where(HistoryEntry.action.in_(("attach", "detach")))).all()
        assert [line.action for line in lines] == ["attach"] * 3 + ["detach"]
        assert lines[-1].before["attachment"] == first


def test_it_keeps_an_album_at_the_figure_of_its_first_photo_and_answers_with_one_card(story: Story) -> None:
    open_question(story)
    story.nilufar.send_file("1.png", PICTURE, caption="21", kind="photo", group="77")
    story.nilufar.wait_for("qayta")
    for number in (2, 3, 4):
        story.nilufar.send_file(f"{number}.png", PICTURE, kind="photo", group="77")
    story.nilufar.say("1200")
    story.nilufar.wait_for("14. Kitobxonlar qatnovi")
    first = story.cast.figures["IV", "13", "yangi"]
    assert [attachment.figure_id for attachment in attachments(story)] == [first] * 4
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 1200}
    messages = [message for message in story.nilufar.chat()["messages"] if message["from"] == "bot"]
    assert len(messages) == 3  # three questions, whatever their files


def test_it_answers_an_album_with_one_card_that_has_not_left_yet(story: Story) -> None:
    open_question(story)
    story.until_remembered(story.nilufar)
    account = {"id": NILUFAR, "is_bot": False, "first_name": "Nilufar"}
    chat = {"id": NILUFAR, "type": "private"}
    now = moment("2025-04-01 09:00")
    with story.house.database.write() as session:  # all in one transaction, so nothing can leave in between
        before = len(session.scalars(select(OutgoingMessage.id)).all())
        for number in range(1, 11):
            photo = [{"file_id": f"rasm{number}", "file_unique_id": f"r{number}", "width": 1, "height": 1}]
            at = int(now.timestamp())
            message = {"message_id": 500 + number, "date": at, "chat": chat, "from": account, "photo": photo}
            update = {"update_id": 900_000 + number, "message": {**message, "media_group_id": "77"}}
            admit(Bot(424242, "hisobot_bot"), session, update, now, None)
        outgoing = session.scalars(select(OutgoingMessage).order_by(OutgoingMessage.id)).all()[before:]
        cards = [json.loads(message.params)["text"] for message in outgoing if message.method == "sendMessage"]
    assert len(cards) == 1
    assert "Fayllar: 10" in cards[0]
    assert len(attachments(story)) == 10


def test_it_refuses_a_video_kindly_and_takes_its_caption_as_typed(story: Story) -> None:
    open_question(story)
    story.until_remembered(story.nilufar)
    account = {"id": NILUFAR, "is_bot": False, "first_name": "Nilufar"}
    video = {"file_id": "v", "file_unique_id": "v", "width": 1, "height": 1, "duration": 3}
    message = {"message_id": 501, "date": 1, "chat": {"id": NILUFAR, "type": "private"}, "from": account}
    big = {"file_id": "b", "file_unique_id": "b", "file_name": "katta.pdf", "file_size": evidence.LARGEST + 1}
    sent: tuple[dict[str, object], ...] = (
        {"video": video},
        {"document": big},
        {"animation": video, "document": {**big, "file_size": 10}},
        {"video": video, "caption": "21"},
    )
    with story.house.database.write() as session:
        for number, more in enumerate(sent):
            update = {"update_id": 900_000 + number, "message": {**message, "message_id": 501 + number, **more}}
            admit(Bot(424242, "hisobot_bot"), session, update, moment("2025-04-01 09:00"), None)
        texts = [json.loads(params).get("text", "") for params in session.scalars(select(OutgoingMessage.params))]
    assert sum("Videoni saqlay olmayman" in text for text in texts) == 3
    assert sum("20 MB dan oshmasin" in text for text in texts) == 1
    assert attachments(story) == []
    assert story.answers(NILUFAR) == {"13 yangi": 21}


def test_it_takes_a_link_beside_the_number_and_in_a_note(story: Story) -> None:
    open_question(story)
    story.nilufar.say("21 https://kutubxona.uz/a")
    story.nilufar.wait_for("qayta")
    press_behind_more(story.nilufar, "💬 Izoh", "Izohni bitta xabarda yozing")
    story.nilufar.say("Batafsil: https://kutubxona.uz/b")
    story.nilufar.wait_for("izoh yozildi")
    story.nilufar.say("http://kutubxona")
    story.nilufar.wait_for("Bu havola to'liq emas")
    assert story.answers(NILUFAR) == {"13 yangi": 21}
    assert [(attachment.url, attachment.kind) for attachment in attachments(story)] == [
        ("https://kutubxona.uz/a", "link"),
        ("https://kutubxona.uz/b", "link"),
    ]
    with story.house.database.read() as session:
        notes = [note for note in session.scalars(select(Answer.note)) if note]
        assert notes == ["Batafsil: https://kutubxona.uz/b"]


def test_it_says_its_limits_in_words_and_loses_no_number(story: Story) -> None:
    open_question(story)
    press_behind_more(story.nilufar, "📎 Fayl", "yuboring yoki havolasini yozing")
    story.nilufar.say(" ".join(f"https://kutubxona.uz/{number}" for number in range(evidence.MOST)))
    story.nilufar.wait_for(f"Bu bandda {evidence.MOST} ta fayl")
    story.nilufar.send_file("yana.pdf", b"%PDF")
    story.nilufar.wait_for("Bir bandga bir oyda ko'pi bilan 20 ta")
    assert len(attachments(story)) == evidence.MOST
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")


def test_it_shows_evidence_to_whoever_sees_the_figure_and_to_nobody_else(story: Story) -> None:
    with_evidence(story)
    attachment = attachments(story)[0]
    for phone, allowed in ((story.malika, True), (story.bekzod, False)):
        phone.say("/start")
        card = phone.wait_for("nimadan boshlaymiz?")
        pressed = phone.press_data(
            f"ev:{attachment.submission_id}:{attachment.figure_id}:0", card["message_id"], wait=5
        )
        assert ("eskirgan" in pressed["answer"]["text"]) != allowed
        if allowed:
            phone.wait_for("2025-yil mart · Abonement")
        phone.press_data(f"ev_rm:{attachment.id}", card["message_id"], wait=30)
        phone.press_data(f"ev_open:{attachment.id}", card["message_id"], wait=30)
    story.malika.wait_for("13 (yangi)")
    assert story.bekzod.last()["file"] is None
    assert attachments(story)[0].removed_at is None


def test_it_lists_for_the_papers_only_what_counts(story: Story) -> None:
    with_evidence(story)
    with story.house.database.write() as session:
        assert evidence_of_year(session, story.cast.library.id, 2025) == []
        session.scalars(select(Submission)).one().status = "submitted"
        listed = evidence_of_year(session, story.cast.library.id, 2025)
    assert [(evidence.month, evidence.kind, evidence.name) for evidence in listed] == [
        (3, "photo", "rasm"),
        (3, "document", "Ro'yxat <mart>.pdf"),
        (3, "link", "Saytdagi yangilik: https://kutubxona.uz/yangilik?id=7"),
    ]


@pytest.mark.parametrize(
    ("text", "good", "wrong", "rest"),
    [
        ("https://kutubxona.uz", ["https://kutubxona.uz"], 0, ""),
        ("https://uz.wikipedia.org/wiki/Kitob_(fan)", ["https://uz.wikipedia.org/wiki/Kitob_(fan)"], 0, ""),
        ("Saytda (https://kutubxona.uz/x).", ["https://kutubxona.uz/x"], 0, "Saytda ("),
        ("https://a.uz/x https://a.uz/x", ["https://a.uz/x"], 0, ""),
        ("HTTPS://Kutubxona.UZ/A", ["HTTPS://Kutubxona.UZ/A"], 0, ""),
        ("https://кутубхона.уз/йил", ["https://кутубхона.уз/йил"], 0, ""),
        ("http://localhost:8000", [], 1, ""),
        ("http://10.0.0.1/x", [], 1, ""),
        ("https://a.uz:99999/", [], 1, ""),
        ("https://kirish@a.uz/", [], 1, ""),
        ("https://" + "a" * 2000 + ".uz", [], 1, ""),
        ("ftp://a.uz tg://resolve javascript:alert(1)", [], 0, "ftp://a.uz tg://resolve javascript:alert(1)"),
    ],
)
def test_it_tells_links_from_what_only_looks_like_one(text: str, good: list[str], wrong: int, rest: str) -> None:
    links = evidence.links_in(text)
    assert (list(links.good), len(links.wrong), links.rest) == (good, wrong, rest)


async def copy(story: Story, folder: Path) -> int:
    """One round of the copying, as it goes on beside the bot."""
    with ThreadPoolExecutor(2) as threads:
        async with Api(TOKEN, story.house.url) as api:
            store = partial(write_whole, folder)
            copies = EvidenceCopies(story.house.database, threads, fetch=api.download, store=store)
            return await copies.copy_waiting(story.house.clock.now())


async def test_it_copies_files_into_the_folder_and_tries_again_after_a_fault(story: Story, tmp_path: Path) -> None:
    with_evidence(story)
    fault = story.house.sandbox.faults.add("getFile", "500", nth=1)
    assert fault is not None
    assert await copy(story, tmp_path) == 0
    assert {attachment.stored for attachment in attachments(story)} == {""}  # nothing is lost, nothing is given up
    assert await copy(story, tmp_path) == 2
    photo, document, link = attachments(story)
    assert (tmp_path / photo.stored).read_bytes()[:4] == b"\x89PNG"
    assert (tmp_path / document.stored).read_bytes() == b"%PDF-1.4 sinov"
    assert document.stored.endswith("-Royxat-mart.pdf")
    assert document.stored.startswith(f"library-{document.library_id}/2025-03/figure-{document.figure_id}/")
    assert link.stored == ""
    assert await copy(story, tmp_path) == 0


async def test_it_gives_up_only_what_telegram_has_not(story: Story, tmp_path: Path) -> None:
    with_evidence(story)
    with story.house.database.write() as session:
        session.scalars(select(Attachment).where(Attachment.kind == "photo")).one().file_id = "yo'q"
    assert await copy(story, tmp_path) == 1
    assert [attachment.stored[:1] for attachment in attachments(story)] == ["!", "l", ""]


async def test_it_waits_for_a_disk_that_refuses(story: Story, tmp_path: Path) -> None:
    with_evidence(story)
    folder = tmp_path / "band"
    folder.write_text("")
    assert await copy(story, folder) == 0
    folder.unlink()
    assert await copy(story, folder) == 2
    assert not list(folder.rglob("*.half"))


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..", "/etc/passwd", "C:\\x\\y.exe", ".", "", "a" * 500 + ".pdf", "hisob\0t.pdf", "йил.xlsx"],
)
def test_it_writes_nowhere_but_in_its_folder(name: str, tmp_path: Path) -> None:
    attachment = Attachment(id=5, library_id=1, figure_id=9, kind="document", name=name)
    place = path_of_copy(Placed(attachment, Submission(year=2025, month=3)))
    folder = tmp_path / "dalillar"
    write_whole(folder, place, b"x")
    (written,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert written.parent == folder / "library-1" / "2025-03" / "figure-9"
    assert written.name.startswith("5-")
    assert len(written.name) < 100
    with pytest.raises(OSError, match="outside"):
        write_whole(folder, Path("../chetda.txt"), b"x")


def test_a_report_shows_its_members_only_their_own_evidence(story: Story) -> None:
    with_evidence(story)
    figure = story.cast.figures["IV", "13", "yangi"]
    now = moment("2025-04-01 09:00")
    with story.house.database.read() as session:
        works = {
            account: work_of(session, session.get_one(Person, had.id), now)
            for account, had in story.cast.people.items()
        }
        seen = {account: len(evidence.evidence_of_figure(work, figure)) for account, work in works.items()}
        assert len(list(kept.to_be_stored(session, 0, 10))) == 2
    assert seen == {MALIKA: 3, NILUFAR: 3, BEKZOD: 0}


def test_it_calls_a_file_by_what_is_written_below_it(story: Story) -> None:
    open_question(story)
    story.nilufar.send_file("a.png", PICTURE, caption="Kitob taqdimoti", kind="photo")
    assert "Fayl biriktirildi: «Kitob taqdimoti»" in story.nilufar.wait_for("Mart oyida qancha?")["text"]
    press_behind_more(story.nilufar, "📎 Fayl", "yuboring yoki havolasini yozing")
    story.nilufar.send_file("b.png", PICTURE, caption="Navro'z bayrami, 120 kishi", kind="photo")
    story.nilufar.wait_for("Fayl biriktirildi: «Navro'z bayrami, 120 kishi». Bu bandda 2 ta fayl")
    story.nilufar.send_file("royxat.pdf", b"%PDF", caption="Yangi a'zolar https://kutubxona.uz/azo")
    text = story.nilufar.wait_for("Fayl biriktirildi: «Yangi a'zolar»")["text"]
    assert "Havola biriktirildi. Bu bandda 4 ta fayl" in text
    story.nilufar.send_file("c.png", PICTURE, caption="21", kind="photo")
    assert "«21» yozilmadi" in story.nilufar.wait_for("5 ta")["text"]
    names = ["Kitob taqdimoti", "Navro'z bayrami, 120 kishi", "Yangi a'zolar — royxat.pdf", "Yangi a'zolar", "rasm"]
    assert [attachment.name for attachment in attachments(story)] == names
    press(story.nilufar, "📂 Ko'rish", "🖼 Kitob taqdimoti — Nilufar")
    assert story.answers(NILUFAR) == {}


@pytest.mark.parametrize("caption", ["bu hujjat 7 betlik", "Ro'yxat, 3 ta bet", "rasm 2", "Navro'z 2025"])
def test_it_takes_no_number_out_of_words_below_a_photo(story: Story, caption: str) -> None:
    open_question(story)
    story.nilufar.send_file("a.png", PICTURE, caption=caption, kind="photo")
    assert f"Fayl biriktirildi: «{caption}»" in story.nilufar.wait_for("Mart oyida qancha?")["text"]
    assert story.answers(NILUFAR) == {}


@pytest.mark.parametrize("caption", ["21", "21 nafar", "13 yangi) 21"])
def test_it_takes_a_number_below_a_photo_for_the_answer(story: Story, caption: str) -> None:
    open_question(story)
    story.nilufar.send_file("a.png", PICTURE, caption=caption, kind="photo")
    story.nilufar.wait_for("qayta")
    assert story.answers(NILUFAR) == {"13 yangi": 21}
    assert [attachment.name for attachment in attachments(story)] == ["rasm"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yangilik: https://a.uz/x, va: https://www.b.uz/", ["Yangilik", "b.uz"]),
        ("https://a.uz/x\nhttps://a.uz/y?z=1", ["a.uz/x", "a.uz/y"]),
        ("21 https://kutubxona.uz/a", ["kutubxona.uz/a"]),
        ("https://kutubxona.uz/a saytdagi xabar", ["saytdagi xabar"]),
        ("Batafsil (https://a.uz)\nRasmlar – https://b.uz", ["Batafsil", "Rasmlar"]),
        ("va'da qilingan ro'yxat https://a.uz", ["va'da qilingan ro'yxat"]),
        ("Va’zlar https://a.uz va yana ro'yxat https://b.uz", ["Va’zlar", "ro'yxat"]),
    ],
)
def test_it_calls_a_link_by_the_words_before_it_or_by_where_it_leads(text: str, names: list[str]) -> None:
    assert list(evidence.links_in(text).named.values()) == names
