"""What `hisobot doctor` says: of each thing how it stands, and of what is wrong what to do next."""

from datetime import datetime, timedelta

from texts.operator.ages import age_words
from texts.sentence import Sentence, plain

TITLES = {
    "settings": Sentence("Sozlamalar"),
    "token": Sentence("Token"),
    "clock": Sentence("Soat"),
    "webhook": Sentence("Webhook"),
    "operator": Sentence("Nosozlik xabari"),
    "disk": Sentence("Diskdagi joy"),
    "database": Sentence("Baza"),
    "ports": Sentence("Portlar"),
    "copies": Sentence("Nusxalar"),
    "work": Sentence("Bot"),
    "incoming": Sentence("Kelgan xabarlar"),
    "outgoing": Sentence("Yuboriladigan xabarlar"),
}
STATES = {"well": Sentence("yaxshi"), "notice": Sentence("e'tibor"), "trouble": Sentence("NOSOZ")}
ALL_WELL = Sentence("Nosozlik topilmadi.")
NOT_LOOKED = Sentence("yuqoridagi nosozlik tufayli tekshirilmadi")

SETTINGS_READ = Sentence("hammasi o'qildi")
NO_TOKEN = Sentence("BOT_TOKEN yozilmagan")
WRITE_TOKEN = Sentence("`hisobot setup` buyrug'ini bering: u tokenni so'rab, .env fayliga yozadi")
OTHERS_READ_SETTINGS = Sentence(".env faylini bu kompyuterdagi boshqalar ham o'qiy oladi, unda esa token bor")
HIDE_SETTINGS = Sentence("`chmod 600 .env` buyrug'ini bering")
MISSPELLED = Sentence(".env faylida shu nomni tuzating yoki qatorni o'chiring")

SET_CLOCK = Sentence("kompyuterda vaqtni internetdan olishni yoqing (Linux: `timedatectl set-ntp true`)")
CLOCK_RIGHT = Sentence("Telegram soati bilan bir xil")

NO_WEBHOOK_WANTED = Sentence("webhook yo'q, xabarlar so'rab olinadi")
HOOKED = Sentence("WEBHOOK_URL yozilmagan, Telegramda esa webhook qo'yilgan, shuning uchun bot xabar olmaydi")
START_AGAIN = Sentence("botni qayta ishga tushiring (`hisobot run`): u buni o'zi to'g'rilaydi")
NOT_HOOKED = Sentence("WEBHOOK_URL yozilgan, Telegramda esa bunday webhook qo'yilmagan")

NO_OPERATOR = Sentence("OPERATOR_CHAT yozilmagan, nosozliklar Telegramda aytilmaydi")
OPERATOR_KNOWN = Sentence("OPERATOR_CHAT topildi")
OPERATOR_UNKNOWN = Sentence("OPERATOR_CHAT: bunday chatni bot topa olmadi")
START_CHAT = Sentence("o'sha hisobdan botga /start yozing yoki OPERATOR_CHAT raqamini tuzating")

ROOM = Sentence("joy yetarli")
PORTS_FREE = Sentence("bo'sh")
NO_PORTS = Sentence("port kerak emas")

NO_COPY_YET = Sentence("hali nusxa yo'q, birinchisi tunda olinadi")
NO_COPY = Sentence("BACKUP_DIR: bazaning birorta ham nusxasi yo'q")
COPY_NOW = Sentence("`hisobot backup` buyrug'ini bering")
MAKE_ROOM_AND_COPY = Sentence("BACKUP_DIR papkasini tekshiring, so'ng `hisobot backup` buyrug'ini bering")

AT_WORK = Sentence("ishlayapti")
STOPPED = Sentence("to'xtab turibdi")
START = Sentence("`hisobot run` buyrug'i bilan ishga tushiring")
LOOK_INTO_LOG = Sentence("botning jurnalini o'qing va `hisobot run` bilan qayta ishga tushiring")
NOTHING_WAITS = Sentence("hech narsa kutib qolmagan")
ASK_TO_REPEAT = Sentence("xodimdan oxirgi xabarini qayta yozishni so'rang, sababi jurnalda `person` raqami yonida")
ASK_TO_OPEN = Sentence("xodimdan botga /start yozishni so'rang, javob yetib borsa bu qator yo'qoladi")


