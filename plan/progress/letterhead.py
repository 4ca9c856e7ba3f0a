"""What stands around the figures of a paper: who writes, to whom, and who signs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a library writes around its figures: whom it writes to, and who signs. Empty where nothing was set.
    `greeting` is the addressee's name and patronymic, as they are greeted; `full_name` the library's official one.
    `language` is what papers are written in unless an order says otherwise."""

    addressee: str = ""
    greeting: str = ""
    director: str = ""
    director_post: str = ""
    executor: str = ""
    phone: str = ""
    place: str = ""
    full_name: str = ""
    email: str = ""
    agreed_post: str = ""
    agreed_by: str = ""
    language: str = "uz"
