"""The conversation of the README is one that the bot really has."""

import re
from functools import partial
from pathlib import Path

from bot import demo
from sandbox.people import Seen
from storage.database import Database
from tests.support.people.house import house
from tests.support.people.looking import LookingPhone

ROOT = Path(__file__).parent.parent.parent
ACCOUNTS = {player.name: player.account for player in demo.PLAYERS}


def test_what_the_readme_says_is_said(sqlite_database: Database) -> None:
    """Each line of a person is typed into the demo library, and each of the bot's stands in what it answers."""
    [dialogue] = re.findall(r"```text\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    demo.build_demo(sqlite_database)
    with house(sqlite_database, demo.START) as opened:
        opened.phones = partial(LookingPhone, database=sqlite_database)
        speaker = ""
        for line in dialogue.splitlines():
            name, _, words = line.partition(": ")
            if name in ACCOUNTS:
                speaker = name
                opened.phone(ACCOUNTS[name], name).say(words)
            else:
                assert name == "Hisobot"
                opened.phone(ACCOUNTS[speaker], speaker).wait_for(partial(_holds, words))


def _holds(words: str, message: Seen) -> bool:
    return words in str(message["text"]).replace("\u00a0", " ")
