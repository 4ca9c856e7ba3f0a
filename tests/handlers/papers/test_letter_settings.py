"""What the director sets around the figures of a letter: its lines one by one, and a Word form of the library's own."""

import asyncio
import io
import zipfile
from collections.abc import Callable
from threading import Event
from typing import Any

import docx
import pytest
from docx.document import Document
from openpyxl import Workbook
from sqlalchemy import select

from bot.apart.file_process import FileProcess
from handlers.files import LetterTrial
from plan.progress.paper import PaperFacts
from reports.on_demand import letter_document
from sandbox.people import Phone
from storage.tables import HistoryEntry, LibraryFile
from tests.support.months.reports import send_march
from tests.support.page.more import open_more
from tests.support.papers.reaching_forms import REACHING
from tests.support.papers.year import facts_of
from tests.support.people.story import Story
from texts.endings import as_printed
from texts.papers import labels as papers
from texts.papers.places import PLACES, ROW_PLACES
from usecases.papers import letterhead as use
from usecases.people.invitations import accept_invitation, read_link, write_invitation

OBSERVER = 7101
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def facts_now(story: Story, span: str = "2025-quarter-1") -> PaperFacts:
    return facts_of(story.house.database, span, story.house.clock.now())


def open_head(story: Story) -> int:
    """The page of the letter's head; returns its message, among others that may still say the same."""
    story.malika.say("/sozlamalar")
    story.malika.wait_for("Xat va imzolar")
    story.malika.press("✉️ Xat va imzolar")
    message_id: int = story.malika.wait_for("Hujjatlarning boshi va oxirida")["message_id"]
    return message_id


def open_template(story: Story) -> int:
    """The page of the letter's form, on the message of the page before; returns that."""
    message_id = open_head(story)
    story.malika.press("📄 Xat shabloni", message_id)
    page = "Shablonni .docx fayl qilib yuboring"
    story.malika.wait_for(lambda message: message["message_id"] == message_id and page in message["text"])
    return message_id


def received(phone: Phone) -> bytes:
    """The file that came since the last action."""
    message = phone.wait_for(lambda message: bool(message["file"]))
    return phone.fetch(message)


def text_of(content: bytes) -> str:
    """Everything in a letter outside its tables, and what stands on its pages."""
    document = docx.Document(io.BytesIO(content))
    around = [
        paragraph
        for part in document.sections
        for margin in (part.header, part.footer)
        for paragraph in margin.paragraphs
    ]
    return "\n".join(paragraph.text for paragraph in (*document.paragraphs, *around))


def written(*lines: str, more: Callable[[Document], object] = lambda _: None) -> bytes:
    """A Word file of one's own."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    more(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def kept_name(story: Story) -> str | None:
    with story.house.database.read() as session:
        return session.scalar(select(LibraryFile.name).where(LibraryFile.kind == "letter"))


def send_template(story: Story, content: bytes, name: str = "blanka.docx") -> str:
    """Send a file while the template's page is open; what the page then says."""
    story.malika.send_file(name, content)
    return str(
        story.malika.wait_for(lambda message: "Xat shabloni" in message["text"] and bool(message["buttons"]))["text"]
    )


def ordered_letter(story: Story) -> bytes:
    story.malika.say("/hisobot")
    story.malika.wait_for("Bajarilish")
    open_more(story.malika)
    story.malika.press("✉️ Xat")
    story.malika.wait_for("Qaysi ko'rinishda kerak?")
    story.malika.press("📝 Word")
    message = story.malika.wait_for(lambda message: bool(message["file"]), timeout=60)
    return story.malika.fetch(message)


LINES = {
    "📮 Kimga": ("addressee", "Andijon viloyati <AKM> direktoriga"),
    "🖋 Imzolovchi lavozimi": ("director_post", "Markaz direktori"),
    "🖋 Imzolovchi F.I.Sh.": ("director", "M. Karimova"),
    "✍️ Ijrochi": ("executor", "N. Aliyeva"),
    "☎️ Telefon": ("phone", "+998 74 000 00 00"),
    "📍 Shahar, tuman": ("place", "Qo'rg'ontepa tumani"),
    "👋 Murojaat (ismi, otasining ismi)": ("greeting", "Munira Anvarovna"),
    "🏛 To'liq nomi": ("full_name", "Qo'rg'ontepa tuman axborot-kutubxona markazi"),
    "📧 E-pochta": ("email", "kutubxona@example.uz"),
    "🤝 Kelishuvchi lavozimi": ("agreed_post", "Viloyat markazi direktori o'rinbosari"),
    "🤝 Kelishuvchi F.I.Sh.": ("agreed_by", "B. Rahimov"),
}
BUTTONS = {
    "🖋 Imzolovchi lavozimi": "🖋 Lavozimi",
    "🖋 Imzolovchi F.I.Sh.": "🖋 F.I.Sh.",
    "🤝 Kelishuvchi lavozimi": "🤝 Lavozimi",
    "🤝 Kelishuvchi F.I.Sh.": "🤝 F.I.Sh.",
    "👋 Murojaat (ismi, otasining ismi)": "👋 Murojaat",
}
"""Of a long name the button has only the last word."""


