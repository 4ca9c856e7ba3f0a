"""Why a file cannot be read, and the limits that keep a hostile one from stopping the bot."""

MAX_FILE = 20 * 2**20
"""Telegram gives a bot no larger file."""
MAX_UNPACKED = 96 * 2**20
MAX_XML = 24 * 2**20
"""Of one part; the plan of a district library is under 100 kB."""
MAX_PARTS = 2000
MAX_ROWS = 5000
MAX_COLUMNS = 60
MAX_CELL = 20_000
"""Characters kept of one cell."""


class PlanFileRefused(Exception):
    """The file cannot be read. `code` names the reason, `facts` fill the sentence that tells it."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def limited(text: str, place: str) -> str:
    """The cell's text, unless no cell of a plan can be that long."""
    if len(text) > MAX_CELL:
        raise PlanFileRefused("cell_too_long", place=place)
    return text
