"""From a row of the plan to its figures, asking whatever the row does not say plainly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plan.document.cell.deadline_months import meant_by_count
from plan.document.cell.deadline_words import HALVES, MONTHLY, QUARTERS, YEAR, YEAR_END, on_the_first, read_deadline
from plan.document.cell.excel_dates import is_doubtful_day, month_and_day
from plan.document.cell.lists import list_in
from plan.document.cell.responsible import DIRECTOR, is_director, reporters_of, sharing_departments
from plan.document.cell.row_cells import NONE, number_cell, pieces_of, row_doubt, split_of_parts, unit_of
from plan.document.doubt import Choice, Questions, typed_numbers
from plan.document.figure import Figure
from plan.document.meaning.wording import is_held
from plan.document.names import Names
from plan.document.split import BLANK, STOCK_PART, Split, split_as_typed, split_row
from plan.document.table.copies import Entry
from plan.fold import fold
from plan.indicator import Kind, Window

WINDOWS = (
    YEAR, Window(1, 3), Window(4, 6), Window(7, 9), Window(10, 12), Window(1, 6), Window(7, 12),
    QUARTERS, MONTHLY, HALVES, YEAR_END,
)  # fmt: skip
"""What is offered when the words of a deadline say nothing; `str` of each is the answer's id."""
_YEAR_ALONE = re.compile(r"\W*20\d\d\W*")
_GROUPED = re.compile(r"(?:\d{1,3}(?: \d{3})*)?")
EVERYBODY = Choice("all")
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class RowFigures:
    """The figures of one row, and the parts of its doubtful total; positions count from the row's first."""

    figures: tuple[Figure, ...]
    suspects: tuple[int, ...] = ()


def read_entry(entry: Entry, title: str, year: int | None, names: Names, questions: Questions) -> RowFigures:
    """The row's figures. Whatever could not be read stays None and is asked."""
    seen = len(questions.asked)
    copy = _chosen_copy(entry, questions)
    chosen = copy or entry
    head, labels = _labels(chosen)
    split = _split(chosen, len(labels), questions) if copy else Split(BLANK, BLANK)
    kind, suspects = _kind(chosen, split, questions)
    name = head if len(split.targets) > 1 else " ".join(chosen.cells["name"].split())
    # Until the copy is chosen, what either says of time and people is not worth a question.
    asking = questions if copy else Questions()
    pieces = pieces_of(chosen) if copy else [chosen]
    windows = {when: _window(piece, *when, year, asking) for when, piece in _by_deadline(pieces).items()}
    responsible, reporters = _reporters(chosen, names, asking)
    parts = _part_labels(labels, len(split.targets), kind)
    doubts = tuple(questions.asked[seen:])
    # All figures of a cell stand in one row of the file, those of parts each in its own.
    printed_at = pieces if len(pieces) == len(split.targets) else pieces[:1] * len(split.targets)
    figures = tuple(
        Figure(
            section=chosen.line.section,
            section_title=title,
            number=chosen.line.number,
            part=parts[at],
            name=name,
            unit=unit_of(printed_at[at]),
            kind=kind if at == 0 else "count",
            baseline=split.baselines[at],
            target=split.targets[at],
            window=windows[_when(printed_at[at])],
            deadline=_deadline(chosen),
            mechanism=chosen.cells["mechanism"],
            responsible=responsible,
            reporters=reporters,
            place=chosen.line.row.place,
            parts=_parts_of(kind, len(parts)) if at == 0 else (),
            doubts=doubts,
            target_cell=_target_cell(printed_at[at], at if len(pieces) < len(split.targets) else None),
        )
        for at in range(len(split.targets))
    )
    return RowFigures(figures, suspects)


def _target_cell(printed_at: Entry, line: int | None) -> str:
    """The words of a figure's target: the whole cell, or that line of it where each figure has a line of its own."""
    text = printed_at.cells["target"]
    lines = [words for words in text.split("\n") if words.strip()]
    return lines[line] if line is not None and line < len(lines) and len(lines) > 1 else text


def _chosen_copy(entry: Entry, questions: Questions) -> Entry | None:
    """The copy that counts when a number stands twice with different figures; None until somebody has chosen."""
    if not entry.copies:
        return entry
    every = [entry, *entry.copies]
    choices = [Choice(str(at), _shown_copy(copy), copy.line.row.place) for at, copy in enumerate(every[:_SHOWN], 1)]
    choices.append(Choice("both"))
    printed = "; ".join(_shown_copy(copy) for copy in every[:_SHOWN])
    answer = questions.ask(row_doubt(entry, "number_twice", "row", printed, choices))
    return every[int(answer) - 1] if answer else None


