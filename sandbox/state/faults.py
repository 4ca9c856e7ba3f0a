"""Misfortune on request: a script of rules that spoil chosen calls in the ways networks and servers do."""

import random
from dataclasses import dataclass, field, fields
from typing import Any

from sandbox.api.fields import METHODS
from sandbox.refusals import Unable

FAULTS = {
    "drop_before": "the connection is closed and nothing was done",
    "drop_after": "it is done, then the connection is closed without an answer",
    "stall": "it is done, and the answer comes `seconds` late",
    "502_after": "it is done, and a gateway's HTML page with 502 is answered",
    "500": "Internal Server Error, nothing was done",
    "502": "a gateway's HTML page, nothing was done",
    "429": "Too Many Requests with `retry_after`, nothing was done",
    "409": "Conflict, as with another poller, nothing was done",
    "401": "Unauthorized, as with a revoked token, nothing was done",
    "html_200": "somebody else's HTML page with 200, nothing was done",
}


@dataclass
class Rule:
    """One fault: for the `nth` matching call and `times` - 1 after it, or by chance, or for every call."""

    method: str
    fault: str
    nth: int | None = None
    times: int = 1
    probability: float | None = None
    seed: int = 0
    seconds: float = 5.0
    retry_after: int = 3
    person: int | None = None
    id: int = 0
    seen: int = 0
    hit: int = 0
    _chance: random.Random = field(default_factory=random.Random, repr=False)

    def __post_init__(self) -> None:
        if self.fault not in FAULTS:
            raise Unable(f"there is no fault {self.fault!r}; there are {', '.join(FAULTS)}")
        if self.nth is not None and (not isinstance(self.nth, int) or self.nth < 1):
            raise Unable("nth counts the calls from 1")
        self._chance.seed(self.seed)

    def meets(self, method: str, chat_id: Any) -> bool:
        """Whether this call is to be spoilt; counts it."""
        if self.method not in ("*", method) or (self.person is not None and chat_id != self.person):
            return False
        self.seen += 1
        if self.nth is not None:
            struck = self.nth <= self.seen < self.nth + self.times
        else:
            struck = self.probability is None or self._chance.random() < self.probability
        self.hit += struck
        return struck

    def view(self) -> dict[str, Any]:
        """The rule as JSON."""
        return {column.name: getattr(self, column.name) for column in fields(self) if column.repr}


class Faults:
    """The script in force; the first rule that meets a call is used."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._last_id = 0

    def add(self, method: str, fault: str, **more: Any) -> Rule:
        """Add a rule; fields as in `Rule`, `method` may be `*`."""
        allowed = {"nth", "times", "probability", "seed", "seconds", "retry_after", "person"}
        if unknown := set(more) - allowed:
            raise Unable(f"a fault has no {', '.join(sorted(unknown))}")
        if method not in ("*", *METHODS):
            raise Unable(f"the sandbox has no method {method!r}")
        self._last_id += 1
        rule = Rule(method=method, fault=fault, id=self._last_id, **more)
        self.rules.append(rule)
        return rule

    def clear(self) -> None:
        """Nothing is spoilt any more."""
        self.rules.clear()

    def matching_rule(self, method: str, chat_id: Any) -> Rule | None:
        """The rule that spoils this call, if one does."""
        for rule in self.rules:
            if rule.meets(method, chat_id):
                return rule
        return None
