"""What each role may do, in one place: whoever asks "may they?" asks here."""

from typing import Literal

Right = Literal["report", "observe", "oversee", "direct"]
"""report: give numbers for one's departments. observe: see the whole library. oversee: approve and return what others
reported. direct: change the plan, the people and the settings."""

Role = Literal["director", "deputy", "member", "observer"]
RIGHTS: dict[Role, frozenset[Right]] = {
    "director": frozenset({"report", "observe", "oversee", "direct"}),
    "deputy": frozenset({"report", "observe", "oversee"}),
    "member": frozenset({"report"}),
    "observer": frozenset({"observe"}),
}
ROLES = tuple(RIGHTS)


def has_right(role: str, right: Right) -> bool:
    """Whether a role has a right; a role nobody knows has none."""
    return role in RIGHTS and right in RIGHTS[role]
