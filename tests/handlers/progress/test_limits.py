"""However large a plan is and whatever people wrote, Telegram takes every screen, and every button leads on."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from html import unescape
from re import sub
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.indicator import Indicator
from plan.period import Month, Span, SpanKind
from plan.progress.account import Account
from plan.progress.completeness import STATES, Board, BoardRow, Cell, Contact
from plan.progress.report import measure
from plan.progress.tally import Reported
from plan.progress.view import RowList
from storage.base import Session
from storage.database import Database
from tests.support.people.laid import lay_once
from tests.support.people.small_library import (
    APRIL_1,
    INFORMATION,
    MALIKA,
    NILUFAR,
    OFFICE,
    READERS,
    Phone,
    Promise,
    add_plan,
    create,
    day,
    hand_in,
)
from tests.support.plans.any_figures import WINDOWS, indicators, words
from texts import menus
from texts.planning import pages as plan_pages
from texts.progress import board as board_words
from texts.progress import lists, summary
from texts.progress.line_card import line_card
from texts.screen import Screen

KINDS: tuple[SpanKind, ...] = ("month", "quarter", "half", "nine_months", "year")


def takes(screen: Screen) -> None:
    """Whether Telegram would take it: the letters of a message, the buttons, and what a button carries."""
    shown = unescape(sub(r"</?[a-z]+>", "", screen.text))
    assert 0 < len(shown.encode("utf-16-le")) // 2 <= 4096
    for tag in ("b", "i", "s"):
        assert screen.text.count(f"<{tag}>") == screen.text.count(f"</{tag}>")
    buttons = [button for row in screen.buttons for button in row]
    assert len(buttons) <= 100
    assert all(len(row) <= 8 for row in screen.buttons)
    for button in buttons:
        assert button.label.strip()
        assert button.press is not None
        assert 1 <= len(button.press.encode()) <= 64


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_it_keeps_every_screen_of_progress_within_telegrams_limits(data: st.DataObject) -> None:
    few = data.draw(st.lists(indicators(), min_size=1, max_size=6))
    times = data.draw(st.sampled_from([1, 50]))
    whole = [_numbered(indicator, key) for key, indicator in enumerate(few * times, 1)]
    value = data.draw(st.decimals(0, 10**15, places=1))
    months = data.draw(st.integers(0, 12))
    reported = [
        Reported(indicator.key, department, month, value, "submitted")
        for indicator in whole
        for department in indicator.departments[:4]
        for month in range(1, months + 1)
    ]
    month = Month(2025, data.draw(st.integers(1, 12)))
    span = Span.containing(month, data.draw(st.sampled_from(KINDS)))
    names = dict.fromkeys(range(1, 41), data.draw(words.filter(str.strip)))
    report = measure(whole, reported, span=span, today=month.last_day + timedelta(days=1))
    takes(summary.summary_card(report, names, whole=True, earlier=span, later=span))
    for page in (0, 3, 10**9):
        takes(lists.sections_page(report, page))
        takes(lists.departments_page(report, names, page))
        takes(lists.listed_rows_page(report, "sarlavha", report.lines, RowList("department", 10**9), page))
    line = data.draw(st.sampled_from(report.lines))
    by, note = data.draw(words), data.draw(words)
    accounts = [
        Account(line.indicator.key, department, at, value, by, APRIL_1, True, note)
        for department in line.indicator.departments[:20]
        for at in range(1, 4)
    ]
    takes(
        line_card(
            report, line, accounts, report.lines[:30], names, leads_back="sum_at:2025-month-3", why="why:1:0:x:late:0"
        )
    )
    past = replace(report, as_it_was=month.last_day)
    takes(summary.summary_card(past, names, whole=True, earlier=span, later=span, now=report))
    takes(lists.listed_rows_page(past, "sarlavha", past.lines, RowList("department", 10**9), 3))


def _numbered(indicator: Indicator, key: int) -> Indicator:
    return replace(indicator, key=key)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_it_keeps_every_screen_of_the_plan_within_telegrams_limits(data: st.DataObject) -> None:
    few = data.draw(st.lists(indicators(), min_size=1, max_size=5))
    times = data.draw(st.sampled_from([1, 60]))
    rows = {key: [indicator] * data.draw(st.sampled_from([1, 30])) for key, indicator in enumerate(few * times, 1)}
    names = dict.fromkeys(range(1, 41), data.draw(words.filter(str.strip)))
    for page in (0, 5, 10**9):
        takes(plan_pages.contents_page(data.draw(words), 2025, rows, page, [2024, 2026]))
        shown = plan_pages.section_page(2025, 0, rows, page)
        assert shown is not None
        takes(shown)
    long = data.draw(words)
    takes(
        plan_pages.row_page(
            2025, rows[1], names, mechanism=long * 9, deadline=long, responsible=[long] * 9, back="plan_at:2025:0"
        )
    )


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_it_keeps_the_board_within_telegrams_limits(data: st.DataObject) -> None:
    cell = st.builds(
        Cell,
        state=st.sampled_from(STATES),
        at=st.none() | st.just(APRIL_1),
        by=words,
        days_late=st.integers(0, 400),
        approved=st.booleans(),
        closed=st.booleans(),
        open_until=st.none() | st.just(APRIL_1),
        submission=st.none() | st.just(10**9),
    )
    contact = st.builds(Contact, name=words, unreachable_since=st.none() | st.just(date(2025, 3, 1)))
    row = st.builds(
        BoardRow,
        key=st.just(10**9),
        name=words.filter(str.strip),
        cells=st.tuples(*[cell] * 12),
        contacts=st.lists(contact, max_size=6).map(tuple),
    )
    rows = data.draw(st.lists(row, min_size=1, max_size=4)) * data.draw(st.sampled_from([1, 15]))
    days = dict.fromkeys(range(1, 13), date(2025, 4, 3))
    year_board = Board(2025, tuple(rows), days, days)
    for page in (0, 1, 99):
        at = Month(2025, data.draw(st.integers(1, 12)))
        takes(board_words.board_page(year_board, at, page, today=date(2026, 1, 9), directs=True, years=[2024, 2026]))


def _random_plan(chance: random.Random, size: int) -> list[Promise]:
    sections = [f"S{number}" for number in range(1, chance.randint(2, 30))]
    promises = []
    for number in range(1, size + 1):
        promises.append(
            Promise(
                code=f"{chance.choice(sections)}.{number}",
                name="Kutubxona <fondi> & xizmatlari " * chance.randint(1, 12),
                departments=chance.sample([OFFICE, READERS, INFORMATION], chance.randint(1, 3) if number > 1 else 3),
                target=chance.choice([None, 0, 1, 12, 354_654, 10**12]),
                baseline=chance.choice([None, 0, 318_740]),
                window=str(chance.choice(WINDOWS)),
            )
        )
    return promises


def _presses(phone: Phone, first: str, limit: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Press whatever the screens offer, any of it first, until the limit; gives each press and the verb it was."""
    todo, seen = [first], {first}
    while todo and len(seen) < limit:
        press = todo.pop(chance.randrange(len(todo)))
        shown = phone.opens(press)
        yield press, press.split(":")[0]
        assert phone.toasts != [menus.STALE.plain()], press
        assert 0 < len(shown.text) <= 4096
        assert "sig'madi" not in shown.text, "nothing is left out of a plan of ordinary names"
        assert sum(len(row) for row in shown.buttons) <= 100
        for data in shown.presses.values():
            verb = data.split(":")[0]
            if data not in seen and verb.startswith(("sum", "board", "plan", "why")) and verb != "board_till":
                seen.add(data)
                todo.append(data)


