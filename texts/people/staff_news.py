"""What a change among the people brings to those it concerns, in words: who has left, a new task, another role."""

from collections.abc import Sequence

from texts.home import home_button
from texts.month import presses as month_presses
from texts.people import presses
from texts.people.roles import ROLES, Begun, clipped_name, departments_named, half_done_lines, unrelieved_lines
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, lines, plain, say
from texts.wording import short_department as short


def person_left_notice(
    name: str, successor: str, empty: Sequence[str], unrelieved: Sequence[str], by: str = ""
) -> Screen:
    """Somebody has left: who took over, what nobody answers for, for whom they had stood in, and who has said so."""
    text = lines(
        say("👋 <b>{name}</b> ro'yxatdan chiqdi ({by}).", name=clipped_name(name), by=clipped_name(by))
        if by and by != name
        else say("👋 <b>{name}</b> ro'yxatdan chiqdi.", name=clipped_name(name)),
        say("🔁 O'rniga: <b>{successor}</b>", successor=clipped_name(successor)) if successor else NOTHING,
        say("⚠️ Xodimsiz qoldi: {departments}. Birorta xodimni taklif qiling.", departments=departments_named(empty))
        if empty
        else NOTHING,
        unrelieved_lines(unrelieved),
    )
    return Screen(
        text,
        (
            (Button(plain("➕ Taklif qilish"), presses.invite()), Button(plain("👥 Xodimlar"), presses.staff())),
            (home_button(),),
        ),
    )


def goodbye_notice(library: str) -> Screen:
    """The last message to whoever has left."""
    return Screen(
        say(
            "👋 Mehnatingiz uchun rahmat! Siz endi xodimlar ro'yxatida emassiz ({library}), hisobot so'ralmaydi.\n"
            "Kiritgan raqamlaringiz sizning nomingiz bilan saqlanadi.",
            library=clipped_name(library, 200),
        )
    )


def moved_notice(name: str) -> Screen:
    """To the directors: somebody writes from another account now."""
    text = say(
        "📱 <b>{name}</b> endi yangi Telegram hisobidan yozadi. Eski hisobi begona bo'ldi.", name=clipped_name(name)
    )
    return Screen(text, ((Button(plain("👥 Xodimlar"), presses.staff()),),))


def moved_away(library: str) -> Screen:
    """The last message to the account that was left."""
    return Screen(
        say(
            "📱 O'rningiz boshqa Telegram hisobiga o'tdi ({library}): bot endi faqat o'sha yerda ishlaydi. "
            "Buni siz qilmagan bo'lsangiz, darhol direktoringizga ayting.",
            library=clipped_name(library, 200),
        )
    )


def new_task(departments: Sequence[str], half_done: Sequence[Begun]) -> Screen:
    """To whoever answers for something new."""
    text = lines(
        say("👥 Endi siz {departments} uchun hisobot berasiz.", departments=departments_named(departments)),
        half_done_lines(half_done),
    )
    rows: list[Row] = [
        (
            Button(
                plain(
                    "▶️ {month:month_name}: davom ettirish ({answered}/{total})",
                    month=report.month,
                    answered=report.answered,
                    total=report.total,
                ),
                month_presses.go_on(report.submission),
                style="primary",
            ),
        )
        for report in half_done
    ]
    return Screen(text, (*rows, (Button(plain("📝 Kiritish"), month_presses.enter()), home_button())))


def task_gone(department: str) -> Screen:
    text = say("👥 Endi <b>{department}</b> hisobotini siz topshirmaysiz.", department=short(department, 60))
    return Screen(text, ((home_button(),),))


def new_role(role: str) -> Screen:
    text = say("🎖 Sizning vazifangiz endi: <b>{role}</b>.\n{may}", role=ROLES[role].name(), may=ROLES[role].you_may())
    return Screen(text, ((home_button(),),))
