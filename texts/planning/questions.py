"""The questions of a guided change of the plan, in words: each step, its buttons, and why an answer is not taken."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Window
from texts.deadlines import window_words
from texts.home import back_button as way_back
from texts.paging import button_grid, fit_lines, paired_buttons
from texts.planning import presses
from texts.progress.sections import section_label, section_line
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import clip, part_end, plan_words, short_department

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
WHY: Mapping[str, Sentence] = {
    "buyruq": Sentence("Direktor buyrug'i"),
    "vazirlik": Sentence("Yuqori tashkilot topshirig'i"),
    "xato": Sentence("Rejadagi xato tuzatildi"),
    "taqsimot": Sentence("Ish qayta taqsimlandi"),
}
_DEPARTMENTS = 60

NOT_A_NUMBER = Sentence("❗️ Raqamni tushunmadim. Masalan: <b>1 200</b>")
NOT_A_DEADLINE = Sentence(
    "❗️ Bu muddatni tushunmadim. "
    "Masalan: <b>II chorak</b>, <b>mart-may</b>, <b>mart, oktabr</b>, <b>har oy</b>, <b>15-aprelgacha</b>."
)
NOT_A_ROW_NUMBER = Sentence("❗️ Band raqami shunday bo'ladi: <b>14</b> yoki <b>26.1</b>.")
WHY_REFUSED = Sentence("❗️ Bir-ikki so'z bilan yozing (3–300 ta belgi).")
NAME_REFUSED = Sentence("❗️ Nomi 3–900 ta belgidan iborat bo'lsin, faqat raqamdan emas.")
UNIT_REFUSED = Sentence("❗️ O'lchov birligini qisqa yozing, masalan: <b>Nusxa</b>.")
MECHANISM_REFUSED = Sentence("❗️ 3–3000 ta belgi bilan yozing.")
KIND_FIRST = Sentence(
    "❗️ Bu o'lchov birligi bilan ko'rsatkich boshqacha hisoblanadi (foizlar qo'shilmaydi). "
    "Avval «🧮 Turi» tugmasini bosib, turini o'zgartiring."
)
ORDER_REFUSED = Sentence("❗️ Buyruq raqamini qisqa yozing, masalan: <b>12-son</b>.")
PRESS_A_BUTTON = Sentence("👇 Tugmalardan tanlang.")
NOBODY_CHOSEN = Sentence("Kamida bitta xizmatni tanlang.")

AS_IT_IS = "plain"
"""The answer by which a limit becomes a target and nothing else."""
_LIMITS: Mapping[str, Sentence] = {
    "less": Sentence("{value}, kamaysa yaxshi"),
    "more": Sentence("{value}, ko'paysa yaxshi"),
    AS_IT_IS: Sentence("{value}"),
}

_CHANGING: Mapping[str, Sentence] = {
    "target": Sentence("{row} — yillik reja"),
    "baseline": Sentence("{row} — o'tgan yil natijasi"),
    "deadline": Sentence("{row} — muddati"),
    "who": Sentence("{row} — kim hisobot beradi"),
    "share": Sentence("{row} — kim uchun kim topshiradi"),
    "drop": Sentence("{row} — rejadan chiqarish"),
    "kind": Sentence("{row} — turi"),
    "direction": Sentence("{row} — yo'nalishi"),
    "schedule": Sentence("{row} — rejaning yil ichida bo'linishi"),
    "of_two": Sentence("{row} — qanday so'raladi"),
    "name": Sentence("{row} — nomi"),
    "unit": Sentence("{row} — o'lchov birligi"),
    "mechanism": Sentence("{row} — amalga oshirish mexanizmi"),
}


def stop_button() -> Button:
    """Nothing is to be changed."""
    return Button(plain("Bekor qilish"), presses.stop_change())


def previous_question_button() -> Button:
    """One question back."""
    return way_back(presses.previous_step())


def changing_title(what: str, code: str, name: str, part: str) -> str:
    """What is being changed, as the heading of every question about it."""
    name = plan_words(name, 60)
    row = (
        plain("{code} {name} ({part})", code=code, name=name, part=part_end(part, 24))
        if part
        else plain("{code} {name}", code=code, name=name)
    )
    return _CHANGING[what].plain(row=row)


def adding_title(code: str, name: str) -> str:
    """The same for a new row, as far as it has been said."""
    if name:
        return plain("Yangi band {code} {name}", code=code, name=plan_words(name, 60))
    return plain("Yangi band {code}", code=code) if code else plain("Yangi band")


def renewing_title(year: int) -> str:
    """The same where the figures of the year before `year` are renewed."""
    return plain("{year:bare}-yil raqamlari haqiqiy natijalar bilan yangilanadi", year=year - 1)


def number_taken(code: str) -> Markup:
    """Another row has this number."""
    return say("❗️ {code}-band rejada bor. Boshqa tartib raqami yozing.", code=code)


def question_screen(
    title: str, text: Markup, buttons: Sequence[Row], above: Markup, *, has_back: bool = True
) -> Screen:
    """A question of a guided change, with the ways back and out of it."""
    ways = (previous_question_button(), stop_button()) if has_back else (stop_button(),)
    return Screen(fit_lines(paragraphs(above, say("✏️ <b>{title}</b>", title=title), text)), (*buttons, ways))


def ask_new_target(title: str, now: Decimal | None, above: Markup = NOTHING) -> Screen:
    """What the year's plan of a figure is to be instead."""
    text = lines(say("Yillik reja hozir: <b>{now:figure}</b>", now=now), say("👇 Yangi rejani yozing."))
    return question_screen(title, text, _no_value(plain("Rejasi yo'q")), above, has_back=False)


