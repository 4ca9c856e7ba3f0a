"""What a database, a disk or a network says in words of its own, in the language that is spoken: a place is what stood
there in those words."""

from texts.sentence import Sentence

DATABASE = {
    "locked": Sentence("baza band"),
    "no_database": Sentence("bu baza fayli emas"),
    "malformed": Sentence("fayli buzilgan"),
    "read_only": Sentence("faqat o'qishga ochilgan"),
    "not_opened": Sentence("fayli ochilmadi"),
    "full": Sentence("diskda joy qolmagan"),
    "disk_error": Sentence("diskdan o'qib yoki unga yozib bo'lmadi"),
    "no_table": Sentence("{name} jadvali yo'q"),
    "wrong_password": Sentence("{name} ning paroli noto'g'ri"),
    "no_password": Sentence("parol yozilmagan"),
    "no_role": Sentence("{name} degan foydalanuvchi yo'q"),
    "no_such_database": Sentence("{name} degan baza yo'q"),
    "not_let_in": Sentence("server shu kompyuterdan ulanishga ruxsat bermaydi"),
    "no_right": Sentence("ruxsat yo'q: {what}"),
    "read_only_server": Sentence("faqat o'qishga ochilgan"),
    "refused": Sentence("server ulanishni rad etdi"),
    "no_host": Sentence("{address} degan server topilmadi"),
    "no_answer": Sentence("server javob bermadi"),
    "no_way": Sentence("serverga yo'l yo'q"),
    "not_up": Sentence("server hali ishga tushmagan"),
    "too_many": Sentence("serverga ulanganlar juda ko'p"),
    "cut": Sentence("server ulanishni uzdi"),
    "no_option": Sentence("manzilidagi {name} degan sozlama noma'lum"),
}
"""What SQLite or PostgreSQL says, by the names of `bot.trouble`."""

TELEGRAM = {
    "TimedOut": Sentence("javob kelmadi"),
    "NetworkError": Sentence("ulanib bo'lmadi"),
    "RetryAfter": Sentence("biroz kutish kerak"),
    "Forbidden": Sentence("ruxsat yo'q"),
    "BadRequest": Sentence("so'rov rad etildi"),
    "Conflict": Sentence("boshqa dastur ham so'rayapti"),
    "EndPointNotFound": Sentence("bunday manzil yo'q"),
}
"""By the library's name of an error, or of the kind that it is of."""
