"""The kind and the direction of every figure: read from its words (`kinds`), asked where these leave it open, and such
that every total is made of figures of one kind."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from plan.document.doubt import Choice, Doubt, Field, Questions
from plan.document.figure import Figure
from plan.document.meaning.directions import read_direction
from plan.document.meaning.kinds import read_kind
from plan.document.meaning.wording import Reading, Wording
from plan.document.table.tables import Place
from plan.indicator import Direction, Kind

_KINDS: Mapping[str, Kind] = {"added": "count", "level": "level", "percent": "percent"}
"""By the answer that says so."""
_ANSWERS: Mapping[Kind, str] = {kind: answer for answer, kind in _KINDS.items()}
_DIRECTIONS: Mapping[str, Direction] = {"more": "more", "less": "less"}
_HUNDRED = 100
_NAME = 120


def settle_kinds(
    figures: list[Figure],
    heading: str,
    questions: Questions,
    added_up: Collection[Place] = (),
) -> None:
    """Give every figure its kind and direction, in place. `heading`: the words above the column of targets;
    `added_up`: the rows whose target is the sum of their quarters, which says nothing of a level or a percent."""
    settling = _Settling(figures, heading, questions)
    for at in range(len(figures)):
        settling.settle(at)
    for at in reversed(range(len(figures))):
        settling.settle_total(at)
    for at, figure in enumerate(figures):
        if figure.place in added_up and not settling.adds_up(at):
            figures[at] = replace(figure, target=None)
    for at in range(len(figures)):
        settling.settle_percent(at)


@dataclass
class _Settling:
    figures: list[Figure]
    heading: str
    questions: Questions
    above: dict[int, int] = field(default_factory=dict)
    """By a part's position that of the total or stock that it belongs to."""
    grows: set[Place] = field(default_factory=set)
    """Rows with a stock."""
    rows: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """Answers by the doubt and its row: a row of several figures is asked once."""

    def __post_init__(self) -> None:
        self.above = {part: at for at, figure in enumerate(self.figures) for part in figure.parts}
        self.grows = {figure.place for figure in self.figures if figure.kind == "stock"}

    def settle(self, at: int) -> None:
        direction = self._direction(at)
        kind = self.figures[at].kind if self.figures[at].parts else self._kind(at, direction)
        self.figures[at] = replace(self.figures[at], kind=kind, direction=direction)

    def _direction(self, at: int) -> Direction:
        reading = read_direction(self._wording(at))
        if not reading.said and (above := self._total_above(at)) is not None:
            return self._direction(above)
        if not reading.doubt:
            return reading.value
        answer = self._ask(at, "direction_unsure", "direction", reading.doubt, reading.choices)
        return _DIRECTIONS[answer] if answer else reading.value

    def _kind(self, at: int, direction: Direction) -> Kind:
        reading = self._kind_read(at, direction)
        above = self.above.get(at)
        stock = self.figures[at].place in self.grows or (above is not None and self.figures[above].kind == "stock")
        if stock and reading.value != "percent":
            # A stock grows by what is added: whatever the row says of its end is said of the stock.
            return "count"
        if not reading.said and (total := self._total_above(at)) is not None:
            return self._kind(total, direction)
        if not reading.doubt or (reading.doubt == "stock" and self._waits_for_direction(at)):
            return reading.value
        code = "percent_unsure" if "percent" in reading.choices else "kind_unsure"
        answer = self._ask(at, code, "kind", reading.doubt, [_ANSWERS[kind] for kind in reading.choices])
        return _KINDS[answer] if answer else reading.value

    def _waits_for_direction(self, at: int) -> bool:
        """Whether it is open yet if less is better, which decides how the kind is asked about."""
        return any(doubt.field == "direction" for doubt in self.figures[at].doubts)

    def _kind_read(self, at: int, direction: Direction) -> Reading[Kind]:
        return read_kind(self._wording(at), direction)

    def _total_above(self, at: int) -> int | None:
        above = self.above.get(at)
        return above if above is not None and self.figures[above].kind == "total" else None

    def _wording(self, at: int) -> Wording:
        figure = self.figures[at]
        return Wording(
            figure.name,
            figure.part or "",
            figure.unit,
            figure.baseline,
            figure.target,
            figure.target_cell,
            self.heading,
        )

    def _ask(self, at: int, code: str, field: Field, words: str, choices: Sequence[str]) -> str | None:
        """The answer to a question that is one for all rows whose words leave the same open."""
        figure = self.figures[at]
        row = figure.code, f"{field}:{words}"
        if row not in self.rows:
            doubt = _doubt(figure, f"{figure.code}:{field}:{words}", code, field, figure.name, choices)
            self.rows[row] = self.questions.ask_of_all(doubt, words)
        if self.rows[row] is None:
            self._note(at, {f"{figure.code}:{field}:{words}", f"plan:{field}:{words}"})
        return self.rows[row]

    def _note(self, at: int, ids: set[str]) -> None:
        """Remember an open doubt with the figure that it is about."""
        figure = self.figures[at]
        open_doubts = [doubt for doubt in self.questions.open if doubt.id in ids and doubt not in figure.doubts]
        self.figures[at] = replace(figure, doubts=(*figure.doubts, *open_doubts))

    def settle_total(self, at: int) -> None:
        """Make sure that a total or stock can be computed: of parts of one kind, a stock of what is added up."""
        figure = self.figures[at]
        if not figure.parts:
            return
        leaves = self._leaves(at)
        kinds = {self.figures[leaf].kind for leaf in leaves}
        if kinds == {"count"} or (figure.kind == "total" and kinds == {"level"}):
            return
        answer = None
        if figure.kind == "total" or kinds != {"percent"}:
            answer = self._ask_of_parts(at, figure, may_be_level=figure.kind == "total" and "percent" not in kinds)
        if answer is not None and answer in _KINDS:
            for leaf in leaves:
                self.figures[leaf] = replace(self.figures[leaf], kind=_KINDS[answer])
        else:
            alone = replace(self.figures[at], kind="count", parts=())
            self.figures[at] = alone
            self.figures[at] = replace(alone, kind=self._kind_read(at, alone.direction).value)
            self.above = {part: total for part, total in self.above.items() if total != at}

    def _ask_of_parts(self, at: int, figure: Figure, *, may_be_level: bool) -> str | None:
        choices = ["added", *(["level"] if may_be_level else []), "apart"]
        doubt_id = f"{figure.code}:kind:parts"
        doubt = _doubt(figure, doubt_id, "parts_of_kinds", "kind", figure.name, choices)
        answer = self.questions.ask(doubt)
        if answer is None:
            self._note(at, {doubt_id})
        return answer

    def adds_up(self, at: int) -> bool:
        """Whether the months of a figure are added up."""
        return all(self.figures[leaf].kind == "count" for leaf in self._leaves(at))

    def _leaves(self, at: int) -> list[int]:
        parts = self.figures[at].parts
        return [leaf for part in parts for leaf in self._leaves(part)] if parts else [at]

    def settle_percent(self, at: int) -> None:
        """A rate over a hundred may be a slip, and one below one a fraction: 0,45 for 45 %. Both are asked about."""
        columns: tuple[Literal["baseline", "target"], ...] = ("baseline", "target")
        for column in columns:
            figure = self.figures[at]
            value = figure.baseline if column == "baseline" else figure.target
            if figure.kind != "percent" or value is None:
                continue
            if value > _HUNDRED:
                self._ask_percent(at, column, "percent_over_hundred", [value])
            elif 0 < value < 1 and not (column == "target" and "%" in figure.target_cell):
                self._ask_percent(at, column, "percent_below_one", [value * _HUNDRED, value])

    def _ask_percent(
        self, at: int, column: Literal["baseline", "target"], code: str, offered: Sequence[Decimal]
    ) -> None:
        figure = self.figures[at]
        doubt_id = f"{figure.code}:{column}:{code.removeprefix('percent_')}" + (
            f":{figure.part}" if figure.part else ""
        )
        choices = [f"{value.normalize():f}" for value in offered]
        doubt = _doubt(figure, doubt_id, code, column, choices[-1], choices)
        answer = self.questions.ask(replace(doubt, typed="number"))
        if answer is None:
            self._note(at, {doubt_id})
        elif column == "baseline":
            self.figures[at] = replace(figure, baseline=Decimal(answer))
        else:
            self.figures[at] = replace(figure, target=Decimal(answer))


def _doubt(figure: Figure, doubt_id: str, code: str, field: Field, printed: str, choices: Sequence[str]) -> Doubt:
    return Doubt(
        doubt_id,
        code,
        figure.place,
        figure.section,
        figure.number,
        field,
        printed[:_NAME],
        tuple(map(Choice, choices)),
        name=figure.name[:_NAME],
        unit=figure.unit,
    )
