"""What `--help` says of each command and of each word that it takes."""

from texts.sentence import Sentence

DESCRIPTION = Sentence(
    "Kutubxonaning oylik raqamlarini yig'adigan va rejasi qay darajada bajarilganini ko'rsatadigan bot."
)
EPILOG = Sentence(
    "Sozlamalar muhit o'zgaruvchilari va shu papkadagi .env faylidan olinadi; har birini dastur manbasidagi"
    " .env.example tushuntiradi."
)
EXAMPLE = Sentence("Namuna:  {command}")
HELP = Sentence("shu yordamni ko'rsatish")
VERSION = Sentence("dastur versiyasini aytish")
LANGUAGE = Sentence("buyruq gapiradigan til (TERMINAL_LANGUAGE)")

PURPOSES = {
    "run": Sentence("botni ishga tushirish (buyruqsiz ham shu); BOT_TOKEN bo'lmasa, sinov muhiti ochiladi"),
    "sandbox": Sentence("hammasini shu kompyuterdagi Telegramda, namunaviy kutubxonada sinab ko'rish"),
    "invite": Sentence("ochgan xodim direktor bo'ladigan bir martalik havolani chiqarish"),
    "export": Sentence("bir davr hujjatlarini fayl qilib yozish"),
    "form": Sentence("xizmatning bir oyi uchun to'ldiriladigan Excel shaklini yozish"),
    "fill": Sentence("to'ldirilgan shakldagi raqamlarni yozib olish: yo hammasini, yo hech birini"),
    "history": Sentence("kim, qachon, nima qilgani va sababini ko'rsatish"),
    "setup": Sentence("noldan faqat ishga tushirish qolgan botgacha; istagan joyda to'xtatib, yana boshlasa bo'ladi"),
    "doctor": Sentence("botga kerak hamma narsani tekshirish va nosozi haqida nima qilishni aytish; nosozlik bo'lsa 1"),
    "status": Sentence(
        "kim qachondan beri ishlayapti, nimalar kutyapti, oxirgi nusxa va kimlarga xizmat ko'rsatilyapti"
    ),
    "backup": Sentence("bazadan hozir nusxa olish (bot ishlab turganda ham) va nusxada nima borligini sanash"),
    "restore": Sentence("bazaning o'rniga nusxani qo'yish; turgani saqlab qolinadi"),
    "upgrade": Sentence(
        "nusxa olib, bazani shu dastur versiyasiga keltirish (keyingi ishga tushishda ham shunday bo'lardi); bo'lmasa 1"
    ),
    "move": Sentence(
        "hammasini boshqa, bo'sh bazaga ko'chirish (turi boshqa bo'lsa ham) va har bir yozuvni solishtirish"
    ),
    "library": Sentence("shu botdagi kutubxonalar"),
    "library_add": Sentence("shu botda yana bir kutubxona ochish va direktorining havolasini chiqarish"),
    "library_list": Sentence("hamma kutubxonalarni xodimlari va rejalari bilan ko'rsatish"),
    "library_close": Sentence("kutubxonada ishni to'xtatish; topshirilgan raqamlar qoladi va faylga chiqariladi"),
    "library_open": Sentence("yopilgan kutubxonada ishni qayta boshlash"),
    "person": Sentence("xodim o'zi haqida so'rashi mumkin bo'lgan narsa"),
    "person_forget": Sentence("xodim so'rasa, ismi va hisobini bazadan o'chirish"),
    "plan": Sentence("reja faylini o'qish"),
    "plan_check": Sentence("rejadan nimalar o'qilishini va har bir savolni ko'rsatish"),
    "plan_load": Sentence("nimani o'zgartirishini ko'rsatib, rejani kuchga kiritish; baza bo'lmasa, ochiladi"),
}
"""By what is typed, with a line between its words."""

