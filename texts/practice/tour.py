"""Three cards that show a newcomer how the bot is used."""

from collections.abc import Sequence

from texts.home import home_button
from texts.practice import presses
from texts.screen import Button, Row, Screen
from texts.sentence import Sentence, lines, plain, say

_CARDS: Sequence[Sentence] = (
    Sentence(
        "🗓 <b>Bot nima so'raydi?</b>\n\n"
        "Oy tugagach, sizga xabar keladi. Bot xizmatingizning bandlarini birma-bir so'raydi: "
        "shu oyda qancha ish bo'ldi?"
    ),
    Sentence(
        "✍️ <b>Qanday javob beriladi?</b>\n\n"
        "Raqamni yozib yuboring: <b>45</b>\n"
        "Ish bo'lmagan bo'lsa: <b>0</b> tugmasi\n"
        "Soni hali aniq bo'lmasa: <b>Noma'lum</b>, keyin to'ldirasiz\n\n"
        "Har bir javob darhol saqlanadi."
    ),
    Sentence(
        "📨 <b>Keyin nima bo'ladi?</b>\n\n"
        "Hammasini ko'zdan kechirib, «📨 Topshirish» tugmasini bosasiz: hisobot direktorga boradi.\n"
        "Raqam shubhali bo'lsa, bot so'raydi. Xato topsangiz, oy yopilguncha tuzatasiz."
    ),
)
CARDS = len(_CARDS)


def tour_card(card: int, *, rows: bool) -> Screen:
    """One of the cards, counted from one; `rows` says that there is something to practise on."""
    text = lines(say("💡 Tanishuv · {card}/{cards}", card=card, cards=CARDS), _CARDS[card - 1]())
    turns = []
    if card > 1:
        turns.append(Button(plain("‹ Oldingi"), presses.tour(card - 1)))
    if card < CARDS:
        turns.append(Button(plain("Keyingi ›"), presses.tour(card + 1)))
    practise: Row = (Button(plain("🎓 Mashq"), presses.practise()),) if rows and card == CARDS else ()
    return Screen(text, (tuple(turns), (*practise, home_button())))
