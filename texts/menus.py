"""The first screens: greeting, menu by role, help, and what is said when something cannot be followed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from plan.month.submission import Access
from plan.period import Month
from texts import presses
from texts.month import presses as month_presses
from texts.month.days.presses import diary
from texts.oversight import reopening
from texts.oversight.overseeing import menu_button, menu_line
from texts.people import presses as people_presses
from texts.planning import presses as plan_presses
from texts.practice import cards as practice
from texts.practice import presses as practice_presses
from texts.progress import presses as progress_presses
from texts.reminders import presses as reminder_presses
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, listed, paragraphs, plain, say
from texts.settings import presses as settings_presses
from texts.wording import clip, short_department


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A report that was begun and waits to be gone on with."""

    submission: int
    department: str
    month: Month
    answered: int
    total: int
    returned: bool = False
    """Whether it had been sent and came back, to be mended and sent again."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that has to be sent and was not begun."""

    department_id: int
    department: str
    month: Month
    due: date
    closes: date | None
    """The last day on which it can be sent; None when it was opened again after that."""
    today: date


@dataclass(frozen=True, slots=True)
class Home:
    """Whose home it is and what waits there."""

    name: str
    library: str
    role: str
    reports: bool
    """Whether the person answers for a department."""
    unfinished: Unfinished | None = None
    owed: Owed | None = None
    closed: Screen = Screen(NOTHING)  # noqa: RUF009  (a frozen value)
    """What is said of their last month, with its buttons, if it has closed without having been sent."""
    waiting: int = 0
    """Reports that are to be approved by them."""
    paper: Screen = Screen(NOTHING)  # noqa: RUF009  (a frozen value)
    """What is said of a quarter's paper that they owe the province, with its button."""
    requests: int = 0
    """Closed months that a director is asked to open."""
    suspended: bool = False
    """Something else than a report was begun and left half said."""
    no_plan_of: int | None = None
    """The year whose plan a director has yet to send."""
    newcomer: bool = False
    """Whether they have just come in and may want to practise."""


def menu_screen(at: Home, above: Markup = NOTHING) -> Screen:
    """The person's home screen: everything they may do, by buttons."""
    text = paragraphs(
        above,
        say("🏠 <b>{library}</b>\n{name}, nimadan boshlaymiz?", library=at.library, name=at.name),
        practice.OFFER() if at.newcomer else NOTHING,
        _unfinished(at.unfinished) if at.unfinished is not None else NOTHING,
        _owed(at.owed) if at.owed is not None else NOTHING,
        at.closed.text,
        menu_line(at.waiting) if at.waiting else NOTHING,
        reopening.menu_line(at.requests) if at.requests else NOTHING,
        at.paper.text,
        _send_plan(at.no_plan_of) if at.no_plan_of is not None else NOTHING,
    )
    offers = practice.offers(rows=True) if at.newcomer else ()
    return Screen(text, (*offers, *_what_waits(at), *_pages(at)))


def _send_plan(year: int) -> Markup:
    return say(
        "📎 {year:bare}-yil ish rejasi hali kuchga kirmagan. <b>Reja faylini</b> (Word, Excel, PDF) shu yerga "
        "yuboring.",
        year=year,
    )


def _unfinished(report: Unfinished) -> Markup:
    if report.returned:
        return say(
            "↩️ {month:month_title} hisoboti tuzatishga qaytarilgan ({department}): tuzatib, qayta topshiring.",
            month=report.month,
            department=short_department(report.department),
        )
    return say(
        "✍️ {month:month_title} hisoboti boshlangan ({department}): {total} tadan {answered} tasi kiritilgan.",
        month=report.month,
        department=short_department(report.department),
        total=report.total,
        answered=report.answered,
    )


