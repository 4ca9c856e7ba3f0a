"""What is said of a setting that cannot be used: its name, and what to write instead."""

from texts.sentence import Sentence

TOGETHER = Sentence(
    "WEBHOOK_URL va WEBHOOK_SECRET birga bo'ladi: ikkisini yozing yoki ikkisini ham yozmang (bot xabarlarni so'rab"
    " oladi)."
)
ONLY_SEALED = Sentence(
    "BACKUP_TO_DIRECTOR faqat shifrlangan nusxani yuboradi: BACKUP_KEY ham yozing yoki `no` deb qo'ying."
)
TWICE = Sentence("{file}, {line}-qator: {setting} yana, boshqacha yozilgan; bittasini qoldiring.")
NO_SETTING = Sentence("{file}: {name} degan sozlama yo'q, u hech narsani o'zgartirmaydi. {near} demoqchimidingiz?")
UNREADABLE = Sentence("{file} o'qilmadi: {why}. Unga ruxsat bering.")
NOT_UTF8 = Sentence("{file} UTF-8 da yozilmagan: uni UTF-8 matn qilib qayta saqlang.")
NO_LINE = Sentence("{file}, {line}-qator: NAME=value kabi yozing.")
OTHER_NAME = Sentence("{file}, {line}-qator: {written} o'rniga {meant} deb yozing.")
NO_TOKEN = Sentence("BOT_TOKEN botning tokeni emas: BotFather berganidek yozing, 123456:ABC-…")
NO_DATABASE = Sentence(
    "DATABASE_URL sqlite:///folder/file.db yoki postgresql://user:password@host/name ko'rinishida yoziladi."
)
DATABASE_IS_FOLDER = Sentence("DATABASE_URL {value} papka: sqlite:///folder/file.db deb yozing.")
NO_ADDRESS = Sentence("{name} {example} kabi manzil bo'lishi kerak.")
NO_ZONE = Sentence("TIMEZONE {value} degan mintaqa yo'q: Asia/Tashkent kabi nom yozing.")
NO_LISTENING = Sentence("{name} host:port ko'rinishida bo'ladi, masalan {example}.")
NO_CHAT = Sentence("OPERATOR_CHAT Telegramdagi chatning raqami bo'lishi kerak, masalan 123456789.")
NO_SECRET = Sentence(
    "WEBHOOK_SECRET 16 tadan 256 tagacha A-Z a-z 0-9 _ - belgidan iborat va topish qiyin bo'lishi kerak."
)
NO_KEY = Sentence("BACKUP_KEY butun kalit emas: uni `hisobot backup --new-key` chiqarganidek yozing.")
NO_PORT = Sentence("SANDBOX_PORT 0 dan 65535 gacha son bo'lishi kerak (0: bo'sh port o'zi tanlanadi).")
NO_FOLDER = Sentence("{name} {value} papka emas: {what} papkasini yozing.")
FOR_EVIDENCE = Sentence("tasdiqlovchi hujjatlar nusxasi")
FOR_COPIES = Sentence("nusxalar")
FOLDER_NOT_MADE = Sentence("EVIDENCE_DIR {value} ochilmadi: {why}. Boshqa papkani yozing.")
FOLDER_NOT_OURS = Sentence("EVIDENCE_DIR {value} papkasiga yozib bo'lmaydi: unga ruxsat bering yoki boshqasini yozing.")
NO_CHOICE = Sentence("{name} bulardan biri bo'ladi: {choices}.")

ABOUT_SETTING = {
    "BOT_TOKEN": Sentence("# BotFather bergan token; u kimda bo'lsa, bot o'shaniki"),
    "TIMEZONE": Sentence("# Yangi kutubxona va jurnalning vaqt mintaqasi"),
}
"""The line above a setting that `hisobot setup` puts into `.env`."""
