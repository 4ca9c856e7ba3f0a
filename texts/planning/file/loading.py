"""The plan file in the chat, in words: what is not taken, what is asked, and what came into force."""

from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256

from markupsafe import Markup

from plan.document.compare.row_matching import printed_code
from plan.document.doubt import EACH, Choice, Doubt
from plan.document.figure import PlanDocument
from texts.home import back_button, home_button
from texts.month import presses as month_presses
from texts.paging import button_grid, paired_buttons
from texts.people import presses as people
from texts.planning import presses
from texts.planning.file.doubts import choice_text, doubt_question
from texts.planning.file.hand_set import kept_as_set
from texts.planning.file.preview import rows_of, undo_button
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import clip, figure_or_dash, join_names

MOST_CHOICES = 90

NOT_NOW_MEMBER = Sentence("📎 Fayl qaysi bandniki? Hisobotda bandni ochib, «Fayl» tugmasini bosing.")
NOT_NOW_OBSERVER = Sentence("📎 Fayl qabul qilinmadi: kuzatuvchi fayl yubormaydi.")
NOT_A_PICTURE = Sentence("🖼 Rasmdan rejani o'qiy olmayman. Uning Excel yoki Word <b>faylini</b> yuboring.")
SEND_AGAIN = Sentence("📎 Fayl yetib kelmadi. Iltimos, uni yana bir marta yuboring.")
SET_ASIDE = Sentence("👌 Fayl bekor qilindi. Hech narsa o'zgarmadi.")
DRAFT_GONE = Sentence("Bu fayl bilan ish tugagan. Kerak bo'lsa, uni qaytadan yuboring.")
PRESS_A_BUTTON = Sentence("👇 Javobni tugmalardan tanlang.")
TYPE_BOTH_FIGURES = Sentence(
    "❗️ O'tgan yilgi raqam va rejani yozing: <b>9000 / 11500</b>. Biri bo'lmasa: <b>- / 11500</b>. "
    "Bir nechta bo'lsa, teng sonda, nuqtali vergul bilan: <b>4; 56 / 4; 66</b>."
)
TYPE_A_YEAR = Sentence("❗️ Yilni to'rt xonali qilib yozing, masalan: <b>2025</b>")


def file_of_which_row() -> Screen:
    """To somebody who reports and has sent a file where no question is open."""
    return Screen(NOT_NOW_MEMBER(), ((Button(plain("📝 Kiritish"), month_presses.enter()),),))


def press_key(text: str) -> str:
    """A short name for button data, always the same for the same words."""
    return sha256(text.encode()).hexdigest()[:10]


def plan_file_refused(file_name: str, sentence: str) -> Screen:
    """A file that was not taken, and why."""
    text = lines(
        say("📎 <b>{file}</b>", file=clip(file_name, 60)),
        say("❗️ {why}", why=clip(sentence, 600)),
    )
    return Screen(text, ((home_button(),),))


def set_aside() -> Screen:
    """The file is not wanted."""
    return Screen(SET_ASIDE(), ((home_button(),),))


def ask_doubt(
    draft: int,
    doubt: Doubt,
    place: int,
    total: int,
    answered: int,
    above: Markup = NOTHING,
    shown: Markup = NOTHING,
    turns: Sequence[Row] = (),
) -> Screen:
    """One question about the file; `place` counts from 0 among the open ones."""
    text = paragraphs(
        above,
        say("❓ <b>Savol {place}/{total}</b>", place=place + 1, total=total),
        say("{question}", question=clip(doubt_question(doubt), 1500)),
        shown,
        _how_to_answer(doubt),
        NOTHING if doubt.required else say("Bu savol majburiy emas: javobsiz ham kuchga kiritish mumkin."),
    )
    return Screen(text, (*_choices(draft, doubt), *turns, *_around(draft, place, total, answered)))


def _how_to_answer(doubt: Doubt) -> Markup:
    match doubt.typed, bool(doubt.choices):
        case "year", True:
            return say("👇 Tugmani bosing yoki yilni yozib yuboring.")
        case "year", False:
            return say("👇 Endi yilni yozing.")
        case "number", True:
            return say("👇 Tugmani bosing yoki raqamni yozib yuboring.")
        case "number", False:
            return say("👇 Endi raqamni yozing.")
        case "numbers", _:
            return say("👇 Tugmani bosing yoki o'tgan yilgi raqam va rejani yozib yuboring: <b>9000 / 11500</b>.")
        case "deadline", _:
            return say("👇 Tugmani bosing yoki muddatni yozib yuboring: <b>mart, oktabr</b>, <b>15-aprelgacha</b>.")
        case "own_number", _:
            return say("👇 Tugmani bosing yoki bandning tartib raqamini yozib yuboring: <b>8</b> yoki <b>7.1</b>.")
        case _:
            return NOTHING


