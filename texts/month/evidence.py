"""What stands beside a figure in support of it, in words: photos, documents and links, and their limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plan.indicator import Indicator
from plan.period import Month
from texts.paging import counted, page_of, turns
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, moment, row_label, row_name
from texts.wording import department as short
from texts.wording import month as month_words

MOST = 20
TOO_MANY = f"❗️ Bir bandga bir oyda {MOST} tagacha fayl va havola qo'shiladi. Avval keraksizini olib tashlang."
TOO_BIG = "❗️ Bu fayl juda katta: 20 MB dan oshmasin. Kichraytirib yuboring yoki havolasini yozing."
NOT_THIS_KIND = (
    "❗️ Video, ovozli xabar va stikerni saqlay olmayman. Rasm yoki hujjat qilib yuboring yoki havolasini yozing."
)
WRONG_LINK = "❗️ Bu havola to'liq emas. Masalan: <b>https://kutubxona.uz/yangilik</b>"
ALREADY = "☑️ Bu havola allaqachon qo'shilgan."
REMOVED = "🗑 Olib tashlandi"
NAMELESS = "rasm"
"""How a photo comes from Telegram."""
_ICONS = {"photo": "🖼", "document": "📄", "link": "🔗"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence as a list shows it."""

    id: int
    kind: str
    name: str
    url: str
    by: str
    at: datetime


def kept(count: int, links: int = 0, note: str = "") -> str:
    """What has just been kept, and how many there are now."""
    what = "🔗 Havola saqlandi" if links else "📎 Saqlandi"
    if note:
        what += f": «{safe(clip(note, 60))}»"
    return f"{what}. Endi shu bandda: {count} ta"


def _title(indicator: Indicator) -> str:
    return f"📎 <b>{safe(row_label(indicator))}. {safe(row_name(indicator, 100))}</b>"


def ask(submission: int, indicator: Indicator, count: int, above: str = "") -> Screen:
    """What may be sent here, and how much of it."""
    at = f"{submission}:{indicator.key}"
    lines = [above, ""] if above else []
    lines += [
        _title(indicator),
        "👇 Rasm yoki hujjat yuboring yoki havolasini yozing (https://…). Bir nechta bo'lsa ham.",
        f"Bir oyda {MOST} tagacha, har biri 20 MB gacha. Video o'rniga havola.",
    ]
    rows: list[Row] = [(Button(f"📂 Ko'rish ({count})", f"ev:{at}:0"),)] if count else []
    return Screen("\n".join(lines), (*rows, (Button("⬅️ Savolga qaytish", f"ask:{at}"),)))


def listed(
    submission: int,
    department: str,
    month: Month,
    indicator: Indicator,
    items: Sequence[Shown],
    page: int,
    *,
    changeable: bool,
    above: str = "",
) -> Screen:
    """Everything beside one figure of one month, each to be opened; whoever may change the report may remove one."""
    at = f"{submission}:{indicator.key}"
    shown, page, pages = page_of(items, page, 6)
    lines = [above, ""] if above else []
    lines += [counted(_title(indicator), page, pages), f"{month_words(month)} · {safe(short(department))}", ""]
    rows: list[Row] = []
    for one in shown:
        lines.append(f"{_ICONS[one.kind]} {safe(clip(one.name, 60))} — {safe(clip(one.by, 30))}, {moment(one.at)}")
        label = f"{_ICONS[one.kind]} {clip(one.name, 30)}"
        opens = Button(label, url=one.url) if one.kind == "link" else Button(label, f"ev_open:{one.id}")
        rows.append((opens, Button("🗑", f"ev_del:{one.id}")) if changeable else (opens,))
    if not items:
        lines.append("Hozircha hech narsa biriktirilmagan.")
    rows += turns(page, pages, lambda to: f"ev:{at}:{to}")
    if changeable:
        rows.append((Button("📎 Qo'shish", f"file:{at}"), Button("⬅️ Savolga qaytish", f"ask:{at}")))
    else:
        rows.append((Button("⬅️ Hisobot", f"review:{submission}:0"), Button("🏠 Menyu", "menu")))
    return Screen("\n".join(lines), tuple(rows))


def ask_remove(one: Shown, submission: int, figure: int) -> Screen:
    text = f"🗑 <b>{safe(clip(one.name, 100))}</b> olib tashlansinmi?\nU ro'yxat va hujjatlarda ko'rinmaydi."
    yes = Button("🗑 Ha, olib tashlash", f"ev_rm:{one.id}", style="danger")
    return Screen(text, ((yes,), (Button("⬅️ Orqaga", f"ev:{submission}:{figure}:0"),)))


def caption(one: Shown, indicator: Indicator, month: Month) -> Screen:
    """Below a file that is sent back."""
    name = row_name(indicator, 80)
    return Screen(
        f"{safe(row_label(indicator))}. {safe(name)} · {month_words(month)}\n{safe(one.by)}, {moment(one.at)}"
    )


def named(kind: str, name: str, place: int) -> str:
    """What a photo is called in a list, when it has no name of its own."""
    return f"{place}-rasm" if kind == "photo" and name == NAMELESS else name
