"""The words that head the columns of plans."""

from typing import Literal

Column = Literal["number", "name", "unit", "baseline", "target", "mechanism", "window", "responsible"]
LONGEST = 70
"""Letters of a heading at most."""
_NAME = r"(?:nomi|nomlari|nomlanishi|mazmuni|naimenovanie|nazvanie)"
_UNIT = r"(?:ularning )?(?:olchov|olcham|birligi|ed\. ?izm|edinis)"
# The first match wins: "bajarilish muddati" is a deadline and no actual figure.
COLUMN_WORDS: tuple[tuple[Column, str], ...] = (
    ("number", r"(?:no|n|t ?/ ?r|tr|p ?/ ?p|no ?p ?/ ?p|no ?t ?/ ?r|tartib raqami|t\.? ?r|band|raqami)\.?"),
    ("name", rf"(?:.*\b{_NAME}\b[^,(/;]*|[^,(/;]*(?:korsatkich|pokazatel)\w*)"
             rf"(?:\W*[,(/;]\W*| (?:va|i|hamda) |(?<=nomi) ){_UNIT}.*"),
    ("unit", r"(?!.*birligi?ga\b).*(?:olchov|olcham|birlig|birligi|edinisa|ed\. ?izm|izmereniya).*|birlik"
             r"|(?:olch\w*\.? ?)?bir(?:l|ligi)?\.?|ed\.?"),
    ("window", r".*(?:muddat|srok).*|.*vaqti|qachon|.*\bsanasi|sana|data|(?:.* )?(?:otkaz|bajar)\w* (?:sana|kun)\w*"
               r"|data (?:provedeni|ispolneni|vipolneni)\w*"
               r"|(?:ish(?:lar)?(?:ning|ni)? )?(?:boshla|tugat?|yakunla|tugalla)(?:n?i)?sh(?:i|lari)?"
               r"(?: (?:sana|kun|oy)\w*)?"
               r"|(?:data )?(?:nacha|okonchani|zaversheni)[a-z]*(?: (?:rabot|ispolneni)[a-z]*)?"),
    ("responsible", r".*(?:masul|ijrochi|javobgar|ispolnitel|otvet?stven|ijro et).*|.*\bbajaruvchi.*"
                    r"|otv\.?(?: (?:liso|ispoln|za ispoln).*)?|kto otvechaet.*|kim (?:bajaradi|javob beradi)"),
    ("mechanism", r".*(?:mexanizm|oshirish (?:yoli|tartibi)|bajarish tartibi|usuli|puti realizasii).*"),
    ("name", rf".*(?:{_NAME}|pokazateli|meropriyati[ey]a?|soderjanie)(?: .*)?"
             r"|pokazatel|korsatkich(?:lar)?i?|ish(?:lar)?(?:ning)? turi|bajariladigan ish|(?:.* )?mavzu(?:si|lari)?"
             r"|vidi? raboti?|zadach[ai]|(?:[a-z]+ )?rabot[ai]"
             r"|(?:[a-z]+ ){0,3}(?:(?:chora-)?tadbir|ish|vazifa)(?:lar)?(?:ning)?(?: royxati| mazmuni)?"),
    ("baseline", r".*(?:bazaviy|bazov\w+|fakt|amalda|haqiqat|xaqiqat|otgan yil|bajarilgan|bajarildi|natija).*"
                 r"|.*(?:vipoln|ispolneno|otchet(?!n)).*|20\d\d.*(?:bajarilish|ijro)i?\b.*|ispolneni[ey] .*20\d\d.*"),
    ("target", r"(?!.*planov\w* period).*(?:reja|plan|prognoz|maqsadli|selev\w+).*|topshiriq|zadanie"
               r"|(?:20\d\d|yillik|godovoe)\D*(?:topshiri[qg]|zadanie)\w*|(?:topshiri[qg]|zadanie)\w*\D*20\d\d.*"),
)  # fmt: skip
TORN_WORDS: tuple[tuple[Column, str], ...] = (
    ("unit", r"olchovbirlig|edinisaizmereniya"),
    ("window", r"muddati$|^muddat|srokispolneniya"),
    ("responsible", r"masul(?:lar|shaxs|xodim)?\W*$|ijrochi(?:lar)?$|otvetstvenn"),
    ("mechanism", r"mexanizm"),
    ("name", r"(?:korsatkich|tadbir|ish)lar(?:i|ning)?nomi$|naimenovanie"),
    ("baseline", r"20\d\d-?(?:yil)?\W*(?:fakt|amalda)"),
    ("target", r"20\d\d-?(?:yil)?\W*(?:reja|plan)"),
)
"""What is sought in a heading without its blanks, where nothing is found with them."""
