"""Why a typed number was not taken, in one sentence each, with an example of what to type instead."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from plan.typed.numbers import Unclear, Why
from texts.screen import safe
from texts.wording import clip, number

_EXAMPLES = 5
EXAMPLE = "Faqat raqam yozing, masalan: <b>1200</b>"

_SENTENCES: Mapping[Why, str] = {
    "empty": f"Raqam ko'rinmadi. {EXAMPLE}",
    "not_a_number": f"Bu raqam emas. {EXAMPLE}",
    "several": f"Bir qatorda bir nechta raqam bor. {EXAMPLE}. Keyingi raqamni yangi qatordan yozing",
    "fraction": "Bu ko'rsatkich butun son bilan sanaladi, kasr bo'lmaydi. Masalan: <b>12</b>",
    "negative": "Raqam noldan kichik bo'lmaydi. Hech narsa bo'lmagan bo'lsa, <b>0</b> yozing",
    "too_big": "Raqam juda katta: 9 xonadan oshdi. Masalan: <b>354654</b>",
    "separator": "Nuqta yoki vergul mingni ajratyaptimi yoki kasrnimi, bilmadim",
    "grouping": "Raqam orasidagi bo'sh joy tushunarsiz. Masalan: <b>1200</b> yoki <b>1 200</b>",
    "letters": f"Raqamning ichida harf bor. {EXAMPLE}",
    "leading_zero": "Raqam 0 dan boshlanyapti. Masalan: <b>7</b> yoki <b>70</b>",
    "multiplier": "«Ming», «mln» o'rniga to'liq raqam yozing. Masalan: <b>2000</b>",
    "number_words": "So'z bilan emas, raqam bilan yozing. Masalan: <b>12</b>",
    "not_yet": "Raqam yonida u hali yo'q deyilgan. Raqam bo'lsa, faqat o'zini yozing; bo'lmasa — <b>noma'lum</b>",
    "approximate": "Taxminiy emas, aniq raqam kerak. Masalan: <b>45</b>",
    "sentence": f"Gap ichidagi raqamni olmadim. {EXAMPLE}. Izoh uchun 📝 tugmasi bor",
    "dash": "«-» nolmi yoki hali noma'lummi? <b>0</b> yoki <b>noma'lum</b> deb yozing",
    "plus": "Oldingisiga qo'shilsinmi yoki shu raqamning o'zimi? Oy bo'yicha jami raqamni yozing",
    "percent": "Foiz emas, sonini yozing. Masalan: <b>45</b>",
    "date": "Bu sanaga o'xshaydi. Faqat sonini yozing. Masalan: <b>12</b>",
    "phone": "Bu telefon raqamiga o'xshaydi. Faqat sonini yozing. Masalan: <b>12</b>",
    "range": "«10-15» emas, bitta aniq raqam kerak. Masalan: <b>12</b>",
    "sum": "Qo'shib, natijasini yozing. Masalan: <b>15</b>",
    "formula": "Bu formula, natijasi faylda saqlanmagan. Natijasini raqam bilan yozing",
    "address": "Boshidagi raqam band raqamimi? Aniq bo'lishi uchun <b>{row}) 9870</b> ko'rinishida yozing",
}


def why_not(unclear: Unclear, row: str = "14") -> str:
    """`«1.200» yozilmadi.` and why; `row` is how the row that was most likely meant can be named."""
    return f"❗️ «{safe(clip(unclear.typed, 60))}» yozilmadi. {_SENTENCES[unclear.why].format(row=safe(row))}."


def candidate(value: Decimal) -> str:
    """The label of a button that offers what was probably meant."""
    return f"✅ {number(value)} deb yozilsin"


def not_unknown(line: str) -> str:
    return f"❗️ «{safe(clip(line, 60))}» yozilmadi: yuborilgan hisobotda raqam «noma'lum»ga qaytmaydi."


def note_too_long(letters: int, most: int) -> str:
    """A note is never cut: whoever wrote it knows what may be left out."""
    return f"❗️ Izoh yozilmadi: u {letters} harf, ko'pi bilan {most} harf sig'adi. Qisqartirib, qayta yuboring."


def reason_too_long(letters: int, most: int) -> str:
    return f"❗️ Sabab yozilmadi: u {letters} harf, ko'pi bilan {most} harf sig'adi. Qisqartirib, qayta yuboring."


def no_such_row(line: str, row: str) -> str:
    return f"❗️ «{safe(clip(line, 60))}» yozilmadi: {safe(row)}-band bu hisobotda yo'q."


def which_one(line: str, rows: Sequence[str | None]) -> str:
    """A row number that names several figures: how each can be named, as far as it can."""
    examples = [f"<b>{safe(one)}) 45</b>" for one in rows if one is not None][:_EXAMPLES]
    told = f"Masalan: {' yoki '.join(examples)}" if examples else "Kerakli bandni tugmasidan tanlang"
    return f"❗️ «{safe(clip(line, 60))}» yozilmadi: bu raqam ostida bir nechta ko'rsatkich bor. {told}."


def named(lines: list[str]) -> str:
    """Lines as they were typed, as many as one sentence holds."""
    shown = ", ".join(f"«{safe(clip(line, 30))}»" for line in lines[:10])
    return f"{shown} va yana {len(lines) - 10} ta qator" if len(lines) > 10 else shown


def left_over(lines: list[str], row: str = "14") -> str:
    """Lines after one that was not understood, or beyond the last question: told, never dropped in silence. `row` is
    how a row of this report can be named."""
    return (
        f"❗️ Bular yozilmadi: {named(lines)}. Band raqamini bosing yoki <b>{safe(row)}) 9870</b> ko'rinishida yozing."
    )
