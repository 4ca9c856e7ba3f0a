"""Every form says the same: the chat, the pictures, Excel, Word and PDF, held against sums added up apart."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
from matplotlib.axes import Axes

from plan.period import Month, Span
from plan.progress.paper import PaperFacts
from plan.progress.report import Group
from plan.progress.view import RowList
from reports.content.table import Cell, Table
from reports.content.tables import department_table, month_table, paper_tables, shares_table
from reports.pictures.drawing import overview_figure, who_figure, year_figure
from storage.database import Database
from tests.support.papers import reading
from tests.support.papers.files import Files
from tests.support.papers.sums import Place, answered, promised, with_totals
from tests.support.papers.year import TRIED, facts_of
from texts.papers import comparison
from texts.papers import form as form_words
from texts.papers import labels as words
from texts.progress import lists, summary
from texts.progress.kinds import WORDS
from texts.progress.measures import ICONS
from texts.wording import grouped_number, share_in_percent

READERS = Decimal(16069)
"""Of the year before: IV.13 counts on from here."""


class Made(Files):
    """One span's facts and the files made of them."""

    @property
    def span(self) -> Span:
        return self.facts.report.span

    @property
    def places(self) -> list[Place]:
        return [(line.indicator.code, line.indicator.part or "") for line in self.facts.report.lines]

    def column(self, table: Table, heading: str) -> list[Any]:
        """The values of one column of a sheet, in the rows that are figures."""
        sheet, at = reading.sheet_of(self.book, table.name), column(table, heading) + 1
        return [sheet.cell(down, at).value for down, row in enumerate(table.rows, 1) if reading.is_figure(table, row)]


@pytest.fixture(scope="module", params=TRIED)
def made(request: pytest.FixtureRequest, year: Database) -> Made:
    return Made(facts_of(year, request.param))


def column(table: Table, heading: str) -> int:
    """Where a column stands, by its heading in whichever heading row."""
    for row in table.rows[table.head_from : table.head_to]:
        for at, cell in enumerate(row):
            if cell is not None and cell.value == heading:
                return at
    raise AssertionError(f"no column {heading}")


def as_decimals(values: Sequence[Any]) -> list[Decimal | None]:
    return [None if value in (None, "–") else Decimal(str(value)) for value in values]


def per_cent(value: Decimal | None) -> str:
    """A share as every form prints it."""
    return reading.plain(share_in_percent(value))


def test_it_says_what_was_answered_added_up_apart(made: Made, year: Database) -> None:
    since = with_totals(answered(year, range(1, made.span.last.number + 1)), READERS)
    plan = promised(year)
    last = form_words.last_heading(made.facts.report)
    assert as_decimals(made.column(made.form, last)) == [since.get(place) for place in made.places]
    shares = made.column(made.form, form_words.COMPLETION.plain())
    for line, place, share in zip(made.facts.report.lines, made.places, shares, strict=True):
        base, target = plan[place]
        start = base if place == ("IV.13", "jami") and base is not None else Decimal(0)
        if place in since and target and (line.standing != "not_due" or since[place]):
            assert share == pytest.approx(float((since[place] - start) / (target - start) * 100)), place
        else:
            assert share is None, place
    for at, heading in enumerate(
        (form_words.baseline_heading(made.facts.report), form_words.target_heading(made.facts.report))
    ):
        assert as_decimals(made.column(made.form, heading)) == [plan[place][at] for place in made.places]


def test_it_tells_the_spans_months_or_quarters_added_up_apart(made: Made, year: Database) -> None:
    for heading, months in words.parts_of(made.span):
        printed = as_decimals(made.column(made.form, heading))
        sums = summed(year, months)
        assert printed == [sums.get(place) for place in made.places], heading


def summed(year: Database, months: Sequence[Month]) -> dict[Place, Decimal]:
    """What some months brought; 13's total is where it stood at their end."""
    brought = with_totals(answered(year, [month.number for month in months]))
    if ("IV.13", "jami") in brought:
        since = with_totals(answered(year, range(1, months[-1].number + 1)), READERS)
        brought["IV.13", "jami"] = since["IV.13", "jami"]
    return brought


def test_it_prints_every_cell_of_its_tables_in_excel(made: Made) -> None:
    tables = paper_tables(made.facts).tables
    sheets = (words.FORM, words.BY_DEPARTMENT, comparison.SHEET, words.BY_MONTH, words.MISSING, words.CHARTS)
    assert [table.name for table in tables] == [name.plain() for name in sheets]
    for table in tables:
        assert reading.sheet_rows(made.book, table) == reading.wanted_rows(table)


