"""Starts the process that makes one paper (`bot.paper_maker`) and takes its file."""

import asyncio
import json
import sys
from contextlib import suppress
from datetime import datetime

from notices.papers import PaperFile
from scheduler.papers import LetterRefused, NotMade

MAKER: tuple[str, ...] = (sys.executable, "-m", "bot.paper_maker")


async def make_in_process(url: str, order_id: int, now: datetime) -> PaperFile | None:
    """The file of an order in the database at `url`; None when its person may not have it any more, or there is nothing
    to make it of. When cancelled the process is ended. Raises NotMade, OSError."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*MAKER, stdin=pipe, stdout=pipe, stderr=pipe)
    order = json.dumps({"url": url, "order": order_id, "now": now.isoformat()})
    try:
        output, complaint = await process.communicate(order.encode())
    except BaseException:
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()  # until it has gone, and its pipes with it
        raise
    if process.returncode != 0:
        raise NotMade(complaint.decode(errors="replace").strip()[-2000:] or f"ended with {process.returncode}")
    head, _, content = output.partition(b"\n")
    if not head:
        return None
    about = json.loads(head)
    if "refused" in about:
        raise LetterRefused(f"the library's own letter: {about['refused']}")
    return PaperFile(about["name"], about["mime"], about["photo"], about["words"], content)
