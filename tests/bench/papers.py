"""Papers of one library and of two hundred in one file: `python -m tests.bench.papers`.

Each file is made by the real maker, whose process has its memory to itself. Then the workbook of the two hundred is
ordered in the chat, and what counts is how long everybody else waits for an answer while it is made.
"""

import json
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median

from bot.demo import MALIKA
from bot.papers import PATIENCE
from plan.period import Span
from reports.kinds import KINDS
from storage.database import open_database
from storage.migrate import migrate
from storage.people import people
from storage.tables import PaperOrder
from tests.bench.crowd import FIRST_ACCOUNT, found_library
from tests.bench.machine import Telegram, hisobot
from tests.bench.province import LIBRARIES, lay_province
from tests.bench.rounds import number, per_cent_99
from tests.bench.typing import converse, seat
from tests.support.papers.year import AFTER
from tests.support.transport.running import ROOT
from usecases.progress.measuring import progress_report
from usecases.work import work_of

PAPERS = (*KINDS, "year")
ROUNDS, LARGE_ROUNDS = 5, 1
SPAN = Span.parse("2025-year-1")
CROWD = [FIRST_ACCOUNT + number for number in range(32)]
EACH, ROWS, REST = 8, 150, 2.0
"""Four libraries of eight people, each of whom types a number and rests two seconds, while the large file is made."""


def main(libraries: int = LIBRARIES) -> int:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for count in (1, libraries):
            url = f"sqlite:///{folder / f'{count}.db'}"
            _lay(url, count)
            _print_files(url, count, ROUNDS if count == 1 else LARGE_ROUNDS)
        _print_waiting(folder, url)
    print(f"measured in {time.monotonic() - began:.0f} s")
    return 0


def _lay(url: str, libraries: int) -> None:
    migrate(url)
    database = open_database(url)
    with database.write() as session:
        lay_province(session, libraries)
        for first in range(0, len(CROWD), EACH):
            found_library(session, CROWD[first : first + EACH], ROWS)
    database.close()


def _print_files(url: str, libraries: int, rounds: int) -> None:
    print(f"{libraries} × 54 figures × 12 months, {rounds} rounds:")
    print(f"  {'':10}{'seconds':>9}{'peak MB':>9}{'file KB':>9}")
    for kind in PAPERS:
        order = _ordered(url, kind)
        found = [one for _ in range(rounds) if (one := _made(url, order))]
        if len(found) < rounds:
            print(f"  {kind:10}  given up after {PATIENCE:.0f} s, as the bot does", flush=True)
            continue
        seconds, peak, size = (median(column) for column in zip(*found, strict=True))
        print(f"  {kind:10}{seconds:9.2f}{peak:9.0f}{size:9.0f}", flush=True)
    command = [sys.executable, "-m", "tests.bench.printer", url, str(max(rounds, 3))]
    ratios = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
    print(f"  excel beside the same cells written bare: {median(ratios):.2f}", flush=True)


def _ordered(url: str, kind: str) -> int:
    """An order of the director's; returns its number."""
    database = open_database(url)
    with database.write() as session:
        malika = people.by_telegram_id(session, MALIKA.account)
        assert malika is not None
        report = progress_report(work_of(session, malika, AFTER), SPAN)
        assert report is not None
        about = str(report.lines[-1].indicator.key) if kind == "year" else ""
        order = PaperOrder(library_id=malika.library_id, person_id=malika.id, key=kind, kind=kind, span=str(SPAN))
        order.about, order.ordered_at, order.state = about, AFTER, "failed"  # nobody else is to make it
        session.add(order)
        session.flush()
        number = order.id
    database.close()
    return number


def _made(url: str, order: int) -> tuple[float, float, float] | None:
    """Seconds, peak megabytes and kilobytes of the file; None when it took longer than the bot waits."""
    asked = json.dumps({"url": url, "order": order, "now": AFTER.isoformat()}).encode()
    began = time.monotonic()
    pipe = subprocess.PIPE
    maker = subprocess.Popen([sys.executable, "-m", "bot.paper_maker"], cwd=ROOT, stdin=pipe, stdout=pipe)
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
            found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{maker.pid}/status").read_text())
            peak[0] = max(peak[0], int(found[1]) / 1024 if found else 0.0)
        time.sleep(0.01)


def _print_waiting(folder: Path, url: str) -> None:
    """What the crowd waits for its answers before, and while, the director's workbook is made."""
    telegram = Telegram(AFTER)
    try:
        seat(telegram, [*CROWD, MALIKA.account])
        with hisobot(telegram, url, folder):
            converse(telegram, CROWD, 1, lambda account, count: "/kiritish")
            before = converse(telegram, CROWD, EACH, number, REST)
            _order(telegram)
            during: list[float] = []
            began = time.monotonic()
            while not _arrived(telegram):
                during += converse(telegram, CROWD, 2, number, REST)
            took = time.monotonic() - began
    finally:
        telegram.stop()
    print(f"the large workbook, ordered in the chat, came after {took:.0f} s; {len(CROWD)} people typing all the while")
    print(
        f"  before it they waited {_milliseconds(before)}; meanwhile: {_milliseconds(during)} ({len(during)} answers)"
    )


def _order(telegram: Telegram) -> None:
    converse(telegram, [MALIKA.account], 1, lambda account, count: "/hisobot")
    chat = telegram.ask(f"chat/{MALIKA.account}")
    newest = [one for one in chat["messages"] if one["from"] == "bot"][-1]
    data = "paper:excel:2025-year-1"
    pressed = telegram.ask("press", person=MALIKA.account, message_id=newest["message_id"], data=data)
    answer = telegram.ask(f"answers/{pressed['callback_id']}?timeout=10")["answer"]
    assert "Tayyorlanmoqda" in str(answer), answer


def _arrived(telegram: Telegram) -> bool:
    return any(one["file"] for one in telegram.ask(f"chat/{MALIKA.account}")["messages"] if one["from"] == "bot")


def _milliseconds(seconds: Sequence[float]) -> str:
    return f"{median(seconds) * 1000:.0f} / {per_cent_99(seconds) * 1000:.0f} ms (median / 99 %)"


if __name__ == "__main__":
    sys.exit(main(*(int(given) for given in sys.argv[1:2])))
