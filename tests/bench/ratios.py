"""The ratios that the bench is for, each beside its aim."""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from tests.bench.rounds import Measured, per_cent_99

STOCK, CONCURRENT = "bare bot, as it comes", "bare bot, updates at once"
TRANSPORT = "transport alone, SQLite"
SQLITE = "Hisobot, SQLite"
POSTGRESQL, TWO = "Hisobot, PostgreSQL", "Hisobot, PostgreSQL, two"
Rounds = Mapping[str, Sequence[Measured]]


@dataclass(frozen=True)
class Ratio:
    """One figure and what it should be: `least` or `most`, which are fit for use, and `aim`, which is better still."""

    name: str
    value: float
    least: float | None = None
    most: float | None = None
    aim: float | None = None

    @property
    def ok(self) -> bool:
        """Whether it is as it should be; never for what is not a number."""
        above = self.least is None or self.value >= self.least
        return self.measured and above and (self.most is None or self.value <= self.most)

    @property
    def measured(self) -> bool:
        return math.isfinite(self.value)

    @property
    def wanted(self) -> str:
        if self.least is None and self.most is None:
            return "to be seen"
        limit = f">= {self.least:g}" if self.least is not None else f"<= {self.most:g}"
        return f"{limit}, aim {self.aim:g}" if self.aim is not None else limit

    @property
    def verdict(self) -> str:
        if not self.measured:
            return "NOT MEASURED"
        if self.least is None and self.most is None:
            return ""
        return "ok" if self.ok else "missed"

    def worse_of(self, other: "Ratio") -> "Ratio":
        """The same of two runs; what was not measured is worst."""
        if not (self.measured and other.measured):
            return self if not self.measured else other
        choose = min if self.least is not None else max
        return replace(self, value=choose(self.value, other.value))

    def as_data(self) -> dict[str, Any]:
        """For `--json`."""
        value = self.value if math.isfinite(self.value) else None
        return {"name": self.name, "value": value, "wanted": self.wanted, "verdict": self.verdict}


def ratios(
    rounds: Rounds, polls: Sequence[tuple[float, float]], counts: Mapping[str, float], card: float, measuring: float
) -> list[Ratio]:
    """Every ratio of a run. `polls` are seconds to the first poll, ours and the bare bot's; `counts` the statements of
    an answered number on each engine; `card` is /hisobot beside one pass of SQL, and `measuring` the milliseconds of
    its arithmetic. What was not tried is left out."""
    ratios = [
        Ratio("numbers/s, transport alone : bare bot", _beside(rounds, TRANSPORT, STOCK, _speed), least=1.0),
        Ratio("numbers/s, SQLite : bare bot", _beside(rounds, SQLITE, STOCK, _speed), least=0.5, aim=0.8),
        Ratio("p99 of all together, SQLite : bare bot", _beside(rounds, SQLITE, STOCK, _slowest), most=3.0),
        Ratio("alone, SQLite : bare bot", _beside(rounds, SQLITE, STOCK, _alone)),
        Ratio("peak memory, SQLite : bare bot", _beside(rounds, SQLITE, STOCK, _memory), most=1.8),
        Ratio("start to first poll : bare bot", median(ours / bare for ours, bare in polls), most=2.0),
        Ratio("/hisobot : one pass of SQL", card, most=2.0),
        Ratio("ms of the arithmetic of /hisobot", measuring, most=10),
    ]
    if rounds.get(POSTGRESQL):
        ratios += [
            Ratio("numbers/s, PostgreSQL : bare bot", _beside(rounds, POSTGRESQL, STOCK, _speed), least=0.35),
            Ratio("numbers/s, two processes : one", _beside(rounds, TWO, POSTGRESQL, _speed), least=1.1),
            Ratio("processor a number, two : one", _beside(rounds, TWO, POSTGRESQL, _processor), most=1.2),
            Ratio("peak memory, PostgreSQL : bare bot", _beside(rounds, POSTGRESQL, STOCK, _memory), most=2.1),
        ]
    return ratios + [Ratio(f"statements a number, {engine}", count, most=10) for engine, count in counts.items()]


def _beside(rounds: Rounds, name: str, other: str, what: Callable[[Measured], float]) -> float:
    """The median of the ratios round by round, because the machine may be busier in one round than in another."""
    pairs = list(zip(rounds[name], rounds[other], strict=False))
    return median(what(ours) / what(beside) if what(beside) else math.nan for ours, beside in pairs)


def _speed(measured: Measured) -> float:
    return measured.per_second


def _processor(measured: Measured) -> float:
    return measured.processor


def _slowest(measured: Measured) -> float:
    return per_cent_99(measured.together)


def _alone(measured: Measured) -> float:
    return median(measured.alone)


def _memory(measured: Measured) -> float:
    return measured.megabytes


def print_bots(rounds: Rounds, people: int) -> None:
    """What each bot did, in figures of this machine."""
    head = f"{'numbers/s':>10}{'processor':>11}{'1 person, ms':>16}{f'{people} people, ms':>17}{'peak MB':>9}"
    print(f"{'medians of the rounds':28}{head}")
    print(f"{'':28}{'':10}{'ms each':>11}{'median / 99 %':>16}{'median / 99 %':>17}")
    for name, runs in rounds.items():
        if not runs:
            print(f"{name:28}  not tried")
            continue
        alone, together = _waits(runs, lambda run: run.alone), _waits(runs, lambda run: run.together)
        speed, processor = median(map(_speed, runs)), median(map(_processor, runs))
        memory = median(map(_memory, runs))
        print(f"{name:28}{speed:10.0f}{processor:11.1f}{alone:>16}{together:>17}{memory:9.0f}")


def _waits(rounds: Sequence[Measured], what: Callable[[Measured], list[float]]) -> str:
    usual = median(median(what(run)) for run in rounds)
    slowest = median(per_cent_99(what(run)) for run in rounds)
    return f"{usual * 1000:.0f} / {slowest * 1000:.0f}"


def print_ratios(ratios: Sequence[Ratio], runs: int = 1) -> None:
    """Each ratio with its aim, and whether it is reached."""
    print(f"{'ratio' if runs == 1 else f'ratio, the worst of {runs} runs':42}{'':>8}  {'wanted':18}")
    for ratio in ratios:
        print(f"{ratio.name:42}{ratio.value:8.2f}  {ratio.wanted:18}{ratio.verdict}")


def report(ratios: Sequence[Ratio], *, as_json: bool, runs: int = 1) -> int:
    """Print the ratios; returns what the program is to end with: 1 when one of them was not measured."""
    if as_json:
        print(json.dumps([ratio.as_data() for ratio in ratios]))
    else:
        print_ratios(ratios, runs)
    return 0 if all(ratio.measured for ratio in ratios) else 1
