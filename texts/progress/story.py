"""Why a number is what it is, as its months tell it: who said what, who changed it and why, who sent it on."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator, Window
from plan.period import Month
from plan.progress.paper import Reason
from plan.progress.story import Chapter, Diary, PlanStep, Step, Story, Support
from plan.schedule import Schedule
from texts.deadlines import window_words
from texts.home import back_button, home_button
from texts.month import presses as month_presses
from texts.paging import button_grid, fit_lines, numbered_title, packed_buttons, page_of, page_turns
from texts.progress import presses
from texts.progress.kinds import DIRECTIONS, KINDS, is_limit, schedule_line
from texts.progress.measures import short_name
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, beside, lines, listed, paragraphs, plain, say
from texts.wording import (
    clip,
    code_button,
    figure_words,
    grouped_number,
    indicator_unit,
    month_title,
    row_name,
    short_department,
)

WHY, WHY_SHORT = Sentence("ℹ️ Qayerdan?"), Sentence("ℹ️ Manba")
CHAPTERS = 3
"""Months of a department on one page."""
DIARIES = 4
"""Months of days that are told, the newest ones."""
STEPS = 8
"""Steps that one month tells on its page; of more the first and the newest stay."""
_STATES = {
    "approved": Sentence("☑️ tasdiqlangan"),
    "returned": Sentence("↩️ tuzatishga qaytarilgan"),
    "draft": Sentence("✍️ hali topshirilmagan"),
}
_FILES = {"photo": "🖼", "document": "📄", "link": "🔗"}
_STEPS = {
    "note": Sentence("• {at:moment} · {by}: izoh"),
    "confirm": Sentence("• {at:moment} · {by} shubhali raqamni to'g'ri dedi"),
    "attach": Sentence("• {at:moment} · {by} biriktirdi"),
    "detach": Sentence("• {at:moment} · {by} faylni olib tashladi"),
    "submit": Sentence("• {at:moment} · {by} topshirdi"),
    "approve": Sentence("• {at:moment} · {by} tasdiqladi"),
    "return": Sentence("• {at:moment} · {by} tuzatishga qaytardi"),
    "reopen": Sentence("• {at:moment} · {by} oyni qayta ochdi"),
}


def story_page(
    figure_story: Story, names: Mapping[int, str], page: int, *, place: str, scope: str, at: int, leads_back: str
) -> Screen:
    """The story, newest month first. `place`, `scope` and `at` say where it was opened from: its buttons carry them on,
    and `leads_back` is the button that goes there."""
    shown, page, pages = page_of(figure_story.chapters, page, CHAPTERS)
    indicator = figure_story.indicator
    head = lines(
        numbered_title(say("{year:bare}-yil · bu raqam qayerdan", year=figure_story.year), page, pages),
        say(
            "ℹ️ <b>{code}</b> {name} ({unit})",
            code=indicator.lettered,
            name=row_name(indicator, 200),
            unit=clip(indicator_unit(indicator), 40),
        ),
        () if page else _plan(indicator, figure_story.plan),
    )
    diaries = [] if page else [_diary(indicator, diary, names) for diary in figure_story.diaries[:DIARIES]]
    chapters = [_chapter(indicator, chapter, names) for chapter in shown]
    told = [] if page else [_reason(month, reason) for month, reason in figure_story.reasons]
    text = paragraphs(head, _parts(figure_story), lines(told), *chapters, lines(diaries))
    buttons: list[Row] = [
        *button_grid([_tell(part, place, scope, at) for part in figure_story.parts], 2),
        *((_opens(support),) for chapter in shown for support in chapter.files[:3]),
        *page_turns(page, pages, lambda to: presses.story(indicator.key, to, place, scope, at)),
    ]
    return Screen(fit_lines(text), (*buttons, (back_button(leads_back), home_button())))


def _reason(month: int, reason: Reason) -> Markup:
    """Why the row was behind by the end of a month."""
    if not reason.measure:
        return say("💬 {month:month_title}, sababi: {cause}", month=month, cause=clip(reason.cause, 200))
    return say(
        "💬 {month:month_title}, sababi: {cause}. {measure}",
        month=month,
        cause=clip(reason.cause.rstrip("."), 200),
        measure=clip(reason.measure, 200),
    )


def _tell(indicator: Indicator, place: str, scope: str, at: int) -> Button:
    label = plain("ℹ️ {code}", code=code_button(indicator))
    return Button(label, presses.story(indicator.key, 0, place, scope, at))


def _parts(figure_story: Story) -> Markup:
    """What a computed figure is made of; or that nobody has said anything yet."""
    if figure_story.parts:
        return lines(
            say("Bu raqam avtomatik hisoblanadi. Qismini tanlang:"),
            (say("• {code} {name}", code=part.lettered, name=short_name(part, 50)) for part in figure_story.parts),
        )
    return NOTHING if figure_story.chapters else say("Bu ko'rsatkich bo'yicha hali raqam kiritilmagan.")


def _opens(support: Support) -> Button:
    label = plain("{icon} {name}", icon=_FILES.get(support.kind, "📎"), name=clip(support.name, 30))
    if support.kind == "link":
        return Button(label, url=support.url)
    return Button(label, month_presses.open_evidence(support.id))


def _months_of(chapter: Chapter) -> str:
    name = month_title(chapter.month)
    if not chapter.since:
        return name
    return plain("{first:month_title}–{last:month_name} jami", first=chapter.since, last=chapter.month)


def _chapter(indicator: Indicator, chapter: Chapter, names: Mapping[int, str]) -> Markup:
    head = say(
        "<b>{month} · {department}: {value}</b>",
        month=_months_of(chapter),
        department=short_department(names.get(chapter.department, ""), 30),
        value=figure_words(indicator, chapter.value),
    )
    state = _STATES[chapter.status]() if chapter.status in _STATES else NOTHING
    steps = [_step(indicator, step) for step in chapter.steps]
    left_out = len(steps) - STEPS
    if left_out > 0:
        steps = [*steps[:2], say("… yana {n} ta o'zgarish", n=left_out), *steps[2 + left_out :]]
    files = len(chapter.files)
    more = say("📎 {n} ta fayl yoki havola", n=files) if files > 3 else NOTHING
    return lines(beside(head, state), steps, more)


def _diary(indicator: Indicator, diary: Diary, names: Mapping[int, str]) -> Markup:
    """A month's days, and what they come to; they are in no total."""
    days = listed(
        say("{day}-kuni {value}", day=day, value=figure_words(indicator, value))
        for day, value in sorted(diary.days.items())
    )
    head = say(
        "📓 {month:month_title} kundaligi · {department}: {days}",
        month=diary.month,
        department=short_department(names.get(diary.department, ""), 30),
        days=days,
    )
    by = listed(diary.by)
    if not indicator.is_added_up:
        return lines(head, say("Yozgan: {by}.", by=by))
    total = sum(diary.days.values(), Decimal(0))
    return lines(head, say("Jami {total}. Yozgan: {by}.", total=total, by=by))


