"""Everything that can be set is set by buttons in /sozlamalar, shows its value there, and says what it does.

The walk presses every button it finds below /sozlamalar, types where something is waited for and sends a Word file
where one is; it knows no setting by name, so a new one without a button of its own fails here.
"""

from collections import deque
from dataclasses import asdict, dataclass, field, fields
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from reports.word.sample import sample_template
from storage import settings as kept
from storage.database import Database
from storage.papers import library_files
from storage.people import people
from storage.setting_values import COLUMNS
from storage.tables import Dialog, HistoryEntry, Library, Person
from tests.support.people.phone import MALIKA, MORNING, Phone, Telegram
from tests.support.plans.files import SMALL, load, workbook
from usecases.people.founding import open_library

TYPED = ("15-aprel", "Sinov matni", "+998 71 200 00 00")
"""What is typed where something is waited for: one of these suits any setting."""
OUT = {"menu", "staff"}
"""The ways out of the settings."""
HOME = "🏠"
"""Stands on the page of home in every language."""
IN_FORCE = {name for kind in COLUMNS for name in (field.name for field in fields(kind))}
OF_THE_LIBRARY = {"name", "timezone", "days_off", "letter"}
A_FILE = "a file"
"""Stands for the Word file that is sent, where texts that are typed stand."""


@dataclass
class Walk:
    """Through all pages below /sozlamalar."""

    telegram: Telegram
    phone: Phone
    changed: dict[str, str] = field(default_factory=dict)
    """Setting → the page on which it was changed, before and after."""
    pages: dict[str, str] = field(default_factory=dict)
    """What was pressed → what was shown."""
    before: dict[str, Any] = field(default_factory=dict)
    """Every setting as it was after the last press."""

    def values(self) -> dict[str, Any]:
        """Every setting as it is now."""
        with self.telegram.database.read() as session:
            library = session.scalars(select(Library)).one()
            in_force: dict[str, Any] = {"name": library.name, "timezone": library.timezone}
            in_force["days_off"] = people.days_off(session, library.id)
            letter = library_files.load_library_file(session, library.id, "letter")
            in_force["letter"] = letter and letter.name
            for read in (
                kept.ladder_of_library,
                kept.deadlines_of_library,
                kept.letterhead_of_library,
                kept.oversight_of_library,
            ):
                in_force |= asdict(read(session, library.id))
        return in_force

    def go(self) -> None:
        self.phone.say("/sozlamalar")
        self.before = self.values()
        waiting = deque(self._buttons())
        while waiting:
            data = waiting.popleft()
            if data in self.pages or data.split(":")[0] in OUT:
                continue
            if self._waits():
                self.phone.say("/bekor")
            self._do(data)
            waiting.extend(self._buttons())
            while self._waits() and (sent := self._next_to_send(data)):
                self._do(data, sent)
                waiting.extend(self._buttons())

    def _buttons(self) -> list[str]:
        """What leads further; from home, to which some presses lead back, everything else there is would be walked."""
        if HOME in self.phone.screen.text:
            return []
        return [button["callback_data"] for button in self.phone.screen.buttons if "callback_data" in button]

    def _do(self, data: str, sent: str = "") -> None:
        shown = self.phone.screen.text
        self.phone.press_data(data, self.phone.screen)
        if sent == A_FILE:
            self.phone.send(sample_template(), "blanka.docx")
        elif sent:
            self.phone.say(sent)
        now = self.phone.screen.text
        self.pages[data + sent] = now
        before, self.before = self.before, self.values()
        for name, value in self.before.items():
            if value != before[name]:
                assert now != shown, f"{name} has changed and its page looks the same"
                self.changed[name] = now

    def _waits(self) -> bool:
        """Whether something is to be typed or sent now."""
        with self.telegram.database.read() as session:
            return session.scalars(select(Dialog.screen)).one() not in ("menu", "ask", "review")

    def _next_to_send(self, data: str) -> str | None:
        return next((typed for typed in (*TYPED, A_FILE) if data + typed not in self.pages), None)


@pytest.fixture
def malika(sqlite_database: Database) -> Phone:
    """A director whose library has nothing yet but her."""
    with sqlite_database.write() as session:
        library = open_library(session, "Kutubxona", MORNING)
        session.add(
            Person(library_id=library.id, telegram_id=MALIKA, name="Malika", role="director", joined_at=MORNING)
        )
    return Telegram(sqlite_database).phone(MALIKA)


@pytest.mark.long
def test_it_changes_every_setting_there_is_and_leaves_its_line_in_the_history(malika: Phone) -> None:
    load(malika, workbook(*SMALL))  # a letter is tried with real figures before it is kept
    walk = Walk(malika.telegram, malika)
    walk.go()
    assert (IN_FORCE | OF_THE_LIBRARY) - set(walk.changed) == set()

    with malika.telegram.database.read() as session:
        lines = session.scalars(select(HistoryEntry)).all()
    changed = {name for line in lines for side in (line.before, line.after) if isinstance(side, dict) for name in side}
    assert IN_FORCE - changed == set()
    assert {"rename", "add"} <= {line.action for line in lines}
    assert all(line.person_id is not None for line in lines[1:])

    with malika.telegram.database.write() as session:
        people.load_directors(session, 1)[0].role = "deputy"
    before = walk.values()
    for data in walk.pages:  # a deputy approves, and sets nothing
        malika.press_data(data[:64], malika.screen)
    assert walk.values() == before


def test_it_shows_every_setting_with_its_value_and_a_sentence(malika: Phone) -> None:
    overview = malika.say("/sozlamalar").text
    for shown in ("Kutubxona nomi: Kutubxona", "Vaqt mintaqasi: Toshkent vaqti", "Dam olish kunlari: yo'q"):
        assert shown in overview
    sentences = [line for line in overview.splitlines() if line.endswith(".")]
    assert len(sentences) == len([label for label in malika.screen.labels if "Menyu" not in label])


def test_it_keeps_the_clock_that_was_chosen(malika: Phone) -> None:
    malika.say("/sozlamalar")
    malika.press("🕰")
    assert "soat 09:00" in malika.screen.text
    malika.press("Dushanbe vaqti")
    assert "Hozir: Dushanbe vaqti, soat 09:00" in malika.screen.text
    malika.press("Olmaota vaqti")
    hour = MORNING.astimezone(ZoneInfo("Asia/Almaty")).strftime("%H:%M")
    assert f"soat {hour}" in malika.screen.text