TAKEN = {
    "library": Sentence("kutubxonalar bir nechta bo'lsa, qaysi biri"),
    "overwrite": Sentence("shu nomdagi, ichi boshqa faylning ustidan yozish"),
    "json": Sentence("dasturlar uchun JSON ko'rinishida"),
    "yes": Sentence("so'ramasdan bajarish"),
    "name": Sentence("nomi yoki ro'yxatdagi raqami"),
    "sandbox_fresh": Sentence("avval sinalgan hamma narsani unutish"),
    "invite_person": Sentence("direktor o'rniga: shu xodimning joyini boshqa hisobga ko'chirish"),
    "export_span": Sentence("{spans}; yozilmasa, /hisobot ochadigan oy"),
    "export_kind": Sentence(
        "xlsx: ish kitobi; docx: xat; pdf: xat va reja shakli; csv: yuborilgan har bir raqam; png: bajarilish va kim"
        " topshirgani; years: har ko'rsatkichning yillik rasmi; plan: rejaning o'zi va o'zgarishlari; a3: A3 dagi"
        " shakl; all (yozilmasa ham): shu oxirgi uchtasidan boshqa hammasi"
    ),
    "export_language": Sentence(
        "hujjatlar tili: uz (lotin), uz_Cyrl (kirill), ru (rus); yozilmasa, kutubxona sozlamasidagi"
    ),
    "export_out": Sentence("qaysi papkaga (yozilmasa, shu yerga)"),
    "export_as_of": Sentence("o'tgan biror kun oxiridagi holat ({days})"),
    "form_department": Sentence("qaysi xizmatning oyi"),
    "form_month": Sentence("qaysi oy (2025-03)"),
    "form_out": Sentence("qaysi faylga (yozilmasa, shu yerda xizmat va oy nomi bilan)"),
    "fill_file": Sentence("to'ldirilgan shakl"),
    "fill_by": Sentence("kim nomidan: o'sha xizmatdagi bir xodim"),
    "fill_why": Sentence("yuborilgan raqamlar nega endi boshqa"),
    "fill_send": Sentence("hech narsa yetishmasa, hisobotni ham yuborish"),
    "history_since": Sentence("shu kundan boshlab ({days})"),
    "history_until": Sentence("shu kungacha, u ham kiradi"),
    "history_person": Sentence("shu xodim yoki uning o'rnidagi xodim qilgani"),
    "history_figure": Sentence("rejaning bir bandi (IV.13) yoki uning bir qismi"),
    "history_department": Sentence("bir xizmatning hisobotlari"),
    "history_action": Sentence("bir turdagi ish: answer, submit, approve, return …"),
    "history_limit": Sentence("ko'pi bilan N qator (100)"),
    "setup_token": Sentence("BotFather bergan token; .env faylida saqlanadi"),
    "setup_name": Sentence("kutubxona nomi"),
    "setup_timezone": Sentence("kutubxonaning vaqt mintaqasi (Asia/Tashkent)"),
    "setup_plan": Sentence("reja fayli"),
    "backup_out": Sentence("qaysi papkaga (BACKUP_DIR)"),
    "backup_new_key": Sentence("nusxa olmasdan, BACKUP_KEY uchun kalit chiqarish"),
    "restore_newest": Sentence("BACKUP_DIR dagi eng yangi nusxa"),
    "restore_check": Sentence("faqat nusxani ko'rib chiqish va nima borligini aytish"),
    "restore_file": Sentence("nusxa; yozilmasa, chala qolgan ish tugatiladi"),
    "upgrade_check": Sentence("faqat nima o'zgarishini aytish"),
    "move_to": Sentence("DATABASE_URL dagidek manzil"),
    "library_add_name": Sentence("kutubxona nomi"),
    "library_add_timezone": Sentence("uning vaqt mintaqasi (TIMEZONE)"),
    "person_forget_who": Sentence("ismi; shu ismli bir necha kishi bo'lsa, raqami"),
    "plan_check_file": Sentence("reja: {kinds}"),
    "plan_load_file": Sentence("reja: {kinds}"),
    "plan_load_year": Sentence("boshqa yilning rejasini rad etish"),
    "plan_load_yes": Sentence("kuchdagi rejani so'ramasdan o'zgartirish"),
    "plan_load_begins": Sentence("hisobot so'raladigan birinchi oy (1-12); yozilmasa, yopilmagan birinchi oy"),
    "plan_load_last_year": Sentence(
        "o'tgan yil raqamlari fayldagisi (file) va bot sanagani (bot) har xil bo'lsa, qaysi biri qolishi"
    ),
    "plan_load_counting": Sentence(
        "reja, muddat, mas'ul yoki hisoblash turini ham fayl (file), ham qo'lda (plan) o'zgartirilgan bo'lsa, qaysi"
        " biri"
    ),
    "plan_load_moved_column": Sentence("yil rejasi avvalgidan boshqa ustunda turibdi"),
}
"""By the command and the word that it takes; what says the same wherever it stands, by the word alone."""

PLACES = {
    "COMMAND": Sentence("BUYRUQ"),
    "DAY": Sentence("KUN"),
    "FILE": Sentence("FAYL"),
    "FOLDER": Sentence("PAPKA"),
    "LANGUAGE": Sentence("TIL"),
    "MONTH": Sentence("OY"),
    "NAME": Sentence("NOM"),
    "REASON": Sentence("SABAB"),
    "ROW": Sentence("BAND"),
    "SPAN": Sentence("DAVR"),
    "WORD": Sentence("SO'Z"),
    "YEAR": Sentence("YIL"),
    "ZONE": Sentence("MINTAQA"),
}
"""What stands where something of one's own is to be written."""

DAYS = Sentence("2025-03-31, 31.03.2025 yoki 31-mart")
SPANS = Sentence("2025-month-3, 2025-quarter-1 (4 gacha), 2025-half-1 (yoki 2), 2025-nine_months yoki 2025-year")
NO_MONTH = Sentence("{text} oy emas; 2025-03 kabi yozing")
NO_COUNT = Sentence("{text} qatorlar soni emas")
NO_DAY = Sentence("{text} kun emas; bunday yozing: {days}")
NO_SPAN = Sentence("{text} davr emas; bunday yozing: {spans}")

USAGE_BEGINS = Sentence("yozilishi: ")
POSITIONAL = Sentence("albatta yoziladigani")
OPTIONS = Sentence("qo'shimcha so'zlar")
ERROR = Sentence("%(prog)s: %(message)s\n")
ARGUMENT = Sentence("%(argument_name)s: %(message)s")
REQUIRED = Sentence("bular ham yozilishi kerak: %s")
UNRECOGNIZED = Sentence("bu so'zlar tushunilmadi: %s")
INVALID_CHOICE = Sentence("%(value)r bo'lmaydi, bulardan biri: %(choices)s")
INVALID_VALUE = Sentence("%(value)r son emas")
ONE_EXPECTED = Sentence("ortidan bitta so'z yoziladi")
SOME_EXPECTED = Sentence("ortidan kamida bitta so'z yoziladi")
IGNORED = Sentence("%r ortiqcha: bu so'zdan keyin hech narsa yozilmaydi")
AMBIGUOUS = Sentence("%(option)s qisqa: %(matches)s bo'lishi mumkin")
NOT_ALLOWED = Sentence("%s bilan birga yozilmaydi")
