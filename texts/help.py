"""Help, by topic: one screen of it all would be too long for a phone."""

from collections.abc import Mapping

from markupsafe import Markup

from texts import presses
from texts.home import home_button
from texts.people.languages import language_button
from texts.practice.cards import offers
from texts.screen import Button, Screen
from texts.sentence import Sentence, lines, paragraphs, plain, say

_EVERY_COMMAND: Mapping[str, Sentence] = {
    "kiritish": Sentence("Oylik hisobotni kiritish"),
    "kundalik": Sentence("Kunlab sanaganlaringiz"),
    "hisobot": Sentence("Bajarilish: reja qanday bajarilyapti"),
    "holat": Sentence("Kim topshirdi, kim topshirmadi"),
    "muddat": Sentence("Yaqin muddatlar va taqvim"),
    "reja": Sentence("Yillik ish rejasi"),
    "xodimlar": Sentence("Xodimlar va takliflar"),
    "sozlamalar": Sentence("Sozlamalar"),
    "til": Sentence("Til · Язык"),
    "yordam": Sentence("Qanday ishlatiladi"),
    "bekor": Sentence("Boshlangan ishni to'xtatish"),
}
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "member": ("kiritish", "kundalik", "hisobot", "holat", "muddat", "reja", "til", "yordam", "bekor"),
    "observer": ("hisobot", "holat", "muddat", "reja", "til", "yordam"),
    "deputy": ("hisobot", "holat", "kiritish", "muddat", "reja", "til", "yordam", "bekor"),
    "director": ("hisobot", "holat", "kiritish", "muddat", "reja", "xodimlar", "sozlamalar", "til", "yordam", "bekor"),
}
"""What the menu button lists for each role; /start works for everybody and needs no line."""


def commands_of_role(role: str) -> list[tuple[str, str]]:
    """The commands behind Telegram's menu button for a role, each with what it is for."""
    return [(name, _EVERY_COMMAND[name].plain()) for name in COMMANDS[role]]


ENTERING, READING, LEADING, OFFICE = "enter", "read", "lead", "office"
"""What help is offered about."""
LEADS = ("director", "deputy")
"""The roles that approve and return reports."""
REPORTERS, DIRECTORS = "reporters", "directors"
"""Who the guides on one page are for."""
GUIDE_FILE = Sentence("hisobot-qollanma.pdf")


def help_page(role: str, *, reports: bool) -> Screen:
    """What help is offered about, by role; an observer, who only reads, has that at once. Whoever `reports` may
    practise."""
    title = say("❓ <b>Yordam</b>")
    stopping = say("/bekor — boshlangan ishni to'xtatish. Saqlangan raqamlar yo'qolmaydi.")
    if role == "observer":
        return Screen(paragraphs(title, _reading(), stopping), ((language_button(),), (home_button(),)))
    topics: list[Button] = [
        Button(plain("📝 Kiritish"), presses.help_about(ENTERING)),
        Button(plain("📊 Sahifalar"), presses.help_about(READING)),
    ]
    if role in LEADS:
        # What they are here for comes first; entering is for their own department's rows.
        topics = [Button(plain("☑️ Tasdiqlash va hujjatlar"), presses.help_about(LEADING)), topics[1], topics[0]]
    if role == "director":
        topics.append(Button(plain("👥 Direktorga"), presses.help_about(OFFICE)))
    topics.append(_guide_button(DIRECTORS if role in LEADS else REPORTERS))
    return Screen(
        paragraphs(title, say("Nima haqida?"), stopping),
        (*((topic,) for topic in topics), *offers(rows=reports), (language_button(), home_button())),
    )


def help_about(topic: str) -> Screen | None:
    """One topic of help; None for one that there is not."""
    texts = {ENTERING: _entering, READING: _reading, LEADING: _leading, OFFICE: _office}
    if topic not in texts:
        return None
    # Whoever leads finds the reporters' guide here: to report by, and to hand out.
    guides = ((_guide_button(REPORTERS),),) if topic == ENTERING else ()
    return Screen(
        paragraphs(say("❓ <b>Yordam</b>"), texts[topic]()),
        (*guides, (Button(plain("⬅️ Orqaga"), presses.help()), home_button())),
    )