def _owed(report: Owed) -> Markup:
    places = {"month": report.month, "department": short_department(report.department), "due": report.due}
    if report.today <= report.due:
        return say(
            "📝 {month:month_title} hisoboti ({department}) hali boshlanmagan. Muddati: {due:short_day}.", **places
        )
    if report.closes is None:
        return say(
            "❗️ {month:month_title} hisoboti ({department}) hali boshlanmagan. Muddati o'tdi ({due:short_day} edi), "
            "uni hozir topshiring.",
            **places,
        )
    if report.closes == report.today:
        return say(
            "❗️ {month:month_title} hisoboti ({department}) hali boshlanmagan. Muddati o'tdi ({due:short_day} edi). "
            "Bugun kun oxirigacha topshirsa bo'ladi.",
            **places,
        )
    return say(
        "❗️ {month:month_title} hisoboti ({department}) hali boshlanmagan. Muddati o'tdi ({due:short_day} edi). "
        "{closes:short_day} kuni oxirigacha topshirsa bo'ladi.",
        closes=report.closes,
        **places,
    )


def _what_waits(at: Home) -> list[Row]:
    """The buttons of what is to be gone on with, the most urgent first."""
    rows: list[Row] = [menu_button(at.waiting)] if at.waiting else []
    if at.requests:
        rows.append(reopening.menu_button(at.requests))
    if at.suspended:
        rows.append((Button(plain("▶️ Boshlangan ishga qaytish"), presses.take_up()),))
    if at.owed is not None:
        label = plain("📝 {month:month_title} hisobotini boshlash", month=at.owed.month)
        month = at.owed.month
        press = month_presses.open_month(at.owed.department_id, month.year, month.number)
        rows.append((Button(label, press, style="primary"),))
    if at.unfinished is not None:
        press = month_presses.go_on(at.unfinished.submission)
        rows.append((Button(_go_on(at.unfinished), press, style="primary"),))
    return [*rows, *at.closed.buttons, *at.paper.buttons]


def _go_on(report: Unfinished) -> str:
    if report.returned:
        return plain("↩️ {month:month_title} hisobotini tuzatish", month=report.month)
    return plain("▶️ Davom ettirish ({answered}/{total})", answered=report.answered, total=report.total)


def _pages(at: Home) -> list[Row]:
    """The buttons of every page that the person may open."""
    rows: list[Row] = []
    if at.reports:
        forms = Button(plain("📄 Excel forma"), month_presses.hand_out_forms())
        rows.append((Button(plain("📝 Kiritish"), month_presses.enter()), forms))
    rows += [
        (
            Button(plain("📊 Bajarilish"), progress_presses.summary()),
            Button(plain("🗓 Kim topshirdi"), progress_presses.board()),
        ),
    ]
    dates = Button(plain("📆 Muddatlar"), reminder_presses.dates())
    plan, help_page = Button(plain("📖 Reja"), plan_presses.open_plan()), Button(plain("❓ Yordam"), presses.help())
    rows.append((dates, Button(plain("📓 Kundalik"), diary())) if at.reports else (dates, plan))
    if at.role == "director":
        staff = Button(plain("👥 Xodimlar"), people_presses.staff())
        rows.append((staff, Button(plain("⚙️ Sozlamalar"), settings_presses.settings())))
    last = [plan, help_page] if at.reports else [help_page]
    if at.reports and not at.newcomer:
        last.append(Button(plain("🎓 Mashq"), practice_presses.practise()))
    return [*rows, tuple(last)]


def welcome_words(name: str, role: str, departments: Sequence[str], has_plan: bool) -> Markup:
    """What a person reads right after coming in, above their menu."""
    titles = listed(say("<b>{department}</b>", department=title) for title in departments)
    if role == "observer":
        return say("👋 Xush kelibsiz, {name}! Siz kuzatuvchi sifatida kirdingiz: hisobotlarni ko'ra olasiz.", name=name)
    if role == "director":
        return lines(
            say("👋 Xush kelibsiz, {name}! Siz direktor sifatida kirdingiz.", name=name),
            say("Ish rejasi kuchga kirgan.") if has_plan else NOTHING,
        )
    if role == "deputy":
        return lines(
            say("👋 Xush kelibsiz, {name}! Siz direktor o'rinbosari sifatida kirdingiz.", name=name),
            say("Hisobot berasiz: {departments}.", departments=titles)
            if departments
            else say("Hisobotlarni ko'rasiz, tasdiqlaysiz va qaytarasiz."),
        )
    return say(
        "👋 Xush kelibsiz, {name}!\nSiz {departments} nomidan hisobot berasiz.\n"
        "Har oy boshida hisobot so'rayman: savollarga raqam bilan javob yozasiz, xolos.",
        name=name,
        departments=titles,
    )


