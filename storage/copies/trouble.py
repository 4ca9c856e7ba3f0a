"""What can go wrong with copies, as a code with its facts: whoever is at the terminal hears it in their language
(`texts.operator.copies`), and the log in English."""

from typing import Any, Self

_FOR_THE_LOG = {
    "not_copied": "{source} could not be copied to {folder}: {why}",
    "not_true": "{target} holds {rows} rows and not {expected}: it is no true copy",
    "not_sound": "{file} is not sound: {why}",
    "busy": "another copy is being written to {folder}",
    "no_key": "BACKUP_KEY: {copy} is encrypted, and there is no key to open it",
    "other_key": "BACKUP_KEY does not open {copy}: it was made with another key",
    "not_a_key": "BACKUP_KEY is no whole key: write it as `hisobot backup --new-key` printed it",
    "row_differs": "{table} {key} is not the same in both",
    "row_refused": "{table} {key} cannot be taken over: {why}",
    "other_revision": "it is of revision {revision} and this program of {newest}",
    "other_count": "{table} holds {rows} rows and not {expected}",
    "other_rows": "other rows were counted in their place",
    "no_program": "{program}, of PostgreSQL's client programs, is not installed here",
    "stage_busy": "another restore or move is at work there",
    "not_restorable": "{copy} is no sound copy of a database ({why})",
    "no_hisobot": "{copy} is no copy of a Hisobot's database",
    "no_copy": "there is no copy of {place} in {folder}",
    "not_there": "{copy} is not there",
    "the_database": "{copy} is the database itself",
    "unreadable": "{copy} could not be read ({why})",
    "said": "{why}",
}


class CopyTrouble(Exception):
    """`code` names the sentence, `facts` are what stands in it; `why` may be another trouble."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts

    def __str__(self) -> str:
        return _FOR_THE_LOG[self.code].format(**self.facts)

    def packed(self) -> dict[str, Any]:
        """As another process gets it."""
        facts = {
            name: fact.packed() if isinstance(fact, CopyTrouble) else str(fact) for name, fact in self.facts.items()
        }
        return {"code": self.code, "facts": facts}

    @classmethod
    def unpacked(cls, packed: dict[str, Any]) -> Self:
        """What another process has packed."""
        facts = packed["facts"]
        inner = {name: CopyTrouble.unpacked(fact) if isinstance(fact, dict) else fact for name, fact in facts.items()}
        return cls(packed["code"], **inner)
