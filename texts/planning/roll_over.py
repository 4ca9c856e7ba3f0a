"""Next year's plan, in words: what it is made of, and what is seen before it is in force."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from texts.home import back_button, home_button
from texts.paging import fit_lines, numbered_title, packed_buttons, page_of, page_turns
from texts.planning import presses
from texts.planning.next_targets import AskedTarget, missing_for
from texts.progress.measures import short_name
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import clip, code_button, figure_or_dash, join_names, short_department

_TOTALS = 8
_MONTHS = 4
_LIST = 12

GONE = Sentence("Bu qoralama kuchga kirgan yoki bekor qilingan.")
STOPPED = Sentence("👌 Keyingi yil rejasi bekor qilindi. Amaldagi reja o'z joyida.")
ORDER_REFUSED = Sentence("❗️ Buyruq raqamini qisqa yozing, masalan: <b>1-son</b>.")
BECAUSE = Sentence("Keyingi yil rejasi")
"""The reason that stands in the history of the plan."""

Returns = Sequence[tuple[int, int]]
"""Reports as (department, month)."""


def draft_gone() -> Screen:
    """The draft is closed."""
    return Screen(GONE(), ((home_button(),),))


def draft_stopped() -> Screen:
    """The draft was thrown away."""
    return Screen(STOPPED(), ((home_button(),),))


def _unsure(year: int, missing: Returns, unapproved: Returns, names: Mapping[int, str]) -> Markup:
    """What last year's figures still wait for."""
    if not missing and not unapproved:
        return say("☑️ {year:bare}-yilning barcha hisobotlari topshirilgan va tasdiqlangan.", year=year)
    return lines(
        say(
            "⚠️ {year:bare}-yil raqamlari hali to'liq emas: <b>{n} ta</b> hisobot topshirilmagan.",
            year=year,
            n=len(missing),
        )
        if missing
        else NOTHING,
        _by_month(missing, names),
        say("⚠️ <b>{n} ta</b> hisobot hali tasdiqlanmagan.", n=len(unapproved)) if unapproved else NOTHING,
        _by_month(unapproved, names),
        say("Topshirilgach, o'tgan yil ustunini bitta tugma bilan yangilaysiz."),
    )


def _by_month(returns: Returns, names: Mapping[int, str]) -> Markup:
    months: dict[int, list[str]] = {}
    for key, month in returns:
        months.setdefault(month, []).append(short_department(names.get(key, ""), 24))
    # The last months first: it is December that is usually still on its way.
    shown = sorted(months, reverse=True)
    more = len(shown) - _MONTHS
    return lines(
        (
            say(
                "     {month:month_name}: {departments}",
                month=month,
                departments=clip(join_names(months[month]), 120),
            )
            for month in shown[:_MONTHS]
        ),
        say("     … va yana {n} oy", n=more) if more > 0 else NOTHING,
    )


def draft_overview(
    draft: int,
    year: int,
    asked: Sequence[AskedTarget],
    missing: Returns,
    unapproved: Returns,
    names: Mapping[int, str],
    above: Markup = NOTHING,
    unsplit: int = 0,
    renamed: Sequence[str] = (),
    same: int = 0,
) -> Screen:
    """What next year's plan is made of, and how far its targets have come; `unsplit` targets were split over the
    quarters this year and are not yet. In the names of the `renamed` rows the year has moved; `same` targets are this
    year's, given all at once."""
    answered = sum(target.answered for target in asked)
    text = paragraphs(
        above,
        say("📅 <b>{year:bare}-yil rejasi</b> (qoralama)", year=year + 1),
        say("{year:bare}-yil natijalari «o'tgan yil» ustuniga, bandlar va mas'ullar o'zicha ko'chadi.", year=year),
        _unsure(year, missing, unapproved, names),
        lines(
            say("🎯 Yangi rejalar: <b>{total} tadan {given} tasi</b> kiritilgan", given=answered, total=len(asked)),
            say("Jamilar qismlaridan hisoblanadi; hisoblanmasa, so'rayman."),
            say("📆 {n} ta bandning yil ichida bo'linishi hali yozilmagan.", n=unsplit) if unsplit else NOTHING,
        ),
        say(
            "✏️ Nomidagi yil ham {next:bare} bo'ldi: {rows}",
            next=year + 1,
            rows=clip(join_names(renamed), 200),
        )
        if renamed
        else NOTHING,
        say("📎 Yoki {year:bare}-yil rejasining tayyor faylini shu chatga yuboring.", year=year + 1),
    )
    return Screen(fit_lines(text), _overview_buttons(draft, year, len(asked) - answered, unsplit, same))


def _overview_buttons(draft: int, year: int, unanswered: int, unsplit: int, same: int) -> tuple[Row, ...]:
    rows: list[Row] = []
    if unanswered:
        rows.append((Button(plain("🎯 Rejalarni kiritish"), presses.ask_first_open(draft), style="primary"),))
        label = plain("🟰 Qolganiga {year:bare}-yil rejasi ({n})", year=year, n=unanswered)
        rows.append((Button(label, presses.take_same_targets(draft)),))
    if same:
        rows.append((Button(plain("↩️ {n} tasini qaytarib olish", n=same), presses.take_back_same_targets(draft)),))
    rows.append((_list(draft),))
    if unsplit:
        rows.append((Button(plain("📆 Choraklar rejasi ({n})", n=unsplit), presses.ask_first_split(draft)),))
    if unanswered:
        rows.append((Button(plain("✅ Baribir kuchga kiritish"), presses.ask_order(draft)),))
    else:
        rows.append((Button(plain("✅ Kuchga kiritish"), presses.ask_order(draft), style="success"),))
    rows.append((Button(plain("Bekor qilish"), presses.stop_next_year(draft)), home_button()))
    return tuple(rows)