def _step(indicator: Indicator, step: Step) -> Markup:
    """What somebody did, and the reason they gave, if any."""
    by = step.by
    if step.instead_of:
        by = plain("{by}, {absent} o'rniga", by=step.by, absent=step.instead_of)
    if step.what in ("number", "unknown"):
        return _because(_number(indicator, step, by), step.why)
    if step.what == "note" and not step.why:
        return say("• {at:moment} · {by} izohni o'chirdi", at=step.at, by=by)
    if step.what == "approve" and not step.by:  # by a rule, as when the program was upgraded
        return _because(say("• {at:moment} · ☑️ avtomatik tasdiqlandi", at=step.at), step.why)
    return _because(_STEPS[step.what](at=step.at, by=by), step.why)


def _number(indicator: Indicator, step: Step, by: str) -> Markup:
    number = figure_words(indicator, step.after)
    after = say("hali noma'lum") if step.after is None else say("<b>{number}</b>", number=number)
    if step.before is None or step.before == step.after:
        return say("• {at:moment} · {by}: {after}", at=step.at, by=by, after=after)
    before = figure_words(indicator, step.before)
    return say("• {at:moment} · {by}: {before} → {after}", at=step.at, by=by, before=before, after=after)


def _because(did: Markup, why: str) -> Markup:
    return say("{did} — «{why}»", did=did, why=clip(why, 160)) if why else did


