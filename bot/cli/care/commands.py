"""The commands of whoever looks after an installation, as `bot.cli.parser` lists them."""

from pathlib import Path

from bot.cli.command import Command, word

_JSON = word("--json", action="store_true", help="as JSON, for programs")
CARE = (
    Command(
        "setup",
        "bot.cli.care.setup:set_up",
        "from nothing to a bot that only has to be started; may be ended anywhere and begun again",
        [
            word("--token", metavar="TOKEN", help="the bot's token from BotFather; kept in .env"),
            word("--name", metavar="NAME", help="the library's name"),
            word("--timezone", metavar="ZONE", help="the library's time zone (Asia/Tashkent)"),
            word("--plan", type=Path, metavar="FILE", help="the plan's file"),
        ],
        example="--plan ish-reja-2025.xlsx",
        whatever_settings=True,
    ),
    Command(
        "doctor",
        "bot.cli.care.doctor:examine_installation",
        "look at everything that an installation needs, and say what to do about what is wrong; 1 where something is",
        [_JSON],
        whatever_settings=True,
    ),
    Command(
        "status",
        "bot.cli.care.status:tell_status",
        "who is at work since when, what waits, the last copy, and whom the bot serves",
        [_JSON],
    ),
)
"""From nothing to a bot, what is wrong with it, and how it stands."""
