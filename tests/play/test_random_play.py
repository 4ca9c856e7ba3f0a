"""The short form of `python -m tests.play`, and that what looks on would see what is wrong."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from shutil import copy

import pytest

from storage.database import open_database
from tests.play.__main__ import CHANGING
from tests.play.kept import Kept
from tests.play.ledger import Ledger, Report, RowName
from tests.play.play import Result, play
from tests.support.command_line import run_module
from tests.support.short import SHARE, few

MARCH = Report("Abonement", 2025, 3)
NOBODYS = RowName("99", "")
"""A row that the plan does not have."""
HEADING = "📋 <b>2025-yil mart</b> · Abonement · 3/8"


@dataclass
class Played:
    """A play, and the database as it left it; only to be read."""

    result: Result
    file: Path


@pytest.fixture(scope="module")
def played(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Played:
    file = Path(copy(sqlite_template, tmp_path_factory.mktemp("play") / "played.db"))
    database = open_database(f"sqlite:///{file}")
    try:
        return Played(play(database, few(200), seed=4, months=1), file)
    finally:
        database.close()


def test_everything_that_people_do_is_answered_and_every_row_stands_as_its_receipt_says(played: Played) -> None:
    result, actions = played.result, few(200)
    assert result.faults == []
    assert result.actions == actions
    assert result.share >= CHANGING or SHARE > 1, result.kinds  # the first things that people do are looks around
    assert result.rows > actions / 8


def test_it_sees_a_row_that_stands_otherwise_than_its_receipt_says(played: Played) -> None:
    kept = Kept(str(played.file))
    assert "without a receipt" in kept.faults(Ledger())[0]
    ledger = Ledger()
    ledger.rows[MARCH] = {NOBODYS: Decimal(7)}
    assert f"{MARCH} {NOBODYS}: 7 was said, and nothing is kept" in kept.faults(ledger)
    kept.close()


def test_it_runs_by_its_command() -> None:
    done = run_module("tests.play", "--actions", "12", "--months", "1", "--seeds", "3")
    assert "every action answered, every row as its last receipt says" in done.stdout, done.stdout + done.stderr


def message(html: str, seq: int = 1, number: int = 10) -> dict[str, object]:
    return {"message_id": number, "seq": seq, "from": "bot", "deleted": False, "html": html}


def test_it_reads_the_last_receipt_of_each_row() -> None:
    ledger = Ledger()
    ledger.read(
        1,
        [message(f"✅ 13 (yangi). Ro&#39;yxat: <b>1\u00a0200 nafar</b>\n🕓 28e (…etish). X: hali noma'lum\n{HEADING}")],
    )
    ledger.read(
        1, [message(f"✅ 13 (yangi). Ro&#39;yxat: <b>12 nafar</b> <s>1\u00a0200</s>\n{HEADING}", seq=2, number=11)]
    )
    assert ledger.rows == {MARCH: {RowName("13", "yangi"): Decimal(12), RowName("28e", ""): None}}


def test_a_receipt_that_is_only_shown_again_says_nothing_new() -> None:
    ledger = Ledger()
    ledger.read(1, [message(f"✅ 14. Qatnov: <b>7 nafar</b>\n{HEADING}")])
    ledger.read(1, [message(f"✅ 14. Qatnov: <b>8 nafar</b>\n{HEADING}", seq=2, number=11)])
    ledger.read(1, [message("✅ 14. Qatnov: <b>7 nafar</b>", seq=3)])
    assert ledger.rows == {MARCH: {RowName("14", ""): Decimal(8)}}


def test_what_is_practised_says_nothing_of_a_report() -> None:
    ledger = Ledger()
    ledger.read(1, [message(f"🎓 <b>Mashq</b>\n✅ 14. Qatnov: <b>45 nafar</b>\n\n🎓 <b>Mashq</b> · …\n\n{HEADING}")])
    assert ledger.rows == {}
    assert ledger.rows_of(1) == []


def test_an_edited_message_is_about_the_report_that_took_it() -> None:
    ledger, own = Ledger(), {"message_id": 9, "seq": 0, "from": "person", "deleted": False, "html": "7"}
    ledger.read(1, [own, message(f"✅ 14. Qatnov: <b>7 nafar</b>\n{HEADING}")])
    april = HEADING.replace("mart", "aprel")
    ledger.read(1, [message(april, seq=2, number=11)])
    ledger.read(1, [message(f"✏️ Xabar tuzatildi. 14-band: 7 → <b>9 nafar</b>\n{april}", seq=3, number=12)], about=9)
    assert ledger.rows[MARCH] == {RowName("14", ""): Decimal(9)}
