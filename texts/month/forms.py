"""The words of the month's form: what stands in it, what was read from it when it came back, and why some was not."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.month.question import LONGEST_NOTE
from plan.period import Month
from plan.typed.filled_form import Fault, Said, Trouble, TroubledLine
from texts.month import unclear
from texts.month.oddness import odd_sentence
from texts.paging import fit
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, department, month, month_name, number, row_label, row_named, row_place, unit

NUMBER, NAME, UNIT, SINCE, NOTE = "№", "Nomi", "Birligi", "Yil boshidan", "Izoh"
HERE = "shu ustunga yozing"
"""The end of the heading over the column that is filled in; by it a form is told from other tables."""
WHAT_TO_DO = (
    "Rangli ustunga oy raqamini yozing va faylni botga qaytarib yuboring. Ish bo'lmagan bo'lsa 0, "
    "hali bilmasangiz «noma'lum» deb yozing. Bo'sh katak javobsiz qoladi."
)
CODE = "Formaning kodi, o'chirmang: "
SHEET = "Forma"
NOT_KNOWN = "noma'lum"
BUTTON = "📄 Excel forma"
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

SHOWN = 40
"""Changed rows told on one screen; the review has them all."""
TROUBLES = 15


def title(department_name: str, at: Month) -> str:
    return f"{department_name}: {month(at)}, oylik hisobot"


def here(at: Month) -> str:
    """The heading over the column that is filled in."""
    return f"{month(at)}: {HERE}"


def headings(at: Month, *, shared: bool) -> tuple[str, ...]:
    """Over the columns; where a row is shared, also whose numbers stand in them: the department's or everybody's."""
    mine, all_of_them = (" (sizniki)", " (hammaniki)") if shared else ("", "")
    return (
        NUMBER,
        NAME,
        UNIT,
        month_name(at.previous.number).capitalize() + mine,
        SINCE + all_of_them,
        f"{at.year}-yil rejasi{all_of_them}",
        here(at),
        NOTE,
    )


def whose(indicator: Indicator) -> str:
    """The unit; of a row that several departments report, that only their own part is asked."""
    return f"{indicator.unit} (o'z ulushingiz)" if len(indicator.departments) > 1 else indicator.unit


def file_name(department_name: str, at: Month) -> str:
    """`Forma_2025-03_Abonement.xlsx`, fit for every file system."""
    name = re.sub(r"[^\w-]+", "_", department(department_name).replace("'", ""))
    return f"Forma_{at}_{name.strip('_')[:60]}.xlsx"


def sent(department_name: str, at: Month, rows: int) -> Screen:
    """Below the form."""
    return Screen(
        f"📄 <b>{month(at)}</b> · {safe(department(department_name))}: {rows} ta band.\n"
        "Rangli ustunni telefonda yoki kompyuterda to'ldiring va faylni shu yerga yuboring. "
        "Yozishdan oldin nimani o'qiganimni ko'rsataman."
    )


FAULTS: Mapping[Fault, str] = {
    "no_code": "Formaning kod yozilgan qatori o'chib ketibdi.",
    "no_head": "Formaning sarlavha qatori (№, Nomi, Izoh …) o'chib ketibdi.",
    "several": "Bu faylda bir nechta forma bor: har birini alohida fayl qilib yuboring.",
    "too_long": "Bu formada keragidan ko'p qator bor.",
}
TAKE_NEW = "Formani menyudagi 📄 tugmasi bilan qaytadan oling."

GONE = "Bu forma endi ochiq emas. Kerak bo'lsa, faylni qaytadan yuboring."
CHANGED = "✋ Shu orada hisobot o'zgardi, hali hech narsa saqlanmadi. Mana hozirgi holat:"
NOT_KEPT = "👌 Formadagi raqamlar yozilmadi."
PRESS = "👇 Avval tugmalardan birini bosing: formadagi raqamlar hali saqlanmagan."
UNKNOWN_SENT = "❗️ Yuborilgan hisobotda raqam «noma'lum»ga qaytmaydi."
NOTHING_WAITS = "📄 Hozir forma bilan to'ldiriladigan oy yo'q."


def other_year(at: Month) -> str:
    """A form of a year that has no plan."""
    return f"❗️ {at.year}-yil uchun ish rejasi yo'q: bu forma boshqa yilniki. {TAKE_NEW}"


def fault(found: Fault) -> str:
    """A form that cannot be read at all."""
    again = "" if found == "several" else f" {TAKE_NEW}"
    return f"❗️ {FAULTS[found]}{again}"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One figure as the form changes it; `before` and `after` None where nothing is said, `note` where it is new."""

    indicator: Indicator
    before: Said | None
    after: Said | None
    note: str
    old_note: str
    odd: Oddness | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What was read from a form and is not kept yet."""

    department: str
    month: Month
    read: int
    same: int
    changes: tuple[ChangeLine, ...]
    troubles: tuple[str, ...]
    sent: bool


def preview(shown: Preview, save: str, drop: str, above: str = "") -> Screen:
    """What would be kept, before it is."""
    rows = ((Button(f"✅ Saqlash ({len(shown.changes)} ta)", save, style="success"), Button("❌ Kerak emas", drop)),)
    return Screen(fit(_told(shown, above), below=("", "Hali saqlanmadi. Shunday saqlansinmi?")), rows)


def nothing_new(shown: Preview) -> Screen:
    """A form that changes nothing: all of it stands there already, or none of it could be read."""
    said = "Yangi raqam yo'q: hisobot avvalgidek qoldi." if shown.read else "Hisobot avvalgidek qoldi."
    said += " Katakni tuzatib, faylni qayta yuboring." if shown.troubles else ""
    return Screen(fit(_told(shown, ""), below=("", said)))


def _told(shown: Preview, above: str) -> list[str]:
    lines = [above, ""] if above else []
    lines.append(f"📄 <b>{month(shown.month)}</b> · {safe(department(shown.department))}")
    lines.append(f"<b>{shown.read} ta band o'qildi</b>" + (f", {shown.same} tasi avvalgidek" if shown.same else ""))
    if shown.sent:
        lines.append("✅ Bu hisobot yuborilgan: tuzatish uchun sababi so'raladi.")
    if shown.changes:
        lines += ["", *(_change(one) for one in shown.changes[:SHOWN])]
        if len(shown.changes) > SHOWN:
            lines.append(f"… va yana {len(shown.changes) - SHOWN} ta")
    if shown.troubles:
        lines += ["", f"<b>Olinmagan qatorlar: {len(shown.troubles)}</b>", *shown.troubles[:TROUBLES]]
        if len(shown.troubles) > TROUBLES:
            lines.append(f"… va yana {len(shown.troubles) - TROUBLES} ta")
    return lines


def _change(one: ChangeLine) -> str:
    name = f"{safe(row_label(one.indicator))}. {safe(clip(one.indicator.name.split(':')[0], 40))}"
    mark = "⚠️" if one.odd else "•"
    line = f"{mark} {name}"
    if one.after is not None and one.after != one.before:
        before = f"{said(one.before)} → " if one.before is not None else ""
        counted = f" {safe(unit(one.indicator))}" if one.after.value is not None else ""
        line += f": {before}<b>{said(one.after)}</b>{counted}"
    if one.odd:
        line += f"\n    <i>{odd_sentence(one.odd)}</i>"
    if one.note:
        old = f"<s>{safe(clip(one.old_note, 60))}</s> " if one.old_note else ""
        line += f"\n    📝 {old}{safe(clip(one.note, 80))}"
    return line


def said(value: Said | None) -> str:
    """A figure's value, that it is not known, or a dash where nothing is said."""
    if value is None:
        return "–"
    return "hali noma'lum" if value.value is None else number(value.value)


