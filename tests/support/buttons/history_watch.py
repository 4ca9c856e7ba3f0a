"""Looks over the shoulder of every database connection and notes each transaction that changes something the library
answers for without leaving a line in the history."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Delete, Engine, Insert, Update, event

SUBJECTS: Mapping[str, frozenset[str]] = {
    table: frozenset(subjects.split())
    for table, subjects in {
        "answers": "answer",
        "attachments": "submission",
        "day_counts": "day_count",
        "days_off": "day_off working_day",
        "departments": "department plan",
        "double_counts": "double_count figure plan submission",
        "handed_in": "quarter",
        "invitations": "invitation person",
        "leaves": "person",
        "letter_paragraphs": "letter",
        "libraries": "library setting",
        "library_files": "setting",
        "library_settings": "setting",
        "memberships": "person",
        "own_forms": "setting",
        "people": "person",
        "plan_figures": "plan",
        "plan_rows": "plan",
        "plan_versions": "plan",
        "plans": "plan",
        "reasons": "reason",
        "reporters": "plan",
        "returns": "submission",
        "russian_names": "department plan setting",
        "submissions": "submission",
    }.items()
}
"""Table → the subjects of history of which one must be written down in the transaction that changes it."""
FREE = frozenset(
    {
        "chat_holds",
        "history",
        "dialogs",
        "leadership",
        "typed_messages",
        "language_offers",
        "link_attempts",
        "nightly_copies",
        "plan_drafts",
        "outdated_papers",
        "paper_orders",
        "practices",
        "public_days",
        "reminders",
        "reminder_clocks",
    }
)
"""Tables that tell their own story (the ledger of reminders), hold what is only on its way, what the state decides
(public days), what is practised and counts for nothing, or how the bot itself is doing."""
_OF_AN_UPDATE = frozenset({"inbox", "outbox"})


class Watch:
    """What was changed without a word. With `everything` also by transactions that answer nobody, such as a test's
    own preparations."""

    def __init__(self, everything: bool = False) -> None:
        self.everything = everything
        self.unlogged: list[str] = []

    def executing(
        self, connection: Connection, clause: Any, multiple: Sequence[Any], params: Mapping[str, Any], _: Any
    ) -> None:
        if isinstance(clause, Insert | Update | Delete):
            name = str(getattr(clause.table, "name", ""))
            written: dict[str, set[str]] = connection.info.setdefault("written", {})
            rows = multiple or [params]  # many lines at once, or one
            subjects = [row["subject"] for row in rows if name == "history" and "subject" in row]
            written.setdefault(name, set()).update(subjects)

    def committing(self, connection: Connection) -> None:
        written: dict[str, set[str]] = connection.info.pop("written", {})
        if not self.everything and not _OF_AN_UPDATE & set(written):
            return
        columns = written.get("history", set())
        self.unlogged += [
            f"{name} was changed, and the history only tells of: {', '.join(sorted(columns)) or 'nothing'}"
            for name in written
            if name in SUBJECTS and not SUBJECTS[name] & columns
        ]

    def rolling_back(self, connection: Connection) -> None:
        connection.info.pop("written", None)


@contextmanager
def watching(everything: bool = False) -> Iterator[Watch]:
    """Watch every connection of this process until the block ends."""
    watch = Watch(everything)
    listeners: dict[str, Callable[..., None]] = {
        "before_execute": watch.executing,
        "commit": watch.committing,
        "rollback": watch.rolling_back,
    }
    for name, listener in listeners.items():
        event.listen(Engine, name, listener)
    try:
        yield watch
    finally:
        for name, listener in listeners.items():
            event.remove(Engine, name, listener)
