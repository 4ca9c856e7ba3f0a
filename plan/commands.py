"""Words that people type instead of pressing a button, in Latin letters and in Russian; Uzbek Cyrillic is folded."""

from collections.abc import Mapping
from typing import Literal

Command = Literal["back", "next", "menu", "help", "language", "stop", "enter", "review"]
WORDS: Mapping[Command, tuple[str, ...]] = {
    "back": ("orqaga", "ortga", "qaytish", "назад", "вернуться", "обратно"),
    "next": (
        *(
            "oldinga",
            "keyingi",
            "keyingisi",
            "keyingi savol",
            "keyingisiga o'tish",
            "o'tkazib yuborish",
            "next",
            "skip",
        ),
        *(
            "next",
            "skip",
            "далее",
            "дальше",
            "вперед",
            "вперёд",
            "следующий",
            "следующее",
            "пропустить",
            "пропусти",
            "пропустите",
        ),
    ),
    "menu": (
        *("menyu", "menu", "bosh menyu", "menyuga", "menyuga qaytish", "bosh sahifa"),
        *("меню", "в меню", "главное меню", "start", "старт"),
    ),
    "help": ("yordam", "yordam bering", "yordam kerak", "help", "помощь", "помогите", "справка"),
    "language": ("til", "tilni o'zgartirish", "tilni tanlash", "language", "язык", "сменить язык"),
    "stop": ("bekor", "bekor qilish", "to'xtatish", "stop", "стоп", "отмена", "отменить"),
    "enter": (
        *("hisobot", "oylik hisobot", "kiritish", "hisobot kiritish", "davom", "davom ettirish", "davom etish"),
        *("hisobot topshiraman", "hisobot topshirish", "hisobot beraman", "hisobot berish", "hisobot yozaman"),
        *("hisobot to'ldiraman", "hisobot to'ldirish", "hisobotni to'ldirish", "boshlash", "boshlaymiz", "boshladik"),
        *("отчет", "отчёт", "ввод", "продолжить", "начать", "заполнить отчет", "заполнить отчёт"),
        *("хочу сдать отчет", "хочу сдать отчёт", "буду сдавать отчет", "буду сдавать отчёт"),
    ),
    "review": (
        *("topshirish", "topshiraman", "hisobotni topshirish", "yuborish", "jo'natish", "ko'rib chiqish", "tekshirish"),
        *("yubor", "yuboring", "jo'nat", "jo'nating", "topshir", "topshiring", "tugadi", "tamom"),
        *("tayyor", "tayyor bo'ldi", "tugatdim", "готово", "закончил", "закончила"),
        *("сдать", "отправить", "отправь", "отправьте", "сдать отчет", "сдать отчёт", "проверить", "сдаю"),
    ),
}
REFUSALS = (
    *("yo'q", "kerak emas", "yo'q kerak emas", "bekor", "bekor qiling", "bekor qilish", "bekor qilinsin", "to'xtatish"),
    *("o'zgartirmayman", "o'zgartirmang", "o'zgarmasin", "orqaga", "qaytish"),
    *("нет", "не надо", "не нужно", "отмена", "отменить", "отмените", "не менять", "назад", "стоп"),
)
"""What people type alone where a change waits for its reason, and mean that nothing is to change."""
NO_TARGET_WORDS = (
    "rejasi yo'q",
    "raqam yo'q",
    "yo'q",
    "нет",
    "плана нет",
    "нет плана",
    "без плана",
    "план не установлен",
)
"""What people type for a row of next year's plan that promises nothing."""
