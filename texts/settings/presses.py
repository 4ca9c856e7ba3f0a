"""The buttons of the settings."""

from texts.press import press

SURE = "+"
"""Before what a button carries: the director was asked and says yes. A double tap is no answer to the question so."""


def answered(carried: str) -> tuple[bool, str]:
    """Whether the director says yes to what was asked, and what the button is about."""
    return carried.startswith(SURE), carried.removeprefix(SURE)


def confirmed(carried: str) -> str:
    """What the button of a yes carries."""
    return SURE + carried


@press("settings")
def settings() -> None:
    """⚙️ Sozlamalar: everything that can be set."""


@press("set_name")
def library_name() -> None:
    """🏛 the library's name."""


@press("set_days")
def days_off() -> None:
    """📅 the days on which the library's calendar differs from the state's."""


@press("day_drop")
def drop_day(day: str) -> None:
    """❌ one of the library's own days: `20250403`, or `+20250403` for a yes."""


@press("day_work")
def work_on(day: str) -> None:
    """🏢 a day off that is worked: `20250405`, or `+20250405` for a yes."""


@press("day_free")
def free_day(day: str) -> None:
    """That an estimated day off is one: `20270309`."""


@press("paper_langs")
def paper_languages() -> None:
    """📄 the languages that papers can be written in."""


@press("paper_lang")
def choose_paper_language(language: str) -> None:
    """One of them."""


@press("zone")
def zones() -> None:
    """🕰 the time zones to choose from."""


@press("zone_to")
def choose_zone(zone: str) -> None:
    """One of them: `Asia.Tashkent`, or `+Asia.Tashkent` for a yes."""


@press("remset")
def deadlines() -> None:
    """⏰ deadlines and reminders."""


@press("remset_one")
def deadline(name: str) -> None:
    """One setting of them."""


@press("remset_to")
def set_deadline(name: str, value: str) -> None:
    """Another value for it: `3`, `-2`, or `+3` for a yes."""


@press("head")
def letterhead() -> None:
    """✉️ what is printed around the figures of a letter."""


@press("head_set")
def letterhead_line(name: str) -> None:
    """One line of it, to be typed."""


@press("head_clear")
def clear_line(name: str) -> None:
    """🧹 leave this line empty."""


@press("letter_tpl")
def letter_template() -> None:
    """📄 what letters are written in."""


@press("letter_tags")
def template_tags() -> None:
    """The tags that a template may hold."""


@press("letter_get")
def send_template(which: str) -> None:
    """⬇️ `sample`, a template to begin with, or `own`, the one in use."""


@press("letter_drop")
def drop_template(answer: str) -> None:
    """🗑 the library's own template: `ask`, or `yes`."""


@press("oforms")
def own_forms() -> None:
    """🏛 the province's own forms; a file sent there is another one."""


@press("oform")
def own_form(form: int) -> None:
    """One of them; a file sent there takes its place."""


@press("oform_tags")
def form_marks() -> None:
    """What marks a form may hold."""


@press("oform_sample")
def form_example() -> None:
    """⬇️ a form to begin with."""


@press("oform_get")
def send_form(form: int) -> None:
    """⬇️ the form as it was sent."""


@press("oform_try")
def try_form(form: int) -> None:
    """🔎 the form with the present figures."""


@press("oform_col")
def form_column(form: int, at: int) -> None:
    """One of the columns that may be marked."""


@press("oform_colto")
def mark_column(form: int, at: int, what: str) -> None:
    """What comes into it, by its name in the list of these."""


@press("oform_drop")
def drop_form(form: int, answer: str) -> None:
    """🗑 forget the form: `ask`, or `yes`."""
