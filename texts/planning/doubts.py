"""Every doubt about a plan and every refusal of a file, as one sentence that a librarian can act on."""

from collections.abc import Callable

from plan.document.doubt import Choice, Doubt
from plan.document.reader import PlanDocument
from plan.document.sums import WrongSum
from plan.indicator import Window
from texts.planning.table import figure_text

_COLUMNS = {
    "baseline": "“fakt” ustuni",
    "target": "“reja” ustuni",
    "window": "“bajarilish muddati” ustuni",
    "responsible": "“mas'ullar” ustuni",
    "number": "“№” ustuni",
}


def row_place(row: int, table: int | None = None, sheet: str = "") -> str:
    """Where a row is, as people look for it: "12-qator", with its table or sheet if there are several."""
    if sheet:
        return f"«{sheet}» varag'i, {row}-qator"
    return f"{table}-jadval, {row}-qator" if table is not None else f"{row}-qator"


def question(doubt: Doubt) -> str:
    """The doubt as a question that names its row and column and what was found there."""
    return f"{_where(doubt)}{_QUESTIONS[doubt.code].format(found=doubt.found)}"


def _where(doubt: Doubt) -> str:
    pieces = [doubt.place]
    if doubt.number:
        section = f"{doubt.section}." if doubt.section else ""
        pieces.append(f"{section}{doubt.number}-band")
    if doubt.field in _COLUMNS and doubt.place:
        pieces.append(_COLUMNS[doubt.field])
    where = ", ".join(piece for piece in pieces if piece)
    return f"{where}: " if where else ""


_QUESTIONS = {
    "deadline_blank": "muddat yozilmagan. Bu ish qachon bajariladi?",
    "deadline_unknown": "«{found}» — bu muddatni tushunmadim. Ish qaysi oylarda bajariladi?",
    "number_words": "«{found}» — bu yerda raqam kutilgan edi. Qaysi raqam yozilsin?",
    "number_at_least": "«{found}» — aniq bitta raqam kerak. Qaysi raqam yozilsin?",
    "number_negative": "«{found}» — raqam manfiy bo'lolmaydi. Qaysi raqam yozilsin?",
    "number_separator": "«{found}» — ikki xil o'qilishi mumkin. Qaysi biri to'g'ri?",
    "number_with_unit": "«{found}» — raqam yonida so'z bor, faqat raqamini oldim. To'g'rimi?",
    "number_fraction": "«{found}» — bu yerda butun son kutilgan edi. Qaysi raqam yozilsin?",
    "number_formula": "«{found}» — formulaning natijasi saqlanmagan. Qaysi raqam yozilsin?",
    "number_date": "«{found}» — raqam o'rnida sana turibdi. Qaysi raqam yozilsin?",
    "number_error": "«{found}» — formulada xato bor. Qaysi raqam yozilsin?",
    "number_too_big": "«{found}» — raqam haddan tashqari katta. Qaysi raqam yozilsin?",
    "number_twice": "bu raqam bilan turli bandlar yozilgan ({found}). Faqat bittasi qoladi: qaysi biri? "
    "Boshqasi ham kerak bo'lsa, faylda raqamini tuzatib, qayta yuboring.",
    "which_numbers": "«{found}» — raqamlarni bir necha xil ajratish mumkin. Qaysi biri to'g'ri?",
    "numbers_without_labels": "«{found}» — bir nechta raqam bor, nomlari esa mos emas. Qanday o'qilsin?",
    "total_or_count": "birinchi raqam qolganlarining jamiga o'xshaydi, lekin yig'indi to'g'ri chiqmayapti. "
    "U nimani bildiradi?",
    "responsible_blank": "mas'ul yozilmagan. Bu band bo'yicha kim hisobot beradi?",
    "responsible_unknown": "«{found}» — bu band bo'yicha kim hisobot berishi aniq emas. Kim hisobot beradi?",
    "row_unclear": "«{found}» — bu qatorni tushunmadim. Tashlab ketaymi? Kerak bo'lsa, faylni tuzating.",
    "row_without_number": "«{found}» — qatorda tartib raqami yo'q. Uni tashlab ketaymi? "
    "Kerak bo'lsa, faylda raqamini yozib, qayta yuboring.",
    "row_rest": "«{found}» — bu oldingi bandning davomimi yoki uni tashlab ketaymi?",
    "row_number_date": "tartib raqami o'rnida sana turibdi ({found}). Bandning raqami qaysi?",
    "no_name": "bandning nomi yo'q ({found}). Uni tashlab ketaymi? Kerak bo'lsa, faylda nomini yozib, qayta yuboring.",
    "no_sections": "bandlar oldida bo'lim sarlavhasi (I, II, …) yo'q. Ularni bo'limsiz qabul qilaymi?",
    "same_department": "«{found}» — bu bitta xizmatmi yoki ikkitami?",
    "same_row": "«{found}» — bu amaldagi rejaning qaysi bandi? To'g'ri tanlansa, topshirilgan raqamlar u bilan qoladi.",
    "same_row_last_year": "«{found}» — bu o'tgan yilgi rejaning qaysi bandi? "
    "Tanlansa, savollarda o'tgan yilning shu oyi ko'rinadi.",
    "year_unknown": "Reja qaysi yil uchun ekani topilmadi. Yilni tanlang yoki yozing.",
    "year_contradicts": "Hujjatda bir nechta yil bor ({found}). Reja qaysi yil uchun?",
    "baseline_year": "“Fakt” ustuni {found}-yil uchun, ya'ni rejadan bir yil oldingi emas. Shunday qolsinmi?",
}

