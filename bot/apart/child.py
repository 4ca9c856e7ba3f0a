"""Runs a program of ours in a process of its own: what it is given, what it writes, and its end."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

_COMPLAINT = 2000
"""Characters of a failed program's last words that are kept for the log."""


class ChildFailed(Exception):
    """The program ended otherwise than well; the text is for the log."""


async def run_child(command: Sequence[str], given: bytes, seconds: float | None = None) -> bytes:
    """What the program writes when it is given this. When cancelled, and after so many seconds, the process is ended.
    Raises ChildFailed, TimeoutError, OSError."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=pipe)
    try:
        async with asyncio.timeout(seconds):
            output, complaint = await process.communicate(given)
    except BaseException:
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()  # until it has gone, and its pipes with it
        raise
    if process.returncode != 0:
        last_words = complaint.decode(errors="replace").strip()[-_COMPLAINT:]
        raise ChildFailed(last_words or f"ended with {process.returncode}")
    return output
