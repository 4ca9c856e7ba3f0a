"""A small plan with every kind of figure, and what half a year of it comes to, worked out on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from plan.rate import Rate
from tests.support.people.cast import INFORMATION, READERS, Planned

ALL = (READERS, INFORMATION)
EVENTS, FUND, ANSWERED, COMPLAINTS = "Tadbirlar", "Fond hajmi", "Javob berilgan so'rovlar", "Shikoyatlar"
DEBTORS, LOSSES, REFUSALS, REGISTERED = "Qarzdorlar", "Yo'qotilgan kitoblar", "Rad javoblari", "Ro'yxatga olish"
HALLS, ACCURATE, REPAIRS = "O'qish zallari o'rni", "To'g'ri yozuvlar", "Ta'mir talab jihozlar"
ON_TIME = "Muddatida bajarilgan so'rovlar"

EVERY_KIND = (
    Planned("IV", "1", EVENTS, (READERS,), 50, 40, unit="Tadbir", schedule="quarters 12 14 14 10"),
    Planned("IV", "2", FUND, (READERS,), 61_000, 60_000, kind="level",
            schedule="quarters 60200 60500 60800 61000"),
    Planned("IV", "3", ANSWERED, (READERS,), 95, 93, kind="percent", unit="Foiz"),
    Planned("IV", "4", COMPLAINTS, (READERS,), 20, 50, unit="Ta", direction="less"),
    Planned("IV", "5", DEBTORS, (READERS,), 20, 50, kind="level", unit="Nafar", direction="less"),
    Planned("IV", "6", LOSSES, (READERS,), 0, 3, direction="less"),
    Planned("IV", "7", REFUSALS, (READERS,), 5, 10, kind="percent", unit="Talab", direction="less"),
    Planned("IV", "8", f"{REGISTERED}: - jami; - yangi", (READERS,), 1100, 1000, part="jami", kind="stock",
            unit="Nafar"),
    Planned("IV", "8", f"{REGISTERED}: - jami; - yangi", (READERS,), 100, 80, part="yangi", unit="Nafar",
            part_of=("8", "jami")),
    Planned("IV", "9", f"{HALLS}: - jami; - katta; - kichik", (READERS,), 130, 120, part="jami", kind="total",
            unit="O'rin"),
    Planned("IV", "9", f"{HALLS}: - jami; - katta; - kichik", (READERS,), 90, 80, part="katta", kind="level",
            unit="O'rin", part_of=("9", "jami")),
    Planned("IV", "9", f"{HALLS}: - jami; - katta; - kichik", (READERS,), 40, 40, part="kichik", kind="level",
            unit="O'rin", part_of=("9", "jami")),
    Planned("IV", "10", ACCURATE, ALL, 95, None, kind="percent", unit="Foiz"),
    Planned("IV", "11", REPAIRS, (READERS,), 12, 10, unit="Dona", direction="less"),
    Planned("IV", "12", ON_TIME, (READERS,), 80, None, kind="percent", unit="Foiz", of_two=True),
)  # fmt: skip

MONTHS: Mapping[str, tuple[str | None, ...]] = {
    "1": ("4", "4", "4", "5", "5", "3"),
    "2": ("60010", None, "60080", None, "60500", None),
    "3": ("95", "96", "95", "96", "95", "95"),
    "4": ("1", "1", "1", "2", "2", "1"),
    "5": ("48", "45", "40", "38", None, "30"),
    "6": ("0", "0", "0", "0", "1", "0"),
    "7": ("8", "7", "7", "6", "6", "6"),
    "8 yangi": ("10", "10", "5", "10", "5", "10"),
    "9 katta": ("80", None, "82", None, None, "85"),
    "9 kichik": ("40", "40", "40", "42", "42", "42"),
    "10": ("92", "94", "91", "93", "92", "92"),
    "11": ("2", "2", "2", "2", "2", "2"),
    "12": ("45/60", "1/40", "30/30", "40/50", "10/10", "20/25"),
}
"""The row's number and part → January to June; None for "not known yet", `45/60` for 45 of 60. Of row 10 each
department says the same."""


def _number(value: str) -> Decimal:
    part, _, whole = value.partition("/")
    return Rate(int(part), int(whole)) if whole else Decimal(part)


NUMBERS = {
    (place, month): None if value is None else _number(value)
    for place, months in MONTHS.items()
    for month, value in enumerate(months, 1)
}


@dataclass(frozen=True)
class Worked:
    """What the second quarter's paper must say of a figure, as it is printed; shares are in per cent."""

    unit: str
    planned: str
    """What the plan asks of the quarter itself."""
    months: tuple[str, str, str]
    brought: str
    since_january: str
    completion: str
    standing: str
    listed: str
    """The line of numbers in the chat's list."""


