"""The nights' copies of the database, told to the director."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from texts.home import home_button
from texts.screen import Screen
from texts.sentence import NOTHING, lines, listed, say


def copies_told(
    made_at: datetime | None, rows: int, *, encrypted: bool, handed: bool | None, failed_at: datetime | None
) -> Markup:
    """When the newest copy was made and how many rows were counted in it; a night that has none is told first."""
    return lines(_failed(failed_at), _made(made_at, rows, encrypted=encrypted), _handed(handed))


def _failed(failed_at: datetime | None) -> Markup:
    if failed_at is None:
        return NOTHING
    return say(
        "❗️ Bazadan nusxa olinmadi ({at:moment}). Bot ishlayotgan kompyuterga qaraydigan xodimga ayting.", at=failed_at
    )


def no_copy(failed_at: datetime) -> Screen:
    """What a director hears in the morning of a night without a copy."""
    return Screen(_failed(failed_at), ((home_button(),),))


def _made(made_at: datetime | None, rows: int, *, encrypted: bool) -> Markup:
    if made_at is None:
        return NOTHING
    if encrypted:
        return say("💾 Oxirgi nusxa: {at:moment}, {rows} ta yozuv sanaldi, shifrlangan.", at=made_at, rows=rows)
    return say("💾 Oxirgi nusxa: {at:moment}, {rows} ta yozuv sanaldi.", at=made_at, rows=rows)


def _handed(handed: bool | None) -> Markup:
    if handed is None:
        return NOTHING
    return say("Nusxa direktorga yuborildi.") if handed else say("❗️ Nusxa direktorga yuborilmadi.")


def copy_caption(made_at: datetime, rows: int, libraries: Sequence[str]) -> Markup:
    """Below the file that a director gets."""
    return say(
        "💾 {library}. Bazaning shifrlangan nusxasi, {at:moment}: {rows} ta yozuv.\n"
        "Saqlab qo'ying. Faqat kalit bilan ochiladi.",
        library=listed(libraries),
        at=made_at,
        rows=rows,
    )
