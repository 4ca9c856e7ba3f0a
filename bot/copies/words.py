"""What is said of a copy at the terminal."""

from zoneinfo import ZoneInfo

from storage.copies.contents import Contents


def told(contents: Contents, timezone: str) -> list[str]:
    """What a copy holds, in lines for an operator."""
    lines = [f"revision {contents.revision}, {contents.rows} rows in {len(contents.tables)} tables, each counted"]
    if contents.libraries:
        lines.append(f"of {', '.join(contents.libraries)}")
    answer = contents.newest
    if answer is None:
        return [*lines, "nobody has reported a number yet"]
    at = answer.at.astimezone(ZoneInfo(timezone))
    month = f"{answer.year}-{answer.month:02}"
    return [*lines, f"the newest answer: {answer.person}, {answer.department}, {month}, kept on {at:%Y-%m-%d at %H:%M}"]
