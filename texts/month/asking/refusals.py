"""Why a typed number was not taken, in one sentence each, with an example of what to type instead."""

from collections.abc import Mapping
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.typed.numbers import Unclear
from plan.typed.why import Why
from texts.sentence import Sentence
from texts.wording import clip

_REFUSALS: Mapping[Why, Sentence] = {
    "empty": Sentence("❗️ «{typed}» yozilmadi. Raqam ko'rinmadi. Faqat raqam yozing, masalan: <b>1 200</b>."),
    "not_a_number": Sentence("❗️ «{typed}» yozilmadi. Bu raqam emas. Faqat raqam yozing, masalan: <b>1 200</b>."),
    "several": Sentence("❗️ «{typed}» yozilmadi. Bir qatorda bitta raqam bo'lsin, keyingisini yangi qatordan yozing."),
    "fraction": Sentence(
        "❗️ «{typed}» yozilmadi. Bu ko'rsatkich butun son bilan sanaladi, kasr bo'lmaydi. Masalan: <b>12</b>."
    ),
    "negative": Sentence(
        "❗️ «{typed}» yozilmadi. Raqam noldan kichik bo'lmaydi. Hech narsa bo'lmagan bo'lsa, <b>0</b> yozing."
    ),
    "too_big": Sentence(
        "❗️ «{typed}» yozilmadi. Raqam juda katta (9 xonadan ko'p). Tekshirib, qayta yozing. Masalan: <b>354 654</b>."
    ),
    "separator": Sentence(
        "❗️ «{typed}» yozilmadi. Nuqta yoki vergul ortiqchaga o'xshaydi. Masalan: <b>1 200</b> yoki <b>1,2</b>."
    ),
    "grouping": Sentence(
        "❗️ «{typed}» yozilmadi. Raqamlar orasidagi bo'sh joy ortiqcha ko'rinadi. "
        "Masalan: <b>1200</b> yoki <b>1 200</b>."
    ),
    "letters": Sentence(
        "❗️ «{typed}» yozilmadi. Raqamning ichida harf bor. Faqat raqam yozing, masalan: <b>1 200</b>."
    ),
    "leading_zero": Sentence(
        "❗️ «{typed}» yozilmadi. Boshidagi 0 ortiqchaga o'xshaydi. Masalan: <b>7</b> yoki <b>70</b>."
    ),
    "multiplier": Sentence("❗️ «{typed}» yozilmadi. «Ming», «mln» o'rniga to'liq raqam yozing. Masalan: <b>2 000</b>."),
    "number_words": Sentence("❗️ «{typed}» yozilmadi. So'z bilan emas, raqam bilan yozing. Masalan: <b>12</b>."),
    "not_yet": Sentence(
        "❗️ «{typed}» yozilmadi. Ham raqam, ham «hali yo'q» yozilgan. "
        "Ma'lum bo'lsa, faqat raqamni, bo'lmasa <b>noma'lum</b> deb yozing."
    ),
    "approximate": Sentence("❗️ «{typed}» yozilmadi. Taxminiy emas, aniq raqam kerak. Masalan: <b>45</b>."),
    "sentence": Sentence(
        "❗️ «{typed}» yozilmadi. Uzun gapdan raqamni ajrata olmadim. "
        "Faqat raqam yozing, masalan: <b>1 200</b>. Izoh uchun «Izoh» tugmasi bor."
    ),
    "dash": Sentence(
        "❗️ «{typed}» yozilmadi. «-» nolmi yoki hali noma'lummi? <b>0</b> yoki <b>noma'lum</b> deb yozing."
    ),
    "plus": Sentence("❗️ «{typed}» yozilmadi. Bu qo'shimchami yoki oyning jamimi? Oyning jami sonini yozing."),
    "percent": Sentence("❗️ «{typed}» yozilmadi. Foiz emas, sonini yozing. Masalan: <b>45</b>."),
    "date": Sentence("❗️ «{typed}» yozilmadi. Bu sanaga o'xshaydi. Faqat sonini yozing. Masalan: <b>12</b>."),
    "phone": Sentence(
        "❗️ «{typed}» yozilmadi. Bu telefon raqamiga o'xshaydi. Faqat sonini yozing. Masalan: <b>12</b>."
    ),
    "range": Sentence("❗️ «{typed}» yozilmadi. Oraliq emas, bitta aniq son yozing. Masalan: <b>12</b>."),
    "sum": Sentence("❗️ «{typed}» yozilmadi. Hisoblab, bitta son qilib yozing. Masalan: <b>15</b>."),
    "bound": Sentence("❗️ «{typed}» yozilmadi. Aniq nechta bo'lganini bitta son bilan yozing. Masalan: <b>45</b>."),
    "vague": Sentence("❗️ «{typed}» yozilmadi. Aniq nechta? Sonini raqam bilan yozing. Masalan: <b>45</b>."),
    "unit": Sentence("❗️ «{typed}» yozilmadi. Bu bandning birligi boshqa. Sonini bandning o'z birligida yozing."),
    "case": Sentence("❗️ «{typed}» yozilmadi. Jami shunchami? Faqat sonini, qo'shimchasiz yozing. Masalan: <b>45</b>."),
    "ordinal": Sentence(
        "❗️ «{typed}» yozilmadi. Bu tartib raqamiga o'xshaydi. Nechta bo'lganini yozing. Masalan: <b>45</b>."
    ),
    "asked": Sentence(
        "❗️ «{typed}» yozilmadi. Bu savolga o'xshaydi. To'g'ri bo'lsa, faqat sonini yozing. Masalan: <b>45</b>."
    ),
    "question": Sentence(
        "❗️ «{typed}» yozilmadi. Bu savolga o'xshaydi. Bu yerga shu oyda nechta bo'lgani yoziladi. Masalan: <b>45</b>."
    ),
    "mistake": Sentence("❗️ «{typed}» yozilmadi. Tuzatamiz: faqat to'g'ri sonini yozing. Masalan: <b>45</b>."),
    "right": Sentence("❗️ «{typed}» yozilmadi. Tuzatamiz: faqat to'g'ri sonini yozing. Masalan: <b>45</b>."),
    "delete": Sentence(
        "❗️ «{typed}» yozilmadi. O'chirish o'rniga to'g'ri sonini yozing. Hech narsa bo'lmagan bo'lsa, <b>0</b> yozing."
    ),
    "rate": Sentence("❗️ «{typed}» yozilmadi. Butun oy uchun jami nechta bo'ldi? Oyning jami sonini yozing."),
    "monthly": Sentence("❗️ «{typed}» yozilmadi. Faqat shu oyning o'zida nechta bo'ldi? Shu oyning sonini yozing."),
    "last_month": Sentence(
        "❗️ «{typed}» yozilmadi. Bu boshqa oyniki bo'lsa kerak. Faqat shu oyda nechta bo'lganini yozing."
    ),
    "as_before": Sentence("❗️ «{typed}» yozilmadi. Shu oyning sonini raqam bilan yozing."),
    "long_time": Sentence("❗️ «{typed}» yozilmadi. Faqat shu oyning soni kerak. Shu oyda nechta bo'lganini yozing."),
    "in_all": Sentence("❗️ «{typed}» yozilmadi. Bu yil boshidan jamimi yoki faqat shu oynikimi? Tugmasini bosing."),
    "short_time": Sentence("❗️ «{typed}» yozilmadi. Bu butun oy uchunmi? Oyning jami sonini yozing."),
    "change": Sentence("❗️ «{typed}» yozilmadi. Bu qo'shimchami yoki oyning jamimi? Oyning jami sonini yozing."),
    "grew": Sentence(
        "❗️ «{typed}» yozilmadi. Shuncha o'zgardimi yoki jami shuncha bo'ldimi? Oyning jami sonini yozing."
    ),
    "remainder": Sentence(
        "❗️ «{typed}» yozilmadi. Bu qolgan son bo'lsa kerak. Shu oyda nechtasi bajarilganini yozing."
    ),
    "plan": Sentence("❗️ «{typed}» yozilmadi. Bu rejadagi son bo'lsa kerak. Shu oyda amalda nechta bo'lganini yozing."),
    "to_come": Sentence(
        "❗️ «{typed}» yozilmadi. Bu hali bo'lmagan ishga o'xshaydi. Shu oyda nechta bo'lganini yozing."
    ),
    "pointer": Sentence("❗️ «{typed}» yozilmadi. Bu boshqa band uchun bo'lsa kerak. Shu bandning o'z sonini yozing."),
    "all_zero": Sentence(
        "❗️ «{typed}» yozilmadi. Faqat shu bandning sonini yozing. Hech narsa bo'lmagan bo'lsa, <b>0</b> yozing."
    ),
    "none": Sentence(
        "❗️ «{typed}» yozilmadi. Shu oyda hech narsa bo'lmagan bo'lsa, <b>0</b>; hali aniq "
        "bo'lmasa, <b>noma'lum</b> deb yozing."
    ),
    "later": Sentence("❗️ «{typed}» yozilmadi. Hozircha <b>noma'lum</b> deb qo'ysangiz bo'ladi, keyin to'ldirasiz."),
    "no_answer": Sentence(
        "❗️ «{typed}» yozilmadi. Soni hali aniq bo'lmasa, <b>noma'lum</b> deb yozing, keyin to'ldirasiz."
    ),
    "of_two": Sentence("❗️ «{typed}» yozilmadi. Ikkita raqam kerak: nechtadan nechtasi? Masalan: <b>60 dan 45</b>."),
    "other_unit": Sentence(
        "❗️ «{typed}» yozilmadi. Bu bandning birligi boshqa. Bandning o'z birligida nechta bo'lganini yozing."
    ),
    "strange_words": Sentence(
        "❗️ «{typed}» yozilmadi. Raqam yonidagi so'zni tushunmadim. Nechta bo'lganini faqat son bilan yozing."
    ),
    "parts": Sentence("❗️ «{typed}» yozilmadi. Jami nechta? Faqat jami sonini yozing."),
    "over_hundred": Sentence("❗️ «{typed}» yozilmadi. 100 foizdan ko'p bo'ldimi? To'g'ri foizini yozing."),
    "share": Sentence("❗️ «{typed}» yozilmadi. Hisoblab, bitta son qilib yozing."),
    "of_nothing": Sentence(
        "❗️ «{typed}» yozilmadi. Jami 0 bo'lsa, foiz chiqmaydi. Hali ma'lum bo'lmasa, <b>noma'lum</b> deb yozing."
    ),
    "more_than_all": Sentence(
        "❗️ «{typed}» yozilmadi. Qismi jamidan ko'p bo'lmaydi. Qaysi biri jami? Masalan: <b>60 dan 45</b>."
    ),
    "formula": Sentence(
        "❗️ «{typed}» yozilmadi. Bu formula, natijasi faylda saqlanmagan. Natijasini raqam bilan yozing."
    ),
}
_CHANGE_OF_LEVEL = Sentence("❗️ «{typed}» yozilmadi. Bu o'zgargani bo'lsa kerak, oy oxiridagi jami kerak.")
_OF_LEVELS: Mapping[Why, Sentence] = {
    "plus": _CHANGE_OF_LEVEL,
    "change": _CHANGE_OF_LEVEL,
    "grew": _CHANGE_OF_LEVEL,
    "none": Sentence("❗️ «{typed}» yozilmadi. O'zgarmagan bo'lsa, avvalgi jamini tasdiqlang yoki yozing."),
}
_CHANGE_OF_PERCENT = Sentence("❗️ «{typed}» yozilmadi. Bu o'zgargani bo'lsa kerak. Shu oyning foizini yozing.")
_ONE_PERCENT = Sentence("❗️ «{typed}» yozilmadi. Shu oyning aniq foizini bitta raqam bilan yozing.")
_PERCENT_OF_MONTH = Sentence("❗️ «{typed}» yozilmadi. Bu shu oyning foizimi? Faqat shu oyning foizini yozing.")
_OF_PERCENTS: Mapping[Why, Sentence] = {
    "plus": _CHANGE_OF_PERCENT,
    "change": _CHANGE_OF_PERCENT,
    "grew": _CHANGE_OF_PERCENT,
    **dict.fromkeys(
        (
            *(
                "case",
                "sum",
                "range",
                "several",
                "bound",
                "vague",
                "approximate",
                "number_words",
                "multiplier",
                "parts",
            ),
            *("ordinal", "asked", "question", "mistake", "right", "date", "phone"),
        ),
        _ONE_PERCENT,
    ),
    **dict.fromkeys(
        ("rate", "monthly", "last_month", "long_time", "short_time", "remainder", "plan", "to_come"), _PERCENT_OF_MONTH
    ),
    "share": Sentence("❗️ «{typed}» yozilmadi. Bu yerda foizi so'raladi. Hisoblangan foizi tugmada, to'g'rimi?"),
    "unit": Sentence("❗️ «{typed}» yozilmadi. Bu bandda soni emas, foizi so'raladi. Masalan: <b>95 %</b>."),
}
_OF_TWO = frozenset[Why](("of_two", "more_than_all", "of_nothing", "later", "no_answer", "too_big", "formula"))
"""What is said as it is of a percent that is asked as two numbers; of anything else two numbers are asked for."""
_CHANGE_OF_TARGET = Sentence(
    "❗️ «{typed}» yozilmadi. Qancha o'zgarishi emas, butun yilning rejasi kerak. Hisoblab, bitta raqam bilan yozing."
)
_ONE_TARGET = Sentence("❗️ «{typed}» yozilmadi. Yillik rejani bitta aniq raqam bilan yozing.")
_OF_TARGETS: Mapping[Why, Sentence] = {
    **dict.fromkeys(("plus", "change", "grew", "percent", "case", "remainder"), _CHANGE_OF_TARGET),
    **dict.fromkeys(
        (
            *("approximate", "vague", "bound", "asked", "question", "mistake", "right", "delete", "none", "later"),
            *("rate", "monthly", "last_month", "long_time", "short_time", "plan", "to_come", "pointer", "no_answer"),
        ),
        _ONE_TARGET,
    ),
}
"""Of a figure of a plan, where no month is asked about."""
_WHOLE_SUM = Sentence("❗️ «{typed}» yozilmadi. Bitta oyning o'zi emas, shu oylarning hammasi bo'lib jami soni kerak.")
_IN_ALL = Sentence(
    "❗️ «{typed}» yozilmadi. Shu oylarning hammasida amalda jami nechta bo'lganini yozing. Masalan: <b>45</b>."
)
_OF_SUMS: Mapping[Why, Sentence] = {
    **dict.fromkeys(
        ("rate", "monthly", "last_month", "long_time", "short_time", "plus", "change", "grew"),
        _WHOLE_SUM,
    ),
    **dict.fromkeys(("question", "remainder", "plan", "to_come"), _IN_ALL),
    "none": Sentence(
        "❗️ «{typed}» yozilmadi. Shu oylarda hech narsa bo'lmagan bo'lsa, <b>0</b>; hali aniq "
        "bo'lmasa, <b>noma'lum</b> deb yozing."
    ),
}
"""What is said otherwise where one number stands for several months."""
_EITHER = Sentence("❗️ «{typed}» yozilmadi. Bu {first} mi yoki {second} mi, ajrata olmadim. To'g'risini qayta yozing.")
_AN_EXAMPLE = Decimal(9870)
_ADDRESS = Sentence(
    "❗️ «{typed}» yozilmadi. Boshidagi raqam band raqamimi? Aniq bo'lishi uchun <b>{row}) {value}</b> deb yozing."
)


