"""What stands in the operator's way, as one line that names the setting and says what to do about it. A start, `setup`
and `doctor` say the same."""

from texts.sentence import Sentence

TOKEN_REFUSED = Sentence("BOT_TOKEN ni Telegram tanimadi: tokenni BotFather berganidek yozing.")
TOKEN_REVOKED = Sentence("BOT_TOKEN ni Telegram tanimadi: u bekor qilingan. BotFather dan yangisini so'rang.")
TELEGRAM_AWAY = Sentence(
    "TELEGRAM_API_URL: {server} bu qaysi bot ekanini aytmadi ({error}); kompyuterning internetini tekshirib,"
    " qayta urining."
)
NO_BOT = Sentence("BOT_TOKEN yozilmagan; sinov muhitida havola kerak emas, u yerda hammaning telefoni bor.")
UNUSABLE = Sentence("{place} ishlatib bo'lmaydi ({complaint})")
POOLER = Sentence("{place} ga vositachi (PgBouncer) orqali ulanilgan, Hisobotga esa o'z seansi kerak")
NAME_OWN_PORT = Sentence("PostgreSQLning o'z portini yozing")
MAKE_ROOM = Sentence("diskda joy bo'shating")
WRITABLE = Sentence("Hisobotni ishga tushirgan xodim shu fayl va papkaga yoza olsin")
LET_MAKE_SCHEMAS = Sentence(
    "foydalanuvchisiga sxema ochishga ruxsat bering (GRANT CREATE ON DATABASE), nusxa shunda tayyorlanadi"
)
NAME_WRITABLE = Sentence("yozsa bo'ladigan serverni ko'rsating (zaxira serverga yozilmaydi)")
CORRECT_SERVER = Sentence("manzil, ism va parolni to'g'rilang yoki serverni ishga tushiring")
OTHER_FILE_OR_COPY = Sentence("boshqa faylni yozing yoki eng yangi nusxani qaytaring: `hisobot restore --newest`")
WAIT_FOR_OTHER = Sentence("uni boshqa dastur band qilgan: u tugagach, qayta urining")

BEGIN = Sentence("botning o'z bazasini yozing yoki `hisobot run` bilan boshlang")
BEGIN_OR_PUT_BACK = Sentence(
    "botning o'z bazasini yozing; yo'qolgan bo'lsa, eng yangi nusxani qaytaring: `hisobot restore --newest`"
)
NO_FILE = Sentence("{place} degan fayl yo'q")
HALF_RESTORED = Sentence("{file} o'rniga nusxa qo'yilayotgan edi, u chala qoldi")
FINISH_RESTORING = Sentence("`hisobot restore` buyrug'i uni tugatadi")
NO_LIBRARY = Sentence("{place} ichida kutubxona yo'q")
OLDER = Sentence("{place} eski Hisobotniki")
START_ONCE = Sentence("shu dastur botini bir marta ishga tushiring (`hisobot run`), u bazani yangilaydi")
FOREIGN = Sentence("{place} boshqa dasturniki")
OTHER_FILE = Sentence("boshqa faylni yozing")
NEWER = Sentence("{place} yangiroq Hisobotniki ({revision}-o'zgarish)")
INSTALL_NEWER = Sentence("o'shani o'rnating yoki boshqa bazani yozing")
NOT_CHANGED = Sentence("joy bo'shating yoki boshqa papkani yozing; bazaga tegilmadi")
FOLDER_NOT_MADE = Sentence("{folder} ochilmadi ({why})")
FOLDER_NOT_OURS = Sentence("{folder} papkasiga yozib bo'lmaydi")
CHANGE_RIGHTS = Sentence("unga ruxsat bering yoki boshqa papkani yozing")
IN_USE = Sentence("{place} ishlab turgan boshqa Hisobotda band: avval uni to'xtating.")
PORT_TAKEN = Sentence("{listen} ni tinglab bo'lmaydi ({why})")
OTHER_PORT = Sentence("boshqa portni yozing yoki uni band qilgan dasturni to'xtating")
ENV_NOT_WRITTEN = Sentence("unga yozib bo'lmadi ({why})")
ROOM_OR_RIGHTS = Sentence("diskda joy bo'shating yoki shu fayl va papkasiga ruxsat bering")

PUT_BACK_NOW = Sentence("chala qolgan edi, endi nusxa bazaning o'rniga to'liq qo'yildi")
COPIES_OF_EARLIER = Sentence(
    "avvalgi bazaning nusxalari bor, eng yangisi {copy}: noldan boshlamoqchi bo'lmasangiz, botni to'xtatib,"
    " `hisobot restore --newest` buyrug'ini bering"
)
WERE_READABLE = Sentence("bu fayllarni shu kompyuterdagi boshqalar o'qiy olardi, endi o'qiy olmaydi: {files}")

NOT_ORDINARY = Sentence("--out: {path} oddiy fayl emas; boshqasini yozing.")
SAYS_ELSE = Sentence("--out: {path} ichida boshqa narsa bor; boshqa joyni yozing yoki --overwrite qo'shing.")
NOT_WRITTEN = Sentence("--out: {path} yozilmadi: {why}.")
NOT_PRINTED = Sentence("Aytiladigan gap chiqmadi: {why}.")
SANDBOX_TROUBLE = Sentence("Sinov muhiti: {what}; {advice}.")
BEGIN_ANEW = Sentence("`hisobot sandbox --fresh` bilan qayta boshlang yoki yozsa bo'ladigan papkaga o'ting")
SANDBOX_PORT = Sentence("SANDBOX_PORT {port} band yoki yopiq ({why}): boshqasini yozing.")
SANDBOX_READY = Sentence("Hisobotni shu yerda sinab ko'ring:  {url}\n  (to'xtatish: Ctrl+C)")

SYSTEM = {
    "ENOSPC": Sentence("diskda joy qolmagan"),
    "EACCES": Sentence("ruxsat yo'q"),
    "EPERM": Sentence("ruxsat yo'q"),
    "EROFS": Sentence("faqat o'qishga ochilgan"),
    "ENOENT": Sentence("bunday fayl yoki papka yo'q"),
    "ENOTDIR": Sentence("bu papka emas"),
    "EISDIR": Sentence("bu papka"),
    "EEXIST": Sentence("shu nomda fayl bor"),
    "EADDRINUSE": Sentence("band"),
    "EADDRNOTAVAIL": Sentence("bu kompyuterda bunday manzil yo'q"),
}
"""What the system says of files and ports most often, by its name for it."""
