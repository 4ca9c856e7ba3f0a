"""What is said of a copy at the terminal."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.trouble import spoken
from plan.period import Month
from storage.copies.contents import Contents
from storage.copies.making import complaint
from storage.copies.trouble import CopyTrouble
from texts.operator import copies as words
from texts.wording import month_and_year, stamp

MOST_NAMES = 5


def in_words(error: Exception) -> str:
    """A trouble in the language that is spoken; of others what they say themselves."""
    if not isinstance(error, CopyTrouble):
        return spoken(complaint(error))
    facts = {
        name: in_words(fact) if isinstance(fact, Exception) else spoken(str(fact)) if name == "why" else str(fact)
        for name, fact in error.facts.items()
    }
    return words.TROUBLES[error.code].plain(**facts)


def first_names(names: Sequence[str]) -> str:
    """Names in plain text; of many, the first."""
    return ", ".join([*names[:MOST_NAMES], *("…",) * (len(names) > MOST_NAMES)])


def whose(libraries: Sequence[str]) -> str:
    """The libraries that one copy holds, for the log; of many, the first by their names."""
    if len(libraries) == 1:
        return libraries[0]
    return f"{len(libraries)} libraries ({first_names(libraries)})" if libraries else "no library yet"


def told(contents: Contents, timezone: str) -> list[str]:
    """What a copy holds, in lines for an operator."""
    tables = len(contents.tables)
    lines = [words.HOLDS.plain(revision=str(contents.revision), n=contents.rows, tables=tables)]
    if contents.libraries:
        lines.append(words.LIBRARIES.plain(names=", ".join(contents.libraries)))
    answer = contents.newest
    if answer is None:
        return [*lines, words.NO_ANSWER_YET.plain()]
    at, month = answer.at.astimezone(ZoneInfo(timezone)), Month(answer.year, answer.month)
    newest = {"person": answer.person, "department": answer.department, "month": month_and_year(month)}
    return [*lines, words.NEWEST_ANSWER.plain(**newest, at=stamp(at))]
