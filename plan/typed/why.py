"""Why nothing was read from what somebody typed."""

from typing import Literal

Why = Literal[
    "empty",
    "not_a_number",
    "several",  # more than one number on the line
    "fraction",  # 12,5 of something that is counted in whole ones
    "negative",
    "too_big",  # over MOST_DIGITS digits
    "separator",  # 1.200: thousands, or a fraction?
    "grouping",  # 1 20: a slip, or two numbers?
    "letters",  # l00, 15-band: letters at the digits or in their place
    "leading_zero",
    "multiplier",  # 2 ming
    "number_words",  # o'n ikki
    "not_yet",  # 14 noma'lum: the row's number?
    "approximate",  # 45 ga yaqin, taxminan 45
    "bound",  # kamida 12, 50 dan ortiq: at least, at most, between
    "vague",  # bir necha: no number at all
    "sentence",  # a number among many words
    "dash",  # "-": zero, or not known?
    "plus",  # +5: five, or five more?
    "percent",
    "unit",  # 45 soat of something that is counted in copies
    "date",
    "phone",
    "range",
    "sum",  # 12+3
    "case",  # 3000ga: up to, by, or simply so many?
    "ordinal",  # 3-chi
    "asked",  # 12mi, 12?
    "question",  # nechta?
    "mistake",  # xato 45, 45 emas
    "right",  # to'g'risi 45, 72 emas 45
    "delete",  # 45 ni o'chiring
    "rate",  # kuniga 3
    "monthly",  # oyiga 3
    "last_month",  # fevralda 45
    "as_before",  # o'tgan oydagidek
    "in_all",  # jami 100 where the year had 83: of the year, or of this month?
    "long_time",  # yil boshidan 450
    "short_time",  # bugun 3
    "change",  # yana 5
    "grew",  # 5 taga ko'paydi: to five, or by five?
    "remainder",  # 45 ta qoldi
    "plan",  # reja 45
    "to_come",  # 45 ta bo'ladi
    "pointer",  # oldingisi 12
    "all_zero",  # hammasi 0: of this row, or of all that are open?
    "none",  # hech kim kelmadi: zero, as it seems
    "later",  # keyin aytaman: not known yet, as it seems
    "no_answer",  # ? or …
    "address",  # 14. 9870: a row and its number, or 14.987? (only from `plan.typed.answers`)
    "of_two",  # 75 of a percent that is asked as two numbers
    "other_unit",  # 2 nafar of what is counted in events
    "strange_words",  # xona 12: a word of which we do not know what it says
    "parts",  # 14 (3 tasi maktabda): the whole, and some of it
    "over_hundred",  # 450 of a percent
    "share",  # 60 dan 45 of an ordinary percent
    "of_nothing",  # 0 of 0
    "more_than_all",  # 60 of 45
    "formula",  # =A1+B1 whose result nobody has worked out (only from `plan.typed.filled_form`)
]
