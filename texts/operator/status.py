"""What `hisobot status` says, a line for each thing."""

from datetime import datetime, timedelta

from texts.operator.ages import age_words
from texts.sentence import Sentence, plain

STOPPED = Sentence("Bot: to'xtab turibdi")
NEVER_LED = Sentence("Yetakchi: hali bo'lmagan")
NEVER_POLLED = Sentence("Telegram: birinchi so'rov javobini kutyapti")
INBOX_EMPTY = Sentence("Kelgan xabarlar: kutayotgani yo'q")
OUTBOX_EMPTY = Sentence("Yuboriladigan xabarlar: kutayotgani yo'q")
NO_COPY = Sentence("Tungi nusxa: hali olinmagan")


def at_work(place: str) -> str:
    return plain("Bot: ishlayapti. Bazasi: {place}", place=place)


def leader(holder: str, since: datetime) -> str:
    return plain("Yetakchi: {holder}, {since:moment} dan beri", holder=holder, since=since)


def led_last(holder: str, since: datetime) -> str:
    return plain("Oxirgi yetakchi: {holder}, {since:moment} da boshlagan", holder=holder, since=since)


def polled(ago: timedelta) -> str:
    return plain("Telegram: {age} oldin javob berdi", age=age_words(ago))


def inbox(count: int, oldest: timedelta) -> str:
    return plain("Kelgan xabarlar: {n} ta kutyapti, eng eskisi {age} oldin kelgan", n=count, age=age_words(oldest))


def outbox(count: int, oldest: timedelta) -> str:
    return plain("Yuboriladigan xabarlar: {n} ta kutyapti, eng eskisi {age} oldin", n=count, age=age_words(oldest))


def lost(dead: int, given_up: int) -> str:
    return plain(
        "Bajarilmay qolgan xabarlar: {dead}, yetib bormaganlari: {given_up} (`hisobot doctor`)",
        dead=dead,
        given_up=given_up,
    )


def copied(at: datetime, rows: int) -> str:
    return plain("Tungi nusxa: {at:moment}, {rows} ta yozuv", at=at, rows=rows)


def not_copied(at: datetime, why: str) -> str:
    return plain("Tungi nusxa: {at:moment} da olinmadi ({why})", at=at, why=why)


def library(name: str, people: int, unreachable: int) -> str:
    return plain(
        "{name}: {people} ta xodim, {unreachable} tasiga xabar yetmayapti",
        name=name,
        people=people,
        unreachable=unreachable,
    )


def closed_library(name: str, people: int) -> str:
    return plain("{name}: yopilgan, {people} ta xodim", name=name, people=people)
