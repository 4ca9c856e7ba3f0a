"""One change of one fact, and how whoever answers is seen to know of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from tests.support.people.cast import MALIKA, NILUFAR

Entrance = Literal["chat", "file", "command", "job"]
Change = Callable[..., None]
"""Takes the hands and, where one change is made to several things, which of them."""
DILNOZA = 7005
"""A second director: she looks in the process that answers, while Malika changes things in the other."""
CASES: list["Case"] = []


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody says to the process that answers, and then presses there."""

    account: int
    says: str
    presses: tuple[str, ...] = ()


ANSWER = Look(NILUFAR, "7")
"""The next number: Nilufar has answered one, and her next question is how many came again."""


def page(says: str, *presses: str, by: int = DILNOZA) -> Look:
    return Look(by, says, presses)


@dataclass(frozen=True, slots=True)
class Case:
    """`change` is carried out by the other process, through an entrance. The look then `shows` something that it did
    not show before, or does not show any more what it `hides`; or it only differs, when neither is named."""

    change: Change
    entrance: Entrance
    look: Look = ANSWER
    shows: str = ""
    hides: str = ""
    first: Change | None = None
    """What the other process does before anybody answers anything."""
    wait: int = 0
    """Days that pass between the first answer and the look, for everybody."""
    about: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return "-".join((self.change.__name__, *self.about))

    def tells(self, before: str, after: str) -> bool:
        """Whether the look has noticed the change."""
        if self.shows or self.hides:
            shown = not self.shows or (self.shows in after and self.shows not in before)
            return shown and (not self.hides or (self.hides in before and self.hides not in after))
        return before != after


def changed_by(
    entrance: Entrance,
    look: Look = ANSWER,
    *,
    shows: str = "",
    hides: str = "",
    first: Change | None = None,
    wait: int = 0,
    each: Iterable[tuple[str, ...]] = ((),),
) -> Callable[[Change], Change]:
    """Make a case of a function, or one of `each` thing that it is given."""

    def keep(change: Change) -> Change:
        CASES.extend(Case(change, entrance, look, shows, hides, first, wait, about) for about in each)
        return change

    return keep


__all__ = ["ANSWER", "CASES", "DILNOZA", "MALIKA", "Case", "Look", "changed_by", "page"]
