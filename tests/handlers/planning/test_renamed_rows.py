"""A changed plan file renames and renumbers rows in the middle of the year: numbers stay with the work they count."""

import pytest
from sqlalchemy import select

from plan.document.reader import read_plan
from storage.database import Database
from storage.month.counted import counted_values
from storage.planning import plans
from storage.planning import versions as plan_versions
from storage.tables import PlanRow
from tests.support.months.reports import send_march
from tests.support.people.cast import INFORMATION, moment
from tests.support.people.story import Story
from tests.support.plans import files
from tests.support.plans.plans import row, table
from usecases.people.founding import open_library
from usecases.planning.loading import NotReady, load_plan_file


def counted(story: Story) -> dict[str, int]:
    """What stands in March beside each row of the plan in force."""
    library = story.cast.library.id
    with story.house.database.read() as session:
        plan = plans.plan_of_year(session, library, 2025)
        assert plan is not None
        values = {value.indicator: int(value.value) for value in counted_values(session, library, 2025)}
        return {indicator.code: values[indicator.key] for indicator in plan.indicators if indicator.key in values}


def test_it_keeps_numbers_with_rows_that_were_renumbered_and_worded_anew(story: Story) -> None:
    send_march(story)
    assert counted(story)["IV.14"] == 9870
    content = files.workbook(
        files.row("14.", "Kitob berilishi"),  # was 15: 14 is another row's number now
        files.row("15.", "Kitobxonlarning qatnovi"),  # was 14, and is worded a little differently
        files.row("16.", "Kitobxonlik haftaligi"),
        files.row("17.", "Onlayn xizmatlar", responsible=f"Direktor, {INFORMATION}"),
    )
    story.malika.send_file("reja.xlsx", content)
    story.malika.wait_for("avval kuchga kirgan")
    story.malika.press("🔍 Farqlarni ko'rish")
    seen = story.malika.wait_for("rejasidagi farqlar")["text"]
    assert "🔢 IV.14: avvalgi raqami IV.15" in seen
    assert "🔢 IV.15: avvalgi raqami IV.14" in seen
    assert "Kitobxonlar qatnovi → Kitobxonlarning qatnovi" in seen
    story.malika.press("Keyingi ▶️")
    assert "➕ IV.17: Onlayn xizmatlar — yangi band" in story.malika.wait_for("· 2/3")["text"]
    story.malika.press("✅ Kuchga kiritish")
    story.malika.wait_for("yangilandi")
    assert counted(story) == {"IV.14": 29870, "IV.15": 9870}

    # As it was before, and the rows that were dropped with their numbers.
    with story.house.database.read() as session:
        before = plan_versions.content_as_of(session, story.cast.library.id, 2025, moment("2025-04-01 08:00"))
        assert before is not None
        assert before.indicator(story.cast.figures["IV", "15", ""]).code == "IV.15"  # type: ignore[union-attr]
        now = plans.plan_of_year(session, story.cast.library.id, 2025)
        assert now is not None
        assert now.indicator(story.cast.figures["IV", "15", ""]).code == "IV.14"  # type: ignore[union-attr]


@pytest.mark.parametrize(("answer", "stays"), [("IV.16", True), ("➕ yangi band", False)])
def test_it_asks_by_buttons_which_row_is_meant(story: Story, answer: str, stays: bool) -> None:
    content = files.workbook(
        files.row("14.", "Kitobxonlar qatnovi"),
        files.row("18.", "Kitobxonlik oyligi va haftaligi"),
    )
    story.malika.send_file("reja.xlsx", content)
    story.malika.wait_for("1 ta savol bor")
    assert "Yuklash" not in story.malika.transcript()
    story.malika.press("❓ Savollar (1)")
    asked = story.malika.wait_for("bu amaldagi rejaning qaysi bandi?")
    assert "Kitobxonlik oyligi va haftaligi" in asked["text"]
    story.malika.press(answer)
    story.malika.wait_for("Javob berilgan savollar: 1")
    story.malika.press("🔍 Farqlarni ko'rish")
    story.malika.wait_for("rejasidagi farqlar")
    story.malika.press("✅ Kuchga kiritish")
    story.malika.wait_for("yangilandi")
    with story.house.database.read() as session:
        plan = plans.plan_of_year(session, story.cast.library.id, 2025)
        assert plan is not None
        (indicator,) = [figure for figure in plan.indicators if figure.code == "IV.18"]
    assert (indicator.key == story.cast.figures["IV", "16", ""]) is stays


def test_it_swaps_numbers_on_both_databases(database: Database) -> None:
    names = ["Kitob berish", "Tadbirlar o'tkazish", "Ko'rgazma tashkil etish"]
    now = moment("2025-04-01 09:00")
    with database.write() as session:
        library = open_library(session, "Kutubxona", now)
        ids = []
        for order in ((0, 1, 2), (2, 0, 1), (1, 2, 0), (0, 1, 2)):
            rows = [row(number=f"{at}.", name=names[index]) for at, index in enumerate(order, 1)]
            load_plan_file(session, library, [table(*rows)], now, {})
            kept = session.scalars(select(PlanRow).order_by(PlanRow.id)).all()
            ids.append({kept_row.name: kept_row.id for kept_row in kept})
            assert {kept_row.number: kept_row.name for kept_row in kept} == {
                str(at): names[i] for at, i in enumerate(order, 1)
            }
        assert ids == [ids[0]] * 4


def test_it_does_not_load_on_the_command_line_what_must_be_asked(database: Database) -> None:
    now = moment("2025-04-01 09:00")
    with database.write() as session:
        library = open_library(session, "Kutubxona", now)
        old = [row(number="1.", name="Abonementda kitob berish"), row(number="2.", name="Axborotda kitob berish")]
        load_plan_file(session, library, [table(*old)], now, {})
        new = table(row(number="7.", name="Abonentda kitob berish"))
        assert read_plan([new]).loadable
        with pytest.raises(NotReady) as asked:
            load_plan_file(session, library, [new], now, {})
        (doubt,) = asked.value.document.doubts
        assert [choice.id for choice in doubt.choices] == ["IV.1", "IV.2", "new"]
