"""How marks are written: the phrases that the bot itself writes and offers, by a name for each.

They stand in libraries' own files: they are never translated, and read for ever.
"""

from collections.abc import Mapping

FILLINGS: Mapping[str, str] = {
    "span": "davr",
    "january": "yil boshidan",
    "target": "reja",
    "before": "o'tgan yil",
    "share": "foiz",
    "stands": "holati",
    "q1": "I chorak",
    "q2": "II chorak",
    "q3": "III chorak",
    "q4": "IV chorak",
    "note": "izoh",
}
"""What a column may be filled with."""
EXAMPLES: Mapping[str, str] = {
    "span": "IV.14",
    "january": "IV.14 yil boshidan",
    "quarter": "IV.14 I chorak",
    "month": "IV.14 mart",
    "half": "IV.14 I yarim yillik",
    "nine_months": "IV.14 9 oy",
    "year": "IV.14 12 oy",
    "target": "IV.14 reja",
    "target_of_quarter": "IV.14 reja II chorak",
    "before": "IV.14 o'tgan yil",
    "share": "IV.14 foiz",
    "stands": "IV.14 holati",
    "note": "IV.14 izoh",
    "name": "IV.14 nomi",
    "unit": "IV.14 birligi",
    "part": "IV.13 (yangi)",
    "letter": "V.28e",
    "growth": "IV.13 (jami) o'sish",
    "no_row": "yil boshidan",
}
"""One mark of each kind."""
