"""A plan with every kind of figure lived through a year: each card and each paper against figures worked out apart."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from plan.period import Span
from plan.progress.paper import PaperFacts
from reports.content.table import Table
from reports.content.tables import month_table
from storage.database import Database, open_database
from storage.people import people
from tests.support.kinds import oracle
from tests.support.kinds.oracle import Promise, Value
from tests.support.kinds.year import COMPUTED, YEAR, Lived, live_the_year, number_of, promises, spans_ending, values
from tests.support.once import once_in_a_run
from tests.support.papers import reading
from tests.support.papers.files import Files
from tests.support.people.cast import MALIKA, moment
from tests.support.plans.kinds import WANTED
from texts.papers import form as form_words
from texts.papers import labels as words
from texts.wording import month_title
from usecases.papers.gathering import paper_facts
from usecases.work import work_of

pytestmark = pytest.mark.long

PROMISES, VALUES = promises(), values()
QUARTERS = {number_of(wanted): wanted.quarters for wanted in WANTED}
PARTS = ("9.1", "9.2")
"""They stand in their total, and are not counted beside it."""
WORDS = {
    "done": "Bajarilgan",
    "nearly": "Deyarli bajarilgan",
    "on_track": "Rejaga muvofiq",
    "behind": "Rejadan ortda",
    "overdue": "Muddati o'tgan",
    "not_due": "Muddati kelmagan",
}
OF_LIMITS = WORDS | {"nearly": "Rejadan biroz ko'p", "behind": "Rejadan ko'p", "overdue": "Rejadan ko'p"}
SPANS = [span for month in range(1, 13) for span in spans_ending(month)]
LONGER = [span for span in SPANS if span.kind != "month"]


@pytest.fixture(scope="module")
def lived(run_folder: Path) -> Lived:
    return once_in_a_run(run_folder / "kinds_lived", live_the_year)


@pytest.fixture(scope="module")
def database(lived: Lived) -> Iterator[Database]:
    database = open_database(lived.address)
    yield database
    database.close()


def written(value: Value, places: int = 1) -> str:
    """A figure as people read it: `1 200`, `5,8`."""
    assert value is not None
    tenths = (Fraction(value) * 10**places * 2 + 1) // 2
    rounded = Decimal(tenths) / 10**places
    text = f"{rounded:,f}".replace(",", " ").replace(".", ",")
    return text.rstrip("0").rstrip(",") if "," in text else text


def percent(share: Value) -> str:
    return f"{written(None if share is None else share * 100)} %"


def year_of(number: str) -> list[Value]:
    return [None if value is None else Fraction(value) for value in VALUES[number]]


@pytest.mark.parametrize("span", LONGER, ids=str)
@pytest.mark.parametrize("number", PROMISES)
def test_it_shows_a_row_as_worked_out_apart(lived: Lived, number: str, span: Span) -> None:
    promise, year, last = PROMISES[number], year_of(number), span.last.number
    card = lived.rows[number, str(span)]
    assert standing_in_words(promise, year, last) in card.splitlines()[1]
    actual, completion = oracle.so_far(promise, year, last), oracle.completion(promise, year, last, last)
    if actual is not None:
        assert since_january(promise, card) == [
            written(actual),
            *([percent(completion)] if completion is not None else []),
        ]
    if span.kind != "year":
        assert of_the_span(span, card) == worked_out_of_span(number, year, span)
    expected = re.findall(
        r"Shu kungacha reja bo'yicha: (?:ko'pi bilan )?([\d ]+(?:,\d+)?)(?: %)?(?: \(|$)", card, re.MULTILINE
    )
    if expected:
        assert expected == [written(oracle.expected(promise, last))]


FIGURE = r"(\d[\d ]*(?:,\d+)?)"


def standing_in_words(promise: Promise, year: list[Value], last: int) -> str:
    """What is to become less by its end is not called late before, but neither on track while there is too much."""
    standing, actual = oracle.standing(promise, year, last, last), oracle.so_far(promise, year, last)
    wanted = oracle.expected(promise, last)
    if standing == "on_track" and promise.less and actual is not None and wanted is not None and actual > wanted:
        return "Muddati tugamagan"
    return (OF_LIMITS if promise.less else WORDS)[standing]


def since_january(promise: Promise, card: str) -> list[str]:
    """What the card says of the year so far, and how much of the plan that is."""
    starts = {"count": "Yil boshidan: ", "level": r"\w+ oxirida: ", "percent": "Yil boshidan o'rtacha: "}
    line = re.search(
        rf"^{starts[promise.kind]}{FIGURE}(?: %)?(?: · (?:rejaga nisbatan |kamaytirish rejasi )?{FIGURE} %)?$",
        card,
        re.MULTILINE,
    )
    assert line is not None, card
    return [line[1], *([f"{line[2]} %"] if line[2] else [])]


def of_the_span(span: Span, card: str) -> list[str]:
    """What the card says of the span itself, and what the plan asks of it."""
    start = {"quarter": r"[IV]+ chorakda", "half": r"[IV]+ yarim yillikda", "nine_months": r"9 oyda"}[span.kind]
    line = re.search(
        rf"^{start}[^\d]*? {FIGURE}(?: %)?(?:, (?:reja|ko'pi bilan) {FIGURE}(?: %)?|, reja bo'yicha [\d ,]+)?$",
        card,
        re.MULTILINE,
    )
    return [figure for figure in line.groups() if figure] if line is not None else []


def worked_out_of_span(number: str, year: list[Value], span: Span) -> list[str]:
    first, last = span.first.number, span.last.number
    promise, brought = PROMISES[number], oracle.brought(PROMISES[number], year, first, last)
    if brought is None:
        return []
    quarters = QUARTERS[number][(first - 1) // 3 : last // 3]
    if not any(quarters):
        return [written(brought)]
    return [
        written(brought),
        written(sum(map(int, filter(None, quarters))) if promise.kind == "count" else int(quarters[-1])),
    ]


@pytest.mark.parametrize("span", SPANS, ids=str)
def test_it_shows_the_whole_as_worked_out_apart(lived: Lived, span: Span) -> None:
    card, last = lived.cards[str(span)], span.last.number
    assert f"yil boshidan: {percent(mean_completion(last))}" in card
    standings = [oracle.standing(promise, year_of(number), last, last) for number, promise in PROMISES.items()]
    for standing, title in WORDS.items():
        said = re.search(rf"^\S+ {title}[^:]*: (\d+)$", card, re.MULTILINE)
        assert (int(said[1]) if said else 0) == standings.count(standing), title
    sent = sum(value is not None for number, year in VALUES.items() if number != COMPUTED for value in year[:last])
    assert f"{sent} ta raqam kiritilgan, hammasi tasdiqlangan" in card


def mean_completion(last: int) -> Fraction:
    """The mean of all rows that can be measured by a month's end, none above 100 % and none below 0."""
    shares = []
    for number, promise in PROMISES.items():
        if number in PARTS or not promise.target:
            continue
        if promise.less and promise.kind == "count" and last < promise.last:
            continue
        share = oracle.completion(promise, year_of(number), last, last) or Fraction(0)
        shares.append(min(max(Fraction(share), Fraction(0)), Fraction(1)))
    return sum(shares, Fraction(0)) / len(shares)


