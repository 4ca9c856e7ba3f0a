"""Two departments say the same number for one shared row and month: the director is asked, and nothing else happens."""

from datetime import timedelta
from threading import Barrier, Thread

from sqlalchemy import select

from plan.period import Month
from sandbox.people import Phone
from storage.database import Database
from storage.month.counted import counted_values
from storage.tables import DoubleCount, HistoryEntry, Return
from tests.support.months.reports import say_in_order
from tests.support.people import small_library as small
from tests.support.people.story import Story
from usecases.month import reporting, submitting
from usecases.oversight import double_counts as use
from usecases.oversight import overseeing


def report(phone: Phone, shared: int, *others: int) -> None:
    """March, with this number for the shared row IV.23, which comes last but for Bekzod's last row."""
    phone.say("/kiritish")
    phone.wait_for("Mart oyida qancha?")
    before, after = others[:-1] if len(others) == 2 else others, others[-1:] if len(others) == 2 else ()
    say_in_order(phone, "\n".join(map(str, (*before, shared, *after))))
    phone.wait_for("ko'zdan kechiring")
    phone.press("📨 Topshirish")
    phone.wait_for("Rahmat")


def both(story: Story, readers: int, information: int) -> None:
    story.malika.say("/start")
    story.malika.wait_for("nimadan boshlaymiz?")
    report(story.nilufar, readers, 21, 2, 3, 4)
    report(story.bekzod, information, 1, 2)


def questions(story: Story) -> list[tuple[str, str]]:
    with story.house.database.read() as session:
        return [(format(question.value, "f"), question.outcome) for question in session.scalars(select(DoubleCount))]


def counted(story: Story) -> list[int]:
    key = story.cast.figures["IV", "23", ""]
    with story.house.database.read() as session:
        values = counted_values(session, story.cast.library.id, 2025)
        return sorted(int(value.value) for value in values if value.indicator == key)


def asked(story: Story) -> list[str]:
    return [message["text"] for message in story.malika.chat()["messages"] if "deb yozgan" in message["text"]]


def test_it_asks_the_director_with_both_numbers(story: Story) -> None:
    both(story, 45, 45)
    seen = story.malika.wait_for("ikkala xizmat ham 45 deb yozgan", since=0)
    assert "IV.23" in seen["text"]
    assert "2025-yil mart" in seen["text"]
    assert "• Abonement: 45 ma'lumot\n• Axborot: 45 ma'lumot" in seen["text"].replace("\u00a0", " ")
    assert "jami 90" in seen["text"]
    assert counted(story) == [45, 45]  # never a silent change

    # Whoever has lost the message finds the question beside its row.
    story.malika.say("/reja")
    story.malika.wait_for("ish rejasi")
    story.malika.press("IV")
    story.malika.wait_for("Batafsil")
    story.malika.press("IV.23")
    story.malika.wait_for("Hisobot beradi")
    story.malika.press("🤔 Mart")
    story.malika.wait_for("ikkala xizmat ham 45 deb yozgan")
    story.malika.press("ℹ️ Qayerdan?")
    story.malika.wait_for("bu raqam qayerdan")
    story.malika.press("⬅️ Orqaga")
    story.malika.wait_for("ikkala xizmat ham 45 deb yozgan")
    story.malika.press("🙌 Har biri o'ziniki")
    story.malika.wait_for("hammasi hisobga olinadi")
    assert questions(story) == [("45", "separate")]
    assert counted(story) == [45, 45]
    with story.house.database.read() as session:
        lines = session.scalars(select(HistoryEntry).where(HistoryEntry.subject == "double_count")).all()
        assert [(entry.action, entry.after.get("outcome")) for entry in lines] == [
            ("ask", None),
            ("settle", "separate"),
        ]


def test_it_does_not_ask_about_ones_and_twos_or_different_numbers(story: Story) -> None:
    both(story, 2, 2)
    assert questions(story) == []


def test_it_does_not_ask_when_the_numbers_differ(story: Story) -> None:
    both(story, 45, 44)
    assert questions(story) == []


def test_it_sends_one_of_them_back_when_it_is_the_same_thing(story: Story) -> None:
    both(story, 45, 45)
    card = story.malika.wait_for("ikkala xizmat ham 45 deb yozgan", since=0)
    story.malika.press("☝️ Bitta")
    story.malika.wait_for("Qaysi xizmatning raqami")
    story.malika.press("↩️ Axborot")
    story.malika.wait_for("tuzatishga qaytarildi. Xizmat: Axborot.")
    notice = story.bekzod.wait_for("mart oyida Abonement ham shu raqamni yozgan", since=0)
    assert "IV.23" in notice["text"]
    assert questions(story) == [("45", "double")]
    assert counted(story) == [45]  # what was sent back no longer counts
    with story.house.database.read() as session:
        (sent_back,) = session.scalars(select(Return)).all()
        assert sent_back.figures == [story.cast.figures["IV", "23", ""]]
        assert "Abonement" in sent_back.reason

    # The answer stays: an old keyboard changes nothing.
    story.malika.press_data("dc_apart:1", card["message_id"])
    story.malika.wait_for("nimadan boshlaymiz?")
    assert questions(story) == [("45", "double")]


def test_it_closes_by_itself_when_a_number_changes_and_asks_again_when_it_comes_back(story: Story) -> None:
    both(story, 45, 45)
    card = story.malika.wait_for("ikkala xizmat ham 45 deb yozgan", since=0)
    correct(story, "44")
    assert questions(story) == [("45", "changed")]
    answer = story.malika.press_data("dc_apart:1", card["message_id"], wait=30)
    assert "yopilgan" in answer["answer"]["text"]
    story.malika.wait_for("nimadan boshlaymiz?")
    assert questions(story) == [("45", "changed")]

    story.house.clock.advance(timedelta(minutes=5))
    correct(story, "45")
    assert questions(story) == [("45", "")]
    story.malika.wait_for(lambda message: len(asked(story)) == 2, since=0)