def test_it_keeps_each_line_that_is_typed_and_clears_it_again(story: Story) -> None:
    assert {name for name, _ in LINES.values()} == set(use.NAMES)
    open_head(story)
    for label, (name, words) in LINES.items():
        story.malika.press(BUTTONS.get(label, label))
        story.malika.wait_for("Yangisini yozing")
        story.malika.say(words)
        story.malika.wait_for(f"✅ {label}: {words}")
        assert getattr(facts_now(story).letterhead, name) == words
    facts = facts_now(story)
    for name in ("addressee", "director_post", "director", "executor", "phone", "place"):
        assert as_printed(getattr(facts.letterhead, name)) in text_of(letter_document(facts))
    for label, (name, _) in LINES.items():
        story.malika.press(BUTTONS.get(label, label))
        story.malika.wait_for("Yangisini yozing")
        story.malika.press("🧹 Bo'sh qoldirish")
        story.malika.wait_for(f"✅ {label}: ")
        assert getattr(facts_now(story).letterhead, name) == ""
    with story.house.database.read() as session:
        entries = session.scalars(select(HistoryEntry).where(HistoryEntry.subject == "setting")).all()
    assert len(entries) == 2 * len(LINES)


def test_it_asks_again_for_a_line_that_is_too_long(story: Story) -> None:
    open_head(story)
    story.malika.press("📮 Kimga")
    story.malika.wait_for("Yangisini yozing")
    story.malika.say("x" * 201)
    story.malika.wait_for("Ko'pi bilan 200 ta belgi")
    story.malika.say("45")
    story.malika.wait_for("Harflar bilan yozing")
    story.malika.say("Andijon viloyatiga")
    story.malika.wait_for("✅ 📮 Kimga: Andijon viloyatiga")


def test_letters_of_before_go_on_working(story: Story) -> None:
    """Three places were named otherwise once; the page and every refusal name them as they are called now."""
    send_march(story)
    open_template(story)
    story.malika.send_file("eski.docx", written("{{ joy }} / {{ shahar }}", "{{ manzil }}", "{{ izoh }} / {{ manba }}"))
    trial = text_of(received(story.malika))
    assert "{{" not in trial
    assert trial.count("tayyorladi") == 2
    story.malika.send_file("yangi.docx", written("{{ kimga }}", "{{ rahba }}"))
    story.malika.wait_for("«rahba» degan belgi yo'q")
    story.malika.send_file("yangi.docx", written("{{ kimga }}", "{{ rahbar }}"))
    story.malika.wait_for("endi xatlar shu shablonda")


def test_it_takes_the_sample_changed_and_writes_letters_in_it(story: Story) -> None:
    send_march(story)
    open_template(story)
    assert "PDF xat doim botning shaklida" in story.malika.last()["text"]
    story.malika.press("🏷 Belgilar ro'yxati")
    page = story.malika.wait_for("o'rniga ma'lumot qo'yiladi")["text"]
    assert all(f"{{{{ {name} }}}}" in page for name in PLACES)
    assert "{%tr for q in qatorlar %}" in page
    story.malika.press("⬅️ Orqaga")
    story.malika.wait_for("Shablonni .docx fayl qilib yuboring")
    story.malika.press("⬇️ Namunani olish")
    sample = received(story.malika)
    former = ("bajarilish", "kutilgan", "davr", "jadval", "topshirmagan", "manba")
    assert all(f"{{{{ {name} }}}}" in text_of(sample) for name in PLACES if name not in former)
    document = docx.Document(io.BytesIO(sample))
    document.paragraphs[0].insert_paragraph_before("O'ZBEKISTON RESPUBLIKASI — BIZNING BLANKA")
    changed = io.BytesIO()
    document.save(changed)
    story.malika.send_file("blanka.docx", changed.getvalue())
    trial = received(story.malika)
    assert "BIZNING BLANKA" in text_of(trial)
    assert "{{" not in text_of(trial)
    assert as_printed("quyidagilarni ma'lum qilamiz") in text_of(trial)
    assert text_of(trial).count(papers.DRAFT.plain()) == 1
    assert not docx.Document(io.BytesIO(trial)).tables  # the rows are the attachment
    story.malika.wait_for("endi xatlar shu shablonda yoziladi")
    assert kept_name(story) == "blanka.docx"

    story.malika.press("⬇️ Hozirgisi")
    assert received(story.malika) == changed.getvalue()
    ordered = ordered_letter(story)
    assert "BIZNING BLANKA" in text_of(ordered)
    facts = facts_now(story, "2025-month-3")
    assert ordered == letter_document(facts, changed.getvalue())

    story.malika.press("🗑 Olib tashlash", open_template(story))
    story.malika.wait_for("olib tashlansinmi?")
    assert kept_name(story) == "blanka.docx"
    story.malika.press("🗑 Ha, olib tashlansin")
    story.malika.wait_for("yana botning o'z ko'rinishida")
    assert kept_name(story) is None
    assert "BIZNING BLANKA" not in text_of(ordered_letter(story))
    with story.house.database.read() as session:
        lines = session.scalars(select(HistoryEntry).where(HistoryEntry.subject == "setting")).all()
        assert [(entry.action, entry.before["letter"], entry.after["letter"]) for entry in lines] == [
            ("set", None, "blanka.docx"),
            ("set", "blanka.docx", None),
        ]


