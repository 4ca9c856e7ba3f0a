"""Who works here and who is invited, in words; and the invitation itself, as it is forwarded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from texts.home import back_button, home_button
from texts.paging import numbered_title, page_of, page_turns, paired_buttons
from texts.people import presses
from texts.people.roles import clipped_name
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, beside, lines, paragraphs, plain, say
from texts.wording import clip
from texts.wording import short_department as short

PAGE = 10
"""Departments on one page; with their people they stay well below Telegram's 4096 letters."""
_PEOPLE = 6
_CHOICES = 80
DEPUTIES = Sentence("Direktor o'rinbosarlari")
UNPLACED = Sentence("Xizmatga biriktirilmaganlar")
OBSERVERS = Sentence("Kuzatuvchilar")
_NAMELESS = Sentence("Sobiq xodim {number}")
WITHDRAWN = Sentence("Taklif bekor qilindi: havola endi ochilmaydi.")
OLDER_ENDED = Sentence("Unga avval berilgan havola endi ochilmaydi: faqat shu yangisi amal qiladi.")
NOTHING_TO_WITHDRAW = Sentence("Bu taklif endi amalda emas.")
INVITED_ROLES: Mapping[str, Sentence] = {
    "observer": Sentence("Kuzatuvchi hisobotlarni ko'radi, lekin o'zgartirmaydi."),
    "director": Sentence("Ikkinchi direktor siz qila oladigan hamma ishni qila oladi."),
    "deputy": Sentence(
        "O'rinbosar barcha hisobotlarni ko'radi, tasdiqlaydi va qaytaradi; reja, xodimlar va sozlamalar sizda."
    ),
}
"""What an invitation may be for besides a department, and what that lets somebody do."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a department, and whether messages reach them."""

    name: str
    unreachable: bool = False
    away_until: date | None = None
    leaving: tuple[date, date] | None = None
    """The first and the last day of a leave that is to come."""
    practised: date | None = None
    """When they last came to the end of a practice month."""


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


def place_of_person(name: str) -> str:
    """What a link into somebody's place is for."""
    return plain("{name} o'rniga", name=name)


def new_phone() -> str:
    """What a link is for that the same person opens with another account."""
    return plain("yangi telefon")


def staff_by_department_page(groups: Sequence[Group], waiting: int, page: int, has_departments: bool) -> Screen:
    """Departments with their people, a page at a time; `waiting` invitations are on their way."""
    shown, page, pages = page_of(groups, page, PAGE)
    no_departments = say("Xizmatlar ish rejasidan olinadi: reja faylini (Word, Excel, PDF) yuboring.")
    text = paragraphs(
        numbered_title(say("👥 <b>Xodimlar</b>"), page, pages),
        (lines(_group(group)) for group in shown),
        NOTHING if has_departments else no_departments,
    )
    rows: list[Row] = [
        (
            Button(plain("➕ Taklif qilish"), presses.invite(), style="primary"),
            Button(plain("🌴 Ta'tillar"), presses.leaves(0)),
        ),
        (Button(plain("✏️ Xodim ma'lumotlari"), presses.choose_person(0)),),
    ]
    if waiting:
        rows.append((Button(plain("⏳ Ochiq takliflar ({n})", n=waiting), presses.open_invitations(0)),))
    return Screen(text, (*rows, *page_turns(page, pages, presses.staff_page), (home_button(),)))


def _group(group: Group) -> list[Markup]:
    rows = [say("<b>{department}</b>", department=short(group.name, 60))]
    rows += [_member(member) for member in group.members[:_PEOPLE]]
    rows += [
        say(
            "⏳ {name} — taklif yuborilgan ({until:moment} da tugaydi)",
            name=clipped_name(invited.name, 40),
            until=invited.until,
        )
        for invited in group.waiting[:_PEOPLE]
    ]
    left = len(group.members[_PEOPLE:]) + len(group.waiting[_PEOPLE:])
    if left:
        rows.append(say("… va yana {n} xodim", n=left))
    return rows if len(rows) > 1 else [*rows, say("▫️ hali xodim yo'q")]


def _member(member: Member) -> Markup:
    practised = member.practised
    return beside(
        _how_reached(member), say("🎓 mashq ✓ {practised:short_day}", practised=practised) if practised else NOTHING
    )


def _how_reached(member: Member) -> Markup:
    name = clipped_name(member.name, 40)
    if member.unreachable:
        return say("📵 {name} — xabar yetmayapti (botni bloklagan)", name=name)
    if member.away_until:
        return say("🌴 {name} — ta'tilda (oxirgi kuni {until:short_day})", name=name, until=member.away_until)
    if member.leaving is None:
        return say("👤 {name}", name=name)
    since, until = member.leaving
    return say("👤 {name} — ta'tili: {since:short_day} — {until:short_day}", name=name, since=since, until=until)


