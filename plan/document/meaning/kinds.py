"""What a row's words and unit say of its figure: added up, or a rate, or what stands at the year's end."""

import re
from decimal import Decimal

from plan.document.meaning.stocks import is_there
from plan.document.meaning.wording import BRACKETS, Reading, Wording, does_something, has_words
from plan.fold import fold
from plan.indicator import Direction, Kind
from plan.units import is_percent, scale_of

_MONTHS = r"(?:yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sent[iy]?abr|okt[iy]?abr|noyabr|dekabr)"
_PERCENT = re.compile(r"(?:%|\bfoiz|\bprosent|\bpros\b)")
_PERCENT_NAME = re.compile(
    r"(?:[(,] ?(?:v )?(?:%|foiz\w*|prosent\w*)[ ).]*|%[ ).]*|\bfoizi|\bfoizda|\bprosent(?:i|a|ax|ov)?)\W*$"
)
_STANDS = re.compile(
    r"(?:"
    r"\byil(?:ning)? (?:oxiri|yakuni|tugashi|boshi)(?:ga|dagi)\b"
    r"(?! (?:qadar|kora|oid|doir|bagish|asos|boyicha|[mr]\w*jal))"
    rf"|\b(?:{_MONTHS}\w*|\d{{2,4}}|y\.|yil\w*|yakuni|oxiri|boshi|oy\w*|chorak\w*|sana\w*)\W{{0,3}}holati"
    r"(?:ga|da|dagi| boyicha)\b"
    r"|\bna (?:kones|nachalo) (?:\w+ )?(?:goda|perioda|kvartala)|\bpo sostoyaniyu na\b"
    r"|\bna 0?1(?:-?e)?[. ](?:0?1\b|yanvar)"
    r"|\bna 31[. ](?:12|dekabr)"
    r")"
)
"""What stands on a day: "yil oxiriga", "1-yanvar holatiga", "на конец года"; not "by the year's end" and not "on the
occasion of the year's end"."""
_AT_END = re.compile(
    r"\byil(?:ning)? (?:oxiri|yakuni|boshi)da\b|\bv (?:konse|nachale) (?:otchetnogo )?(?:goda|perioda)\b"
    r"|\b(?:oy|chorak)(?:ning)? (?:oxiri|yakuni)(?:da|dagi)\b"
)
"""May be what there is on that day, or what is done then."""
_RUNNING = re.compile(
    r"(?:\bosib boruvchi(?: (?:tartib|jami|hisob|yakun|usul|raqam|son)|\W*$)|\bnarastayush\w+ itog"
    r"|\byil boshidan\b|\bs nachala goda)"
)
_THINGS = (
    r"(?:filial|kompyuter|kutubxona|bino|printer|skaner|noutbuk|planshet|monitor|server|stellaj|javon|mashina|xona|zal"
    r"|xodim|kutubxonachi|obunachi|azo|aholi|bolim|sinf|togarak|jihoz|uskuna|podpischik|sotrudnik|rabotnik|bibliotek"
    r"|zdani|jitel|avtomobil|orindiq|stul|stol|telefon|televizor)"
)
_STOCK = re.compile(
    r"(?:\bfond\w*(?: \w+)? (?:hajm|miqdor|son)|\b(?:kitob|kutubxona|hujjat) fondi\b|\bobem(?: \w+)? fonda\b"
    r"|\bknijn\w+ fond\b|\bkatalog\w* hajmi|\bazolar(?:i|ining|ning)?(?: umumiy)? soni(?:ni)?\b"
    r"|\bshtat\w* (?:birli[kg]|son)|\b(?:kanal|guruh|gurux|sahifa|saxifa|telegram)\w* (?:azo|obunachi)\w*\W*$"
    r"|\bpodpischik\w*(?: [\w-]+){0,2}\W*$|\b(?:posadochn|rabochi)\w* mest"
    r"|\b(?:fond|katalog|baza|kolleksiya|arxiv)\w*dagi (?:\w+ ){0,2}\w+(?: umumiy)?(?: (?:soni|hajmi))?\W*$"
    rf"|\w{{3,}}dagi (?:\w+ ){{0,2}}{_THINGS}\w*(?: soni)?\W*$|\b(?:fond|baza|kutubxona|kolleksiya|arxiv)\w* hajmi"
    r"|\b(?:raqamli|elektron|oltin|noyob|umumiy) fond\W*$|\bshtat(?:lar|lari|i)?\W*$"
    r"|\b(?:faol|doimiy) (?:azo|kitobxon|foydalanuvchi|obunachi|oquvchi)\w*(?: soni)?\W*$"
    r"|\bfaoliyat (?:yurit|korsat)ayotgan|\bishlab turgan|\bsostoit\b|\bimeesya\b|\bostat(?:ok|ki)\b|\bqoldi(?:q|gi)\b"
    r"|\bobem(?: \w+)? (?:katalog|baz)"
    r"|\bchislennost|\bmavjud\b|\bv nalichii\b|\bimeyush"
    r"|\b(?:chislo|kolichestvo) (?:sotrudnik|rabotnik|uchash|student|kompyuter|filial|podpischik|jitel|klass"
    r"|mest|abonent)"
    r"|\b(?:xodim|kompyuter|sinf|togarak|klub|filial|kutubxona|oquvchi|talaba|obunachi|jihoz|uskuna|aholi|printer|server"
    r"|bolim|bino|zal|xona|stellaj|javon|ishchi|mutaxassis|orin|orindiq|joy|punkt|shoxobcha|kitob(?!xon)|adabiyot)\w*"
    r"(?: umumiy)? soni(?:ni|ning)?\b)"
)
"""Things that are mostly had, not done in a month."""
_HAD = re.compile(
    r"^\W*(?:(?:jami|umumiy|vsego|obsh\w+) )?(?:"
    rf"{_THINGS}(?:lar|lari|i|a|ov|ei|ey|ya)?(?:ning|larning)?(?: umumiy)?(?: (?:soni|miqdori|jami))?"
    rf"|(?:kolichestvo|chislo) (?:{_THINGS}\w*|filialov|bibliotek|kompyuterov)"
    r"|(?:(?:kitob|kutubxona|hujjat|adabiyot)\w* )?fond(?:i|lar|lari)?"
    r"|(?:ish|oquv|orindiq|oqish) orin(?:lar|lari)?(?: soni)?|(?:kitob \w+ )?punkt(?:lar|lari)?(?: soni)?"
    r"|shtat(?:lar|lari)?(?: (?:birligi|birliklari|soni))?|(?:umumiy |foydali |bino )?maydon(?:i|lar)?"
    r"|(?:obshaya |poleznaya )?ploshad\w*|rabochie mesta|posadochnie mesta"
    r")\W*$"
)
"""A name that is nothing but what is had: "Filiallar", and not "Internetga ulangan filiallar"."""
_IN_ALL = re.compile(
    r"(?:\bumumiy\b.*\b(?:soni|miqdori|hajmi)|\bjami\b.*\b(?:soni|miqdori|hajmi)|\b(?:soni|miqdori|hajmi)\b.*\bjami\b"
    r"|\bobsh\w+ (?:kolichestv|chislo|obem))"
)
"""May mean all that there are, or all that a year brings."""
_NUMBER = r"(\d(?:[\d ]*\d)?(?:[.,]\d+)?)(?: ?(ming|mln|million|tis|tisyach\w*)\b\.?)?"
_UNIT = r"(?: ?(?!foiz|prosent|%|bar[oa][bv]ar|karra|mar[ot]*ta|yil)[^\W\d]{2,14}?)?"
_TO = rf"{_NUMBER}\W?{_UNIT}\W? ?(?:ga|gacha)(?: qadar)?"
_REACHES = re.compile(
    rf"{_TO} etk[ai]z(?:il)?ish|\b(?:dovesti|doveden\w+) (?:chislo |kolichestvo )?.*do (?!20\d\d g)\d"
)
"""What is brought to a figure: "fondni 20 000 nusxaga yetkazish"."""
_GROWS_TO = (
    re.compile(rf"{_TO} (?:kopaytir|oshir|kengaytir|chiqar|olib chiq)(?:il)?ish"),
    re.compile(rf"{_NUMBER}\W?{_UNIT}\W? ?dan oshir(?:il)?ish"),
    re.compile(rf"\b(?:uveli|povi[sz]|rasshir|naras|dosti[cj]).*do (?!20\d\d g){_NUMBER}(?! ?(?:%|prosent))"),
)
"""May be all that there are then, or how much is added: which of them is asked only where it is the target."""
_MEANS = re.compile(
    r"(?:\bortacha\b|\bkoeffi|\bindeks|\breyting|\bball(?:i|da|ar)?\b|\bchitaemost|\bobrashaemost"
    r"|obespechennost|\btaminlanganli[kg]|\bkitob taminoti\b|\b(?:oqiluv|aylanuv|qatnov)chanli[kg]"
    r"|\bhosildorli[kg]|\burojaynost|\btannarx|\bsebestoimost|\bbandligi\b(?! taminlan)"
    r"|\bfond\w* aylanish|\b(?:daraja|salmog|ulush)i\b|\bdarajasi\b|\bdolya\b|\budeln\w+ ves|\byuklamasi\b|\bnagruzk"
    r"|\bsredn(?:yaya|iy|ee|ie|emesyach|egodov)\w*(?! (?:shkol|obrazov|obsheobr|profes))"
    r"|\w ?/ ?(?:1000|kishi|nafar|chel|oquvchi|kitobxon|aholi|xodim|jitel|chitatel))"
)
"""What is worked out of other figures, and never added up."""
_PER = re.compile(
    r"\b(?:har )?bir (?:nafar |ta )?\w+(?:ga|iga|qa|ka)(?: nisbatan)?(?: ortacha)? (?:togri kel|mos kel|tushad)"
    r"|\b\d[\d ]* ?(?:nafar |ta )?(?:aholi|kishi|oquvchi|kitobxon|xodim|azo|foydalanuvchi|talaba)\w*ga\b(?! qadar)"
    r"|\bboshiga\b|\b(?:bitta|har bir) (?:kitobxon|foydalanuvchi|oquvchi|azo|kishi|xodim)ga\b"
    r"|\bna (?:dushu|1000|100|odnogo|odnu|kajd\w+) "
    r"|(?<!\d )(?<!\d-)\b(?:bir )?(?:kunlik|haftalik)"
    r" (?:qatnov|tashrif|kel(?:ish|uvchi)|kitob beri|murojaat|foydalanuvchi|yuklama)"
    r"|\b(?:ejednevn|sutochn|dnevn)\w* (?:posesh|chisl|kolich|nagruz|vidach)|\b(?:tezlig|tezlik|skorost)"
)
"""What is said of one of many, or of one day, or how fast it is."""
_PER_UNIT = re.compile(
    r"(?:^(?!p/m|t/r)[a-z]+\.? ?/ ?(?:kg|ga|dona|tonna|t|sentner|litr|km|kishi|nafar|ed|m2|m3)\.?$"
    r"|‰|\bpromill|\b[mkg]bit|\b[mkg]bayt ?/|\w ?/ ?(?:s|sek|soat|kun|chas|den|sutk)\b)"
)
_LASTS = re.compile(
    r"\b(?:vaqt|muddat(?!ida)|davomiyli|kut(?:ish|il)|kechik|navbat|srok|vremya|ojidani|dlitelnost|prodoljitelnost|opozdani|zaderj)"
)
_TIME = re.compile(
    r"\W*(?:daqiqa|minut|min\b|sekund|soniya|sek\b|soat|kun|ish kuni|hafta|chas|den\b|dn[eya]|rab\w* dn|nedel)"
)
_MANY_TIMES = re.compile(r"\b(?:efir|dars|mashgulot|trening|jami|umumiy|obsh|akademik)")
"""What lasts may be added up, too."""
_DONE = (
    "tashrif", "qatnov", "kelish", "keluvchi", "beril", "berish", "otkaz", "oqil", "xarid", "sotib", " yangi", " qayta",
    "jalb", "qabul", "sovg", "kelib tush", "tushgan", "xizmat korsat", "murojaat", "sorov", "koril", "tayyorla",
    "joylashtir", "nashr et", "tadbir", "seminar", "uchrashuv", "korgazma", "tashkil et", "amalga oshir", "qatnash",
    "yaratil", "sozdan", "poseshen", "vidach", "vidan", "meropriyat", "zapros", "postup", "priobret", " nov", "provede",
)  # fmt: skip
"""Things that are done month by month."""
_FEW = 12
_CASES = (
    "shikoyat", "holat", "kechik", "xarajat", "murojaat", "buzil", "qoidabuzar", " xato", "yoqol", "yoqot", "chiqim",
    " sarf", "isrof", "nuqson", "kamchilik", "uzilish", "jalob", "sluchae", "narush", "rasxod", "oshib", " poter",
    "utrachen", "avari", "huquqbuz", "jinoyat", "kasallik", " olim", "hodisa", "yongin", "prestupl", "pojar", "zabolev",
    "smert", "rad javob", "rad et", "rad qil", "jarima", " jazo", "ayfsan", " otkaz", "opozdan", "shtraf", " kraj",
    "prostoi", "vziskan", "vigovor", "etiroz", "pretenzi", "ogirlan", "oshibk", "oshibok", "progul", "propusk",
)  # fmt: skip
"""What happens again and again, so that its months are added up, however few are wanted."""

