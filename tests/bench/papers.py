"""Papers of one library and of two hundred in one file: `python -m tests.bench.papers`.

Each file is made by the real maker, whose process has its memory to itself. Then the workbook of the two hundred is
ordered in the chat, and what counts is how long everybody else waits for an answer while it is made. `--short` makes
the papers of two libraries, and proves only that the bench works.
"""

import argparse
import asyncio
import json
import math
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from unittest.mock import patch
from uuid import uuid4

from bot.demo import MALIKA
from bot.papers.process import PaperPress
from plan.period import Span
from reports.kinds import KINDS
from scheduler.papers import PATIENCE, PaperMaker
from storage.database import open_database
from storage.migrate import migrate
from storage.people import people
from storage.tables import PaperOrder
from tests.bench.crowd import FIRST_ACCOUNT, create_library
from tests.bench.machine import Telegram, hisobot
from tests.bench.province import LIBRARIES, lay_province
from tests.bench.ratios import Ratio, report
from tests.bench.rounds import number, per_cent_99
from tests.bench.typing import converse, seat
from tests.support.papers.year import AFTER
from tests.support.transport.running import ROOT
from tests.support.warm.process import client_command
from usecases.progress.measuring import progress_report
from usecases.work import work_of

PAPERS = (*KINDS, "year")
SPAN = Span.parse("2025-year-1")
CROWD = [FIRST_ACCOUNT + number for number in range(32)]
EACH, ROWS = 8, 150
"""Four libraries of eight people, each of whom types numbers while the large file is made."""


@dataclass(frozen=True)
class Shape:
    """How much is measured: `counts` of libraries in one file with how many rounds each, which papers, in how many
    `turns` at least the workbook stands beside bare cells, `people` who type meanwhile, how many seconds they rest
    after each number, and whether what is started has nothing left to import (`warm`)."""

    counts: Mapping[int, int]
    papers: Sequence[str] = PAPERS
    turns: int = 3
    people: int = len(CROWD)
    rest: float = 2.0
    warm: bool = False

    @property
    def crowd(self) -> list[int]:
        return CROWD[: self.people]


