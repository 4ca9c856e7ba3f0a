"""Whose matter a line of the log is, where nobody's update tells it."""


def of_library(library_id: int) -> dict[str, dict[str, int]]:
    """`extra` of a line that is about a library: `bot.logs` writes it as `library=`, as with updates."""
    return {"about": {"library": library_id}}