def _plan(indicator: Indicator, steps: Sequence[PlanStep]) -> Markup:
    """What is promised, and how the plan's last versions have changed it."""
    window = window_words(indicator.window)
    target = figure_words(indicator, indicator.target)
    if indicator.target is None:
        now = say("📖 Rejasi belgilanmagan · muddati: {window}", window=window)
    elif is_limit(indicator):
        now = say("📖 Yillik reja: ko'pi bilan {target} · muddati: {window}", target=target, window=window)
    elif indicator.kind == "level":
        now = say("📖 Yil oxiriga reja: {target} · muddati: {window}", target=target, window=window)
    else:
        now = say("📖 Yillik reja: {target} · muddati: {window}", target=target, window=window)
    split = schedule_line(indicator.schedule, stands=indicator.kind == "level")
    return lines(now, split, (_plan_step(step) for step in steps[-4:]))


def _plan_step(step: PlanStep) -> Markup:
    if step.by:
        did = say("• {at:moment} · {by}: {change}", at=step.at, by=step.by, change=_change(step))
    else:
        did = say("• {at:moment}: {change}", at=step.at, change=_change(step))
    if step.order:
        did = say("{did} ({order})", did=did, order=clip(step.order, 60))
    return _because(did, step.why)


def _change(step: PlanStep) -> Markup:
    if step.what == "added":
        return say("band rejaga qo'shildi")
    if step.what == "dropped":
        return say("band rejadan chiqarildi")
    if step.what == "target":
        return say("yillik reja {before} → <b>{after}</b>", before=_amount(step.before), after=_amount(step.after))
    if step.what == "of_two" and step.after:
        return say("endi ikki raqam bilan so'raladi (60 dan 45)")
    if step.what == "of_two":
        return say("endi foizning o'zi so'raladi")
    if step.what in ("kind", "direction", "schedule"):
        return _counting(step)
    if step.what == "window":
        return say("muddati {before} → <b>{after}</b>", before=_window(step.before), after=_window(step.after))
    before, after = clip(step.before, 80) or "–", clip(step.after, 80) or "–"
    return say("hisobot beruvchi {before} → <b>{after}</b>", before=before, after=after)


def _counting(step: PlanStep) -> Markup:
    """How the figure is counted changed."""
    if step.what == "schedule":
        return say(
            "yil ichida bo'linishi {before} → <b>{after}</b>", before=_split(step.before), after=_split(step.after)
        )
    named: Mapping[str, Sentence] = {**KINDS, **DIRECTIONS}
    before, after = named[step.before](), named[step.after]()
    if step.what == "kind":
        return say("turi {before} → <b>{after}</b>", before=before, after=after)
    return say("yo'nalishi {before} → <b>{after}</b>", before=before, after=after)


def _split(text: str) -> Markup:
    schedule = Schedule.parse(text)
    if schedule is None:
        return say("bo'linmagan")
    return beside(*(say("{figure:figure}", figure=figure) for figure in schedule.parts))


def _amount(text: str) -> str:
    return grouped_number(Decimal(text)) if text else "–"


def _window(text: str) -> str:
    return window_words(Window.parse(text)) if text else "–"


def choose_figure(
    title: str,
    indicators: Sequence[Indicator],
    page: int,
    *,
    place: str,
    scope: str,
    turn: Callable[[int], str],
    leads_back: str,
) -> Screen:
    """Which figure's story? `title` says where these figures stand; `turn` gives the button of another page of this
    list."""
    shown, page, pages = page_of(indicators, page, 12)
    text = paragraphs(
        lines(
            numbered_title(say("ℹ️ <b>{title}</b>", title=title), page, pages),
            say("Qaysi raqam qayerdan kelganini ko'rmoqchisiz?"),
        ),
        lines(say("<b>{code}</b> {name}", code=figure.lettered, name=short_name(figure, 70)) for figure in shown),
    )
    buttons = [Button(code_button(figure), presses.story(figure.key, 0, place, scope, page)) for figure in shown]
    return Screen(
        fit_lines(text),
        (*packed_buttons(buttons), *page_turns(page, pages, turn), (back_button(leads_back), home_button())),
    )


def report_stories_page(name: str, at: Month) -> str:
    """Where the figures of one report stand."""
    return plain("{month:month} · {name:department}", month=at, name=name)


def row_stories_page(code: str) -> str:
    return plain("{code}-band", code=code)
