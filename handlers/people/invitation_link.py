"""A one-time link as it is handed to the director: a message and a picture, to be forwarded to whoever is invited."""

from handlers.visit import HOME_SCREEN, Visit
from reports.on_demand import qr_picture
from texts.people import staff as words
from usecases.people.invitations import withdrew_older
from usecases.people.staff import newest_invitation


def give_link(visit: Visit, secret: str, name: str, to: str, *, same_person: bool = False) -> None:
    """Show the newest invitation, whose link holds `secret`; `to` is the department, role or place that it is for,
    which the `same_person` has already."""
    invitation = newest_invitation(visit.work)
    address = f"https://t.me/{visit.bot_username}?start={secret}"
    library = visit.work.library.name
    if same_person:
        visit.say(words.new_phone_to_forward(address, name, library, invitation.until))
    else:
        visit.say(words.invitation_to_forward(address, name, library, to, invitation.until))
    visit.photo(
        qr_picture(address), f"taklif-{invitation.id}.png", words.invitation_caption(name, to, invitation.until)
    )
    visit.go(HOME_SCREEN)
    visit.show(words.invitation_made(name, to, ends_older=withdrew_older(visit.work.session, secret)))
