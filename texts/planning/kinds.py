"""How a figure is counted, in words: its kind, its direction, its split over the year, and the questions about them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from markupsafe import Markup

from plan.schedule import Schedule
from texts.home import back_button as way_back
from texts.home import home_button
from texts.paging import button_grid, fit_lines
from texts.planning import presses
from texts.planning.questions import NONE, question_screen
from texts.progress.kinds import DIRECTIONS, KINDS
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import clip, figure_or_dash, join_names, part_end, plan_words

_MEANING: Mapping[str, Sentence] = {
    "count": Sentence("• <b>qo'shib boriladigan</b>: oylar raqamlari qo'shiladi"),
    "level": Sentence("• <b>yil oxiridagi holat</b>: oxirgi oyning raqami olinadi, qo'shilmaydi"),
    "percent": Sentence("• <b>foiz ko'rsatkichi</b>: yil natijasi oylar o'rtachasi"),
}
_SPLIT: Mapping[int, Sentence] = {
    2: Sentence("yarim yilliklar bo'yicha {figures}"),
    4: Sentence("choraklar bo'yicha {figures}"),
    12: Sentence("oylar bo'yicha {figures}"),
}
OF_TWO = Sentence("ikki raqam bilan (60 dan 45)")
OF_ONE = Sentence("foizning o'zi")
NO_SPLIT = Sentence("bo'linmagan")
ONLY_COUNTED = Sentence(
    "☝️ Bu ko'rsatkich o'sib boruvchi jamiga kiradi: turi ham, yo'nalishi ham o'zgarmaydi, raqamlari qo'shib boriladi."
)
COMPUTED = Sentence("☝️ Bu jami: turini qismlarining biridan o'zgartiring.")
NOT_A_SCHEDULE = Sentence(
    "❗️ To'rtta raqam yozing (choraklar), ikkita (yarim yilliklar) yoki o'n ikkita (oylar). "
    "Masalan: <b>3 4 3 4</b>. Raqami yo'q qismga <b>-</b> qo'ying."
)
EACH_ON_A_LINE = Sentence("❗️ Bu raqamlarni bir necha xil o'qish mumkin. Har birini yangi qatorga yozing.")


class Counted(Protocol):
    """A figure as far as it says how it is counted."""

    @property
    def part(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def schedule(self) -> str: ...
    @property
    def of_two(self) -> bool | None: ...


class RecountedFigure(Protocol):
    """A figure with numbers that come to something else once they are counted in another way."""

    @property
    def code(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def months(self) -> int: ...
    @property
    def before(self) -> Decimal | None: ...
    @property
    def after(self) -> Decimal | None: ...


def kind_words(kind: str) -> str:
    """A kind by its name."""
    return KINDS[kind].plain()


def direction_words(direction: str) -> str:
    """A direction by its name."""
    return DIRECTIONS[direction].plain()


def asking_words(of_two: str) -> str:
    """How a percent is asked, by what is kept of it (`True`, or anything else)."""
    return OF_TWO.plain() if of_two == "True" else OF_ONE.plain()


def schedule_words(schedule: str) -> str:
    """A kept split over the year: `choraklar bo'yicha 3 · 4 · 3 · 4`."""
    split = Schedule.parse(schedule)
    if split is None:
        return NO_SPLIT.plain()
    figures = join_names((figure_or_dash(part) for part in split.parts), " · ")
    return _SPLIT[len(split.parts)].plain(figures=figures)


def counting_page(
    year: int,
    row: int,
    key: int,
    code: str,
    name: str,
    figure: Counted,
    *,
    kinds: bool,
    directs: bool,
    asks_two: bool,
) -> Screen:
    """How one figure is counted, and what of it may be changed: its kind if `kinds`, its direction if `directs`, and if
    `asks_two` whether it is asked as two numbers."""

    def change(label: str, what: str) -> Row:
        return (Button(label, presses.begin_change(year, row, what, key)),)

    title = (
        say("🧮 <b>{code}</b> {name} ({part})", code=code, name=plan_words(name, 200), part=part_end(figure.part, 40))
        if figure.part
        else say("🧮 <b>{code}</b> {name}", code=code, name=plan_words(name, 200))
    )
    text = paragraphs(
        title,
        lines(
            say("Turi: <b>{kind}</b>", kind=kind_words(figure.kind)),
            say("Yo'nalishi: <b>{direction}</b>", direction=direction_words(figure.direction)),
            say("Yillik rejasi: <b>{split}</b>", split=schedule_words(figure.schedule)),
            say("So'ralishi: <b>{asked}</b>", asked=asking_words(str(figure.of_two))) if asks_two else NOTHING,
        ),
        NOTHING if kinds else COMPUTED() if directs else ONLY_COUNTED(),
    )
    rows: list[Row] = []
    if kinds:
        rows.append(change(plain("🧮 Turini o'zgartirish"), "kind"))
    if directs:
        other = "less" if figure.direction == "more" else "more"
        rows.append(change(_turned(other), "direction"))
    if asks_two:
        other_way = plain("🔢 Foizning o'zini so'rash") if figure.of_two else plain("🔢 Ikki raqam bilan so'rash")
        rows.append(change(other_way, "of_two"))
    rows.append(change(plain("📆 Choraklarga bo'lish"), "schedule"))
    rows.append(change(plain("📏 O'lchov birligi"), "unit"))
    return Screen(fit_lines(text), (*rows, (way_back(presses.edit_row(year, row)), home_button())))


def _turned(direction: str) -> str:
    if direction == "less":
        return plain("📉 Kamaytirish ko'rsatkichi qilish")
    return plain("📈 Oshirish ko'rsatkichi qilish")


def ask_kind(
    title: str, kinds: Sequence[str], together: Sequence[str], above: Markup = NOTHING, *, has_back: bool = False
) -> Screen:
    """A kind, or another one; `together` are the other rows that are counted with this one, and change with it."""
    text = paragraphs(
        lines(_MEANING[kind]() for kind in kinds),
        _together(together),
        say("👇 Turini tanlang."),
    )
    buttons = [Button(kind_words(kind), presses.answer_step("kind", kind)) for kind in kinds]
    return question_screen(title, text, button_grid(buttons, 1), above, has_back=has_back)


def _together(rows: Sequence[str]) -> Markup:
    if not rows:
        return NOTHING
    return say("☝️ Bitta jamiga kiradi, shuning uchun birga o'zgaradi: {rows}.", rows=clip(join_names(rows), 200))


def ask_schedule(
    title: str, target: Decimal | None, now: str, above: Markup = NOTHING, *, has_back: bool = False
) -> Screen:
    """The year's plan by quarters."""
    text = lines(
        say("Yillik reja: <b>{target:figure}</b>", target=target),
        say("Hozir: <b>{split}</b>", split=schedule_words(now)),
        say("👇 Choraklar rejasini yozing, masalan: <b>3 4 3 4</b>."),
    )
    rows: tuple[Row, ...] = ()
    if now:
        rows = ((Button(plain("Choraklarga bo'linmasin"), presses.answer_step("schedule", NONE)),),)
    return question_screen(title, text, rows, above, has_back=has_back)


