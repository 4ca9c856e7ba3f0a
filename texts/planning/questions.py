"""The questions of a guided change of the plan, in words: each step, its buttons, and why an answer is not taken."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from plan.indicator import Window
from texts.deadlines import window_said
from texts.paging import across, fit
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, department, figure, part_end

STOP = Button("❌ Bekor qilish", "pe_stop")
BACK = Button("⬅️ Orqaga", "pe_back")

NONE = "none"
WINDOWS: Mapping[str, Window] = {
    "yil": Window(1, 12),
    "q1": Window(1, 3),
    "q2": Window(4, 6),
    "q3": Window(7, 9),
    "q4": Window(10, 12),
    "h1": Window(1, 6),
    "h2": Window(7, 12),
    "har_chorak": Window(points=(3, 6, 9, 12)),
    "har_oy": Window(points=tuple(range(1, 13))),
    "yil_oxiri": Window(points=(12,)),
}
"""Deadlines offered as buttons, by what the button carries."""
WHY: Mapping[str, str] = {
    "buyruq": "Direktor buyrug'i",
    "vazirlik": "Yuqori tashkilot topshirig'i",
    "xato": "Rejadagi xato tuzatildi",
    "taqsimot": "Ish qayta taqsimlandi",
}

NOT_A_NUMBER = "❗️ Raqamni tushunmadim. Masalan: <b>1200</b>"
NOT_A_DEADLINE = (
    "❗️ Bu muddatni tushunmadim. Masalan: <b>II chorak</b>, <b>mart-may</b>, <b>har oy</b>, <b>15-aprelgacha</b>."
)
NOT_A_ROW_NUMBER = "❗️ Band raqami shunday bo'ladi: <b>14</b> yoki <b>26.1</b>."
TOO_SHORT = "❗️ Bir-ikki so'z bilan yozing (3 tadan 300 tagacha belgi)."
NAME_REFUSED = "❗️ Nomi 3 tadan 900 tagacha belgidan iborat bo'lsin."
UNIT_REFUSED = "❗️ Birligini qisqa yozing, masalan: <b>Nusxa</b>."
ORDER_REFUSED = "❗️ Buyruq raqamini qisqa yozing, masalan: <b>12-son</b>."
PRESS_A_BUTTON = "👇 Tugmalardan tanlang."
NOBODY_CHOSEN = "Kamida bitta xizmatni tanlang."


_CHANGING = {
    "target": "reja raqami",
    "baseline": "o'tgan yilgi raqam",
    "deadline": "muddati",
    "who": "kim hisobot beradi",
    "share": "ulushlar qoidasi",
    "drop": "rejadan chiqarish",
}


def changing(what: str, code: str, name: str, part: str) -> str:
    """What is being changed, as the heading of every question about it."""
    of = f"{clip(name, 60)}{f' ({part_end(part, 24)})' if part else ''}"
    return f"{code} {of} — {_CHANGING[what]}"


def adding(code: str, name: str) -> str:
    return f"Yangi band {code} {clip(name, 60)}".strip()


def renewing(year: int) -> str:
    return f"{year - 1}-yil raqamlari haqiqiy natijalar bilan yangilanadi"


def number_taken(code: str) -> str:
    return f"❗️ {safe(code)}-band rejada bor. Boshqa raqam yozing."


def _asking(title: str, lines: Sequence[str], buttons: Sequence[Row], above: str, *, back: bool = True) -> Screen:
    head = [above, ""] if above else []
    ways = (BACK, STOP) if back else (STOP,)
    return Screen(fit([*head, f"✏️ <b>{safe(title)}</b>", "", *lines]), (*buttons, ways))


def ask_value(title: str, now: Decimal | None, *, baseline: bool, new: bool, above: str = "") -> Screen:
    """A figure to be typed; `new` when there is none yet to be changed."""
    what = "O'tgan yilgi raqam" if baseline else "Reja raqami"
    lines = [] if new else [f"{what} hozir: <b>{figure(now)}</b>"]
    lines.append(f"👇 {'Yillik reja raqami' if new else 'Yangi ' + what.lower()}ni yozing.")
    rows = ((Button("Raqam yo'q", f"pe_val:value:{NONE}"),),)
    return _asking(title, lines, rows, above, back=new)


def ask_deadline(title: str, *, back: bool, above: str = "") -> Screen:
    """A deadline, in the plan's words or by a button."""
    lines = ["👇 Muddatini tanlang yoki rejadagidek yozing: <b>II chorak</b>, <b>mart-may</b>, <b>15-aprelgacha</b>."]
    buttons = [Button(window_said(window), f"pe_val:deadline:{name}") for name, window in WINDOWS.items()]
    return _asking(title, lines, across(buttons, 2), above, back=back)


