"""The review of a month before it is sent, and afterwards: every row, what was typed, what looks odd, tap to change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.month.submission import Access
from plan.status import Status
from texts import home
from texts.month import presses
from texts.month.files.forms import BUTTON as FORM
from texts.month.oddness import nothing_done_sentence, odd_sentence
from texts.month.questions import Heading
from texts.paging import fit_above, numbered_title, packed_buttons, page_of, page_turns
from texts.progress import presses as progress
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, beside, lines, listed, paragraphs, plain, say
from texts.wording import clip, figure_words, row_button, row_heading, row_label

REVIEW_PAGE = 24
"""Rows on one page of the review: with their names they stay well below Telegram's 4096 letters."""
OTHERS_PAGE = 8
_LINE = 32
"""Letters of a row's label and name: about a phone's line."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One line of the review: the figure, what stands there, and what looks odd about it."""

    indicator: Indicator
    answered: bool
    value: Decimal | None
    note: str
    files: int
    odd: Oddness | None


def review_page(
    heading: Heading,
    rows: Sequence[ReviewRow],
    *,
    page: int,
    access: Access,
    status: Status = "draft",
    above: Markup = NOTHING,
    unasked: int = 0,
    judge: tuple[Row, ...] = (),
    only_zeros: bool = False,
) -> Screen:
    """Everything that was typed, before it is sent (or after, to look at and correct). `judge` are the buttons of
    whoever may approve or return it; `only_zeros` says that nothing was done: what is added up is 0 in every row."""
    shown, page, pages = page_of(rows, page, REVIEW_PAGE)
    missing = heading.total - heading.answered
    state = say("Hali {n} ta savol qoldi", n=missing) if access == "open" and missing else _state(access, status)
    changeable = access in ("open", "correct")
    text = paragraphs(
        lines(_title(heading), numbered_title(state, page, pages)),
        lines(_review_line(row) for row in shown) or say("Bu oyda siz hisobot beradigan band yo'q."),
        lines(
            _summary(rows, missing if access != "open" else 0) if page == pages - 1 else NOTHING,
            nothing_done_sentence(row.value for row in rows) if only_zeros and page == pages - 1 else NOTHING,
            say("O'zgartirish uchun band raqamini bosing 👇") if changeable and rows else NOTHING,
        ),
    )
    buttons = _review_buttons(heading, shown, page, pages, access, unasked, again=status == "returned")
    return Screen(fit_above(above, text) if above else text, (*judge, *buttons))


def _title(heading: Heading) -> Markup:
    return beside(
        say("📋 <b>{month:month}</b>", month=heading.month),
        say("{department:department}", department=heading.department),
    )


_STATES: Mapping[tuple[Access, Status], Sentence] = {
    ("open", "returned"): Sentence("↩️ Qaytarilgan: tuzatib, qayta topshiring"),
    ("correct", "approved"): Sentence("☑️ Tasdiqlangan. Oy yopilguncha tuzatilsa, qayta tasdiqlanadi"),
    ("closed", "approved"): Sentence("☑️ Tasdiqlangan · 🔒 oy yopilgan"),
    ("read", "draft"): Sentence("✍️ Hali topshirilmagan"),
    ("read", "submitted"): Sentence("📨 Topshirilgan, tasdiqlanmagan"),
    ("read", "approved"): Sentence("☑️ Tasdiqlangan hisobot"),
    ("read", "returned"): Sentence("↩️ Tuzatishga qaytarilgan"),
}
_BY_ACCESS: Mapping[Access, Sentence] = {
    "open": Sentence("Topshirishdan oldin ko'zdan kechiring"),
    "correct": Sentence("✅ Topshirilgan. Oy yopilguncha tuzatish mumkin"),
    "read": Sentence("Hisobot"),
    "closed": Sentence("🔒 Bu oy yopilgan"),
    "early": Sentence("Bu oy hali boshlanmagan"),
}


def _state(access: Access, status: Status) -> Markup:
    return _STATES.get((access, status), _BY_ACCESS[access])()


def _summary(rows: Sequence[ReviewRow], missing: int) -> Markup:
    """How many rows there are, and how many of them say little; `missing` have no answer."""
    zeros = sum(row.value == 0 for row in rows)
    unknown = sum(row.answered and row.value is None for row in rows)
    counts = [
        say("{n} tasi 0", n=zeros) if zeros else NOTHING,
        say("{n} tasi javobsiz", n=missing) if missing else NOTHING,
        say("{n} tasi hali noma'lum", n=unknown) if unknown else NOTHING,
    ]
    if not any(counts):
        return say("Jami {n} ta ko'rsatkich.", n=len(rows)) if rows else NOTHING
    return say("Jami {n} ta ko'rsatkich: {counts}.", n=len(rows), counts=listed(filter(None, counts)))


