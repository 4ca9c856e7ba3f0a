"""A section of the plan as it is called; a plan without sections has rows alone."""

from markupsafe import Markup

from texts.sentence import plain, say
from texts.wording import clip, in_russian


def section_name(section: str, title: str) -> str:
    """`IV. ASOSIY FAOLIYAT`; where it has no number its title, and where it has none either, the rows."""
    title = in_russian(title) or title
    if section:
        return plain("{section}. {title}", section=section, title=title)
    return title or plain("Bandlar")


def section_line(section: str, title: str, length: int) -> Markup:
    """The same on a screen, with a title of at most so many letters."""
    if section:
        return say("<b>{section}.</b> {title}", section=section, title=clip(in_russian(title) or title, length))
    return say("<b>{name}</b>", name=clip(section_name(section, title), length))


def section_label(section: str) -> str:
    """The section on a button."""
    return section or plain("Bandlar")
