"""python-telegram-bot, loaded without what it keeps for Telegram Passport.

At its own import it looks for `cryptography`, which takes 8 MB of every serving process and is of use only to bots that
read people's passports. Where it is not installed the library does without; here it is installed, for encrypted PDFs.
"""

import sys
from typing import Any, cast

_UNUSED = "cryptography"


def load_telegram() -> None:
    """Import `telegram` for the first time in this process; anybody else may import `cryptography` afterwards."""
    if "telegram" in sys.modules or _UNUSED in sys.modules:
        return
    modules = cast("dict[str, Any]", sys.modules)
    modules[_UNUSED] = None  # Python's own way to say: not there
    try:
        import telegram  # noqa: F401 - it is wanted among the loaded modules
    finally:
        del modules[_UNUSED]
