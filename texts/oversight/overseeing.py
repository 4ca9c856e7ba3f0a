"""Approving reports in words: to the overseer what waits and what changed, to the reporter what was said to it."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from plan.month.oversight import Changed, Waiting
from plan.month.submission import Refusal
from plan.period import Month
from texts.home import back_button, home_button
from texts.month import presses as month_presses
from texts.oversight import presses
from texts.paging import fit_lines, page_of, page_turns, paired_buttons
from texts.progress import presses as progress_presses
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, beside, lines, listed, paragraphs, plain, say
from texts.settings import presses as settings_presses
from texts.wording import clip, code_label, figure_words, row_named, short_department

PAGE, SHOWN = 8, 30
REFUSALS: Mapping[Refusal, Sentence] = {
    "not_yours": Sentence("Bu boshqa xizmatning hisoboti, faqat ko'rish mumkin."),
    "not_overseer": Sentence("Hisobotni direktor yoki uning o'rinbosari tasdiqlaydi."),
    "not_director": Sentence("Yopilgan oyni faqat direktor ochadi."),
    "early": Sentence("Bu oy hali boshlanmagan."),
    "closed": Sentence("Bu oy yopilgan. Direktor qayta ochib berishi mumkin."),
    "not_closed": Sentence("Bu oy ochiq, ochish shart emas."),
    "not_sent": Sentence("Bu hisobot hali topshirilmagan."),
    "sent": Sentence("Bu hisobot topshirilgan: endi faqat sababini aytib tuzatiladi."),
    "approved": Sentence("Bu hisobot tasdiqlangan."),
    "returned": Sentence("Bu hisobot tuzatishga qaytarilgan, qayta topshirilishi kutilmoqda."),
}
"""Why something cannot be done with a report, each with what can."""
NOTHING_LEFT = Sentence("Tasdiqlanmagan hisobot qolmagan.")
CHANGED = Sentence("Hisobot shu orada o'zgardi: mana hozirgisi.")
LIST_CHANGED = Sentence("🔄 Ro'yxat shu orada o'zgardi, hech narsa tasdiqlanmadi. Mana hozirgisi:")
APPROVED = Sentence("✅ Tasdiqlandi")
APPROVAL_OFF = Sentence("tasdiqlash o'chirilgan")
"""In the history, why reports were approved without being looked at."""


def judge_buttons(submission: int, revision: str) -> Row:
    """What an overseer can do with a report that waits."""
    return (
        Button(plain("✅ Tasdiqlash"), presses.approve(submission, revision), style="success"),
        Button(plain("↩️ Qaytarish"), presses.return_report(submission)),
    )


def return_button(submission: int) -> Row:
    return (Button(plain("↩️ Tuzatishga qaytarish"), presses.return_report(submission)),)


def word_button(submission: int) -> Row:
    """A word to the department, which leaves the report as it is."""
    return (Button(plain("💬 Xizmatga yozish"), presses.write_word(submission)),)


def board_button() -> Button:
    """To /holat."""
    return Button(plain("🗓 Kim topshirdi"), progress_presses.board())


def changed_number_lines(changed: Sequence[Changed]) -> Markup:
    """What a report says otherwise than before, a line each; nothing where nothing is."""
    if not changed:
        return NOTHING
    more = len(changed) - SHOWN
    return lines(
        say("<b>O'zgargan ko'rsatkichlar: {count}</b>", count=_count(changed)),
        (_change(change) for change in changed[:SHOWN]),
        say("… va yana {n} ta ko'rsatkich", n=more) if more > 0 else NOTHING,
    )


def _count(changed: Sequence[Changed]) -> int:
    """How many figures say something else, be it a number or the note beside it."""
    return sum(not change.same or bool(change.note) for change in changed)


def _change(change: Changed) -> Markup:
    row = code_label(change.indicator)
    before, after = (figure_words(change.indicator, value) for value in (change.before, change.after))
    note = clip(change.note, 120)
    if change.same and note:
        return say("• {row}: {after}, izoh «{note}»", row=row, after=after, note=note)
    if change.same:
        return say("• {row}: {before} — o'zgarmadi", row=row, before=before)
    return lines(
        say("• {row}: {before} → <b>{after}</b>", row=row, before=before, after=after),
        say("    💬 {note}", note=note) if note else NOTHING,
    )


def approved_page(name: str, at: Month, left: int) -> Screen:
    """To the overseer, right after approving; `left` is how many reports still wait."""
    done = say("✅ <b>{name:department}</b>: {month:month} hisoboti tasdiqlandi.", name=name, month=at)
    if not left:
        return Screen(done, ((home_button(),),))
    waiting = Button(plain("📨 Tasdiqlanmagan ({n})", n=left), presses.waiting(0), style="primary")
    return Screen(lines(done, say("Yana {n} ta hisobot tasdiqlanmagan.", n=left)), ((waiting,), (home_button(),)))


def approved_notice(name: str, at: Month, by: str) -> Screen:
    """To the reporter."""
    return Screen(
        say(
            "✅ {month:month} hisobotingiz ({name:department}) tasdiqlandi. Rahmat! — {by}",
            month=at,
            name=name,
            by=by,
        )
    )


def waiting_page(waiting: Sequence[Waiting], page: int, token: str, above: Markup = NOTHING) -> Screen:
    """Every report that waits for approval, what to look at in each, and one tap for all of them."""
    if not waiting:
        return Screen(say("👌 Tasdiqlanmagan hisobot yo'q."), ((board_button(),), (home_button(),)))
    shown, page, pages = page_of(waiting, page, PAGE)
    doubtful = sum(len(report.odd) for report in waiting)
    text = paragraphs(
        above,
        say("📨 <b>Tasdiqlanmagan hisobotlar: {n} ta</b>", n=len(waiting)),
        lines(_waiting(report) for report in shown),
        say("⚠️ {n} ta raqam shubhali: avval ko'zdan kechiring.", n=doubtful) if doubtful else NOTHING,
    )
    approve_all = plain("✅ Hammasini tasdiqlash ({n})", n=len(waiting))
    clear = sum(report.is_clear for report in waiting)
    several = len({report.month for report in shown}) > 1
    looks = paired_buttons([_look(report, named=several) for report in shown])
    rows: list[Row] = [*looks, *page_turns(page, pages, presses.waiting)]
    if 0 < clear < len(waiting):
        label = plain("✅ Savolsizlarini tasdiqlash ({n})", n=clear)
        rows.append((Button(label, presses.approve_clear(token), style="success"),))
        rows.append((Button(approve_all, presses.approve_all(token)),))
    else:
        rows.append((Button(approve_all, presses.approve_all(token), style="success"),))
    return Screen(fit_lines(text), (*rows, (home_button(),)))


def _look(report: Waiting, *, named: bool) -> Button:
    """To one report, with its month's name where another month stands beside it."""
    department = short_department(report.department, 22)
    label = (
        plain("👀 {department}: {month:month_name}", department=department, month=report.month)
        if named
        else plain("👀 {department}", department=department)
    )
    return Button(label, month_presses.review(report.submission, 0))


