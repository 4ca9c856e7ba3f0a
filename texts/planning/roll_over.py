"""Next year's plan, in words: what it is made of, each new target, and what is seen before it is in force."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from plan.indicator import Indicator
from plan.typed.numbers import Unclear
from texts.month import unclear
from texts.paging import counted, fit, packed, page_of, turns
from texts.progress.measures import code_label, short_name
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, department, figure, month_name, number, percent, row_name, unit

HOME = Button("🏠 Menyu", "menu")
SURE = "+"
"""Behind a button's draft: the person was asked and says yes, so that a double tap is no answer to the question."""
_TOTALS = 8

GONE = "Bu qoralama endi ochiq emas."
OFFER_CHANGED = "Bu raqam o'zgardi. Mana hozirgisi 👇"
STOPPED = "👌 Keyingi yil rejasi bekor qilindi. Amaldagi reja o'z joyida."
ORDER_REFUSED = "❗️ Buyruq raqamini qisqa yozing, masalan: <b>1-son</b>."
NO_ORDER = "yo'q"
NONE = "Raqam yo'q"
NO_TARGET = (NONE.casefold(), "yo'q")
"""What may be typed for a row without a target; a dash, too."""
BECAUSE = "Keyingi yil rejasi"


class Asked(Protocol):
    """A figure whose new target is asked."""

    @property
    def key(self) -> int: ...
    @property
    def old(self) -> Indicator: ...
    @property
    def done(self) -> Decimal | None: ...
    @property
    def said(self) -> bool: ...
    @property
    def target(self) -> Decimal | None: ...
    @property
    def lacking(self) -> Sequence[Indicator]: ...
    @property
    def together(self) -> Decimal | None: ...
    @property
    def offered(self) -> Decimal | None: ...


Returns = Sequence[tuple[int, int]]
"""Reports as (department, month)."""


def _unsure(year: int, missing: Returns, unapproved: Returns, names: Mapping[int, str]) -> list[str]:
    """What last year's figures still wait for."""
    if not missing and not unapproved:
        return [f"☑️ {year}-yilning hamma hisobotlari kelgan va tasdiqlangan."]
    lines = []
    if missing:
        lines.append(f"⚠️ {year}-yil raqamlari hali to'liq emas: <b>{len(missing)} ta</b> hisobot kelmagan.")
        lines += _by_month(missing, names)
    if unapproved:
        lines.append(f"⚠️ <b>{len(unapproved)} ta</b> hisobot hali tasdiqlanmagan.")
        lines += _by_month(unapproved, names)
    lines.append("Ular kelgach, o'tgan yil raqamlarini rejaning o'zida bir tugma bilan yangilaysiz.")
    return lines


def _by_month(returns: Returns, names: Mapping[int, str]) -> list[str]:
    months: dict[int, list[str]] = {}
    for key, month in returns:
        months.setdefault(month, []).append(department(names.get(key, ""), 24))
    # The last months first: it is December that is usually still on its way.
    shown = sorted(months, reverse=True)
    lines = [f"     {month_name(month)}: {safe(clip(', '.join(months[month]), 120))}" for month in shown[:4]]
    return [*lines, f"     … va yana {len(shown) - 4} oy"] if len(shown) > 4 else lines


def overview(
    draft: int,
    year: int,
    asked: Sequence[Asked],
    missing: Returns,
    unapproved: Returns,
    names: Mapping[int, str],
    above: str = "",
) -> Screen:
    """What next year's plan is made of, and how far its targets have come."""
    said = sum(one.said for one in asked)
    lines = [above, ""] if above else []
    lines += [
        f"📅 <b>{year + 1}-yil rejasi</b> (qoralama)",
        "",
        f"{year}-yilda bajarilgani o'tgan yil raqami bo'ladi. Bandlar, muddatlar va mas'ullar ko'chiriladi.",
        "",
        *_unsure(year, missing, unapproved, names),
        "",
        f"🎯 Yangi reja raqamlari: <b>{said}/{len(asked)}</b>",
        "Jami raqamlar qismlaridan o'zi hisoblanadi; qismi raqamsiz bo'lsa, jamini oxirida so'rayman.",
        "",
        f"📎 Yoki {year + 1}-yil rejasining tayyor faylini shu chatga yuboring.",
    ]
    rows: list[Row] = []
    if said < len(asked):
        rows.append((Button("🎯 Raqamlarni kiritish", f"ny_go:{draft}", style="primary"),))
    rows.append((Button("📋 Ro'yxat", f"ny_list:{draft}:0"),))
    style = "success" if said == len(asked) else None
    label = "✅ Kuchga kiritish" if said == len(asked) else f"✅ Kuchga kiritish ({len(asked) - said} tasi raqamsiz)"
    rows.append((Button(label, f"ny_put:{draft}", style=style),))  # type: ignore[arg-type]
    rows.append((Button("❌ Bekor qilish", f"ny_stop:{draft}"), HOME))
    return Screen(fit(lines), tuple(rows))