SHORT = Shape({1: 1}, ("excel",), turns=1, people=2, rest=0.1, warm=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.papers", description=__doc__)
    parser.add_argument("--short", action="store_true", help="seconds instead of minutes")
    parser.add_argument("--json", action="store_true", help="print the ratios as JSON")
    parser.add_argument("--libraries", type=int, default=LIBRARIES)
    given = parser.parse_args()
    shape = SHORT if given.short else Shape({1: 5, given.libraries: 1})
    ratios: list[Ratio] = []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for count, rounds in shape.counts.items():
            url = f"sqlite:///{folder / f'{count}.db'}"
            _lay(url, count, shape.crowd)
            ratios += _files(url, count, shape, rounds, quiet=given.json)
        ratios.append(_waiting(folder, url, shape, quiet=given.json))
    return report(ratios, as_json=given.json)


def _lay(url: str, libraries: int, crowd: list[int]) -> None:
    migrate(url)
    database = open_database(url)
    with database.write() as session:
        lay_province(session, libraries)
        for first in range(0, len(crowd), EACH):
            create_library(session, crowd[first : first + EACH], ROWS)
    database.close()


def _files(url: str, libraries: int, shape: Shape, rounds: int, *, quiet: bool) -> list[Ratio]:
    """Every paper of so many libraries, and the workbook beside the same cells written bare."""
    lines = [f"{libraries} × 54 figures × 12 months, {rounds} rounds:"]
    start = client_command() if shape.warm else [sys.executable, "-m"]
    lines.append(f"  {'':10}{'seconds':>9}{'peak MB':>9}{'file KB':>9}{'to outbox':>11}{'cold':>9}{'warm':>9}")
    given_up = 0
    with patch("bot.papers.process.MAKER", (*start, "bot.papers.maker")):
        cold, warm = _to_outbox(url, shape, rounds)
    for kind in shape.papers:
        order = _ordered(url, kind)
        made = [seconds for _ in range(rounds) if (seconds := _made(url, order, start))]
        if len(made) < rounds:
            given_up += 1
            lines.append(f"  {kind:10}  given up after {PATIENCE:.0f} s, as the bot does")
            continue
        seconds, peak, size = (median(column) for column in zip(*made, strict=True))
        lines.append(f"  {kind:10}{seconds:9.2f}{peak:9.0f}{size:9.0f}{'':11}{cold[kind]:9.2f}{warm[kind]:9.2f}")
    if not quiet:
        print("\n".join(lines), flush=True)
    command = [*start, "tests.bench.printer", url, str(max(rounds, shape.turns))]
    printed = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
    return [
        Ratio(f"excel : the same cells bare, {libraries}", median(printed), most=1.5),
        Ratio(f"s from order to outbox, warm, {libraries}", max(warm.values()), most=1.0 if libraries == 1 else None),
        Ratio(f"warm : cold, {libraries}", median(warm[kind] / cold[kind] for kind in warm)),
        Ratio(f"papers given up, {libraries}", given_up, most=0 if libraries == 1 else None),
    ]


def _ordered(url: str, kind: str) -> int:
    """An order of the director's; returns its number."""
    database = open_database(url)
    with database.write() as session:
        malika = people.by_telegram_id(session, MALIKA.account)
        assert malika is not None
        report = progress_report(work_of(session, malika, AFTER), SPAN)
        assert report is not None
        about = str(report.lines[-1].indicator.key) if kind == "year" else ""
        order = PaperOrder(
            library_id=malika.library_id, person_id=malika.id, key=uuid4().hex, kind=kind, span=str(SPAN)
        )
        order.about, order.ordered_at, order.state = about, AFTER, "failed"  # nobody else is to make it
        session.add(order)
        session.flush()
        number = order.id
    database.close()
    return number


def _to_outbox(url: str, shape: Shape, rounds: int) -> tuple[dict[str, float], dict[str, float]]:
    """Seconds from an order to its file in the outbox, of each paper: by a process of its own, as it was before, and by
    one that has its printers loaded."""
    cold, warm = PaperPress(url, ()), PaperPress(url)
    try:
        if not shape.warm:
            _seconds(url, cold, shape.papers[0])  # also fetches what is fetched only once
            _seconds(url, warm, shape.papers[0])
        return (
            {kind: median(_seconds(url, cold, kind) for _ in range(rounds)) for kind in shape.papers},
            {kind: median(_seconds(url, warm, kind) for _ in range(rounds)) for kind in shape.papers},
        )
    finally:
        warm.close()


def _seconds(url: str, press: PaperPress, kind: str) -> float:
    order = _ordered(url, kind)
    database = open_database(url)
    with database.write() as session:
        session.get_one(PaperOrder, order).state = "ordered"

    async def show(chat: int | None, action: str) -> None:
        """Nobody looks."""

    with ThreadPoolExecutor(2) as threads:
        maker = PaperMaker(database, lambda: AFTER, threads, make=press.make, show=show)
        began = time.monotonic()
        asyncio.run(maker.make_waiting(AFTER))
        took = time.monotonic() - began
    with database.read() as session:
        assert session.get_one(PaperOrder, order).state == "made"
    database.close()
    return took


def _made(url: str, order: int, start: Sequence[str]) -> tuple[float, float, float] | None:
    """Seconds, peak megabytes and kilobytes of the file, made by a process that is started so; None when it took longer
    than the bot waits."""
    asked = json.dumps({"url": url, "order": order, "now": AFTER.isoformat()}).encode()
    began = time.monotonic()
    pipe = subprocess.PIPE
    maker = subprocess.Popen([*start, "bot.papers.maker"], cwd=ROOT, stdin=pipe, stdout=pipe)
    peak = [0.0]
    watching = threading.Thread(target=_watch, args=(maker, peak))
    watching.start()
    try:
        content, _ = maker.communicate(asked, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        maker.kill()
        maker.communicate()
        return None
    finally:
        watching.join()
    took = time.monotonic() - began
    assert (maker.returncode, len(content) > 1000) == (0, True)
    return took, peak[0], len(content) / 1024


def _watch(maker: subprocess.Popen[bytes], peak: list[float]) -> None:
    """Its most memory, looked at again and again: what the system says of it afterwards includes what we had before."""
    while maker.returncode is None:
        with suppress(OSError):
            match = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{maker.pid}/status").read_text())
            peak[0] = max(peak[0], int(match[1]) / 1024 if match else 0.0)
        time.sleep(0.01)


def _waiting(folder: Path, url: str, shape: Shape, *, quiet: bool) -> Ratio:
    """What the crowd waits for its answers while the director's workbook is made, beside what it waited before."""
    crowd = shape.crowd
    telegram = Telegram(AFTER, warm=shape.warm)
    try:
        seat(telegram, [*crowd, MALIKA.account])
        with hisobot(telegram, url, folder):
            converse(telegram, crowd, 1, lambda account, count: "/kiritish")
            before = converse(telegram, crowd, EACH, number, shape.rest)
            _order(telegram)
            during: list[float] = []
            began = time.monotonic()
            while not _arrived(telegram):
                during += converse(telegram, crowd, 2, number, shape.rest)
            took = time.monotonic() - began
    finally:
        telegram.stop()
    if not quiet:
        print(f"the large workbook, ordered in the chat, came after {took:.0f} s; {len(crowd)} people typing all along")
        meanwhile = _milliseconds(during) if during else "nobody was answered"
        print(f"  before it they waited {_milliseconds(before)}; meanwhile: {meanwhile} ({len(during)} answers)")
    slower = per_cent_99(during) / per_cent_99(before) if during else math.nan
    return Ratio("p99 while a large file is made : before", slower)


def _order(telegram: Telegram) -> None:
    converse(telegram, [MALIKA.account], 1, lambda account, count: "/hisobot")
    chat = telegram.ask(f"chat/{MALIKA.account}")
    newest = [message for message in chat["messages"] if message["from"] == "bot"][-1]
    data = "paper:excel:2025-year-1"
    pressed = telegram.ask("press", person=MALIKA.account, message_id=newest["message_id"], data=data)
    answer = telegram.ask(f"answers/{pressed['callback_id']}?timeout=10")["answer"]
    assert "Tayyorlanmoqda" in str(answer), answer


def _arrived(telegram: Telegram) -> bool:
    return any(
        message["file"] for message in telegram.ask(f"chat/{MALIKA.account}")["messages"] if message["from"] == "bot"
    )


def _milliseconds(seconds: Sequence[float]) -> str:
    return f"{median(seconds) * 1000:.0f} / {per_cent_99(seconds) * 1000:.0f} ms (median / 99 %)"


if __name__ == "__main__":
    sys.exit(main())
