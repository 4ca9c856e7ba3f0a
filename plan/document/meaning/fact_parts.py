"""Last year's fact that is printed by quarters or half-years: of what is added up it is their sum; of a level or a
percent only a person knows."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal

from plan.document.cell.numbers import read_number_cell
from plan.document.cell.row_cells import NONE, row_doubt
from plan.document.doubt import Choice, Questions
from plan.document.figure import Figure
from plan.document.meaning.kinds import read_kind
from plan.document.meaning.wording import Wording
from plan.document.table.copies import Entry
from plan.document.table.tables import Place
from plan.units import without_percent


def settle_facts(
    figures: list[Figure], entries: Mapping[Place, Entry], questions: Questions, settled: Collection[int] = ()
) -> set[int]:
    """Ask for the fact of each figure that is not added up, in place, and say which figures these are. It is done
    before the kinds are asked, because the sum may look as if the target fell, and once more for those that an answer
    has made a level. `entries` by the place of a figure's row; `settled`: where it was done before."""
    asked = set(settled)
    for at, figure in enumerate(figures):
        entry = entries.get(figure.place)
        parts = entry.line.fact_parts if entry is not None else ()
        if entry is None or at in asked or not any(part.strip("-–— ") for part in parts) or not _is_no_sum(figure):
            continue
        asked.add(at)
        offered = [Choice(f"{value.normalize():f}") for value in _offered(parts)]
        printed = "; ".join(" ".join(part.split()) or "-" for part in parts)[:60]
        doubt = row_doubt(entry, "fact_of_parts", "baseline", printed, [*offered, NONE], typed="number")
        answer = questions.ask(doubt)
        baseline = None if answer in (None, NONE.id) else Decimal(answer or 0)
        doubts = figure.doubts if answer else (*figure.doubts, doubt)
        figures[at] = replace(figure, baseline=baseline, doubts=doubts)
    return asked


def _is_no_sum(figure: Figure) -> bool:
    if figure.kind in ("level", "percent"):
        return True
    reading = read_kind(Wording(figure.name, figure.part or "", figure.unit, None, figure.target))
    return reading.value != "count" and not reading.doubt


def _offered(parts: tuple[str, ...]) -> list[Decimal]:
    """The last of the parts, and the mean of all."""
    values: list[Decimal] = []
    for part in parts:
        cell = read_number_cell(without_percent(part))
        single = [reading[0] for reading in cell.readings if len(reading) == 1 and reading[0] is not None]
        values += single[:1]
    if not values:
        return []
    mean = (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.01"))
    return list(dict.fromkeys((values[-1], mean))) if len(values) == len(parts) else values[-1:]
