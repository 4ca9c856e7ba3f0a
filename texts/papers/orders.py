"""The words of ordering papers: the buttons, what is said while a file is made, and what stands below it."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from plan.period import Span
from plan.progress.report import ProgressReport
from plan.progress.view import SpanView
from texts.home import home_button
from texts.paging import paired_buttons
from texts.papers import presses
from texts.papers.labels import paper_day
from texts.papers.language.choice import language_choice
from texts.papers.names import missing_names_line, names_button
from texts.progress import presses as progress_presses
from texts.progress.measures import reach_of_report
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, plain, say
from texts.wording import clip

BEING_MADE = Sentence("⏳ Tayyorlanmoqda…")
ALREADY = Sentence("⏳ Tayyorlanmoqda, birozdan keyin keladi.")
ENOUGH = Sentence("⏳ Avval so'raganlaringiz tayyorlanmoqda. Ular kelgach, yana so'rang.")
ANSWERS: Mapping[str, Sentence] = {"ordered": BEING_MADE, "waiting": ALREADY, "enough": ENOUGH}
"""What a press for a paper is answered."""
NAMES: Mapping[str, Sentence] = {
    "excel": Sentence("📊 Excel: reja shakli, xizmatlar, oylar, diagrammalar"),
    "csv": Sentence("🧾 CSV: barcha raqamlar"),
    "word": Sentence("📝 Word: viloyatga xat"),
    "word_pdf": Sentence("📕 PDF: viloyatga xat"),
    "form_pdf": Sentence("📕 PDF: reja shakli, chop etish va imzolash uchun"),
    "excel_a3": Sentence("📊 Excel, A3: reja shakli, mexanizm ustuni bilan"),
    "form_a3": Sentence("📕 PDF, A3: reja shakli, mexanizm ustuni bilan"),
    "plan_excel": Sentence("📊 Excel: amaldagi ish rejasi va unga kiritilgan o'zgartirishlar"),
    "plan_word": Sentence("📝 Word: amaldagi ish rejasi va unga kiritilgan o'zgartirishlar"),
    "overview": Sentence("🖼 Bajarilish: reja bo'limlari va xizmatlar"),
    "year": Sentence("📈 Oylar diagrammasi"),
    "who": Sentence("🖼 Kim topshirgan"),
    "own_form": Sentence("🏛 Viloyat shakli"),
    "form_sample": Sentence("🏛 Viloyat shakli uchun namuna"),
}
"""What each kind is, as it is said below the file."""
_PAIRS = (("excel", "form_pdf"), ("excel_a3", "form_a3"), ("overview", "who"), ("plan_excel", "plan_word"))
"""What stands beside each other."""
_ROWS = 4
"""Rows of the menu above the languages and its way back; what is more stands behind ⋯."""
LOST_MARKS = Sentence(
    "⚠️ {n} ta belgi bu rejada topilmadi, kataklari to'ldirilmadi. Direktor faylni /sozlamalar → ✉️ Xat va imzolar → "
    "🏛 Viloyat shakllari sahifasida qayta yuborsa, qaysi kataklar ekani aytiladi."
)
LETTERS = ("word", "word_pdf")
_BUTTONS: Mapping[str, Sentence] = {
    **NAMES,
    "excel": Sentence("📊 Shakl (Excel)"),
    "form_pdf": Sentence("📕 Shakl (PDF)"),
    "excel_a3": Sentence("📊 Shakl A3"),
    "form_a3": Sentence("📕 Shakl A3"),
    "plan_excel": Sentence("📊 Reja o'zi"),
    "plan_word": Sentence("📝 Reja o'zi"),
    "overview": Sentence("🖼 Rasm"),
    "csv": Sentence("🧾 Raqamlar (CSV)"),
    "year": Sentence("📈 Diagramma"),
}


def card_buttons(report: ProgressReport, *, whole: bool) -> tuple[Row, ...]:
    """What may be taken away from the card of a span. A letter speaks for the whole library only."""
    at = SpanView.of(report)
    excel = Button(plain("📊 Excel"), presses.order("excel", at))
    letter = Button(plain("✉️ Xat"), presses.letter(at))
    picture = Button(plain("🖼 Rasm"), presses.order("overview", at))
    files = Button(plain("📂 Boshqa fayllar (PDF, CSV)"), presses.choose_paper(at))
    return ((excel, letter, picture) if whole else (excel, picture), (files,))


def year_button(key: int, view: SpanView) -> Row:
    """Below one figure."""
    return (Button(_BUTTONS["year"].plain(), presses.order_year(key, view)),)


def who_button(year: int) -> Button:
    """Below the board."""
    return Button(NAMES["who"].plain(), presses.order_board(year))


def plan_buttons(year: int) -> Row:
    """The plan itself as files."""
    return _order_buttons(_PAIRS[-1], SpanView(Span(year, "year")))


def _order_buttons(kinds: Sequence[str], at: SpanView) -> Row:
    return tuple(Button(_BUTTONS[kind].plain(), presses.order(kind, at)) for kind in kinds)


def choose_paper(
    report: ProgressReport,
    at: SpanView,
    language: str,
    kinds: tuple[str, ...],
    missing: Sequence[str] = (),
    forms: Sequence[tuple[int, str]] = (),
    outdated: Markup = NOTHING,
    *,
    directs: bool = False,
    more: bool = False,
) -> Screen:
    """Every file that can be had of a span, on six rows; what is `more` stands on a page of its own, and so does the
    letter; they will be written in `language`. A director is told of the names that signed papers lack, and
    everybody which papers are `outdated`. `forms` of the province's are (number, name)."""
    beside = [kind for kind in ("csv",) if kind in kinds and set(LETTERS) & set(kinds)]
    paired = [*beside, *(kind for pair in _PAIRS if set(pair) <= set(kinds) for kind in pair)]
    alone = [kind for kind in kinds if kind not in LETTERS and kind not in paired]
    rows = [_order_buttons(pair, at) for pair in _PAIRS if set(pair) <= set(kinds)]
    rows += [_order_buttons((kind,), at) for kind in alone]
    # What a library was asked for in the province's own form comes before what else there is.
    rows[:0] = paired_buttons(
        [Button(plain("🏛 {name}", name=clip(name, 40)), presses.order_form(form, at)) for form, name in forms]
    )
    if set(LETTERS) & set(kinds):
        rows.insert(0, (Button(plain("✉️ Viloyatga xat"), presses.letter(at)), *_order_buttons(beside, at)))
    lacks = missing_names_line(missing) if directs else NOTHING
    if lacks:
        rows.insert(0, (names_button(str(at)),))
    back = Button(plain("⬅️ Bajarilish"), progress_presses.summary_of(SpanView.of(report)))
    if len(rows) > _ROWS:
        kept = _ROWS - 1
        further = Button(plain("⋯ Yana {n} qator", n=len(rows) - kept), presses.more_papers(at))
        rows = rows[kept:] if more else [*rows[:kept], (further,)]
        back = Button(plain("⬅️ Fayllar"), presses.choose_paper(at)) if more else back
    title = say("📂 <b>{year}-yil · {reached}</b>", year=str(report.span.year), reached=reach_of_report(report))
    languages = [] if more else [language_choice(at, language, presses.choose_paper)]
    text = lines(title, outdated, lacks, say("Qaysi fayl kerak?"))
    return Screen(text, (*rows, *languages, (back, home_button())))


