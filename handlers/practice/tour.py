"""The tour: three cards that turn in place and leave the open question alone."""

from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from texts.practice import presses
from texts.practice import tour as words
from usecases.practice import can_practise


def show_card(visit: Visit, card: int) -> None:
    if not 1 <= card <= words.CARDS:
        raise BadPress
    visit.page(words.tour_card(card, rows=can_practise(visit.work)))


PAGE = Page(presses=(on(presses.tour, show_card),))