_AS_BEFORE = Sentence("❗️ «{typed}» yozilmadi. Oldingisi {value} edi. Shuni yozaymi?")
_ALL_OR_THIS = Sentence(
    "❗️ «{typed}» yozilmadi. Ochiq turgan {n} ta bandning hammasigami yoki faqat shu bandga? Tugmasini bosing."
)
_NOTHING_OPEN = Sentence("❗️ «{typed}» yozilmadi: 0 yoziladigan ochiq band qolmagan.")
_SKIPS = Sentence(
    "❗️ Bu savol hali javobsiz, shuning uchun keyingisiga o'tmadim. "
    "Sonini yozing yoki hozircha <b>noma'lum</b> deb qo'ying."
)
_TURNS_BACK = Sentence("☝️ Oldingi savolga tugma bilan qaytasiz. Bu savolga esa sonini yozing.")


OF_TWO = "of_two"
SUM = "sum"
"""A count of which one number is asked for several months."""


def asked_kind(indicator: Indicator) -> str:
    """How a figure is asked: its kind, or that a percent is asked as two numbers."""
    return OF_TWO if indicator.of_two else indicator.kind


def all_zero(typed: str, rows: int, *, asked: bool) -> Markup:
    """Of `hammasi 0`, where so many `rows` are open, and one of them is `asked`."""
    if rows > 1:
        return _ALL_OR_THIS(typed=clip(typed, 60), n=rows)
    return _REFUSALS["all_zero"](typed=clip(typed, 60)) if asked else _NOTHING_OPEN(typed=clip(typed, 60))


