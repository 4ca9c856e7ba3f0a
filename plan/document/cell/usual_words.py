"""Deadlines that are said in other words than most, put into the words that `deadline_words` reads.

Nothing is guessed here: a phrase becomes one that means the same, or stays as it is.
"""

import re

from plan.document.cell.days import MONTH, MONTH_NAMES, month_of

# Longer texts are no deadline, and patterns with choices must not be let loose on them.
LONGEST = 120

ALWAYS = re.compile(
    r"(?:(?:doimiy|muntazam|uzluksiz|postoyanno|regulyarno|har kuni|kunlik|ejednevno"
    r"|har hafta(?:da)?|haftalik|ejenedelno|doimo|kunda"
    r"|na postoyannoy osnove|yil davomida|v techenie goda|ves period|vsego perioda|yillik)"
    r"(?: ravishda| tarzda|,)? ?)+"
)
"""All the year, whatever happens in it every day or week."""
_WEEKDAY = (
    r"(?:dushanba|seshanba|chorshanba|payshanba|juma|shanba|yakshanba)(?:si|sida|da)?(?: kun(?:i|lari)(?:da)?)?"
    r"|(?:ponedelnik|vtornik|sred[aiu]|chetverg|pyatnis\w*|subbot\w*|voskresen\w*)"
)
_NTH = (
    r"(?:birinchi|ikkinchi|uchinchi|tortinchi|oxirgi|songgi|dastlabki|har|\d-?"
    r"|perv\w+|vtor\w+|tret\w+|chetvert\w+|posledn\w+|kajd\w+)"
)
_EACH = r"(?:har(?: bir)?|kajd\w+)"
_HOW_OFTEN = (
    r"(?:kamida |eng kamida |ne menee )?(?:\d\d?|bir|ikki|uch|tort|besh|dva|dve|tri|chetire)"
    r" ?-?(?:martadan|marotabadan|marta|marotaba|tadan|ta|bora|raza?)"
)
_COUNTS = {"bir": 1, "ikki": 2, "uch": 3, "tort": 4, "dva": 2, "dvajdi": 2, "tri": 3, "chetire": 4}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_AS = (
    (rf"(?:{_EACH} )?oy(?:ning|da)?,? {_NTH} (?:{_WEEKDAY})", "har oyda"),
    (rf"(?:v |vo )?{_NTH} (?:{_WEEKDAY}|(?:rabochiy )?den) (?:kajdogo )?mesyasa", "har oyda"),
    (rf"oy sayin|(?:{_EACH} )?(?:oyda|oyiga|oy),? {_HOW_OFTEN}|(?:{_HOW_OFTEN}|dvajdi|trijdi) v mesyas", "har oyda"),
    (rf"(?:{_EACH} )?(?:chorakda|chorag?iga|chorak),? {_HOW_OFTEN}|(?:{_HOW_OFTEN}|dvajdi) v kvartal", "har chorakda"),
    (rf"{_EACH} chorak(?:ning|da)? (?:oxirgi|songgi) oyi", "har chorakda"),
    (rf"(?:har haftaning|har hafta|har|kajd\w+) (?:{_WEEKDAY})", "har haftada"),
    (r"sistematicheski|tizimli(?: ravishda| tarzda)?|ves god postoyanno", "doimiy"),
    (r"na kones goda|yil oxiri(?:ga)? holati(?:ga|da)?", "yil oxirida"),
)
_USUAL = tuple((re.compile(pattern), usual) for pattern, usual in _AS)
_FROM_ON = re.compile(rf".*(?:\bchorak|\bkvartal|\byillik|\boyi|{MONTH}) ?-?dan(?: boshlab)?")
_SHORT_SPAN = re.compile(r"(\d\d?)\.(\d\d)\.? ?[-–—] ?(\d\d?)\.(\d\d)\.?")
_MONTH_OF_YEAR = re.compile(r"0?(\d\d?)\.(20\d\d)(?: ?-?(?:yil|y|g|goda)\.?)?")
_STROKES = re.compile(r"(\d\d?) (\d\d?) (20\d\d)")
_ROMAN_MONTHS = re.compile(r"([ivx]+) ?- ?([ivx]+)-? ?(oy\w*|mes\w*)")
_ONLY_MONTHS = re.compile(rf"{MONTH}(?: {MONTH})+")
_TIMES_IN = re.compile(
    r"(?:(?:yilda|yiliga|yil davomida|bir yilda) )?"
    r"(?:(?P<count>\d\d?|bir|ikki|uch|tort|dva|tri|chetire) ?-?(?:marta|marotaba|raza?)|(?P<twice>dvajdi))(?: v god)?"
    rf"[ ,:;-]+(?P<months>{MONTH}(?:(?: ?, ?| va | i ){MONTH})*)(?: oylarida|da)?"
)
_WEEK_OF_MONTH = re.compile(
    rf"((?:v |20\d\d ?-? ?yil(?:ning|gi|da)? )?{MONTH}(?: ?oyi)?)(?:ning)?,? "
    r"(?:[1-5]|[iv]{1,3}|birinchi|ikkinchi|uchinchi|tortinchi|beshinchi|oxirgi|songgi|dastlabki) ?-? ?"
    r"(?:hafta(?:si)?|dekada(?:si)?)(?:da|gacha)?"
)
"""Of a month: the weeks of one that its number stands before ("1-2 haftada") are none."""
_EVE = re.compile(r"(.*[a-z]) arafasi(?:da|gacha)?")
_IN_TIME = re.compile(r"v srok (?=do )")
_NEXT_NEW_YEAR = re.compile(
    r"(20\d\d) ?-? ?yil(?:ning)? 1 ?-? ?yanvar ?-?(?:gacha|ga qadar)"
    r"|do (?:0?1\.01\.|1 yanvarya )(20\d\d)(?: goda| g\.?)?"
)