def test_no_line_of_the_form_ends_within_a_day_or_a_number_of_a_decree(made: Made) -> None:
    texts = [cell.value for row in reading.sheet_of(made.book, words.FORM.plain()).iter_rows() for cell in row]
    names = [text for text in texts if isinstance(text, str)]
    assert any("28\u2011yanvardagi" in name for name in names)
    assert [name for name in names if re.search(r"\d-[^\W\d_]", name)] == []


def test_it_prints_every_cell_of_its_table_in_word(made: Made) -> None:
    assert reading.word_rows(made.word_with_rows) == reading.wanted_rows(made.letter_table)


def test_it_prints_every_cell_of_its_tables_as_pdf(made: Made) -> None:
    assert reading.pdf_rows(made.form_pdf, made.form) == reading.wanted_pdf_rows(made.form)


def test_it_says_each_rows_numbers_alike_in_chat_word_and_two_sheets(made: Made) -> None:
    """Sum, completion and standing of all 54 rows; the PDFs' cells are those of the letter and the form."""
    headings = (words.SINCE_JANUARY.plain(), words.COMPLETION.plain(), words.STANDING.plain())
    last = form_words.last_heading(made.facts.report)
    shares = made.column(made.form, form_words.COMPLETION.plain())
    excel = [
        (excel_text(done), excel_share(share)) for done, share in zip(made.column(made.form, last), shares, strict=True)
    ]
    places = [column(made.letter_table, heading) for heading in headings]
    word = [tuple(row[at] for at in places) for row in reading.word_rows(made.word_with_rows)[1:] if len(row) > 1]
    assert len(excel) == 54
    assert word == chat_numbers(made.facts)
    undue = [line.standing == "not_due" and not line.completion for line in made.facts.report.lines]
    assert excel == [(done, "" if early else share) for (done, share, _), early in zip(word, undue, strict=True)]
    readers = made.places.index(("IV.13", "jami"))
    months = made.column(month_table(made.facts), words.TOTAL.plain())
    since = made.column(made.form, last)
    months[readers] = months[readers] and months[readers] + int(READERS)  # what it grew by, on top of last year's
    assert months == since


def excel_text(value: Any) -> str:
    return reading.cell_text(value, Cell(Decimal(0), "total"))


def excel_share(value: Any) -> str:
    """A share that stands below "%", as the other forms print it."""
    return "" if value is None else per_cent(Decimal(str(value)) / 100)


def chat_numbers(facts: PaperFacts) -> list[tuple[str, ...]]:
    """What the chat's list of rows says of each, over all its pages: sum, completion, standing."""
    months: list[tuple[str, ...]] = []
    page, report = 0, facts.report
    standings = {icon: WORDS[key].plain().lower() for key, icon in ICONS.items()}
    while len(months) < len(report.lines):
        text = lists.listed_rows_page(report, "hammasi", report.lines, RowList("late"), page).text
        for icon, row in re.findall(r"^(\S+) <b>[^\n]*\n {5}([^\n]*)$", text, re.MULTILINE):
            sums, *rest = row.split(" · ")
            match = re.match(r"–|[\d\u00a0,]+", sums)
            assert match is not None, row
            share = re.match(r"(?:o'sish rejasi )?(-?[\d\u00a0,]+ ?%)", rest[0]) if rest else None
            if rest and (times := re.match(r"rejadan ([\d,]+) baravar ko'p", rest[0])):
                over = report.lines[len(months)].completion
                assert over is not None
                assert float(times[1].replace(",", ".")) == pytest.approx(float(over), abs=0.05001)
                share = re.match("(.*)", per_cent(over))
            actual = reading.plain(match[0])
            months.append(("" if actual == "–" else actual, reading.plain(share[1]) if share else "", standings[icon]))
        page += 1
    return months


