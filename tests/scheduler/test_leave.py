"""Who is away is left in peace: their deputy hears instead, and the ledger says why the other did not."""

from datetime import date

from storage.database import Database
from storage.people import leave
from storage.tables import Library
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, moment
from tests.support.reminders.ledger import MARCH, Ledger


def away(ledger: Ledger, account: int, deputy: int | None, until: str = "2025-03-31") -> None:
    with ledger.database.write() as session:
        person, others = ledger.cast.people[account], ledger.cast.people
        stands_in = others[deputy].id if deputy else None
        by = others[MALIKA].id
        leave.add_leave(
            session, person, stands_in, date(2025, 3, 24), date.fromisoformat(until), by, moment("2025-03-24 09:00")
        )


def test_it_tells_the_deputy_for_whom(ledger: Ledger) -> None:
    away(ledger, NILUFAR, BEKZOD)
    ledger.at("2025-03-28 10:00")

    [text] = [text for _, account, text in ledger.heard if account == BEKZOD]
    assert "Nilufar o'rniga" in text
    assert text.count("Mart hisoboti") == 2, "the deputy's own and the other's, in one message"
    assert NILUFAR not in {account for _, account, _ in ledger.heard}
    assert ledger.rows(NILUFAR, MARCH) == {"-3": "skipped away"}


def test_it_tells_nobody_when_there_is_no_deputy_or_they_are_away_too(ledger: Ledger) -> None:
    away(ledger, NILUFAR, BEKZOD)
    away(ledger, BEKZOD, None)

    assert {account for account, _ in ledger.at("2025-03-28 10:00")} == {MALIKA}


def test_it_speaks_to_them_again_when_they_are_back(ledger: Ledger) -> None:
    away(ledger, NILUFAR, BEKZOD)
    ledger.at("2025-03-28 10:00")

    assert NILUFAR in {account for account, _ in ledger.at("2025-04-01 10:00")}
    assert ledger.rows(BEKZOD, f"{MARCH}:{_department(ledger)}") == {"-3": "sent"}


def _department(ledger: Ledger) -> int:
    return ledger.cast.departments["Abonement xizmati"].id


def test_it_counts_in_the_librarys_own_time(sqlite_database: Database, ledger: Ledger) -> None:
    """The same day is over earlier in the east: ten o'clock is the library's."""
    with sqlite_database.write() as session:
        library = session.get(Library, ledger.cast.library.id)
        assert library is not None
        library.timezone = "Asia/Tokyo"

    assert ledger.at("2025-03-28 05:59") == []
    assert {account for account, _ in ledger.at("2025-03-28 06:00")} == {NILUFAR, BEKZOD, MALIKA}