def ask_baseline(title: str, now: Decimal | None, above: Markup = NOTHING) -> Screen:
    """What last year really brought."""
    text = lines(
        say("O'tgan yil natijasi hozir: <b>{now:figure}</b>", now=now), say("👇 O'tgan yil natijasini yozing.")
    )
    return question_screen(title, text, _no_value(plain("Natijasi yo'q")), above, has_back=False)


def ask_first_target(title: str, above: Markup = NOTHING) -> Screen:
    """The year's plan of a row that is new."""
    return question_screen(title, say("👇 Yillik rejani yozing."), _no_value(plain("Rejasi yo'q")), above)


def ask_limit(
    title: str, typed: str, value: Decimal, directions: Sequence[str], above: Markup = NOTHING, *, has_back: bool
) -> Screen:
    """A target that was typed as a limit: what it is, and whether less of it is better."""
    text = lines(
        say("«{typed}» — bu chegara. Yillik reja qanday yozilsin?", typed=clip(typed, 60)),
        say("👇 Tugmani bosing yoki rejani yozing."),
    )
    buttons = [
        (Button(_LIMITS[direction].plain(value=value), presses.answer_step("value", direction)),)
        for direction in directions
    ]
    return question_screen(title, text, (*buttons, *_no_value(plain("Rejasi yo'q"))), above, has_back=has_back)


def _no_value(label: str) -> tuple[Row, ...]:
    return ((Button(label, presses.answer_step("value", NONE)),),)


def ask_deadline(title: str, *, has_back: bool, above: Markup = NOTHING) -> Screen:
    """A deadline, in the plan's words or by a button."""
    text = say("👇 Muddatini tanlang yoki rejadagidek yozing: <b>II chorak</b>, <b>mart-may</b>, <b>15-aprelgacha</b>.")
    buttons = [Button(window_words(window), presses.answer_step("deadline", name)) for name, window in WINDOWS.items()]
    return question_screen(title, text, paired_buttons(buttons), above, has_back=has_back)


def ask_who(
    title: str, departments: Sequence[tuple[int, str]], chosen: Sequence[int], above: Markup = NOTHING
) -> Screen:
    """The departments that report the row; the one pressed first leads."""
    text = lines(
        say("Kim hisobot beradi? Birinchi tanlangan xizmat yetakchi bo'ladi."),
        say("Bir nechta tanlansa, har biri o'zinikini topshiradi."),
    )
    rows: list[Row] = [
        *paired_buttons(
            [
                Button(_choosable(name, key, chosen), presses.pick_department(key))
                for key, name in departments[:_DEPARTMENTS]
            ]
        )
    ]
    if chosen:
        done = plain("✅ Tayyor ({n})", n=len(chosen))
        rows.append((Button(done, presses.answer_step("who", "done"), style="primary"),))
    return question_screen(title, text, rows, above)


def _choosable(name: str, key: int, chosen: Sequence[int]) -> str:
    name = short_department(name, 40)
    if key not in chosen:
        return name
    place = chosen.index(key) + 1
    # A digit with these two signs behind it is drawn in a square.
    return plain("{place}\ufe0f\u20e3 {name}", place=place, name=name) if place < 10 else plain("☑️ {name}", name=name)


