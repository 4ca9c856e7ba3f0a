"""What each role may do, as one table."""

import pytest

from plan.roles import RIGHTS, has_right

TABLE = {
    #            report observe oversee direct
    "director": (True, True, True, True),
    "deputy": (True, True, True, False),
    "member": (True, False, False, False),
    "observer": (False, True, False, False),
    "nobody": (False, False, False, False),
}


@pytest.mark.parametrize("role", TABLE)
def test_it_gives_a_role_these_rights_and_no_other(role: str) -> None:
    assert tuple(has_right(role, right) for right in ("report", "observe", "oversee", "direct")) == TABLE[role]


def test_it_knows_no_role_that_is_not_in_the_table() -> None:
    assert set(RIGHTS) == set(TABLE) - {"nobody"}
