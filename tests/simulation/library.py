"""The library of the simulation: three departments of one person each, all of whom report the same rows, and last
year's figures are so large that no number typed here is out of the common."""

from storage.base import Session
from storage.people import people
from tests.bench.crowd import FIRST_ACCOUNT, FOUNDED, let_in
from tests.support.plans.plans import row, table
from usecases.people.founding import open_library
from usecases.planning.loading import load_plan_file

ACCOUNTS = [FIRST_ACCOUNT + number for number in range(3)]
ROWS = 12


def found(session: Session) -> None:
    """Lay it, with everybody let in."""
    library = open_library(session, "Simulyatsiya kutubxonasi", FOUNDED)
    names = [f"Xizmat {account}" for account in ACCOUNTS]
    large = {"baseline": "600000", "target": "-"}
    shared = [row(f"{at}.", f"Ko'rsatkich {at}", responsible="Xizmat rahbarlari", **large) for at in range(1, ROWS + 1)]
    # A plan says which departments there are by naming them; what was due in January is not asked any more.
    named = [
        row(f"{at}.", f"Yil yakuni {at}", window="yanvar", responsible=name) for at, name in enumerate(names, ROWS + 1)
    ]
    load_plan_file(session, library, [table(*shared, *named)], FOUNDED, {})
    departments = {department.name: department.id for department in people.load_departments(session, library.id)}
    for account, name in zip(ACCOUNTS, names, strict=True):
        let_in(session, library, account, departments[name])
