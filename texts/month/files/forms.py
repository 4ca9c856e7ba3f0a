"""The words of the month's form: what stands in it, what was read from it when it came back, and why some was not."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.period import Month
from plan.rate import Rate
from plan.typed.filled_form import Fault, FormAnswer
from plan.units import is_percent
from texts.month import presses
from texts.month.background import amount
from texts.month.oddness import odd_sentence
from texts.month.questions import ASK_REASON, REASONS
from texts.paging import fit_lines
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, beside, lines, paragraphs, plain, say
from texts.wording import clip, grouped_number, month_title, row_heading, row_label, two_numbers
from texts.wording import short_department as short

NUMBER, NAME, NOTE = "№", "Nomi", "Izoh"
UNIT = Sentence("O'lchov birligi")
HERE = Sentence("shu ustunga yozing")
"""The end of the heading over the column that is filled in; by it a form is told from other tables."""
WHAT_TO_DO = Sentence(
    "Rangli ustunga shu oyda bajarilganini yozing va faylni botga yuboring. Ish bo'lmagan bo'lsa 0, "
    "hali bilmasangiz «noma'lum» deb yozing. Bo'sh katak javobsiz qoladi."
)
OF_LEVELS = Sentence(
    "«Oy oxiridagi jami» deb yozilgan qatorga oyda qo'shilganini emas, oy oxirida jami qancha bo'lganini yozing."
)
CODE = Sentence("Formaning kodi, o'chirmang: {code}")
SHEET = "Forma"
NOT_KNOWN = Sentence("noma'lum")
BUTTON = Sentence("📄 Excel forma")

SHOWN = 40
"""Changed rows told on one screen; the review has them all."""
TROUBLES = 15
"""Rows that were not taken, told on one screen."""

GONE = Sentence("Bu forma bilan ish tugagan. Kerak bo'lsa, faylni qaytadan yuboring.")
CHANGED = Sentence("✋ Shu orada hisobot o'zgardi, hali hech narsa saqlanmadi. Mana hozirgi holat:")
NOT_KEPT = Sentence("👌 Formadagi raqamlar yozilmadi.")
PRESS = Sentence("👇 Forma hali saqlanmagan: tugmani bosing.")
UNKNOWN_SENT = Sentence("❗️ Topshirilgan hisobotda raqamni «noma'lum» qilib bo'lmaydi.")
NOTHING_WAITS = Sentence("📄 Hozir forma bilan to'ldiriladigan oy yo'q.")


def form_title(department_name: str, month: Month) -> str:
    """Over the form."""
    return plain("{department}: {month:month} oyi hisoboti", department=department_name, month=month)


def form_headings(month: Month, *, shared: bool) -> tuple[str, ...]:
    """Over the columns; where a row is shared, also whose numbers stand in them: the department's or everybody's."""
    before = month_title(month.previous.number)
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


def form_unreadable(kind: Fault) -> Markup:
    """A form that cannot be read at all."""
    return _FAULTS[kind]()


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One figure as the form changes it; `before` and `after` None where nothing is said, `note` where it is new."""

    indicator: Indicator
    before: FormAnswer | None
    after: FormAnswer | None
    note: str
    old_note: str
    odd: Oddness | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What was read from a form and is not kept yet; `read` rows of it, of which `same` change nothing."""

    department: str
    month: Month
    read: int
    same: int
    changes: tuple[ChangeLine, ...]
    troubles: tuple[Markup, ...]
    sent: bool
    totals: int = 0
    """Sums below the rows, which are left out."""
    in_notes: int = 0
    """Rows whose number stands among the notes."""
    outdated: bool = False
    """Whether a colleague has answered a row since the form was made: only a new form helps there."""


def form_preview(shown: Preview, nonce: int, revision: str, above: Markup = NOTHING) -> Screen:
    """What would be kept, before it is; `nonce` and `revision` name the form and what is on the screen now."""
    drop = Button(plain("Kerak emas"), presses.drop_form(nonce))
    rows: list[Row] = []
    if shown.in_notes:
        label = plain("✍️ Izohdagi {n} ta raqamni ham olish", n=shown.in_notes)
        rows.append((Button(label, presses.take_notes_as_numbers(nonce)),))
    if shown.changes:
        label = plain("✅ Saqlash ({n})", n=len(shown.changes))
        save = Button(label, presses.save_form(nonce, revision), style="success")
        rows.append((save, drop))
        below = say("Hali saqlanmadi. Shunday saqlansinmi?")
    else:
        rows.append((drop,))
        below = say("Hali hech narsa saqlanmadi. Izohdagi raqamlar shu oyning raqamlarimi?")
    return Screen(fit_lines(_listing(shown, above), below=below), (*rows, *_new_form(shown)))


def _new_form(shown: Preview) -> tuple[Row, ...]:
    return ((new_form_button(),),) if shown.outdated else ()


def new_form_button() -> Button:
    """Hands out the forms of all the months that wait."""
    return Button(plain("📄 Yangi forma"), presses.hand_out_forms())


def nothing_new(shown: Preview) -> Screen:
    """A form that changes nothing: all of it stands there already, or none of it could be read."""
    mended = shown.troubles and not shown.outdated
    ending = lines(
        say("Yangi raqam yo'q: hisobot avvalgidek qoldi.") if shown.read else say("Hisobot avvalgidek qoldi."),
        say("Katakni tuzatib, faylni qayta yuboring.") if mended else NOTHING,
        say("O'zgartirish uchun yangi forma oling: unda hozirgi raqamlar turadi.") if shown.outdated else NOTHING,
    )
    return Screen(fit_lines(_listing(shown, NOTHING), below=ending), _new_form(shown))


def _listing(shown: Preview, above: Markup) -> Markup:
    changes = [_change(line) for line in shown.changes[:SHOWN]]
    left = len(shown.changes) - SHOWN
    troubles = list(shown.troubles[:TROUBLES])
    left_out = len(shown.troubles) - TROUBLES
    return paragraphs(
        above,
        lines(
            _heading(shown.department, shown.month),
            _read(shown),
            say("✅ Bu hisobot topshirilgan: tuzatish uchun sababi so'raladi.") if shown.sent else NOTHING,
        ),
        lines(changes, say("… va yana {n} ta", n=left) if left > 0 else NOTHING),
        lines(
            say("<b>Qabul qilinmagan qatorlar: {n}</b>", n=len(shown.troubles)) if troubles else NOTHING,
            troubles,
            say("… va yana {n} ta", n=left_out) if left_out > 0 else NOTHING,
        ),
        say("☑️ «Jami» qatori o'qilmadi: jamini o'zim hisoblayman.") if shown.totals else NOTHING,
    )


def _heading(department_name: str, month: Month) -> Markup:
    return beside(
        say("📄 <b>{month:month}</b>", month=month), say("{department:department}", department=department_name)
    )


def _read(shown: Preview) -> Markup:
    if shown.same:
        return say("<b>{n} ta qator o'qildi</b>, {same} tasi avvalgidek", n=shown.read, same=shown.same)
    return say("<b>{n} ta qator o'qildi</b>", n=shown.read)


def _change(line: ChangeLine) -> Markup:
    row = say("{row}. {name}", row=row_label(line.indicator), name=row_heading(line.indicator, 40))
    old = say("<s>{note}</s>", note=clip(line.old_note, 60)) if line.old_note else NOTHING
    note = NOTHING
    if line.note and old:
        note = say("    💬 {old} {note}", old=old, note=clip(line.note, 80))
    elif line.note:
        note = say("    💬 {note}", note=clip(line.note, 80))
    return lines(
        _figure(line, row),
        say("    <i>{doubt}</i>", doubt=odd_sentence(line.odd)) if line.odd else NOTHING,
        note,
    )


def _figure(line: ChangeLine, row: Markup) -> Markup:
    mark = "⚠️" if line.odd else "•"
    if line.after is None or line.after == line.before:
        return say("{mark} {row}", mark=mark, row=row)
    after = say("<b>{value}</b>", value=form_value_words(line.after))
    if line.after.value is not None:
        after = say("<b>{amount}</b>", amount=amount(line.indicator, line.after.value))
    if line.before is None:
        return say("{mark} {row}: {after}", mark=mark, row=row, after=after)
    return say(
        "{mark} {row}: {before} → {after}", mark=mark, row=row, before=form_value_words(line.before), after=after
    )


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


def ask_form_reason(
    department_name: str,
    month: Month,
    corrected: Sequence[tuple[Indicator, str, str]],
    nonce: int,
    above: Markup = NOTHING,
) -> Screen:
    """One reason for all the corrections of a report that has been sent: (figure, before, after)."""
    heading = beside(
        say("✏️ <b>{month:month}</b>", month=month), say("{department:department}", department=department_name)
    )
    rows = lines(
        say("• {row}: {before} → <b>{after}</b>", row=row_label(indicator), before=before, after=after)
        for indicator, before, after in corrected[:SHOWN]
    )
    reasons: list[Row] = [
        (Button(sentence.plain(), presses.form_reason(nonce, reason)),) for reason, sentence in REASONS.items()
    ]
    keeps = Button(plain("⬅️ O'zgartirmayman"), presses.drop_form(nonce))
    return Screen(fit_lines(paragraphs(above, heading, rows), below=ASK_REASON()), (*reasons, (keeps,)))


def form_numbers_kept(count: int, left: int) -> Markup:
    """Above the review, after ✅; `left` rows of the form were not taken."""
    return lines(
        say("✅ Formadan <b>{n} ta</b> raqam saqlandi.", n=count),
        say("❗️ {n} ta qator qabul qilinmadi. Shu yerda kiriting yoki faylda tuzating.", n=left) if left else NOTHING,
    )