def test_it_says_the_same_of_the_whole_and_of_its_groups_in_every_form(made: Made) -> None:
    facts, report = made.facts, made.facts.report
    card = reading.plain(summary.summary_card(report, facts.departments, whole=True).text)
    assert f"Bajarilish, yil boshidan: <b>{per_cent(report.completion)}</b>" in card
    drawn = overview_figure(facts)
    assert f"bajarilish {per_cent(report.completion)}" in reading.plain(drawn.get_suptitle())
    charted = {row[0]: row[1:3] for row in reading.sheet_rows(made.book, shares_table(facts))}
    assert charted[words.ALL.plain()] == [per_cent(report.completion), per_cent(report.expected)]
    sections = {words.short_title(group.key, group.lines): group for group in report.by_section}
    departments = {facts.departments[group.key]: group for group in report.by_department}
    assert bands(made, department_table(facts)) == [
        [name, per_cent(group.completion), per_cent(group.expected)] for name, group in departments.items()
    ]
    chats = (chat_groups(lists.sections_page, report), chat_groups(lists.departments_page, report, facts.departments))
    drawn_of: tuple[Mapping[str, Group[Any]], ...] = (sections, departments)
    for axes, groups, chat in zip(drawn.axes, drawn_of, chats, strict=True):
        percents = [[per_cent(group.completion), per_cent(group.expected)] for group in groups.values()]
        labels, over = drawn_labels(axes)
        assert over == [over_their_plan(group) for group in groups.values() if over_their_plan(group)]
        assert [labels[at : at + 2] for at in range(0, len(labels), 2)] == percents
        assert [bar.get_width() for bar in axes.patches] == pytest.approx(  # type: ignore[attr-defined]
            [float(group.completion or 0) for group in groups.values()]
        )
        marks = [float(line.get_xdata()[0]) for line in axes.lines]  # type: ignore[index, arg-type]
        assert marks == pytest.approx(
            [float(group.expected) for group in groups.values() if group.expected is not None]
        )
        assert [charted[reading.plain(name)] for name in groups] == percents
        assert sorted(chat) == sorted(percents)


def drawn_labels(axes: Axes) -> tuple[list[str], list[int]]:
    """What stands beside the bars: the shares, and how many figures are beyond their plan."""
    texts = [reading.plain(text.get_text()).removeprefix("│ ") for text in axes.texts]
    over = [int(text.split()[1]) for text in texts if text.startswith("▲")]
    return [text for text in texts if not text.startswith("▲")], over


def over_their_plan(group: Group[Any]) -> int:
    return sum(1 for line in group.lines if line.completion is not None and line.completion > 1)


def pdf_text(content: bytes) -> str:
    return " ".join(reading.pdf_pages(content))


def bands(made: Made, table: Table) -> list[list[str]]:
    rows = zip(table.rows, reading.sheet_rows(made.book, table), strict=True)
    return [cells[:3] for row, cells in rows if row[0] is not None and row[0].meaning == "section"]


def chat_groups(screen: Any, *given: Any) -> list[list[str]]:
    """Completion and expectation of each group, over all pages of the chat's list."""
    pairs: list[list[str]] = []
    page = 0
    while shown := re.findall(r"<b>(-?[\d,]+\s?%)</b> \(reja bo'yicha (-?[\d,]+\s?%)\)", screen(*given, page).text):
        if page and [list(map(reading.plain, pair)) for pair in shown] == pairs[-len(shown) :]:
            break  # the last page again
        pairs += [list(map(reading.plain, pair)) for pair in shown]
        page += 1
    return pairs


@pytest.mark.long
def test_it_draws_a_figures_year_as_the_report_has_it(year: Database) -> None:
    facts = facts_of(year, "2025-half-1")
    since = with_totals(answered(year, range(1, 7)), READERS)
    drawn = 0
    for line in facts.report.lines:
        upper, lower = year_figure(line).axes
        months = [bar.get_height() for bar in lower.patches]  # type: ignore[attr-defined]
        assert months == [float(value or 0) for value in line.months]
        ends = [list(line.get_ydata()) for line in upper.lines]  # type: ignore[arg-type]
        place = (line.indicator.code, line.indicator.part or "")
        if place in since:
            drawn += 1
            assert ends[0][-1] == float(since[place])
            assert reading.plain(grouped_number(since[place])) in reading.plain(upper.get_title(loc="left"))
        if line.indicator.target is not None:
            assert float(line.indicator.target) in [end[0] for end in ends if end]
    assert drawn > 45


def test_it_draws_who_has_reported_as_the_board_has_it(year: Database) -> None:
    facts = facts_of(year)
    (axes,) = who_figure(facts).axes
    signs = [text.get_text() for text in axes.texts]
    cells = [cell for row in facts.board.rows for cell in row.cells]
    marks = {"on_time": "✓", "late": "!", "missing": "✗", "not_due": "·", "nothing": "–"}
    assert signs == [marks[cell.state] + ("✓" if cell.approved else "") for cell in cells]
    assert signs.count("!") == 12  # Bekzod, always late
