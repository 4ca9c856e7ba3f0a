"""What a change among the people brings to those it concerns, in words: who has left, a new task, another role."""

from collections.abc import Sequence

from texts.people.staff_changes import HOME, MAY, ROLES, Begun, begun, listed, name_of
from texts.screen import Button, Row, Screen, safe
from texts.wording import department as short
from texts.wording import month_name


def left(name: str, successor: str, empty: Sequence[str], unrelieved: Sequence[str], by: str = "") -> Screen:
    """Somebody has left: who took over, what nobody answers for, and for whom they had stood in."""
    lines = [f"👋 <b>{name_of(name)}</b> ro'yxatdan chiqdi" + (f" ({name_of(by)})." if by and by != name else ".")]
    if successor:
        lines.append(f"🔁 Ishi <b>{name_of(successor)}</b>ga o'tdi.")
    if empty:
        lines.append(f"⚠️ Endi hech kim javob bermaydi: {listed(empty)}. Kimnidir taklif qiling yoki biriktiring.")
    for one in unrelieved:
        lines.append(f"🌴 {name_of(one)} ta'tilda, o'rniga hech kim qolmadi.")
    return Screen("\n".join(lines), ((Button("➕ Taklif qilish", "invite"), Button("👥 Xodimlar", "staff")), (HOME,)))


def goodbye(library: str) -> Screen:
    """The last message to whoever has left."""
    return Screen(
        f"👋 Siz {name_of(library, 200)} xodimlari ro'yxatidan chiqdingiz. Endi bu yerda hisobot so'ralmaydi.\n"
        "Kiritgan raqamlaringiz sizning nomingiz bilan saqlanadi. Mehnatingiz uchun rahmat!"
    )


def new_task(departments: Sequence[str], half_done: Sequence[Begun]) -> Screen:
    """To whoever answers for something new."""
    lines = [f"👥 Endi siz {listed(departments)} uchun hisobot berasiz.", *begun(half_done)]
    rows: list[Row] = [
        (
            Button(
                f"▶️ {month_name(one.month.number).capitalize()}: davom ettirish ({one.answered}/{one.total})",
                f"go:{one.submission}",
                style="primary",
            ),
        )
        for one in half_done
    ]
    return Screen("\n".join(lines), (*rows, (Button("📝 Hisobot kiritish", "enter"), HOME)))


def task_gone(department: str) -> Screen:
    return Screen(f"👥 Endi <b>{safe(short(department, 60))}</b> hisobotini siz kiritmaysiz.", ((HOME,),))


def new_role(role: str) -> Screen:
    return Screen(f"🎖 Sizning vazifangiz endi: <b>{ROLES[role]}</b>.\n{MAY[role]}", ((HOME,),))