def _waiting(report: Waiting) -> Markup:
    """One report with what is to be looked at."""
    facts = beside(
        say("{n} ta ko'rsatkich", n=report.figures),
        say("⚠️ {n} tasi shubhali", n=len(report.odd)) if report.odd else NOTHING,
        say("⚠️ hammasi 0") if report.zeros else NOTHING,
        say("🕓 {n} tasi noma'lum", n=report.unknown) if report.unknown else NOTHING,
        say("▫️ {n} tasi kiritilmagan", n=report.missing) if report.missing else NOTHING,
        say("💬 {n} ta izoh", n=report.notes) if report.notes else NOTHING,
    )
    name, month = short_department(report.department, 40), report.month
    if not report.by:
        return say("• <b>{department}</b>, {month:month_name}: {facts}", department=name, month=month, facts=facts)
    return say(
        "• <b>{department}</b>, {month:month_name} ({by}): {facts}",
        department=name,
        month=month,
        by=clip(report.by, 40),
        facts=facts,
    )


def ask_all(waiting: Sequence[Waiting], token: str) -> Screen:
    """Before all is approved at once although something looks odd: which reports these are, and which of their rows."""
    doubtful = [report for report in waiting if report.odd or report.zeros]
    text = paragraphs(
        say("⚠️ <b>{n} ta hisobotda shubhali raqamlar bor:</b>", n=len(doubtful)),
        lines(
            say(
                "• <b>{name:department}</b>, {month:month_name}: {rows}",
                name=report.department,
                month=report.month,
                rows=listed(row_named(row) for row in report.odd[:SHOWN]) or say("hamma raqam 0"),
            )
            for report in doubtful
        ),
    )
    question = say("Shunga qaramay hammasi ({n} ta) tasdiqlansinmi?", n=len(waiting))
    yes = Button(plain("✅ Ha, hammasi to'g'ri"), presses.approve_all(token), style="success")
    no = Button(plain("⬅️ Avval ko'rib chiqaman"), presses.waiting(0))
    return Screen(fit_lines(text, below=question), ((yes,), (no,)))