def ask(
    draft: int,
    year: int,
    one: Asked,
    place: int,
    total: int,
    room: int,
    above: str = "",
    meant: Sequence[Decimal] = (),
) -> Screen:
    """One new target, beside what was promised and done; a list of up to `room` may be typed. `meant` is what a line
    that was not clear may have been."""
    old = one.old
    share = ""
    if one.done is not None and old.target:
        share = f" ({percent(one.done / old.target)})"
    lines = [above, ""] if above else []
    lines += [
        f"🎯 <b>{year + 1}-yil rejasi · {place}/{total}</b>",
        "",
        f"<b>{safe(old.code)}</b> {safe(row_name(old, 300))} ({safe(clip(unit(old), 40))})",
        f"{year}-yil: reja {figure(old.target)}, amalda <b>{figure(one.done)}</b>{share}",
        *_not_computed(one, year),
        *([f"Hozir yozilgani: <b>{figure(one.target)}</b>"] if one.said else []),
        "",
        f"👇 {year + 1}-yil rejasi nechta? Raqamini yozing.",
        *([_LIST] if room > 1 and one.old.kind == "count" else []),
    ]
    at = f"ny_num:{draft}:{one.key}"
    rows: list[Row] = [(Button(unclear.candidate(value), f"{at}:{value.normalize():f}"),) for value in meant]
    if one.offered is not None:
        label = "O'sha raqam" if one.together is None else "Qismlari birga"
        press = f"ny_same:{draft}:{one.key}:{format(one.offered, 'f')}"
        rows.append((Button(f"{label}: {number(one.offered)}", press),))
    rows.append((Button(NONE, f"ny_none:{draft}:{one.key}"), Button("⬅️ Oldingisi", f"ny_prev:{draft}:{one.key}")))
    rows.append((Button(WHY.plain(), f"why:{one.key}:0:ny:{draft}:0"),))
    rows.append((Button("📋 Ro'yxat", f"ny_list:{draft}:0"), Button("⏸ Keyinroq", f"ny_show:{draft}")))
    return Screen(fit(lines), tuple(rows))


def _not_computed(one: Asked, year: int) -> list[str]:
    """Why a total is asked, which its parts give otherwise."""
    if one.old.kind == "count":
        return []
    together = "" if one.together is None else f" Qolgan qismlari birga: <b>{number(one.together)}</b>."
    return [f"➕ O'zi hisoblanmadi: {_missing_in(one, year)}.{together}"]


def _missing_in(one: Asked, year: int) -> str:
    """What there is not to compute a total from."""
    if one.lacking:
        return f"{safe(clip(', '.join(code_label(part) for part in one.lacking), 120))} raqamsiz"
    return f"{year}-yilda amalda raqami yo'q" if one.old.kind == "stock" else "qismlari yo'q"


_LIST = "Ro'yxat ham bo'ladi: har bandga bir qator, raqami yo'g'iga <b>-</b>, jami qatorlarisiz."


def gap_after(line: str) -> str:
    """Of a list with an empty line in its midst, where it is and what to do."""
    return (
        f"❗️ Ro'yxatda «{safe(clip(line, 30))}» dan keyin bo'sh qator bor. Raqamlar boshqa bandga o'tib ketmasligi "
        "uchun hech biri yozilmadi. Raqami yo'q bandga <b>-</b> qo'ying yoki bo'sh qatorlarsiz qayta yuboring."
    )


def too_many(lines: int, room: int) -> str:
    """Of a list that is longer than what is asked."""
    return (
        f"❗️ Ro'yxatda {lines} ta qator bor, so'raladigan raqam esa {room} ta. Raqamlar boshqa bandga o'tib ketmasligi "
        "uchun hech biri yozilmadi. Jami qatorlari so'ralmaydi: ularni olib tashlab, qayta yuboring."
    )


def not_read(trouble: Unclear, behind: list[str]) -> str:
    """Of a list, the line that was not understood, and those behind it."""
    why = unclear.why_not(trouble)
    return f"{why}\n❗️ Undan keyingilar ham yozilmadi: {unclear.named(behind)}. Qayta yuboring." if behind else why


def left_over(lines: int) -> str:
    """Of a list that was typed, what there was no figure for."""
    return f"☝️ Oxirgi {lines} ta qator yozilmadi: ular uchun band qolmadi."


