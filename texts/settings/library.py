"""The library's settings in words: all of them on a card, its name, and its time zone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from plan.calendar import DeadlineRules
from plan.period import Month
from texts.deadlines import estimated_ahead
from texts.home import back_button, home_button
from texts.oversight import presses as oversight_presses
from texts.oversight.overseeing import approval_setting
from texts.paging import paired_buttons
from texts.people.languages import language_name
from texts.people.presses import languages
from texts.planning import presses as plan_presses
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.settings import presses
from texts.wording import ROMAN, clip

NONE = Sentence("yo'q")
NAME_REFUSED = Sentence("❗️ Nom 3–200 ta belgidan iborat bo'lsin, faqat raqamdan emas.")
_CITIES: Mapping[str, Sentence] = {
    "Tashkent": Sentence("Toshkent vaqti"),
    "Samarkand": Sentence("Samarqand vaqti"),
    "Ashgabat": Sentence("Ashxobod vaqti"),
    "Dushanbe": Sentence("Dushanbe vaqti"),
    "Bishkek": Sentence("Bishkek vaqti"),
    "Almaty": Sentence("Olmaota vaqti"),
    "Qyzylorda": Sentence("Qizilo'rda vaqti"),
}


@dataclass(frozen=True, slots=True)
class Deadlines:
    """When a month's report and a quarter's paper are due."""

    month: Month
    due: date
    closes: date
    quarter: int
    quarter_year: int
    quarter_due: date


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that can be set: what it is now, what it does, and the button that leads to it."""

    title: str
    value: str
    meaning: str
    press: str


def library_section(name: str) -> Section:
    return Section(
        plain("🏛 Kutubxona nomi"),
        clip(name, 200),
        plain("Hujjatlarda va takliflarda shunday yoziladi."),
        presses.library_name(),
    )


def language_section(language: str) -> Section:
    meaning = plain("Bot sizga shu tilda yozadi; har bir xodim o'zinikini tanlaydi.")
    return Section(plain("🌐 Til · Язык"), language_name(language), meaning, languages())


def zone_name(timezone: str) -> str:
    """A time zone as people call it: by its city."""
    city = timezone.rpartition("/")[2]
    if city in _CITIES:
        return _CITIES[city].plain()
    return plain("{city} vaqti", city=city.replace("_", " "))


def zone_section(timezone: str) -> Section:
    meaning = plain("Muddat va eslatmalar shu vaqt bo'yicha.")
    return Section(plain("🕰 Vaqt mintaqasi"), zone_name(timezone), meaning, presses.zones())


def days_section(off: int, working: int) -> Section:
    """How many days the library has set itself: as days off, and as working days."""
    if off and working:
        own = plain("{off} dam olish kuni va {working} ish kuni qo'shilgan", off=off, working=working)
    elif working:
        own = plain("{n} ish kuni qo'shilgan", n=working)
    else:
        own = plain("{n} dam olish kuni qo'shilgan", n=off) if off else NONE.plain()
    return Section(
        plain("📅 Dam olish kunlari"),
        own,
        plain("Bu kunlarda eslatma yo'q, muddat keyingi ish kuniga o'tadi."),
        presses.days_off(),
    )


def deadlines_section(rules: DeadlineRules) -> Section:
    return Section(
        plain("⏰ Muddatlar va eslatmalar"),
        plain(
            "hisobot — {due}-ish kuni, oy yopilishi — {closes}-ish kuni, chorak hisoboti — {quarter}-ish kuni",
            due=rules.report_due,
            closes=rules.report_closes,
            quarter=rules.quarter_due,
        ),
        plain("Nima qachongacha, kimga qachon eslatiladi."),
        presses.deadlines(),
    )


def beginning_section(year: int, month: int) -> Section:
    """With which month the year's reports begin."""
    return Section(
        plain("🚩 Boshlang'ich oy"),
        plain("{year:bare}-yil, {month:month_name}", year=year, month=min(month, 12)),
        plain("Undan oldingi oylar so'ralmaydi."),
        plan_presses.ask_beginning(year),
    )


def approval_section(on: bool) -> Section:
    return Section(*approval_setting(on), oversight_presses.approval())


def settings_page(
    sections: Sequence[Section],
    coming: Sequence[Deadlines],
    estimated: Sequence[date] = (),
    above: Markup = NOTHING,
    copies: Markup = NOTHING,
) -> Screen:
    """All settings on one card, each with its value and what it does, and what comes of them for the months ahead;
    `estimated` are days off of that time that are not announced yet, `copies` what is told of those of the database."""
    text = paragraphs(
        above,
        say("⚙️ <b>Sozlamalar</b>"),
        (_section(section) for section in sections),
        lines((_month(deadlines) for deadlines in coming), _quarters(coming), estimated_ahead(estimated)),
        copies,
    )
    buttons = paired_buttons([Button(section.title, section.press) for section in sections])
    return Screen(text, (*buttons, (home_button(),)))


def _section(section: Section) -> Markup:
    return lines(
        say("<b>{title}</b>: {value}", title=section.title, value=section.value),
        say("<i>{meaning}</i>", meaning=section.meaning),
    )


def _month(deadlines: Deadlines) -> Markup:
    return say(
        "<b>{month:month}</b>: muddati {due:short_day}, yopilishi {closes:short_day}",
        month=deadlines.month,
        due=deadlines.due,
        closes=deadlines.closes,
    )


def _quarters(coming: Sequence[Deadlines]) -> list[Markup]:
    quarters = dict.fromkeys((month.quarter, month.quarter_year, month.quarter_due) for month in coming)
    return [
        say(
            "<b>{year:bare}-yil {quarter} chorak</b>: viloyatga muddati {due:short_day}",
            year=year,
            quarter=ROMAN[quarter - 1],
            due=due,
        )
        for quarter, year, due in quarters
    ]


def zones_page(present: str, choices: Sequence[str], clock: str) -> Screen:
    """The time zones to choose from; `clock` is what the library's clock shows now."""
    text = lines(
        say("🕰 <b>Vaqt mintaqasi</b>"),
        say("Hozir: <b>{zone}</b>, soat {clock}.", zone=zone_name(present), clock=clock),
        say("Kun va muddatlar shu vaqt bilan hisoblanadi, eslatmalar shu soat bilan yuboriladi."),
    )
    rows: list[Row] = [(_zone_button(zone, chosen=zone == present),) for zone in choices]
    return Screen(text, (*rows, (back_button(presses.settings()),)))


def _zone_button(zone: str, *, chosen: bool) -> Button:
    name = zone_name(zone)
    label = plain("✅ {zone}", zone=name) if chosen else name
    return Button(label, presses.choose_zone(zone.replace("/", ".")))


def ask_library_name(present: str, above: Markup = NOTHING) -> Screen:
    """The library's new name, to be typed; `present` is the one it has, or empty."""
    named = say("🏛 Hozirgi nomi:\n<b>{name}</b>", name=clip(present, 200))
    text = paragraphs(above, named if present else say("🏛 Hozircha nomi yo'q."), say("👇 Yangi nomini yozing."))
    return Screen(text, ((back_button(presses.settings()),),))


def library_renamed(name: str) -> Markup:
    return say("✅ Yangi nom: <b>{name}</b>", name=clip(name, 200))
