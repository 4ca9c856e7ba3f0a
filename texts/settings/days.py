"""The days on which the library's calendar differs from the state's, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from texts.home import back_button
from texts.paging import button_grid
from texts.press import day_word
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, lines, paragraphs, plain, say
from texts.settings import presses
from texts.wording import clip

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Days:
    """What the page lists: days `off` and `working` that the library has set, and those of the state's days off that
    are only `estimated`. `offered` are days off that were typed, any of which may become a working day."""

    off: Sequence[date]
    working: Sequence[date] = ()
    estimated: Sequence[date] = ()
    offered: Sequence[date] = ()


def days_off_page(own: Days, above: Markup = NOTHING) -> Screen:
    """The library's own days, each with a button to remove it; a day typed here is added."""
    text = paragraphs(
        above,
        lines(
            say("📅 <b>Dam olish kunlari</b>"),
            say("Davlat bayramlari taqvimda bor. Bu yerga faqat kutubxonaning o'z kunlari yoziladi."),
        ),
        lines(say("<b>Qo'shimcha dam olish kunlari</b>"), _days(own.off) or say("Hozircha yo'q.")),
        lines(say("<b>Qo'shimcha ish kunlari</b>"), _days(own.working)) if own.working else NOTHING,
        _estimated(own.estimated),
        say(
            "👇 Sanani yozing: <b>15-aprel</b> yoki <b>15.04.2026</b>. Bir nechtasi — vergul bilan.\n"
            "Ish kuniga ko'chirilgan shanba yoki yakshanba bo'lsa, uning sanasini yozing."
        ),
    )
    shown = sorted([*own.off[:_SHOWN], *own.working[:_SHOWN]])
    return Screen(
        text,
        (
            *((_offer(day),) for day in own.offered),
            *(_decision(day) for day in own.estimated),
            *button_grid(
                [Button(plain("❌ {day:day_button}", day=day), presses.drop_day(day_word(day))) for day in shown], 3
            ),
            (back_button(presses.settings()),),
        ),
    )


def _days(days: Sequence[date]) -> list[Markup]:
    lines_of_days = [say("• {day:full_day}", day=day) for day in days[:_SHOWN]]
    return lines_of_days if len(days) <= _SHOWN else [*lines_of_days, say("… va yana {n} kun", n=len(days) - _SHOWN)]


def _estimated(days: Sequence[date]) -> Markup:
    if not days:
        return NOTHING
    return lines(
        say("🌙 <b>Hayit kunlari taxminiy</b>"),
        _days(days),
        say(
            "Rasmiy e'lon chiqqach, pastdagi tugma bilan belgilang. Hayit boshqa kuni bo'lsa, o'sha sanani ham yozing."
        ),
    )


def _offer(day: date) -> Button:
    return Button(plain("🏢 {day:short_day}: ish kuni bo'lsin", day=day), presses.work_on(day_word(day)))


def _decision(day: date) -> Row:
    """What an estimated day turns out to be."""
    return (
        Button(plain("{day:day_button} dam olish", day=day), presses.free_day(day_word(day))),
        Button(plain("{day:day_button} ish kuni", day=day), presses.work_on(day_word(day))),
    )


def day_off_added(day: date) -> Markup:
    return say("✅ {day:full_day} — dam olish kuni.", day=day)


def working_day_added(day: date) -> Markup:
    return say("✅ {day:full_day} — ish kuni.", day=day)


def day_is_free(day: date) -> Markup:
    return say("☑️ {day:full_day} — taqvim bo'yicha ham dam olish kuni. Shu kuni ishlaysizmi?", day=day)


def day_is_worked(day: date) -> Markup:
    return say("☑️ {day:full_day} — taqvim bo'yicha ham ish kuni.", day=day)


def day_is_listed(day: date) -> Markup:
    return say("☑️ {day:full_day} — ro'yxatda bor.", day=day)


def day_not_understood(typed: str) -> Markup:
    return say(
        "❗️ «{typed}» — bu sanani tushunmadim yoki u juda uzoq. Masalan: <b>15-aprel</b> yoki <b>15.04.2026</b>",
        typed=clip(typed, 40),
    )


def too_many_days(most: int) -> Markup:
    return say("❗️ Bu ro'yxatda ko'pi bilan {most} ta kun bo'lsin.", most=most)


def too_many_at_once(most: int) -> Markup:
    return say("❗️ Bir xabarda ko'pi bilan {most} ta sana yozing; qolganlari qo'shilmadi.", most=most)


def working_again(day: date) -> Markup:
    return say("{day:full_day} — yana ish kuni", day=day)


def working_day_title(day: date) -> Markup:
    return say("{day:full_day} — ish kuni", day=day)


def day_removed(day: date, *, working: bool) -> Markup:
    """`working` is what the day is again."""
    if working:
        return say("✅ {day:full_day} — yana ish kuni.", day=day)
    return say("✅ {day:full_day} — yana dam olish kuni.", day=day)
