"""Who works here, what they are, what they answer for, and who is away."""

import re

from tests.support.command_line import TOKEN
from tests.support.facts.case import changed_by, page
from tests.support.facts.hands import Hands
from tests.support.people.cast import BEKZOD, NILUFAR, SARDOR
from tests.support.people.phone import Phone

DOOR, OUTSIDE = "nimadan boshlaymiz?", "ro'yxatida emassiz"
WHOSE = "Qaysi xizmat hisobotini"
OWN_MONTHS, OF_BEKZOD, OF_SARDOR = (page("/kiritish", by=account) for account in (NILUFAR, BEKZOD, SARDOR))


def card(hands: Hands, name: str, *presses: str) -> None:
    """The director opens somebody's card and goes on from there."""
    hands.steps(hands.malika, "/xodimlar", "✏️ Xodim ma'lumotlari", f"👤 {name}", *presses)


@changed_by("chat", page("/start", by=NILUFAR), shows="Nilufar Opa")
def a_name_is_corrected(hands: Hands) -> None:
    card(hands, "Nilufar", "✏️ Ismi")
    hands.malika.say("Nilufar Opa")


@changed_by("chat", shows="ойида")
def a_language_is_chosen(hands: Hands) -> None:
    hands.steps(hands.nilufar, "/til", "Ўзбекча")


@changed_by("chat", shows="boshqa xizmatning hisoboti")
def a_member_becomes_an_observer(hands: Hands) -> None:
    card(hands, "Nilufar", "🎖 Vazifasi", "Kuzatuvchi", "✅ Ha")


@changed_by("chat", OF_BEKZOD, shows="Direktor")
def a_member_becomes_a_director_with_the_office(hands: Hands) -> None:
    card(hands, "Bekzod", "🎖 Vazifasi", "Direktor", "✅ Ha")


@changed_by("chat", OWN_MONTHS, shows=WHOSE)
def a_department_is_given(hands: Hands) -> None:
    card(hands, "Nilufar", "👥 Xizmatlari", "▫️ Axborot", "✅ Ha, qo'shish")


@changed_by("chat", hides="Kitobxonlar qatnovi")
def a_department_is_taken(hands: Hands) -> None:
    card(hands, "Nilufar", "👥 Xizmatlari", "✅ Abonement", "✅ Ha, olib tashlash")


@changed_by("chat", shows=OUTSIDE)
def a_person_leaves(hands: Hands) -> None:
    card(hands, "Nilufar", "🚪 Ishdan bo'shadi", "🚪 Ha, bo'shadi")


@changed_by("command", shows="faqat taklif qilinganlar uchun")
def a_person_is_forgotten(hands: Hands) -> None:
    hands.command("person", "forget", "Nilufar", "--yes")


@changed_by("chat", OF_BEKZOD, shows=WHOSE)
def a_colleague_takes_over_a_place(hands: Hands) -> None:
    card(hands, "Nilufar", "🔁 O'rniga boshqa xodim", "👤 Bekzod", "✅ Ha, topshirish")


def link_in(text: str) -> str:
    """The secret of the newest link in what was shown or printed."""
    return str(re.findall(r"https://t\.me/\w+\?start=([\w-]+)", text)[-1])


def come_in(phone: Phone, secret: str) -> None:
    phone.say(f"/start {secret}")
    phone.press("✅ Ha")


def invited(hands: Hands, to: str, name: str) -> str:
    hands.steps(hands.malika, "/xodimlar", "➕ Taklif qilish", to)
    hands.malika.say(name)
    return link_in("\n".join(message.text for message in hands.malika.chat))


@changed_by("chat", OF_SARDOR, shows="mart")
def somebody_comes_in_by_a_link(hands: Hands) -> None:
    come_in(hands.sardor, invited(hands, "Abonement", "Sardor"))


@changed_by("chat", OWN_MONTHS, shows=WHOSE)
def somebody_who_works_here_comes_in_by_a_second_link(hands: Hands) -> None:
    come_in(hands.nilufar, invited(hands, "Axborot", "Nilufar"))


@changed_by("chat", shows=OUTSIDE)
def somebody_new_comes_into_a_place(hands: Hands) -> None:
    card(hands, "Nilufar", "🔁 O'rniga boshqa xodim", "➕ Yangi xodim")
    hands.malika.say("Sardor")
    come_in(hands.sardor, link_in("\n".join(message.text for message in hands.malika.chat)))


@changed_by("command", page("/start", by=NILUFAR), shows="Navoiy AKM")
def somebody_goes_to_another_library(hands: Hands) -> None:
    card(hands, "Nilufar", "🚪 Ishdan bo'shadi", "🚪 Ha, bo'shadi")
    with hands.telegram_of(TOKEN) as url:
        printed = hands.command("library", "add", "Navoiy AKM", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url)
    come_in(hands.nilufar, link_in(printed))


@changed_by("chat", page("/start", by=SARDOR), shows=DOOR)
def somebody_has_a_new_phone(hands: Hands) -> None:
    card(hands, "Nilufar", "📱 Yangi telefon")
    come_in(hands.sardor, link_in("\n".join(message.text for message in hands.malika.chat)))


def bekzod_leaves(hands: Hands) -> None:
    card(hands, "Bekzod", "🚪 Ishdan bo'shadi", "🚪 Ha, bo'shadi")


@changed_by("chat", OF_BEKZOD, shows="mart", hides=OUTSIDE, first=bekzod_leaves)
def somebody_comes_back(hands: Hands) -> None:
    come_in(hands.bekzod, invited(hands, "Axborot", "Bekzod"))


@changed_by("command", page("/start", by=SARDOR), shows=DOOR)
def a_director_comes_in_by_the_link_of_the_terminal(hands: Hands) -> None:
    """Whose name is not known: they type it themselves."""
    with hands.telegram_of(TOKEN) as url:
        printed = hands.command("invite", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url)
    come_in(hands.sardor, link_in(printed))
    hands.sardor.say("Sardor Aliyev")


def bekzod_goes_on_leave(hands: Hands) -> None:
    hands.steps(hands.malika, "/xodimlar", "🌴", "👤 Bekzod", "🌴")
    hands.malika.say("15-aprel")
    hands.malika.press("👤 Nilufar")


@changed_by("chat", OWN_MONTHS, shows=WHOSE)
def a_leave_is_entered(hands: Hands) -> None:
    bekzod_goes_on_leave(hands)


@changed_by("chat", OWN_MONTHS, hides=WHOSE, first=bekzod_goes_on_leave)
def a_leave_is_ended(hands: Hands) -> None:
    hands.steps(hands.malika, "/xodimlar", "🌴", "🌴 Bekzod", "🏢 Ishga qaytdi")


@changed_by("chat", OWN_MONTHS, hides=WHOSE, first=bekzod_goes_on_leave)
def somebody_leaves_whose_leave_goes_on(hands: Hands) -> None:
    bekzod_leaves(hands)
