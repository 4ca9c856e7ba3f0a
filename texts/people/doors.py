"""What somebody meets who is not known yet: how to ask for access, and what an invitation is for."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from texts.home import home_button
from texts.language import SOURCE, first_languages
from texts.people import presses
from texts.people.languages import ASK, asked_in_each, come_in_buttons
from texts.people.roles import ROLES, clipped_name, unrelieved_lines
from texts.screen import Button, Screen
from texts.sentence import NOTHING, Sentence, lines, listed, paragraphs, plain, say
from texts.wording import short_department as short

HOW_TO_ASK = Sentence(
    "👋 Assalomu alaykum! Bu bot faqat taklif qilinganlar uchun. "
    "Kirish uchun direktordan taklif havolasini so'rang va uni shu telefonda oching."
)
LEFT = Sentence(
    "👋 Siz endi bu kutubxona xodimlari ro'yxatida emassiz, shuning uchun botdan foydalana olmaysiz. "
    "Kiritgan raqamlaringiz sizning nomingiz bilan saqlangan. Mehnatingiz uchun rahmat! "
    "Bu xato bo'lsa, direktordan yangi havola so'rang."
)

STAYED_OUT = Sentence("👌 Tushunarli. Havola ishlatilmadi, uni egasiga yuboring.")
_REFUSALS: Mapping[str, Sentence] = {
    "unknown": Sentence("🔑 Bunday havola yo'q. Balki to'liq ko'chirilmagandir. Xabardagi havolaning o'zini bosing."),
    "expired": Sentence("⌛️ Bu havolaning muddati o'tgan. Direktordan yangisini so'rang."),
    "used": Sentence(
        "☑️ Bu havola ishlatib bo'lingan: u bir marta ishlaydi. Kerak bo'lsa, direktordan yangisini so'rang."
    ),
    "withdrawn": Sentence("🚫 Bu taklif bekor qilingan. Direktordan yangi havola so'rang."),
    "elsewhere": Sentence(
        "🏛 Bu havola boshqa kutubxona uchun. Bitta Telegram hisobi bilan faqat bitta kutubxonada ishlash mumkin. "
        "Ish joyingiz o'zgargan bo'lsa, avval hozirgi direktoringiz sizni ro'yxatdan chiqarsin, "
        "keyin havolani yana oching."
    ),
    "closed": Sentence("🏛 Bu havoladagi kutubxona botda yopilgan, shuning uchun havola ochilmaydi."),
    "same_account": Sentence(
        "👌 O'rningiz allaqachon shu Telegram hisobida, hech narsa qilish shart emas. "
        "Hisobingiz boshqa bo'lsa, havolani o'sha yangi hisobda oching."
    ),
    "has_place": Sentence(
        "👤 Bu Telegram hisobida boshqa xodim ishlaydi, shuning uchun o'rin unga o'tmadi. "
        "Havolani bo'sh hisobda oching. "
        "Ishni hamkasbga topshirish uchun direktor «O'rniga boshqa xodim» tugmasini bosadi."
    ),
    "slow_down": Sentence(
        "✋ Noto'g'ri havolalar ko'p ochildi. Bir soatdan keyin urinib ko'ring yoki direktorga ayting."
    ),
    "yours": Sentence("👌 Bu vazifa sizda allaqachon bor. Havola ishlatilmadi: uni egasiga yuboring."),
    "at_work": Sentence(
        "👤 Bu havola kuzatuvchi uchun, siz esa hisobot topshirasiz. Vazifangizni direktor o'zgartira oladi."
    ),
    "already": Sentence("☑️ Siz bu havola bilan allaqachon qo'shilgansiz."),
}
_COMES_AS: Mapping[str, Sentence] = {
    "director": Sentence("🏛 Direktor"),
    "deputy": Sentence("🤝 Direktor o'rinbosari"),
    "observer": Sentence("👁 Kuzatuvchi (faqat ko'radi)"),
}


def library_closed(library: str) -> Markup:
    """To the people of a library that nobody works in any more."""
    return say(
        "🏛 <b>{library}</b> bu botda yopilgan: hisobot so'ralmaydi. Kiritilgan raqamlar saqlanib turibdi. "
        "Savolingiz bo'lsa, direktoringizga ayting.",
        library=clipped_name(library, 200),
    )


def link_refusal(code: str) -> Markup:
    """Why a link opens nothing, and what to do."""
    return _REFUSALS[code]()


def _comes_as(role: str, departments: Sequence[str]) -> list[Markup]:
    """What somebody comes in as: a role, the departments they answer for, or both."""
    comes_as = [_COMES_AS[role]()] if role in _COMES_AS else []
    if departments:
        comes_as.append(say("👥 {departments}", departments=listed(short(name, 80) for name in departments)))
    return comes_as or [say("👤 Xodim")]


def door_page(
    secret: str,
    name: str,
    library: str,
    role: str,
    departments: Sequence[str],
    known_as: str = "",
    replaces: str = "",
    *,
    unnamed: bool = False,
    phone: str = SOURCE,
) -> Screen:
    """What the link is for, before anything is bound; `known_as` is the name of a person who is known already, and
    `replaces` of the one whose place it is; `unnamed` is a director whose name nobody has said yet. Whoever is not
    known says with their yes in which language they want to be spoken to; that of the `phone` is offered first."""
    about = lines(
        say("🔑 <b>Taklif</b>"),
        say("🏛 {library}", library=clipped_name(library, 200)) if library else NOTHING,
        _comes_as(role, departments),
        say("🔁 {name} o'rniga", name=replaces) if replaces else NOTHING,
    )
    if unnamed:
        question = say("Siz kutubxona direktorimisiz?\nTasdiqlasangiz, shu Telegram hisobi biriktiriladi.")
    elif known_as:
        question = say(
            "👤 <b>{name}</b> uchun\n\n"
            "Siz botda <b>{known_as}</b> nomi bilan ro'yxatdasiz. Bu vazifa ham sizga biriktirilsinmi?",
            name=name,
            known_as=known_as,
        )
    else:
        question = say(
            "Taklif <b>{name}</b> uchun. Bu sizmisiz?\nTasdiqlasangiz, shu Telegram hisobi biriktiriladi.", name=name
        )
    no = (Button(plain("Yo'q"), presses.stay_out()),)
    if known_as:
        yes = Button(plain("✅ Ha, biriktirilsin"), presses.come_in(secret), style="success")
        return Screen(paragraphs(about, question), ((yes,), no))
    text = paragraphs(about, question, asked_in_each(ASK, first_languages()))
    return Screen(text, (*come_in_buttons(secret, phone), no))


def new_phone_page(secret: str, name: str, library: str) -> Screen:
    """What a link into one's own place is for: opened on the new phone, before anything is bound."""
    text = paragraphs(
        lines(say("📱 <b>Yangi telefon</b>"), say("🏛 {library}", library=clipped_name(library, 200))),
        say(
            "<b>{name}</b>, bu sizmisiz?\n"
            "Tasdiqlasangiz, o'rningiz shu Telegram hisobiga o'tadi: boshlangan hisobotlar va raqamlar saqlanadi. "
            "Eski hisobda bot ishlamay qoladi.",
            name=clipped_name(name),
        ),
    )
    yes = Button(plain("✅ Ha, bu men"), presses.come_in(secret), style="success")
    return Screen(text, ((yes,), (Button(plain("Yo'q"), presses.stay_out()),)))


