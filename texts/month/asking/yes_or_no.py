"""What is said to a typed yes or no where a question of ours is open."""

from markupsafe import Markup

from texts.sentence import say
from texts.wording import clip


def refused(typed: str) -> Markup:
    """The question is answered with no. A zero for the row that is asked has to be said as one."""
    return say(
        "👌 «{typed}» yuqoridagi savolga javob deb olindi, hech narsa yozilmadi. "
        "Shu oyda bo'lmagan bo'lsa, <b>0</b> yozing.",
        typed=clip(typed, 40),
    )


def which_one(typed: str) -> Markup:
    """A yes that more than one button may mean."""
    return say("❗️ «{typed}» yozilmadi. Qaysi biriga? Tugmasini bosing.", typed=clip(typed, 40))


def no_number(typed: str) -> Markup:
    """A yes to a guess that has no button: what was meant has to be typed."""
    return say("❗️ «{typed}» yozilmadi. Sonini raqam bilan yozing.", typed=clip(typed, 40))


def refused_at_list(typed: str) -> Markup:
    """A no to which row a number is for, while a list waits on."""
    return say("👌 «{typed}»: raqam yozilmadi. Ro'yxat kutmoqda.", typed=clip(typed, 40))