def _guide_button(reader: str) -> Button:
    return Button(plain("📄 Qo'llanma"), presses.guide(reader))


def guide_sent() -> Screen:
    """The words below a guide's file."""
    return Screen(say("📄 Bir varaqlik qo'llanma. Chop etib, ish joyingizga qo'ysangiz bo'ladi."))


def _entering() -> Markup:
    return paragraphs(
        say(
            "📝 <b>Kiritish.</b> Bot savol beradi, siz raqam yozasiz: <b>1 200</b> yoki <b>1200</b>. "
            "Bo'lmagan bo'lsa, <b>0</b> tugmasini bosing. Har bir javob darhol saqlanadi: telefon o'chsa ham, "
            "keyin shu joydan davom etasiz."
        ),
        lines(
            say("• Bir nechta raqam: har birini yangi qatordan yozing, bandlari avval ko'rsatiladi."),
            say("• Bitta bandga yozish: <b>14) 9870</b>. Ro'yxat bo'lsa, har bir bandni yangi qatordan yozing."),
            say("• «Bu oyda ish bo'lgan bandlar» — faqat belgilaganlaringiz so'raladi, qolganiga 0 yoziladi."),
            say("• «Qolgani 0» — qolgan barcha bandlarga 0 yozadi."),
            say("• Kunlab sanasangiz: <b>bugun 45</b> yoki «Kundalik». Oy oxirida yig'indisi taklif qilinadi."),
            say("• «⋯ Yana» — izoh, fayl va ro'yxat bilan yozish."),
            say("• «Excel forma» — raqamlarni jadvalda to'ldirib, faylni shu yerga yuborsangiz ham bo'ladi."),
            say("• Oxirida tekshirib, «Topshirish» tugmasini bosing. Oy yopilguncha tuzatish mumkin."),
        ),
    )


def _reading() -> Markup:
    return lines(
        say("📊 «Bajarilish» — reja bajarilishi va rejadan ortda qolganlar."),
        say("🗓 «Kim topshirdi» — kim qaysi oyni topshirgan."),
        say("📆 «Muddatlar» — nima qachongacha; telefon taqvimi uchun fayl ham shu yerda."),
        say("📖 «Reja» — yillik reja bandlari."),
    )


def _leading() -> Markup:
    return lines(
        say("☑️ Kelgan hisobotlar bosh sahifada turadi: ko'rib tasdiqlaysiz yoki sababini yozib qaytarasiz."),
        say("↩️ Qaytarishda faqat kerakli bandlar belgilanadi; qayta topshirilguncha avvalgi raqamlar hisobda turadi."),
        say("📊 «Bajarilish» → «⋯ Fayllar» — Excel, viloyatga xat, PDF, rasmlar va o'tgan kundagi holat."),
        say("🗓 «Kim topshirdi» — topshirmaganlarga eslatish, oylarni ko'rish."),
    )


def _office() -> Markup:
    return lines(
        say("👥 «Xodimlar» — xodimlarni havola bilan taklif qilish; ta'tildagi xodim o'rniga kim."),
        say("🔔 «Kim topshirdi» sahifasidagi «Eslatish» — topshirmaganlarga hozir eslatma yuborish."),
        say("⚙️ «Sozlamalar» — dam olish kunlari, muddatlar, eslatmalar."),
        say("🔓 Yopilgan oyni «Kim topshirdi» sahifasidan qayta ochasiz."),
        say("📎 Reja o'zgarsa, yangi faylini shu yerga yuboring; bitta bandni «Reja» sahifasida o'zgartirasiz."),
        say("📅 «Reja» sahifasida keyingi yil rejasi shu yilgisi asosida tuziladi."),
    )