def in_usual_words(folded: str, year: int | None) -> str:
    """A folded deadline in words that are read, without brackets; "" for one of which only the beginning is said ("II
    chorakdan")."""
    text = " ".join(re.sub(r'[()"/]', " ", folded).split()).strip(" .,;:")
    if len(text) > LONGEST:
        return text
    if _FROM_ON.fullmatch(text):
        return ""
    for pattern, usual in _USUAL:
        if pattern.fullmatch(text):
            return usual
    if (match := _NEXT_NEW_YEAR.fullmatch(text)) and year == int(match[1] or match[2]) - 1:
        return "yil oxirigacha"
    if _ONLY_MONTHS.fullmatch(text) and "/" not in folded:
        return text.replace(" ", ", ")
    if (match := _TIMES_IN.fullmatch(text)) and _as_many(match["count"] or match["twice"], match["months"]):
        return match["months"]
    if match := _WEEK_OF_MONTH.fullmatch(text):
        return match[1]
    return _in_figures(_IN_TIME.sub("", _EVE.sub(r"\1 gacha", text)))


def _in_figures(text: str) -> str:
    """Days and months that are written in figures alone."""
    if match := _SHORT_SPAN.fullmatch(text):
        (first, begins, last, ends) = map(int, match.groups())
        if 1 <= begins <= 12 and 1 <= ends <= 12:
            return f"{first}-{MONTH_NAMES[begins - 1]} - {last}-{MONTH_NAMES[ends - 1]}"
    if match := _MONTH_OF_YEAR.fullmatch(text):
        return f"{match[2]}-{int(match[1]):02}"
    if match := _STROKES.fullmatch(text):
        return ".".join(match.groups())
    if (match := _ROMAN_MONTHS.fullmatch(text)) and match[1] in _ROMAN and match[2] in _ROMAN:
        return f"{_ROMAN.index(match[1]) + 1}-{_ROMAN.index(match[2]) + 1} {match[3]}"
    return text


def _as_many(count: str, months: str) -> bool:
    """Whether as many months are named as it is to be done times."""
    named = {month_of(name) for name in re.findall(MONTH, months)}
    return len(named) == (int(count) if count.isdigit() else _COUNTS[count])
