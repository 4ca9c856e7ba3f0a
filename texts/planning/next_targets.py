"""The new targets of next year's plan, in words: one question after another, and what a pasted list could not give."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from markupsafe import Markup

from plan.commands import NO_TARGET_WORDS
from plan.fold import heard_key
from plan.indicator import Indicator
from plan.typed.numbers import Unclear
from texts.month import unclear
from texts.month.asking import refusals
from texts.paging import fit_lines
from texts.planning import presses
from texts.planning.kinds import schedule_words
from texts.progress import presses as progress
from texts.progress.measures import short_name
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, listed, paragraphs, plain, say
from texts.wording import clip, code_button, indicator_unit, join_names, row_name

_NAMED = 10
"""Lines of a list that one sentence names."""

OFFER_CHANGED = Sentence("Bu raqam o'zgardi. Mana hozirgisi 👇")
NO_TARGET = Sentence("Rejasi yo'q")


def no_target_words() -> frozenset[str]:
    """What may be typed for a row without a target, whatever language is read; a dash, too."""
    return frozenset(map(heard_key, (NO_TARGET.plain(), plain("raqam yo'q"), plain("yo'q"), *NO_TARGET_WORDS)))


class AskedTarget(Protocol):
    """A figure whose new target is asked."""

    @property
    def key(self) -> int: ...
    @property
    def old(self) -> Indicator: ...
    @property
    def done(self) -> Decimal | None: ...
    @property
    def answered(self) -> bool: ...
    @property
    def target(self) -> Decimal | None: ...
    @property
    def lacking(self) -> Sequence[Indicator]: ...
    @property
    def together(self) -> Decimal | None: ...
    @property
    def offered(self) -> Decimal | None: ...
    @property
    def completion(self) -> Decimal | None: ...
    @property
    def schedule(self) -> str | None: ...


def ask_next_target(
    draft: int,
    year: int,
    asked: AskedTarget,
    place: int,
    total: int,
    room: int,
    above: Markup = NOTHING,
    meant: Sequence[Decimal] = (),
) -> Screen:
    """One new target, beside what was promised and done; a list of up to `room` may be typed. `meant` is what a line
    that was not clear may have been."""
    old = asked.old
    text = paragraphs(
        above,
        say("🎯 <b>{year:bare}-yil rejasi · {place}/{total}</b>", year=year + 1, place=place, total=total),
        lines(
            say(
                "<b>{code}</b> {name} ({unit})",
                code=old.lettered,
                name=row_name(old, 300),
                unit=clip(indicator_unit(old), 40),
            ),
            _last_year(asked, year),
            _not_computed(asked, year),
            say("Hozir yozilgani: <b>{target:figure}</b>", target=asked.target) if asked.answered else NOTHING,
            say("Choraklari: <b>{split}</b>", split=schedule_words(asked.schedule)) if asked.schedule else NOTHING,
        ),
        lines(
            say("👇 {year:bare}-yil uchun reja ko'pi bilan qancha? Raqamini yozing.", year=year + 1)
            if old.direction == "less"
            else say("👇 {year:bare}-yil uchun reja qancha? Raqamini yozing.", year=year + 1),
            say("Ro'yxat qilib yozsa ham bo'ladi: har band yangi qatorda, rejasi yo'q bo'lsa <b>-</b>, jamilarsiz.")
            if room > 1 and old.is_asked
            else NOTHING,
        ),
    )
    return Screen(fit_lines(text), _answers(draft, year, asked, meant))


def _last_year(asked: AskedTarget, year: int) -> Markup:
    if asked.done is not None and asked.old.target is not None and asked.completion is not None:
        return say(
            "{year:bare}-yil: reja {target}, amalda <b>{done}</b> (bajarilishi {share:percent})",
            year=year,
            target=asked.old.target,
            done=asked.done,
            share=asked.completion,
        )
    return say(
        "{year:bare}-yil: reja {target:figure}, amalda <b>{done:figure}</b>",
        year=year,
        target=asked.old.target,
        done=asked.done,
    )


def _answers(draft: int, year: int, asked: AskedTarget, meant: Sequence[Decimal]) -> tuple[Row, ...]:
    rows: list[Row] = [
        (Button(unclear.candidate_label(value), presses.take_meant(draft, asked.key, value)),) for value in meant
    ]
    if asked.offered is not None:
        label = (
            plain("{year:bare}-yildagidek: {value}", year=year, value=asked.offered)
            if asked.together is None
            else plain("Qismlari jami: {value}", value=asked.offered)
        )
        rows.append((Button(label, presses.take_offered(draft, asked.key, asked.offered)),))
    rows.append(
        (
            Button(NO_TARGET.plain(), presses.take_no_target(draft, asked.key)),
            Button(plain("⬅️ Oldingisi"), presses.ask_previous(draft, asked.key)),
        )
    )
    if asked.target is not None:
        rows.append((Button(plain("📆 Choraklarga bo'lish"), presses.ask_split(draft, asked.key)),))
    rows.append((Button(WHY.plain(), progress.story(asked.key, 0, "ny", str(draft), 0)),))
    rows.append(
        (
            Button(plain("📋 Ro'yxat"), presses.list_targets(draft, 0)),
            Button(plain("⏸ Keyinroq"), presses.show_next_year(draft)),
        )
    )
    return tuple(rows)


def _not_computed(asked: AskedTarget, year: int) -> Markup:
    """Why a total is asked, which its parts give otherwise."""
    if asked.old.is_asked:
        return NOTHING
    return lines(
        say("➕ O'zi hisoblanmadi ({why}).", why=missing_for(asked, year)),
        NOTHING if asked.together is None else say("Qolgan qismlari jami: <b>{sum}</b>.", sum=asked.together),
    )


def missing_for(total: AskedTarget, year: int) -> str:
    """What there is not to compute a total from."""
    if total.lacking:
        rows = clip(join_names(code_button(part) for part in total.lacking), 120)
        return plain("rejasi yo'q: {rows}", rows=rows)
    if total.old.kind == "stock":
        return plain("{year:bare}-yilda amalda raqam yo'q", year=year)
    return plain("qismlari yo'q")


def gap_after(line: str) -> Markup:
    """Of a list with an empty line in its midst, where it is and what to do."""
    return say(
        "❗️ Ro'yxatda bo'sh qator bor, undan oldingisi: «{line}». Adashmaslik uchun hech biri yozilmadi. "
        "Bo'sh qatorga <b>-</b> qo'yib, qayta yuboring.",
        line=clip(line, 30),
    )


def too_many_targets(lines_typed: int, room: int) -> Markup:
    """Of a list that is longer than what is asked."""
    return say(
        "❗️ Ro'yxatda {lines} ta qator bor, so'raladigan raqam esa {room} ta. Adashmaslik uchun hech biri yozilmadi. "
        "Jamilar so'ralmaydi: ularni olib tashlab, qayta yuboring.",
        lines=lines_typed,
        room=room,
    )


def target_not_read(trouble: Unclear, behind: Sequence[str]) -> Markup:
    """Of a list, the line that was not understood, and those behind it."""
    why = refusals.why_not(trouble, kind="target")
    if not behind:
        return why
    named = listed(say("«{line}»", line=clip(line, 30)) for line in behind[:_NAMED])
    more = len(behind) - _NAMED
    if more > 0:
        rest = say(
            "❗️ Undan keyingilar ham yozilmadi: {lines} va yana {n} ta qator. Qayta yuboring.", lines=named, n=more
        )
    else:
        rest = say("❗️ Undan keyingilar ham yozilmadi: {lines}. Qayta yuboring.", lines=named)
    return lines(why, rest)


def targets_left_over(count: int) -> Markup:
    """Of a list that was typed, what there was no figure for."""
    return say("☝️ Oxirgi {n} ta qator yozilmadi: ular uchun band qolmadi.", n=count)


def target_receipt(asked: AskedTarget, target: Decimal | None) -> Markup:
    """The receipt of one target."""
    code, name = asked.old.lettered, short_name(asked.old, 40)
    if target is None:
        return say("✅ {code} {name}: rejasi yo'q", code=code, name=name)
    return say("✅ {code} {name}: reja <b>{target}</b>", code=code, name=name, target=target)


def target_receipts(targets: Sequence[tuple[AskedTarget, Decimal | None]]) -> Markup:
    """The receipts of several, as they stay in the chat."""
    return fit_lines(lines(target_receipt(asked, target) for asked, target in targets))
