"""Every state of a plan is kept: those that were there before there were versions, and each one that follows."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from storage.database import Database, open_database
from storage.migrate import migrate
from storage.planning import plans
from storage.planning import versions as plan_versions
from storage.tables import Plan, PlanFigure
from tests.support.people.cast import gather, moment

JANUARY = moment("2025-01-06 09:00")


def test_it_keeps_the_plans_that_were_in_force_before_there_were_versions(database_url: str) -> None:
    opened = open_database(database_url)
    with opened.write() as session:
        cast = gather(session, JANUARY)
        library = cast.library.id
        shared = cast.figures["IV", "23", ""]
    opened.close()
    migrate(database_url, "0002")
    migrate(database_url)

    opened = open_database(database_url)
    with opened.read() as session:
        now = plans.plan_of_year(session, library, 2025)
        kept = plan_versions.content_as_of(session, library, 2025, JANUARY)
        assert now is not None
        assert kept == now
        assert len(kept.indicators) == 10
        assert len(next(indicator for indicator in kept.indicators if indicator.key == shared).departments) == 2
        assert plan_versions.content_as_of(session, library, 2025, JANUARY - timedelta(seconds=1)) is None
    opened.close()


def test_it_gives_back_the_plan_of_any_moment(database: Database) -> None:
    with database.write() as session:
        cast = gather(session, JANUARY)
        library, visits = cast.library.id, cast.figures["IV", "14", ""]
        plan = session.get_one(Plan, cast.plan.id)
        plan_versions.keep_first(session, plan)
        first = plans.plan_of_year(session, library, 2025)
        session.get_one(PlanFigure, visits).target = Decimal("99.5")
        plan.version += 1
        plan_versions.keep_version(session, plan, JANUARY + timedelta(days=30), None, "Buyruq", "12-son")
        second = plans.plan_of_year(session, library, 2025)
    assert first is not None
    assert second is not None

    with database.read() as session:
        assert plan_versions.content_as_of(session, library, 2025, JANUARY + timedelta(days=29)) == first
        assert plan_versions.content_as_of(session, library, 2025, JANUARY + timedelta(days=31)) == second
        newest = plan_versions.version_as_of(session, library, 2025)
        assert newest is not None
        assert (newest.version, newest.why, newest.order_number) == (2, "Buyruq", "12-son")
        assert plans.plan_of_year(session, library, 2025) == second
    indicator = second.indicator(visits)
    assert indicator == replace(first.indicator(visits), target=Decimal("99.5"))  # type: ignore[type-var]


def test_it_does_not_remember_a_plan_whose_change_came_to_nothing(database: Database) -> None:
    with database.write() as session:
        cast = gather(session, JANUARY)
        library, plan_id, visits = cast.library.id, cast.plan.id, cast.figures["IV", "14", ""]
    for target in ("1", "2"):
        try:
            with database.write() as session:
                plan = session.get_one(Plan, plan_id)
                session.get_one(PlanFigure, visits).target = Decimal(target)
                plan.version += 1
                plan_versions.keep_version(session, plan, JANUARY, None)
                loaded = plans.plan_of_year(session, library, 2025)
                assert loaded is not None
                assert loaded.indicator(visits).target == Decimal(target)  # type: ignore[union-attr]
                if target == "1":
                    raise RuntimeError("the power is cut")
        except RuntimeError:
            continue
    with database.read() as session:
        loaded = plans.plan_of_year(session, library, 2025)
        assert loaded is not None
        assert loaded.indicator(visits).target == Decimal(2)  # type: ignore[union-attr]
