"""What was read from a form that came back, shown before it is kept; what was corrected; why a press finds nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.period import Month
from plan.typed.filled_form import FormAnswer
from texts.month import presses
from texts.month.background import amount
from texts.month.files.forms import form_value_words
from texts.month.oddness import odd_sentence
from texts.month.questions import ASK_REASON, REASONS
from texts.paging import fit_lines
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, beside, lines, paragraphs, plain, say
from texts.wording import clip, row_heading, row_label

SHOWN = 40
"""Changed rows told on one screen; the review has them all."""
TROUBLES = 15
"""Rows that were not taken, told on one screen."""

GONE = Sentence("Bu forma bilan ish tugagan. Kerak bo'lsa, faylni qaytadan yuboring.")
CHANGED = Sentence("✋ Shu orada hisobot o'zgardi, hali hech narsa saqlanmadi. Mana hozirgi holat:")
NOT_KEPT = Sentence("👌 Formadagi raqamlar yozilmadi.")
PRESS = Sentence("👇 Forma hali saqlanmagan: tugmani bosing.")


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One figure as the form changes it; `before` and `after` None where nothing is said, `note` where it is new."""

    indicator: Indicator
    before: FormAnswer | None
    after: FormAnswer | None
    note: str
    old_note: str
    odd: Oddness | None
    made_of: str = ""
    """What the months' forms say, where they were added up: `5 + 7`."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What was read from a form and is not kept yet; `read` rows of it, of which `same` change nothing."""

    department: str
    month: Month
    read: int
    same: int
    changes: tuple[ChangeLine, ...]
    troubles: tuple[Markup, ...]
    sent: bool
    totals: int = 0
    """Sums below the rows, which are left out."""
    in_notes: int = 0
    """Rows whose number stands among the notes."""
    outdated: bool = False
    """Whether a colleague has answered a row since the form was made: only a new form helps there."""
    new_months: int = 0
    """Forms of single months that would be added to the sum."""


def form_preview(shown: Preview, nonce: int, revision: str, above: Markup = NOTHING) -> Screen:
    """What would be kept, before it is; `nonce` and `revision` name the form and what is on the screen now."""
    drop = Button(plain("Kerak emas"), presses.drop_form(nonce))
    rows: list[Row] = []
    if shown.in_notes:
        label = plain("✍️ Izohdagi {n} ta raqamni ham olish", n=shown.in_notes)
        rows.append((Button(label, presses.take_notes_as_numbers(nonce)),))
    if shown.changes or shown.new_months:
        label = plain("✅ Saqlash ({n})", n=len(shown.changes)) if shown.changes else plain("✅ Saqlash")
        save = Button(label, presses.save_form(nonce, revision), style="success")
        rows.append((save, drop))
        below = say("Hali saqlanmadi. Shunday saqlansinmi?")
    else:
        rows.append((drop,))
        below = say("Hali hech narsa saqlanmadi. Izohdagi raqamlar shu oyning raqamlarimi?")
    return Screen(fit_lines(_listing(shown, above), below=below), (*rows, *_new_form(shown)))


def _new_form(shown: Preview) -> tuple[Row, ...]:
    return ((new_form_button(),),) if shown.outdated else ()


def new_form_button() -> Button:
    """Hands out the forms of all the months that wait."""
    return Button(plain("📄 Yangi forma"), presses.hand_out_forms())


def nothing_new(shown: Preview) -> Screen:
    """A form that changes nothing: all of it stands there already, or none of it could be read."""
    mended = shown.troubles and not shown.outdated
    ending = lines(
        say("Yangi raqam yo'q: hisobot avvalgidek qoldi.") if shown.read else say("Hisobot avvalgidek qoldi."),
        say("Katakni tuzatib, faylni qayta yuboring.") if mended else NOTHING,
        say("O'zgartirish uchun yangi forma oling: unda hozirgi raqamlar turadi.") if shown.outdated else NOTHING,
    )
    return Screen(fit_lines(_listing(shown, NOTHING), below=ending), _new_form(shown))