_CHOICES = {
    "new": "➕ yangi band",
    "none": "raqam yo'q",
    "all": "barcha xizmatlar",
    "total": "qolganlarining jami",
    "stock": "o'tgan yil ustiga qo'shilgan jami",
    "count": "alohida ko'rsatkich",
    "same": "bitta",
    "different": "ikkita alohida",
    "join": "davomi",
    "skip": "tashlab ketish",
    "yes": "ha",
}
_WINDOWS = {
    "months 1-12": "yil davomida",
    "months 1-3": "I chorak",
    "months 4-6": "II chorak",
    "months 7-9": "III chorak",
    "months 10-12": "IV chorak",
    "months 1-6": "1-yarim yillik",
    "months 7-12": "2-yarim yillik",
    "due 3,6,9,12": "har chorakda",
    "due 1,2,3,4,5,6,7,8,9,10,11,12": "har oy",
    "due 6,12": "yilda ikki marta",
    "due 12": "yil yakunida",
}
_MONTHS = (
    "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust",
    "sentabr", "oktabr", "noyabr", "dekabr",
)  # fmt: skip


def choice_text(choice: Choice) -> str:
    """The words on the button of an answer."""
    return choice.text or _CHOICES.get(choice.id) or _WINDOWS.get(choice.id) or choice.id


def window_text(window: Window | None) -> str:
    """A window in words: the usual ones by name, others by their months."""
    if window is None:
        return "aniqlanmagan"
    if usual := _WINDOWS.get(str(window)):
        return usual
    if window.points:
        return ", ".join(_MONTHS[month - 1] for month in window.points) + " oxirida"
    first, last = _MONTHS[(window.first or 1) - 1], _MONTHS[(window.last or 12) - 1]
    return first if first == last else f"{first}–{last}"


def wrong_sum(found: WrongSum) -> str:
    """A sum of the plan that does not add up, with both numbers."""
    column = "fakt" if found.column == "baseline" else "reja"
    rule = "qismlarining yig'indisi" if found.rule == "parts" else "o'tgan yilgisi va yangisi birga"
    code = f"{found.section}.{found.number}" if found.section else found.number
    return (
        f"{found.place}, {code}-band: {column} ustunida {figure_text(found.printed)} yozilgan, "
        f"{rule} esa {figure_text(found.computed)}."
    )


_REFUSALS: dict[str, Callable[[dict[str, object]], str]] = {
    "not_found": lambda facts: f"{facts['path']}: bunday fayl topilmadi yoki ochilmadi. Nomini va joyini tekshiring.",
    "empty": lambda facts: "Fayl bo'sh. Ichida reja jadvali bor faylni yuboring.",
    "damaged": lambda facts: "Fayl buzilgan, ochilmadi. Uni Word yoki Excelda qaytadan saqlab yuboring.",
    "password": lambda facts: "Fayl parol bilan yopilgan. Parolini olib tashlab, qayta yuboring.",
    "old_xls": lambda facts: "Bu eski Excel (.xls) fayli. Uni Excelda ochib, .xlsx qilib saqlab yuboring.",
    "old_doc": lambda facts: "Bu eski Word (.doc) fayli. Uni Wordda ochib, .docx qilib saqlab yuboring.",
    "macro": lambda facts: "Faylda makros bor, ochmadim. Uni oddiy .xlsx yoki .docx qilib saqlab yuboring.",
    "too_large": lambda facts: f"Fayl juda katta: {facts['megabytes']} MB gacha bo'lishi kerak.",
    "bomb": lambda facts: "Fayl ochilganda haddan tashqari kattalashadi, shuning uchun ochmadim.",
    "unknown_kind": lambda facts: "Bunday faylni o'qiy olmayman. Rejani .xlsx, .docx yoki .txt qilib yuboring.",
    "too_many_rows": lambda facts: f"Faylda qatorlar juda ko'p: {facts['limit']} tagacha bo'lishi kerak.",
    "too_many_cells": lambda facts: f"Varaqda kataklar juda ko'p: {facts['limit']} tagacha bo'lishi kerak.",
    "too_much_text": lambda facts: "Faylda matn juda ko'p. Bu bir yillik rejaga o'xshamaydi.",
    "too_wide": lambda facts: f"{facts['place']}: ustunlar juda ko'p, {facts['limit']} tadan oshmasin.",
    "cell_too_long": lambda facts: f"{facts['place']}: katakdagi matn juda uzun. Bu rejaga o'xshamaydi.",
    "not_a_plan": lambda facts: (
        "Bu faylda reja jadvali topilmadi. Jadvalda “Nomi”, “O'lchov birligi”, reja va muddat ustunlari bo'lishi kerak."
    ),
    "no_rows": lambda facts: "Reja jadvali topildi, lekin unda raqamlangan bandlar yo'q.",
}


def refusal(code: str, facts: dict[str, object] | None = None) -> str:
    """Why a file was not taken, and what to do about it, in a sentence or two."""
    return _REFUSALS[code](facts or {})


def refusal_of(document: PlanDocument) -> str:
    """Why a file that was read is no plan; "" if it is one."""
    return refusal(document.refusal) if document.refusal else ""
