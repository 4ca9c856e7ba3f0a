"""What was said above a card that the person has not seen yet comes again above the next one, whatever that asks:
nothing that comes between takes it away."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.month.waiting import UNSEEN, parted
from handlers.visit import Visit
from texts.month import presses, unclear
from texts.month import unseen as words
from texts.month.days import presses as day_presses
from texts.paging import fit_lines
from texts.screen import Button, Row
from texts.sentence import NOTHING, Markup, paragraphs
from usecases import conversation
from usecases.month.reporting import Report

TOLD = "told"
"""The dialog's fact: what was said above the card, with its buttons."""
ASKED = "asked"
"""The dialog's fact: a question of ours above the open one, its buttons, and which of them mean yes."""
_ACCEPTING = frozenset(
    press.verb
    for press in (
        *(presses.offered_number, presses.number_of_row, presses.likely_number, presses.number_is_right),
        *(presses.unknown, day_presses.keep_day, day_presses.keep_days),
    )
)
"""The buttons that say yes to a question of ours."""
_LETTERS = 1200
"""Letters of it that the next card repeats."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said above a card."""

    above: Markup = NOTHING
    ahead: tuple[Row, ...] = ()

    def with_news(self, above: Markup, ahead: tuple[Row, ...] = ()) -> "Told":
        """The same with what is said now. A doubt about a number that has become another one is asked no more: its
        buttons are those of the new doubt."""
        told = paragraphs(self.above, above) if above not in self.above else self.above
        presses_now = {button.press for row in ahead for button in row}
        left = (row for row in self.ahead if presses_now.isdisjoint(button.press for button in row))
        return Told(told, (*ahead, *left))

    def facts(self) -> dict[str, object]:
        """The dialog's facts that remember it."""
        if not self.above and not self.ahead:
            return {}
        return {TOLD: [str(fit_lines(self.above, _LETTERS)), written_rows(self.ahead)]}


def written_rows(rows: Sequence[Row]) -> list[list[list[str]]]:
    """Buttons as a fact of the dialog remembers them."""
    return [[[button.label, button.press] for button in row if button.press] for row in rows]


def rows_of(written: Sequence[Sequence[Sequence[str]]]) -> tuple[Row, ...]:
    """The buttons that a fact of the dialog remembers."""
    return tuple(tuple(Button(label, press) for label, press in row) for row in written)


def asked_facts(asked: Markup, ahead: Sequence[Row], others: Sequence[Row], *, asks: bool) -> dict[str, object]:
    """The dialog's facts that remember what is `asked` above a question, with its buttons `ahead`; `others` are those
    of what waits there. Nothing where no button would mean yes, and no words ask (`asks`)."""
    left_open = unclear.UNKNOWN_FOR_NOW.plain()  # nobody asked whether it is not known yet
    accepting = [
        button.press
        for row in (*ahead, *others)
        for button in row
        if button.press and button.press.split(":")[0] in _ACCEPTING and button.label != left_open
    ]
    if not (accepting or asks):
        return {}
    return {ASKED: [str(fit_lines(asked, _LETTERS)), written_rows(ahead), accepting]}


def is_card_unseen(visit: Visit, report: Report) -> bool:
    """Whether this is a message that was written before the present card of the report could be seen. Of a row that
    they chose themselves the person need not see the card to answer it (`is_unseen`), and has not seen it."""
    facts = visit.dialog.facts
    if not visit.message_id or facts.get("submission") != report.submission.id:
        return False
    first = conversation.FirstShown.of(facts)
    if first.message is None and visit.dialog.card_message_id is None:
        return True  # not known to have arrived: to say it once too often does no harm
    if not first.since:
        return visit.message_id < (first.message or visit.dialog.card_message_id or 0)
    return conversation.is_written_before(visit.work, visit.dialog, visit.message_id, visit.written_at, first)


def told_unseen(visit: Visit, report: Report) -> Told:
    """What is said above the present card of the report, if that was not seen when this message was written."""
    above, buttons = visit.dialog.facts.get(TOLD, ("", ()))
    if not (above or buttons) or not is_card_unseen(visit, report):
        return Told()
    return Told(Markup(above), rows_of(buttons))


def told_on_review(visit: Visit, report: Report) -> Told:
    """The same for the review, at which no question is open: what was typed unseen is only named."""
    texts = visit.dialog.facts.get(UNSEEN, ())
    if not texts or not is_card_unseen(visit, report):
        return told_unseen(visit, report)
    return told_unseen(visit, report).with_news(words.unseen_lines(*parted(visit, texts)))