def ask_which_stands(
    title: str,
    schedule: str,
    target: Decimal | None,
    comes_to: Decimal | None,
    above: Markup = NOTHING,
    *,
    runs_on: str = "",
    added_up: bool = True,
) -> Screen:
    """The split does not come to the year's plan; `runs_on` is what each part brings if its figures count from January
    on, `added_up` whether they are added up at all."""
    text = lines(
        say("Yozilgani: <b>{split}</b>", split=schedule_words(schedule)),
        _compared(target, comes_to, added_up=added_up),
        say("👇 Qaysi biri to'g'ri?"),
    )
    rows: list[Row] = []
    if runs_on:
        label = plain("Yil boshidan jami: {split}", split=schedule_words(runs_on))
        rows.append((Button(label, presses.answer_step("agree", "running")),))
    rows.append(
        (Button(plain("Yillik reja {target:figure} bo'lsin", target=comes_to), presses.answer_step("agree", "target")),)
    )
    if target is not None:
        rows.append((Button(plain("Farqi bilan qolsin"), presses.answer_step("agree", "keep")),))
    return question_screen(title, text, rows, above)


def _compared(target: Decimal | None, comes_to: Decimal | None, *, added_up: bool) -> Markup:
    if target is None:
        return say("⚠️ Yillik rejasi yo'q.")
    if added_up:
        return say("⚠️ Jami <b>{sum:figure}</b>, yillik reja esa <b>{target}</b>.", sum=comes_to, target=target)
    return say("⚠️ Oxirgisi <b>{last:figure}</b>, yillik reja esa <b>{target}</b>.", last=comes_to, target=target)


def recounted_line(figure: RecountedFigure) -> Markup:
    """What becomes of numbers that were sent already."""
    places = {"code": figure.code, "n": figure.months, "before": figure.before, "after": figure.after}
    if figure.part:
        return say(
            "🔢 {code} {part}: {n} ta oyda raqam bor. Yil natijasi {before:figure} edi, endi <b>{after:figure}</b>.",
            part=clip(figure.part, 30),
            **places,
        )
    return say(
        "🔢 {code}: {n} ta oyda raqam bor. Yil natijasi {before:figure} edi, endi <b>{after:figure}</b>.", **places
    )
