"""The commands of whoever looks after an installation, as `bot.cli.parser` lists them."""

from pathlib import Path

from bot.cli.command import Command, word

_JSON = word("--json", action="store_true")
CARE = (
    Command(
        "setup",
        "bot.cli.care.setup:set_up",
        [
            word("--token", metavar="TOKEN"),
            word("--name", metavar="NAME"),
            word("--timezone", metavar="ZONE"),
            word("--plan", type=Path, metavar="FILE"),
        ],
        example="--plan ish-reja-2025.xlsx",
        whatever_settings=True,
    ),
    Command(
        "doctor",
        "bot.cli.care.doctor:examine_installation",
        [_JSON],
        whatever_settings=True,
    ),
    Command(
        "status",
        "bot.cli.care.status:tell_status",
        [_JSON],
    ),
)
"""From nothing to a bot, what is wrong with it, and how it stands."""