def _named(indicator: Indicator) -> Markup:
    """A row in about a phone's line; what is left of a long part's row says nothing that its neighbours do not."""
    label = row_label(indicator)
    room = _LINE - len(label)
    if room < 20:
        return say("<b>{label}</b>", label=label)
    return say("<b>{label}</b> {name}", label=label, name=row_heading(indicator, room))


def _review_line(row: ReviewRow) -> Markup:
    name = _named(row.indicator)
    if not row.answered:
        return say("▫️ {name}: —", name=name)
    return lines(
        beside(_value_line(row, name), say("📎 {files}", files=row.files) if row.files else NOTHING),
        say("    <i>{doubt}</i>", doubt=odd_sentence(row.odd)) if row.odd else NOTHING,
        say("    💬 {note}", note=clip(row.note, 60)) if row.note else NOTHING,
    )


def _value_line(row: ReviewRow, name: Markup) -> Markup:
    if row.value is None:
        return say("🕓 {name}: hali noma'lum", name=name)
    value = figure_words(row.indicator, row.value)
    if row.odd:
        return say("⚠️ {name}: <b>{value}</b>", name=name, value=value)
    if row.indicator.kind == "level":
        return say("• {name}: jami <b>{value}</b>", name=name, value=value)
    return say("• {name}: <b>{value}</b>", name=name, value=value)


def _review_buttons(
    heading: Heading,
    shown: Sequence[ReviewRow],
    page: int,
    pages: int,
    access: Access,
    unasked: int,
    *,
    again: bool,
) -> tuple[Row, ...]:
    submission = heading.submission
    changeable = access in ("open", "correct")
    rows: list[Row] = []
    if changeable:
        rows += packed_buttons([_row_button(submission, row) for row in shown])
    rows += page_turns(page, pages, lambda to: presses.review(submission, to))
    if changeable and unasked:
        rows.append((Button(plain("➕ Boshqa band bo'yicha kiritish"), presses.other_rows(submission, 0)),))
    if access == "open":
        rows.append((_onward(heading, again=again),))
    whole = [Button(FORM.plain(), presses.hand_out_form(submission))] if changeable else []
    if any(row.answered for row in shown):
        whole.append(Button(WHY.plain(), progress.stories_of_report(submission, 0)))
    if whole:
        rows.append(tuple(whole))
    if not changeable:
        rows.append((Button(plain("🗓 Kim topshirdi"), progress.board()),))
    return (*rows, (home.home_button(),))


def _row_button(submission: int, row: ReviewRow) -> Button:
    label = row_button(row.indicator)
    if row.odd:
        label = plain("⚠️ {label}", label=label)
    return Button(label, presses.change_row(submission, row.indicator.key))


def _onward(heading: Heading, *, again: bool) -> Button:
    """To the next question, or to the director; `again` is of a report that was returned."""
    missing = heading.total - heading.answered
    if missing:
        label = plain("▶️ Davom ettirish ({n} ta qoldi)", n=missing)
        return Button(label, presses.go_on(heading.submission), style="primary")
    label = plain("📨 Qayta topshirish") if again else plain("📨 Topshirish")
    return Button(label, presses.submit(heading.submission), style="success")


def other_rows(heading: Heading, indicators: Sequence[Indicator], page: int) -> Screen:
    """Rows that this month does not ask for, to be opened all the same."""
    shown, page, pages = page_of(indicators, page, OTHERS_PAGE)
    text = paragraphs(
        lines(
            _title(heading),
            say("Bu oyda so'ralmaydigan bandlar. Ish bajarilgan bo'lsa, bandni tanlang:"),
        ),
        lines(say("<b>{row}</b> {name}", row=row_label(row), name=clip(row.name, 70)) for row in shown),
    )
    buttons = [Button(row_button(row), presses.change_row(heading.submission, row.key)) for row in shown]
    turned = page_turns(page, pages, lambda to: presses.other_rows(heading.submission, to))
    back = home.back_button(presses.review(heading.submission, 0))
    return Screen(text, (*packed_buttons(buttons), *turned, (back,)))
