"""A target far below last year's fact, of what no word here says is wanted: it may be meant to become less."""

import re

from plan.document.meaning.wording import BRACKETS, Reading, Wording, does_something
from plan.fold import fold
from plan.indicator import Direction

_FAR = 5
"""A fall of at least one part in so many is no modest plan of the same."""
_WANTED = re.compile(
    r"(?:kitob|nashr|adabiyot|jurnal|gazeta|fond\b|fondi|material|hujjat|resurs|nusxa|disk|kolleksi|toplam|manba"
    r"|azo|foydalanuvchi|oquvchi|oqirman|mehmon|qatnashchi|ishtirokchi|tashrif|qatnov|murojaat|sorov|xizmat|ariza"
    r"|berilish|berildi|berish|beriladi|kelish|kelgan|keladi|kelib tush|otkaz|tadbir|seminar|trening|uchrashuv|korgazma"
    r"|tanlov|festival|kecha|suhbat|sayohat|ekskursi|dars|mashgulot|togarak|klub|loyiha|dastur|taqdimot|aksiya|marosim"
    r"|daromad|tushum|mablag|foyda|grant|homiy|sovg|xarid|sotib|obuna|rus[iu]m|katalog|kartoteka|yozuv|kartochka"
    r"|korsatkich|qollanma|tavsiya|maqola|post|video|rolik|malumot|kontent|elon|xabar|efir|raqamlash|digital|skaner"
    r"|kompyuter|jihoz|uskuna|bino|zal\b|filial|kutubxona|markaz|punkt|xodim|mutaxassis|kadr|malaka|sertifikat"
    r"|stajirovka|shartnoma|hisobot|buyruq|reja\b|yangi|qayta|qamrov|jalb|taqdim|bolalar|yoshlar|shaxs|tashkilot|muassasa"
    r"|knig|izdani|literatur|jurnal|material|dokument|chitatel|polzovatel|poseshen|posetitel|vidach|vidan|zapros|uslug"
    r"|meropriyat|vistavk|konkurs|vstrech|besed|lektsi|leksi|urok|zanyati|krujok|klub|proekt|doxod|sredstv|podpisk"
    r"|katalog|zapis|kartoch|posobi|stat[iey]|publikats|publikas|foto|video|sayt|oborudovan|ijro|ispolneni|chora-tadbir|mero|komputer|sotrudnik|rabotnik"
    r"|obuchen|dogovor|otchet|abonent|obsluj|registra|spravk|konsultas|maslahat|rahbar|qabul|aholi|jitel|naseleni)"
)
_SUSPECT = re.compile(
    r"\b(?:bosh|bos[h]? turgan|\w+dagi navbat|navbatda\w*|kutayotgan|kutib turgan|svobodn|pust|\w{3,}siz(?:lik)?)\b"
    r"|\b(?:qarzi|qarzga)\b"
)
_UNITS = re.compile(r"%|\bfoiz|\bprosent")
_BOTH: tuple[Direction, ...] = ("less", "more")


def falls_unexplained(wording: Wording) -> Reading[Direction] | None:
    """Asked where the target is far below the fact and nothing says that more of it is wanted; None elsewhere."""
    fact, target = wording.baseline, wording.target
    if fact is None or target is None or (fact - target) * _FAR < fact or fact <= 0:
        return None
    texts = [BRACKETS.sub(" ", text).strip() for text in wording.texts]
    if wording.is_occasion and not wording.is_in_times:
        return None
    if any(map(does_something, texts)) or _UNITS.search(fold(wording.unit)):
        return None
    if any(map(_WANTED.search, texts)) and not any(map(_SUSPECT.search, texts)):
        return None
    return Reading("more", "unexplained", _BOTH)
