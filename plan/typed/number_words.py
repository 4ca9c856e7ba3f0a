"""The words people put around a number, or instead of one, in three ways of writing, and what they do to it.

Words are compared in small letters with the plain apostrophe. A word that is in none of these lists changes
nothing about the number ("jami 45", "45 ta kitob").
"""

import re

from plan.fold import fold


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNITS = _listed("""
    ta dona nafar nusxa kishi sahifa bet tadbir hujjat kitob marta marotaba resurs yozuv ma'lumot
    та дона нафар нусха киши саҳифа бет тадбир ҳужжат китоб марта маротаба ресурс ёзув маълумот
    шт штук экз чел человек книг
""")
"""May stand right at the digits: `45ta`, `45-ta`, `45 ta`."""

ZEROS = _listed("""
    nol nul yo'q yoq yo'g'u yõq yöq bo'lmadi bo'lmagan нол нуль ноль йўқ йуқ йук бўлмади бўлмаган нет нету
""")

MULTIPLIERS: dict[str, int] = {
    **dict.fromkeys(_listed("yuz юз"), 100),
    **dict.fromkeys(_listed("ming минг тыс тысяч тысяча тысячи"), 1_000),
    **dict.fromkeys(_listed("mln million млн миллион миллиона миллионов"), 1_000_000),
    **dict.fromkeys(_listed("mlrd milliard млрд миллиард миллиарда миллиардов"), 1_000_000_000),
}

_NUMERAL_STEMS = _listed("""
    bir bit ikki uch to'rt tort besh olti yetti sakkiz to'qqiz toqqiz o'n on yigirma o'ttiz ottiz qirq ellik
    oltmish yetmish sakson to'qson toqson yuz ming million milliard mln mlrd yarim nol
    бир бит икки уч тўрт беш олти етти саккиз тўққиз ўн йигирма ўттиз қирқ эллик олтмиш етмиш саксон тўқсон
    юз минг миллион миллиард млн млрд тыс ярим нол
""")
_NUMERAL_ENDINGS = _listed("nchi inchi lik lab ta tacha tadan нчи инчи лик лаб та тача тадан")
_NUMERAL = re.compile(f"(?:{'|'.join(sorted(_NUMERAL_STEMS))})(?:{'|'.join(sorted(_NUMERAL_ENDINGS))})?")
_RUSSIAN_NUMERALS = _listed("""
    ноль один одна одно два две три четыре пять шесть семь восемь девять десять двадцать тридцать сорок
    пятьдесят шестьдесят семьдесят восемьдесят девяносто сто двести триста полтора половина
    тысяч тысяча тысячи
""")

DOUBTS = _listed("""
    taxminan qariyb atrofida chamasi ortiq ortiqroq ziyod ko'p ko'proq kop kam kamroq kamida ko'pi yaqin
    deyarli salkam dan gacha tacha tadan har emas yoki balki ehtimol kerak bo'lsa shekilli
    тахминан қарийб атрофида чамаси ортиқ зиёд кўп кўпроқ кам камроқ камида яқин деярли салкам дан гача тача
    тадан ҳар эмас ёки балки эҳтимол керак
    примерно около больше более меньше менее почти не или до от по
""")
"""The number is not the number: about, at least, not, or, each."""

NOT_YET = ZEROS | _listed("""
    noma'lum nomalum bilmayman bilmadim bilmaymiz hali hozircha keyin keyinroq kelmadi kelmagan aytaman aytamiz
    aniqlanmagan aniqlanmadi
    номаълум номалум билмайман билмадим билмаймиз ҳали хали ҳозирча хозирча кейин кейинроқ келмади келмаган айтаман
    аниқланмаган аниқланмади неизвестно знаю пока
""")
"""Beside a number they say that there is none: it may be the row's, or another month's."""

MINUS = _listed("minus manfiy kamaydi минус манфий камайди")
PERCENT = _listed("foiz foizi foizga protsent фоиз процент процентов")

MONTHS = _listed("""
    yanvar fevral mart aprel may iyun iyul avgust sentabr sentyabr oktabr oktyabr noyabr dekabr
    январ феврал март апрел май мая июн июл август сентябр октябр ноябр декабр
""")
_OF_CALENDAR = re.compile(
    rf"(?:{'|'.join(sorted(MONTHS))})(?:ь|я|da|dan|gacha|ning|да|дан|гача|нинг)?"
    r"|(?:yil|oy|chorak|kun|hafta|soat|йил|ой|чорак|кун|ҳафта|соат|год|года|месяц)(?:da|i|ida|да|и|ида)?"
)


def is_numeral(word: str) -> bool:
    """Whether a word is a number in itself, so that digits beside it are not the whole number."""
    return word in _RUSSIAN_NUMERALS or bool(_NUMERAL.fullmatch(word))


def is_of_calendar(word: str) -> bool:
    """Whether a word makes a date or a time of the number before it."""
    return bool(_OF_CALENDAR.fullmatch(word))


_UNKNOWN = frozenset(
    fold(word)
    for word in (
        "noma'lum",
        "hali noma'lum",
        "hozircha noma'lum",
        "bilmayman",
        "bilmadim",
        "ma'lum emas",
        "не знаю",
        "неизвестно",
        "пока неизвестно",
    )
)


def says_unknown(text: str) -> bool:
    """Whether a text says that a number is not known yet, and nothing else."""
    return fold(text).strip(" .,!?…") in _UNKNOWN
