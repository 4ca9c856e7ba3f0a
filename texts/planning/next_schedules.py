"""How a new target is split over next year, in words."""

from decimal import Decimal

from markupsafe import Markup

from texts.paging import fit_lines
from texts.planning import presses
from texts.planning.kinds import schedule_words
from texts.planning.next_targets import AskedTarget
from texts.progress.measures import short_name
from texts.screen import Button, Screen
from texts.sentence import NOTHING, lines, paragraphs, plain, say
from texts.wording import clip, indicator_unit


def ask_split(draft: int, year: int, asked: AskedTarget, above: Markup = NOTHING) -> Screen:
    """The quarters of one new target, beside those of the old one."""
    old = asked.old
    text = paragraphs(
        above,
        lines(
            say("📆 <b>{year:bare}-yil rejasi · choraklar</b>", year=year + 1),
            say(
                "<b>{code}</b> {name} ({unit})",
                code=old.lettered,
                name=short_name(old, 200),
                unit=clip(indicator_unit(old), 40),
            ),
            say("{year:bare}-yil: {split}", year=year, split=schedule_words(str(old.schedule or ""))),
            say("{year:bare}-yil: yillik reja <b>{target:figure}</b>", year=year + 1, target=asked.target),
            say("Hozir yozilgani: <b>{split}</b>", split=schedule_words(asked.schedule)) if asked.schedule else NOTHING,
        ),
        say("👇 Choraklar rejasini yozing, masalan: <b>3 4 3 4</b>."),
    )
    rows = (
        (Button(plain("Choraklarga bo'linmasin"), presses.take_no_split(draft, asked.key)),),
        (Button(plain("🎯 Rejani o'zgartirish"), presses.ask_target(draft, asked.key)),),
        (Button(plain("⏸ Keyinroq"), presses.show_next_year(draft)),),
    )
    return Screen(fit_lines(text), rows)


def does_not_come_out(asked: AskedTarget, schedule: str, comes_to: Decimal | None) -> Markup:
    """The quarters that were typed do not go with the target."""
    return lines(
        say(
            "❗️ {split}: oxirgisi {sum:figure}, yillik reja esa {target:figure}.",
            split=schedule_words(schedule),
            sum=comes_to,
            target=asked.target,
        )
        if asked.old.kind in ("level", "stock", "percent")
        else say(
            "❗️ {split}: jami {sum:figure}, yillik reja esa {target:figure}.",
            split=schedule_words(schedule),
            sum=comes_to,
            target=asked.target,
        ),
        say("Har davrning o'zinikini yozing yoki avval rejani o'zgartiring."),
    )


def split_receipt(asked: AskedTarget, schedule: str) -> Markup:
    """The receipt of it."""
    return say("✅ {code}: {split}", code=asked.old.lettered, split=schedule_words(schedule))
