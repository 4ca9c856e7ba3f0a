"""The roles in words, and people and departments as they are named in a sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from plan.period import Month
from texts.sentence import Sentence, listed, say
from texts.wording import clip
from texts.wording import short_department as short

NAME_REFUSED = Sentence("❗️ Ism 2–60 ta harfdan iborat bo'lsin, masalan: <b>Nilufar</b>")


@dataclass(frozen=True, slots=True)
class Role:
    """A role inside a sentence and on a button, what it may do, and the same said to whoever has it."""

    name: Sentence
    title: Sentence
    may: Sentence
    you_may: Sentence


ROLES: Mapping[str, Role] = {
    "director": Role(
        Sentence("direktor"),
        Sentence("Direktor"),
        Sentence("Hamma ishni qiladi: reja, xodimlar, sozlamalar, tasdiqlash."),
        Sentence("Hamma ishni qilasiz: reja, xodimlar, sozlamalar, tasdiqlash."),
    ),
    "deputy": Role(
        Sentence("direktor o'rinbosari"),
        Sentence("Direktor o'rinbosari"),
        Sentence(
            "Butun kutubxonani ko'radi, hisobotlarni tasdiqlaydi va qaytaradi. "
            "Reja, xodimlar va sozlamalarni o'zgartirmaydi."
        ),
        Sentence(
            "Butun kutubxonani ko'rasiz, hisobotlarni tasdiqlaysiz va qaytarasiz. "
            "Reja, xodimlar va sozlamalarni direktor o'zgartiradi."
        ),
    ),
    "member": Role(
        Sentence("xodim"),
        Sentence("Xodim"),
        Sentence("O'z xizmatining hisobotini topshiradi."),
        Sentence("O'z xizmatingiz hisobotini topshirasiz."),
    ),
    "observer": Role(
        Sentence("kuzatuvchi"),
        Sentence("Kuzatuvchi"),
        Sentence("Barcha hisobotlarni ko'radi, o'zgartirmaydi."),
        Sentence("Barcha hisobotlarni ko'rasiz, o'zgartirmaysiz."),
    ),
}


class Begun(Protocol):
    """A report that was begun and waits to be gone on with."""

    @property
    def submission(self) -> int: ...
    @property
    def department(self) -> str: ...
    @property
    def month(self) -> Month: ...
    @property
    def answered(self) -> int: ...
    @property
    def total(self) -> int: ...


def clipped_name(name: str, length: int = 60) -> str:
    """A person's name, or a library's, as long as there is room for in a sentence."""
    return clip(name, length)


def departments_named(departments: Iterable[str]) -> Markup:
    """Departments in a sentence, in bold."""
    return listed(say("<b>{department}</b>", department=short(name, 60)) for name in departments)


def bulleted_departments(departments: Iterable[str]) -> list[Markup]:
    """Departments below a person's name, a line each."""
    return [say("• {department}", department=short(name, 60)) for name in departments]


def half_done_lines(half_done: Sequence[Begun]) -> list[Markup]:
    """`✍️ Tugallanmagan hisobot bor: mart, Abonement (8 tadan 5 tasi kiritilgan).`"""
    return [
        say(
            "✍️ Tugallanmagan hisobot bor: {month:month_name}, {department} ({total} tadan {answered} tasi kiritilgan).",
            month=report.month,
            department=short(report.department),
            total=report.total,
            answered=report.answered,
        )
        for report in half_done
    ]


def unrelieved_lines(absent: Iterable[str]) -> list[Markup]:
    """Who is on leave and has lost their deputy."""
    return [say("🌴 {name} ta'tilda, o'rniga hech kim qolmadi.", name=clipped_name(name)) for name in absent]
