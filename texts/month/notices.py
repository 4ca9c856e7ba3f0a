"""What overseers hear of a month's report: that it was sent, and that what had been sent was corrected."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import chain

from markupsafe import Markup, escape

from plan.month.oddness import Oddness
from plan.period import Month
from texts.month import presses
from texts.month.oddness import nothing_done_sentence, odd_sentence
from texts.oversight.overseeing import judge_buttons
from texts.paging import packed_buttons
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, lines, plain, say
from texts.wording import clip

CHANGES = 20
"""Corrections told in one notice; the report has them all."""
NOTE = 100
"""Letters of a note told in it."""

Change = tuple[str, str, str, Oddness | None, tuple[str, str]]
"""(row, before, after, what looks odd about it, (its name on a button, the press that tells its story))"""


def on_behalf(person: str, absent: str) -> str:
    """Who did it, and in whose place (empty: in their own)."""
    return plain("{person}, {absent} o'rniga", person=person, absent=absent) if absent else person


def submitted_notice(
    name: str,
    person: str,
    month: Month,
    rows: int,
    unknown: int,
    odd: int,
    submission: int,
    revision: str,
    *,
    zeros: Sequence[Decimal | None] | None,
    final: bool,
) -> Screen:
    """To the director: a department has sent its month. `odd` rows still look wrong and nobody said they are right;
    `zeros` are the numbers of a month in which nothing was done; a `final` report waits for nobody."""
    text = lines(
        _submitted(name, person, month, rows, unknown),
        say("⚠️ {n} ta shubhali raqam bor: ko'zdan kechiring.", n=odd) if odd else NOTHING,
        nothing_done_sentence(zeros) if zeros is not None else NOTHING,
        say("Tasdiqlash yoqilmagan, hisobot yakuniy.") if final else NOTHING,
    )
    look = (Button(plain("👀 Ko'rish"), presses.review(submission, 0)),)
    return Screen(text, (look,) if final else (look, judge_buttons(submission, revision)))


def _submitted(name: str, person: str, month: Month, rows: int, unknown: int) -> Markup:
    if unknown:
        return say(
            "📨 <b>{department:department}</b>: {month:month_name} hisoboti topshirildi ({person}). "
            "{n} ta ko'rsatkich, {unknown} tasi noma'lum.",
            department=name,
            month=month,
            person=person,
            n=rows,
            unknown=unknown,
        )
    return say(
        "📨 <b>{department:department}</b>: {month:month_name} hisoboti topshirildi ({person}). {n} ta ko'rsatkich.",
        department=name,
        month=month,
        person=person,
        n=rows,
    )


def corrected_notice(
    name: str,
    person: str,
    month: Month,
    changes: Sequence[Change],
    noted: Sequence[tuple[str, str]],
    why: str,
    below: str,
    buttons: Row,
) -> Screen:
    """To the director: numbers of a month already sent were changed, all for one reason; and (row, note) for every note
    that was written beside one. `below` says what that means for the approval, with `buttons` to judge it."""
    if len(changes) + len(noted) == 1:
        changed = _single(name, person, month, changes, noted)
    else:
        changed = _several(name, person, month, changes, noted)
    text = lines(
        changed,
        say("Sababi: {why}", why=why) if changes else NOTHING,
        escape(below),
    )
    stories = [Button(_story(row, len(changes)), press) for *_, (row, press) in changes[:CHANGES]]
    return Screen(text, (*((buttons,) if buttons else ()), *packed_buttons(stories)))


def _story(row: str, changes: int) -> str:
    return WHY.plain() if changes == 1 else plain("ℹ️ {row}", row=row)


def _single(
    name: str, person: str, month: Month, changes: Sequence[Change], noted: Sequence[tuple[str, str]]
) -> Markup:
    """A single correction or note, in one sentence."""
    for row, before, after, odd, _ in changes:
        return lines(
            say(
                "✏️ <b>{department:department}</b>, {month:month_name}. {row}: {before} → <b>{after}</b> ({person})",
                department=name,
                month=month,
                row=row,
                before=before,
                after=after,
                person=person,
            ),
            say("⚠️ {doubt}", doubt=odd_sentence(odd)) if odd else NOTHING,
        )
    ((row, note),) = noted
    if not note:
        return say(
            "💬 <b>{department:department}</b>, {month:month_name}. {row} izohi o'chirildi ({person})",
            department=name,
            month=month,
            row=row,
            person=person,
        )
    return say(
        "💬 <b>{department:department}</b>, {month:month_name}. {row} izohi: «{note}» ({person})",
        department=name,
        month=month,
        row=row,
        note=clip(note, NOTE),
        person=person,
    )


def _several(
    name: str, person: str, month: Month, changes: Sequence[Change], noted: Sequence[tuple[str, str]]
) -> Markup:
    """How many there are, and a line each."""
    numbers = (
        lines(
            say("• {row}: {before} → <b>{after}</b>", row=row, before=before, after=after),
            say("    ⚠️ {doubt}", doubt=odd_sentence(odd)) if odd else NOTHING,
        )
        for row, before, after, odd, _ in changes
    )
    notes = (
        say("• {row} izohi: «{note}»", row=row, note=clip(note, NOTE))
        if note
        else say("• {row} izohi o'chirildi", row=row)
        for row, note in noted
    )
    everything = list(chain(numbers, notes))
    more = say("… va yana {n} ta", n=len(everything) - CHANGES) if len(everything) > CHANGES else NOTHING
    return lines(_counted(name, person, month, len(changes), len(noted)), everything[:CHANGES], more)


def _counted(name: str, person: str, month: Month, numbers: int, notes: int) -> Markup:
    if not notes:
        return say(
            "✏️ <b>{department:department}</b>, {month:month_name}: {n} ta raqam o'zgardi ({person})",
            department=name,
            month=month,
            n=numbers,
            person=person,
        )
    if not numbers:
        return say(
            "💬 <b>{department:department}</b>, {month:month_name}: {n} ta izoh yozildi ({person})",
            department=name,
            month=month,
            n=notes,
            person=person,
        )
    return say(
        "✏️ <b>{department:department}</b>, {month:month_name}: "
        "{n} ta raqam o'zgardi, {notes} ta izoh yozildi ({person})",
        department=name,
        month=month,
        n=numbers,
        notes=notes,
        person=person,
    )
