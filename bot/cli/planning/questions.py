"""The questions about a plan's file at the terminal: those that the bot asks in the chat, answered in the same ways.

An answer that the file offers is named by a letter, because a number may be the answer itself.
"""

import sys
from collections.abc import Callable, Sequence
from string import ascii_lowercase

from bot.cli.given import is_yes
from bot.cli.out_files import print_lines
from handlers.planning.typed_answers import Understood, read_answer
from plan.document.doubt import Choice, Doubt
from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from plan.document.table.tables import Table
from plan.indicator import Window
from texts.deadlines import window_words
from texts.operator import files as words
from texts.planning.file.doubts import choice_text, doubt_question
from texts.template import without_html

Ask = Callable[[str], str]
LETTERS = (*ascii_lowercase, *(f"a{letter}" for letter in ascii_lowercase))


def somebody_to_ask() -> Ask | None:
    """Whoever sits at the terminal; None where nobody does. Whoever ends what they type has answered nothing."""
    if not sys.stdin.isatty():
        return None

    def ask(question: str) -> str:
        try:
            return input(question).strip()
        except EOFError:
            return ""

    return ask


def read_and_ask(tables: Sequence[Table], answers: dict[str, str], ask: Ask | None) -> PlanDocument:
    """The plan in the tables. What has to be answered before it can be loaded is asked, and put into `answers`, until
    nothing is left or nobody answers."""
    while True:
        document = read_plan(list(tables), answers)
        required = [doubt for doubt in document.doubts if doubt.required]
        if document.refusal or not required or ask is None:
            return document
        answer = answer_of(required[0], document, ask, left=len(required))
        if answer is None:
            return document
        answers[required[0].id] = answer


def answer_of(doubt: Doubt, document: PlanDocument, ask: Ask, left: int = 1) -> str | None:
    """The answer to one question; it is asked until it is understood, and None is no answer."""
    offered: dict[str, Choice] = dict(zip(LETTERS, doubt.choices, strict=False))
    print_lines(
        [
            words.QUESTION.plain(left=left, question=without_html(doubt_question(doubt))),
            *(f"  {letter}) {choice_text(choice, doubt.field)}" for letter, choice in offered.items()),
        ]
    )
    hint = (words.HOW_TO_ANSWER if offered else words.HOW_TO_TYPE)[doubt.typed].plain()
    while typed := ask(f"{hint}: "):
        chosen = offered.get(typed.casefold().rstrip(")."))
        if chosen is not None:
            return chosen.id
        read = read_answer(doubt, typed, document) if doubt.typed else None
        if isinstance(read, Understood):
            print_lines([words.TAKEN_AS.plain(answer=read.shown)])
            return read.answer
        if isinstance(read, Window):
            if is_yes(ask(words.ASK_YES.plain(question=words.TAKEN_AS.plain(answer=window_words(read))))):
                return str(read)
        else:
            print_lines([words.NOT_UNDERSTOOD.plain()])
    return None
