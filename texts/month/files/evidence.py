"""What stands beside a figure in support of it, in words: photos, documents and links, and their limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from plan.indicator import Indicator
from plan.period import Month
from texts import home
from texts.month import presses
from texts.paging import numbered_title, page_of, page_turns
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, beside, lines, paragraphs, plain, say
from texts.wording import clip, row_label, row_name, row_named

PAGE = 6
TOO_MANY = Sentence(
    "❗️ Bir bandga bir oyda ko'pi bilan {n} ta fayl va havola qo'shiladi. Avval keraksizini olib tashlang."
)
TOO_BIG = Sentence("❗️ Fayl 20 MB dan oshmasin. Kichraytiring yoki havolasini yozing.")
NOT_ATTACHED = Sentence("❗️ Fayl biriktirilmadi.")
WRONG_LINK = Sentence("❗️ Bu havola to'liq emas. Masalan: <b>https://kutubxona.uz/yangilik</b>")
ALREADY = Sentence("☑️ Bu havola allaqachon qo'shilgan.")
REMOVED = Sentence("🗑 Olib tashlandi")
NAMELESS = "rasm"
"""How a photo comes from Telegram."""
_ICONS: Mapping[str, str] = {"photo": "🖼", "document": "📄", "link": "🔗"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence as a list shows it."""

    id: int
    kind: str
    name: str
    url: str
    by: str
    at: datetime


def file_kept(count: int, note: str = "") -> Markup:
    """A file has just been kept, called by its `note`; `count` are there now."""
    if note:
        return say("📎 Fayl biriktirildi: «{note}». Bu bandda {n} ta fayl bor", note=clip(note, 60), n=count)
    return say("📎 Fayl biriktirildi. Bu bandda {n} ta fayl bor", n=count)


def beside_row(indicator: Indicator) -> Markup:
    """Above a receipt: the row is another than the one that is open."""
    return say("📌 {row}:", row=row_named(indicator))


def link_kept(count: int) -> Markup:
    """The same of a link, or of several in one message."""
    return say("🔗 Havola biriktirildi. Bu bandda {n} ta fayl va havola bor", n=count)


def _title(indicator: Indicator) -> Markup:
    return say("📎 <b>{row}. {name}</b>", row=row_label(indicator), name=row_name(indicator, 100))


def ask_file(submission: int, indicator: Indicator, count: int, most: int, above: Markup = NOTHING) -> Screen:
    """What may be sent here, and how much of it; `count` are there already, and there may be `most`."""
    asked = lines(
        _title(indicator),
        say("👇 Rasm yoki hujjat yuboring yoki havolasini yozing (https://…). Bir nechtasini ham yuborsangiz bo'ladi."),
        say("Ko'pi bilan {most} ta fayl, har biri 20 MB gacha. Video bo'lsa, havolasini yozing.", most=most),
    )
    rows: list[Row] = []
    if count:
        rows.append((Button(plain("📂 Ko'rish ({n})", n=count), presses.list_evidence(submission, indicator.key, 0)),))
    return Screen(paragraphs(above, asked), (*rows, (_to_question(submission, indicator.key),)))


def _to_question(submission: int, figure: int) -> Button:
    return Button(plain("⬅️ Savolga"), presses.question(submission, figure))


def evidence_list(
    submission: int,
    department: str,
    month: Month,
    indicator: Indicator,
    items: Sequence[Shown],
    page: int,
    *,
    changeable: bool,
) -> Screen:
    """Everything beside one figure of one month, each to be opened; whoever may change the report may remove one."""
    shown, page, pages = page_of(items, page, PAGE)
    text = paragraphs(
        lines(
            numbered_title(_title(indicator), page, pages),
            beside(say("{month:month}", month=month), say("{department:department}", department=department)),
        ),
        lines(_line(item) for item in shown) or say("Hozircha hech narsa biriktirilmagan."),
    )
    rows: list[Row] = [_row(item, changeable=changeable) for item in shown]
    rows += page_turns(page, pages, lambda to: presses.list_evidence(submission, indicator.key, to))
    if changeable:
        add = Button(plain("📎 Qo'shish"), presses.attach_file(submission, indicator.key))
        rows.append((add, _to_question(submission, indicator.key)))
    else:
        rows.append((Button(plain("⬅️ Hisobot"), presses.review(submission, 0)), home.home_button()))
    return Screen(text, tuple(rows))


def _line(item: Shown) -> Markup:
    return say(
        "{icon} {name} — {person}, {at:moment}",
        icon=_ICONS[item.kind],
        name=clip(item.name, 60),
        person=clip(item.by, 30),
        at=item.at,
    )


def _row(item: Shown, *, changeable: bool) -> Row:
    label = plain("{icon} {name}", icon=_ICONS[item.kind], name=clip(item.name, 13 if changeable else 30))
    opens = Button(label, url=item.url) if item.kind == "link" else Button(label, presses.open_evidence(item.id))
    if not changeable:
        return (opens,)
    return (opens, Button(plain("🗑 O'chirish"), presses.ask_to_remove_evidence(item.id)))


def ask_remove(item: Shown, submission: int, figure: int) -> Screen:
    """Before a file or link goes."""
    text = lines(
        say("🗑 <b>{name}</b> olib tashlansinmi?", name=clip(item.name, 100)),
        say("Ro'yxat va hujjatlarda endi ko'rinmaydi."),
    )
    yes = Button(plain("🗑 Ha, olib tashlash"), presses.remove_evidence(item.id), style="danger")
    return Screen(text, ((yes,), (home.back_button(presses.list_evidence(submission, figure, 0)),)))


def evidence_caption(item: Shown, indicator: Indicator, month: Month) -> Screen:
    """Below a file that is sent back."""
    return Screen(
        lines(
            say(
                "{row}. {name} · {month:month}",
                row=row_label(indicator),
                name=row_name(indicator, 80),
                month=month,
            ),
            say("{person}, {at:moment}", person=item.by, at=item.at),
        )
    )


def photo_or_name(kind: str, name: str, place: int) -> str:
    """What a photo is called in a list, when it has no name of its own."""
    return plain("{place}-rasm", place=place) if kind == "photo" and name == NAMELESS else name
