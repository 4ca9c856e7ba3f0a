"""Two departments said the same number for one row and month: the question to the director, and its answers."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.period import Month
from texts.home import back_button, home_button
from texts.month import presses as month_presses
from texts.oversight import presses
from texts.paging import fit_lines
from texts.progress import presses as progress_presses
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen
from texts.sentence import Sentence, lines, paragraphs, plain, say
from texts.wording import clip, indicator_unit, row_name, short_department

Named = Sequence[tuple[int, str]]
"""Departments by key and name."""
GONE = Sentence("Bu savol endi yopilgan: javob berilgan yoki raqam o'zgargan.")


def ask_whether_same(question: int, indicator: Indicator, of: Month, value: Decimal, departments: Named) -> Screen:
    """Is it one thing, or several? With the numbers as they stand."""
    if len(departments) == 2:
        same = say("{month:month}: ikkala xizmat ham <b>{value}</b> deb yozgan.", month=of, value=value)
    else:
        same = say(
            "{month:month}: {n} ta xizmat bir xil yozgan: <b>{value}</b>.", month=of, n=len(departments), value=value
        )
    head = say("🤔 <b>{code}</b> {name}", code=indicator.lettered, name=row_name(indicator, 160))
    asked = say(
        "Hozir jami {total} chiqyapti. Bu bitta ishmi yoki har biri o'zinikini yozganmi?",
        total=value * len(departments),
    )
    why = progress_presses.story(indicator.key, 0, "dc", str(question), 0)
    rows: tuple[Row, ...] = (
        (Button(plain("🙌 Har biri o'ziniki"), presses.counted_apart(question)),),
        (Button(plain("☝️ Bitta ish"), presses.counted_twice(question)),),
        (Button(WHY.plain(), why),),
    )
    return Screen(fit_lines(paragraphs(lines(head, same), _numbers(indicator, value, departments)), below=asked), rows)


def _numbers(indicator: Indicator, value: Decimal, departments: Named) -> Markup:
    """What each department wrote, a line each."""
    named = clip(indicator_unit(indicator), 40)
    return lines(
        say("• {department}: {value} {unit}", department=short_department(name, 50), value=value, unit=named)
        for _, name in departments
    )


def choose_whose_to_return(
    question: int, indicator: Indicator, of: Month, value: Decimal, departments: Named
) -> Screen:
    """Whose number goes back to be corrected."""
    head = say(
        "☝️ <b>{code}</b> {name} · {month:month}", code=indicator.lettered, name=row_name(indicator, 120), month=of
    )
    asked = say("Qaysi xizmatning raqami tuzatishga qaytarilsin? Sababi o'zi yoziladi.")
    rows: list[Row] = [
        (Button(plain("↩️ {department}", department=short_department(name, 40)), presses.return_double(question, key)),)
        for key, name in departments
    ]
    text = fit_lines(paragraphs(head, _numbers(indicator, value, departments)), below=asked)
    return Screen(text, (*rows, (back_button(presses.double_count(question)),)))


def double_count_reason(indicator: Indicator, of: Month, other: str) -> str:
    """The ready reason of a return; `other` is the department that wrote the same."""
    return plain(
        "{code}: {month:month_name} oyida {other} ham shu raqamni yozgan. "
        "Bu bitta ish bo'lsa, faqat o'zingiz qilganini yozing (bo'lmasa 0).",
        code=indicator.lettered,
        month=of,
        other=short_department(other, 60),
    )


def kept_apart(indicator: Indicator, of: Month, value: Decimal, departments: Named) -> Screen:
    text = lines(
        say("🙌 <b>{code}</b> · {month:month}: hammasi hisobga olinadi.", code=indicator.lettered, month=of),
        _numbers(indicator, value, departments),
    )
    return Screen(fit_lines(text), ((home_button(),),))


def sent_back(indicator: Indicator, of: Month, to: str, members: int) -> Screen:
    """The number has gone back `to` a department; `members` is how many people hear of it."""
    text = lines(
        say(
            "↩️ <b>{code}</b> · {month:month}: tuzatishga qaytarildi. Xizmat: {department}.",
            code=indicator.lettered,
            month=of,
            department=short_department(to, 50),
        ),
        say("{n} xodimga xabar berildi.", n=members) if members else say("Xizmatda hozircha xodim yo'q."),
    )
    return Screen(text, ((home_button(),),))


def to_correct(submission: int, indicator: Indicator, of: Month, reason: str) -> Screen:
    """To whoever can correct the number themselves: it was not sent back."""
    text = paragraphs(
        say(
            "🤔 <b>{code}</b> {name} · {month:month}", code=indicator.lettered, name=row_name(indicator, 120), month=of
        ),
        say("{reason}", reason=reason),
    )
    open_number = Button(plain("✏️ Raqamni ochish"), month_presses.change_row(submission, indicator.key))
    return Screen(text, ((open_number, home_button()),))