def _choices(draft: int, doubt: Doubt) -> tuple[Row, ...]:
    offered = doubt.choices
    if len(offered) > MOST_CHOICES:
        offered = (*offered[:MOST_CHOICES], *(choice for choice in offered[MOST_CHOICES:] if choice == EACH))
    buttons = [_choice(draft, doubt, choice) for choice in offered]
    if doubt.typed == "deadline":
        months = presses.pick_months(draft, press_key(doubt.id), 0)
        buttons.append(Button(plain("🗓 Oylarni tanlash"), months))
    return paired_buttons(buttons) if len(buttons) > 3 else button_grid(buttons, 1)


def _choice(draft: int, doubt: Doubt, choice: Choice) -> Button:
    answer = presses.answer_doubt(draft, press_key(doubt.id), press_key(choice.id))
    return Button(clip(choice_text(choice, doubt.field), 60) or "–", answer)


def _around(draft: int, place: int, total: int, answered: int) -> tuple[Row, ...]:
    before = back_button(presses.ask_doubt(draft, place - 1) if place else presses.show_draft(draft))
    after = Button(plain("Keyingi ➡️"), presses.ask_doubt(draft, place + 1))
    return (
        (before, after) if place + 1 < total else (before,),
        *([(undo_button(draft),)] if answered else []),
        (Button(plain("📖 Umumiy ko'rinish"), presses.show_draft(draft)),),
    )


def doubt_settled(doubt: Doubt, answer: str) -> Markup:
    """The receipt of one answer, above the next question."""
    where = printed_code((doubt.section, doubt.number))
    if doubt.others and answer != choice_text(EACH):
        return say("✅ {n} ta band: <b>{answer}</b>", n=len(doubt.rows), answer=clip(answer, 80))
    if where:
        return say("✅ {row}: <b>{answer}</b>", row=where, answer=clip(answer, 80))
    return say("✅ <b>{answer}</b>", answer=clip(answer, 80))


def figures_typed(baselines: Sequence[Decimal | None], targets: Sequence[Decimal | None]) -> str:
    """Last year's figures and this year's, as they were understood."""
    return plain(
        "o'tgan yil {baselines}, reja {targets}",
        baselines=join_names(map(figure_or_dash, baselines), "; "),
        targets=join_names(map(figure_or_dash, targets), "; "),
    )


def plan_loaded(
    document: PlanDocument, departments: int, changes: int, alone: bool, undo: Button | None = None
) -> Screen:
    """The plan is in force; what comes next. `alone`: no department has people yet. `undo` stands below a plan that the
    file has changed."""
    text = paragraphs(
        told_loaded(document, departments, changes),
        say("👉 Endi xizmat rahbarlarini taklif qiling (har biriga alohida havola).") if alone else NOTHING,
    )
    staff = (
        Button(plain("👥 Xodimlarni taklif qilish"), people.staff(), style="primary")
        if alone
        else Button(plain("👥 Xodimlar"), people.staff())
    )
    return Screen(text, (*([(undo,)] if undo else []), (staff,), (_plan(), home_button())))


def told_loaded(document: PlanDocument, departments: int, changes: int = 0) -> Markup:
    """That the plan is in force, and what is in it."""
    return lines(
        say("✅ <b>{year:bare}-yil ish rejasi yangilandi.</b>", year=document.year)
        if changes
        else say("✅ <b>{year:bare}-yil ish rejasi kuchga kirdi.</b>", year=document.year),
        say(
            "{rows} ta band, {figures} ta ko'rsatkich, hisobot beruvchilar: {departments} ta.",
            rows=rows_of(document),
            figures=len(document.figures),
            departments=departments,
        ),
        say("O'zgarishlar: {n} ta. Topshirilgan hisobotlardagi raqamlar o'z joyida.", n=changes)
        if changes
        else NOTHING,
    )


def plan_unchanged(document: PlanDocument) -> Screen:
    """The file is what is in force already."""
    text = paragraphs(
        say(
            "🟰 <b>{year:bare}-yil ish rejasi</b> aynan shu holda kuchga kirgan. Hech narsa o'zgarmadi.",
            year=document.year,
        ),
        kept_as_set(document.hand_set),
    )
    return Screen(text, ((_plan(), home_button()),))


def _plan() -> Button:
    return Button(plain("📖 Reja"), presses.open_plan())
