"""Who works here and who is invited, in words; and the invitation itself, as it is forwarded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, moment, short_day
from texts.wording import department as short

HOME = Button("🏠 Menyu", "menu")
PAGE = 10
"""Departments on one page; with their people they stay well below Telegram's 4096 letters."""
_PEOPLE = 6
_CHOICES = 80


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a department, and whether messages reach them."""

    name: str
    unreachable: bool = False
    away_until: date | None = None
    leaving: tuple[date, date] | None = None
    """The first and the last day of a leave that is to come."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An invitation that has not been used; `to` is the department or the role it is for."""

    id: int
    name: str
    to: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Group:
    """A department with its people and those who are invited to it."""

    name: str
    members: tuple[Member, ...]
    waiting: tuple[Waiting, ...] = ()


ROLES = {"observer": "kuzatuvchi", "director": "direktor", "deputy": "direktor o'rinbosari", "member": "xodim"}
DEPUTIES = "Direktor o'rinbosarlari"
UNPLACED = "Xizmatga biriktirilmaganlar"
OBSERVERS = "Kuzatuvchilar"
NAME_REFUSED = "❗️ Ism 2 tadan 60 tagacha harfdan iborat bo'lsin, masalan: <b>Nilufar</b>"
WITHDRAWN = "Taklif bekor qilindi: havola endi ochilmaydi."
NOTHING_TO_WITHDRAW = "Bu taklif endi ochiq emas."