def ask_who(title: str, departments: Sequence[tuple[int, str]], chosen: Sequence[int], above: str = "") -> Screen:
    """The departments that report the row; the one pressed first leads."""
    lines = [
        "Kim hisobot beradi? Birinchi tanlangan xizmat yetakchi bo'ladi.",
        "Bir nechta tanlansa, har biri o'z ulushini beradi.",
    ]
    rows = []
    for key, name in departments[:60]:
        mark = f"{chosen.index(key) + 1}️⃣ " if key in chosen and chosen.index(key) < 9 else "☑️ " if key in chosen else ""
        rows.append((Button(f"{mark}{department(name, 40)}", f"pe_pick:{key}"),))
    if chosen:
        rows.append((Button(f"✅ Tayyor ({len(chosen)})", "pe_val:who:done", style="primary"),))
    return _asking(title, lines, rows, above)


def ask_section(sections: Sequence[tuple[str, str]]) -> Screen:
    """Into which section the new row goes."""
    lines = ["Yangi band qaysi bo'limga qo'shiladi?", ""]
    lines += [f"<b>{safe(one)}.</b> {safe(clip(title, 120))}" for one, title in sections]
    buttons = [Button(one or "–", f"pe_val:section:{at}") for at, (one, _) in enumerate(sections)]
    return _asking("Yangi band", lines, across(buttons, 4), "", back=False)


def ask_number(title: str, offered: str, above: str = "") -> Screen:
    lines = ["👇 Band raqamini yozing yoki tanlang."]
    return _asking(title, lines, ((Button(offered, f"pe_val:number:{offered}"),),), above)


def ask_name(title: str, above: str = "") -> Screen:
    return _asking(title, ["👇 Bandning nomini yozing: nima ish bajariladi?"], (), above)


def ask_unit(title: str, offered: Sequence[str], above: str = "") -> Screen:
    buttons = [Button(clip(one, 30), f"pe_val:unit:{at}") for at, one in enumerate(offered)]
    return _asking(title, ["👇 O'lchov birligini tanlang yoki yozing."], across(buttons, 3), above)


def ask_why(title: str, above: str = "", *, back: bool = True) -> Screen:
    buttons = [Button(words, f"pe_val:why:{name}") for name, words in WHY.items()]
    lines = ["Nega o'zgaryapti? Sababi tarixda va xizmatlarga xabarda turadi.", "👇 Tanlang yoki yozing."]
    return _asking(title, lines, across(buttons, 1), above, back=back)


def ask_order(title: str, above: str = "") -> Screen:
    lines = ["👇 Buyruq raqamini yozing, masalan: <b>12-son, 05.03.2025</b>. U hujjatlarda ko'rinadi."]
    return _asking(title, lines, ((Button("Buyruq yo'q", f"pe_val:order:{NONE}"),),), above)


_SAID = {
    "value": "raqami",
    "deadline": "muddati",
    "number": "band raqami",
    "name": "nomi",
    "unit": "birligi",
    "why": "sababi",
    "order": "buyruq",
}


def receipt(step: str, typed: str) -> str:
    """What a question becomes once it is answered by typing."""
    return f"✏️ {_SAID[step]}: <b>{safe(clip(typed, 200))}</b>"
