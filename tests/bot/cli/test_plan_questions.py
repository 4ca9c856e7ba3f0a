"""What is open in a plan's file is asked at the terminal, as the bot asks it in the chat."""

from collections.abc import Callable, Iterator

import pytest

from bot.apart.limits import read_limited
from bot.cli.planning.questions import LETTERS, read_and_ask
from plan.document.figure import PlanDocument
from tests.support.plans.files import row, workbook
from texts.language import speaking

WINDOW = row("1.", "Kitob berish", window="zarurat bo'yicha")
TARGET = row("2.", "Tadbirlar", target="yetarlicha")


@pytest.fixture(autouse=True, params=["uz", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[None]:
    with speaking(request.param):
        yield


def _typing(*typed: str) -> tuple[Callable[[str], str], list[str]]:
    answers, asked = iter(typed), []

    def ask(question: str) -> str:
        asked.append(question)
        return next(answers, "")

    return ask, asked


def _read(rows: list[list[object]], *typed: str, title: str = "") -> tuple[PlanDocument, dict[str, str], int]:
    """The plan as the answers make it, the answers, and how often something was asked."""
    answers: dict[str, str] = {}
    ask, asked = _typing(*typed)
    document = read_and_ask(read_limited(workbook(*rows, title=title), "reja.xlsx"), answers, ask)
    return document, answers, len(asked)


@pytest.mark.parametrize(
    ("rows", "typed", "kept"),
    [
        ([WINDOW], ["a"], "months 1-12"),
        ([WINDOW], ["H)"], "due 3,6,9,12"),
        ([WINDOW], ["mart, oktabr", "ha"], "due 3,10"),
        ([WINDOW], ["mart", "yo'q", "aprel", "y"], "months 4-4"),
        ([WINDOW], ["qachondir", "k"], "due 12"),
        ([TARGET], ["1 200"], "1200"),
        ([TARGET], ["a"], "none"),
        ([TARGET], ["ko'p", "7"], "7"),
    ],
)
def test_a_letter_is_an_answer_that_is_offered_and_anything_else_is_the_answer(
    rows: list[list[object]], typed: list[str], kept: str
) -> None:
    document, answers, asked = _read(rows, *typed)
    assert list(answers.values()) == [kept]
    assert document.loadable
    assert asked == len(typed)


def test_a_number_is_never_taken_for_the_place_of_an_offered_answer() -> None:
    """Of two rows with one number the second is not chosen by typing 2."""
    twice = [row("3.", "Ko'rgazmalar"), row("3.", "Uchrashuvlar")]
    document, _, asked = _read(twice, "2", "b")
    assert asked == 2
    assert [figure.name for figure in document.figures] == ["Uchrashuvlar"]


def test_what_is_asked_and_not_answered_stays_open() -> None:
    document, answers, asked = _read([WINDOW, TARGET], "a", "")
    assert (document.loadable, len(answers), asked) == (False, 1, 2)


def test_nobody_at_the_terminal_is_asked_nothing() -> None:
    answers: dict[str, str] = {}
    document = read_and_ask(read_limited(workbook(WINDOW), "reja.xlsx"), answers, None)
    assert (document.loadable, answers) == (False, {})


def test_there_is_a_letter_for_every_answer() -> None:
    assert len(set(LETTERS)) == len(LETTERS)
    assert not any(letter.isdigit() for letter in "".join(LETTERS))