def moved_here(name: str) -> Screen:
    """On the new phone, above what was under way on the old one."""
    return Screen(
        say("✅ Xush kelibsiz, <b>{name}</b>! O'rningiz endi shu hisobda, qolgan joydan davom eting.", name=name)
    )


def ask_own_name(above: Markup = NOTHING) -> Screen:
    """To a director who came in by their office alone."""
    text = paragraphs(
        above,
        say("👋 Xush kelibsiz! Siz direktor sifatida kirdingiz."),
        say("👇 Ismingizni yozing, masalan: <b>Malika Karimova</b>. Xodimlar sizni shu nom bilan ko'radi."),
    )
    return Screen(text, ((home_button(),),))


def joined_notice(name: str, role: str, departments: Sequence[str], left: str, unrelieved: Sequence[str]) -> Screen:
    """To the director: somebody came in by an invitation, perhaps in the place of somebody who has left by that, and
    who may have stood in for others."""
    comes_as = listed(short(department, 60) for department in departments) or ROLES[role].name()
    text = lines(
        say("🎉 <b>{name}</b> qo'shildi: {comes_as}.", name=name, comes_as=comes_as),
        say("👋 {left} ro'yxatdan chiqdi, endi uning o'rnida: {name}.", left=left, name=name) if left else NOTHING,
        unrelieved_lines(unrelieved),
    )
    return Screen(text, ((Button(plain("👥 Xodimlar"), presses.staff()),),))
