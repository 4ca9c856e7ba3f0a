"""What somebody meets who is not known yet: how to ask for access, and what an invitation is for."""

from texts.screen import Button, Screen, safe
from texts.wording import clip
from texts.wording import department as short

HOW_TO_ASK = (
    "👋 Assalomu alaykum! Bu bot faqat taklif qilinganlar uchun. "
    "Kirish uchun rahbaringizdan shaxsiy havola so'rang va uni shu telefonda oching."
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
    "already": "☑️ Siz bu havola bilan allaqachon qo'shilgansiz.",
}


def refusal(code: str) -> str:
    """Why a link opens nothing, and what to do."""
    return _REFUSALS[code]


def door(secret: str, name: str, library: str, role: str, department: str | None, known_as: str = "") -> Screen:
    """What the link is for, before anything is bound; `known_as` is the name of a person who is known already."""
    if department is not None:
        to = f"👥 {safe(short(department, 80))}"
    else:
        to = "🏛 Direktor" if role == "director" else "👁 Kuzatuvchi (faqat ko'radi)"
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


def joined(name: str, role: str, department: str | None) -> Screen:
    """To the director: somebody came in by an invitation."""
    to = short(department, 60) if department else ("direktor" if role == "director" else "kuzatuvchi")
    return Screen(f"🎉 <b>{safe(name)}</b> qo'shildi: {safe(to)}.", ((Button("👥 Xodimlar", "staff"),),))