STOPPED = Sentence("👌 To'xtatildi. Kiritilgan raqamlar saqlangan.")
STOPPED_CHANGE = Sentence("👌 To'xtatildi. Topshirilgan raqam o'zgarmadi.")
STOPPED_OTHER = Sentence("👌 To'xtatildi.")
NOTHING_TO_STOP = Sentence("👌 Hozir boshlangan ish yo'q.")
STALE = Sentence("Bu tugma eskirgan. Yangisi quyida 👇")
UNKNOWN_COMMAND = Sentence("Bunday buyruq yo'q. Yordam: /yordam")
NOT_UNDERSTOOD = Sentence("Bu xabarni tushunmadim. Tugmalardan birini tanlang 👇")
NOTHING_NEXT = Sentence("☝️ Bu yerda «keyingi» yo'q. Davom etish uchun tugmalardan birini tanlang 👇")
ONLY_TEXT = Sentence("Bu turdagi xabarni o'qiy olmayman. Raqamni yozib yuboring.")
EDITED = Sentence("✏️ Tahrirlangan xabar hisobga olinmaydi. Yangi xabar yozing.")
_EDITED: Mapping[str, Sentence] = {
    "open": Sentence(
        "✏️ Xabarni tahrirlash hisobotdagi raqamni o'zgartirmaydi.\n"
        "<b>{month:month}</b> hisoboti hali topshirilmagan: bandni bosib, to'g'ri raqamni yozing."
    ),
    "correct": Sentence(
        "✏️ Xabarni tahrirlash hisobotdagi raqamni o'zgartirmaydi.\n"
        "<b>{month:month}</b> hisoboti topshirilgan: bandni bosing, to'g'ri raqamni va sababini yozing."
    ),
    "closed": Sentence(
        "✏️ Xabarni tahrirlash hisobotdagi raqamni o'zgartirmaydi.\n"
        "<b>{month:month}</b> hisoboti yopilgan. Tuzatish kerak bo'lsa, direktordan oyni qayta ochishni so'rang."
    ),
}
FAILED_ONCE = Sentence("⏳ Bir nosozlik bo'ldi, yana urinib ko'ryapman. Xabaringiz saqlangan.")
FAILED = Sentence(
    "😔 Xabaringizni qabul qilishda nosozlik bo'ldi. Oldingi raqamlar saqlangan; birozdan keyin qayta urinib ko'ring "
    "yoki direktorga ayting."
)


def no_question_open(typed: str) -> Markup:
    """A number at the menu."""
    return say(
        "❗️ «{typed}» yozilmadi: hozir savol berilmagan. Hisobotni oching, keyin yozing 👇",
        typed=clip(typed, 60),
    )


def edited_message_help(submission: int, month: Month, access: Access) -> Screen:
    """To somebody who has edited a message, about the report they last wrote into: how a number is corrected."""
    rule = _EDITED.get(access)
    if rule is None:
        return Screen(EDITED())
    label = (
        plain("👀 Ko'rish: {month:month_name}", month=month)
        if access == "closed"
        else plain("👀 Ko'rish va tuzatish: {month:month_name}", month=month)
    )
    return Screen(rule(month=month), ((Button(label, month_presses.review(submission, 0)),),))


def back_again() -> Screen:
    """After an outage: presses of that time are lost at Telegram, so the way on is offered again."""
    return Screen(
        say(
            "🔌 Bot biroz ishlamay qoldi, endi yana ishlayapti. Yozganlaringiz o'qildi, natijasi savol yonida. "
            "Tugma bosgan bo'lsangiz, qaytadan bosing."
        )
    )


def person_unreachable(name: str) -> Screen:
    """To the director: somebody can no longer be written to."""
    return Screen(
        say(
            "📵 {name}: xabar yetmayapti, botni bloklagan. Qo'ng'iroq qilib, botni qayta ishga tushirishini so'rang.",
            name=name,
        )
    )
