"""What was said above a card that the person has not seen yet comes again above the next one, whatever that asks:
nothing that comes between takes it away."""

from dataclasses import dataclass

from handlers.month.waiting import UNSEEN, parted
from handlers.visit import Visit
from texts.month import unseen as words
from texts.paging import fit_lines
from texts.screen import Button, Row
from texts.sentence import NOTHING, Markup, paragraphs
from usecases import conversation
from usecases.month.reporting import Report

TOLD = "told"
"""The dialog's fact: what was said above the card, with its buttons."""
_LETTERS = 1200
"""Letters of it that the next card repeats."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said above a card."""

    above: Markup = NOTHING
    ahead: tuple[Row, ...] = ()

    def with_news(self, above: Markup, ahead: tuple[Row, ...] = ()) -> "Told":
        """The same with what is said now."""
        told = paragraphs(self.above, above) if above not in self.above else self.above
        return Told(told, (*ahead, *(row for row in self.ahead if row not in ahead)))

    def facts(self) -> dict[str, object]:
        """The dialog's facts that remember it."""
        if not self.above and not self.ahead:
            return {}
        rows = [[[button.label, button.press] for button in row if button.press] for row in self.ahead]
        return {TOLD: [str(fit_lines(self.above, _LETTERS)), rows]}


def is_card_unseen(visit: Visit, report: Report) -> bool:
    """Whether this is a message that was written before the present card of the report could be seen. Of a row that
    they chose themselves the person need not see the card to answer it (`is_unseen`), and has not seen it."""
    facts = visit.dialog.facts
    if not visit.message_id or facts.get("submission") != report.submission.id:
        return False
    shown, since = facts.get("shown"), facts.get("since") or 0
    return conversation.is_written_before(visit.work, visit.dialog, visit.message_id, visit.written_at, shown, since)


def told_unseen(visit: Visit, report: Report) -> Told:
    """What is said above the present card of the report, if that was not seen when this message was written."""
    above, buttons = visit.dialog.facts.get(TOLD, ("", ()))
    if not (above or buttons) or not is_card_unseen(visit, report):
        return Told()
    return Told(Markup(above), tuple(tuple(Button(label, press) for label, press in row) for row in buttons))


def told_on_review(visit: Visit, report: Report) -> Told:
    """The same for the review, at which no question is open: what was typed unseen is only named."""
    texts = visit.dialog.facts.get(UNSEEN, ())
    if not texts or not is_card_unseen(visit, report):
        return told_unseen(visit, report)
    return told_unseen(visit, report).with_news(words.unseen_lines(*parted(visit, texts)))
