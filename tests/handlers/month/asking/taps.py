"""How many taps and typed answers a month takes, from its first card to "topshirildi", for each department of the demo
library and in each way:

    python -m tests.handlers.month.asking.taps

    first    what the card offers first: the rows with work are named in one line, and only those are asked
    cards    one card after another, and "Qolgani 0" behind the last number
    zeros    "Qolgani 0" at once, then each row out of the review
    list     all numbers as lines of a list
    lines    all of it in one message that nobody offers

Accounts of the demo library behind it are the only ones that are counted.
A typed line of row numbers is no answer and counts as a tap.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.demo import PLAYERS, START, build_demo
from plan.indicator import Indicator
from plan.period import Month
from plan.typed.assignment import address_of
from storage.database import Database, open_database
from storage.people import people
from tests.support.empty_database import empty_database
from tests.support.people.phone import Phone, Telegram
from texts.language import speaking
from texts.wording import row_button
from usecases.conversation import dialog_of
from usecases.month import reporting
from usecases.work import work_of

MARCH = Month(2025, 3)
NUMBERS = 4
MOST = 4
"""Taps that the way offered first may take, whatever the department; and a typed answer for each number."""


@dataclass(frozen=True, slots=True)
class Count:
    """What one way took one department."""

    department: str
    rows: int
    numbers: int
    way: str
    typed: int
    taps: int


class Reporter:
    """Somebody who reports March on their phone, with a count of what it takes them."""

    def __init__(self, database: Database, account: int) -> None:
        self.database, self.account = database, account
        self.phone = Phone(Telegram(database, START), account)
        self.typed = self.taps = 0
        self.phone.say("/kiritish")
        self.rows, self.all_rows, self.department = self._report()
        self.numbers = {row.key: 3 + place for place, row in enumerate(spread(self.rows))}

    def _report(self) -> tuple[Sequence[Indicator], Sequence[Indicator], str]:
        with self.database.read() as session:
            person = people.by_telegram_id(session, self.account)
            assert person is not None
            work = work_of(session, person, START)
            report = reporting.load_month(work, work.departments()[0], MARCH)
            assert report is not None
            return report.asked, report.reported_by, report.department.name

    def tap(self, label: str) -> None:
        self.taps += 1
        self.phone.press(label, self.phone.screen)

    def answer(self, text: str) -> None:
        self.typed += 1
        self.phone.say(text)

    def name_rows(self, text: str) -> None:
        self.taps += 1
        self.phone.say(text)

    def offers(self, label: str) -> bool:
        return any(offered.startswith(label) for offered in self.phone.screen.labels)

    def asked(self) -> int | None:
        """The figure of the question that is open; None at the review."""
        with self.database.write() as session:
            person = people.by_telegram_id(session, self.account)
            assert person is not None
            dialog = dialog_of(work_of(session, person, START))
            return dialog.facts.get("figure") if dialog.screen == "ask" else None

    def addresses(self) -> Mapping[str, int]:
        """How each row with a number is called in a typed line → its number."""
        called = {address_of(row, self.all_rows): row.key for row in self.rows if row.key in self.numbers}
        return {str(name): self.numbers[key] for name, key in called.items()}

    @property
    def is_sent(self) -> bool:
        return "Rahmat! Hisobot topshirildi" in self.phone.screen.text


def spread(rows: Sequence[Indicator]) -> list[Indicator]:
    """Four of the rows, every second one up to the last."""
    return [*rows[::-1][::2]][:NUMBERS][::-1]


def first_offered(reporter: Reporter) -> None:
    if not reporter.phone.screen.labels[0].startswith("📌"):
        card_by_card(reporter)
        return
    reporter.tap("📌")
    reporter.name_rows(" ".join(reporter.addresses()))
    card_by_card(reporter)


def card_by_card(reporter: Reporter) -> None:
    left = dict(reporter.numbers)
    while (figure := reporter.asked()) is not None:
        if figure in left:
            reporter.answer(str(left.pop(figure)))
        elif not left and reporter.offers("Qolgani 0"):
            reporter.tap("Qolgani 0")
        else:
            reporter.tap("0")
    reporter.tap("📨 Topshirish")


def zeros_first(reporter: Reporter) -> None:
    if not reporter.offers("Qolgani 0"):
        reporter.tap("⋯ Yana")
    reporter.tap("Qolgani 0")
    for row in reporter.rows:
        if row.key in reporter.numbers:
            label = row_button(row)
            if not any(shown.endswith(label) for shown in reporter.phone.screen.labels):
                reporter.tap("✏️ Bandlar")
            while not any(shown.endswith(label) for shown in reporter.phone.screen.labels):
                reporter.tap("Keyingi ▶️")
            reporter.tap(next(shown for shown in reporter.phone.screen.labels[::-1] if shown.endswith(label)))
            reporter.answer(str(reporter.numbers[row.key]))
    reporter.tap("📨 Topshirish")


def as_list(reporter: Reporter) -> None:
    reporter.tap("⋯ Yana")
    reporter.tap("📋 Ro'yxat bilan")
    reporter.answer("\n".join(f"{name} {number}" for name, number in reporter.addresses().items()))
    if reporter.asked() is None:
        reporter.tap("✅")
    if reporter.offers("Qolgani 0"):
        reporter.tap("Qolgani 0")
    while reporter.asked() is not None:
        reporter.tap("0")
    reporter.tap("📨 Topshirish")


def in_lines(reporter: Reporter) -> None:
    written = [f"{name}) {number}" for name, number in reporter.addresses().items()]
    reporter.answer("\n".join([*written, "qolgani 0"]))
    reporter.tap("📨 Topshirish")


WAYS: Mapping[str, Callable[[Reporter], None]] = {
    "first": first_offered,
    "cards": card_by_card,
    "zeros": zeros_first,
    "list": as_list,
    "lines": in_lines,
}
REPORTERS = [player.account for player in PLAYERS if player.department is not None]


def count_taps(database: Database, account: int, way: str) -> Count:
    """Report a month in one way; it is sent in the end, with exactly the numbers that were meant."""
    reporter = Reporter(database, account)
    WAYS[way](reporter)
    assert reporter.is_sent, reporter.phone.screen.text
    kept = _kept(reporter)
    assert kept == {row.key: reporter.numbers.get(row.key, 0) for row in reporter.rows}, kept
    return Count(reporter.department, len(reporter.rows), len(reporter.numbers), way, reporter.typed, reporter.taps)


def _kept(reporter: Reporter) -> dict[int, int]:
    with reporter.database.read() as session:
        person = people.by_telegram_id(session, reporter.account)
        assert person is not None
        work = work_of(session, person, START)
        report = reporting.load_month(work, work.departments()[0], MARCH)
        assert report is not None
        return {key: int(answer.value) for key, answer in report.answers.items() if answer.value is not None}


def lay_demo(folder: Path) -> Path:
    """The demo library in a file that can be copied; nobody has begun March."""
    file = folder / "demo.db"
    database = open_database(empty_database(file))
    build_demo(database)
    database.close()
    return file


@contextmanager
def copied(demo: Path) -> Iterator[Database]:
    """A copy of it to be played in."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "copy.db"
        file.write_bytes(demo.read_bytes())
        database = open_database(f"sqlite:///{file}")
        try:
            yield database
        finally:
            database.close()


def is_asked(demo: Path, account: int) -> bool:
    """Whether the plan asks anything of this department in March."""
    with copied(demo) as database:
        return bool(Reporter(database, account).rows)


def table(demo: Path, accounts: Sequence[int]) -> Iterator[str]:
    """Lines of the printed table, department by department."""
    yield f"{'department':<66} {'rows':>4} {'numbers':>7}  {'way':<6} {'typed':>5} {'taps':>4}"
    for account in accounts:
        for way in WAYS if is_asked(demo, account) else ():
            with copied(demo) as database:
                count = count_taps(database, account, way)
            name = count.department if way == "first" else ""
            yield f"{name:<66} {count.rows:>4} {count.numbers:>7}  {way:<6} {count.typed:>5} {count.taps:>4}"


def main(demo: Path, accounts: Sequence[int] = REPORTERS) -> None:
    with speaking("uz"):
        for line in table(demo, accounts):
            print(line, flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        main(lay_demo(Path(home)), [int(account) for account in sys.argv[1:]] or REPORTERS)
