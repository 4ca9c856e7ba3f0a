"""The pictures: readable sizes, light files, the same bytes again."""

import io
from dataclasses import replace

import pytest
from matplotlib.text import Text
from PIL import Image

from plan.progress.report import ProgressReport, measure
from reports.pictures.drawing import (
    DPI,
    finish_picture,
    indicator_year,
    overview_figure,
    overview_picture,
    who_figure,
    who_reported,
    year_figure,
)
from storage.database import Database
from tests.support.papers.year import SPANS, facts_of
from texts.papers import pictures as words


def test_it_draws_pictures_as_wide_as_a_phone_and_light(year: Database) -> None:
    facts = facts_of(year, "2025-quarter-3")
    for drawn in (
        overview_picture(facts),
        who_reported(facts),
        indicator_year(facts, facts.report.lines[20].indicator.key),
    ):
        picture = Image.open(io.BytesIO(drawn))
        assert picture.width == 1080
        assert 400 < picture.height < 2600
        assert len(drawn) < 150_000
        assert len(picture.convert("RGB").getcolors(300_000) or ()) > 8  # not an empty sheet


@pytest.mark.walk
@pytest.mark.parametrize("span", SPANS)
def test_it_keeps_every_word_inside_the_picture_and_large_enough(year: Database, span: str) -> None:
    facts = facts_of(year, span)
    lines = facts.report.lines[::9] if span == SPANS[-1] else facts.report.lines[-1:]
    for figure in (overview_figure(facts), who_figure(facts), *map(year_figure, lines)):
        finish_picture(figure, facts)
        figure.draw_without_rendering()
        shown = [text for text in figure.findobj(Text) if text.get_text().strip() and text.get_visible()]
        foot = figure.texts[-1]
        for text in shown:
            box = text.get_window_extent()
            wide, high = figure.canvas.get_width_height()
            assert box.x0 >= 0, text.get_text()
            assert box.x1 <= wide, text.get_text()
            assert box.y0 >= 0, text.get_text()
            assert box.y1 <= high, text.get_text()
            if text is not foot:
                assert float(text.get_fontsize()) * DPI / 72 >= 21  # pixels of 1080, on a phone 62 mm wide
        above = min(text.get_window_extent().y0 for text in shown if text is not foot)
        assert foot.get_window_extent().y1 <= above


def test_it_takes_dollars_in_a_name_for_dollars(year: Database) -> None:
    facts = facts_of(year)
    line = facts.report.lines[0]
    named = replace(line, indicator=replace(line.indicator, name="Bir $x^2$ va {y}"))
    figure = year_figure(named)
    finish_picture(figure, facts)
    figure.canvas.draw()
    assert "$x^2$" in figure.get_suptitle()


@pytest.mark.long
def test_it_draws_the_same_again(year: Database) -> None:
    assert overview_picture(facts_of(year)) == overview_picture(facts_of(year))
    assert who_reported(facts_of(year)) == who_reported(facts_of(year))


@pytest.mark.long
def test_it_draws_every_figure_of_the_plan(year: Database) -> None:
    facts = facts_of(year, "2025-quarter-1")
    drawn = {indicator_year(facts, line.indicator.key) for line in facts.report.lines[::6]}
    assert len(drawn) == 9


def test_it_knows_no_figure_of_another_plan(year: Database) -> None:
    with pytest.raises(KeyError):
        indicator_year(facts_of(year), 10**9)


def test_it_names_every_section_whole_and_marks_what_is_beyond_the_plan(year: Database) -> None:
    facts = facts_of(year)
    figure = overview_figure(facts)
    names = [" ".join(label.get_text().split()) for label in figure.axes[0].get_yticklabels()]
    assert names == [" ".join(words.section_label(group).split()) for group in facts.report.by_section]
    assert not any("…" in name for name in names)
    assert max(map(len, names)) > 150
    assert figure.axes[-1].get_xlabel() == words.OVER.plain()
    within = replace(facts, report=measure_none(facts.report))
    assert not overview_figure(within).axes[-1].get_xlabel()


def measure_none(report: ProgressReport) -> ProgressReport:
    """The same plan with nothing beyond it, for nothing was done."""
    return measure([line.indicator for line in report.lines], [], span=report.span, today=report.today)
