"""The places that a library's own letter may name, and what comes there.

The names stand in libraries' own files: they are never renamed nor translated.
"""

from collections.abc import Mapping

from texts.sentence import Sentence

PLACES: Mapping[str, Sentence] = {
    "kutubxona": Sentence("kutubxonaning nomi"),
    "shahar": Sentence("shahar, tuman"),
    "kimga": Sentence("xat kimga yoziladi"),
    "raqam": Sentence("raqam uchun bo'sh joy"),
    "sana": Sentence("sana uchun bo'sh joy"),
    "javob": Sentence("qaysi xatga javob ekani"),
    "mavzu": Sentence("xatning mavzusi"),
    "davr": Sentence("hisobot davri"),
    "murojaat": Sentence("«Hurmatli …!»"),
    "umumiy": Sentence("kirish va umumiy ahvol"),
    "natijalar": Sentence("asosiy natijalar"),
    "jadval": Sentence("ko'rsatkichlar jadvali (alohida satrda tursin)"),
    "bajarilmagan": Sentence("bajarilmagan ishlar va sabablari"),
    "topshirmagan": Sentence("endi bo'sh qoladi"),
    "yakun": Sentence("yakunlovchi jumla"),
    "ilova": Sentence("ilovalar va varaqlari soni"),
    "hurmat": Sentence("«Hurmat bilan,» (murojaat bo'lsa)"),
    "dalillar": Sentence("tasdiqlovchi hujjatlar ro'yxati"),
    "bajarilish": Sentence("reja necha foiz bajarilgani"),
    "kutilgan": Sentence("shu kungacha reja bo'yicha necha foiz"),
    "lavozim": Sentence("imzolovchining lavozimi"),
    "rahbar": Sentence("imzolovchining ismi"),
    "ijrochi": Sentence("ijrochining ismi"),
    "telefon": Sentence("telefon raqami"),
    "qoralama": Sentence("hammasi tasdiqlanguncha «QORALAMA» belgisi"),
    "manba": Sentence("reja tahriri, ma'lumotlar qaysi sanadagi, kim tayyorlagani"),
}
"""Name → what comes there."""
FORMER: Mapping[str, str] = {"joy": "shahar", "manzil": "kimga", "izoh": "manba"}
"""Names that stand in letters of before, and by what they are called now: they go on working."""
ROWS, TABLE_PLACE = "qatorlar", "jadval"
ROW_PLACES = ("raqam", "nomi", "birlik", "reja", "davrda", "jami", "foiz", "holati", "davr_rejasi", "fakt")
"""What each of the `ROWS` has; what the plan itself asks of the span is empty where it does not."""
FORM_PLACES: Mapping[str, Sentence] = {
    "kutubxona": Sentence("kutubxonaning nomi"),
    "shahar": Sentence("shahar, tuman"),
    "kimga": Sentence("xat kimga yoziladi"),
    "yil": Sentence("hisobot yili"),
    "davr": Sentence("hisobot davri"),
    "sana": Sentence("hujjat tayyorlangan kun"),
    "bajarilish": Sentence("reja necha foiz bajarilgani"),
    "kutilgan": Sentence("shu kungacha reja bo'yicha necha foiz"),
    "lavozim": Sentence("imzolovchining lavozimi"),
    "rahbar": Sentence("imzolovchining ismi"),
    "kelishuvchi_lavozimi": Sentence("kelishuvchining lavozimi"),
    "kelishuvchi": Sentence("kelishuvchining ismi"),
    "ijrochi": Sentence("ijrochining ismi"),
    "telefon": Sentence("telefon raqami"),
    "qoralama": Sentence("hammasi tasdiqlanguncha «QORALAMA» belgisi"),
    "manba": Sentence("reja tahriri, ma'lumotlar qaysi sanadagi, kim tayyorlagani"),
}
"""The words that the province's own form may have beside its figures."""
