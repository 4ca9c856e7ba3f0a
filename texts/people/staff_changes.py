"""Changing who works here, in words: one person's card, what each change means beforehand, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from plan.period import Month
from texts.paging import page_of, turns
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, month_name
from texts.wording import department as short

HOME = Button("🏠 Menyu", "menu")
BACK = Button("⬅️ Xodimlar", "staff")
ROLES = {
    "director": "direktor",
    "deputy": "direktor o'rinbosari",
    "member": "xodim",
    "observer": "kuzatuvchi",
}
MAY = {
    "director": "Hamma ishni qiladi: reja, xodimlar, sozlamalar, tasdiqlash.",
    "deputy": "Butun kutubxonani ko'radi, hisobotlarni tasdiqlaydi va qaytaradi. "
    "Reja, xodimlar va sozlamalarni o'zgartirmaydi.",
    "member": "O'z xizmatining hisobotini kiritadi.",
    "observer": "Hamma hisobotlarni ko'radi, lekin hech narsani o'zgartirmaydi.",
}
GONE = "Bu kishi endi xodimlar ro'yxatida emas."
SO_ALREADY = "Shundoq ham shunday."
LAST_DIRECTOR = "Siz yagona direktorsiz. Avval boshqa direktor taklif qiling yoki ishni kimgadir topshiring."
NAME_REFUSED = "❗️ Ism 2 tadan 60 tagacha harfdan iborat bo'lsin, masalan: <b>Nilufar</b>"


class Begun(Protocol):
    """A report that was begun and waits to be gone on with."""

    @property
    def submission(self) -> int: ...
    @property
    def department(self) -> str: ...
    @property
    def month(self) -> Month: ...
    @property
    def answered(self) -> int: ...
    @property
    def total(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Card:
    """One person as the director sees them."""

    id: int
    name: str
    role: str
    departments: tuple[str, ...]
    unreachable: bool = False
    half_done: tuple[Begun, ...] = ()
    only_here: tuple[str, ...] = ()
    """Departments nobody else answers for."""
    reports: bool = True


def name_of(text: str, length: int = 60) -> str:
    """A person's name, or a library's, as it stands in a sentence."""
    return safe(clip(text, length))


def listed(names: Sequence[str], length: int = 60) -> str:
    """Departments in a sentence."""
    return ", ".join(f"<b>{safe(short(one, length))}</b>" for one in names)


def begun(half_done: Sequence[Begun]) -> list[str]:
    """`✍️ Yarim qolgan hisobot bor: mart, Abonement — 5/8`"""
    return [
        f"✍️ Yarim qolgan hisobot bor: {month_name(one.month.number)}, {safe(short(one.department))} — "
        f"{one.answered}/{one.total}"
        for one in half_done
    ]


def choose(people: Sequence[tuple[int, str, str]], page: int) -> Screen:
    """Whom to change: (id, name, role)."""
    shown, page, pages = page_of(people, page)
    rows: list[Row] = [
        (Button(f"👤 {clip(name, 40)} — {ROLES[role]}", f"staff_one:{key}"),) for key, name, role in shown
    ]
    rows += turns(page, pages, lambda to: f"staff_who:{to}")
    return Screen("✏️ <b>Kim haqida?</b>", (*rows, (BACK, HOME)))


def card(one: Card, above: str = "") -> Screen:
    """One person and everything that can be changed about them."""
    lines = [above, ""] if above else []
    lines.append(f"{'📵' if one.unreachable else '👤'} <b>{name_of(one.name)}</b> — {ROLES[one.role]}")
    lines += [f"• {safe(short(name, 60))}" for name in one.departments]
    if not one.departments and one.role == "member":
        lines.append("▫️ hech bir xizmatga biriktirilmagan")
    lines += begun(one.half_done)
    leave: Row = (Button("🌴 Ta'til", f"person:{one.id}"),) if one.reports else ()
    return Screen(
        "\n".join(lines),
        (
            (Button("✏️ Ismi", f"staff_name:{one.id}"), Button("👥 Xizmatlari", f"staff_posts:{one.id}:0")),
            (Button("🎖 Vazifasi", f"staff_role:{one.id}"), *leave),
            (Button("🔁 O'rniga boshqa kishi", f"staff_swap:{one.id}:0"),),
            (Button("🚪 Ishdan ketdi", f"staff_out:{one.id}", style="danger"),),
            (Button("⬅️ Orqaga", "staff_who:0"), HOME),
        ),
    )


def _back_to(person: int) -> Row:
    return (Button("⬅️ Orqaga", f"staff_one:{person}"),)


def ask_name(one: Card, above: str = "") -> Screen:
    lines = [above, ""] if above else []
    lines += [
        f"✏️ Hozirgi ismi: <b>{name_of(one.name)}</b>",
        "Oldin kiritganlari ham yangi ism bilan ko'rinadi: bu o'sha odam.",
        "",
        "👇 To'g'ri ismini yozing.",
    ]
    return Screen("\n".join(lines), (_back_to(one.id),))


def renamed(name: str) -> str:
    return f"✅ Endi ismi: <b>{name_of(name)}</b>"


def posts(one: Card, departments: Sequence[tuple[int, str, bool]], page: int, above: str = "") -> Screen:
    """All departments, with a mark at those the person answers for: (id, name, answers)."""
    shown, page, pages = page_of(departments, page)
    lines = [above, ""] if above else []
    lines += [
        f"👥 <b>{name_of(one.name)}</b> qaysi xizmatlar uchun hisobot beradi?",
        "Bosib qo'shing yoki olib tashlang.",
    ]
    rows: list[Row] = [
        (Button(f"{'✅' if answers else '▫️'} {short(name, 60)}", f"staff_post:{one.id}:{key}:{int(not answers)}"),)
        for key, name, answers in shown
    ]
    rows += turns(page, pages, lambda to: f"staff_posts:{one.id}:{to}")
    return Screen("\n".join(lines), (*rows, _back_to(one.id)))


def ask_post(one: Card, key: int, department: str, answers: bool, half_done: Sequence[Begun], alone: bool) -> Screen:
    """What it means that somebody answers for a department, or not any more."""
    named, service = f"<b>{name_of(one.name)}</b>", f"<b>{safe(short(department, 60))}</b>"
    if answers:
        lines = [f"👥 {named} endi {service} uchun ham hisobot bersinmi?", *begun(half_done)]
        if one.role == "observer":
            lines.append("U kuzatuvchi edi; endi xodim bo'ladi.")
        label = "✅ Ha, qo'shish"
    else:
        lines = [f"👥 {named} endi {service} uchun hisobot bermasinmi?", *begun(half_done)]
        if alone:
            lines.append("⚠️ Bu xizmatda boshqa hech kim yo'q: hisobotini kiritadigan odam qolmaydi.")
        label = "✅ Ha, olib tashlash"
    yes = Button(label, f"post_set:{one.id}:{key}:{int(answers)}")
    return Screen("\n".join(lines), ((yes,), (Button("⬅️ Orqaga", f"staff_posts:{one.id}:0"),)))


def post_set(name: str, department: str, answers: bool, empty: bool) -> str:
    done = "endi hisobot beradi" if answers else "endi hisobot bermaydi"
    lines = [f"✅ {name_of(name)}: {safe(short(department, 60))} uchun {done}."]
    if empty:
        lines.append("⚠️ Bu xizmatda endi hech kim yo'q. «➕ Taklif qilish» bilan kimnidir qo'shing.")
    return "\n".join(lines)


def choose_role(one: Card) -> Screen:
    lines = [f"🎖 <b>{name_of(one.name)}</b> hozir: {ROLES[one.role]}", ""]
    lines += [f"<b>{told.capitalize()}</b> — {MAY[role]}" for role, told in ROLES.items()]
    others = [
        Button(told.capitalize(), f"role_ask:{one.id}:{role}") for role, told in ROLES.items() if role != one.role
    ]
    return Screen("\n".join(lines), (*((button,) for button in others), _back_to(one.id)))


def ask_role(one: Card, role: str) -> Screen:
    lines = [f"🎖 <b>{name_of(one.name)}</b>: {ROLES[one.role]} → <b>{ROLES[role]}</b>?", MAY[role]]
    if role == "observer" and one.departments:
        lines.append(f"⚠️ Kuzatuvchi hisobot bermaydi: {listed(one.departments)} undan olinadi.")
        if one.only_here:
            lines.append(f"Hech kimsiz qoladi: {listed(one.only_here)}.")
    yes = Button("✅ Ha", f"role_set:{one.id}:{role}")
    return Screen("\n".join(lines), ((yes,), (Button("⬅️ Orqaga", f"staff_role:{one.id}"),)))


def role_set(name: str, role: str, empty: Sequence[str]) -> str:
    lines = [f"✅ {name_of(name)} endi {ROLES[role]}."]
    if empty:
        lines.append(f"⚠️ Hech kimsiz qoldi: {listed(empty)}.")
    return "\n".join(lines)


def choose_successor(one: Card, people: Sequence[tuple[int, str]], page: int) -> Screen:
    """Who takes over: somebody who works here, or somebody new by a link."""
    shown, page, pages = page_of(people, page)
    text = (
        f"🔁 <b>{name_of(one.name)}</b> o'rniga kim?\n"
        f"{name_of(one.name)} ro'yxatdan chiqadi, xizmatlari va boshlagan hisobotlari yangi odamga o'tadi. "
        "Oldin kiritganlari uning nomi bilan qoladi."
    )
    rows: list[Row] = [(Button("➕ Yangi kishi (havola bilan)", f"swap_new:{one.id}", style="primary"),)]
    rows += [(Button(f"👤 {clip(name, 40)}", f"swap_ask:{one.id}:{key}"),) for key, name in shown]
    rows += turns(page, pages, lambda to: f"staff_swap:{one.id}:{to}")
    return Screen(text, (*rows, _back_to(one.id)))


def ask_swap(one: Card, successor: int, name: str) -> Screen:
    """The last question before somebody takes over."""
    lines = [f"🔁 <b>{name_of(one.name)}</b> ishdan ketadi, o'rniga <b>{name_of(name)}</b>?"]
    if one.departments:
        lines.append(f"{name_of(name)} bularga javob beradi: {listed(one.departments)}.")
    if one.role in ("director", "deputy"):
        lines.append(f"{name_of(name)} {ROLES[one.role]} bo'ladi.")
    lines += begun(one.half_done)
    yes = Button("✅ Ha, topshirish", f"swap_do:{one.id}:{successor}")
    return Screen("\n".join(lines), ((yes,), (Button("⬅️ Orqaga", f"staff_swap:{one.id}:0"),)))


def ask_new_name(one: Card, above: str = "") -> Screen:
    """Who comes in the place of somebody: their name, for the link."""
    lines = [above, ""] if above else []
    lines += [
        f"🔁 <b>{name_of(one.name)}</b> o'rniga",
        f"Havola ochilguncha {name_of(one.name)} ishlayveradi. Yangi kishi qo'shilgan zahoti ish unga o'tadi.",
        "",
        "👇 Yangi kishining ismini yozing.",
    ]
    return Screen("\n".join(lines), ((Button("⬅️ Orqaga", f"staff_swap:{one.id}:0"),),))


def place_of(name: str) -> str:
    """What a link into somebody's place is for."""
    return f"{name} o'rniga"


def ask_out(one: Card) -> Screen:
    """What happens when somebody leaves, before it does."""
    lines = [
        f"🚪 <b>{name_of(one.name)}</b> ishdan ketdimi?",
        "Shu zahoti bot undan hech narsa olmaydi va unga hech narsa yubormaydi. "
        "Kiritgan raqamlari uning nomi bilan qoladi.",
        *begun(one.half_done),
    ]
    if one.only_here:
        lines.append(f"⚠️ Hech kimsiz qoladi: {listed(one.only_here)}.")
    if one.departments:
        lines.append("O'rniga kelgan odam bo'lsa, «🔁» ni bosing: boshlangan ish unga o'tadi.")
    return Screen(
        "\n".join(lines),
        (
            (Button("🔁 O'rniga boshqa kishi", f"staff_swap:{one.id}:0"),),
            (Button("🚪 Ha, ketdi", f"out_do:{one.id}", style="danger"),),
            _back_to(one.id),
        ),
    )
