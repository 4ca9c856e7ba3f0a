"""What the commands say that read and write files of a library: papers, forms, plans, and its history."""

from texts.sentence import Sentence

NO_SUCH_DAY = Sentence("--as-of: {day} kuniga qaytib bo'lmaydi; faqat {first} dan {last} gacha.")
NO_PLAN_OF = Sentence("--span: {year:bare}-yil rejasi yo'q edi.")
NO_PLAN_ON = Sentence("--span: {day} kuni {year:bare}-yil rejasi yo'q edi.")
NO_PLAN_YET = Sentence("Hali reja yo'q, faylga chiqariladigan narsa ham yo'q.")
LETTER_NOT_FILLED = Sentence(
    "--kind docx: kutubxonaning o'z xat namunasini to'ldirib bo'lmadi ({code}); uni /sozlamalar da qayta yuboring."
)

NO_FORM = Sentence("{file} oylik hisobot shakli emas; uni `hisobot form` yozadi.")
NOBODY_IN = Sentence(
    "--by: kutubxonaga hali hech kim kirmagan; `hisobot invite` direktorni chaqiradi, boshqalarni u taklif qiladi."
)
NO_DEPARTMENTS = Sentence("--department: kutubxonada hali xizmat yo'q; ular reja bilan keladi (`hisobot plan load`).")
NO_PLAN_OF_MONTH = Sentence("--month: {year:bare}-yil rejasi yo'q.")
WHY_OTHER = Sentence("--why: hisobot yuborilgan; bu raqamlar nega o'zgarayotganini yozing: {rows}")
WHY_LONG = Sentence("--why: sabab ko'pi bilan {most} harf bo'ladi, bunda {n} harf.")
SENT = Sentence("{month}, {department}: yuborildi.")
KEPT = Sentence("{month}, {department}: {n} ta raqam yozildi, {same} tasi avvalgidek.")
CHANGED = Sentence("{row}: {before} -> {after}")
WRITTEN = Sentence("{row}: {value}")
WITH_NOTE = Sentence("{line}  izoh: {note}")
WITH_DOUBT = Sentence("{line}  ({doubt})")
NOT_COMPLETE = Sentence("--send: {n} ta ko'rsatkichda javob yo'q, shuning uchun hech narsa yozilmadi: {rows}")
NOT_SENDABLE = Sentence("--send: hozir hisobotni yuborib bo'lmaydi, shuning uchun hech narsa yozilmadi.")

UNTIL_EARLIER = Sentence("--until: {until} --since dagi {since} dan oldin; keyingi kunni yozing.")
NOT_IN_HISTORY = Sentence("--{option}: tarixda {value} degani yo'q.")
NOT_IN_HISTORY_BUT = Sentence("--{option}: tarixda {value} degani yo'q; borlari: {names}.")

NOT_READ = Sentence("o'qilmadi: {column}")
STAYS = Sentence("qoldi: {line}")
OTHER_YEAR = Sentence("--year: {file} {year:bare}-yil rejasi, {wanted} emas.")
LOADED = {
    "new": Sentence("{year:bare}: reja kiritildi."),
    "changed": Sentence("{year:bare}: kuchdagi reja o'zgartirildi."),
    "same": Sentence("{year:bare}: kuchdagi reja xuddi shunday, hech narsa o'zgarmadi."),
}
CHANGED_MEANWHILE = Sentence(
    "Shu orada rejani boshqa kimdir o'zgartirdi; hech narsa kiritilmadi. Buyruqni qayta bering."
)
BEGINS = Sentence(
    "{year:bare}: hisobotlar {month} oyidan so'raladi; oldingi oylarni direktorning /sozlamalar idagi 🚩 ochadi."
)
FACTS_OFF = Sentence("O'tgan yilning {n} ta raqami fayldagisi va bot sanagani bo'yicha har xil.")
WHOSE_FACTS = Sentence("{what} Fayldagisi qolsinmi (file), bot sanaganimi (bot)?")
SAY_WHOSE = Sentence("--last-year: {what} Qaysi biri qolishini yozing.")
HAND_SET = Sentence("{n} ta narsa qo'lda belgilangan, faylda ham o'zgargan.")
WHICH_COUNTING = Sentence("{what} Qaysi biri qolsin: fayldagisi (file) yoki rejadagisi (plan)?")
SAY_WHICH = Sentence("--counting: {what} Qaysi biri qolishini yozing.")
NOTHING_LOADED = Sentence("Hech narsa kiritilmadi.")
ASK_CHOICE = Sentence("{question} [{names}] ")
ASK_YES = Sentence("{question} [ha/yo'q] ")
SAY_COLUMN = Sentence("--moved-column: {question}")
DIFFERENCES = Sentence("Kuchdagi rejadan {n} ta farqi bor.")
ASK_LOAD = Sentence("{what} Kiritilsinmi?")
SAY_YES = Sentence("--yes: {what} Savol beradigan terminal yo'q, kiritish uchun shu so'zni qo'shing.")
QUESTION = Sentence("Savol ({left} ta qoldi): {question}")
HOW_TO_ANSWER = {
    "": Sentence("Harfini yozing (to'xtatish: Enter)"),
    "year": Sentence("Harfini yoki yilni yozing (to'xtatish: Enter)"),
    "number": Sentence("Harfini yoki raqamni yozing (to'xtatish: Enter)"),
    "numbers": Sentence("Harfini yoki o'tgan yilgi raqam va rejani yozing: 9000 / 11500 (to'xtatish: Enter)"),
    "deadline": Sentence("Harfini yoki muddatni yozing: mart, oktabr; 15-aprelgacha (to'xtatish: Enter)"),
    "own_number": Sentence("Harfini yoki bandning tartib raqamini yozing: 8 yoki 7.1 (to'xtatish: Enter)"),
}
"""By what may be typed."""
HOW_TO_TYPE = {
    **HOW_TO_ANSWER,
    "year": Sentence("Yilni yozing (to'xtatish: Enter)"),
    "number": Sentence("Raqamni yozing (to'xtatish: Enter)"),
}
"""The same where the file offers nothing."""
TAKEN_AS = Sentence("-> {answer}")
NOT_UNDERSTOOD = Sentence("Bu javob tushunilmadi.")
OPEN_QUESTIONS = Sentence("javob kutayotgan savollar bor; faylni botga yuboring, u savollarni so'raydi:")
