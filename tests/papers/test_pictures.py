"""The pictures: readable sizes, light files, the same bytes again."""

import io

import pytest
from PIL import Image

from reports.pictures import indicator_year, overview, who_reported
from storage.database import Database
from tests.papers.year import facts_of


def test_it_draws_pictures_as_wide_as_a_phone_and_light(year: Database) -> None:
    facts = facts_of(year, "2025-quarter-3")
    for drawn in (overview(facts), who_reported(facts), indicator_year(facts, facts.report.lines[20].indicator.key)):
        picture = Image.open(io.BytesIO(drawn))
        assert picture.width == 1080
        assert 400 < picture.height < 2600
        assert len(drawn) < 150_000
        assert len(picture.convert("RGB").getcolors(300_000) or ()) > 8  # not an empty sheet


def test_it_draws_the_same_again(year: Database) -> None:
    assert overview(facts_of(year)) == overview(facts_of(year))
    assert who_reported(facts_of(year)) == who_reported(facts_of(year))


def test_it_draws_every_figure_of_the_plan(year: Database) -> None:
    facts = facts_of(year, "2025-quarter-1")
    drawn = {indicator_year(facts, line.indicator.key) for line in facts.report.lines[::6]}
    assert len(drawn) == 9


def test_it_knows_no_figure_of_another_plan(year: Database) -> None:
    with pytest.raises(KeyError):
        indicator_year(facts_of(year), 10**9)