def same_taken(year: int, count: int) -> Markup:
    """Above the overview: so many figures have this year's target now."""
    return say("🟰 {n} ta ko'rsatkichga {year:bare}-yil rejasi yozildi. Ro'yxatda ko'rib chiqing.", n=count, year=year)


def same_taken_back(count: int) -> Markup:
    """The same, undone."""
    return say("↩️ {n} ta ko'rsatkich yana ochiq.", n=count)


def _list(draft: int) -> Button:
    return Button(plain("📋 Ro'yxat"), presses.list_targets(draft, 0))


def draft_targets_page(draft: int, year: int, asked: Sequence[AskedTarget], page: int) -> Screen:
    """Every asked figure: what was done, and the new target; tap one to change it."""
    shown, page, pages = page_of(asked, page, _LIST)
    title = say(
        "📋 <b>{next:bare}-yil rejasi</b> ({year:bare}-yilda bajarilgani → yangi reja)", next=year + 1, year=year
    )
    text = fit_lines(paragraphs(numbered_title(title, page, pages), lines(map(_line, shown))))
    buttons = [Button(code_button(target.old), presses.ask_target(draft, target.key)) for target in shown]
    turned = page_turns(page, pages, lambda other: presses.list_targets(draft, other))
    return Screen(
        text, (*packed_buttons(buttons), *turned, (back_button(presses.show_next_year(draft)), home_button()))
    )


def _line(asked: AskedTarget) -> Markup:
    return say(
        "<b>{code}</b> {name}: {done:figure} → <b>{target}</b>",
        code=asked.old.lettered,
        name=short_name(asked.old, 60),
        done=asked.done,
        target=figure_or_dash(asked.target) if asked.answered else "❔",
    )


def ask_order_of_next_year(draft: int, year: int, above: Markup = NOTHING) -> Screen:
    """By which order does next year's plan come into force?"""
    text = paragraphs(
        above,
        lines(
            say("📄 <b>{year:bare}-yil rejasi</b>", year=year + 1),
            say("👇 Rejani tasdiqlagan buyruq raqamini yozing, masalan: <b>1-son, 05.01.2026</b>."),
        ),
    )
    rows = ((Button(plain("Buyruq yo'q"), presses.no_order(draft)),), (back_button(presses.show_next_year(draft)),))
    return Screen(fit_lines(text), rows)


def ask_to_confirm(
    draft: int,
    year: int,
    rows: int,
    figures: int,
    without: int,
    order: str,
    unsummed: Sequence[AskedTarget],
    missing: Returns,
    names: Mapping[int, str],
) -> Screen:
    """The last look before next year's plan is in force; `without` figures have no target."""
    text = paragraphs(
        lines(
            say("🔍 <b>{year:bare}-yil rejasi</b>", year=year + 1),
            say(
                "{rows} ta band, {figures} ta ko'rsatkich, rejasi yo'q: {without} ta.",
                rows=rows,
                figures=figures,
                without=without,
            ),
            say("📄 Buyruq: {order}", order=clip(order, 100)) if order else say("📄 Buyruq: yo'q"),
        ),
        _unsummed(unsummed, year),
        lines(
            say("⚠️ {year:bare}-yilning {n} ta hisoboti topshirilmagan:", year=year, n=len(missing)),
            _by_month(missing, names),
        )
        if missing
        else NOTHING,
    )
    put = Button(plain("✅ Kuchga kiritish"), presses.put_in_force(draft), style="success")
    return Screen(fit_lines(text), ((put,), (back_button(presses.show_next_year(draft)), home_button())))


def _unsummed(totals: Sequence[AskedTarget], year: int) -> Markup:
    """The totals that stay without a target, and why."""
    if not totals:
        return NOTHING
    more = len(totals) - _TOTALS
    return lines(
        say("⚠️ Jamining rejasi yo'q:"),
        (
            say("     {row} ({why})", row=code_button(total.old), why=missing_for(total, year))
            for total in totals[:_TOTALS]
        ),
        say("     … va yana {n} ta", n=more) if more > 0 else NOTHING,
    )


def ask_stop(draft: int, year: int, given: int) -> Screen:
    """Before the draft is thrown away: what goes with it."""
    text = paragraphs(
        say(
            "🤔 <b>{year:bare}-yil rejasi</b> qoralamasida kiritilgan <b>{n} ta</b> raqam o'chadi, "
            "ularni qaytarib bo'lmaydi.",
            year=year + 1,
            n=given,
        ),
        say("Shunga qaramay bekor qilinsinmi?"),
    )
    yes = Button(plain("Ha, bekor qilinsin"), presses.throw_away(draft), style="danger")
    no = Button(plain("⬅️ Yo'q, qolsin"), presses.show_next_year(draft))
    return Screen(text, ((yes,), (no,)))


def next_year_in_force(year: int, rows: int, figures: int) -> Screen:
    """Next year's plan is the plan."""
    text = lines(
        say("✅ <b>{year:bare}-yil ish rejasi kuchga kirdi.</b>", year=year),
        say("{rows} ta band, {figures} ta ko'rsatkich.", rows=rows, figures=figures),
        say(
            "{before:bare}-yil raqamlari keyin o'zgarsa, «Reja» sahifasida «{before:bare}-yil raqamlarini yangilash» "
            "tugmasini bosing.",
            before=year - 1,
        ),
    )
    return Screen(text, ((Button(plain("📖 Reja"), presses.plan_page(year, 0)), home_button()),))