PAPER: Mapping[tuple[str, str], Worked] = {
    ("1", ""): Worked("Tadbir", "14", ("5", "5", "3"), "13", "25", "50 %", "rejaga muvofiq",
                      "25 / 50 tadbir · 50 % (reja bo'yicha 52 %)"),
    ("2", ""): Worked("Nusxa (oxirgi holat)", "60 500", ("", "60 500", ""), "60 500", "60 500", "50 %",
                      "rejaga muvofiq", "60 500 / 61 000 nusxa · o'sish rejasi 50 % (reja bo'yicha 50 %)"),
    ("3", ""): Worked("Foiz (o'rtacha)", "", ("96", "95", "95"), "95,3", "95,3", "100,4 %", "bajarilgan",
                      "o'rtacha 95,3 / 95 % · rejaga nisbatan 100,4 %"),
    ("4", ""): Worked("Ta (ko'pi bilan)", "", ("2", "2", "1"), "5", "8", "", "rejaga muvofiq",
                      "8 / ko'pi bilan 20 ta · shu paytgacha ko'pi bilan 10"),
    ("5", ""): Worked("Nafar (oxirgi holat, ko'pi bilan)", "", ("38", "", "30"), "30", "30", "66,7 %",
                      "rejaga muvofiq", "30 / ko'pi bilan 20 nafar · kamaytirish rejasi 66,7 % (reja bo'yicha 50 %)"),
    ("6", ""): Worked("Nusxa (ko'pi bilan)", "", ("0", "1", "0"), "1", "1", "", "rejadan ko'p",
                      "1 / ko'pi bilan 0 nusxa"),
    ("7", ""): Worked("Talab (%, o'rtacha, ko'pi bilan)", "", ("6", "6", "6"), "6", "6,7", "66,7 %",
                      "rejaga muvofiq",
                      "o'rtacha 6,7 / ko'pi bilan 5 % · kamaytirish rejasi 66,7 % (reja bo'yicha 50 %)"),
    ("8", "jami"): Worked("Nafar", "", ("10", "5", "10"), "25", "1 050", "50 %", "rejaga muvofiq",
                          "1 050 / 1 100 nafar · o'sish rejasi 50 % (reja bo'yicha 50 %)"),
    ("8", "yangi"): Worked("Nafar", "", ("10", "5", "10"), "25", "50", "50 %", "rejaga muvofiq",
                           "50 / 100 nafar · 50 % (reja bo'yicha 50 %)"),
    ("9", "jami"): Worked("O'rin (oxirgi holat)", "", ("124", "124", "127"), "127", "127", "70 %",
                          "rejaga muvofiq", "127 / 130 o'rin · o'sish rejasi 70 % (reja bo'yicha 50 %)"),
    ("9", "katta"): Worked("O'rin (oxirgi holat)", "", ("", "", "85"), "85", "85", "50 %", "rejaga muvofiq",
                           "85 / 90 o'rin · o'sish rejasi 50 % (reja bo'yicha 50 %)"),
    ("9", "kichik"): Worked("O'rin (oxirgi holat)", "", ("42", "42", "42"), "42", "42", "", "bajarilgan",
                            "42 / 40 o'rin"),
    ("10", ""): Worked("Foiz (o'rtacha)", "", ("93", "92", "92"), "92,3", "92,3", "97,2 %", "rejadan ortda",
                       "o'rtacha 92,3 / 95 % · rejaga nisbatan 97,2 %"),
    ("11", ""): Worked("Dona (ko'pi bilan)", "", ("2", "2", "2"), "6", "12", "", "shu davr uchun ko'p",
                       "12 / ko'pi bilan 12 dona · shu paytgacha ko'pi bilan 6"),
    ("12", ""): Worked("Foiz (o'rtacha)", "", ("80", "100", "80"), "82,4", "67,9", "84,9 %", "rejadan ortda",
                       "o'rtacha 67,9 / 80 % · rejaga nisbatan 84,9 %"),
}  # fmt: skip