_RATES = ("%", " foiz", " pros")
_STOCKED = (
    " fond", " obem", " azo", " shtat", " chisl", " knijn", " katalog", " mavjud", " nalichi", " imeyush", " mest",
    " kolichestvo", " soni ", " sonini ", " sonining ", " obunachi", " podpischik", "dagi ", " hajmi", " faol",
    " doimiy", " turgan", " sostoit", " imeesya", " ostat", " qoldi",
)  # fmt: skip

_SILENT: Reading[Kind] = Reading("count", said=False)
_EITHER: tuple[Kind, ...] = ("count", "level")


def read_kind(wording: Wording, direction: Direction = "more") -> Reading[Kind]:
    """How the months of the figure make its year."""
    return (
        _percent(wording)
        or _standing(wording)
        or _at_end(wording)
        or _running(wording)
        or _mean(wording)
        or (_limited_stock(wording) if direction == "less" else _stock(wording))
        or _reaches(wording)
        or _headed(wording)
        or _SILENT
    )


def _percent(wording: Wording) -> Reading[Kind] | None:
    unit = fold(wording.unit)
    if is_percent(wording.unit):
        return Reading("percent")
    if _PERCENT.search(unit):
        return Reading("percent", "unit", ("percent", "count"))
    if has_words(wording.texts, _RATES) and any(map(_PERCENT_NAME.search, wording.texts)):
        return Reading("percent", "percent", ("percent", "count")) if unit.strip("-") else Reading("percent")
    return None


