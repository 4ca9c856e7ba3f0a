"""What somebody meets who is not known yet: how to ask for access, and what an invitation is for."""

from collections.abc import Sequence

from texts.screen import Button, Screen, safe
from texts.wording import clip
from texts.wording import department as short

HOW_TO_ASK = (
    "👋 Assalomu alaykum! Bu bot faqat taklif qilinganlar uchun. "
    "Kirish uchun rahbaringizdan shaxsiy havola so'rang va uni shu telefonda oching."
)
LEFT = (
    "👋 Siz endi bu kutubxona xodimlari ro'yxatida emassiz, shuning uchun bu yerda ish qilib bo'lmaydi. "
    "Kiritgan raqamlaringiz sizning nomingiz bilan saqlangan. Mehnatingiz uchun rahmat! "
    "Bu xato bo'lsa, rahbaringizdan yangi havola so'rang."
)
STAYED_OUT = "👌 Mayli. Havola ishlatilmadi: uni egasiga yuboring."

_REFUSALS = {
    "unknown": "🔑 Bunday havola yo'q. U to'liq ko'chirilmagan bo'lishi mumkin: rahbaringiz yuborgan xabardagi "
    "havolani bosing.",
    "expired": "⌛️ Bu havolaning muddati o'tgan. Rahbaringizdan yangisini so'rang.",
    "used": "☑️ Bu havola ishlatib bo'lingan: u bir marta ishlaydi. Kerak bo'lsa, rahbaringizdan yangisini so'rang.",
    "withdrawn": "🚫 Bu taklif bekor qilingan. Rahbaringizdan yangi havola so'rang.",
    "elsewhere": "🏛 Bu havola boshqa kutubxona uchun. Bitta Telegram hisobi bilan faqat bitta kutubxonada "
    "ishlash mumkin.",
    "slow_down": "✋ Noto'g'ri havola juda ko'p ochildi. Bir soatdan keyin urinib ko'ring yoki rahbaringizga ayting.",
    "yours": "👌 Bu vazifa sizda allaqachon bor. Havola ishlatilmadi: uni egasiga yuboring.",
    "at_work": "👤 Bu havola kuzatuvchi uchun, siz esa xodimsiz va hisobot kiritasiz. Havola ishlatilmadi. "
    "Vazifangizni rahbaringiz «Xodimlar» sahifasida o'zgartiradi.",
    "already": "☑️ Siz bu havola bilan allaqachon qo'shilgansiz.",
}


def refusal(code: str) -> str:
    """Why a link opens nothing, and what to do."""
    return _REFUSALS[code]


_ROLES = {
    "director": "🏛 Direktor",
    "deputy": "🤝 Direktor o'rinbosari",
    "observer": "👁 Kuzatuvchi (faqat ko'radi)",
}


def _to(role: str, departments: Sequence[str]) -> str:
    """What somebody comes in as: the departments they answer for, or a role."""
    named = "👥 " + ", ".join(safe(short(one, 80)) for one in departments)
    if role == "member":
        return named if departments else "👤 Xodim"
    return f"{_ROLES[role]}\n{named}" if departments else _ROLES[role]


def door(
    secret: str,
    name: str,
    library: str,
    role: str,
    departments: Sequence[str],
    known_as: str = "",
    replaces: str = "",
) -> Screen:
    """What the link is for, before anything is bound; `known_as` is the name of a person who is known already, and
    `replaces` of the one whose place it is."""
    to = _to(role, departments)
    if replaces:
        to += f"\n🔁 {safe(replaces)} o'rniga"
    lines = [
        "🔑 <b>Taklif</b>",
        f"🏛 {safe(clip(library, 200))}" if library else "",
        to,
        f"👤 <b>{safe(name)}</b> uchun",
        "",
    ]
    if known_as:
        lines.append(f"Siz bu yerda <b>{safe(known_as)}</b> sifatida ishlaysiz. Bu vazifa ham sizga biriktirilsinmi?")
    else:
        lines.append(f"Siz {safe(name)}misiz? Tasdiqlasangiz, shu Telegram hisobi biriktiriladi.")
    text = "\n".join(line for at, line in enumerate(lines) if line or at == len(lines) - 2)
    yes = Button("✅ Ha, menga" if known_as else "✅ Ha, bu men", f"come:{secret}", style="success")
    return Screen(text, ((yes,), (Button("Yo'q", "stay_out"),)))


_SHORT_ROLES = {"director": "direktor", "deputy": "direktor o'rinbosari", "observer": "kuzatuvchi", "member": "xodim"}


def joined(name: str, role: str, departments: Sequence[str], left: str, unrelieved: Sequence[str]) -> Screen:
    """To the director: somebody came in by an invitation, perhaps in the place of somebody who has left by that, and
    who may have stood in for others."""
    to = ", ".join(short(one, 60) for one in departments) or _SHORT_ROLES[role]
    lines = [f"🎉 <b>{safe(name)}</b> qo'shildi: {safe(to)}."]
    if left:
        lines.append(f"👋 {safe(left)} ro'yxatdan chiqdi, ishi {safe(name)}ga o'tdi.")
    lines += [f"🌴 {safe(one)} ta'tilda, o'rniga hech kim qolmadi." for one in unrelieved]
    return Screen("\n".join(lines), ((Button("👥 Xodimlar", "staff"),),))
