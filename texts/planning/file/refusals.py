"""Every refusal of a file, in a sentence or two that say what to do about it."""

from collections.abc import Mapping

from plan.document.figure import PlanDocument
from plan.document.table.heading.words import Column
from plan.document.table.tables import Place
from texts.sentence import Sentence, plain
from texts.wording import clip, join_names, row_place

_REFUSALS: Mapping[str, Sentence] = {
    "not_found": Sentence("{path}: bunday fayl topilmadi yoki ochilmadi. Nomini va joyini tekshiring."),
    "empty": Sentence("Fayl bo'sh. Ichida reja jadvali bor faylni yuboring."),
    "damaged": Sentence("Fayl buzilgan, ochilmadi. Uni Word yoki Excel dasturida qaytadan saqlab yuboring."),
    "password": Sentence("Fayl parol bilan himoyalangan. Parolini olib tashlab, qayta yuboring."),
    "old_xls": Sentence("Bu eski Excel (.xls) fayli. Uni Excel dasturida ochib, .xlsx qilib saqlab yuboring."),
    "old_doc": Sentence("Bu eski Word (.doc) fayli. Uni Word dasturida ochib, .docx qilib saqlab yuboring."),
    "macro": Sentence("Faylda makros bor, ochmadim. Uni oddiy .xlsx yoki .docx qilib saqlab yuboring."),
    "too_large": Sentence("Fayl juda katta: {megabytes} MB gacha bo'lishi kerak."),
    "bomb": Sentence("Fayl ochilganda juda kattalashib ketadi. Jadvalni yangi faylga ko'chirib yuboring."),
    "pdf_no_text": Sentence(
        "Bu PDFda matn yo'q, u qog'ozning rasmi. Rejaning Word yoki Excel faylini yuboring. U topilmasa, PDFni "
        "kompyuterda Google Drive orqali Google Docs bilan ochib, .docx qilib yuklab oling va tekshirib yuboring."
    ),
    "pdf_no_table": Sentence(
        "Bu PDFda chiziqlar bilan chizilgan jadval topilmadi. Rejaning Word yoki Excel faylini (.docx, .xlsx) yuboring."
    ),
    "pdf_cut": Sentence(
        "Bu PDFda jadval sahifaga sig'may bo'linib ketgan yoki yozuvlari ustma-ust tushgan. "
        "U qaysi fayldan chiqarilgan bo'lsa, o'sha Excel yoki Word faylini yuboring."
    ),
    "too_many_pages": Sentence("PDFda sahifalar juda ko'p: ko'pi bilan {limit} ta. Faqat reja jadvalini yuboring."),
    "picture": Sentence(
        "Bu rasm. Rasmdagi rejani o'qiy olmayman, raqami xato chiqishi mumkin. Word yoki Excel faylini yuboring."
    ),
    "rtf": Sentence("Bu RTF fayli. Uni Word dasturida ochib, .docx qilib saqlab yuboring."),
    "packed": Sentence("Bu siqilgan fayl (arxiv). Ichidagi .xlsx yoki .docx faylni chiqarib, alohida yuboring."),
    "html": Sentence("Bu internet sahifasi. Jadvalni Word yoki Excelga ko'chirib, .docx yoki .xlsx qilib yuboring."),
    "opendocument": Sentence(
        "Bu LibreOffice fayli, lekin jadval emas (taqdimot yoki rasm). Rejani .ods yoki .odt qilib yuboring."
    ),
    "unknown_kind": Sentence(
        "Bunday faylni o'qiy olmayman. Rejani Word yoki Excel fayli (.docx, .xlsx) qilib yuboring."
    ),
    "too_heavy": Sentence(
        "Fayl juda murakkab, uni o'qib bo'lmadi. Faqat reja jadvalini yangi faylga ko'chirib yuboring."
    ),
    "too_many_rows": Sentence("Faylda qatorlar juda ko'p: ko'pi bilan {limit} ta bo'lsin."),
    "too_many_cells": Sentence("Varaqda kataklar juda ko'p: ko'pi bilan {limit} ta bo'lsin."),
    "too_much_text": Sentence("Faylda matn juda ko'p. Faqat reja jadvali bor faylni yuboring."),
    "too_wide": Sentence("{place}: ustunlar juda ko'p, {limit} tadan oshmasin."),
    "cell_too_long": Sentence("{place}: katakdagi matn juda uzun. Qisqartirib, qayta yuboring."),
    "not_a_plan": Sentence(
        "Bu faylda reja jadvali topilmadi. Jadvalda «Nomi», «O'lchov birligi», reja va muddat ustunlari bo'lishi kerak."
    ),
    "no_rows": Sentence("Reja jadvali topildi, lekin bandlarning tartib raqami yo'q. Raqamlab, qayta yuboring."),
    "gone": Sentence("Fayl Telegramda qolmagan. Iltimos, uni yana bir marta yuboring."),
    "unreachable": Sentence("Faylni Telegramdan ololmadim. Birozdan keyin yana yuboring."),
}


def plan_refusal(reason: str, facts: Mapping[str, object] | None = None) -> str:
    """Why a file was not taken, and what to do about it, in a sentence or two."""
    return _REFUSALS[reason].plain(**{name: _fact(value) for name, value in (facts or {}).items()})


def _fact(value: object) -> object:
    if isinstance(value, Place):
        return row_place(value)
    return value if isinstance(value, int) else str(value)


_MISSING: Mapping[Column, Sentence] = {
    "name": Sentence("ishning nomi"),
    "unit": Sentence("o'lchov birligi"),
    "target": Sentence("yillik reja"),
    "window": Sentence("bajarilish muddati"),
    "responsible": Sentence("mas'ullar"),
}
_NEAR_HEADING = Sentence(
    "Bu faylda reja jadvali topilmadi. {place:row_place}: sarlavhada {found} bor, lekin {missing} ustuni yo'q. "
    "Sarlavhani to'ldirib, qayta yuboring."
)
_OTHER_YEAR = Sentence(
    "Bu faylda reja jadvali topilmadi. {place:row_place}: sarlavhada {found} bor, "
    "lekin yillik reja ustuni aniqlanmadi. Ustun nomiga yilni va «reja» so'zini yozib, qayta yuboring."
)


def plan_refusal_of(document: PlanDocument) -> str:
    """Why a file that was read is no plan; "" if it is one."""
    if document.heading is None:
        return plan_refusal(document.refusal) if document.refusal else ""
    places = {
        "place": document.heading.place,
        "found": join_names(plain("«{words}»", words=clip(words, 40)) for words in document.heading.words),
    }
    if document.heading.missing:
        missing = join_names(_MISSING[column].plain() for column in document.heading.missing)
        return _NEAR_HEADING.plain(**places, missing=missing)
    return _OTHER_YEAR.plain(**places)
