"""Libraries with more people than any real one, each with a report to fill: for the bench and the kill -9 test."""

from datetime import datetime
from zoneinfo import ZoneInfo

from storage.base import Session
from storage.people import people
from storage.tables import Library
from tests.support.plans.plans import row, table
from usecases.people.founding import open_library
from usecases.people.invitations import accept_invitation, read_link, write_invitation
from usecases.planning.loading import load_plan_file

TASHKENT = ZoneInfo("Asia/Tashkent")
FOUNDED = datetime(2025, 1, 6, 9, 0, tzinfo=TASHKENT)
BEGINS = datetime(2025, 4, 1, 9, 0, tzinfo=TASHKENT)
"""March is over and its report is due."""
FIRST_ACCOUNT = 8001


def create_library(session: Session, accounts: list[int], rows: int) -> Library:
    """A library with a department for each account, all of which report their own part of the same rows."""
    library = open_library(session, f"{accounts[0]}-kutubxona", FOUNDED)
    names = [f"Xizmat {account}" for account in accounts]
    shared = [row(f"{at}.", f"Ko'rsatkich {at}", target="-", responsible="Xizmat rahbarlari") for at in _from(1, rows)]
    # A plan says which departments there are by naming them; what was due in January is not asked any more.
    named = [
        row(f"{at}.", f"Yil yakuni {at}", window="yanvar", responsible=name)
        for at, name in zip(_from(rows + 1, len(names)), names, strict=True)
    ]
    load_plan_file(session, library, [table(*shared, *named)], FOUNDED, {})
    departments = {department.name: department.id for department in people.load_departments(session, library.id)}
    for account, name in zip(accounts, names, strict=True):
        let_in(session, library, account, departments[name])
    return library


def _from(first: int, count: int) -> range:
    return range(first, first + count)


def let_in(session: Session, library: Library, account: int, department: int | None, role: str = "member") -> None:
    """Invite an account to a department, and let it come."""
    name = f"Xodim {account}"
    secret = write_invitation(session, library.id, FOUNDED, role=role, name=name, department_id=department)
    door = read_link(session, secret, account, FOUNDED)
    assert not isinstance(door, str), door
    accept_invitation(session, door, account, FOUNDED)