def _listing(shown: Preview, above: Markup) -> Markup:
    changes = [_change(line) for line in shown.changes[:SHOWN]]
    left = len(shown.changes) - SHOWN
    troubles = list(shown.troubles[:TROUBLES])
    left_out = len(shown.troubles) - TROUBLES
    return paragraphs(
        above,
        lines(
            _heading(shown.department, shown.month),
            _read(shown),
            say("✅ Bu hisobot topshirilgan: tuzatish uchun sababi so'raladi.") if shown.sent else NOTHING,
        ),
        lines(changes, say("… va yana {n} ta", n=left) if left > 0 else NOTHING),
        lines(
            say("<b>Qabul qilinmagan qatorlar: {n}</b>", n=len(shown.troubles)) if troubles else NOTHING,
            troubles,
            say("… va yana {n} ta", n=left_out) if left_out > 0 else NOTHING,
        ),
        say("☑️ «Jami» qatori o'qilmadi: jamini o'zim hisoblayman.") if shown.totals else NOTHING,
    )


def _heading(department_name: str, month: Month) -> Markup:
    return beside(
        say("📄 <b>{month:month}</b>", month=month), say("{department:department}", department=department_name)
    )


def _read(shown: Preview) -> Markup:
    if shown.same:
        return say("<b>{n} ta qator o'qildi</b>, {same} tasi avvalgidek", n=shown.read, same=shown.same)
    return say("<b>{n} ta qator o'qildi</b>", n=shown.read)


def _change(line: ChangeLine) -> Markup:
    row = say("{row}. {name}", row=row_label(line.indicator), name=row_heading(line.indicator, 40))
    old = say("<s>{note}</s>", note=clip(line.old_note, 60)) if line.old_note else NOTHING
    note = NOTHING
    if line.note and old:
        note = say("    💬 {old} {note}", old=old, note=clip(line.note, 80))
    elif line.note:
        note = say("    💬 {note}", note=clip(line.note, 80))
    return lines(
        _figure(line, row),
        say("    <i>= {numbers}</i>", numbers=clip(line.made_of, 80)) if " + " in line.made_of else NOTHING,
        say("    <i>{doubt}</i>", doubt=odd_sentence(line.odd)) if line.odd else NOTHING,
        note,
    )


def _figure(line: ChangeLine, row: Markup) -> Markup:
    mark = "⚠️" if line.odd else "•"
    if line.after is None or line.after == line.before:
        return say("{mark} {row}", mark=mark, row=row)
    after = say("<b>{value}</b>", value=form_value_words(line.after))
    if line.after.value is not None:
        after = say("<b>{amount}</b>", amount=amount(line.indicator, line.after.value))
    if line.before is None:
        return say("{mark} {row}: {after}", mark=mark, row=row, after=after)
    return say(
        "{mark} {row}: {before} → {after}", mark=mark, row=row, before=form_value_words(line.before), after=after
    )


def ask_form_reason(
    department_name: str,
    month: Month,
    corrected: Sequence[tuple[Indicator, str, str]],
    nonce: int,
    above: Markup = NOTHING,
) -> Screen:
    """One reason for all the corrections of a report that has been sent: (figure, before, after)."""
    heading = beside(
        say("✏️ <b>{month:month}</b>", month=month), say("{department:department}", department=department_name)
    )
    rows = lines(
        say("• {row}: {before} → <b>{after}</b>", row=row_label(indicator), before=before, after=after)
        for indicator, before, after in corrected[:SHOWN]
    )
    reasons: list[Row] = [
        (Button(sentence.plain(), presses.form_reason(nonce, reason)),) for reason, sentence in REASONS.items()
    ]
    keeps = Button(plain("⬅️ O'zgartirmayman"), presses.drop_form(nonce))
    return Screen(fit_lines(paragraphs(above, heading, rows), below=ASK_REASON()), (*reasons, (keeps,)))


def form_numbers_kept(count: int, left: int) -> Markup:
    """Above the review, after ✅; `left` rows of the form were not taken."""
    return lines(
        say("✅ Formadan <b>{n} ta</b> raqam saqlandi.", n=count),
        say("❗️ {n} ta qator qabul qilinmadi. Shu yerda kiriting yoki faylda tuzating.", n=left) if left else NOTHING,
    )
