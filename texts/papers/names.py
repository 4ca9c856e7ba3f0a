"""The words of asking for names: who signs, whom the letter is for, who agrees; the plan's own are only offered."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from plan.document.approval import Signatory, greeted, in_dative
from texts.home import back_button
from texts.paging import packed_buttons
from texts.papers import presses
from texts.screen import Button, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import clip, one_apostrophe

TOO_LONG = Sentence("❗️ Ko'pi bilan 200 ta belgi yozing.")
NO_NAME = Sentence("❗️ Ismini harflar bilan yozing.")
ALL_GIVEN = Sentence("✅ Barcha ismlar yozilgan.")
_QUESTIONS: Mapping[str, Sentence] = {
    "director": Sentence("🖋 <b>Xatni kim imzolaydi?</b>"),
    "addressee": Sentence("📮 <b>Xat kimga yoziladi?</b>"),
    "agreed_by": Sentence("🤝 <b>Hisobot shaklini kim kelishadi?</b>"),
}
_EXAMPLES: Mapping[str, Sentence] = {
    "director": Sentence("👇 Ismini yozing. Masalan: <i>M. Karimova</i>"),
    "addressee": Sentence(
        "👇 Lavozimi va ismini yozing. Masalan: "
        "<i>Andijon viloyat axborot-kutubxona markazi direktori M. Yusupovaga</i>"
    ),
    "agreed_by": Sentence("👇 Ismini yozing. Masalan: <i>M. Yusupova</i>"),
}
_MISSING: Mapping[str, Sentence] = {
    "director": Sentence("kim imzolashi"),
    "addressee": Sentence("kimga yozilishi"),
}
_BLOCKS: Mapping[str, Sentence] = {"agreed": Sentence("KELISHILDI"), "approved": Sentence("TASDIQLAYMAN")}


def missing_names_line(missing: Sequence[str]) -> Markup:
    """Which names a paper still needs; nothing when it has them all."""
    if not missing:
        return NOTHING
    if len(missing) == 1:
        return say("❗️ Hali yozilmagan: {what}.", what=_MISSING[missing[0]].plain())
    return say(
        "❗️ Hali yozilmagan: {what} va {other}.", what=_MISSING[missing[0]].plain(), other=_MISSING[missing[1]].plain()
    )


def names_button(after: str) -> Button:
    return Button(plain("✍️ Ismlarni yozish"), presses.ask_names(after))


def ask_name(line: str, found: Sequence[Signatory], after: str, back: str, above: Markup = NOTHING) -> Screen:
    """One name is asked for: those of the plan stand on buttons, any other is typed."""
    offered = [(number, one) for number, one in enumerate(found) if fits(line, one)]
    posts = {one_apostrophe(one.post).casefold() for _, one in offered}
    text = paragraphs(
        above,
        _QUESTIONS[line](),
        lines(say("Rejada yozilgan:"), *(_found(number, one) for number, one in offered)) if offered else NOTHING,
        say("⚠️ Ikkalasi ham bir xil lavozim bilan yozilgan: to'g'risini o'zingiz tanlang.")
        if len(offered) > 1 and len(posts) == 1
        else NOTHING,
        _EXAMPLES[line](),
    )
    choices = [
        Button(
            plain("{number}. {who}", number=number + 1, who=clip(one.name or one.post, 26)),
            presses.take_name(line, number, after),
        )
        for number, one in offered
    ]
    later = Button(plain("⏭ Keyinroq"), presses.pass_name(line, after))
    return Screen(text, (*packed_buttons(choices), (later, back_button(back))))


def _found(number: int, one: Signatory) -> Markup:
    place, block, post = number + 1, _BLOCKS[one.block].plain(), clip(one.post, 120)
    if not one.name:
        return say("{number}. {block}: {post} (ismi yozilmagan)", number=place, block=block, post=post)
    if not one.post:
        return say("{number}. {block}: <b>{name}</b>", number=place, block=block, name=one.name)
    return say("{number}. {block}: {post} — <b>{name}</b>", number=place, block=block, post=post, name=one.name)


def fits(line: str, one: Signatory) -> bool:
    """Whether somebody in the plan can stand on a line: a letter may go to a post alone, but nobody signs unnamed."""
    return bool(one.post) if line == "addressee" else bool(one.name)


def lines_of(line: str, one: Signatory) -> Mapping[str, str]:
    """What is written on which lines of the papers when somebody out of the plan is chosen for one."""
    post, name = one_apostrophe(one.post), one_apostrophe(one.name)
    if line == "addressee":
        written = {"addressee": in_dative(plain("{post} {name}", post=post, name=name).strip())}
        greeting = greeted(name)
        return {**written, "greeting": greeting} if greeting else written
    return {("director_post" if line == "director" else "agreed_post"): post, line: name}


def name_kept(line: str, words: str) -> Markup:
    return say("✅ {line}: <b>{words}</b>", line=_MISSING_TITLES[line].plain(), words=words)


_MISSING_TITLES: Mapping[str, Sentence] = {
    "director": Sentence("🖋 Imzolaydi"),
    "addressee": Sentence("📮 Kimga"),
    "agreed_by": Sentence("🤝 Kelishadi"),
}