def trouble(one: TroubledLine) -> str:
    """Why a row was not taken, and where it is."""
    line = one.line
    place = safe(row_place(line.place))
    named = f"{place}, {safe(row_named(one.indicator))}" if one.indicator else place
    typed = f"«{safe(clip(line.typed or line.note, 40))}»"
    return f"{named}: {_why(one, typed)}"


def _why(one: TroubledLine, typed: str) -> str:
    row = safe(clip(one.line.number or "–", 20))
    sentences: Mapping[Trouble, str] = {
        "no_row": f"❗️ {typed} yozilmadi: «{row}» bandi bu hisobotda yo'q.",
        "several": f"❗️ {typed} yozilmadi: «{row}» ostida bir nechta ko'rsatkich bor, nomini ham to'liq qoldiring.",
        "other_row": f"❗️ {typed} yozilmadi: «{row}»-band rejada endi boshqacha yozilgan. {TAKE_NEW}",
        "twice": f"❗️ {typed} yozilmadi: bu band formada ikki marta, har xil yozilgan.",
        "unknown_sent": UNKNOWN_SENT,
        "long_note": unclear.note_too_long(len(one.line.note), LONGEST_NOTE),
        "newer": f"✋ Formada {typed}, lekin shu orada {safe(one.by)} <b>{said(one.now)}</b> deb yozdi: shunisi qoldi. "
        "Kerak bo'lsa, hisobotning o'zida o'zgartiring.",
    }
    if one.unclear is not None:
        return unclear.why_not(one.unclear)
    return sentences[one.why]


def ask_why(department_name: str, at: Month, corrected: Sequence[tuple[Indicator, str, str]], nonce: int) -> Screen:
    """One reason for all the corrections of a report that has been sent: (figure, before, after)."""
    lines = [f"✏️ <b>{month(at)}</b> · {safe(department(department_name))}", ""]
    lines += [f"• {safe(row_label(one))}: {before} → <b>{after}</b>" for one, before, after in corrected[:SHOWN]]
    question = "Hisobot yuborilgan edi. Nega o'zgarayotganini bosing yoki yozing:"
    buttons: tuple[Row, ...] = (
        (Button("Xato yozilgan edi", f"form_why:{nonce}:typo"),),
        (Button("Yangi ma'lumot keldi", f"form_why:{nonce}:news"),),
        (Button("⬅️ O'zgartirmayman", f"form_no:{nonce}"),),
    )
    return Screen(fit(lines, below=("", question)), buttons)


def kept(count: int, left: int) -> str:
    """Above the review, after ✅."""
    told = f"✅ Formadan <b>{count} ta</b> band yozildi."
    if left:
        told += f"\n❗️ {left} ta qator olinmadi: ularni shu yerda kiriting yoki faylda tuzatib, qayta yuboring."
    return told