def open_invitations(waiting: Sequence[Waiting], page: int) -> Screen:
    """Invitations on their way, each with a button to take it back."""
    shown, page, pages = page_of(waiting, page, PAGE)
    text = paragraphs(
        say("⏳ <b>Ochiq takliflar</b>") if waiting else say("⏳ Ochiq taklif yo'q."),
        (
            say(
                "👤 <b>{name}</b> — {to}\noxirgi muddati: {until:moment}",
                name=clipped_name(invitation.name),
                to=short(invitation.to, 60),
                until=invitation.until,
            )
            for invitation in shown
        ),
    )
    rows: list[Row] = [
        (Button(plain("❌ {name}", name=clip(invitation.name, 24)), presses.withdraw_invitation(invitation.id)),)
        for invitation in shown
    ]
    to_staff = Button(plain("⬅️ Xodimlar"), presses.staff())
    return Screen(text, (*rows, *page_turns(page, pages, presses.open_invitations), (to_staff, home_button())))


def choose_department_to_invite(departments: Sequence[tuple[int, str]]) -> Screen:
    """Where the new person will work: departments by their id and name, or a role."""
    text = lines(
        say("➕ <b>Kimni taklif qilamiz?</b>"),
        say("Qaysi xizmat yoki lavozim uchun?")
        if departments
        else say(
            "Xizmatlar hali yo'q: ular ish rejasidan olinadi. Hozircha direktor yoki kuzatuvchi taklif qilish mumkin."
        ),
    )
    whom = [Button(short(name, 34), presses.invite_to(str(key))) for key, name in departments[:_CHOICES]]
    roles = (
        Button(plain("👁 Kuzatuvchi"), presses.invite_to("observer")),
        Button(plain("🏛 Direktor"), presses.invite_to("director")),
    )
    deputy = (Button(plain("🤝 Direktor o'rinbosari"), presses.invite_to("deputy")),)
    back = (Button(plain("⬅️ Xodimlar"), presses.staff()), home_button())
    return Screen(text, (*paired_buttons(whom), roles, deputy, back))


def ask_invited_name(to: str, role: str, above: Markup = NOTHING) -> Screen:
    """Whom the link is for; `to` is the department or the role that it opens."""
    title = short(to, 60)
    text = paragraphs(
        above,
        lines(
            say("➕ <b>{to}</b>", to=title),
            INVITED_ROLES[role]() if role in INVITED_ROLES else NOTHING,
        ),
        say("👇 Taklif qilinayotgan xodimning ismini yozing."),
    )
    return Screen(text, ((back_button(presses.invite()),),))


def invitation_to_forward(address: str, name: str, library: str, to: str, until: datetime) -> Screen:
    """The message to be forwarded to the person invited."""
    return Screen(
        say(
            "Assalomu alaykum, <b>{name}</b>!\n"
            "Siz hisobot botiga taklif qilindingiz. Kutubxona: {library}. Vazifa: <b>{to}</b>.\n\n"
            "Havolani, keyin «Start» («Boshlash») tugmasini bosing:\n{address}\n\n"
            "Havola bir marta ishlaydi, oxirgi muddati: {until:moment}.",
            name=name,
            library=clip(library, 120),
            to=short(to, 60),
            address=address,
            until=until,
        )
    )


def new_phone_to_forward(address: str, name: str, library: str, until: datetime) -> Screen:
    """The message to be forwarded to somebody's own new account."""
    return Screen(
        say(
            "Assalomu alaykum, <b>{name}</b>!\n"
            "Bu havolani yangi telefoningizda (yangi Telegram hisobingizda) oching: hisobot botidagi o'rningiz o'sha "
            "hisobga o'tadi. Kutubxona: {library}.\n\n"
            "Havolani, keyin «Start» («Boshlash») tugmasini bosing:\n{address}\n\n"
            "Havola bir marta ishlaydi, oxirgi muddati: {until:moment}.",
            name=name,
            library=clip(library, 120),
            address=address,
            until=until,
        )
    )


def invitation_caption(name: str, to: str, until: datetime) -> Screen:
    """The words below the QR picture."""
    return Screen(
        say(
            "📷 <b>{name}</b> — {to}\n"
            "Telefon kamerasini shu rasmga qarating. Bir marta ishlaydi, oxirgi muddati: {until:moment}.",
            name=name,
            to=short(to, 60),
            until=until,
        )
    )


def invitation_made(name: str, to: str, *, ends_older: bool) -> Screen:
    """What to do with the message above and with the picture, which comes after."""
    ready = say(
        "☝️ <b>{name}</b> ({to}) uchun havola tayyor.\n"
        "Yuqoridagi xabarni unga yuboring yoki QR-rasmni ko'rsating. Qo'shilganda sizga xabar beraman.",
        name=name,
        to=short(to, 60),
    )
    return Screen(
        paragraphs(ready, OLDER_ENDED() if ends_older else NOTHING),
        (
            (Button(plain("➕ Yana taklif"), presses.invite()), Button(plain("👥 Xodimlar"), presses.staff())),
            (home_button(),),
        ),
    )


def nameless(number: int) -> str:
    """What stands in the place of the name of somebody who asked to be forgotten."""
    return _NAMELESS.plain(number=number)
