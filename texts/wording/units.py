"""Units in languages other than Uzbek: the common ones are translated, as the number before them asks for.

In Uzbek a noun stays singular behind a number, whatever the letters; there a unit is written as the plan has it.
"""

from collections.abc import Mapping
from decimal import Decimal

from plan.fold import fold
from texts.template import fill_template
from texts.wording.spelling import speaks_uzbek

_FRACTION = 2
"""Of 1,5 there are as many as of two."""


class Unit:
    """`short` where there is little room or several numbers, such as over a column; `counted` behind a number `n`."""

    def __init__(self, short: str, counted: str) -> None:
        self._short, self._counted = short, counted

    def short(self) -> str:
        return fill_template(self._short, {}, _nothing)

    def behind(self, value: Decimal) -> str:
        whole = int(value) if value == value.to_integral_value() else _FRACTION
        return fill_template(self._counted, {"n": whole}, _nothing)


def _nothing(place: str, value: object, form: str) -> str:
    return ""


_UNITS: Mapping[str, Unit] = {
    "nafar": Unit("nafar", "{n}nafar"),
    "kishi": Unit("kishi", "{n}kishi"),
    "xodim": Unit("xodim", "{n}xodim"),
    "nusxa": Unit("nusxa", "{n}nusxa"),
    "kitob": Unit("kitob", "{n}kitob"),
    "dona": Unit("dona", "{n}dona"),
    "ta": Unit("ta", "{n}ta"),
    "sahifa": Unit("sahifa", "{n}sahifa"),
    "hujjat": Unit("hujjat", "{n}hujjat"),
    "tadbir": Unit("tadbir", "{n}tadbir"),
    "malumot": Unit("ma'lumot", "{n}ma'lumot"),
    "resurs": Unit("resurs", "{n}resurs"),
    "bibliografik yozuv": Unit("bibliografik yozuv", "{n}bibliografik yozuv"),
    "marotaba": Unit("marotaba", "{n}marotaba"),
    "marta": Unit("marta", "{n}marta"),
    "soat": Unit("soat", "{n}soat"),
    "kun": Unit("kun", "{n}kun"),
    "maqola": Unit("maqola", "{n}maqola"),
    "foiz": Unit("foiz", "{n}foiz"),
    "som": Unit("so'm", "{n}so'm"),
}
"""A unit, folded and in the singular → its words in a catalogue; a counted one shows no number itself."""


def translated_unit(name: str, value: Decimal | None = None) -> str | None:
    """A common unit in another language, behind a `value` or short; None in Uzbek, and of what is not common."""
    if speaks_uzbek():
        return None
    unit = _UNITS.get(fold(name))
    if unit is None:
        return None
    return unit.short() if value is None else unit.behind(value)
