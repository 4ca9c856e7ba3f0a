"""The letter's text is read in the chat before it is made, and paragraphs are written otherwise: for as long as the
figures say what they were written for."""

from sqlalchemy import select

from reports.content.letter_parts import letter_parts
from reports.word.letter import letter_document
from storage.tables import HistoryEntry, LetterParagraph, Person
from tests.support.months.reports import send_march
from tests.support.papers.reading import word_text
from tests.support.papers.year import facts_of
from tests.support.people.story import Story
from texts.endings import as_printed
from texts.wording import one_apostrophe

VIEW = "2025-month-3"


def letter(story: Story) -> str:
    return word_text(letter_document(facts_of(story.house.database, VIEW, story.house.clock.now())))


def open_text(story: Story) -> str:
    story.malika.say("/hisobot")
    story.malika.wait_for("Bajarilish")
    story.malika.press_data(f"letter:{VIEW}", story.malika.last()["message_id"], wait=30)
    story.malika.wait_for("Qaysi ko'rinishda kerak?")
    story.malika.press("👁 Matnini o'qish")
    return str(story.malika.wait_for("Xat matni")["text"])


def _answers_a_letter(story: Story) -> None:
    """Which letter it answers stands below its number, and only where somebody has said so."""
    story.malika.press_data(f"letter_to:{VIEW}", story.malika.last()["message_id"], wait=30)
    story.malika.wait_for("qaysi xatga javob?")
    story.malika.say("2025-yil 2-apreldagi <05>-sonli xatga")
    page = story.malika.wait_for("Qaysi ko'rinishda kerak?")
    assert "↪️ 2025-yil 2-apreldagi <05>-sonli xatga" in page["text"]
    said = letter(story)
    assert said.index("№") < said.index("2-apreldagi <05>-sonli xatga") < said.index("Ish rejasining")
    story.malika.press("↪️ Qaysi xatga javob")
    story.malika.wait_for("Hozir: 2025-yil 2-apreldagi <05>-sonli xatga")
    story.malika.press("Hech qaysisiga")
    story.malika.wait_for("Qaysi ko'rinishda kerak?")
    assert "sonli xatga" not in letter(story)


def test_a_director_reads_the_text_and_writes_a_paragraph_otherwise(story: Story) -> None:
    send_march(story)
    parts = letter_parts(facts_of(story.house.database, VIEW, story.house.clock.now()))
    shown = open_text(story)
    opening, overview = (part.text for part in parts.overview)
    assert one_apostrophe(opening) in shown  # on a screen they are plain
    assert one_apostrophe(overview) in shown
    story.malika.press("✏️ 1")
    story.malika.wait_for("1-xatboshi")
    story.malika.say("x" * 2001)
    story.malika.wait_for("Ko'pi bilan 2 000 ta belgi")
    story.malika.say("Markaz   ishlari to'g'risida <ma'lum> qilamiz.")
    changed = story.malika.wait_for("xatda shunday chiqadi")
    assert "✏️ Markaz ishlari to'g'risida <ma'lum> qilamiz." in changed["text"]
    assert as_printed("Markaz ishlari to'g'risida <ma'lum> qilamiz.") in letter(story)
    assert opening not in letter(story)
    story.malika.press("✏️ 2")
    story.malika.wait_for("2-xatboshi")
    story.malika.press("🗑 Xatdan olib tashlash")
    story.malika.wait_for("xatda shunday chiqadi")
    assert overview not in letter(story)
    story.malika.press("✏️ 2")
    story.malika.wait_for("2-xatboshi")
    story.malika.press("↩️ Asl matni")
    story.malika.wait_for("Asl matni qaytarildi")
    assert overview in letter(story)
    _answers_a_letter(story)
    with story.house.database.read() as session:
        told = session.scalars(select(HistoryEntry).where(HistoryEntry.subject == "letter")).all()
    assert [entry.action for entry in told] == ["rewrite", "rewrite", "take_back", "rewrite", "take_back"]


def test_what_was_written_for_other_figures_is_shown_and_not_printed(story: Story) -> None:
    send_march(story)
    with story.house.database.write() as session:
        library, person = session.execute(select(Person.library_id, Person.id).limit(1)).one()
        session.add(
            LetterParagraph(
                library_id=library,
                span=VIEW,
                key="overview",
                original="Ish rejasida boshqa raqamlar.",
                text="Eski raqamlar bilan yozilgan.",
                at=story.house.clock.now(),
                by=person,
            )
        )
    assert "Eski raqamlar" not in letter(story)
    shown = open_text(story)
    assert "Raqamlar o'zgargani uchun siz yozgan matn qo'llanmadi: Eski raqamlar bilan yozilgan." in shown


def test_nobody_else_may_write_it(story: Story) -> None:
    send_march(story)
    story.nilufar.say("/hisobot")
    story.nilufar.wait_for("Bajarilish")
    answer = story.nilufar.press_data(f"letter_text:{VIEW}:0", story.nilufar.last()["message_id"], wait=30)
    assert "Xat matni" not in str(answer)
