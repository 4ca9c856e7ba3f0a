"""The buttons of the people's pages, and of whoever opens an invitation."""

from texts.press import press

NOBODY = 0
"""In the place of a deputy: nobody stands in."""


@press("come")
def come_in(secret: str) -> None:
    """✅ below what an invitation is for."""


@press("come_as")
def come_in_speaking(secret: str, language: str) -> None:
    """✅ in the language that somebody new wants to be spoken to."""


@press("lang")
def languages() -> None:
    """🌐: the languages to choose from."""


@press("lang_to")
def choose_language(language: str) -> None:
    """One of them."""


@press("lang_no")
def keep_language() -> None:
    """Below the offer of another one: as it was."""


@press("stay_out")
def stay_out() -> None:
    """The invitation is not theirs."""


@press("staff")
def staff() -> None:
    """👥 Xodimlar."""


@press("staff_page")
def staff_page(page: int) -> None:
    """Another page of them."""


@press("invited")
def open_invitations(page: int) -> None:
    """⏳ invitations that were not used yet."""


@press("withdraw")
def withdraw_invitation(invitation: int) -> None:
    """❌ one of them."""


@press("invite")
def invite() -> None:
    """➕: whom for?"""


@press("invite_to")
def invite_to(target: str) -> None:
    """A department's id, or the role `observer`, `director`, `deputy`."""


@press("staff_who")
def choose_person(page: int) -> None:
    """✏️: whom to change."""


@press("staff_one")
def profile(person: int) -> None:
    """One person and what can be changed about them."""


@press("staff_name")
def rename(person: int) -> None:
    """✏️ their name, to be typed."""


@press("staff_posts")
def departments_of(person: int, page: int) -> None:
    """👥: all departments, theirs marked."""


@press("staff_post")
def ask_department(person: int, department: int, answers: bool) -> None:
    """One of them, to be added or taken away."""


@press("post_set")
def set_department(person: int, department: int, answers: bool) -> None:
    """✅: so be it."""


@press("staff_role")
def choose_role(person: int) -> None:
    """🎖: the roles to choose from."""


@press("role_ask")
def ask_role(person: int, role: str) -> None:
    """One of them."""


@press("role_set")
def set_role(person: int, role: str) -> None:
    """✅: so be it."""


@press("staff_swap")
def choose_successor(person: int, page: int) -> None:
    """🔁: who takes over."""


@press("swap_ask")
def ask_successor(person: int, successor: int) -> None:
    """Somebody who works here."""


@press("swap_do")
def hand_over(person: int, successor: int) -> None:
    """✅: so be it."""


@press("swap_yes")
def new_successor(person: int) -> None:
    """✅ below a name that was typed: it is somebody new."""


@press("swap_new")
def invite_successor(person: int) -> None:
    """➕ somebody new, by a link."""


@press("staff_phone")
def new_account(person: int) -> None:
    """📱: a link for the same person with another phone or account."""


@press("staff_out")
def ask_withdrawal(person: int) -> None:
    """🚪: has this person left?"""


@press("out_do")
def withdraw_person(person: int) -> None:
    """🚪 yes."""


@press("people")
def leaves(page: int) -> None:
    """🌴 Ta'tillar: everybody who reports."""


@press("person")
def leave_of(person: int) -> None:
    """One person's leave."""


@press("away")
def ask_last_day(person: int) -> None:
    """🌴: away from today, until when?"""


@press("away_from")
def ask_first_day(person: int) -> None:
    """🗓: away from another day on."""


@press("away_until")
def choose_days(person: int, days: str) -> None:
    """One of the usual lengths (`press.days_word`)."""


@press("away_page")
def deputies_page(person: int, days: str, page: int) -> None:
    """Another page of who can stand in."""


@press("away_with")
def choose_deputy(person: int, days: str, deputy: int) -> None:
    """Who stands in, or NOBODY."""


@press("away_end")
def end_leave(person: int) -> None:
    """🏢 back at work, or the leave called off."""
