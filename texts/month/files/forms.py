"""The words of the month's form: what stands in it, how it is handed out, and why one cannot be read at all."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.period import Month
from plan.rate import Rate
from plan.typed.filled_form import Fault, FormAnswer
from plan.units import is_percent
from texts.screen import Screen
from texts.sentence import Sentence, lines, plain, say
from texts.wording import grouped_number, month_name, month_title, two_numbers
from texts.wording import short_department as short

NUMBER, NAME, NOTE = "№", "Nomi", "Izoh"
UNIT = Sentence("O'lchov birligi")
HERE = Sentence("shu ustunga yozing")
"""The end of the heading over the column that is filled in; by it a form is told from other tables."""
WHAT_TO_DO = Sentence(
    "Rangli ustunga shu oyda bajarilganini yozing va faylni botga yuboring. Ish bo'lmagan bo'lsa 0, "
    "hali bilmasangiz «noma'lum» deb yozing. Bo'sh katak javobsiz qoladi."
)
WHAT_TO_DO_IN_A_SUM = Sentence(
    "Rangli ustunga {months} oylarida jami bajarilganini yozing va faylni botga yuboring. Ish bo'lmagan bo'lsa 0, "
    "hali bilmasangiz «noma'lum» deb yozing. Bo'sh katak javobsiz qoladi."
)
OF_PERCENTS_IN_A_SUM = Sentence("Foiz qatoriga faqat {month} oyining foizini yozing: foizlar jamlanmaydi.")
OF_LEVELS = Sentence(
    "«Oy oxiridagi jami» deb yozilgan qatorga oyda qo'shilganini emas, oy oxirida jami qancha bo'lganini yozing."
)
CODE = Sentence("Formaning kodi, o'chirmang: {code}")
SHEET = "Forma"
NOT_KNOWN = Sentence("noma'lum")
BUTTON = Sentence("📄 Excel forma")

UNKNOWN_SENT = Sentence("❗️ Topshirilgan hisobotda raqamni «noma'lum» qilib bo'lmaydi.")
NOTHING_WAITS = Sentence("📄 Hozir forma bilan to'ldiriladigan oy yo'q.")


def form_title(department_name: str, month: Month) -> str:
    """Over the form."""
    if month.since:
        return plain("{department}: {month:month} hisoboti", department=department_name, month=month)
    return plain("{department}: {month:month} oyi hisoboti", department=department_name, month=month)


def form_advice(month: Month, rows: Sequence[Indicator]) -> list[str]:
    """What is to be done with the form, and what must be known of some of its rows."""
    told = [WHAT_TO_DO_IN_A_SUM.plain(months=month_name(month)) if month.since else WHAT_TO_DO.plain()]
    if any(row.kind == "level" for row in rows):
        told.append(OF_LEVELS.plain())
    if month.since and not all(row.has_sum for row in rows):
        told.append(OF_PERCENTS_IN_A_SUM.plain(month=month_name(month.number)))
    return told


def form_headings(month: Month, *, shared: bool) -> tuple[str, ...]:
    """Over the columns; where a row is shared, also whose numbers stand in them: the department's or everybody's."""
    before = month_title(Month(month.year, month.first).previous.number)
    here = plain("{month:month}: {here}", month=month, here=HERE.plain())
    if shared:
        own = (
            plain("{month} (sizda)", month=before),
            plain("Yil boshidan (barcha xizmatlar)"),
            plain("{year}-yil rejasi (barcha xizmatlar)", year=str(month.year)),
        )
    else:
        own = (before, plain("Yil boshidan"), plain("{year}-yil rejasi", year=str(month.year)))
    return (NUMBER, NAME, UNIT.plain(), *own, here, NOTE)


def unit_and_share(indicator: Indicator) -> str:
    """The unit, and what is meant by the number: a level's is what stands at the month's end. Of a row that several
    departments report, that only their own part is asked."""
    own, unit = len(indicator.departments) > 1, indicator.unit
    if indicator.kind == "level":
        if own:
            return plain("{unit} (oy oxiridagi jami, faqat o'zingizniki)", unit=unit)
        return plain("{unit} (oy oxiridagi jami)", unit=unit)
    if indicator.of_two:
        return (
            plain("{unit} (60 dan 45 kabi, faqat o'zingizniki)", unit=unit)
            if own
            else plain("{unit} (60 dan 45 kabi)", unit=unit)
        )
    if indicator.kind == "percent" and not is_percent(unit):
        return plain("{unit} (foizda, faqat o'zingizniki)", unit=unit) if own else plain("{unit} (foizda)", unit=unit)
    return plain("{unit} (faqat o'zingizniki)", unit=unit) if own else unit


def file_name(department_name: str, month: Month) -> str:
    """`Forma_2025-03_Abonement.xlsx`, fit for every file system."""
    name = re.sub(r"[^\w-]+", "_", short(department_name).replace("'", ""))
    return plain("Forma_{month}_{name}.xlsx", month=str(month), name=name.strip("_")[:60])


def form_caption(department_name: str, month: Month, rows: int) -> Screen:
    """Below the form."""
    return Screen(
        lines(
            say(
                "📄 <b>{month:month}</b> · {department:department}: {n} ta ko'rsatkich.",
                month=month,
                department=department_name,
                n=rows,
            ),
            say("Rangli ustunni to'ldirib, faylni shu yerga yuboring. Yozishdan oldin nimani o'qiganimni ko'rsataman."),
        )
    )


_FAULTS: Mapping[Fault, Sentence] = {
    "no_code": Sentence("❗️ Formaning kod yozilgan qatori o'chib ketibdi. «Excel forma» tugmasidan yangisini oling."),
    "no_head": Sentence(
        "❗️ Formaning sarlavha qatori (№, Nomi, Izoh …) o'chib ketibdi. «Excel forma» tugmasidan yangisini oling."
    ),
    "several": Sentence("❗️ Bu faylda bir nechta forma bor: har birini alohida fayl qilib yuboring."),
    "too_long": Sentence("❗️ Bu formada keragidan ko'p qator bor. «Excel forma» tugmasidan yangisini oling."),
}


def form_of(department_name: str) -> Markup:
    """Whose form it is that somebody else has sent."""
    return say("Forma {department:department} uchun berilgan: uni o'sha xizmat yuborsin.", department=department_name)


def other_year(month: Month) -> Markup:
    """A form of a year that has no plan."""
    return say(
        "❗️ {year}-yil uchun ish rejasi yo'q: bu forma boshqa yilniki. «Excel forma» tugmasidan yangisini oling.",
        year=str(month.year),
    )


def other_months(month: Month) -> Markup:
    """A form of one month where a sum of several is asked for, or the other way round."""
    return say(
        "❗️ Bu forma «{month:month}» uchun edi, hozir esa boshqa oylar so'ralmoqda. «Excel forma» tugmasidan yangisini "
        "oling.",
        month=month,
    )


def form_unreadable(kind: Fault) -> Markup:
    """A form that cannot be read at all."""
    return _FAULTS[kind]()


def entry_of(answer: FormAnswer) -> Decimal | str:
    """What stands in the cell of a figure that is answered already."""
    if isinstance(answer.value, Rate):
        return two_numbers(answer.value)
    return NOT_KNOWN.plain() if answer.value is None else answer.value


def form_value_words(value: FormAnswer | None) -> str:
    """A figure's value, that it is not known, or a dash where nothing is said."""
    if value is None:
        return "–"
    if isinstance(value.value, Rate):
        return two_numbers(value.value)
    return plain("hali noma'lum") if value.value is None else grouped_number(value.value)