def ask_section(sections: Sequence[tuple[str, str]]) -> Screen:
    """Into which section the new row goes."""
    text = paragraphs(
        say("Yangi band qaysi bo'limga qo'shiladi?"),
        lines(section_line(section, title, 120) for section, title in sections),
    )
    buttons = [
        Button(section_label(section), presses.answer_step("section", str(place)))
        for place, (section, _) in enumerate(sections)
    ]
    return question_screen(adding_title("", ""), text, button_grid(buttons, 4), NOTHING, has_back=False)


def ask_number(title: str, offered: str, above: Markup = NOTHING) -> Screen:
    """The number of a new row."""
    button = Button(offered, presses.answer_step("number", offered))
    return question_screen(title, say("👇 Band raqamini yozing yoki tanlang."), ((button,),), above)


def ask_row_name(title: str, above: Markup = NOTHING) -> Screen:
    """The name of a new row."""
    return question_screen(title, say("👇 Bandning nomini yozing: nima ish bajariladi?"), (), above)


def ask_new_name(title: str, now: str, above: Markup = NOTHING) -> Screen:
    """What a row is to be called instead; its present name can be copied with a tap, to mend a slip."""
    text = lines(say("Nomi hozir:"), say("<code>{now}</code>", now=now), say("👇 Yangi nomini to'liq yozing."))
    return question_screen(title, text, (), above, has_back=False)


def ask_new_mechanism(title: str, now: str, above: Markup = NOTHING) -> Screen:
    """How the work of a row is to be done instead."""
    text = lines(
        lines(say("Mexanizmi hozir:"), say("<code>{now}</code>", now=clip(now, 2000)))
        if now
        else say("Mexanizmi hozir yozilmagan."),
        say("👇 Yangisini to'liq yozing."),
    )
    none = ((Button(plain("Mexanizmi yo'q"), presses.answer_step("mechanism", NONE)),),) if now else ()
    return question_screen(title, text, none, above, has_back=False)


def ask_unit(title: str, offered: Sequence[str], above: Markup = NOTHING, *, has_back: bool = True) -> Screen:
    """What a row is counted in."""
    buttons = [
        Button(plan_words(unit, 30), presses.answer_step("unit", str(place))) for place, unit in enumerate(offered)
    ]
    text = say("👇 O'lchov birligini tanlang yoki yozing.")
    return question_screen(title, text, button_grid(buttons, 1), above, has_back=has_back)


def ask_change_reason(title: str, above: Markup = NOTHING, *, has_back: bool = True) -> Screen:
    """The reason of the change."""
    buttons = [Button(reason.plain(), presses.answer_step("why", name)) for name, reason in WHY.items()]
    text = lines(
        say("O'zgartirish sababi? U tarixda va xabarda ko'rinadi."),
        say("👇 Tanlang yoki yozing."),
    )
    return question_screen(title, text, button_grid(buttons, 1), above, has_back=has_back)


def ask_order_of_change(title: str, above: Markup = NOTHING) -> Screen:
    """The order by which the plan is changed."""
    text = say("👇 Buyruq raqamini yozing, masalan: <b>12-son, 05.03.2025</b>. U hujjatlarda ko'rinadi.")
    return question_screen(title, text, ((Button(plain("Buyruq yo'q"), presses.answer_step("order", NONE)),),), above)


_RECEIPTS: Mapping[str, Sentence] = {
    "value": Sentence("✏️ raqami: <b>{typed}</b>"),
    "deadline": Sentence("✏️ muddati: <b>{typed}</b>"),
    "number": Sentence("✏️ band raqami: <b>{typed}</b>"),
    "name": Sentence("✏️ nomi: <b>{typed}</b>"),
    "unit": Sentence("✏️ o'lchov birligi: <b>{typed}</b>"),
    "mechanism": Sentence("✏️ mexanizmi: <b>{typed}</b>"),
    "schedule": Sentence("✏️ yil ichida bo'linishi: <b>{typed}</b>"),
    "why": Sentence("✏️ sababi: <b>{typed}</b>"),
    "order": Sentence("✏️ buyruq: <b>{typed}</b>"),
}


def typed_receipt(step: str, typed: str) -> Markup:
    """What a question becomes once it is answered by typing."""
    return _RECEIPTS[step](typed=clip(typed, 200))
