"""The words of ordering papers: the buttons, what is said while a file is made, and what stands below it."""

from collections.abc import Mapping

from plan.progress.report import ProgressReport
from texts.progress.measures import place, reached
from texts.screen import Button, Row, Screen, safe

BEING_MADE = "⏳ Tayyorlanmoqda…"
ALREADY = "⏳ Tayyorlanmoqda, birozdan keyin keladi."
NAMES: Mapping[str, str] = {
    "excel": "📊 Excel: reja shakli, xizmatlar, oylar, diagrammalar",
    "csv": "🧾 CSV: kiritilgan hamma raqamlar",
    "word": "📝 Word: viloyatga xat",
    "word_pdf": "📕 PDF: viloyatga xat",
    "form_pdf": "📕 PDF: reja shakli, chop etish va imzolash uchun",
    "overview": "🖼 Bajarilish: reja bo'limlari va xizmatlar",
    "year": "📈 Yil chizig'i",
    "who": "🖼 Kim topshirgan",
}
YEAR, WHO, MORE = "📈 Yil chizig'i", "🖼 Kim topshirgan", "📂 Boshqa fayllar (PDF, CSV)"


def card_buttons(report: ProgressReport, *, whole: bool) -> tuple[Row, ...]:
    """What may be taken away from the card of a span. A letter speaks for the whole library only."""
    kinds = [("📊 Excel", "excel"), ("🖼 Rasm", "overview")]
    if whole:
        kinds[1:1] = [("📝 Word", "word")]
    first = tuple(Button(label, f"paper:{kind}:{place(report)}") for label, kind in kinds)
    return (first, (Button(MORE, f"papers:{place(report)}"),))


def year_button(key: int, at: str) -> Row:
    """Below one figure."""
    return (Button(YEAR, f"paper_of:{key}:{at}"),)


def who_button(year: int) -> Button:
    """Below the board."""
    return Button(WHO, f"paper_who:{year}")


def choose(report: ProgressReport, kinds: tuple[str, ...]) -> Screen:
    """Every file that can be had of a span, each with what it is."""
    lines = [f"📂 <b>{report.span.year}-yil · {reached(report)}</b>", "Qaysi fayl kerak?"]
    rows: list[Row] = [(Button(NAMES[kind].split(",")[0], f"paper:{kind}:{place(report)}"),) for kind in kinds]
    back = Button("⬅️ Umumiy hisobot", f"sum_at:{place(report)}")
    return Screen("\n".join(lines), (*rows, (back, Button("🏠 Menyu", "menu"))))


def below(kind: str, report: ProgressReport, about: str = "") -> Screen:
    """What stands below a file."""
    lines = [f"<b>{NAMES[kind]}</b>", f"{report.span.year}-yil · {reached(report)}"]
    if about:
        lines.append(safe(about))
    if report.as_it_was:
        lines.append(f"🕰 {report.as_it_was:%d.%m.%Y} holatiga ko'ra")
    if report.is_draft and kind not in ("who", "csv"):
        lines.append("⚠️ Qoralama: hali hamma hisobot topshirilmagan yoki tasdiqlanmagan.")
    return Screen("\n".join(lines))


def not_made(kind: str) -> Screen:
    return Screen(
        f"😔 Fayl tayyor bo'lmadi: {NAMES[kind]}.\n"
        "Raqamlaringiz joyida. Birozdan keyin yana bosing; takrorlansa, mas'ul dasturchiga ayting."
    )


def letter_refused() -> Screen:
    """The library's own letter cannot be filled in any more: what its director can do about it."""
    return Screen(
        "😔 Xat tayyor bo'lmadi: kutubxonaning o'z shablonini to'ldirib bo'lmadi.\n"
        "Direktor /sozlamalar → ✉️ Xat va imzolar → 📄 Xat shabloni sahifasida uni qayta yuborsin yoki olib tashlasin: "
        "shundan keyin xat botning o'z ko'rinishida chiqadi. Raqamlaringiz joyida."
    )


def perhaps_lost(kind: str) -> Screen:
    """The connection broke while the file was on its way; it is not sent twice unasked."""
    return Screen(
        f"📶 Fayl yuborilayotganda aloqa uzildi: {NAMES[kind]}.\nYuqorida ko'rinmasa, uni yana bir marta bosing."
    )
