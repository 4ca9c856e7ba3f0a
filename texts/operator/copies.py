"""What the commands say that copy the database, put a copy back, bring it up to date or move it."""

from texts.sentence import Sentence

ROOM_OR_OTHER = Sentence("joy bo'shating yoki boshqa papkani yozing")
HOLDS = Sentence("{revision}-o'zgarish, {tables} ta jadvalda {n} ta yozuv, har biri sanaldi")
LIBRARIES = Sentence("kutubxonalar: {names}")
NO_ANSWER_YET = Sentence("hali hech kim raqam yozmagan")
NEWEST_ANSWER = Sentence("eng yangi javob: {person}, {department}, {month}, {at} da yozilgan")

SOUND = Sentence("{copy} butun:")
RESTORED = Sentence("{place} {copy} nusxasidan tiklandi:")
FINISHED = Sentence("{place} tiklandi, chala qolgan ish tugatildi:")
KEPT_IN = Sentence("Avval turgani shu yerda saqlandi: {kept}")
START = Sentence("Botni ishga tushiring: hisobot run")
AS_IT_WAS = Sentence("{why}; bazaga tegilmadi.")
AS_IT_WAS_BUT = Sentence("{why}; bazaga tegilmadi; {step}.")
SOUND_ONE = Sentence("eng yangi butun nusxani qaytaring: `hisobot restore {copy}`")
NO_SOUND_ONE = Sentence("{folder} papkasida boshqa butun nusxa yo'q: boshqa joydagi nusxani yozing")
KEY_OF_ITS_TIME = Sentence("nusxa olingan paytdagi kalitni .env ga BACKUP_KEY qilib yozing")
LET_READ = Sentence("botning foydalanuvchisi uni o'qiy olsin")
NAME_ANOTHER = Sentence("boshqa joydagi nusxani yozing")
NAME_A_COPY = Sentence("nusxani yozing yoki --newest qo'shing")
NAME_ONE = Sentence("--newest yoki {file}: bittasini yozing")
NO_COPY = Sentence("BACKUP_DIR: {folder} papkasida {place} nusxasi yo'q")
NOT_THERE = Sentence("{copy} degan fayl yo'q")
CHECK_WHAT = Sentence("--check: nusxani yozing yoki --newest qo'shing")
FILE_MISSING = Sentence("FILE yozilmagan: nusxani yozing yoki --newest qo'shing")
THE_DATABASE = Sentence("{copy} bazaning o'zi")
NO_HISOBOT = Sentence("{copy} Hisobot bazasining nusxasi emas")
NEWER_COPY = Sentence("{copy} yangiroq Hisobotniki ({revision}-o'zgarish): avval o'shani o'rnating")
DUMP_TO_RESTORE = Sentence("{copy} pg_dump nusxasi: u DATABASE_URL PostgreSQL bo'lgan joyda qo'yiladi")
DUMP_TO_LOOK = Sentence("{copy} pg_dump nusxasi: u DATABASE_URL PostgreSQL bo'lgan joyda ko'riladi")
DUMP_WITHOUT = Sentence("{copy} pg_dump nusxasi; {why}")
NOT_THE_SAME = Sentence("{place} ichi {copy} dagidek emas; yana bir marta tiklang")
SCHEMA = Sentence("{name} sxemasi")

MOVED = Sentence("{n} ta yozuv {here} dan {there} ga ko'chirildi, har biri solishtirildi; {here} avvalgidek turibdi.")
WRITE_ADDRESS = Sentence("Yangi manzilni .env ga DATABASE_URL qilib yozing, so'ng botni ishga tushiring: hisobot run")
NOTHING_MOVED = Sentence("hech narsa ko'chirilmadi")
TARGET_NOT_WRITTEN = Sentence("{place} ga yozib bo'lmadi ({why})")
TARGET_THERE = Sentence("{file} bor ekan")
NEW_FILE = Sentence("yangi fayl nomini yozing")
TARGET_FULL = Sentence("{place} ichida jadvallar bor")
EMPTY_DATABASE = Sentence("bo'sh bazani yozing")

NOTHING_TO_UPGRADE = Sentence("{place} shu dastur versiyasida ({revision}); yangilanadigan narsa yo'q.")
UPGRADED = Sentence("{place} {before} dan {after} ga yangilandi; nusxasi {folder} papkasida.")
WOULD_UPGRADE = Sentence(
    "{place} eski Hisobotniki ({revision}); `hisobot upgrade` yoki keyingi ishga tushish uning nusxasini {folder}"
    " papkasiga olib, keyin bularni bajaradi:"
)
DAMAGED = Sentence("{place} buzilgan ({why})")
PUT_BACK = Sentence("eng yangi nusxani qaytaring: `hisobot restore --newest`")

TROUBLES = {
    "not_copied": Sentence("{source} dan {folder} ga nusxa olinmadi: {why}"),
    "not_true": Sentence("{target} ichida {rows} ta yozuv bor, {expected} ta bo'lishi kerak edi: nusxa to'g'ri emas"),
    "not_sound": Sentence("{file} butun emas: {why}"),
    "busy": Sentence("{folder} papkasiga boshqa nusxa olinyapti"),
    "no_key": Sentence("BACKUP_KEY: {copy} shifrlangan, ochadigan kalit esa yo'q"),
    "other_key": Sentence("BACKUP_KEY {copy} nusxasini ochmaydi: u boshqa kalit bilan olingan"),
    "not_a_key": Sentence("BACKUP_KEY butun kalit emas: uni `hisobot backup --new-key` chiqarganidek yozing"),
    "row_differs": Sentence("{table} {key} ikkisida bir xil emas"),
    "row_refused": Sentence("{table} {key} ko'chirilmadi: {why}"),
    "other_revision": Sentence("u {revision}-o'zgarishda, bu dastur esa {newest} da"),
    "other_count": Sentence("{table} ichida {rows} ta yozuv bor, {expected} ta bo'lishi kerak edi"),
    "other_rows": Sentence("o'rnida boshqa yozuvlar sanaldi"),
    "no_program": Sentence("bu kompyuterda PostgreSQLning {program} dasturi o'rnatilmagan"),
    "said": Sentence("{why}"),
    "stage_busy": Sentence("u yerda boshqa tiklash yoki ko'chirish ketyapti"),
    "not_restorable": Sentence("{copy} butun nusxa emas ({why})"),
    "no_hisobot": NO_HISOBOT,
    "no_copy": NO_COPY,
    "not_there": NOT_THERE,
    "the_database": THE_DATABASE,
    "unreadable": Sentence("{copy} o'qilmadi ({why})"),
}
"""What can go wrong with copies, by the code of `storage.copies.trouble`."""