def correct(story: Story, number: str) -> None:
    """Bekzod corrects his part of the shared row."""
    story.bekzod.say("/kiritish")
    story.bekzod.wait_for("qaysi oy?")
    story.bekzod.press("✅ mart")
    story.bekzod.wait_for(lambda message: "23" in str(message["buttons"]))
    story.bekzod.press("23")
    story.bekzod.wait_for("Mart oyida qancha?")
    story.bekzod.say(number)
    story.bekzod.wait_for("O'zgartirish sababini")
    story.bekzod.say("Sanashda adashdim")
    story.bekzod.wait_for(lambda message: "23" in str(message["buttons"]))


def test_it_is_answered_by_whoever_oversees(story: Story) -> None:
    both(story, 45, 45)
    story.malika.wait_for("ikkala xizmat ham 45 deb yozgan", since=0)
    card = story.nilufar.last()
    double = f"dc_back:1:{story.cast.departments['Axborot xizmati'].id}"
    for data in ("dc:1", "dc_apart:1", "dc_one:1", double):
        pressed = story.nilufar.press_data(data, card["message_id"], wait=30)
        assert "eskirgan" in pressed["answer"]["text"]
    assert questions(story) == [("45", "")]


def test_it_shows_each_departments_part_of_a_shared_row(story: Story) -> None:
    both(story, 45, 30)
    story.malika.say("/reja")
    story.malika.wait_for("ish rejasi")
    story.malika.press("IV")
    story.malika.wait_for("Batafsil")
    story.malika.press("IV.23")
    assert "Abonement: 45\n     Axborot: 30" in story.malika.wait_for("Hisobot beradi")["text"]
    story.malika.say("/hisobot")
    card = story.malika.wait_for("ish rejasi · mart")
    key = story.cast.figures["IV", "23", ""]
    story.malika.press_data(f"sum_row:2025-month-3:{key}:late:0", card["message_id"])
    card = story.malika.wait_for("Har biri o'zinikini topshiradi")["text"]
    assert "Abonement: 45\n     Axborot: 30" in card


def test_it_is_not_overlooked_when_both_are_sent_at_the_same_moment(database: Database) -> None:
    """Neither transaction sees the other's report until it is committed: one of them has to wait and look again."""
    with database.write() as session:
        house = small.create(session)
        small.add_plan(session, house)
        for name, account, numbers in (
            (small.READERS, small.NILUFAR, {"IV.13/yangi": 5, "IV.15": 9_000, "IV.16": 45}),
            (small.INFORMATION, small.BEKZOD, {"IV.16": 45, "IV.20": 10, "IV.21": 3}),
        ):
            small.hand_in(session, house, name, 3, numbers, at=small.day(4, 1), by=account, status="draft")
    together = Barrier(2)
    questions: list[int] = []

    def send(account: int, department: str) -> None:
        with database.write() as session:
            work = small.work_for(session, house, account, small.day(4, 1))
            own = next(served for served in work.departments() if served.id == house.departments[department])
            report = reporting.open_report(work, own, Month(2025, 3))
            assert report is not None
            if not database.is_sqlite:
                together.wait(10)
            assert submitting.submit_report(work, report)
            if not database.is_sqlite:
                together.wait(10)  # both have sent, and neither has committed
            questions.append(len(use.compare_with_others(work, report)))

    sending = [
        Thread(target=send, args=player)
        for player in ((small.NILUFAR, small.READERS), (small.BEKZOD, small.INFORMATION))
    ]
    for thread in sending:
        thread.start()
    for thread in sending:
        thread.join(20)
    assert sorted(questions) == [0, 1]


def test_it_asks_again_when_the_same_number_comes_back(database: Database) -> None:
    with database.write() as session:
        house = small.create(session)
        small.add_plan(session, house)
        for name, account, numbers in (
            (small.READERS, small.NILUFAR, {"IV.13/yangi": 5, "IV.15": 9_000, "IV.16": 45}),
            (small.INFORMATION, small.BEKZOD, {"IV.16": 45, "IV.20": 10, "IV.21": 3}),
        ):
            last = small.hand_in(session, house, name, 3, numbers, at=small.day(4, 1), by=account)
        bekzod = small.work_for(session, house, small.BEKZOD, small.day(4, 2))
        malika = small.work_for(session, house, small.MALIKA, small.day(4, 2))
        sent = reporting.load_report(bekzod, last)
        assert sent is not None
        (asked,) = use.compare_with_others(bekzod, sent)
        assert use.compare_with_others(bekzod, sent) == []  # once
        seen = reporting.load_report(malika, last)
        assert seen is not None
        assert not isinstance(overseeing.return_report(malika, seen, [asked.indicator.key], "Bir marta sanaladi"), str)
        use.settle_as_double(malika, asked, "Bir marta sanaladi")
        assert use.open_question(malika, asked.id) is None

        again = reporting.load_report(small.work_for(session, house, small.BEKZOD, small.day(4, 3)), last)
        assert again is not None
        later = small.work_for(session, house, small.BEKZOD, small.day(4, 3))
        assert submitting.submit_report(later, again)
        (insisted,) = use.compare_with_others(later, again)
        assert (insisted.id, insisted.asked > asked.asked) == (asked.id, True)