def file_caption(kind: str, report: ProgressReport, about: str = "", lost: int = 0) -> Screen:
    """What stands below a file; `about` is the figure that a picture shows, or the form that was filled in, of which
    `lost` marks name nothing any more."""
    parts = [
        say("<b>{name}</b>", name=NAMES[kind]()),
        say("{year}-yil · {reached}", year=str(report.span.year), reached=reach_of_report(report)),
    ]
    if about:
        parts.append(say("{about}", about=about))
    if report.as_it_was:
        parts.append(say("🕰 {day} holatiga ko'ra", day=paper_day(report.as_it_was)))
    if report.is_draft and kind not in ("who", "csv", "plan_excel", "plan_word"):
        parts.append(say("⚠️ Qoralama: ayrim hisobotlar hali topshirilmagan yoki tasdiqlanmagan."))
    if kind == "form_sample":
        parts = [parts[0], say("Belgilarni o'z faylingizga ko'chiring yoki shu faylning o'zini o'zgartirib yuboring.")]
    if lost:
        parts.append(LOST_MARKS(n=lost))
    return Screen(lines(parts))


def paper_not_made(kind: str) -> Screen:
    return Screen(
        lines(
            say("😔 Fayl tayyor bo'lmadi: {name}.", name=NAMES[kind]()),
            say("Raqamlaringiz joyida. Birozdan keyin yana bosing; takrorlansa, bot mas'uliga ayting."),
        )
    )


def letter_refused() -> Screen:
    """The library's own letter cannot be filled in any more: what its director can do about it."""
    return Screen(
        lines(
            say("😔 Xat tayyor bo'lmadi: kutubxonaning o'z shablonini to'ldirib bo'lmadi."),
            say(
                "Direktor /sozlamalar → ✉️ Xat va imzolar → 📄 Xat shabloni sahifasida uni qayta yuborsin yoki olib "
                "tashlasin: shundan keyin xat botning o'z ko'rinishida chiqadi. Raqamlaringiz joyida."
            ),
        )
    )


def perhaps_lost(kind: str) -> Screen:
    """The connection broke while the file was on its way; it is not sent twice unasked."""
    return Screen(
        lines(
            say("📶 Fayl yuborilayotganda aloqa uzildi: {name}.", name=NAMES[kind]()),
            say("Fayl kelmagan bo'lsa, tugmani yana bosing."),
        )
    )