def staff(groups: Sequence[Group], waiting: int, page: int, has_departments: bool) -> Screen:
    """Departments with their people, a page at a time."""
    pages = max(1, -(-len(groups) // PAGE))
    page = min(page, pages - 1)
    lines = ["👥 <b>Xodimlar</b>" + (f" · {page + 1}/{pages}" if pages > 1 else "")]
    for group in groups[page * PAGE : (page + 1) * PAGE]:
        lines += ["", *_group(group)]
    if not has_departments:
        lines += ["", "Xizmatlar ro'yxati ish rejasidan olinadi. Reja faylini (Excel yoki Word) shu yerga yuboring."]
    rows: list[Row] = [
        (Button("➕ Taklif qilish", "invite", style="primary"), Button("🌴 Ta'tilda", "people:0")),
        (Button("✏️ Xodimni o'zgartirish", "staff_who:0"),),
    ]
    if waiting:
        rows.append((Button(f"⏳ Ochiq takliflar ({waiting})", "invited:0"),))
    turn = _turn("staff_page", page, pages)
    return Screen("\n".join(lines), (*rows, *turn, (HOME,)))


def _group(group: Group) -> list[str]:
    lines = [f"<b>{safe(short(group.name, 60))}</b>"]
    for member in group.members[:_PEOPLE]:
        lines.append(f"{_mark(member)} {safe(clip(member.name, 40))}" + _reach(member))
    for waiting in group.waiting[:_PEOPLE]:
        lines.append(f"⏳ {safe(clip(waiting.name, 40))} — taklif qilingan, {moment(waiting.until)} gacha")
    left = len(group.members[_PEOPLE:]) + len(group.waiting[_PEOPLE:])
    if left:
        lines.append(f"… va yana {left} kishi")
    if not group.members and not group.waiting:
        lines.append("▫️ hali hech kim yo'q")
    return lines


def _mark(member: Member) -> str:
    if member.unreachable:
        return "📵"
    return "🌴" if member.away_until else "👤"


def _reach(member: Member) -> str:
    if member.unreachable:
        return " — xabar yetmayapti (botni to'xtatgan)"
    if member.away_until:
        return f" — ta'tilda, {short_day(member.away_until)}gacha"
    if member.leaving is None:
        return ""
    since, until = member.leaving
    return f" — {short_day(since)}dan {short_day(until)}gacha ta'tilda bo'ladi"


def _turn(verb: str, page: int, pages: int) -> tuple[Row, ...]:
    turn = []
    if page:
        turn.append(Button("◀️", f"{verb}:{page - 1}"))
    if page + 1 < pages:
        turn.append(Button("▶️", f"{verb}:{page + 1}"))
    return (tuple(turn),) if turn else ()


def open_invitations(waiting: Sequence[Waiting], page: int) -> Screen:
    """Invitations on their way, each with a button to take it back."""
    pages = max(1, -(-len(waiting) // PAGE))
    page = min(page, pages - 1)
    shown = waiting[page * PAGE : (page + 1) * PAGE]
    lines = ["⏳ <b>Ochiq takliflar</b>" if waiting else "⏳ Ochiq taklif yo'q."]
    rows: list[Row] = []
    for one in shown:
        lines += ["", f"👤 <b>{safe(clip(one.name, 60))}</b> — {safe(short(one.to, 60))}", f"{moment(one.until)} gacha"]
        rows.append((Button(f"❌ {clip(one.name, 30)}: bekor qilish", f"withdraw:{one.id}"),))
    back = Button("⬅️ Xodimlar", "staff")
    return Screen("\n".join(lines), (*rows, *_turn("invited", page, pages), (back, HOME)))


def choose_department(departments: Sequence[tuple[int, str]]) -> Screen:
    """Where the new person will work."""
    text = "➕ <b>Kimni taklif qilamiz?</b>\nQaysi xizmat yoki lavozim uchun?"
    if not departments:
        text = (
            "➕ <b>Kimni taklif qilamiz?</b>\nXizmatlar hali yo'q: ular ish rejasidan olinadi. "
            "Hozircha direktor yoki kuzatuvchi taklif qilish mumkin."
        )
    rows: list[Row] = [(Button(short(name, 60), f"invite_to:{key}"),) for key, name in departments[:_CHOICES]]
    rows.append((Button("👁 Kuzatuvchi", "invite_to:observer"), Button("🏛 Ikkinchi direktor", "invite_to:director")))
    rows.append((Button("🤝 Direktor o'rinbosari", "invite_to:deputy"),))
    rows.append((Button("⬅️ Xodimlar", "staff"), HOME))
    return Screen(text, tuple(rows))


MAY = {
    "observer": "Kuzatuvchi hisobotlarni ko'radi, lekin o'zgartirmaydi.",
    "director": "Ikkinchi direktor siz qila oladigan hamma ishni qila oladi.",
    "deputy": "O'rinbosar hamma hisobotlarni ko'radi, tasdiqlaydi va qaytaradi; reja, xodimlar va sozlamalar sizda.",
}


def ask_name(to: str, role: str, above: str = "") -> Screen:
    """Whom the link is for."""
    lines = [above, ""] if above else []
    named = short(to, 60)
    lines += [f"➕ <b>{safe(named[:1].upper() + named[1:])}</b>"]
    if role in MAY:
        lines.append(MAY[role])
    lines += ["", "👇 Taklif qilinayotgan kishining ismini yozing."]
    return Screen("\n".join(lines), ((Button("⬅️ Orqaga", "invite"),),))


def link(address: str, name: str, library: str, to: str, until: datetime) -> Screen:
    """The message to be forwarded to the person invited."""
    return Screen(
        f"Assalomu alaykum, <b>{safe(name)}</b>!\n"
        f"Siz {safe(clip(library, 120))} hisobot botiga taklif qilindingiz: <b>{safe(short(to, 60))}</b>.\n\n"
        f"Shu havolani bosing va <b>Start</b> tugmasini tanlang:\n{safe(address)}\n\n"
        f"Havola bir marta ishlaydi, {moment(until)} gacha."
    )


def picture(name: str, to: str, until: datetime) -> Screen:
    """The words below the QR picture."""
    return Screen(
        f"📷 <b>{safe(name)}</b> — {safe(short(to, 60))}\n"
        f"Telefon kamerasini shu rasmga qarating. Bir marta ishlaydi, {moment(until)} gacha."
    )


def invited(name: str, to: str) -> Screen:
    """What to do with the message above and with the picture, which comes after."""
    return Screen(
        f"☝️ <b>{safe(name)}</b> ({safe(short(to, 60))}) uchun havola tayyor.\n"
        "Yuqoridagi xabarni unga yuboring yoki QR-rasmni ko'rsating. Qo'shilganda sizga xabar beraman.",
        ((Button("➕ Yana taklif", "invite"), Button("👥 Xodimlar", "staff")), (HOME,)),
    )