def _lay_any_plan(session: Session, chance: random.Random, size: int) -> tuple[Any, ...]:
    """A plan with reports of three months; returns how the dice lie afterwards."""
    house = create(session)
    add_plan(session, house, _random_plan(chance, size))
    for department, by in ((OFFICE, MALIKA), (READERS, NILUFAR)):
        for month in (1, 2, 3):
            codes = chance.sample(list(house.figures), min(30, size))
            numbers = {code: chance.choice([0, 7, 10**12]) for code in codes}
            hand_in(session, house, department, month, numbers, at=day(month + 1, 2), by=by, note="Izoh & <b>")
    return chance.getstate()


@pytest.mark.long
@pytest.mark.walk
@pytest.mark.parametrize(("seed", "size"), [(1, 300), (2, 1), (3, 40)])
@pytest.mark.parametrize("who", [MALIKA, NILUFAR])
def test_it_answers_every_button_of_every_screen(sqlite_database: Database, seed: int, size: int, who: int) -> None:
    chance = random.Random(seed)
    with sqlite_database.write() as session:
        chance.setstate(lay_once(session, ("any plan", seed, size), partial(_lay_any_plan, chance=chance, size=size)))
    phone = Phone(sqlite_database, who)
    met = {verb for first in ("sum", "board", "plan") for _, verb in _presses(phone, first, 120, chance)}
    assert {"sum", "sum_at", "sum_parts", "sum_rows", "sum_row", "board", "board_at"} <= met
    assert {"plan", "plan_sec", "plan_row", "why_row"} <= met