def _standing(wording: Wording) -> Reading[Kind] | None:
    unit = fold(wording.unit)
    if not any(map(_STANDS.search, (*wording.texts, unit))):
        return None
    does = [does_something(text) for text in wording.texts]
    if wording.is_occasion and (any(does) or (wording.target is not None and wording.target <= _FEW)):
        return Reading("count")
    return Reading("level", "standing", ("level", "count")) if any(does) or wording.is_occasion else Reading("level")


def _at_end(wording: Wording) -> Reading[Kind] | None:
    texts = wording.texts
    if wording.is_occasion or not any(map(_AT_END.search, texts)) or any(map(does_something, texts)):
        return None
    inside = [note for text in texts for note in BRACKETS.findall(text)]
    return Reading("level") if any(map(_AT_END.search, inside)) else Reading("level", "standing", ("level", "count"))


def _running(wording: Wording) -> Reading[Kind] | None:
    if any(map(_RUNNING.search, (*wording.texts, fold(wording.unit)))):
        return Reading("count", "running", _EITHER)
    return None


def _reaches(wording: Wording) -> Reading[Kind] | None:
    if wording.is_occasion:
        return None
    if any(map(_REACHES.search, wording.texts)) or any(_grows_to_target(text, wording) for text in wording.texts):
        return Reading("count", "reaches", ("level", "count"))
    return None


