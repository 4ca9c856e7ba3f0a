"""/holat: who has reported which month, who is late, and who still has to, readable on a phone."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from markupsafe import Markup

from plan.period import Month
from plan.progress.completeness import Board, BoardRow, Cell, Contact, State
from texts.home import home_button
from texts.month import presses as month_presses
from texts.oversight import presses as oversight_presses
from texts.paging import button_grid, fit_lines, numbered_title, page_of, page_turns, paired_buttons
from texts.progress import presses
from texts.reminders import presses as reminder_presses
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, beside, lines, paragraphs, plain, say
from texts.wording import clip, month_button, short_department

MARKS: Mapping[State, str] = {"on_time": "✅", "late": "🟡", "missing": "❌", "not_due": "▫️", "nothing": "➖"}
BACK = "↩️"
WAITED_FOR = "⏳"
"""A month that is over and may still be sent on time: other than one that has not come yet, it asks for something."""
LEGEND = {
    "✅": Sentence("✅ o'z vaqtida"),
    "🟡": Sentence("🟡 kechikib"),
    "❌": Sentence("❌ topshirmagan"),
    "↩️": Sentence("↩️ tuzatishga qaytarilgan"),
    "⏳": Sentence("⏳ kutilmoqda"),
    "▫️": Sentence("▫️ oy hali tugamagan"),
    "➖": Sentence("➖ hisobot so'ralmaydi"),
}
PAGE = 8
MOST_CONTACTS = 4


def board_page(
    year_board: Board,
    at: Month,
    page: int,
    *,
    today: date,
    directs: bool,
    years: Sequence[int] = (),
    asked: Month | None = None,
    paper: Markup = NOTHING,
    actions: Sequence[Row] = (),
) -> Screen:
    """The year's board and, below it, one month in words. `years` are other years that have a plan; `asked`
    is the month as its report is asked for, where that is one sum; `paper` says how the paper of the month's quarter
    stands; `actions` are buttons to what can be done about the board as a whole."""
    shown, page, pages = page_of(year_board.rows, page, PAGE)
    if not year_board.rows:
        return Screen(say("🗓 Rejada siz hisobot beradigan band yo'q."), ((home_button(),),))
    year = lines(
        numbered_title(say("🗓 <b>{year:bare}-yil: kim hisobot topshirgan</b>", year=year_board.year), page, pages),
        say("<i>Har belgi — bir oy, yanvardan dekabrgacha</i>"),
        (_year_of(year_board, row, today) for row in shown),
        _legend(year_board, shown, today),
    )
    month = paragraphs(
        lines(say("📆 <b>{month:month}</b>", month=asked or at), _dates(year_board, at, today)),
        lines(
            _in_words(
                row,
                _mark(year_board, row, at.number, today),
                row.cells[at.number - 1],
                directs,
                before=at.number in row.before,
                inside=_sum_of(row, at),
            )
            for row in shown
        ),
    )
    buttons = (
        *_months(year_board, at, page, today),
        *page_turns(page, pages, lambda to: presses.board_of(year_board.year, at.number, to)),
        *paired_buttons([button for row in shown for button in _row_buttons(row, at, page, directs)]),
        *_nudge(year_board, at, today, directs),
        *actions,
        *button_grid([_year_button(year) for year in years], 3),
        (home_button(),),
    )
    return Screen(fit_lines(paragraphs(year, month, paper)), buttons)


def _mark(year_board: Board, row: BoardRow, month: int, today: date) -> str:
    cell = row.cells[month - 1]
    if cell.returned:
        return BACK
    state = cell.state
    over = Month(year_board.year, month).last_day < today
    return WAITED_FOR if state == "not_due" and over else MARKS[state]


def _year_of(year_board: Board, row: BoardRow, today: date) -> Markup:
    """Twelve marks in quarters, so that a month is found by counting to three."""
    marks = [_mark(year_board, row, month, today) for month in range(1, 13)]
    return lines(
        say("<b>{department}</b>", department=short_department(row.name, 44)),
        say(
            "{first}  {second}  {third}  {fourth}",
            first=_quarter(marks, 0),
            second=_quarter(marks, 1),
            third=_quarter(marks, 2),
            fourth=_quarter(marks, 3),
        ),
    )


def _quarter(marks: Sequence[str], quarter: int) -> str:
    first, second, third = marks[3 * quarter : 3 * quarter + 3]
    return plain("{first}{second}{third}", first=first, second=second, third=third)


def _legend(year_board: Board, shown: Sequence[BoardRow], today: date) -> Markup:
    """What the marks that are met mean."""
    met = {_mark(year_board, row, month, today) for row in shown for month in range(1, 13)}
    return say("<i>{legend}</i>", legend=beside(*(meaning() for mark, meaning in LEGEND.items() if mark in met)))


def _dates(year_board: Board, at: Month, today: date) -> Markup:
    """When the month is due and when it locks, and how many have sent it."""
    closes, counts = year_board.closes_on[at.number], year_board.count(at)
    owing = len(year_board.rows) - counts["nothing"]
    if at.number < year_board.begins and not owing:
        return say("Bot bilan ish boshlangandan oldingi oy: hech kimdan hisobot so'ralmaydi")
    if today > closes:
        closing = say("Oy yopildi: {closes:day}", closes=closes)
    else:
        closing = say("Oy yopiladi: {closes:day}", closes=closes)
    if owing:
        sent = say("Topshirgan: {n} tadan <b>{sent} tasi</b>", n=owing, sent=counts["on_time"] + counts["late"])
    else:
        sent = say("Bu oyda hech kimdan hisobot so'ralmaydi")
    return lines(say("Topshirish muddati: {due:day}", due=year_board.due_on[at.number]), closing, sent)


def _sum_of(row: BoardRow, at: Month) -> Month | None:
    """The sum that a month of a department is part of; None where it has its own report, or none."""
    sums = (Month(at.year, end, cell.since) for end, cell in enumerate(row.cells, 1) if cell.since)
    return next((each for each in sums if each.first <= at.number <= each.number), None)


def _in_words(row: BoardRow, mark: str, cell: Cell, directs: bool, *, before: bool, inside: Month | None) -> Markup:
    """How one department stands; where a report has not come, also whom to ask for it. `inside` is the sum that the
    month is part of."""
    if cell.state in ("on_time", "late"):
        facts = beside(_sent(cell), say("🔒 yopilgan")) if cell.returned and cell.closed else _sent(cell)
        if inside is not None and cell.since:
            facts = beside(say("🧮 {month:month_name} jami", month=inside), facts)
    elif cell.state == "nothing" and inside is not None:
        facts = say("🧮 {month:month_name} jamiga kirgan", month=inside)
    elif cell.state == "nothing":
        facts = say("kiritilmagan") if before else say("bu oyda hisobot topshirmaydi")
    else:
        facts = beside(_not_sent(cell, mark), say("🔒 yopilgan") if cell.closed else _open_again(cell))
    stands = say(
        "{mark} <b>{department}</b>: {facts}", mark=mark, department=short_department(row.name, 40), facts=facts
    )
    contacts = _contacts(row.contacts, directs) if cell.is_owed else NOTHING
    return lines(stands, contacts)


def _sent(cell: Cell) -> Markup:
    if cell.at is None:
        when = NOTHING
    elif cell.by:
        when = say("{by}, {at:moment}", by=clip(cell.by, 40), at=cell.at)
    else:
        when = say("{at:moment}", at=cell.at)
    return beside(
        when,
        say("{n} kun kechikib", n=cell.days_late) if cell.days_late else NOTHING,
        _open_again(cell),
        _judged(cell),
    )


def _judged(cell: Cell) -> Markup:
    if cell.returned:
        return say("↩️ tuzatishga qaytarilgan")
    return say("☑️ tasdiqlangan") if cell.approved else say("📨 tasdiqlanmagan")


def _not_sent(cell: Cell, mark: str) -> Markup:
    if cell.returned:
        return say("↩️ tuzatishga qaytarilgan")
    if cell.at is not None:
        return say("raqamsiz topshirgan ({at:moment})", at=cell.at)
    if cell.closed and cell.kept:
        return say("topshirmagan ({n} ta raqam yozilgan, saqlangan)", n=cell.kept)
    if cell.closed:
        return say("topshirmagan")
    return say("hali topshirmagan") if cell.state == "missing" or mark == WAITED_FOR else say("oy hali tugamagan")


def _open_again(cell: Cell) -> Markup:
    if cell.open_until is None:
        return NOTHING
    last_day = (cell.open_until - timedelta(seconds=1)).date()
    return say("🔓 {day:short_day} kuni oxirigacha ochiq", day=last_day)


def _contacts(contacts: Sequence[Contact], directs: bool) -> Markup:
    """Whom to ask for a report that has not come."""
    if contacts:
        return lines(_contact(contact, clip(contact.name, 40)) for contact in contacts[:MOST_CONTACTS])
    if directs:
        return say("     👤 hali birorta xodim qo'shilmagan: /xodimlar")
    return say("     👤 hali birorta xodim qo'shilmagan")


def _contact(contact: Contact, name: str) -> Markup:
    if contact.away_until is not None and contact.deputy:
        return say(
            "     🌴 {name} ta'tilda (oxirgi kuni {until:short_day}), o'rniga {deputy}",
            name=name,
            until=contact.away_until,
            deputy=clip(contact.deputy, 40),
        )
    if contact.away_until is not None:
        return say("     🌴 {name} ta'tilda (oxirgi kuni {until:short_day})", name=name, until=contact.away_until)
    if contact.unreachable_since is not None:
        since = contact.unreachable_since
        return say("     📵 {name}: xabar yetmayapti ({since:short_day}dan beri)", name=name, since=since)
    return say("     👤 {name}", name=name)


def _months(year_board: Board, at: Month, page: int, today: date) -> tuple[Row, ...]:
    """The months of the year that have begun; the present one is marked."""
    begun = [number for number in range(1, 13) if Month(year_board.year, number).first_day <= today] or [1]
    buttons = []
    for number in begun:
        label = plain("•{month:month_button}", month=number) if number == at.number else month_button(number)
        buttons.append(Button(label, presses.board_of(year_board.year, number, page)))
    return button_grid(buttons, 4)


def _row_buttons(row: BoardRow, at: Month, page: int, directs: bool) -> tuple[Button, ...]:
    """To open a department's closed month, and to look at its report."""
    cell, name = row.cells[at.number - 1], short_department(row.name, 22)
    buttons: list[Button] = []
    if directs and cell.closed:
        to_open = oversight_presses.reopen_month(row.key, at.year, at.number, page)
        buttons.append(Button(plain("🔓 {department}", department=name), to_open))
    if cell.submission is not None:
        buttons.append(Button(plain("👀 {department}", department=name), month_presses.review(cell.submission, 0)))
    return tuple(buttons)


def _nudge(year_board: Board, at: Month, today: date, directs: bool) -> tuple[Row, ...]:
    if not directs or not any(_waited_for(year_board, row.cells[at.number - 1], at, today) for row in year_board.rows):
        return ()
    return ((Button(plain("🔔 Eslatish"), reminder_presses.nudge(year_board.year, at.number)),),)


def _waited_for(year_board: Board, cell: Cell, at: Month, today: date) -> bool:
    """Whether somebody can still send a month that has not come: it is over, and open or opened again."""
    is_open = today <= year_board.closes_on[at.number] or cell.open_until is not None
    return cell.is_owed and at.last_day < today and is_open


def _year_button(year: int) -> Button:
    return Button(plain("{year:bare}-yil", year=year), presses.board_of(year, 12, 0))