def with_macro() -> bytes:
    kept = io.BytesIO(written("{{ natijalar }}"))
    with zipfile.ZipFile(kept, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    return kept.getvalue()


def a_workbook() -> bytes:
    book, kept = Workbook(), io.BytesIO()
    book.worksheets[0].append(["{{ jadval }}"])
    book.save(kept)
    return kept.getvalue()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a workbook": (a_workbook, "Bu Word fayli emas"),
    "a picture": (lambda: b"\x89PNG\r\n" + b"0" * 50, "Bu Word fayli emas"),
    "damaged": (lambda: written("{{ natijalar }}")[:900], "buzilgan"),
    "a macro": (with_macro, "makros bor"),
    "a password": (lambda: OLE + b"0" * 600 + "EncryptedPackage".encode("utf-16-le"), "parol bilan"),
    "the old format": (lambda: OLE + b"0" * 600 + "WordDocument".encode("utf-16-le"), "Bu Word fayli emas"),
    "an unknown place": (lambda: written("{{ natijalar }} {{ imzo }}"), "«imzo» degan belgi yo'q"),
    "a part of a place": (lambda: written("{{ kutubxona.__class__ }}"), "degan belgi yo'q"),
    "a calculation": (lambda: written("{{ 7 * 7 }}"), "Hisob-kitob va boshqa buyruqlarni"),
    "a call": (lambda: written("{{ kutubxona.upper() }}"), "Hisob-kitob va boshqa buyruqlarni"),
    "a filter": (lambda: written("{{ kutubxona|upper }}"), "Hisob-kitob"),
    "a loop over letters": (
        lambda: written("{% for x in kutubxona %}{{ kutubxona }}{% endfor %}"),
        "Faqat «qatorlar» takrorlanadi",
    ),
    "no places": (lambda: written("Bizning xat"), "birorta ham belgi yo'q"),
    "brackets not closed": (lambda: written("{{ natijalar }"), "Qavslar noto'g'ri"),
    "a table not alone": (lambda: written("Jadval: {{ jadval }}"), "alohida satrda tursin"),
}


def test_it_says_that_a_form_reaches_out_and_letters_do_not(story: Story) -> None:
    open_template(story)
    story.malika.send_file("blanka.docx", REACHING["a linked picture"])
    letter = received(story.malika)
    with zipfile.ZipFile(io.BytesIO(letter)) as archive:
        assert not any(b"yashirin" in archive.read(name) for name in archive.namelist())
    story.malika.wait_for("tashqaridan yuklanadigan qismlar xatlarga o'tmaydi")
    story.malika.send_file("oddiy.docx", written("{{ raqam }}"))
    page = story.malika.wait_for("oddiy.docx — endi xatlar shu shablonda")
    assert "tashqaridan" not in page["text"]


def test_it_refuses_a_form_it_cannot_fill_and_says_why(story: Story) -> None:
    open_template(story)
    for what, (make, why) in REFUSED.items():
        answer = send_template(story, make())
        assert "❗️" in answer, what
        assert why in answer, what
        assert kept_name(story) is None, what
        assert story.malika.last()["file"] is None, what
        story.until_remembered(story.malika)
    answer = send_template(story, written("{{ natijalar }}", "{{ jadval }}"))
    assert "endi xatlar shu shablonda yoziladi" in answer


