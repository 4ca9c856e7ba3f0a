"""Names that papers need are asked once, before the first paper: out of the plan on buttons, or typed."""

from plan.progress.letterhead import Letterhead
from sandbox.people import Phone, Seen
from storage.people import people
from tests.support.months.reports import send_march
from tests.support.page.more import open_more
from tests.support.papers.orders import MARCH
from tests.support.people.cast import MALIKA
from tests.support.people.story import Story
from tests.support.plans.files import SIGNED, row, workbook
from usecases.papers.letterhead import library_letterhead
from usecases.work import work_of

SAME = [[cell.replace("Andijon viloyat axborot-kutubxona", "Qo'rg'ontepa tuman") for cell in cells] for cells in SIGNED]


def letterhead(story: Story) -> Letterhead:
    with story.house.database.read() as session:
        person = people.by_telegram_id(session, MALIKA)
        assert person is not None
        return library_letterhead(work_of(session, person, story.house.clock.now()))


def send_plan(story: Story, above: list[list[str]]) -> None:
    """A file that is looked at and not put into force."""
    story.malika.send_file("reja.xlsx", workbook(row("1.", "Kitob berilishi"), above=above))
    story.malika.wait_for("ish rejasi")
    story.malika.say("/bekor")
    story.malika.wait_for("nimadan boshlaymiz?")


def open_letter(story: Story) -> Seen:
    story.malika.say("/hisobot")
    story.malika.wait_for("Bajarilish")
    open_more(story.malika)
    story.malika.press("✉️ Xat")
    return story.malika.wait_for("Qaysi ko'rinishda kerak?")


def labels(message: Seen) -> list[str]:
    return [button["label"] for line in message["buttons"] for button in line]


def test_it_offers_the_names_of_the_plan_and_takes_those_that_are_confirmed(story: Story) -> None:
    send_march(story)
    send_plan(story, SIGNED)
    page = open_letter(story)
    assert "Hali yozilmagan: kim imzolashi va kimga yozilishi" in page["text"]
    assert letterhead(story) == Letterhead()  # nothing is taken unasked
    story.malika.press("✍️ Ismlarni yozish")
    asked = story.malika.wait_for("Xatni kim imzolaydi?")
    assert "2. TASDIQLAYMAN: Qo'rg'ontepa tuman markazi direktori — M. Karimova" in asked["text"]
    story.malika.press("2. M. Karimova")
    story.malika.wait_for("Xat kimga yoziladi?")
    story.malika.press("1. Yusupova Munira")
    asked = story.malika.wait_for("kim kelishadi?")
    assert "direktori Yusupova Munira Anvarovnaga" in asked["text"]
    story.malika.press("⏭ Keyinroq")
    page = story.malika.wait_for("Qaysi ko'rinishda kerak?")
    assert "Hali yozilmagan" not in page["text"]
    assert "✍️ Ismlarni yozish" not in labels(page)
    assert letterhead(story) == Letterhead(
        addressee="Andijon viloyat axborot-kutubxona markazi direktori Yusupova Munira Anvarovnaga",
        greeting="Munira Anvarovna",
        director_post="Qo'rg'ontepa tuman markazi direktori",
        director="M. Karimova",
    )


def test_it_asks_who_is_who_where_both_bear_one_post_and_takes_what_is_typed(story: Story) -> None:
    send_march(story)
    send_plan(story, SAME)
    open_letter(story)
    story.malika.press("✍️ Ismlarni yozish")
    asked = story.malika.wait_for("Xatni kim imzolaydi?")
    assert "Ikkalasi ham bir xil lavozim" in asked["text"]
    story.malika.say("45")
    story.malika.wait_for("Ismini harflar bilan yozing")
    story.malika.say("D. Rasulova")
    story.malika.wait_for("Xat kimga yoziladi?")
    story.malika.say("x" * 201)
    story.malika.wait_for("Ko'pi bilan 200 ta belgi")
    story.malika.say("Viloyat markaziga")
    story.malika.wait_for("kim kelishadi?")
    assert letterhead(story) == Letterhead(addressee="Viloyat markaziga", director="D. Rasulova")
    story.malika.press("⬅️ Orqaga")
    story.malika.wait_for("Qaysi ko'rinishda kerak?")
    story.malika.say("M. Yusupova")  # the question is no longer open
    story.malika.wait_for(lambda message: "M. Yusupova" not in message["text"])
    assert letterhead(story).agreed_by == ""


def test_it_lists_what_is_missing_beside_the_form_and_asks_nobody_but_a_director(story: Story) -> None:
    send_march(story)
    story.malika.say("/hisobot")
    story.malika.wait_for("Bajarilish")
    open_more(story.malika)
    story.malika.press("📂 Boshqa fayllar")
    page = story.malika.wait_for("Qaysi fayl kerak?")
    assert "Hali yozilmagan" in page["text"]
    story.malika.press("✍️ Ismlarni yozish")
    asked = story.malika.wait_for("Xatni kim imzolaydi?")
    assert "Rejada yozilgan" not in asked["text"]  # no file of a plan has ever come
    answer = story.nilufar.press_data(f"names:{MARCH}", _any_message(story.nilufar), wait=30)
    assert "kim imzolaydi" not in str(answer)


def _any_message(phone: Phone) -> int:
    phone.say("/start")
    number: int = phone.wait_for("nimadan boshlaymiz?")["message_id"]
    return number