def taken(one: Asked, target: Decimal | None) -> str:
    """The receipt of one target."""
    said = "reja raqami yo'q" if target is None else f"reja <b>{number(target)}</b>"
    return f"✅ {safe(one.old.code)} {safe(short_name(one.old, 40))}: {said}"


def receipts(targets: Sequence[tuple[Asked, Decimal | None]]) -> str:
    """The receipts of several, as they stay in the chat."""
    return fit([taken(*one) for one in targets])


def listed(draft: int, year: int, asked: Sequence[Asked], page: int) -> Screen:
    """Every asked figure: what was done, and the new target; tap one to change it."""
    shown, page, pages = page_of(asked, page, 12)
    lines = [counted(f"📋 <b>{year + 1}-yil rejasi</b> ({year}-yilda bajarilgani → yangi reja)", page, pages), ""]
    buttons = []
    for one in shown:
        target = "–" if one.said and one.target is None else figure(one.target) if one.said else "❔"
        name = safe(short_name(one.old, 60))
        lines.append(f"<b>{safe(one.old.code)}</b> {name}: {figure(one.done)} → <b>{target}</b>")
        buttons.append(Button(code_label(one.old), f"ny_ask:{draft}:{one.key}"))
    turned = turns(page, pages, lambda to: f"ny_list:{draft}:{to}")
    return Screen(fit(lines), (*packed(buttons), *turned, (Button("⬅️ Orqaga", f"ny_show:{draft}"), HOME)))


def ask_order(draft: int, year: int, above: str = "") -> Screen:
    lines = [above, ""] if above else []
    lines += [
        f"📄 <b>{year + 1}-yil rejasi</b>",
        "👇 Tasdiqlangan buyruq raqamini yozing, masalan: <b>1-son, 05.01.2026</b>.",
    ]
    rows = ((Button("Buyruq yo'q", f"ny_order:{draft}"),), (Button("⬅️ Orqaga", f"ny_show:{draft}"),))
    return Screen(fit(lines), rows)


def confirm(
    draft: int,
    year: int,
    rows: int,
    figures: int,
    without: int,
    order: str,
    unsummed: Sequence[Asked],
    missing: Returns,
    names: Mapping[int, str],
) -> Screen:
    """The last look before next year's plan is in force."""
    lines = [
        f"🔍 <b>{year + 1}-yil rejasi</b>",
        f"{rows} band, {figures} ko'rsatkich; reja raqamisiz {without} ta.",
        f"📄 Buyruq: {safe(clip(order, 100)) or NO_ORDER}",
    ]
    lines += _unsummed(unsummed, year)
    if missing:
        lines += ["", f"⚠️ {year}-yilning {len(missing)} ta hisoboti kelmagan:", *_by_month(missing, names)]
    return Screen(
        fit(lines),
        (
            (Button("✅ Kuchga kiritish", f"ny_ok:{draft}", style="success"),),
            (Button("⬅️ Orqaga", f"ny_show:{draft}"), HOME),
        ),
    )


def _unsummed(totals: Sequence[Asked], year: int) -> list[str]:
    """The totals that stay without a target, and why."""
    if not totals:
        return []
    lines = [f"     {safe(code_label(one.old))}: {_missing_in(one, year)}" for one in totals[:_TOTALS]]
    more = [f"     … va yana {len(totals) - _TOTALS} ta"] if len(totals) > _TOTALS else []
    return ["", "⚠️ Jami raqami yo'q:", *lines, *more]


def ask_stop(draft: int, year: int, given: int) -> Screen:
    """Before the draft is thrown away: what goes with it."""
    text = (
        f"🤔 <b>{year + 1}-yil rejasi</b> qoralamasida kiritilgan <b>{given} ta</b> raqam o'chadi, "
        "ularni qaytarib bo'lmaydi.\n\nShunga qaramay bekor qilinsinmi?"
    )
    yes = Button("❌ Ha, bekor qilinsin", f"ny_stop:{draft}{SURE}", style="danger")
    return Screen(text, ((yes,), (Button("⬅️ Yo'q, qolsin", f"ny_show:{draft}"),)))


def in_force(year: int, rows: int, figures: int) -> Screen:
    lines = [
        f"✅ <b>{year}-yil ish rejasi kuchga kirdi.</b>",
        f"{rows} band, {figures} ko'rsatkich.",
        f"{year - 1}-yil raqamlari keyin o'zgarsa: 📖 Reja → {year}-yil → «🔄 {year - 1}-yil raqamlarini yangilash».",
    ]
    return Screen("\n".join(lines), ((Button("📖 Reja", f"plan_at:{year}:0"), HOME),))