def _shown_copy(entry: Entry) -> str:
    figures = " / ".join(" ".join(entry.cells[column].split()) or "-" for column in ("baseline", "target"))
    return f"{' '.join(entry.cells['name'].split())[:40]} ({figures})"


def _labels(entry: Entry) -> tuple[str, tuple[str, ...]]:
    """The labels of the row's figures: the name's list, or the mechanism's where the name has none."""
    if entry.parts:
        return entry.cells["name"], tuple(part.label for part in entry.parts)
    head, labels = list_in(entry.cells["name"])
    return (head, labels) if labels else (head, list_in(entry.cells["mechanism"])[1])


def _split(entry: Entry, labels: int, questions: Questions) -> Split:
    if entry.parts:
        return split_of_parts(entry, questions)
    baseline = number_cell(entry, "baseline", questions)
    target = number_cell(entry, "target", questions)
    splits = split_row(baseline, target, labels)
    if splits.fits and len(splits.best) == 1:
        return splits.best[0]
    choices = [Choice(f"r{at}", _shown_split(split)) for at, split in enumerate(splits.best[:_SHOWN], 1)]
    sides = [" ".join(entry.cells[column].split()) for column in ("baseline", "target")]
    if not labels and all(_GROUPED.fullmatch(side) for side in sides):
        # Or a narrow column has parted the thousands of one figure.
        choices.insert(0, Choice(" / ".join(side.replace(" ", "") or "-" for side in sides)))
    printed = " / ".join(sides)
    code = "which_numbers" if splits.fits else "numbers_without_labels"
    answer = questions.ask(row_doubt(entry, code, "row", printed, [*choices, NONE], typed="numbers"))
    if answer is None or answer == NONE.id:
        return Split(BLANK, BLANK)
    if typed := typed_numbers(answer):
        return split_as_typed(*typed, labels)
    return splits.best[int(answer[1:]) - 1]


def _shown_split(split: Split) -> str:
    return " / ".join(
        "; ".join("-" if value is None else f"{value.normalize():f}" for value in values)
        for values in (split.baselines, split.targets)
    )


def _kind(entry: Entry, split: Split, questions: Questions) -> tuple[Kind, tuple[int, ...]]:
    """What the first figure is. A doubtful total is read as one more count until somebody has answered."""
    if not split.doubtful:
        return split.kind, ()
    printed = _shown_split(split)
    choices = [Choice("total"), Choice("stock"), Choice("count")]
    answer = questions.ask(row_doubt(entry, "total_or_count", "kind", printed, choices))
    suspects = tuple(range(1, len(split.targets)))
    if answer == "total":
        return "total", ()
    if answer == "stock":
        return "stock", ()
    return "count", () if answer else suspects


def _parts_of(kind: Kind, size: int) -> tuple[int, ...]:
    if kind == "total":
        return tuple(range(1, size))
    return (1,) if kind == "stock" else ()


def _part_labels(labels: tuple[str, ...], size: int, kind: Kind) -> list[str | None]:
    """One label for each figure, each label once: a row's parts are told apart by them."""
    if size == 1:
        return [None]
    if len(labels) == size - 1:
        above: list[str | None] = [STOCK_PART if kind == "stock" else None]
        return above + _once(labels)
    if len(labels) == size:
        return _once(labels)
    return _once([str(at) for at in range(1, size + 1)])


def _once(labels: Sequence[str]) -> list[str | None]:
    seen: dict[str, int] = {}
    unique: list[str | None] = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        unique.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return unique


def _deadline(entry: Entry) -> str:
    return " ".join(entry.cells["window"].split())


def _when(entry: Entry) -> tuple[str, Window | None]:
    """All that a row says of its time: the words of its deadline, and its marks below quarters or months."""
    marked = (line.marked for line in (entry.line, *entry.rest) if line.marked is not None)
    return _deadline(entry), next(marked, None)


def _by_deadline(pieces: Sequence[Entry]) -> dict[tuple[str, Window | None], Entry]:
    """The first piece of a row with each deadline."""
    first: dict[tuple[str, Window | None], Entry] = {}
    for piece in pieces:
        first.setdefault(_when(piece), piece)
    return first