@pytest.mark.parametrize("span", LONGER, ids=str)
def test_it_prints_what_was_worked_out_apart(database: Database, span: Span) -> None:
    files = Files(facts_of(database, span))
    last = span.last.number
    columns = [form_words.last_heading(files.facts.report), form_words.COMPLETION.plain()]
    standings = [words.standing_word(line) for line in files.facts.report.lines]
    printed = zip(*(column_of(files, heading) for heading in columns), standings, strict=True)
    for (number, promise), (actual, share, standing) in zip(PROMISES.items(), printed, strict=True):
        year = year_of(number)
        wanted = oracle.so_far(promise, year, last)
        assert (None if actual is None else Fraction(str(actual))) == (None if wanted is None else in_tenths(wanted)), (
            number
        )
        completion = oracle.completion(promise, year, last, last)
        early = standing == "muddati kelmagan" and not completion
        assert share == (None if completion is None or early else pytest.approx(float(completion) * 100)), number
        assert standing == standing_in_words(promise, year, last).lower(), number


@pytest.mark.walk
@pytest.mark.parametrize("span", LONGER, ids=str)
def test_it_prints_the_same_in_every_file(database: Database, span: Span) -> None:
    files = Files(facts_of(database, span))
    assert reading.sheet_rows(files.book, files.form) == reading.wanted_rows(files.form)
    assert reading.word_rows(files.word_with_rows) == reading.wanted_rows(files.letter_table)
    assert reading.pdf_rows(files.form_pdf, files.form) == reading.wanted_pdf_rows(files.form)


def test_it_prints_each_month_as_it_was_typed(database: Database) -> None:
    facts = facts_of(database, Span(YEAR, "year"))
    table = month_table(facts)
    files = Files(facts)
    for month in range(1, 13):
        printed = cells_under(files, table, month_title(month))
        assert [None if value is None else Decimal(str(value)) for value in printed] == [
            VALUES[number][month - 1] for number in PROMISES
        ]


def in_tenths(value: Value) -> Fraction:
    return Fraction(written(value).replace(" ", "").replace(",", "."))


def facts_of(database: Database, span: Span) -> PaperFacts:
    with database.read() as session:
        malika = people.by_telegram_id(session, MALIKA)
        assert malika is not None
        facts = paper_facts(work_of(session, malika, moment(f"{YEAR + 1}-01-20 10:00")), span)
    assert facts is not None
    return facts


def column_of(files: Files, heading: str) -> list[object]:
    return cells_under(files, files.form, heading)


def cells_under(files: Files, table: Table, heading: str) -> list[object]:
    """The values of a sheet's column in the rows that are figures."""
    heads = [row for row in table.rows[table.head_from : table.head_to] if row]
    at = next(at for row in heads for at, cell in enumerate(row) if cell is not None and cell.value == heading)
    sheet = reading.sheet_of(files.book, table.name)
    return [sheet.cell(down, at + 1).value for down, row in enumerate(table.rows, 1) if reading.is_figure(table, row)]