ROWS = ("{% for q in qatorlar %}", "{{ q.nomi }} {{ q.jami }}", "{% endfor %}")
HEAVY = {
    "hundreds of loops": lambda: written(*ROWS * 400),
    "ifs in ifs": lambda: written("{% if kimga %}" * 2000 + "{{ natijalar }}" + "{% endif %}" * 2000),
}


@pytest.mark.over_http
@pytest.mark.parametrize("what", HEAVY)
def test_a_form_that_takes_long_holds_up_nobody(story: Story, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is filled in by a process of its own, which may take so long and no longer."""
    began, may_end = Event(), Event()
    ask = FileProcess.try_letter

    async def try_letter(process: FileProcess, *arguments: Any) -> LetterTrial:
        began.set()
        await asyncio.to_thread(may_end.wait, 60)
        return await ask(process, *arguments)

    monkeypatch.setattr(FileProcess, "try_letter", try_letter)
    open_template(story)
    story.malika.send_file("og'ir.docx", HEAVY[what]())
    assert began.wait(30)
    story.bekzod.say("/kiritish")
    story.bekzod.wait_for("Mart oyida qancha?")
    may_end.set()
    answer = story.malika.wait_for(
        lambda message: "Xat shabloni" in message["text"] and bool(message["buttons"]), timeout=120
    )["text"]
    assert ("og'ir.docx" in answer) or "juda murakkab" in answer or "❗️" in answer
    assert "🙏" not in answer, "no failure of ours"


def test_it_keeps_the_present_form_when_a_new_one_is_refused(story: Story) -> None:
    open_template(story)
    send_template(story, written("{{ natijalar }}"), "birinchi.docx")
    answer = send_template(story, written("{{ imzo }}"), "ikkinchi.docx")
    assert "birinchi.docx" in answer
    assert kept_name(story) == "birinchi.docx"
    story.malika.say("mana shablon")
    story.malika.wait_for("matn emas, .docx fayl yuboring")


def test_it_marks_a_draft_on_every_page_of_a_form_that_has_no_place_for_it(story: Story) -> None:
    def pages(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Bizning blanka"
        other = document.add_section()
        other.different_first_page_header_footer = True
        other.first_page_header.is_linked_to_previous = False

    send_march(story)
    open_template(story)
    story.malika.send_file("blanka.docx", written("{{ natijalar }}", more=pages))
    document = docx.Document(io.BytesIO(received(story.malika)))
    first, second = document.sections
    assert [paragraph.text for paragraph in first.header.paragraphs] == [papers.DRAFT.plain(), "Bizning blanka"]
    assert second.header.is_linked_to_previous
    assert second.first_page_header.paragraphs[0].text == papers.DRAFT.plain()


def test_it_fills_a_table_that_the_library_has_drawn_itself(story: Story) -> None:
    def rows(document: Document) -> None:
        table = document.add_table(rows=3, cols=len(ROW_PLACES))
        table.cell(0, 0).text = "{%tr for q in qatorlar %}"
        for at, name in enumerate(ROW_PLACES):
            table.cell(1, at).text = f"{{{{ q.{name} }}}}"
        table.cell(2, 0).text = "{%tr endfor %}"

    send_march(story)
    open_template(story)
    story.malika.send_file("jadvalli.docx", written("{{ mavzu }}", more=rows))
    (table,) = docx.Document(io.BytesIO(received(story.malika))).tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    facts = facts_now(story)
    assert len(cells) == len(facts.report.lines)
    assert ["15", "Kitob berilishi", "Nusxa", "354\u00a0654", "29\u00a0870"] in [row[:5] for row in cells]


def test_it_lets_nobody_but_the_director_set_letters(story: Story) -> None:
    open_template(story)
    with story.house.database.write() as session:
        now = story.house.clock.now()
        door = read_link(session, write_invitation(session, 1, now, role="observer", name="Kuzatuvchi"), OBSERVER, now)
        assert not isinstance(door, str)
        accept_invitation(session, door, OBSERVER, now)
    for phone in (story.nilufar, story.bekzod, story.house.phone(OBSERVER, "Kuzatuvchi")):
        phone.say("/start")
        card = phone.wait_for("nimadan boshlaymiz?")
        for data in ("head", "letter_tpl", "letter_get:sample", "letter_drop:yes", "head_set:director"):
            phone.press_data(data, card["message_id"], wait=30)
        phone.send_file("blanka.docx", written("{{ natijalar }}"))
        phone.say("M. Boshqa")
        assert all("Xat shabloni" not in message["text"] for message in phone.chat()["messages"])
        assert all(message["file"] is None for message in phone.chat()["messages"] if message["from"] == "bot")
    assert kept_name(story) is None
    assert facts_now(story).letterhead.director == ""
