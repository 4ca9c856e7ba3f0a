"""What the commands say of libraries, of whoever directs them, and of people who are to be forgotten."""

from texts.sentence import Sentence

SEVERAL = Sentence("--library: kutubxonalar bir nechta, qaysi biri ekanini yozing: {names}.")
MAY_BE_SEVERAL = Sentence("{option}: {wanted} bir nechta bo'lishi mumkin: {names}.")
NONE_SUCH = Sentence("{option}: {wanted} degani yo'q; borlari: {names}.")
IS_CLOSED = Sentence("--library: {name} yopilgan; `hisobot library open` uni qayta ochadi.")
CLOSED_NAME = Sentence("{name} (yopilgan)")
NONE_YET = Sentence("--library: hali kutubxona yo'q; `hisobot library add {wanted}` ochadi.")
LIST_EMPTY = Sentence("Hali kutubxona yo'q; `hisobot library add` ochadi.")
NAME_TAKEN = Sentence("NOM: {name} degan kutubxona bor; boshqa nom yozing.")
NO_NAME = Sentence("NOM: {text} nom emas; {least} harfdan {most} harfgacha nom yozing.")

THE_DIRECTOR = Sentence("kutubxona direktori uchun")
NEW_ACCOUNT = Sentence("{name}ning yangi hisobi uchun")
OPENS_ONCE = Sentence("Havola {whom}: bir marta ochiladi, {until} gacha ({zone}).")
OPENS_ONCE_NAMED = Sentence("{library}. Havola {whom}: bir marta ochiladi, {until} gacha ({zone}).")
OLDER_ENDED = Sentence("Avval chiqarilgan, hali ochilmagan havola endi ishlamaydi.")
NOT_ONE_PERSON = Sentence("--person: {wanted} bir nechta bo'lishi mumkin; ismi o'rniga raqamini yozing: {names}.")
NO_PERSON = Sentence("--person: bu yerda {wanted} ishlamaydi; borlari: {names}.")
NOBODY = Sentence("hech kim yo'q")
THE_LIBRARY = Sentence("Kutubxona")
BECOME_DIRECTOR = Sentence(
    "{library}: hali direktori yo'q. Direktor bo'lish uchun shu havolani Telegramda oching (bir marta, {n} kun ichida):"
)
LINK_WAITS = Sentence(
    "{library}: hali direktori yo'q. Avval chiqarilgan havola hali ochiladi; `{command}` o'rniga yangisini chiqaradi."
)

CLOSED = Sentence("{name} yopildi. Topshirilgan raqamlar qoladi; `hisobot library open` uni qayta ochadi.")
CLOSED_BEFORE = Sentence("{name} oldin ham yopilgan edi.")
OPENED = Sentence("{name} yana ochildi.")
NOT_CLOSED = Sentence("{name} yopilmagan.")
WOULD_CLOSE = Sentence("--yes: bu {name}ni yopadi: unda hisobot topshirilmaydi va hech kimga eslatilmaydi.")
ASK_CLOSE = Sentence("{name} yopilsinmi? Unda hisobot topshirilmaydi, hech kimga eslatilmaydi. [ha/yo'q] ")
NOTHING_CLOSED = Sentence("Hech narsa yopilmadi.")
LINE = Sentence("{id}  {name}  {zone}  {directors}, {n} xodim, {plans}")
LINE_CLOSED = Sentence("{id}  {name}  {zone}  {directors}, {n} xodim, {plans}, {day} da yopilgan")
DIRECTED_BY = Sentence("direktori {names}")
NO_DIRECTOR = Sentence("direktori yo'q")
PLANS = Sentence("rejalari: {years}")
NO_PLAN = Sentence("hali rejasi yo'q")

FORGOTTEN = Sentence("O'chirildi: tarixning {n} qatorida endi {nameless} turadi.")
FORGOTTEN_AND_LEFT = Sentence("O'chirildi: tarixning {n} qatorida endi {nameless} turadi. U kutubxonadan ham chiqdi.")
KEPT = Sentence(
    "Raqamlar, izohlar, sabablar va tarix qoladi; boshqalarga yuborilgan xabarlar 45 kundan keyin, nusxalardagisi esa"
    " ular BACKUP_DIR dan chiqarilganda yo'qoladi."
)
PERSON_SEVERAL = Sentence("{wanted} bir nechta bo'lishi mumkin; ismi o'rniga raqamini yozing: {names}.")
PERSON_NONE = Sentence("{wanted} degan xodim yo'q; borlari: {names}.")
PERSON = Sentence("{id} {name} ({place})")
PERSON_OF = Sentence("{id} {name} ({place}: {departments})")
LEFT_ON = Sentence("{day} da ketgan")
WOULD_FORGET = Sentence("--yes: bu {who}ni butunlay o'chiradi.")
ASK_FORGET = Sentence("Ismi va hisobi butunlay o'chirilsinmi? [ha/yo'q] ")
NOBODY_FORGOTTEN = Sentence("Hech kim o'chirilmadi.")
NOT_HERE = Sentence("U endi kutubxonada yo'q.")
DIRECTS_ALONE = Sentence("{name} yagona direktor; avval boshqa xodimni direktor qiling.")