def _grows_to_target(text: str, wording: Wording) -> bool:
    """Whether the name says that the target is grown to, in ones or in the thousands of its unit."""
    if wording.target is None:
        return False
    for digits, times in (found for pattern in _GROWS_TO for found in pattern.findall(text)):
        number = Decimal(digits.replace(" ", "").replace(",", "."))
        if wording.target in (number, number * scale_of(times)):
            return True
    return False


def _mean(wording: Wording) -> Reading[Kind] | None:
    unit = fold(wording.unit)
    of_one = any(map(_PER.search, wording.texts))
    if wording.is_occasion and not (of_one and wording.is_in_times):
        return None
    means = of_one or any(map(_MEANS.search, (*wording.texts, unit)))
    if not (means or _PER_UNIT.search(unit) or lasts(wording)):
        return None
    return Reading("count", "mean", ("level", "count"))


def lasts(wording: Wording) -> bool:
    """Whether the figure says how long something takes: "Navbat kutish", in minutes."""
    texts = wording.texts
    return bool(
        _TIME.match(fold(wording.unit)) and any(map(_LASTS.search, texts)) and not any(map(_MANY_TIMES.search, texts))
    )


def _stock(wording: Wording) -> Reading[Kind] | None:
    texts = wording.texts
    if not wording.is_occasion and wording.name and _HAD.match(texts[-1]):
        return Reading("count", "stock", _EITHER)
    if has_words(texts, _DONE) or any(map(does_something, texts)):
        return None
    if is_there(wording):
        return Reading("count", "stock", _EITHER)
    if wording.is_occasion:
        return None
    if has_words(texts, _STOCKED) and any(map(_STOCK.search, texts)):
        return Reading("count", "stock", _EITHER)
    if any(map(_IN_ALL.search, texts)) and _near(wording):
        return Reading("count", "in_all", _EITHER)
    return None


def _headed(wording: Wording) -> Reading[Kind] | None:
    """What stands above all figures may be meant of the plan or of each figure."""
    heading = fold(wording.heading)
    if wording.is_occasion or not (_RUNNING.search(heading) or _STANDS.search(heading)):
        return None
    return Reading("count", "heading", _EITHER, said=False)


def _near(wording: Wording) -> bool:
    """Whether the target is so near to the fact that either may be all that there are."""
    if not wording.baseline or wording.target is None:
        return False
    return abs(wording.target - wording.baseline) * 5 < wording.baseline


def _limited_stock(wording: Wording) -> Reading[Kind] | None:
    """Of what is to become less, the months are added up where it happens again and again; else only a person knows."""
    if has_words((*wording.texts, fold(wording.unit)), _CASES) or wording.is_occasion:
        return Reading("count")
    return Reading("count", "less", _EITHER)
