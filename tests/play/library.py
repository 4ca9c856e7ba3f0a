"""The library of the play: the real plan, a director and seven who report, two of them in one department."""

from datetime import timedelta

from bot.demo import FOUNDED, LIBRARY, PLAYERS, create_demo
from storage.base import Session
from storage.people import people
from storage.tables import Person
from usecases.people.invitations import accept_invitation, read_link, write_invitation

DIRECTOR, COLLEAGUE = 7003, 7009
NAMES = {player.account: player.name for player in PLAYERS if player.department} | {COLLEAGUE: "Gulnora"}
"""Account → name."""


def found(session: Session) -> None:
    """The demo library before anything was reported, and a colleague of Nilufar's."""
    library = create_demo(session, LIBRARY)
    (nilufar,) = [player for player in PLAYERS if player.account == 7001]
    department = next(
        department
        for department in people.load_departments(session, library.id)
        if department.name == nilufar.department
    )
    now = FOUNDED + timedelta(hours=1)
    secret = write_invitation(
        session, library.id, now, role="member", name=NAMES[COLLEAGUE], department_id=department.id
    )
    door = read_link(session, secret, COLLEAGUE, now)
    assert not isinstance(door, str)
    accepted = accept_invitation(session, door, COLLEAGUE, now)
    assert not isinstance(accepted, str)
    assert session.get_one(Person, accepted.person.id).active
