"""Words that stand in nearly every plan: they are whole, though a narrow column may never print them within a line."""

from plan.fold import fold

_USUAL = frozenset(
    map(
        fold,
        (
            *("nomi", "birligi", "o'lchov", "muddati", "mexanizmi", "bajarilish", "bajarish", "amalga", "mas'ul"),
            *(
                "ko'rsatkich",
                "ko'rsatkichlar",
                "ko'rsatkichlari",
                "tadbir",
                "tadbirlar",
                "tadbirlari",
                "ishlar",
                "ishlari",
            ),
            *("bo'lim", "bo'limi", "xizmat", "xizmati", "markazi", "kutubxona", "kutubxonasi", "rahbari", "direktor"),
            *("ko'rsatish", "o'tkazish", "tashkil", "etish", "qilish", "ishlash", "berish", "oshirish", "to'ldirish"),
            *("saqlash", "tayyorlash", "davomida", "chorak", "chorakda", "yarim", "yillik", "yakunida", "oyida"),
            *(
                "fondlarni",
                "foydalanuvchilar",
                "foydalanuvchilarga",
                "kitobxonlar",
                "o'quvchilar",
                "yoshlar",
                "bolalar",
            ),
            *("kitoblar", "adabiyotlar", "resurslar", "soni", "hajmi", "axborot", "ommaviy", "shartnomalar", "orqali"),
            *(
                "отдел",
                "отдела",
                "услуг",
                "мероприятий",
                "мероприятия",
                "работы",
                "работа",
                "показателя",
                "показателей",
            ),
            *("единица", "измерения", "наименование", "ответственный", "исполнения", "года", "квартал", "читателей"),
        ),
    )
)


def is_usual(word: str) -> bool:
    """Whether a word is one of them, in either script."""
    return fold(word) in _USUAL
