"""What a hand has set in the plan in force otherwise than a file says that is to be loaded over it."""

from dataclasses import dataclass
from typing import Literal

from plan.document.compare.row_matching import printed_code

Aspect = Literal["kind", "direction", "schedule", "target", "window", "reporters"]


@dataclass(frozen=True, slots=True)
class HandSet:
    """One thing that a hand has set since the last file. It stands where the file only repeats what the last one said;
    where the file has changed as well it is `asked`."""

    section: str
    number: str
    part: str
    aspect: Aspect
    in_force: str
    printed: str
    """What the file says; both as they are kept, "" for no schedule and no target."""
    asked: bool

    @property
    def code(self) -> str:
        """The row as people call it."""
        return printed_code((self.section, self.number))
