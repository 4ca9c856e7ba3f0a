"""Messages that are neither words nor a file: what is said of each kind, and what to do instead."""

from collections.abc import Mapping

from markupsafe import Markup

from texts.sentence import Sentence, lines

_VOICE = Sentence("🎤 Ovozli xabarni tushunmayman.")
_VIDEO = Sentence("🎬 Videoni saqlay olmayman.")
_PLACE = Sentence("📍 Joylashuv uchun rahmat, lekin uni hisobotga qo'sha olmayman.")
_KINDS: Mapping[str, Sentence] = {
    **dict.fromkeys(("voice", "video_note", "audio"), _VOICE),
    **dict.fromkeys(("video", "animation"), _VIDEO),
    **dict.fromkeys(("location", "venue"), _PLACE),
    "contact": Sentence("👤 Kontakt uchun rahmat, lekin uni hisobotga qo'sha olmayman."),
    "poll": Sentence("📊 So'rovnomani o'qiy olmayman."),
    "dice": Sentence("🎲 Omad yor bo'lsin! Tasodifiy sonni esa hisobotga yozib bo'lmaydi."),
    "sticker": Sentence("😊 Stiker uchun rahmat! Uni raqam deb o'qiy olmayman."),
}
_OTHER = Sentence("Bu turdagi xabarni o'qiy olmayman.")
_INSTEAD: Mapping[str, Sentence] = {
    **dict.fromkeys(("video", "animation"), Sentence("👇 Rasm yoki hujjat qilib yuboring yoki havolasini yozing.")),
    **dict.fromkeys(
        ("location", "venue", "contact"),
        Sentence("👇 Bu yerda sonini raqam bilan yozing. Boshqasi kerak bo'lsa, «Izoh» tugmasi bor."),
    ),
    "poll": Sentence("👇 Natijasini raqam bilan yozing."),
}
_NUMBER = Sentence("👇 Nechta bo'lganini raqam bilan yozing.")
_WORDS = Sentence("👇 Javobni yozib yuboring yoki tugmani bosing.")
_BUTTONS = Sentence("👇 Tugmalardan birini tanlang.")

KINDS = tuple(_KINDS)
"""As Telegram names them."""


def unread_at_question(kind: str) -> Markup:
    """Where a number is asked, or files beside it."""
    return lines(_KINDS.get(kind, _OTHER)(), _INSTEAD.get(kind, _NUMBER)())


def unread(kind: str, *, asked: bool) -> Markup:
    """Anywhere else; `asked` tells that words are waited for."""
    return lines(_KINDS.get(kind, _OTHER)(), _WORDS() if asked else _BUTTONS())