def token_known(username: str) -> str:
    return plain("Telegram botni tanidi: @{username}", username=username)


def clock_off(by: timedelta) -> str:
    """`by` is above zero for a clock that is ahead."""
    if by > timedelta():
        return plain("kompyuter soati Telegram soatidan {age} oldinda", age=age_words(by))
    return plain("kompyuter soati Telegram soatidan {age} orqada", age=age_words(-by))


def hooked(waiting: int) -> str:
    return plain("webhook qo'yilgan, navbatda {n} ta xabar", n=waiting)


def webhook_failed(error: str) -> str:
    return plain("Telegram WEBHOOK_URL manziliga yetolmayapti: {error}", error=error)


def mend_webhook(listen: str) -> str:
    return plain("WEBHOOK_URL orqasidagi proksi so'rovni {listen} ga uzatayotganini tekshiring", listen=listen)


def database_well(place: str) -> str:
    return plain("{place} ochildi, yozsa bo'ladi", place=place)


def database_broken(place: str, what: str) -> str:
    return plain("DATABASE_URL: {place} buzilgan ({what})", place=place, what=what)


def tables_missing(place: str, tables: str) -> str:
    return plain("DATABASE_URL: {place} ichida bu jadvallar yo'q: {tables}", place=place, tables=tables)


PUT_BACK = Sentence("botni to'xtating va `hisobot restore --newest` buyrug'ini bering")


def little_room(setting: str, folder: str, megabytes: int) -> str:
    return plain("{setting}: {folder} turgan diskda {n} MB joy qoldi", setting=setting, folder=folder, n=megabytes)


def make_room(setting: str, megabytes: int) -> str:
    return plain("kamida {n} MB bo'shating yoki {setting} ga boshqa diskni yozing", n=megabytes, setting=setting)


def copy_well(name: str, age: timedelta, rows: int) -> str:
    return plain("{name}, {age} oldin, ochildi va {rows} ta yozuv sanaldi", name=name, age=age_words(age), rows=rows)


def copy_old(name: str, age: timedelta) -> str:
    return plain("BACKUP_DIR: eng yangi nusxa ({name}) {age} oldin olingan", name=name, age=age_words(age))


def copy_ahead(name: str) -> str:
    return plain("BACKUP_DIR: eng yangi deb kelajakdagi kun bilan atalgan nusxa turibdi ({name})", name=name)


def take_copy_away(path: str) -> str:
    return plain(
        "{path} faylini BACKUP_DIR dan boshqa joyga oling, so'ng `hisobot backup` buyrug'ini bering", path=path
    )


def copy_unsound(why: str) -> str:
    return plain("BACKUP_DIR: eng yangi nusxa ochilmadi: {why}", why=why)


def night_failed(at: datetime, why: str) -> str:
    return plain("{at:moment} da nusxa olinmadi: {why}", at=at, why=why)


def silent_since(age: timedelta) -> str:
    return plain("Telegramdan {age} davomida javob olmadi", age=age_words(age))


def waiting(count: int, age: timedelta) -> str:
    return plain("{n} ta xabar kutyapti, eng eskisi {age} oldin kelgan", n=count, age=age_words(age))


def waiting_to_go(count: int, age: timedelta) -> str:
    return plain("{n} ta xabar yuborilmay turibdi, eng eskisi {age} oldin yozilgan", n=count, age=age_words(age))


def dead(count: int, names: str) -> str:
    return plain("{n} ta xabar bajarilmay qoldi ({names})", n=count, names=names)


def given_up(count: int, names: str) -> str:
    return plain("{n} ta xabar yetib bormadi ({names})", n=count, names=names)


def troubles_found(count: int) -> str:
    return plain("{n} ta nosozlik topildi.", n=count)