def clear_approved(count: int) -> Markup:
    """Above those that are left: they want to be looked at."""
    return say("✅ {n} ta hisobot tasdiqlandi. Qolganini ko'zdan kechiring 👇", n=count)


def all_approved(count: int) -> str:
    return plain("✅ {n} ta hisobot tasdiqlandi.", n=count)


def sent_again(name: str, person: str, at: Month, changed: Sequence[Changed], submission: int, revision: str) -> Screen:
    """To the overseer: a report that was returned has come again, with what changed."""
    text = lines(
        say(
            "📨 <b>{name:department}</b>: {month:month_name} hisoboti qayta topshirildi ({person}).",
            name=name,
            month=at,
            person=person,
        ),
        changed_number_lines(changed),
    )
    look = (
        Button(plain("👀 Ko'rish"), month_presses.review(submission, 0)),
        Button(WHY.plain(), progress_presses.stories_of_report(submission, 0)),
    )
    return Screen(fit_lines(text), (judge_buttons(submission, revision), look))


def approve_again(changed: Sequence[Changed]) -> Markup:
    """Below the notice of a correction in a report that had been approved."""
    return say("Tasdiqlangan hisobotda {n} ta raqam o'zgardi. Qayta tasdiqlang.", n=_count(changed))


def menu_line(count: int) -> Markup:
    return say("📨 {n} ta hisobot tasdiqlanmagan.", n=count)


def menu_button(count: int) -> Row:
    return (Button(plain("📨 Tasdiqlash ({n})", n=count), presses.waiting(0), style="primary"),)


def approval_setting(on: bool) -> tuple[str, str, str]:
    """Title, value and meaning of the setting."""
    title = plain("✅ Hisobotlarni tasdiqlash")
    if on:
        meaning = plain(
            "Topshirilgan hisobotni direktor yoki o'rinbosari tasdiqlaydi; ungacha hujjatlarda «QORALAMA» deb yoziladi."
        )
        return title, plain("yoqilgan"), meaning
    meaning = plain("Topshirilgan hisobot darhol yakuniy hisoblanadi, tasdiqlash so'ralmaydi.")
    return title, plain("o'chirilgan"), meaning


def approval_page(on: bool, waiting: int, above: Markup = NOTHING) -> Screen:
    """The setting's own page."""
    title, value, meaning = approval_setting(on)
    text = paragraphs(
        above,
        lines(say("<b>{title}</b>: {value}", title=title, value=value), say("{meaning}", meaning=meaning)),
        say("O'chirilsa, tasdiqlanmagan {n} ta hisobot ham tasdiqlangan bo'ladi.", n=waiting)
        if on and waiting
        else NOTHING,
    )
    label = plain("O'chirish") if on else plain("Yoqish")
    return Screen(text, ((Button(label, presses.set_approval(not on)),), (back_button(settings_presses.settings()),)))


def approval_changed(on: bool, approved: int) -> Markup:
    """The setting is `on` now; `approved` is how many reports were approved by switching it off."""
    if on:
        return say("✅ Endi hisobotlar tasdiqlanadi.")
    return lines(
        say("✅ Tasdiqlash o'chirildi."), say("{n} ta hisobot tasdiqlandi.", n=approved) if approved else NOTHING
    )
