"""The words of forms of single months that are added up to one sum."""

from collections.abc import Sequence

from markupsafe import Markup

from texts.month import presses
from texts.screen import Button
from texts.sentence import Sentence, lines, listed, plain, say
from texts.wording import month_name, month_title

SEND_THEM = Sentence(
    "👆 Har oy uchun alohida forma. To'ldirib, birma-bir yuboring: o'zim jamlab, saqlashdan oldin ko'rsataman."
)

OWN_TABLE = Sentence("Oylari ustunlarda turgan o'z Excel jadvalingiz bo'lsa, shuni yuboring: o'zim jamlayman.")


def forms_button(department: int) -> Button:
    """Below the form of a sum."""
    return Button(plain("🗓 Oyma-oy formalar"), presses.hand_out_month_forms(department))


def months_in_sum(months: Sequence[int], lacking: Sequence[int]) -> Markup:
    """Which months' forms were added up, and of which none has come."""
    there = say("🧮 <b>Jamiga kirgan oylar:</b> {months}", months=listed(map(month_name, months)))
    if not lacking:
        return there
    return lines(
        there,
        say("❗️ <b>Formasi yo'q:</b> {months}. Ularsiz jami to'liq emas.", months=listed(map(month_name, lacking))),
    )


def month_again(month: int) -> Markup:
    """A second form of a month takes the place of the first."""
    return say(
        "🔁 {month} formasi oldin ham kelgan: yangisi hisobga olindi, ikki marta qo'shilmadi.", month=month_title(month)
    )


def table_taken(months: Sequence[int], own: int, others: int) -> Markup:
    """What was found in somebody's own table with months."""
    taken = say("📄 Jadvaldan olindi: {n} ta qator ({months}).", n=own, months=listed(map(month_name, months)))
    if not others:
        return taken
    return lines(taken, say("Boshqa xizmatlarning {n} ta qatori olinmadi.", n=others))


def month_stands_twice(month: int) -> Markup:
    """A table in which nobody can say which of two columns is the month's."""
    return say(
        "🤔 Jadvalda {month} ikki joyda turibdi: qaysi biri amalda bajarilgani noma'lum, hech narsa yozilmadi. "
        "Bittasini qoldirib, qayta yuboring.",
        month=month_name(month),
    )


def of_another_year(year: int) -> Markup:
    return say(
        "🤔 Jadvalda boshqa yil yozilgan, {year:bare}-yil emas: hech narsa yozilmadi. "
        "Yilini to'g'rilab, qayta yuboring.",
        year=year,
    )