def why_not(unclear: Unclear, row: str = "14", kind: str = "") -> Markup:
    """`«1.200» yozilmadi.` and why; `row` is how the row that was most likely meant can be named, `kind` its kind,
    `of_two` of a percent that is asked as two numbers, `sum` of a count that is asked for several months at once, or
    `target` of a figure of a plan."""
    typed = clip(unclear.typed, 60)
    if kind == OF_TWO and unclear.why not in _OF_TWO:
        return _REFUSALS["of_two"](typed=typed)
    if kind == "level" and unclear.why in _OF_LEVELS:
        return _OF_LEVELS[unclear.why](typed=typed)
    if kind == "percent" and unclear.why in _OF_PERCENTS:
        return _OF_PERCENTS[unclear.why](typed=typed)
    if kind == SUM and unclear.why in _OF_SUMS:
        return _OF_SUMS[unclear.why](typed=typed)
    if kind == "target" and unclear.why in _OF_TARGETS:
        return _OF_TARGETS[unclear.why](typed=typed)
    if unclear.why == "pointer" and not unclear.candidates and unclear.unit in ("1", "-1"):
        return _SKIPS() if unclear.unit == "1" else _TURNS_BACK()
    if unclear.why == "as_before" and unclear.candidates and not any(map(str.isdigit, unclear.typed)):
        return _AS_BEFORE(typed=typed, value=unclear.candidates[0])
    if unclear.why == "address":
        return _ADDRESS(typed=typed, row=row, value=next(iter(unclear.candidates), _AN_EXAMPLE))
    if unclear.why == "separator" and len(unclear.candidates) == 2:
        first, second = unclear.candidates
        return _EITHER(typed=typed, first=first, second=second)
    return _REFUSALS[unclear.why](typed=typed)
