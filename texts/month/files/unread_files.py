"""A file that was sent where a month's numbers are waited for and could not be read as its form, in words."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from plan.indicator import Indicator
from texts.month import presses
from texts.month.files.forms import BUTTON
from texts.screen import Button, Row, Screen
from texts.sentence import Sentence, plain, say
from texts.wording import clip, row_named

WHICH_ROW = Sentence("📎 Fayl hali biriktirilmadi: bir nechta bandga tegishli bo'lishi mumkin. Qaysi biri uchun?")
GONE = Sentence("Bu fayl endi kutmayapti. Kerak bo'lsa, qaytadan yuboring.")
_OTHER = "other"
_WHY: Mapping[str, Sentence] = {
    "damaged": Sentence("❗️ «{file}» ochilmadi: fayl chala kelgan ko'rinadi. Raqamlar o'qilmadi, qayta yuboring."),
    "password": Sentence(
        "❗️ «{file}» parol bilan yopilgan. Raqamlar o'qilmadi: parolini olib tashlab, qayta yuboring."
    ),
    "empty": Sentence("❗️ «{file}» bo'sh: unda raqam yo'q. To'ldirilgan faylni yuboring."),
    "old_xls": Sentence(
        "❗️ «{file}» Excelning eski turida (.xls). Raqamlar o'qilmadi: «.xlsx» qilib saqlab, qayta yuboring."
    ),
    "packed": Sentence("❗️ «{file}» — arxiv, ichidagi raqamlar o'qilmadi. Formaning o'zini yuboring."),
    "gone": Sentence("❗️ «{file}» Telegramdan olinmadi. Raqamlar o'qilmadi, qayta yuboring."),
    "unreachable": Sentence("❗️ «{file}» Telegramdan olinmadi. Raqamlar o'qilmadi, birozdan keyin qayta yuboring."),
    "too_large": Sentence("❗️ «{file}» juda katta. Raqamlar o'qilmadi: formaning o'zini yuboring."),
    "no_form": Sentence(
        "❗️ «{file}» ichida forma topilmadi, raqamlar o'qilmadi. Ularni shu yerda yoki formada yozing."
    ),
    _OTHER: Sentence("❗️ «{file}» o'qilmadi: raqamlar undan olinmaydi. Ularni shu yerda yoki formada yozing."),
}


def why_unread(reason: str, name: str) -> Markup:
    """Why no number was taken from a file, and what to do."""
    return _WHY.get(reason, _WHY[_OTHER])(file=clip(name, 40))


def not_attached(indicator: Indicator) -> Markup:
    """The file stands beside nothing yet."""
    return say("📎 Fayl hali biriktirilmadi. {row} uchun hujjat bo'lsa, tugmani bosing.", row=row_named(indicator))


def question_buttons(nonce: int, submission: int, figure: int, waiting: int) -> tuple[Row, ...]:
    """Below such a file where it may stand beside a figure; `waiting` files do."""
    keep = plain("📎 Biriktirish ({n})", n=waiting) if waiting > 1 else plain("📎 Biriktirish")
    form = Button(BUTTON.plain(), presses.hand_out_form(submission))
    return ((Button(keep, presses.keep_unread_file(figure, nonce)), form),)


def row_buttons(nonce: int, figures: Sequence[int], names: Sequence[str]) -> tuple[Row, ...]:
    """A button for each row that a file may be for."""
    return tuple(
        (Button(plain("📎 {row}", row=name), presses.keep_unread_file(figure, nonce)),)
        for figure, name in zip(figures, names, strict=True)
    )


def away_from_question(why: Markup, *, fills: bool) -> Screen:
    """The same where no question is open; `fills`: a form can be handed out now."""
    return Screen(why, ((Button(BUTTON.plain(), presses.hand_out_forms()),),) if fills else ())
