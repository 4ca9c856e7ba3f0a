"""One schedule: who does what and when, what goes wrong on the way and where the bot dies, all out of one seed; then
everything is counted."""

import logging
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

from bot.program import Program
from sandbox.state.rates import Limits
from storage.database import open_database
from tests.bench.crowd import BEGINS
from tests.simulation.library import ACCOUNTS, ROWS, found
from tests.simulation.life import Disk, Lives, SimulatedSandbox, reporting
from tests.simulation.machine import Stuck, World, WorldClock
from tests.simulation.network import Weather
from tests.simulation.oracle import Tally, faults, unsettled
from tests.simulation.people import Typist
from tests.support.buttons.played import errors_kept
from tests.support.empty_database import empty_database

PATIENCE = 900.0
"""Seconds of its own time within which a bot that nothing befalls any more must have said everything."""
LATE = "no updates from Telegram"
Make = Callable[[int, str], Program]


@dataclass
class Result:
    """What a schedule came to."""

    seed: int
    steps: int
    faults: list[str]
    kills: list[str]
    spoilt: list[str]
    tally: Tally
    seconds: float
    """Of the world's own time."""
    log: list[str] = field(default_factory=list)


class Stage:
    """A folder with the libraries that every schedule begins with."""

    def __init__(self, folder: Path) -> None:
        self.template = folder / "template.db"
        database = open_database(empty_database(self.template))
        with database.write() as session:
            found(session)
        database.close()
        self.disk = Disk(folder)


@contextmanager
def stage() -> Iterator[Stage]:
    """A stage in a folder that is there as long as it is needed."""
    folder = Path(tempfile.mkdtemp(prefix="simulation"))
    library = logging.getLogger("telegram")
    before = library.level
    library.setLevel(logging.CRITICAL)  # it logs every page that is no answer of Telegram
    try:
        made = Stage(folder)
        yield made
        made.disk.close()
    finally:
        library.setLevel(before)
        shutil.rmtree(folder)


def play(
    on: Stage, seed: int, steps: int = 20, program: Make = reporting, spoil: Callable[[Lives], None] | None = None
) -> Result:
    """Play the schedule of a seed. With `spoil` nothing goes wrong in it but what that brings about."""
    dice = random.Random(seed)
    random.seed(seed)  # the bot spreads its own second attempts by chance
    world = World(dice)
    clock = WorldClock(world, BEGINS)
    sandbox = SimulatedSandbox(world, clock, Limits(clock=lambda: world.now))
    weather = Weather(dice.choice((0.0, 0.0, 0.02, 0.05, 0.15)), dice.choice((0.05, 0.3, 3.0)))
    if spoil is not None:
        weather = Weather()
    on.disk.lay(on.template)
    lives = Lives(world, clock, sandbox, on.disk, weather, program, slowest=dice.choice((0.01, 0.2, 1.0)))
    typists = [_seated(sandbox, account, dice) for account in ACCOUNTS]
    end = _plan(world, lives, clock, typists, steps, calm=spoil is not None)
    if spoil is not None:
        spoil(lives)
    with errors_kept() as errors:
        late = _lived(world, lives, weather, on, end)
    on.disk.driver = None  # whoever looks for what is wrong must not be failed
    calm = not lives.kills and not weather.met and spoil is None
    database = on.disk.open()
    wrong, tally = faults(on.disk.file, database, sandbox, typists, calm=calm)
    on.disk.leave(killed=False)
    wrong = late + [f"logged: {error}" for error in errors] + wrong
    log = [f"{typist.account} {line}" for typist in typists for line in typist.log] if wrong else []
    return Result(seed, steps, wrong, lives.kills, weather.met, tally, world.now, log)


def _seated(sandbox: SimulatedSandbox, account: int, dice: random.Random) -> Typist:
    sandbox.add_person(f"Xodim {account}", id=account)
    return Typist(sandbox, account, ROWS, random.Random(dice.random()))


def _plan(world: World, lives: Lives, clock: WorldClock, typists: list[Typist], steps: int, *, calm: bool) -> float:
    """Put everything that is to happen into the world; returns when the last of it does."""
    dice, at = world.dice, 0.2
    for typist in typists:
        world.after(at, typist.begin)
    for _ in range(steps):
        at += dice.choice((0.0, 0.02, 0.3, 0.3, 1.0, 1.0, 3.0)) * dice.random()
        world.after(at, dice.choice(typists).act)
    if calm:
        return at
    if dice.random() < 0.15:
        world.after(dice.uniform(0, at), partial(clock.advance, timedelta(hours=dice.choice((1, 5, 20)))))
    for _ in range(dice.choice((0, 0, 1, 1, 2, 3, 4))):
        place = dice.choice(("time", "time", "before a commit", "after a commit"))
        if place == "time":
            world.after(dice.uniform(0.1, at + 3), partial(lives.kill, "in the middle"))
        else:
            world.after(dice.uniform(0, at), partial(_die_at_a_commit, lives, place, dice.randrange(1, 6)))
    return at


def _die_at_a_commit(lives: Lives, place: str, commits: int) -> None:
    if lives.loop is not None:
        name = "die_before" if place == "before a commit" else "die_after"
        setattr(lives.disk, name, lives.disk.commits + commits)


def _lived(world: World, lives: Lives, weather: Weather, on: Stage, end: float) -> list[str]:
    """Live until everything is said; returns what is wrong with that."""
    late: list[str] = []

    def heal() -> None:
        weather.share, lives.disk.die_before, lives.disk.die_after = 0.0, 0, 0
        look()

    def look() -> None:
        if lives.loop is not None and not lives.sandbox.waiting_updates() and not unsettled(on.disk.file):
            world.after(0.5, lives.stop)
        elif world.now > end + PATIENCE:
            late.append(f"not everything was said within {PATIENCE} s")
            lives.stop()
        else:
            world.after(1.0, look)

    world.after(end + 3.5, heal)
    try:
        lives.live()
    except Stuck as stuck:
        late.append(str(stuck))
    return late


def quiet() -> None:
    """Let the bot's own log be heard by those who keep it, and by nobody else."""
    logging.getLogger().handlers = [logging.NullHandler()]
