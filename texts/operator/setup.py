"""What `hisobot setup` asks and says."""

from datetime import datetime
from pathlib import Path

from texts.sentence import Sentence, plain

TITLE = Sentence(
    "Hisobot botini sozlash. Istagan joyda to'xtatib (Ctrl+C), keyin shu buyruqni qayta bersangiz bo'ladi: bor narsa"
    " qayta so'ralmaydi."
)
ASK_TOKEN = Sentence("Telegramda @BotFather bergan tokenni qo'ying: ")
TOKEN_BY_OPTION = Sentence(
    "--token: BOT_TOKEN yozilmagan, savol beradigan terminal ham yo'q. `hisobot setup --token …` deb yozing."
)
ASK_NAME = Sentence("Kutubxona nomi [{name}]: ")
NAME_REFUSED = Sentence("kutubxona nomi {least} harfdan {most} harfgacha bo'lsin.")
ASK_ZONE = Sentence("Vaqt mintaqasi [{zone}]: ")
ASK_PLAN = Sentence("Reja fayli (Word, Excel, PDF … yo'li; keyinroq bo'lsa, Enter): ")
PLAN_LATER = Sentence("Reja keyinroq: uni direktor botga fayl qilib yuboradi, bot savollarini o'sha yerda so'raydi.")
PLAN_NOT_LOADED = Sentence(
    "Reja kiritilmadi, qolgani tayyor. Shu faylni direktor botga yuborsin (bot savollarini so'raydi) yoki tuzatib,"
    " `hisobot plan load` buyrug'ini bering."
)
NO_PLAN_YET = Sentence("Reja fayli ochilmadi. Yo'lini qayta yozing yoki Enter bosing.")
START_NOW = Sentence("Endi botni ishga tushiring: hisobot run")
LOOK_OVER = Sentence("Hammasi joyidami, `hisobot doctor` aytadi.")


def token_kept(username: str, file: Path) -> str:
    return plain("Token to'g'ri: @{username}. U {file} fayliga yozildi.", username=username, file=str(file))


def token_there(username: str) -> str:
    return plain("Token bor va to'g'ri: @{username}", username=username)


def library_opened(name: str, zone: str, place: str) -> str:
    return plain("Kutubxona ochildi: {name} ({zone}). Bazasi: {place}", name=name, zone=zone, place=place)


def library_there(name: str) -> str:
    return plain("Kutubxona bor: {name}. Nomini direktor botda o'zgartiradi (/sozlamalar).", name=name)


def plan_there(year: int) -> str:
    return plain("Reja bor: {year:bare}-yil", year=year)


def director_there(name: str) -> str:
    return plain("Direktor bor: {name}", name=name)


def directors_link(link: str, until: datetime) -> str:
    return plain(
        "Direktorning bir martalik havolasi ({until:moment} gacha). Bot ishga tushgach, direktor uni telefonida ochadi"
        " yoki pastdagi rasmni skanerlaydi:\n\n  {link}\n",
        until=until,
        link=link,
    )
