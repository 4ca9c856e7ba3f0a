"""Starts the process that makes one paper (`bot.paper_maker`) and takes its file."""

import json
import sys
from datetime import datetime

from bot.apart.child import ChildFailed, run_child
from notices.papers import PaperFile
from scheduler.papers import LetterRefused, NotMade

MAKER: tuple[str, ...] = (sys.executable, "-m", "bot.paper_maker")


async def make_in_process(url: str, order_id: int, now: datetime) -> PaperFile | None:
    """The file of an order in the database at `url`; None when its person may not have it any more, or there is nothing
    to make it of. When cancelled the process is ended. Raises NotMade, OSError."""
    order = json.dumps({"url": url, "order": order_id, "now": now.isoformat()})
    try:
        output = await run_child(MAKER, order.encode())
    except ChildFailed as error:
        raise NotMade(str(error)) from error
    head, _, content = output.partition(b"\n")
    if not head:
        return None
    about = json.loads(head)
    if "refused" in about:
        raise LetterRefused(f"the library's own letter: {about['refused']}")
    return PaperFile(about["name"], about["mime"], about["photo"], about["words"], content)
