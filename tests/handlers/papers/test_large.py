"""What is too large for a phone's photo, or for a caption: it still comes, and can be read."""

from decimal import Decimal

import pytest
from sqlalchemy import update

from bot.papers.maker import LONGEST
from storage.base import Session
from storage.database import Database
from storage.tables import PlanFigure, PlanRow, Reporter
from tests.support.papers.orders import MARCH, card, content, ordered, picture
from tests.support.people.cast import MALIKA, NAMES, Cast, gather, moment
from tests.support.people.house import house
from usecases.people.founding import ensure_department

NOW = moment("2025-04-01 09:00")
CAPTION = 1024
"""Characters that Telegram takes below a file."""


def _many_departments(session: Session, cast: Cast, count: int) -> None:
    """So many departments, which all report one row."""
    row = session.query(PlanRow).where(PlanRow.section == "IV", PlanRow.number == "23").one()
    for number in range(count):
        name = f"{number + 1}-filial kutubxonasi, o'quv zali va abonement"
        department = ensure_department(session, cast.library.id, name)
        session.add(
            Reporter(row_id=row.id, department_id=department.id, library_id=cast.library.id, position=number + 2)
        )


@pytest.mark.parametrize("kind", ["overview", "who"])
@pytest.mark.parametrize(("departments", "sent_as"), [(5, "photo"), (60, "document")])
def test_it_sends_a_picture_too_long_for_a_phone_as_a_file(
    kind: str, departments: int, sent_as: str, sqlite_database: Database
) -> None:
    with sqlite_database.write() as session:
        _many_departments(session, gather(session, moment("2025-01-06 09:00")), departments)
    with house(sqlite_database, NOW) as opened:
        malika = opened.phone(MALIKA, NAMES[MALIKA])
        card(malika)
        message = ordered(malika, kind)
        drawn = picture(content(malika, message))
    assert message["file"]["kind"] == sent_as
    assert message["file"]["name"].endswith(".png")
    assert (max(drawn.size) <= LONGEST) == (sent_as == "photo")
    assert drawn.height > departments * 50


def test_it_draws_and_names_a_figure_of_huge_numbers_and_a_long_name(sqlite_database: Database) -> None:
    name = "Foydalanuvchilarga " + "<b>juda uzun</b> & «nomli» band " * 40
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        figure = cast.figures["IV", "14", ""]
        huge = Decimal("987654321098765")
        session.execute(update(PlanFigure).where(PlanFigure.id == figure).values(target=huge, baseline=huge - 1))
        session.execute(update(PlanRow).where(PlanRow.section == "IV", PlanRow.number == "14").values(name=name))
    with house(sqlite_database, NOW) as opened:
        malika = opened.phone(MALIKA, NAMES[MALIKA])
        card(malika)
        message = ordered(malika, "year", MARCH, str(figure))
        drawn = picture(content(malika, message))
    assert message["file"]["kind"] == "photo"
    assert drawn.width == 1080
    assert max(drawn.size) <= LONGEST
    assert "IV.14 Foydalanuvchilarga <b>juda uzun</b> & «nomli»" in message["caption"]
    assert len(message["caption"]) < CAPTION / 2