def _window(entry: Entry, words: str, marked: Window | None, year: int | None, questions: Questions) -> Window | None:
    window = read_deadline(words, year)
    if marked is not None:
        return _by_marks(entry, marked, window, words, questions)
    held = is_held(entry.cells["name"], entry.cells["unit"])
    on_the_day = on_the_first(words, year, held=held)
    if on_the_day is not None and (held or on_the_day.points != (1,)):
        return _on_or_before(entry, words, on_the_day, held=held, questions=questions)
    if window is not None:
        return window
    otherwise = read_deadline(words) if year is not None else None
    meant = (otherwise,) if otherwise else _meant_by_day(words) or meant_by_count(words)
    choices = [Choice(str(window)) for window in (*meant, *(window for window in WINDOWS if window not in meant))]
    code = _why_unread(words, otherwise)
    doubt = row_doubt(entry, code, "window", words[:80], choices, typed="deadline")
    answer = questions.ask_of_all(doubt, fold(words).strip("- "))
    return Window.parse(answer) if answer else None


def _on_or_before(entry: Entry, words: str, on_the_day: Window, *, held: bool, questions: Questions) -> Window | None:
    """ "1-iyun" is the day of an event, or the day by which the work is done: that is by the end of May."""
    month = on_the_day.points[0]
    before = [Window(points=(month - 1,))] if month > 1 else []
    meant = [on_the_day, *before] if held else [*before, on_the_day]
    choices = [Choice(str(window)) for window in (*meant, *(window for window in WINDOWS if window not in meant))]
    doubt = row_doubt(entry, "deadline_first", "window", words[:80], choices, typed="deadline")
    answer = questions.ask_of_all(doubt, ("first:" if held else "on first:") + fold(words).strip("- "))
    return Window.parse(answer) if answer else None


def _by_marks(entry: Entry, marked: Window, window: Window | None, words: str, questions: Questions) -> Window | None:
    """The months that are marked; asked where the words of the deadline say others."""
    if window in (None, YEAR, marked) and (window is not None or not words.strip("-–— ")):
        return marked
    choices = [Choice(str(marked)), *([Choice(str(window))] if window else [])]
    doubt = row_doubt(entry, "deadline_marks", "window", words[:80], choices, typed="deadline")
    answer = questions.ask_of_all(doubt, f"marks:{marked}:{fold(words)}")
    return Window.parse(answer) if answer else None


def _why_unread(words: str, otherwise: Window | None) -> str:
    """`otherwise`: what the words would say in another year."""
    if not words.strip("-–— "):
        return "deadline_blank"
    if otherwise is not None:
        return "deadline_other_year"
    return "deadline_year_alone" if _YEAR_ALONE.fullmatch(words) else "deadline_unknown"


def _meant_by_day(words: str) -> tuple[Window, ...]:
    """What a cell may mean of which a spreadsheet has made a day: "3-5" became the 5th of March or the 3rd of May."""
    if not is_doubtful_day(words) or (day_made := month_and_day(words)) is None:
        return ()
    month, day = day_made
    span = (Window(min(month, day), max(month, day)),) if day <= 12 and day != month else ()
    return (*span, Window(points=(month,)))


def _reporters(entry: Entry, names: Names, questions: Questions) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Everybody named in the row, and those of them who report."""
    responsible = names.by_row[id(entry)]
    reporters = reporters_of(responsible, entry.cells["unit"], names.departments)
    if reporters:
        return responsible, reporters
    services = sharing_departments(names.departments)
    # The director can always be named, also in a plan that names nobody.
    director = () if any(map(is_director, names.departments)) else (DIRECTOR,)
    choices = [Choice(name, name) for name in (*names.departments, *director)]
    if services:
        choices.append(EVERYBODY)
    printed = ", ".join(responsible)
    code = "responsible_unknown" if responsible else "responsible_blank"
    answer = questions.ask_of_all(row_doubt(entry, code, "responsible", printed, choices), fold(printed))
    if answer is None:
        return responsible, ()
    chosen = services if answer == EVERYBODY.id else (answer,)
    return responsible or chosen, chosen


def shift_parts(row: RowFigures, by: int) -> tuple[Figure, ...]:
    """The row's figures with `parts` counted from the beginning of the plan."""
    return tuple(replace(figure, parts=tuple(part + by for part in figure.parts)) for figure in row.figures)
